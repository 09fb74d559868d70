"""Business cards drawn for the tests: as the lines an engine would see, and as photographs."""

import io
from collections.abc import Sequence

from PIL import Image
from till.ink import Face, letters

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.reading.cards import extract_card
from lianes_desktop.reading.extraction import Printed
from lianes_desktop.reading.lines import Line

WIDTH, HEIGHT = 1700, 1000
_LATIN, _ARABIC = "NotoSans-Regular.ttf", "NotoSansArabicUI-Regular.ttf"
Row = tuple[str, int]
"""A text and the height of its print, in pixels."""


def line(text: str, top: float, high: float = 40, *, left: float = 80, score: float = 0.97) -> Line:
    """A piece of text as an engine tells it."""
    right = left + len(text) * high * 0.55
    return Line(text, score, ((left, top), (right, top), (right, top + high), (left, top + high)))


def read(*rows: Row | str, score: float = 0.97) -> BusinessCard:
    """What is told of a card of those rows, from top to bottom."""
    sized = [(row, 40) if isinstance(row, str) else row for row in rows]
    lines = [line(text, 60 + 90 * at, high, score=score) for at, (text, high) in enumerate(sized)]
    return extract_card(Printed(lines, (WIDTH, HEIGHT)))


def values(card: BusinessCard) -> dict[str, str]:
    """What is proposed, by field."""
    return {name: one.value for name, one in card.proposals().items()}


def photograph(latin: Sequence[Row], arabic: Sequence[Row] = ()) -> bytes:
    """A card on a table, photographed a little askew: Latin from the left, Arabic from the right."""
    card = Image.new("RGB", (WIDTH, HEIGHT), (250, 249, 246))
    for rows, right in ((latin, False), (arabic, True)):
        top = 70
        for text, high in rows:
            ink = Image.fromarray(letters(text, Face(_LATIN, _LATIN, _ARABIC, high)))
            card.paste((25, 30, 40), (WIDTH - 80 - ink.width if right else 80, top), ink)
            top += round(high * 1.8)
    table = Image.new("RGB", (2200, 1500), (120, 96, 70))
    table.paste(card, (250, 250))
    out = io.BytesIO()
    table.rotate(1.5, fillcolor=(120, 96, 70)).save(out, "JPEG", quality=92)
    return out.getvalue()
