"""The printed paper: how the heat took, what time and pockets did to it, and its relief."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from till.dice import Dice
from till.ink import Dots, font_path

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Wear:
    """What a level of difficulty does to the paper."""

    fading: tuple[float, float]  # how much of the ink's blackness is left
    folds: int
    crumple: float  # height of the relief, in dots
    curl: float
    dead: float  # chance of dead needles or cold elements


WEARS = {
    "easy": Wear((0.88, 1.0), 1, 0.8, 8, 0.1),
    "medium": Wear((0.68, 0.95), 3, 3.0, 22, 0.2),
    "hard": Wear((0.5, 0.8), 5, 5.5, 40, 0.35),
}

_INKS = ((28, 26, 26), (28, 26, 26), (70, 40, 34), (60, 30, 60), (40, 45, 60))  # blue, green, red
_PAPERS = ((250, 252, 252), (244, 249, 251), (238, 246, 250), (250, 248, 244), (226, 240, 246), (240, 236, 250))


@dataclass(frozen=True, slots=True)
class Folds:
    """Straight creases: for each, its normal, its distance from the corner, and whether it stands up."""

    lines: tuple[tuple[float, float, float, float], ...]

    def away(self, at: int, shape: tuple[int, int], step: float) -> Floats:
        """The distance of every cell from a crease, in dots."""
        a, b, c, _ = self.lines[at]
        rows = np.arange(shape[0], dtype=np.float32)[:, None] * np.float32(step * b)
        columns = np.arange(shape[1], dtype=np.float32)[None, :] * np.float32(step * a)
        away: Floats = np.add(rows, columns) - np.float32(c)
        return away


def folds(dice: Dice, shape: tuple[int, int], wear: Wear) -> Folds:
    """Creases across the paper: folded in two or four first, then carried in a pocket."""
    tall, wide = shape
    lines = []
    for at in range(dice.between(0, wear.folds)):
        if at == 0:
            lines.append((0.0, 1.0, tall * dice.real(0.4, 0.6), dice.pick(-1.0, 1.0) * dice.real(0.5, 1)))
        elif at == 1 and dice.chance(0.5):
            lines.append((1.0, 0.0, wide * dice.real(0.4, 0.6), dice.pick(-1.0, 1.0) * dice.real(0.4, 0.9)))
        else:
            angle = dice.real(0, np.pi)
            a, b = float(np.cos(angle)), float(np.sin(angle))
            through = a * wide * dice.real(0.1, 0.9) + b * tall * dice.real(0.1, 0.9)
            lines.append((a, b, through, dice.pick(-1.0, 1.0) * dice.real(0.2, 0.6)))
    return Folds(tuple(lines))


def ink(dots: Dots, dice: Dice, wear: Wear, creases: Folds) -> Floats:
    """How much ink each dot holds, between 0 and 1."""
    chance = np.random.default_rng(dice.between(0, 1 << 30))
    held = dots.astype(np.float32)
    if dice.chance(wear.dead):
        for _ in range(dice.between(1, 4)):
            held[:, dice.between(0, dots.shape[1] - 2)] *= np.float32(dice.real(0.3, 0.6))
    left = dice.real(*wear.fading)
    cloud = chance.random((6, 4), np.float32) * np.float32(0.35 * (1.1 - left))
    held *= np.float32(left) - cv2.resize(cloud, dots.shape[::-1], interpolation=cv2.INTER_CUBIC)
    held *= chance.normal(1, 0.02, (dots.shape[0], 1)).astype(np.float32)
    if left < 0.9:
        held *= 1 - np.float32(0.25) * np.asarray(chance.random(dots.shape, np.float32))
    for at in range(len(creases.lines)):
        gone = np.exp(-((creases.away(at, dots.shape, 1) / np.float32(1.4)) ** 2))
        held *= 1 - np.float32(dice.real(0.1, 0.55)) * gone
    return held.clip(0, 1)


def relief(dice: Dice, shape: tuple[int, int], wear: Wear, creases: Folds, step: int = 8) -> Floats:
    """The height of the paper, one cell for so many dots a side."""
    rows, columns = shape[0] // step + 1, shape[1] // step + 1
    chance = np.random.default_rng(dice.between(0, 1 << 30))
    down = np.linspace(-1, 1, rows, dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, columns, dtype=np.float32)[None, :]
    height = np.zeros((rows, columns), np.float32)
    height += np.float32(dice.real(-1, 1) * wear.curl) * (down - np.float32(dice.real(-0.5, 0.5))) ** 2
    height += np.float32(dice.real(-0.6, 0.6) * wear.curl) * across**2
    for at, (_, _, _, strength) in enumerate(creases.lines):
        away = np.abs(creases.away(at, (rows, columns), step))
        height += np.float32(strength * wear.crumple * 5) * np.exp(-away / np.float32(55))
    for cells, share in ((4, 1.0), (9, 0.45)):
        bumps = chance.normal(0, 1, (cells, max(3, cells * columns // rows))).astype(np.float32)
        height += np.float32(wear.crumple * share) * cv2.resize(
            bumps, (columns, rows), interpolation=cv2.INTER_CUBIC
        ).astype(np.float32)
    return height


def shade(height: Floats, dice: Dice) -> Floats:
    """How light falls on the relief: 1 where the paper lies flat."""
    angle = dice.real(0, 2 * np.pi)
    slope_y, slope_x = np.gradient(height)
    lit: Floats = np.add(np.float32(np.cos(angle)) * slope_x, np.float32(np.sin(angle)) * slope_y)
    lit = (1 + np.float32(0.045) * lit).astype(np.float32)
    return cv2.GaussianBlur(lit, (0, 0), 0.8).clip(0.6, 1.25).astype(np.float32)


def coloured(held: Floats, scale: int, dice: Dice, stamp: tuple[str, ...]) -> Bytes:
    """The paper in colours, so many pixels for a dot; ink spreads a little as it is printed."""
    size = (held.shape[1] * scale, held.shape[0] * scale)
    spread = cv2.resize(held, size, interpolation=cv2.INTER_NEAREST)
    spread = cv2.GaussianBlur(spread, (0, 0), scale * dice.real(0.28, 0.5))
    spread = (spread * np.float32(dice.real(1.05, 1.4))).clip(0, 1)
    base = np.array(dice.of(_PAPERS), np.float32)
    dark = np.array(dice.of(_INKS), np.float32)
    sheet = np.empty((*spread.shape, 3), np.uint8)
    for channel in range(3):
        sheet[:, :, channel] = base[channel] + (dark[channel] - base[channel]) * spread
    if dice.chance(0.05):
        side = dice.pick(slice(0, 40 * scale), slice(-40 * scale, None))
        sheet[:, side] = (sheet[:, side] * np.array((0.75, 0.7, 1.0), np.float32)).astype(np.uint8)
    if stamp:
        _stamped(sheet, scale, dice, stamp)
    return sheet


def _stamped(sheet: Bytes, scale: int, dice: Dice, texts: tuple[str, ...]) -> None:
    """Press a rubber stamp near the foot of the paper."""
    wide, tall = 300 * scale, 130 * scale
    mask = Image.new("L", (wide, tall), 0)
    brush = ImageDraw.Draw(mask)
    shape = (4, 4, wide - 4, tall - 4)
    if dice.chance(0.5):
        brush.ellipse(shape, outline=255, width=3 * scale)
    else:
        brush.rectangle(shape, outline=255, width=3 * scale)
    font = ImageFont.truetype(font_path("NotoSans-Bold.ttf"), 21 * scale, layout_engine=ImageFont.Layout.BASIC)
    for at, text in enumerate(texts):
        height = tall // 2 + round((at - (len(texts) - 1) / 2) * 27 * scale)
        brush.text((wide // 2, height), text, fill=255, font=font, anchor="mm")
    mask = mask.rotate(dice.real(-14, 14), expand=True, resample=Image.Resampling.BILINEAR)
    room_x, room_y = sheet.shape[1] - mask.width, sheet.shape[0] - mask.height - 6 * scale
    if room_x <= 0 or room_y <= 0:
        return
    left, top = round(room_x * dice.real(0.1, 0.9)), room_y
    part = sheet[top : top + mask.height, left : left + mask.width]
    pressed = np.asarray(mask, np.float32)[:, :, None] / 255 * np.float32(dice.real(0.5, 0.8))
    colour = np.array(dice.pick((150, 50, 40), (140, 40, 90), (60, 50, 150)), np.float32)
    part[:] = (part * (1 - pressed) + colour * pressed * (part / np.float32(255))).astype(np.uint8)
