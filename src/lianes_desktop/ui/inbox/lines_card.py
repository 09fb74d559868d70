"""The lines of the claim, what to look at first above them, and the decision on the one in hand below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import DeskView
from lianes_desktop.ui.inbox.line_list import LineDelegate, LineHead, LineList, LineModel
from lianes_desktop.ui.inbox.panel import DecisionPanel
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.typed import override


class Watch(QWidget):
    """What the machine found, the worst first, and a button to go through it."""

    def __init__(self) -> None:
        """Empty until ``show_words``."""
        super().__init__()
        self.setObjectName("watch")
        self._words = ElidedLabel("", Role.SMALL_STRONG, "warn")
        self._words.setObjectName("watchWords")
        self.button = Button("", Kind.PLAIN, cap="M", size=Size.SMALL)
        self.button.setObjectName("nextRemarked")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(8)
        row.addSpacing(24)  # the icon is painted there; margins would not be mirrored
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_words(self, words: str) -> None:
        """Say it, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.fill(painter, self.rect(), theme.colour("warn_tint"))
            spot = paint.mirror(self).rect(16, 0, 20, self.height())
            paint.centred_icon(painter, "triangle-alert", "warn", spot, 16)


class LinesCard(Card):
    """``changed_only`` tells whether lines that did not change are left out."""

    changed_only = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_lines``."""
        super().__init__(padding=1, spacing=0)
        self.watch = Watch()
        self._only = CheckLine()
        self._only.setObjectName("onlyChanged")
        self._only.clicked.connect(self._told)
        self.model = LineModel()
        self.model.setParent(self)
        self.list = LineList()
        self.list.setObjectName("claimLines")
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setMinimumHeight(LineDelegate.row_height)
        self._nothing = Label("", Role.BODY, "ink2", wrap=True)
        self._nothing.setObjectName("noLines")
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.panel = DecisionPanel()
        self._places = QStackedLayout()
        self._head = LineHead(self.list, self._only)
        self.body.addWidget(self.watch)
        self.body.addWidget(self._head)
        self.body.addLayout(self._places, 1)
        self._places.addWidget(self.list)
        self._places.addWidget(self._nothing)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(Rule())
        below.addWidget(self.panel)
        self.body.addLayout(below)

    def show_lines(self, view: DeskView) -> None:
        """Show the lines, the one in hand selected."""
        self.watch.show_words(view.watch)
        self._head.show_only(shown=view.only_changed is not None)
        self._only.setChecked(bool(view.only_changed))
        show_lines(self.list, self.model, view.rows, view.selected)
        self._nothing.setText(view.nothing)
        self._places.setCurrentIndex(1 if view.nothing else 0)
        self.panel.setVisible(view.selected is not None)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self.watch.button.setText(_("Suivante"))
        self.watch.button.set_tip(_("Aller à la prochaine ligne signalée"))
        self._only.setText(_("Seulement ce qui a changé"))
        self.list.setAccessibleName(_("Lignes de la demande"))
        self.panel.retranslate()

    def _told(self) -> None:
        self.changed_only.emit(self._only.isChecked())
