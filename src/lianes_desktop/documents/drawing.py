"""What every document shares while it is drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import style as look
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.text import clipped_line, forget, line_of
from lianes_desktop.i18n.catalogue import _

_LOCK = Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """ReportLab's fonts serve one document at a time, whatever thread asks; its words are forgotten afterwards."""
    with _LOCK:
        try:
            yield
        finally:
            forget()


def draw_star(canvas: StreamedCanvas, x: float, y: float, radius: float) -> None:
    """The eight-pointed star of two squares, with its dot, around a centre."""
    side = radius * 1.42
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setFillColor(HexColor(look.TEAL))
    for _turn in range(2):
        canvas.rect(-side / 2, -side / 2, side, side, stroke=0, fill=1)
        canvas.rotate(45)
    canvas.setFillColor(HexColor(look.WHITE))
    canvas.circle(0, 0, radius * 0.42, stroke=0, fill=1)
    canvas.setFillColor(HexColor(look.ACCENT))
    canvas.circle(0, 0, radius * 0.24, stroke=0, fill=1)
    canvas.restoreState()


def draw_foot(canvas: StreamedCanvas, words: str, number: int, total: int) -> None:
    """What stands at the foot of every page: whose paper it is, and which page of how many."""
    canvas.setStrokeColor(look.HAIRLINE)
    canvas.setLineWidth(0.5)
    canvas.line(look.LEFT, look.BOTTOM - 12, look.RIGHT, look.BOTTOM - 12)
    clipped_line(words, look.FOOT, look.WIDTH - 90).draw(canvas, look.LEFT, look.RIGHT, look.BOTTOM - 24)
    page = _("Page {number} / {total}").format(number=number, total=total)
    line_of(page, look.FOOT_RIGHT).draw(canvas, look.LEFT, look.RIGHT, look.BOTTOM - 24)
