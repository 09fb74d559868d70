"""How many covers of each menu: a small table of figures, never a name (DOMAIN §9)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.missions import Menu, MenuCount
from lianes_desktop.i18n import formats, menus
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.fields import State
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.values import NumberField

_ACROSS = 2
_WIDE = 52


class MenuCounts(QWidget):
    """Two columns of menus; ``left`` gives every ``(Menu, text)`` once a figure is left changed."""

    left = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_counts``; words come with ``retranslate``."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._label = Label("", Role.LABEL, "ink2")
        self._hint = Label("", Role.SMALL, "ink3", wrap=True)
        self._message = Label("", Role.SMALL, "bad", wrap=True)
        self._message.setObjectName("menus_message")
        self._names = {menu: Label("", Role.BODY, wrap=True) for menu in Menu}
        self.figures = {menu: NumberField() for menu in Menu}
        for menu, figure in self.figures.items():
            figure.setObjectName(f"menu_{menu.value}")
            figure.setFixedWidth(_WIDE)
            figure.committed.connect(self._tell)
        self._lay_out()
        self._hint.hide()
        self._message.hide()
        self.setFocusProxy(self.figures[Menu.HALAL])
        self.retranslate()

    def show_counts(self, counts: Sequence[MenuCount], refusal: str = "", hint: str = "") -> None:
        """Show what is kept; figures that were refused stay as they were typed, under the reason."""
        self._message.setText(refusal)
        self._message.setVisible(bool(refusal))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        kept = {one.menu: one.covers for one in counts}
        for menu, figure in self.figures.items():
            figure.set_state(State.BAD if refusal and not _is_count(figure.text()) else State.NORMAL)
            if not refusal and not (figure.hasFocus() and figure.isModified()):
                figure.show_text(formats.number(kept[menu]) if menu in kept else "")

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for figure in self.figures.values():
            if figure.isModified():
                figure.editingFinished.emit()

    def retranslate(self) -> None:
        """Name everything in the language in force."""
        self._label.setText(_("Menus, en nombre de couverts"))
        for menu, label in self._names.items():
            words = formats.capital(menus.menu(menu))
            label.setText(words)
            self.figures[menu].setAccessibleName(_("{menu}, nombre de couverts").format(menu=words))

    def _tell(self, _text: object) -> None:
        self.left.emit(tuple((menu, figure.text()) for menu, figure in self.figures.items()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, (menu, figure) in enumerate(self.figures.items()):
            row = QHBoxLayout()
            row.setSpacing(6)
            self._names[menu].setBuddy(figure)
            row.addWidget(self._names[menu], 1)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTrailing)
            grid.addLayout(row, *divmod(at, _ACROSS))
        for at in range(_ACROSS):
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self._hint):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self._message)


def _is_count(text: str) -> bool:
    return not text.strip() or text.strip().isdecimal()
