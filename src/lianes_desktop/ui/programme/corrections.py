"""What a field of the form, once left, makes of its line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.menus import parse_menus
from lianes_desktop.domain.missions import HostingDay, Menu
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.values import Field, Grip, Nudge

_MOST_COVERS = 9999
SHORTEST = timedelta(minutes=15)
"""What a line lasts at least when it is stretched by the keyboard."""


def corrected(item: ProgrammeItem, field: Field, value: object, zone: str) -> ProgrammeItem:
    """The line with one field as typed; hours are read by the clock of ``zone``.

    Raises:
        RefusedError: the text is not an hour, a number or an amount; ``field`` names the form's field.
    """
    if field is Field.MENUS:
        return replace(item, menus=parse_menus(cast("Sequence[tuple[Menu, str]]", value), field))
    match value:
        case ItemKind() as kind:
            return replace(item, kind=kind)
        case ItemState() as state:
            return replace(item, state=state)
        case date() as day:
            by = day - shown_in(item.starts_at, item.zone, zone).date()
            return replace(item, starts_at=item.starts_at + by, ends_at=item.ends_at + by)
        case tuple() as chosen:
            named: dict[str, tuple[object, ...]] = {field.value: chosen}
            return replace(item, **named)  # type: ignore[arg-type]  # people, results or forms, as the chips hold them
        case str() as text:
            return _typed(item, field, text, zone)
        case _:
            raise ValueError(field)


def nudged(item: ProgrammeItem, nudge: Nudge, action: Action) -> ProgrammeItem:
    """The line as the keyboard moves or stretches it: never under a quarter of an hour, never beyond the lanes."""
    if nudge.days and isinstance(action, HostingDay) and action.groups:
        lanes = ("", *action.groups)
        at = lanes.index(item.group) if item.group in lanes else 0
        return replace(item, group=lanes[max(0, min(at + nudge.days, len(lanes) - 1))])
    by = timedelta(days=nudge.days, minutes=nudge.minutes)
    start = item.starts_at if nudge.grip is Grip.END else item.starts_at + by
    end = item.ends_at if nudge.grip is Grip.START else item.ends_at + by
    if nudge.grip is not None and end - start < SHORTEST:
        return item
    return replace(item, starts_at=start, ends_at=end)


def _typed(item: ProgrammeItem, field: Field, text: str, zone: str) -> ProgrammeItem:
    match field:
        case Field.STARTS | Field.ENDS:
            return _with_hour(item, field, entry.parse_time(text, field), zone)
        case Field.COVERS:
            return replace(item, covers=_count(text))
        case Field.COST:
            return replace(item, planned_cents=entry.parse_amount(text, EUR, field).minor if text.strip() else None)
        case _:
            worded = {field.value: text}
            return replace(item, **worded)  # type: ignore[arg-type]  # title, place, group, diets or a note


def _with_hour(item: ProgrammeItem, field: Field, hour: time, zone: str) -> ProgrammeItem:
    """A new start moves the line; a new end stretches it, past midnight when it is earlier."""
    start, end = shown_in(item.starts_at, item.zone, zone), shown_in(item.ends_at, item.zone, zone)
    if field is Field.STARTS:
        moved = datetime.combine(start.date(), hour)
        start, end = moved, moved + (end - start)
    else:
        end = datetime.combine(start.date(), hour)
        end += timedelta(days=1) if end <= start else timedelta()
    return replace(item, starts_at=shown_in(start, zone, item.zone), ends_at=shown_in(end, zone, item.zone))


def _count(text: str) -> int | None:
    plain = text.strip()
    if not plain:
        return None
    if not plain.isdecimal() or not 0 < int(plain) <= _MOST_COVERS:
        raise RefusedError([Refusal(Field.COVERS, Problem.NOT_A_NUMBER)])
    return int(plain)
