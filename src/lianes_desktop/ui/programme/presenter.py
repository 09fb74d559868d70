"""Decisions of the programme page: which clock, which line, what is kept of what was typed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem
from lianes_desktop.i18n import wording
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.courtesies import CourtesyService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.item_pictures import ItemPictureService
from lianes_desktop.services.offered import CALENDARS, Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.programme import headline
from lianes_desktop.ui.programme.agreeing import Agreeing
from lianes_desktop.ui.programme.corrections import corrected, nudged
from lianes_desktop.ui.programme.courtesy import Courtesies
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.picturing import PicturesView, Picturing
from lianes_desktop.ui.programme.releasing import ReleasesView, Releasing
from lianes_desktop.ui.programme.showing import Showing
from lianes_desktop.ui.programme.values import NAMED, Agreed, Field, Moved, Nudge, Spot, Typed, View

AGREEMENT = "agreement"
"""The field that findings name when both sides have not agreed yet."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""What findings name for a day without a line."""


class ProgrammeView(ReleasesView, PicturesView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the board and the form."""
        ...

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the form."""
        ...

    def focus_agreement(self, field: Agreed) -> None:
        """Put the cursor in a field of the agreement."""
        ...


class Calendars(Protocol):
    """Takes files of other calendars into the dossier in sight."""

    def turn(self, dossier: DossierId | None) -> None:
        """Turn to another dossier."""
        ...

    def look(self, files: Sequence[Offered]) -> None:
        """Read files, each chosen from before the next."""
        ...


class ProgrammePresenter:
    """Shows the programme of one dossier and keeps each change at once."""

    topics = frozenset({Topic.PROGRAMME, Topic.PARTICIPANTS, Topic.CONTACTS, Topic.DOSSIERS, Topic.EXPENSES})

    def __init__(
        self,
        view: ProgrammeView,
        calendars: Calendars,
        programme: ProgrammeService,
        dossiers: DossierService,
        contacts: ContactService,
        expenses: ExpenseService,
        courtesies: CourtesyService,
        releases: ReleaseService,
        pictures: ItemPictureService,
        jobs: Jobs,
        notices: Notices,
        clock: Clock,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._calendars = calendars
        self._programme = programme
        self._dossiers = dossiers
        self._notices = notices
        self._clock = clock
        self._draft = Draft(clock, Field, NAMED)
        self.beside: tuple[object, ...] = ()
        """What else decides on this page, kept as long as it is: Qt holds no object for its signals."""
        self.agreeing = Agreeing(programme, dossiers, releases, notices, clock, self.refresh)
        self.releasing = Releasing(view, releases, dossiers, contacts, notices, clock, self.refresh)
        self.picturing = Picturing(view, pictures, self._draft, jobs, notices, self._chosen, self.refresh)
        self.courtesies = Courtesies(courtesies, notices, clock, self.refresh)
        self._showing = Showing(
            programme, dossiers, contacts, expenses, clock, self._draft, self.agreeing, self.releasing, self.courtesies
        )
        self._dossier: DossierId | None = None
        self._selected: ItemId | None = None
        self._acting = False

    # the window

    @property
    def dossier(self) -> DossierId | None:
        """The dossier in sight."""
        return self._dossier

    @property
    def chosen(self) -> ItemId | None:
        """The line chosen."""
        return self._selected

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's programme, what goes on now or comes next chosen."""
        self._calendars.turn(dossier)
        if dossier != self._dossier:
            self._dossier = dossier
            self._showing.begin()
            self._selected = None if dossier is None else self._next(self._programme.items(dossier))
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays. While an act is done, it waits for its end."""
        if self._dossier is None or self._acting:
            return
        action = self._dossiers.action(self._dossier)
        items = self._programme.items(self._dossier)
        if all(item.id != self._selected for item in items):
            self._selected = None
        self._draft.begin(self._selected)
        self._view.show_view(self._showing.view(action, items, self._selected))

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Select a line and focus a field of its form, or one of the agreement."""
        if field in {AGREEMENT, *Agreed}:
            self._reveal_agreement(field)
            return
        if self._dossier is not None and _ISO_DAY.fullmatch(field):
            action = self._dossiers.action(self._dossier)
            self._showing.turn_to(action, self._programme.items(self._dossier), date.fromisoformat(field))
            self.refresh()
            return
        if subject is not None:
            self.select(ItemId(subject))
        if field in set(Field) | set(NAMED) and self._selected is not None:
            self._view.focus_field(NAMED.get(field) or Field(field))

    def _reveal_agreement(self, field: str) -> None:
        """Focus a field of the agreement, the first that is empty unless one is named; none before there are lines."""
        if self._dossier is None or not self._programme.items(self._dossier):
            return
        shown = self.agreeing.shown(self._dossiers.action(self._dossier), ())
        if shown is not None:
            empty = [one for one in Agreed if not shown.texts[one]]
            self._view.focus_agreement(Agreed(field) if field != AGREEMENT else next(iter(empty), Agreed.SHARED_ON))

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Calendars let go over the window, and pictures of the line chosen, pasted while its form is worked on."""
        calendars = tuple(one for one in files if one.name.lower().endswith(CALENDARS))
        pictures = tuple(one for one in files if one not in calendars)
        if calendars:
            self._calendars.look(calendars)
        if pictures:
            self.picturing.take(pictures)

    # the board

    def select(self, item: ItemId | None) -> None:
        """Show a line's form, or none."""
        if item != self._selected:
            self._selected = item
            self.refresh()

    def turn_to(self, item: ItemId) -> None:
        """Show a line just made."""
        self._selected = item
        self._draft.begin(item)
        self._draft.saved()
        self.refresh()

    def turn_week(self, by: int) -> None:
        """Show the days after, or before."""
        self._showing.turn(by)
        self.refresh()

    def choose_clock(self, other: object) -> None:
        """Show hours by the other clock (``True``), or by that of the place."""
        self._showing.other_clock = other is True
        self.refresh()

    def add(self, spot: Spot | None = None) -> None:
        """A new line where the board was clicked, else after the selected one."""
        if self._dossier is None:
            return
        dossier, action = self._dossier, self._dossiers.action(self._dossier)
        days = self._showing.days(action, self._programme.items(dossier))
        if not days:
            self._notices.warn(headline.no_days(action))
            return
        made: list[ProgrammeItem] = []

        def added() -> None:
            if spot is None:
                made.append(self._programme.add(dossier, self._day_to_add(days), self._selected))
                return
            start = shown_in(spot.at, self._showing.zone(action), action.zone)
            made.append(self._programme.add(dossier, start.date(), at=start.time(), group=spot.group))

        if self._done(added):
            self.turn_to(made[0].id)
            self._view.focus_field(Field.TITLE)

    def duplicate(self) -> None:
        """The selected line once more, right after it."""
        item, made = self._item(self._selected), []
        if item is not None and self._done(lambda: made.append(self._programme.duplicate(item.id))):
            self.turn_to(made[0].id)

    def remove(self) -> None:
        """Remove the selected line; its neighbour takes its place, and the bar offers to undo."""
        item = self._item(self._selected)
        if item is None:
            return
        ids = [one.id for one in self._programme.items(item.dossier)]
        at = ids.index(item.id)
        near = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        self._selected = near[0] if near else None
        if self._done(lambda: self._programme.remove(item.id)):
            self.refresh()
            self._notices.say(wording.act(Act.REMOVE_ITEM), undo=True)
        else:
            self._selected = item.id

    def move(self, moved: Moved) -> None:
        """A line dragged or stretched on the board."""
        item = self._item(moved.item)
        if item is None:
            return
        zone = self._showing.zone(self._dossiers.action(item.dossier))
        start, end = (shown_in(moment, zone, item.zone) for moment in (moved.starts_at, moved.ends_at))
        self._selected = moved.item
        self._draft.begin(moved.item)
        if moved.group is None:
            self._done(lambda: self._programme.move(item.id, start, end))
        else:
            lane = moved.group
            self._done(lambda: self._programme.put(replace(item, starts_at=start, ends_at=end, group=lane)))
        self.refresh()

    def nudge(self, nudge: Nudge) -> None:
        """Move the selected line by the keyboard, or move its start or end only; a line of groups changes lanes."""
        item = self._item(self._selected)
        if item is None:
            return
        moved = nudged(item, nudge, self._dossiers.action(item.dossier))
        if moved.group != item.group:
            self._done(lambda: self._programme.put(moved))
        elif moved != item:
            self._done(lambda: self._programme.move(item.id, moved.starts_at, moved.ends_at))
        self.refresh()

    # the form

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        item = self._item(typed.item)
        if item is None:
            return
        if typed.item == self._selected:
            kept(lambda: self._draft.keep(typed.field, typed.value, lambda: self._keep(item, typed)), self._notices)
        else:  # left when another line was shown already
            self._done(lambda: self._keep(item, typed))
        self.refresh()

    def solve(self) -> None:
        """End the selected line's overlap by the smallest move."""
        overlap = self._overlap()
        if overlap is not None and self.courtesies.do(self.courtesies.fix_of(overlap)):
            self._draft.saved()
            self.refresh()

    def fix_remark(self, at: int) -> None:
        """Do what the remark of that place proposes, and show the line it was about."""
        item = self.courtesies.fix(at)
        if item is not None:
            self.turn_to(item)

    def keep_both(self) -> None:
        """Accept the selected line's overlap."""
        item = self._item(self._selected)
        if item is not None:
            self._done(lambda: self._programme.put(replace(item, overlap_accepted=True)))
            self.refresh()

    # how it is done

    def _done(self, act: Callable[[], object]) -> bool:
        """Do an act that no field of the form stands for: its refusal is said in the bar."""
        self._acting = True
        try:
            done = kept(act, self._notices)
        finally:
            self._acting = False
        if done:
            self._draft.saved()
        return done

    def _keep(self, item: ProgrammeItem, typed: Typed) -> None:
        changed = corrected(item, typed.field, typed.value, self._showing.zone(self._dossiers.action(item.dossier)))
        if changed != item:
            self._programme.put(changed)

    def _chosen(self) -> ProgrammeItem | None:
        return self._item(self._selected)

    def _item(self, wanted: ItemId | None) -> ProgrammeItem | None:
        if self._dossier is None or wanted is None:
            return None
        return next((item for item in self._programme.items(self._dossier) if item.id == wanted), None)

    def _overlap(self) -> Overlap | None:
        """The overlap of the selected line with an earlier one."""
        found = () if self._dossier is None else self._programme.overlaps(self._dossier)
        return next((one for one in found if one.second == self._selected), None)

    def _next(self, items: Sequence[ProgrammeItem]) -> ItemId | None:
        """What goes on now or comes next; the first line when all is over."""
        now = self._clock.now()
        coming = (item.id for item in items if item.ends_utc > now)
        return next(coming, items[0].id if items else None)

    def _day_to_add(self, days: Sequence[date]) -> date:
        today = self._clock.today()
        return today if today in days else days[0]
