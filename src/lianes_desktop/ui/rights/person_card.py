"""The person chosen: each record kept of them, and what they may ask."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, ElidedLabel, Label, avatar_tone
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.rights.erase_sheet import EraseSheet
from lianes_desktop.ui.rights.values import RecordLine, Sheet


class PersonCard(Card):
    """Shows a ``Sheet``; says what the person asks."""

    export_asked = Signal(object)
    """The path of the PDF."""
    correct_asked = Signal(object)
    """The id of a record."""
    restricted = Signal(object)
    """(id of a card, whether its use is limited)."""
    erase_asked = Signal(object)
    """The id of the person, the name having been typed."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("personCard")
        self._sheet: Sheet | None = None
        self._avatar = Avatar("", 48)
        self._name, self._name_ar = ElidedLabel("", Role.H2), ElidedLabel("", Role.BODY, "ink2")
        self._name.setObjectName("person_name")
        self._export = Button("", icon="file-down")
        self._export.setObjectName("exportPerson")
        self._erase = Button("", icon="trash-2")
        self._erase.setObjectName("erasePerson")
        self._kept = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        self._why = Label("", Role.SMALL, "ink2", wrap=True)
        self.setFocusProxy(self._export)
        self._export.clicked.connect(self._ask_file)
        self._erase.clicked.connect(self.ask_erasure)
        self._lay_out()

    def show_sheet(self, sheet: Sheet, *, busy: bool) -> None:
        """Show a person; while ``busy`` nothing can be asked."""
        for button in (self._export, self._erase):
            button.setEnabled(not busy)
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self._avatar.show_person(sheet.initials, avatar_tone(sheet.name))
        self._name.setText(sheet.name)
        self._name_ar.setText(sheet.name_ar)
        self._name_ar.setVisible(bool(sheet.name_ar))
        empty(self._rows)
        for at, record in enumerate(sheet.records):
            row = _RecordRow(record, at)
            row.correct_asked.connect(self.correct_asked)
            row.restricted.connect(self.restricted)
            self._rows.addWidget(row)

    def ask_erasure(self) -> None:
        """Ask for the name before erasing."""
        if self._sheet is not None and self._erase.isEnabled():
            question = EraseSheet(self, self._sheet)
            question.confirmed.connect(self.erase_asked)
            question.open()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._export.setText(_("Remettre ses données"))
        self._erase.setText(_("Effacer"))
        self._kept.setText(_("Ce qui est gardé"))
        self._why.setText(
            _(
                "Toute personne peut demander à voir ses données, à les faire corriger, à en limiter l'usage ou à les "
                "faire effacer (RGPD, articles 15 à 18 ; loi 09-08, articles 7 à 9)."
            )
        )
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            self.show_sheet(sheet, busy=not self._export.isEnabled())

    def _ask_file(self) -> None:
        kinds = _("Documents PDF ({suffixes})").format(suffixes="*.pdf")
        ask_new_file(self, self._export.text(), _("donnees-personnelles.pdf"), kinds, self._chosen)

    def _chosen(self, path: str) -> None:
        self.export_asked.emit(path)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 14)
        head.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._name_ar)
        head.addWidget(self._avatar)
        head.addLayout(names, 1)
        head.addWidget(self._export)
        head.addWidget(self._erase)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        column = ScrollColumn(spacing=14)
        column.body.setContentsMargins(20, 16, 20, 16)
        column.body.addWidget(self._kept)
        column.body.addLayout(self._rows)
        column.body.addWidget(Rule())
        column.body.addWidget(self._why)
        column.body.addStretch(1)
        self.body.addWidget(column, 1)


class _RecordRow(QWidget):
    """A record: its dossier, what is known of it, its card to correct, and whether its use is limited."""

    correct_asked = Signal(object)
    restricted = Signal(object)

    def __init__(self, record: RecordLine, at: int) -> None:
        super().__init__()
        self._record = record
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(ElidedLabel(record.title, Role.STRONG))
        words.addWidget(ElidedLabel(record.words, Role.SMALL, "ink2"))
        if record.restricted is not None:
            tick = CheckLine(_("Garder sans utiliser : la fiche ne part plus, même avec son accord"))
            tick.setObjectName(f"restrict_{at}")
            tick.setChecked(record.restricted)
            tick.clicked.connect(self._limited)
            words.addWidget(tick)
        row.addLayout(words, 1)
        correct = Button(_("Corriger"), icon="pencil", size=Size.SMALL)
        correct.setObjectName(f"correct_{at}")
        correct.clicked.connect(self._correct)
        row.addWidget(correct)

    def _limited(self, ticked: object) -> None:
        self.restricted.emit((self._record.id, bool(ticked)))

    def _correct(self) -> None:
        self.correct_asked.emit(self._record.id)
