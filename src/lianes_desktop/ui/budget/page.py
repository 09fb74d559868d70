"""The budget page: headings and lists beside who pays."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.budget.headings_card import HeadingsCard
from lianes_desktop.ui.budget.side import MarksCard, PayersCard, PeopleCard
from lianes_desktop.ui.budget.values import (
    AdvanceField,
    BookField,
    BookName,
    FundingField,
    NoticeShown,
    StaffField,
    View,
)
from lianes_desktop.ui.kit.book import BookCard
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Notice, empty
from lianes_desktop.ui.kit.fields import TextField, begin_in
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit, NumberField

_SIDE = 304
_WIDE: frozenset[BookField] = frozenset({FundingField.EXPENSE, AdvanceField.PARTICIPANT, StaffField.PARTICIPANT})
"""Fields whose words are people's own: each has a line to itself."""


class BudgetPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    planned = Signal(object)
    """``(BudgetHeading, text)``."""
    left = Signal(object)
    """``(field, value)``."""
    asked = Signal(object)
    """``(BookName, id)``."""
    removed = Signal(object)
    """``(BookName, id)``."""
    added = Signal(object)
    """``BookName``."""
    expenses_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("budgetPage")
        self._expenses = Button("", icon="receipt-text")
        self._expenses.setObjectName("to_expenses")
        self._expenses.clicked.connect(self.expenses_asked)
        self.header.add_action(self._expenses)
        self._shown: tuple[NoticeShown, ...] = ()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(10)
        self._headings = HeadingsCard()
        self._people = PeopleCard()
        self._payers, self._marks = PayersCard(), MarksCard()
        self._books = {BookName(card.name): card for card in (_fundings(), _advances(), _staff())}
        self._scroll = ScrollColumn()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self.header.show_words(_("Budget"), view.subtitle)
        self._show_notices(view.notices)
        self._headings.show_headings(view.headings)
        self._payers.show_payers(view.payers)
        self._marks.show_marks(view.marks)
        self._people.show_people(view.people)
        for name, card in self._books.items():
            card.show_book(view.books[name])

    def focus_field(self, name: str) -> None:
        """Put the cursor in the field of that name, or on the button that adds to the list of that name."""
        control: QWidget | None = self._headings.edit_of(name)
        for card in self._books.values():
            control = control or card.control(name)
        if control is not None:
            begin_in(control)
            self._scroll.bring_into_view(control, 60)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._headings, *self._books.values())

    @override
    def retranslate(self) -> None:
        self._expenses.setText(_("Dépenses"))
        for card in (self._headings, self._payers, self._people):
            card.retranslate()
        self._books[BookName.FUNDINGS].show_words(
            _("Autres financements"),
            _("Pour une dépense ou pour l'action entière. Un euro ne se finance qu'une fois."),
            _("Financement"),
            {
                FundingField.SOURCE: _("Financeur"), FundingField.CENTS: _("Montant"),
                FundingField.STATE: _("État"), FundingField.NATURE: _("Nature"),
                FundingField.EXPENSE: _("Pour"), FundingField.NOTE: _("Note"),
            },
        )  # fmt: skip
        self._books[BookName.ADVANCES].show_words(
            _("Avances"),
            _("Versées à une personne, elles se déduisent de ce qui lui est dû, jamais de la demande à Lianes."),
            _("Avance"),
            {
                AdvanceField.GIVER: _("Versée par"), AdvanceField.PARTICIPANT: _("À"),
                AdvanceField.CENTS: _("Montant"), AdvanceField.PRESUMED: _("Frais présumés"),
                AdvanceField.PAID_ON: _("Le"), AdvanceField.NOTE: _("Note"),
            },
        )  # fmt: skip
        self._books[BookName.STAFF].show_words(
            _("Temps d'agents valorisé"),
            _("Compté à part pour le compte rendu au financeur : il n'est jamais remboursé."),
            _("Temps passé"),
            {
                StaffField.PARTICIPANT: _("Agent"), StaffField.WORKED_ON: _("Le"),
                StaffField.HALF_DAYS: _("Demi-journées"), StaffField.DAILY: _("Coût chargé d'une journée"),
                StaffField.TASK: _("Tâche"),
            },
        )  # fmt: skip

    # ---- inside

    def _show_notices(self, notices: tuple[NoticeShown, ...]) -> None:
        if notices == self._shown:
            return
        self._shown = notices
        empty(self._notices)
        for one in notices:
            notice = Notice()
            notice.setObjectName("budget_notice")
            notice.show_words(one.tone, one.icon, one.title, one.sentence, one.equation)
            self._notices.addWidget(notice)

    def _connect(self) -> None:
        self._headings.planned.connect(self.planned)
        for card in self._books.values():
            card.left.connect(self.left)
            card.asked.connect(self.asked)
            card.removed.connect(self.removed)
            card.added.connect(self.added)

    def _lay_out(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(16)
        main.addLayout(self._notices)
        for card in (self._headings, self._people, *self._books.values()):
            main.addWidget(card)
        main.addStretch(1)
        aside = QWidget()
        aside.setFixedWidth(_SIDE)
        side = QVBoxLayout(aside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self._payers)
        side.addWidget(self._marks)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(main, 1)
        row.addWidget(aside)
        self._scroll.body.addLayout(row)
        self.body.addWidget(self._scroll, 1)


def _fundings() -> BookCard[BookField]:
    typed: Mapping[BookField, TextField] = {
        FundingField.SOURCE: TextField(), FundingField.CENTS: MoneyEdit(), FundingField.NOTE: TextField(),
    }  # fmt: skip
    return BookCard(BookName.FUNDINGS, typed, (FundingField.STATE, FundingField.NATURE, FundingField.EXPENSE), _WIDE)


def _advances() -> BookCard[BookField]:
    typed: Mapping[BookField, TextField] = {
        AdvanceField.CENTS: MoneyEdit(), AdvanceField.PRESUMED: MoneyEdit(), AdvanceField.PAID_ON: DateField(),
        AdvanceField.NOTE: TextField(),
    }  # fmt: skip
    return BookCard(BookName.ADVANCES, typed, (AdvanceField.GIVER, AdvanceField.PARTICIPANT), _WIDE)


def _staff() -> BookCard[BookField]:
    typed: Mapping[BookField, TextField] = {
        StaffField.HALF_DAYS: NumberField(), StaffField.DAILY: MoneyEdit(), StaffField.WORKED_ON: DateField(),
        StaffField.TASK: TextField(),
    }  # fmt: skip
    return BookCard(BookName.STAFF, typed, (StaffField.PARTICIPANT,), _WIDE)
