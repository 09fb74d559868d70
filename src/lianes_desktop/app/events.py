"""What the application waits for: calls brought from other threads, and a window's first frame."""

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.kit.typed import override

_PATIENCE = 2000  # ms: a window that starts hidden is not painted, and must hear second starts all the same


class Courier(QObject):
    """Brings calls to the window's thread, at once when they are made there, until it retires.

    One at a time: what the person does, and what the window shows, comes between two of them.
    """

    _brought = Signal(object)

    def __init__(self) -> None:
        """Made on the window's thread."""
        super().__init__()
        self._home = threading.get_ident()
        self._retired = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next)
        self._brought.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def bring(self, call: Callable[[], None]) -> None:
        """Call it here, now or in a moment."""
        if threading.get_ident() == self._home:
            call()
        else:
            self._brought.emit(call)

    def retire(self) -> None:
        """Drop the calls still on their way: the window they are for is closed."""
        self._retired = True

    def _keep(self, call: Callable[[], None]) -> None:
        self._waiting.append(call)
        if not self._turn.isActive():
            self._turn.start()

    def _next(self) -> None:
        call = self._waiting.popleft()
        if self._waiting:
            self._turn.start()
        if not self._retired:
            call()


class FirstPaint(QObject):
    """``seen`` once, when a window's first frame is on the screen."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch a window that has just been shown."""
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Paint:
            # the frame leaves once this event has gone through the window's children
            self._timer.start(0)
        return False

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self.seen.emit()
