"""Pictures of the budget: bars of one heading on a shared scale."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.typed import override

_BAR, _THIN, _GAP = 12, 5, 3


class HeadingBar(QWidget):
    """Planned as an outlined track, engaged in teal, what is over in terracotta after a gap; eligible thin below."""

    def __init__(self) -> None:
        """Empty until ``show_cents``."""
        super().__init__()
        self._planned = self._engaged = self._eligible = 0
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _GAP + _THIN)

    def show_cents(self, planned: int, engaged: int, eligible: int, most: int) -> None:
        """Draw these; ``most`` is the whole width."""
        self._planned, self._engaged, self._eligible, self._most = planned, engaged, eligible, max(most, 1)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            planned, engaged = self._wide(self._planned), self._wide(min(self._engaged, self._planned))
            if planned:
                track = mirror.rect(0, 0, max(planned, 4), _BAR)
                paint.box(painter, track, fill=theme.colour("sunken"), border=theme.colour("control"), radius=4)
            if engaged:
                paint.box(painter, mirror.rect(0, 0, max(engaged, 4), _BAR), fill=theme.colour("teal"), radius=4)
            over = self._wide(self._engaged) - planned
            if over > 0:
                # a gap of 2 px keeps the two apart without colour
                start = planned + (2 if planned else 0)
                bar = mirror.rect(start, 0, max(over - 2, 4), _BAR)
                paint.box(painter, bar, fill=theme.colour("accent" if planned else "teal"), radius=3)
            if self._eligible:
                thin = mirror.rect(0, _BAR + _GAP, max(self._wide(self._eligible), 4), _THIN)
                paint.box(painter, thin, fill=theme.colour("ok"), radius=2)

    def _wide(self, cents: int) -> int:
        return round(self.width() * cents / self._most)
