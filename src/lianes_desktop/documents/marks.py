"""What is drawn that is not text: boxes, lines, dots and squares."""

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import style as look
from lianes_desktop.documents.stream import StreamedCanvas

GUTTER = 16.0
"""Between two columns, or two frames."""


def rectangle(
    canvas: StreamedCanvas, left: float, bottom: float, width: float, height: float, fill: str, stroke: str = ""
) -> None:
    """A filled box with round corners."""
    canvas.setFillColor(HexColor(fill))
    if stroke:
        canvas.setStrokeColor(HexColor(stroke))
        canvas.setLineWidth(0.6)
    canvas.roundRect(left, bottom, width, height, 4, stroke=int(bool(stroke)), fill=1)


def square(canvas: StreamedCanvas, left: float, bottom: float) -> None:
    """The small square before a point."""
    canvas.setFillColor(HexColor(look.TEAL))
    canvas.rect(left, bottom, 3, 3, stroke=0, fill=1)


def hairline(canvas: StreamedCanvas, y: float, colour: str) -> None:
    """A thin line across the page."""
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.5)
    canvas.line(look.LEFT, y, look.RIGHT, y)


def dotted(canvas: StreamedCanvas, left: float, right: float, y: float) -> None:
    """A dotted line to write on."""
    canvas.saveState()
    canvas.setStrokeColor(HexColor(look.INK3))
    canvas.setLineWidth(0.8)
    canvas.setLineCap(1)
    canvas.setDash([0.1, 3])
    canvas.line(left, y, right, y)
    canvas.restoreState()


def frames(canvas: StreamedCanvas, top: float, width: float, height: float, count: int) -> None:
    """Empty frames side by side."""
    canvas.setStrokeColor(HexColor(look.RULE))
    canvas.setLineWidth(0.6)
    for at in range(count):
        canvas.roundRect(look.LEFT + at * (width + GUTTER), top - height, width, height, 4, stroke=1, fill=0)


def tick(canvas: StreamedCanvas, left: float, bottom: float, *, ticked: bool) -> None:
    """A box to tick, ticked or not."""
    canvas.setStrokeColor(HexColor(look.INK2))
    canvas.setLineWidth(0.8)
    canvas.rect(left, bottom, 8, 8, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(1.4)
        canvas.line(left + 1.5, bottom + 4, left + 3.4, bottom + 1.8)
        canvas.line(left + 3.4, bottom + 1.8, left + 6.8, bottom + 6.6)
