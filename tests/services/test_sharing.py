"""Laptops of one mission brought together by file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import a_contact, a_participant, an_exchange, euros
from support.colleagues import Colleagues
from support.desks import photo, ready_to_leave
from support.fakes import PASSPHRASE, MemoryVault, no_progress
from support.fingers import plain

from lianes_desktop.app import telling
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Erasure, Purpose, PurposeAnswer
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import DossierId, ExpenseId, OrganisationId, new_id
from lianes_desktop.domain.merging_records import GONE, WHOLE
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemPicture
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.arrivals import ArrivalKind
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.ports.store import DossierRate

YES = Consent(ConsentState.GRANTED, keep=True)


@pytest.fixture
def two(tmp_path: Path) -> Colleagues:
    return Colleagues(tmp_path)


@pytest.fixture
def mission(two: Colleagues) -> DossierId:
    return two.begin()


def spent(two: Colleagues, dossier: DossierId, at: int = 0, payee: str = "Taxi") -> ExpenseId:
    """An expense of one of them."""
    desk = two.desks[at]
    made = desk.expenses.add(dossier)
    desk.expenses.correct(replace(made, payee=payee, amount=euros("12"), kind="TAXI", paid_on=date(2026, 10, 13)))
    return made.id


def change(two: Colleagues, at: int, expense: ExpenseId, **fields: object) -> None:
    two.desks[at].expenses.correct(replace(two.expense(at, expense), **fields))  # type: ignore[arg-type]


def met(two: Colleagues, dossier: DossierId, consent: Consent, at: int = 0) -> Contact:
    found = a_contact(dossier=dossier, consent=consent, card=Piece("c" * 64, 3, "image/jpeg", "carte.jpg"))
    two.desks[at].vault.files["c" * 64] = b"abc"
    two.desks[at].records.keep(None, found)
    return found


class TestUnknownDossier:
    def test_is_made_with_all_it_holds_and_its_files(self, two: Colleagues) -> None:
        jeanne, karim = two.desks
        dossier = jeanne.dossiers.create_mission("Oujda 2026").id
        (taken,) = jeanne.expenses.take(dossier, [photo("hotel")], no_progress).added

        came = two.pass_on(dossier, 0, 1)

        assert (came.created, came.title, came.added, came.clashing) == (True, "Oujda 2026", 4, 0)
        here, there = jeanne.readings.dossier(dossier), karim.readings.dossier(dossier)
        assert replace(here, receipts=()) == replace(there, receipts=())
        assert here.receipts[0].pages == there.receipts[0].pages
        digest = there.receipts[0].pages[0].digest
        assert karim.vault.read(digest) == b"photo hotel"
        assert karim.readings.thumbnail(digest) == b"small photo hotel"
        assert two.expense(1, taken).recorded_at is not None

    def test_brings_the_organisations_typed_there_and_changes_none_known_here(self, two: Colleagues) -> None:
        jeanne, karim = two.desks
        made = Organisation(OrganisationId(str(new_id())), "MA", OrganisationType.MUNICIPALITY, "Commune de Figuig")
        known = Organisation(OrganisationId(str(new_id())), "FR", OrganisationType.OTHER, "Régie des eaux")
        mission = jeanne.dossiers.create_mission("Figuig")
        jeanne.records.keep(None, made, known, replace(mission, partner=made.id, authority=known.id))
        karim.records.keep(None, replace(known, name="Régie"))

        two.pass_on(mission.id, 0, 1)

        assert set(karim.readings.organisations()) == {made, replace(known, name="Régie")}

    def test_can_be_undone_as_a_whole(self, two: Colleagues) -> None:
        dossier = two.begin()

        two.desks[1].undo.undo()

        assert two.desks[1].readings.action(dossier) is None
        assert two.desks[1].readings.held(RecordVersion, dossier) == ()


class TestJoining:
    def test_takes_each_sides_changes_and_nothing_twice(self, two: Colleagues, mission: DossierId) -> None:
        expense = spent(two, mission)
        two.pass_on(mission, 0, 1)
        change(two, 0, expense, note="aéroport")
        change(two, 1, expense, payee="Taxi Angad")
        file = two.file(mission, 0)

        first = two.desks[1].sharing.take_in(file, no_progress)
        again = two.desks[1].sharing.take_in(file, no_progress)

        assert (first.changed, first.clashing, first.nothing_new) == (1, 0, False)
        assert again.nothing_new
        assert (two.expense(1, expense).note, two.expense(1, expense).payee) == ("aéroport", "Taxi Angad")
        two.pass_on(mission, 1, 0)
        assert two.expense(0, expense) == two.expense(1, expense)

    def test_an_older_share_brings_nothing_back(self, two: Colleagues, mission: DossierId) -> None:
        expense = spent(two, mission)
        old = two.file(mission, 0)
        change(two, 0, expense, payee="Taxi Angad")
        two.pass_on(mission, 0, 1)

        came = two.desks[1].sharing.take_in(old, no_progress)

        assert came.nothing_new
        assert two.expense(1, expense).payee == "Taxi Angad"

    def test_nothing_is_versioned_before_something_is_shared(self, two: Colleagues) -> None:
        dossier = two.desks[0].dossiers.create_mission("Oujda").id
        expense = spent(two, dossier)
        change(two, 0, expense, payee="a")

        assert two.desks[0].readings.held(RecordVersion, dossier) == ()
        two.file(dossier, 0)
        count = len(two.desks[0].readings.held(RecordVersion, dossier))
        two.file(dossier, 0)
        assert len(two.desks[0].readings.held(RecordVersion, dossier)) == count

    def test_a_removal_of_what_nobody_changed_goes_too(self, two: Colleagues, mission: DossierId) -> None:
        expense = spent(two, mission)
        two.pass_on(mission, 0, 1)
        two.desks[0].expenses.remove(expense)

        came = two.pass_on(mission, 0, 1)

        assert came.removed == 1
        assert two.desks[1].expenses.line(expense) is None

    def test_one_act_undoes_it_and_it_can_be_taken_in_again(self, two: Colleagues, mission: DossierId) -> None:
        expense = spent(two, mission)
        two.pass_on(mission, 0, 1)
        change(two, 0, expense, payee="Taxi Angad")
        change(two, 1, expense, payee="Taxi Oujda")
        before = two.expense(1, expense)
        file = two.file(mission, 0)
        two.desks[1].sharing.take_in(file, no_progress)

        two.desks[1].undo.undo()

        assert two.expense(1, expense) == before
        assert two.desks[1].sharing.conflicts(mission) == ()
        assert two.desks[1].sharing.take_in(file, no_progress).clashing == 1

    def test_after_a_restore_the_versions_are_of_another_series(self, two: Colleagues, mission: DossierId) -> None:
        expense = spent(two, mission)
        two.file(mission, 0)
        two.desks[0].series.anew()
        change(two, 0, expense, payee="Taxi Angad")
        two.file(mission, 0)

        held = two.desks[0].readings.held(RecordVersion, mission)

        assert len({one.series for one in held}) == 2
        assert len({one.digest for one in held}) == len(held)

    def test_two_kinds_of_action_do_not_go_together(self, two: Colleagues, mission: DossierId) -> None:
        hosting = two.desks[1].dossiers.create_hosting_day("Accueil")
        here = two.desks[1].dossiers.action(mission)
        assert isinstance(here, Mission)
        two.desks[1].records.keep(None, replace(hosting, id=mission, title="Autre"))
        two.desks[0].dossiers.correct(replace(here, duration_reason="Le ramadan"))

        came = two.pass_on(mission, 1, 0)

        assert (came.held, came.changed) == (1, 0)
        assert isinstance(two.desks[0].dossiers.action(mission), Mission)


class TestNumbers:
    def test_the_later_of_two_bears_another(self, two: Colleagues, mission: DossierId) -> None:
        first, second = spent(two, mission, 0), spent(two, mission, 1, "Hôtel")

        came = two.pass_on(mission, 0, 1)

        (told,) = came.renumbered
        assert (told.expense, told.before, told.after) == (second, 1, 2)
        assert [two.expense(1, one).number for one in (first, second)] == [1, 2]
        back = two.pass_on(mission, 1, 0)
        assert back.renumbered == ()
        assert [two.expense(0, one).number for one in (first, second)] == [1, 2]

    def test_both_laptops_give_the_same_when_they_do_it_apart(self, two: Colleagues, mission: DossierId) -> None:
        first, second = spent(two, mission, 0), spent(two, mission, 1, "Hôtel")
        ours, theirs = two.file(mission, 0), two.file(mission, 1)
        two.desks[1].sharing.take_in(ours, no_progress)
        two.desks[0].sharing.take_in(theirs, no_progress)

        two.pass_on(mission, 0, 1)
        two.pass_on(mission, 1, 0)

        numbers = [[two.expense(at, one).number for one in (first, second)] for at in (0, 1)]
        assert numbers[0] == numbers[1]
        assert len(set(numbers[0])) == 2
        assert two.desks[0].sharing.conflicts(mission) == two.desks[1].sharing.conflicts(mission) == ()


class TestWhatLeftForLianes:
    @pytest.fixture
    def claimed(self, two: Colleagues) -> DossierId:
        dossier = ready_to_leave(two.desks[0])
        two.pass_on(dossier, 0, 1)
        two.desks[0].keys.made_for = None
        two.desks[0].hand_in.export(dossier, PASSPHRASE, two.folder, no_progress)
        return dossier

    def test_stays_as_it_left(self, two: Colleagues, claimed: DossierId) -> None:
        (expense,) = two.desks[0].readings.dossier(claimed).expenses
        change(two, 1, expense.id, payee="Hôtel Ibis")

        came = two.pass_on(claimed, 1, 0)

        assert (came.held, came.changed) == (1, 0)
        assert two.expense(0, expense.id).payee == "Hôtel"
        assert two.desks[0].sharing.conflicts(claimed) == ()

    def test_takes_the_change_once_it_is_open_again(self, two: Colleagues, claimed: DossierId) -> None:
        (expense,) = two.desks[0].readings.dossier(claimed).expenses
        change(two, 1, expense.id, payee="Hôtel Ibis")
        file = two.file(claimed, 1)
        two.desks[0].sharing.take_in(file, no_progress)
        two.desks[0].expenses.reopen(claimed)

        came = two.desks[0].sharing.take_in(file, no_progress)

        assert (came.held, came.changed) == (0, 1)
        assert two.expense(0, expense.id).payee == "Hôtel Ibis"

    def test_keeps_its_number_on_both(self, two: Colleagues) -> None:
        dossier = two.begin()
        theirs = spent(two, dossier, 1, "Hôtel")
        ours = spent(two, dossier, 0)
        left = two.expense(0, ours)
        two.desks[0].records.keep(None, replace(left, recorded_at=None))
        two.pass_on(dossier, 0, 1)

        assert two.expense(1, ours).number != two.expense(1, theirs).number

    def test_a_receipt_recorded_earlier_elsewhere_is_not_taken_for_one_that_left(
        self, two: Colleagues, claimed: DossierId
    ) -> None:
        came = spent(two, claimed, 1, "Taxi")
        two.desks[0].clock.instant = two.desks[1].clock.instant.replace(year=2027)

        two.pass_on(claimed, 1, 0)

        change(two, 0, came, note="peut être corrigée")
        assert two.expense(0, came).note == "peut être corrigée"


class TestConflicts:
    @pytest.fixture
    def expense(self, two: Colleagues, mission: DossierId) -> ExpenseId:
        made = spent(two, mission)
        two.desks[0].records.keep(None, DossierRate(mission, an_exchange()))
        two.pass_on(mission, 0, 1)
        change(two, 0, made, amount=euros("15"), note="nuit")
        change(two, 1, made, amount=euros("18"), note="pluie")
        return made

    def test_are_shown_from_both_sides_and_ours_stays_in_sight(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId
    ) -> None:
        came = two.pass_on(mission, 1, 0)

        assert came.clashing == 1
        assert two.expense(0, expense).amount == euros("15")
        amount, note = two.desks[0].sharing.conflicts(mission)
        assert (amount.clash.field, note.clash.field, amount.number, amount.name) == ("amount", "note", 1, "Taxi")
        assert [one.version.author for one in amount.clash.sides] == ["Jeanne Test", "Karim Test"]
        assert [one.value["minor"] for one in amount.clash.sides] == [1500, 1800]
        assert two.desks[0].sharing.clashing(mission) == {expense}
        assert two.desks[1].sharing.clashing(mission) == frozenset()

    def test_block_nothing_and_survive_what_is_typed_meanwhile(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId
    ) -> None:
        two.pass_on(mission, 1, 0)
        change(two, 0, expense, payee="Taxi Angad", amount=euros("16"))

        two.pass_on(mission, 0, 1)

        assert two.expense(1, expense).payee == "Taxi Angad"
        amount, _note = two.desks[1].sharing.conflicts(mission)
        assert [one.value["minor"] for one in amount.clash.sides] == [1800, 1600]

    @pytest.mark.parametrize("side", [0, 1])
    def test_a_decision_goes_to_everybody(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId, side: int
    ) -> None:
        two.pass_on(mission, 1, 0)
        for _each in range(2):
            found = two.desks[0].sharing.conflicts(mission)[0]
            two.desks[0].sharing.resolve(mission, found, found.clash.sides[side].value)

        two.pass_on(mission, 0, 1)

        assert two.desks[0].sharing.conflicts(mission) == two.desks[1].sharing.conflicts(mission) == ()
        wanted = (euros("15"), "nuit") if side == 0 else (euros("18"), "pluie")
        assert {(two.expense(at, expense).amount, two.expense(at, expense).note) for at in (0, 1)} == {wanted}

    def test_another_value_may_be_typed_and_undone(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId
    ) -> None:
        two.pass_on(mission, 1, 0)
        amount, note = two.desks[0].sharing.conflicts(mission)

        two.desks[0].sharing.resolve(mission, note, "nuit, pluie")

        assert two.expense(0, expense).note == "nuit, pluie"
        assert two.only(0, mission).clash.field == amount.clash.field
        two.desks[0].undo.undo()
        assert len(two.desks[0].sharing.conflicts(mission)) == 2
        assert two.expense(0, expense).note == "nuit"

    def test_what_the_field_cannot_hold_is_refused(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId
    ) -> None:
        two.pass_on(mission, 1, 0)
        amount, note = two.desks[0].sharing.conflicts(mission)

        with pytest.raises(RefusedError) as refused:
            two.desks[0].sharing.resolve(mission, amount, "quinze")

        assert [(one.field, one.problem) for one in refused.value.refusals] == [("value", Problem.CANNOT_HOLD)]
        assert two.desks[0].sharing.conflicts(mission) == (amount, note)
        assert two.expense(0, expense).amount == euros("15")

    def test_one_settled_meanwhile_or_gone_changes_nothing(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId
    ) -> None:
        two.pass_on(mission, 1, 0)
        amount, _note = two.desks[0].sharing.conflicts(mission)
        two.desks[0].sharing.resolve(mission, amount, amount.clash.sides[1].value)
        held = two.desks[0].readings.held(RecordVersion, mission)

        two.desks[0].sharing.resolve(mission, amount, amount.clash.sides[0].value)
        two.desks[0].sharing.resolve(mission, replace(amount, record=new_id()), None)

        assert two.desks[0].readings.held(RecordVersion, mission) == held
        assert two.expense(0, expense).amount == euros("18")

    @pytest.mark.parametrize("keeps", [True, False])
    def test_a_removal_against_a_change_is_decided_too(
        self, two: Colleagues, mission: DossierId, expense: ExpenseId, *, keeps: bool
    ) -> None:
        two.desks[0].expenses.remove(expense)

        two.pass_on(mission, 0, 1)
        found = two.only(1, mission)

        assert (found.clash.field, found.number, found.name) == (WHOLE, 1, "Taxi")
        assert two.expense(1, expense).amount == euros("18")
        two.desks[1].sharing.resolve(mission, found, found.shown if keeps else GONE)
        two.pass_on(mission, 1, 0)
        lines = [desk.expenses.line(expense) for desk in two.desks]
        assert [one is not None for one in lines] == [keeps, keeps]
        assert two.desks[0].sharing.conflicts(mission) == two.desks[1].sharing.conflicts(mission) == ()

    def test_a_field_that_goes_back_to_its_usual_value_can_be_chosen(self, two: Colleagues) -> None:
        dossier = two.begin()
        expense = spent(two, dossier)
        change(two, 0, expense, guests="le maire")
        two.pass_on(dossier, 0, 1)
        change(two, 0, expense, guests="")
        change(two, 1, expense, guests="le maire et son équipe")
        two.pass_on(dossier, 0, 1)
        found = two.only(1, dossier)

        two.desks[1].sharing.resolve(dossier, found, found.clash.sides[1].value)

        assert two.expense(1, expense).guests == ""


class TestPeople:
    def test_those_who_agreed_to_be_recorded_go_without_their_card(self, two: Colleagues, mission: DossierId) -> None:
        contact, silent = met(two, mission, YES), met(two, mission, Consent())

        size = two.desks[0].sharing.size(mission)
        two.pass_on(mission, 0, 1)

        assert (size.staying, size.files) == (1, 0)
        assert two.desks[1].readings.contacts(mission) == (replace(contact, card=None),)
        two.desks[1].records.keep(None, replace(contact, card=None, note="à rappeler"))
        two.pass_on(mission, 1, 0)
        kept = {one.id: one for one in two.desks[0].readings.contacts(mission)}
        assert kept == {contact.id: replace(contact, note="à rappeler"), silent.id: silent}

    def test_one_who_no_longer_agrees_is_taken_out_of_the_colleagues_laptops(
        self, two: Colleagues, mission: DossierId
    ) -> None:
        contact = met(two, mission, YES)
        two.pass_on(mission, 0, 1)
        withdrawn = replace(contact, consent=Consent(ConsentState.WITHDRAWN))
        two.desks[0].records.keep(None, withdrawn)

        file = two.file(mission, 0)
        two.desks[1].sharing.take_in(file, no_progress)

        assert two.desks[1].readings.contacts(mission) == ()
        assert two.desks[0].readings.contacts(mission) == (withdrawn,)
        told = two.desks[0].shares.contents[file.read_text()][1].versions
        assert not any("El Amrani" in one.content for one in told)
        two.pass_on(mission, 1, 0)
        assert two.desks[0].readings.contacts(mission) == (withdrawn,)

    @pytest.mark.parametrize("goes", [True, False])
    def test_one_who_withdrew_while_a_colleague_wrote_on_the_card(
        self, two: Colleagues, mission: DossierId, *, goes: bool
    ) -> None:
        contact = met(two, mission, YES)
        two.pass_on(mission, 0, 1)
        withdrawn = replace(contact, consent=Consent(ConsentState.WITHDRAWN))
        two.desks[0].records.keep(None, withdrawn)
        two.desks[1].records.keep(None, replace(contact, card=None, note="à rappeler"))
        two.pass_on(mission, 1, 0)
        found = two.only(0, mission)

        two.desks[0].sharing.resolve(mission, found, found.clash.sides[0 if goes else 1].value)

        two.pass_on(mission, 0, 1)
        kept = withdrawn if goes else replace(contact, note="à rappeler")
        assert two.desks[0].readings.contacts(mission) == (kept,)
        assert len(two.desks[1].readings.contacts(mission)) == (0 if goes else 1)

    def test_one_erased_here_does_not_come_back(self, two: Colleagues, mission: DossierId) -> None:
        contact = met(two, mission, YES)
        two.pass_on(mission, 0, 1)
        two.desks[1].records.keep(None, removes=two.desks[1].readings.contacts(mission))
        with two.desks[1].open_unit() as unit:
            unit.put(Erasure(contact.id, mission, two.desks[1].clock.now()))
            unit.commit()
        two.desks[0].records.keep(None, replace(contact, note="encore là"))

        two.pass_on(mission, 0, 1)

        assert two.desks[1].readings.contacts(mission) == ()

    def test_lines_of_the_programme_name_elsewhere_only_who_goes(self, two: Colleagues, mission: DossierId) -> None:
        agreed, silent = met(two, mission, YES), met(two, mission, Consent())
        item = two.desks[0].programme.add(mission, date(2026, 10, 13))
        two.desks[0].records.keep(
            None, replace(item, contacts=(silent.id, agreed.id), absent_contacts=(silent.id, agreed.id))
        )

        two.pass_on(mission, 0, 1)

        (there,) = two.desks[1].readings.items(mission)
        assert there.contacts == there.absent_contacts == (agreed.id,)
        two.desks[1].records.keep(None, replace(there, title="Visite", absent_contacts=()))
        two.pass_on(mission, 1, 0)
        (here,) = two.desks[0].readings.items(mission)
        assert (here.title, set(here.contacts), here.absent_contacts) == (
            "Visite",
            {agreed.id, silent.id},
            (silent.id,),
        )

    def test_pictures_of_who_did_not_agree_to_any_stay_where_they_were_taken(
        self, two: Colleagues, mission: DossierId
    ) -> None:
        shown = PurposeAnswer(Purpose.INTERNAL_PHOTO, ConsentState.GRANTED)
        seen, unseen = met(two, mission, replace(YES, answers=(shown,))), met(two, mission, YES)
        papers = [two.desks[0].vault.store(one) for one in (b"photo seen", b"photo unseen")]
        pictures = tuple(
            ItemPicture(Piece(digest, 10, "image/jpeg", "p.jpg"), "", (person.id,))
            for digest, person in zip(papers, (seen, unseen), strict=True)
        )
        item = two.desks[0].programme.add(mission, date(2026, 10, 13))
        two.desks[0].records.keep(None, replace(item, pictures=pictures))

        two.pass_on(mission, 0, 1)

        (there,) = two.desks[1].readings.items(mission)
        assert there.pictures == pictures[:1]
        assert two.desks[1].vault.holds(papers[0])
        assert not two.desks[1].vault.holds(papers[1])
        two.desks[1].records.keep(None, replace(there, title="Visite"))
        two.pass_on(mission, 1, 0)
        (here,) = two.desks[0].readings.items(mission)
        assert (here.title, here.pictures) == ("Visite", pictures)


class TestRefused:
    def test_the_example_and_a_wrong_passphrase(self, two: Colleagues, mission: DossierId) -> None:
        desk = two.desks[0]
        action = desk.dossiers.action(mission)
        assert action is not None
        with pytest.raises(RefusedError) as refused:
            desk.sharing.share(mission, "non", two.folder, no_progress)
        assert refused.value.refusals[0].problem is Problem.PASSPHRASE_WRONG
        desk.records.keep(None, replace(action, sample=True))
        with pytest.raises(RefusedError) as refused:
            desk.sharing.share(mission, PASSPHRASE, two.folder, no_progress)
        assert refused.value.refusals[0].problem is Problem.NOT_READY
        with pytest.raises(RemovedError):
            desk.sharing.share(DossierId(new_id()), PASSPHRASE, two.folder, no_progress)

    def test_a_file_that_was_altered(self, two: Colleagues, mission: DossierId) -> None:
        file = two.file(mission, 0)
        file.write_text("autre")

        came = two.desks[1].sharing.take_in(file, no_progress)

        assert came.dossier is None
        assert not two.desks[1].sharing.confirmable(came.verification)
        assert two.desks[1].sharing.announces(file)
        assert two.desks[1].sharing.confirm(file, "Jeanne", no_progress).dossier is None

    def test_an_unknown_sender_until_their_voice_is_heard(self, two: Colleagues) -> None:
        dossier = two.desks[0].dossiers.create_mission("Oujda").id
        two.desks[1].shares.trusted = {"Karim"}
        file = two.file(dossier, 0)

        came = two.desks[1].sharing.take_in(file, no_progress)

        assert came.dossier is None
        assert two.desks[1].sharing.confirmable(came.verification)
        assert two.desks[1].readings.action(dossier) is None
        assert two.desks[1].sharing.confirm(file, "Ali", no_progress).dossier is None
        assert two.desks[1].sharing.confirm(file, "Jeanne", no_progress).created
        assert two.desks[1].sharing.take_in(file, no_progress).nothing_new

    def test_a_full_disk_leaves_everything_as_it_was(self, two: Colleagues, mission: DossierId) -> None:
        two.desks[0].expenses.take(mission, [photo("hotel")], no_progress)
        file = two.file(mission, 0)
        two.desks[1].vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL, "")

        with pytest.raises(UnavailableError):
            two.desks[1].sharing.take_in(file, no_progress)

        assert two.desks[1].readings.held(Expense, mission) == ()
        two.desks[1].vault.fails = None
        assert two.desks[1].sharing.take_in(file, no_progress).added == 2

    def test_stopping_takes_nothing_in(self, two: Colleagues, mission: DossierId) -> None:
        two.desks[0].expenses.take(mission, [photo("hotel"), photo("taxi")], no_progress)
        file = two.file(mission, 0)

        def stop(done: int, _total: int) -> None:
            if done:
                raise CancelledError

        with pytest.raises(CancelledError):
            two.desks[1].sharing.take_in(file, stop)

        assert two.desks[1].readings.held(Expense, mission) == ()

    def test_a_receipt_that_does_not_open_is_kept_without_its_small_picture(
        self, two: Colleagues, mission: DossierId
    ) -> None:
        two.desks[0].expenses.take(mission, [photo("hotel")], no_progress)
        (receipt,) = two.desks[0].readings.held(Receipt, mission)
        file = two.file(mission, 0)
        two.desks[1].shares.pieces[receipt.pages[0].digest] = b"not a picture"

        came = two.desks[1].sharing.take_in(file, no_progress)

        assert came.added == 2
        assert two.desks[1].readings.thumbnail(receipt.pages[0].digest) is None

    def test_a_receipt_somebody_removed_stays_while_an_expense_rests_on_it(
        self, two: Colleagues, mission: DossierId
    ) -> None:
        (one,) = two.desks[0].expenses.take(mission, [photo("hotel")], no_progress).added
        two.pass_on(mission, 0, 1)
        receipt = two.expense(1, one).receipts
        other = spent(two, mission, 1)
        change_receipts(two, other, receipt)
        two.desks[0].expenses.remove(one)

        came = two.pass_on(mission, 0, 1)

        assert (came.removed, came.held) == (1, 1)
        assert len(two.desks[1].readings.held(Receipt, mission)) == 1


def change_receipts(two: Colleagues, expense: ExpenseId, receipts: tuple[object, ...]) -> None:
    """Rest an expense on receipts taken for another."""
    two.desks[1].records.keep(None, replace(two.expense(1, expense), receipts=receipts))  # type: ignore[arg-type]


def test_what_a_share_would_hold(two: Colleagues, mission: DossierId) -> None:
    two.desks[0].expenses.take(mission, [photo("hotel")], no_progress)
    two.desks[0].records.keep(None, a_participant(dossier=mission))

    size = two.desks[0].sharing.size(mission)

    assert (size.records, size.files, size.size, size.staying) == (5, 1, len(b"photo hotel"), 0)
    assert isinstance(two.desks[0].vault, MemoryVault)


def test_a_share_given_to_the_application_is_taken_in_and_told(two: Colleagues, mission: DossierId) -> None:
    expense = spent(two, mission)
    two.pass_on(mission, 0, 1)
    change(two, 0, expense, note="nuit")
    change(two, 1, expense, note="pluie")
    file = two.file(mission, 0)

    arrival = two.desks[1].arrivals.take_in(file, Role.FIELD, no_progress)

    assert two.desks[1].arrivals.carries_share(file)
    assert (arrival.kind, arrival.share is not None) == (ArrivalKind.SHARE, True)
    said = plain("\n".join(telling.arrived(arrival)))
    assert "Dossier : Oujda 2026" in said
    assert "Fiches à départager, sur la page « Entre collègues » : 1" in said
    assert not telling.taken_in(arrival)
    file.write_text("autre")
    refused = two.desks[1].arrivals.take_in(file, Role.FIELD, no_progress)
    assert "Dossier :" not in plain("\n".join(telling.arrived(refused)))
    assert not telling.taken_in(refused)
