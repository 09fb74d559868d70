"""How complete a dossier is before it leaves: what each kind of action must have, and what is still missing (R100)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.dossiers import Finding, FindingCode

_F = FindingCode


class Piece(StrEnum):
    """One thing a whole dossier has."""

    WHO = "who"
    PAYMENT = "payment"
    DATES = "dates"
    AIMS = "aims"
    LETTER = "letter"
    CONVENTION = "convention"
    TEAM = "team"
    MANDATES = "mandates"
    PREPARATION = "preparation"
    PROGRAMME = "programme"
    STAKEHOLDERS = "stakeholders"
    CONSENTS = "consents"
    EXPENSES = "expenses"
    PROOFS = "proofs"
    RATES = "rates"
    REPORT = "report"
    INTENTION = "intention"
    PARTNER = "partner"
    ACCORD = "accord"
    PROJECT = "project"
    FUNDING = "funding"


CODES: Mapping[Piece, frozenset[FindingCode]] = {
    Piece.WHO: frozenset({_F.NO_AUTHORITY, _F.NO_PARTNER, _F.NOT_AN_AUTHORITY}),
    Piece.PAYMENT: frozenset({_F.NO_SIRET, _F.NO_IBAN, _F.BAD_SIREN, _F.BAD_SIRET, _F.BAD_IBAN, _F.BAD_BIC}),
    Piece.DATES: frozenset({_F.NO_DATES, _F.DURATION, _F.OTHER_DAY, _F.OUTSIDE_STAY}),
    Piece.AIMS: frozenset({_F.NO_THEME, _F.THEME_NOT_ACCEPTED, _F.NO_OBJECTIVE, _F.NO_SDG}),
    Piece.LETTER: frozenset({_F.LETTER_MISSING, _F.LETTER_LATE}),
    Piece.CONVENTION: frozenset({_F.CONVENTION_PENDING, _F.OUTSIDE_CONVENTION}),
    Piece.TEAM: frozenset({_F.NO_PARTICIPANT, _F.NO_DELEGATE}),
    Piece.MANDATES: frozenset({_F.NO_MANDATE, _F.LATE_MANDATE, _F.UNDATED_MANDATE, _F.NO_INVITATION}),
    Piece.PREPARATION: frozenset({_F.NO_PREPARATION_MEETING, _F.PROGRAMME_NOT_AGREED, _F.TASKS_LEFT}),
    Piece.PROGRAMME: frozenset({_F.OVERLAP, _F.DAY_WITHOUT_MEETING, _F.NOTHING_EXCHANGED}),
    Piece.STAKEHOLDERS: frozenset({_F.NO_STAKEHOLDER}),
    Piece.CONSENTS: frozenset({_F.CONSENT_TO_ASK, _F.IMAGE_RIGHTS}),
    Piece.EXPENSES: frozenset(
        {_F.NO_EXPENSE, _F.EXPENSE_INCOMPLETE, _F.EXPENSE_NOT_REVIEWED, _F.GUESTS_MISSING, _F.NOTE_MISSING}
    ),
    Piece.PROOFS: frozenset({_F.RECEIPT_MISSING, _F.LOST_RECEIPT_CAP, _F.VISA_MISSING, _F.RECEIPT_TOO_LARGE}),
    Piece.RATES: frozenset({_F.RATE_MISSING}),
    Piece.REPORT: frozenset({_F.NO_REPORT, _F.REPORT_ONE_SIDED, _F.REPORT_RESULTS, _F.FOLLOW_UP_OPEN}),
    Piece.INTENTION: frozenset({_F.NO_INTENTION, _F.NOTHING_SOUGHT}),
    Piece.PARTNER: frozenset({_F.NO_CANDIDATE, _F.NONE_RETAINED, _F.NO_FIRST_EXCHANGE}),
    Piece.ACCORD: frozenset({_F.NO_ACCORD}),
    Piece.PROJECT: frozenset({_F.NO_DESCRIPTION, _F.KIND_UNSAID, _F.OWNERS_NOT_CONFIRMED, _F.HEAVY_NOT_EXCLUDED}),
    Piece.FUNDING: frozenset({_F.OVERFUNDED, _F.ACTION_OVERFUNDED}),
}
"""What keeps a piece from being whole."""

_ALWAYS = (Piece.WHO, Piece.PAYMENT, Piece.DATES, Piece.AIMS, Piece.LETTER, Piece.CONVENTION)
_SPENDING = (Piece.EXPENSES, Piece.PROOFS, Piece.RATES, Piece.REPORT)
_MEETING = (Piece.TEAM, Piece.MANDATES, Piece.PREPARATION, Piece.PROGRAMME, Piece.CONSENTS)

PIECES: Mapping[ActionType, tuple[Piece, ...]] = {
    ActionType.MISSION: (*_ALWAYS, *_MEETING, *_SPENDING),
    ActionType.HOSTING: (*_ALWAYS, *_MEETING, Piece.STAKEHOLDERS, *_SPENDING),
    ActionType.PARTNERSHIP: (*_ALWAYS, Piece.INTENTION, Piece.PARTNER, Piece.ACCORD, Piece.CONSENTS, *_SPENDING),
    ActionType.PROJECT: (*_ALWAYS, Piece.PROJECT, Piece.FUNDING, *_SPENDING),
}
"""What each kind of action must have, in the order people do it."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what the kind of action must have is there."""

    total: int
    missing: tuple[Piece, ...]

    @property
    def done(self) -> int:
        """How many pieces are whole."""
        return self.total - len(self.missing)


def completeness(action: ActionType, findings: Iterable[Finding]) -> Completeness:
    """What is whole, and what is missing, by what the checks found."""
    codes = {finding.code for finding in findings}
    pieces = PIECES[action]
    return Completeness(len(pieces), tuple(piece for piece in pieces if CODES[piece] & codes))
