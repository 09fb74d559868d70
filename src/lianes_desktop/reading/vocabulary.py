"""What tills write before a figure, in French, Arabic and English: one role a label.

Matched against capitals without accents. The words come from printed receipts; a new one is added here.
"""

import re
from enum import Enum, auto

from rapidfuzz import fuzz

from lianes_desktop.reading.words import lists, pattern


class Role(Enum):
    """What the figure after a label is."""

    TOTAL = auto()
    """What was to be paid, said without doubt."""
    SUM = auto()
    """A bare "total"."""
    PRICE = auto()
    """"Montant", "prix": the total of a slip that has no other."""
    PAID = auto()
    """By card, by transfer: the total, once more."""
    CASH = auto()
    CHANGE = auto()
    NET = auto()
    """Before tax."""
    TAX = auto()
    SUBTOTAL = auto()
    DEPOSIT = auto()
    REMAINDER = auto()
    DISCOUNT = auto()
    EXTRA = auto()
    """Service, tip, local taxes: added to the rest."""
    OWN = auto()
    """What an insurer leaves to the person."""
    EQUIVALENT = auto()
    """The same sum in another currency; what a bureau de change hands over."""
    OTHER = auto()
    """A count, a measure, a unit price, a balance, a rate: never the total."""


_RULES = tuple((Role[name.upper()], pattern("labels", name)) for name in lists("labels"))
_ARABIC = tuple((Role[name.upper()], label) for name, labels in lists("arabic_labels").items() for label in labels)
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a]{3,}")
_ARABIC_NEAR = 78
"""Arabic is read less well: a label counts from this likeness on."""
_SPELT = (
    "TOTAL TTC",
    "NET A PAYER",
    "TOTAL A PAYER",
    "MONTANT TOTAL",
    "GRAND TOTAL",
    "TOTAL GENERAL",
    "SOMME PERCUE",
    "MONTANT TTC",
)
_NEAR_ENOUGH = 86
_WITHIN_WORDS = str.maketrans("01", "OI")
_MIXED = re.compile(r"(?<=[A-Z])[01](?=[A-Z])")


def role_of(label: str) -> Role | None:
    """What the figure after the label is; ``None`` when the label says nothing we know."""
    text = _MIXED.sub(lambda word: word[0].translate(_WITHIN_WORDS), label)
    if (
        re.search(r"TOTAL|MONTANT", text)
        and re.search(r"\bTTC|A PAYER|DUE?\b|GENERAL", text)
        and "DONT" not in text
        and "SOUS" not in text
    ):
        return Role.REMAINDER if re.search(r"\bREST", text) else Role.TOTAL
    for role, words in _RULES:
        if words.search(text):
            return role
    if _ARABIC_LETTERS.search(text):
        return _arabic_role(text)
    if any(fuzz.partial_ratio(one, text) >= _NEAR_ENOUGH for one in _SPELT if len(text) >= len(one) - 2):
        return Role.TOTAL
    if fuzz.ratio(text.strip(" :.*=-"), "TOTAL") >= 80:  # noqa: PLR2004 - one letter of five misread
        return Role.SUM
    return None


def _arabic_role(text: str) -> Role | None:
    """The role of the Arabic label nearest to the text, one or two letters misread."""
    bare = re.sub(r"[^\u0620-\u064a ]", "", text).strip()
    best = max(((fuzz.ratio(label, bare), role) for role, label in _ARABIC), key=lambda pair: pair[0])
    return best[1] if best[0] >= _ARABIC_NEAR else None
