"""Any sequence of acts, undone to the end, gives back the beginning; redone, the end."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from support.builders import a_profile, a_rate, dirhams, euros
from support.desks import Desk, InMemory, photo
from support.fakes import no_progress

from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.undo import MOST_ACTS

DAY = date(2026, 10, 13)
AMOUNTS = st.sampled_from([None, euros("12.50"), dirhams("140.00")])
PICK = st.integers(0, 5)


class Session(RuleBasedStateMachine):
    """What a person may do in one run, in any order."""

    dossiers: Bundle[DossierId] = Bundle("dossiers")

    @initialize()
    def begin(self) -> None:
        self.memory = InMemory()
        self.desk = Desk(self.memory, Path(mkdtemp()))
        self.desk.profiles.save(a_profile())
        self.first = self.memory.store.snapshot()

    @rule(target=dossiers)
    def make_a_mission(self) -> DossierId:
        return self.desk.dossiers.create_mission("Oujda").id

    @rule(target=dossiers)
    def make_a_hosting_day(self) -> DossierId:
        return self.desk.dossiers.create_hosting_day("Lille").id

    @rule(dossier=dossiers, days=st.integers(0, 6))
    def give_dates(self, dossier: DossierId, days: int) -> None:
        action = self.desk.readings.action(dossier)
        if action is not None and action.case is None:
            self.desk.dossiers.correct(replace(action, starts_on=DAY, ends_on=DAY + timedelta(days=days)))

    @rule(dossier=dossiers)
    def remove_a_dossier(self, dossier: DossierId) -> None:
        self.desk.dossiers.remove(dossier)

    @rule(dossier=dossiers, amount=AMOUNTS, kind=st.sampled_from(["", "TAXI", "CADO"]))
    def record_an_expense(self, dossier: DossierId, amount: object, kind: str) -> None:
        if self.alive(dossier):
            expense = self.desk.expenses.add(dossier)
            self.desk.expenses.correct(replace(expense, amount=amount, kind=kind, paid_on=DAY, payee="Taxi"))  # type: ignore[arg-type]  # an amount or none

    @rule(dossier=dossiers, name=st.sampled_from("abc"))
    def drop_a_photograph(self, dossier: DossierId, name: str) -> None:
        if self.alive(dossier):
            self.desk.expenses.take(dossier, [photo(name)], no_progress)

    @rule(dossier=dossiers, at=PICK, name=st.sampled_from("abc"))
    def attach_a_page(self, dossier: DossierId, at: int, name: str) -> None:
        for expense in self.some_expense(dossier, at):
            self.desk.expenses.attach(expense.id, [photo(name)], no_progress)

    @rule(dossier=dossiers, at=PICK)
    def detach_a_page(self, dossier: DossierId, at: int) -> None:
        for expense in self.some_expense(dossier, at):
            for page in self.desk.expenses.receipts(expense)[:1]:
                self.desk.expenses.detach(expense.id, page.digest)

    @rule(dossier=dossiers, at=PICK)
    def accept_declare_or_remove(self, dossier: DossierId, at: int) -> None:
        for expense in self.some_expense(dossier, at):
            self.desk.expenses.accept(expense.id)
            self.desk.expenses.declare_lost(expense.id, LostReceiptDeclaration("Vent", DAY))
            self.desk.expenses.remove(expense.id)

    @rule(dossier=dossiers, per_euro=st.sampled_from(["10.84", "11.00"]))
    def set_a_rate(self, dossier: DossierId, per_euro: str) -> None:
        if self.alive(dossier):
            self.desk.dossiers.set_rate(dossier, a_rate(per_euro))

    @rule(dossier=dossiers)
    def forget_the_rates(self, dossier: DossierId) -> None:
        for rate in self.desk.dossiers.rates(dossier):
            self.desk.dossiers.remove_rate(dossier, rate.id)

    @rule(dossier=dossiers)
    def plan_a_meeting(self, dossier: DossierId) -> None:
        if self.alive(dossier):
            line = self.desk.programme.add(dossier, DAY)
            contact = self.desk.contacts.add(dossier)
            people = tuple(one.id for one in self.desk.dossiers.participants(dossier))
            self.desk.programme.put(replace(line, contacts=(contact.id,), participants=people))

    @rule(dossier=dossiers)
    def change_the_programme(self, dossier: DossierId) -> None:
        for line in self.desk.programme.items(dossier)[:1]:
            noon = datetime.fromisoformat("2026-10-14 12:00")
            self.desk.programme.move(line.id, noon, noon + timedelta(hours=1))
            self.desk.programme.duplicate(line.id)
            self.desk.programme.remove(line.id)

    @rule(dossier=dossiers)
    def people_come_and_go(self, dossier: DossierId) -> None:
        if self.alive(dossier):
            self.desk.dossiers.add_participant(dossier, "Thomas", "Vasseur")
            self.desk.dossiers.remove_participant(self.desk.dossiers.participants(dossier)[0].id)
        for contact in self.desk.contacts.all(dossier)[:1]:
            self.desk.contacts.remove(contact.id)

    @rule(times=st.integers(1, 4))
    def undo_some(self, times: int) -> None:
        for _ in range(times):
            self.desk.undo.undo()

    @rule(times=st.integers(1, 4))
    def redo_some(self, times: int) -> None:
        for _ in range(times):
            self.desk.undo.redo()

    @invariant()
    def everything_undone_is_the_beginning_and_redone_the_end(self) -> None:
        if not hasattr(self, "memory"):
            return
        undone = redone = 0
        last = self.memory.store.snapshot()
        while self.desk.undo.undo():
            undone += 1
        assert undone < MOST_ACTS
        assert self.memory.store.snapshot() == self.first
        while redone < undone:
            assert self.desk.undo.redo()
            redone += 1
        assert self.memory.store.snapshot() == last

    def alive(self, dossier: DossierId) -> bool:
        return self.desk.readings.action(dossier) is not None

    def some_expense(self, dossier: DossierId, at: int) -> list[Expense]:
        order = self.desk.expenses.order(dossier)
        return [line.expense for line in self.desk.expenses.lines(order.keys[at : at + 1])]


TestSession = Session.TestCase
TestSession.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_only_so_many_acts_are_remembered(desk: Desk) -> None:
    mission = desk.start()
    for _ in range(MOST_ACTS + 5):
        desk.contacts.add(mission)
    undone = 0
    while desk.undo.undo():
        undone += 1

    assert undone == MOST_ACTS
    assert len(desk.contacts.all(mission)) == 5
