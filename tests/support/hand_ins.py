"""Any hand-in a dossier may give, for properties: every field of every record takes any value it may hold."""

import dataclasses
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from lianes_desktop.bundle import strict_json
from lianes_desktop.domain.allowances import DailyAllowance, MileageLeg
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import (
    Dossier,
    ExpenseStatement,
    Finding,
    HeadingTotal,
    StatementLine,
)
from lianes_desktop.domain.expenses import WHOLE_SHARE, Assessment, AuthorityShare, Expense, Receipt, ReceiptPage
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Mandate, Participant, Vehicle
from lianes_desktop.domain.partnerships import Candidate, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reports import CommunicationItem, Criterion, FollowUp, MissionReport
from support.values import any_of

T = TypeVar("T")

DOSSIER = DossierId(UUID(int=77))
TEXTS = st.text(max_size=12)
"""Everything a person or a file system may give, half surrogates and turned text included."""

_MANY_LINES = frozenset(
    (
        *("note", "follow_up", "address", "duration_reason", "case_reason", "diets", "circumstances", "guests"),
        *("outcome", "interest_fr", "interest_ma", "expertise", "purpose", "expenses", "others", "decisions", "what"),
        *("intention", "sought", "competences", "stakes", "description", "expected", "equipment_reason"),
        *("objective", "course", "french_side", "moroccan_side", "results", "text", "staff_impact", "lessons"),
    )
)
_ZONES = st.sampled_from(["Europe/Paris", "Africa/Casablanca", "UTC", "America/Argentina/Buenos_Aires"])
_DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
_PAGES = any_of(
    ReceiptPage,
    digest=_DIGESTS,
    size=st.integers(0, 512 * 2**20),
    crc32=st.integers(0, 2**32 - 1),
    media_type=st.sampled_from(["image/jpeg", "image/png", "image/heic", "application/pdf"]),
    sheets=st.integers(1, 10_000),
    original_name=TEXTS,
)
_PAPERS = st.none() | any_of(
    Piece,
    digest=_DIGESTS,
    size=st.integers(0, 512 * 2**20),
    media_type=st.sampled_from(["image/jpeg", "application/pdf"]),
    original_name=TEXTS,
)
_COUNTS = st.integers(0, 10**6)
_SOME = st.none() | _COUNTS
_FACTS = {
    "id": st.just(DOSSIER),
    "zone": _ZONES,
    "title": TEXTS,
    "settings": _COUNTS,
    "objectives": st.lists(st.integers(1, 3), max_size=2).map(tuple),
    "sdgs": st.lists(st.integers(1, 17), max_size=2).map(tuple),
}
_ACTIONS = st.one_of(
    any_of(Mission, **_FACTS),
    any_of(HostingDay, **_FACTS),
    any_of(
        NewPartnership,
        **_FACTS,
        population=_SOME,
        candidates=st.lists(any_of(Candidate, population=_SOME), max_size=2).map(tuple),
        accord=any_of(PartnershipAgreement, paper=_PAPERS),
    ),
    any_of(CooperationProject, **_FACTS),
)
_ALLOWANCES = any_of(DailyAllowance, nights_offered=_COUNTS, middays_offered=_COUNTS, evenings_offered=_COUNTS)
_LEGS = any_of(MileageLeg, kilometres=_COUNTS, run_before=_COUNTS)


def _unique(values: st.SearchStrategy[T], key: str = "id") -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=3, unique_by=lambda one: getattr(one, key)).map(tuple)


@st.composite
def hand_ins(draw: st.DrawFn) -> HandIn:
    """A hand-in whose records belong together, its texts as they were typed."""
    here = {"dossier": st.just(DOSSIER)}
    action = draw(_ACTIONS)
    spent = any_of(
        Expense,
        **here,
        number=st.integers(1, 10**6),
        payee=TEXTS,
        shares=st.lists(any_of(AuthorityShare, parts=st.integers(0, WHOLE_SHARE)), max_size=2).map(tuple),
        mileage=st.none() | _LEGS,
        allowance=st.none() | _ALLOWANCES,
    )
    expenses = draw(st.lists(spent, max_size=3).map(_numbered))
    organisations = st.none() | any_of(Organisation, name=TEXTS, population=_SOME)
    people = any_of(
        Participant,
        **here,
        mandate=any_of(Mandate, paper=_PAPERS),
        vehicle=st.none() | any_of(Vehicle, run_before=_COUNTS),
    )
    dossier = Dossier(
        action=action,
        authority=draw(organisations),
        partner=draw(organisations),
        participants=draw(_unique(people)),
        items=draw(
            _unique(
                any_of(
                    ProgrammeItem,
                    **here,
                    zone=_ZONES,
                    results=st.lists(st.integers(1, 5)).map(tuple),
                    covers=st.none() | st.integers(0, 500),
                )
            )
        ),
        contacts=draw(_unique(any_of(Contact, **here, note=TEXTS))),
        rates=draw(_unique(any_of(ExchangeRate, per_euro=st.decimals("0.000001", "1e9", places=6)))),
        expenses=expenses,
        receipts=draw(_unique(any_of(Receipt, **here, pages=st.lists(_PAGES, max_size=2).map(tuple)))),
        meetings=draw(_unique(any_of(PreparationMeeting, **here))),
        fundings=draw(_unique(any_of(Funding, **here))),
        advances=draw(_unique(any_of(Advance, **here))),
        staff_times=draw(_unique(any_of(StaffTime, **here, half_days=_COUNTS))),
        follow_ups=draw(_unique(any_of(FollowUp, **here))),
        communications=draw(_unique(any_of(CommunicationItem, **here, paper=_PAPERS))),
        reports=draw(
            st.lists(
                any_of(
                    MissionReport,
                    **here,
                    results=st.lists(st.tuples(st.integers(1, 5), TEXTS), max_size=2).map(tuple),
                    criteria=st.lists(any_of(Criterion, score=st.none() | st.integers(0, 3)), max_size=2).map(tuple),
                    satisfaction=st.none() | st.integers(1, 5),
                ),
                max_size=1,
            ).map(tuple)
        ),
    )
    sequence = draw(st.integers(1, 1000))
    hand_in = draw(
        any_of(
            HandIn,
            sequence=st.just(sequence),
            previous=st.none() if sequence == 1 else _DIGESTS.map(Previous),
            audience=st.just(("lianes",)),
            dossier=st.just(dossier),
            statement=st.just(draw(_statements(expenses))),
            findings=st.lists(any_of(Finding), max_size=3).map(tuple),
        )
    )
    made: HandIn = _plausible(hand_in)
    return made


def cleaned(value: T) -> T:
    """The same value with its texts as the other side reads them."""
    made: T = _each_text(value, "")
    return made


def _numbered(expenses: list[Expense]) -> tuple[Expense, ...]:
    unique = {one.id: one for one in expenses}.values()
    return tuple(dataclasses.replace(one, number=at) for at, one in enumerate(unique, start=1))


@st.composite
def _statements(draw: st.DrawFn, expenses: tuple[Expense, ...]) -> ExpenseStatement:
    lines = tuple(
        StatementLine(one, draw(any_of(Assessment, expense=st.just(one.id))), draw(st.integers(0, 10**9)))
        for one in expenses
    )
    headings = st.lists(any_of(HeadingTotal, receipts=st.integers(0, 900)), max_size=2).map(tuple)
    return draw(
        any_of(
            ExpenseStatement,
            lines=st.just(lines),
            headings=headings,
            asked_cents=st.just(sum(one.share_cents for one in lines)),
        )
    )


def _plausible(value: Any) -> Any:  # noqa: ANN401 - any value of the domain
    """Dates of our times: the domain refuses others when they are typed."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _plausible(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(map(_plausible, value))
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.replace(year=1900 + value.year % 300, day=min(value.day, 28))
    return value


def _each_text(value: Any, name: str) -> Any:  # noqa: ANN401 - any value of the domain
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _each_text(getattr(value, one.name), one.name) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    if name == "values":
        return tuple((_each_text(code, "code"), _each_text(figure, "note")) for code, figure in value)
    if isinstance(value, tuple):
        return tuple(_each_text(one, name) for one in value)
    if type(value) is not str:
        return value
    text = strict_json.clean(value)
    return text if name in _MANY_LINES else text.replace("\n", " ")
