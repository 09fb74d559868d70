"""Photographs and screenshots: decoded no larger than needed, set upright, written as plain JPEG."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures import essence
from lianes_desktop.pictures.exif import CameraFacts, camera_facts
from lianes_desktop.pictures.limits import JPEG, QUALITY, UnfitError, check_pixels

_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AssertionError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What the decoders raise on damaged bytes, libheif's ``RuntimeError`` among them."""

_STRIP = 256
"""Rows of a large picture laid on white at a time, about."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@contextmanager
def damage_as(problem: Problem) -> Iterator[None]:
    """Turn what a decoder raises on damaged bytes into ``UnfitError``."""
    try:
        yield
    except _DAMAGE as damage:
        raise UnfitError(problem) from damage


def reduced(data: bytes, media_type: str, longest: int) -> tuple[bytes, datetime | None]:
    """A JPEG or PNG as an upright JPEG at most ``longest`` pixels a side, and when it was taken.

    Raises:
        UnfitError: not a picture, cut short, or too many pixels.
    """
    core, exif = essence.of_jpeg(data) if media_type == JPEG else essence.of_png(data)
    facts = camera_facts(exif)
    with damage_as(Problem.NOT_A_PICTURE):
        # The classes themselves: no other decoder can be started, and no bomb warning to filter.
        image = JpegImageFile(BytesIO(core)) if media_type == JPEG else PngImageFile(BytesIO(core))
    return as_jpeg(image, longest, facts), facts.taken_at


def as_jpeg(image: Image.Image, longest: int, facts: CameraFacts) -> bytes:
    """Resize, then turn, then write: turning the small picture is cheap."""
    check_pixels(image.size)
    box = fit(image.size, longest)
    with damage_as(Problem.PICTURE_TRUNCATED):
        if isinstance(image, ImageFile.ImageFile):
            image.draft(image.mode, box)  # a box of the photo's own shape, else the decoder keeps full size
        image.load()
        plain = image if _is_plain(image) else _laid_on_white(image, box)
        if plain.size != box:
            plain = plain.resize(box, Image.Resampling.HAMMING, reducing_gap=3.0)  # sharp, at half of Lanczos' cost
    if facts.orientation in _TURNS:
        plain = plain.transpose(_TURNS[facts.orientation])
    return written(plain)


def written(image: Image.Image) -> bytes:
    """The picture as JPEG 85, 4:2:0, without metadata."""
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0")
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
        return image.point(lambda value: value * (1 / 256)).convert("L")  # sixteen bits of grey
    if image.mode in {"LA", "RGBA"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return image.convert("RGB")
