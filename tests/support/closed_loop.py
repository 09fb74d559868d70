"""An office and authorities that exchange claims and answers by files, over stores in memory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.payments import Payment, PaymentState
from lianes_desktop.domain.people import Profile, Role
from lianes_desktop.domain.reviewing import LineVerdict, ReviewReason, Verdict
from lianes_desktop.services.answering import AnsweringService
from lianes_desktop.services.ports.answers import AnswerFiles
from lianes_desktop.services.records import Records
from support.answer_box import MemoryAnswers
from support.builders import a_profile, euros
from support.desks import Desk, InMemory, ready_to_leave
from support.fakes import PASSPHRASE, FakeBundles, FixedSeries, no_progress
from support.memory import MemoryClock

OFFICER = a_profile(participant=UUID(int=50), given_name="Asma", family_name="Officier", role=Role.OFFICE)


class Sender:
    """An authority's installation, with a claim that is ready to leave; ``post`` is the folder all reach."""

    def __init__(self, folder: Path, post: Path, bundles: FakeBundles, files: AnswerFiles) -> None:
        folder.mkdir()
        self.memory = InMemory()
        self.desk = Desk(self.memory, folder, bundles, files)
        self.dossier: DossierId = ready_to_leave(self.desk)
        self.post = post

    def leave(self, amount: str = "") -> Path:
        """Export the claim, its line first corrected to another sum when one is given."""
        if amount:
            self.correct(amount)
        sent = self.desk.hand_in.export(self.dossier, PASSPHRASE, self.desk.folder, no_progress)
        kept = self.post / f"{sent.manifest_sha256}.claim"
        kept.write_text(sent.manifest_sha256)
        return kept

    def correct(self, amount: str) -> None:
        """Another sum for the one line, opened again first when it left."""
        if self.desk.expenses.holding(self.dossier) is not None:
            self.desk.expenses.reopen(self.dossier)
        (expense,) = self.desk.readings.dossier(self.dossier).expenses
        self.desk.expenses.correct(replace(expense, amount=euros(amount)))
        self.desk.expenses.accept(expense.id)


class Loop:
    """One office and one authority."""

    def __init__(self, folder: Path, officer: Profile | None = OFFICER) -> None:
        self.post = folder / "post"
        self.post.mkdir()
        (folder / "office").mkdir()
        self.files, self.bundles = MemoryAnswers(MemoryClock()), FakeBundles()
        self.memory = InMemory()
        self.office = Desk(self.memory, folder / "office", self.bundles, self.files)
        if officer is not None:
            self.office.profiles.save(officer)
        self.sender = Sender(folder / "field", self.post, self.bundles, self.files)
        self.field, self.field_memory, self.dossier = self.sender.desk, self.sender.memory, self.sender.dossier
        self.leave, self.correct = self.sender.leave, self.sender.correct

    @property
    def answering(self) -> AnsweringService:
        return self.office.answering

    # ---- the office

    def arrived(self, amount: str = "") -> str:
        """A claim taken in at the office; its manifest."""
        received = self.office.inbox.take_in(self.leave(amount), no_progress)
        assert not received.waiting
        return received.manifest_sha256

    def lines(self, claim: str) -> tuple[ExpenseId, ...]:
        """The expenses of a claim."""
        return tuple(one.line.expense.id for one in self.office.reviewing.desk(claim).lines)

    def judge(
        self, claim: str, line: ExpenseId, verdict: Verdict, reason: ReviewReason | None = None, words: str = ""
    ) -> None:
        """Decide of a line, whatever was decided before."""
        self._judge(claim, line, verdict, None, reason, words)

    def judge_all(self, claim: str, verdict: Verdict = Verdict.ACCEPT, kept: int | None = None) -> None:
        """Decide of every line the same."""
        for line in self.lines(claim):
            self._judge(claim, line, verdict, kept, None if verdict is Verdict.ACCEPT else ReviewReason.PERSONAL, "")

    def verdicts(self) -> tuple[LineVerdict, ...]:
        """What was decided."""
        return self.office.readings.held(LineVerdict, self.dossier)

    def payments(self) -> tuple[Payment, ...]:
        """What is owed, was ordered, paid or cancelled."""
        return self.office.readings.held(Payment, self.dossier)

    def pay(self, **fields: object) -> None:
        """The bank executes what is due."""
        bank_pays(self.office, self.dossier, **fields)

    def be(self, name: str) -> None:
        """Somebody else of the office sits down."""
        given, family = name.split()
        self.office.profiles.save(replace(OFFICER, given_name=given, family_name=family))

    def another_desk(self) -> AnsweringService:
        """Another computer of the office over the same store, with series of its own."""
        office = self.office
        return AnsweringService(office.records, office.readings, office.claim_desks, FixedSeries(), self.files)

    def while_writing(self, meanwhile: Callable[[], object]) -> None:
        """Do something once, while the next answer is being written."""
        waiting = [meanwhile]
        give_up = self.office.series.give_up

        def first(dossier: DossierId) -> None:
            give_up(dossier)
            if waiting:
                waiting.pop()()

        self.office.series.give_up = first  # type: ignore[method-assign]  # for the test

    @contextmanager
    def failing(self, failure: BaseException) -> Iterator[None]:
        """The office's store fails at its next commit."""
        self.memory.store.fails = failure  # type: ignore[assignment]  # or is interrupted
        yield
        self.memory.store.fails = None

    def _judge(
        self, claim: str, line: ExpenseId, verdict: Verdict, kept: int | None, reason: ReviewReason | None, words: str
    ) -> None:
        held = next((one for one in self.verdicts() if one.expense == line), None)
        revision = 0 if held is None else held.revision
        self.office.reviewing.judge(claim, line, verdict, kept, reason, words, revision=revision)


def bank_pays(office: Desk, dossier: DossierId, **fields: object) -> tuple[Payment, ...]:
    """The bank executes what is due for a dossier."""
    return bank_paid(office.records, office.readings.held(Payment, dossier), **fields)


def bank_paid(records: Records, payments: Iterable[Payment], **fields: object) -> tuple[Payment, ...]:
    """The bank executes those of the payments that are due."""
    due = [one for one in payments if one.state is PaymentState.DUE]
    for one in due:
        paid = replace(one, state=PaymentState.PAID, executed_on=date(2026, 12, 3), reference="LIANES-1")
        records.keep(None, replace(paid, **fields))  # type: ignore[arg-type]  # its fields
    return tuple(due)
