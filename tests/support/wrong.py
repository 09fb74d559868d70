"""Each thing the checks may find: a dossier that has it, the level and the field it leads to, and one without."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.conflicts import set_aside
from lianes_desktop.domain.conventions import ConventionOverrides, HostingCase, MealsMode
from lianes_desktop.domain.dossiers import Dossier, FindingCode, Level
from lianes_desktop.domain.expenses import AuthorityShare, LostReceiptDeclaration
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingNature, FundingState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    AdvanceId,
    CommunicationId,
    FollowUpId,
    FundingId,
    OrganisationId,
    new_id,
)
from lianes_desktop.domain.missions import Courtesy, Delegation, PlannedCost, ProgrammeAgreement
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.partnerships import Candidate, Milestones, PartnershipAgreement
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.programmes import ItemKind, ItemState
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.domain.reports import CommunicationItem, FollowUp
from lianes_desktop.domain.summaries import Section
from support.builders import (
    DOSSIER,
    a_contact,
    a_page,
    a_participant,
    a_receipt,
    an_expense,
    an_item,
    euros,
)
from support.whole import (
    CONVENTION,
    MET,
    a_report,
    lille,
    whole,
    whole_day,
    whole_mission,
    whole_partnership,
    whole_project,
)

F, E, W = FindingCode, Level.ERROR, Level.WARNING


class Example(NamedTuple):
    code: FindingCode
    level: Level
    section: Section
    field: str
    wrong: Dossier
    right: Dossier


def paid(**fields: Any) -> Dossier:  # noqa: ANN401 - fields of an expense
    action = fields.pop("action", None)
    return whole(action, expenses=(an_expense(**fields),))


def at(start: str, end: str, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of a programme line
    return whole(whole_mission(duration_reason="Élections"), items=(*MET, an_item(start, end, **fields)))


def people(*given: Any) -> Dossier:  # noqa: ANN401 - participants
    return whole(participants=given)


def guests(*given: Any) -> Dossier:  # noqa: ANN401 - participants
    return whole(whole_day(), participants=(a_participant(status=Status.STAKEHOLDER), *given))


def told(**fields: Any) -> Dossier:  # noqa: ANN401 - fields of an item of communication
    return whole(communications=(CommunicationItem(CommunicationId(new_id()), DOSSIER, "Article", **fields),))


def funded(cents: int, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of a funding
    return whole(fundings=(Funding(FundingId(new_id()), DOSSIER, "Agence de l’eau", cents, **fields),))


def advanced(cents: int, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of an advance
    return whole(advances=(Advance(AdvanceId(new_id()), DOSSIER, cents, presumed_cents=100_00, **fields),))


def follow_up(**fields: Any) -> Dossier:  # noqa: ANN401 - fields of what is to follow
    return whole(follow_ups=(FollowUp(FollowUpId(new_id()), DOSSIER, "Envoyer le guide", **fields),))


def meals(count: int, mode: MealsMode | None = None, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of an expense
    given = (
        an_expense(f"{20 + one}.00", number=one + 1, kind="REMI", payee=f"Café {one}", **fields) for one in range(count)
    )
    return whole(whole_mission(meals_mode=mode), expenses=tuple(given))


def nights(count: int) -> Dossier:
    return whole(expenses=tuple(an_expense(f"{60 + one}.00", number=one + 1) for one in range(count)))


def kept_twice(size: int) -> Dossier:
    receipt = a_receipt(pages=(replace(a_page(), size=size),))
    return whole(expenses=(an_expense(receipts=(receipt.id,)),), receipts=(receipt,))


CLAIRE = a_participant()
NADIA = a_contact(phone="+212536601234")
DINNER = an_item("2026-10-13 20:00", "2026-10-13 22:00", kind=ItemKind.MEAL, contacts=(NADIA.id,), title="Dîner")
ALLOWED = DailyAllowance(
    datetime.fromisoformat("2026-10-12T13:00"),
    datetime.fromisoformat("2026-10-15T11:00"),
    euros("50.00"),
    deliberation="D-4",
)
DRIVEN = MileageLeg("Lille", "Lesquin", 12, FiscalPower.UP_TO_5, authorised_on=date(2026, 10, 1))


def stayed(*stays: DailyAllowance) -> Dossier:
    """Daily allowances alone, where the authority pays by them."""
    expenses = [an_expense(kind="INDJ", number=at, allowance=stay) for at, stay in enumerate(stays, start=1)]
    return whole(whole_mission(meals_mode=MealsMode.ALLOWANCE), expenses=tuple(expenses))


def whole_ceiling(cents: int) -> Dossier:
    """A claim of 45,50 € under that ceiling."""
    convention = replace(CONVENTION, overrides=ConventionOverrides(ceiling_cents=cents))
    return whole(whole_mission(convention=convention))


EXAMPLES = (
    Example(F.BAD_SIREN, E, Section.OVERVIEW, "siren", whole(authority=lille(siren="215903502")), whole()),
    Example(F.BAD_SIRET, E, Section.OVERVIEW, "siret", whole(authority=lille(siret="21590350100018")), whole()),
    Example(
        F.BAD_IBAN, E, Section.OVERVIEW, "iban", whole(authority=lille(iban="FR7630001007941234567890186")), whole()
    ),
    Example(F.BAD_BIC, E, Section.OVERVIEW, "bic", whole(authority=lille(bic="BDFE")), whole()),
    Example(F.NO_SIRET, W, Section.OVERVIEW, "siret", whole(authority=lille(siret="")), whole()),
    Example(F.NO_IBAN, W, Section.OVERVIEW, "iban", whole(authority=lille(iban="")), whole()),
    Example(
        F.OTHER_BANK, W, Section.OVERVIEW, "iban", whole(authority=lille(iban="FR1420041010050500013M02606")), whole()
    ),
    Example(
        F.NOT_AN_AUTHORITY,
        W,
        Section.OVERVIEW,
        "authority",
        whole(authority=lille(type=OrganisationType.ASSOCIATION)),
        whole(),
    ),
    Example(F.NO_OBJECTIVE, W, Section.OVERVIEW, "objectives", whole(whole_mission(objectives=())), whole()),
    Example(F.NO_SDG, W, Section.OVERVIEW, "sdgs", whole(whole_project(sdgs=())), whole(whole_mission(sdgs=()))),
    Example(
        F.OUTSIDE_CONVENTION,
        W,
        Section.OVERVIEW,
        "starts_on",
        whole(whole_mission(convention=replace(CONVENTION, starts_on=date(2026, 10, 13)))),
        whole(whole_mission(convention=replace(CONVENTION, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15)))),
    ),
    Example(F.NEAR_CEILING, W, Section.OVERVIEW, "ceiling_cents", whole_ceiling(5000), whole_ceiling(5688)),
    Example(F.OVER_CEILING, W, Section.OVERVIEW, "ceiling_cents", whole_ceiling(4549), whole_ceiling(4550)),
    Example(
        F.UNDATED_MANDATE,
        E,
        Section.TEAM,
        "mandate",
        people(a_participant(mandate=Mandate("12"))),
        people(a_participant(mandate=Mandate("12", date(2026, 9, 1)))),
    ),
    Example(
        F.NO_INVITATION,
        W,
        Section.TEAM,
        "mandate",
        guests(a_participant(status=Status.DELEGATE, mandate=Mandate())),
        guests(a_participant(status=Status.DELEGATE, mandate=Mandate("Invitation 3"))),
    ),
    Example(
        F.PASSPORT_ENDS,
        W,
        Section.TEAM,
        "passport_expires_on",
        people(a_participant(passport_expires_on=date(2027, 4, 14))),
        people(a_participant(passport_expires_on=date(2027, 4, 15))),
    ),
    Example(F.NO_PREPARATION_MEETING, W, Section.PREPARATION, "meetings", whole(meetings=()), whole()),
    Example(
        F.PROGRAMME_NOT_AGREED,
        W,
        Section.PROGRAMME,
        "agreement",
        whole(whole_mission(agreement=ProgrammeAgreement(shared_on=date(2026, 9, 1)))),
        whole(),
    ),
    Example(
        F.TASKS_LEFT,
        W,
        Section.PREPARATION,
        "tasks",
        whole(whole_mission(tasks=(Task("badges"),))),
        whole(whole_mission(tasks=(Task("badges", done_on=date(2026, 9, 1)), Task("presse", not_needed=True)))),
    ),
    Example(
        F.PLANNED_OVER_BUDGET,
        W,
        Section.BUDGET,
        "budget",
        whole(whole_mission(budget=(PlannedCost(BudgetHeading.AIR, 1300_01),))),
        whole(whole_mission(budget=(PlannedCost(BudgetHeading.AIR, 1300_00),))),
    ),
    Example(F.ACTION_OVERFUNDED, W, Section.BUDGET, "fundings", funded(54_51), funded(54_50)),
    Example(
        F.ACTION_OVERFUNDED,
        E,
        Section.BUDGET,
        "fundings",
        funded(54_51, state=FundingState.GRANTED),
        funded(90_00, state=FundingState.GRANTED, nature=FundingNature.IN_KIND),
    ),
    Example(F.HIGH_ADVANCE, W, Section.BUDGET, "advances", advanced(75_01), advanced(75_00)),
    Example(F.HIGH_ADVANCE, W, Section.BUDGET, "advances", advanced(80_00), advanced(80_00, giver=AdvanceFrom.LIANES)),
    Example(
        F.RECEIPT_TOO_LARGE,
        E,
        Section.EXPENSES,
        "receipts",
        kept_twice(15 * 1024 * 1024 + 1),
        kept_twice(15 * 1024 * 1024),
    ),
    Example(F.TOO_MANY_MEALS, W, Section.EXPENSES, "kind", meals(3), meals(2)),
    Example(
        F.TOO_MANY_MEALS,
        W,
        Section.EXPENSES,
        "kind",
        replace(meals(3, beneficiaries=(CLAIRE.id,)), participants=(CLAIRE, a_participant())),
        replace(meals(3), participants=(CLAIRE, a_participant())),
    ),
    Example(
        F.TOO_MANY_MEALS, E, Section.EXPENSES, "kind", meals(3, MealsMode.ALLOWANCE), meals(2, MealsMode.ALLOWANCE)
    ),
    Example(F.TOO_MANY_NIGHTS, W, Section.EXPENSES, "kind", nights(4), nights(3)),
    Example(
        F.TOO_MANY_NIGHTS,
        E,
        Section.EXPENSES,
        "kind",
        stayed(ALLOWED, ALLOWED),
        stayed(ALLOWED),
    ),
    Example(
        F.EXPENSE_INCOMPLETE,
        E,
        Section.EXPENSES,
        "allowance.daily",
        stayed(replace(ALLOWED, daily=None)),
        stayed(ALLOWED),
    ),
    Example(
        F.EXPENSE_INCOMPLETE,
        E,
        Section.EXPENSES,
        "allowance.arrives_at",
        stayed(replace(ALLOWED, arrives_at=None)),
        stayed(ALLOWED),
    ),
    Example(
        F.VISA_MISSING,
        W,
        Section.EXPENSES,
        "declaration.visa",
        paid(kind="TAXI", amount="20", receipts=(), declaration=LostReceiptDeclaration("Vent", date(2026, 10, 14))),
        paid(kind="TAXI", amount="20"),
    ),
    Example(
        F.MEALS_TWICE,
        E,
        Section.EXPENSES,
        "kind",
        whole(
            whole_mission(meals_mode=MealsMode.ALLOWANCE),
            expenses=(an_expense(kind="INDJ", allowance=ALLOWED), an_expense("9.00", number=2, kind="RESO")),
        ),
        whole(expenses=(an_expense(kind="INDJ", allowance=ALLOWED), an_expense("9.00", number=2, kind="RESO"))),
    ),
    Example(
        F.OFFERED_MEAL,
        W,
        Section.EXPENSES,
        "kind",
        whole(items=(*MET, DINNER), expenses=(an_expense(kind="RESO"),)),
        whole(items=(*MET, DINNER), expenses=(an_expense(kind="RESO", item=DINNER.id),)),
    ),
    Example(
        F.OFFERED_MEAL,
        W,
        Section.EXPENSES,
        "kind",
        whole(items=(*MET, DINNER), expenses=(an_expense(kind="RESO"),)),
        whole(items=(*MET, DINNER), expenses=(an_expense(kind="REMI"), an_expense(kind="RESO", paid_on=None))),
    ),
    Example(
        F.OFFERED_MEAL,
        W,
        Section.EXPENSES,
        "kind",
        whole(items=(*MET, DINNER), expenses=(an_expense(kind="RESO"),)),
        whole(items=(*MET, set_aside(DINNER, F.OFFERED_MEAL)), expenses=(an_expense(kind="RESO"),)),
    ),
    Example(
        F.SHARES_NOT_WHOLE,
        E,
        Section.EXPENSES,
        "shares",
        paid(shares=(AuthorityShare(OrganisationId("FR-LIL"), 9999),)),
        paid(shares=(AuthorityShare(OrganisationId("FR-LIL"), 6000), AuthorityShare(OrganisationId("FR-AMM"), 4000))),
    ),
    Example(
        F.NO_OWN_SHARE,
        W,
        Section.EXPENSES,
        "shares",
        paid(shares=(AuthorityShare(OrganisationId("FR-AMM"), 10_000),)),
        paid(shares=(AuthorityShare(OrganisationId("FR-LIL"), 1), AuthorityShare(OrganisationId("FR-AMM"), 9_999))),
    ),
    Example(
        F.NO_OWN_SHARE,
        W,
        Section.EXPENSES,
        "shares",
        paid(shares=(AuthorityShare(OrganisationId("FR-LIL"), 0), AuthorityShare(OrganisationId("FR-AMM"), 10_000))),
        paid(),
    ),
    Example(
        F.SMALL_EQUIPMENT,
        W,
        Section.EXPENSES,
        "unit_cents",
        paid(action=whole_project(), kind="PETM", amount="900.00", unit_cents=500_01),
        paid(action=whole_project(), kind="PETM", amount="900.00", unit_cents=500_00),
    ),
    Example(
        F.SMALL_EQUIPMENT,
        W,
        Section.EXPENSES,
        "unit_cents",
        paid(action=whole_project(), kind="PETM", amount="501.00"),
        paid(action=whole_project(equipment_reason="Trois sondes"), kind="PETM", amount="501.00"),
    ),
    Example(
        F.GUESTS_MISSING, W, Section.EXPENSES, "guests", paid(kind="REAC"), paid(kind="REAC", guests="Le président")
    ),
    Example(F.NOTE_MISSING, W, Section.EXPENSES, "note", paid(kind="AUTR"), paid(kind="AUTR", note="Droit d’entrée")),
    Example(
        F.MILEAGE_MISSING,
        E,
        Section.EXPENSES,
        "mileage.kilometres",
        paid(kind="INKM"),
        paid(kind="INKM", mileage=DRIVEN),
    ),
    Example(
        F.MILEAGE_NOT_AUTHORISED,
        E,
        Section.EXPENSES,
        "mileage.authorised_on",
        paid(kind="INKM", mileage=replace(DRIVEN, authorised_on=None)),
        paid(kind="INKM", mileage=DRIVEN),
    ),
    Example(
        F.NO_DELIBERATION,
        E,
        Section.EXPENSES,
        "allowance.deliberation",
        stayed(replace(ALLOWED, deliberation="")),
        stayed(ALLOWED),
    ),
    Example(
        F.OTHER_DAY,
        E,
        Section.PROGRAMME,
        "starts_at",
        whole(whole_day(), items=(an_item("2026-10-21 09:00", "2026-10-21 10:00", zone="Europe/Paris"),)),
        whole(whole_day()),
    ),
    Example(
        F.OTHER_DAY,
        E,
        Section.PROGRAMME,
        "starts_at",
        whole(whole_day(), items=(an_item("2026-10-20 22:00", "2026-10-21 01:00", zone="Europe/Paris"),)),
        whole(whole_day(held_on=None)),
    ),
    Example(
        F.HOLIDAY,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-11-06 09:00", "2026-11-06 10:00"),
        at("2026-11-09 09:00", "2026-11-09 10:00"),
    ),
    Example(
        F.WEEKEND,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-10-17 09:00", "2026-10-17 10:00"),
        at("2026-10-17 09:00", "2026-10-17 10:00", kind=ItemKind.FREE_TIME),
    ),
    Example(
        F.PROTOCOL_DAY,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-11-05 09:00", "2026-11-05 10:00", kind=ItemKind.WELCOME),
        at("2026-11-05 09:00", "2026-11-05 10:00"),
    ),
    Example(
        F.PROTOCOL_DAY,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2027-03-12 09:00", "2027-03-12 10:00", kind=ItemKind.SIGNATURE),
        at("2027-03-15 09:00", "2027-03-15 10:00", kind=ItemKind.SIGNATURE),
    ),
    Example(
        F.OUTSIDE_HOURS,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-10-14 15:30", "2026-10-14 16:31"),
        at("2026-10-14 15:30", "2026-10-14 16:30"),
    ),
    Example(
        F.OUTSIDE_HOURS,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-10-14 08:29", "2026-10-14 09:00"),
        at("2026-10-14 17:00", "2026-10-14 18:00", kind=ItemKind.DEBRIEFING),
    ),
    Example(
        F.FRIDAY_PRAYER,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-10-16 12:00", "2026-10-16 13:00"),
        at("2026-10-16 14:30", "2026-10-16 15:30"),
    ),
    Example(
        F.FRIDAY_PRAYER,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2026-10-16 11:00", "2026-10-16 12:01"),
        at("2026-10-16 12:00", "2026-10-16 13:00", state=ItemState.CANCELLED),
    ),
    Example(
        F.RAMADAN_HOURS,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2027-02-09 14:00", "2027-02-09 15:01"),
        at("2027-02-09 14:00", "2027-02-09 15:00"),
    ),
    Example(
        F.RAMADAN_MEAL,
        W,
        Section.PROGRAMME,
        "starts_at",
        at("2027-02-09 12:30", "2027-02-09 13:30", kind=ItemKind.MEAL),
        at("2027-02-09 19:00", "2027-02-09 20:30", kind=ItemKind.MEAL),
    ),
    Example(
        F.NO_TRAVEL_TIME,
        W,
        Section.PROGRAMME,
        "starts_at",
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:05", "2026-10-13 11:00", place="Usine"),
                MET[1],
            )
        ),
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:10", "2026-10-13 11:00", place="Usine"),
                MET[1],
            )
        ),
    ),
    Example(
        F.NO_TRAVEL_TIME,
        W,
        Section.PROGRAMME,
        "starts_at",
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:00", "2026-10-13 11:00", place="Usine"),
                MET[1],
            )
        ),
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:00", "2026-10-13 11:00", place="mairie"),
                MET[1],
            )
        ),
    ),
    Example(
        F.NO_TRAVEL_TIME,
        W,
        Section.PROGRAMME,
        "starts_at",
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:05", "2026-10-13 11:00", place="Usine"),
                MET[1],
            )
        ),
        whole(
            items=(
                replace(MET[0], place="Mairie"),
                an_item("2026-10-13 10:00", "2026-10-13 10:05", kind=ItemKind.TRANSFER),
                an_item("2026-10-13 10:05", "2026-10-13 11:00", place="Usine"),
                MET[1],
            )
        ),
    ),
    Example(
        F.NOTHING_EXCHANGED,
        W,
        Section.PROGRAMME,
        "exchanged",
        whole(items=tuple(replace(one, exchanged=()) for one in MET)),
        whole(),
    ),
    Example(F.NO_DELEGATE, W, Section.TEAM, "participants", guests(), whole(whole_day())),
    Example(
        F.NO_COURTESY,
        W,
        Section.OVERVIEW,
        "courtesy",
        whole(whole_day(courtesy=Courtesy.NONE)),
        whole(whole_day(courtesy=Courtesy.NONE, case=HostingCase.DIRECT)),
    ),
    Example(
        F.NO_COURTESY,
        W,
        Section.OVERVIEW,
        "courtesy",
        whole(whole_day(courtesy=Courtesy.NONE)),
        whole(
            whole_day(courtesy=Courtesy.NONE),
            items=(an_item("2026-10-20 12:30", "2026-10-20 13:30", kind=ItemKind.MEAL, zone="Europe/Paris"),),
        ),
    ),
    Example(
        F.OUTSIDE_STAY,
        W,
        Section.OVERVIEW,
        "delegation.arrives_on",
        whole(whole_day(delegation=Delegation(arrives_on=date(2026, 10, 21)))),
        whole(whole_day(delegation=Delegation("", date(2026, 10, 20), date(2026, 10, 20)))),
    ),
    Example(
        F.OUTSIDE_STAY,
        W,
        Section.OVERVIEW,
        "delegation.leaves_on",
        whole(whole_day(delegation=Delegation(leaves_on=date(2026, 10, 19)))),
        whole(whole_day()),
    ),
    Example(
        F.BAD_PHONE, W, Section.CONTACTS, "phone", whole(contacts=(a_contact(phone="0536"),)), whole(contacts=(NADIA,))
    ),
    Example(
        F.BAD_PHONE,
        W,
        Section.CONTACTS,
        "phone",
        whole(contacts=(a_contact(phone="+212123456789"),)),
        whole(contacts=(NADIA,)),
    ),
    Example(
        F.BAD_PHONE, W, Section.CONTACTS, "mobile", whole(contacts=(a_contact(mobile="+2"),)), whole(contacts=(NADIA,))
    ),
    Example(
        F.BAD_EMAIL,
        W,
        Section.CONTACTS,
        "email",
        whole(contacts=(a_contact(email="nadia@"),)),
        whole(contacts=(a_contact(email="nadia@oujda.ma"),)),
    ),
    Example(F.NO_REPORT, W, Section.REPORT, "french_side", whole(reports=()), whole()),
    Example(
        F.REPORT_ONE_SIDED, W, Section.REPORT, "moroccan_side", whole(reports=(a_report(moroccan_side=" "),)), whole()
    ),
    Example(
        F.REPORT_ONE_SIDED,
        E,
        Section.REPORT,
        "french_side",
        whole(reports=(a_report(french_side="", final=True),)),
        whole(reports=(a_report(final=True),)),
    ),
    Example(F.REPORT_RESULTS, W, Section.REPORT, "results", whole(reports=(a_report(results=((1, "Oui"),)),)), whole()),
    Example(
        F.REPORT_RESULTS,
        E,
        Section.REPORT,
        "results",
        whole(reports=(a_report(results=(), final=True),)),
        whole(reports=(a_report(final=True),)),
    ),
    Example(
        F.FOLLOW_UP_OPEN,
        W,
        Section.REPORT,
        "owner",
        follow_up(due_on=date(2026, 12, 1)),
        follow_up(owner="Claire", due_on=date(2026, 12, 1)),
    ),
    Example(
        F.FOLLOW_UP_OPEN,
        W,
        Section.REPORT,
        "due_on",
        follow_up(owner="Claire"),
        follow_up(owner="Claire", due_on=date(2026, 12, 1)),
    ),
    Example(F.IMAGE_RIGHTS, W, Section.REPORT, "image_rights", told(people_shown=True), told()),
    Example(
        F.IMAGE_RIGHTS,
        E,
        Section.REPORT,
        "image_rights",
        told(people_shown=True, published_on=date(2026, 11, 1)),
        told(people_shown=True, published_on=date(2026, 11, 1), image_rights=True),
    ),
    Example(
        F.NO_INTENTION,
        W,
        Section.OVERVIEW,
        "intention",
        whole(whole_partnership(intention=" ")),
        whole(whole_partnership()),
    ),
    Example(
        F.NOTHING_SOUGHT, W, Section.OVERVIEW, "sought", whole(whole_partnership(sought="")), whole(whole_partnership())
    ),
    Example(
        F.NO_CANDIDATE,
        W,
        Section.PREPARATION,
        "candidates",
        whole(whole_partnership(candidates=())),
        whole(whole_partnership()),
    ),
    Example(
        F.NONE_RETAINED,
        W,
        Section.PREPARATION,
        "candidates",
        whole(whole_partnership(candidates=(Candidate("Berkane"),))),
        whole(whole_partnership()),
    ),
    Example(
        F.NO_FIRST_EXCHANGE,
        W,
        Section.PREPARATION,
        "milestones.first_meeting_on",
        whole(whole_partnership(milestones=Milestones())),
        whole(whole_partnership()),
    ),
    Example(
        F.NO_ACCORD,
        W,
        Section.OVERVIEW,
        "accord.signed_on",
        whole(whole_partnership(accord=PartnershipAgreement())),
        whole(whole_partnership()),
    ),
    Example(
        F.NO_DESCRIPTION,
        W,
        Section.OVERVIEW,
        "description",
        whole(whole_project(description="")),
        whole(whole_project()),
    ),
    Example(
        F.KIND_UNSAID,
        W,
        Section.OVERVIEW,
        "other_kind",
        whole(whole_project(kind=ProjectKind.OTHER)),
        whole(whole_project(kind=ProjectKind.OTHER, other_kind="Jardin partagé")),
    ),
    Example(
        F.OWNERS_NOT_CONFIRMED,
        W,
        Section.OVERVIEW,
        "owners_confirmed",
        whole(whole_project(owners_confirmed=False)),
        whole(whole_project()),
    ),
    Example(
        F.HEAVY_NOT_EXCLUDED,
        W,
        Section.OVERVIEW,
        "no_heavy_investment",
        whole(whole_project(no_heavy_investment=False)),
        whole(whole_project()),
    ),
)
