"""Lianes' decision: what it says, every line with its reason, and the paper to file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.replies.decision_table import DecisionTable
from lianes_desktop.ui.replies.values import DecisionShown


class DecisionCard(Card):
    """``save_asked`` gives the path of the PDF to write."""

    save_asked = Signal(object)

    def __init__(self) -> None:
        """Hidden until ``show_decision``."""
        super().__init__(spacing=10)
        self.setObjectName("decisionCard")
        self._title = Label("", Role.H2)
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._detail.setObjectName("decisionDetail")
        self._save = Button("", icon="save", size=Size.SMALL)
        self._save.setObjectName("saveDecision")
        self._earlier = Notice("info", "history")
        self._earlier.setObjectName("decisionEarlier")
        self._words = Label("", Role.BODY, wrap=True)
        self._words.setObjectName("decisionWords")
        self._table = DecisionTable()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._detail, 1)
        head.addWidget(self._save)
        self.body.addLayout(head)
        for widget in (self._earlier, self._words, self._table):
            self.body.addWidget(widget)
        self._save.clicked.connect(self._choose)
        self.hide()

    def show_decision(self, decision: DecisionShown | None) -> None:
        """Show it; ``None`` when nothing is decided."""
        self.setVisible(decision is not None)
        if decision is None:
            return
        self._title.setText(decision.title)
        self._detail.setText(decision.detail)
        self._save.setText(_("Enregistrer en PDF"))
        for widget, words in ((self._words, decision.words), (self._earlier, decision.earlier)):
            widget.setVisible(bool(words))
        self._words.setText(decision.words)
        self._earlier.show_words("info", "history", decision.earlier)
        self._table.show_rows(decision.rows, decision.total)

    def _choose(self) -> None:
        name = _("Décision") + ".pdf"
        ask_new_file(self, _("Où enregistrer la décision"), name, "PDF (*.pdf)", self.save_asked.emit)
