"""The claim under review: its verification, the receipt beside the lines, the decision, and the totals."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.reviewing import ReviewReason
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.inbox.desk_header import DeskHeader
from lianes_desktop.ui.inbox.desk_values import DeskView, LineRow, Panel
from lianes_desktop.ui.inbox.dossier_card import DossierCard
from lianes_desktop.ui.inbox.foot import ReviewFoot
from lianes_desktop.ui.inbox.lines_card import LinesCard
from lianes_desktop.ui.inbox.receipt import ReceiptCard
from lianes_desktop.ui.inbox.verdict_strip import VerdictStrip
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.rows import LINE
from lianes_desktop.ui.kit.typed import override

_PHOTO, _NARROW_PHOTO, _LOW_PHOTO = 300, 236, 224
_WIDE = 800  # px of the claim from which the receipt has all its width
KEYS = frozenset("ARXHJKM")
"""Letters that do something to the line in hand."""


class DeskBoard(QWidget):
    """Passive: shows a ``DeskView`` and says what the person does."""

    line_chosen = Signal(object)
    """The id of an expense."""
    letter_typed = Signal(object)
    """One of ``KEYS``, where no field has the focus."""
    receipt_asked = Signal(object)
    """Digest of the bundle, and the pages of the line's receipt."""
    rest_accepted = Signal()
    left = Signal()
    """The page is no longer in sight: what is typed is to be kept."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("deskBoard")
        self.header = DeskHeader()
        self.strip = VerdictStrip()
        self.receipt = ReceiptCard()
        self.dossier = DossierCard()
        self.lines = LinesCard()
        self.foot = ReviewFoot()
        self._key = ""
        self._row: LineRow | None = None
        self._lay_out()
        self.lines.list.chosen.connect(self._chosen)
        self.lines.list.key_pressed.connect(self._letter)
        self.lines.list.opened.connect(self._opened)
        self.lines.list.whole_asked.connect(self.receipt.show_whole)
        self.header.checks_asked.connect(self._unfold)

    @property
    def panel(self) -> QWidget:
        """Where the decision is typed."""
        return self.lines.panel

    # ---- what the presenter shows

    def show_opening(self) -> None:
        """A claim is being read."""
        self.header.show_words(_("Ouverture du dossier"))

    def show_unread(self) -> None:
        """It could not be read; the message bar says why."""
        self.header.show_words(_("Ce dossier ne s'ouvre pas"))
        self._inside.hide()

    def show_desk(self, view: DeskView) -> None:
        """Show the claim."""
        self._inside.setVisible(True)
        if view.key != self._key:
            self._key, self._row = view.key, None
            self.header.fold()
        self.header.show_claim(view)
        self.strip.show_strip(view.strip)
        self.lines.show_lines(view)
        self.dossier.show_checks(view.checks)
        self.foot.show_foot(view.foot)
        self._show_receipt(view)

    def show_panel(self, panel: Panel) -> None:
        """Show the decision on the line in hand."""
        self.lines.panel.show_panel(panel)

    def offer_reasons(self, reasons: Sequence[tuple[ReviewReason, str]]) -> None:
        """The reasons to choose from, in words."""
        self.lines.panel.offer_reasons(reasons)

    def refuse_decision(self, refusals: Mapping[str, str]) -> None:
        """Say beside each field of the decision why it is refused."""
        self.lines.panel.refuse(refusals)

    def focus_decision(self, field: str) -> None:
        """Put the cursor in ``kept``, ``reason`` or ``words``."""
        self.lines.panel.focus_field(field)

    def focus_lines(self) -> None:
        """Back to the lines."""
        self.lines.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_question(self, message: str) -> None:
        """Say beside the question why it is refused."""
        self.dossier.refuse(message)

    def forget_question(self) -> None:
        """The question was taken."""
        self.dossier.forget_question()

    def ask_rest(self, count: int) -> None:
        """Ask once whether so many lines are to be accepted as claimed."""
        question = ngettext(
            "{n} ligne n'a pas encore été vue. Elle sera acceptée comme demandée.",
            "{n} lignes n'ont pas encore été vues. Elles seront acceptées comme demandées.",
            count,
        )
        undone = _("Ctrl+Z les remet à voir.")
        sentence = f"{question.format(n=formats.number(count))} {undone}"
        sheet = Sheet(self, _("Accepter le reste"), sentence, _("Accepter"), _("Annuler"))
        sheet.setObjectName("restSheet")
        sheet.accepted.connect(self.rest_accepted)
        sheet.open()

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of the receipt."""
        self.receipt.show_picture(jpeg, sheet, sheets)

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
        self.receipt.show_words(words)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        for part in (self.header, self.strip, self.receipt, self.dossier, self.lines, self.foot):
            part.retranslate()

    def areas(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order."""
        beside = self.receipt.photo if self.receipt.isVisibleTo(self) else self.dossier.first()
        return (self.lines.list, self.lines.panel.verdicts.first(), beside, self.foot.first())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.letter_typed.emit(letter)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.receipt.show_whole()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    # ---- inside

    def _show_receipt(self, view: DeskView) -> None:
        row = next((one for one in view.rows if one.key == view.selected), None)
        if row is None:
            return
        before, self._row = self._row, row
        shown = [one.key for one in view.rows if not one.removed]
        place = _("{done} sur {all}").format(done=shown.index(row.key) + 1, all=len(shown))
        if before is None or (before.key, before.title, before.facts) != (row.key, row.title, row.facts):
            self.receipt.show_facts(row.title, row.facts)
        self.receipt.show_place(place)
        if before is None or (before.key, before.pages) != (row.key, row.pages):
            self.receipt_asked.emit((view.key, row.pages))

    def _chosen(self, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(line, LineRow):
            self.line_chosen.emit(line.key)

    def _opened(self, _index: Index) -> None:
        self.lines.panel.verdicts.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _letter(self, letter: str) -> None:
        if letter in KEYS:
            self.letter_typed.emit(letter)

    def _unfold(self, unfolded: object) -> None:
        self._beside.setCurrentIndex(1 if unfolded else 0)
        if unfolded:
            self.dossier.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._beside = QStackedLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._side = QWidget()
        self._side.setLayout(self._beside)
        self._beside.addWidget(self.receipt)
        self._beside.addWidget(self.dossier)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._side)
        middle.addWidget(self.lines, 1)
        self._inside = QWidget()
        self._inside.hide()  # until a first claim was read
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.strip)
        inside.addLayout(middle, 1)
        inside.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self._inside, 1)
        column.addStretch(0)
        self._fit()

    def _fit(self) -> None:
        usual = _PHOTO if self.width() >= _WIDE else _NARROW_PHOTO
        self._side.setFixedWidth(_LOW_PHOTO if theme.is_low() else usual)
