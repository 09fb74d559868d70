"""A contact's card over the whole screen, as a code that a telephone scans."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.file_values import CodeView
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.qr import QrCode, fits
from lianes_desktop.ui.kit.typed import override

_AROUND = 300  # px for the words above and below
_LEAST, _MOST = 320, 900
_FINEST = 4
"""Pixels of a module: finer, a telephone held in a hand does not read it."""


class CodeSheet(QDialog):
    """Esc, Space or the button goes back."""

    def __init__(self, parent: QWidget, view: CodeView) -> None:
        """The fullest code whose modules are large enough on this screen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("codeSheet")
        self.setWindowTitle(_("Remettre la fiche"))
        room = self.screen().availableSize()
        side = min(max(min(room.height() - _AROUND, room.width() - 96), _LEAST), _MOST)
        self.code = QrCode(side)
        self.code.setObjectName("cardCode")
        self.code.show_text(next((one for one in view.codes if fits(one, side // _FINEST)), view.codes[-1]))
        self.code.setAccessibleName(_("Code de la fiche de {name}").format(name=view.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        for words, role, tone in (
            (view.name, Role.TITLE, "ink"), (view.name_ar, Role.TITLE, "ink"), (view.detail, Role.BODY, "ink2")
        ):  # fmt: skip
            if words:
                column.addWidget(Label(words, role, tone), 0, centre)
        column.addSpacing(10)
        column.addWidget(self.code, 0, centre)
        column.addSpacing(10)
        hint = _("Visez ce code avec l'appareil photo du téléphone : la fiche s'ajoute à ses contacts.")
        column.addWidget(Label(hint, Role.BODY, "ink2"), 0, centre)
        close = Button(_("Fermer"), icon="x", cap=_("Échap"))
        close.setObjectName("closeCode")
        close.clicked.connect(self.close)
        column.addWidget(close, 0, centre)
        column.addStretch(1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if arg__1.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close()
        else:
            super().keyPressEvent(arg__1)
