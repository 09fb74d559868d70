"""What happens to an error nobody caught: a known failure is said, a bug is told with its report."""

import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from lianes_desktop import __version__
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import CancelledError, UnavailableError


class ErrorHook(QObject):
    """Takes ``sys.excepthook``'s place; ``known`` gives the sentence of a failure, ``bug`` a report."""

    known = Signal(object)
    bug = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is hooked before ``install``."""
        super().__init__(parent)
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on, tell what nobody caught."""
        self._before = sys.excepthook
        sys.excepthook = self.tell

    def remove(self) -> None:
        """Give the place back."""
        sys.excepthook = self._before

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say a failure in one line, a bug in a window."""
        if isinstance(error, CancelledError):
            return
        if isinstance(error, UnavailableError | RefusedError):
            self.known.emit(_sentence(error))
            return
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        self.bug.emit(report(kind, trace))


def _sentence(error: UnavailableError | RefusedError) -> str:
    from lianes_desktop.i18n import wording  # noqa: PLC0415 - the tables of sentences wait for the first failure

    if isinstance(error, UnavailableError):
        return wording.failure(error)
    return " ".join(wording.refusal(one) for one in error.refusals)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where the program stopped, without a value, a path or a name: fit to be sent to anyone."""
    frames = traceback.extract_tb(trace)
    lines = [f"lianes-desktop {__version__}", f"Python {platform.python_version()}, {platform.system()}", kind.__name__]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines)
