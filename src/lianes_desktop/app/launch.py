"""From the command to the first painted window.

Imported before anything else of the window, and importing nothing itself: the order below is what makes a start short.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each is imported below, in its turn
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from lianes_desktop.storage.database import StoreKey


_A_WHILE_MS = 1000


def run(root: Path, files: tuple[Path, ...] = (), language: str = "", key: StoreKey | None = None) -> int:
    """Open the window over a data folder and stay until it closes; the exit code.

    Raises:
        UnavailableError: the folder cannot be written, or another program has it and shows no window.
    """
    # a start lets go of nothing it makes, and looking for it takes a twentieth of the time: ``_settle`` looks again
    gc.disable()
    from lianes_desktop.app import opening  # noqa: PLC0415 - before Qt: a second start needs no more

    held = opening.lock(root)
    if held is None:
        from lianes_desktop.app.single import ring  # noqa: PLC0415 - a second start

        if not ring(root, files):
            raise opening.locked_elsewhere(root)
        return 0
    app = _application(language or opening.language_of(root))
    from lianes_desktop.app.window import Application  # noqa: PLC0415 - with all the first page shows

    application = Application(app, root, held, files)
    application.shown.connect(partial(_settle, app))
    application.start(key)
    return app.exec()


def _settle(app: QApplication) -> None:
    """The start is over: what it made stays for good, and what comes after is let go of in this thread."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - Qt is there by now

    gc.freeze()
    QTimer.singleShot(_A_WHILE_MS, app, partial(_collect, app))


def _collect(app: QApplication) -> None:
    from lianes_desktop.app.collecting import Collector  # noqa: PLC0415 - when the first page has come

    Collector(app)


def _application(language: str) -> QApplication:
    """Qt, speaking and reading as the person does."""
    from lianes_desktop.app import pyside  # noqa: PLC0415 - after what does not need Qt

    pyside.begin()
    from PySide6.QtCore import Qt  # noqa: PLC0415 - likewise

    from lianes_desktop.i18n.catalogue import activate, right_to_left  # noqa: PLC0415 - likewise
    from lianes_desktop.ui.kit.theme import make_application  # noqa: PLC0415 - likewise

    app = make_application("Lianes")
    activate(language)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left() else Qt.LayoutDirection.LeftToRight)
    return app
