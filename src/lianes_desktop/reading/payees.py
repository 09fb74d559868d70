"""Who was paid: always a proposal, for the name is what tills print most fancifully."""

import re
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz import fuzz, process, utils

from lianes_desktop.domain.readings import Expected, Read
from lianes_desktop.reading.figures import Amount
from lianes_desktop.reading.lines import Line, Page, Row
from lianes_desktop.reading.words import lists, pattern

_MOST = 84
"""A payee is never shown as sure, however well it reads."""
_KNOWN = 88
_HEADING = re.compile(rf"^(?:{'|'.join(sorted(lists('payees')['heading'], key=len, reverse=True))})++$")
"""Nothing but such words, glued or not: the longest first and never given back, so a long row costs no more."""
_ADDRESS, _CONTACT, _THANKS = (pattern("payees", name) for name in ("address", "contact", "thanks"))
_COMPANY = pattern("payees", "company")
_FACT, _TRADE = pattern("payees", "fact"), pattern("payees", "trade")
_LATIN = re.compile(r"[A-Z]")
_LIKELY = ((_ADDRESS, -3.5), (_COMPANY, -1.8), (_TRADE, 1.5))
"""What words make a row less or more of a name; the first that is found holds."""
_FEWEST, _SHARP = 3, 0.75
_MOSTLY = 0.4
"""From this share of rows in Latin letters on, the name is the one in Latin letters."""


def payee_of(page: Page, amounts: Sequence[Amount], expected: Expected) -> Read[str] | None:
    """The name at the head of the receipt, in the spelling of a known payee where it is one."""
    # names stand before the first row that holds money
    first = next((one.row.number for one in amounts if one.cents or one.currency), len(page.rows))
    before = list(accumulate((_legible(row) for row in page.rows), initial=0))
    latin = sum(bool(_LATIN.search(row.folded)) for row in page.rows) > _MOSTLY * len(page.rows)
    weighed = [
        (score, row)
        for row in page.rows
        if (_LATIN.search(row.folded) or not latin) and (score := _score(row, page, first, before[row.number])) > 0
    ]
    if not weighed:
        return None
    weighed.sort(key=lambda pair: pair[0], reverse=True)
    score, row = weighed[0]
    name = _name(row)
    others = tuple(dict.fromkeys(_name(other) for points, other in weighed[1:4] if points > score - 2.5))
    known = process.extractOne(
        name, expected.payees, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=_KNOWN
    )
    confidence = 62 + min(16.0, score * 2.5) - max(0.0, (0.9 - _sharpness(row)) * 100)
    if known is not None:
        name, confidence = known[0], confidence + 6
    return Read(name, max(0, min(_MOST, round(confidence))), page.area(row.lines[0]), others)


def _name(row: Row) -> str:
    return " ".join(
        line.text.strip(" *-=_#:.|") for line in row.lines if _LATIN.search(line.folded) or len(row.lines) == 1
    ).strip()


def _sharpness(row: Row) -> float:
    return min(line.score for line in row.lines)


def _score(row: Row, page: Page, first: int, before: int) -> float:
    """How likely the row is the name; nothing when it cannot be."""
    text = row.folded
    letters = sum(one.isalpha() for one in text)
    if letters < _FEWEST or letters < len(text.replace(" ", "")) / 2:
        return 0.0
    if _HEADING.match(text) or _CONTACT.search(text) or _THANKS.search(text):
        return 0.0
    score = 4.0 - min(3.0, 0.6 * before) - 3.0 * (row.number >= first)
    score += next((worth for words, worth in _LIKELY if words.search(text)), 0.0)
    score -= 3.0 * bool(_FACT.search(text)) + 2.5 * (_sharpness(row) < _SHARP)  # a logo read as letters is not sharp
    return score + max(-0.5, min(1.5, 3 * (row.height / page.print_height - 1))) + 0.5 * _upper(row.lines[0])


def _legible(row: Row) -> bool:
    """Whether a row is print that one reads, and no mere heading."""
    return _sharpness(row) > _SHARP and len(row.folded) >= _FEWEST and not _HEADING.match(row.folded)


def _upper(line: Line) -> bool:
    letters = [one for one in line.text if one.isalpha()]
    return bool(letters) and sum(one.isupper() for one in letters) > 0.8 * len(letters)
