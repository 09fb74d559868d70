"""How heavy a bundle may be before mail refuses it."""

from enum import StrEnum

MAY_BE_REFUSED = 10_000_000
"""Bytes from which some mailboxes refuse it: what Outlook allows by default on a firm's own Exchange (10 MB)."""
REFUSED_BY_MOST = 20_000_000
"""Bytes from which most do: Outlook.com and iCloud stop at 20 MB, and what is attached grows by a third on its way
(base64), so that the 25 MB of Gmail are passed at 18."""


class Weight(StrEnum):
    """What becomes of a file of that size when it is sent by mail."""

    EASY = "easy"
    HEAVY = "heavy"
    TOO_HEAVY = "too_heavy"


def weight(size: int) -> Weight:
    """How heavy so many bytes are."""
    if size >= REFUSED_BY_MOST:
        return Weight.TOO_HEAVY
    return Weight.HEAVY if size >= MAY_BE_REFUSED else Weight.EASY
