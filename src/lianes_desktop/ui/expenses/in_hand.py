"""What is done to the expense in sight, in its form: kept field by field, completed, accepted. No Qt."""

from collections.abc import Callable

from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.capture import Capture
from lianes_desktop.ui.expenses.draft import Draft
from lianes_desktop.ui.expenses.listed import Listed
from lianes_desktop.ui.expenses.showing import Showing
from lianes_desktop.ui.expenses.values import Field, FieldLeft, Sheet
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices


class InHand:
    """Decisions of the form, on the expense its ``Draft`` is of."""

    def __init__(
        self,
        view: ExpensesView,
        behind: Behind,
        draft: Draft,
        listed: Listed,
        capture: Capture,
        show: Showing,
        notices: Notices,
        go_to: Callable[[ExpenseId], None],
    ) -> None:
        """``go_to`` shows another expense, as one the person asked for."""
        self._view = view
        self._behind = behind
        self._expenses = behind.expenses
        self._draft = draft
        self._listed = listed
        self._capture = capture
        self._show = show
        self._notices = notices
        self._go_to = go_to
        self._dossier: DossierId | None = None

    def turn(self, dossier: DossierId | None) -> None:
        """Turn to another dossier."""
        self._dossier = dossier

    def left(self, left: FieldLeft) -> None:
        """Keep a field as it is left, or say beside it why not."""
        line = self._expenses.line(left.expense)
        if line is not None:
            kept(
                lambda: self._draft.keep(line.expense, left, self._show.usual(self._dossier), self._behind.clock),
                self._notices,
            )
            self._show.detail(self._dossier)

    def accept(self) -> None:
        """Accept every field and turn to the next expense to complete; else go to what is missing."""
        line = self._line()
        if line is None or not self._accepted(line):
            return
        expense = line.expense
        # the next one to accept or to complete, down the list and round
        waiting = self._listed.next_of(self._capture.unaccepted(expense.dossier), expense.dossier, expense.id)
        if waiting is not None:
            self._go_to(waiting)
            self._view.focus_field(self._show.first_field(waiting))
        elif self._dossier is None or not self._expenses.totals(self._dossier).incomplete:
            self._notices.say(_("Toutes les dépenses sont complètes"))

    def accept_here(self) -> None:
        """Accept every field and stay; else go to what is missing."""
        line = self._line()
        if line is not None:
            self._accepted(line)

    def swap(self, field: Field) -> None:
        """Put the second reading of a field in its place; the first one becomes the other."""
        line = self._line()
        if line is None:
            return
        other = self._capture.other(line.expense, field, self._show.kinds(line.expense.dossier))
        if other is not None:
            self.left(FieldLeft(line.expense.id, field, other))

    def declare(self) -> None:
        """Open the fields of the sworn declaration."""
        self._draft.declaring = True
        self._show.detail(self._dossier)
        self._view.focus_field(Field.CIRCUMSTANCES)

    def detach(self, sheet: Sheet) -> None:
        """Take the page shown off the receipt; the bar offers to undo."""
        line = self._line()
        if line is not None and kept(lambda: self._expenses.detach(line.expense.id, sheet.page.digest), self._notices):
            self._notices.say(_("Page retirée du reçu"), undo=True)

    def _line(self) -> ExpenseLine | None:
        return self._expenses.line(self._draft.expense) if self._draft.expense else None

    def _accepted(self, line: ExpenseLine) -> bool:
        """Accept every field, unless something is missing: it is asked for, or being read."""
        missing = self._draft.missing(line, self._expenses.terms(line.expense.dossier))
        if missing and self._capture.reads(line.expense.id):
            return False  # what misses is being read: nothing is asked for yet
        if missing:
            self._draft.ask(missing)
            self._show.detail(self._dossier)
            self._view.focus_field(missing[0])
            return False
        return kept(lambda: self._expenses.accept(line.expense.id), self._notices)
