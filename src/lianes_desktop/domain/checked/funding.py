"""Fundings, advances and staff time as a page hands them: cleaned, or refused with every reason at once."""

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked.texts import LINE, REMARK, accepted, cleaned
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.problems import Problem, Refusal

MOST_HALF_DAYS = 800
"""Two people full time for a year, on one line: more is a slip of the finger."""


def checked_funding(funding: Funding) -> Funding:
    """A funding names its source; a sum not said yet is zero."""
    found: list[Refusal] = []
    clean = cleaned(funding, {"source": LINE, "note": REMARK}, found)
    _sum(clean.cents, "cents", found)
    return accepted(clean, found)


def checked_advance(advance: Advance) -> Advance:
    """An advance is a sum, zero while not said."""
    found: list[Refusal] = []
    clean = cleaned(advance, {"note": REMARK}, found)
    _sum(clean.cents, "cents", found)
    if clean.presumed_cents is not None:
        _sum(clean.presumed_cents, "presumed_cents", found)
    return accepted(clean, found)


def checked_staff_time(worked: StaffTime) -> StaffTime:
    """Staff time is counted in half-days, at what a day costs."""
    found: list[Refusal] = []
    clean = cleaned(worked, {"task": LINE}, found)
    _sum(worked.daily_cents, "daily_cents", found)
    if worked.half_days < 0:
        found.append(Refusal("half_days", Problem.NOT_POSITIVE))
    elif worked.half_days > MOST_HALF_DAYS:
        found.append(Refusal("half_days", Problem.TOO_LARGE, {"most": MOST_HALF_DAYS + 1}))
    return accepted(clean, found)


def _sum(cents: int, field: str, found: list[Refusal]) -> None:
    if cents < 0:
        found.append(Refusal(field, Problem.NOT_POSITIVE))
    elif cents >= entry.MOST_UNITS * 100:
        found.append(Refusal(field, Problem.TOO_LARGE, {"most": entry.MOST_UNITS}))
