"""Where the paper lies on a photograph: the four corners a person would otherwise look for."""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from lianes_desktop.services.ports.receipts import Corners

SIDE = 500
"""The longest side looked at, in pixels: corners are found to 2 pixels, and a hand moves them after."""

Grey = npt.NDArray[np.uint8]
Quad = npt.NDArray[np.float64]
"""Four corners, as rows of x and y in pixels."""

_CLOSED = 0.03
"""Print and creases up to this share of the picture are no hole in the paper."""
_LEAST, _MOST = 0.12, 0.96
"""Share of the picture: a smaller light thing is hardly the paper, a larger one is the sheet itself."""
_FILLED = 0.88
"""How near the four corners' frame is to the light shape in size: a rounder shape is no paper."""
_SIMPLER = (0.01, 0.02, 0.03, 0.05, 0.08)
"""How far from its outline four corners may be taken to stand for a shape: shares of the way around it."""
_LIGHTER = 18.0
"""Least tones, of 255, between the paper and what lies beyond each of its sides."""
_BESIDE = 0.02
"""How far from a side both are looked at, and how far a corner is from the picture's edge: shares of the picture."""
_ALONG = np.linspace(0.15, 0.85, 40)
"""Places on a side where both are looked at."""
_CORNERS = 4


def corners(image: Image.Image) -> Corners | None:
    """The corners of the largest light quadrilateral, in fractions of the picture, clockwise from its top left.

    ``None`` when nothing stands out as paper: the picture is the paper itself, or lies on something as light.
    """
    grey = np.asarray(image.convert("L"))
    found = _frame(_light(grey))
    if found is None:
        return None
    found = _clockwise(found)
    if not _stands_out(grey, found):
        return None
    height, width = grey.shape
    first, second, third, fourth = ((float(x) / width, float(y) / height) for x, y in found)
    return first, second, third, fourth


def _light(grey: Grey) -> Grey:
    """What is lighter than the rest, without the holes that print makes in it."""
    soft = cv2.GaussianBlur(grey, (5, 5), 0)
    _level, light = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    side = max(3, round(max(grey.shape) * _CLOSED)) | 1
    whole = np.ones((side, side), np.uint8)
    # opened as well: what touches the paper at one spot, a reflection or a pen, is no part of it
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, whole)
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, whole), np.uint8)


def _frame(light: Grey) -> Quad | None:
    """The largest light shape as four corners; ``None`` when it has another form."""
    shapes, _tree = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not shapes:
        return None
    largest = max(shapes, key=cv2.contourArea)
    covered = cv2.contourArea(largest)
    if not _LEAST * light.size <= covered <= _MOST * light.size:
        return None
    hull = cv2.convexHull(largest)
    around = cv2.arcLength(hull, closed=True)
    simpler = (cv2.approxPolyDP(hull, share * around, closed=True) for share in _SIMPLER)
    simple = next((one for one in simpler if len(one) <= _CORNERS), hull)
    if len(simple) != _CORNERS or not _FILLED <= cv2.contourArea(simple) / covered <= 1 / _FILLED:
        return None
    return simple.reshape(_CORNERS, 2).astype(np.float64)


def _stands_out(grey: Grey, frame: Quad) -> bool:
    """Whether the frame lies within the picture, lighter along each side than what is beyond it."""
    height, width = grey.shape
    reach = _BESIDE * max(grey.shape)
    if frame.min() < reach or frame[:, 0].max() > width - reach or frame[:, 1].max() > height - reach:
        return False
    return all(
        _tone(grey, start, end, reach) - _tone(grey, start, end, -reach) >= _LIGHTER
        for start, end in zip(frame, np.roll(frame, -1, axis=0), strict=True)
    )


def _tone(grey: Grey, start: Quad, end: Quad, inwards: float) -> float:
    """The usual tone beside a side of a clockwise frame."""
    way = (end - start) / np.linalg.norm(end - start)
    places = start + np.outer(_ALONG, end - start) + inwards * np.array([-way[1], way[0]])
    across, down = (np.clip(np.rint(places[:, at]).astype(int), 0, grey.shape[1 - at] - 1) for at in (0, 1))
    return float(np.median(grey[down, across]))


def _clockwise(frame: Quad) -> Quad:
    """From the corner nearest to the picture's top left, clockwise."""
    middle = frame.mean(axis=0)
    turned = frame[np.argsort(np.arctan2(frame[:, 1] - middle[1], frame[:, 0] - middle[0]))]
    return np.roll(turned, -int(np.argmin(turned.sum(axis=1))), axis=0)
