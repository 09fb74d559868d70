"""PP-OCR through RapidOCR: found small, read large, one decision on what is upright for the whole page.

The models travel in RapidOCR's wheel; their paths are given, so nothing is ever looked for on a network.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import rapidocr
from rapidocr import RapidOCR

from lianes_desktop.reading.lines import Corners, Line

Pixels = npt.NDArray[np.uint8]
Shape = npt.NDArray[np.float32]

FOUND_AT = 1152
"""Longest side, in pixels, of the copy on which lines are found: finding costs by the pixel."""
READ_AT = 3000
"""Longest side of the copy the lines are cut from: small print is lost below."""
_TALL = 1.5
_TELLING = 2.0
"""A piece this many times longer than wide says which way the page lies."""
_WEIGHTIEST = 12.0
_LEANING = 0.1
"""From this slope (six degrees) a page is set straight before it is read."""
_FEWER = 0.6
"""A page set straight on which fewer than this share of the pieces are found again was better as it was."""
_SPLIT = 0.15
"""From this share of the votes against it, the way a page lies is tried both ways."""
_TASTED = 10
_VOTERS = 24
"""The longest pieces say which way is up; more of them cost time and say no more."""
_LIGHTS = 3
_READ_HIGH, _SHORTEST = 48, 96
"""Height in pixels that the recogniser reads at, and the width to which a shorter piece is padded: at its usual 320,
three pieces of a receipt in four were mostly padding."""
_MODELS = Path(rapidocr.__file__).parent / "models"


class Seen(NamedTuple):
    """The pieces of text of a page set upright, the picture of each, the page's size and the turn that set it so."""

    lines: list[Line]
    pieces: list[Pixels]
    size: tuple[float, float]
    """Width and height of the upright page, in pixels."""
    turn: int
    """Degrees clockwise: 0, 90, 180 or 270."""


class _Found(NamedTuple):
    """Where the pieces of text of a picture are, and which way it lies."""

    corners: Shape
    """n × 4 × 2, in pixels of the picture as it is."""
    quarter: bool
    """Whether its text runs up or down."""
    half: bool
    """Whether it stands on its head, once a quarter turn is undone."""
    split: bool
    """Whether a good part of the pieces runs the other way."""

    @property
    def turn(self) -> int:
        """Degrees clockwise that set it upright: a quarter turn to the left is 270."""
        return (270 if self.quarter else 0, 90 if self.quarter else 180)[self.half]


class Engine:
    """Loaded once, in the process that reads; about 0.8 GB at work."""

    def __init__(self, threads: int = 2) -> None:
        """Load the models; ``threads`` is the most processors one page may take."""
        self._ocr = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
                "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
                "Cls.model_path": str(_MODELS / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
                "Rec.rec_batch_num": 1,  # pieces are padded to the longest of a batch: alone, each costs its own width
                "Rec.rec_img_shape": [3, _READ_HIGH, _SHORTEST],
                "Global.use_vertical_padding": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            }
        )

    def read(self, picture: Pixels, *, unread: bool = False) -> Seen:
        """Every line of a picture (height × width × 3, blue first).

        A page that lies on its side or leans is set straight before it is read: print is found far better level.
        ``unread`` keeps the pieces in which no letter was known, for who reads other letters.
        """
        large = shrunk(picture, READ_AT)
        first = self._find(large)
        if first.split:  # columns of figures on a page that lies make rows of their own
            lying = np.ascontiguousarray(np.rot90(large))
            second = self._find(lying)
            if self._legible(lying, second) > self._legible(large, first):
                seen = self._seen(lying, second, unread=unread)
                return seen._replace(turn=(seen.turn + 270) % 360)
        return self._seen(large, first, unread=unread)

    def _legible(self, picture: Pixels, found: _Found) -> float:
        """How well the longest pieces read as they were found."""
        longest = sorted(found.corners, key=lambda one: _weight(*_sides(one)), reverse=True)[:_TASTED]
        pieces = [_stood(_cut(picture, one), found.quarter, found.half) for one in longest]
        read = self._ocr.recognize_txt(pieces) if pieces else None
        told = zip(read.txts or (), read.scores or (), strict=True) if read is not None else ()
        return sum(float(score) * len(text.strip()) for text, score in told)

    def _seen(self, large: Pixels, first: _Found, *, unread: bool) -> Seen:
        """The lines of a picture whose way up is known."""
        height, width = large.shape[:2]
        turn, size = first.turn, (height, width) if first.quarter else (width, height)
        lean = _lean([_upright(one, (width, height), first) for one in first.corners])
        if not first.quarter and abs(lean) < _LEANING:
            return Seen(*self._read(large, first, None, unread=unread), size, turn)
        level, back = _levelled(np.ascontiguousarray(np.rot90(large, -turn // 90)), lean)
        again = self._find(level)
        if again.turn or len(again.corners) < _FEWER * len(first.corners):
            return Seen(*self._read(large, first, None, unread=unread), size, turn)
        return Seen(*self._read(level, again, back, unread=unread), size, turn)

    def again(self, pieces: Sequence[Pixels]) -> list[list[tuple[str, float]]]:
        """Each piece of text read anew in three other lights: what holds in all of them was not misread by chance."""
        lights = [light for piece in pieces for light in _lights(piece)]
        if not lights:
            return []
        read = self._ocr.recognize_txt(lights)
        told = [(text, float(score)) for text, score in zip(read.txts or (), read.scores or (), strict=True)]
        return [told[at : at + _LIGHTS] for at in range(0, len(told), _LIGHTS)]

    def _find(self, large: Pixels) -> _Found:
        small = shrunk(large, FOUND_AT)
        corners = self._found(small) * (max(large.shape[:2]) / max(small.shape[:2]))
        sides = [_sides(one) for one in corners]
        lying, standing = _votes(sides)
        quarter = lying > standing
        telling = sorted(range(len(corners)), key=lambda at: _weight(*sides[at]), reverse=True)[:_VOTERS]
        ratio = max(small.shape[:2]) / max(large.shape[:2])
        pieces = [_stood(_cut(small, corners[at] * ratio), quarter) for at in telling]
        split = min(lying, standing) > _SPLIT * (lying + standing)
        return _Found(corners, quarter, self._upside_down(pieces), split)

    def _read(
        self, picture: Pixels, found: _Found, back: Shape | None, *, unread: bool
    ) -> tuple[list[Line], list[Pixels]]:
        """The lines of a picture where they were found, and the piece each was read from."""
        height, width = picture.shape[:2]
        pieces = [_stood(_cut(picture, one), found.quarter, found.half) for one in found.corners]
        if not pieces:
            return [], []
        read = self._ocr.recognize_txt(pieces)
        lines, kept = [], []
        for one, piece, text, score in zip(found.corners, pieces, read.txts or (), read.scores or (), strict=True):
            if text.strip() or unread:
                corners = _upright(one, (width, height), found)
                lines.append(Line(text, float(score), corners if back is None else _moved(corners, back)))
                kept.append(piece)
        return lines, kept

    def _found(self, small: Pixels) -> Shape:
        try:
            _, found = self._ocr.detect_and_crop(small, {})
        except Exception as none:
            if type(none).__name__ != "RapidOCRError":  # "nothing found" has no type of its own
                raise
            return np.zeros((0, 4, 2), np.float32)
        return np.asarray([_from_the_left(one) for one in np.asarray(found.boxes)], np.float32)

    def _upside_down(self, pieces: list[Pixels]) -> bool:
        """One vote for the whole page: the classifier is sometimes wrong about a line, never about most."""
        if not pieces:
            return False
        _, told = self._ocr.cls_and_rotate(pieces)
        votes = (
            (1 if label == "180" else -1) * (float(score) - 0.5) * _weight(*piece.shape[:2])
            for piece, (label, score) in zip(pieces, told.cls_res or (), strict=True)
        )
        return sum(votes) > 0


def shrunk(picture: Pixels, longest: int) -> Pixels:
    """The picture with its longer side at most ``longest``; never larger than given."""
    ratio = longest / max(picture.shape[:2])
    if ratio >= 1:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA), np.uint8)


def _from_the_left(corners: Shape) -> Shape:
    """The corners begun so that the first side runs to the right: the finder loses this on what leans much."""
    ways = [np.roll(corners, -turn, axis=0) for turn in range(4)]
    return max(ways, key=lambda one: float(one[1, 0] - one[0, 0] + one[2, 0] - one[3, 0]))


def _sides(corners: Shape) -> tuple[float, float]:
    """Height and width of a piece."""
    ends = ((0, 1), (1, 2), (2, 3), (3, 0))
    top, right, bottom, left = (float(np.linalg.norm(corners[a] - corners[b])) for a, b in ends)
    return max(left, right), max(top, bottom)


def _cut(picture: Pixels, corners: Shape) -> Pixels:
    high, wide = _sides(corners)
    width, height = max(1, round(wide)), max(1, round(high))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    lens = cv2.getPerspectiveTransform(np.asarray(corners, np.float32), flat)
    cut = cv2.warpPerspective(picture, lens, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, np.uint8)


def _stood(piece: Pixels, quarter: bool, half: bool = False) -> Pixels:  # noqa: FBT001, FBT002 - the two facts of a page
    """The piece turned as its page is."""
    turned = np.rot90(piece) if quarter else piece
    return np.ascontiguousarray(turned[::-1, ::-1] if half else turned)


def _weight(high: float, wide: float) -> float:
    return min(_WEIGHTIEST, max(high, wide) / max(1.0, min(high, wide)))


def _votes(sides: list[tuple[float, float]]) -> tuple[float, float]:
    """How much of the text runs up or down the picture, and how much along it."""
    lying = standing = 0.0
    for high, wide in sides:
        if (weight := _weight(high, wide)) >= _TELLING:
            lying, standing = (lying + weight, standing) if high >= _TALL * wide else (lying, standing + weight)
    return lying, standing


def _upright(corners: Shape, size: tuple[int, int], found: _Found) -> Corners:
    """The corners on the upright page, from the top left, clockwise."""
    points = [(float(x), float(y)) for x, y in corners]
    width, height = size
    if found.quarter:  # to the left: what was on the right is now on top
        points = [(y, width - x) for x, y in points[1:] + points[:1]]
        width, height = height, width
    if found.half:
        points = [(width - x, height - y) for x, y in points[2:] + points[:2]]
    return points[0], points[1], points[2], points[3]


def _lean(places: Sequence[Corners]) -> float:
    """The slope of the page: the median of its long lines."""
    lines = [Line("", 0.0, one) for one in places]
    slopes = sorted(line.slope for line in lines if line.slope is not None)
    return slopes[len(slopes) // 2] if slopes else 0.0


def _levelled(picture: Pixels, lean: float) -> tuple[Pixels, Shape]:
    """The picture turned so that its lines are level, and the way back from it."""
    height, width = picture.shape[:2]
    angle = math.degrees(math.atan(lean))
    cosine, sine = abs(math.cos(math.radians(angle))), abs(math.sin(math.radians(angle)))
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    there = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    there[0, 2] += (wide - width) / 2
    there[1, 2] += (high - height) / 2
    level = cv2.warpAffine(picture, there, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(level, np.uint8), np.asarray(cv2.invertAffineTransform(there), np.float32)


def _moved(corners: Corners, way: Shape) -> Corners:
    points = [
        (float(way[0, 0] * x + way[0, 1] * y + way[0, 2]), float(way[1, 0] * x + way[1, 1] * y + way[1, 2]))
        for x, y in corners
    ]
    return points[0], points[1], points[2], points[3]


def _lights(piece: Pixels) -> list[Pixels]:
    """Three other pictures of a line: with a margin, coarser, and darker with more contrast."""
    high, wide = piece.shape[:2]
    edge = max(2, high // 8)
    framed = cv2.copyMakeBorder(piece, edge, edge, edge, edge, cv2.BORDER_REPLICATE)
    coarse = cv2.resize(piece, (max(8, round(wide * 26 / high)), 26), interpolation=cv2.INTER_AREA)
    strong = cv2.convertScaleAbs(piece, alpha=1.5, beta=-70)
    return [np.asarray(one, np.uint8) for one in (framed, coarse, strong)]
