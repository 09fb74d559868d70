"""The pictures of a line: each with its legend and who can be recognised, and a place to let go of more."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import SUFFIXES, Offered
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.browse import ask_files
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import DropTile, Notice
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.thumbs import Thumbnails, draw_thumb
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.people import PeoplePicker
from lianes_desktop.ui.programme.values import PictureShown

_THUMB = QSize(72, 54)


class PicturesSection(QWidget):
    """``added`` gives a tuple of ``Offered``; the others the digest of a picture, first of two where there are two."""

    added = Signal(object)
    captioned = Signal(object)
    named = Signal(object)
    """``(digest, ids of the people)``."""
    view_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``; nothing to show until ``show_pictures``."""
        super().__init__()
        self._of: ItemId | None = None
        self._rows: list[PictureRow] = []
        self._thumbnails: Thumbnails = _none
        self._label = Label("", Role.LABEL, "ink2")
        self._tile = DropTile("image-plus")
        self._tile.setObjectName("addPicture")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addLayout(self._column)
        column.addWidget(self._tile)
        self._tile.clicked.connect(self._browse)
        self._tile.dropped.connect(self._dropped)

    def use_thumbnails(self, thumbnails: Thumbnails) -> None:
        """Draw small pictures with these."""
        self._thumbnails = thumbnails

    def show_pictures(self, item: ItemId, pictures: Sequence[PictureShown], *, there: bool) -> None:
        """Show the pictures of a line; the same ones keep what is typed and the focus."""
        self.setVisible(there)
        if (self._of, [one.digest for one in self._rows]) != (item, [one.digest for one in pictures]):
            self._of = item
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._made(one.digest) for one in pictures]
        for row, picture in zip(self._rows, pictures, strict=True):
            row.show_picture(picture)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for row in self._rows:
            row.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._label.setText(_("Photos"))
        self._tile.show_words(
            _("Ajouter une photo"), _("Déposez-la, collez-la ou choisissez-la"), _("Lâchez pour joindre")
        )
        for row in self._rows:
            row.retranslate()

    def _made(self, digest: str) -> "PictureRow":
        row = PictureRow(digest, self._thumbnails)
        row.captioned.connect(self.captioned)
        row.named.connect(self.named)
        row.view_asked.connect(self.view_asked)
        row.remove_asked.connect(self.remove_asked)
        self._column.addWidget(row)
        return row

    def _browse(self) -> None:
        suffixes = [f"*{one}" for one in SUFFIXES if one != ".pdf"]
        names = " ".join((*suffixes, *(one.upper() for one in suffixes)))
        ask_files(self.window(), _("Ajouter une photo"), f"{_('Photos')} ({names})", self._chosen)

    def _chosen(self, paths: list[str]) -> None:
        self.added.emit(tuple(Offered(Path(path).name, path=Path(path)) for path in paths))

    def _dropped(self, mime: QMimeData) -> None:
        files = offered(mime, f"{_('Photo')}.png")
        if files:
            self.added.emit(files)


class PictureRow(QWidget):
    """One picture: the small picture that opens, its legend, and the people on it."""

    captioned = Signal(object)
    named = Signal(object)
    view_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, digest: str, thumbnails: Thumbnails) -> None:
        """Words come with ``show_picture``."""
        super().__init__()
        self.digest = digest
        self._thumb = Thumb(digest, thumbnails)
        self._thumb.setObjectName("viewPicture")
        self._caption = TextEntry("caption", TextField())
        self._caption.line.setObjectName("pictureCaption")
        self._people = PeoplePicker()
        self._people.setObjectName("picturePeople")
        self._named = LabeledField("", self._people)
        self._warning = Notice("warn", "eye-off")
        self._warning.setObjectName("pictureStays")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removePicture")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._thumb, 0, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._named)
        column.addWidget(self._warning)
        self._caption.left.connect(self._say_caption)
        self._people.committed.connect(self._say_named)
        self._thumb.clicked.connect(self._ask_view)
        self._remove.clicked.connect(self._ask_remove)
        self.retranslate()

    def show_picture(self, picture: PictureShown) -> None:
        """Show what is kept, or refused as it was typed."""
        self._thumb.setToolTip(picture.name)
        self._caption.show_text(picture.caption)
        self._caption.refuse(picture.refusal)
        self._people.offer(picture.people)
        self._named.setVisible(bool(picture.people))
        self._warning.setVisible(bool(picture.warning))
        if picture.warning:
            self._warning.show_words("warn", "eye-off", picture.warning)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        self._caption.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._thumb.setAccessibleName(_("Voir la photo en grand"))
        self._caption.set_label(_("Légende"))
        self._named.set_label(_("Reconnaissables"))
        self._people.set_name(_("Ajouter une personne reconnaissable"))
        self._remove.set_name(_("Retirer la photo"))

    def _say_caption(self, left: tuple[str, object]) -> None:
        self.captioned.emit((self.digest, str(left[1])))

    def _say_named(self, people: object) -> None:
        self.named.emit((self.digest, people))

    def _ask_view(self) -> None:
        self.view_asked.emit(self.digest)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self.digest)


class Thumb(QAbstractButton):
    """A small picture; clicked, it is shown large."""

    def __init__(self, digest: str, thumbnails: Thumbnails) -> None:
        """Drawn when it is in sight."""
        super().__init__()
        self._digest, self._thumbnails = digest, thumbnails
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return _THUMB

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            draw_thumb(painter, self.rect(), self._digest, self._thumbnails)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=paint.BLOCK_RADIUS)


def _none(_digest: str) -> bytes | None:
    return None
