"""Where a bundle is to be written: a stick when there is one, else where the last one went, else the documents."""

from collections.abc import Callable
from pathlib import Path

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.claim.values import Destination


class Destinations:
    """Proposes a folder, and holds to the one chosen for as long as it is there."""

    def __init__(
        self, preferences: PreferencesService, sticks: Callable[[], tuple[Path, ...]], documents: Path
    ) -> None:
        """``sticks`` are the media plugged in now, ``documents`` the person's own folder."""
        self._preferences = preferences
        self._sticks = sticks
        self._documents = documents
        self._chosen: Path | None = None

    def choose(self, folder: Path) -> None:
        """Write there from now on.

        Raises:
            UnavailableError: the choice holds until the application closes, but could not be kept.
        """
        self._chosen = folder
        self._preferences.change(export_folder=str(folder))

    def stick(self, *, other_than: Path) -> Path | None:
        """A stick plugged in that does not hold that file already."""
        return next((one for one in self._sticks() if not other_than.is_relative_to(one)), None)

    def folder(self) -> Path | None:
        """The folder to write to; ``None`` when the one chosen is gone: the person must say where."""
        wanted = self._wanted()
        return wanted if wanted.is_dir() else None

    def shown(self) -> Destination:
        """The folder in words."""
        wanted = self._wanted()
        if not wanted.is_dir():
            gone = _("Le support {name} a été retiré").format(name=formats.isolate(wanted.name or str(wanted)))
            return Destination("", gone, "folder")
        stick = next((one for one in self._sticks() if wanted.is_relative_to(one)), None)
        if stick is not None:
            return Destination(str(wanted), _("Clé {name}").format(name=formats.isolate(stick.name)), "usb")
        return Destination(str(wanted), wanted.name or str(wanted), "folder")

    def _wanted(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        plugged = self._sticks()
        if plugged:
            return plugged[0]
        last = self._preferences.current().export_folder
        if last:
            return Path(last)
        return self._documents if self._documents.is_dir() else Path.home()
