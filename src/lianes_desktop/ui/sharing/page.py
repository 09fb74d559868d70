"""The page between colleagues: what is to be decided on one side, what goes and comes on the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.cards import EmptyState
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.sharing.question_card import QuestionCard
from lianes_desktop.ui.sharing.sender_sheet import SenderSheet
from lianes_desktop.ui.sharing.share_card import ShareCard
from lianes_desktop.ui.sharing.values import SHARE, View

_RIGHT = 400


class SharingPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    sender_confirmed = Signal(object)
    """Path of the file to take in."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("sharingPage")
        self.passphrases = PassphraseDesk(self)
        self.question = QuestionCard()
        self.share = ShareCard()
        self._empty = EmptyState("users")
        self._scroll = ScrollColumn(spacing=0)
        self._scroll.body.addWidget(self.question)
        self.share.setFixedWidth(_RIGHT)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self.share)
        self.body.addLayout(row, 1)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self.header.show_words(_("Entre collègues"), view.subtitle)
        gone, shown = (self._empty, self._scroll) if view.question else (self._scroll, self._empty)
        gone.hide()  # first: the two together would push the window's edge
        shown.show()
        if view.question is not None:
            self.question.show_question(view.question)
        self.share.show_share(view.share, view.written, view.report)

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self.share.show_busy(words)

    def refuse_typed(self, message: str) -> None:
        """Say beside the other value why it is refused."""
        self.question.refuse_typed(message)

    def ask_passphrase(self, why: str, folder: str) -> None:
        """Ask for the key's passphrase and where to write the share."""
        sheet = PassphraseSheet(
            self,
            _("Partager ce dossier"),
            why,
            _("Signer et écrire"),
            _("Phrase de passe de votre clé"),
            folder=folder,
            where=_("Où écrire le dossier partagé"),
        )
        self.passphrases.open(sheet, SHARE)

    def ask_sender(self, name: str, groups: Sequence[str], path: Path) -> None:
        """Ask whether the colleague reads the same groups."""
        sheet = SenderSheet(self, name, groups, path)
        sheet.confirmed.connect(self.sender_confirmed)
        sheet.open()

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
        return (self.question, self.share.tile)

    @override
    def retranslate(self) -> None:
        self._empty.show_words(
            _("Rien à départager"),
            _("Quand deux personnes changent différemment la même chose, vous choisissez ici. Rien n'est écrasé."),
        )
        self.question.retranslate()
        self.share.retranslate()
