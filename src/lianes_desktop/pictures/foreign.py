"""HEIC photographs and PDF sheets, decoded by native libraries: run in the helper process only."""

import math
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pi_heif
import pypdfium2
from PIL import Image

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.exif import camera_facts
from lianes_desktop.pictures.limits import MAX_SHEETS, UnfitError, check_pixels
from lianes_desktop.pictures.photographs import Opened, damage_as, fit

_NEEDS_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_TURNED_BY_CONTAINER = (b"\0\0\0\x09irot", b"\0\0\0\x09imir")
"""Boxes of nine bytes that turn and mirror."""


def heic(data: bytes, sheet: int = 0) -> Opened:
    """The primary picture of a HEIC file, its only sheet.

    The container's own rotation is applied by the decoder, and its EXIF orientation then only repeats it; where the
    container says nothing, EXIF alone knows.

    Raises:
        UnfitError: damaged, too many pixels, or no such sheet.
    """
    if sheet != 0:
        raise UnfitError(Problem.NOT_A_PICTURE)
    with damage_as(Problem.NOT_A_PICTURE):
        container = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
        picture = container[container.primary_index]
        size = picture.size
    check_pixels(size)
    with damage_as(Problem.PICTURE_TRUNCATED):
        image = picture.to_pillow()
    facts = camera_facts(picture.info.get("exif") or b"")
    at = data.find(b"meta")
    described = data[at : at + int.from_bytes(data[max(0, at - 4) : max(0, at)])]
    if any(box in described for box in _TURNED_BY_CONTAINER):
        facts = replace(facts, orientation=1)
    return Opened(image, facts)


def pdf(data: bytes, sheet: int, longest: int) -> tuple[Image.Image, int]:
    """One sheet of a PDF drawn, and how many sheets there are; no script is run, no form filled.

    Raises:
        UnfitError: a password, too many sheets, or not readable.
    """
    with sheet_of(data, sheet) as (page, sheets):
        return _drawn(page, longest), sheets


def own_pdf(path: Path, sheet: int, longest: int) -> tuple[Image.Image, int]:
    """One sheet of a PDF that we wrote, and how many there are, however many.

    Raises:
        UnfitError: not readable, or no such sheet.
    """
    with sheet_of(path, sheet, sys.maxsize) as (page, sheets):
        return _drawn(page, longest), sheets


@contextmanager
def sheet_of(source: bytes | Path, number: int, most: int = MAX_SHEETS) -> Iterator[tuple[pypdfium2.PdfPage, int]]:
    """A sheet open within the block, and how many the document has.

    Raises:
        UnfitError: a password, too many sheets, no such sheet, or not readable.
    """
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _NEEDS_PASSWORD
        raise UnfitError(Problem.PDF_PASSWORD if locked else Problem.PDF_UNREADABLE) from error
    except OSError as error:
        raise UnfitError(Problem.PDF_UNREADABLE) from error
    try:
        with closing(document):
            count = len(document)
            if count > most:
                raise UnfitError(Problem.PDF_TOO_LONG, {"sheets": count, "limit": most})
            if not 0 <= number < count:
                raise UnfitError(Problem.PDF_UNREADABLE)
            with closing(document[number]) as page:
                yield page, count
    except (pypdfium2.PdfiumError, IndexError, ValueError, OverflowError) as error:
        raise UnfitError(Problem.PDF_UNREADABLE) from error


def drawn_size(page: pypdfium2.PdfPage, longest: int) -> tuple[int, int]:
    """Width and height of the sheet in pixels, its longer side ``longest``."""
    width, height = page.get_size()
    scale = _scale(page, longest)
    return fit((math.ceil(width * scale), math.ceil(height * scale)), longest)


def _scale(page: pypdfium2.PdfPage, longest: int) -> float:
    side = max(page.get_size())
    if not (math.isfinite(side) and side > 0):
        raise UnfitError(Problem.PDF_UNREADABLE)
    return float((longest - 0.5) / side)  # the sizes are rounded up


def _drawn(page: pypdfium2.PdfPage, longest: int) -> Image.Image:
    bitmap = page.render(scale=_scale(page, longest), may_draw_forms=False)
    try:
        drawn: Image.Image = bitmap.to_pil().copy()
        return drawn
    finally:
        bitmap.close()
