"""The list of people, under the letter their family name begins with."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.ui.contacts.values import ContactLine
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import avatar_tone, draw_avatar
from lianes_desktop.ui.kit.lists import Index
from lianes_desktop.ui.kit.rows import LINE, HeadedDelegate, RowModel
from lianes_desktop.ui.kit.typed import override

CONSENT_LOOKS = {
    ConsentState.GRANTED: ("shield-check", "ok"),
    ConsentState.TO_ASK: ("shield-question-mark", "warn"),
    ConsentState.REFUSED: ("shield-off", "ink3"),
    ConsentState.WITHDRAWN: ("shield-off", "ink3"),
}


class ContactModel(RowModel[ContactLine]):
    """People in list order, under the letter of their name."""

    @override
    def key(self, line: ContactLine) -> object:
        return line.id

    @override
    def name(self, line: ContactLine) -> str:
        return line.name

    @override
    def told(self, line: ContactLine) -> str:
        return f"{line.name}, {line.detail}, {line.consent_words}"

    @override
    def head(self, line: ContactLine) -> str:
        return line.head


class ContactDelegate(HeadedDelegate):
    """Initials, name, what the person does, and where consent stands."""

    @override
    def draw(self, painter: QPainter, rect: QRect, index: Index, mirror: paint.Mirror, *, selected: bool) -> None:
        line = index.data(LINE)
        if not isinstance(line, ContactLine):
            return
        disc = mirror.rect(rect.x() + 16, rect.y() + 11, 36, 36)
        draw_avatar(painter, disc, line.initials, avatar_tone(line.name), on_selection=selected)
        width = rect.width() - 62 - 46
        name = mirror.rect(rect.x() + 62, rect.y() + 9, width, 20)
        paint.text(painter, name, line.name, font(Role.STRONG), theme.colour("ink"), mirror.leading)
        detail = mirror.rect(rect.x() + 62, rect.y() + 30, width, 18)
        paint.text(painter, detail, line.detail, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
        icon, tone = CONSENT_LOOKS[line.consent]
        spot = mirror.rect(rect.x() + rect.width() - 40, rect.y(), 24, rect.height())
        paint.centred_icon(painter, icon, tone, spot, 20)
