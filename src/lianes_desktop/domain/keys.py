"""The keys that speak for people, and the people Lianes vouches for."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class EnrolmentState(StrEnum):
    """How far this device's key has come."""

    NO_KEY = "no_key"
    SELF_SIGNED = "self_signed"
    REQUESTED = "requested"
    ENROLLED = "enrolled"
    EXPIRED = "expired"
    REVOKED = "revoked"
    """Lianes no longer vouches for it: the laptop was said to be lost, or its holder left."""


RENEWED_FROM = timedelta(days=60)
"""How long before its end a key is to be renewed: a mission and the post in between fit in it."""


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """This device's signing key, without its secret."""

    state: EnrolmentState
    fingerprint: str = ""
    groups: tuple[str, ...] = ()
    """The fingerprint's first 80 bits as 4 groups of 4 letters, to read over the phone."""
    expires_at: datetime | None = None
    ends_soon: bool = False
    """Enrolled, and within ``RENEWED_FROM`` of its end."""
    lists_ended: datetime | None = None
    """When the revocation lists known of Lianes passed their date; ``None`` while they are current."""


class ClockSource(StrEnum):
    """What shows that a clock is late."""

    RELEASE = "release"
    CERTIFICATE = "certificate"
    CRL = "crl"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The device's clock is behind an instant that is surely past: warn before signing."""

    now: datetime
    at_least: datetime
    source: ClockSource


@dataclass(frozen=True, slots=True)
class Registered:
    """A person in Lianes' register: identities come from here, never from a request."""

    participant: UUID
    name: str
    email: str
    organisation: str
    siren: str
    fingerprint: str
    serial: str
    issued_at: datetime
    revoked_at: datetime | None = None
    expires_at: datetime | None = None
    """``None`` for a key that was only vouched for, or enrolled before this was kept."""


def fingerprint_groups(fingerprint: str) -> tuple[str, ...]:
    """The first 80 bits of a fingerprint (hexadecimal) as 4 groups of 4 letters, to read over the phone."""
    letters = b32encode(bytes.fromhex(fingerprint)[:10]).decode("ascii")
    return tuple(letters[at : at + 4] for at in range(0, 16, 4))
