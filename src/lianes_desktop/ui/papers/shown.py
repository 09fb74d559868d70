"""The document selected: for whom, its pages, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.papers.values import Chosen, Underway

_CHOICE_WIDTH = 320


class ShownPaper(Card):
    """``subject_chosen`` gives an id or ``None``; ``sheet_asked`` the number of a page, from 0."""

    subject_chosen = Signal(object)
    sheet_asked = Signal(object)
    save_asked = Signal()
    print_asked = Signal()
    cancel_asked = Signal()
    remedy_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=10)
        self.setObjectName("shownPaper")
        self._name = ElidedLabel("", Role.H2)
        self._name.setObjectName("paperName")
        self._detail = ElidedLabel("", Role.SMALL, "ink2")
        self._detail.setObjectName("paperDetail")
        self._label = Label("", Role.LABEL, "ink2")
        self._choice: Choice[object] = Choice()
        self._choice.setObjectName("paperSubject")
        self._choice.setFixedWidth(_CHOICE_WIDTH)
        self._label.setBuddy(self._choice)
        self._save = Button("", Kind.PRIMARY, icon="save")
        self._save.setObjectName("savePaper")
        self._print = Button("", icon="printer")
        self._print.setObjectName("printPaper")
        self._words = Label("", Role.STRONG)
        self._progress = Label("", Role.SMALL, "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setObjectName("papersBar")
        self._cancel = Button("", icon="x")
        self._cancel.setObjectName("cancelPapers")
        self.viewer = PhotoViewer()
        self.viewer.setObjectName("paperPages")
        self._remedy = Button("", Kind.PRIMARY, icon="arrow-right")
        self._remedy.setObjectName("solvePaper")
        self._lacking = EmptyState("file-text", actions=[self._remedy])
        self._lacking.setObjectName("paperLack")
        self._full: FullScreenReceipt | None = None
        self._picture: tuple[bytes, int, int] | None = None
        self._lay_out()
        self._choice.committed.connect(self.subject_chosen)
        self._save.clicked.connect(self.save_asked)
        self._print.clicked.connect(self.print_asked)
        self._cancel.clicked.connect(self.cancel_asked)
        self._remedy.clicked.connect(self.remedy_asked)
        self.viewer.sheet_asked.connect(self.sheet_asked)
        self.viewer.full_screen_asked.connect(self._fill)

    def show_paper(self, chosen: Chosen) -> None:
        """Name the document and for whom it is."""
        self._name.setText(chosen.name)
        self._detail.setText(chosen.detail)
        self._detail.setVisible(bool(chosen.detail))
        for widget in (self._label, self._choice):
            widget.setVisible(chosen.choice is not None)
        if chosen.choice is not None:
            self._label.setText(chosen.choice.label)
            self._choice.setAccessibleName(chosen.choice.label)
            self._choice.offer(chosen.choice.options)
            self._choice.show_value(chosen.choice.chosen)
        for button in (self._save, self._print):
            button.allow(chosen.lack)
        self._places.setCurrentIndex(1 if chosen.lack else 0)
        self._lacking.show_words(_("Ce document ne peut pas encore être fait"), chosen.lack)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one page."""
        self._picture = (jpeg, sheet, sheets)
        self.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)
        if self._full is not None:
            self._full.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def show_words(self, words: str) -> None:
        """Say something in the page's place."""
        self._picture = None
        self.viewer.show_words(words)

    def show_underway(self, underway: Underway | None) -> None:
        """Show slow work over the page, or take it away."""
        self._work.setVisible(underway is not None)
        if underway is not None:
            self._words.setText(underway.words)
            self._progress.setText(underway.detail)
            self._bar.setRange(0, underway.of)
            self._bar.setValue(underway.at)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._save.setText(_("Enregistrer en PDF…"))
        self._print.setText(_("Imprimer…"))
        self._cancel.setText(_("Arrêter"))
        self._remedy.setText(_("Y aller"))
        self.viewer.setAccessibleName(_("Pages du document"))
        self.viewer.bar.show_words(
            _("Agrandir"), _("Tourner la vue"), _("Plein écran"), _("Page précédente"), _("Page suivante")
        )

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._detail)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(names, 1)
        top.addWidget(self._print)
        top.addWidget(self._save)
        whom = QHBoxLayout()
        whom.setSpacing(8)
        whom.addWidget(self._label)
        whom.addWidget(self._choice)
        whom.addStretch(1)
        self._work = QWidget()
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(10)
        work.addWidget(self._words)
        work.addWidget(self._progress)
        work.addWidget(self._bar, 1)
        work.addWidget(self._cancel)
        self._work.hide()
        self._places = QStackedLayout()
        self.body.addLayout(top)
        self.body.addLayout(whom)
        self.body.addWidget(self._work)
        self.body.addLayout(self._places, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(self.viewer)
        self._places.addWidget(self._lacking)

    def _fill(self) -> None:
        """The page over the whole screen."""
        if self._picture is None or self._full is not None:
            return
        jpeg, sheet, sheets = self._picture
        self._full = FullScreenReceipt(self)
        self._full.setWindowTitle(self._name.whole())
        self._full.sheet_asked.connect(self.sheet_asked)
        self._full.finished.connect(self._full_closed)
        self._full.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)
        self._full.showFullScreen()

    def _full_closed(self) -> None:
        self._full = None
