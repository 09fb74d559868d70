"""Fundings, advances and staff time as a page hands them: cleaned, or refused with every reason at once."""

from dataclasses import replace

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked import LINE, REMARK
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

MOST_HALF_DAYS = 800
"""Two people full time for a year, on one line: more is a slip of the finger."""


def checked_funding(funding: Funding) -> Funding:
    """A funding names its source; a sum not said yet is zero."""
    found: list[Refusal] = []
    source = _text(funding.source, "source", LINE, found)
    note = _text(funding.note, "note", REMARK, found)
    _sum(funding.cents, "cents", found)
    _raise(found)
    return replace(funding, source=source, note=note)


def checked_advance(advance: Advance) -> Advance:
    """An advance is a sum, zero while not said."""
    found: list[Refusal] = []
    note = _text(advance.note, "note", REMARK, found)
    _sum(advance.cents, "cents", found)
    if advance.presumed_cents is not None:
        _sum(advance.presumed_cents, "presumed_cents", found)
    _raise(found)
    return replace(advance, note=note)


def checked_staff_time(worked: StaffTime) -> StaffTime:
    """Staff time is counted in half-days, at what a day costs."""
    found: list[Refusal] = []
    task = _text(worked.task, "task", LINE, found)
    _sum(worked.daily_cents, "daily_cents", found)
    if worked.half_days < 0:
        found.append(Refusal("half_days", Problem.NOT_POSITIVE))
    elif worked.half_days > MOST_HALF_DAYS:
        found.append(Refusal("half_days", Problem.TOO_LARGE, {"most": MOST_HALF_DAYS + 1}))
    _raise(found)
    return replace(worked, task=task)


def _text(text: str, field: str, most: int, found: list[Refusal]) -> str:
    try:
        return entry.parse_text(text, field, most, lines=most == REMARK)
    except RefusedError as refused:
        found.extend(refused.refusals)
        return text


def _sum(cents: int, field: str, found: list[Refusal]) -> None:
    if cents < 0:
        found.append(Refusal(field, Problem.NOT_POSITIVE))
    elif cents >= entry.MOST_UNITS * 100:
        found.append(Refusal(field, Problem.TOO_LARGE, {"most": entry.MOST_UNITS}))


def _raise(found: list[Refusal]) -> None:
    if found:
        raise RefusedError(found)
