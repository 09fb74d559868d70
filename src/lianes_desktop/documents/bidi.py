"""The order of letters on a line that mixes Arabic and Latin: Unicode's UAX #9, implicit rules and isolates.

Explicit embeddings and overrides are passed over: nobody types them, and they are how text is made to lie.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_PASSED_OVER = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *_ISOLATES})
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_RIGHT = frozenset({"R", "EN", "AN"})
_BLANK = frozenset({"WS", "BN", "PDI", *_ISOLATES})
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_MOST_PAIRS = 63
_DEEPEST = 125


def is_right_to_left(text: str) -> bool:
    """Whether any letter or digit of the text has to do with a right-to-left script."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)


def first_strong(text: str) -> int:
    """The level a text asks for by its first letter outside isolates: 1 for Arabic, else 0."""
    depth = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in _STRONG:
            return int(kind != "L")
    return 0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one direction: positions in the text; odd levels read from the right."""

    start: int
    end: int
    level: int


def levels_of(text: str, base: int) -> list[int]:
    """The embedding level of every character in a paragraph whose own level is ``base`` (0 or 1)."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    levels = [base] * len(text)
    for level, members in _scopes(text, kinds, base):
        resolved = _resolve([kinds[at] for at in members], [text[at] for at in members], level)
        for at, kind in zip(members, resolved, strict=True):
            levels[at] = level + _raise(kind, level)
    for at, kind in enumerate(kinds):
        if kind in _PASSED_OVER:
            levels[at] = levels[at - 1] if at else base
    return levels


def visual_runs(text: str, levels: Sequence[int], start: int, end: int, base: int) -> list[Run]:
    """The runs of one line, from left to right as they are drawn (rules L1 and L2)."""
    line = list(levels[start:end])
    for at in range(end - 1, start - 1, -1):
        if unicodedata.bidirectional(text[at]) not in _BLANK:
            break
        line[at - start] = base
    runs = []
    at = start
    for level, group in groupby(line):
        length = len(list(group))
        runs.append(Run(at, at + length, level))
        at += length
    for level in range(max(line, default=0), 0, -1):
        runs = _reversed_from(runs, level)
    return runs


def _reversed_from(runs: list[Run], level: int) -> list[Run]:
    """Every stretch of runs at ``level`` or above, turned round."""
    turned: list[Run] = []
    for high, group in groupby(runs, key=lambda run: run.level >= level):
        stretch = list(group)
        turned.extend(reversed(stretch) if high else stretch)
    return turned


def _raise(kind: str, level: int) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)


def _scopes(text: str, kinds: list[str], base: int) -> list[tuple[int, list[int]]]:
    """Characters gathered by isolate: without embeddings these are the isolating run sequences."""
    scopes: list[tuple[int, list[int]]] = [(base, [])]
    open_scopes = [scopes[0]]
    too_deep = 0
    for at, kind in enumerate(kinds):
        if kind in _PASSED_OVER:
            continue
        if kind == "PDI":
            if too_deep:
                too_deep -= 1
            elif len(open_scopes) > 1:
                open_scopes.pop()
        open_scopes[-1][1].append(at)
        if kind in _ISOLATES:
            outer = open_scopes[-1][0]
            right = kind == "RLI" or (kind == "FSI" and first_strong(_inside(text, at)) == 1)
            level = outer + 1 + (outer % 2 == int(right))
            if level > _DEEPEST or too_deep:
                too_deep += 1
                continue
            open_scopes.append((level, []))
            scopes.append(open_scopes[-1])
    return [(level, members) for level, members in scopes if members]


def _inside(text: str, at: int) -> str:
    """What stands between the isolate opened at ``at`` and its end."""
    depth = 1
    for end in range(at + 1, len(text)):
        kind = unicodedata.bidirectional(text[end])
        depth += (kind in _ISOLATES) - (kind == "PDI")
        if not depth:
            return text[at + 1 : end]
    return text[at + 1 :]


def _resolve(kinds: list[str], chars: list[str], level: int) -> list[str]:
    """Rules W1 to W7 and N0 to N2 on one isolating run sequence: only L, R, EN and AN are left."""
    own = "R" if level % 2 else "L"
    given = list(kinds)
    _weak(kinds, own)
    _brackets(kinds, chars, given, own)
    at = 0
    for neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = at + len(list(group))
        if neutral:
            before = _side(kinds[at - 1]) if at else own
            after = _side(kinds[end]) if end < len(kinds) else own
            kinds[at:end] = [before if before == after else own] * (end - at)
        at = end
    return kinds


def _side(kind: str) -> str:
    """Numbers side with the right when neutrals look around."""
    return "R" if kind in _RIGHT else "L"


def _weak(kinds: list[str], own: str) -> None:
    """Rules W1 to W7, in place."""
    _marks_and_numbers(kinds, own)
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        joins = (kinds[at] == "ES" and before == "EN") or (kinds[at] == "CS" and before in _NUMBERS)
        if joins and before == after:
            kinds[at] = before
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        if kind == "ET" and "EN" in {*kinds[max(at - 1, 0) : at], *kinds[end : end + 1]}:
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    strong = own
    for at, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in {"L", "R"}:
            strong = kind


def _marks_and_numbers(kinds: list[str], own: str) -> None:
    """Rules W1 to W3, in place: marks follow their letter, digits after Arabic letters are Arabic."""
    previous = strong = own
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = "ON" if previous == "PDI" or previous in _ISOLATES else previous
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        if kinds[at] in _STRONG:
            strong = kinds[at]
        previous = kinds[at]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _brackets(kinds: list[str], chars: list[str], given: list[str], own: str) -> None:
    """Rule N0, in place: a pair of brackets takes the side of what it holds."""
    for start, end in _pairs(kinds, chars):
        held = {_side(kind) for kind in kinds[start + 1 : end] if kind not in _NEUTRAL}
        if not held:
            continue
        side = own
        if own not in held:
            before = next((_side(kind) for kind in reversed(kinds[:start]) if kind not in _NEUTRAL), own)
            side = before if before != own else own
        for at in (start, end):
            kinds[at] = side
            following = at + 1
            while following < len(kinds) and given[following] == "NSM":
                kinds[following] = side
                following += 1


def _pairs(kinds: list[str], chars: list[str]) -> list[tuple[int, int]]:
    """Bracket pairs by rule BD16, in the order they open."""
    waiting: list[tuple[str, int]] = []
    found = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in _CLOSING:
            if len(waiting) == _MOST_PAIRS:
                return []
            waiting.append((_CLOSING[char], at))
        elif any(char == closing for closing, _ in waiting):
            while True:
                closing, start = waiting.pop()
                if closing == char:
                    found.append((start, at))
                    break
    return sorted(found)
