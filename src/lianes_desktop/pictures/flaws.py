"""What is wrong with a photograph of a receipt, measured, and the fingerprint that finds its copies.

Thresholds were set on 42 photographs, as they are and spoilt on purpose: see each constant.
"""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from lianes_desktop.domain.readings import Flaw

SIDE = 1000
"""The longest side looked at, in pixels: a twelve-megapixel photograph decoded at a quarter, which costs little."""

Grey = npt.NDArray[np.uint8]
Tones = npt.NDArray[np.float32]

_SHRUNK = 0.9
"""A picture hardly larger than ``SIDE`` is left as it is: shrunk by so little, it would be blurred by that."""
_BLOCK = 32
_WRITTEN = 15.0
"""Spread of tones from which a block of 32 × 32 pixels holds print or an edge."""
_FEWEST_WRITTEN = 12
_SHARPEST = 90
"""The percentile of the blocks told: the print in focus, whatever lies around the paper."""
_SHARP = 0.026
"""Least share of fine detail, along the direction that has least: 0.23 and more on every photograph; blurred on
purpose, 0.08 and more on most where every word is still read, 0.026 at most where a third is lost or the hand moved
by a letter."""
_ACROSS: Tones = np.array([[1, -2, 1]], np.float32)
_DARKEST = 80
"""The tone of the paper under which a photograph is dark: 167 and more on every photograph."""
_LIGHTEST = 95
_CLIPPED = 250
_GLARE_SIDE, _GLARE_SPOT = 400, 13
"""A clipped zone is measured on a picture of 400 pixels, and is at least 13 pixels wide: no space between words is."""
_GLARE_SHARE = 0.045
"""Least part of the picture: up to 0.041 on photographs as they are, 0.03 to 0.18 with a reflection laid on."""
_NEARLY_WHITE = 235
"""Paper as light as a scan's or a screen's is clipped by itself: nothing is said of it."""
_DULLEST = 25
"""The percentile of the written blocks that gives the paper's tone, whatever the spot lights up around it."""


def flaws(image: Image.Image) -> frozenset[Flaw]:
    """The flaws of an upright picture, decoded about ``SIDE`` large or larger."""
    grey = _shrunk(np.asarray(image.convert("L")), SIDE)
    small = _shrunk(grey, _GLARE_SIDE)
    found = {Flaw.DARK} if float(np.percentile(small, _LIGHTEST)) < _DARKEST else set()
    height, width = (side // _BLOCK * _BLOCK for side in grey.shape)
    if height and width:
        tones = np.ascontiguousarray(grey[:height, :width], dtype=np.float32)
        mean = _of_blocks(tones)
        spread = np.sqrt(np.maximum(_of_blocks(tones * tones) - mean * mean, 0))
        written = spread > _WRITTEN
        if written.sum() >= _FEWEST_WRITTEN:
            if _sharpness(tones, spread, written) < _SHARP:
                found.add(Flaw.BLURRED)
            if (
                float(np.percentile((mean + spread)[written], _DULLEST)) < _NEARLY_WHITE
                and _spot(small) >= _GLARE_SHARE
            ):
                found.add(Flaw.GLARE)
    return frozenset(found)


def likeness(image: Image.Image) -> int:
    """A 64-bit fingerprint: the signs of the lowest frequencies of the picture shrunk to 32 × 32 greys."""
    small = cv2.resize(np.asarray(image.convert("L")), (32, 32), interpolation=cv2.INTER_AREA)
    lowest = cv2.dct(small.astype(np.float32))[:8, :8].ravel()
    return int.from_bytes(np.packbits(lowest > np.median(lowest)).tobytes())


def _shrunk(grey: Grey, side: int) -> Grey:
    """The picture at one size, for a blur and a spot are told by pixels; smaller ones stay as they are."""
    scale = side / max(grey.shape)
    if scale >= _SHRUNK:
        return grey
    size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _of_blocks(values: Tones) -> Tones:
    """The mean of each block."""
    height, width = values.shape
    size = (width // _BLOCK, height // _BLOCK)
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32)


def _sharpness(tones: Tones, spread: Tones, written: npt.NDArray[np.bool_]) -> float:
    """Fine detail for the contrast there is, where print is; the lesser of both directions.

    A hand that moves blurs one of them alone.
    """
    ways = (np.asarray(cv2.filter2D(tones, -1, way), np.float32) for way in (_ACROSS, _ACROSS.T))
    details = (_of_blocks(way * way)[written] / spread[written] ** 2 for way in ways)
    return min(float(np.percentile(one, _SHARPEST)) for one in details)


def _spot(small: Grey) -> float:
    """The largest zone that a reflection has emptied of its print, as a part of the picture."""
    clipped = (small >= _CLIPPED).astype(np.uint8)
    spots = cv2.morphologyEx(clipped, cv2.MORPH_OPEN, np.ones((_GLARE_SPOT, _GLARE_SPOT), np.uint8))
    _count, _labels, told, _centres = cv2.connectedComponentsWithStats(spots)
    return float(max(told[1:, cv2.CC_STAT_AREA], default=0) / small.size)
