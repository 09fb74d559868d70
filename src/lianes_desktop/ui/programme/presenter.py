"""Decisions of the programme page: which clock, which line, what a typed hour means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE, Action, HostingDay
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.programme import forms
from lianes_desktop.ui.programme.corrections import corrected
from lianes_desktop.ui.programme.layout import arrange, days_between, shown_in
from lianes_desktop.ui.programme.values import Clash, Form, Moved, Nudge, Typed, View

STEP = timedelta(minutes=15)
_VOWELS = frozenset("aàâeéèêiîïoôuùûyhœ")


class ProgrammeView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the board and the form."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused; what was typed stays."""
        ...

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field of the form."""
        ...


class ProgrammePresenter:
    """Shows the programme of one dossier and keeps each change at once."""

    topics = frozenset({Topic.PROGRAMME, Topic.PARTICIPANTS, Topic.CONTACTS, Topic.DOSSIERS})

    def __init__(
        self,
        view: ProgrammeView,
        programme: ProgrammeService,
        dossiers: DossierService,
        contacts: ContactService,
        notices: Notices,
        clock: Clock,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._programme = programme
        self._dossiers = dossiers
        self._contacts = contacts
        self._notices = notices
        self._clock = clock
        self._dossier: DossierId | None = None
        self._selected: ItemId | None = None
        self._other_clock = False

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's programme."""
        if dossier != self._dossier:
            self._selected = None
            self._other_clock = False
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        if self._dossier is None:
            return
        action = self._dossiers.action(self._dossier)
        items = self._programme.items(self._dossier)
        if all(item.id != self._selected for item in items):
            self._selected = None
        overlaps = self._programme.overlaps(self._dossier)
        clock = self._shown_zone(action)
        board = arrange(
            items,
            days=self._days(action, items),
            groups=action.groups if isinstance(action, HostingDay) else (),
            clock=clock,
            overlaps=overlaps,
            now=self._clock.now(),
            selected=self._selected,
        )
        self._view.show_view(
            View(
                board=board,
                title=_("Programme de la journée") if isinstance(action, HostingDay) else _("Programme"),
                subtitle=_subtitle(action, len(items)),
                chip=ngettext("{n} conflit", "{n} conflits", len(overlaps)).format(n=len(overlaps)) if overlaps else "",
                clocks=_clocks(action),
                other_clock=self._other_clock,
                hosting=isinstance(action, HostingDay),
                form=self._form(action, items, overlaps),
                empty=not items,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Select a line and focus a field of its form."""
        if subject is not None:
            self.select(ItemId(subject))
        if field:
            self._view.focus_field(field)

    def select(self, item: ItemId | None) -> None:
        """Show a line's form, or none."""
        self._selected = item
        self.refresh()

    def choose_clock(self, other: object) -> None:
        """Show hours by the other clock (``True``), or by that of the place."""
        self._other_clock = other is True
        self.refresh()

    def add(self, at: datetime | None = None) -> None:
        """A new line at a moment of the board, else after the selected one."""
        action = self._action()
        if action is None or self._dossier is None:
            return
        days = self._days(action, self._programme.items(self._dossier))
        if at is None and not days:
            self._notices.warn(_("Donnez d'abord les dates de la mission, dans la vue d'ensemble."))
            return
        try:
            day = at.date() if at is not None else self._day_to_add(days)
            item = self._programme.add(self._dossier, day, None if at is not None else self._selected)
            if at is not None:
                start = shown_in(at, self._shown_zone(action), item.zone)
                self._programme.move(item.id, start, start + timedelta(hours=1))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self.select(item.id)
        self._view.focus_field("title")

    def duplicate(self) -> None:
        """The selected line once more, right after it."""
        if self._selected is not None and (copy := self._tried(lambda item: self._programme.duplicate(item.id))):
            self.select(copy.id)

    def remove(self) -> None:
        """Remove the selected line; it can be taken back."""
        item = self._item()
        if item is None:
            return
        self._tried(lambda one: self._programme.remove(one.id))
        self._selected = None
        self.refresh()
        self._notices.say(wording.act(Act.REMOVE_ITEM), undo=True)

    def move(self, moved: Moved) -> None:
        """A line dragged or stretched on the board."""
        self._selected = moved.item
        action = self._action()
        if action is not None:
            zone = self._shown_zone(action)
            self._tried(
                lambda item: self._programme.move(
                    item.id, shown_in(moved.starts_at, zone, item.zone), shown_in(moved.ends_at, zone, item.zone)
                )
            )
        self.refresh()

    def nudge(self, nudge: Nudge) -> None:
        """Move the selected line by the keyboard, or move its end only."""
        by = timedelta(days=nudge.days, minutes=nudge.minutes)

        def moved(item: ProgrammeItem) -> None:
            end = item.ends_at + by
            start = item.starts_at if nudge.stretch else item.starts_at + by
            if end - start >= STEP:
                self._programme.move(item.id, start, end)

        self._tried(moved)
        self.refresh()

    def solve(self) -> None:
        """End the selected line's overlap by the smallest move."""
        overlap = self._overlap()
        if overlap is None:
            return
        start = self._programme.smallest_fix(overlap)
        self._tried(lambda item: self._programme.move(item.id, start, start + (item.ends_at - item.starts_at)))
        self.refresh()

    def keep_both(self) -> None:
        """Accept the selected line's overlap."""
        self._tried(lambda item: self._programme.put(replace(item, overlap_accepted=True)))
        self.refresh()

    def correct(self, typed: Typed) -> None:
        """A field of the form was left."""
        try:
            self._tried(
                lambda item: self._programme.put(corrected(item, typed, self._form_zone(item))), raise_refused=True
            )
        except RefusedError as refused:
            self._view.refuse(refused.refusals)
            return
        self.refresh()

    # ---- inside

    def _tried(self, act: "forms.ItemAct", *, raise_refused: bool = False) -> ProgrammeItem | None:
        """Do an act on the selected line; failures are said, and refusals too unless the form shows them."""
        item = self._item()
        if item is None:
            return None
        try:
            return act(item)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        except RefusedError as refused:
            if raise_refused:
                raise
            self._notices.warn(" ".join(wording.refusal(one) for one in refused.refusals))
        return None

    def _item(self) -> ProgrammeItem | None:
        if self._dossier is None or self._selected is None:
            return None
        return next((item for item in self._programme.items(self._dossier) if item.id == self._selected), None)

    def _action(self) -> Action | None:
        return None if self._dossier is None else self._dossiers.action(self._dossier)

    def _overlap(self) -> Overlap | None:
        if self._dossier is None:
            return None
        found = self._programme.overlaps(self._dossier)
        return next((one for one in found if one.second == self._selected), None)

    def _form(self, action: Action, items: Sequence[ProgrammeItem], overlaps: Sequence[Overlap]) -> Form | None:
        item = next((one for one in items if one.id == self._selected), None)
        if item is None:
            return None
        overlap = next((one for one in overlaps if one.second == item.id), None)
        return forms.form(
            item,
            action,
            clock=self._shown_zone(action),
            other=_other(self._shown_zone(action)),
            days=self._days(action, items),
            participants=self._dossiers.participants(item.dossier),
            contacts=self._contacts.all(item.dossier),
            clash=self._clash(items, overlap),
        )

    def _clash(self, items: Sequence[ProgrammeItem], overlap: Overlap | None) -> Clash | None:
        if overlap is None:
            return None
        first = next(item for item in items if item.id == overlap.first)
        names = {one.id: one.given_name or one.family_name for one in self._dossiers.participants(first.dossier)}
        return forms.clash(first, overlap, names, self._programme.smallest_fix(overlap))

    def _shown_zone(self, action: Action) -> str:
        return _other(action.zone) if self._other_clock else action.zone

    def _form_zone(self, item: ProgrammeItem) -> str:
        action = self._action()
        return item.zone if action is None else self._shown_zone(action)

    def _days(self, action: Action, items: Sequence[ProgrammeItem]) -> tuple[date, ...]:
        clock = self._shown_zone(action)
        shown = [shown_in(at, item.zone, clock).date() for item in items for at in (item.starts_at,)]
        return days_between(action.starts_on, action.ends_on, shown)

    def _day_to_add(self, days: Sequence[date]) -> date:
        item = self._item()
        if item is not None:
            return item.starts_at.date()
        today = self._clock.today()
        return today if today in days else days[0]


def _other(zone: str) -> str:
    return HOME_ZONE if zone != HOME_ZONE else MOROCCO_ZONE


def _subtitle(action: Action, count: int) -> str:
    lines = ngettext("{n} rendez-vous", "{n} rendez-vous", count).format(n=formats.number(count))
    if action.starts_on is None or action.ends_on is None:
        return lines
    if action.starts_on == action.ends_on:
        return _("{day} · {lines}").format(day=formats.day_heading(action.starts_on), lines=lines)
    span = formats.month_range(action.starts_on, action.ends_on)
    return _("{days} · {lines}").format(days=span, lines=lines)


def _clocks(action: Action) -> tuple[str, str]:
    place = _("Heure du lieu")
    if action.place:
        # French elides before a vowel; other languages say both the same way
        said = _("Heure d'{place}") if action.place[0].lower() in _VOWELS else _("Heure de {place}")
        place = said.format(place=formats.isolate(action.place))
    return place, _("Heure du Maroc") if action.zone == HOME_ZONE else _("Heure de France")
