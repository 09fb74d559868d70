"""Receipts read one after another beside the window, the one in sight first. No Qt."""

from collections.abc import Callable, Iterable
from time import monotonic

from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices


class ReadingQueue:
    """One receipt at a time; one that fails stops no other, and is not tried again before the dossier is reopened."""

    def __init__(
        self,
        readings: ReceiptReadings,
        jobs: Jobs,
        notices: Notices,
        ended: Callable[[ExpenseId], None],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """``ended`` is called with each expense whose receipt was read, or could not be."""
        self._readings = readings
        self._jobs = jobs
        self._notices = notices
        self._ended = ended
        self._seconds = seconds
        self._waiting: list[ExpenseId] = []
        self._tried: set[ExpenseId] = set()
        self._took: dict[ExpenseId, float] = {}
        self._under_way: ExpenseId | None = None
        self._job: Job | None = None
        self._turn = 0
        self._warned = False

    def begin_anew(self) -> None:
        """Drop what waits: the dossier is closed, or opened again."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
        self._waiting, self._tried, self._took = [], set(), {}
        self._under_way, self._job = None, None
        self._warned = False

    def offer(self, expenses: Iterable[ExpenseId], first: ExpenseId | None = None) -> None:
        """What is to be read from now on, in this order but for ``first``; what was tried already is left alone."""
        known = self._tried | {self._under_way}
        waiting = [one for one in expenses if one not in known]
        self._waiting = sorted(waiting, key=lambda one: one != first)

    def start(self) -> None:
        """Read what waits, unless something is being read."""
        if self._under_way is None and self._waiting:
            self._begin(self._waiting.pop(0))

    def reads(self, expense: ExpenseId) -> bool:
        """Whether the expense's receipt is being read or is about to be."""
        return expense == self._under_way or expense in self._waiting

    def took(self, expense: ExpenseId) -> float | None:
        """How many seconds its reading took, when it was read since the dossier was opened."""
        return self._took.get(expense)

    def _begin(self, expense: ExpenseId) -> None:
        turn = self._turn
        self._under_way = expense
        self._tried.add(expense)

        def done(took: float | None) -> None:
            if turn == self._turn:
                if took is not None:
                    self._took[expense] = took
                self._go_on(expense)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._warn(error)
                self._go_on(expense)

        job = self._jobs.run(lambda _progress: self._read(expense), done, failed)
        if self._under_way == expense and turn == self._turn:
            self._job = job

    def _read(self, expense: ExpenseId) -> float | None:
        began = self._seconds()
        return None if self._readings.read(expense) is None else self._seconds() - began

    def _warn(self, error: Exception) -> None:
        """Say once what keeps receipts from being read: the next ones most often fail alike."""
        if self._warned:
            return
        if isinstance(error, UnavailableError):
            self._warned = True
            self._notices.warn(wording.failure(error))
        elif isinstance(error, RefusedError):
            self._warned = True
            self._notices.warn(wording.refusal(error.refusals[0]))

    def _go_on(self, expense: ExpenseId) -> None:
        self._under_way, self._job = None, None
        self._ended(expense)
        self.start()
