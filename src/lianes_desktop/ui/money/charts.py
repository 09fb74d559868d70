"""Pictures of the money: a bar for each line on a shared scale."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.money.values import LineShown

_BAR, _THIN, _GAP = 12, 5, 3
_LEAST = 4


class SpendingBar(QWidget):
    """The envelope as an outlined track, accepted in teal, beyond it in terracotta after a gap; paid thin below.

    What waits for a decision follows what is accepted, dashed.
    """

    def __init__(self) -> None:
        """Empty until ``show_line``."""
        super().__init__()
        self._line: LineShown | None = None
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _GAP + _THIN)

    def show_line(self, line: LineShown, most: int) -> None:
        """Draw these figures; ``most`` is the whole width."""
        self._line, self._most = line, max(most, 1)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        line = self._line
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            track = self._wide(line.envelope_cents)
            inside = self._wide(min(line.accepted_cents, line.envelope_cents or line.accepted_cents))
            beyond = self._wide(line.accepted_cents) - inside
            if track:
                area = mirror.rect(0, 0, max(track, _LEAST), _BAR)
                paint.box(painter, area, fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
            if inside:
                paint.box(painter, mirror.rect(0, 0, max(inside, _LEAST), _BAR), fill=theme.colour("teal"), radius=4)
            at = inside
            if beyond > 0:
                # a gap of 2 px keeps the two apart without colour
                area = mirror.rect(track + 2, 0, max(beyond - 2, _LEAST), _BAR)
                paint.box(painter, area, fill=theme.colour("accent"), radius=3)
                at = track + beyond
            waits = self._wide(line.pending_cents)
            if waits > 2:  # noqa: PLR2004 - less than the gap cannot be drawn
                area = mirror.rect(at + 2, 0, waits - 2, _BAR)
                paint.box(painter, area, border=theme.colour("ink3"), radius=3, dashed=True)
            if line.paid_cents:
                thin = mirror.rect(0, _BAR + _GAP, max(self._wide(line.paid_cents), _LEAST), _THIN)
                paint.box(painter, thin, fill=theme.colour("ok"), radius=2)

    def _wide(self, cents: int) -> int:
        return round(self.width() * cents / self._most)
