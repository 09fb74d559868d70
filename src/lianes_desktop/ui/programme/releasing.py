"""The versions of a programme: what is said of the last one, and giving the next one its number. No Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.releases import changes
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.programme import attending, release_words
from lianes_desktop.ui.programme.values import ReleasePage, ReleasesShown

_NOTE = "note"


class ReleasesView(Protocol):
    """What is told of the versions."""

    def show_versions(self, pages: tuple[ReleasePage, ...]) -> None:
        """Show the versions over the page, what changed since the last one first."""
        ...

    def close_release(self) -> None:
        """The version was made: what is said of it is put away."""
        ...


class Releasing:
    """Makes versions of the programme in sight, and reads them."""

    def __init__(
        self,
        view: ReleasesView,
        releases: ReleaseService,
        dossiers: DossierService,
        contacts: ContactService,
        notices: Notices,
        clock: Clock,
        refresh: Callable[[], None],
    ) -> None:
        """``refresh`` shows the page again."""
        self._view = view
        self._releases = releases
        self._dossiers = dossiers
        self._contacts = contacts
        self._notices = notices
        self._refresh = refresh
        self._draft = Draft(clock, [_NOTE])
        self._action: Action | None = None
        self._items: Sequence[ProgrammeItem] = ()

    def shown(self, action: Action, items: Sequence[ProgrammeItem]) -> ReleasesShown | None:
        """The last version, and what changed since; ``None`` before there is anything to give out."""
        self._action, self._items = action, items
        self._draft.begin(action.id)
        releases = self._releases.all(action.id)
        if not releases:
            return self._said(_("Aucune version publiée"), "", 1) if items else None
        last = releases[0]
        since = changes(last.items, items)
        leads = release_words.count_since(len(since), last.number) if since else _("Versions")
        return self._said(release_words.version(last, action.zone), leads, last.number + 1 if since else None)

    def publish(self, note: object) -> None:
        """Give the programme the next number; the bar offers to undo."""
        action, text = self._action, str(note)
        if action is None:
            return
        done = kept(
            lambda: self._draft.keep(_NOTE, text, lambda: self._releases.release(action.id, text)), self._notices
        )
        if done and not self._draft.refusals:
            self._notices.say(wording.act(Act.RELEASE_PROGRAMME), undo=True)
            self._view.close_release()
        self._refresh()

    def read(self) -> None:
        """Show what changed since the last version, and every version."""
        action = self._action
        releases = () if action is None else self._releases.all(action.id)
        if action is None or not releases:
            return
        names: dict[UUID, str] = {}
        names.update(attending.short_names(self._dossiers.participants(action.id)).items())
        names |= {one.id: one.name for one in self._contacts.all(action.id)}
        self._view.show_versions(release_words.pages(releases, self._items, names, action.zone))

    def _said(self, last: str, leads: str, following: int | None) -> ReleasesShown:
        publish = "" if following is None else _("Publier la version {n}").format(n=formats.number(following))
        typed, refusals = self._draft.typed, self._draft.refusals
        return ReleasesShown(last, leads, publish, typed.get(_NOTE, ""), refusals.get(_NOTE, ""))
