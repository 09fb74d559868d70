"""Decisions on files of people: what is looked into, added, written and handed over. No Qt."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.card_files import CardFileService, Looked, WrittenCards
from lianes_desktop.services.offered import Offered, plain_name
from lianes_desktop.services.ports.cards import Meaning
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.contacts import file_wordings
from lianes_desktop.ui.contacts.file_values import CodeView, ExportTo, ExportView, ImportView
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices

_Found = tuple[list[Looked], list[str]]


class FilesView(Protocol):
    """What the presenter tells the sheets."""

    def show_reading(self, words: str, at: int, of: int) -> None:
        """How far the work is, in the sheet of the import."""
        ...

    def show_import(self, view: ImportView) -> None:
        """What the files hold."""
        ...

    def close_import(self) -> None:
        """The import is over."""
        ...

    def show_export(self, view: ExportView, title: str) -> None:
        """Ask what to write; ``title`` begins the name of the file."""
        ...

    def show_code(self, view: CodeView) -> None:
        """Show a card to scan."""
        ...


class CardFilesPresenter:
    """One import at a time, for the dossier it was begun in."""

    def __init__(self, view: FilesView, service: CardFileService, jobs: Jobs, notices: Notices) -> None:
        """Nothing is under way."""
        self._view = view
        self._service = service
        self._jobs = jobs
        self._notices = notices
        self._dossier: DossierId | None = None
        self._into: DossierId | None = None
        self._files: tuple[Offered, ...] = ()
        self._looked: list[Looked] = []
        self._job: Job | None = None
        self._round = 0

    def open(self, dossier: DossierId | None) -> None:
        """Turn to a dossier; an import under way belongs to the one it was begun in."""
        self._dossier = dossier

    # taking in

    def choose(self, paths: Sequence[str]) -> None:
        """Look into these files."""
        self.take(tuple(Offered(Path(one).name, Path(one)) for one in paths))

    def take(self, files: tuple[Offered, ...]) -> None:
        """Look into files and show what they hold."""
        if self._dossier is None or not files:
            return
        self.leave()
        self._into, self._files = self._dossier, files
        self._look(None)

    def map(self, columns: Mapping[int, Meaning | None]) -> None:
        """Look again into the table, its columns holding what is said."""
        if self._into is not None:
            self._stop()
            self._look(columns)

    def accept(self, keys: Collection[int]) -> None:
        """Add these of those shown, in one act."""
        rows = [row for file in self._looked for row in file.rows]
        chosen = [row.contact for at, row in enumerate(rows) if at in keys]
        if not chosen or self._job is not None:
            return

        def add(progress: Progress) -> int:
            progress(0, len(chosen))
            self._service.add(chosen)
            return len(chosen)

        def done(count: int) -> None:
            self.leave()
            self._notices.say(file_wordings.added(count), undo=True)

        self._run(_("Ajout des contacts"), add, done)

    def leave(self) -> None:
        """Give up what is under way; nothing is kept of it."""
        self._stop()
        self._into, self._files, self._looked = None, (), []
        self._view.close_import()

    # giving out

    def ask_export(self) -> None:
        """Ask what to write of the dossier."""
        if self._dossier is not None:
            self._view.show_export(file_wordings.export(self._service.leaving(self._dossier)), _("Contacts"))

    def export(self, to: ExportTo) -> None:
        """Write who may leave."""
        dossier = self._dossier
        if dossier is None:
            return

        def write(progress: Progress) -> WrittenCards:
            return self._service.write(dossier, to.asked.kind, to.path, progress, notes=to.asked.notes)

        def done(what: WrittenCards) -> None:
            self._notices.say(file_wordings.written(what))

        self._jobs.run(write, done, self._failed)

    def hand_over(self, contact: Contact) -> None:
        """Show a card to scan, unless it must stay here."""
        codes = self._service.codes(contact)
        if codes:
            self._view.show_code(file_wordings.code(contact, codes))
        else:
            self._notices.warn(
                _("La fiche de {name} reste ici : la personne n'a pas dit qu'elle peut partir.").format(
                    name=formats.isolate(contact.name)
                )
            )

    # how it is done

    def _look(self, columns: Mapping[int, Meaning | None] | None) -> None:
        into, files = self._into, self._files
        if into is None:
            return

        def work(progress: Progress) -> _Found:
            found: list[Looked] = []
            refused: list[str] = []
            for file in files:
                try:
                    found.append(self._service.look(into, file, progress, columns))
                except RefusedError as error:
                    refused += [f"{plain_name(file.name)} · {wording.refusal(one)}" for one in error.refusals]
            return found, refused

        def done(result: _Found) -> None:
            self._looked, refused = result
            self._view.show_import(file_wordings.view(self._looked, refused))

        names = formats.listed([formats.isolate(plain_name(one.name)) for one in files[:3]])
        self._run(_("Lecture de {files}").format(files=names), work, done)

    def _run(self, words: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        """Do work shown in the sheet; what was given up meanwhile is told to nobody."""
        self._round += 1
        mine = self._round

        def ended(result: object) -> None:
            if mine == self._round:
                self._job = None
                self._round += 1
                done(result)

        def failed(error: Exception) -> None:
            if mine == self._round:
                self._job = None
                self.leave()
                self._failed(error)

        def told(at: int, of: int) -> None:
            if mine == self._round:
                self._view.show_reading(words, at, of)

        self._view.show_reading(words, 0, 1)
        job = self._jobs.run(work, ended, failed, told)
        if mine == self._round:  # it may have ended at once
            self._job = job

    def _stop(self) -> None:
        self._round += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)
