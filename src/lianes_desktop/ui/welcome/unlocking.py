"""Later starts without the system's keyring: the passphrase, or the recovery code. No Qt."""

from collections.abc import Callable, Mapping
from typing import Protocol

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.passphrases import checked_passphrase
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Jobs
from lianes_desktop.ui.welcome.values import Recovery


class Door(Protocol):
    """Opens what was kept, where the system's keyring does not."""

    def unlock(self, passphrase: str) -> None:
        """Open with the passphrase; slow, for a worker thread.

        Raises:
            RefusedError: ``passphrase`` wrong.
        """
        ...

    def recover(self, code: str, passphrase: str) -> None:
        """Open with the recovery code and set a new passphrase; slow, for a worker thread.

        Raises:
            RefusedError: ``recovery_code`` wrong.
        """
        ...


class UnlockView(Protocol):
    """What the unlocking page can show."""

    def show_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong, by field name."""
        ...

    def show_failure(self, sentence: str) -> None:
        """What the computer could not do."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Whether it is being opened."""
        ...

    def show_opened(self) -> None:
        """The way is free."""
        ...


class UnlockPresenter:
    """Asks for the passphrase, or the recovery code and a new passphrase."""

    def __init__(self, view: UnlockView, door: Door, jobs: Jobs) -> None:
        """``door`` opens the store."""
        self._view = view
        self._door = door
        self._jobs = jobs

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase."""
        if not passphrase:
            self._refused(RefusedError([Refusal("passphrase", Problem.MISSING)]))
            return

        def work(_progress: Progress) -> None:
            self._door.unlock(passphrase)

        self._try(work)

    def recover(self, answers: Recovery) -> None:
        """Try a recovery code, with a new passphrase typed twice."""
        found = [] if answers.code.strip() else [Refusal("recovery_code", Problem.MISSING)]
        try:
            checked_passphrase(answers.passphrase, answers.again)
        except RefusedError as refused:
            names = {"passphrase": "new_passphrase"}
            found += [Refusal(names.get(one.field, one.field), one.problem, one.values) for one in refused.refusals]
        if found:
            self._refused(RefusedError(found))
            return

        def work(_progress: Progress) -> None:
            self._door.recover(answers.code, answers.passphrase)

        self._try(work)

    def _try(self, work: Callable[[Progress], None]) -> None:
        self._view.show_refusals({})
        self._view.show_busy(busy=True)
        self._jobs.run(work, self._opened, self._not_opened)

    def _opened(self, _nothing: None) -> None:
        self._view.show_busy(busy=False)
        self._view.show_opened()

    def _not_opened(self, error: Exception) -> None:
        self._view.show_busy(busy=False)
        if isinstance(error, RefusedError):
            self._refused(error)
        elif isinstance(error, UnavailableError):
            self._view.show_failure(wording.failure(error))

    def _refused(self, refused: RefusedError) -> None:
        self._view.show_refusals({one.field: wording.refusal(one) for one in refused.refusals})
