"""The office's page of the settings: parts, records of one, and the form of a record."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import capital, ltr
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.settings.form import SettingsForm
from lianes_desktop.ui.settings.history import ChangeList, IssueList, others
from lianes_desktop.ui.settings.lists import LinesModel, PartDelegate, RowDelegate
from lianes_desktop.ui.settings.values import CHANGES, HISTORY, ISSUE, EditorView, PartLine, RowLine

_PARTS_WIDTH, _ROWS_WIDTH = 238, 214
_TOLD = 5
"""As many changes are told again in the sheet that signs them."""


class SettingsEditorPage(Page):
    """Passive: shows an ``EditorView`` and says what the person does."""

    part_chosen = Signal(object)
    row_chosen = Signal(object)
    add_asked = Signal()
    remove_asked = Signal()
    first_asked = Signal()
    again_asked = Signal()
    issue_asked = Signal()
    authority_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("settingsPage")
        self._view: EditorView | None = None
        self.passphrases = PassphraseDesk(self)
        self._again = Button("", icon="undo-2")
        self._again.setObjectName("beginAgain")
        self._issue = Button("", Kind.PRIMARY, icon="signature")
        self._issue.setObjectName("issueSettings")
        self.header.add_action(self._again)
        self.header.add_action(self._issue)
        self._parts_model, self._rows_model = LinesModel(), LinesModel()
        self._parts, self._rows = ListView(), ListView()
        for view, model, name in (
            (self._parts, self._parts_model, "settingsParts"),
            (self._rows, self._rows_model, "settingsRows"),
        ):
            model.setParent(self)
            view.setObjectName(name)
            view.setModel(model)
        self._parts.setItemDelegate(PartDelegate(self._parts))
        self._rows.setItemDelegate(RowDelegate(self._rows))
        self._add = Button("", icon="plus", size=Size.SMALL)
        self._add.setObjectName("addRow")
        self._title = ElidedLabel("", Role.H2)
        self._first = Button("", Kind.GHOST, icon="arrow-up", size=Size.SMALL)
        self._first.setObjectName("putFirst")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeRow")
        self.form = SettingsForm()
        self._changes_title, self._issues_title = Label("", Role.H2), Label("", Role.H2)
        self._changes = ChangeList()
        self._issues = IssueList()
        self._written = Notice("ok", "file-check")
        self._written.setObjectName("settingsWritten")
        self._show_folder = Button("", icon="folder-open", size=Size.SMALL)
        self._show_folder.setObjectName("openSettingsFolder")
        self._written.set_actions([self._show_folder])
        self._no_authority = Notice("warn", "key-round")
        self._to_authority = Button("", size=Size.SMALL)
        self._to_authority.setObjectName("toAuthority")
        self._no_authority.set_actions([self._to_authority])
        self._lay_out()
        self._connect()
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: EditorView) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Règles du programme"), view.subtitle)
        self.header.show_chip(view.chip, "info", "pencil")
        self._again.setVisible(view.begun)
        self._issue.setEnabled(view.authority)
        self._no_authority.setVisible(not view.authority)
        show_lines(self._parts, self._parts_model, view.parts, view.part)
        show_lines(self._rows, self._rows_model, view.rows, view.row)
        self._add.setText(view.add)
        self._add.setVisible(bool(view.add))
        self._title.setText(capital(view.title))
        self._first.setVisible(view.may_be_first)
        self._remove.setVisible(view.removable)
        places = {CHANGES: 1, HISTORY: 2}
        self._places.setCurrentIndex(places.get(view.part, 0))
        self._left.setVisible(len(view.rows) > 1 or bool(view.add))
        self.form.setVisible(bool(view.fields))
        if view.fields:
            self.form.show_fields(view.fields, (view.part, view.row))
        self._changes.show_changes(view.changes, _("Rien ne change encore par rapport aux règles déjà émises."))
        self._issues.show_issues(view.issues)
        self._show_written(view.written)

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the form."""
        self.form.focus_field(name)

    def ask_issue(self, number: int, changes: Sequence[str], folder: str) -> None:
        """Ask for the authority's passphrase and where to write the file."""
        told = [f"• {words}" for words in changes[:_TOLD]]
        if len(changes) > _TOLD:
            told.append(others(len(changes) - _TOLD))
        sheet = PassphraseSheet(
            self,
            _("Signer et émettre les règles n° {number}").format(number=number),
            "\n".join(told),
            _("Signer et émettre"),
            _("Phrase de passe de l'autorité"),
            folder=folder,
            where=_("Où écrire les règles"),
        )
        self.passphrases.open(sheet, ISSUE)

    def show_asking(self, words: str) -> None:
        """Say in the sheet that asks what is under way; empty words end it."""
        self.passphrases.show_busy(words)

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in that sheet what is refused; whether it could be said there."""
        return self.passphrases.refuse(refusals)

    def close_asking(self) -> None:
        """The passphrase has served."""
        self.passphrases.close()

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or not self._view.fields:
            return (self._parts,)
        return (self._parts, self._rows, self.form.first())

    @override
    def retranslate(self) -> None:
        self._again.setText(_("Recommencer"))
        self._again.setToolTip(_("Repartir des règles déjà émises"))
        self._issue.setText(_("Signer et émettre"))
        self._parts.setAccessibleName(_("Règles du programme"))
        self._rows.setAccessibleName(_("Lignes"))
        self._first.setText(_("Mettre en premier"))
        self._remove.setToolTip(_("Supprimer la ligne choisie"))
        self._remove.setAccessibleName(_("Supprimer la ligne choisie"))
        self._changes_title.setText(_("Ce qui change"))
        self._issues_title.setText(_("Règles émises"))
        self._show_folder.setText(_("Ouvrir le dossier"))
        self._to_authority.setText(_("Créer l'autorité"))
        self._no_authority.show_words(
            "warn",
            "key-round",
            _("Pas encore d'autorité pour signer"),
            _("Vous pouvez déjà écrire les règles : elles sont gardées."),
        )
        self._issues.forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.add_asked.emit()
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _connect(self) -> None:
        self._parts.chosen.connect(self._part_moved)
        self._rows.chosen.connect(self._row_moved)
        self._rows.removal_asked.connect(self._removal)
        self._rows.opened.connect(self._opened)
        for view in (self._parts, self._rows):
            view.key_pressed.connect(self._key)
        self._add.clicked.connect(self.add_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._first.clicked.connect(self.first_asked)
        self._again.clicked.connect(self.again_asked)
        self._issue.clicked.connect(self._asked)
        self._to_authority.clicked.connect(self.authority_asked)
        self._show_folder.clicked.connect(self._open_folder)

    def _show_written(self, path: str) -> None:
        sentence = _("Remettez {file} aux collectivités : chacune le dépose dans son application.")
        name = ltr(Path(path).name)
        self._written.show_words("ok", "file-check", _("Règles signées et écrites"), sentence.format(file=name))
        self._written.setToolTip(path)
        self._written.setVisible(bool(path))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._written.toolTip()).parent)))

    def _part_moved(self, index: object) -> None:
        line = self._parts_model.line(index.row()) if isinstance(index, QModelIndex) else None
        if isinstance(line, PartLine):
            self.form.flush()
            self.part_chosen.emit(line.key)

    def _row_moved(self, index: object) -> None:
        line = self._rows_model.line(index.row()) if isinstance(index, QModelIndex) else None
        if isinstance(line, RowLine):
            self.form.flush()
            self.row_chosen.emit(line.at)

    def _asked(self) -> None:
        self.form.flush()
        self.issue_asked.emit()

    def _removal(self, _index: object) -> None:
        self.remove_asked.emit()

    def _opened(self, _index: object) -> None:
        self.form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, letter: object) -> None:
        if letter == "N":
            self.add_asked.emit()

    def _lay_out(self) -> None:
        parts = Card(padding=1, spacing=0)
        parts.setFixedWidth(_PARTS_WIDTH)
        parts.body.addWidget(self._parts)
        self._left = Card(padding=1, spacing=0)
        self._left.setFixedWidth(_ROWS_WIDTH)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.addWidget(self._add)
        top.addStretch(1)
        self._left.body.addLayout(top)
        self._left.body.addWidget(Rule())
        self._left.body.addWidget(self._rows, 1)
        self._places = QStackedLayout()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(parts)
        row.addLayout(self._places, 1)
        self.body.addWidget(self._no_authority)
        self.body.addLayout(row, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(self._editing())
        self._places.addWidget(_card(self._changes_title, self._changes))
        self._places.addWidget(_card(self._issues_title, self._written, self._issues))

    def _editing(self) -> QWidget:
        card = Card(padding=20, spacing=12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._first)
        head.addWidget(self._remove)
        card.body.addLayout(head)
        card.body.addWidget(self.form, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(card, 1)
        return both


def _card(title: Label, *widgets: QWidget) -> Card:
    card = Card()
    scroll = ScrollColumn(spacing=12)
    for widget in widgets:
        scroll.body.addWidget(widget)
    scroll.body.addStretch(1)
    card.body.addWidget(title)
    card.body.addWidget(scroll, 1)
    return card
