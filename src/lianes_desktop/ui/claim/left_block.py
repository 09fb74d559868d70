"""What stands in the form's place once the bundle has left: which file, where, its code, and what to do with it."""

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.claim.values import Left
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.browse import ask_folder
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override


class LeftBlock(QWidget):
    """``copy_asked``; ``copy_folder_chosen`` gives a folder's path; ``again_asked`` to sign once more.

    ``send_asked`` to choose another way: a box, a message.
    """

    copy_asked = Signal()
    send_asked = Signal()
    copy_folder_chosen = Signal(object)
    again_asked = Signal()

    def __init__(self) -> None:
        """Empty until ``show_left``."""
        super().__init__()
        self._notice = Notice("ok", "circle-check")
        self._notice.setObjectName("leftNotice")
        self._file = ElidedLabel("", Role.STRONG)
        self._file.setObjectName("leftFile")
        self._path = ElidedLabel("", Role.SMALL, "ink2")
        self._path.setObjectName("leftPath")
        self._code = Label("", Role.SMALL, "ink2")
        self._code.setObjectName("leftCode")
        self._copy = Button("", Kind.PRIMARY, icon="usb")
        self._copy.setObjectName("copyToStick")
        self._send = Button("", icon="send")
        self._send.setObjectName("sendOtherwise")
        self._open = Button("", icon="folder-open")
        self._open.setObjectName("openFolder")
        self._again = Button("", Kind.GHOST, size=Size.SMALL)
        self._again.setObjectName("signAgain")
        self._folder = ""
        self._arrived = False
        last = QHBoxLayout()
        last.addWidget(self._open)
        last.addWidget(self._again)
        last.addStretch(1)
        inside = ScrollColumn(spacing=6)
        for widget in (self._notice, self._file, self._path, self._code, self._copy, self._send):
            inside.body.addWidget(widget)
        inside.body.addLayout(last)
        inside.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
        self._copy.clicked.connect(self.copy_asked)
        self._send.clicked.connect(self.send_asked)
        self._open.clicked.connect(self._show_folder)
        self._again.clicked.connect(self.again_asked)

    def show_left(self, left: Left) -> None:
        """Show the file."""
        self._folder, self._arrived = left.path, left.arrived
        self._copy.setVisible(not left.arrived)
        if left.arrived:
            sentence = _("Gardez-en une copie.")
            self._notice.show_words("ok", "circle-check", _("Lianes a ce dossier"), sentence)
        elif left.there:
            sentence = _("Rien n'est envoyé : remettez-le à Lianes sur une clé, ou joignez-le à un message.")
            self._notice.show_words("ok", "circle-check", _("Le dossier est signé et relu"), sentence)
        else:
            sentence = _("La clé a peut-être été retirée : remettez-la, ou signez une nouvelle fois.")
            self._notice.show_words("warn", "triangle-alert", _("Ce fichier n'est plus à sa place"), sentence)
        self._file.setText(left.title)
        self._path.setText(ltr(left.path))
        self._code.setText(left.code)
        gone = "" if left.there else _("Le fichier n'est plus à cet endroit.")
        for button in (self._copy, self._send, self._open):
            button.allow(gone)

    def first(self) -> Button:
        """What most people do next: hand the file over, as long as Lianes has not answered to it."""
        return self._open if self._arrived else self._copy

    def ask_copy_folder(self) -> None:
        """Ask where to copy the file to."""
        ask_folder(self, _("Où copier le dossier signé"), "", self.copy_folder_chosen.emit)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._copy.setText(_("Copier vers une clé"))
        self._send.setText(_("Boîte d'échange, message…"))
        self._open.setText(_("Ouvrir le dossier"))
        self._again.setText(_("Signer une nouvelle fois"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._path.setVisible(not theme.is_low())  # the button below opens it

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
