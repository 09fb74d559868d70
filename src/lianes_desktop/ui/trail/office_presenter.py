"""Decisions of the office's trail page: which deeds are shown, and whether they are whole. No Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.chain import Link
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import deeds, formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.chain import ChainService, Checked
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.trail import office_wordings
from lianes_desktop.ui.trail.asking import PAGE, Asking
from lianes_desktop.ui.trail.presenter import TrailView
from lianes_desktop.ui.trail.values import Strip, View


class OfficeTrailPresenter(Asking[Link]):
    """Between the trail page and the office's chain of deeds."""

    topics = frozenset({Topic.REVIEW, Topic.ANSWERS, Topic.PAYMENTS, Topic.INBOX})

    def __init__(
        self,
        view: TrailView,
        chain: ChainService,
        received: Callable[[], Sequence[ReceivedBundle]],
        jobs: Jobs,
        clock: Clock,
        notices: Notices,
    ) -> None:
        """``received`` names the dossiers; the check of every entry is done beside the window."""
        super().__init__(clock)
        self._view = view
        self._chain = chain
        self._received = received
        self._jobs = jobs
        self._notices = notices
        self._links: tuple[Link, ...] = ()
        self._titles: dict[DossierId, str] = {}
        self._checked: Checked | None = None

    def open(self, _dossier: DossierId | None) -> None:
        """Show everything: the office's trail is of no dossier."""
        self.refresh()

    def refresh(self) -> None:
        """Read again, show, and check."""
        self._titles = {one.dossier: one.title for one in reversed(self._received()) if one.title}
        self._jobs.run(self._read, self._found_whole, self._failed)

    def reveal(self, subject: UUID | None, _field: str) -> None:
        """Show what was done in a dossier."""
        title = next((title for dossier, title in self._titles.items() if dossier == subject), "")
        if title:
            self.search(title)

    def export(self, path: str) -> None:
        """Write the whole trail to a file that can be checked again."""
        to = Path(path)
        self._jobs.run(lambda _progress: self._chain.write(to), lambda _found: self._written(to), self._failed)

    # ---- inside

    def _read(self, _progress: Progress) -> tuple[tuple[Link, ...], Checked]:
        return self._chain.links(), self._chain.check()

    def _found_whole(self, read: tuple[tuple[Link, ...], Checked]) -> None:
        links, self._checked = read
        self._links = links[::-1]
        self._show()

    def _written(self, to: Path) -> None:
        name = formats.isolate(to.name)
        self._notices.say(
            _("Journal écrit : {name}. « lianes-desktop office check-trail » le vérifie.").format(name=name)
        )

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)

    @override
    def _show(self) -> None:
        found, refused = self._answering(self._links)
        rest = len(found) - self._most
        more = ngettext("Voir {n} écriture de plus", "Voir {n} écritures de plus", max(rest, 1))
        people = sorted({one.who for one in self._links})
        acts = [one for one in Done if any(link.deed.act == one for link in self._links)]
        self._view.show_view(
            View(
                subtitle=ngettext("{n} écriture", "{n} écritures", len(found)).format(n=formats.number(len(found))),
                empty=not self._links,
                rows=office_wordings.rows(found[: self._most], self._titles),
                more=more.format(n=formats.number(min(rest, PAGE))) if rest > 0 else "",
                people=((None, _("Tout le monde")), *((who, who or _("Personne non indiquée")) for who in people)),
                kinds=(("", _("Tout")), *((one.value, deeds.deed(one)) for one in acts)),
                asked=self._asked,
                day_refused=refused,
                strip=self._strip(),
            )
        )

    def _strip(self) -> Strip | None:
        """The verdict; nothing is said of a trail that has no entry, unless it had some."""
        checked = self._checked
        if checked is None or (checked.whole and not checked.entries):
            return None
        return office_wordings.verdict(checked)

    @override
    def _kind(self, one: Link) -> str:
        return one.deed.act

    @override
    def _words(self, one: Link) -> str:
        return f"{office_wordings.subject(one, self._titles)} {office_wordings.change(one)} {one.who}"
