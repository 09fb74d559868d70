"""The name on a business card: which line it is, and where the given name ends."""

import re
from typing import NamedTuple

from lianes_desktop.domain.folding import fold
from lianes_desktop.reading.card_words import is_arabic

_TITLES = re.compile(
    r"^(M\.|Mr\.?|Mme\.?|Mlle\.?|Dr\.?|Pr\.?|Prof\.?|Me|Ing\.?|Monsieur|Madame|Docteur)\s+(?=\S)", re.IGNORECASE
)
_TITLES_AR = re.compile(r"^(?:السيد[ةه]?|الدكتور[ةه]?|الأستاذ[ةه]?|الاستاذ[ةه]?|د\.|ذ\.)\s+")
_WORD = re.compile(r"^[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?$")
_PARTICLES = frozenset(
    {"el", "al", "ben", "bent", "ibn", "ait", "ould", "moulay", "sidi", "lalla", "hadj", "de", "du", "la", "le"}
)
"""A family name goes on from these (DOMAIN §8.5): what stands before the first of them is the given name."""
_LEADING = frozenset({"moulay", "sidi", "lalla", "hadj"})
"""These stand before the given name too, and belong to it."""
_SERVANT = "عبد"
_FEWEST_WORDS, _MOST_WORDS = 2, 6
_SURE, _LIKELY, _GUESSED = 95, 80, 68


class Name(NamedTuple):
    """A name parted in two, and how sure we are of where (0 to 100)."""

    title: str
    given: str
    family: str
    certain: int


def may_be_name(text: str) -> bool:
    """Whether a line has the shape of a name: two to six words of letters alone, each begun by a capital."""
    bare = _TITLES_AR.sub("", text) if is_arabic(text) else _TITLES.sub("", text)
    words = bare.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not all(_WORD.match(word) for word in words):
        return False
    return is_arabic(bare) or all(word[0].isupper() or fold(word) in _PARTICLES for word in words)


def parted(text: str, email: str) -> Name:
    """The name of a line; capitals tell the family name, else the e-mail, else a particle, else the place."""
    if is_arabic(text):
        return _parted_arabic(_TITLES_AR.sub("", text).split())
    found = _TITLES.match(text)
    title = found.group(1) if found else ""
    words = text[found.end() if found else 0 :].split()
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if any(capitals) and not all(capitals):
        return _by_capitals(title, words, capitals)
    at = _by_email(words, email)
    if at:
        return Name(title, " ".join(words[:at]), " ".join(words[at:]), _LIKELY)
    start = 1
    while start < len(words) - 1 and fold(words[start - 1]) in _LEADING:
        start += 1
    particle = next((n for n in range(start, len(words)) if fold(words[n]) in _PARTICLES - _LEADING), None)
    at = particle if particle is not None else start
    return Name(title, " ".join(words[:at]), " ".join(words[at:]), _LIKELY if particle is not None else _GUESSED)


def _by_capitals(title: str, words: list[str], capitals: list[bool]) -> Name:
    """Nadia El AMRANI, EL AMRANI Nadia: the words in capitals are the family name, with their particle."""
    first = capitals.index(True)
    while first - 1 > 0 and fold(words[first - 1]) in _PARTICLES - _LEADING:
        first -= 1
    last = len(words) - capitals[::-1].index(True)
    family = " ".join(words[first:last])
    given = " ".join((*words[:first], *words[last:]))
    return Name(title, given, family, _SURE)


def _by_email(words: list[str], email: str) -> int:
    """Where the family name begins as ``n.elamrani@`` or ``nadia.elamrani@`` says; 0 when it does not."""
    parts = [fold(part).replace(" ", "") for part in re.split(r"[._\-]", email.partition("@")[0]) if part]
    for at in range(1, len(words)):
        if any(fold(" ".join(words[at:])).replace(" ", "") == part for part in parts):
            return at
    return 0


def _parted_arabic(words: list[str]) -> Name:
    at = 2 if words[0] == _SERVANT and len(words) > _FEWEST_WORDS else 1
    return Name("", " ".join(words[:at]), " ".join(words[at:]), _GUESSED if len(words) > at + 1 else _LIKELY)
