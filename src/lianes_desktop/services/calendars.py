"""Reads the calendars shipped with the application."""

import json
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from typing import Any

from lianes_desktop.assets import resource
from lianes_desktop.domain.calendars import Calendar, Holiday

_Plain = Mapping[str, Any]


@cache
def shipped() -> tuple[Calendar, ...]:
    """Those of Morocco and France; read once, when a claim is first checked."""
    return load(resource("reference", "calendar.json").read_text("utf-8"))


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
    pause, ends = plain.get("friday_pause"), plain.get("fast_ends_work")
    return Calendar(
        zone=plain["zone"],
        holidays=tuple(
            Holiday(date.fromisoformat(one["date"]), one["code"], one.get("estimated", False))
            for one in plain["holidays"]
        ),
        weekend=tuple(plain["weekend"]),
        friday_pause=None if pause is None else (time.fromisoformat(pause[0]), time.fromisoformat(pause[1])),
        fasts=tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in plain["fasts"]),
        fast_ends_work=None if ends is None else time.fromisoformat(ends),
    )
