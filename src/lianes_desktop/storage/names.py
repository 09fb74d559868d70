"""A person's name wherever it stands in a text, however it is written, and the words that take its place.

A whole name is found without accents, in any case, with any spaces or dashes; in Arabic also behind « و », « ل » and
their like. A family name or a given name alone is theirs only when nobody else who stays bears it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lianes_desktop.domain.folding import fold

ERASED = "personne effacée"
ERASED_AR = "شخص محذوف"
_SHORTEST_ALONE = 4
_TITLES = frozenset(
    fold(one)
    for one in (
        *("M", "Mr", "Mme", "Mlle", "Monsieur", "Madame", "Si", "Lalla", "Dr", "Pr"),
        *("السيد", "السيدة", "الأستاذ", "الأستاذة", "الدكتور", "الدكتورة"),
    )
)
_JOINED = ("و", "ف", "ب", "ل", "ك")
"""Arabic words of one letter, written with the next."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_NUMBER = re.compile(r"\+?\d(?:[ .\-()/\u00a0\u202f]?\d){7,14}")
_NATIONAL = 9
"""Figures of a French or a Moroccan number behind its country."""


class _Word(NamedTuple):
    text: str
    """Folded."""
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What names one person."""

    whole: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    """Folded words that follow each other."""
    families: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    """Names told alone: where they begin with a capital, or in Arabic."""
    given: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    """Names told alone: where they begin with a capital; in Arabic, where most are words too, behind a title."""
    numbers: frozenset[str] = field(default=frozenset(), repr=False)
    """The last figures of telephones."""

    def __or__(self, other: "Names") -> "Names":
        """Both."""
        return Names(
            self.whole | other.whole,
            self.families | other.families,
            self.given | other.given,
            self.numbers | other.numbers,
        )

    def borne_too(self, others: Iterable["Names"]) -> "Names":
        """Without what names somebody else too."""
        ones = list(others)
        return Names(
            self.whole.difference(*(one.whole for one in ones)),
            self.families.difference(*(one.families for one in ones)),
            self.given.difference(*(one.given for one in ones)),
            self.numbers.difference(*(one.numbers for one in ones)),
        )

    def replaced(self, text: str, *, folded: bool = False) -> str:
        """The text with other words in the name's place; ``folded`` texts have no capitals to tell a name by."""
        text = _NUMBER.sub(self._number, text) if self.numbers else text
        if not self._may_stand_in(text):
            return text
        words = list(_words(text))
        out, at, before = "", 0, 0
        while at < len(words):
            count = self._length(words, at, folded=folded)
            if count:
                start, end = words[at].start, words[at + count - 1].end
                word = ERASED_AR if _ARABIC.search(text[start:end]) else ERASED
                first = text[start] if self._is_joined(words[at : at + count]) else ""
                out += text[before:start] + first + (fold(word) if folded else word)
                before = end
            at += count or 1
        return out + text[before:]

    def _may_stand_in(self, text: str) -> bool:
        """A quick look: a hundred thousand texts without the name cost next to nothing."""
        plain = text.lower() if text.isascii() else fold(text)
        for names in (self.whole, self.families, self.given):
            for name in names:
                if name[0] in plain and all(word in plain for word in name):
                    return True
        return False

    def _length(self, words: Sequence[_Word], at: int, *, folded: bool) -> int:
        """How many words from there are the name; 0 when none is."""
        longest = 0
        titled = bool(at) and words[at - 1].text in _TITLES
        for name in self.whole | self.families | self.given:
            found = words[at : at + len(name)]
            if len(name) <= longest or not _same(found, name):
                continue
            arabic = bool(_ARABIC.search(name[0]))
            told = titled or (arabic and name in self.families) or (not arabic and (folded or found[0].capital))
            if name in self.whole or told:
                longest = len(name)
        return longest

    def _is_joined(self, found: Sequence[_Word]) -> bool:
        said = tuple(one.text for one in found)
        return said not in self.whole | self.families | self.given

    def _number(self, found: re.Match[str]) -> str:
        return ERASED if _figures(found[0]) in self.numbers else found[0]


def names_of(pairs: Iterable[tuple[str, str]], others: Iterable[str] = (), numbers: Iterable[str] = ()) -> Names:
    """Of (given name, family name) in each script, and of what else names the person: an address, another script."""
    whole: set[tuple[str, ...]] = set()
    families: set[tuple[str, ...]] = set()
    firsts: set[tuple[str, ...]] = set()
    for given, family in pairs:
        first, last = tuple(fold(given).split()), tuple(fold(family).split())
        whole |= {(*first, *last), (*last, *first)} if first and last else set()
        for name, alone in ((first, firsts), (last, families)):
            if sum(map(len, name)) >= _SHORTEST_ALONE:
                alone.add(name)
    whole |= {said for one in others if (said := tuple(fold(one).split()))}
    return Names(
        frozenset(whole),
        frozenset(families),
        frozenset(firsts),
        frozenset(one for one in map(_figures, numbers) if len(one) == _NATIONAL),
    )


def _figures(number: str) -> str:
    return "".join(one for one in fold(number) if one.isdigit())[-_NATIONAL:]


def _same(found: Sequence[_Word], name: Sequence[str]) -> bool:
    if len(found) != len(name) or any(one.text != word for one, word in zip(found[1:], name[1:], strict=True)):
        return False
    first, wanted = found[0].text, name[0]
    return first == wanted or (first[:1] in _JOINED and first[1:] == wanted and bool(_ARABIC.search(wanted)))


def _words(text: str) -> Iterator[_Word]:
    """The words as the search folds them, and where each stands."""
    said, start, end, capital = "", 0, 0, False
    for at, one in enumerate(text):
        letters = fold(one)
        if letters:
            if not said:
                start, capital = at, one.isupper()
            said, end = said + letters.replace(" ", ""), at + 1
        elif said and not _marks(one):
            yield _Word(said, start, end, capital)
            said = ""
        elif said:
            end = at + 1
    if said:
        yield _Word(said, start, end, capital)


def _marks(one: str) -> bool:
    """Whether a sign only dresses the letter before it: accents, Arabic vowels, the stroke that stretches a word."""
    return fold(f"a{one}a") == "aa"
