"""One answer issued: what it says, the paper, the file, and how far the payment is."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.answers.values import Sheet
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.hero import Hero
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.replies.decision_table import DecisionTable
from lianes_desktop.ui.replies.payment import PaymentList


class AnswerSheet(Card):
    """``look_asked`` to see its pages; ``save_asked`` gives the path of the PDF to write."""

    look_asked = Signal()
    save_asked = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__(spacing=10)
        self.setObjectName("answerSheet")
        self._sheet: Sheet | None = None
        self._title = Label("", Role.H2)
        self._title.setObjectName("issuedTitle")
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._look = Button("", icon="eye")
        self._look.setObjectName("lookAnswer")
        self._save = Button("", icon="save")
        self._save.setObjectName("savePaper")
        self._folder = Button("", icon="folder-open")
        self._folder.setObjectName("openAnswerFolder")
        self._hero = Hero()
        self._words = Label("", Role.BODY, wrap=True)
        self._payments = QVBoxLayout()
        self._payments.setSpacing(8)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(8)
        self._notice = PaymentList()
        self._table = DecisionTable()
        self._lay_out()
        self._look.clicked.connect(self.look_asked)
        self._save.clicked.connect(self._choose)
        self._folder.clicked.connect(self._show_folder)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show an answer; nothing is rebuilt when nothing changed."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self._title.setText(sheet.title)
        self._detail.setText(sheet.detail)
        self._folder.allow("" if sheet.there else _("Le fichier n'est plus à cet endroit."))
        self._words.setText(sheet.words)
        self._words.setVisible(bool(sheet.words))
        self._hero.setVisible(sheet.hero is not None)
        if sheet.hero is not None:
            self._hero.show_amount(*sheet.hero)
        empty(self._payments)
        for tone, icon, words in sheet.payments:
            notice = Notice(tone, icon, words)
            notice.setObjectName("paymentStanding")
            self._payments.addWidget(notice)
        empty(self._questions)
        for about, asked in sheet.questions:
            self._questions.addWidget(Label(about, Role.STRONG))
            self._questions.addWidget(Label(asked, Role.BODY, "ink2", wrap=True))
        self._notice.show_payments(() if sheet.notice is None else (sheet.notice,))
        self._table.setVisible(bool(sheet.rows))
        self._table.show_rows(sheet.rows, sheet.total)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._look.setText(_("Ouvrir"))
        self._save.setText(_("Enregistrer en PDF"))
        self._folder.setText(_("Ouvrir le dossier"))
        self._sheet = None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for button in (self._look, self._save, self._folder):
            head.addWidget(button)
        scroll = ScrollColumn(spacing=12)
        scroll.body.addWidget(self._hero)
        scroll.body.addLayout(self._payments)
        scroll.body.addWidget(self._words)
        scroll.body.addLayout(self._questions)
        scroll.body.addWidget(self._notice)
        scroll.body.addWidget(self._table)
        scroll.body.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._detail)
        self.body.addWidget(scroll, 1)
        self.setFocusProxy(self._look)

    def _choose(self) -> None:
        if self._sheet is not None:
            name = self._sheet.file
            ask_new_file(self, _("Où enregistrer la réponse"), name, "PDF (*.pdf)", self.save_asked.emit)

    def _show_folder(self) -> None:
        if self._sheet is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._sheet.folder))
