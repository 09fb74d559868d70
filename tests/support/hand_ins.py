"""Any hand-in a dossier may give, for properties: every field of every record takes any value it may hold."""

import dataclasses
from collections import Counter
from datetime import date, datetime
from hashlib import sha256
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
from lianes_desktop.domain.expenses import (
    WHOLE_SHARE,
    Assessment,
    AuthorityShare,
    Expense,
    LightCopy,
    Receipt,
    ReceiptPage,
)
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Delegation, HostingDay, MenuCount, Mission
from lianes_desktop.domain.money import ExchangeRate, ExchangeSlip
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Mandate, Participant, Vehicle
from lianes_desktop.domain.partnerships import Candidate, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ItemPicture, ProgrammeItem
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
        *(
            "also_present",
            "outcome",
            "interest_fr",
            "interest_ma",
            "expertise",
            "purpose",
            "expenses",
            "others",
            "decisions",
            "what",
        ),
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
    media_type=st.sampled_from(
        ["image/jpeg", "image/png", "image/heic", "image/webp", "image/tiff", "application/pdf"]
    ),
    sheets=st.just(1) | st.integers(1, 10_000),
    original_name=TEXTS,
    light=st.none(),
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
_MENUS = st.lists(any_of(MenuCount, covers=_COUNTS), max_size=2).map(tuple)
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
    any_of(HostingDay, **_FACTS, delegation=any_of(Delegation, menus=_MENUS)),
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


def _numbered(expenses: list[Expense]) -> tuple[Expense, ...]:
    unique = {one.id: one for one in expenses}.values()
    return tuple(dataclasses.replace(one, number=at) for at, one in enumerate(unique, start=1))


def _some_lightened(receipts: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    """Every other photograph, by its checksum, with a light copy; none of a file that is there twice."""
    held = Counter(page.digest for receipt in receipts for page in receipt.pages)

    def lightened(page: ReceiptPage) -> ReceiptPage:
        if not page.is_photograph or page.crc32 % 2 or page.size == 0 or held[page.digest] > 1:
            return page
        digest = sha256(page.digest.encode()).hexdigest()
        return dataclasses.replace(page, light=LightCopy(digest, page.size // 2, page.crc32))

    return tuple(dataclasses.replace(one, pages=tuple(map(lightened, one.pages))) for one in receipts)


_HERE = {"dossier": st.just(DOSSIER)}
_RATES = any_of(
    ExchangeRate,
    per_euro=st.decimals("0.000001", "1e9", places=6),
    slip=st.none() | any_of(ExchangeSlip, paper=_PAPERS),
)
_EXPENSES = st.lists(
    any_of(
        Expense,
        **_HERE,
        number=st.integers(1, 10**6),
        payee=TEXTS,
        shares=st.lists(any_of(AuthorityShare, parts=st.integers(0, WHOLE_SHARE)), max_size=2).map(tuple),
        mileage=st.none() | _LEGS,
        allowance=st.none() | _ALLOWANCES,
        frozen_rate=st.none() | _RATES,
    ),
    max_size=3,
)
_PARTICIPANTS = any_of(
    Participant,
    **_HERE,
    mandate=any_of(Mandate, paper=_PAPERS),
    vehicle=st.none() | any_of(Vehicle, run_before=_COUNTS),
)
_ITEMS = any_of(
    ProgrammeItem,
    **_HERE,
    zone=_ZONES,
    results=st.lists(st.integers(1, 5)).map(tuple),
    covers=st.none() | st.integers(0, 500),
    menus=_MENUS,
    pictures=st.lists(any_of(ItemPicture, paper=_PAPERS.filter(bool)), max_size=2).map(tuple),
    revision=_COUNTS,
)
_REPORTS = any_of(
    MissionReport,
    **_HERE,
    results=st.lists(st.tuples(st.integers(1, 5), TEXTS), max_size=2).map(tuple),
    criteria=st.lists(any_of(Criterion, score=st.none() | st.integers(0, 3)), max_size=2).map(tuple),
    satisfaction=st.none() | st.integers(1, 5),
)
_ORGANISATIONS = st.none() | any_of(Organisation, name=TEXTS, population=_SOME)
_DOSSIERS = st.builds(
    Dossier,
    action=_ACTIONS,
    authority=_ORGANISATIONS,
    partner=_ORGANISATIONS,
    participants=_unique(_PARTICIPANTS),
    items=_unique(_ITEMS),
    contacts=_unique(any_of(Contact, **_HERE, note=TEXTS)),
    rates=_unique(_RATES),
    expenses=_EXPENSES.map(_numbered),
    receipts=_unique(any_of(Receipt, **_HERE, pages=st.lists(_PAGES, max_size=2).map(tuple))).map(_some_lightened),
    meetings=_unique(any_of(PreparationMeeting, **_HERE)),
    fundings=_unique(any_of(Funding, **_HERE)),
    advances=_unique(any_of(Advance, **_HERE)),
    staff_times=_unique(any_of(StaffTime, **_HERE, half_days=_COUNTS)),
    follow_ups=_unique(any_of(FollowUp, **_HERE)),
    communications=_unique(any_of(CommunicationItem, **_HERE, paper=_PAPERS)),
    reports=st.lists(_REPORTS, max_size=1).map(tuple),
)
_ASSESSMENTS = any_of(Assessment)
_HEADINGS = st.lists(any_of(HeadingTotal, receipts=st.integers(0, 900)), max_size=2).map(tuple)
_STATEMENTS = any_of(ExpenseStatement, lines=st.just(()), headings=_HEADINGS)
_HEADERS = any_of(
    HandIn,
    sequence=st.integers(1, 1000),
    previous=_DIGESTS.map(Previous),
    audience=st.just(("lianes",)),
    dossier=_DOSSIERS,
    statement=_STATEMENTS,
    findings=st.lists(any_of(Finding), max_size=3).map(tuple),
)


@st.composite
def hand_ins(draw: st.DrawFn) -> HandIn:
    """A hand-in whose records belong together, its texts as they were typed."""
    drawn = draw(_HEADERS)
    lines = tuple(
        StatementLine(one, dataclasses.replace(draw(_ASSESSMENTS), expense=one.id), draw(st.integers(0, 10**9)))
        for one in drawn.dossier.expenses
    )
    asked = sum(one.share_cents for one in lines)
    made: HandIn = _plausible(
        dataclasses.replace(
            drawn,
            previous=None if drawn.sequence == 1 else drawn.previous,
            statement=dataclasses.replace(drawn.statement, lines=lines, asked_cents=asked),
        )
    )
    return made


def cleaned(value: T) -> T:
    """The same value with its texts as the other side reads them."""
    made: T = _each_text(value, "")
    return made


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
