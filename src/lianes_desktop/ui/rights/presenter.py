"""Decisions of the page of rights: who is found, what is kept of them, and what they ask."""

from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.rights import Known, RightsService
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.rights import wordings
from lianes_desktop.ui.rights.values import Done, View


class RightsView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the person."""
        ...


class RightsPresenter:
    """Between the page and what is kept of people in every dossier."""

    topics = frozenset({Topic.CONTACTS, Topic.PARTICIPANTS, Topic.DOSSIERS, Topic.PROGRAMME, Topic.SENT})

    def __init__(
        self, view: RightsView, rights: RightsService, jobs: Jobs, navigator: Navigator, notices: Notices
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._rights = rights
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._selected: UUID | None = None
        self._search = ""
        self._busy = False
        self._done: Done | None = None

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the page is over all dossiers
        """Show everybody."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        everybody = self._rights.found()
        found = self._rights.found(self._search) if self._search else everybody
        if all(one.person.id != self._selected for one in everybody):
            self._selected = found[0].person.id if found else None
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(len(everybody)),
                search=self._search,
                lines=wordings.lines(found),
                selected=self._selected,
                sheet=wordings.sheet(self._ones()) if self._ones() else None,
                empty=not everybody and self._done is None,
                busy=self._busy,
                done=self._done,
                to_tell=len(self._rights.to_tell()),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:  # noqa: ARG002 - a person has no field here
        """Show a person."""
        self._selected, self._search = subject, ""
        self.refresh()

    # the list

    def select(self, person: UUID) -> None:
        """Show what is kept of somebody."""
        if person != self._selected:
            self._selected, self._done = person, None
            self.refresh()

    def search(self, words: str) -> None:
        """Keep the people whose words begin so."""
        if words.strip() != self._search:
            self._search = words.strip()
            self.refresh()

    # what they ask

    def correct(self, record: UUID) -> None:
        """Lead to the card, in its own dossier."""
        person = next((one.person for one in self._ones() if one.person.id == record), None)
        if person is not None:
            self._navigator.open_dossier(person.dossier)
            self._navigator.go(Place.CONTACTS if isinstance(person, Contact) else Place.TEAM, record)

    def restrict(self, asked: tuple[UUID, bool]) -> None:
        """Keep a card without using it, or use it again."""
        card, limited = asked
        if kept(lambda: self._rights.restrict(ContactId(card), restricted=limited), self._notices):
            said = _("La fiche reste ici, sans être utilisée.") if limited else _("La fiche sert de nouveau.")
            self._notices.say(said, undo=True)
        self.refresh()

    def export(self, path: str) -> None:
        """Write all that is kept of the person chosen."""
        if self._selected is not None:
            self._begin()
            self._jobs.run(partial(self._write, self._selected, Path(path)), self._written, self._failed)

    def erase(self, person: UUID) -> None:
        """Erase every record of a person, the name having been typed."""
        ones = tuple(one.person.id for one in self._rights.all_of(person)) if self._knows(person) else ()
        if ones and not self._busy:
            self._begin()
            self._jobs.run(partial(self._erase, ones), self._erased, self._failed)

    def write_notice(self, path: str) -> None:
        """Write what Lianes must be told."""
        if kept(lambda: self._rights.write_notice(Path(path)), self._notices):
            self._notices.say(_("Avis écrit : {name}").format(name=formats.isolate(Path(path).name)))

    # how it is done

    def _ones(self) -> tuple[Known, ...]:
        if self._selected is None:
            return ()
        try:
            return self._rights.all_of(self._selected)
        except RemovedError:
            return ()

    def _knows(self, person: UUID) -> bool:
        return any(one.person.id == person for one in self._rights.found())

    def _begin(self) -> None:
        self._busy, self._done = True, None
        self.refresh()

    def _write(self, person: UUID, path: Path, progress: Progress) -> tuple[Path, ...]:
        return self._rights.write(person, path, progress)

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._busy = False
        names = formats.listed(formats.ltr(path.name) for path in paths)
        self._notices.say(_("Données écrites : {names}").format(names=names))
        self.refresh()

    def _erase(self, ones: tuple[UUID, ...], _progress: Progress) -> Erased:
        return self._rights.erase(ones)

    def _erased(self, done: Erased) -> None:
        self._busy, self._selected, self._done = False, None, wordings.erased(done)
        self._search = ""
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        warn(error, self._notices)
        self.refresh()
