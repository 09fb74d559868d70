"""Letting go of what refers to itself, in the window's thread alone.

Python looks for such garbage in whichever thread happens to be making things: a widget or a socket that a worker lets
go of takes Qt down with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """Collects as often as Python would have, from a timer; Python's own collecting is left off."""

    def __init__(self, parent: QObject) -> None:
        """Begins at once, and ends with ``parent``."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect the generations that are due by Python's own thresholds."""
        counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counted) if 0 < most < count]
        if due:
            gc.collect(due[-1])
