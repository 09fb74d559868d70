"""What the programme asks of people: to be in two places, or to be met when nobody is (DOMAIN V26, V27; R33)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lianes_desktop.domain.checks.case import Case, remark
from lianes_desktop.domain.conflicts import Conflict, Programme, conflicts
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.programmes import ItemFamily, ProgrammeItem
from lianes_desktop.domain.summaries import Section

_SATURDAY = 5
_MET = frozenset({ItemFamily.MEET, ItemFamily.VISIT})
_ONCE_A_DAY = frozenset({FindingCode.HOLIDAY, FindingCode.WEEKEND})


def found(case: Case) -> Iterator[Finding]:
    """Conflicts that nobody has set aside, then days without a meeting."""
    dossier = case.dossier
    items = [item for item in dossier.items if item.counts]
    yield from _standing(conflicts(Programme(tuple(items), case.around.calendars, dossier.action.place)))
    if isinstance(dossier.action, Mission):
        yield from _empty_days(dossier, items)
        met = [item for item in items if item.family in _MET]
        if met and not any(item.exchanged for item in met):
            yield remark(FindingCode.NOTHING_EXCHANGED, Section.PROGRAMME, "exchanged", at=met[0].id)


def _standing(found: Iterable[Conflict]) -> Iterator[Finding]:
    """One finding for each, holidays and weekends once a day."""
    said: set[tuple[FindingCode, str | int | date]] = set()
    for one in found:
        day = (one.code, dict(one.values).get("day", ""))
        if one.overruled or (one.code in _ONCE_A_DAY and day in said):
            continue
        said.add(day)
        yield remark(one.code, Section.PROGRAMME, "starts_at", *one.values, at=one.item)


def _empty_days(dossier: Dossier, items: Iterable[ProgrammeItem]) -> Iterator[Finding]:
    """Working days on site, between the days of travel, without a meeting or visit (R33)."""
    starts_on, ends_on = dossier.action.starts_on, dossier.action.ends_on
    if starts_on is None or ends_on is None:
        return
    met = {item.starts_at.date() for item in items if item.family in _MET}
    for after in range(1, (ends_on - starts_on).days):
        day = starts_on + timedelta(days=after)
        if day.weekday() < _SATURDAY and day not in met:
            yield remark(FindingCode.DAY_WITHOUT_MEETING, Section.PROGRAMME, day.isoformat(), ("day", day))
