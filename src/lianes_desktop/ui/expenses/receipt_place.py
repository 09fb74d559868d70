"""The receipt beside the form: its sheets, what was read framed on them, or the place of one that is missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.missing import MissingReceipt
from lianes_desktop.ui.expenses.values import Captured, Field, Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.photo_boxes import Box


class ReceiptPlace(QWidget):
    """``sheet_wanted`` gives a ``Sheet`` to draw."""

    sheet_wanted = Signal(object)

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self.sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self._jpeg = b""
        self._captured = Captured()
        self._in_hand: Field | None = None
        self._full: FullScreenReceipt | None = None
        self.photo = PhotoViewer()
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

    def show_picture(self, sheet: Sheet, jpeg: bytes) -> None:
        """The sheet is drawn; an older one coming late is left out."""
        if self.current() == sheet:
            self._jpeg = jpeg
            self._frame()
            for viewer in self._viewers():
                viewer.show_picture(jpeg, sheet=self._at, sheets=len(self.sheets))

    def show_picture_failed(self, sheet: Sheet, reason: str) -> None:
        """Say why the sheet cannot be shown."""
        if self.current() == sheet:
            self.photo.show_words(reason)

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

    def _viewers(self) -> Sequence[PhotoViewer]:
        return (self.photo,) if self._full is None else (self.photo, self._full.viewer)

    def _frame(self) -> None:
        """Only the first page is read."""
        first = self._at == 0
        boxes = [
            Box(area.left, area.top, area.right, area.bottom, field is self._in_hand)
            for field, certainty in self._captured.certain.items()
            if first and (area := certainty.area) is not None
        ]
        for viewer in self._viewers():
            viewer.show_upright(self._captured.turn if first else 0)
            viewer.show_boxes(boxes)

    def _turn_to(self, at: int) -> None:
        self._at = at
        self.photo.show_words(_("Le reçu s'affiche"))
        self.sheet_wanted.emit(self.sheets[at])

    def _open_full_screen(self) -> None:
        self._full = FullScreenReceipt(self)
        self._full.sheet_asked.connect(self._turn_to)
        self._full.finished.connect(self._full_screen_over)
        self._frame()
        self._full.viewer.show_picture(self._jpeg, sheet=self._at, sheets=len(self.sheets))
        self._full.showFullScreen()

    def _full_screen_over(self) -> None:
        self._full = None
