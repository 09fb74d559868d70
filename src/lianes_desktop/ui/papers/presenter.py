"""Decisions of the documents page: which are offered, for whom, and what becomes of the one shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.papers import Lack, Offer, PaperCode, Subject, SubjectId, Tongue
from lianes_desktop.i18n import formats, papers
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.papers import PaperService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Navigator, Notices, Place
from lianes_desktop.ui.papers import wordings
from lianes_desktop.ui.papers.preview import Preview, PreviewView
from lianes_desktop.ui.papers.values import Underway, View

T = TypeVar("T")

PRINTED_SIDE = 2400
"""Longest side of a page in pixels, to be printed at 200 dots an inch."""

_REMEDIES = {
    Lack.MEMBERSHIP: Place.JOINING,
    Lack.MEETING: Place.STEERING,
    Lack.SENT_PERSON: Place.TEAM,
    Lack.ELECTED: Place.TEAM,
    Lack.DELEGATE: Place.TEAM,
    Lack.PARTICIPANT: Place.TEAM,
    Lack.PERSON: Place.CONTACTS,
    Lack.DECLARATION: Place.EXPENSES,
    Lack.CERTIFIED: Place.EXPENSES,
    Lack.EXPENSE: Place.EXPENSES,
    Lack.STAFF_TIME: Place.BUDGET,
    Lack.EXPERTISE: Place.TEAM,
}
"""Where what is missing is put right."""


class PapersView(PreviewView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the document selected."""
        ...

    def show_underway(self, underway: Underway | None) -> None:
        """Show slow work; ``None`` ends it."""
        ...

    def ask_file(self, name: str) -> None:
        """Ask where to write the document."""
        ...

    def ask_folder(self) -> None:
        """Ask where to write all of them."""
        ...

    def print_sheets(self, sheets: tuple[bytes, ...], name: str) -> None:
        """Ask for a printer and print these pages."""
        ...

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        ...


class PapersPresenter:
    """Shows the documents of one dossier; drawing, saving and printing run beside the window."""

    topics = frozenset(
        {
            *(Topic.DOSSIERS, Topic.PARTICIPANTS, Topic.PROGRAMME, Topic.CONTACTS, Topic.EXPENSES, Topic.RATES),
            *(Topic.ORGANISATIONS, Topic.SETTINGS, Topic.PREPARATION, Topic.FUNDING, Topic.RESULTS),
            *(Topic.JOINING, Topic.STEERING),
        }
    )

    def __init__(
        self,
        view: PapersView,
        service: PaperService,
        title: Callable[[DossierId], str],
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
        drafts: Callable[[], Path],
    ) -> None:
        """``title`` names a dossier; ``drafts`` gives a folder for what is only shown, inside the data folder."""
        self._view = view
        self._service = service
        self._title = title
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._drafts = drafts
        self._preview = Preview(view, service, jobs, drafts)
        self._dossier: DossierId | None = None
        self._offers: tuple[Offer, ...] = ()
        self._selected: PaperCode | None = None
        self._subjects: dict[PaperCode, SubjectId] = {}
        self._job: Job | None = None
        self._words = ""

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's documents; those of joining when there is none."""
        if dossier != self._dossier:
            self._dossier, self._selected = dossier, None
            self._subjects = {}
        self.refresh()

    def refresh(self) -> None:
        """Read again and draw again."""
        self._offers = self._service.offered(self._dossier)
        codes = [offer.code for offer in self._offers]
        if self._selected not in codes:
            self._selected = next((offer.code for offer in self._offers if offer.lack is None), codes[0])
        self._show()

    def reveal(self, subject: SubjectId, field: str) -> None:
        """Show the document of that number (``D3``), for that record."""
        if field in {offer.code.value for offer in self._offers}:
            self._selected = PaperCode(field)
            if subject is not None:
                self._subjects[self._selected] = subject
        self._show()
        self._view.focus_list()

    # the list

    def select(self, code: PaperCode) -> None:
        """Show a document."""
        if code != self._selected:
            self._selected = code
            self._show()

    def choose(self, subject: object) -> None:
        """Make the document for somebody else."""
        if self._selected is not None and (subject is None or isinstance(subject, UUID | Tongue)):
            self._subjects[self._selected] = subject
            self._show()

    def turn(self, sheet: int) -> None:
        """Show another page of the document drawn."""
        self._preview.turn(sheet)

    def remedy(self) -> None:
        """Go where what the document waits for is put right."""
        offer = self._offer()
        if offer is not None and offer.lack is not None:
            self._navigator.go(_REMEDIES[offer.lack])

    # what it does

    def save(self) -> None:
        """Ask where to write the document."""
        offer = self._ready()
        if offer is not None:
            self._view.ask_file(wordings.file_name(offer, self._subject(offer)))

    def save_to(self, path: str) -> None:
        """Write the document there."""
        offer = self._ready()
        if offer is not None and path:
            to = Path(path)
            to = to if to.suffix.lower() == ".pdf" else to.with_name(f"{to.name}.pdf")
            self._start(partial(self._written, offer, self._id(offer), to), self._saved, _("Écriture du document"))

    def save_all(self) -> None:
        """Ask where to write every document that is ready."""
        if any(offer.lack is None for offer in self._offers):
            self._view.ask_folder()

    def save_all_to(self, folder: str) -> None:
        """Write them all into a new folder there."""
        ready = [(offer, one) for offer in self._offers if offer.lack is None for one in offer.subjects]
        if folder and ready:
            title = self._title(self._dossier) if self._dossier is not None else _("Adhésion")
            names = [(offer.code, one.id, wordings.file_name(offer, one)) for offer, one in ready]
            work = partial(self._all_written, names, Path(folder), wordings.folder_name(title))
            self._start(work, self._all_saved, _("Écriture des documents"))

    def print(self) -> None:
        """Draw the document for a printer."""
        offer = self._ready()
        if offer is not None:
            work = partial(self._printable, offer, self._id(offer))
            self._start(work, partial(self._to_printer, papers.paper(offer.code)), _("Préparation de l'impression"))

    def printed(self) -> None:
        """The pages went to the printer."""
        self._notices.say(_("Document envoyé à l'imprimante."))

    def cancel(self) -> None:
        """Stop the work under way."""
        if self._job is not None:
            self._job.cancel()

    # ---- what is shown

    def _show(self) -> None:
        offer = self._offer()
        chosen = None if offer is None else wordings.chosen(offer, self._id(offer))
        self._view.show_view(
            View(wordings.subtitle(self._offers), wordings.lines(self._offers), self._selected, chosen)
        )
        ready = self._ready()
        if ready is None:
            self._preview.clear()
        else:
            self._preview.draw(self._dossier, ready.code, self._id(ready))

    def _offer(self) -> Offer | None:
        return next((one for one in self._offers if one.code == self._selected), None)

    def _ready(self) -> Offer | None:
        """The document selected, unless something is missing for it."""
        offer = self._offer()
        return offer if offer is not None and offer.lack is None else None

    def _id(self, offer: Offer) -> SubjectId:
        """The record the document is made for: the one chosen, else the first."""
        ids = [one.id for one in offer.subjects]
        wanted = self._subjects.get(offer.code)
        return wanted if wanted in ids else next(iter(ids), None)

    def _subject(self, offer: Offer) -> Subject | None:
        wanted = self._id(offer)
        return next((one for one in offer.subjects if one.id == wanted), None)

    # ---- beside the window

    def _written(self, offer: Offer, subject: SubjectId, to: Path, progress: Progress) -> Path:
        return self._service.write(self._dossier, offer.code, subject, to, progress)

    def _printable(self, offer: Offer, subject: SubjectId, progress: Progress) -> tuple[bytes, ...]:
        pdf = self._service.write(self._dossier, offer.code, subject, self._drafts() / "impression.pdf", progress)
        sheets, first = self._service.sheet(pdf, 0, PRINTED_SIDE)
        pages = [first]
        for sheet in range(1, sheets):
            progress(sheet, sheets)
            pages.append(self._service.sheet(pdf, sheet, PRINTED_SIDE)[1])
        pdf.unlink()
        return tuple(pages)

    def _all_written(
        self, names: list[tuple[PaperCode, SubjectId, str]], folder: Path, title: str, progress: Progress
    ) -> tuple[Path, int]:
        return self._service.write_all(self._dossier, names, folder, title, progress), len(names)

    # ---- back in the window

    def _start(self, work: Callable[[Progress], T], done: Callable[[T], None], words: str) -> None:
        if self._job is not None:
            return
        self._words = words
        self._view.show_underway(Underway(words))
        ended: list[object] = []
        job = self._jobs.run(work, partial(self._ended, ended, done), partial(self._ended, ended, self._failed),
                             self._progressed)  # fmt: skip
        if not ended:
            self._job = job

    def _progressed(self, at: int, of: int) -> None:
        if self._job is not None:
            self._view.show_underway(Underway(self._words, wordings.told(at, of), at, of))

    def _ended(self, ended: list[object], then: Callable[[T], None], result: T) -> None:
        """Give the page back, then go on."""
        ended.append(result)
        self._job = None
        self._view.show_underway(None)
        then(result)

    def _saved(self, path: Path) -> None:
        self._notices.say(_("Document enregistré : {place}").format(place=formats.isolate(str(path))))

    def _all_saved(self, written: tuple[Path, int]) -> None:
        folder, count = written
        words = ngettext("{n} document enregistré : {place}", "{n} documents enregistrés : {place}", count)
        self._notices.say(words.format(n=formats.number(count), place=formats.isolate(str(folder))))

    def _to_printer(self, name: str, sheets: tuple[bytes, ...]) -> None:
        self._view.print_sheets(sheets, name)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été écrit."))
        else:
            warn(error, self._notices)
