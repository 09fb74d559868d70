"""Decisions of the page of the money: which edition, cut which way, whose dossiers, which envelopes. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.spending import Cut, DossierMoney
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.money import EditionMoney, MoneyService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.book_values import BookShown
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.money import wordings
from lianes_desktop.ui.money.books import Book
from lianes_desktop.ui.money.envelope_book import EnvelopeBook
from lianes_desktop.ui.money.funder_book import FunderBook
from lianes_desktop.ui.money.values import TOTAL, BookField, BookName, EnvelopeField, View

_ALERT, _LINE = "alert:", "line:"
"""What the keys of alerts and of lines begin with."""


class MoneyView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of a list."""
        ...

    def bring_dossiers(self) -> None:
        """Bring the dossiers just shown into sight."""
        ...


@dataclass(frozen=True, slots=True)
class _Read:
    """An edition's money as it was read."""

    asked: tuple[str, Cut]
    """The edition that was asked for, empty for that of new dossiers, and how it was cut."""
    editions: tuple[ProgrammeEdition, ...]
    edition: str
    money: EditionMoney
    names: Mapping[OrganisationId, str]

    @property
    def cut(self) -> Cut:
        """How the table is cut."""
        return self.asked[1]

    def name_of(self, organisation: OrganisationId | None) -> str:
        """What an authority is called; empty when it is not known here."""
        return "" if organisation is None else self.names.get(organisation, "")


class MoneyPresenter:
    """An edition's money."""

    topics = frozenset(
        {Topic.INBOX, Topic.ANSWERS, Topic.PAYMENTS, Topic.ENVELOPES, Topic.SETTINGS, Topic.ORGANISATIONS}
    )

    def __init__(
        self,
        view: MoneyView,
        money: MoneyService,
        clock: Clock,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._money = money
        self._jobs = jobs
        self._navigator, self._notices = navigator, notices
        # each book keeps records of its own kind, which no common type can say
        self._books: dict[BookName, Book[Any, Any]] = {
            BookName.ENVELOPES: EnvelopeBook(money),
            BookName.FUNDERS: FunderBook(money),
        }
        self._drafts = {
            name: Draft(clock, [one.value for one in book.fields], book.named) for name, book in self._books.items()
        }
        self._chosen: dict[BookName, UUID | None] = dict.fromkeys(BookName)
        self._read: _Read | None = None
        self._sought: tuple[UUID | None, str] = (None, "")
        self._edition = ""
        self._cut = Cut.KIND
        self._opened = ""

    # ---- the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the money is of no dossier
        """Show the edition's money, whatever dossier is open."""
        self.refresh()

    def refresh(self) -> None:
        """Read again, beside the window, and show; what is being typed stays."""
        edition, cut = self._edition, self._cut
        self._jobs.run(lambda _progress: self._reading(edition, cut), self._found, self._failed)

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show an envelope or a funder, and focus a field of it, once it is read."""
        self._sought = (subject, field)
        if self._read is not None:
            self._bring()

    # ---- what is looked at

    def turn(self, edition: str) -> None:
        """Show another edition."""
        self._edition, self._opened = edition, ""
        for name, book in self._books.items():
            book.forget()
            self._chosen[name] = None
        self.refresh()

    def cut(self, cut: Cut) -> None:
        """Cut the table another way."""
        self._cut = cut
        if not self._opened.startswith(_ALERT) and self._opened != TOTAL:
            self._opened = ""
        self.refresh()

    def look(self, key: str) -> None:
        """Show the dossiers behind a line or an alert, or put them away."""
        self._opened = "" if self._opened == key else key
        self._show()
        if self._opened:
            self._view.bring_dossiers()

    def go(self, dossier: UUID) -> None:
        """Lead to a dossier's claim."""
        self._navigator.go(Place.INBOX, dossier)

    def write(self, path: str) -> None:
        """Write the edition's money as a workbook."""
        edition, to = self._edition, Path(path)

        def work(progress: Progress) -> Path:
            return self._money.write(edition, to, progress)

        self._jobs.run(work, self._written, self._failed)

    # ---- envelopes and funders

    def ask(self, given: tuple[str, UUID]) -> None:
        """Edit a line, or close it when it is edited already."""
        name, line = BookName(given[0]), given[1]
        self._chosen[name] = None if self._chosen[name] == line else line
        self._show()

    def add(self, name: str) -> None:
        """One more line, to be filled at once."""
        book = self._books[BookName(name)]
        self._chosen[BookName(name)] = book.begin(self._edition).id
        self._show()
        self._view.focus_field(book.first.value)

    def remove(self, given: tuple[str, UUID]) -> None:
        """Take a line out; the bar offers to undo."""
        name, line = BookName(given[0]), given[1]
        book, was_kept = self._books[name], []
        if not self._done(lambda: was_kept.append(book.remove(line))):
            return
        self._chosen[name] = None
        self.refresh()
        if was_kept[0]:
            self._notices.say(wording.act(book.removed), undo=True)

    def left(self, given: tuple[BookField, object]) -> None:
        """Keep a field of the line edited, or say beside it why not."""
        field, value = given
        name = BookName.ENVELOPES if isinstance(field, EnvelopeField) else BookName.FUNDERS
        book = self._books[name]
        record = next((one for one in self._records(book) if one.id == self._chosen[name]), None)
        if record is not None:
            self._done(
                lambda: self._drafts[name].keep(field, value, lambda: book.keep(book.corrected(record, field, value)))
            )
        if self._drafts[name].refusals:
            self._show()  # beside the field at once
        self.refresh()

    # ---- inside

    def _reading(self, edition: str, cut: Cut) -> _Read:
        editions = self._money.editions()
        code = edition if any(one.code == edition for one in editions) else editions[0].code
        names = {one.id: one.name for one in self._money.organisations()}
        return _Read((edition, cut), editions, code, self._money.read(code, cut), names)

    def _found(self, read: _Read) -> None:
        if self._cut is not read.cut or self._edition not in {"", read.asked[0], read.edition}:
            return  # something else was asked for since, and is being read
        self._read, self._edition = read, read.edition
        self._show()
        self._bring()

    def _show(self) -> None:
        """Show what was read as it is looked at now."""
        if self._read is None:
            return
        read, money, names = self._read, self._read.money, self._read.name_of
        table = money.spending
        title, behind = self._behind(read)
        lines = tuple(
            wordings.line(one, f"{_LINE}{one.key}", wordings.line_name(one, read.cut, names), self._opened)
            for one in table.lines
        )
        total = wordings.line(table.total, TOTAL, _("Total"), self._opened)
        widest = [max(one.envelope_cents, one.accepted_cents + one.pending_cents) for one in (*lines, total)]
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(table),
                editions=wordings.editions(read.editions),
                edition=read.edition,
                cut=read.cut,
                lines=lines,
                total=total,
                most_cents=max(widest, default=0),
                alerts=tuple(wordings.alert(one, f"{_ALERT}{at}", names) for at, one in enumerate(table.alerts)),
                opened=title,
                dossiers=wordings.dossiers(behind),
                parts=wordings.parts(money.funders),
                funders_note=wordings.funders_note(money.funders),
                envelopes=self._book(BookName.ENVELOPES, money),
                funders=self._book(BookName.FUNDERS, money),
            )
        )

    def _bring(self) -> None:
        """Bring the envelope or the funder asked for into sight."""
        (subject, field), self._sought = self._sought, (None, "")
        for name, book in self._books.items():
            if subject is not None and any(one.id == subject for one in self._records(book)):
                self._chosen[name] = subject
                self._show()
                self._view.focus_field(field or book.first.value)
                return

    def _records(self, book: Book[Any, Any]) -> Sequence[Any]:
        return () if self._read is None else book.records(self._read.money)

    def _behind(self, read: _Read) -> tuple[str, Sequence[DossierMoney]]:
        """The dossiers shown, and what they are those of."""
        table, names = read.money.spending, read.name_of
        if self._opened == TOTAL:
            return _("Tous les dossiers"), table.total.dossiers
        for at, alert in enumerate(table.alerts):
            if self._opened == f"{_ALERT}{at}":
                return _("Dossiers : {name}").format(name=wordings.scope(alert.scope, names)), alert.dossiers
        found = next((one for one in table.lines if f"{_LINE}{one.key}" == self._opened), None)
        if found is None:
            self._opened = ""
            return "", ()
        return _("Dossiers : {name}").format(name=wordings.line_name(found, read.cut, names)), found.dossiers

    def _book(self, name: BookName, money: EditionMoney) -> BookShown[Any]:
        book, draft = self._books[name], self._drafts[name]
        records = book.records(money)
        record = next((one for one in records if one.id == self._chosen[name]), None)
        self._chosen[name] = record.id if record is not None else None
        draft.begin(self._chosen[name])
        rows = tuple(book.row(one, money) for one in records)
        if record is None:
            return BookShown(rows, "", None)
        return BookShown(
            rows=rows,
            total="",  # the table and the picture say the sums
            chosen=record.id,
            texts={field: draft.typed.get(field, text) for field, text in book.texts(record).items()},
            choices=book.choices(record),
            refusals={field: draft.refusals[field] for field in book.fields if field in draft.refusals},
        )

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return False
        return True

    def _written(self, to: Path) -> None:
        self._notices.say(_("Budget écrit : {path}").format(path=formats.isolate(str(to))))

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)
