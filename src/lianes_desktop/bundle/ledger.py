"""How a bundle stands to those already taken in from its series: replayed, older, forked, or with one missing.

Identity is the digest of the manifest, never of the file: an ECDSA signature has a twin that is as valid, so one
signed bundle may exist as several files (BUNDLE.md §7, case 124). Order rests on ``sequence`` and ``previous``, never
on time (RELIABILITY.md §6.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lianes_desktop.domain.hand_in import LedgerState
from lianes_desktop.domain.ids import BundleId, SeriesId


@dataclass(frozen=True, slots=True)
class Entry:
    """One bundle as the ledger knows it."""

    series: SeriesId
    sequence: int
    manifest_sha256: str
    bundle_id: BundleId


def state(new: Entry, previous: str, taken_in: Iterable[Entry]) -> LedgerState:
    """Where ``new`` stands; ``previous`` is the manifest digest it says it follows, empty for a first one.

    ``taken_in`` are the bundles accepted so far, in any order; those kept waiting for an earlier one are not.
    """
    taken_in = tuple(taken_in)
    if any(one.manifest_sha256 == new.manifest_sha256 for one in taken_in):
        return LedgerState.REPLAY
    if any(one.bundle_id == new.bundle_id for one in taken_in):
        return LedgerState.FORK
    series = {one.sequence: one for one in taken_in if one.series == new.series}
    if new.sequence in series:
        return LedgerState.FORK
    highest = max(series, default=0)
    if new.sequence > highest + 1:
        return LedgerState.GAP
    if new.sequence <= highest:
        return LedgerState.ROLLBACK
    followed = series[highest].manifest_sha256 if series else ""
    return LedgerState.NEXT if previous == followed else LedgerState.FORK
