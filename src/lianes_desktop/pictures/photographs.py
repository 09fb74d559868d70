"""Photographs, screenshots and scans: decoded no larger than needed, set upright, written without metadata."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures import essence, scans
from lianes_desktop.pictures.exif import CameraFacts, camera_facts
from lianes_desktop.pictures.limits import JPEG, PNG, QUALITY, TIFF, WEBP, UnfitError, check_pixels

_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    AttributeError,
    struct.error,
    zlib.error,
)
"""What the decoders raise on damaged bytes, libheif's ``RuntimeError`` among them."""

_STRIP = 256
"""Rows of a large picture laid on white at a time, about."""
_LIGHT_QUALITY = 72

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


_ESSENCES = {JPEG: essence.of_jpeg, PNG: essence.of_png, WEBP: essence.of_webp}


class Opened(NamedTuple):
    """A picture not yet decoded, which side is up, and how many sheets its file has."""

    image: Image.Image
    facts: CameraFacts
    sheets: int = 1


@contextmanager
def damage_as(problem: Problem) -> Iterator[None]:
    """Turn what a decoder raises on damaged bytes into ``UnfitError``."""
    try:
        yield
    except _DAMAGE as damage:
        raise UnfitError(problem) from damage


def opened(data: bytes, media_type: str, sheet: int = 0) -> Opened:
    """A JPEG, PNG, WebP or TIFF, with only what its picture needs.

    Raises:
        UnfitError: not a picture, animated, cut short, too many pixels or sheets, or no such sheet.
    """
    if media_type == TIFF:
        page = scans.scan(data, sheet)
        with damage_as(Problem.NOT_A_PICTURE):
            return Opened(TiffImageFile(BytesIO(page.core)), page.facts, page.sheets)
    if sheet != 0:
        raise UnfitError(Problem.NOT_A_PICTURE)
    core, exif = _ESSENCES[media_type](data)
    facts = camera_facts(exif)
    if media_type == WEBP:
        return Opened(_of_webp(core), facts)
    with damage_as(Problem.NOT_A_PICTURE):
        # The classes themselves: no other decoder can be started, and no bomb warning to filter.
        return Opened(JpegImageFile(BytesIO(core)) if media_type == JPEG else PngImageFile(BytesIO(core)), facts)


def _of_webp(core: bytes) -> Image.Image:
    """Decoded at once, by OpenCV: Pillow's decoder holds four copies of the picture."""
    pixels = cv2.imdecode(np.frombuffer(core, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise UnfitError(Problem.PICTURE_TRUNCATED)
    clear = pixels.shape[2] > 3  # noqa: PLR2004 - red, green, blue, and then how opaque
    return Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA if clear else cv2.COLOR_BGR2RGB, dst=pixels))


def upright(image: Image.Image, longest: int, facts: CameraFacts) -> Image.Image:
    """Grey or RGB, at most ``longest`` pixels a side; resized, then turned: turning the small picture is cheap.

    Raises:
        UnfitError: too many pixels, or cut short.
    """
    box = fit(image.size, longest)
    plain = _decoded(image, box)
    if plain.size != box:
        plain = plain.resize(box, Image.Resampling.HAMMING, reducing_gap=3.0)  # sharp, at half of Lanczos' cost
    return _turned(plain, facts)


def about(image: Image.Image, longest: int, facts: CameraFacts) -> Image.Image:
    """As ``upright``, between ``longest`` and twice that: no pixel is mixed with a part of its neighbours.

    Raises:
        UnfitError: too many pixels, or cut short.
    """
    plain = _decoded(image, fit(image.size, longest))
    factor = max(plain.size) // longest
    return _turned(plain.reduce(factor) if factor > 1 else plain, facts)


def _decoded(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """Grey or RGB, no smaller than the box, and no larger than the decoder can help."""
    check_pixels(image.size)
    with damage_as(Problem.PICTURE_TRUNCATED):
        if isinstance(image, JpegImageFile):
            image.draft(image.mode, box)  # a box of the photo's own shape, else the decoder keeps full size
        image.load()
        return image if _is_plain(image) else _laid_on_white(image, box)


def _turned(image: Image.Image, facts: CameraFacts) -> Image.Image:
    return image.transpose(_TURNS[facts.orientation]) if facts.orientation in _TURNS else image


def as_jpeg(image: Image.Image) -> bytes:
    """The picture as JPEG 85, 4:2:0, without metadata."""
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return out.getvalue()


def as_webp(image: Image.Image) -> bytes:
    """The picture as WebP 72, without metadata: a light copy (RECEIPTS §4)."""
    out = BytesIO()
    image.save(out, "WEBP", quality=_LIGHT_QUALITY)
    return out.getvalue()


def fit(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size that keeps the shape with the longer side at most ``longest``; never larger than given."""
    side = max(size)
    if side <= longest:
        return size
    return max(1, size[0] * longest // side), max(1, size[1] * longest // side)


def _is_plain(image: Image.Image) -> bool:
    """Whether the picture is already eight bits of grey or RGB, with nothing transparent."""
    return image.mode in {"L", "RGB"} and "transparency" not in image.info


def _laid_on_white(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """The picture in grey or RGB on white, made strip by strip and shrunk at once: one full copy is enough."""
    factor = max(1, min(image.width // box[0], image.height // box[1]))
    if factor == 1:
        return _opaque(image)
    mode = "L" if image.mode.startswith("I") else "RGB"
    shrunk = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    step = factor * max(1, _STRIP // factor)
    for top in range(0, image.height, step):
        strip = image.crop((0, top, image.width, min(top + step, image.height)))
        shrunk.paste(_opaque(strip).reduce(factor), (0, top // factor))
    return shrunk


def _opaque(image: Image.Image) -> Image.Image:
    """Grey or RGB, eight bits, transparency laid on white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")  # sixteen bits of grey
    if image.mode in {"LA", "RGBA", "PA", "La", "RGBa"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return image.convert("RGB")
