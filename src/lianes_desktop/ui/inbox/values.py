"""What the inbox's presenter shows, in words ready to show."""

from dataclasses import dataclass


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
    head: str = ""
    """Words over the card, where it is the first of its group."""
    late: bool = False
    """It has waited for long: its age is said in a warning's colour."""


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
    tone: str = "ink3"
    """Of the icon: what the machine found stands out."""


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
    rows: tuple[InboxLine, ...]
    selected: str
    """Key of the bundle shown; empty when none is, or a file that was refused."""
    alerts: tuple[Alert, ...]
    title: str
    """Over the verdicts, when there is no claim."""
    verdicts: tuple[Verdict, ...]
    claim: bool
    """Whether the claim itself is shown, by the presenter of the desk."""
    many: bool
    """Whether there are so many that one searches them."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """The identity the office gives a key after the fingerprint was compared."""

    name: str
    organisation: str
    """Id of an organisation, or empty."""
