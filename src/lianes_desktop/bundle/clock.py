"""Is this device's clock surely late? Asked before signing, for a wrong claimed time makes a claim refused."""

from datetime import UTC, datetime

from cryptography import x509

from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.keys import ClockDoubt, ClockSource

RELEASED_AT = datetime(2026, 11, 24, tzinfo=UTC)
"""When this release was made; moved by each release."""


def doubt(
    now: datetime, certificate: x509.Certificate | None, trust: Trust, last_bundle: datetime | None
) -> ClockDoubt | None:
    """The latest instant that is surely past and that the clock is behind, or ``None``."""
    surely_past: list[tuple[datetime | None, ClockSource]] = [
        (RELEASED_AT, ClockSource.RELEASE),
        (certificate.not_valid_before_utc if certificate else None, ClockSource.CERTIFICATE),
        (trust.newest_crl(), ClockSource.CRL),
        (last_bundle, ClockSource.BUNDLE),
    ]
    at_least, source = max((at, source) for at, source in surely_past if at is not None)
    return ClockDoubt(now, at_least, source) if now < at_least else None
