"""Where the money of an edition went: asked, eligible, accepted, paid, left; by kind, authority or year (R65).

Every sum is drawn from the last version of each dossier, from the last decision taken on it and from its payments:
an earlier version, a decision corrected since and a payment cancelled count for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.claim_states import in_order
from lianes_desktop.domain.ids import DossierId, OrganisationId, SeriesId
from lianes_desktop.domain.payments import Payment, PaymentState


class Cut(StrEnum):
    """What the lines of the table are."""

    KIND = "kind"
    AUTHORITY = "authority"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DossierMoney:
    """What one dossier weighs, in euro cents."""

    dossier: DossierId
    manifest_sha256: str
    """Of its last version."""
    title: str
    authority: str
    organisation: OrganisationId | None
    edition: str
    letter: str
    year: int
    """0 when the action has no date."""
    asked_cents: int
    eligible_cents: int
    """The base claimed."""
    kept_cents: int
    """The base kept by the last decision."""
    accepted_cents: int
    """What the last decision lets Lianes pay."""
    paid_cents: int
    """What left, less what came back."""
    pending_cents: int
    """What may be accepted still: asked by a version nobody decided upon, beyond what is accepted already."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Dossiers added up, in euro cents."""

    count: int = 0
    asked_cents: int = 0
    eligible_cents: int = 0
    kept_cents: int = 0
    accepted_cents: int = 0
    paid_cents: int = 0
    pending_cents: int = 0


def latest_versions(received: Iterable[ReceivedBundle]) -> tuple[ReceivedBundle, ...]:
    """The version in force of each dossier: the highest of the series that was heard of last.

    Within a series the number tells, never the time: one that waited for the one before it arrived earlier.
    """
    taken = [one for one in received if not one.waiting]
    heard: dict[tuple[DossierId, SeriesId], datetime] = {}
    for one in taken:
        place = (one.dossier, one.series)
        heard[place] = max(heard.get(place, one.received_at), one.received_at)
    by_rank = sorted(taken, key=lambda one: (heard[one.dossier, one.series], one.series, one.sequence))
    return tuple({one.dossier: one for one in by_rank}.values())


def latest_decisions(answers: Iterable[Answer]) -> Mapping[DossierId, Answer]:
    """The decision in force of each dossier: the last one the office made, whatever it had decided before."""
    return {one.dossier: one for one in in_order(answers) if one.kind is AnswerKind.DECISION}


def dossiers_money(
    received: Iterable[ReceivedBundle], answers: Iterable[Answer], payments: Iterable[Payment]
) -> tuple[DossierMoney, ...]:
    """Each dossier once, by authority and title."""
    decisions = latest_decisions(answers)
    paid: defaultdict[DossierId, int] = defaultdict(int)
    for payment in {one.id: one for one in payments}.values():
        if payment.state is PaymentState.PAID:
            paid[payment.dossier] += payment.cents
    made = [_money(one, decisions.get(one.dossier), paid[one.dossier]) for one in latest_versions(received)]
    return tuple(sorted(made, key=lambda one: (one.authority.casefold(), one.title.casefold(), one.dossier)))


def added(dossiers: Iterable[DossierMoney]) -> Sums:
    """Their sums."""
    ones = tuple(dossiers)
    return Sums(
        len(ones),
        sum(one.asked_cents for one in ones),
        sum(one.eligible_cents for one in ones),
        sum(one.kept_cents for one in ones),
        sum(one.accepted_cents for one in ones),
        sum(one.paid_cents for one in ones),
        sum(one.pending_cents for one in ones),
    )


def cut_up(dossiers: Iterable[DossierMoney], cut: Cut) -> Mapping[str | int, Sequence[DossierMoney]]:
    """The dossiers of each line, every one in exactly one; keys in order, those without a value last.

    The key is the letter, the year, or the organisation's id; an authority without id stands under its name.
    """
    lines: defaultdict[str | int, list[DossierMoney]] = defaultdict(list)
    for one in dossiers:
        lines[key_of(one, cut)].append(one)
    return {key: lines[key] for key in sorted(lines, key=lambda key: (not key, str(_named(lines[key], key, cut))))}


def key_of(dossier: DossierMoney, cut: Cut) -> str | int:
    """The line a dossier stands in."""
    if cut is Cut.AUTHORITY:
        return dossier.organisation or dossier.authority
    return dossier.letter if cut is Cut.KIND else dossier.year


def _named(ones: Sequence[DossierMoney], key: str | int, cut: Cut) -> str | int:
    return ones[0].authority.casefold() if cut is Cut.AUTHORITY else key


def _money(version: ReceivedBundle, decision: Answer | None, paid: int) -> DossierMoney:
    accepted = decision.said.due_cents if decision else 0
    answered = decision is not None and decision.claim_manifest == version.manifest_sha256
    return DossierMoney(
        dossier=version.dossier,
        manifest_sha256=version.manifest_sha256,
        title=version.title,
        authority=version.authority,
        organisation=version.organisation,
        edition=version.edition,
        letter=version.letter,
        year=version.year,
        asked_cents=version.asked_cents,
        eligible_cents=version.eligible_cents,
        kept_cents=decision.said.kept_cents if decision else 0,
        accepted_cents=accepted,
        paid_cents=paid,
        pending_cents=0 if answered else max(version.asked_cents - accepted, 0),
    )
