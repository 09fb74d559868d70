"""The photograph of a paper on a table: where it stands, how it is lit, what the telephone makes of it."""

import io
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from till import paper
from till.dice import Dice
from till.ink import Dots
from till.paper import Bytes, Floats
from till.table import table
from till.truth import Corner


@dataclass(frozen=True, slots=True)
class Care:
    """How carefully a photograph is taken; blur and shake in dots of the print, so that letters stay readable."""

    fill: tuple[float, float]
    turn: float
    tilt: float
    blur: tuple[float, float]
    shake: float
    noise: tuple[float, float]
    light: tuple[float, float]
    shadow: float
    quality: tuple[int, int]


CARES = {
    "easy": Care((0.8, 0.95), 4, 6, (0.2, 0.4), 0, (1, 3), (0.85, 1.05), 0.15, (84, 94)),
    "medium": Care((0.68, 0.9), 10, 15, (0.3, 0.65), 0.6, (3, 6), (0.65, 1.05), 0.45, (74, 90)),
    "hard": Care((0.6, 0.8), 20, 24, (0.5, 0.85), 1.6, (6, 11), (0.45, 1.0), 0.75, (62, 82)),
}
_LEAST = 1.7  # pixels for a dot in a picture 4000 pixels long: below it small print is lost
_EXIF = {3: cv2.ROTATE_180, 6: cv2.ROTATE_90_COUNTERCLOCKWISE, 8: cv2.ROTATE_90_CLOCKWISE}
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True, slots=True)
class Shot:
    """A photograph and how it was taken."""

    data: bytes
    quad: list[Corner]
    turned: int
    orientation: int
    quality: int


def shoot(dots: Dots, level: str, dice: Dice, long: int, stamp: tuple[str, ...]) -> Shot:
    """Photograph the print on a table."""
    care, wear = CARES[level], paper.WEARS[level]
    frame = (long, long * 3 // 4) if dots.shape[0] > dots.shape[1] * 0.9 or dice.chance(0.5) else (long * 3 // 4, long)
    corners, dot = _stand(dots.shape, frame, care, dice)
    scale = min(4, max(1, int(np.ceil(dot))))
    creases = paper.folds(dice, dots.shape, wear)
    height = paper.relief(dice, dots.shape, wear, creases)
    sheet = paper.coloured(paper.ink(dots, dice, wear, creases), scale, dice, stamp)
    light = cv2.resize(paper.shade(height, dice), sheet.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    sheet = cv2.multiply(sheet, cv2.merge([light] * 3), dtype=cv2.CV_8U).astype(np.uint8)
    picture = _laid(sheet, height, scale, corners, frame, dice)
    picture = _lit(picture, care, dice)
    picture = _taken(picture, care, dot, dice)
    return _kept(picture, corners, care, dice)


def _stand(shape: tuple[int, int], frame: tuple[int, int], care: Care, dice: Dice) -> tuple[Floats, float]:
    """The paper's corners in the frame, and how many pixels a dot has there."""
    tall, wide = shape
    turn, pitch, yaw = (np.radians(dice.real(-most, most)) for most in (care.turn, care.tilt, care.tilt))
    flat = np.array([[-wide, -tall], [wide, -tall], [wide, tall], [-wide, tall]], np.float64) / 2
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    x, y = (flat @ spin.T).T
    depth = 1.7 * max(tall, wide) + x * np.sin(yaw) + y * np.sin(pitch)
    seen = np.stack([x * np.cos(yaw) / depth, y * np.cos(pitch) / depth], axis=1)
    seen -= (seen.max(axis=0) + seen.min(axis=0)) / 2
    span = np.ptp(seen, axis=0)
    fits = float(min(frame[1] / span[0], frame[0] / span[1]))
    width = float(np.linalg.norm(seen[1] - seen[0]) + np.linalg.norm(seen[2] - seen[3])) / 2 / wide
    grow = fits * min(0.96, max(dice.real(*care.fill), _LEAST * max(frame) / 4000 / (fits * width)))
    seen *= min(grow, 4.2 * max(frame) / 4000 / width)
    spare = (np.array([frame[1], frame[0]]) - np.ptp(seen, axis=0)) / 2
    middle = np.array([frame[1] / 2 + spare[0] * dice.real(-0.7, 0.7), frame[0] / 2 + spare[1] * dice.real(-0.7, 0.7)])
    corners = (seen + middle).astype(np.float32)
    return corners, float(np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[3])) / 2 / wide


def _laid(
    sheet: Bytes, height: Floats, scale: int, corners: Floats, frame: tuple[int, int], dice: Dice
) -> Bytes:  # fmt: skip
    """The paper on its table, its relief seen from the side, its shadow beneath."""
    tall, wide = sheet.shape[:2]
    lift = cv2.resize(height - height.mean(), (wide, tall), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    across, down = dice.real(-0.5, 0.5) * scale, dice.real(-0.5, 0.5) * scale
    columns = np.arange(wide, dtype=np.float32)[None, :] + lift * np.float32(across)
    rows = np.arange(tall, dtype=np.float32)[:, None] + lift * np.float32(down)
    alpha = np.full((tall, wide), 255, np.uint8)
    whole = cv2.remap(cv2.merge([sheet, alpha]), columns, rows, cv2.INTER_LINEAR, borderValue=(0, 0, 0, 0))
    flat = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32)
    warp = cv2.getPerspectiveTransform(flat, corners)
    seen = cv2.warpPerspective(whole, warp, frame[::-1], flags=cv2.INTER_LINEAR, borderValue=(0, 0, 0, 0))
    ground = table(dice, frame)
    over = seen[:, :, 3]
    little = cv2.resize(over, (frame[1] // 8, frame[0] // 8), interpolation=cv2.INTER_AREA)
    away = dice.real(4, 16) * max(frame) / 4000
    small = np.roll(little, (round(away * dice.real(-0.3, 1)), round(away * dice.real(-1, 1))), axis=(0, 1))
    gloom = 255 - cv2.GaussianBlur(small, (0, 0), max(0.6, away / 2)) * np.float32(dice.real(0.25, 0.6))
    dim = cv2.resize(gloom.astype(np.uint8), frame[::-1], interpolation=cv2.INTER_LINEAR)
    ground = cv2.multiply(ground, cv2.merge([dim] * 3), scale=1 / 255).astype(np.uint8)
    share = over.astype(np.float32) / np.float32(255)
    bare = cv2.cvtColor(seen, cv2.COLOR_BGRA2BGR)
    return cv2.blendLinear(bare, ground, share, np.float32(1) - share).astype(np.uint8)


def _lit(picture: Bytes, care: Care, dice: Dice) -> Bytes:
    """Light from one side, a shadow of the hand perhaps, a lamp's colour, darker corners."""
    tall, wide = picture.shape[0] // 16, picture.shape[1] // 16
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    y, x = y / tall - np.float32(0.5), x / wide - np.float32(0.5)
    angle = dice.real(0, 2 * np.pi)
    fall = 1 + np.float32(dice.real(0, 0.3)) * (x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle)))
    fall *= 1 - np.float32(dice.real(0, 0.4)) * (x * x + y * y)
    fall *= np.float32(dice.real(*care.light))
    if dice.chance(care.shadow):
        edge = np.zeros((tall, wide), np.float32)
        start = np.array([dice.real(0, 1) * wide, dice.real(0.2, 1) * tall])
        spots = [start + np.array([dice.real(-0.6, 0.6) * wide, dice.real(-0.6, 0.6) * tall]) for _ in range(5)]
        cv2.fillConvexPoly(edge, cv2.convexHull(np.array(spots, np.int32)), 1.0)
        soft = cv2.GaussianBlur(edge, (0, 0), dice.real(1, 9)).astype(np.float32)
        fall *= 1 - np.float32(dice.real(0.2, 0.5)) * soft
    warm = dice.real(-0.12, 0.12) if care.shadow < 0.6 else dice.real(-0.15, 0.3)
    cast = (1 - warm, 1.0, 1 + warm * 0.45)
    lights = [(fall * np.float32(170 * part)).clip(0, 255).astype(np.uint8) for part in cast]
    light = cv2.resize(cv2.merge(lights), picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.multiply(picture, light, scale=1 / 170).astype(np.uint8)


def _taken(picture: Bytes, care: Care, dot: float, dice: Dice) -> Bytes:
    """What lens, hand and sensor add: blur, shake, noise, then the telephone's sharpening."""
    picture = cv2.GaussianBlur(picture, (0, 0), max(0.3, dice.real(*care.blur) * dot)).astype(np.uint8)
    shake = round(dice.real(0, care.shake) * dot)
    if shake > 1:
        kernel = np.zeros((2 * shake + 1, 2 * shake + 1), np.float32)
        angle = dice.real(0, np.pi)
        reach = (round(shake / 2 * np.cos(angle)), round(shake / 2 * np.sin(angle)))
        cv2.line(kernel, (shake - reach[0], shake - reach[1]), (shake + reach[0], shake + reach[1]), 1.0, 1)
        picture = cv2.filter2D(picture, -1, kernel / kernel.sum()).astype(np.uint8)
    chance = np.random.default_rng(dice.between(0, 1 << 30))
    strength = dice.real(*care.noise)
    tile = chance.normal(0, strength, (640, 640, 1)).astype(np.float32)
    tint = cv2.GaussianBlur(chance.normal(0, strength, (640, 640, 3)).astype(np.float32), (0, 0), 1.5)
    grain = tile + tint
    rows, columns = picture.shape[0] // 640 + 1, picture.shape[1] // 640 + 1
    noise = np.tile((grain + 128).clip(0, 255).astype(np.uint8), (rows, columns, 1))
    noise = noise[: picture.shape[0], : picture.shape[1]]
    picture = cv2.addWeighted(picture, 1, noise, 1, -128).astype(np.uint8)
    if dice.chance(0.6):
        soft = cv2.GaussianBlur(picture, (0, 0), 1.5)
        more = dice.real(0.2, 0.8)
        picture = cv2.addWeighted(picture, 1 + more, soft, -more, 0).astype(np.uint8)
    return picture


def _kept(picture: Bytes, corners: Floats, care: Care, dice: Dice) -> Shot:
    """The file: some really turned, some turned by their EXIF alone."""
    quad = [(float(x), float(y)) for x, y in corners]
    turned = dice.pick(90, 180, 270) if dice.chance(0.1) else 0
    orientation = dice.pick(3, 6, 6, 8) if dice.chance(0.2) else 1
    if turned:
        tall, wide = picture.shape[:2]
        picture = cv2.rotate(picture, _TURNS[turned]).astype(np.uint8)
        where = {
            90: lambda x, y: (tall - y, x),
            180: lambda x, y: (wide - x, tall - y),
            270: lambda x, y: (y, wide - x),
        }
        quad = [where[turned](x, y) for x, y in quad]
    if orientation != 1:
        picture = cv2.rotate(picture, _EXIF[orientation]).astype(np.uint8)
    image = Image.fromarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "Till", "Phone 1"
    quality = dice.between(*care.quality)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, exif=exif.tobytes(), subsampling=dice.pick(0, 2, 2))
    return Shot(out.getvalue(), [(round(x, 1), round(y, 1)) for x, y in quad], turned, orientation, quality)
