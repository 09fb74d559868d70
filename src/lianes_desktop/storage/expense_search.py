"""Which expenses answer: the segment, the words searched for and the filters, as one condition in SQL."""

from collections.abc import Collection, Mapping
from math import ceil

from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.money import MINOR_DIGITS
from lianes_desktop.domain.seeking import Figure, Word, words_of
from lianes_desktop.services.ports.readings import ExpenseFilter, Narrowing
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.directory import UNFINISHED
from lianes_desktop.storage.folding import match_expression, phrase_expression
from lianes_desktop.storage.queries import EVERY

Condition = tuple[str, list[Stored]]
"""A condition on a row of ``expense`` and the values of its marks."""

_SHOWN = {
    ExpenseFilter.ALL: EVERY,
    ExpenseFilter.INCOMPLETE: f"eligibility IN ({', '.join(map(repr, UNFINISHED))})",
    ExpenseFilter.NOT_ELIGIBLE: f"eligibility = {Eligibility.NOT_ELIGIBLE.value!r}",
}
_PROVED = "IN (SELECT proved.key FROM expense_receipt AS held JOIN expense AS proved ON proved.id = held.expense)"
_WRITTEN = "SELECT rowid FROM expense_search WHERE expense_search MATCH ?"
_READ = (
    "SELECT shown.key FROM reading_search JOIN reading ON reading.key = reading_search.rowid "
    "JOIN receipt_page AS page ON page.digest = reading.digest "
    "JOIN expense_receipt AS held ON held.receipt = page.receipt JOIN expense AS shown ON shown.id = held.expense "
    "WHERE reading_search MATCH ?"
)
_USUAL_DIGITS = 2


def answering(show: ExpenseFilter, search: str, names: Mapping[str, str], narrow: Narrowing) -> Condition:
    """The expenses of the segment that hold every word and pass every filter."""
    parts = [_SHOWN[show]]
    values: list[Stored] = []
    for condition, held in (*_searched(search, names), *_narrowed(narrow)):
        parts.append(condition)
        values += held
    return " AND ".join(parts), values


def _written(expression: str) -> Condition:
    """The expenses whose texts answer an FTS5 expression.

    Every text that is searched is named here: an expense's own words, which ``storage.shapes`` gathers in its column
    ``search``, and the words read on its receipts.
    """
    return f"(key IN ({_WRITTEN}) OR key IN ({_READ}))", [expression, expression]


def _searched(search: str, names: Mapping[str, str]) -> list[Condition]:
    """One condition for the words that only texts may hold, one for each of the others."""
    plain, found = [], []
    folded = {code: fold(name).split() for code, name in names.items()} if search else {}
    for word in words_of(search):
        kinds = _kinds(word, folded)
        if not fold(word.text):
            continue
        if kinds or word.figures:
            found.append(_meant(word, kinds))
        else:
            plain.append(word.text)
    return [_written(match_expression(" ".join(plain))), *found] if plain else found


def _kinds(word: Word, names: Mapping[str, list[str]]) -> list[str]:
    """The codes of the kinds whose name has words that begin like this one."""
    typed = fold(word.text).split()
    return [code for code, name in names.items() if typed and all(any(n.startswith(w) for n in name) for w in typed)]


def _meant(word: Word, kinds: list[str]) -> Condition:
    """Texts with the word, or one of the kinds it names, or one of the sums it stands for."""
    expression = phrase_expression(word.text) if word.figures else match_expression(word.text)
    meant = [_written(expression)]
    if kinds:
        meant.append((f"kind IN ({_marks(kinds)})", [*kinds]))
    meant += map(_summed, word.figures)
    return f"({' OR '.join(part for part, _values in meant)})", [one for _part, values in meant for one in values]


def _summed(figure: Figure) -> Condition:
    """Sums in euros, and in the currency of the receipt with that currency's own decimals."""
    parts, values = ["euro_cents >= ? AND euro_cents < ?"], _units(figure, _USUAL_DIGITS)
    unusual = [code for code, digits in MINOR_DIGITS.items() if digits != _USUAL_DIGITS]
    parts.append(f"amount_minor >= ? AND amount_minor < ? AND amount_currency NOT IN ({_marks(unusual)})")
    values += [*_units(figure, _USUAL_DIGITS), *unusual]
    for digits in sorted(set(MINOR_DIGITS.values()) - {_USUAL_DIGITS}):
        codes = [code for code, own in MINOR_DIGITS.items() if own == digits]
        parts.append(f"amount_minor >= ? AND amount_minor < ? AND amount_currency IN ({_marks(codes)})")
        values += [*_units(figure, digits), *codes]
    return " OR ".join(f"({part})" for part in parts), values


def _units(figure: Figure, digits: int) -> list[Stored]:
    return [ceil(one.scaleb(digits)) for one in (figure.least, figure.below)]


def _narrowed(narrow: Narrowing) -> list[Condition]:
    found: list[Condition] = []
    if narrow.kinds:
        found.append((f"kind IN ({_marks(narrow.kinds)})", [*narrow.kinds]))
    if narrow.payers:
        known: list[Stored] = [one.bytes for one in narrow.payers if one is not None]
        either = [f"payer IN ({_marks(known)})"] if known else []
        either += ["payer IS NULL"] if None in narrow.payers else []
        found.append((f"({' OR '.join(either)})", known))
    if narrow.eligibilities:
        found.append((f"eligibility IN ({_marks(narrow.eligibilities)})", [one.value for one in narrow.eligibilities]))
    for day, sign in ((narrow.since, ">="), (narrow.until, "<=")):
        if day is not None:
            found.append((f"paid_on {sign} ?", [day.isoformat()]))
    if narrow.receipt is not None:
        found.append((f"key {_PROVED}" if narrow.receipt else f"key NOT {_PROVED}", []))
    return found


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
