"""What the register's presenter shows, and what is typed on its page."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody enrolled or confirmed."""

    fingerprint: str
    name: str
    detail: str
    groups: str
    """The key's groups, and until when it is good."""
    state: str
    tone: str
    icon: str
    revocable: bool


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The identity asked for, as the request claims it: believed only once typed here."""

    given_name: str
    family_name: str
    email: str
    organisation: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something the office has to do; ``act`` is what its button asks for, empty when others have to do it."""

    tone: str
    icon: str
    title: str
    sentence: str
    button: str
    act: str


RENEW = "renew"
"""Make fresh revocation lists."""
RECOVERY = "recovery"
"""See the key that opens sealed bundles should this computer be lost."""
REVOKE = "revoke"
"""Stop vouching for a key."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    exists: bool
    root: tuple[str, ...]
    people: tuple[PersonLine, ...]
    organisations: tuple[tuple[str, str], ...]
    request: RequestForm | None
    folder: str
    """Where answers are written."""
    written: str
    """Path of the last answer written; empty when there is none."""
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """What is typed to make the authority."""

    name: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What is typed to enrol somebody."""

    given_name: str
    family_name: str
    email: str
    organisation: str
    passphrase: str = field(repr=False)
