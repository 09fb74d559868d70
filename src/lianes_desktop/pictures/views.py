"""Views of a sheet that leave the original as it is: flattened by its corners, turned, in even light."""

from math import dist

import cv2
import numpy as np
from PIL import Image, ImageOps

from lianes_desktop.pictures.messages import Head, whole
from lianes_desktop.services.ports.receipts import Corners, View

_PAPER = 0.02
"""Side of the area whose lightest tone is the paper's, as a share of the sheet: wider than a letter's stroke."""
_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


def asked(head: Head) -> View:
    """The view a request asks for.

    Raises:
        ValueError: it makes no sense.
    """
    corners = head.get("corners")
    found: Corners | None = None
    if isinstance(corners, list):
        first, second, third, fourth = ((_within(x), _within(y)) for x, y in corners)
        found = first, second, third, fourth
    return View(whole(head, "turn", 0), found, head.get("contrast") is True)


def _within(share: float) -> float:
    return min(1.0, max(0.0, float(share)))


def seen(image: Image.Image, how: View, longest: int) -> Image.Image:
    """The sheet as asked, at most ``longest`` pixels a side."""
    if how.corners is not None:
        image = flattened(image, how.corners, longest)
    quarter = _QUARTERS.get(how.turn % 4)
    if quarter is not None:
        image = image.transpose(quarter)
    return in_even_light(image) if how.contrast else image


def flattened(image: Image.Image, corners: Corners, longest: int) -> Image.Image:
    """What the corners frame, seen from above; they are fractions of the picture, clockwise from its top left."""
    points = [(x * image.width, y * image.height) for x, y in corners]
    first, second, third, fourth = points
    width = max(dist(first, second), dist(fourth, third), 1.0)
    height = max(dist(first, fourth), dist(second, third), 1.0)
    scale = min(1.0, longest / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    frame = [(0, 0), (size[0], 0), size, (0, size[1])]
    how = cv2.getPerspectiveTransform(np.array(points, np.float32), np.array(frame, np.float32))
    return Image.fromarray(cv2.warpPerspective(np.asarray(image), how, size, flags=cv2.INTER_AREA))


def in_even_light(image: Image.Image) -> Image.Image:
    """Grey, each tone set against the paper around it, then spread from black to white."""
    grey = np.asarray(image.convert("L"))
    side = max(3, round(max(grey.shape) * _PAPER)) | 1
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    paper = cv2.blur(paper, (side, side))
    return ImageOps.autocontrast(Image.fromarray(cv2.divide(grey, paper, scale=255)), cutoff=(1, 0))
