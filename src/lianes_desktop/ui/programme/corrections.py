"""What a field of the form, once left, makes of its line."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from lianes_desktop.domain import entry
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.values import Typed

_LONGEST = {"title": 200, "place": 200, "group": 80, "diets": 200, "note": 4000}
_MOST_COVERS = 9999


def corrected(item: ProgrammeItem, typed: Typed, zone: str) -> ProgrammeItem:
    """The line with one field as typed; hours are read by the clock of ``zone``.

    Raises:
        RefusedError: the text is not an hour, a number or an amount; ``field`` names the form's field.
    """
    match typed.value:
        case ItemKind() as kind:
            return replace(item, kind=kind)
        case date() as day:
            by = day - shown_in(item.starts_at, item.zone, zone).date()
            return replace(item, starts_at=item.starts_at + by, ends_at=item.ends_at + by)
        case tuple() as chosen:
            return _named(item, typed.field, chosen)
        case str() as text if typed.field in ("starts", "ends"):
            return _with_hour(item, typed.field, entry.parse_time(text, typed.field), zone)
        case str() as text:
            return _worded(item, typed.field, text)
        case _:
            raise ValueError(typed.field)


def _named(item: ProgrammeItem, field: str, chosen: tuple[object, ...]) -> ProgrammeItem:
    changes: dict[str, tuple[object, ...]] = {field: chosen}
    return replace(item, **changes)  # type: ignore[arg-type]  # participants, contacts or results, as the chips hold them


def _with_hour(item: ProgrammeItem, field: str, hour: time, zone: str) -> ProgrammeItem:
    """A new start moves the line; a new end stretches it, past midnight when it is earlier."""
    start, end = shown_in(item.starts_at, item.zone, zone), shown_in(item.ends_at, item.zone, zone)
    if field == "starts":
        moved = datetime.combine(start.date(), hour)
        start, end = moved, moved + (end - start)
    else:
        end = datetime.combine(start.date(), hour)
        end += timedelta(days=1) if end <= start else timedelta()
    return replace(item, starts_at=shown_in(start, zone, item.zone), ends_at=shown_in(end, zone, item.zone))


def _worded(item: ProgrammeItem, field: str, text: str) -> ProgrammeItem:
    if field == "covers":
        return replace(item, covers=_count(text))
    if field == "cost":
        return replace(item, planned_cents=entry.parse_amount(text, EUR, "cost").minor if text.strip() else None)
    changes = {field: entry.parse_text(text, field, _LONGEST[field])}
    return replace(item, **changes)  # type: ignore[arg-type]  # one of the five texts above


def _count(text: str) -> int | None:
    plain = text.strip()
    if not plain:
        return None
    if not plain.isdecimal() or not 0 < int(plain) <= _MOST_COVERS:
        raise RefusedError([Refusal("covers", Problem.NOT_A_NUMBER)])
    return int(plain)
