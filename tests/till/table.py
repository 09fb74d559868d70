"""What a receipt lies on, drawn small and enlarged."""

from collections.abc import Callable

import cv2
import numpy as np

from till.dice import Dice
from till.paper import Bytes, Floats


def _cloud(chance: np.random.Generator, shape: tuple[int, int], cells: tuple[int, int]) -> Floats:
    seeds = chance.normal(0, 1, cells).astype(np.float32)
    return cv2.resize(seeds, shape[::-1], interpolation=cv2.INTER_CUBIC).astype(np.float32)


def _tinted(grey: Floats, colour: tuple[float, float, float]) -> Floats:
    return (grey[:, :, None] * np.array(colour, np.float32)).astype(np.float32)


def _wood(dice: Dice, chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    grain = _cloud(chance, shape, (shape[0] // 4, 6)) * np.float32(0.06)
    rings = np.sin(_cloud(chance, shape, (5, 3)) * 9 + np.linspace(0, 40, shape[0], dtype=np.float32)[:, None])
    board = np.float32(1) + grain + np.float32(0.06) * rings
    colour = dice.pick((60.0, 90.0, 130.0), (40.0, 62.0, 92.0), (120.0, 160.0, 190.0), (30.0, 38.0, 50.0))
    return _tinted(board, colour)


def _cloth(dice: Dice, chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    size = dice.between(22, 70)
    rows = (np.arange(shape[0])[:, None] // size) % 2
    columns = (np.arange(shape[1])[None, :] // size) % 2
    checks = (np.float32(0.55) + np.float32(0.22) * (rows + columns)).astype(np.float32)
    checks += _cloud(chance, shape, (shape[0] // 2, shape[1] // 2)) * np.float32(0.03)
    return _tinted(checks, dice.pick((90.0, 90.0, 190.0), (190.0, 130.0, 90.0), (120.0, 150.0, 110.0)))


def _stone(dice: Dice, chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    veins = np.exp(-np.abs(_cloud(chance, shape, (7, 6))) * np.float32(14))
    base = np.float32(1) - np.float32(0.25) * veins + _cloud(chance, shape, (12, 9)) * np.float32(0.03)
    base += chance.normal(0, dice.pick(0.01, 0.07), shape).astype(np.float32)
    return _tinted(base.astype(np.float32), dice.pick((215.0, 218.0, 220.0), (70.0, 72.0, 74.0), (150.0, 165.0, 175.0)))


def _plain(dice: Dice, chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    base = np.float32(1) + _cloud(chance, shape, (4, 3)) * np.float32(0.04)
    base += chance.normal(0, dice.pick(0.01, 0.04, 0.12), shape).astype(np.float32)
    grey, tint = dice.real(45, 195), 30.0 if dice.chance(0.7) else 90.0
    colour = (grey + dice.real(-tint, tint), grey + dice.real(-tint, tint), grey + dice.real(-tint, tint))
    return _tinted(base.astype(np.float32), colour)


def _tray(dice: Dice, chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    base = np.full(shape, 1, np.float32)
    base[:, : round(shape[1] * dice.real(0.0, 0.25))] *= np.float32(0.55)
    base[round(shape[0] * dice.real(0.8, 1.0)) :] *= np.float32(0.7)
    base += _cloud(chance, shape, (90, 70)) * np.float32(0.015)
    return _tinted(base, dice.pick((52.0, 48.0, 46.0), (200.0, 205.0, 208.0), (160.0, 150.0, 120.0)))


_TABLES: tuple[Callable[[Dice, np.random.Generator, tuple[int, int]], Floats], ...] = (
    _wood, _wood, _cloth, _stone, _plain, _plain, _tray,
)  # fmt: skip


def table(dice: Dice, shape: tuple[int, int]) -> Bytes:
    """A table, a seat or a cloth, with a pen or a coin on it perhaps."""
    small = (max(8, shape[0] // 4), max(8, shape[1] // 4))
    chance = np.random.default_rng(dice.between(0, 1 << 30))
    ground = np.ascontiguousarray(dice.of(_TABLES)(dice, chance, small).clip(0, 255).astype(np.uint8))
    if dice.chance(0.35):
        _things(ground, dice)
    return cv2.resize(ground, shape[::-1], interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def _things(ground: Bytes, dice: Dice) -> None:
    """A pen, a coin or the rim of a glass near an edge; the paper hides what it lies on."""
    tall, wide = ground.shape[:2]
    at = (round(wide * dice.pick(0.06, 0.94)), round(tall * dice.real(0.1, 0.9)))
    colour = (dice.real(20, 230), dice.real(20, 230), dice.real(20, 230))
    what = dice.between(0, 2)
    if what == 0:
        end = (at[0] + dice.between(-wide // 8, wide // 8), at[1] + dice.between(tall // 8, tall // 3))
        cv2.line(ground, at, end, colour, max(2, wide // 55), cv2.LINE_AA)
    elif what == 1:
        cv2.circle(ground, at, wide // 22, (90, 170, 190), -1, cv2.LINE_AA)
        cv2.circle(ground, at, wide // 28, (120, 190, 210), 2, cv2.LINE_AA)
    else:
        cv2.circle(ground, at, wide // 7, colour, max(2, wide // 90), cv2.LINE_AA)
