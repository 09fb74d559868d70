"""The strip of versions above the board: the last one, what changed since, and the next one to make."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.programme.values import ReleasesShown


class ReleaseStrip(Card):
    """``release_asked`` gives what is said of the version to make."""

    release_asked = Signal(object)
    versions_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``; the note is put away."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("releases")
        self._shown: ReleasesShown | None = None
        self._last = ElidedLabel("", Role.SMALL_STRONG)
        self._last.setObjectName("lastRelease")
        self._versions = Button("", Kind.GHOST, icon="history", size=Size.SMALL)
        self._versions.setObjectName("showVersions")
        self._begin = Button("", icon="badge-check", size=Size.SMALL)
        self._begin.setObjectName("beginRelease")
        self._note = TextEntry("note", TextField())
        self._note.line.setObjectName("releaseNote")
        self._publish = Button("", Kind.PRIMARY)
        self._publish.setObjectName("publishRelease")
        self._making = QWidget()
        self._making.hide()
        self._lay_out()
        self._versions.clicked.connect(self.versions_asked)
        self._begin.clicked.connect(self._turn)
        self._publish.clicked.connect(self._ask)

    def show_releases(self, shown: ReleasesShown) -> None:
        """Show the last version, and what the next one would be."""
        self._shown = shown
        self._last.setText(shown.last)
        self._versions.setText(shown.open)
        self._versions.updateGeometry()
        self._versions.setVisible(bool(shown.open))
        self._begin.setVisible(bool(shown.publish))
        if not shown.publish:
            self._making.hide()
        self._note.show_text(shown.note)
        self._note.refuse(shown.refusal)
        self._say()

    def close_note(self) -> None:
        """Put what is said of a version away."""
        self._note.turn_to("")
        self._making.hide()
        self._say()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next versions."""
        self._note.set_label(_("Ce que dit cette version (facultatif)"))
        self._say()

    def _say(self) -> None:
        publish = "" if self._shown is None else self._shown.publish
        self._begin.setText(_("Fermer") if self._making.isVisibleTo(self) else publish)
        self._begin.updateGeometry()
        self._publish.setText(publish)
        self._publish.updateGeometry()

    def _turn(self) -> None:
        there = not self._making.isVisibleTo(self)
        self._making.setVisible(there)
        self._say()
        if there:
            self._note.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.release_asked.emit(self._note.line.text())

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(14, 5, 6, 5)
        first.setSpacing(12)
        first.addWidget(self._last, 1)
        first.addWidget(self._versions)
        first.addWidget(self._begin)
        row = QHBoxLayout(self._making)
        row.setContentsMargins(14, 4, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._publish, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._making)
        self.body.addLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
