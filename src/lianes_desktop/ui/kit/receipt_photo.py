"""A receipt's picture that may be seen with more contrast, or cropped and set straight."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, View
from lianes_desktop.ui.kit import photo_boxes
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.photo_boxes import Box
from lianes_desktop.ui.kit.photo_corners import AT_THE_EDGES, CornerFrame
from lianes_desktop.ui.kit.typed import override


class ReceiptPhoto(PhotoViewer):
    """Asks for its sheet to be drawn in another way, and shows it so: ``show_seen`` says how it was drawn.

    ``contrast_asked`` wants it raised, or left as it is again; ``corners_wanted`` wants the paper looked for, while
    four handles are laid on it; ``corners_chosen`` gives the ``Corners`` to crop it by, ``None`` to see it whole.
    ``turned`` tells by how many quarters a hand turned it from how it is drawn: 4 for as it is drawn.
    Keys: C and P, and with handles in hand Tab, the arrows, Enter and Esc.
    """

    contrast_asked = Signal()
    corners_wanted = Signal()
    corners_chosen = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__()
        self._how = AS_IT_IS
        self._read: tuple[Box, ...] = ()
        self.frame = CornerFrame(self)
        self.bar.contrast.clicked.connect(self.turn_contrast)
        self.bar.crop.clicked.connect(self.crop)
        self.frame.bar.apply.clicked.connect(self._apply)
        self.frame.bar.leave.clicked.connect(self.let_go)
        self.retranslate()

    def show_seen(self, data: bytes, how: View, *, sheet: int = 0, sheets: int = 1) -> None:
        """Show a sheet drawn as ``how`` says; one that only changes its contrast stays where it is."""
        shown = self._picture is not None and (sheet, sheets) == (self._sheet, self._sheets)
        stays = shown and how.corners == self._how.corners
        zoom, shift = self._zoom, self._shift
        self._how = how
        if not stays:
            self.let_go()
        self.show_picture(data, sheet=sheet, sheets=sheets)
        self.show_turn(how.turn)
        if stays:
            self._zoom, self._shift = zoom, shift
            self._moved()
        if self.frame.isVisibleTo(self):
            self.bar.hide()
        self._show_view()

    def show_turn(self, quarters: int) -> None:
        """Turn it as a hand did, or as the page reads when none did (0)."""
        self._how = replace(self._how, turn=quarters)
        self._turn, self._shown = quarters * 90 % 360 if quarters else self._upright, None
        self.fit()

    def propose_corners(self, corners: Corners | None) -> None:
        """Move the handles to where the paper seems to lie, while they are in nobody's hand."""
        if self.frame.isVisibleTo(self):
            self.frame.propose(corners)

    def take_corners(self, corners: Corners) -> None:
        """Lay the handles on the sheet, at these corners."""
        self._moved()
        self.frame.begin(corners)
        self.bar.hide()
        self._show_view()

    def let_go(self) -> Corners | None:
        """Take the handles away and leave the sheet as it is; their corners, if they were laid on it."""
        if not self.frame.isVisibleTo(self):
            return None
        in_hand = QApplication.focusWidget() in self.frame.handles
        self.frame.hide()
        self.bar.setVisible(self._picture is not None)
        if in_hand:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_view()
        return self.frame.corners()

    def turn_contrast(self) -> None:
        """Ask for more contrast, or for the sheet's own colours again."""
        self._show_view()
        if self._picture is not None:
            self.contrast_asked.emit()

    def crop(self) -> None:
        """Lay the handles on the sheet, take them away, or ask for the whole of a cropped one."""
        self._show_view()
        if self._picture is None:
            return
        if self._how.corners is not None:
            self.corners_chosen.emit(None)
        elif self.let_go() is None:
            self.take_corners(AT_THE_EDGES)
            self.corners_wanted.emit()

    def retranslate(self) -> None:
        """Name what is over the picture in the language in force."""
        cropped = self._how.corners is not None
        crop = _("Revoir la page entière (P)") if cropped else _("Recadrer et redresser (P)")
        self.bar.offer_views(_("Plus de contraste (C)"), crop)
        self.frame.retranslate()

    @override
    def rotate(self) -> None:
        super().rotate()
        if self._picture is not None:
            self._how = replace(self._how, turn=self._turn // 90 or 4)
            self.turned.emit(self._how.turn)

    @override
    def show_upright(self, turn: int) -> None:
        if self._how.turn:
            self._upright = turn  # what is read on it never turns what a hand did
            self.update()
        else:
            super().show_upright(turn)
        self._lay_boxes()

    @override
    def show_boxes(self, boxes: Sequence[Box]) -> None:
        self._read = tuple(boxes)
        self._lay_boxes()

    @override
    def show_words(self, words: str, *, sheet: int | None = None, sheets: int = 1) -> None:
        super().show_words(words, sheet=sheet, sheets=sheets)
        self.let_go()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], object]] = {Qt.Key.Key_C: self.turn_contrast, Qt.Key.Key_P: self.crop}
        if self.frame.isVisibleTo(self):
            keys |= {
                Qt.Key.Key_Return: self._apply,
                Qt.Key.Key_Enter: self._apply,
                Qt.Key.Key_Escape: self.let_go,
            }
        act = keys.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            act()
        else:
            super().keyPressEvent(event)

    @override
    def _moved(self) -> None:
        super()._moved()
        self.frame.setGeometry(self.rect())
        if self._picture is not None:
            self.frame.lay(self._place(self._picture), self._turn)

    def _apply(self) -> None:
        self.let_go()
        self.corners_chosen.emit(self.frame.corners())

    def _show_view(self) -> None:
        self.bar.show_view(contrast=self._how.contrast, cropped=self._how.corners is not None)
        self.retranslate()
        self._lay_boxes()

    def _lay_boxes(self) -> None:
        """What was read is framed where it is seen; nothing, while the corners are in hand."""
        in_hand = self.frame.isVisibleTo(self)
        super().show_boxes(() if in_hand else photo_boxes.through(self._read, self._how.corners, self._upright))
