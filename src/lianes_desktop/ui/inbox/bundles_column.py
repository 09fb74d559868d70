"""The column of bundles received: its title, what must be done first, a search, and the list.

In a narrow page the column is folded behind a button, and opens over the claim.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.bundle_list import BundleDelegate, BundleModel
from lianes_desktop.ui.inbox.strips import Alerts
from lianes_desktop.ui.inbox.values import InboxLine, View
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.fields import SearchField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.lists import Index, ListView
from lianes_desktop.ui.kit.rows import LINE, show_lines
from lianes_desktop.ui.kit.typed import override

_WIDTH = 296
_OVER = 12  # px of margin where it lies over the claim


class BundlesColumn(QWidget):
    """``place`` is the column's place in the page; ``fold_button`` stands for it where it is folded."""

    selected = Signal(object)
    """Digest of a manifest."""
    searched = Signal(str)
    """Words to look for."""
    alert_answered = Signal(object)
    """What an alert's button asks for."""
    unfold_asked = Signal()
    entered = Signal()
    """Enter: to the lines of the claim chosen."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._folded = False
        self._folded_words = ""
        self._title = Label("", Role.TITLE)
        self._title.setObjectName("page_title")
        self._subtitle = ElidedLabel("", Role.BODY, "ink2")
        self._alerts = Alerts()
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._search = SearchField()
        self._search.setObjectName("searchBundles")
        self._search.hide()
        self._none = Label("", Role.SMALL, "ink2", wrap=True)
        self._none.hide()
        self._model = BundleModel()
        self._model.setParent(self)
        self.list = ListView()
        self.list.setObjectName("bundleList")
        self.list.setModel(self._model)
        self.list.setItemDelegate(BundleDelegate(self.list))
        self.fold_button = Button("", icon="inbox", size=Size.SMALL)
        self.fold_button.setObjectName("unfoldBundles")
        self.fold_button.clicked.connect(self.unfold_asked)
        self.fold_button.hide()
        self.place = QWidget()
        self.place.setFixedWidth(_WIDTH)
        within = QHBoxLayout(self.place)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self)
        self._lay_out()
        self._alerts.asked.connect(self.alert_answered)
        self.list.chosen.connect(self._chosen)
        self.list.key_pressed.connect(self._letter)
        self.list.clicked.connect(self.close_over)
        self.list.opened.connect(self._entered)
        self._search.textChanged.connect(self.searched)

    def show_view(self, view: View) -> None:
        """Show the list, the bundle in hand selected."""
        self._subtitle.setText(view.subtitle)
        self._alerts.show_alerts(view.alerts)
        self._search.setVisible(view.many)
        show_lines(self.list, self._model, view.rows, view.selected)
        self._none.setVisible(view.many and not view.rows)
        self._folded_words = view.subtitle
        self.fold_button.setText(self._busy.text() or view.subtitle)
        self.fold_button.set_icon("triangle-alert" if view.alerts else "inbox")

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self.fold_button.setText(words or self._folded_words)

    def fold(self, *, folded: bool) -> None:
        """Leave the column's place to the claim, or take it back."""
        if folded != self._folded:
            self.close_over()
            self._folded = folded
            self.place.setVisible(not folded)
            self.fold_button.setVisible(folded)

    def is_unfolded(self) -> bool:
        """Whether it lies over the claim."""
        return self._folded and self.parentWidget() is not self.place

    def toggle(self) -> None:
        """Open it over the claim, or close it; where it is not folded, go to its list."""
        if self.is_unfolded():
            self.close_over()
            return
        page = self.place.parentWidget()
        if self._folded and page is not None:
            self.setParent(page)
            corner = self.fold_button.mapTo(page, QPoint(0, self.fold_button.height() + 4))
            width = _WIDTH + 2 * _OVER
            x = corner.x() + self.fold_button.width() - width if _rtl(page) else corner.x()
            self.setGeometry(x, corner.y(), width, page.height() - corner.y() - _OVER)
            self._margins(_OVER)
            self.show()
            self.raise_()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Put it back in its place."""
        layout = self.place.layout()
        if self.is_unfolded() and layout is not None:
            self._margins(0)
            layout.addWidget(self)
            self.fold_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Boîte de réception"))
        self.list.setAccessibleName(_("Dossiers reçus"))
        self._search.setPlaceholderText(_("Chercher un dossier"))
        self._search.setAccessibleName(_("Chercher un dossier"))
        self._none.setText(_("Aucun dossier ne porte ces mots."))
        self.fold_button.set_tip(_("Voir la liste des dossiers (F8)"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_unfolded():
            with paint.smooth(self) as painter:
                paint.box(painter, self.rect(), fill=theme.colour("bg"), border=theme.colour("control"))

    def _chosen(self, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(line, InboxLine):
            self.selected.emit(line.key)

    def _entered(self, _index: Index) -> None:
        self.close_over()
        self.entered.emit()

    def _letter(self, letter: str) -> None:
        step = {"J": 1, "K": -1}.get(letter, 0)
        row = self.list.currentIndex().row() + step
        while step and 0 <= row < self._model.rowCount():
            if self._model.line(row) is not None:
                self.list.setCurrentIndex(self._model.index(row))
                return
            row += step

    def _margins(self, margin: int) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        column.addLayout(titles)
        for widget in (self._alerts, self._busy, self._search, self._none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)


def _rtl(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
