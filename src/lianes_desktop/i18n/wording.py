"""Everything the domain can say, in the person's language: the one door for pages and documents."""

from lianes_desktop.i18n.acts import act
from lianes_desktop.i18n.claims import because, line_counts
from lianes_desktop.i18n.findings import finding
from lianes_desktop.i18n.labels import (
    action,
    consent,
    consent_channel,
    deduction,
    eligibility,
    expense_kind,
    heading,
    hosting_case,
    item_kind,
    mandate,
    means,
    power,
    purpose,
    rate_origin,
    rate_source,
    result,
    source,
    status,
    theme,
)
from lianes_desktop.i18n.people import role, role_ar
from lianes_desktop.i18n.refusals import failure, refusal
from lianes_desktop.i18n.results import (
    communication_kind,
    criterion,
    exchange_form,
    gender,
    item_state,
    objective,
    organisation_type,
    programme_state,
    report_part,
    score,
)
from lianes_desktop.i18n.states import bundle_kind, enrolment, sent
from lianes_desktop.i18n.verdicts import verification
from lianes_desktop.i18n.workings import step

__all__ = [
    "act",
    "action",
    "because",
    "bundle_kind",
    "communication_kind",
    "consent",
    "consent_channel",
    "criterion",
    "deduction",
    "eligibility",
    "enrolment",
    "exchange_form",
    "expense_kind",
    "failure",
    "finding",
    "gender",
    "heading",
    "hosting_case",
    "item_kind",
    "item_state",
    "line_counts",
    "mandate",
    "means",
    "objective",
    "organisation_type",
    "power",
    "programme_state",
    "purpose",
    "rate_origin",
    "rate_source",
    "refusal",
    "report_part",
    "result",
    "role",
    "role_ar",
    "score",
    "sent",
    "source",
    "status",
    "step",
    "theme",
    "verification",
]
