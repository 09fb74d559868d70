"""The program: the window by default, and the commands of ``--help``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from lianes_desktop import __version__
from lianes_desktop.app.arguments import Command, Exit, Request, Task, UsageError, help_text, language_of, parse
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import catalogue
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import CancelledError, UnavailableError

if TYPE_CHECKING:  # the window starts without them
    from lianes_desktop.domain.bundles import Verification
    from lianes_desktop.services.arrivals import TakenFile
    from lianes_desktop.services.chain import Checked
    from lianes_desktop.services.file_reading import ReadFile

Tell = Callable[[str], None]


class Application(Protocol):
    """What the program asks of its composition root."""

    def window(self, files: Sequence[Path]) -> int:
        """Open the window, take those files in there, and stay until it closes; the code for the shell."""
        ...

    def demo(self, folder: Path | None, tell: Tell) -> bool:
        """Play a mission to the end, telling each step; whether every check held."""
        ...

    def verify(self, file: Path) -> Verification:
        """Check a bundle and keep nothing."""
        ...

    def take_in(self, files: Sequence[Path]) -> Iterable[TakenFile]:
        """Take files in by what they are, one after the other; one that is refused does not stop the others."""
        ...

    def read(self, files: Sequence[Path]) -> Iterable[ReadFile]:
        """Read receipts one by one."""
        ...

    def move_office(self, place: str, files: Path | None, tell: Tell) -> None:
        """Move the store to the office's database, or back to this computer, telling each step."""
        ...

    def check_trail(self, file: Path | None) -> Checked:
        """Check the office's trail, or one that was written to a file."""
        ...

    def export_trail(self, to: Path) -> Checked:
        """Write the office's trail to a file."""
        ...

    def self_test(self, tell: Tell) -> bool:
        """Try what the application rests on, telling each trial; whether all went well."""
        ...


Join = Callable[[Path | None, str | None], Application]
"""From the data folder and the language asked for, either of them perhaps not, to the application."""


def main(arguments: Sequence[str] | None = None, join: Join | None = None) -> int:
    """Do what the command line asks and return the code for the shell; ``join`` makes the application."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    catalogue.activate(language_of(words))
    _speak_what_the_terminal_can()
    try:
        return _answer(parse(words), join or _joined)
    except UsageError as error:
        _tell(sys.stderr, [str(error), _("« lianes-desktop --help » dit ce qui est possible.")])
        return Exit.USAGE
    except RefusedError as error:
        from lianes_desktop.i18n import wording  # noqa: PLC0415 - every word of the rules, only for a refusal

        _tell(sys.stderr, [wording.refusal(one) for one in error.refusals])
        return Exit.REFUSED
    except UnavailableError as error:
        from lianes_desktop.i18n import wording  # noqa: PLC0415 - likewise

        _tell(sys.stderr, [wording.failure(error)])
        return Exit.UNAVAILABLE
    except (CancelledError, KeyboardInterrupt):
        _tell(sys.stderr, [_("Arrêté. Rien n'a été gardé.")])
        return Exit.REFUSED


def _joined(data_dir: Path | None, language: str | None) -> Application:
    """The composition root, imported once it is known to be needed."""
    from lianes_desktop.app.commands import Commands  # noqa: PLC0415 - help and refusals need none of it

    return Commands(data_dir, language)


def _answer(request: Request, join: Join) -> int:
    """Answer help and version here; carry the rest out with the application."""
    if request.command is Command.HELP:
        sys.stdout.write(help_text())
        return Exit.OK
    if request.command is Command.VERSION:
        _tell(sys.stdout, [f"lianes-desktop {__version__}"])
        return Exit.OK
    application = join(request.data_dir, request.language)
    if request.command is Command.WINDOW:
        return application.window(request.files)
    return Exit.OK if _done(request, application) else Exit.REFUSED


def _done(request: Request, application: Application) -> bool:
    """Carry out a command that tells its result; whether all went well."""
    from lianes_desktop.app import telling  # noqa: PLC0415 - the window tells in its own way

    match request.command:
        case Command.VERIFY:
            found = application.verify(request.files[0])
            _tell(sys.stdout, telling.verified(found))
            return found.accepted
        case Command.TAKE_IN:
            return _taken_in(request.files, application)
        case Command.READ:
            good = True
            for one in application.read(request.files):
                _tell(sys.stdout if one.reading or request.json else sys.stderr, telling.read(one, json=request.json))
                good = good and one.reading is not None
            return good
        case Command.OFFICE:
            return _office(request, application)
        case Command.DEMO:
            return application.demo(request.folder, _step)
        case _:
            return application.self_test(_step)


def _taken_in(files: Sequence[Path], application: Application) -> bool:
    """Take files in, telling each; whether every one was. Of a file alone, the refusal is the answer."""
    from lianes_desktop.app import telling  # noqa: PLC0415 - the window tells in its own way

    good = True
    for one in application.take_in(files):
        if one.failure is not None and len(files) == 1:
            raise one.failure
        _tell(sys.stdout if one.arrival else sys.stderr, telling.taken_file(one, alone=len(files) == 1))
        good = good and one.arrival is not None and telling.taken_in(one.arrival)
    return good


def _office(request: Request, application: Application) -> bool:
    """Carry out a command of the office; whether all went well."""
    from lianes_desktop.app import telling  # noqa: PLC0415 - the window tells in its own way

    if request.task is Task.MOVE_TO:
        application.move_office(request.place, request.shared, _step)
        return True
    file = next(iter(request.files), None)
    if request.task is Task.EXPORT_TRAIL and file is not None:
        checked = application.export_trail(file)
    else:
        checked = application.check_trail(file)
    _tell(sys.stdout, telling.checked_trail(checked))
    return checked.whole


def _step(line: str) -> None:
    """Tell one step of a long command as it happens."""
    _tell(sys.stdout, [line])


def _speak_what_the_terminal_can() -> None:
    """Never fail for a letter the terminal does not have: it shows a question mark instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _tell(stream: TextIO, lines: Iterable[str]) -> None:
    """Write lines, in the person's language."""
    stream.writelines(f"{line}\n" for line in lines)
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
