"""The button that fills a programme at once: its menu, then the question of the way taken."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.programme.fill_sheet import WAYS, FillSheet
from lianes_desktop.ui.programme.fills import Answer, Fill, Question


class FillButton(IconButton):
    """A ``FillView``: says that it was pressed, the way taken, and the answer given."""

    fill_chosen = Signal(object)
    """``Fill``."""
    answered = Signal(object)
    """``Answer``."""

    def __init__(self) -> None:
        """Named by ``retranslate``."""
        super().__init__("file-plus-2")
        self.setObjectName("fillProgramme")
        self._sheet: FillSheet | None = None

    def offer_fills(self, possible: frozenset[Fill]) -> None:
        """Show the ways there are, those that lead nowhere greyed."""
        menu = QMenu(self)
        menu.setObjectName("fillMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fill in Fill:
            action = menu.addAction(_(WAYS[fill].title))
            action.setEnabled(fill in possible)
            action.triggered.connect(partial(self.fill_chosen.emit, fill))
        start = self.width() - menu.sizeHint().width() if self.isLeftToRight() else 0
        menu.popup(self.mapToGlobal(QPoint(start, self.height() + 2)))

    def ask_fill(self, question: Question) -> None:
        """Ask what is taken, and for which day."""
        self._sheet = FillSheet(self.window(), question)
        self._sheet.answered.connect(self._tell)
        self._sheet.finished.connect(self._put_away)
        self._sheet.open()

    def refuse_fill(self, sentence: str) -> None:
        """Say beside the day why not."""
        if self._sheet is not None:
            self._sheet.refuse(sentence)

    def end_fill(self) -> None:
        """It is done: put the question away."""
        if self._sheet is not None:
            self._sheet.accept()

    def retranslate(self) -> None:
        """Say what it does in the language in force."""
        self.set_name(_("Modèles, copies et anciens programmes"))

    def _tell(self, answer: Answer) -> None:
        self.answered.emit(answer)

    def _put_away(self) -> None:
        self._sheet = None
