"""What we are willing to open, and the one exception that says why a file is not opened."""

from collections.abc import Mapping
from types import MappingProxyType

from lianes_desktop.domain.problems import Problem

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_SHEETS = 50
MAX_SCANS = 200
"""Passes over a progressive JPEG: cameras write ten, a hostile file thousands."""
MAX_SIDE = 3000
"""The longest side of a sheet handed out, in pixels, whatever is asked."""
BEFORE_FLATTENING = 4000
"""The longest side decoded when a part is cut out of it: a twelve-megapixel photograph whole."""
MAX_LETTERS = 20_000
"""Letters read on one sheet of a PDF: a page of small print has six thousand."""
THUMBNAIL = 160
QUALITY = 85

JPEG = "image/jpeg"
PNG = "image/png"
HEIC = "image/heic"
WEBP = "image/webp"
TIFF = "image/tiff"
PDF = "application/pdf"


class UnfitError(Exception):
    """The file is not opened; becomes a ``RefusedError`` where the file's name is known."""

    def __init__(self, problem: Problem, values: Mapping[str, int] = MappingProxyType({})) -> None:
        """Keep the problem and the figures its sentence needs."""
        self.problem = problem
        self.values = dict(values)
        super().__init__(problem)


def check_pixels(size: tuple[int, int]) -> None:
    """Refuse a picture without pixels or with too many, before any is decoded."""
    width, height = size
    if width < 1 or height < 1:
        raise UnfitError(Problem.NOT_A_PICTURE)
    if width * height > MAX_PIXELS:
        found = width * height // 1_000_000
        raise UnfitError(Problem.PICTURE_TOO_LARGE, {"megapixels": found, "limit": MAX_PIXELS // 1_000_000})
