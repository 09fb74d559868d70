"""Which day was paid: words nearby, the time next to it, the days of the action."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from lianes_desktop.domain.readings import Expected, Read
from lianes_desktop.reading.figures import Day, Hour, days_in, days_of, hours_of
from lianes_desktop.reading.lines import Line, Page, Row
from lianes_desktop.reading.words import pattern

_SAID, _BILLED, _STAY = (pattern("dates", name) for name in ("said", "billed", "stay"))
_LEAVING, _NEVER, _MONTH_FIRST = (pattern("dates", name) for name in ("leaving", "never", "month_first"))
_WEEKDAY = re.compile(
    r"\b(?:LUN(?:DI)?|MAR(?:DI)?|MER(?:CREDI)?|JEU(?:DI)?|VEN(?:DREDI)?|SAM(?:EDI)?|DIM(?:ANCHE)?"
    r"|MON(?:DAY)?|TUE(?:SDAY)?|WED(?:NESDAY)?|THU(?:RSDAY)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)\b"
)
"""Says nothing of a date: what names it stands before."""
_NEAR = 60
"""What stands further before a date, in letters, does not name it."""
_NOT_SAID = -2.0
"""A day that weighs less is said to be something else: an expiry, a birth, a limit."""
_TURNED_AT_MOST = 80.0
_SPAN = re.compile(r"SEJOUR|PERIODE")
_OLDEST = date(2000, 1, 1)
_LOOK_BACK = timedelta(days=800)
_NEAR_MISSION = timedelta(days=45)


@dataclass
class _Weighed:
    day: Day
    score: float
    inside: bool
    value: date


def date_of(
    page: Page, expected: Expected, again: Callable[[Line], Sequence[str]]
) -> tuple[Read[date] | None, Read[time] | None]:
    """The day of the payment and its hour."""
    days, hours = days_of(page), hours_of(page)
    weighed = [_weigh(day, hours, expected, page) for day in days]
    votes = Counter(one.value for one in weighed)
    for one in weighed:
        one.score += 0.4 * (votes[one.value] - 1)
    weighed.sort(key=lambda one: one.score, reverse=True)
    if not weighed or weighed[0].score < _NOT_SAID:
        return None, _hour(hours, None, page)
    best = weighed[0]
    others = []
    for one in weighed[1:]:
        if one.value != best.value and one.value not in others and one.score > -1:
            others.append(one.value)
    if best.day.swapped and best.day.swapped not in others and best.value != best.day.swapped:
        others.append(best.day.swapped)
    confidence = _confidence(best, weighed, votes, expected, page)
    anew = [_same(text, best) for text in again(best.day.line)]
    if anew:
        agreed = sum(value == best.value for value in anew)
        confidence = max(0, min(99, confidence + (round(6 * agreed / len(anew)) if agreed else -15)))
        others += [value for value in anew if value is not None and value != best.value and value not in others]
    read = Read(best.value, confidence, page.area(best.day.line), tuple(others[:3]))
    return read, _hour(hours, best.day, page)


def _same(text: str, best: _Weighed) -> date | None:
    """The date another reading of the same piece gives, nearest to where it stood."""
    line = replace(best.day.line, text=text)
    found = days_in(Row([line], 0.0), line)
    near = min(found, key=lambda one: abs(one.start - best.day.start), default=None)
    if near is None:
        return None
    return near.swapped if near.swapped == best.value else near.value


_LABELS = ((_NEVER, -4.0), (_BILLED, 2.0), (_STAY, -1.5), (_LEAVING, -0.7), (_SAID, 1.5))
"""What the words before a date are worth; the first that is found holds."""


def _weigh(day: Day, hours: list[Hour], expected: Expected, page: Page) -> _Weighed:
    before = _WEEKDAY.sub("", day.line.folded[max(0, day.start - _NEAR) : day.start])
    label = before if any(one.isalpha() for one in before) else _left_of(day)
    value = day.value
    if day.swapped is not None and not _plausible(value, expected) and _plausible(day.swapped, expected):
        value = day.swapped
    inside = _inside(value, expected)
    score = 1.0 + next((worth for words, worth in _LABELS if words.search(label)), 0.0)
    score += 1.0 * any(hour.row is day.row for hour in hours) + 0.2 * _outer(day, page)
    score -= 0.2 * (day.short and not day.worded) + 0.8 * (not day.clean) + 2.5 * (not _plausible(value, expected))
    score += 2.0 if inside else 0.5 * _around(value, expected)
    score -= 1.0 * bool(_SPAN.search(day.row.folded))
    return _Weighed(day, score, inside, value)


def _outer(day: Day, page: Page) -> bool:
    """Whether it stands in the first or last quarter of the page."""
    quarter = len(page.rows) / 4
    return day.row.number < quarter or day.row.number > 3 * quarter


def _left_of(day: Day) -> str:
    """What stands before the date on its row."""
    at = day.row.lines.index(day.line)
    return day.row.lines[at - 1].folded if at else ""


def _plausible(value: date, expected: Expected) -> bool:
    """Whether a receipt of the action may bear it; without an action, any day of this century up to today."""
    latest = expected.today + timedelta(days=1) if expected.today is not None else date.max
    oldest = expected.first_day - _LOOK_BACK if expected.first_day is not None else _OLDEST
    return oldest <= value <= latest


def _inside(value: date, expected: Expected) -> bool:
    first, last = expected.first_day, expected.last_day
    return first is not None and last is not None and first - timedelta(days=1) <= value <= last + timedelta(days=1)


def _around(value: date, expected: Expected) -> bool:
    first, last = expected.first_day, expected.last_day
    return first is not None and last is not None and first - 4 * _NEAR_MISSION <= value <= last + _NEAR_MISSION


def _confidence(best: _Weighed, weighed: list[_Weighed], votes: Counter[date], expected: Expected, page: Page) -> int:
    rivals = [one.score for one in weighed if one.value != best.value]
    margin = best.score - max(rivals, default=best.score - 3)
    confidence = 72.0 + min(12.0, best.score * 3) + min(9.0, margin * 4)
    if votes[best.value] > 1:
        confidence += 4.0
    if best.day.line.score < 0.95:  # noqa: PLR2004
        confidence -= (0.95 - best.day.line.score) * 180
    if not best.day.clean:
        confidence -= 15.0
    if best.day.short and not best.day.worded:
        confidence -= 2.0
    if best.day.swapped and not best.day.year_first and _MONTH_FIRST.search(" ".join(row.folded for row in page.rows)):
        confidence -= 15.0
    if best.value != best.day.value:  # read month first, because day first it has not come yet
        confidence = min(confidence, _TURNED_AT_MOST)
    if expected.first_day and not best.inside:
        confidence = min(confidence, 88.0 if _around(best.value, expected) else 75.0)
    return max(0, min(99, round(confidence)))


def _hour(hours: list[Hour], day: Day | None, page: Page) -> Read[time] | None:
    if not hours:
        return None
    if day is not None:
        same = [hour for hour in hours if hour.row is day.row]
        if same:
            one = same[0]
            return Read(one.value, min(97, round(97 * one.line.score)), page.area(one.line))
        near = [hour for hour in hours if abs(hour.row.number - day.row.number) <= 1]
        if near:
            return Read(near[0].value, 80, page.area(near[0].line))
    return Read(hours[0].value, 65, page.area(hours[0].line)) if len(hours) == 1 else None
