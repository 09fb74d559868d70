"""What the office says it holds of a dossier's series."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId, new_id
from lianes_desktop.domain.series_seen import seen

DOSSIER = DossierId(UUID(int=1))
KNOWN = Verification(intact=True, signature_valid=True, signer_known=True, code="OK")


def a_bundle(series: int, sequence: int, **fields: object) -> ReceivedBundle:
    made = ReceivedBundle(
        bundle_id=BundleId(new_id()),
        manifest_sha256=new_id().hex * 2,
        dossier=DOSSIER,
        series=SeriesId(UUID(int=series)),
        sequence=sequence,
        received_at=datetime(2026, 12, 1, tzinfo=UTC),
        verification=KNOWN,
        authority="",
        title="",
        asked_cents=0,
        kept_path="",
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # its fields


@given(st.dictionaries(st.integers(1, 3), st.sets(st.integers(1, 12), min_size=1), max_size=3))
def test_every_number_is_held_or_a_hole(there: dict[int, set[int]]) -> None:
    found = seen(DOSSIER, [a_bundle(series, one) for series, ones in there.items() for one in ones])

    assert [one.series.int for one in found] == sorted(there)
    for one in found:
        held = there[one.series.int]
        assert set(one.holes) == set(range(1, max(held))) - held
        assert one.highest == max(n for n in range(13) if set(range(1, n + 1)) <= held)


def test_a_bundle_that_waits_for_another_is_here_and_a_stranger_s_is_not() -> None:
    stranger = replace(KNOWN, signer_known=False)
    bundles = (
        a_bundle(1, 1),
        a_bundle(1, 3, waiting=True),
        a_bundle(2, 1, waiting=True, verification=stranger),
        a_bundle(3, 1, dossier=DossierId(UUID(int=2))),
    )
    (only,) = seen(DOSSIER, bundles)
    assert (only.highest, only.holes) == (1, (2,))
