"""Grounds for content: cards, notices, the drop tile, the empty state."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_APART = 20  # px between the title of a notice and the equation beside it
_AROUND = 62  # px of margins and icon around a notice's words
_SENTENCE_WIDTH = 460  # px, what is easy to read in the middle of a page


class Card(QWidget):
    """Surface with a hairline; ``body`` is its column. The one card style: no shadow."""

    def __init__(self, *, padding: int = 20, spacing: int = 12) -> None:
        """An empty card."""
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("surface"), border=theme.colour("hairline"))


class Rule(QWidget):
    """A hairline across."""

    def __init__(self) -> None:
        """One pixel high."""
        super().__init__()
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.fill(painter, self.rect(), theme.colour("hairline"))


class Notice(QWidget):
    """A tinted block: icon, title, a sentence, perhaps an equation or two buttons. It goes when solved.

    In a low window the equation stands on the title's line where there is room for both.
    ``tone`` is ``ok``, ``warn``, ``bad``, ``info``, ``neutral`` or ``accent``.
    """

    def __init__(self, tone: str = "info", icon: str = "info", title: str = "", sentence: str = "") -> None:
        """A notice; ``show_words`` changes it later."""
        super().__init__()
        self._tone, self._icon = tone, icon
        self._title = Label(title, Role.STRONG, wrap=True)
        self._sentence = Label(sentence, Role.SMALL, "ink2", wrap=True)
        self._equation = Label("", Role.BODY)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 16, 12)
        row.setSpacing(0)
        row.addSpacing(32)  # the icon is painted there; margins would not be mirrored
        self._head = QHBoxLayout()
        self._head.setSpacing(_APART)
        self._head.addWidget(self._title, 1)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(4)
        row.addLayout(self._inner, 1)
        self._inner.addLayout(self._head)
        self._inner.addWidget(self._sentence)
        self._inner.addWidget(self._equation)
        self._inner.addLayout(self._actions)
        self._beside = False
        self._actions.addStretch(1)  # an empty row would hold the words above it to its own width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(tone, icon, title, sentence)

    def show_words(self, tone: str, icon: str, title: str, sentence: str = "", equation: str = "") -> None:
        """Say something else."""
        self._tone, self._icon = tone, icon
        self._title.setText(title)
        self._title.set_tone(tone)
        for label, words in ((self._sentence, sentence), (self._equation, equation)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(title)
        self._fit()
        self.update()

    def title(self) -> str:
        """The bold words."""
        return self._title.text()

    def sentence(self) -> str:
        """The words below."""
        return self._sentence.text()

    def set_actions(self, buttons: Sequence[QWidget]) -> None:
        """Put buttons below, in place of those there."""
        empty(self._actions)
        for button in buttons:
            self._actions.addWidget(button)
        self._actions.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Put the equation beside the title, or under the sentence."""
        words = paint.text_width(self._title.text(), self._title.font())
        needed = words + _APART + paint.text_width(self._equation.text(), self._equation.font()) + 4
        beside = theme.is_low() and bool(self._equation.text()) and needed <= self.width() - _AROUND
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._inner.removeWidget(self._equation)
            self._head.addWidget(self._equation)
        else:
            self._head.removeWidget(self._equation)
            self._inner.insertWidget(2, self._equation)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour(f"{self._tone}_tint"))
            ink = {"accent": "accent_text"}.get(self._tone, self._tone)
            paint.centred_icon(painter, self._icon, ink, paint.mirror(self).rect(14, 12, 20, 20), 20)


class DropTile(QAbstractButton):
    """Where files are let go; a click chooses them instead. ``dropped`` gives the ``QMimeData``."""

    dropped = Signal(object)

    def __init__(self, icon: str, title: str = "", hint: str = "", over: str = "") -> None:
        """``over`` is said while files hang over it."""
        super().__init__()
        self._icon, self._hint, self._over = icon, hint, over
        self._hanging = False
        self.setText(title)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, hint: str, over: str) -> None:
        """Say it in another language."""
        self._hint, self._over = hint, over
        self.setText(title)
        self.update()

    def hang(self, hanging: bool) -> None:  # noqa: FBT001 - the one thing said, as Qt's own setters
        """Show that files hang over the window, or no longer."""
        if hanging != self._hanging:
            self._hanging = hanging
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 64)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.hang(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hang(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.hang(False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            strong = self._hanging or self.hasFocus()
            hovered = self.underMouse() or self._hanging
            paint.box(
                painter, self.rect(), fill=theme.colour("teal_tint") if hovered else None,
                border=theme.colour("teal" if strong else "control"), width=2 if strong else 1, dashed=not strong,
            )  # fmt: skip
            middle = self.height() // 2
            paint.centred_icon(painter, self._icon, "teal", mirror.rect(14, middle - 12, 24, 24), 22)
            width = self.width() - 60
            if self._hanging:
                whole = mirror.rect(48, 0, width, self.height())
                paint.text(painter, whole, self._over, font(Role.STRONG), theme.colour("teal"), mirror.leading)
            else:
                title = mirror.rect(48, middle - 20, width, 20)
                paint.text(painter, title, self.text(), font(Role.STRONG), theme.colour("teal"), mirror.leading)
                hint = mirror.rect(48, middle + 1, width, 18)
                paint.text(painter, hint, self._hint, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)


class EmptyState(QWidget):
    """A page with nothing yet: a star with an icon, a title, the first step, and one or two buttons."""

    def __init__(self, icon: str, title: str = "", sentence: str = "", actions: Sequence[QWidget] = ()) -> None:
        """Centred in the room it is given."""
        super().__init__()
        self._title = Label("", Role.TITLE)
        self._sentence = Label("", Role.BODY, "ink2", wrap=True)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(StarArt(icon), 0, centre)
        column.addSpacing(12)
        column.addWidget(self._title, 0, centre)
        column.addWidget(self._sentence, 0, centre)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)
        self.show_words(title, sentence)

    def show_words(self, title: str, sentence: str) -> None:
        """Say it in another language."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        # a wrapped label in the middle of a wider column would be given the height of one long line
        width = min(paint.text_width(sentence, self._sentence.font()) + 2, _SENTENCE_WIDTH)
        height = paint.wrapped_height(sentence, self._sentence.font(), width)
        self._sentence.setFixedSize(width, height + 2)


class StarArt(QWidget):
    """The eight-pointed star, tinted, with an icon in its middle: decoration."""

    def __init__(self, icon: str, size: int = 150) -> None:
        """A square of ``size`` pixels."""
        super().__init__()
        self._icon = icon
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.star(painter, self.rect(), theme.colour("teal_tint"))
            paint.star_outline(painter, self.rect().adjusted(10, 10, -10, -10), theme.colour("teal_tint2"))
            paint.centred_icon(painter, self._icon, "teal", self.rect(), 48)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
