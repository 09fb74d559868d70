"""How many pixels an hour takes on the board: chosen by step, remembered on this device. No Qt."""

from typing import Protocol

from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices

LEVELS = (24, 32, 40, 48, 60, 72, 96, 120, 160, 200)
"""Pixels an hour, from afar to near."""
USUAL = 48
_SAME = 1.02
"""Heights nearer to each other than this are the same to the eye."""


class ZoomView(Protocol):
    """Where the zoom is seen."""

    def show_zoom(self, height: int) -> None:
        """Give an hour this many pixels, or more where there is room."""
        ...


class Zooming:
    """Turns the steps asked for into a height the person sees change."""

    def __init__(self, view: ZoomView, preferences: PreferencesService, notices: Notices) -> None:
        """Show what was chosen the last time."""
        self._view = view
        self._preferences = preferences
        self._notices = notices
        self._height = _read(preferences.current().programme_zoom)
        view.show_zoom(self._height)

    def zoom(self, asked: tuple[int, float]) -> None:
        """Go so many steps nearer (or away, when negative) from the height an hour now has; 0 is the usual one.

        There is nothing to go away from where hours are stretched to fill the board.
        """
        steps, now = asked
        if steps < 0 and now > self._height * _SAME:
            return
        height = USUAL if steps == 0 else round(now)
        for _step in range(abs(steps)):
            height = _nearer(height) if steps > 0 else _farther(height)
        if height == self._height:
            return
        self._height = height
        self._view.show_zoom(height)
        kept(lambda: self._preferences.change(programme_zoom=str(height)), self._notices)


def _nearer(height: int) -> int:
    return next((one for one in LEVELS if one > height * _SAME), LEVELS[-1])


def _farther(height: int) -> int:
    return next((one for one in reversed(LEVELS) if one < height / _SAME), LEVELS[0])


def _read(text: str) -> int:
    """What was remembered, if it is still a height there is."""
    return int(text) if text.isdecimal() and int(text) in LEVELS else USUAL
