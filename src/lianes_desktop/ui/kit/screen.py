"""A page of the window, and the page joined to its presenter."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.ports import Place, Presenter
from lianes_desktop.ui.kit.typed import override


class PageHeader(QWidget):
    """Title, chip and one-line subtitle at the start; actions at the end.

    In a low window the subtitle stands beside the title.
    """

    def __init__(self) -> None:
        """Empty until ``show_words``."""
        super().__init__()
        self._title = Label("", Role.TITLE)
        self._title.setObjectName("page_title")
        self._subtitle = ElidedLabel("", Role.BODY, "ink2")
        self._subtitle.setObjectName("page_subtitle")
        self._chip = Chip()
        self._chip.hide()
        self._first = QHBoxLayout()
        self._first.setSpacing(12)
        self._first.addWidget(self._title)
        self._first.addWidget(self._chip)
        self._first.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._column.addLayout(self._first)
        self._column.addWidget(self._subtitle)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._column, 1)
        row.addLayout(self._actions)
        self._low = False

    def show_words(self, title: str, subtitle: str = "") -> None:
        """Name the page."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_chip(self, text: str, tone: str = "teal", icon: str = "") -> None:
        """Show a state beside the title; empty text hides it."""
        if text:
            self._chip.show_state(text, tone, icon)
        self._chip.setVisible(bool(text))

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the end of the line."""
        self._actions.addWidget(widget)

    def fit(self) -> None:
        """Put the subtitle below or beside the title, as the window's height asks."""
        if theme.is_low() == self._low:
            return
        self._low = theme.is_low()
        if self._low:
            self._column.removeWidget(self._subtitle)
            self._first.takeAt(self._first.count() - 1)
            self._first.addWidget(self._subtitle, 1)
        else:
            self._first.removeWidget(self._subtitle)
            self._first.addStretch(1)
            self._column.addWidget(self._subtitle)

    @override
    def sizeHint(self) -> QSize:
        return _as_with_actions(super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return _as_with_actions(super().minimumSizeHint())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.fit()
        super().changeEvent(event)


def _as_with_actions(hint: QSize) -> QSize:
    """As high without actions as with them: the cards of every page start at the same line."""
    return hint.expandedTo(QSize(0, theme.control_height()))


class Page(QWidget):
    """Header and ``body`` within the page's margins; the shell calls the two methods below."""

    def __init__(self) -> None:
        """A page with an empty header and body."""
        super().__init__()
        self.header = PageHeader()
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._frame = QVBoxLayout(self)
        self._frame.addWidget(self.header)
        self._frame.addLayout(self.body, 1)
        self._fit_margins()

    def wants_files(self) -> bool:
        """Whether what is pasted or let go now belongs to this page, not to the expenses."""
        return False

    def areas(self) -> tuple[QWidget, ...]:
        """Where F6 goes, in order, and Esc to the first: a list, a detail. The page itself when there is one."""
        return (self,)

    def retranslate(self) -> None:
        """Say every fixed word again in the language in force; values are the presenter's to show again."""

    def refresh_theme(self) -> None:
        """Draw again what was drawn into pictures; what paints itself needs nothing."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit_margins()
        super().changeEvent(event)

    def _fit_margins(self) -> None:
        if theme.is_low():
            self._frame.setContentsMargins(20, 14, 20, 14)
            self._frame.setSpacing(12)
        else:
            self._frame.setContentsMargins(24, 22, 24, 24)
            self._frame.setSpacing(16)


class Screen(NamedTuple):
    """A page and its presenter, kept together for as long as the page is shown."""

    page: Page
    presenter: Presenter
    section: Place
