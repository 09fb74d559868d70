"""The report page: pictures, written sections, follow-ups and communication; beside them, what is missing."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.progress import Ring
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.report.follow import FollowSection
from lianes_desktop.ui.report.parts import MissingList
from lianes_desktop.ui.report.sections import GlanceSection, Sections
from lianes_desktop.ui.report.told import ToldSection
from lianes_desktop.ui.report.values import Field, Typed, View

_SIDE = 276
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class ReportPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    corrected = Signal(object)
    """``Typed``, of the report."""
    draft_asked = Signal()
    papers_asked = Signal()
    hold_asked = Signal()
    final_asked = Signal(object)
    """Whether the report is final."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("reportPage")
        self._view: View | None = None
        self._paper = Button("", icon="printer")
        self._paper.setObjectName("reportPaper")
        self._write = Button("", Kind.PRIMARY, icon="notebook-pen")
        self._write.setObjectName("writeDraft")
        self._saved = ElidedLabel("", Role.CAPTION, "ink3")
        self._saved.setObjectName("report_saved")
        self._unmarked = Notice("warn", "calendar-days")
        self._unmarked.setObjectName("unmarked")
        self._hold = Button("", icon="check", size=Size.SMALL)
        self._hold.setObjectName("holdPast")
        self._unmarked.set_actions([self._hold])
        self.glance = GlanceSection()
        self.sections = Sections()
        self.follow = FollowSection()
        self.told = ToldSection()
        self._ring = Ring()
        self._ring_title, self._ring_words = Label("", Role.STRONG, wrap=True), Label("", Role.SMALL, "ink2", wrap=True)
        self._missing, self._advised = MissingList(), MissingList(advised=True)
        self._final = CheckLine()
        self._final.setObjectName("finalReport")
        self._scroll = ScrollColumn()
        self._side = Card(padding=16, spacing=12)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        turn = self._view is None or self._view.dossier != view.dossier
        self._view = view
        self.header.show_words(_("Compte rendu"), view.subtitle)
        self.header.show_chip(view.chip, view.chip_tone, "circle-check" if view.final else "notebook-pen")
        self._saved.setText(view.saved)
        self._unmarked.setVisible(bool(view.unmarked))
        if view.unmarked:
            self._unmarked.show_words("warn", "calendar-days", view.unmarked)
            self._hold.setText(view.hold)
        self.glance.show_glance(view.glance)
        self.sections.show_parts(view.texts, view.refusals, view.offers, turn=turn)
        self.sections.show_results(view.results)
        self.sections.show_marks(view.scores, view.satisfaction)
        self.follow.show_lines(view.follow_ups, view.suggestions)
        self.follow.show_left_over(view.left_over)
        self.told.show_items(view.told)
        self._show_completeness(view)

    def focus_part(self, field: str) -> None:
        """Put the cursor where a part is filled in."""
        lists = {
            "follow_ups": self.follow.add_button, "carry": self.follow.carry_button(),
            "communications": self.told.add_button, "final": self._final,
        }  # fmt: skip
        control = lists.get(field) or self.sections.control(field)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.bring_into_view(control, 24)

    def focus_line(self, subject: UUID, field: str = "") -> None:
        """Put the cursor in a field of the line of a list, or in its words."""
        control = self.follow.focus_line(subject, field) or self.told.focus_line(subject, field)
        if control is not None:
            self._scroll.bring_into_view(control, 24)

    def show_proof(self, jpeg: bytes) -> None:
        """Show a paper over the page."""
        over = FullScreenReceipt(self)
        over.setWindowTitle(_("Preuve de communication"))
        over.viewer.show_picture(jpeg)
        over.resize(self.window().size())
        over.open()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        # the page itself first: a field would scroll the pictures out of sight as the page opens
        return (self, self.sections.parts[Field.OBJECTIVE].entry.area, self._final)

    @override
    def retranslate(self) -> None:
        self._paper.setText(_("Compte rendu (PDF)"))
        self._write.setText(_("Rédiger depuis les relevés"))
        self._write.set_tip(_("Remplit ce qui est vide ; ce qui est écrit ne change pas."))
        self._final.setText(_("Compte rendu définitif"))
        self.sections.retranslate()
        self.follow.retranslate()
        self.told.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.follow.add_asked.emit()
        elif event.key() in _TURNS:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + _TURNS[Qt.Key(event.key())] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        self.sections.flush()
        self.follow.flush()
        self.told.flush()

    # ---- inside

    def _show_completeness(self, view: View) -> None:
        self._ring.show_count(view.done, view.total)
        whole = not view.missing
        self._ring_title.setText(_("Tout y est") if whole else _("Compte rendu à compléter"))
        words = (
            _("Les deux côtés, les cinq résultats, les suites : il peut partir.")
            if whole
            else _("Il part tel quel avec la demande ; il doit être complet pour être définitif.")
        )
        self._ring_words.setText(words)
        self._missing.show_parts(_("Il manque"), view.missing)
        self._advised.show_parts(_("Serait utile"), view.advised)
        self._final.setChecked(view.final)

    def _connect(self) -> None:
        self._paper.clicked.connect(self._to_papers)
        self._write.clicked.connect(self._ask_draft)
        self._hold.clicked.connect(self.hold_asked)
        self._final.clicked.connect(self._finish)
        self.sections.left.connect(self._tell)
        self._missing.followed.connect(self.focus_part)
        self._advised.followed.connect(self.focus_part)

    def _tell(self, left: tuple[object, object]) -> None:
        self.corrected.emit(Typed(*left))  # type: ignore[arg-type]  # the parts' fields

    def _ask_draft(self) -> None:
        self.flush()
        self.draft_asked.emit()

    def _to_papers(self) -> None:
        self.flush()
        self.papers_asked.emit()

    def _finish(self) -> None:
        self.flush()
        self.final_asked.emit(self._final.isChecked())

    def _lay_out(self) -> None:
        self.header.add_action(self._paper)
        self.header.add_action(self._write)
        for widget in (self._unmarked, self.glance, self.sections, self.follow, self.told):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        count = QHBoxLayout()
        count.setSpacing(12)
        count.addWidget(self._ring)
        count.addWidget(self._ring_title, 1)
        inner = ScrollColumn(spacing=12)
        inner.body.addLayout(count)
        inner.body.addWidget(self._ring_words)
        inner.body.addWidget(self._missing)
        inner.body.addWidget(self._advised)
        inner.body.addStretch(1)
        self._side.setFixedWidth(_SIDE)
        self._side.body.addWidget(inner, 1)
        self._side.body.addWidget(self._final)
        self._side.body.addWidget(self._saved)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)
