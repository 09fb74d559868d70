"""Files given to the office, taken in one after the other; those that are sealed wait for the passphrase. No Qt."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.arrivals import Arrival, ArrivalService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Notices

_SEALED = "SEALED_FOR_OTHERS"
"""What the verifier answers while no identity opens the file: until the office is unlocked, it may be for us."""


class IntakeView(Protocol):
    """What taking files in shows."""

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def ask_passphrase(self) -> None:
        """Ask for the authority's passphrase."""
        ...

    def show_unlocking(self, words: str) -> None:
        """Say in that sheet what is under way; empty words end it."""
        ...

    def refuse_passphrase(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused."""
        ...

    def close_passphrase(self) -> None:
        """The passphrase has served."""
        ...


class Intake:
    """Looks at files beside the window; ``arrived`` gets the name of each and what it turned out to be."""

    def __init__(
        self,
        view: IntakeView,
        arrivals: ArrivalService,
        register: RegisterService,
        jobs: Jobs,
        notices: Notices,
        arrived: Callable[[str, Arrival], None],
    ) -> None:
        """Nothing waits yet."""
        self._view = view
        self._arrivals = arrivals
        self._register = register
        self._jobs = jobs
        self._notices = notices
        self._arrived = arrived
        self._sealed: list[Path] = []
        self._under_way = 0

    def locked(self) -> int:
        """How many sealed files wait for the passphrase."""
        return len(self._sealed)

    def take(self, paths: Sequence[Path]) -> None:
        """Verify and take in these files."""
        for path in paths:
            self._under_way += 1
            self._view.show_busy(_("Vérification de {name}").format(name=formats.isolate(path.name)))
            self._jobs.run(partial(self._looked_at, path), self._done, self._failed)

    def ask_passphrase(self) -> None:
        """Ask for what opens the sealed files."""
        self._view.ask_passphrase()

    def unlock(self, passphrase: str) -> None:
        """Open the office with its passphrase, then go on with the files that waited."""
        if not passphrase:
            self._view.refuse_passphrase([Refusal("passphrase", Problem.MISSING)])
            return
        self._view.show_unlocking(_("Ouverture"))
        self._jobs.run(partial(self._unlocked, passphrase), self._opened, self._still_locked)

    # ---- inside

    def _looked_at(self, path: Path, progress: Progress) -> tuple[Path, Arrival]:
        return path, self._arrivals.take_in(path, Role.OFFICE, progress)

    def _done(self, looked_at: tuple[Path, Arrival]) -> None:
        self._one_less()
        path, arrival = looked_at
        sealed = arrival.received is not None and arrival.received.verification.code == _SEALED
        if sealed and self._register.exists() and not self._register.unlocked():
            self._sealed.append(path)
            if len(self._sealed) == 1:
                self._view.ask_passphrase()
        else:
            self._arrived(path.name, arrival)

    def _unlocked(self, passphrase: str, _progress: Progress) -> None:
        self._register.unlock(passphrase)

    def _opened(self, _nothing: None) -> None:
        self._view.close_passphrase()
        waiting, self._sealed = self._sealed, []
        self.take(waiting)

    def _still_locked(self, error: Exception) -> None:
        self._view.show_unlocking("")
        if isinstance(error, RefusedError):
            self._view.refuse_passphrase(error.refusals)
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))

    def _failed(self, error: Exception) -> None:
        self._one_less()
        if isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été pris."))
        else:
            warn(error, self._notices)

    def _one_less(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self._view.show_busy("")
