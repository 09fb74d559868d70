"""What may be done to the expenses chosen together, in the place of the list's tools."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.list_values import Choices, Groups, Together, TogetherAsked
from lianes_desktop.ui.expenses.menus import ValueMenu
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import IconButton, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override

_CORNER = 8
_NOTHING = Choices((), (), ())


class PickedBar(QWidget):
    """``given`` gives the ``TogetherAsked`` of a value chosen for all."""

    given = Signal(object)
    accept_asked = Signal()
    removal_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Hidden until several are chosen."""
        super().__init__()
        self.setObjectName("picked_bar")
        self._choices = _NOTHING
        self._words = ElidedLabel("", Role.SMALL_STRONG, "teal")
        self._words.setObjectName("picked_words")
        made = (
            ("picked_kind", "receipt-text", self._offer_kinds),
            ("picked_payer", "user", self._offer_people),
            ("picked_item", "calendar-days", self._offer_items),
            ("picked_accept", "check", self.accept_asked),
            ("picked_remove", "trash-2", self.removal_asked),
            ("picked_export", "download", self.export_asked),
            ("picked_leave", "x", self.left),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(2)
        row.addSpacing(6)
        row.addWidget(self._words, 1)
        self._buttons: dict[str, IconButton] = {}
        for name, icon, act in made:
            button = IconButton(icon, size=Size.SMALL)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
            self._buttons[name] = button
        self.hide()
        self.retranslate()

    def show_words(self, words: str) -> None:
        """How many are chosen and what they come to; nothing hides the bar."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def show_choices(self, choices: Choices) -> None:
        """What they may be given."""
        self._choices = choices

    def open_menu(self, at: QPoint) -> None:
        """Every act in one menu, at a place of the screen."""
        menu = ValueMenu(self, "picked_menu")
        for name, groups, act in (
            ("picked_kind", self._choices.kinds, Together.KIND),
            ("picked_payer", self._choices.people, Together.PAYER),
            ("picked_item", self._choices.items, Together.ITEM),
        ):
            under = ValueMenu(menu, f"{name}_menu")
            under.setTitle(self._buttons[name].accessibleName())
            under.add_groups(groups)
            under.chosen.connect(partial(self._give, act))
            menu.addMenu(under)
        menu.addSeparator()
        for name in ("picked_accept", "picked_remove", "picked_export"):
            menu.addAction(self._buttons[name].accessibleName(), self._buttons[name].click)
        menu.popup(at)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        names = {
            "picked_kind": _("Donner une catégorie"),
            "picked_payer": _("Dire qui a payé"),
            "picked_item": _("Lier au programme"),
            "picked_accept": _("Valider (Entrée)"),
            "picked_remove": _("Supprimer (Suppr)"),
            "picked_export": _("Exporter (Ctrl+E)"),
            "picked_leave": _("Ne plus rien sélectionner"),
        }
        for name, words in names.items():
            self._buttons[name].set_name(words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            # the card's own corners above, a straight foot below
            face = self.rect().adjusted(1, 1, -1, 0)
            paint.box(painter, face, fill=theme.colour("teal_tint"), radius=_CORNER)
            painter.fillRect(face.adjusted(0, _CORNER, 0, 0), theme.colour("teal_tint"))

    def _offer_kinds(self) -> None:
        self._offer("picked_kind", self._choices.kinds, Together.KIND)

    def _offer_people(self) -> None:
        self._offer("picked_payer", self._choices.people, Together.PAYER)

    def _offer_items(self) -> None:
        self._offer("picked_item", self._choices.items, Together.ITEM)

    def _offer(self, name: str, groups: Groups, act: Together) -> None:
        menu = ValueMenu(self, f"{name}_menu")
        menu.add_groups(groups)
        menu.chosen.connect(partial(self._give, act))
        menu.open_at(self._buttons[name])

    def _give(self, act: Together, value: object) -> None:
        self.given.emit(TogetherAsked(act, value))
