"""The settings: one page, every choice kept at once."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import LANGUAGES, NAMES, _
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.segmented import Segment, Segmented
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.preferences.blocks import BackupBlock, KeyBlock
from lianes_desktop.ui.preferences.values import BackupLine, KeyCard, Person


class PreferencesPage(Page):
    """``chosen`` gives (name in ``Preferences``, value), ``person_changed`` a ``Person``."""

    chosen = Signal(object)
    person_changed = Signal(object)
    rights_asked = Signal()

    def __init__(self) -> None:
        """Empty until the presenter opens it."""
        super().__init__()
        self._language: Segmented[str] = Segmented([Segment(code, NAMES[code]) for code in LANGUAGES])
        self._language.setObjectName("language")
        self._language.committed.connect(self._language_chosen)
        self._theme: Segmented[str] = Segmented()
        self._theme.setObjectName("theme")
        self._theme.committed.connect(self._theme_chosen)
        self._export = FolderLine("export_folder")
        self._export.chosen.connect(self._export_chosen)
        self._second = FolderLine("backup_folder")
        self._second.chosen.connect(self._backup_chosen)
        self._folders = ("", "")
        self._people = {name: TextField() for name in ("given_name", "family_name", "email")}
        for name, edit in self._people.items():
            edit.setObjectName(name)
            edit.committed.connect(self._person_committed)
        self._fields = {name: LabeledField("", edit) for name, edit in self._people.items()}
        self.key = KeyBlock()
        self.backups = BackupBlock(self._second)
        self._heads = [Label("", Role.H2) for _number in range(4)]
        self._labels = [Label("", Role.LABEL, "ink2") for _number in range(4)]
        self._place = ElidedLabel("", Role.BODY, "ink2")
        self._place.setObjectName("data_folder")
        self._risk = Notice("warn", "triangle-alert")
        self._risk.setObjectName("folder_risk")
        self._rights = Button("", icon="shield-check", size=Size.SMALL)
        self._rights.setObjectName("openRights")
        self._rights.clicked.connect(self.rights_asked)
        self._about = Label("", Role.SMALL, "ink2", wrap=True)
        self._lay_out()
        self.retranslate()

    def show_choices(self, choices: Preferences) -> None:
        """Language, theme and folders in force."""
        self._language.show_value(choices.language)
        self._theme.show_value(choices.theme)
        self._folders = (choices.export_folder, choices.backup_folder)
        self._show_folders()

    def show_person(self, person: Person) -> None:
        """Who is here."""
        for name, edit in self._people.items():
            edit.show_text(getattr(person, name))

    def show_person_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong about the person, by field name."""
        for name, field in self._fields.items():
            field.refuse(sentences.get(name, ""))

    def show_backups(self, lines: tuple[BackupLine, ...], *, busy: bool) -> None:
        """The copies there are."""
        self.backups.show_backups(lines, busy=busy)

    def show_key(self, card: KeyCard | None) -> None:
        """The device's key."""
        self.key.setVisible(card is not None)
        if card is not None:
            self.key.show_key(card)

    def ask_root(self, path: Path) -> None:
        """Ask for the fingerprint heard over the phone."""
        self.key.ask_root(path)

    def show_request_refused(self, sentence: str) -> None:
        """Why the key request was not written."""
        self.key.show_refused(sentence)

    def show_folder(self, path: str, title: str, sentence: str) -> None:
        """Where the records are, and a warning when there is one."""
        self._place.setText(path)
        self._risk.show_words("warn", "triangle-alert", title, sentence)
        self._risk.setVisible(bool(title))

    def show_about(self, words: str) -> None:
        """Version and licence."""
        self._about.setText(words)

    def focus_field(self, field: str) -> None:
        """Put the focus on the field of that name."""
        widget = self.findChild(QWidget, field)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._language.first(),)

    @override
    def retranslate(self) -> None:
        self.header.show_words(_("Réglages"), _("Chaque choix est enregistré aussitôt"))
        titles = (_("Affichage"), _("Vous"), _("Dossiers de fichiers"), _("À propos"))
        for label, words in zip(self._heads, titles, strict=True):
            label.setText(words)
        labels = (_("Langue"), _("Thème"), _("Dossier d'export"), _("Vos données"))
        for label, words in zip(self._labels, labels, strict=True):
            label.setText(words)
        theme = self._theme.value()
        self._theme.offer(
            [
                Segment("system", _("Comme le système"), "monitor"),
                Segment("light", _("Clair"), "sun"),
                Segment("dark", _("Sombre"), "moon"),
            ]
        )
        self._theme.show_value(theme)
        words_of = {"given_name": _("Prénom"), "family_name": _("Nom"), "email": _("Courriel")}
        for name, words in words_of.items():
            self._fields[name].set_label(words)
        self._export.retranslate(_("Dossier d'export"))
        self._second.retranslate(_("Second support"))
        self._show_folders()
        self._rights.setText(_("Droits des personnes"))
        self.key.retranslate()
        self.backups.retranslate()

    def _lay_out(self) -> None:
        look, you, files, about = Card(), Card(), Card(), Card()
        for card, head in zip((look, you, files, about), self._heads, strict=True):
            card.body.addWidget(head)
        places = ((look, self._language), (look, self._theme), (files, self._export), (files, self._place))
        for label, (card, control) in zip(self._labels, places, strict=True):
            card.body.addWidget(label)
            card.body.addWidget(control)
        names = QHBoxLayout()
        names.setSpacing(12)
        for name in ("given_name", "family_name"):
            names.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        you.body.addLayout(names)
        you.body.addWidget(self._fields["email"])
        files.body.addWidget(self._risk)
        files.body.addWidget(self._rights)
        about.body.addWidget(self._about)
        scroll = ScrollColumn()
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for cards in ((look, you, files), (self.key, self.backups, about)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll.body.addLayout(columns)
        self.body.addWidget(scroll)

    def _show_folders(self) -> None:
        export, second = self._folders
        self._export.show_folder(export, Path(export).name or _("À choisir à chaque fois"))
        self._second.show_folder(second, Path(second).name or _("Aucun pour l'instant"))

    def _language_chosen(self, code: object) -> None:
        self.chosen.emit(("language", code))

    def _theme_chosen(self, name: object) -> None:
        self.chosen.emit(("theme", name))

    def _export_chosen(self, path: object) -> None:
        self.chosen.emit(("export_folder", path))

    def _backup_chosen(self, path: object) -> None:
        self.chosen.emit(("backup_folder", path))

    def _person_committed(self, _text: object) -> None:
        self.person_changed.emit(Person(**{name: edit.text() for name, edit in self._people.items()}))
