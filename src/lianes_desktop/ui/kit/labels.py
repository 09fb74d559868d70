"""Words on the page: labels of the type scale, chips, avatars, and labels that elide."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font, sized
from lianes_desktop.ui.kit.typed import override

_CHIP_HEIGHT = 24
_CHIP_ICON = 14


class Label(QLabel):
    """Plain words in a role of the type scale and a tone (``ink``, ``ink2``, ``ink3``, ``teal``, ``bad``…)."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "ink", *, wrap: bool = False) -> None:
        """Plain text only: what people typed is never read as markup."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._edge = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self._align()

    @override
    def setAlignment(self, arg__1: Qt.AlignmentFlag, /) -> None:
        self._edge = arg__1
        self._align()

    @override
    def changeEvent(self, arg__1: QEvent, /) -> None:
        if arg__1.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(arg__1)

    def _align(self) -> None:
        # a label follows the first letter of its text, not the page: French words in an Arabic page
        # would stand at the wrong end, so the edge asked for is mirrored here and said to be absolute
        super().setAlignment(paint.visual_alignment(self._edge, self.layoutDirection()))

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)


class ElidedLabel(Label):
    """One line that ends in an ellipsis when there is no room; the whole is in the tooltip."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "ink") -> None:
        """Take any width, down to nothing."""
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = text
        self.setMinimumWidth(1)

    def whole(self) -> str:
        """The words without ellipsis."""
        return self._whole

    @override
    def setText(self, text: str) -> None:
        self._whole = text
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(paint.text_width(self._whole, self.font()), hint.height())

    def _fit(self) -> None:
        shown = paint.elided(self._whole, self.font(), max(self.width(), 1))
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Chip(QWidget):
    """A state: tint, icon and words together, never colour alone.

    ``tone`` is ``ok``, ``warn``, ``bad``, ``info``, ``neutral``, ``accent`` or ``teal``.
    """

    def __init__(self, text: str = "", tone: str = "neutral", icon: str = "") -> None:
        """A chip as wide as its words."""
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        """Say another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), _CHIP_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            draw_chip(painter, paint.mirror(self), self.rect(), self._text, self._tone, self._icon)


def chip_width(text: str, icon: str) -> int:
    """The width a chip takes."""
    return paint.text_width(text, font(Role.CAPTION_STRONG)) + 20 + (_CHIP_ICON + 6 if icon else 0)


def draw_chip(
    painter: QPainter,
    mirror: paint.Mirror,
    rect: QRect,
    text: str,
    tone: str,
    icon: str = "",
    *,
    on_selection: bool = False,
) -> None:
    """Paint a chip in ``rect`` (already where it belongs); on a selected row its ground is the surface."""
    ink = {"accent": "accent_text"}.get(tone, tone)
    paint.box(painter, rect, fill=theme.colour("surface" if on_selection else f"{tone}_tint"), radius=rect.height() / 2)
    inner = paint.Mirror(mirror.direction, rect)
    at = rect.x() + 10
    if icon:
        spot = inner.rect(rect.x() + 9, rect.y() + (rect.height() - _CHIP_ICON) // 2, _CHIP_ICON, _CHIP_ICON)
        paint.centred_icon(painter, icon, ink, spot, _CHIP_ICON)
        at += _CHIP_ICON + 5
    words = inner.rect(at, rect.y(), rect.right() - at - 7, rect.height())
    paint.text(painter, words, text, font(Role.CAPTION_STRONG), theme.colour(ink), inner.leading)


_AVATAR_TONES = ("visit", "meet", "meal", "move")


def avatar_tone(name: str) -> str:
    """The colour a person keeps everywhere, drawn from the name."""
    return _AVATAR_TONES[sum(map(ord, name)) % len(_AVATAR_TONES)]


class Avatar(QWidget):
    """Initials in a tinted disc."""

    def __init__(self, initials: str = "", size: int = 36, tone: str = "visit") -> None:
        """A disc of ``size`` pixels; decorative, the name stands beside it."""
        super().__init__()
        self._initials, self._tone = initials, tone
        self.setFixedSize(size, size)

    def show_person(self, initials: str, tone: str = "visit") -> None:
        """Show another person's initials."""
        self._initials, self._tone = initials, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            draw_avatar(painter, self.rect(), self._initials, self._tone)


def draw_avatar(painter: QPainter, rect: QRect, initials: str, tone: str, *, on_selection: bool = False) -> None:
    """Paint initials in a disc; on a selected row its ground is the surface."""
    ground = "surface" if on_selection else f"{tone}_tint"
    paint.box(painter, rect, fill=theme.colour(ground), radius=rect.height() / 2)
    letters = sized(max(11, round(rect.height() * 0.34)), 600)
    paint.text(painter, rect, initials, letters, theme.colour(tone), Qt.AlignmentFlag.AlignHCenter)
