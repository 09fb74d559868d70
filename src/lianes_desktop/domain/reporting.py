"""A report on its way: what it still misses, what the records propose for it, and what may be added to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.indicators import met, report_of
from lianes_desktop.domain.programmes import RESULTS, ProgrammeItem
from lianes_desktop.domain.reports import CRITERIA, Criterion, MissionReport

TEXTS = ("objective", "course", "french_side", "moroccan_side", "staff_impact", "lessons")
"""The fields of a report that are one text each."""


class ReportPart(StrEnum):
    """What a report is made of; each is called as the field of the page where it is filled in."""

    OBJECTIVE = "objective"
    COURSE = "course"
    FRENCH_SIDE = "french_side"
    MOROCCAN_SIDE = "moroccan_side"
    RESULT_1 = "result_1"
    RESULT_2 = "result_2"
    RESULT_3 = "result_3"
    RESULT_4 = "result_4"
    RESULT_5 = "result_5"
    LESSONS = "lessons"
    FOLLOW_UPS = "follow_ups"
    CRITERIA = "criteria"
    STAFF_IMPACT = "staff_impact"
    SATISFACTION = "satisfaction"


ADVISED = frozenset({ReportPart.CRITERIA, ReportPart.STAFF_IMPACT, ReportPart.SATISFACTION})
"""Parts that are welcome, and never keep a report from being final."""
HIDDEN = "[…]"
"""Where a name stood that may not leave."""
_SHORTEST = 3
"""A name shorter than this is a word like others."""
RESULT_PARTS = dict(zip(RESULTS, (part for part in ReportPart if part.value.startswith("result_")), strict=True))


@dataclass(frozen=True, slots=True)
class Completeness:
    """What of a report is there and what is not (V31)."""

    missing: tuple[ReportPart, ...]
    """What a final report must have and this one has not."""
    advised: tuple[ReportPart, ...]
    """What would be welcome and is not there."""
    total: int
    """How many parts a final report must have."""

    @property
    def done(self) -> int:
        """How many of them are there."""
        return self.total - len(self.missing)

    @property
    def complete(self) -> bool:
        """Whether the report may be final."""
        return not self.missing


def completeness(records: Dossier) -> Completeness:
    """Both sides, the five results, objective and course, lessons and follow-ups; the rest is advised."""
    there = set(_filled_in(report_of(records)))
    if records.follow_ups:
        there.add(ReportPart.FOLLOW_UPS)
    absent = [part for part in ReportPart if part not in there]
    return Completeness(
        missing=tuple(part for part in absent if part not in ADVISED),
        advised=tuple(part for part in absent if part in ADVISED),
        total=len(ReportPart) - len(ADVISED),
    )


def _filled_in(report: MissionReport) -> Iterator[ReportPart]:
    for field in TEXTS:
        if getattr(report, field):
            yield ReportPart(field)
    for number, text in report.results:
        if text:
            yield RESULT_PARTS[number]
    scored = {one.code for one in report.criteria if one.score is not None}
    if scored.issuperset(CRITERIA):
        yield ReportPart.CRITERIA
    if report.satisfaction is not None:
        yield ReportPart.SATISFACTION


def text_of(report: MissionReport, part: ReportPart) -> str:
    """What is written in one part; nothing for a part that is not a text."""
    if part in RESULT_PARTS.values():
        return dict(report.results).get(_number(part), "")
    return str(getattr(report, part.value)) if part.value in TEXTS else ""


def with_text(report: MissionReport, part: ReportPart, text: str) -> MissionReport:
    """The report with one part written so; results stay in their order, those without comment left out."""
    if part in RESULT_PARTS.values():
        comments = {**dict(report.results), _number(part): text}
        return replace(report, results=tuple((number, comments[number]) for number in RESULTS if comments.get(number)))
    if part.value not in TEXTS:
        raise ValueError(part)
    changes: dict[str, str] = {part.value: text}
    return replace(report, **changes)  # type: ignore[arg-type]  # one of the texts


def criterion(report: MissionReport, code: str) -> Criterion:
    """One of the four criteria, blank while nothing is said of it."""
    return next((one for one in report.criteria if one.code == code), Criterion(code))


def with_criterion(report: MissionReport, given: Criterion) -> MissionReport:
    """The report with one criterion so; those of which nothing is said are left out."""
    kept = {one.code: one for one in report.criteria} | {given.code: given}
    ordered = [kept[code] for code in dict.fromkeys((*CRITERIA, *kept)) if code in kept]
    return replace(report, criteria=tuple(one for one in ordered if one.text or one.score is not None))


def _number(part: ReportPart) -> int:
    return int(part.value.rpartition("_")[2])


@dataclass(frozen=True, slots=True)
class Draft:
    """What the records propose for some parts of a report, in words."""

    texts: tuple[tuple[ReportPart, str], ...]
    """Never an empty text."""

    def written_into(self, report: MissionReport) -> MissionReport:
        """The report with its empty parts filled; nothing typed is ever touched."""
        for part, text in self.texts:
            if not text_of(report, part):
                report = with_text(report, part, text)
        return report

    def offered(self, report: MissionReport) -> tuple[tuple[ReportPart, str], ...]:
        """What it would add to the parts already written, where it says something that is not there yet."""
        held = ((part, text, text_of(report, part)) for part, text in self.texts)
        return tuple((part, text) for part, text, there in held if there and text not in there)


def nameable(records: Dossier) -> tuple[tuple[Contact, ...], int]:
    """The people met whose name may leave this device, and how many others there were."""
    people = met(records)
    named = tuple(one for one in people if one.may_leave and one.name)
    return named, len(people) - len(named)


def present(records: Dossier, item: ProgrammeItem) -> tuple[int, int]:
    """How many of those expected at a line came, and how many were expected; nobody named among ours is everybody."""
    ours = {one.id for one in records.participants}
    expected = {*(ours.intersection(item.participants) if item.participants else ours), *item.contacts}
    return len(expected.difference(item.absent, item.absent_contacts)), len(expected)


def captions(records: Dossier) -> tuple[str, ...]:
    """What the pictures that may leave this device show, in the order of the programme."""
    shown = {one.id for one in records.contacts if one.may_be_shown}
    return tuple(
        one.caption for item in records.items for one in item.pictures if one.caption and shown.issuperset(one.shows)
    )


class Silence:
    """Takes the names of those who may not leave this device out of a text."""

    def __init__(self, records: Dossier, instead: str) -> None:
        """``instead`` stands where a name stood."""
        names = {name for one in records.contacts if not one.may_leave for name in _written(one)}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in ordered)) if ordered else None
        self._instead = instead

    def __call__(self, text: str) -> str:
        """The text without them."""
        return text if self._names is None else self._names.sub(lambda _found: self._instead, text)


def _written(contact: Contact) -> Iterator[str]:
    """As a note may write a person: both names in either order, then each alone."""
    for given, family in (
        (contact.given_name, contact.family_name),
        (contact.given_name_ar, contact.family_name_ar),
    ):
        if given and family:
            yield f"{given} {family}"
            yield f"{family} {given}"
        yield from (one for one in (given, family) if len(one) >= _SHORTEST)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A follow-up that was noted elsewhere and can be taken over."""

    what: str
    item: ItemId | None = None
    """The line of the programme that says it."""


def suggestions(records: Dossier) -> tuple[Suggestion, ...]:
    """What contacts and programme lines say is to follow, and nobody has taken over.

    People who may not leave this device say nothing here, their card keeps it, and nobody else names them.
    """
    silent = Silence(records, HIDDEN)
    taken = {_same(one.what) for one in records.follow_ups}
    found: dict[str, Suggestion] = {}
    for noted in _noted(records):
        one = replace(noted, what=silent(noted.what))
        if _same(one.what) not in taken:
            found.setdefault(_same(one.what), one)
    return tuple(found.values())


def _noted(records: Dossier) -> Iterable[Suggestion]:
    for contact in met(records):
        if contact.follow_up and contact.may_leave:
            yield Suggestion(contact.follow_up)
    for item in records.items:
        if item.took_place and item.outcome:
            yield Suggestion(item.outcome, item.id)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
