"""The page of answers issued: a filter, the list dossier by dossier, and the answer chosen."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.answers.listing import AnswerDelegate, AnswerModel
from lianes_desktop.ui.answers.sheet import AnswerSheet
from lianes_desktop.ui.answers.values import Shown, View
from lianes_desktop.ui.kit.cards import Card, EmptyState
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import beside
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override

_LIST_WIDTH = 440


class AnswersPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    filtered = Signal(object)
    """A ``Shown``."""
    selected = Signal(object)
    """The id of an answer."""
    pages_ready = Signal(object)
    """Path of a PDF to show."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("answersPage")
        self._view: View | None = None
        self._filter: Segmented[Shown] = Segmented()
        self._filter.setObjectName("answerFilter")
        self._filter.committed.connect(self.filtered)
        self._model = AnswerModel()
        self._model.setParent(self)
        self._list = ListView()
        self._list.setObjectName("answerList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(AnswerDelegate(self._list))
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._opened)
        self._none = Label("", Role.BODY, "ink2", wrap=True)
        self.sheet = AnswerSheet()
        self._empty = EmptyState("badge-check")
        self._places = QStackedLayout()
        self._lay_out()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Décisions envoyées"), view.subtitle if view.any else "")
        self._places.setCurrentIndex(0 if view.any else 1)
        self._filter.offer([Segment(one, words) for one, words in view.counts])
        self._filter.show_value(view.shown)
        show_lines(self._list, self._model, view.lines, view.selected)
        self._none.setVisible(view.any and not view.lines)
        self.sheet.setVisible(view.sheet is not None)
        if view.sheet is not None:
            self.sheet.show_sheet(view.sheet)

    def show_pages(self, pdf: Path) -> None:
        """Let the window show the pages."""
        self.pages_ready.emit(pdf)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or not self._view.any:
            return (self,)
        return (self._list, self.sheet)

    @override
    def retranslate(self) -> None:
        self._list.setAccessibleName(_("Décisions envoyées"))
        self._none.setText(_("Aucune réponse de cette sorte."))
        self._empty.show_words(
            _("Aucune réponse envoyée"),
            _("Accusés, corrections, décisions et avis de paiement apparaîtront ici, dossier par dossier."),
        )
        self.sheet.retranslate()

    def _lay_out(self) -> None:
        listed = Card(padding=1, spacing=0)
        self._none.setContentsMargins(16, 16, 16, 16)
        listed.body.addWidget(self._none)
        listed.body.addWidget(self._list, 1)
        listed.setFixedWidth(_LIST_WIDTH)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._filter)
        column.addWidget(beside(listed, self.sheet), 1)
        self.body.addLayout(self._places, 1)
        self._places.addWidget(whole)
        self._places.addWidget(self._empty)

    def _chosen(self, index: object) -> None:
        line = self._model.line(index.row()) if isinstance(index, QModelIndex) else None
        if line is not None:
            self.selected.emit(line.answer.id)

    def _opened(self, _index: object) -> None:
        self.sheet.look_asked.emit()
