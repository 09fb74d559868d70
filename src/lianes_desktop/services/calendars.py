"""Reads the calendars shipped with the application."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from typing import Any

from lianes_desktop.assets import resource
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.announced import corrected
from lianes_desktop.domain.calendars import Calendar, Holiday, Hours, Sunsets

_Plain = Mapping[str, Any]


@cache
def shipped() -> tuple[Calendar, ...]:
    """Those of Morocco and France; read once, when a claim is first checked."""
    return load(resource("reference", "calendar.json").read_text("utf-8"))


def known_to(action: Action) -> tuple[Calendar, ...]:
    """Those shipped, with the days that were announced since and kept in the dossier."""
    return tuple(corrected(one, action.confirmed_days) for one in shipped())


def load(text: str) -> tuple[Calendar, ...]:
    """The calendars of ``calendar.json``.

    Raises:
        ValueError: the text is not what we ship.
    """
    try:
        return tuple(_calendar(one) for one in json.loads(text)["calendars"])
    except (LookupError, TypeError) as error:
        raise ValueError("not our calendars") from error


def _calendar(plain: _Plain) -> Calendar:
    return Calendar(
        zone=plain["zone"],
        holidays=tuple(
            Holiday(date.fromisoformat(one["date"]), one["code"], one.get("estimated", False))
            for one in plain["holidays"]
        ),
        weekend=tuple(plain["weekend"]),
        friday_pause=_hours(plain.get("friday_pause")),
        fasts=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in plain["fasts"]),
        hours=_hours(plain["hours"]),
        hours_by_custom=plain.get("hours_by_custom", False),
        fast_hours=_hours(plain.get("fast_hours")),
        sunsets=tuple(_sunsets(plain)),
    )


def _hours(plain: tuple[str, str] | None) -> Hours | None:
    return None if plain is None else (time.fromisoformat(plain[0]), time.fromisoformat(plain[1]))


def _sunsets(plain: _Plain) -> Iterator[Sunsets]:
    for one in plain["sunsets"]:
        for fast, hours in zip(plain["fasts"], one["hours"], strict=True):
            first, last = (date.fromisoformat(day) for day in fast)
            at_first, at_last = (time.fromisoformat(at) for at in hours)
            yield Sunsets(one["place"], first, at_first, last, at_last)
