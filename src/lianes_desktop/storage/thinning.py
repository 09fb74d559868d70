"""Which copies of the store are kept: the recent ones, then one a day, then one a week."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lianes_desktop.services.ports.device import Backup

RECENT = 12
DAYS = 14
WEEKS = 8


def superfluous(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Those that may go: not among the 12 latest, nor the last of one of 14 days or 8 weeks."""
    latest_first = sorted(backups, key=lambda one: one.made_at, reverse=True)
    kept = {one.path for one in latest_first[:RECENT]}
    days: set[object] = set()
    weeks: set[object] = set()
    for one in latest_first:
        age = now - one.made_at
        day, week = one.made_at.date(), one.made_at.isocalendar()[:2]
        if age < timedelta(days=DAYS) and day not in days:
            days.add(day)
            kept.add(one.path)
        if age < timedelta(weeks=WEEKS) and week not in weeks:
            weeks.add(week)
            kept.add(one.path)
    return tuple(one for one in latest_first if one.path not in kept)
