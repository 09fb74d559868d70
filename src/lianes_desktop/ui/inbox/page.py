"""The inbox page: what came, the verdict, and the claim under review."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.answer_sheet import AnswerSheet
from lianes_desktop.ui.inbox.bundles_column import BundlesColumn
from lianes_desktop.ui.inbox.desk_board import DeskBoard
from lianes_desktop.ui.inbox.desk_values import AnswerAsk, Answered
from lianes_desktop.ui.inbox.strips import Verdicts
from lianes_desktop.ui.inbox.values import View
from lianes_desktop.ui.inbox.vouching import VouchingSheet
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.cards import EmptyState
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.screen import Page, PageHeader
from lianes_desktop.ui.kit.signed_tile import SignedFileTile
from lianes_desktop.ui.kit.typed import override

_GAP = 20  # px between the list and the claim
_NARROW = 1365 - 260
"""px: a page narrower than this, in a window of 1365, folds the list of bundles away."""


class InboxPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    files_given = Signal(object)
    """A tuple of ``Offered``."""
    compared = Signal()
    """The fingerprint was compared by phone."""
    vouched = Signal(object)
    """``Vouched``."""
    answer_given = Signal(object)
    """``AnswerGiven``."""
    send_asked = Signal()
    """The answer signed just now is to be sent."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("inboxPage")
        self._view: View | None = None
        self._sheet: VouchingSheet | None = None
        self._answer: AnswerSheet | None = None
        self._folded = False
        self.passphrases = PassphraseDesk(self)
        self.column = BundlesColumn()
        self.verdicts = Verdicts()
        self.board = DeskBoard()
        self._claim_header = PageHeader()
        self._tile = SignedFileTile()
        self._tile.setObjectName("takeInTile")
        self._tile.setMinimumWidth(320)
        self._empty = EmptyState("inbox", actions=[self._tile])
        self._lay_out()
        self._tile.files_given.connect(self.files_given)
        self.verdicts.compared.connect(self.compared)
        self.column.entered.connect(self.board.focus_lines)
        self.column.unfold_asked.connect(self.unfold)
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: View) -> None:
        """Show the list, and the verdicts where there is no claim to review."""
        self._view = view
        self.column.show_view(view)
        nothing = not view.claim and not view.verdicts
        # what goes is hidden before what comes is shown: the two together would push the window's edge
        places = (
            (self._empty, nothing),
            (self._found, bool(view.verdicts) and not view.claim),
            (self.board, view.claim),
        )
        for place, shown in sorted(places, key=lambda one: one[1]):
            place.setVisible(shown)
        if view.claim:
            self.board.header.lead(self.column.fold_button)
        else:
            self._lead.addWidget(self.column.fold_button)
        self._claim_header.show_words(view.title)
        self.verdicts.show_verdicts(view.verdicts)

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self.column.show_busy(words)

    def ask_identity(self, proposed: str, organisations: Sequence[tuple[str, str]]) -> None:
        """Ask whose key it is."""
        if self._sheet is None:
            groups = self.verdicts.shown()[0].groups
            self._sheet = VouchingSheet(self, groups, proposed, organisations)
            self._sheet.given.connect(self.vouched)
            self._sheet.finished.connect(self._sheet_closed)
            self._sheet.open()

    def close_identity(self) -> None:
        """The identity was taken."""
        if self._sheet is not None:
            self._sheet.done(VouchingSheet.DialogCode.Accepted)

    def refuse_identity(self, refusals: Sequence[Refusal]) -> bool:
        """Say in the sheet why the identity is refused; whether it is open."""
        if self._sheet is not None:
            self._sheet.refuse(refusals)
        return self._sheet is not None

    def ask_passphrase(self) -> None:
        """Ask for the authority's passphrase."""
        sheet = PassphraseSheet(
            self,
            _("Ouvrir les dossiers scellés"),
            _("Ce dossier est scellé pour Lianes. La phrase de passe suffit une fois, jusqu'à la fermeture."),
            _("Déverrouiller"),
            _("Phrase de passe de l'autorité"),
        )
        self.passphrases.open(sheet, "unlock")

    def show_unlocking(self, words: str) -> None:
        """Say in that sheet what is under way; empty words end it."""
        self.passphrases.show_busy(words)

    def refuse_passphrase(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused."""
        self.passphrases.refuse(refusals)

    def close_passphrase(self) -> None:
        """The passphrase has served."""
        self.passphrases.close()

    def ask_answer(self, ask: AnswerAsk) -> None:
        """Ask for a word, the passphrase and the folder."""
        self._answer = AnswerSheet(self, ask)
        self._answer.given.connect(self.answer_given)
        self._answer.send_asked.connect(self.send_asked)
        self._answer.finished.connect(self._answer_closed)
        self._answer.open()

    def show_signing(self, words: str) -> None:
        """Say in the sheet what is under way; empty words end it."""
        if self._answer is not None:
            self._answer.show_busy(words)

    def refuse_answer(self, refusals: Mapping[str, str]) -> None:
        """Say in the sheet why the answer is refused."""
        if self._answer is not None:
            self._answer.refuse(refusals)

    def show_answered(self, answered: Answered) -> None:
        """Say where the signed file is."""
        if self._answer is not None:
            self._answer.show_answered(answered)

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or not self._view.rows:
            return (self._tile,)
        bundles = self.column.fold_button if self._folded else self.column.list
        return (bundles, *self.board.areas()) if self._view.claim else (bundles,)

    @override
    def retranslate(self) -> None:
        self._tile.show_words(_("Prendre un dossier"), _("Déposer ou choisir"), _("Lâchez pour vérifier"))
        self._empty.show_words(
            _("Rien n'est encore arrivé"),
            _("Déposez ici le fichier remis par une collectivité : il est vérifié avant d'être ouvert."),
        )
        self.column.retranslate()
        self.verdicts.retranslate()
        self.board.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.unfold()
        elif event.key() == Qt.Key.Key_Escape and self.column.is_unfolded():
            self.column.close_over()
        else:
            super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # the list can be folded away: it never keeps a window from being made narrower
        hint = super().minimumSizeHint()
        return hint if self._folded else hint - QSize(self.column.place.width() + _GAP, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folded = event.size().width() < _NARROW
        self.column.fold(folded=self._folded)

    # ---- inside

    def unfold(self) -> None:
        """Show the list of bundles over a narrow page; go to it in a wide one."""
        self.column.toggle()

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _answer_closed(self) -> None:
        self._answer = None

    def _lay_out(self) -> None:
        self._frame.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as ``minimumSizeHint`` says
        self.header.hide()  # the list and the claim have each their own
        self._found = QWidget()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(12)
        found.addWidget(self._claim_header)
        found.addWidget(self.verdicts)
        found.addStretch(1)
        self._lead = QHBoxLayout()
        self._lead.addWidget(self.column.fold_button)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addLayout(self._lead)
        for widget in (self._found, self.board, self._empty):
            beside.addWidget(widget, 1)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self.column.place)
        row.addLayout(beside, 1)
        self.body.addLayout(row, 1)
