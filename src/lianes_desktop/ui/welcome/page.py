"""The first page anyone sees: who you are, your authority, your passphrase."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.people import Role, Status
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_folder
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role as Type
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.welcome.parts import Column, PassphraseField, Top
from lianes_desktop.ui.welcome.recovery import RecoveryPage
from lianes_desktop.ui.welcome.values import Form

_STATUSES = (Status.ELECTED, Status.STAFF, Status.STAKEHOLDER, Status.EXPERT)


class WelcomePage(QWidget):
    """``submitted`` gives the ``Form``; ``finished`` when the window may open.

    ``copies_found`` gives the folder of another computer's copies, to be opened instead.
    """

    submitted = Signal(object)
    passphrase_typed = Signal(object)
    language_chosen = Signal(object)
    sheet_asked = Signal(object)
    folder_chosen = Signal(object)
    copies_found = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        """Empty fields, the field's role."""
        super().__init__()
        self.setObjectName("welcome")
        self._busy = False
        self._make_fields()
        self.recovery = RecoveryPage()
        self.recovery.sheet_asked.connect(self.sheet_asked)
        self.recovery.finished.connect(self.finished)
        form = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(form)
        self._stack.addWidget(self.recovery)
        self._lay_out(form)
        self._role_changed()
        self._retranslate()
        self._given.setFocus()

    # what the presenter shows

    def offer_organisations(self, options: tuple[tuple[OrganisationId | None, str], ...]) -> None:
        """Authorities to choose from; ``None`` stands for another one."""
        self._organisation.offer(options)
        if self._organisation.currentIndex() < 0:
            self._organisation.setCurrentIndex(0)
        self._role_changed()

    def show_strength(self, words: str, *, enough: bool) -> None:
        """How good the passphrase is, in words."""
        self._strength.setText(words)
        self._strength.set_tone("ok" if enough else "ink3")

    def show_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong, by field name; the first one gets the focus."""
        self._failure.hide()
        for name, field in self._fields.items():
            field.refuse(sentences.get(name, ""))
        wrong = [field for name, field in self._fields.items() if name in sentences]
        if wrong:
            wrong[0].control.setFocus()
            self._scroll.ensureWidgetVisible(wrong[0])

    def show_failure(self, sentence: str) -> None:
        """What the computer could not do."""
        self._failure.show_words("bad", "circle-alert", _("Lianes n'a pas pu s'installer"), sentence)
        self._failure.show()
        self.recovery.show_failure(sentence)

    def show_no_copy(self, sentence: str) -> None:
        """There is nothing to take up in the folder chosen."""
        self._no_copy.show_words("warn", "circle-alert", _("Aucune sauvegarde directement dans ce dossier"), sentence)
        self._no_copy.show()

    def show_copies(self, folder: Path) -> None:
        """Go on with the copies of a folder."""
        self.copies_found.emit(folder)

    def show_busy(self, *, busy: bool) -> None:
        """Whether the installation is being made."""
        self._busy = busy
        self._start.setEnabled(not busy)
        self._take_up.setEnabled(not busy)
        self._start.setText(_("Création de votre clé") if busy else _("Commencer"))

    def show_code(self, code: str) -> None:
        """The recovery code, once."""
        self.recovery.show_code(code)
        self._stack.setCurrentWidget(self.recovery)
        self.recovery.setFocus()

    def show_sheet(self, path: Path) -> None:
        """Where the recovery sheet was written."""
        self.recovery.show_sheet(path)

    def speak(self) -> None:
        """Say everything again in the language in force."""
        self._retranslate()
        self.recovery.retranslate()

    def _make_fields(self) -> None:
        self._role: Segmented[Role] = Segmented()
        self._role.setObjectName("role")
        self._role.committed.connect(self._role_changed)
        self._given, self._family = TextField(), TextField()
        self._email, self._siren, self._name = TextField(), TextField(), TextField()
        self._status: Choice[Status] = Choice()
        self._organisation: Choice[OrganisationId | None] = Choice()
        self._organisation.committed.connect(self._role_changed)
        self._passphrase, self._again = PassphraseField("passphrase"), PassphraseField("again")
        self._passphrase.typed.connect(self.passphrase_typed)
        controls = {
            "given_name": self._given,
            "family_name": self._family,
            "email": self._email,
            "status": self._status,
            "organisation": self._organisation,
            "organisation_name": self._name,
            "siren": self._siren,
        }
        for name, control in controls.items():
            control.setObjectName(name)
        self._fields = {
            name: LabeledField("", control)
            for name, control in (controls | {"passphrase": self._passphrase, "again": self._again}).items()
        }
        self._strength = Label("", Type.SMALL, "ink3", wrap=True)
        self._sample = CheckLine()
        self._sample.setObjectName("sample")
        self._sample.setChecked(True)
        self._failure = Notice("bad", "circle-alert")
        self._failure.hide()
        self._start = Button("", Kind.PRIMARY, icon="check", size=Size.LARGE)
        self._start.setObjectName("start")
        self._start.clicked.connect(self._submit)
        self._no_copy = Notice("warn", "circle-alert")
        self._no_copy.hide()
        self._take_up = Button("", Kind.GHOST, icon="history")
        self._take_up.setObjectName("take_up")
        self._take_up.clicked.connect(self._ask_folder)
        self._title = Label("", Type.TITLE)
        self._promise = Label("", Type.BODY, "ink2", wrap=True)
        self._heads = [Label("", Type.H2) for _number in range(3)]
        self._why = Label("", Type.SMALL, "ink2", wrap=True)

    def _lay_out(self, form: QWidget) -> None:
        top = Top()
        top.language_chosen.connect(self.language_chosen)
        self._scroll = ScrollColumn()
        inner = Column()
        self._scroll.body.addWidget(inner)
        body = inner.body
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._take_up)
        body.addWidget(top)
        body.addLayout(head)
        body.addWidget(self._promise)
        body.addWidget(self._no_copy)
        who = Card()
        who.body.addWidget(self._heads[0])
        who.body.addWidget(self._role)
        who.body.addLayout(_pair(self._fields["given_name"], self._fields["family_name"]))
        who.body.addLayout(_pair(self._fields["email"], self._fields["status"]))
        self._authority = Card()
        self._authority.body.addWidget(self._heads[1])
        self._authority.body.addWidget(self._fields["organisation"])
        self._authority.body.addLayout(_pair(self._fields["organisation_name"], self._fields["siren"]))
        secret = Card()
        secret.body.addWidget(self._heads[2])
        secret.body.addWidget(self._why)
        secret.body.addLayout(_pair(self._fields["passphrase"], self._fields["again"]))
        secret.body.addWidget(self._strength)
        for block in (who, self._authority, secret, self._sample, self._failure):
            body.addWidget(block)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._start)
        body.addLayout(line)
        body.addStretch(1)
        whole = QVBoxLayout(form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _retranslate(self) -> None:
        self._title.setText(_("Bienvenue"))
        self._promise.setText(
            _("Lianes fonctionne sans réseau : vos missions, contacts et reçus restent sur cet ordinateur, chiffrés.")
        )
        titles = (_("Qui êtes-vous"), _("Votre collectivité"), _("Votre phrase de passe"))
        for label, words in zip(self._heads, titles, strict=True):
            label.setText(words)
        self._why.setText(
            _("Elle ouvre vos dossiers et signe vos demandes. Personne ne peut la retrouver à votre place.")
        )
        role = self._role.value() or Role.FIELD
        self._role.offer(
            [
                Segment(Role.FIELD, _("Collectivité"), "landmark"),
                Segment(Role.OFFICE, _("Bureau Lianes"), "inbox"),
            ]
        )
        self._role.show_value(role)
        labels = {
            "given_name": _("Prénom"),
            "family_name": _("Nom"),
            "email": _("Courriel"),
            "status": _("Qualité"),
            "organisation": _("Collectivité"),
            "organisation_name": _("Nom de la collectivité"),
            "siren": _("SIREN"),
            "passphrase": _("Phrase de passe"),
            "again": _("La même, une seconde fois"),
        }
        for name, words in labels.items():
            self._fields[name].set_label(words)
            self._fields[name].refuse("")
        for secret in (self._passphrase, self._again):
            secret.set_eye(_("Montrer ou cacher"))
        self._status.offer([(one, wording.status(one)) for one in _STATUSES])
        if self._status.value() is None:
            self._status.show_value(Status.STAFF)
        self._sample.setText(_("Ajouter un dossier d'exemple, que vous pourrez supprimer"))
        self._no_copy.hide()
        self._take_up.setText(_("Reprendre une sauvegarde"))
        self.show_busy(busy=self._busy)

    def _role_changed(self, _value: object = None) -> None:
        field = self._role.value() is not Role.OFFICE
        self._authority.setVisible(field)
        self._sample.setVisible(field)
        other = field and self._organisation.count() > 0 and self._organisation.value() is None
        for name in ("organisation_name", "siren"):
            self._fields[name].setVisible(other)

    def _ask_folder(self) -> None:
        ask_folder(self, _("Dossier des sauvegardes"), "", self.folder_chosen.emit)

    def _submit(self) -> None:
        self.submitted.emit(
            Form(
                role=self._role.value() or Role.FIELD,
                given_name=self._given.text(),
                family_name=self._family.text(),
                email=self._email.text(),
                status=self._status.value() or Status.STAFF,
                organisation=self._organisation.value(),
                organisation_name=self._name.text(),
                siren=self._siren.text(),
                passphrase=self._passphrase.text(),
                again=self._again.text(),
                sample=self._sample.isChecked(),
            )
        )


def _pair(first: LabeledField, second: LabeledField) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in (first, second):
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
