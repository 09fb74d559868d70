"""What a receipt is about, how many ate, and what was drunk: by the words on it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from lianes_desktop.domain.readings import Read, Trade
from lianes_desktop.reading.lines import Page
from lianes_desktop.reading.roles import Labelled
from lianes_desktop.reading.words import lists, pattern

_WORDS = {Trade[name.upper()]: pattern("trades", name) for name in lists("trades")}
_WEIGHTY = 3
_COVERS = re.compile(
    r"(?:(?P<a>\d{1,3}) ?(?:COUVERTS?|COUVERT\(S\)|CVTS?\b|PERS(?:ONNES?)?\b|PAX\b|GUESTS?\b|COVERS?\b|CLIENTS?\b))|"
    r"(?:(?:COUVERTS?|COUVERT\(S\)|CVTS?|PERS(?:ONNES?)?|PAX|GUESTS?|COVERS?) ?[:.=x]? ?(?P<b>\d{1,3})\b)"
)
_MOST_COVERS = 200
_ALCOHOL = pattern("things", "alcohol")


def trade_of(page: Page) -> Read[Trade] | None:
    """The trade whose words are most on the page: a proposal."""
    votes: dict[Trade, float] = {}
    for row in page.rows:
        top = 2.0 if row.number < max(_WEIGHTY, len(page.rows) // 5) else 1.0
        for trade, words in _WORDS.items():
            found = len({match[0] for match in words.finditer(row.folded)})
            if found:
                votes[trade] = votes.get(trade, 0.0) + top * found
    if Trade.CARD in votes:
        if votes[Trade.CARD] >= _WEIGHTY:
            votes[Trade.CARD] += 4.0
        else:
            del votes[Trade.CARD]
    if not votes:
        return None
    ordered = sorted(votes.items(), key=lambda pair: pair[1], reverse=True)
    trade, points = ordered[0]
    margin = points - (ordered[1][1] if len(ordered) > 1 else 0.0)
    confidence = 62 + min(14.0, points * 2) + min(12.0, margin * 3)
    return Read(trade, round(min(88.0, confidence)), None, tuple(other for other, _ in ordered[1:3]))


def covers_of(page: Page) -> Read[int] | None:
    """How many people ate."""
    for row in page.rows:
        found = _COVERS.search(row.folded)
        if found:
            count = int(found["a"] or found["b"])
            if 0 < count <= _MOST_COVERS:
                return Read(count, 85, page.area(row.lines[0]))
    return None


def alcohol_of(page: Page, told: Sequence[Labelled], total: Decimal | None) -> Read[Decimal] | None:
    """What the drinks with alcohol cost, from the lines that name them."""
    rows = {row.number for row in page.rows if _ALCOHOL.search(row.folded)}
    last: dict[int, Labelled] = {}
    for one in told:
        if one.amount.row.number in rows and one.role is None and (one.amount.cents or one.amount.currency):
            last[one.amount.row.number] = one
    spent = sum((one.amount.value for one in last.values()), Decimal(0))
    if not spent or (total is not None and spent > total):
        return None
    return Read(spent, 80, page.area(next(iter(last.values())).amount.line))
