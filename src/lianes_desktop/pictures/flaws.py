"""What is wrong with a photograph of a receipt, measured, and the fingerprint that finds its copies.

Thresholds were set on 42 photographs, plain and blurred on purpose: see each constant.
"""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from lianes_desktop.domain.readings import Flaw

SIDE = 2000
"""The longest side looked at, in pixels: what the reader of words is given."""

Grey = npt.NDArray[np.uint8]

_MEASURED_SIDE = 1600
_BLOCK = 32
_WRITTEN = 15.0
"""Spread of tones from which a block of 32 × 32 pixels holds print or an edge."""
_FEWEST_WRITTEN = 12
_SHARPEST = 90
"""The percentile of the blocks told: the print in focus, whatever lies around the paper."""
_SHARP = 0.0075
"""Least share of fine detail, along the direction that has least: 0.05 and more on every photograph; blurred on
purpose, 0.009 where every word is still read, 0.007 at most where a third is lost or the hand moved by a letter."""
_ACROSS: npt.NDArray[np.float32] = np.array([[1, -2, 1]], np.float32)
_DARKEST = 80
"""The tone of the paper under which a photograph is dark: 167 and more on every photograph."""
_LIGHT_SHARE = 95
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
    """The flaws of an upright picture at most ``SIDE`` pixels a side."""
    grey = _measured(image)
    found = {Flaw.BLURRED: _blurred(grey), Flaw.GLARE: _glaring(grey), Flaw.DARK: _dark(grey)}
    return frozenset(flaw for flaw, there in found.items() if there)


def likeness(image: Image.Image) -> int:
    """A 64-bit fingerprint: the signs of the lowest frequencies of the picture shrunk to 32 × 32 greys."""
    small = cv2.resize(np.asarray(image.convert("L")), (32, 32), interpolation=cv2.INTER_AREA)
    lowest = cv2.dct(small.astype(np.float32))[:8, :8].ravel()
    return int.from_bytes(np.packbits(lowest > np.median(lowest)).tobytes())


def _measured(image: Image.Image) -> Grey:
    """Greys in whole blocks, at one size for every picture: a blur is told by pixels."""
    grey = np.asarray(image.convert("L"))
    scale = _MEASURED_SIDE / max(grey.shape)
    if scale < 1:
        size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    height, width = (side // _BLOCK * _BLOCK for side in grey.shape)
    return np.ascontiguousarray(grey[:height, :width], dtype=np.uint8)


def _blocks(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """One row a block."""
    down, across = (side // _BLOCK for side in values.shape)
    return values.reshape(down, _BLOCK, across, _BLOCK).swapaxes(1, 2).reshape(-1, _BLOCK * _BLOCK)


def _sharpness(grey: Grey) -> float | None:
    """Fine detail for the contrast there is, where print is; ``None`` without print.

    The lesser of both directions: a hand that moves blurs one of them alone.
    """
    spread = _blocks(grey.astype(np.float32)).std(axis=1)
    written = spread > _WRITTEN
    if written.sum() < _FEWEST_WRITTEN:
        return None
    ways = (cv2.filter2D(grey, cv2.CV_32F, way) for way in (_ACROSS, _ACROSS.T))
    details = [_blocks(np.asarray(way, np.float32)).var(axis=1)[written] for way in ways]
    return min(float(np.percentile(one / spread[written] ** 2, _SHARPEST)) for one in details)


def _blurred(grey: Grey) -> bool:
    sharpness = _sharpness(grey)
    return sharpness is not None and sharpness < _SHARP


def _dark(grey: Grey) -> bool:
    return grey.size > 0 and float(np.percentile(grey, _LIGHT_SHARE)) < _DARKEST


def _glaring(grey: Grey) -> bool:
    """Whether a zone has lost all its print to a reflection, on paper that is not white itself."""
    blocks = _blocks(grey.astype(np.float32))
    written = blocks.std(axis=1) > _WRITTEN
    if written.sum() < _FEWEST_WRITTEN:
        return False
    paper = float(np.percentile(np.percentile(blocks[written], _SHARPEST, axis=1), _DULLEST))
    if paper > _NEARLY_WHITE:
        return False
    small = grey[:: max(1, max(grey.shape) // _GLARE_SIDE), :: max(1, max(grey.shape) // _GLARE_SIDE)]
    clipped = (small >= _CLIPPED).astype(np.uint8)
    spots = cv2.morphologyEx(clipped, cv2.MORPH_OPEN, np.ones((_GLARE_SPOT, _GLARE_SPOT), np.uint8))
    _count, _labels, told, _centres = cv2.connectedComponentsWithStats(spots)
    return max(told[1:, cv2.CC_STAT_AREA], default=0) >= _GLARE_SHARE * small.size
