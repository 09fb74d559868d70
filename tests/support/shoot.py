"""Every page of the real window, at two sizes, light and dark, in French and Arabic: ``make screens``.

The pictures are written to be looked at, beside those of the design.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.app import demo, opening
from lianes_desktop.app.start import Beginning
from lianes_desktop.app.window import Application
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.kit.jobs import ThreadJobs
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.welcome.screen import welcome

SIZES = ((1440, 900), (1366, 696))
THEMES = ("light", "dark")
LANGUAGES = ("fr", "ar")
_FIELD = (
    Place.OVERVIEW, Place.PROGRAMME, Place.CONTACTS, Place.EXPENSES, Place.CLAIM, Place.EXCHANGES, Place.PREFERENCES,
)  # fmt: skip
_OFFICE = (Place.INBOX, Place.REGISTER, Place.PREFERENCES)


def settle(app: QApplication, seconds: float = 0.4) -> None:
    """Let layouts, pictures read beside the window and first paints happen."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def looks() -> Iterator[tuple[tuple[int, int], str, str]]:
    """Every size, theme and language."""
    for language in LANGUAGES:
        for theme in THEMES:
            for size in SIZES:
                yield size, theme, language


def save(widget: QWidget, folder: Path, name: str, look: tuple[tuple[int, int], str, str]) -> None:
    """Write what is seen."""
    size, theme, language = look
    widget.grab().save(str(folder / f"{name}-{language}-{theme}-{size[0]}x{size[1]}.png"))


def shoot_window(
    app: QApplication, root: Path, key: StoreKey, folder: Path, places: Sequence[Place], prefix: str
) -> None:
    """Every page of one installation."""
    held = opening.lock(root)
    if held is None:
        raise SystemExit(f"{root} is in use")
    application = Application(app, root, held)
    application.start(key)
    workspace, window = application.workspace, application.window
    if workspace is None or window is None:
        raise SystemExit("no window")
    for look in looks():
        size, theme, language = look
        workspace.preferences.change(language=language, theme=theme)
        window.resize(*size)
        for place in places:
            window.show_place(place)
            settle(app)
            save(window, folder, f"{prefix}-{place.value}", look)
    workspace.preferences.change(language="fr", theme="light")
    window.close()


def shoot_welcome(app: QApplication, root: Path, folder: Path) -> None:
    """The first start."""
    jobs = ThreadJobs()
    for look in looks():
        shown = welcome(Beginning(root, lambda call: call()), jobs)
        shown.presenter.speak(look[2])
        shown.page.resize(1100, 760)
        shown.page.show()
        settle(app, 0.1)
        save(shown.page, folder, "welcome", ((1100, 760), look[1], look[2]))
        shown.page.close()
        shown.page.deleteLater()
    jobs.close()


def main(folder: Path) -> None:
    """Do the demonstration, then show everything it left."""
    use_shipped_time_zones()
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        done = demo.run(Path(place) / "demo", lambda _line: None, outside=False)
        for (root, key), places, prefix in zip(done.keys.items(), (_FIELD, _OFFICE), ("field", "office"), strict=True):
            shoot_window(app, root, key, folder, places, prefix)
        shoot_welcome(app, Path(place) / "new", folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")  # noqa: T201 - what a command tells


if __name__ == "__main__":
    main(Path(sys.argv[1]))
