"""Decisions about calendar files: what is written where, what is looked at, what is taken. No Qt."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.calendar_files import CalendarFileService, Preview, WrittenCalendar
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices
from lianes_desktop.ui.programme import calendar_words, headline
from lianes_desktop.ui.programme.calendar_values import FileShown

T = TypeVar("T")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 80


class CalendarView(Protocol):
    """What the desk tells the page."""

    def ask_new_file(self, name: str) -> None:
        """Ask where to write the calendar."""
        ...

    def ask_file(self) -> None:
        """Ask which calendar to read."""
        ...

    def show_work(self, words: str, at: int, of: int) -> None:
        """What is under way and how far; nothing when ``of`` is 0."""
        ...

    def show_file(self, shown: FileShown) -> None:
        """Let the person choose from a file."""
        ...


class CalendarDesk:
    """Calendar files of one dossier; they are read and written beside the window."""

    def __init__(
        self, view: CalendarView, files: CalendarFileService, dossiers: DossierService, jobs: Jobs, notices: Notices
    ) -> None:
        """Nothing under way."""
        self._view = view
        self._files = files
        self._dossiers = dossiers
        self._jobs = jobs
        self._notices = notices
        self._dossier: DossierId | None = None
        self._looked_at: tuple[DossierId, Preview] | None = None
        self._waiting: tuple[Offered, ...] = ()
        self._job: Job | None = None
        self._busy = False

    def turn(self, dossier: DossierId | None) -> None:
        """Turn to another dossier."""
        if dossier != self._dossier:
            self._dossier = dossier
            self._waiting = ()

    def export(self) -> None:
        """Ask where to write the programme."""
        if self._dossier is not None:
            title = self._dossiers.action(self._dossier).title
            plain = " ".join(_FORBIDDEN.sub(" ", _("Programme {title}").format(title=title)).split())
            self._view.ask_new_file(f"{plain[:_LONGEST_NAME].rstrip(' .')}.ics")

    def export_to(self, path: str) -> None:
        """Write it there."""
        if self._dossier is not None and path:
            to = Path(path)
            to = to if to.suffix.lower() == ".ics" else to.with_name(f"{to.name}.ics")
            self._start(_("Écriture du calendrier"), partial(self._files.write, self._dossier, to), self._written)

    def ask(self) -> None:
        """Ask which calendar to read, once the dossier has days."""
        if self._has_days():
            self._view.ask_file()

    def look(self, files: Sequence[Offered]) -> None:
        """Read files, one after the other, each chosen from before the next."""
        if files and self._has_days():
            self._waiting = (*self._waiting, *files)
            self._next()

    def take(self, chosen: Sequence[int]) -> None:
        """Take the offers of those places of the file shown."""
        if self._looked_at is None:
            return
        _dossier, preview = self._looked_at
        self._looked_at = None
        proposals = [preview.proposals[at] for at in chosen]
        counts: list[int] = []
        if proposals and kept(lambda: counts.append(self._files.take(proposals)), self._notices) and counts:
            said = calendar_words.taken(counts[0])
            self._notices.say(said, undo=counts[0] > 0)
        self._next()

    def put_off(self) -> None:
        """Take nothing of the file shown."""
        self._looked_at = None
        self._next()

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()

    # ---- inside

    def _has_days(self) -> bool:
        if self._dossier is None:
            return False
        if self._files.days(self._dossier) is None:
            self._notices.warn(headline.no_days(self._dossiers.action(self._dossier)))
            return False
        return True

    def _next(self) -> None:
        """Read the next file that waits, unless one is read or shown."""
        if self._busy or self._looked_at is not None or not self._waiting or self._dossier is None:
            return
        dossier, days = self._dossier, self._files.days(self._dossier)
        file, self._waiting = self._waiting[0], self._waiting[1:]
        if days is not None:
            self._start(
                _("Lecture du calendrier"),
                lambda progress: self._files.preview(dossier, file, days, progress),
                partial(self._read, dossier),
            )

    def _read(self, dossier: DossierId, preview: Preview) -> None:
        if dossier != self._dossier:  # another dossier was opened meanwhile
            self._next()
            return
        self._looked_at = dossier, preview
        self._view.show_file(calendar_words.shown(preview))

    def _written(self, written: WrittenCalendar) -> None:
        words = ngettext("Calendrier enregistré, {n} rendez-vous : {place}",
                         "Calendrier enregistré, {n} rendez-vous : {place}", written.lines)  # fmt: skip
        place = formats.isolate(str(written.path))
        self._notices.say(words.format(n=formats.number(written.lines), place=place))
        self._next()

    def _start(self, words: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return

        def ended(result: T) -> None:
            self._end()
            done(result)

        def failed(error: Exception) -> None:
            self._end()
            if isinstance(error, CancelledError):
                self._waiting = ()
            warn(error, self._notices)
            self._next()

        self._busy = True
        self._view.show_work(words, 0, 1)
        job = self._jobs.run(work, ended, failed, partial(self._progressed, words))
        if self._busy:  # it may have ended at once
            self._job = job

    def _progressed(self, words: str, at: int, of: int) -> None:
        if self._busy:
            self._view.show_work(words, at, of)

    def _end(self) -> None:
        self._busy, self._job = False, None
        self._view.show_work("", 0, 0)
