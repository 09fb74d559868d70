"""A question that must be answered at once: only for what cannot be undone, or needs a secret."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_WORDS_WIDTH = 392  # px, what a question needs to be read at a glance


class Sheet(QDialog):
    """Title, sentence, ``body``, then the two answers; Esc is the quiet one."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, accept: str, reject: str) -> None:
        """``accept`` names the act with a verb; an empty ``reject`` leaves one button."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.accept_button = Button(accept, Kind.PRIMARY)
        self.accept_button.setObjectName("accept")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.reject_button = Button(reject)
        self.reject_button.setObjectName("reject")
        self.reject_button.setVisible(bool(reject))
        self.reject_button.clicked.connect(self.reject)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(self.reject_button)
        answers.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addStrut(_WORDS_WIDTH)  # a minimum width of the window itself would let the layout be squeezed
        column.addWidget(Label(title, Role.H2, wrap=True))
        said = Label(sentence, Role.BODY, "ink2", wrap=True)
        said.setVisible(bool(sentence))
        column.addWidget(said)
        column.addLayout(self.body)
        column.addSpacing(4)
        column.addLayout(answers)

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        """As tall as its words ask: Qt holds a first size to two thirds of the screen, and would squeeze them."""
        asked = self.layout()
        if asked is not None and asked.hasHeightForWidth():
            needed = min(asked.totalHeightForWidth(self.width()), self.screen().availableGeometry().height())
            self.resize(self.width(), max(self.height(), needed))
        super().showEvent(arg__1)
