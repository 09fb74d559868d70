"""Where the dossier stands."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from support.builders import LILLE, OUJDA, a_mission, a_partnership, a_project, a_rate, dirhams, euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.funding import Funding, FundingNature, FundingState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import DossierId, FundingId, new_id
from lianes_desktop.domain.missions import Mission, PlannedCost
from lianes_desktop.domain.partnerships import Candidate, PartnershipAgreement, PartnershipState
from lianes_desktop.domain.reports import MissionReport
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.readiness import LINES, ChecklistCode, ChecklistLine


def line_of(desk: Desk, dossier: DossierId, code: ChecklistCode) -> ChecklistLine:
    return next(one for one in desk.overview.overview(dossier).checklist if one.code is code)


def test_an_empty_dossier_says_what_to_do_first(desk: Desk) -> None:
    dossier = desk.dossiers.create_mission("Oujda").id
    seen = desk.overview.overview(dossier)

    assert (seen.authority, seen.partner, seen.day, seen.days) == ("", "", None, None)
    assert (seen.spent_cents, seen.planned_cents, seen.left_cents, seen.share_cents) == (0, 0, 0, 0)
    assert [one.heading for one in seen.budget] == list(BudgetHeading)
    assert [one.code for one in seen.checklist] == [
        one for one in LINES[ActionType.MISSION] if one is not ChecklistCode.FOLLOW_UPS
    ]
    assert [one.code for one in seen.checklist if one.done] == [ChecklistCode.RATES, ChecklistCode.CONSENTS]
    assert (seen.next_on, seen.next_items, seen.latest, seen.results) == (None, (), (), (0, 0, 0, 0, 0))
    people = line_of(desk, dossier, ChecklistCode.PEOPLE)
    assert (people.count, people.field) == (2, "participants")
    with pytest.raises(KeyError):
        desk.overview.overview(DossierId(UUID(int=0)))


def test_facts_sums_and_shares_are_shown(desk: Desk) -> None:
    dossier = ready_to_leave(desk)
    action = desk.dossiers.action(dossier)
    assert isinstance(action, Mission)
    budget = (PlannedCost(BudgetHeading.LODGING, 76500), PlannedCost(BudgetHeading.AIR, 144000))
    desk.dossiers.correct(replace(action, budget=budget))
    seen = desk.overview.overview(dossier)

    assert (seen.authority, seen.partner) == ("Ville de Lille", "Commune d'Oujda")
    assert (seen.day, seen.days) == (3, 4)
    assert [(one.spent_cents, one.planned_cents) for one in seen.budget][:2] == [(0, 144000), (74723, 76500)]
    assert (seen.spent_cents, seen.planned_cents, seen.left_cents) == (74723, 220500, 145777)
    assert seen.share_cents == 33999
    assert (seen.expenses, seen.incomplete, len(seen.latest)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("today", "day"), [("2026-10-11", None), ("2026-10-12", 1), ("2026-10-15", 4), ("2026-10-16", None)]
)
def test_the_day_is_counted_during_the_mission(desk: Desk, today: str, day: int | None) -> None:
    dossier = ready_to_leave(desk)
    desk.clock.instant = datetime.fromisoformat(today).replace(tzinfo=UTC)

    assert desk.overview.overview(dossier).day == day


def test_a_hosting_day_asks_for_no_mandate_and_no_rate_is_due(desk: Desk, mission: DossierId) -> None:
    action = desk.dossiers.create_hosting_day("Délégation")
    signed = Convention(signed_on=date(2026, 9, 21))
    desk.dossiers.correct(replace(action, partner=None, held_on=date(2026, 10, 14), convention=signed))
    seen = desk.overview.overview(action.id)

    assert line_of(desk, action.id, ChecklistCode.PEOPLE).done
    assert (seen.rate, seen.share_cents, seen.partner, seen.day, seen.days) == (None, 0, "", 1, 1)
    assert desk.overview.overview(mission).rate is not None


def test_each_line_of_the_checklist_leads_somewhere(desk: Desk) -> None:
    dossier = ready_to_leave(desk)
    (person,) = desk.dossiers.participants(dossier)
    desk.dossiers.correct_participant(replace(person, mandate=replace(person.mandate, number="", dated=None)))
    first = desk.programme.add(dossier, date(2026, 10, 14))
    second = desk.programme.add(dossier, date(2026, 10, 14))
    desk.programme.put(replace(second, starts_at=first.starts_at, results=(1, 3)))
    contact = desk.contacts.add(dossier)
    blank = desk.expenses.add(dossier)
    foreign = desk.expenses.add(dossier)
    desk.expenses.correct(replace(foreign, amount=dirhams("10"), kind="CADO", paid_on=date(2026, 10, 13)))

    leads = {
        one.code: (one.count, one.total, one.section, one.subject, one.field)
        for one in desk.overview.overview(dossier).checklist
    }
    assert leads == {
        ChecklistCode.PEOPLE: (2, 1, Section.TEAM, person.id, "mandate"),
        ChecklistCode.RATES: (1, 0, Section.EXPENSES, foreign.id, "rates"),
        ChecklistCode.PROGRAMME: (1, 2, Section.PROGRAMME, second.id, "starts_at"),
        ChecklistCode.RECEIPTS: (2, 3, Section.EXPENSES, foreign.id, ""),
        ChecklistCode.CONSENTS: (1, 1, Section.CONTACTS, contact.id, "consent"),
        ChecklistCode.RESULTS: (2, 5, Section.PROGRAMME, None, "results"),
        ChecklistCode.SIGNATURE: (1, 1, Section.CLAIM, None, ""),
        ChecklistCode.PREPARATION: (1, 1, Section.PREPARATION, None, "meetings"),
        ChecklistCode.REPORT: (1, 1, Section.REPORT, None, "french_side"),
        ChecklistCode.BANK: (1, 1, Section.OVERVIEW, None, "siret"),
    }
    assert blank.id != foreign.id


def test_everything_done_is_said(desk: Desk) -> None:
    dossier = ready_to_leave(desk)
    action = desk.dossiers.action(dossier)
    desk.dossiers.correct(replace(action, convention=Convention(signed_on=date(2026, 9, 21))))
    line = desk.programme.add(dossier, date(2026, 10, 15))
    desk.programme.put(replace(line, results=(1, 2, 3, 4, 5)))
    contact = desk.contacts.add(dossier)
    desk.contacts.correct(replace(contact, consent=Consent(ConsentState.REFUSED)))
    desk.dossiers.set_rate(dossier, a_rate())
    desk.preparation.add_meeting(dossier)
    desk.records.keep(None, MissionReport(dossier, french_side="Méthode", moroccan_side="Outil"))
    lille = desk.dossiers.organisation(LILLE)
    assert lille is not None
    desk.dossiers.correct_organisation(replace(lille, siret="21590350100017", iban="FR7630006000011234567890189"))
    desk.hand_in.export(dossier, PASSPHRASE, desk.folder, no_progress)
    seen = desk.overview.overview(dossier)

    assert all(one.done for one in seen.checklist)
    assert seen.results == (1, 1, 1, 1, 1)


def test_the_next_lines_are_those_of_the_next_day_that_has_some(desk: Desk) -> None:
    dossier = ready_to_leave(desk)
    desk.programme.add(dossier, date(2026, 10, 13))
    late = [desk.programme.add(dossier, date(2026, 10, 15)) for _ in range(2)]
    seen = desk.overview.overview(dossier)

    assert seen.next_on == date(2026, 10, 15)
    assert [one.id for one in seen.next_items] == [one.id for one in late]


def test_only_five_of_the_last_receipts_are_shown(desk: Desk, mission: DossierId) -> None:
    desk.expenses.take(mission, [photo(str(number)) for number in range(7)], no_progress)
    first = desk.overview.overview(mission).latest[0].expense
    desk.expenses.correct(replace(first, amount=euros("1")))

    assert [one.expense.number for one in desk.overview.overview(mission).latest] == [7, 6, 5, 4, 3]


def test_a_partnership_says_how_far_it_has_come_and_what_it_misses(desk: Desk) -> None:
    sought = a_partnership(intention_on=None, sought="")
    desk.records.keep(None, sought)
    seen = desk.overview.overview(sought.id)

    assert [one.code for one in seen.checklist] == list(LINES[ActionType.PARTNERSHIP])
    assert (seen.state, seen.exchanges, seen.funded) == (PartnershipState.INTENTION, (), None)
    leads = {one.code: (one.done, one.section, one.field) for one in seen.checklist}
    assert leads[ChecklistCode.INTENTION] == (False, Section.OVERVIEW, "sought")
    assert leads[ChecklistCode.CANDIDATE] == (False, Section.PREPARATION, "candidates")
    assert leads[ChecklistCode.EXCHANGE] == (False, Section.PREPARATION, "exchanges")
    assert leads[ChecklistCode.ACCORD] == (False, Section.OVERVIEW, "accord_signed_on")

    mission = a_mission(id=DossierId(new_id()), first_exchange_of=sought.id)
    done = replace(
        sought,
        sought="Une ville",
        intention_on=date(2026, 9, 1),
        candidates=(Candidate("Oujda", retained=True),),
        accord=PartnershipAgreement(signed_on=date(2026, 10, 1)),
    )
    desk.records.keep(None, done, mission)
    seen = desk.overview.overview(sought.id)
    assert (seen.state, seen.exchanges) == (PartnershipState.SIGNED, (mission,))
    assert all(one.done for one in seen.checklist[:4])


def test_a_project_says_what_it_misses_and_who_pays(desk: Desk) -> None:
    project = a_project(owners_confirmed=False, expected="", partner=OUJDA)
    desk.records.keep(None, project)

    def funding(cents: int, state: FundingState, nature: FundingNature = FundingNature.CASH) -> Funding:
        return Funding(FundingId(new_id()), project.id, "Région", cents, state, nature)

    desk.records.keep(
        None,
        funding(10000, FundingState.GRANTED),
        funding(5000, FundingState.GRANTED),
        funding(2000, FundingState.REQUESTED),
        funding(700, FundingState.GRANTED, FundingNature.IN_KIND),
    )
    seen = desk.overview.overview(project.id)
    line = line_of(desk, project.id, ChecklistCode.PROJECT)

    assert (line.done, line.count, line.field) == (False, 2, "expected")
    assert seen.funded == (15000, 2000, 700)
    assert [one.code for one in seen.checklist] == list(LINES[ActionType.PROJECT])
    desk.dossiers.correct(replace(project, owners_confirmed=True, expected="Moins de déchets"))
    assert line_of(desk, project.id, ChecklistCode.PROJECT).done


def test_without_authority_there_is_nobody_to_pay(desk: Desk) -> None:
    dossier = desk.dossiers.create_project("Étude").id

    assert line_of(desk, dossier, ChecklistCode.BANK).field == "authority"
