"""The programme page as a value: which days stand on the board, and every hour by the clock chosen. No Qt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.programme import forms, headline
from lianes_desktop.ui.programme.agreeing import Agreeing
from lianes_desktop.ui.programme.courtesy import Courtesies, RemarksShown
from lianes_desktop.ui.programme.forms import Around
from lianes_desktop.ui.programme.layout import arrange, days_between, shown_in
from lianes_desktop.ui.programme.releasing import Releasing
from lianes_desktop.ui.programme.values import Clash, Form, View
from lianes_desktop.ui.programme.weeks import Week


class Showing:
    """Works out the page; knows the clock and the week in force, and changes no record."""

    def __init__(
        self,
        programme: ProgrammeService,
        dossiers: DossierService,
        contacts: ContactService,
        expenses: ExpenseService,
        clock: Clock,
        draft: Draft,
        agreeing: Agreeing,
        releasing: Releasing,
        courtesies: Courtesies,
    ) -> None:
        """``draft`` holds what is typed of the line chosen, the three others what is said above the board."""
        self._programme = programme
        self._dossiers = dossiers
        self._contacts = contacts
        self._expenses = expenses
        self._clock = clock
        self._draft = draft
        self._agreeing = agreeing
        self._releasing = releasing
        self._courtesies = courtesies
        self._week = Week()
        self.other_clock = False
        """Whether hours are said by the clock of the other country."""

    def begin(self) -> None:
        """Another dossier: its first days, by the clock of the place."""
        self.other_clock, self._week = False, Week()

    def turn(self, by: int) -> None:
        """Show the days after, or before."""
        self._week.turn(by)

    def turn_to(self, action: Action, items: Sequence[ProgrammeItem], day: date) -> None:
        """Show the days among which that one is."""
        self._week.turn_to(self.days(action, items), day)

    def view(self, action: Action, items: Sequence[ProgrammeItem], selected: ItemId | None) -> View:
        """The board, the form of the line chosen, and what is remarked."""
        self._courtesies.read(action.id)
        overlaps = self._programme.overlaps(action.id)
        days = self.days(action, items)
        chosen = next((one for one in items if one.id == selected), None)
        board = arrange(
            items,
            days=self._week.shown(days, None if chosen is None else (chosen.id, self._day(chosen, action))),
            groups=action.groups if isinstance(action, HostingDay) else (),
            clock=self.zone(action),
            overlaps=overlaps,
            now=self._clock.now(),
            selected=selected,
        )
        return View(
            board=board,
            title=headline.title(action),
            subtitle=headline.subtitle(action, len(items)),
            chip=headline.conflicts(len(overlaps)),
            clocks=headline.clocks(action),
            other_clock=self.other_clock,
            beyond=self._week.beyond(days),
            form=None if chosen is None else self._form(chosen, action, items, overlaps),
            agreement=self._agreeing.shown(action, items) if items else None,
            releases=self._releasing.shown(action, items),
            empty=not items,
            remarks=self._courtesies.shown(items, self.zone(action)) if items else RemarksShown(),
        )

    def zone(self, action: Action) -> str:
        """The zone whose clock is shown."""
        return headline.other_zone(action.zone) if self.other_clock else action.zone

    def days(self, action: Action, items: Sequence[ProgrammeItem]) -> tuple[date, ...]:
        """The days of the action, and those its lines stand on by the clock shown."""
        clock = self.zone(action)
        moments = [(item.zone, at) for item in items for at in (item.starts_at, item.ends_at - timedelta(minutes=1))]
        shown = [shown_in(at, zone, clock).date() for zone, at in moments]
        return days_between(action.starts_on, action.ends_on, shown)

    # ---- the form

    def _form(
        self, item: ProgrammeItem, action: Action, items: Sequence[ProgrammeItem], overlaps: Sequence[Overlap]
    ) -> Form:
        around = Around(
            action,
            self._expenses.terms(item.dossier),
            clock=self.zone(action),
            other=headline.other_zone(self.zone(action)),
            days=self.days(action, items),
            participants=self._dossiers.participants(item.dossier),
            contacts=self._contacts.all(item.dossier),
        )
        overlap = next((one for one in overlaps if one.second == item.id), None)
        clash = None if overlap is None else self._clash(items, item, overlap, around)
        return forms.form(item, around, self._draft, clash)

    def _clash(self, items: Sequence[ProgrammeItem], item: ProgrammeItem, overlap: Overlap, around: Around) -> Clash:
        def shown(moment: datetime) -> datetime:
            return shown_in(moment, item.zone, around.clock)

        first = next(one for one in items if one.id == overlap.first)
        seen = replace(overlap, starts_at=shown(overlap.starts_at), ends_at=shown(overlap.ends_at))
        fix = self._courtesies.fix_of(overlap)
        words = "" if fix is None else self._courtesies.words_of(fix, item, around.clock)
        return forms.clash(first, seen, around, words)

    def _day(self, item: ProgrammeItem, action: Action) -> date:
        """The day a line starts, by the clock shown."""
        return shown_in(item.starts_at, item.zone, self.zone(action)).date()
