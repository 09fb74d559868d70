"""A clock that is surely late is told before signing."""

from datetime import timedelta

from support import pki

from lianes_desktop.bundle import clock
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.keys import ClockSource

HOUR = timedelta(hours=1)


def test_a_clock_ahead_of_all_that_is_past_is_not_doubted() -> None:
    key = pki.pki().person()
    assert clock.doubt(pki.NOW, key.certificate, pki.pki().trust, pki.NOW - HOUR) is None
    assert clock.doubt(clock.RELEASED_AT, None, Trust(), None) is None


def test_each_witness_of_a_late_clock_is_heard() -> None:
    trust, person = pki.pki().trust, pki.pki().person(made_at=pki.NOW + 10 * HOUR).certificate
    cases = {
        ClockSource.RELEASE: clock.doubt(clock.RELEASED_AT - HOUR, None, Trust(), None),
        ClockSource.CRL: clock.doubt(pki.NOW - HOUR, None, trust, None),
        ClockSource.CERTIFICATE: clock.doubt(pki.NOW, person, trust, None),
        ClockSource.BUNDLE: clock.doubt(pki.NOW, None, trust, pki.NOW + HOUR),
    }
    for source, doubt in cases.items():
        assert doubt is not None
        assert doubt.source is source
        assert doubt.now < doubt.at_least
