"""Money set aside against what was accepted: which envelope covers what, and when it runs out (R65)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianes_desktop.domain.envelopes import Envelope
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.spending import Cut, DossierMoney, Sums, added, cut_up

WARN_PERCENT = 80
FULL_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Scope:
    """What an envelope is narrowed to; ``None`` or empty: not narrowed."""

    letter: str = ""
    year: int | None = None
    organisation: OrganisationId | None = None

    def covers(self, dossier: DossierMoney) -> bool:
        """Whether the dossier draws on it."""
        return (
            self.letter in {"", dossier.letter}
            and self.year in {None, dossier.year}
            and self.organisation in {None, dossier.organisation}
        )

    def holds(self, other: "Scope") -> bool:
        """Whether everything in the other scope is in this one."""
        return (
            self.letter in {"", other.letter}
            and self.year in {None, other.year}
            and self.organisation in {None, other.organisation}
        )

    def meets(self, other: "Scope") -> bool:
        """Whether one dossier may be in both."""
        pairs = (
            (self.letter or None, other.letter or None),
            (self.year, other.year),
            (self.organisation, other.organisation),
        )
        return all(one is None or another is None or one == another for one, another in pairs)


class AlertKind(StrEnum):
    """Why the money of an envelope is to be watched, worst first."""

    OVERRUN = "overrun"
    """More is accepted than there is."""
    FULL = "full"
    """All of it is accepted."""
    NEAR = "near"
    """80 % of it is accepted."""
    WOULD_OVERRUN = "would_overrun"
    """Were all that waits accepted, it would not be enough."""
    WOULD_NEAR = "would_near"
    """Were all that waits accepted, 80 % would be reached."""


@dataclass(frozen=True, slots=True)
class Alert:
    """An envelope to watch, with the figures of the reason, in euro cents."""

    kind: AlertKind
    scope: Scope
    envelope_cents: int
    accepted_cents: int
    pending_cents: int
    dossiers: tuple[DossierMoney, ...]
    """Those that draw on it."""


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """One line of the table."""

    key: str | int
    """As ``spending.key_of`` gives it."""
    name: str
    """The authority's; empty in the other cuts."""
    sums: Sums
    dossiers: tuple[DossierMoney, ...]
    envelope_cents: int | None
    """``None``: no envelope is known for it, or those known overlap."""

    @property
    def left_cents(self) -> int | None:
        """What may be accepted still; below nought when it is overrun."""
        return None if self.envelope_cents is None else self.envelope_cents - self.sums.accepted_cents


@dataclass(frozen=True, slots=True)
class Spending:
    """An edition's money, cut one way."""

    edition: str
    cut: Cut
    lines: tuple[SpendingLine, ...]
    total: SpendingLine
    alerts: tuple[Alert, ...]


def scope_of(envelope: Envelope) -> Scope:
    """What an envelope is narrowed to."""
    return Scope(envelope.letter, envelope.year, envelope.organisation)


def set_aside(envelopes: Iterable[Envelope], scope: Scope) -> int | None:
    """The money of a scope, no euro counted twice.

    Envelopes of exactly this scope add up. Without any, those inside it do, the wider ones holding the narrower;
    where two of them may share a dossier nobody can tell their sum, and ``None`` is given.
    """
    inside = [(scope_of(one), one.cents) for one in envelopes if scope.holds(scope_of(one))]
    exact = [cents for one, cents in inside if one == scope]
    if exact:
        return sum(exact)
    outer = [
        (one, cents) for one, cents in inside if not any(other != one and other.holds(one) for other, _cents in inside)
    ]
    scopes = {one for one, _cents in outer}
    if not outer or any(one != other and one.meets(other) for one in scopes for other in scopes):
        return None
    return sum(cents for _one, cents in outer)


def spending(edition: str, cut: Cut, dossiers: Iterable[DossierMoney], envelopes: Iterable[Envelope]) -> Spending:
    """The table of an edition; its lines add up to its total, to the cent."""
    ours = tuple(one for one in dossiers if one.edition == edition)
    kept = tuple(one for one in envelopes if one.edition == edition)
    lines = [_line(key, cut, ones, kept) for key, ones in cut_up(ours, cut).items()]
    lines += [_line(key, cut, (), kept) for key in _only_set_aside(kept, cut, {one.key for one in lines})]
    total = SpendingLine("", "", added(ours), ours, set_aside(kept, Scope()))
    return Spending(edition, cut, tuple(lines), total, _alerts(kept, ours))


def _line(key: str | int, cut: Cut, ones: Sequence[DossierMoney], envelopes: Sequence[Envelope]) -> SpendingLine:
    scope = _scope(key, cut)
    name = ones[0].authority if ones and cut is Cut.AUTHORITY else ""
    return SpendingLine(key, name, added(ones), tuple(ones), set_aside(envelopes, scope) if scope else None)


def _scope(key: str | int, cut: Cut) -> Scope | None:
    """What a line covers; ``None`` for those without kind, year or authority."""
    if not key:
        return None
    if cut is Cut.AUTHORITY:
        return Scope(organisation=OrganisationId(str(key)))
    return Scope(letter=str(key)) if cut is Cut.KIND else Scope(year=int(key))


def _only_set_aside(envelopes: Iterable[Envelope], cut: Cut, known: set[str | int]) -> tuple[str | int, ...]:
    """Lines with money set aside that no dossier draws on yet."""
    found = {_narrowed(one, cut) for one in envelopes} - known
    return tuple(sorted((one for one in found if one), key=str))


def _narrowed(envelope: Envelope, cut: Cut) -> str | int | None:
    """What the envelope is narrowed to, as the key of a line."""
    if cut is Cut.AUTHORITY:
        return envelope.organisation
    return envelope.letter if cut is Cut.KIND else envelope.year


def _alerts(envelopes: Iterable[Envelope], dossiers: Sequence[DossierMoney]) -> tuple[Alert, ...]:
    """Every scope that money is set aside for, where it is to be watched: worst first."""
    cents: dict[Scope, int] = {}
    for one in envelopes:
        cents[scope_of(one)] = cents.get(scope_of(one), 0) + one.cents
    found = [
        _alert(scope, there, tuple(one for one in dossiers if scope.covers(one))) for scope, there in cents.items()
    ]
    order = list(AlertKind)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: order.index(one.kind)))


def _alert(scope: Scope, cents: int, dossiers: tuple[DossierMoney, ...]) -> Alert | None:
    sums = added(dossiers)
    kind = _kind(cents, sums.accepted_cents, sums.accepted_cents + sums.pending_cents)
    if kind is None:
        return None
    return Alert(kind, scope, cents, sums.accepted_cents, sums.pending_cents, dossiers)


def _kind(cents: int, accepted: int, expected: int) -> AlertKind | None:
    """What is reached is said before what may be, and the worse of the two limits."""
    if accepted > cents:
        return AlertKind.OVERRUN
    if accepted * 100 >= cents * FULL_PERCENT and accepted:
        return AlertKind.FULL
    if expected > cents:
        return AlertKind.WOULD_OVERRUN
    if accepted * 100 >= cents * WARN_PERCENT and accepted:
        return AlertKind.NEAR
    if expected * 100 >= cents * WARN_PERCENT and expected:
        return AlertKind.WOULD_NEAR
    return None
