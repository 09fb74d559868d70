"""The column at the start of the window: brand, dossier, sections, drop tile, state, identity."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.brand import Brand
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import DropTile, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.navigation import Destination
from lianes_desktop.ui.shell.sidebar_parts import IdentityLine, NavButton, StateLine, SwitcherButton

WIDTH = 260


class Sidebar(QWidget):
    """``chosen`` gives the ``Place`` clicked; the others say what was asked."""

    chosen = Signal(object)
    files_asked = Signal()

    def __init__(self, sections: Sequence[Destination], *, office: bool) -> None:
        """The sections of one role."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._office = office
        self._sections = tuple(sections)
        self._buttons = [NavButton(one.icon) for one in sections]
        self._group = QButtonGroup(self)
        self.switcher = SwitcherButton()
        self.switcher.setObjectName("switcher")
        self.switcher.setEnabled(not office)
        self.drop_tile = DropTile("file-down" if office else "receipt-text")
        self.drop_tile.setObjectName("drop_tile")
        self.drop_tile.clicked.connect(self.files_asked)
        self.state = StateLine()
        self.identity = IdentityLine()
        self.settings = IconButton("settings")
        self.settings.setObjectName("settings")
        self._lay_out()
        self._group.idClicked.connect(self._clicked)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        for one, button in zip(self._sections, self._buttons, strict=True):
            button.setText(_(one.words))
        if self._office:
            self.drop_tile.show_words(
                _("Importer un dossier"), _("Déposer un fichier .asice"), _("Lâchez pour vérifier")
            )
        else:
            self.drop_tile.show_words(
                _("Ajouter un reçu"), _("Déposer ici ou Ctrl V"), _("Lâchez pour ajouter le reçu")
            )
        self.settings.set_name(_("Réglages"))
        self.switcher.setAccessibleName(_("Dossier ouvert"))

    def show_place(self, place: Place) -> None:
        """Mark the section one is in; none for the settings."""
        self._group.setExclusive(False)
        for one, button in zip(self._sections, self._buttons, strict=True):
            button.setChecked(one.leads_to(place))
        self._group.setExclusive(True)

    def show_waiting(self, place: Place, count: int) -> None:
        """Show how many things wait in a section."""
        for one, button in zip(self._sections, self._buttons, strict=True):
            if one.place is place:
                button.show_waiting(count)

    def section_of(self, place: Place) -> Destination | None:
        """The section the page is in; none for the settings."""
        return next((one for one in self._sections if one.leads_to(place)), None)

    def place_of_key(self, number: int) -> Place | None:
        """The section of Ctrl+``number``, counted from 1."""
        return self._sections[number - 1].place if number <= len(self._sections) else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.fill(painter, self.rect(), theme.colour("sunken"))
            edge = paint.mirror(self).rect(self.width() - 1, 0, 1, self.height())
            paint.fill(painter, edge, theme.colour("hairline"))

    def _lay_out(self) -> None:
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addSpacing(2)
        brand.addWidget(Brand())
        brand.addWidget(Label("Lianes", Role.H2), 1)
        sections = QVBoxLayout()
        sections.setSpacing(4)
        for at, (one, button) in enumerate(zip(self._sections, self._buttons, strict=True)):
            button.setObjectName(f"nav_{one.place.value}")
            self._group.addButton(button, at)
            sections.addWidget(button)
        person = QHBoxLayout()
        person.setSpacing(4)
        person.addWidget(self.identity, 1)
        person.addWidget(self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 17, 10)
        column.setSpacing(0)
        column.addLayout(brand)
        column.addSpacing(14)
        column.addWidget(self.switcher)
        column.addSpacing(16)
        column.addLayout(sections)
        column.addSpacing(16)
        column.addWidget(self.drop_tile)
        column.addStretch(1)
        column.addWidget(self.state)
        column.addSpacing(10)
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addLayout(person)

    def _clicked(self, at: int) -> None:
        self.chosen.emit(self._sections[at].place)
