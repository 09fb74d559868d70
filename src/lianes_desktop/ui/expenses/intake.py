"""Photographs and PDFs: taken in away from the window."""

from collections.abc import Callable
from dataclasses import dataclass

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.i18n import wording
from lianes_desktop.services.expenses import ExpenseService, Offered, Taken
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.expenses import taking
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices


@dataclass
class _Batch:
    """Files offered together, one batch after another."""

    files: int
    job: Job | None = None


class Intake:
    """Runs the slow work on receipts and says how it went."""

    def __init__(
        self,
        view: ExpensesView,
        expenses: ExpenseService,
        jobs: Jobs,
        notices: Notices,
        show: Callable[[ExpenseId | None], None],
    ) -> None:
        """``show`` is called when files were taken in, with the first expense they made or went to."""
        self._view = view
        self._expenses = expenses
        self._jobs = jobs
        self._notices = notices
        self._show = show
        self._taken_last: Taken | None = None
        self._batches: list[_Batch] = []

    def take(
        self, dossier: DossierId, files: tuple[Offered, ...], ended: Callable[[Taken | None], None] | None = None
    ) -> None:
        """Make one expense per file; ``ended`` is told what became of them, ``None`` when nobody knows."""
        self._run(lambda progress: self._expenses.take(dossier, files, progress), len(files), ended)

    def attach(self, expense: ExpenseId, files: tuple[Offered, ...]) -> None:
        """Hang the files on an expense."""
        self._run(lambda progress: self._expenses.attach(expense, files, progress), len(files))

    @property
    def taking(self) -> bool:
        """Whether files are being taken in: their pictures are shown before anything is read on them."""
        return bool(self._batches)

    def cancel(self) -> None:
        """Stop after the file under way; what waits behind it is not begun."""
        for batch in self._batches:
            if batch.job is not None:
                batch.job.cancel()

    def close_outcome(self) -> None:
        """What became of the last files has been read."""
        self._taken_last = None
        self.show_outcome()

    def show_outcome(self) -> None:
        """Say what became of the last files, in the language in force."""
        last = self._taken_last
        self._view.show_outcome(None if last is None else taking.outcome(last, self._expenses.line))

    def _run(
        self,
        work: Callable[[Progress], Taken],
        files: int,
        ended: Callable[[Taken | None], None] | None = None,
    ) -> None:
        if not self._batches:  # what is told of files offered meanwhile comes to what is told already
            self.close_outcome()
        batch = _Batch(files)
        self._batches.append(batch)
        if len(self._batches) == 1:
            self._show_progress()

        def done(taken: Taken) -> None:
            self._end(batch)
            if ended is not None:
                ended(taken)
            self._taken(taken)

        def failed(error: Exception) -> None:
            self._end(batch)
            if ended is not None:
                ended(None)
            self._not_taken(error)

        batch.job = self._jobs.run(work, done, failed, self._view.show_progress)

    def _end(self, batch: _Batch) -> None:
        self._batches.remove(batch)
        self._show_progress()

    def _show_progress(self) -> None:
        """Nothing of the batch under way is taken in yet; nothing at all when none is."""
        self._view.show_progress(0, self._batches[0].files if self._batches else 0)

    def _taken(self, taken: Taken) -> None:
        self._taken_last = taken if self._taken_last is None else self._taken_last.and_then(taken)
        self.show_outcome()
        if taken.failure is not None:
            self._notices.warn(wording.failure(taken.failure))
        self._show(taken.added[0] if taken.added else None)

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        self._show(None)
