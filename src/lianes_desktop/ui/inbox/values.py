"""What the inbox's presenter shows, in words ready to show."""

from dataclasses import dataclass

from lianes_desktop.domain.expenses import ReceiptPage


@dataclass(frozen=True, slots=True)
class Head:
    """A group of the list."""

    text: str


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


Row = Head | InboxLine


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verification found, in plain words."""

    tone: str
    icon: str
    title: str
    sentence: str
    groups: tuple[str, ...] = ()
    """To compare by phone; none when there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line under the receipt: an icon and words."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One expense of the claim, read-only."""

    title: str
    """Of the receipt: its number."""
    payee: str
    detail: str
    spent: str
    eligible: str
    reduced: bool
    mark: str
    """How it counts, in words."""
    tone: str
    icon: str
    facts: tuple[Fact, ...]
    pages: tuple[ReceiptPage, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum under the lines."""

    label: str
    text: str
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim of the selected bundle."""

    title: str
    subtitle: str
    lines: tuple[ClaimLine, ...]
    count: str
    figures: tuple[Figure, ...]
    asked: Figure
    check: Verdict
    """Whether the sums reckoned here are the same."""
    code: str


@dataclass(frozen=True, slots=True)
class Alert:
    """Something the office must do before it can go on; ``act`` says what its button asks for."""

    tone: str
    icon: str
    title: str
    sentence: str
    button: str
    act: str


REGISTER = "register"
"""An alert led to on the register's page."""
UNLOCK = "unlock"
"""An alert answered by the authority's passphrase."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    rows: tuple[Row, ...]
    selected: str
    """Key of the bundle shown; empty when none is, or a file that was refused."""
    alerts: tuple[Alert, ...]
    title: str
    """Over the verdicts, when there is no claim."""
    verdicts: tuple[Verdict, ...]
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Vouched:
    """The identity the office gives a key after the fingerprint was compared."""

    name: str
    organisation: str
    """Id of an organisation, or empty."""
