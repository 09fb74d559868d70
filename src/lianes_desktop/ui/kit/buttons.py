"""Buttons that paint themselves: icon, words and key cap in one line, mirrored with the page."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override

_ICON = 18
_GAP = 8
_SIDE = 14
_SMALL_SIDE = 11


class Kind(StrEnum):
    """How much a button stands out; one primary per screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    PLAIN = "plain"


class Size(StrEnum):
    """Height of a button: 32, the control height (40 or 36), 48."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


_HEIGHTS = {Size.SMALL: 32, Size.LARGE: 48}


class Button(QPushButton):
    """Words, with an icon before and a key cap after where given."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        cap: str = "",
        size: Size = Size.NORMAL,
    ) -> None:
        """``cap`` shows the shortcut; setting the shortcut itself is the page's."""
        super().__init__(text)
        self.kind, self._icon, self._cap, self._size = kind, icon, cap, size
        self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_cap(self, cap: str) -> None:
        """Show another key."""
        self._cap = cap
        self.updateGeometry()
        self.update()

    def allow(self, reason: str = "") -> None:
        """Enable the button, or disable it and say why in the tooltip."""
        self.setEnabled(not reason)
        self.setToolTip(reason or self._tip)

    def set_tip(self, tip: str) -> None:
        """The tooltip while enabled."""
        self._tip = tip
        self.setToolTip(tip)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.content_width() + 2 * self._side(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def content_width(self) -> int:
        """What icon, words and cap take together, in pixels."""
        width = paint.text_width(self.text(), self._font())
        width += (_ICON + _GAP) if self._icon else 0
        width += (self._cap_width() + _GAP + 2) if self._cap else 0
        return width + (20 if self.kind is Kind.GHOST and not self._icon else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            ink = self._ground(painter)
            mirror = paint.mirror(self)
            content = self.content_width()
            at = max((self.width() - content) // 2, 4)
            if self._icon:
                spot = mirror.rect(at, (self.height() - _ICON) // 2, _ICON, _ICON)
                paint.centred_icon(painter, self._icon, ink, spot, _ICON)
                at += _ICON + _GAP
            words = min(paint.text_width(self.text(), self._font()), self.width() - at - 4)
            paint.text(
                painter,
                mirror.rect(at, 0, words, self.height()),
                self.text(),
                self._font(),
                theme.colour(ink),
                mirror.leading,
            )
            at += words + _GAP
            if self._cap:
                self._draw_cap(painter, mirror.rect(at + 2, (self.height() - 20) // 2, self._cap_width(), 20), ink)
            elif self.kind is Kind.GHOST and not self._icon:
                paint.centred_icon(painter, "chevron-right", ink, mirror.rect(at - 4, 0, 16, self.height()), 16)

    def _ground(self, painter: QPainter) -> str:
        """Paint what is behind the words; returns the token of the words' colour."""
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        focused = self.hasFocus()
        face = self.rect()
        if not self.isEnabled():
            if self.kind in (Kind.PRIMARY, Kind.SECONDARY):
                paint.box(painter, face, fill=theme.colour("surface2"), border=theme.colour("hairline"))
            return "ink3"
        if self.kind is Kind.PRIMARY:
            fill = theme.colour("teal_hover" if hovered else "teal_fill")
            paint.box(painter, face, fill=fill, border=theme.colour("accent") if focused else None, width=2)
            return "on_teal"
        focus = theme.colour("teal") if focused else None
        if self.kind is Kind.SECONDARY:
            border = focus or theme.colour("teal" if hovered else "control")
            fill = theme.colour("surface2" if hovered else "surface")
            paint.box(painter, face, fill=fill, border=border, width=2 if focused else 1)
            return "ink"
        paint.box(painter, face, fill=theme.colour("teal_tint") if hovered else None, border=focus, width=2)
        return "teal" if self.kind is Kind.GHOST else "ink2"

    def _draw_cap(self, painter: QPainter, rect: QRect, ink: str) -> None:
        line = theme.colour("on_hero2" if ink == "on_teal" else "hairline")
        paint.box(painter, rect, fill=None if ink == "on_teal" else theme.colour("surface2"), border=line, radius=4)
        colour = theme.colour(ink if ink == "on_teal" else "ink3")
        paint.text(painter, rect, self._cap, font(Role.CAPTION), colour, Qt.AlignmentFlag.AlignHCenter)

    def _font(self) -> QFont:
        return font(Role.SMALL_STRONG if self._size is Size.SMALL or self.kind is Kind.GHOST else Role.STRONG)

    def _cap_width(self) -> int:
        return paint.text_width(self._cap, font(Role.CAPTION)) + 12

    def _height(self) -> int:
        return _HEIGHTS.get(self._size, theme.control_height())

    def _side(self) -> int:
        return _SMALL_SIDE if self._size is Size.SMALL or self.kind is Kind.GHOST else _SIDE


class IconButton(Button):
    """A square with an icon alone; its name is in the tooltip and for screen readers."""

    def __init__(self, icon: str, name: str = "", *, size: Size = Size.NORMAL) -> None:
        """``name`` says what it does."""
        super().__init__("", Kind.PLAIN, icon=icon, size=size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what it does, in the language in force."""
        self.setAccessibleName(name)
        self.set_tip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._height(), self._height())

    @override
    def content_width(self) -> int:
        return _ICON
