"""What the expenses page shows and what a hand does to it, as values without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.ids import ExpenseId, OrganisationId, RateId
from lianes_desktop.domain.readings import Area
from lianes_desktop.ui.kit.judgement import Mark


class Field(StrEnum):
    """The fields of the form, named as in the value they fill."""

    PAYEE = "payee"
    PAID_ON = "paid_on"
    PAID_TIME = "paid_time"
    AMOUNT = "amount"
    CURRENCY = "currency"
    KIND = "kind"
    DEDUCTED = "deducted"
    DEDUCTION = "deduction"
    ITEM = "item"
    PAYER = "payer"
    NOTE = "note"
    DEBIT = "debit_cents"
    FEE = "fee_cents"
    MEANS = "means"
    BORNE = "borne_cents"
    OTHER_FUNDING = "other_funding_cents"
    CIRCUMSTANCES = "circumstances"
    DECLARED_ON = "declared_on"
    VISA = "visa"
    SERVICE_ON = "service_on"
    GUESTS = "guests"
    UNIT = "unit_cents"
    ORIGIN = "origin"
    DESTINATION = "destination"
    KILOMETRES = "kilometres"
    POWER = "power"
    RUN_BEFORE = "run_before"
    AUTHORISED_ON = "authorised_on"
    ARRIVES_AT = "arrives_at"
    LEAVES_AT = "leaves_at"
    DAILY = "daily"
    DELIBERATION = "deliberation"
    NIGHTS = "nights_offered"
    MIDDAYS = "middays_offered"
    EVENINGS = "evenings_offered"
    BENEFICIARIES = "beneficiaries"
    SHARES = "shares"


CHOICES = frozenset({
    Field.CURRENCY, Field.KIND, Field.DEDUCTION, Field.ITEM, Field.PAYER, Field.POWER, Field.BENEFICIARIES,
    Field.SHARES, Field.MEANS,
})  # fmt: skip
"""Fields chosen from a list; the others are typed."""
JOURNEY = frozenset({
    Field.ORIGIN, Field.DESTINATION, Field.KILOMETRES, Field.POWER, Field.RUN_BEFORE, Field.AUTHORISED_ON,
})  # fmt: skip
"""The facts mileage is reckoned from."""
STAY = frozenset({
    Field.ARRIVES_AT, Field.LEAVES_AT, Field.DAILY, Field.DELIBERATION, Field.NIGHTS, Field.MIDDAYS, Field.EVENINGS,
})  # fmt: skip
"""The facts a daily allowance is reckoned from."""

REQUIRED = (Field.PAID_ON, Field.AMOUNT, Field.KIND)
"""Fields an expense cannot be accepted without, in the order of the form."""


Options = tuple[tuple[object, str], ...]
"""Values to choose from, with their words; ``None`` stands for nothing chosen."""

ShareRows = tuple[tuple[OrganisationId, str], ...]
"""Each authority that shares an expense, and its part as typed; parts all left blank are equal."""


@dataclass(frozen=True, slots=True)
class FieldLeft:
    """A field was left with something new in it: text as typed, or the value chosen."""

    expense: ExpenseId
    field: Field
    given: object


@dataclass(frozen=True, slots=True)
class WhyLine:
    """One step of the sum: what it does, what it comes to, and whether it is a result."""

    words: str
    figure: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Why the expense counts as it does: the tinted block under the form."""

    mark: Mark
    title: str
    sentence: str
    equation: str = ""
    why: tuple[WhyLine, ...] = ()
    """The sum step by step; nothing when there is none yet."""
    may_declare: bool = False
    """A sworn declaration may stand in for the receipt."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to look at: a file of a receipt and the sheet inside it."""

    page: ReceiptPage
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class Certainty:
    """What was read for a field: how sure it is, the second reading, and where on the page it stands."""

    words: str
    """How sure, in words; nothing once the person chose between two readings."""
    percent: str = ""
    doubtful: bool = False
    confidence: int = 100
    other: str = ""
    """The second reading, in words; nothing when there is none to offer."""
    other_given: object = None
    """The same as the form gives it: text as typed, or the value chosen."""
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the photograph itself makes one say: tone, icon, title and what to do."""

    tone: str
    icon: str
    title: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """What the receipt's first page told by itself."""

    head: str = ""
    """That it was read here, or is being read."""
    certain: Mapping[Field, Certainty] = field(default_factory=dict)
    """Fields that hold what was read."""
    awaited: frozenset[Field] = frozenset()
    """Empty fields that the reading under way may fill."""
    told: Told | None = None
    meaning: str = ""
    """What a receipt in Arabic says, in the language in force."""
    turn: int = 0
    """Degrees, clockwise, that set the first page upright."""


@dataclass(frozen=True, slots=True)
class Detail:
    """The expense beside the list."""

    expense: ExpenseId
    title: str
    mark: Mark
    saved: str
    texts: dict[Field, str]
    chosen: dict[Field, object]
    options: dict[Field, Options]
    refusals: dict[Field, str]
    hidden: frozenset[Field]
    """Fields this kind of expense has no use for."""
    sheets: tuple[Sheet, ...]
    notice: Notice
    accept: str
    declaring: bool = False
    """The fields of the declaration are shown."""
    twin: str = ""
    """A question: is this the same expense as another one?"""
    twin_of: ExpenseId | None = None
    """The other one, where it can be shown: in the dossier that is open."""
    captured: Captured = field(default_factory=Captured)


@dataclass(frozen=True, slots=True)
class Totals:
    """The three figures under the list, as text."""

    spent: str
    base: str
    share_label: str
    share: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title's second line, the segments' words, and whether there is anything to list."""

    subtitle: str
    rates: str
    to_complete: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """One file that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """One file that was already there, and the expense that holds it."""

    name: str
    expense: ExpenseId
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the files offered."""

    title: str
    refused: tuple[Refused, ...] = ()
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipRow:
    """Cash changed once, as text."""

    left: str
    """What remains of it, and how much of it was spent."""
    paper: str
    """The name of its picture; empty while it is missing."""
    detail: str
    commission: str = ""
    """The commission that may still become an expense; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What reckoning again would change, as text."""

    title: str
    changes: tuple[str, ...]
    """One line for each rate brought in, then one for each expense that would change."""
    possible: bool


@dataclass(frozen=True, slots=True)
class RateRow:
    """One exchange rate of the dossier as text."""

    rate: RateId
    words: str
    source: str
    slip: SlipRow | None = None
    """What is known of the exchange it follows from."""


@dataclass(frozen=True, slots=True)
class RateDraft:
    """A rate as typed: currency code, units for one euro, day, source and note."""

    currency: str
    per_euro: str
    valid_from: str
    source: object
    note: str = ""
    given: str = ""
    """Of an exchange slip, as the three that follow."""
    received: str = ""
    commission: str = ""
    bureau: str = ""


@dataclass(frozen=True, slots=True)
class RatesShown:
    """The rates of the dossier and what was refused of the one being typed."""

    rows: tuple[RateRow, ...]
    sources: Options
    draft: RateDraft
    refusals: dict[str, str] = field(default_factory=dict)
    correcting: bool = False
    """The draft replaces a rate that is kept already."""
    proposal: Proposal | None = None
    """What reckoning again would change, while it is asked about."""
