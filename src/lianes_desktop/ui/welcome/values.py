"""What is typed at first start, and what becomes of it; passphrases never show in a ``repr``."""

from dataclasses import dataclass, field

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Role, Status


@dataclass(frozen=True, slots=True)
class Form:
    """The page's fields as typed."""

    role: Role
    given_name: str
    family_name: str
    email: str
    status: Status
    organisation: OrganisationId | None
    """One of those offered; ``None`` when another is typed."""
    organisation_name: str
    siren: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    sample: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """Checked: what a new installation is made of."""

    profile: Profile
    organisation: Organisation | None
    """The authority typed in, to be kept; ``None`` when it is one of those shipped."""
    passphrase: str = field(repr=False)
    sample: bool


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery code and the new passphrase, typed twice."""

    code: str = field(repr=False)
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
