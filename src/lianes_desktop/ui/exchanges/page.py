"""The exchanges page: what left, on one side; the key and what comes back, on the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.exchanges.key_card import KeyPanel
from lianes_desktop.ui.exchanges.rows import SentRow
from lianes_desktop.ui.exchanges.values import NEW_KEY, REQUEST, SentLine, View
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.cards import Card, EmptyState, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.root_sheet import RootSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.rows import AnswerRow
from lianes_desktop.ui.replies.values import AnswerLine

_RIGHT = 400


class ExchangesPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    root_confirmed = Signal(object)
    """Path of the answer to take in."""
    answer_asked = Signal(object)
    """Id of the answer to read."""
    paper_asked = Signal(object)
    """``(id, path)`` of the answer to write as PDF."""
    pages_ready = Signal(object)
    """Path of a PDF to show."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("exchangesPage")
        self._shown: tuple[SentLine, ...] = ()
        self.passphrases = PassphraseDesk(self)
        self._sent_title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._answered: tuple[AnswerLine, ...] = ()
        self._answers_title = Label("", Role.H2)
        self._answers_title.setObjectName("answersTitle")
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        self._empty = EmptyState("arrow-left-right")
        self.key = KeyPanel()
        self._lay_out()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self.header.show_words(_("Échanges"), view.subtitle)
        gone, shown = (self._empty, self._sent) if view.sent else (self._sent, self._empty)
        gone.hide()  # first: the two together would push the window's edge
        shown.show()
        if view.sent != self._shown:
            self._shown = view.sent
            empty(self._rows)
            for line in view.sent:
                self._rows.addWidget(SentRow(line))
        self._show_answers(view.answers)
        self.key.show_key(view.key, view.written)

    def show_pages(self, pdf: Path) -> None:
        """Let the window show the pages."""
        self.pages_ready.emit(pdf)

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self.key.show_busy(words)

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone."""
        sheet = RootSheet(self, groups, path)
        sheet.confirmed.connect(self.root_confirmed)
        sheet.open()

    def ask_new_key(self, *, replaces: bool) -> None:
        """Ask for the passphrase of a new key, twice; whether it ``replaces`` one that is still good."""
        why = _("Choisissez une phrase de passe : quelques mots que vous retiendrez. Elle sera demandée pour signer.")
        if replaces:
            why += " " + _("Cette clé remplace l'autre : Lianes devra la reconnaître.")
        sheet = PassphraseSheet(
            self,
            _("Créer votre clé"),
            why,
            _("Créer ma clé"),
            _("Phrase de passe"),
            again=_("La même, une seconde fois"),
        )
        self.passphrases.open(sheet, NEW_KEY)

    def ask_request(self, folder: str) -> None:
        """Ask for the key's passphrase and where to write the request."""
        sheet = PassphraseSheet(
            self,
            _("Écrire la demande de clé"),
            _("Ce fichier dit à Lianes qui vous êtes. Remettez-le, puis lisez votre empreinte par téléphone."),
            _("Écrire la demande"),
            _("Phrase de passe de votre clé"),
            folder=folder,
            where=_("Où écrire la demande de clé"),
        )
        self.passphrases.open(sheet, REQUEST)

    def show_asking(self, words: str) -> None:
        """Say in the sheet that asks what is under way; empty words end it."""
        self.passphrases.show_busy(words)

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in that sheet what is refused; whether it could be said there."""
        return self.passphrases.refuse(refusals)

    def close_asking(self) -> None:
        """The passphrase has served."""
        self.passphrases.close()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.key.tile,)

    @override
    def retranslate(self) -> None:
        self._sent_title.setText(_("Remis à Lianes"))
        self._empty.show_words(
            _("Rien n'a encore été remis"),
            _("Signez la demande de reversement : le fichier à remettre à Lianes apparaîtra ici."),
        )
        self._answers_title.setText(_("Réponses de Lianes"))
        self._shown = self._answered = ()
        self.key.retranslate()

    def _show_answers(self, answers: tuple[AnswerLine, ...]) -> None:
        self._answers_title.setVisible(bool(answers))
        if answers == self._answered:
            return
        self._answered = answers
        empty(self._answers)
        for line in answers:
            row = AnswerRow(line)
            row.opened.connect(self.answer_asked)
            row.save_asked.connect(self.paper_asked)
            self._answers.addWidget(row)

    def _lay_out(self) -> None:
        self._sent = Card()
        scroll = ScrollColumn(spacing=0)
        scroll.body.addLayout(self._rows)
        scroll.body.addWidget(self._answers_title)
        scroll.body.addLayout(self._answers)
        scroll.body.addStretch(1)
        self._answers_title.setContentsMargins(0, 20, 0, 4)
        self._sent.body.addWidget(self._sent_title)
        self._sent.body.addWidget(scroll, 1)
        side = ScrollColumn()
        side.setFixedWidth(_RIGHT)
        side.body.addWidget(self.key)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._sent, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)
