"""The look of our documents: the window's own ink, teal and hairlines, readable in grey."""

from dataclasses import dataclass
from enum import StrEnum

INK = "#14213D"
INK2 = "#454F66"
INK3 = "#5E6678"
TEAL = "#0F5C5C"
TINT = "#E2EFEC"
ACCENT = "#C8553D"
HAIRLINE = "#E4DED3"
RULE = "#8F8776"
WHITE = "#FFFFFF"

A4 = (595.28, 841.89)
LEFT = 42.0
RIGHT = A4[0] - 42.0
WIDTH = RIGHT - LEFT
TOP = A4[1] - 46.0
BOTTOM = 58.0


class Align(StrEnum):
    """Where lines start; ``START`` is the right side for Arabic."""

    START = "start"
    END = "end"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: sizes in points."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    align: Align = Align.START
    arabic: bool = False
    """Written from the right whatever the document: the Arabic side of a bilingual one."""
    link: str = ""
    """Where a touch on the text leads, such as ``tel:+33320000000``."""


TITLE = Style(18, 24, INK, bold=True)
HEAD = Style(11.5, 16, TEAL, bold=True)
BODY = Style(9, 13)
STRONG = Style(9, 13, bold=True)
FIGURE = Style(13, 18, bold=True)
LABEL = Style(8, 12, INK3)
SMALL = Style(7.6, 10.4)
SMALL_STRONG = Style(7.6, 10.4, bold=True)
SMALL_QUIET = Style(7.6, 10.4, INK2)
SMALL_RIGHT = Style(7.6, 10.4, align=Align.END)
SMALL_RIGHT_STRONG = Style(7.6, 10.4, bold=True, align=Align.END)
COLUMN = Style(7.2, 10, INK2, bold=True)
COLUMN_RIGHT = Style(7.2, 10, INK2, bold=True, align=Align.END)
FOOT = Style(7.2, 10, INK3)
FOOT_RIGHT = Style(7.2, 10, INK3, align=Align.END)
BODY_ARABIC = Style(9, 13, arabic=True)
STRONG_ARABIC = Style(9, 13, bold=True, arabic=True)
LABEL_ARABIC = Style(8, 12, INK3, arabic=True)
SMALL_ARABIC = Style(7.6, 10.4, arabic=True)
SMALL_STRONG_ARABIC = Style(7.6, 10.4, bold=True, arabic=True)
COLUMN_ARABIC = Style(7.2, 10, INK2, bold=True, arabic=True)
HEAD_ARABIC = Style(11.5, 16, TEAL, bold=True, arabic=True)
TITLE_ARABIC = Style(16, 24, INK, bold=True, arabic=True)
