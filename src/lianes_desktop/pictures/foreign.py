"""HEIC photographs and PDF sheets, decoded by native libraries: run in the helper process only."""

import math
import sys
from datetime import datetime
from pathlib import Path

import pi_heif
import pypdfium2

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.exif import CameraFacts, camera_facts
from lianes_desktop.pictures.limits import MAX_SHEETS, UnfitError, check_pixels
from lianes_desktop.pictures.photographs import as_jpeg, damage_as

_NEEDS_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""


def heic(data: bytes, longest: int) -> tuple[bytes, datetime | None]:
    """A HEIC photograph as an upright JPEG, and when it was taken.

    The container's own rotation is applied by the decoder; its EXIF orientation repeats it and is left out.

    Raises:
        UnfitError: damaged or too many pixels.
    """
    with damage_as(Problem.NOT_A_PICTURE):
        container = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
        picture = container[container.primary_index]
        size = picture.size
    check_pixels(size)
    with damage_as(Problem.PICTURE_TRUNCATED):
        image = picture.to_pillow()
    taken = camera_facts(picture.info.get("exif") or b"").taken_at
    return as_jpeg(image, longest, CameraFacts()), taken


def pdf(data: bytes, sheet: int, longest: int) -> tuple[bytes, int]:
    """One sheet of a PDF as a JPEG, and how many sheets there are; no script is run, no form filled.

    Raises:
        UnfitError: a password, too many sheets, or not readable.
    """
    return _drawn(data, sheet, longest, MAX_SHEETS)


def own_pdf(path: Path, sheet: int, longest: int) -> tuple[bytes, int]:
    """One sheet of a PDF that we wrote, and how many there are, however many.

    Raises:
        UnfitError: not readable, or no such sheet.
    """
    return _drawn(path, sheet, longest, sys.maxsize)


def _drawn(source: bytes | Path, sheet: int, longest: int, most: int) -> tuple[bytes, int]:
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _NEEDS_PASSWORD
        raise UnfitError(Problem.PDF_PASSWORD if locked else Problem.PDF_UNREADABLE) from error
    except OSError as error:
        raise UnfitError(Problem.PDF_UNREADABLE) from error
    try:
        return _sheet(document, sheet, longest, most), len(document)
    except (pypdfium2.PdfiumError, IndexError, ValueError, MemoryError, OverflowError) as error:
        raise UnfitError(Problem.PDF_UNREADABLE) from error
    finally:
        document.close()


def _sheet(document: pypdfium2.PdfDocument, number: int, longest: int, most: int) -> bytes:
    count = len(document)
    if count > most:
        raise UnfitError(Problem.PDF_TOO_LONG, {"sheets": count, "limit": most})
    if not 0 <= number < count:
        raise UnfitError(Problem.PDF_UNREADABLE)
    page = document[number]
    side = max(page.get_size())
    if not (math.isfinite(side) and side > 0):
        raise UnfitError(Problem.PDF_UNREADABLE)
    bitmap = page.render(scale=(longest - 0.5) / side, may_draw_forms=False)  # the sizes are rounded up
    try:
        return as_jpeg(bitmap.to_pil(), longest, CameraFacts())
    finally:
        bitmap.close()
        page.close()
