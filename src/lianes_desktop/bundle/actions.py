"""How what a dossier says of itself is written as JSON, for each of the four kinds of action."""

from typing import Any

from lianes_desktop.bundle import codecs, records
from lianes_desktop.bundle.codecs import Codec
from lianes_desktop.bundle.strict_json import Json
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, Coverage, HostingCase, MealsMode
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import MembershipId
from lianes_desktop.domain.missions import (
    OBJECTIVES,
    SDGS,
    Acceptance,
    ConfirmedDay,
    Courtesy,
    Delegation,
    HostingDay,
    Mission,
    PlannedCost,
    ProgrammeAgreement,
    Theme,
)
from lianes_desktop.domain.partnerships import (
    AgreementKind,
    Candidate,
    Channel,
    Milestones,
    NewPartnership,
    PartnershipAgreement,
)
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.projects import CooperationProject, ProjectKind

_day = codecs.optional(codecs.day)
_people = codecs.optional(codecs.whole(0))
_meals = codecs.optional(codecs.choice(MealsMode))
_another = codecs.optional(records.dossier_id)

convention = codecs.record(
    Convention,
    frozenset(("starts_on", "ends_on", "late_letter_accepted_on")),
    reference=codecs.line,
    letter_received_on=_day,
    signed_on=_day,
    overrides=codecs.record(
        ConventionOverrides,
        frozenset(("eligibility_end", "project_rate", "partnership_rate", "meals_mode", "articles")),
        rate=codecs.optional(codecs.decimal),
        ad_hoc_rate=codecs.optional(codecs.decimal),
        eligibility_start=_day,
        ceiling_cents=codecs.optional(records.cents),
        coverage=codecs.coded(codecs.choice(Coverage)),
        kind_ceilings_cents=codecs.coded(records.cents),
        lost_receipt_line_cents=codecs.optional(records.cents),
        lost_receipt_person_cents=codecs.optional(records.cents),
        eligibility_end=_day,
        project_rate=codecs.optional(codecs.decimal),
        partnership_rate=codecs.optional(codecs.decimal),
        meals_mode=_meals,
        articles=codecs.coded(codecs.line),
    ),
    starts_on=_day,
    ends_on=_day,
    late_letter_accepted_on=_day,
)

_LATER = ("edition", "settings", "membership", "other_theme_accepted", "objectives", "sdgs", "tasks", "confirmed_days")
_shared: dict[str, Codec[Any]] = {
    "id": records.dossier_id,
    "title": codecs.line,
    "authority": codecs.optional(records.organisation_id),
    "partner": codecs.optional(records.organisation_id),
    "place": codecs.line,
    "themes": codecs.many(codecs.choice(Theme)),
    "other_theme": codecs.line,
    "zone": codecs.zone,
    "convention": convention,
    "budget": codecs.many(codecs.record(PlannedCost, heading=codecs.choice(BudgetHeading), cents=records.cents)),
    "sample": codecs.flag,
    "edition": codecs.line,
    "settings": codecs.whole(0),
    "membership": codecs.optional(codecs.identity(MembershipId)),
    "other_theme_accepted": codecs.optional(codecs.record(Acceptance, accepted_on=codecs.day, accepted_by=codecs.line)),
    "objectives": codecs.many(codecs.whole(OBJECTIVES[0], OBJECTIVES[-1])),
    "sdgs": codecs.many(codecs.whole(SDGS[0], SDGS[-1])),
    "tasks": codecs.many(
        codecs.record(
            Task,
            code=codecs.line,
            title=codecs.line,
            done_on=_day,
            owner=codecs.line,
            note=codecs.text,
            not_needed=codecs.flag,
        )
    ),
    "confirmed_days": codecs.many(codecs.record(ConfirmedDay, code=codecs.line, day=codecs.day)),
}
_agreement = codecs.record(
    ProgrammeAgreement, shared_on=_day, french_on=_day, moroccan_on=_day, moroccan_by=codecs.line
)
_mission = codecs.record(
    Mission,
    frozenset((*_LATER, "first_exchange_of", "meals_mode", "agreement")),
    **_shared,
    starts_on=_day,
    ends_on=_day,
    duration_reason=codecs.text,
    first_exchange_of=_another,
    meals_mode=_meals,
    agreement=_agreement,
)
_hosting = codecs.record(
    HostingDay,
    frozenset((*_LATER, "first_exchange_of", "delegation", "courtesy", "agreement")),
    **_shared,
    held_on=_day,
    case=codecs.choice(HostingCase),
    case_reason=codecs.text,
    groups=codecs.many(codecs.line),
    first_exchange_of=_another,
    delegation=codecs.record(
        Delegation,
        frozenset({"menus"}),
        name=codecs.line,
        arrives_on=_day,
        leaves_on=_day,
        interpreter=codecs.line,
        transport=codecs.line,
        menus=codecs.many(records.menu),
    ),
    courtesy=codecs.choice(Courtesy),
    agreement=_agreement,
)
_candidate = codecs.record(
    Candidate,
    name=codecs.line,
    organisation=codecs.optional(records.organisation_id),
    population=_people,
    competences=codecs.text,
    stakes=codecs.text,
    channel=codecs.choice(Channel),
    contact=codecs.line,
    note=codecs.text,
    retained=codecs.flag,
)
_partnership = codecs.record(
    NewPartnership,
    frozenset(_LATER),
    **_shared,
    starts_on=_day,
    ends_on=_day,
    intention=codecs.text,
    sought=codecs.text,
    intention_on=_day,
    population=_people,
    competences=codecs.text,
    stakes=codecs.text,
    candidates=codecs.many(_candidate),
    milestones=codecs.record(Milestones, introduced_on=_day, first_meeting_on=_day, integrated_on=_day),
    accord=codecs.record(
        PartnershipAgreement,
        kind=codecs.choice(AgreementKind),
        signed_on=_day,
        reference=codecs.line,
        paper=codecs.optional(records.paper),
        active_from=_day,
        closed_on=_day,
    ),
)
_project = codecs.record(
    CooperationProject,
    frozenset(_LATER),
    **_shared,
    starts_on=_day,
    ends_on=_day,
    kind=codecs.choice(ProjectKind),
    other_kind=codecs.line,
    description=codecs.text,
    expected=codecs.text,
    owners_confirmed=codecs.flag,
    no_heavy_investment=codecs.flag,
    equipment_reason=codecs.text,
)
_kinds: dict[ActionType, Codec[Any]] = {
    ActionType.MISSION: _mission,
    ActionType.HOSTING: _hosting,
    ActionType.PARTNERSHIP: _partnership,
    ActionType.PROJECT: _project,
}
_action_type = codecs.choice(ActionType)


def _write(value: Action) -> Json:
    return {"type": value.action.value, **codecs.as_object(_kinds[value.action].write(value))}


def _read(value: Json, place: str) -> Action:
    found = codecs.as_object(value, place)
    fields: Json = {name: one for name, one in found.items() if name != "type"}
    kind = _kinds[_action_type.read(found.get("type"), f"{place}.type")]
    action: Action = kind.read(fields, place)
    return action


action: Codec[Action] = Codec(_write, _read)
