"""Arabic-Indic figures, which neither engine reads: each sign of a piece is told apart, then named by a small network.

The network is two layers of weights, learnt from figures printed, blurred and spoilt by ``python -m till.figures``.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from lianes_desktop.assets import resource

Pixels = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float32]

NAMES = "0123456789,./-x"
"""What a sign may be; ``x`` is anything else, letters above all."""
SIDE = 24
"""Pixels of the square a sign is drawn in to be named."""
FEATURES = SIDE * SIDE + 4
_HIGH = 96
_PAPER = 31
_SMALLEST_AREA, _SMALLEST_HEIGHT = 25, 5
_RIM = 12
"""Lower than this and at the edge of the piece, it belongs to the line above or below."""
_TALL = 0.6
"""Signs as high as this share of the highest give the line its top and foot."""
_SMALL = 0.45
"""A nought is a dot, lower than this share of the highest sign."""
_MIDDLE = (0.25, 0.75)
"""Between these shares of the line stands the middle of a nought: dots of letters are above or below."""
_STACKED = 0.5
"""Two dots that overlap by this share of their width are a colon."""
_APART = 0.7
"""Signs further apart than this share of the line's height belong to two figures."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a piece: its place in pixels of the piece once it is level, and its shape."""

    x: int
    y: int
    width: int
    height: int
    shape: npt.NDArray[np.bool_]

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a piece in Western signs, or letters (no text); from ``left`` to ``right``, shares of its width."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What a piece holds, from left to right; ``score``, 0 to 1, is of its figures."""

    parts: tuple[Part, ...] = ()
    score: float = 0.0

    @property
    def runs(self) -> tuple[str, ...]:
        """The figures alone."""
        return tuple(one.text for one in self.parts if one.text)

    @property
    def whole(self) -> bool:
        """Whether there is nothing but figures."""
        return bool(self.parts) and all(one.text for one in self.parts)


class IndicFigures:
    """Loaded at the first piece."""

    @cached_property
    def _weights(self) -> tuple[Numbers, ...]:
        with np.load(resource("reading", "indic.npz")) as kept:
            return tuple(kept[f"arr_{at}"].astype(np.float32) for at in range(4))

    def read(self, piece: Pixels) -> Figures:
        """The figures of a piece (height × width × 3); there may be none."""
        grey = np.asarray(cv2.cvtColor(piece, cv2.COLOR_BGR2GRAY), np.uint8)
        found = signs(grey)
        if not found:
            return Figures()
        first, second, third, fourth = self._weights
        hidden = np.maximum(features(found) @ first + second, 0)
        told = hidden @ third + fourth
        likely = np.exp(told - told.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        named = _named(found, [NAMES[at] for at in likely.argmax(axis=1)], [float(one) for one in likely.max(axis=1)])
        return _figures(named, max(one.height for one in found), _level_width(grey))


def signs(grey: Pixels) -> list[Sign]:
    """The signs of a line of print, by where their middles stand from left to right."""
    wide = _level_width(grey)
    how = cv2.INTER_CUBIC if grey.shape[0] < _HIGH else cv2.INTER_AREA
    level = cv2.resize(grey, (wide, _HIGH), interpolation=how)
    paper = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((_PAPER, _PAPER), np.uint8))
    even = cv2.GaussianBlur(cv2.divide(level, paper, scale=255), (3, 3), 0)
    _, ink = cv2.threshold(even, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    count, labels, told, _ = cv2.connectedComponentsWithStats(ink)
    found = []
    for at in range(1, count):
        x, y, width, height, area = (int(one) for one in told[at])
        rim = (y == 0 or y + height == _HIGH) and height < _RIM
        if area >= _SMALLEST_AREA and height >= _SMALLEST_HEIGHT and not rim:
            found.append(Sign(x, y, width, height, labels[y : y + height, x : x + width] == at))
    return sorted(found, key=lambda one: one.x + one.width / 2)


def _level_width(grey: Pixels) -> int:
    """How wide a piece is at the height its signs are found at."""
    high, wide = grey.shape[:2]
    return max(16, round(int(wide) * _HIGH / int(high)))


def features(found: list[Sign]) -> Numbers:
    """What the network is told of each sign: its shape, then height, width, place and fullness; n × ``FEATURES``."""
    top, foot = _line(found)
    high = max(1, foot - top)
    rows = []
    for one in found:
        scale = (SIDE - 2) / max(one.width, one.height)
        size = max(1, round(one.width * scale)), max(1, round(one.height * scale))
        drawn = cv2.resize(one.shape.astype(np.float32), size, interpolation=cv2.INTER_AREA)
        square = np.zeros((SIDE, SIDE), np.float32)
        down, across = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
        square[down : down + size[1], across : across + size[0]] = drawn
        place = (one.y + one.height / 2 - top) / high
        told = (2 * one.height / high, 2 * one.width / high, 2 * place, 2 * float(one.shape.mean()))
        rows.append(np.concatenate([square.ravel(), np.array(told, np.float32)]))
    return np.array(rows, np.float32)


def _line(found: list[Sign]) -> tuple[int, int]:
    """Top and foot of the line."""
    highest = max(one.height for one in found)
    return min(one.y for one in found if one.height >= _TALL * highest), max(one.y + one.height for one in found)


def _figures(named: list["_Named"], highest: int, wide: int) -> Figures:
    """The runs of a piece ``wide`` pixels wide, its highest sign ``highest`` pixels high."""
    runs: list[list[_Named]] = []
    for one in named:
        last = runs[-1][-1] if runs else None
        alike = last is not None and (last.name == "x") == (one.name == "x")
        if last is None or not alike or one.left - last.right > _APART * highest:
            runs.append([])
        runs[-1].append(one)
    lettered = any(one.name == "x" for one in named)
    parts, every = [], []
    for run in runs:
        bare = [] if run[0].name == "x" else _bare(run)
        # dots of letters are no noughts
        if bare and not (lettered and all(one.name in "0,./-:" for one in bare)):
            parts.append(Part("".join(one.name for one in bare), bare[0].left / wide, bare[-1].right / wide))
            every += [one.score for one in bare]
        elif parts and not parts[-1].text:
            parts[-1] = Part("", parts[-1].left, run[-1].right / wide)
        else:
            parts.append(Part("", run[0].left / wide, run[-1].right / wide))
    return Figures(tuple(parts), sum(every) / len(every) if every else 0.0)


class _Named(NamedTuple):
    name: str
    score: float
    left: int
    right: int


def _named(found: list[Sign], names: list[str], scores: list[float]) -> list[_Named]:
    """The signs with their names, two dots made one, and blots where a nought stands noughts."""
    top, foot = _line(found)
    high, highest = max(1, foot - top), max(one.height for one in found)
    named: list[_Named] = []
    before: Sign | None = None
    for one, name, score in zip(found, names, scores, strict=True):
        small = one.height < _SMALL * highest
        if small and before is not None and _stacked(before, one):
            named[-1] = _Named(":", named[-1].score, named[-1].left, max(before.right, one.right))
            before = None
            continue
        middle = (one.y + one.height / 2 - top) / high
        if name == "x" and small and _MIDDLE[0] < middle < _MIDDLE[1]:
            name = "0"  # noqa: PLW2901 - a blot where a nought stands
        elif name == "0" and small and middle > _MIDDLE[1]:
            name = "."  # noqa: PLW2901 - a dot on the line
        named.append(_Named(name, score, one.x, one.right))
        before = one if small else None
    return named


def _stacked(one: Sign, other: Sign) -> bool:
    shared = min(one.right, other.right) - max(one.x, other.x)
    apart = max(one.y, other.y) >= min(one.y + one.height, other.y + other.height)
    alike = max(one.height, other.height) < 2 * min(one.height, other.height)
    return apart and alike and shared > _STACKED * min(one.width, other.width)


def _bare(run: list[_Named]) -> list[_Named]:
    """Without signs at its ends."""
    digits = [at for at, one in enumerate(run) if one.name.isdigit()]
    return run[digits[0] : digits[-1] + 1] if digits else []
