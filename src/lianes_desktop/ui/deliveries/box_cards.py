"""One box: where it is, whether it is known, and whether files move by themselves."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.deliveries.values import BoxCard
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override


class BoxPanel(QWidget):
    """Each signal gives the box's identifier, ``turned`` also whether files are to move by themselves."""

    tried = Signal(object)
    correct_asked = Signal(object)
    remove_asked = Signal(object)
    turned = Signal(object)

    def __init__(self, box: BoxCard) -> None:
        """A box as it stands."""
        super().__init__()
        self._box = box
        self.setAccessibleName(f"{box.name}, {box.chip}")
        chip = Chip(box.chip, box.tone, box.chip_icon)
        chip.setObjectName("box_state")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addSpacing(30)  # the icon is painted there; margins would not be mirrored
        head.addWidget(ElidedLabel(box.name, Role.STRONG), 1)
        head.addWidget(chip)
        self._automatic = CheckLine(_("Envoyer et relever sans demander"))
        self._automatic.setObjectName("box_automatic")
        self._automatic.setChecked(box.automatic)
        self._automatic.clicked.connect(self._turn)
        what = _("Dès que la boîte est joignable, ce qui attend y part et ce qui est arrivé est relevé.")
        try_it = Button(_("Essayer"), size=Size.SMALL)
        try_it.setObjectName("box_try")
        try_it.clicked.connect(lambda: self.tried.emit(box.id))
        correct = IconButton("pencil", _("Corriger la boîte"), size=Size.SMALL)
        correct.setObjectName("box_correct")
        correct.clicked.connect(lambda: self.correct_asked.emit(box.id))
        remove = IconButton("trash-2", _("Oublier la boîte"), size=Size.SMALL)
        remove.setObjectName("box_remove")
        remove.clicked.connect(lambda: self.remove_asked.emit(box.id))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(try_it)
        buttons.addStretch(1)
        buttons.addWidget(correct)
        buttons.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(ElidedLabel(ltr(box.place), Role.SMALL, "ink2"))
        column.addWidget(self._automatic)
        column.addWidget(Label(what, Role.CAPTION, "ink3", wrap=True))
        column.addLayout(buttons)

    def _turn(self) -> None:
        self.turned.emit((self._box.id, self._automatic.isChecked()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=theme.colour("hairline"))
            paint.centred_icon(painter, self._box.icon, "teal", paint.mirror(self).rect(12, 10, 24, 24), 20)
