"""Everything the domain can say, in the person's language: the one door for pages and documents."""

from lianes_desktop.i18n.acts import act
from lianes_desktop.i18n.claims import because
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
    rate_source,
    result,
    source,
    status,
    theme,
)
from lianes_desktop.i18n.refusals import failure, refusal
from lianes_desktop.i18n.states import bundle_kind, enrolment, sent
from lianes_desktop.i18n.verdicts import verification

__all__ = [
    "act",
    "action",
    "because",
    "bundle_kind",
    "consent",
    "consent_channel",
    "deduction",
    "eligibility",
    "enrolment",
    "expense_kind",
    "failure",
    "finding",
    "heading",
    "hosting_case",
    "item_kind",
    "mandate",
    "rate_source",
    "refusal",
    "result",
    "sent",
    "source",
    "status",
    "theme",
    "verification",
]
