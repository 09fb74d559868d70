"""What pages ask of the window, carried by signals so that no page holds the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lianes_desktop.ui.kit.ports import Place

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from uuid import UUID

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.domain.summaries import Section
    from lianes_desktop.services.changes import Topic


class Wayfinder(QObject):
    """A ``Navigator``: ``asked`` gives (place, subject, field), ``dossier_asked`` the dossier."""

    asked = Signal(object)
    dossier_asked = Signal(object)

    def go(self, section: Section | Place, subject: UUID | None = None, field: str = "") -> None:
        """Ask for a page, a record and a field."""
        self.asked.emit((Place(section.value), subject, field))

    def open_dossier(self, dossier: DossierId) -> None:
        """Ask for a dossier."""
        self.dossier_asked.emit(dossier)


class Noticeboard(QObject):
    """A ``Notices``: ``said`` gives (text, undo), ``warned`` the text."""

    said = Signal(object)
    warned = Signal(object)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Ask for a line that goes by itself."""
        self.said.emit((text, undo))

    def warn(self, text: str) -> None:
        """Ask for a line that stays."""
        self.warned.emit(text)


class ChangeRelay(QObject):
    """Hears the feed of changes for the window: both signals give the frozenset of topics.

    ``heard`` comes before ``changed``: whoever decides which dossier is open leaves one that was removed before
    the page in sight reads it again.
    """

    heard = Signal(object)
    changed = Signal(object)

    def hear(self, topics: frozenset[Topic]) -> None:
        """A listener for ``Changes.listen``."""
        self.heard.emit(topics)
        self.changed.emit(topics)
