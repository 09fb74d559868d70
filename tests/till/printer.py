"""A roll's lines printed dot by dot, at the 203 dots an inch of thermal tills."""

import numpy as np

from till.dice import Dice
from till.ink import Dots, Face, letters
from till.roll import Roll, Row

_WIDTHS = {"58": (464, 384), "80": (640, 576), "sheet": (1040, 920)}  # the paper and what is printed of it, in dots
_ARABIC = ("NotoSansArabicUI-Regular.ttf", "NotoSansArabicUI-Medium.ttf", "Amiri-Regular.ttf", "Amiri-Bold.ttf")
_OWN = (
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), ("NotoSans-Medium.ttf", "NotoSans-Bold.ttf"),
    ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"), ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), ("Amiri-Bold.ttf", "Amiri-Bold.ttf"),
)  # fmt: skip
_EVEN = (
    ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"), ("DejaVuSansMono.ttf", "DejaVuSansMono.ttf"),
    ("DejaVuSansMono-Bold.ttf", "DejaVuSansMono-Bold.ttf"), ("NotoSans-Medium.ttf", "NotoSans-Bold.ttf"),
)  # fmt: skip


def face(dice: Dice, paper: str) -> Face:
    """The letters of one till."""
    arabic = dice.of(_ARABIC)
    if paper == "sheet" or dice.chance(0.3):
        latin, bold = dice.of(_OWN)
        size = dice.between(24, 29) if paper == "sheet" else dice.between(21, 25)
        return Face(latin, bold, arabic, size, stretch=dice.pick(1.0, 1.0, 0.92, 1.06))
    latin, bold = dice.of(_EVEN)
    columns = {"58": dice.pick(32, 32, 30), "80": dice.pick(48, 42, 42, 40)}[paper]
    cell = _WIDTHS[paper][1] // columns
    size = min(26, round(cell * dice.real(1.5, 1.75)))
    if "Mono" not in latin:
        size = min(round(size * 0.95), round(cell / 0.58))
    if dice.chance(0.08) and cell >= 13 and "Mono" in latin:
        return Face(latin, bold, arabic, 26, cell - cell % 2, coarse=True)
    return Face(latin, bold, arabic, size, cell)


class Printer:
    """Prints rows under one another."""

    def __init__(self, roll: Roll, look: Face) -> None:
        self._roll, self._look = roll, look
        self.paper, self._room = _WIDTHS[roll.paper]
        self._side = (self.paper - self._room) // 2
        self._pitch = roll.dice.pick(0, 2, 4, 7)

    def print(self) -> Dots:
        """All of the roll, with its margins."""
        dice = self._roll.dice
        strips = [np.zeros((dice.between(20, 90), self.paper), np.bool_)]
        for row in self._roll.rows:
            strips.extend((self._strip(row), np.zeros((self._pitch, self.paper), np.bool_)))
        strips.append(np.zeros((dice.between(60, 190), self.paper), np.bool_))
        return np.concatenate(strips)

    def _strip(self, row: Row) -> Dots:
        if row.mark == "gap":
            return np.zeros((self._look.size, self.paper), np.bool_)
        if row.mark == "rule":
            return self._rule(row.cells[0])
        if row.mark:
            return self._picture(row.mark)
        if len(row.cells) == 1:
            return self._single(row)
        return self._several(row)

    def _single(self, row: Row) -> Dots:
        ink = self._fit(row.text, row, self._room)
        left = {"left": 0, "centre": (self._room - ink.shape[1]) // 2, "right": self._room - ink.shape[1]}[row.align]
        strip = np.zeros((ink.shape[0], self.paper), np.bool_)
        strip[:, self._side + left : self._side + left + ink.shape[1]] = ink
        if row.inverse:
            strip[:, self._side : self._side + self._room] ^= True
        return strip

    def _several(self, row: Row) -> Dots:
        ends = row.ends or (0.0, 1.0)
        first = row.cells[0]
        most = self._room // 2 if len(row.cells) == 2 else round(self._room * (ends[-1] - ends[-2])) - 12
        if len(row.cells) == 2:
            most = max(most, self._room - letters(first, self._look, bold=row.bold, wide=row.wide).shape[1] - 16)
        last = [self._fit(cell, row, most) for cell in row.cells[1:]]
        starts = [round(end * self._room) - ink.shape[1] for end, ink in zip(ends[1:], last, strict=True)]
        room = max(60, min(starts) - 8)
        opening = self._fit(first, row, room)
        height = max(ink.shape[0] for ink in (opening, *last))
        strip = np.zeros((height, self.paper), np.bool_)
        for ink, at in zip((opening, *last), (0, *starts), strict=True):
            left = self._side + max(0, at)
            strip[: ink.shape[0], left : left + ink.shape[1]] |= ink[:, : self.paper - left]
        return strip

    def _fit(self, text: str, row: Row, room: int) -> Dots:
        """The letters of a cell, narrower where they would not fit: twice as wide, as they are, then squeezed."""
        look = self._look
        ink = letters(text, look, bold=row.bold, wide=row.wide, tall=row.tall)
        if ink.shape[1] > room and row.wide > 1:
            ink = letters(text, look, bold=row.bold, tall=row.tall)
        squeeze = look.stretch
        while ink.shape[1] > room:
            squeeze *= max(0.7, room / ink.shape[1] - 0.01)
            small = max(17, round(look.size * max(squeeze, 0.8)))
            narrow = Face(look.latin, look.bold, look.arabic, small, 0, squeeze)
            ink = letters(text, narrow, bold=row.bold, tall=row.tall)
        return ink

    def _rule(self, sign: str) -> Dots:
        if self._look.cell:
            ink = letters(sign * (self._room // self._look.cell), self._look)[:, : self._room]
            strip = np.zeros((ink.shape[0], self.paper), np.bool_)
            strip[:, self._side : self._side + ink.shape[1]] = ink
            return strip
        strip = np.zeros((14, self.paper), np.bool_)
        strip[6:8, self._side : self._side + self._room] = True
        if sign in "-.*":
            strip[:, ::8] = strip[:, 1::8] = strip[:, 2::8] = False
        return strip

    def _picture(self, mark: str) -> Dots:
        dice = self._roll.dice
        tall = {"logo": dice.between(80, 150), "bars": 80, "square": 168}[mark]
        strip = np.zeros((tall + 12, self.paper), np.bool_)
        middle = self.paper // 2
        if mark == "bars":
            at = middle - 150
            while at < middle + 150:
                width = dice.pick(2, 2, 4, 6)
                strip[6 : tall + 6, at : at + width] = True
                at += width + dice.pick(2, 4, 6)
            return strip
        if mark == "square":
            cells = np.array([[dice.chance(0.5) for _ in range(28)] for _ in range(28)])
            strip[6 : 6 + 168, middle - 84 : middle + 84] = cells.repeat(6, axis=0).repeat(6, axis=1)
            return strip
        y, x = np.mgrid[-tall // 2 : tall - tall // 2, -tall // 2 : tall - tall // 2]
        radius = np.hypot(x, y) / (tall / 2)
        turns = np.cos(np.arctan2(y, x) * dice.between(3, 8))
        drawn = (np.abs(radius - 0.92) < dice.real(0.02, 0.07)) | (radius < 0.55 + 0.2 * turns)
        strip[6 : 6 + drawn.shape[0], middle - drawn.shape[1] // 2 :][:, : drawn.shape[1]] = drawn
        return strip
