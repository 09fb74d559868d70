"""The team page: everyone in order, and the card of the one chosen."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.browse import ask_files, proofs
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState, Rule
from lianes_desktop.ui.kit.files import offered
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import ListPage, beside
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.team.card import TeamCard
from lianes_desktop.ui.team.listing import TeamList, TeamModel
from lianes_desktop.ui.team.values import Field, View

_LIST_WIDTH = 328


class TeamPage(ListPage):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal()
    remove_asked = Signal()
    moved = Signal(object)
    """-1 or 1: the person chosen goes up or down."""
    placed = Signal(object)
    """``(ParticipantId, place among the others)``."""
    paper_offered = Signal(object)
    """``Offered`` files."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        listed, people = TeamList(), TeamModel()
        super().__init__(listed, people)
        listed.moved.connect(self.moved)
        people.dropped.connect(self.placed)
        self.setObjectName("teamPage")
        self._view: View | None = None
        self._add = Button("", Kind.PRIMARY, icon="user-plus", cap="N")
        self._add.setObjectName("addPerson")
        self.header.add_action(self._add)
        self._list.setObjectName("teamList")
        self._hint = Label("", Role.CAPTION, "ink3", wrap=True)
        self.card = TeamCard()
        self._first = Button("", Kind.PRIMARY, icon="user-plus")
        self._first.setObjectName("addFirstPerson")
        self._empty = EmptyState("users", actions=[self._first])
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        self._view = view
        self.header.show_words(_("Équipe"), view.subtitle)
        chip = view.chip
        self.header.show_chip(*((chip.title, chip.tone, chip.icon) if chip else ("",)))
        self._add.setVisible(bool(view.lines))
        self.show_either(empty=not view.lines)
        self._hint.setText(view.order_hint)
        show_lines(self._list, self._model, view.lines, view.selected)
        if view.card is not None:
            self.card.show_card(view.card)

    def focus_field(self, field: Field | None) -> None:
        """Put the cursor in a field of the form; ``None``: on the way to add someone."""
        if field is None:
            add = self._first if self._view is None or not self._view.lines else self._add
            add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card.form.focus_field(field)

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - the one thing said, as Qt's own setters
        """The signed act is being read."""
        self.card.form.paper.show_busy(busy)

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the signed act."""
        self.card.show_sheet(jpeg, sheet, sheets)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.card is None:
            return (self._first,)
        return self._list, self.card.form

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Participant"))
        self._first.setText(_("Premier participant"))
        self._list.setAccessibleName(_("Équipe"))
        self._empty.show_words(
            _("Personne pour l'instant"),
            _("Ajoutez qui part, accueille ou est reçu : chaque qualité a son acte, et la page dit lequel."),
        )
        self.card.retranslate()

    @override
    def ask_new(self) -> None:
        self.add_asked.emit()

    @override
    def ask_removal(self) -> None:
        self.remove_asked.emit()

    @override
    def begin(self) -> None:
        self.card.form.focus_field(Field.FAMILY_NAME)

    @override
    def flush(self) -> None:
        self.card.form.flush()

    # ---- inside

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_asked)
        self._first.clicked.connect(self.add_asked)
        self.card.moved.connect(self.moved)
        self.card.remove_asked.connect(self.remove_asked)
        self.card.finished.connect(self._to_list)
        self.card.form.paper.offered.connect(self._dropped)
        self.card.form.paper.choose_asked.connect(self._browse)

    def _lay_out(self) -> None:
        left = Card(padding=1, spacing=0)
        left.setFixedWidth(_LIST_WIDTH)
        left.body.addWidget(self._list, 1)
        left.body.addWidget(Rule())
        self._hint.setContentsMargins(16, 8, 16, 8)
        left.body.addWidget(self._hint)
        self.lay_out_either(beside(left, self.card), self._empty)

    def _dropped(self, mime: object) -> None:
        if isinstance(mime, QMimeData):
            self.paper_offered.emit(offered(mime, _("Acte signé") + ".png"))

    def _browse(self) -> None:
        ask_files(self, _("Joindre l'acte signé"), proofs(), self._picked)

    def _picked(self, paths: list[str]) -> None:
        self.paper_offered.emit(tuple(Offered(Path(path).name, path=Path(path)) for path in paths[:1]))
