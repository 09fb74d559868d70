"""The inbox page: what came, the verdict, and the claim with its receipts side by side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.inbox.lists import (
    LINE,
    BundleDelegate,
    ClaimDelegate,
    ClaimHead,
    ClaimList,
    LineModel,
    bundle_spoken,
    claim_spoken,
)
from lianes_desktop.ui.inbox.receipt import ReceiptCard
from lianes_desktop.ui.inbox.strips import Alerts, Sums, Verdicts
from lianes_desktop.ui.inbox.values import Claim, ClaimLine, InboxLine, Row, View
from lianes_desktop.ui.inbox.vouching import VouchingSheet
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.browse import ask_files
from lianes_desktop.ui.kit.cards import Card, DropTile, EmptyState
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.lists import Index, ListView
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.screen import Page, PageHeader
from lianes_desktop.ui.kit.typed import override

_LEFT = 296
_PHOTO = 300


class InboxPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    files_given = Signal(object)
    """A tuple of ``Offered``."""
    selected = Signal(object)
    """Digest of a manifest."""
    receipt_asked = Signal(object)
    """Pages of the line's receipt."""
    sheet_asked = Signal(object)
    alert_answered = Signal(object)
    """What an alert's button asks for."""
    compared = Signal()
    """The fingerprint was compared by phone."""
    vouched = Signal(object)
    """``Vouched``."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("inboxPage")
        self._view: View | None = None
        self._claim: tuple[str, Claim | None] = ("", None)
        self._sheet: VouchingSheet | None = None
        self.passphrases = PassphraseDesk(self)
        self._title = Label("", Role.TITLE)
        self._title.setObjectName("page_title")
        self._subtitle = ElidedLabel("", Role.BODY, "ink2")
        self._alerts = Alerts()
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._bundles: LineModel[Row] = LineModel(bundle_spoken)
        self._bundle_list = ListView()
        self._bundle_list.setObjectName("bundleList")
        self._bundle_list.setModel(self._bundles)
        self._bundle_list.setItemDelegate(BundleDelegate(self._bundle_list))
        self._claim_header = PageHeader()
        self.verdicts = Verdicts()
        self._lines: LineModel[ClaimLine] = LineModel(claim_spoken)
        self._line_list = ClaimList()
        self._line_list.setObjectName("claimLines")
        self._line_list.setModel(self._lines)
        self._line_list.setItemDelegate(ClaimDelegate(self._line_list))
        self.receipt = ReceiptCard()
        self._sums = Sums()
        self._tile = DropTile("file-down")
        self._tile.setObjectName("takeInTile")
        self._tile.setMinimumWidth(320)
        self._empty = EmptyState("inbox", actions=[self._tile])
        self._lay_out()
        self._connect()
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self._title.setText(_("Boîte de réception"))
        self._subtitle.setText(view.subtitle)
        self._alerts.show_alerts(view.alerts)
        self._show_rows(view)
        nothing = not view.verdicts
        self._empty.setVisible(nothing)
        self._right.setVisible(not nothing)
        title = (view.title, "") if view.claim is None else (view.claim.title, view.claim.subtitle)
        self._claim_header.show_words(*title)
        # what goes is hidden before what comes is shown: the two together would push the window's edge
        if view.claim is None:
            self._show_claim("", None)
            self.verdicts.show_verdicts(view.verdicts)
        else:
            self.verdicts.show_verdicts(view.verdicts)
            self._show_claim(view.selected, view.claim)

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of a receipt."""
        self.receipt.show_picture(jpeg, sheet, sheets)

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
        self.receipt.show_words(words)

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

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or not self._view.rows:
            return (self._tile,)
        if self._view.claim is None:
            return (self._bundle_list,)
        return (self._bundle_list, self.receipt.photo, self._line_list)

    @override
    def retranslate(self) -> None:
        self._tile.show_words(_("Prendre un dossier"), _("Déposer ou choisir"), _("Lâchez pour vérifier"))
        self._bundle_list.setAccessibleName(_("Dossiers reçus"))
        self._line_list.setAccessibleName(_("Lignes de la demande"))
        self._empty.show_words(
            _("Rien n'est encore arrivé"),
            _("Déposez ici le fichier remis par une collectivité : il est vérifié avant d'être ouvert."),
        )
        self.verdicts.retranslate()
        self.receipt.retranslate()

    # ---- inside

    def _show_rows(self, view: View) -> None:
        at = next(
            (at for at, row in enumerate(view.rows) if isinstance(row, InboxLine) and row.key == view.selected), -1
        )
        self._bundle_list.blockSignals(True)
        self._bundles.show(view.rows)
        self._bundle_list.setCurrentIndex(self._bundles.index(at))
        self._bundle_list.blockSignals(False)

    def _show_claim(self, key: str, claim: Claim | None) -> None:
        self._claim_area.setVisible(claim is not None)
        self._sums.setVisible(claim is not None)
        if (key, claim) == self._claim:
            return
        self._claim = (key, claim)
        self._lines.show(())
        self._lines.show(() if claim is None else claim.lines)
        if claim is not None:
            self._sums.show_claim(claim)
            self._line_list.setCurrentIndex(self._lines.index(0))

    def _bundle_chosen(self, index: Index) -> None:
        row = index.data(LINE)
        if isinstance(row, InboxLine):
            self.selected.emit(row.key)

    def _line_chosen(self, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(line, ClaimLine):
            place = _("{done} sur {all}").format(done=index.row() + 1, all=len(self._lines.lines()))
            self.receipt.show_line(line, place)
            self.receipt_asked.emit(line.pages)

    def _letter(self, letter: str) -> None:
        step = {"J": 1, "K": -1}.get(letter, 0)
        following = self._lines.index(self._line_list.currentIndex().row() + step)
        if step and following.isValid():
            self._line_list.setCurrentIndex(following)

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _choose(self) -> None:
        kinds = _("Dossiers signés") + " (*.asice *.age)"
        ask_files(self, _("Prendre un dossier"), kinds, self._files_chosen)

    def _files_chosen(self, names: list[str]) -> None:
        self.files_given.emit(tuple(Offered(Path(name).name, Path(name)) for name in names))

    def _dropped(self, data: QMimeData) -> None:
        files = offered(data, "")
        if files:
            self.files_given.emit(files)

    def _connect(self) -> None:
        self._tile.clicked.connect(self._choose)
        self._tile.dropped.connect(self._dropped)
        self._alerts.asked.connect(self.alert_answered)
        self.verdicts.compared.connect(self.compared)
        self._bundle_list.chosen.connect(self._bundle_chosen)
        self._line_list.chosen.connect(self._line_chosen)
        self._line_list.opened.connect(self.receipt.show_whole)
        self._line_list.key_pressed.connect(self._letter)
        self.receipt.sheet_asked.connect(self.sheet_asked)

    def _lay_out(self) -> None:
        self.header.hide()  # the list and the claim have each their own
        self._left = QWidget()
        self._left.setFixedWidth(_LEFT)
        left = _plain(QVBoxLayout(self._left), 10)
        titles = _plain(QVBoxLayout(), 1)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        left.addLayout(titles)
        left.addWidget(self._alerts)
        left.addWidget(self._busy)
        left.addWidget(self._bundle_list, 1)
        self.receipt.setFixedWidth(_PHOTO)
        lines = Card(padding=1, spacing=0)
        lines.body.addWidget(ClaimHead())
        lines.body.addWidget(self._line_list, 1)
        self._claim_area = QWidget()
        claim = _plain(QHBoxLayout(self._claim_area), 16)
        claim.addWidget(self.receipt)
        claim.addWidget(lines, 1)
        self._right = QWidget()
        right = _plain(QVBoxLayout(self._right), 12)
        right.addWidget(self._claim_header)
        right.addWidget(self.verdicts)
        right.addWidget(self._claim_area, 1)
        right.addWidget(self._sums)
        right.addStretch(0)
        row = _plain(QHBoxLayout(), 20)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        row.addWidget(self._empty, 1)
        self.body.addLayout(row, 1)


def _plain(layout: QHBoxLayout | QVBoxLayout, spacing: int) -> QHBoxLayout | QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout
