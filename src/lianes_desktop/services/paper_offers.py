"""Which documents there are for a dossier: by its kind, for whom, and what each still waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.papers import About, Lack, Moment, Offer, PaperCode, Subject, Tongue
from lianes_desktop.domain.people import Status

if TYPE_CHECKING:
    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.joining import Membership
    from lianes_desktop.domain.participants import Participant
    from lianes_desktop.domain.steering import SteeringMeeting

_OFTEN_CERTIFIED = "TAXI"
"""The kind of expense a certificate is usually asked for (DOMAIN §7.2)."""
_WITHOUT_RECEIPT = frozenset({"INKM", "INDJ", "TEMP"})
"""Kinds that are reckoned, and have no receipt to lose."""
_ORDERED = frozenset({Status.STAFF, Status.STAKEHOLDER, Status.EXPERT})
_A, _B, _C, _D = ActionType
_ALL = frozenset(ActionType)
_TRAVELS = frozenset({_A, _C})


@dataclass(frozen=True, slots=True)
class Known:
    """What the offer rests on."""

    dossier: Dossier | None
    memberships: tuple[Membership, ...]
    meetings: tuple[SteeringMeeting, ...]
    names: Mapping[str, str]
    """Of organisations, by id."""
    days: tuple[int, int]
    """The usual fewest and most days of a mission."""


_Subjects = Callable[[Known, "Dossier"], Iterable[Subject]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A document of a dossier: for which actions, when, about what, and for which records it may be made."""

    code: PaperCode
    moment: Moment
    about: About = About.DOSSIER
    subjects: _Subjects | None = None
    lack: Lack | None = None
    actions: frozenset[ActionType] = _ALL


def offers(known: Known) -> tuple[Offer, ...]:
    """Every document there may be: before, during, after, then those of joining."""
    found: list[Offer] = []
    if known.dossier is not None:
        action = known.dossier.action.action
        found += [_offer(kind, known, known.dossier) for kind in _KINDS if action in kind.actions]
    return (*found, *_joining(known))


def _joining(known: Known) -> list[Offer]:
    letters = tuple(
        Subject(one.id, f"{known.names.get(one.authority, one.authority)} · {one.edition}") for one in known.memberships
    )
    meetings = tuple(Subject(one.id, one.edition, one.held_on) for one in known.meetings)
    none, never = Lack.MEMBERSHIP, Lack.MEETING
    return [
        Offer(PaperCode.LETTER_OF_INTENT, Moment.JOINING, About.MEMBERSHIP, letters, None if letters else none),
        Offer(PaperCode.COMMITMENT, Moment.JOINING, About.MEMBERSHIP, letters, None if letters else none),
        Offer(PaperCode.MINUTES, Moment.JOINING, About.MEETING, meetings, None if meetings else never),
    ]


def _offer(kind: _Kind, known: Known, dossier: Dossier) -> Offer:
    subjects = (Subject(None, ""),) if kind.subjects is None else tuple(kind.subjects(known, dossier))
    return Offer(kind.code, kind.moment, kind.about, subjects, None if subjects else kind.lack)


def _named(people: Iterable[Participant]) -> list[Subject]:
    return [Subject(one.id, one.name) for one in people]


def _ordered(_known: Known, dossier: Dossier) -> list[Subject]:
    return _named(one for one in dossier.participants if one.status in _ORDERED)


def _elected(_known: Known, dossier: Dossier) -> list[Subject]:
    return _named(one for one in dossier.participants if one.status is Status.ELECTED)


def _delegates(_known: Known, dossier: Dossier) -> list[Subject]:
    return _named(one for one in dossier.participants if one.status is Status.DELEGATE)


def _spenders(_known: Known, dossier: Dossier) -> list[Subject]:
    return _named(one for one in dossier.participants if one.status is not Status.DELEGATE)


def _experts(_known: Known, dossier: Dossier) -> list[Subject]:
    return _named(one for one in dossier.participants if one.expertise and one.expertise_shared)


def _anybody(_known: Known, dossier: Dossier) -> list[Subject]:
    return [Subject(None, "")] if dossier.participants else []


def _tongues(_known: Known, _dossier: Dossier) -> list[Subject]:
    return [Subject(one, "") for one in Tongue]


def _timed(_known: Known, dossier: Dossier) -> list[Subject]:
    worked = {one.participant for one in dossier.staff_times}
    people = _named(one for one in dossier.participants if one.id in worked)
    return people or ([Subject(None, "")] if worked else [])


def _met(_known: Known, dossier: Dossier) -> list[Subject]:
    """A blank sheet first, for somebody not noted yet."""
    return [Subject(None, ""), *(Subject(one.id, one.name) for one in dossier.contacts)]


def _shown(known: Known, dossier: Dossier) -> list[Subject]:
    return [*_met(known, dossier), *_named(dossier.participants)]


def _people(_known: Known, dossier: Dossier) -> list[Subject]:
    return [*(Subject(one.id, one.name) for one in dossier.contacts), *_named(dossier.participants)]


def _declared(_known: Known, dossier: Dossier) -> list[Subject]:
    """Expenses declared without a receipt first, then those that still have none."""
    declared = [one for one in dossier.expenses if one.declaration]
    bare = [
        one
        for one in dossier.expenses
        if not (one.declaration or one.receipts or one.mileage or one.allowance or one.kind in _WITHOUT_RECEIPT)
    ]
    return [Subject(one.id, _spent(one.number, one.payee)) for one in (*declared, *bare)]


def _certified(known: Known, dossier: Dossier) -> list[Subject]:
    """The mission itself when its length is unusual, then each taxi, then the other expenses."""
    action, fewest, most = dossier.action, *known.days
    unusual = False
    if isinstance(action, Mission) and action.starts_on and action.ends_on:
        unusual = not fewest <= (action.ends_on - action.starts_on).days + 1 <= most
    spent = sorted(dossier.expenses, key=lambda one: (one.kind != _OFTEN_CERTIFIED, one.number))
    named = [Subject(one.id, _spent(one.number, one.payee)) for one in spent]
    return [*([Subject(None, "")] if unusual else []), *named]


def _spent_at_all(_known: Known, dossier: Dossier) -> list[Subject]:
    return [Subject(None, "")] if dossier.expenses else []


def _spent(number: int, payee: str) -> str:
    return f"{number} · {payee}" if payee else str(number)


_KINDS = (
    _Kind(PaperCode.INTENTION, Moment.BEFORE, actions=frozenset({_C})),
    _Kind(PaperCode.MISSION_ORDER, Moment.BEFORE, About.PARTICIPANT, _ordered, Lack.SENT_PERSON, _TRAVELS | {_D}),
    _Kind(PaperCode.SPECIAL_MANDATE, Moment.BEFORE, About.PARTICIPANT, _elected, Lack.ELECTED, _TRAVELS | {_D}),
    _Kind(PaperCode.INVITATION, Moment.BEFORE, About.PARTICIPANT, _delegates, Lack.DELEGATE),
    _Kind(PaperCode.MISSION_PROGRAMME, Moment.BEFORE, About.TONGUE, _tongues, actions=_TRAVELS | {_D}),
    _Kind(PaperCode.HOSTING_PROGRAMME, Moment.BEFORE, About.TONGUE, _tongues, actions=frozenset({_B})),
    _Kind(PaperCode.PHONE_PROGRAMME, Moment.BEFORE, About.TONGUE, _tongues),
    _Kind(PaperCode.EMERGENCY, Moment.BEFORE),
    _Kind(PaperCode.BADGES, Moment.BEFORE, About.DOSSIER, _anybody, Lack.PARTICIPANT),
    _Kind(PaperCode.TABLE_PLATES, Moment.BEFORE, About.DOSSIER, _anybody, Lack.PARTICIPANT),
    _Kind(PaperCode.ATTENDANCE, Moment.DURING),
    _Kind(PaperCode.DIRECTORY, Moment.DURING),
    _Kind(PaperCode.CONTACT_SHEET, Moment.DURING, About.CONTACT, _met),
    _Kind(PaperCode.IMAGE_RIGHTS, Moment.DURING, About.PERSON, _shown),
    _Kind(PaperCode.EXPENSE_REPORT, Moment.AFTER, About.PARTICIPANT, _spenders, Lack.PARTICIPANT),
    _Kind(PaperCode.SWORN_STATEMENT, Moment.AFTER, About.EXPENSE, _declared, Lack.DECLARATION),
    _Kind(PaperCode.CERTIFICATE, Moment.AFTER, About.EXPENSE, _certified, Lack.CERTIFIED),
    _Kind(PaperCode.CLAIM, Moment.AFTER, About.DOSSIER, _spent_at_all, Lack.EXPENSE),
    _Kind(PaperCode.PROOFS, Moment.AFTER, About.DOSSIER, _spent_at_all, Lack.EXPENSE),
    _Kind(PaperCode.MISSION_REPORT, Moment.AFTER),
    _Kind(PaperCode.ACCOUNTS, Moment.AFTER),
    _Kind(PaperCode.STAFF_TIME, Moment.AFTER, About.PARTICIPANT, _timed, Lack.STAFF_TIME),
    _Kind(PaperCode.EXPERTISE, Moment.AFTER, About.PARTICIPANT, _experts, Lack.EXPERTISE),
    _Kind(PaperCode.PERSONAL_DATA, Moment.AFTER, About.PERSON, _people, Lack.PERSON),
)
"""In the order they are shown, moment by moment."""
