"""The technical part of the report to the ministry: what was done and what came of it, people counted, never named."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.indicators import Indicators, indicators, report_of
from lianes_desktop.domain.missions import HostingDay, Theme
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import RESULTS
from lianes_desktop.domain.reporting import HIDDEN, Silence
from lianes_desktop.domain.reports import CRITERIA

SHORT = 600
"""Characters of a text told of one dossier."""


class Chapter(StrEnum):
    """What measures stand under."""

    EXPERTISE = "expertise"
    """The five expected results."""
    ENCOUNTERS = "encounters"
    INVOLVEMENT = "involvement"
    MOBILISATION = "mobilisation"
    DYNAMICS = "dynamics"
    GENDER = "gender"
    WORK = "work"
    """Preparation, hosting and what was told outside."""


class Measure(StrEnum):
    """One thing counted; minutes and half-days as such, so that sums are exact."""

    PRACTICES = "practices"
    METHODS = "methods"
    TOOLS = "tools"
    TECHNICAL_MINUTES = "technical_minutes"
    MET = "met"
    MET_FRENCH = "met_french"
    MET_MOROCCAN = "met_moroccan"
    SIDE_FRENCH = "side_french"
    SIDE_MOROCCAN = "side_moroccan"
    SOCIAL_MOMENTS = "social_moments"
    SOCIAL_MINUTES = "social_minutes"
    BODIES = "bodies"
    TERRITORY = "territory"
    AUTHORITIES = "authorities"
    ELECTED = "elected"
    STAFF = "staff"
    EXPERTS = "experts"
    STAKEHOLDERS = "stakeholders"
    DELEGATES = "delegates"
    PERSON_DAYS = "person_days"
    VALUED_HALF_DAYS = "valued_half_days"
    PARTNERSHIPS = "partnerships"
    SIGNED = "signed"
    DECIDED = "decided"
    DONE = "done"
    DONE_IN_TIME = "done_in_time"
    MET_WOMEN = "met_women"
    MET_MEN = "met_men"
    MET_UNSAID = "met_unsaid"
    OURS_WOMEN = "ours_women"
    OURS_MEN = "ours_men"
    OURS_UNSAID = "ours_unsaid"
    MEETINGS = "meetings"
    PREPARATION_DAYS = "preparation_days"
    HOSTING_DAYS = "hosting_days"
    COMMUNICATIONS = "communications"


CHAPTERS: Mapping[Chapter, tuple[Measure, ...]] = {
    Chapter.EXPERTISE: (Measure.PRACTICES, Measure.METHODS, Measure.TOOLS, Measure.TECHNICAL_MINUTES),
    Chapter.ENCOUNTERS: (
        *(Measure.MET, Measure.MET_FRENCH, Measure.MET_MOROCCAN, Measure.SIDE_FRENCH, Measure.SIDE_MOROCCAN),
        *(Measure.SOCIAL_MOMENTS, Measure.SOCIAL_MINUTES),
    ),
    Chapter.INVOLVEMENT: (Measure.BODIES, Measure.TERRITORY, Measure.AUTHORITIES),
    Chapter.MOBILISATION: (
        *(Measure.ELECTED, Measure.STAFF, Measure.EXPERTS, Measure.STAKEHOLDERS, Measure.DELEGATES),
        *(Measure.PERSON_DAYS, Measure.VALUED_HALF_DAYS),
    ),
    Chapter.DYNAMICS: (*(Measure.PARTNERSHIPS, Measure.SIGNED, Measure.DECIDED, Measure.DONE, Measure.DONE_IN_TIME),),
    Chapter.GENDER: (
        *(Measure.MET_WOMEN, Measure.MET_MEN, Measure.MET_UNSAID),
        *(Measure.OURS_WOMEN, Measure.OURS_MEN, Measure.OURS_UNSAID),
    ),
    Chapter.WORK: (Measure.MEETINGS, Measure.PREPARATION_DAYS, Measure.HOSTING_DAYS, Measure.COMMUNICATIONS),
}
"""Every measure once, in order; the first five chapters are the five expected results."""

_MINUTE = timedelta(minutes=1)
_Tell = Callable[[Dossier, Indicators], int]
_TOLD: Mapping[Measure, _Tell] = {
    Measure.PRACTICES: lambda _one, told: told.expertise.practices,
    Measure.METHODS: lambda _one, told: told.expertise.methods,
    Measure.TOOLS: lambda _one, told: told.expertise.tools,
    Measure.TECHNICAL_MINUTES: lambda _one, told: told.expertise.technical // _MINUTE,
    Measure.MET: lambda _one, told: told.encounters.met.total,
    Measure.MET_FRENCH: lambda _one, told: told.encounters.met_french,
    Measure.MET_MOROCCAN: lambda _one, told: told.encounters.met_moroccan,
    Measure.SIDE_FRENCH: lambda _one, told: told.encounters.french,
    Measure.SIDE_MOROCCAN: lambda _one, told: told.encounters.moroccan,
    Measure.SOCIAL_MOMENTS: lambda _one, told: told.encounters.social_moments,
    Measure.SOCIAL_MINUTES: lambda _one, told: told.encounters.social // _MINUTE,
    Measure.BODIES: lambda _one, told: told.involvement.total,
    Measure.TERRITORY: lambda _one, told: told.involvement.territory,
    Measure.AUTHORITIES: lambda _one, told: told.involvement.authorities,
    Measure.ELECTED: lambda _one, told: told.mobilisation.elected,
    Measure.STAFF: lambda _one, told: told.mobilisation.staff,
    Measure.EXPERTS: lambda _one, told: told.mobilisation.experts,
    Measure.STAKEHOLDERS: lambda _one, told: told.mobilisation.stakeholders,
    Measure.DELEGATES: lambda one, _told: sum(each.status is Status.DELEGATE for each in one.participants),
    Measure.PERSON_DAYS: lambda _one, told: told.mobilisation.person_days,
    Measure.VALUED_HALF_DAYS: lambda _one, told: told.mobilisation.valued_half_days,
    Measure.PARTNERSHIPS: lambda _one, told: told.dynamics.identified,
    Measure.SIGNED: lambda _one, told: told.dynamics.signed,
    Measure.DECIDED: lambda _one, told: told.dynamics.decided,
    Measure.DONE: lambda _one, told: told.dynamics.done,
    Measure.DONE_IN_TIME: lambda _one, told: told.dynamics.done_in_time,
    Measure.MET_WOMEN: lambda _one, told: told.encounters.met.women,
    Measure.MET_MEN: lambda _one, told: told.encounters.met.men,
    Measure.MET_UNSAID: lambda _one, told: told.encounters.met.unsaid,
    Measure.OURS_WOMEN: lambda _one, told: told.encounters.team.women + told.encounters.delegates.women,
    Measure.OURS_MEN: lambda _one, told: told.encounters.team.men + told.encounters.delegates.men,
    Measure.OURS_UNSAID: lambda _one, told: told.encounters.team.unsaid + told.encounters.delegates.unsaid,
    Measure.MEETINGS: lambda one, _told: len(one.meetings),
    Measure.PREPARATION_DAYS: lambda one, _told: len({each.held_on for each in one.meetings if each.held_on}),
    Measure.HOSTING_DAYS: lambda one, _told: int(isinstance(one.action, HostingDay)),
    Measure.COMMUNICATIONS: lambda one, _told: len(one.communications),
}


@dataclass(frozen=True, slots=True)
class Count:
    """One measure, and what each dossier adds to it: those that add nothing are left out."""

    measure: Measure
    of: tuple[tuple[DossierId, int], ...]

    @property
    def total(self) -> int:
        """Its sum. A person met in two actions is counted in each."""
        return sum(count for _dossier, count in self.of)


@dataclass(frozen=True, slots=True)
class Average:
    """A mark, averaged over the dossiers that gave one."""

    code: str
    of: tuple[tuple[DossierId, int], ...]

    @property
    def mean(self) -> Fraction | None:
        """``None`` while nobody gave a mark."""
        return Fraction(sum(mark for _dossier, mark in self.of), len(self.of)) if self.of else None


SATISFACTION = "satisfaction"
"""The code of the average that is no criterion."""


@dataclass(frozen=True, slots=True)
class ActionTold:
    """One action, as the report lists it."""

    dossier: DossierId
    kind: ActionType
    title: str
    authority: str
    partner: str
    place: str
    starts_on: date | None
    ends_on: date | None
    themes: tuple[Theme, ...]
    other_theme: str
    objectives: tuple[int, ...]
    sdgs: tuple[int, ...]
    results: tuple[int, ...]
    """Numbers of the expected results served by what was held."""
    participants: int
    met: int
    french_side: str
    """What the French side brings home, in short (R18)."""
    moroccan_side: str
    final: bool
    """Whether its own report is."""


@dataclass(frozen=True, slots=True)
class TechnicalPart:
    """All of it."""

    actions: tuple[ActionTold, ...]
    """By day, those without one last."""
    counts: tuple[Count, ...]
    """Every measure once, in the order of the chapters."""
    averages: tuple[Average, ...]
    """Satisfaction, then the four criteria."""
    objectives: tuple[tuple[int, int], ...]
    """(number of a specific objective, how many actions serve it)."""
    sdgs: tuple[tuple[int, int], ...]
    """(number of a sustainable development goal, how many actions serve it), those served only (R104)."""

    def count(self, measure: Measure) -> Count:
        """One measure."""
        return self.counts[_PLACES[measure]]


_PLACES = {measure: at for at, measure in enumerate(one for ones in CHAPTERS.values() for one in ones)}


def technical_part(dossiers: Iterable[Dossier]) -> TechnicalPart:
    """The technical part of these dossiers, each told once, whatever their order."""
    ones = sorted({one.action.id: one for one in dossiers}.values(), key=_place)
    told = [(one, indicators(one)) for one in ones]
    return TechnicalPart(
        actions=tuple(_action(one, counted) for one, counted in told),
        counts=tuple(_count(measure, told) for measure in _PLACES),
        averages=(
            _average(SATISFACTION, ((one.action.id, report_of(one).satisfaction) for one in ones)),
            *(_average(code, ((one.action.id, _score(one, code)) for one in ones)) for code in CRITERIA),
        ),
        objectives=tuple((number, sum(number in one.action.objectives for one in ones)) for number in (1, 2, 3)),
        sdgs=tuple(
            (number, count) for number in range(1, 18) if (count := sum(number in one.action.sdgs for one in ones))
        ),
    )


def _count(measure: Measure, told: Iterable[tuple[Dossier, Indicators]]) -> Count:
    counts = ((one.action.id, _TOLD[measure](one, counted)) for one, counted in told)
    return Count(measure, tuple((dossier, count) for dossier, count in counts if count))


def _average(code: str, marks: Iterable[tuple[DossierId, int | None]]) -> Average:
    return Average(code, tuple((dossier, mark) for dossier, mark in marks if mark is not None))


def _score(one: Dossier, code: str) -> int | None:
    return next((each.score for each in report_of(one).criteria if each.code == code), None)


def _action(one: Dossier, counted: Indicators) -> ActionTold:
    action, report = one.action, report_of(one)
    # every name is taken out, also of those who let their card travel: the ministry reads counts
    silent = Silence(replace(one, contacts=tuple(replace(each, restricted=True) for each in one.contacts)), HIDDEN)
    held = {number for item in one.items if item.took_place for number in item.results}
    return ActionTold(
        dossier=action.id,
        kind=action.action,
        title=action.title,
        authority=one.authority.name if one.authority else "",
        partner=one.partner.name if one.partner else "",
        place=action.place,
        starts_on=action.starts_on,
        ends_on=action.ends_on,
        themes=action.themes,
        other_theme=action.other_theme,
        objectives=action.objectives,
        sdgs=action.sdgs,
        results=tuple(number for number in RESULTS if number in held),
        participants=len(one.participants),
        met=counted.encounters.met.total,
        french_side=shortened(silent(report.french_side)),
        moroccan_side=shortened(silent(report.moroccan_side)),
        final=report.final,
    )


def shortened(text: str, most: int = SHORT) -> str:
    """A text of at most so many characters, cut between two words."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _place(one: Dossier) -> tuple[date, str, DossierId]:
    return one.action.starts_on or date.max, one.action.title.casefold(), one.action.id
