"""A sheet that asks for a passphrase, says beside it why it is refused, and closes once it has served."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.kit.typed import override


def secret_field(name: str) -> TextField:
    """A field whose letters are hidden."""
    hidden = TextField()
    hidden.setObjectName(name)
    hidden.setEchoMode(QLineEdit.EchoMode.Password)
    return hidden


class PassphraseSheet(Sheet):
    """``given`` carries a ``Secret``; the sheet stays until it is closed, so that a refusal can be said in it."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        accept: str,
        label: str,
        *,
        again: str = "",
        folder: str | None = None,
        where: str = "",
    ) -> None:
        """``again`` labels a second field, to choose a passphrase; ``folder`` asks where to write, titled ``where``."""
        super().__init__(parent, title, sentence, accept, _("Annuler"))
        self.setObjectName("passphrase_sheet")
        self._typed = secret_field("sheet_passphrase")
        self._again = secret_field("sheet_again")
        self._field = LabeledField(label, self._typed)
        self._again_field = LabeledField(again, self._again)
        self._again_field.setVisible(bool(again))
        self._folder = FolderLine("sheet_folder")
        self._folder.retranslate(where)
        self._folder.show_folder(folder or "", "")
        self._folder.setVisible(folder is not None)
        self._folder.chosen.connect(self._folder_chosen)
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        for widget in (self._field, self._again_field, self._folder, self._busy):
            self.body.addWidget(widget)
        self._typed.setFocus()

    def show_busy(self, words: str) -> None:
        """Say what is under way and hold the answer; empty words give it back."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self.accept_button.setEnabled(not words)

    def refuse(self, message: str, again: str = "") -> None:
        """Say beside the fields why they are refused, and let them be typed again."""
        self.show_busy("")
        self._field.refuse(message)
        self._again_field.refuse(again)
        wrong = self._typed if message else self._again
        wrong.setFocus()
        wrong.selectAll()

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self._field.refuse("")
            self._again_field.refuse("")
            self.given.emit(Secret(self._typed.text(), self._again.text(), self._folder.folder()))

    def _folder_chosen(self, folder: object) -> None:
        self._folder.show_folder(str(folder), "")
