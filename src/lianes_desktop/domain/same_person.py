"""Whether two cards may be of one person: a question to ask, never an answer.

The same e-mail, the same telephone however it was typed, or the same name in either script. Across scripts names are
held by their consonants (DOMAIN §8.5): short vowels are not written in Arabic, and each Latin spelling chooses its own.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import ContactId

_FEWEST_CONSONANTS = 3
"""Names of fewer consonants are too alike across scripts to say anything."""
_ALIKE = 0.65
"""Two Latin spellings of one name share this much: Youssef and Yusuf do, Hassan and Hussein do not."""
_LAST_FIGURES = 9
"""The figures of a French or Moroccan number that do not depend on how it is dialled."""

_ARTICLES = frozenset({"el", "al", "l"})
_SERVANT_AR = re.compile(r"\bعبدال(?=\w)")
_SERVANT = re.compile(r"abd[aeou]+l(?=\w|$)")
_PAIRS = (
    ("tch", "S"), ("sch", "S"), ("ch", "S"), ("sh", "S"), ("kh", "k"), ("gh", "G"), ("rh", "G"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("dj", "j"), ("ck", "k"),
)  # fmt: skip
_LATIN = str.maketrans({"q": "k", "p": "b", "v": "f", "x": "s", "G": "g", **dict.fromkeys("aeiouyw", None)})
_ARABIC = str.maketrans(
    {
        "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ط": "t", "ج": "j", "ح": "h", "ه": "h", "خ": "k", "ق": "k", "ك": "k",
        "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r", "ز": "z", "س": "s", "ص": "s", "ش": "S", "چ": "S", "غ": "g",
        "گ": "g", "ڭ": "g", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n",
        **dict.fromkeys("اعويءﺀ", None),
    }
)  # fmt: skip
_VOWELS = "aeiouyhw"
_LONG_ENOUGH = 4
_SOFT_C, _SOFT_G = re.compile(r"c(?=[eiy])"), re.compile(r"g(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")


class Sign(StrEnum):
    """What two cards have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Namesake:
    """A card that may be of the same person, and what says so, the most telling first."""

    id: ContactId
    signs: tuple[Sign, ...]


def namesakes(contact: Contact, others: Iterable[Contact]) -> tuple[Namesake, ...]:
    """The others that may be the same person, those with the most in common first, else in their order."""
    found = [Namesake(one.id, signs(contact, one)) for one in others if one.id != contact.id]
    return tuple(sorted((one for one in found if one.signs), key=lambda one: -len(one.signs)))


def signs(one: Contact, other: Contact) -> tuple[Sign, ...]:
    """What two cards have in common."""
    found = []
    if one.email and one.email.casefold() == other.email.casefold():
        found.append(Sign.EMAIL)
    if _numbers(one) & _numbers(other):
        found.append(Sign.PHONE)
    if _same_name(one, other):
        found.append(Sign.NAME)
    return tuple(found)


def _numbers(contact: Contact) -> set[str]:
    found = {_figures(raw) for raw in (contact.phone, contact.mobile) if raw}
    return found - {""}


@lru_cache(maxsize=16_384)
def _figures(raw: str) -> str:
    """The figures by which a number is known however it is dialled; none of one that is no number."""
    digits = "".join(one for one in fold(raw) if one.isdigit())
    return digits[-_LAST_FIGURES:] if len(digits) >= _LAST_FIGURES else ""


def _same_name(one: Contact, other: Contact) -> bool:
    if _traces(*_parts(one)).isdisjoint(_traces(*_parts(other))):
        return False  # most people: nothing of either name is alike
    mine, theirs = (one.given_name, one.family_name), (other.given_name, other.family_name)
    mine_ar, theirs_ar = (one.given_name_ar, one.family_name_ar), (other.given_name_ar, other.family_name_ar)
    if _alike(mine, theirs, _same_latin) or _alike(mine_ar, theirs_ar, _same_arabic):
        return True
    if any(mine) and any(theirs):  # both are written in Latin, and differ
        return False
    return _across(mine, theirs_ar) or _across(theirs, mine_ar)


def _parts(one: Contact) -> tuple[str, str, str, str]:
    return one.given_name, one.family_name, one.given_name_ar, one.family_name_ar


@lru_cache(maxsize=16_384)
def _traces(given: str, family: str, given_ar: str, family_ar: str) -> frozenset[str]:
    """All by which a name may be told to be another: two people who share none of it have no name in common."""
    found = set()
    for parts in ((given, family), (given_ar, family_ar)):
        for part in (*parts, _sorted(" ".join(parts))):
            found |= {_joined(part), _bare_arabic(part), _sounds(part)}
    return frozenset(found - {""})


def _across(latin: tuple[str, str], arabic: tuple[str, str]) -> bool:
    """One name in the two scripts, long enough to say anything."""
    long_enough = len(latin_sounds(" ".join(latin))) >= _FEWEST_CONSONANTS
    return long_enough and _alike(latin, arabic, _same_sounds)


def _alike(mine: tuple[str, str], theirs: tuple[str, str], same: Callable[[str, str], bool]) -> bool:
    """Given and family names in either order; a name of one part is one of its own, held against the whole."""
    if not all((*mine, *theirs)):
        whole, other = " ".join(mine).strip(), " ".join(theirs).strip()
        return bool(whole and other) and len(whole.split()) > 1 and same(_sorted(whole), _sorted(other))
    (given, family), (first, last) = mine, theirs
    return (same(family, last) and same(given, first)) or (same(family, first) and same(given, last))


def _sorted(whole: str) -> str:
    return " ".join(sorted(whole.split()))


def _same_latin(one: str, other: str) -> bool:
    """One name in two spellings: the same consonants, and not too far apart in the rest."""
    first, second = _joined(one), _joined(other)
    if first == second:
        return bool(first)
    sounds = latin_sounds(one)
    return bool(sounds) and sounds == latin_sounds(other) and SequenceMatcher(None, first, second).ratio() >= _ALIKE


def _same_arabic(one: str, other: str) -> bool:
    """One name, with its article or without, in one word or in two."""
    first = _bare_arabic(one)
    return bool(first) and first == _bare_arabic(other)


def _same_sounds(one: str, other: str) -> bool:
    """A name in Latin and one in Arabic, in either order: the same consonants."""
    first, second = _sounds(one), _sounds(other)
    return bool(first) and first == second


def _sounds(name: str) -> str:
    return arabic_sounds(name) if any("\u0600" <= letter <= "\u06ff" for letter in name) else latin_sounds(name)


@lru_cache(maxsize=16_384)
def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


@lru_cache(maxsize=16_384)
def _bare_arabic(name: str) -> str:
    return fold(name).replace(" ", "").replace("ال", "").replace("ء", "")


@lru_cache(maxsize=16_384)
def latin_sounds(name: str) -> str:
    """The consonants of a name in Latin: ``mhmd`` for Mohamed and Mohammed, ``abd`` and what is served for Abdel…."""
    words = _SERVANT.sub("abd ", fold(name)).split()
    return "".join(_consonants(word) for word in words if word not in _ARTICLES)


@lru_cache(maxsize=16_384)
def arabic_sounds(name: str) -> str:
    """The consonants of a name in Arabic, as ``latin_sounds`` writes them."""
    words = (_without_article(word) for word in _SERVANT_AR.sub("عبد ال", fold(name)).split())
    return "".join(_ended(word.translate(_ARABIC)) for word in words)


def _consonants(word: str) -> str:
    if len(word) > _LONG_ENOUGH and word[:2] in _ARTICLES and word[2] not in _VOWELS:
        word = word[2:]  # Elmansouri
    for written, heard in _PAIRS:
        word = word.replace(written, heard)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    word = _SOFT_G.sub("j", word)
    return _ended(word.translate(_LATIN))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > _LONG_ENOUGH - 1 else word


def _ended(sounds: str) -> str:
    """A doubled letter counts once, and an h at the end is written or not."""
    return _DOUBLED.sub(r"\1", sounds).removesuffix("h")
