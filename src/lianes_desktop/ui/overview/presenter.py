"""Decisions of the overview: what it shows, where its lines lead, when the facts are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.overview.summary import shown

if TYPE_CHECKING:  # the first painted window does not wait for names alone
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId
    from lianes_desktop.services.overview import OverviewService
    from lianes_desktop.services.ports.device import Clock
    from lianes_desktop.ui.kit.ports import Navigator
    from lianes_desktop.ui.overview.facts_presenter import FactsPresenter
    from lianes_desktop.ui.overview.values import CheckShown, OverviewShown
    from lianes_desktop.ui.replies.values import ShortState


class OverviewView(Protocol):
    """What the presenter asks of the page."""

    def show_overview(self, overview: OverviewShown) -> None:
        """Everything but the clock."""
        ...

    def show_claim(self, state: ShortState | None) -> None:
        """Where the claim stands; ``None`` while nothing left."""
        ...

    def show_clock(self, subtitle: str) -> None:
        """The title's second line: what it is, and both local times."""
        ...


class OverviewPresenter:
    """Between the overview and the services."""

    topics = frozenset(Topic) - {Topic.INBOX, Topic.KEYS, Topic.PREFERENCES, Topic.BACKUPS}

    def __init__(
        self,
        view: OverviewView,
        overviews: OverviewService,
        clock: Clock,
        navigator: Navigator,
        make_facts: Callable[[], FactsPresenter],
        standing: Callable[[DossierId], ShortState | None] = lambda _dossier: None,
    ) -> None:
        """Show nothing until ``open``; ``make_facts`` is called at the first edit.

        ``standing`` says where a dossier's claim stands, ``None`` while nothing left.
        """
        self._standing = standing
        self._view = view
        self._overviews = overviews
        self._clock = clock
        self._navigator = navigator
        self._dossier: DossierId | None = None
        self._action: Action | None = None
        self._authority = ""
        self._make_facts = make_facts
        self._facts: FactsPresenter | None = None

    @property
    def facts(self) -> FactsPresenter:
        """Decisions while the facts are edited."""
        if self._facts is None:
            self._facts = self._make_facts()
        return self._facts

    def open(self, dossier: DossierId | None) -> None:
        """Show where this dossier stands."""
        if dossier != self._dossier:
            self._dossier = dossier
            self.close_facts()
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        if self._dossier is None:
            return
        overview = self._overviews.overview(self._dossier)
        self._action, self._authority = overview.action, overview.authority
        self._view.show_overview(shown(overview, self._clock.today()))
        self._view.show_claim(self._standing(self._dossier))
        self.tick()
        if self._facts is not None:
            self._facts.refresh()

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Edit the fact of that name, or that participant."""
        if self._dossier is not None and (subject is not None or field):
            self.facts.open(self._dossier, subject, field)

    def edit(self, field: str) -> None:
        """Edit the facts, from a field on."""
        if self._dossier is not None:
            self.facts.open(self._dossier, None, field)

    def close_facts(self) -> None:
        """Back from the facts to the overview."""
        if self._facts is not None:
            self._facts.close()

    def follow(self, line: CheckShown) -> None:
        """Go where a line of the checklist is put right."""
        if line.section is Section.OVERVIEW:
            self.reveal(line.subject, line.field)
        else:
            self._navigator.go(line.section, line.subject, line.field)

    def to_item(self, item: ItemId) -> None:
        """Show a line of the programme."""
        self._navigator.go(Place.PROGRAMME, item)

    def to_expense(self, expense: ExpenseId) -> None:
        """Show an expense."""
        self._navigator.go(Place.EXPENSES, expense)

    def to_programme(self) -> None:
        """Show the programme."""
        self._navigator.go(Place.PROGRAMME)

    def to_expenses(self) -> None:
        """Show the expenses."""
        self._navigator.go(Place.EXPENSES)

    def to_claim(self) -> None:
        """Prepare the claim."""
        self._navigator.go(Place.CLAIM)

    def to_preparation(self) -> None:
        """Prepare the action: the search for a partner, or the list."""
        self._navigator.go(Place.PREPARATION)

    def to_funding(self) -> None:
        """Show who else pays."""
        self._navigator.go(Place.BUDGET, None, "fundings")

    def to_exchange(self, dossier: DossierId) -> None:
        """Open the dossier of a first exchange."""
        self._navigator.open_dossier(dossier)

    def tick(self) -> None:
        """Show both local times."""
        if self._action is not None:
            self._view.show_clock(_subtitle(self._action, self._authority, self._clock.now()))


def _subtitle(action: Action, authority: str, now: datetime) -> str:
    """``22:04 à Oujda, 23:04 en France · Mission d'expertise · Ville de Lille``: what changes comes first."""
    here = formats.clock(now.astimezone(ZoneInfo(action.zone)))
    in_france = action.zone == HOME_ZONE
    other = formats.clock(now.astimezone(ZoneInfo(MOROCCO_ZONE if in_france else HOME_ZONE)))
    place = formats.isolate(action.place)
    there = _("à {place}").format(place=place) if place else _("en France") if in_france else _("au Maroc")
    elsewhere = _("au Maroc") if in_france else _("en France")
    times = _("{here} {there}, {other} {elsewhere}").format(here=here, there=there, other=other, elsewhere=elsewhere)
    return " · ".join(part for part in (times, labels.action(action.action), formats.isolate(authority)) if part)
