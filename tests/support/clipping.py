"""Words cut by their own box: found by measuring every text a page shows against the room it has."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from lianes_desktop.ui.kit.labels import ElidedLabel

_SIDES_OF_A_FIELD = 24  # px: padding and borders of the style sheet
_ARROW_OF_A_CHOICE = 34


def cut_words(page: QWidget) -> list[str]:
    """One line per visible text that does not fit: ``name: 'words' needs 120 px, has 96``.

    Labels that elide on purpose are left out: their whole text is in a tooltip.
    """
    return [line for widget in _visible(page) for line in _cut(widget)]


def outside(page: QWidget) -> list[str]:
    """One line per visible widget that sticks out of its parent, where a scroll area does not hold it."""
    found = []
    for widget in _visible(page):
        parent = widget.parentWidget()
        if widget is page or parent is None or parent.objectName() == "qt_scrollarea_viewport" or widget.isWindow():
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(f"{_name(widget)} {widget.geometry().getRect()} leaves {parent.rect().getRect()}")
    return found


def _visible(page: QWidget) -> Iterator[QWidget]:
    yield page
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page) and widget.width() > 0:
            yield widget


def _cut(widget: QWidget) -> Iterator[str]:
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, ElidedLabel):
        return
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect().adjusted(-1, -1, 1, 1)
        if widget.wordWrap():
            box = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap.value, widget.text())
            if box.height() > room.height() or box.width() > room.width():
                yield _said(widget, widget.text(), box.height(), room.height())
        else:
            yield from _line(widget, widget.text(), metrics, room.width())
    elif isinstance(widget, QAbstractButton) and widget.text():
        least = widget.minimumSizeHint()
        if widget.hasHeightForWidth():
            least.setHeight(widget.heightForWidth(widget.width()))
        if widget.width() < least.width() or widget.height() < least.height():
            yield _said(widget, widget.text(), least.width(), widget.width())
    elif isinstance(widget, QLineEdit):
        words = widget.placeholderText() if not widget.text() else ""
        yield from _line(widget, words, metrics, widget.width() - _SIDES_OF_A_FIELD)
    elif isinstance(widget, QComboBox):
        yield from _line(widget, widget.currentText(), metrics, widget.width() - _ARROW_OF_A_CHOICE)


def _line(widget: QWidget, words: str, metrics: QFontMetrics, room: int) -> Iterator[str]:
    needed = max((metrics.horizontalAdvance(line) for line in words.split("\n")), default=0)
    if needed > room:
        yield _said(widget, words, needed, room)


def _said(widget: QWidget, words: str, needed: int, room: int) -> str:
    return f"{_name(widget)}: {words!r} needs {needed} px, has {room}"


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()
