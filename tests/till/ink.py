"""Letters turned into dots, Latin and Arabic, the same on every machine that has the same fonts."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Dots = NDArray[np.bool_]

_OURS = Path(__file__).parents[2] / "resources" / "fonts"
_DEBIAN = Path("/usr/share/fonts/truetype/dejavu")
LEFTWARD = "\u200f"  # opens a line that runs from the right although a figure comes first
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_INDIC = re.compile(r"[\u0660-\u0669]+|[^\u0660-\u0669]+")
_RUN = re.compile(  # Arabic words; a colon that stands apart; anything else
    r"[\u0621-\u064a]+(?:[ .]+[\u0621-\u064a]+)*\.?|\s+:\s*|\s*:\s+|(?:(?!\s+:|:\s)[^\u0621-\u064a])+"
)


@dataclass(frozen=True, slots=True)
class Face:
    """A till's letters: a font for each writing, the height of a line's letters, and the cell of each letter."""

    latin: str
    bold: str
    arabic: str
    size: int
    cell: int = 0  # the width of every letter, in dots; 0 where each has its own
    stretch: float = 1.0
    coarse: bool = False  # an older printer, with few needles


def font_path(name: str) -> Path:
    """Where a font is: among the system's, or one of ours in its place."""
    for place in (_OURS / name, _DEBIAN / name):
        if place.exists():
            return place
    return _OURS / ("NotoSans-Bold.ttf" if "Bold" in name else "NotoSans-Regular.ttf")


@lru_cache(maxsize=64)
def _pillow(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_path(name), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=16)
def _harfbuzz(name: str) -> "hb.Font":
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_path(name)))))


def _latin(text: str, face: Face, *, bold: bool) -> NDArray[np.uint8]:
    size = face.size // 2 if face.coarse else face.size
    cell = face.cell // 2 if face.coarse else face.cell
    font = _pillow(face.bold if bold else face.latin, size)
    width = cell * len(text) if cell else int(font.getlength(text)) + 2
    image = Image.new("L", (max(1, width + 2), size * 3 // 2), 0)
    brush = ImageDraw.Draw(image)
    if cell:
        for at, sign in enumerate(text):
            own = font.getlength(sign)
            if own <= cell + 1:
                brush.text((at * cell + (cell - own) / 2, 0), sign, fill=255, font=font)
            else:  # a letter too wide for its cell is squeezed into it
                image.paste(_squeezed(sign, font, cell, image.height), (at * cell, 0))
    else:
        brush.text((0, 0), text, fill=255, font=font)
    if face.coarse:
        image = image.resize((image.width * 2, face.size * 3 // 2), Image.Resampling.NEAREST)
    return np.asarray(image)


def _squeezed(sign: str, font: ImageFont.FreeTypeFont, cell: int, tall: int) -> Image.Image:
    alone = Image.new("L", (round(font.getlength(sign)), tall), 0)
    ImageDraw.Draw(alone).text((0, 0), sign, fill=255, font=font)
    return alone.resize((cell, tall), Image.Resampling.BILINEAR)


def _arabic(text: str, face: Face, *, leftward: bool) -> NDArray[np.uint8]:
    font = _harfbuzz(face.arabic)
    scale = face.size * 1.1 / font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    hb.shape(font, buffer, {})
    height = face.size * 3 // 2
    width = int(sum(place.x_advance for place in buffer.glyph_positions) * scale) + 3
    ink = np.zeros((height, max(1, width)), np.uint8)
    pen = 0.0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        drawing = hb.RasterDraw()
        left, base = pen + place.x_offset * scale, place.y_offset * scale
        drawing.transform = (scale, 0, 0, scale, left, base)
        drawing.draw_glyph(font, glyph.codepoint)
        _lay(ink, drawing.render(), face.size)
        pen += place.x_advance * scale
    return ink


def _lay(ink: NDArray[np.uint8], image: "hb.RasterImage", base: int) -> None:
    """Put a drawn glyph where its extents say; harfbuzz counts rows from the bottom."""
    about = image.extents
    if not about.width or not about.height:
        return
    glyph = np.frombuffer(image.buffer, np.uint8).reshape(about.height, about.stride)[::-1, : about.width]
    top, left = base - (about.y_origin + about.height), about.x_origin
    rows = slice(max(0, top), min(ink.shape[0], top + about.height))
    columns = slice(max(0, left), min(ink.shape[1], left + about.width))
    part = glyph[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    ink[rows, columns] = np.maximum(ink[rows, columns], part)


def _figures(text: str, face: Face, *, bold: bool) -> NDArray[np.uint8]:
    """Indic figures from the Arabic font, all the rest from the Latin one."""
    return _arabic(text, face, leftward=False) if _ARABIC.match(text) else _latin(text, face, bold=bold)


def letters(text: str, face: Face, *, bold: bool = False, wide: int = 1, tall: int = 1) -> Dots:
    """A line's letters as dots; where Arabic opens or fills the line, it runs from the right."""
    if _ARABIC.search(text):
        backwards = bool(re.match(rf"{LEFTWARD}|\W*[\u0621-\u064a]", text))
        text = text.removeprefix(LEFTWARD)
        pieces = []
        for run in _RUN.findall(text):
            gap = " " * (len(run) - len(run.strip()) > 0)
            body = run.strip()
            blank = np.zeros((face.size * 3 // 2, max(4, face.size // 3)), np.uint8)
            if re.match(r"[\u0621-\u064a]", body):
                drawn = [_arabic(body, face, leftward=True)]
            else:
                drawn = [_figures(part, face, bold=bold) for part in _INDIC.findall(body)]
            before = [blank] if gap and run[:1] == " " else []
            after = [blank] if gap and run[-1:] == " " else []
            pieces.append((before, drawn, after))
        row = []
        for before, drawn, after in reversed(pieces) if backwards else pieces:
            row += after + drawn + before if backwards else before + drawn + after
        grey = np.concatenate(row, axis=1)
    else:
        grey = _latin(text, face, bold=bold)
    if face.stretch != 1:
        size = (max(1, round(grey.shape[1] * face.stretch)), grey.shape[0])
        grey = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BILINEAR))
    dots = grey > 105
    if bold and face.latin == face.bold:
        dots = dots | np.roll(dots, 1, axis=1)
    return dots.repeat(tall, axis=0).repeat(wide, axis=1)
