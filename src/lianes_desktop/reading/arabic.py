"""The Arabic that the main engine cannot read: Tesseract on the pieces it was unsure of.

The main engine knows no Arabic letter, and reads Western figures far better than Tesseract: letters are taken from
the one, figures from the other.
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


class ArabicReader:
    """Loaded at the first piece that may be Arabic."""

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._api: Any = None

    def complete(self, lines: Sequence[Line], pieces: Sequence[Pixels]) -> tuple[list[Line], bool]:
        """The lines with their Arabic, and whether figures of the page are Arabic-Indic."""
        if tesserocr is None:
            return list(lines), False
        told: list[Line] = []
        indic = 0
        for line, piece in zip(lines, pieces, strict=True):
            if not _may_be_arabic(line, piece):
                told.append(line)
                continue
            text, certain = self._read(piece)
            if len(_LETTERS.findall(text)) < _FEWEST_LETTERS or not _holds(text, certain, line):
                told.append(line)
                continue
            indic += len(_INDIC.findall(text))
            told.append(replace(line, text=_joined(text, line), score=max(line.score, certain / 100)))
        return told, indic >= _MANY_INDIC

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
