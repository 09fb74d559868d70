"""Receipts that read themselves: the queue, and what the one in sight tells. No Qt."""

from collections.abc import Callable, Collection
from decimal import Decimal

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.readings import Flaw, Reading
from lianes_desktop.i18n import arabic_receipts, formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.services.twins import Twin
from lianes_desktop.ui.expenses.certainty import awaited, certainties, first_to_check
from lianes_desktop.ui.expenses.reading_queue import ReadingQueue
from lianes_desktop.ui.expenses.values import Captured, Field, Told
from lianes_desktop.ui.kit.ports import Jobs, Notices


class Capture:
    """Reads what is taken in, and says how sure each field of an expense is."""

    def __init__(
        self, readings: ReceiptReadings, jobs: Jobs, notices: Notices, ended: Callable[[ExpenseId], None]
    ) -> None:
        """``ended`` is called with each expense whose receipt was read, or could not be."""
        self._readings = readings
        self._twins: dict[Expense, Twin | None] = {}
        self._queue = ReadingQueue(readings, jobs, notices, ended)

    def leave(self) -> None:
        """Another dossier is opened: what waits of this one is dropped."""
        self._queue.begin_anew()

    def look(self, dossier: DossierId, first: ExpenseId | None) -> None:
        """Find what waits in the dossier, ``first`` before the others."""
        self._queue.offer(self._readings.unread(dossier), first)

    def start(self) -> None:
        """Read what waits."""
        self._queue.start()

    def reads(self, expense: ExpenseId) -> bool:
        """Whether the expense's receipt is being read or is about to be."""
        return self._queue.reads(expense)

    def to_accept(self, dossier: DossierId) -> int:
        """How many expenses nobody has accepted."""
        return self._readings.to_accept(dossier)

    def unaccepted(self, dossier: DossierId) -> Collection[int]:
        """The keys of the expenses nobody has accepted."""
        return self._readings.unaccepted(dossier)

    def twin(self, expense: Expense) -> Twin | None:
        """Another expense that may be this one, looked for once until ``forget``."""
        if expense not in self._twins:
            self._twins[expense] = next(iter(self._readings.alike(expense)), None)
        return self._twins[expense]

    def forget(self) -> None:
        """The expenses may have changed: any of them may have another twin."""
        self._twins.clear()

    def of(self, expense: Expense, kinds: Collection[str]) -> Captured:
        """What the receipt of an expense told; ``kinds`` are the categories there are."""
        if self._queue.reads(expense.id):
            empty = frozenset() if expense.reviewed else awaited(expense)
            return Captured(_("Lecture sur cet ordinateur"), awaited=empty)
        reading = self._readings.of(expense)
        if reading is None:
            return Captured()
        return Captured(
            "" if expense.reviewed else self._head(expense.id),
            certainties(expense, reading, kinds),
            told=None if expense.reviewed else _told(expense, reading),
            meaning=arabic_receipts.meaning(reading.words),
            turn=reading.turn,
        )

    def first_to_check(self, expense: Expense, kinds: Collection[str]) -> Field:
        """The field to look at first."""
        return first_to_check(expense, certainties(expense, self._readings.of(expense), kinds))

    def other(self, expense: Expense, field: Field, kinds: Collection[str]) -> object:
        """The second reading of a field as the form gives it; ``None`` when there is none."""
        certain = certainties(expense, self._readings.of(expense), kinds).get(field)
        return certain.other_given if certain is not None else None

    def _head(self, expense: ExpenseId) -> str:
        took = self._queue.took(expense)
        if took is None:
            return _("Lu sur cet ordinateur")
        seconds = formats.number(max(Decimal(str(round(took, 1))), Decimal("0.1")))
        return _("Lu sur cet ordinateur en {seconds} s").format(seconds=seconds)


def to_accept(count: int) -> str:
    """How many receipts wait to be accepted; nothing when none does."""
    return ngettext("{n} reçu à valider", "{n} reçus à valider", count).format(n=formats.number(count)) if count else ""


def _told(expense: Expense, reading: Reading) -> Told | None:
    """What is wrong with the photograph, worst first, and what to do while the paper is still there."""
    titles, advice = _titles(), _advice()
    flaw = next((one for one in _WORST_FIRST if one in reading.flaws), None)
    # a figure typed by hand needs nothing of the photograph but to be a proof
    if expense.amount is None and (reading.total is None or not reading.total.shown):
        sentence = advice[flaw] if flaw is not None else ""
        title = _("Photo peu lisible : saisissez le montant, ou reprenez la photo.")
        return Told("warn", "camera", title, sentence)
    return Told("warn", "camera", titles[flaw], advice[flaw]) if flaw is not None else None


_WORST_FIRST = (Flaw.CUT, Flaw.BLURRED, Flaw.DARK, Flaw.GLARE, Flaw.FAR)


def _titles() -> dict[Flaw, str]:
    return {
        Flaw.BLURRED: _("Photo floue"),
        Flaw.GLARE: _("Reflet sur le reçu"),
        Flaw.DARK: _("Photo trop sombre"),
        Flaw.CUT: _("Reçu coupé"),
        Flaw.FAR: _("Reçu trop loin"),
    }


def _advice() -> dict[Flaw, str]:
    return {
        Flaw.BLURRED: _("Reprenez-la sans bouger, le reçu posé à plat."),
        Flaw.GLARE: _("Reprenez la photo sans flash, la lampe sur le côté."),
        Flaw.DARK: _("Reprenez-la près d'une fenêtre ou d'une lampe."),
        Flaw.CUT: _("Reprenez la photo avec les quatre bords du reçu."),
        Flaw.FAR: _("Reprenez la photo de plus près : le reçu doit remplir l'image."),
    }
