"""What is asked: a box, whether a place is the one meant, how a file is to go."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.deliveries.values import BoxTyped, Question, Ways
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.passphrase import secret_field
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override


class BoxSheet(Sheet):
    """``given`` carries a ``BoxTyped``; the sheet stays until it is closed, so that a refusal can be said in it."""

    given = Signal(object)

    def __init__(self, parent: QWidget, box: Box | None) -> None:
        """The corrections of a box, or a new one."""
        super().__init__(
            parent,
            _("Nouvelle boîte d'échange") if box is None else _("Corriger la boîte"),
            _("Un emplacement que Lianes et vous pouvez tous deux ouvrir. Rien n'y part avant que vous l'ayez essayé."),
            _("Essayer"),
            _("Annuler"),
        )
        self.setObjectName("box_sheet")
        self._id = None if box is None else box.id
        web = box is not None and box.way is Way.WEBDAV
        self._way: Segmented[Way] = Segmented(
            (
                Segment(Way.FOLDER, _("Dossier ou clé"), "folder"),
                Segment(Way.WEBDAV, _("Nextcloud, WebDAV"), "cloud"),
            ),
            stretch=True,
        )
        self._way.show_value(Way.WEBDAV if web else Way.FOLDER)
        self._way.committed.connect(self._fit)
        self._name = LabeledField(_("Nom de la boîte"), _field("box_name", "" if box is None else box.name))
        self._line = FolderLine("box_folder")
        self._line.retranslate(_("Où est la boîte d'échange"))
        self._line.show_folder("" if box is None or web else box.address, _("Dossier"))
        self._line.chosen.connect(self._folder_chosen)
        self._folder = LabeledField(_("Emplacement"), self._line)
        self._address = LabeledField(_("Adresse"), _field("box_address", box.address if box and web else ""))
        self._user = LabeledField(_("Identifiant"), _field("box_user", "" if box is None else box.user))
        secret = secret_field("box_secret")
        secret.setText("" if box is None else box.secret)
        self._secret = LabeledField(_("Mot de passe d'application"), secret)
        for field in (self._name, self._folder, self._address, self._user, self._secret):
            self.body.addWidget(field)
        self.body.insertWidget(0, self._way)
        self._fit()
        self._name.control.setFocus()

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside each field why it is refused."""
        said = {one.field: wording.refusal(one) for one in refusals}
        self._name.refuse(said.get("name", ""))
        for field in (self._folder, self._address):
            field.refuse(said.get("address", ""))

    def serve(self) -> None:
        """The answer has served."""
        self.done(Sheet.DialogCode.Accepted)

    @override
    def accept(self) -> None:
        self.refuse(())
        texts = [_typed(one) for one in (self._address, self._user, self._secret)]
        self.given.emit(BoxTyped(self._id, self._chosen(), _typed(self._name), self._line.folder(), *texts))

    def _chosen(self) -> Way:
        return self._way.value() or Way.FOLDER

    def _fit(self) -> None:
        """Ask for what this way needs."""
        web = self._chosen() is Way.WEBDAV
        hidden, shown = [self._address, self._user, self._secret], [self._folder]
        for field in shown if web else hidden:
            field.hide()
        for field in hidden if web else shown:
            field.show()
        self.resize(self.sizeHint())  # ``adjustSize`` would stop at two thirds of a small screen

    def _folder_chosen(self, folder: object) -> None:
        self._line.show_folder(str(folder), _("Dossier"))


class PlaceSheet(Sheet):
    """``agreed`` gives the question that a person said yes to."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget, question: Question) -> None:
        """Ask."""
        super().__init__(parent, question.title, question.sentence, question.accept, _("Ne rien faire"))
        self.setObjectName("place_sheet")
        self._question = question
        self.accepted.connect(self._agree)

    def _agree(self) -> None:
        self.agreed.emit(self._question)


class ForgetSheet(Sheet):
    """``agreed`` gives the identifier of the box to forget."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget, box: UUID, name: str) -> None:
        """Ask."""
        sentence = _("{name} disparaît de cette liste, avec ce qui attendait d'y partir. Rien n'y est effacé.")
        super().__init__(
            parent,
            _("Oublier cette boîte ?"),
            sentence.format(name=formats.isolate(name)),
            _("Oublier la boîte"),
            _("Garder"),
        )
        self.setObjectName("forget_sheet")
        self._box = box
        self.accepted.connect(self._agree)

    def _agree(self) -> None:
        self.agreed.emit(self._box)


class WaySheet(Sheet):
    """``box_chosen`` gives (path, box); ``copy_chosen`` and ``mail_chosen`` the path."""

    box_chosen = Signal(object)
    copy_chosen = Signal(object)
    mail_chosen = Signal(object)

    def __init__(self, parent: QWidget, ways: Ways) -> None:
        """One button for each way."""
        sentence = _("{name}, {size}. Le fichier reste aussi sur cet ordinateur.")
        super().__init__(
            parent,
            _("Comment faire parvenir ce fichier ?"),
            sentence.format(name=formats.isolate(ways.name), size=ways.size),
            "",
            _("Annuler"),
        )
        self.setObjectName("way_sheet")
        self.accept_button.hide()
        self._path = ways.path
        for at, (box, name, icon) in enumerate(ways.boxes):
            words = _("Déposer dans {name}").format(name=formats.isolate(name))
            button = self._way(words, icon, f"way_box_{at}", Kind.SECONDARY if at else Kind.PRIMARY)
            button.clicked.connect(lambda _checked=False, box=box: self._say(self.box_chosen, (self._path, box)))
        copy = self._way(_("Copier sur une clé"), "usb", "way_copy", Kind.SECONDARY)
        copy.clicked.connect(lambda: self._say(self.copy_chosen, self._path))
        mail = self._way(_("Préparer un message"), "mail", "way_mail", Kind.SECONDARY)
        mail.allow(ways.no_mail)
        mail.clicked.connect(lambda: self._say(self.mail_chosen, self._path))
        if ways.no_mail:
            self.body.addWidget(Label(ways.no_mail, Role.SMALL, "ink2", wrap=True))

    def _way(self, words: str, icon: str, name: str, kind: Kind) -> Button:
        button = Button(words, kind, icon=icon)
        button.setObjectName(name)
        self.body.addWidget(button)
        return button

    def _say(self, said: SignalInstance, what: object) -> None:
        self.done(Sheet.DialogCode.Accepted)
        said.emit(what)


def _field(name: str, text: str) -> TextField:
    made = TextField()
    made.setObjectName(name)
    made.setText(text)
    return made


def _typed(field: LabeledField) -> str:
    return field.control.text() if isinstance(field.control, TextField) else ""
