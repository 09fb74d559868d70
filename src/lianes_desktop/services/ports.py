"""What the services need of the outer rings, as protocols that mypy checks where ``app`` joins them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.money import ExchangeRate

if TYPE_CHECKING:  # the start does not wait for the values of what it never calls
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path
    from typing import BinaryIO, Self
    from uuid import UUID

    from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle, Verification
    from lianes_desktop.domain.contacts import Contact
    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.expenses import Assessment, Expense, Receipt
    from lianes_desktop.domain.hand_in import HandIn
    from lianes_desktop.domain.ids import ExpenseId, SeriesId
    from lianes_desktop.domain.keys import ClockDoubt, KeyInfo, Registered
    from lianes_desktop.domain.missions import Action, HostingDay, Mission, Participant
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.domain.people import Profile
    from lianes_desktop.domain.programmes import ProgrammeItem
    from lianes_desktop.domain.summaries import DossierSummary, ExpenseLine, ExpenseTotals


@dataclass(frozen=True, slots=True)
class DossierRate:
    """An exchange rate as one dossier holds it."""

    dossier: DossierId
    rate: ExchangeRate


if TYPE_CHECKING:
    Record = (
        Mission
        | HostingDay
        | Participant
        | ProgrammeItem
        | Contact
        | Expense
        | Receipt
        | DossierRate
        | Organisation
        | Profile
        | SentBundle
        | ReceivedBundle
    )
else:  # naming them would import them: only the type checker asks which they are
    Record = object
"""Everything the store keeps as one value with one identity."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; ``None`` before is a making, ``None`` after a removal."""

    before: Record | None
    after: Record | None


class Clock(Protocol):
    """The device's clock: ordering never rests on it."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...

    def today(self) -> date:
        """Today's date where the device is."""
        ...


class UnitOfWork(Protocol):
    """One transaction of the one writer; leaving the block without ``commit`` undoes everything."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def get(self, kind: type[R], key: UUID | str) -> R | None:
        """The record of that kind and identity, or ``None``."""
        ...

    def of_dossier(self, kind: type[R], dossier: DossierId) -> tuple[R, ...]:
        """Every record of that kind in a dossier, in its natural order."""
        ...

    def put(self, record: Record) -> None:
        """Insert the record or replace the one of the same identity."""
        ...

    def remove(self, record: Record) -> None:
        """Remove the record and nothing else; a dossier is removed with all it holds."""
        ...

    def assess(self, assessments: Iterable[Assessment]) -> None:
        """Keep how expenses count, for lists and sums."""
        ...

    def put_thumbnail(self, digest: str, jpeg: bytes) -> None:
        """Keep the small picture of a receipt page."""
        ...

    def put_hand_in(self, manifest_sha256: str, hand_in: HandIn) -> None:
        """Keep what a taken-in bundle carries; ``Readings.received_dossier`` gives it back."""
        ...

    def next_number(self, dossier: DossierId) -> int:
        """The next expense number of a dossier: one more than the highest ever given."""
        ...

    def commit(self) -> tuple[Change, ...]:
        """Make it durable (``synchronous=FULL``) and say what changed.

        Raises:
            UnavailableError: with ``IN_DOUBT`` when the disk failed at the commit itself.
        """
        ...


OpenUnit = Callable[[], UnitOfWork]
"""Starts a transaction: ``with open_unit() as unit``."""


class ExpenseFilter(StrEnum):
    """The three segments above the expense list."""

    ALL = "all"
    INCOMPLETE = "incomplete"
    NOT_ELIGIBLE = "not_eligible"


class ExpenseSort(StrEnum):
    """Orders of the expense list."""

    DAY = "day"
    AMOUNT = "amount"
    PAYEE = "payee"


@dataclass(frozen=True, slots=True)
class DayTotal:
    """A group head of the expense list."""

    day: date | None
    count: int
    euro_cents: int


class ExpenseOrder(NamedTuple):
    """The whole list's order, cheap for 100 000 rows: storage keys and, by day, the group heads."""

    keys: Sequence[int]
    days: tuple[DayTotal, ...]
    """Heads in list order when sorted by day, else empty."""


class Unfinished(NamedTuple):
    """An expense that misses a field, a rate or its receipt."""

    expense: ExpenseId
    currency: str
    """ISO code of what was paid, empty when no amount was entered."""
    rate_missing: bool


class Readings(Protocol):
    """Reads for screens, straight from the store, without the object mapper; never held open."""

    def profile(self) -> Profile | None: ...

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the latest first."""
        ...

    def action(self, dossier: DossierId) -> Action | None: ...

    def dossier(self, dossier: DossierId) -> Dossier:
        """All its records; ``KeyError`` when there is no such dossier."""
        ...

    def organisations(self) -> tuple[Organisation, ...]:
        """Those typed in here; the shipped ones come from the reference data."""
        ...

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]: ...

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]: ...

    def items(self, dossier: DossierId) -> tuple[ProgrammeItem, ...]:
        """The programme in order of local time."""
        ...

    def contacts(self, dossier: DossierId, search: str = "") -> tuple[Contact, ...]:
        """By family name; ``search`` matches words' beginnings without accents, in both scripts."""
        ...

    def expense_order(
        self, dossier: DossierId, *, show: ExpenseFilter, sort: ExpenseSort, descending: bool = True, search: str = ""
    ) -> ExpenseOrder: ...

    def unfinished_expenses(self, dossier: DossierId, most: int) -> tuple[Unfinished, ...]:
        """The first that miss something, by day, those without a date last."""
        ...

    def expense_lines(self, keys: Sequence[int]) -> tuple[ExpenseLine, ...]:
        """The rows of those keys, in that order."""
        ...

    def expense_line(self, expense: UUID) -> ExpenseLine | None: ...

    def expense_key(self, expense: UUID) -> int | None:
        """The storage key of an expense, to find it in an order."""
        ...

    def latest_expenses(self, dossier: DossierId, most: int) -> tuple[ExpenseLine, ...]: ...

    def expense_totals(self, dossier: DossierId) -> ExpenseTotals:
        """Sums of the dossier, the amount asked at its own terms; ``KeyError`` when there is no such dossier."""
        ...

    def receipt(self, receipt: UUID) -> Receipt | None: ...

    def receipts_with(self, digest: str) -> tuple[Receipt, ...]:
        """Receipts holding a file of that digest, in any dossier."""
        ...

    def expenses_proved_by(self, receipt: UUID) -> tuple[Expense, ...]:
        """The expenses that rest on a receipt, by number: most often one."""
        ...

    def thumbnail(self, digest: str) -> bytes | None:
        """JPEG bytes, at most 160 pixels a side."""
        ...

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        ...

    def has_sent(self, dossier: DossierId) -> bool:
        """Whether a bundle of this dossier has left."""
        ...

    def received(self) -> tuple[ReceivedBundle, ...]:
        """The office's inbox, the latest first."""
        ...

    def received_dossier(self, manifest_sha256: str) -> HandIn | None:
        """What a taken-in bundle carries, as it was verified."""
        ...


class Vault(Protocol):
    """Original bytes of receipts: written once, named by their SHA-256, encrypted one by one."""

    def store(self, data: bytes) -> str:
        """Keep the bytes durably (file and folder synced) and return their digest.

        Raises:
            UnavailableError: disk full, read-only or failing; nothing half-written stays.
        """
        ...

    def read(self, digest: str) -> bytes:
        """The original bytes, checked against their digest.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
        """
        ...

    def holds(self, digest: str) -> bool: ...


class Examined(NamedTuple):
    """What a file offered as a receipt turned out to be."""

    media_type: str
    sheets: int
    thumbnail: bytes
    """JPEG, upright, at most 160 pixels a side."""
    taken_at: datetime | None


class Pictures(Protocol):
    """Opens photographs and PDFs of receipts within strict limits."""

    def examine(self, data: bytes, name: str) -> Examined:
        """Say what the file is and draw its thumbnail.

        Raises:
            RefusedError: not a picture, truncated, too large, PDF with a password…; ``field`` is ``name``.
        """
        ...

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet as an upright JPEG without metadata, at most ``longest`` pixels a side."""
        ...

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        """One sheet of a PDF that we wrote, and how many it has: no limit of length, nor of weight.

        Raises:
            RefusedError: it cannot be read, or has no such sheet; ``field`` is the file's name.
        """
        ...


Progress = Callable[[int, int], None]
"""Called with work done and work in all, in bytes or steps; raises ``CancelledError`` to stop."""


class Series(Protocol):
    """Names the chain of bundles one dossier sends from this installation."""

    def series_of(self, dossier: DossierId) -> SeriesId:
        """The dossier's series here: kept for good, and new after a restore or a reinstall."""
        ...

    def give_up(self, dossier: DossierId) -> None:
        """Go on in another series, unless ``resume`` is called: a bundle takes its name and may not be remembered."""
        ...

    def resume(self, dossier: DossierId) -> None:
        """Go on in the series last given up: its bundle is remembered."""
        ...


class Documents(Protocol):
    """PDF documents: the same values give the same bytes."""

    def claim(
        self, hand_in: HandIn, receipt_view: Callable[[str, str, int], bytes], out: BinaryIO, progress: Progress
    ) -> None:
        """Write ``claim.pdf``; ``receipt_view(digest, media_type, sheet)`` gives a JPEG of one sheet."""
        ...


class UnlockedKey(Protocol):
    """The device's signing key while its owner signs; opaque outside ``bundle``."""

    @property
    def fingerprint(self) -> str: ...


class Keys(Protocol):
    """This device's key and what it trusts."""

    def info(self) -> KeyInfo: ...

    def create(self, profile: Profile, organisation: Organisation | None, passphrase: str) -> KeyInfo:
        """Make a P-256 key and a self-signed certificate, the key wrapped with Argon2id."""
        ...

    def unlock(self, passphrase: str) -> UnlockedKey:
        """Open the key.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
        """
        ...

    def write_request(self, key: UnlockedKey, profile: Profile, organisation: Organisation | None, to: Path) -> Path:
        """Write the key request that travels to Lianes; returns the file written."""
        ...

    def take_enrolment(self, path: Path, expected_root: str = "") -> KeyInfo:
        """Take in Lianes' answer: certificate, chain, CRLs and recipients.

        ``expected_root`` is what the person heard over the phone; needed once, then the root is pinned.

        Raises:
            RefusedError: on ``file``: ``NOT_AN_ENROLMENT``, ``ENROLMENT_NOT_LIANES``, ``ENROLMENT_OTHER_KEY``,
                ``ENROLMENT_OLDER``; on ``root``: ``ROOT_UNCONFIRMED`` (show its ``groups`` and ask),
                ``ROOT_DIFFERENT``.
        """
        ...

    def clock_doubt(self, last_bundle: datetime | None) -> ClockDoubt | None:
        """Whether the device's clock is surely late, to warn before signing."""
        ...


class Written(NamedTuple):
    """A bundle on its medium, read back and verified."""

    path: Path
    size: int
    manifest_sha256: str
    sealed: bool


class Bundles(Protocol):
    """Writes and verifies the signed bundle of BUNDLE.md."""

    def write(
        self,
        hand_in: HandIn,
        key: UnlockedKey,
        piece: Callable[[str], bytes],
        draw_claim: Callable[[BinaryIO], None],
        folder: Path,
        progress: Progress,
        *,
        seal: bool = True,
        naming: Callable[[], None] = lambda: None,
    ) -> Written:
        """Sign, seal for Lianes when its recipients are known, and write to ``folder``.

        ``piece(digest)`` gives a receipt file's original bytes. A temporary file is written, synced,
        read back and verified, then ``naming`` is called and the file renamed: no half bundle ever has a final name.
        """
        ...

    def verify(self, path: Path) -> Verification:
        """Check a plain or sealed bundle; nothing is decoded before a trusted key vouches for it."""
        ...

    def read(self, path: Path) -> tuple[Verification, HandIn | None]:
        """Verify, then decode; the value is ``None`` unless the verification is accepted."""
        ...

    def open_plain(self, path: Path, to: Path) -> Path:
        """A sealed bundle opened into ``to`` (temporary file, renamed on success); a plain one copied."""
        ...

    def extract(self, path: Path, digest: str) -> bytes:
        """One receipt file of a verified plain bundle, checked again while read."""
        ...


class Authority(Protocol):
    """The office's small certification authority."""

    def exists(self) -> bool: ...

    def create(self, name: str, passphrase: str) -> None:
        """Make the root, the two issuing authorities, the officer's key, and the age identities."""
        ...

    def root_fingerprint(self) -> tuple[str, ...]:
        """The root's fingerprint in groups, to compare over the phone."""
        ...

    def register(self) -> tuple[Registered, ...]: ...

    def read_request(self, path: Path) -> tuple[Profile, str, tuple[str, ...]]:
        """Who asks, the key's fingerprint, and its groups to hear over the phone; nothing is trusted yet."""
        ...

    def enrol(
        self, path: Path, fingerprint: str, registered: Profile, organisation: Organisation, passphrase: str, to: Path
    ) -> Path:
        """Issue a certificate with the register's identity and write the enrolment file.

        ``fingerprint`` is that of the key compared over the phone: should the file hold another one by now,
        it is refused.
        """
        ...

    def confirm(self, verification: Verification, registered: Profile, organisation: Organisation | None) -> None:
        """Vouch for a key not enrolled yet, after its fingerprint was compared by phone."""
        ...

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        """Add the certificate to the CRL."""
        ...

    def unlock(self, passphrase: str) -> None:
        """Open the office's age identities, so that sealed bundles can be read until the application closes.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``.
        """
        ...

    def recovery_identity(self, passphrase: str) -> str:
        """The second age identity, ``AGE-SECRET-KEY-1…``, to print and lock away from this computer."""
        ...

    def crls_end(self) -> datetime | None:
        """When the first revocation list ends: past that, nothing is accepted until they are renewed."""
        ...

    def renew_crls(self, passphrase: str) -> None:
        """Make fresh revocation lists; every act with the passphrase does it too."""
        ...

    def write_trust(self, to: Path) -> None:
        """Root, issuing certificates and CRLs in PEM, usable as OpenSSL's ``-CAfile``."""
        ...


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy of the store."""

    path: Path
    made_at: datetime
    size: int
    reason: str


class Backups(Protocol):
    """Copies of the store: made, verified, thinned and restored without a word of technique."""

    def make(self, reason: str) -> Backup: ...

    def all(self) -> tuple[Backup, ...]:
        """The latest first."""
        ...

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place, the present store kept aside; every series starts anew."""
        ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices remembered on this device."""

    language: str = "fr"
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    last_dossier: str = ""
    last_page: str = ""
    export_folder: str = ""
    backup_folder: str = ""


class PreferencesFile(Protocol):
    """One small TOML file beside the store."""

    def read(self) -> Preferences:
        """The choices kept; defaults for what is absent or unreadable."""
        ...

    def write(self, preferences: Preferences) -> None: ...
