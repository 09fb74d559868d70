"""How a bundle stands to those already taken in from its series (RELIABILITY §6.3, BUNDLE §7).

Identity is the manifest's digest, never the file's: an ECDSA signature has a twin that is as valid. Order rests on
``sequence`` and ``previous``, never on time.
"""

from collections.abc import Callable, Iterable

from lianes_desktop.domain.bundles import LedgerState, ReceivedBundle
from lianes_desktop.domain.hand_in import HandIn

Beside = Callable[[str, HandIn], Iterable[ReceivedBundle]]
"""What the inbox holds beside a claim of that manifest: the same one, one of its id, all those of its series."""


def nothing_beside(_manifest_sha256: str, _new: HandIn) -> tuple[ReceivedBundle, ...]:
    """Where there is no inbox."""
    return ()


def state(manifest_sha256: str, new: HandIn, received: Iterable[ReceivedBundle]) -> LedgerState:
    """Whether it is the next of its series, one taken in before, an older one, a fork, or one with a gap before it.

    Bundles kept waiting have not been taken in: they do not count.
    """
    taken_in = [one for one in received if not one.waiting]
    if any(one.manifest_sha256 == manifest_sha256 for one in taken_in):
        return LedgerState.REPLAY
    if any(one.bundle_id == new.bundle_id for one in taken_in):
        return LedgerState.FORK
    series = {one.sequence: one.manifest_sha256 for one in taken_in if one.series == new.series}
    last = max(series, default=0)
    if new.sequence in series:
        return LedgerState.FORK
    if new.sequence < last:
        return LedgerState.ROLLBACK
    if new.sequence > last + 1:
        return LedgerState.GAP
    follows = new.previous.manifest_sha256 if new.previous else None
    return LedgerState.NEXT if follows == series.get(last) else LedgerState.FORK
