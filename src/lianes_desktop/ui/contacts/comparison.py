"""Two cards of one person side by side: a choice where they differ, and what is kept anyway."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.parts import Icon
from lianes_desktop.ui.contacts.values import Alike, ComparedRow, Comparison
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn

_LABELS = 116  # px: where the choices of every row begin


class AlikeLine(QWidget):
    """A quiet line: who may be the same person, and a button that compares."""

    compare_asked = Signal()

    def __init__(self) -> None:
        """Hidden until there is somebody."""
        super().__init__()
        self.setObjectName("alikeLine")
        self._words = ElidedLabel("", Role.SMALL, "ink2")
        self._words.setObjectName("alikeWords")
        self._compare = Button("", size=Size.SMALL)
        self._compare.setObjectName("compareContacts")
        self._compare.clicked.connect(self.compare_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(Icon("users", "ink3"))
        row.addWidget(self._words, 1)
        row.addWidget(self._compare)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_alike(self, alike: Alike | None) -> None:
        """Say who, or nothing."""
        self._words.setText("" if alike is None else alike.words)
        self.setVisible(alike is not None)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._compare.setText(_("Comparer"))


class ComparisonFace(ScrollColumn):
    """``merged`` gives, by field that differs, whether the other card's value is wanted."""

    merged = Signal(object)
    set_apart = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=14)
        self._shown: Comparison | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._title = Label("", Role.H2)
        self._none = Label("", Role.BODY, "ink2", wrap=True)
        self._none.setObjectName("nothingDiffers")
        self._grid = QGridLayout()
        self._kept = QVBoxLayout()
        self._kept.setSpacing(6)
        self._merge = Button("", Kind.PRIMARY, icon="check")
        self._merge.setObjectName("mergeContacts")
        self._apart, self._cancel = Button(""), Button("")
        self._apart.setObjectName("twoPeople")
        self._cancel.setObjectName("leaveComparison")
        self._merge.clicked.connect(self._tell)
        self._apart.clicked.connect(self.set_apart)
        self._cancel.clicked.connect(self.left)
        self.setFocusProxy(self._merge)
        self._lay_out()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two cards; the same ones keep what was chosen."""
        if comparison == self._shown:
            return
        self._shown = comparison
        empty(self._grid)
        self._groups = {}
        for column, (name, detail) in enumerate(zip(comparison.names, comparison.details, strict=True), start=1):
            self._grid.addWidget(ElidedLabel(name, Role.STRONG), 0, column)
            self._grid.addWidget(ElidedLabel(detail, Role.SMALL, "ink2"), 1, column)
        for at, row in enumerate(comparison.rows, start=2):
            self._add_row(at, row)
        self._none.setVisible(not comparison.rows)
        empty(self._kept)
        for words in comparison.kept:
            self._kept.addWidget(_KeptLine(words))

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next comparison."""
        self._title.setText(_("La même personne ?"))
        self._none.setText(_("Rien ne se contredit entre les deux fiches."))
        self._merge.setText(_("Réunir les deux fiches"))
        self._apart.setText(_("Ce sont deux personnes"))
        self._cancel.setText(_("Annuler"))
        self._cancel.set_cap(_("Échap"))

    # ---- inside

    def _add_row(self, at: int, row: ComparedRow) -> None:
        label = Label(row.label, Role.LABEL, "ink2", wrap=True)
        label.setFixedWidth(_LABELS)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        for column, (words, side) in enumerate(((row.mine, "mine"), (row.theirs, "theirs"))):
            pick = CheckLine(words)
            pick.setObjectName(f"pick_{row.field}_{side}")
            pick.setAccessibleName(f"{row.label}, {words}")
            group.addButton(pick, column)
            pick.setChecked((side == "theirs") is row.theirs_taken)
            self._grid.addWidget(pick, at, column + 1, Qt.AlignmentFlag.AlignTop)
        self._groups[row.field] = group

    def _tell(self) -> None:
        self.merged.emit({field: group.checkedId() == 1 for field, group in self._groups.items()})

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 14, 20, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._none)
        self.body.addWidget(Rule())
        self.body.addLayout(self._kept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._merge, self._apart, self._cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addStretch(1)


class _KeptLine(QWidget):
    """Something that is kept whatever is chosen."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon("check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, Role.SMALL, "ink2", wrap=True), 1)
