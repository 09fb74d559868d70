"""The overview: where we are, what is left, what is next; or its facts while they are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.thumbs import Thumbnails
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.overview.cards import BudgetCard, ChecklistCard, FactStrip, ShortList
from lianes_desktop.ui.overview.rows import ItemRow, LatestRow, ResultRow
from lianes_desktop.ui.overview.values import OverviewShown

if TYPE_CHECKING:  # the editor and its forty fields wait for the first edit
    from lianes_desktop.ui.overview.facts_editor import FactsEditor
    from lianes_desktop.ui.overview.facts_values import FactsShown
    from lianes_desktop.ui.overview.kind_cards import FundingCard, PathCard
    from lianes_desktop.ui.replies.short_line import ShortLine
    from lianes_desktop.ui.replies.values import ShortState

_CLOCK = 15_000  # ms: the minute shown is never far from the minute it is
_SIDE = 356


class OverviewPage(Page):
    """``fact_asked`` gives a field's name, ``check_followed`` a ``CheckShown``, the others an id or nothing."""

    fact_asked = Signal(object)
    check_followed = Signal(object)
    item_asked = Signal(object)
    expense_asked = Signal(object)
    programme_asked = Signal()
    expenses_asked = Signal()
    claim_asked = Signal()
    preparation_asked = Signal()
    funding_asked = Signal()
    exchange_asked = Signal(object)
    ticked = Signal()
    facts_closed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        """``thumbnails`` gives pictures of receipts by their digest."""
        super().__init__()
        self._thumbnails = thumbnails
        self._title = self._subtitle = self._chip = ""
        self._edit = Button("", icon="pencil")
        self._edit.setObjectName("edit_facts")
        self._claim = Button("", icon="file-check")
        self._claim.setObjectName("prepare_claim")
        self._done = Button("", Kind.PRIMARY, icon="check")
        self._done.setObjectName("close_facts")
        self._strip = FactStrip()
        self._budget = BudgetCard()
        self._checks = ChecklistCard()
        self._next = ShortList("to_programme")
        self._latest = ShortList("to_expenses")
        self._results = ShortList("to_results")
        self._path: PathCard | None = None
        self._funding: FundingCard | None = None
        self._standing: ShortLine | None = None
        self._upper = QHBoxLayout()
        self._facts: FactsEditor | None = None
        self._places = QStackedWidget()
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK)
        self._lay_out()
        self._connect()
        self._done.hide()
        self.retranslate()

    def show_overview(self, overview: OverviewShown) -> None:
        """Everything but the clock."""
        self._title, self._chip = overview.title, overview.chip
        self._strip.show_facts(overview.facts)
        self._budget.show_budget(overview.budget)
        self._show_kind(overview)
        self._checks.show_checks(overview.checks, overview.checks_left)
        items = [ItemRow(item) for item in overview.next_items]
        for item in items:
            item.followed.connect(self.item_asked)
        self._next.show_rows(overview.next_title, _("Programme"), items, overview.next_none)
        latest = [LatestRow(one, self._thumbnails) for one in overview.latest]
        for one in latest:
            one.followed.connect(self.expense_asked)
        self._latest.show_rows(
            _("Derniers reçus"),
            _("Dépenses"),
            latest,
            _("Déposez une photo n'importe où dans la fenêtre, ou collez-la avec Ctrl V."),
        )
        self._results.show_rows(_("Résultats attendus"), _("Relier"), [ResultRow(one) for one in overview.results])
        self._show_header()

    def show_claim(self, state: ShortState | None) -> None:
        """Where the claim stands; ``None`` while nothing left."""
        if state is not None and self._standing is None:
            from lianes_desktop.ui.replies.short_line import ShortLine  # noqa: PLC0415 - once something left

            self._standing = ShortLine()
            self._standing.asked.connect(self.claim_asked)
            self._column.insertWidget(1, self._standing)
        if self._standing is not None:
            self._standing.setVisible(state is not None)
            if state is not None:
                self._standing.show_state(state)

    def show_clock(self, subtitle: str) -> None:
        """The title's second line."""
        self._subtitle = subtitle
        self._show_header()

    def hold_facts(self, editor: FactsEditor) -> None:
        """Give the page its editor of facts, before it is first shown."""
        self._facts = editor
        editor.closed.connect(self._close_facts)
        editor.retranslate()
        self._places.addWidget(editor)

    def show_facts(self, facts: FactsShown | None) -> None:
        """The facts in the page's place; ``None`` closes the editor."""
        editing = facts is not None
        if facts is not None and self._facts is not None:
            self._facts.show_facts(facts)
        self._places.setCurrentIndex(1 if editing else 0)
        for button in (self._edit, self._claim):
            button.setVisible(not editing)
        self._done.setVisible(editing)

    def focus_fact(self, field: str) -> None:
        """Put the cursor in the field of that name."""
        if self._facts is not None:
            self._facts.focus_field(field)

    @override
    def retranslate(self) -> None:
        self._edit.setText(_("Modifier"))
        self._claim.setText(_("Préparer la demande"))
        self._done.setText(_("Terminé"))
        self._budget.retranslate()
        for card in (self._path, self._funding):
            if card is not None:
                card.retranslate()
        self._checks.retranslate()
        if self._facts is not None:
            self._facts.retranslate()

    def _show_kind(self, overview: OverviewShown) -> None:
        """A partnership's way or a project's funding, in the budget's place."""
        if overview.path is not None and self._path is None:
            from lianes_desktop.ui.overview.kind_cards import PathCard  # noqa: PLC0415 - for a partnership alone

            self._path = PathCard()
            self._path.preparation_asked.connect(self.preparation_asked)
            self._path.exchange_asked.connect(self.exchange_asked)
            self._upper.insertWidget(0, self._path, 1)
        if overview.funding is not None and self._funding is None:
            from lianes_desktop.ui.overview.kind_cards import FundingCard  # noqa: PLC0415 - for a project alone

            self._funding = FundingCard()
            self._funding.edit_asked.connect(self.funding_asked)
            self._upper.insertWidget(0, self._funding, 1)
        self._budget.setVisible(overview.path is None and overview.funding is None)
        if self._path is not None:
            self._path.setVisible(overview.path is not None)
            if overview.path is not None:
                self._path.show_path(overview.path)
        if self._funding is not None:
            self._funding.setVisible(overview.funding is not None)
            if overview.funding is not None:
                self._funding.show_funding(overview.funding)

    def _show_header(self) -> None:
        self.header.show_words(self._title, self._subtitle)
        self.header.show_chip(self._chip, "teal", "calendar-days")

    def _lay_out(self) -> None:
        for button in (self._edit, self._claim, self._done):
            self.header.add_action(button)
        scroll = ScrollColumn()
        self._column = scroll.body
        scroll.body.addWidget(self._strip)
        upper = self._upper
        upper.setSpacing(16)
        upper.addWidget(self._budget, 1)
        self._checks.setFixedWidth(_SIDE)
        upper.addWidget(self._checks)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        for card in (self._next, self._latest, self._results):
            lower.addWidget(card, 1)
        scroll.body.addLayout(upper)
        scroll.body.addLayout(lower, 1)
        self._places.addWidget(scroll)
        self.body.addWidget(self._places, 1)

    def _connect(self) -> None:
        self._strip.followed.connect(self.fact_asked)
        self._budget.edit_asked.connect(self._plan)
        self._checks.followed.connect(self.check_followed)
        self._next.followed.connect(self.programme_asked)
        self._results.followed.connect(self.programme_asked)
        self._latest.followed.connect(self.expenses_asked)
        self._edit.clicked.connect(self._edit_facts)
        self._claim.clicked.connect(self.claim_asked)
        self._done.clicked.connect(self._close_facts)
        self._clock.timeout.connect(self.ticked)
        self._clock.start()

    def _plan(self) -> None:
        self.fact_asked.emit("budget")

    def _edit_facts(self) -> None:
        self.fact_asked.emit("title")

    def _close_facts(self) -> None:
        if self._facts is not None:
            self._facts.flush()
        self.facts_closed.emit()
