"""The joining page: the way across, the counter and the list, the sheet beside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.joining.begin import BeginSheet
from lianes_desktop.ui.joining.counter import CounterCard
from lianes_desktop.ui.joining.listing import MembershipDelegate, MembershipModel
from lianes_desktop.ui.joining.parts import BroughtLine
from lianes_desktop.ui.joining.sheet import MembershipSheet
from lianes_desktop.ui.joining.values import Offer, View
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import ListPage, beside
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.progress import Step, Stepper, StepState
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_LIST_WIDTH = 296


class JoiningPage(ListPage):
    """Passive: shows a ``View`` and says what the person does."""

    begin_asked = Signal()
    own_asked = Signal()
    founders_asked = Signal()
    begin_given = Signal(object)
    """``Begun``."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(ListView(), MembershipModel())
        self.setObjectName("joiningPage")
        self._view: View | None = None
        self._begin: BeginSheet | None = None
        self.paper = PaperOnScreen(self)
        """The signed paper that is looked at."""
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addMembership")
        self._founders = Button("", icon="users")
        self._founders.setObjectName("beginFounders")
        self.header.add_action(self._founders)
        self.header.add_action(self._add)
        self._steps = Stepper()
        self._steps.setObjectName("membershipSteps")
        self._counter, self._counter_alone = CounterCard(), CounterCard()
        self._list.setObjectName("membershipList")
        self._list.setItemDelegate(MembershipDelegate(self._list))
        self.sheet = MembershipSheet()
        self._own = Button("", Kind.PRIMARY, icon="plus")
        self._own.setObjectName("beginOwn")
        self._other = Button("", icon="plus")
        self._other.setObjectName("beginOther")
        self._first_founders = Button("", icon="users")
        self._first_founders.setObjectName("beginFirstFounders")
        self._empty = EmptyState("handshake", actions=[self._own, self._other, self._first_founders])
        self._brought = QVBoxLayout()
        self._brought_title = Label("", Role.H2)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list, the counter and the sheet."""
        self._view = view
        nobody = view.sheet is None
        self.header.show_words(_("Adhésion au programme"), view.busy or view.subtitle)
        self._add.setVisible(not nobody)
        for button, words, here in (
            (self._founders, view.founders, not nobody),
            (self._first_founders, view.founders, nobody),
            (self._own, view.own, nobody),
        ):
            button.setText(words)
            button.setVisible(here and bool(words))
        self.show_either(empty=nobody)
        for counter in (self._counter, self._counter_alone):
            counter.show_counter(view.counter)
        empty(self._brought)
        for one in view.brought if nobody else ():
            self._brought.addWidget(BroughtLine(one))
        show_lines(self._list, self._model, view.lines, view.selected)
        if view.sheet is not None:
            self._steps.show_steps([Step(title, detail, StepState(at)) for title, detail, at in view.sheet.steps])
            self.sheet.show_sheet(view.sheet, view.part)

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the sheet."""
        self.sheet.focus_field(name)

    def ask_begin(self, offer: Offer) -> None:
        """Ask which authority joins which edition."""
        if self._begin is None:
            self._begin = BeginSheet(self, offer)
            self._begin.given.connect(self.begin_given)
            self._begin.finished.connect(self._begin_closed)
            self._begin.open()

    def refuse_begin(self, refusals: Sequence[Refusal]) -> None:
        """Say in the question why it cannot."""
        if self._begin is not None:
            self._begin.refuse(refusals)

    def begun(self) -> None:
        """The answer has served."""
        if self._begin is not None:
            self._begin.serve()

    def show_paper(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of a paper over the whole screen."""
        self.paper.show_sheet(_("Document joint"), jpeg, sheet, sheets)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.sheet is None:
            return (self._own if self._own.isVisible() else self._other,)
        return (self._list, self.sheet)

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Adhésion"))
        self._other.setText(_("Une autre collectivité"))
        self._list.setAccessibleName(_("Adhésion"))
        self._brought_title.setText(_("Ce que chacun apporte"))
        self._empty.show_words(
            _("Aucune adhésion pour l'instant"),
            _("Premier pas : parlez de votre projet à Lianes. La fiche vous mène du contact à la convention."),
        )
        self.sheet.retranslate()

    @override
    def ask_new(self) -> None:
        self.begin_asked.emit()

    @override
    def ask_removal(self) -> None:
        self.sheet.remove_asked.emit()

    @override
    def begin(self) -> None:
        self.sheet.focus_field("contacted_on")

    @override
    def flush(self) -> None:
        self.sheet.flush()

    # ---- inside

    def _connect(self) -> None:
        for button in (self._add, self._other):
            button.clicked.connect(self.begin_asked)
        for button in (self._founders, self._first_founders):
            button.clicked.connect(self.founders_asked)
        self._own.clicked.connect(self.own_asked)

    def _lay_out(self) -> None:
        listed = Card(padding=1, spacing=0)
        listed.body.addWidget(self._list)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._counter)
        left.addWidget(listed, 1)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        left.setContentsMargins(0, 0, 0, 0)
        side.setLayout(left)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._steps)
        column.addWidget(beside(side, self.sheet), 1)
        self.lay_out_either(both, self._alone())

    def _alone(self) -> QWidget:
        """Before the first membership: the first step, and who is in the programme already."""
        known = Card(padding=16)
        known.body.addWidget(self._brought_title)
        self._brought.setSpacing(12)
        known.body.addLayout(self._brought)
        side = ScrollColumn(spacing=12)
        side.body.addWidget(self._counter_alone)
        side.body.addWidget(known)
        side.body.addStretch(1)
        side.setFixedWidth(_LIST_WIDTH + 80)
        nobody = QWidget()
        row = QHBoxLayout(nobody)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._empty, 1)
        row.addWidget(side)
        return nobody

    def _begin_closed(self) -> None:
        self._begin = None
