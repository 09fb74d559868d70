"""What the office holds of a dossier's series, so that both sides can say what is missing (RELIABILITY §6.3)."""

from collections import defaultdict
from collections.abc import Iterable

from lianes_desktop.domain.answers import SeriesSeen
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.ids import DossierId, SeriesId


def seen(dossier: DossierId, received: Iterable[ReceivedBundle]) -> tuple[SeriesSeen, ...]:
    """Each series of the dossier: a bundle that waits for the one before it is here too, one of nobody known is not."""
    held: defaultdict[SeriesId, set[int]] = defaultdict(set)
    for one in received:
        if one.dossier == dossier and (not one.waiting or one.verification.signer_known):
            held[one.series].add(one.sequence)
    return tuple(_seen(series, held[series]) for series in sorted(held))


def _seen(series: SeriesId, there: set[int]) -> SeriesSeen:
    holes = sorted({*range(1, max(there))} - there)
    return SeriesSeen(series, holes[0] - 1 if holes else max(there), tuple(holes))
