"""The Arabic that the main engine cannot read: Tesseract on the pieces it was unsure of.

The main engine knows no Arabic letter, and reads Western figures far better than Tesseract: letters are taken from
the one, figures from the other. Arabic-Indic figures, which neither reads, are told by ``indic``.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from lianes_desktop.assets import resource
from lianes_desktop.reading.indic import Figures, IndicFigures
from lianes_desktop.reading.lines import Line
from lianes_desktop.reading.vocabulary import role_of

try:
    import tesserocr
except ImportError:  # no wheel for this system: Arabic words stay unread, figures do not
    tesserocr = None

Pixels = npt.NDArray[np.uint8]

_UNSURE = 0.9
_LETTERS = re.compile(r"[\u0620-\u064a]")
_FIGURES = re.compile(r"[0-9][0-9 .,:/()%-]*[0-9%]|[0-9]")
_INDIC = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
_FEWEST_LETTERS = 3
_LEAST_CERTAIN, _LEAST_AGAINST = 38, 60
"""How certain Tesseract must be where the main engine read nothing sensible, and where it may have read Latin."""
_NONSENSE = 0.6
"""Under this score the main engine read nothing sensible."""
_SURE_OF_FIGURES = 0.75
_JUMBLED = re.compile(r"[\u0620-\u064a][^\s\u0600-\u06ff:.،]|[^\s\u0600-\u06ff:.،(][\u0620-\u064a]|(?:لا){3}")
"""Letters stuck to figures and signs: Latin seen through Arabic eyes."""
_HIGH = 48
_MARGIN = 12
_NARROW = 0.4
"""A letter is about this share of its height wide."""
_SPARSE = 0.6
"""When the letters read fill less than this share of the piece, part of it was not read."""
_MANY_INDIC = 3
_NOTHING = ("", 0)
_NO_FIGURES = Figures()
_SEVERAL = re.compile(r"[0-9][0-9.,:/-]*[0-9]")
_UNSURE_SHARE, _MOST_WESTERN = 0.5, 3
"""Part of the lines that is unsure from which figures may be Arabic-Indic; lines of Western figures from which they are
not."""
_SURELY_LATIN = 0.97
_FEWEST_WHOLE, _LEAST_OF_FIGURES = 3, 0.75
"""Pieces that are Arabic-Indic figures and nothing else, and how well they read, before the page is said to be so."""


class ArabicReader:
    """Loaded at the first piece that may be Arabic."""

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._api: Any = None
        self._figures = IndicFigures()

    def complete(self, lines: Sequence[Line], pieces: Sequence[Pixels]) -> tuple[list[Line], bool]:
        """The lines with their Arabic, and whether figures of the page are Arabic-Indic."""
        if tesserocr is None:
            return list(lines), False
        seen = [
            self._read(piece) if _may_be_arabic(line, piece) else _NOTHING
            for line, piece in zip(lines, pieces, strict=True)
        ]
        told = [_told(line, *one) for line, one in zip(lines, seen, strict=True)]
        unsure = sum(line.score < _UNSURE for line in lines)
        western = sum(line.score >= _UNSURE and _SEVERAL.search(line.text) is not None for line in lines)
        if unsure < _UNSURE_SHARE * len(lines) or western >= _MOST_WESTERN:
            return told, sum(len(_INDIC.findall(text)) for text, _ in seen) >= _MANY_INDIC
        figures = [
            _NO_FIGURES if line.score >= _SURELY_LATIN else self._figures.read(piece)
            for line, piece in zip(lines, pieces, strict=True)
        ]
        if sum(one.whole and one.score >= _LEAST_OF_FIGURES for one in figures) < _FEWEST_WHOLE:
            return told, False
        return [self._in_indic(*one) for one in zip(told, pieces, figures, strict=True)], True

    def _in_indic(self, line: Line, piece: Pixels, figures: Figures) -> Line:
        """The line in the order it is said, its Arabic-Indic figures among the Arabic words that stand beside them."""
        if not figures.runs or figures.score < _LEAST_OF_FIGURES:
            return line
        high, wide = piece.shape[:2]
        words = []
        for part in reversed(figures.parts):
            if part.text:
                words.append(part.text)
                continue
            left, right = max(0, round(part.left * wide - high / 8)), round(part.right * wide + high / 8)
            text, certain = self._read(piece[:, left:right]) if right - left > high / 2 else _NOTHING
            if certain >= _LEAST_CERTAIN:
                words += [word for word in text.split() if _LETTERS.search(word)]
        return replace(line, text=" ".join(words), score=figures.score)

    def _read(self, piece: Pixels) -> tuple[str, int]:
        if self._api is None:
            self._api = tesserocr.PyTessBaseAPI(
                path=str(resource("reading")), lang="ara", psm=tesserocr.PSM.SINGLE_LINE
            )
        grey = cv2.cvtColor(piece, cv2.COLOR_BGR2GRAY)
        wide = max(_HIGH // 4, round(piece.shape[1] * _HIGH / piece.shape[0]))
        level = cv2.resize(grey, (wide, _HIGH), interpolation=cv2.INTER_AREA)
        paper = int(np.median(level))
        framed = cv2.copyMakeBorder(level, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=(paper,))
        high, across = framed.shape[:2]
        api = self._api
        api.SetImageBytes(framed.tobytes(), across, high, 1, across)
        text = str(api.GetUTF8Text())
        return _bare(text), int(api.MeanTextConf())


def _told(line: Line, text: str, certain: int) -> Line:
    """The line with the Arabic read, when that is to be believed."""
    if len(_LETTERS.findall(text)) < _FEWEST_LETTERS or not _holds(text, certain, line):
        return line
    return replace(line, text=_joined(text, line), score=max(line.score, certain / 100))


def _may_be_arabic(line: Line, piece: Pixels) -> bool:
    """Whether the main engine was unsure of the piece, or read less than is there."""
    if line.score < _UNSURE:
        return True
    high, wide = piece.shape[:2]
    sparse = len(line.text.replace(" ", "")) * high * _NARROW < wide * _SPARSE
    return (sparse or line.text.strip()[:1] in {":", "："}) and any(one.isdigit() for one in line.text)


def _holds(text: str, certain: int, line: Line) -> bool:
    """Whether the Arabic is to be believed rather than what the main engine made of the piece."""
    if _JUMBLED.search(text):
        return False
    if line.score < _NONSENSE:
        return certain >= _LEAST_CERTAIN
    return certain >= _LEAST_AGAINST and role_of(line.folded) is None


def _joined(text: str, line: Line) -> str:
    """The Arabic words of the one with the figures of the other, when that one was sure of them."""
    words = " ".join(word for word in text.split() if _LETTERS.search(word))
    figures = _FIGURES.findall(line.text) if line.score >= _SURE_OF_FIGURES else []
    return " ".join([words, *figures])


def _bare(text: str) -> str:
    """Without marks of direction, vowels and line ends."""
    return " ".join("".join(one for one in text if unicodedata.category(one) not in {"Cf", "Mn", "Cc"}).split())
