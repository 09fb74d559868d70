"""The inbox page: what came, the verdict, and the claim with its receipts side by side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.lists import BundleDelegate, ClaimDelegate, LineModel, bundle_spoken, claim_spoken, row_of
from lianes_desktop.ui.inbox.values import Claim, ClaimLine, InboxLine, Verdict, View
from lianes_desktop.ui.inbox.vouching import VouchingSheet
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, DropTile, EmptyState, Notice, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.typed import override

_LEFT = 300
_PHOTO = 300


class InboxPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    files_given = Signal(object)
    """Paths dropped or chosen."""
    selected = Signal(object)
    """Digest of a manifest."""
    receipt_asked = Signal(object)
    """Pages of the line's receipt."""
    confirm_asked = Signal()
    vouched = Signal(object)
    """``Vouched``."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("inboxPage")
        self._view: View | None = None
        self._sheet: VouchingSheet | None = None
        self._tile = DropTile("file-down")
        self._tile.setObjectName("takeInTile")
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._bundles: LineModel[InboxLine] = LineModel(bundle_spoken)
        self._bundle_list = ListView()
        self._bundle_list.setObjectName("bundleList")
        self._bundle_list.setModel(self._bundles)
        self._bundle_list.setItemDelegate(BundleDelegate(self._bundle_list))
        self._claim_title = ElidedLabel("", Role.H2)
        self._claim_subtitle = ElidedLabel("", Role.SMALL, "ink2")
        self._notice = Notice("ok", "shield-check")
        self._notice.setObjectName("verdict")
        self._compare = Button("", Kind.PRIMARY, size=Size.SMALL)
        self._compare.setObjectName("confirmKey")
        self._notice.set_actions([self._compare])
        self._lines: LineModel[ClaimLine] = LineModel(claim_spoken)
        self._line_list = ListView()
        self._line_list.setObjectName("claimLines")
        self._line_list.setModel(self._lines)
        self._line_list.setItemDelegate(ClaimDelegate(self._line_list))
        self.photo = PhotoViewer()
        self.photo.setObjectName("receiptPhoto")
        self._reasons = Label("", Role.SMALL, "ink2", wrap=True)
        self._totals = Label("", Role.STRONG, wrap=True)
        self._totals.setObjectName("claimTotals")
        self._code = Label("", Role.CAPTION, "ink3")
        self._empty = EmptyState("inbox")
        self._lay_out()
        self._tile.clicked.connect(self._choose)
        self._tile.dropped.connect(self._dropped)
        self._compare.clicked.connect(self.confirm_asked)
        self._bundle_list.chosen.connect(self._bundle_chosen)
        self._line_list.chosen.connect(self._line_chosen)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Boîte de réception"), view.subtitle)
        chosen = next((at for at, line in enumerate(view.lines) if line.selected), -1)
        self._bundle_list.blockSignals(True)
        self._bundles.show(view.lines)
        self._bundle_list.setCurrentIndex(self._bundles.index(chosen))
        self._bundle_list.blockSignals(False)
        nothing = view.verdict is None
        self._empty.setVisible(nothing)
        self._right.setVisible(not nothing)
        if view.verdict is not None:
            self._show_verdict(view.verdict)
        self._show_claim(view.claim)

    def show_busy(self, words: str) -> None:
        """Show work under way."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of a receipt."""
        self.photo.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
        self.photo.show_words(words)

    def ask_identity(self, proposed: str, organisations: Sequence[tuple[str, str]]) -> None:
        """Ask whose key it is."""
        self._sheet = VouchingSheet(self, proposed, organisations)
        self._sheet.given.connect(self.vouched)
        self._sheet.destroyed.connect(self._sheet_gone)
        self._sheet.open()

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say in the sheet why the identity is refused."""
        if self._sheet is not None:
            self._sheet.refuse(refusals)

    @override
    def retranslate(self) -> None:
        self._tile.show_words(_("Prendre un dossier"), _("Déposer ou choisir"), _("Lâchez pour vérifier"))
        self._compare.setText(_("J'ai comparé l'empreinte"))
        self._bundle_list.setAccessibleName(_("Dossiers reçus"))
        self._line_list.setAccessibleName(_("Lignes de la demande"))
        self._empty.show_words(
            _("Rien n'est encore arrivé"),
            _("Déposez ici le fichier remis par une collectivité : il est vérifié avant d'être ouvert."),
        )
        if self._view is not None:
            self.show_view(self._view)

    # ---- inside

    def _show_verdict(self, verdict: Verdict) -> None:
        words = _("Empreinte à comparer : {groups}").format(groups=verdict.fingerprint) if verdict.fingerprint else ""
        self._notice.show_words(verdict.tone, verdict.icon, verdict.title, verdict.sentence, words)
        self._compare.setVisible(verdict.confirmable)

    def _show_claim(self, claim: Claim | None) -> None:
        self._claim_area.setVisible(claim is not None)
        self._claim_title.setText("" if claim is None else claim.title)
        self._claim_subtitle.setText("" if claim is None else claim.subtitle)
        self._line_list.blockSignals(True)
        kept = self._line_list.currentIndex().row()
        same = claim is not None and claim.lines == self._lines.lines()
        self._lines.show(() if claim is None else claim.lines)
        self._line_list.blockSignals(False)
        if claim is None:
            return
        self._totals.setText(" · ".join(f"{name} {value}" for name, value in claim.totals))
        self._code.setText(_("Code du dossier : {code}").format(code=claim.code))
        self._line_list.setCurrentIndex(self._lines.index(max(kept, 0) if same else 0))

    def _bundle_chosen(self, index: object) -> None:
        line = row_of(self._bundles, index)
        if line is not None and not line.selected:
            self.selected.emit(line.key)

    def _line_chosen(self, index: object) -> None:
        line = row_of(self._lines, index)
        if line is not None:
            self._reasons.setText(line.reasons)
            self.receipt_asked.emit(line.pages)

    def _sheet_gone(self) -> None:
        self._sheet = None

    def _choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(
            self,
            _("Prendre un dossier"),
            str(Path.home()),
            _("Dossiers signés ({patterns})").format(patterns="*.asice *.age"),
        )
        if names:
            self.files_given.emit(tuple(Path(name) for name in names))

    def _dropped(self, data: object) -> None:
        if isinstance(data, QMimeData):
            paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
            if paths:
                self.files_given.emit(paths)

    def _lay_out(self) -> None:
        left = Card(padding=12)
        left.setFixedWidth(_LEFT)
        left.body.addWidget(self._tile)
        left.body.addWidget(self._busy)
        left.body.addWidget(self._bundle_list, 1)
        photo = Card(padding=12)
        photo.setFixedWidth(_PHOTO)
        photo.body.addWidget(self.photo, 1)
        photo.body.addWidget(self._reasons)
        lines = Card(padding=1, spacing=0)
        lines.body.addWidget(self._line_list, 1)
        lines.body.addWidget(Rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.addWidget(self._totals)
        foot.addWidget(self._code)
        lines.body.addLayout(foot)
        self._claim_area = QWidget()
        claim = QHBoxLayout(self._claim_area)
        claim.setContentsMargins(0, 0, 0, 0)
        claim.setSpacing(16)
        claim.addWidget(photo)
        claim.addWidget(lines, 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._claim_title)
        titles.addWidget(self._claim_subtitle)
        right.addLayout(titles)
        right.addWidget(self._notice)
        right.addWidget(self._claim_area, 1)
        right.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self._right, 1)
        row.addWidget(self._empty, 1)
        row.setAlignment(self._right, Qt.AlignmentFlag(0))
        self.body.addLayout(row, 1)
