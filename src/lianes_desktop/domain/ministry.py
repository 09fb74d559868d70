"""The report to the ministry: which dossiers it tells of, and what is missing before it can be sent (R66)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.indicators import met, report_of
from lianes_desktop.domain.ministry_table import FinancialTable
from lianes_desktop.domain.months import months_after
from lianes_desktop.domain.spending import latest_decisions, latest_versions

_TEXTS = UUID("0f0c6a52-5f0e-5d7b-8a38-4f6a1d0f7c11")


class ReportKind(StrEnum):
    """When the report is made."""

    INTERIM = "interim"
    """Up to a day of the year."""
    FINAL = "final"
    """The whole edition."""


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """What people write in one report; every figure is drawn anew each time."""

    id: UUID
    edition: str
    kind: ReportKind
    introduction: str = ""
    difficulties: str = ""
    outlook: str = ""
    signatory: str = ""
    """Who attests the figures."""
    quality: str = ""


def report_texts_id(edition: str, kind: ReportKind) -> UUID:
    """The identity of a report's texts, the same at every desk."""
    return uuid5(_TEXTS, f"{kind.value} {edition}")


def blank_texts(edition: str, kind: ReportKind) -> ReportTexts:
    """A report in which nobody wrote anything yet."""
    return ReportTexts(report_texts_id(edition, kind), edition, kind)


@dataclass(frozen=True, slots=True)
class Accounted:
    """One dossier with the decision in force, and its records as they were verified."""

    received: ReceivedBundle
    """The version decided upon."""
    decision: Answer
    hand_in: HandIn

    @property
    def dossier(self) -> DossierId:
        """Its identity."""
        return self.received.dossier


@dataclass(frozen=True, slots=True)
class Chosen:
    """The dossiers of an edition, each once."""

    accounted: tuple[Accounted, ...]
    """Those decided upon, by authority and title."""
    undecided: tuple[ReceivedBundle, ...]
    """Their last version, when no version was decided upon within the period."""
    renewed: tuple[ReceivedBundle, ...]
    """The last version, when it came after the one decided upon."""


def chosen(
    edition: str,
    received: Iterable[ReceivedBundle],
    answers: Iterable[Answer],
    within: Callable[[datetime], bool],
    opened: Callable[[str], HandIn | None],
) -> Chosen:
    """The dossiers of an edition, however often a claim or a decision was received.

    ``within`` tells whether a moment (aware) is in the period: decisions made after it count for nothing, and claims
    received after it were not there. ``opened`` reads a version by its manifest.
    """
    there = {
        one.manifest_sha256: one
        for one in received
        if one.edition == edition and not one.waiting and within(one.received_at)
    }
    decisions = latest_decisions({one.manifest_sha256: one for one in answers if within(one.made_at)}.values())
    accounted, undecided, renewed = [], [], []
    for last in latest_versions(there.values()):
        decision = decisions.get(last.dossier)
        version = None if decision is None else there.get(decision.claim_manifest)
        hand_in = None if version is None else opened(version.manifest_sha256)
        if decision is None or version is None or hand_in is None:
            undecided.append(last)
            continue
        accounted.append(Accounted(version, decision, hand_in))
        if version.manifest_sha256 != last.manifest_sha256:
            renewed.append(last)
    return Chosen(
        tuple(sorted(accounted, key=lambda one: _place(one.received))),
        tuple(sorted(undecided, key=_place)),
        tuple(sorted(renewed, key=_place)),
    )


def due_on(year: int, months: int) -> date:
    """The day by which the report of a year must be given."""
    return months_after(date(year, 12, 31), months)


class Lack(StrEnum):
    """What is missing before a report can be sent; the first ones hold it back, the others are advice."""

    NOTHING = "nothing"
    UNDECIDED = "undecided"
    RENEWED = "renewed"
    REPORT_NOT_FINAL = "report_not_final"
    SIGNATORY = "signatory"
    INTRODUCTION = "introduction"
    TOTALS_DIFFER = "totals_differ"
    NO_BUDGET = "no_budget"
    NOT_MARKED = "not_marked"
    GENDER = "gender"
    SATISFACTION = "satisfaction"


HOLDING = frozenset({Lack.NOTHING, Lack.UNDECIDED, Lack.RENEWED, Lack.REPORT_NOT_FINAL, Lack.SIGNATORY})
"""What must be settled first; a report may be drawn all the same."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, and the dossiers it is missing in."""

    lack: Lack
    dossiers: tuple[DossierId, ...] = ()
    count: int = 0
    """How many people did not give their gender, lines nobody marked, cents the totals differ by."""

    @property
    def holds(self) -> bool:
        """Whether it holds the report back."""
        return self.lack in HOLDING


def missing(given: Chosen, table: FinancialTable, texts: ReportTexts) -> tuple[Missing, ...]:
    """What is missing, what holds the report back first."""
    ones = given.accounted
    ungendered = {one.dossier: _ungendered(one.hand_in) for one in ones}
    unmarked = {
        one.dossier: sum(item.counts and not item.took_place for item in one.hand_in.dossier.items) for one in ones
    }
    found = [
        Missing(Lack.NOTHING) if not ones else None,
        _of(Lack.UNDECIDED, (one.dossier for one in given.undecided)),
        _of(Lack.RENEWED, (one.dossier for one in given.renewed)),
        _of(Lack.REPORT_NOT_FINAL, (one.dossier for one in ones if not report_of(one.hand_in.dossier).final)),
        Missing(Lack.SIGNATORY) if not (texts.signatory and texts.quality) else None,
        Missing(Lack.INTRODUCTION) if not texts.introduction else None,
        Missing(Lack.TOTALS_DIFFER, count=table.planned_difference) if table.planned_difference else None,
        _of(Lack.NO_BUDGET, (one.dossier for one in ones if not one.hand_in.dossier.action.budget)),
        _counted(Lack.NOT_MARKED, unmarked),
        _counted(Lack.GENDER, ungendered),
        _of(Lack.SATISFACTION, (one.dossier for one in ones if report_of(one.hand_in.dossier).satisfaction is None)),
    ]
    return tuple(one for one in found if one is not None)


def _of(lack: Lack, dossiers: Iterable[DossierId]) -> Missing | None:
    found = tuple(dossiers)
    return Missing(lack, found, len(found)) if found else None


def _counted(lack: Lack, counts: Mapping[DossierId, int]) -> Missing | None:
    found = tuple(one for one, count in counts.items() if count)
    return Missing(lack, found, sum(counts.values())) if found else None


def _ungendered(hand_in: HandIn) -> int:
    ours = sum(one.gender is None for one in hand_in.dossier.participants)
    return ours + sum(one.gender is None for one in met(hand_in.dossier))


def _place(one: ReceivedBundle) -> tuple[str, str, DossierId]:
    return one.authority.casefold(), one.title.casefold(), one.dossier
