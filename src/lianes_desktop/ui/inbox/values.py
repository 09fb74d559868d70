"""What the inbox's presenter shows, in words ready to show."""

from dataclasses import dataclass

from lianes_desktop.domain.expenses import ReceiptPage


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One bundle of the list."""

    key: str
    """Digest of its manifest."""
    title: str
    subtitle: str
    when: str
    chip: str
    tone: str
    icon: str
    sum: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verification found, in plain words."""

    tone: str
    icon: str
    title: str
    sentence: str
    fingerprint: str
    """Groups to compare by phone; empty when there is nothing to compare."""
    confirmable: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One expense of the claim, read-only."""

    number: str
    payee: str
    detail: str
    asked: str
    chip: str
    tone: str
    icon: str
    reasons: str
    pages: tuple[ReceiptPage, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim of the selected bundle."""

    title: str
    subtitle: str
    lines: tuple[ClaimLine, ...]
    totals: tuple[tuple[str, str], ...]
    code: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    lines: tuple[InboxLine, ...]
    verdict: Verdict | None
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Vouched:
    """The identity the office gives a key after the fingerprint was compared."""

    name: str
    organisation: str
    """Id of an organisation, or empty."""
