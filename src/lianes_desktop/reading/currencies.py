"""Which money: the sign beside the total, then the others, then what tells the country."""

import re
from collections import Counter
from collections.abc import Sequence

from lianes_desktop.domain.money import EUR, Currency
from lianes_desktop.domain.readings import Expected, Read
from lianes_desktop.reading.figures import MONEY_SIGN
from lianes_desktop.reading.lines import Page
from lianes_desktop.reading.roles import Labelled
from lianes_desktop.reading.sums import Candidate
from lianes_desktop.reading.vocabulary import Role
from lianes_desktop.reading.words import lists, pattern

_ELSEWHERE = frozenset({Role.EQUIVALENT, Role.OTHER})

_TELLS = {code: pattern("tells", code) for code in lists("tells")}
_HINTS = {code: pattern("hints", code) for code in lists("hints")}


def currency_of(
    page: Page, told: Sequence[Labelled], total: Candidate | None, expected: Expected
) -> Read[Currency] | None:
    """The currency of the total."""
    signs = Counter(one.amount.currency for one in told if one.amount.currency and one.role not in _ELSEWHERE)
    text = "\n".join(row.folded for row in page.rows)
    hints: Counter[str] = Counter()
    for patterns, weight in ((_TELLS, 3), (_HINTS, 1)):
        for code, words in patterns.items():
            hints[code] += weight * len({match[0] for match in words.finditer(text)})
    hints = +hints
    others = tuple(Currency(code) for code, _ in signs.most_common(3))
    if total is not None and total.best is not None:
        same = [one.amount for one in told if one.amount.value == total.value and one.amount.currency]
        own = [one.currency or "" for one in same if one.row is total.best.amount.row] or [
            one.currency or "" for one in same
        ]
        if own:
            agreed = hints.get(own[0], 0) > 0 or len(signs) == 1
            return _read(own[0], 97 if agreed else 93, total, page, others)
    if signs:
        code, count = signs.most_common(1)[0]
        agreed = count == sum(signs.values()) and (not hints or hints.most_common(1)[0][0] == code)
        return _read(code, 92 if agreed else 75, total, page, others)
    elsewhere = {one.amount.row.number for one in told if one.role in _ELSEWHERE and one.amount.currency}
    named = _named("\n".join(row.folded for row in page.rows if row.number not in elsewhere))
    if named:
        return _read(named, 91 if not hints or hints.most_common(1)[0][0] == named else 80, total, page, others)
    if hints:
        (code, most), *rest = hints.most_common(2)
        margin = most - (rest[0][1] if rest else 0)
        return _read(code, min(92, 70 + 6 * margin), None, page, ())
    return Read(expected.currency, 65) if expected.currency is not None else Read(EUR, 60)


def _named(text: str) -> str | None:
    """A currency written apart from any figure: "MONTANT EN DH"."""
    found = Counter(str(match.lastgroup) for match in re.finditer(rf"(?<![A-Z]){MONEY_SIGN.pattern}", text))
    return found.most_common(1)[0][0] if len(found) == 1 else None


def _read(
    code: str, confidence: int, total: Candidate | None, page: Page, others: tuple[Currency, ...]
) -> Read[Currency]:
    area = page.area(total.best.amount.line) if total is not None and total.best is not None else None
    return Read(Currency(code), confidence, area, tuple(one for one in others if one.code != code))
