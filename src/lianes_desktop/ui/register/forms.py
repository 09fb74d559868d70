"""The two forms of the register: making the authority, and enrolling somebody."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.passphrase import secret_field
from lianes_desktop.ui.register.values import Enrolling, Making, RequestForm


class _Form(Card):
    """Fields by name, refused beside each."""

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self._fields: dict[str, LabeledField] = {}

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside each field why it is refused, none clearing them all; give back what has no field here."""
        for field in self._fields.values():
            field.refuse("")
        for refusal in reversed(refusals):
            if refusal.field in self._fields:
                self._fields[refusal.field].refuse(wording.refusal(refusal))
                self._fields[refusal.field].control.setFocus()
        return [refusal for refusal in refusals if refusal.field not in self._fields]


class MakingForm(_Form):
    """Name and passphrase of the authority; ``given`` carries a ``Making``."""

    given = Signal(object)
    ceremony_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._title = Label("", Role.H2)
        self._notice = Notice("info", "key-round")
        self._ceremony = Button("", size=Size.SMALL, icon="info")
        self._ceremony.setObjectName("readCeremony")
        self._ceremony.clicked.connect(self.ceremony_asked)
        self._notice.set_actions([self._ceremony])
        self._name = TextField()
        self._name.setObjectName("authorityName")
        self._name.show_text("Lianes Coopération")
        self._passphrase = secret_field("authorityPassphrase")
        self._again = secret_field("authorityAgain")
        self._make = Button("", Kind.PRIMARY, icon="shield-check")
        self._make.setObjectName("makeAuthority")
        self._fields = {
            "name": LabeledField("", self._name),
            "passphrase": LabeledField("", self._passphrase),
            "again": LabeledField("", self._again),
        }
        self.body.addWidget(self._title)
        self.body.addWidget(self._notice)
        for field in self._fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self._make)
        self.setFocusProxy(self._name)
        self._make.clicked.connect(self._tell)
        self._again.returnPressed.connect(self._tell)

    def clear(self) -> None:
        """Forget the passphrase typed."""
        self._passphrase.show_text("")
        self._again.show_text("")

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Créer l'autorité de Lianes"))
        self._notice.show_words(
            "info",
            "key-round",
            _("Cette clé ne se récupère pas"),
            _("Elle reconnaît toutes les autres. Gardez la phrase de passe à deux, hors de cet ordinateur."),
        )
        self._fields["name"].set_label(_("Nom de l'autorité"))
        self._fields["passphrase"].set_label(_("Phrase de passe de l'autorité"))
        self._fields["again"].set_label(_("La même, une seconde fois"))
        self._make.setText(_("Créer l'autorité"))
        self._ceremony.setText(_("Lire avant de créer"))

    def _tell(self) -> None:
        self.given.emit(Making(self._name.text(), self._passphrase.text(), self._again.text()))


class EnrollingForm(_Form):
    """The identity given to a key; ``given`` carries an ``Enrolling``."""

    given = Signal(object)
    put_aside = Signal()
    folder_chosen = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("enrolling")
        self._title = Label("", Role.H2)
        self._notice = Notice("warn", "phone")
        self._groups = Fingerprint()
        self._groups.setObjectName("requestGroups")
        self._given_name, self._family_name, self._email = TextField(), TextField(), TextField()
        self._organisation: Choice[str] = Choice()
        for name, control in (
            ("enrolGiven", self._given_name),
            ("enrolFamily", self._family_name),
            ("enrolEmail", self._email),
        ):
            control.setObjectName(name)
        self._organisation.setObjectName("enrolOrganisation")
        self._passphrase = secret_field("enrolPassphrase")
        self._to = FolderLine("changeAnswerFolder")
        self._enrol = Button("", Kind.PRIMARY, icon="badge-check")
        self._enrol.setObjectName("enrol")
        self._aside = Button("", Kind.SECONDARY)
        self._aside.setObjectName("putAside")
        self._fields = {
            "given_name": LabeledField("", self._given_name),
            "family_name": LabeledField("", self._family_name),
            "email": LabeledField("", self._email),
            "organisation": LabeledField("", self._organisation),
            "passphrase": LabeledField("", self._passphrase),
        }
        self._request: RequestForm | None = None
        self._lay_out()
        self.setFocusProxy(self._given_name)
        self._enrol.clicked.connect(self._tell)
        self._passphrase.returnPressed.connect(self._tell)
        self._aside.clicked.connect(self.put_aside)
        self._to.chosen.connect(self.folder_chosen)

    def show_request(self, form: RequestForm, organisations: Sequence[tuple[str, str]], folder: str) -> None:
        """Show whom the request speaks of, once: what is corrected here stays."""
        self._organisation.offer(organisations)
        if form != self._request:
            self._request = form
            self._given_name.show_text(form.given_name)
            self._family_name.show_text(form.family_name)
            self._email.show_text(form.email)
            self._organisation.show_value(form.organisation)
            self._groups.show_groups(form.groups)
            self.refuse([])
        self._to.show_folder(folder, _("La réponse sera écrite ici"))

    def clear(self) -> None:
        """Forget the passphrase typed."""
        self._passphrase.show_text("")

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Demande de clé"))
        self._fields["given_name"].set_label(_("Prénom"))
        self._fields["family_name"].set_label(_("Nom"))
        self._fields["email"].set_label(_("Courriel"))
        self._fields["organisation"].set_label(_("Collectivité"))
        self._fields["passphrase"].set_label(_("Phrase de passe de l'autorité"))
        self._to.retranslate(_("Où écrire la réponse"))
        self._enrol.setText(_("Reconnaître la clé"))
        self._aside.setText(_("Mettre de côté"))
        self._notice.show_words(
            "warn",
            "phone",
            _("Comparez l'empreinte par téléphone"),
            _("Appelez la personne au numéro que vous connaissez. Elle doit lire ces quatre groupes :"),
        )

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self._fields["given_name"], 1)
        names.addWidget(self._fields["family_name"], 1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._groups)
        self.body.addLayout(names)
        for name in ("email", "organisation", "passphrase"):
            self.body.addWidget(self._fields[name])
        self.body.addWidget(self._to)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self._enrol)
        answers.addWidget(self._aside)
        answers.addStretch(1)
        self.body.addLayout(answers)

    def _tell(self) -> None:
        self.given.emit(
            Enrolling(
                self._given_name.text(),
                self._family_name.text(),
                self._email.text(),
                self._organisation.value() or "",
                self._passphrase.text(),
            )
        )
