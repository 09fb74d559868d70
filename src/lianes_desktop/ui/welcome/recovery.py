"""The recovery code, shown once after the installation is made."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import isolate
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.welcome.parts import Column

_GROUPS_A_LINE = 4


class RecoveryPage(QWidget):
    """``sheet_asked`` gives the path to write to; ``finished`` when the person has the code."""

    sheet_asked = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        """No code yet."""
        super().__init__()
        self.setObjectName("recovery")
        self._code = ""
        self._title = Label("", Role.TITLE)
        self._why = Label("", Role.BODY, "ink2", wrap=True)
        self._groups = QGridLayout()
        self._groups.setSpacing(12)
        self._save = Button("", icon="printer")
        self._save.setObjectName("save_sheet")
        self._save.clicked.connect(self._ask_path)
        self._copy = Button("", icon="copy")
        self._copy.setObjectName("copy_code")
        self._copy.clicked.connect(self._copy_code)
        self._note = Notice("ok", "circle-check")
        self._note.hide()
        self._kept = CheckLine()
        self._kept.setObjectName("code_kept")
        self._kept.toggled.connect(self._allow)
        self._open = Button("", Kind.PRIMARY, icon="arrow-right", size=Size.LARGE)
        self._open.setObjectName("open")
        self._open.clicked.connect(self.finished)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._title.setText(_("Votre code de secours"))
        self._why.setText(
            _(
                "Si vous oubliez votre phrase de passe, lui seul rouvre vos dossiers. "
                "Imprimez-le ou notez-le, et gardez-le loin de l'ordinateur."
            )
        )
        self._save.setText(_("Enregistrer la feuille à imprimer"))
        self._copy.setText(_("Copier le code"))
        self._kept.setText(_("J'ai imprimé ou noté ce code"))
        self._open.setText(_("Ouvrir Lianes"))
        self._allow()

    def show_code(self, code: str) -> None:
        """Show the code in its groups, from left to right in every language."""
        self._code = code
        while (item := self._groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, group in enumerate(code.replace("-", " ").split()):
            label = Label(group, Role.FIGURE)
            label.setObjectName(f"group_{at}")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            letters = QFont(label.font())
            letters.setPixelSize(22)
            letters.setStyleHint(QFont.StyleHint.Monospace)
            label.setFont(letters)
            self._groups.addWidget(label, at // _GROUPS_A_LINE, at % _GROUPS_A_LINE)

    def show_sheet(self, path: Path) -> None:
        """Say where the sheet was written."""
        place = isolate(str(path))
        self._note.show_words("ok", "circle-check", _("Feuille enregistrée"), place)
        self._note.show()

    def show_failure(self, sentence: str) -> None:
        """Say why the sheet could not be written."""
        self._note.show_words("bad", "circle-alert", _("Feuille non enregistrée"), sentence)
        self._note.show()

    def _lay_out(self) -> None:
        inner = Column()
        holder = QWidget()
        # a code keeps its order: this grid is never mirrored
        holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        holder.setLayout(self._groups)
        card = Card()
        card.body.addWidget(holder)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        card.body.addWidget(self._note)
        inner.body.addStretch(1)
        for widget in (self._title, self._why, card, self._kept):
            inner.body.addWidget(widget)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._open)
        inner.body.addLayout(line)
        inner.body.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inner)

    def _allow(self, _ticked: object = None) -> None:
        self._open.allow("" if self._kept.isChecked() else _("Cochez d'abord que vous avez gardé le code"))

    def _copy_code(self) -> None:
        QApplication.clipboard().setText(self._code)

    def _ask_path(self) -> None:
        name = _("Lianes feuille de secours") + ".pdf"
        ask_new_file(self, self._save.text(), name, "PDF (*.pdf)", self._chosen)

    def _chosen(self, path: str) -> None:
        self.sheet_asked.emit(Path(path))
