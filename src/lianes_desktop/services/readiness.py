"""What each kind of action still misses before it is complete (R100)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.summaries import Section

if TYPE_CHECKING:  # the first page does not wait for the values of the kinds it does not show
    from collections.abc import Sequence
    from uuid import UUID

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.domain.partnerships import NewPartnership
    from lianes_desktop.domain.pipeline import Exchange
    from lianes_desktop.domain.projects import CooperationProject
    from lianes_desktop.domain.reports import MissionReport


class ChecklistCode(StrEnum):
    """The lines of "ready to export"."""

    PEOPLE = "people"
    PREPARATION = "preparation"
    RATES = "rates"
    PROGRAMME = "programme"
    RECEIPTS = "receipts"
    CONSENTS = "consents"
    RESULTS = "results"
    INTENTION = "intention"
    CANDIDATE = "candidate"
    EXCHANGE = "exchange"
    ACCORD = "accord"
    PROJECT = "project"
    REPORT = "report"
    FOLLOW_UPS = "follow_ups"
    BANK = "bank"
    SIGNATURE = "signature"


_SHARED_ACTION = (
    *(ChecklistCode.PEOPLE, ChecklistCode.PREPARATION, ChecklistCode.RATES, ChecklistCode.PROGRAMME),
    *(ChecklistCode.RECEIPTS, ChecklistCode.CONSENTS, ChecklistCode.RESULTS, ChecklistCode.REPORT),
    *(ChecklistCode.BANK, ChecklistCode.SIGNATURE),
)
LINES = {
    ActionType.MISSION: _SHARED_ACTION,
    ActionType.HOSTING: _SHARED_ACTION,
    ActionType.PARTNERSHIP: (
        *(ChecklistCode.INTENTION, ChecklistCode.CANDIDATE, ChecklistCode.EXCHANGE, ChecklistCode.ACCORD),
        *(ChecklistCode.RATES, ChecklistCode.RECEIPTS, ChecklistCode.CONSENTS, ChecklistCode.REPORT),
        *(ChecklistCode.BANK, ChecklistCode.SIGNATURE),
    ),
    ActionType.PROJECT: (
        *(ChecklistCode.PROJECT, ChecklistCode.PEOPLE, ChecklistCode.RATES, ChecklistCode.RECEIPTS),
        *(ChecklistCode.CONSENTS, ChecklistCode.REPORT, ChecklistCode.BANK, ChecklistCode.SIGNATURE),
    ),
}
"""The lines of each kind, in order."""


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line: what is left of it, and the place and field where to go on."""

    code: ChecklistCode
    done: bool
    count: int
    """What is left to do; for ``RESULTS``, how many of ``total`` are served."""
    total: int
    section: Section
    subject: UUID | None = None
    field: str = ""


def preparation(meetings: int) -> ChecklistLine:
    """At least one meeting prepared the action (R28)."""
    done = meetings > 0
    return _line(ChecklistCode.PREPARATION, done, Section.PREPARATION, "meetings")


def report(reports: Sequence[MissionReport]) -> ChecklistLine:
    """The report says what each side brings home (R18)."""
    done = any(one.french_side.strip() and one.moroccan_side.strip() for one in reports)
    return _line(ChecklistCode.REPORT, done, Section.REPORT, "french_side")


def follow_ups(left: int) -> tuple[ChecklistLine, ...]:
    """What earlier actions left to do may be taken over."""
    line = ChecklistLine(ChecklistCode.FOLLOW_UPS, False, left, left, Section.REPORT, None, "carry")
    return (line,) if left else ()


def bank(authority: Organisation | None) -> ChecklistLine:
    """Lianes knows whom to pay: the authority, its number and its account."""
    left = ["authority"] if authority is None else [one for one in ("siret", "iban") if not getattr(authority, one)]
    return _line(ChecklistCode.BANK, not left, Section.OVERVIEW, left[0] if left else "")


def partnership(action: NewPartnership, exchanges: Sequence[Exchange]) -> tuple[ChecklistLine, ...]:
    """What is sought is said, a partner is found, met, and an agreement signed."""
    wanted = ("intention", action.intention), ("sought", action.sought), ("intention_on", action.intention_on)
    missing = [name for name, value in wanted if not value]
    found = action.partner is not None or any(one.retained for one in action.candidates)
    signed = action.accord.signed_on is not None
    return (
        _line(ChecklistCode.INTENTION, not missing, Section.OVERVIEW, missing[0] if missing else ""),
        _line(ChecklistCode.CANDIDATE, found, Section.PREPARATION, "candidates"),
        _line(ChecklistCode.EXCHANGE, bool(exchanges), Section.PREPARATION, "exchanges"),
        _line(ChecklistCode.ACCORD, signed, Section.OVERVIEW, "accord_signed_on"),
    )


def project(action: CooperationProject) -> ChecklistLine:
    """A project is described, stays with the authorities, and holds no heavy investment (R58, R63)."""
    wanted = (
        ("description", action.description),
        ("expected", action.expected),
        ("owners_confirmed", action.owners_confirmed),
        ("no_heavy_investment", action.no_heavy_investment),
        ("starts_on", action.starts_on and action.ends_on),
    )
    missing = [name for name, value in wanted if not value]
    field = missing[0] if missing else ""
    return ChecklistLine(ChecklistCode.PROJECT, not missing, len(missing), len(wanted), Section.OVERVIEW, None, field)


def in_order(action: Action, lines: Sequence[ChecklistLine]) -> tuple[ChecklistLine, ...]:
    """Those of the lines that the kind of action has, in its order; before them what may be taken over, if any."""
    by_code = {line.code: line for line in lines}
    taken_over = (line for line in lines if line.code is ChecklistCode.FOLLOW_UPS)
    return (*taken_over, *(by_code[code] for code in LINES[action.action]))


def _line(code: ChecklistCode, done: bool, section: Section, field: str) -> ChecklistLine:  # noqa: FBT001 - the one thing said of it
    return ChecklistLine(code, done, 0 if done else 1, 1, section, None, "" if done else field)
