"""Decisions of the trail page: which changes are shown, how many, and where they are written."""

from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import formats, journal, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.journal import JournalService, Names
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.trail import wordings
from lianes_desktop.ui.trail.asking import PAGE, Asking
from lianes_desktop.ui.trail.values import Asked, View

_HIDDEN = (".id", ".currency.code")
"""Fields that name a record for the machine; the record itself is named beside."""


class TrailView(Protocol):
    """What the presenter asks of the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...


class TrailPresenter(Asking[AuditEntry]):
    """Between the trail page and the journal."""

    topics = frozenset({
        Topic.EXPENSES, Topic.RATES, Topic.CONTACTS, Topic.DOSSIERS, Topic.FUNDING, Topic.PARTICIPANTS,
        Topic.ORGANISATIONS,
    })  # fmt: skip

    def __init__(self, view: TrailView, journals: JournalService, clock: Clock, notices: Notices) -> None:
        """Show nothing until ``open``."""
        super().__init__(clock)
        self._view = view
        self._journals = journals
        self._notices = notices
        self._dossier: DossierId | None = None
        self._entries: tuple[AuditEntry, ...] = ()
        self._names = Names()

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's trail, whole."""
        if dossier != self._dossier:
            self._dossier, self._asked, self._most = dossier, Asked(), PAGE
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        if self._dossier is None:
            return
        kept = self._journals.entries(self._dossier)
        self._entries = tuple(one for one in kept if not one.field.endswith(_HIDDEN))
        self._names = self._journals.names(self._dossier)
        self._show()

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show the changes of what a record is called."""
        number, _payee = self._names.expenses.get(subject, (0, "")) if subject is not None else (0, "")
        if number:
            self.search(_("Dépense n° {number}").format(number=formats.number(number)))
        elif field in journal.records():
            self.kind(field)

    def export(self, path: str) -> None:
        """Write what is asked for, all of it, as a table."""
        rows = wordings.table(self._answering(self._entries)[0], self._names)
        try:
            written = self._journals.write(rows, Path(path))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._notices.say(_("Journal écrit : {name}").format(name=formats.isolate(written.name)))

    @override
    def _show(self) -> None:
        found, refused = self._answering(self._entries)
        rest = len(found) - self._most
        more = ngettext("Voir {n} changement de plus", "Voir {n} changements de plus", max(rest, 1))
        count = ngettext("{n} changement", "{n} changements", len(found)).format(n=formats.number(len(found)))
        people = sorted({one.who for one in self._entries})
        kinds = [record for record in journal.records() if any(one.record == record for one in self._entries)]
        self._view.show_view(
            View(
                subtitle=_("{count}, argent et consentements").format(count=count),
                empty=not self._entries,
                rows=wordings.rows(found[: self._most], self._names),
                more=more.format(n=formats.number(min(rest, PAGE))) if rest > 0 else "",
                people=((None, _("Tout le monde")), *((who, who or _("Personne non indiquée")) for who in people)),
                kinds=(("", _("Tout")), *((record, journal.record(record)) for record in kinds)),
                asked=self._asked,
                day_refused=refused,
            )
        )

    @override
    def _kind(self, one: AuditEntry) -> str:
        return one.record

    @override
    def _words(self, one: AuditEntry) -> str:
        return f"{wordings.subject(one, self._names)} {wordings.change(one, self._names)} {one.who}"
