"""The fields of a meeting by dotted name: their texts, and what a field left makes of the record. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lianes_desktop.domain import entry
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting
from lianes_desktop.i18n import formats

TEXTS = ("place", "agenda", "minutes")
PERSON = ("name", "organisation")
DECISION = ("text", "owner", "due_on", "done_on")
NEW_PERSON, NEW_DECISION = "attendance.new", "decisions.new"
"""One more person, one more decision."""
_DAYS = frozenset(("held_on", "due_on", "done_on"))


def texts(meeting: SteeringMeeting) -> dict[str, str]:
    """What every typed field shows."""
    found = {name: getattr(meeting, name) for name in TEXTS}
    found["held_on"] = _day(meeting.held_on)
    for at, person in enumerate(meeting.attendance):
        found |= {f"attendance.{at}.{name}": getattr(person, name) for name in PERSON}
    for at, decision in enumerate(meeting.decisions):
        found |= {f"decisions.{at}.{name}": getattr(decision, name) for name in ("text", "owner")}
        found |= {f"decisions.{at}.{name}": _day(getattr(decision, name)) for name in ("due_on", "done_on")}
    return found


def ticks(meeting: SteeringMeeting) -> dict[str, bool]:
    """Who came, and whether it was held."""
    came = {f"attendance.{at}.present": person.present for at, person in enumerate(meeting.attendance)}
    return {"held": meeting.held, **came}


def corrected(meeting: SteeringMeeting, given: Mapping[str, object], today: date) -> SteeringMeeting:
    """The meeting with these fields as given.

    Raises:
        RefusedError: every text that is not the day its field holds.
    """
    refusals: list[Refusal] = []
    for name, value in given.items():
        try:
            meeting = _corrected(meeting, name, value, today)
        except RefusedError as refused:
            refusals.extend(refused.refusals)
    if refusals:
        raise RefusedError(refusals)
    return meeting


def without(meeting: SteeringMeeting, kind: str, at: int) -> SteeringMeeting:
    """The meeting without one of its people or decisions."""
    rows: tuple[Any, ...] = getattr(meeting, kind)
    changed: dict[str, Any] = {kind: (*rows[:at], *rows[at + 1 :])}
    return replace(meeting, **changed)


def _corrected(meeting: SteeringMeeting, name: str, value: object, today: date) -> SteeringMeeting:
    changed: dict[str, Any]
    match name.split("."):
        case ["attendance", _new]:
            changed = {"attendance": (*meeting.attendance, Attendee(str(value), present=meeting.held))}
        case ["decisions", _new]:
            changed = {"decisions": (*meeting.decisions, CommitteeDecision(str(value)))}
        case ["attendance" | "decisions" as kind, number, part]:
            changed = {part: _parsed(part, value, name, today)}
            rows: tuple[Any, ...] = getattr(meeting, kind)
            changed = {
                kind: tuple(replace(one, **changed) if str(at) == number else one for at, one in enumerate(rows))
            }
        case _:
            changed = {name: _parsed(name, value, name, today)}
    return replace(meeting, **changed)


def _parsed(part: str, value: object, field: str, today: date) -> object:
    if part not in _DAYS:
        return value
    text = str(value).strip()
    return entry.parse_date(text, today, field) if text else None


def _day(day: date | None) -> str:
    return "" if day is None else formats.day(day).removeprefix(formats.RLM)
