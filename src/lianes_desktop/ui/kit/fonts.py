"""The shipped fonts, and one ``QFont`` per role of the type scale."""

import threading
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QImageReader

from lianes_desktop.assets import resource

_LATIN = "Noto Sans"
# not Noto Sans Arabic: its line is 2.11 em high against 1.36, and every Arabic screen would grow
_ARABIC = "Noto Sans Arabic UI"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")

LETTER = resource("fonts", "letter.svg")
"""A picture with one letter in it."""


class Role(StrEnum):
    """What a text is for; it decides size and weight."""

    HERO = "hero"
    FIGURE = "figure"
    TITLE = "title"
    H2 = "h2"
    BODY = "body"
    STRONG = "strong"
    MEDIUM = "medium"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    CAPTION = "caption"
    CAPTION_STRONG = "caption_strong"
    LABEL = "label"


_SCALE = {
    Role.HERO: (44, 600),
    Role.FIGURE: (26, 600),
    Role.TITLE: (24, 600),
    Role.H2: (16, 600),
    Role.BODY: (14, 400),
    Role.STRONG: (14, 600),
    Role.MEDIUM: (14, 500),
    Role.SMALL: (13, 400),
    Role.SMALL_STRONG: (13, 600),
    Role.CAPTION: (12, 500),
    Role.CAPTION_STRONG: (12, 600),
    Role.LABEL: (13, 500),
}


@cache
def register() -> None:
    """Make the shipped fonts known to Qt; needs a ``QGuiApplication``."""
    for family in ("NotoSans", "NotoSansArabicUI"):
        for weight in _WEIGHTS:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"{family}-{weight}.ttf")))
    # the reader is loaded here: loaded by a thread, it would wait for Python while the window waits for it
    QImageReader(str(resource("icons", "x.svg"))).read()
    threading.Thread(target=_meet_the_others, name="fonts").start()


def _meet_the_others() -> None:
    """Have Qt list the system's fonts, which it does at the first text, while the start goes on.

    With a few thousand fonts it takes a fifth of a start. Of Qt's ways to a text, reading a picture is the one that
    leaves Python free meanwhile; from a file, since a device made in Python would ask for Python again.
    """
    QImageReader(str(LETTER)).read()


@cache
def font(role: Role) -> QFont:
    """The font of a role; shared, so never changed by whoever asks."""
    size, weight = _SCALE[role]
    return sized(size, weight)


def sized(pixels: int, weight: int) -> QFont:
    """A font of ours outside the scale, such as the initials of an avatar."""
    made = QFont()
    made.setFamilies([_LATIN, _ARABIC])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made
