"""What files of people hold, before anything of it is kept."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QProgressBar, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.card_files import column_meaning
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.ports.cards import Meaning
from lianes_desktop.ui.contacts.file_values import ColumnShown, ImportView
from lianes_desktop.ui.contacts.import_list import ImportList
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_WIDTH, _HEIGHT = 860, 320
_ACROSS = 3
_COLUMNS_HEIGHT = 158


class ImportSheet(Sheet):
    """``taken`` gives the keys ticked, ``mapped`` what each column holds."""

    taken = Signal(object)
    mapped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """At work until ``show_import``."""
        super().__init__(parent, _("Importer des contacts"), "", _("Ajouter"), _("Annuler"))
        self.setObjectName("importSheet")
        self._choices: list[Choice[Meaning | None]] = []
        self._held: tuple[ColumnShown, ...] = ()
        self._work = ElidedLabel("", Role.BODY, "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._summary = Label("", Role.BODY, "ink2", wrap=True)
        self._summary.setObjectName("importSummary")
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._columns = ScrollColumn(spacing=8)
        self._columns.setObjectName("importColumns")
        self._columns.setFixedHeight(_COLUMNS_HEIGHT)
        self._columns.body.addLayout(self._grid)
        self._columns.body.addStretch(1)
        self._all = CheckLine(_("Tout cocher"))
        self._all.setObjectName("importAll")
        self._all.clicked.connect(self._tick_all)
        self._list = ImportList()
        self._list.setMinimumSize(_WIDTH, _HEIGHT)
        self._list.setAccessibleName(_("Personnes du fichier"))
        self._list.changed.connect(self._count)
        for part in (self._work, self._bar, self._summary, self._columns, self._all):
            self.body.addWidget(part)
        self.body.addWidget(self._list, 1)
        self.show_reading("", 0, 1)

    def show_reading(self, words: str, at: int, of: int) -> None:
        """How far the work is."""
        self._working(True)
        self._work.setText(words)
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(at)

    def show_import(self, view: ImportView) -> None:
        """What the files hold, those advised ticked."""
        self._working(False)
        self.setWindowTitle(view.title)
        self._summary.setText(view.summary)
        self._list.lines.show(view.lines)
        self._list.lines.tick({one.key for one in view.lines if one.takeable and one.advised})
        self._show_columns(view.columns)
        self._columns.setVisible(bool(view.columns))
        self._all.setVisible(any(one.takeable for one in view.lines))
        self._count()
        focused = QApplication.focusWidget()
        if focused is None or not self._columns.isAncestorOf(focused):
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        self.taken.emit(frozenset(self._list.lines.ticked))

    def _working(self, at_work: bool) -> None:  # noqa: FBT001 - the one thing said
        first = at_work and not self._held  # a table that is read again stays in sight
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._work, at_work), (self._bar, at_work), (self._summary, not first), (self._list, not first),
        )  # fmt: skip
        for part, visible in shown:
            part.setVisible(visible)
        if first:
            self._columns.hide()
            self._all.hide()
        if at_work:
            self.accept_button.setEnabled(False)

    def _count(self) -> None:
        count = len(self._list.lines.ticked)
        words = ngettext("Ajouter {n} contact", "Ajouter {n} contacts", count).format(n=formats.number(count))
        self.accept_button.setText(words if count else _("Ajouter"))
        self.accept_button.allow("" if count else _("Cochez au moins une personne."))
        self._all.setChecked(count == sum(one >= 0 for one in self._keys()) and count > 0)

    def _keys(self) -> set[int]:
        lines = (self._list.lines.line(row) for row in range(self._list.lines.rowCount()))
        return {line.key for line in lines if line is not None and line.takeable}

    def _tick_all(self) -> None:
        self._list.lines.tick(self._keys() if self._all.isChecked() else set())
        self._count()

    def _show_columns(self, columns: tuple[ColumnShown, ...]) -> None:
        if [one.header for one in columns] != [one.header for one in self._held]:
            self._build_columns(columns)
        self._held = columns
        for choice, one in zip(self._choices, columns, strict=True):
            choice.show_value(one.meaning)

    def _build_columns(self, columns: tuple[ColumnShown, ...]) -> None:
        self._choices = []
        options: list[tuple[Meaning | None, str]] = [(None, _("Ne pas prendre"))]
        options += [(one, column_meaning(one)) for one in Meaning]
        for one in columns:
            choice: Choice[Meaning | None] = Choice()
            choice.setObjectName(f"column_{one.at}")
            choice.offer(options)
            choice.committed.connect(self._remapped)
            label = (
                one.header if not one.sample else _("{header} · {sample}").format(header=one.header, sample=one.sample)
            )
            self._grid.addWidget(LabeledField(label, choice), one.at // _ACROSS, one.at % _ACROSS)
            self._choices.append(choice)

    def _remapped(self, _meaning: object) -> None:
        said: Mapping[int, Meaning | None] = {
            one.at: choice.value() for choice, one in zip(self._choices, self._held, strict=True)
        }
        self.mapped.emit(said)
