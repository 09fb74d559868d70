"""The page of a later start, where the system's keyring does not open the store."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.welcome.parts import Column, PassphraseField, Top
from lianes_desktop.ui.welcome.values import Recovery


class UnlockPage(QWidget):
    """``unlock_asked`` gives a passphrase, ``recovery_asked`` a ``Recovery``; ``opened`` when the way is free.

    ``back_asked`` when a copy is not to be taken up after all.
    """

    unlock_asked = Signal(object)
    recovery_asked = Signal(object)
    language_chosen = Signal(object)
    back_asked = Signal()
    opened = Signal()

    def __init__(self, *, copy: bool = False) -> None:
        """Asks for the passphrase first; a ``copy`` can be left for another way to begin."""
        super().__init__()
        self._copy, self._busy = copy, False
        self.setObjectName("unlock")
        self._recovering = False
        self._title = Label("", Role.TITLE)
        self._why = Label("", Role.BODY, "ink2", wrap=True)
        self._passphrase = PassphraseField("passphrase")
        self._code = TextField()
        self._code.setObjectName("recovery_code")
        self._new, self._again = PassphraseField("new_passphrase"), PassphraseField("again")
        self._fields = {
            "passphrase": LabeledField("", self._passphrase),
            "recovery_code": LabeledField("", self._code),
            "new_passphrase": LabeledField("", self._new),
            "again": LabeledField("", self._again),
        }
        for secret in (self._passphrase, self._again):
            secret.edit.returnPressed.connect(self._ask)
        self._open = Button("", Kind.PRIMARY, icon="lock-open", size=Size.LARGE)
        self._open.setObjectName("open")
        self._open.clicked.connect(self._ask)
        self._other = Button("", Kind.GHOST)
        self._other.setObjectName("other_way")
        self._other.clicked.connect(self._switch)
        self._back = Button("", Kind.GHOST, icon="arrow-left")
        self._back.setObjectName("back")
        self._back.clicked.connect(self.back_asked)
        self._back.setVisible(copy)
        self._failure = Notice("bad", "circle-alert")
        self._failure.hide()
        self._lay_out()
        self._retranslate()
        self._passphrase.setFocus()

    def show_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong, by field name; the first one gets the focus."""
        self._failure.hide()
        for name, field in self._fields.items():
            field.refuse(sentences.get(name, ""))
        wrong = [field for name, field in self._fields.items() if name in sentences]
        if wrong:
            wrong[0].control.setFocus()

    def show_failure(self, sentence: str) -> None:
        """What the computer could not do."""
        self._failure.show_words("bad", "circle-alert", _("Vos dossiers n'ont pas pu être ouverts"), sentence)
        self._failure.show()

    def show_busy(self, *, busy: bool) -> None:
        """Whether it is being opened."""
        self._busy = busy
        for button in (self._open, self._back):
            button.setEnabled(not busy)
        if self._copy:
            self._open.setText(_("Reprise de la sauvegarde") if busy else _("Reprendre"))
        else:
            self._open.setText(_("Ouverture") if busy else _("Ouvrir"))

    def show_opened(self) -> None:
        """The way is free."""
        self.opened.emit()

    def speak(self, _language: object = None) -> None:
        """Say everything again in the language in force."""
        self._retranslate()

    def _lay_out(self) -> None:
        top = Top()
        top.language_chosen.connect(self.language_chosen)
        card = Card()
        for field in self._fields.values():
            card.body.addWidget(field)
        card.body.addWidget(self._failure)
        line = QHBoxLayout()
        line.addWidget(self._back)
        line.addWidget(self._other)
        line.addStretch(1)
        line.addWidget(self._open)
        card.body.addLayout(line)
        inner = Column()
        inner.body.addWidget(top)
        inner.body.addStretch(1)
        for widget in (self._title, self._why, card):
            inner.body.addWidget(widget)
        inner.body.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inner)

    def _retranslate(self) -> None:
        self._title.setText(_("Reprendre une sauvegarde") if self._copy else _("Vos dossiers sont fermés à clé"))
        self._back.setText(_("Revenir"))
        labels = {
            "passphrase": _("Phrase de passe"),
            "recovery_code": _("Code de la feuille de secours"),
            "new_passphrase": _("Nouvelle phrase de passe"),
            "again": _("La même, une seconde fois"),
        }
        for name, words in labels.items():
            self._fields[name].set_label(words)
        for secret in (self._passphrase, self._new, self._again):
            secret.set_eye(_("Montrer ou cacher"))
        self._show_way()
        self.show_busy(busy=self._busy)

    def _show_way(self) -> None:
        for name, field in self._fields.items():
            field.setVisible((name != "passphrase") == self._recovering)
        if self._recovering:
            self._why.setText(_("Tapez le code imprimé à l'installation, puis une nouvelle phrase de passe."))
            self._other.setText(_("Utiliser la phrase de passe"))
        else:
            here = _("Tapez la phrase de passe choisie à l'installation.")
            self._why.setText(_("Tapez la phrase de passe de l'autre ordinateur.") if self._copy else here)
            self._other.setText(_("Utiliser le code de secours"))

    def _switch(self) -> None:
        self._recovering = not self._recovering
        self._show_way()
        self.show_refusals({})
        (self._code if self._recovering else self._passphrase).setFocus()

    def _ask(self) -> None:
        if self._busy:
            return
        if self._recovering:
            self.recovery_asked.emit(Recovery(self._code.text(), self._new.text(), self._again.text()))
        else:
            self.unlock_asked.emit(self._passphrase.text())
