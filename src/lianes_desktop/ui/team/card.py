"""The card of one person: who it is and where in the order, then the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Avatar, ElidedLabel, Label, avatar_tone
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.team.form import TeamForm
from lianes_desktop.ui.team.values import Card as CardView


class TeamCard(Card):
    """Shows a ``Card``; Esc goes back to the list."""

    moved = Signal(object)
    """-1 or 1."""
    remove_asked = Signal()
    finished = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=1, spacing=0)
        self.setObjectName("teamCard")
        self.act = PaperOnScreen(self)
        """The signed act that is looked at."""
        self._avatar = Avatar("", 44)
        self._name, self._detail = ElidedLabel("", Role.H2), ElidedLabel("", Role.SMALL, "ink2")
        self._name.setObjectName("team_name")
        self._saved = Label("", Role.CAPTION, "ink3")
        self._saved.setObjectName("team_saved")
        self._up, self._down = IconButton("arrow-up"), IconButton("arrow-down")
        self._up.setObjectName("personUp")
        self._down.setObjectName("personDown")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removePerson")
        self.form = TeamForm()
        self._lay_out()
        self._up.clicked.connect(self._go_up)
        self._down.clicked.connect(self._go_down)
        self._remove.clicked.connect(self.remove_asked)

    def show_card(self, card: CardView) -> None:
        """Show a person."""
        self._avatar.show_person(card.initials, avatar_tone(card.name))
        self._name.setText(" · ".join(part for part in (card.name, card.name_ar) if part))
        self._detail.setText(card.detail)
        self._saved.setText(card.saved)
        self._up.allow(_("Déjà en tête") if card.first else "")
        self._down.allow(_("Déjà en dernier") if card.last else "")
        self.form.show_card(card)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the signed act over the whole screen."""
        self.act.show_sheet(_("Acte signé"), jpeg, sheet, sheets)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._up.set_name(_("Monter dans l'ordre"))
        self._down.set_name(_("Descendre dans l'ordre"))
        self._remove.set_name(_("Retirer ce participant"))
        self.form.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.form.flush()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 16, 12)
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self._saved)
        for button in (self._up, self._down, self._remove):
            head.addWidget(button)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.form, 1)
