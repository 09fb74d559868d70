"""The receipt beside the form: its sheets, what was read framed on them, or the place of one that is missing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, View
from lianes_desktop.ui.expenses.missing import MissingReceipt
from lianes_desktop.ui.expenses.values import Captured, Field, Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.photo_boxes import Box
from lianes_desktop.ui.kit.receipt_photo import ReceiptPhoto


class ReceiptPlace(QWidget):
    """``sheet_wanted`` gives a ``Sheet`` to draw.

    ``contrast_asked`` gives the sheet whose contrast is raised, or left as it is again, ``corners_wanted`` the one on
    which the paper is looked for; ``corners_chosen`` gives a sheet and its ``Corners``, ``None`` to see it whole;
    ``turned`` gives a sheet and the quarters it is turned by, from 1 to 4.
    """

    sheet_wanted = Signal(object)
    contrast_asked = Signal(object)
    corners_wanted = Signal(object)
    corners_chosen = Signal(object, object)
    turned = Signal(object, int)

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self.sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self._jpeg, self._how = b"", AS_IT_IS
        self._captured = Captured()
        self._in_hand: Field | None = None
        self._whole: FullScreenReceipt | None = None
        self._full: ReceiptPhoto | None = None
        self.photo = ReceiptPhoto()
        self.photo.setObjectName("receipt_photo")
        self.missing = MissingReceipt()
        self._meaning = Label("", Role.CAPTION, "ink2", wrap=True)
        self._meaning.setObjectName("receipt_meaning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._places = QStackedLayout()
        column.addLayout(self._places, 1)
        self._places.addWidget(self.photo)
        self._places.addWidget(self.missing)
        column.addWidget(self._meaning)
        self._meaning.hide()
        self._connect(self.photo)
        self.photo.sheet_asked.connect(self._turn_to)
        self.photo.full_screen_asked.connect(self._open_full_screen)

    def show_sheets(self, sheets: tuple[Sheet, ...], *, again: bool) -> None:
        """Show a receipt's sheets: the first one, or one just added; the same are drawn again only when asked."""
        if sheets == self.sheets and not again:
            return
        added = not again and len(sheets) > len(self.sheets)
        self.sheets = sheets
        self._places.setCurrentWidget(self.photo if sheets else self.missing)
        if sheets:
            self._turn_to(len(sheets) - 1 if added else 0)
        elif self._whole is not None:
            self._whole.close()

    def show_captured(self, captured: Captured) -> None:
        """Frame what was read, and say what a receipt in Arabic means."""
        self._captured = captured
        self._meaning.setText(captured.meaning)
        self._meaning.setVisible(bool(captured.meaning))
        self._frame()

    def light(self, field: Field | None) -> None:
        """The field in hand: what was read for it stands out."""
        if field is not self._in_hand:
            self._in_hand = field
            self._frame()

    def show_picture(self, sheet: Sheet, jpeg: bytes, how: View) -> None:
        """The sheet is drawn; an older one coming late is left out."""
        if self.current() == sheet:
            self._jpeg, self._how = jpeg, how
            self._frame()
            for photo in self._photos():
                photo.show_seen(jpeg, how, sheet=self._at, sheets=len(self.sheets))

    def show_corners(self, sheet: Sheet, corners: Corners | None) -> None:
        """Where the paper seems to lie on a sheet."""
        if self.current() == sheet:
            for photo in self._photos():
                photo.propose_corners(corners)

    def show_picture_failed(self, sheet: Sheet, reason: str) -> None:
        """Say why the sheet cannot be shown."""
        if self.current() == sheet:
            self._say(reason)

    def current(self) -> Sheet | None:
        """The sheet in sight."""
        return self.sheets[self._at] if self._at < len(self.sheets) else None

    def focus_receipt(self) -> None:
        """Put the focus on the photograph, or on the place of the one that is missing."""
        (self.photo if self.sheets else self.missing).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.missing.retranslate()
        self.photo.bar.show_words(
            _("Agrandir"), _("Tourner la vue"), _("Plein écran"), _("Page précédente"), _("Page suivante")
        )
        for photo in self._photos():
            photo.retranslate()

    def _photos(self) -> Sequence[ReceiptPhoto]:
        return (self.photo,) if self._full is None else (self.photo, self._full)

    def _frame(self) -> None:
        """Only the first page is read."""
        first = self._at == 0
        boxes = [
            Box(area.left, area.top, area.right, area.bottom, field is self._in_hand)
            for field, certainty in self._captured.certain.items()
            if first and (area := certainty.area) is not None
        ]
        for photo in self._photos():
            photo.show_upright(self._captured.turn if first else 0)
            photo.show_boxes(boxes)

    def _turn_to(self, at: int) -> None:
        if at < len(self.sheets):
            self._at = at
            self._say(_("Le reçu s'affiche"))
            self.sheet_wanted.emit(self.sheets[at])

    def _say(self, words: str) -> None:
        """In the place of the sheet in sight, wherever it is seen."""
        self._jpeg, self._how = b"", AS_IT_IS
        for photo in self._photos():
            photo.show_words(words, sheet=self._at, sheets=len(self.sheets))

    def _connect(self, photo: ReceiptPhoto) -> None:
        photo.contrast_asked.connect(self._ask_contrast)
        photo.corners_wanted.connect(self._want_corners)
        photo.corners_chosen.connect(self._choose_corners)
        photo.turned.connect(self._turned)

    def _ask_contrast(self) -> None:
        if (sheet := self.current()) is not None:
            self.contrast_asked.emit(sheet)

    def _want_corners(self) -> None:
        if (sheet := self.current()) is not None:
            self.corners_wanted.emit(sheet)

    def _choose_corners(self, corners: Corners | None) -> None:
        if (sheet := self.current()) is not None:
            self.corners_chosen.emit(sheet, corners)

    def _turned(self, quarters: int) -> None:
        if (sheet := self.current()) is not None:
            self._how = replace(self._how, turn=quarters)
            for photo in self._photos():
                photo.show_turn(quarters)
            self.turned.emit(sheet, quarters)

    def _open_full_screen(self) -> None:
        """The same sheet, seen in the same way; corners in hand go on there."""
        if self._whole is not None:
            return
        self._full = ReceiptPhoto()
        self._connect(self._full)
        self._whole = FullScreenReceipt(self, self._full)
        self._whole.sheet_asked.connect(self._turn_to)
        self._whole.finished.connect(self._full_screen_over)
        self._frame()
        self._full.show_seen(self._jpeg, self._how, sheet=self._at, sheets=len(self.sheets))
        self._whole.showFullScreen()
        corners = self.photo.let_go()
        if corners is not None:
            self._full.take_corners(corners)

    def _full_screen_over(self) -> None:
        self._whole = self._full = None
