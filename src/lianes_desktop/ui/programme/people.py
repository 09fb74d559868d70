"""Who is named on a line: those chosen as chips, and a button to name one more of a long list."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import IconButton, Size
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.choice import PersonChip
from lianes_desktop.ui.kit.flow import FlowLayout
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.values import Person

_TONES = ("visit", "meet", "meal", "move")


class PeoplePicker(QWidget):
    """``committed`` gives the tuple of those chosen; a chip clicked lets its person go."""

    committed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``offer``."""
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._more = _AddButton()
        self._more.setObjectName("addContactToItem")
        self.setFocusProxy(self._more)
        self._flow = FlowLayout(self, spacing=6)
        self._flow.addWidget(self._more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._more.clicked.connect(self._open)

    def offer(self, people: Sequence[Person]) -> None:
        """Offer these people, those chosen as chips; the same ones change nothing."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self._flow.removeWidget(self._more)
        empty(self._flow)
        for at, person in enumerate(self._people):
            if person.chosen:
                chip = PersonChip(person.name, person.initials, _TONES[at % len(_TONES)])
                chip.setObjectName(f"contact_{at}")
                chip.clicked.connect(self._let_go)
                self._flow.addWidget(chip)
        self._flow.addWidget(self._more)
        self._more.setVisible(any(not one.chosen for one in self._people))

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self._more.set_name(name)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, person in enumerate(self._people):
            if not person.chosen:
                menu.addAction(person.name).setData(at)
        menu.triggered.connect(self._add)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _add(self, action: QAction) -> None:
        self._turn(int(action.data()))

    def _let_go(self) -> None:
        self._turn(int(self.sender().objectName().removeprefix("contact_")))
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip is gone

    def _turn(self, at: int) -> None:
        """Say who is chosen once that person is, or no longer."""
        self.committed.emit(tuple(one.id for n, one in enumerate(self._people) if one.chosen != (n == at)))


class _AddButton(IconButton):
    """A plus in a dashed circle, among the chips."""

    def __init__(self) -> None:
        super().__init__("plus", size=Size.SMALL)

    @override
    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        strong = self.hasFocus()
        hovered = self.underMouse()
        with paint.smooth(self) as painter:
            paint.box(
                painter, self.rect(), fill=theme.colour("teal_tint") if hovered else None,
                border=theme.colour("teal" if strong else "control"), width=2 if strong else 1, radius=16,
                dashed=not strong,
            )  # fmt: skip
            paint.centred_icon(painter, "plus", "teal", self.rect(), 18)
