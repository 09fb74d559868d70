"""Files being taken in: how far they are, and afterwards which were not taken and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import Known, Outcome
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label

_LINKS = 3  # already kept files offered as links; more would push the list away


class KnownLink(Button):
    """A link to the expense that holds a file already; ``asked`` gives its ``ExpenseId``."""

    asked = Signal(object)

    def __init__(self, known: Known) -> None:
        """Named after the expense."""
        super().__init__(known.label, Kind.GHOST, size=Size.SMALL)
        self.setObjectName("show_known")
        self._expense = known.expense
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._expense)


class TakingStrip(QWidget):
    """Nothing at rest; ``known_asked`` gives the ``ExpenseId`` that holds a file already."""

    cancel_asked = Signal()
    known_asked = Signal(object)
    closed = Signal()

    def __init__(self, side: int = 0) -> None:
        """``side`` pixels of margin at start and end."""
        super().__init__()
        self._words = Label("", Role.SMALL, "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", Kind.GHOST, icon="x", size=Size.SMALL)
        self._cancel.setObjectName("cancel_taking")
        self._cancel.clicked.connect(self.cancel_asked)
        self._outcome = Notice()
        self._outcome.setObjectName("taking_outcome")
        self._working = QWidget()
        working = QHBoxLayout(self._working)
        working.setContentsMargins(8, 4, 8, 4)
        working.setSpacing(12)
        working.addWidget(self._words)
        working.addWidget(self._bar, 1)
        working.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 6, side, 6)
        column.setSpacing(0)
        column.addWidget(self._working)
        column.addWidget(self._outcome)
        self._working.hide()
        self._outcome.hide()
        self.hide()
        self.retranslate()

    def show_progress(self, at: int, of: int) -> None:
        """Show how far the files are; nothing when ``of`` is 0."""
        self._working.setVisible(bool(of))
        self._show_itself()
        if of:
            self._bar.setRange(0, of)
            self._bar.setValue(at)
            told = _("Ajout des reçus : {done} sur {all}")
            self._words.setText(told.format(done=formats.number(at), all=formats.number(of)))

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show which files were not taken and why, and which were there already."""
        self._outcome.setVisible(outcome is not None)
        self._show_itself()
        if outcome is None:
            return
        lines = [f"{formats.isolate(one.name)} – {one.reason}" for one in outcome.refused]
        lines += [
            _("{file} – déjà ajouté : {expense}").format(file=formats.isolate(one.name), expense=one.label)
            for one in outcome.known
        ]
        tone, icon = ("warn", "triangle-alert") if outcome.refused else ("info", "copy")
        self._outcome.show_words(tone, icon, outcome.title, "\n".join(lines))
        close = Button(_("J'ai lu"), size=Size.SMALL)
        close.setObjectName("close_outcome")
        close.clicked.connect(self.closed)
        self._outcome.set_actions([*map(self._link, outcome.known[:_LINKS]), close])

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._cancel.setText(_("Arrêter"))

    def _show_itself(self) -> None:
        self.setVisible(not (self._working.isHidden() and self._outcome.isHidden()))

    def _link(self, known: Known) -> Button:
        link = KnownLink(known)
        link.asked.connect(self.known_asked)
        return link
