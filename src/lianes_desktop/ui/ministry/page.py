"""The page of the report to the ministry: its table, what is missing before it leaves, its texts, its files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import begin_in
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.ministry.figures import TableCard
from lianes_desktop.ui.ministry.side import CountsCard, LinesCard, MissingCard, TextsCard
from lianes_desktop.ui.ministry.values import UNTIL, Output, Underway, View

_SIDE = 320
_SEEN = 300  # px of lines that come into sight under their title


class UnderwayCard(Card):
    """A file being written, and a button to stop."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        """Nothing is being written."""
        super().__init__(padding=14, spacing=8)
        self.setObjectName("ministryUnderway")
        self._words = Label("", Role.STRONG)
        self._words.setObjectName("underway_words")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", icon="x")
        self._cancel.setObjectName("cancelReport")
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.body.addLayout(row)
        self.hide()

    def show_underway(self, underway: Underway | None) -> None:
        """Show how far it is; ``None`` puts the card away."""
        self.setVisible(underway is not None)
        if underway is not None:
            self._words.setText(underway.words)
            self._bar.setRange(0, underway.of)
            self._bar.setValue(underway.at)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._cancel.setText(_("Arrêter"))


class MinistryPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    edition_asked = Signal(object)
    """The code of an edition."""
    kind_asked = Signal(object)
    """``ReportKind``."""
    until_left = Signal(object)
    """``(field, text)``."""
    looked = Signal(object)
    """The key of a figure whose lines are wanted."""
    settled = Signal(object)
    """The key of something missing."""
    line_asked = Signal(object)
    """The dossier of a line, or ``None``."""
    inbox_asked = Signal()
    left = Signal(object)
    """``(field, text)``."""
    written = Signal(object)
    """``(Output, path)``."""
    cancel_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("ministryPage")
        self._edition = ""
        self._kinds: Segmented[ReportKind] = Segmented()
        self._kinds.setObjectName("ministryKind")
        self._editions = ChoiceEntry("ministry_edition")
        self._until = TextEntry(UNTIL, DateField())
        self._workbook = Button("", icon="download")
        self._workbook.setObjectName("writeWorkbook")
        self._pdf = Button("", Kind.PRIMARY, icon="printer")
        self._pdf.setObjectName("writePdf")
        for action in (self._kinds, self._workbook, self._pdf):
            self.header.add_action(action)
        self._underway, self._table, self._lines = UnderwayCard(), TableCard(), LinesCard()
        self._missing, self._counts, self._texts = MissingCard(), CountsCard(), TextsCard()
        self._inbox = Button("", icon="inbox")
        self._inbox.setObjectName("ministryInbox")
        self._empty = EmptyState("landmark", actions=[self._inbox])
        self._empty.setObjectName("ministryEmpty")
        self._scroll = ScrollColumn()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._edition = view.edition
        self.header.show_words(_("Rapport au ministère"), view.subtitle)
        self.header.show_chip(view.chip, view.chip_tone, "circle-check" if view.chip_tone == "ok" else "circle-alert")
        self._kinds.show_value(view.kind)
        self._editions.offer(view.editions, view.edition)
        self._editions.setVisible(len(view.editions) > 1)
        self._until.setVisible(view.kind is ReportKind.INTERIM)
        self._until.show_text(view.until)
        self._until.refuse(view.until_refusal)
        for part in (self._workbook, self._pdf):
            part.setEnabled(not view.empty)
        self._empty.setVisible(view.empty)
        self._table.setVisible(not view.empty)
        self._table.show_parts(view.parts)
        self._lines.show_lines(view.opened, view.lines, view.more)
        self._missing.show_missing(view.missing)
        self._counts.show_counts(view.counts)
        self._texts.show_texts((view.edition, view.kind), view.texts, view.refusals, view.saved)

    def show_underway(self, underway: Underway | None) -> None:
        """Show how far a file is, or that none is being written."""
        self._underway.show_underway(underway)

    def focus_field(self, name: str) -> None:
        """Put the cursor in the field of that name."""
        control = self._until.line if name == UNTIL else self._texts.control(name)
        if control is not None:
            begin_in(control)
            self._scroll.bring_into_view(control, 60)

    def bring_lines(self) -> None:
        """Bring the lines just shown into sight."""
        self._scroll.bring_into_view(self._lines.title, _SEEN)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._table, self._missing, self._texts)

    @override
    def retranslate(self) -> None:
        chosen = self._kinds.value()
        self._kinds.offer((Segment(ReportKind.INTERIM, _("Intermédiaire")), Segment(ReportKind.FINAL, _("Final"))))
        self._kinds.show_value(chosen or ReportKind.FINAL)
        self._editions.set_label(_("Édition"))
        self._until.set_label(_("Dernier jour compté"))
        self._workbook.setText(_("Enregistrer le tableur"))
        self._pdf.setText(_("Enregistrer le PDF"))
        self._inbox.setText(_("Ouvrir la boîte de réception"))
        self._empty.show_words(
            _("Aucun dossier décidé"),
            _("Le rapport se remplit des dossiers que Lianes a décidés : il ne reste alors qu'à l'introduire."),
        )
        for part in (self._underway, self._table, self._missing, self._counts, self._texts):
            part.retranslate()

    # ---- inside

    def _connect(self) -> None:
        self._kinds.committed.connect(self.kind_asked)
        self._editions.left.connect(self._edition_left)
        self._until.left.connect(self.until_left)
        for part in (self._table, self._counts):
            part.asked.connect(self.looked)
        self._missing.asked.connect(self.settled)
        self._lines.asked.connect(self.line_asked)
        self._texts.left.connect(self.left)
        self._inbox.clicked.connect(self.inbox_asked)
        self._underway.cancel_asked.connect(self.cancel_asked)
        self._workbook.clicked.connect(self._ask_workbook)
        self._pdf.clicked.connect(self._ask_pdf)

    def _lay_out(self) -> None:
        self._scroll.stand_beside(
            (self._underway, self._table, self._empty, self._lines),
            (self._editions, self._until, self._missing, self._texts, self._counts),
            _SIDE,
        )
        self.body.addWidget(self._scroll, 1)

    def _edition_left(self, left: tuple[str, object]) -> None:
        self.edition_asked.emit(left[1])

    def _ask_workbook(self) -> None:
        kinds = _("Classeur Excel ou LibreOffice (.xlsx)") + " (*.xlsx)"
        self._ask(Output.WORKBOOK, "xlsx", kinds)

    def _ask_pdf(self) -> None:
        self._ask(Output.PDF, "pdf", _("Document PDF (.pdf)") + " (*.pdf)")

    def _ask(self, output: Output, suffix: str, kinds: str) -> None:
        self._texts.flush()
        name = _("rapport-ministere-{edition}").format(edition=self._edition)
        title = _("Enregistrer le rapport au ministère")
        ask_new_file(self, title, f"{name}.{suffix}", kinds, lambda path: self.written.emit((output, path)))
