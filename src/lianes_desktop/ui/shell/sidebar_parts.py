"""Pieces of the sidebar that paint themselves."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import draw_avatar
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.values import DossierCard, Identity


class NavButton(QAbstractButton):
    """A section: icon, words, and how many things wait there."""

    def __init__(self, icon: str) -> None:
        """Its words come with the language."""
        super().__init__()
        self._icon = icon
        self._waiting = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_waiting(self, count: int) -> None:
        """Show a badge, none for nought."""
        if count != self._waiting:
            self._waiting = count
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), font(Role.STRONG)) + 54, theme.control_height())

    @override
    def changeEvent(self, e: QEvent) -> None:
        if e.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(e)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            active = self.isChecked()
            if active or self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("teal_tint2" if active else "teal_tint"))
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2)
            icon = mirror.rect(10, 0, 20, self.height())
            paint.centred_icon(painter, self._icon, "teal" if active else "ink2", icon, 20)
            badge = 30 if self._waiting else 0
            words = mirror.rect(40, 0, self.width() - 44 - badge, self.height())
            letters = font(Role.STRONG if active else Role.MEDIUM)
            ink = theme.colour("teal" if active else "ink")
            paint.text(painter, words, self.text(), letters, ink, mirror.leading)
            if self._waiting:
                disc = mirror.rect(self.width() - 33, (self.height() - 22) // 2, 23, 22)
                paint.box(painter, disc, fill=theme.colour("accent_tint"), radius=11)
                count = str(self._waiting) if self._waiting < 100 else "99+"  # noqa: PLR2004 - what the disc holds
                ink = theme.colour("accent_text")
                paint.text(painter, disc, count, font(Role.CAPTION_STRONG), ink, Qt.AlignmentFlag.AlignHCenter)


class SwitcherButton(QAbstractButton):
    """The dossier that is open; a click or Ctrl+K shows the others."""

    def __init__(self) -> None:
        """Empty until ``show_dossier``."""
        super().__init__()
        self._card = DossierCard(None, "", "", "folder")
        self.setFixedHeight(60)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_dossier(self, card: DossierCard) -> None:
        """Show this dossier."""
        self._card = card
        self.setText(card.title)
        self.setAccessibleDescription(card.detail)
        self.setToolTip(card.title)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(228, 60)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            strong = self.hasFocus() or self.isDown()
            border = theme.colour("teal" if strong or self.underMouse() else "hairline")
            paint.box(painter, self.rect(), fill=theme.colour("surface"), border=border, width=2 if strong else 1)
            tile = mirror.rect(10, 12, 36, 36)
            paint.box(painter, tile, fill=theme.colour("teal_tint"), radius=paint.BLOCK_RADIUS)
            paint.centred_icon(painter, self._card.icon, "teal", tile, 20)
            room = self.width() - 56 - 34
            title = mirror.rect(56, 10, room, 20)
            paint.text(painter, title, self._card.title, font(Role.STRONG), theme.colour("ink"), mirror.leading)
            detail = mirror.rect(56, 31, room, 18)
            paint.text(painter, detail, self._card.detail, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)
            if self.isEnabled():  # the office has nothing to switch to
                spot = mirror.rect(self.width() - 30, 0, 20, self.height())
                paint.centred_icon(painter, "chevrons-up-down", "ink2", spot, 18)


class StateLine(QWidget):
    """Offline and saved, and the last backup: said as it is."""

    def __init__(self) -> None:
        """Empty until ``show_state``."""
        super().__init__()
        self._saved, self._backup, self._late = "", "", False
        self.setFixedHeight(40)

    def show_state(self, saved: str, backup: str, *, late: bool = False) -> None:
        """Show the two lines; ``late`` when the last backup is old."""
        self._saved, self._backup, self._late = saved, backup, late
        self.setAccessibleName(f"{saved}. {backup}")
        self.setToolTip(backup)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            paint.centred_icon(painter, "cloud-off", "ink2", mirror.rect(4, 2, 18, 18), 18)
            room = self.width() - 32
            first = mirror.rect(32, 2, room, 18)
            paint.text(painter, first, self._saved, font(Role.CAPTION), theme.colour("ink"), mirror.leading)
            ink = theme.colour("warn" if self._late else "ink3")
            second = mirror.rect(32, 20, room, 18)
            paint.text(painter, second, self._backup, font(Role.CAPTION), ink, mirror.leading)


class IdentityLine(QWidget):
    """Initials, name and authority of the person at this device."""

    def __init__(self) -> None:
        """Empty until ``show_person``."""
        super().__init__()
        self._who = Identity("", "", "")
        self.setFixedHeight(44)

    def show_person(self, who: Identity) -> None:
        """Show this person."""
        self._who = who
        self.setAccessibleName(who.name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            draw_avatar(painter, mirror.rect(2, 4, 36, 36), self._who.initials, "visit")
            room = self.width() - 52
            name = mirror.rect(50, 3, room, 20)
            paint.text(painter, name, self._who.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
            place = mirror.rect(50, 23, room, 18)
            paint.text(painter, place, self._who.organisation, font(Role.CAPTION), theme.colour("ink3"), mirror.leading)
