"""Expenses and the receipts that prove them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from lianes_desktop.domain.allowances import DailyAllowance, MileageLeg
from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId, OrganisationId, ParticipantId, ReceiptId
from lianes_desktop.domain.money import ExchangeRate, Money


class Deduction(StrEnum):
    """Why part of a receipt is taken out of the base."""

    ALCOHOL = "alcohol"
    PERSONAL = "personal"
    OUTSIDE_DELEGATION = "outside_delegation"
    OTHER = "other"


class Means(StrEnum):
    """What an expense was paid with."""

    CASH = "cash"
    CARD = "card"


PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class LightCopy:
    """The smaller picture that travels in a photograph's place; the photograph stays where it was taken in."""

    digest: str
    """SHA-256 of the copy's bytes, lower-case hexadecimal."""
    size: int
    crc32: int
    media_type: str = "image/webp"


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """One file of a receipt, kept byte for byte as it came."""

    digest: str
    """SHA-256 of the original bytes, lower-case hexadecimal."""
    size: int
    crc32: int
    media_type: str
    """``image/jpeg``, ``image/png``, ``image/heic``, ``image/webp``, ``image/tiff`` or ``application/pdf``."""
    original_name: str
    sheets: int = 1
    """Sheets inside the file: 1 for a photograph, the page count of a PDF or a TIFF."""
    light: LightCopy | None = field(default=None, repr=False)
    """In a claim that leaves or was received: what travels instead. All the rest speaks of the original.

    Records never hold one, and say the same of themselves as before there were any."""

    @property
    def is_photograph(self) -> bool:
        """Whether it is one picture, which a light copy may stand for; a PDF or a TIFF of several sheets is none."""
        return self.media_type != PDF and self.sheets == 1

    @property
    def carried(self) -> "ReceiptPage | LightCopy":
        """The file a bundle holds for it."""
        return self.light or self


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof of one or several expenses: one file or more."""

    id: ReceiptId
    dossier: DossierId
    pages: tuple[ReceiptPage, ...]
    added_at: datetime
    """Aware, UTC."""
    taken_at: datetime | None = None
    """Local wall time the camera wrote, naive."""


@dataclass(frozen=True, slots=True)
class LostReceiptDeclaration:
    """The sworn declaration that stands in for a small lost receipt (DOMAIN §3, LOST_RECEIPT)."""

    circumstances: str
    declared_on: date
    visa: str = ""
    """Name of the authorising officer who accepts it."""


WHOLE_SHARE = 10_000
"""All of an expense, in parts of ten thousand."""


@dataclass(frozen=True, slots=True)
class AuthorityShare:
    """The part of a shared expense one authority bears, in parts of ten thousand (R68)."""

    authority: OrganisationId
    parts: int


@dataclass(frozen=True, slots=True)
class Expense:
    """A cost as it was met; incomplete while the person has not finished typing."""

    id: ExpenseId
    dossier: DossierId
    number: int
    """The receipt number shown and stamped: 1, 2, 3 in the dossier, never reused."""
    payee: str = ""
    paid_on: date | None = None
    paid_time: time | None = None
    amount: Money | None = None
    kind: str = ""
    """Code of an ``ExpenseKind``; empty while unknown."""
    payer: ParticipantId | None = None
    item: ItemId | None = None
    note: str = ""
    receipts: tuple[ReceiptId, ...] = ()
    declaration: LostReceiptDeclaration | None = None
    deducted: Money | None = None
    """Part taken out of the base, in the currency of ``amount``."""
    deduction: Deduction | None = None
    debit_cents: int | None = None
    """The actual debit in euro cents on the bank statement, best rate of all (FX_SOURCE 1)."""
    borne_cents: int | None = None
    """What the authority bore in euro cents, when it differs from the price (worked example 6)."""
    other_funding_cents: int = 0
    reviewed: bool = False
    """The person has looked at every field and accepted it."""
    recorded_at: datetime | None = field(default=None, compare=False)
    service_on: date | None = None
    """The day of the service itself, when it differs from the day it was bought (EXPENSE_DATE)."""
    beneficiaries: tuple[ParticipantId, ...] = ()
    """Whom it was for, in equal parts; empty: everybody."""
    shares: tuple[AuthorityShare, ...] = ()
    """How authorities share it; the parts add up to ``WHOLE_SHARE`` (V23). Empty: all is the dossier's own."""
    guests: str = ""
    """Who was invited, for a meal offered (REAC)."""
    unit_cents: int | None = None
    """Price of one piece, for small equipment (PETM)."""
    mileage: MileageLeg | None = None
    allowance: DailyAllowance | None = None
    means: Means | None = None
    """What it was paid with; ``None`` while nobody said."""
    fee_cents: int = 0
    """What the bank took for this payment beside the sum itself, in euro cents (BANQ)."""
    frozen_rate: ExchangeRate | None = None
    """The rate it is converted at whatever the dossier's rates become; ``None`` until they are frozen."""


class Eligibility(StrEnum):
    """How a line counts."""

    ELIGIBLE = "eligible"
    PARTIAL = "partial"
    TO_BE_AGREED = "to_be_agreed"
    NOT_ELIGIBLE = "not_eligible"
    RECEIPT_MISSING = "receipt_missing"
    INCOMPLETE = "incomplete"


class Reason(StrEnum):
    """Why a line counts as it does; each has one translated sentence."""

    KIND_COVERED = "kind_covered"
    KIND_TO_BE_AGREED = "kind_to_be_agreed"
    KIND_EXCLUDED = "kind_excluded"
    AD_HOC_HOSTING = "ad_hoc_hosting"
    NO_FIRM_RATE = "no_firm_rate"
    HEAVY_INVESTMENT = "heavy_investment"
    DEDUCTED = "deducted"
    PARTLY_BORNE = "partly_borne"
    OTHER_FUNDING = "other_funding"
    FEE_COVERED = "fee_covered"
    FEE_TO_BE_AGREED = "fee_to_be_agreed"
    FEE_EXCLUDED = "fee_excluded"
    ABOVE_CEILING = "above_ceiling"
    BEFORE_ELIGIBILITY = "before_eligibility"
    BOUGHT_EARLY = "bought_early"
    AFTER_ELIGIBILITY = "after_eligibility"
    RECEIPT_MISSING = "receipt_missing"
    DECLARED_LOST = "declared_lost"
    LOST_NOT_ALLOWED = "lost_not_allowed"
    LOST_ABOVE_CAP = "lost_above_cap"
    VISA_MISSING = "visa_missing"
    OTHERS_SHARE = "others_share"
    ALLOWANCE_MODE = "allowance_mode"
    RECEIPTS_MODE = "receipts_mode"
    VALUED_APART = "valued_apart"
    UNIT_PRICE_HIGH = "unit_price_high"
    FUNDING_REQUESTED = "funding_requested"
    AUTHORISED_LATE = "authorised_late"
    MILEAGE_MISSING = "mileage_missing"
    AUTHORISATION_MISSING = "authorisation_missing"
    STAY_MISSING = "stay_missing"
    DAILY_MISSING = "daily_missing"
    DELIBERATION_MISSING = "deliberation_missing"
    TABLE_MISSING = "table_missing"
    AMOUNT_MISSING = "amount_missing"
    DATE_MISSING = "date_missing"
    KIND_MISSING = "kind_missing"
    RATE_MISSING = "rate_missing"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason, the sum it takes out of the base if any, and the text it comes from."""

    reason: Reason
    source: str
    cents: int = 0
    article: str = ""
    """The article of the convention, or the rule of the edition, when it is known."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One expense judged: euros spent, what counts, what waits for agreement, and why."""

    expense: ExpenseId
    eligibility: Eligibility
    euro_cents: int | None
    """What the dossier's own authority spent: its share alone when several share the expense (R68)."""
    eligible_cents: int
    to_be_agreed_cents: int
    because: tuple[Because, ...]
    rate_text: str = ""
    """The exchange rate used, units per euro, as a plain decimal; empty for euros."""
    rate_source: str = ""
    rate_on: date | None = None

    @property
    def valued_apart(self) -> bool:
        """Whether it is staff time, valued and in no sum of what was spent (R98)."""
        return any(one.reason is Reason.VALUED_APART for one in self.because)

    @property
    def spent_cents(self) -> int:
        """What it adds to what was spent; nothing while the euros are not known, nor for what is valued apart."""
        return 0 if self.valued_apart else self.euro_cents or 0
