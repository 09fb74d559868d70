"""Decisions of the expenses page: what is listed, what is chosen, what is kept of what was typed."""

from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ExpenseId, RateId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services import fresh
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.expenses import Offered
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseGroup, ExpenseSort, Narrowing
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.capture import Capture
from lianes_desktop.ui.expenses.draft import Draft
from lianes_desktop.ui.expenses.in_hand import InHand
from lianes_desktop.ui.expenses.intake import Intake
from lianes_desktop.ui.expenses.listed import Listed
from lianes_desktop.ui.expenses.rates import RatesPresenter
from lianes_desktop.ui.expenses.several import Several
from lianes_desktop.ui.expenses.sheets import Sheets
from lianes_desktop.ui.expenses.showing import Showing
from lianes_desktop.ui.expenses.telephone import TelephonePresenter
from lianes_desktop.ui.expenses.values import Field
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.expenses.watching import Ended, WatchPresenter
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Jobs, Notices

RATES = "rates"
"""The field that findings name when a rate is to be put right."""


class ExpensesPresenter:
    """Between the expenses page and the services."""

    topics = frozenset({
        Topic.EXPENSES, Topic.RATES, Topic.PARTICIPANTS, Topic.PROGRAMME, Topic.DOSSIERS, Topic.ORGANISATIONS,
        Topic.SETTINGS, Topic.SENT,
    })  # fmt: skip

    def __init__(
        self,
        view: ExpensesView,
        behind: Behind,
        jobs: Jobs,
        notices: Notices,
        reading: Jobs | None = None,
        looking: Jobs | None = None,
    ) -> None:
        """Show nothing until ``open``; ``reading`` reads receipts beside the other work, ``looking`` looks at disks."""
        self._view = view
        self._behind = behind
        self._expenses = behind.expenses
        self._notices = notices
        self._draft = Draft(behind.expenses)
        self._listed = Listed(view, behind.expenses, behind.preferences, behind.clock.today, behind.clashing)
        self.several = Several(view, behind, self._listed, jobs, notices)
        self.intake = Intake(view, behind.expenses, jobs, notices, self._taken)
        self.sheets = Sheets(view, behind.expenses, jobs, notices)
        self._capture = Capture(behind.readings, reading or jobs, notices, self._read)
        self._show = Showing(view, behind, self._draft, self._listed, self._capture)
        self.in_hand = InHand(view, behind, self._draft, self._listed, self._capture, self._show, notices, self.go_to)
        self.rates = RatesPresenter(view, behind.dossiers, behind.rates, behind.clock, jobs, notices)
        self.telephone = TelephonePresenter(view, behind.telephone, notices)
        self.watch = WatchPresenter(view, behind.watch, looking or jobs, notices, self._take_watched)
        self._dossier: DossierId | None = None

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's expenses, the first one chosen."""
        if dossier != self._dossier:
            self._view.flush()
            self._dossier = dossier
            self.in_hand.turn(dossier)
            self._draft.begin(None)
            self._capture.leave()
            self._listed.turn(dossier)
            self.intake.close_outcome()
            self.rates.close()
            self.telephone.leave()
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays, and those chosen together stay so."""
        self._show_all()
        self._read_on()

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Choose an expense and focus a field, or open the rates, or list what is left to complete."""
        if field == RATES:
            self.rates.close()
            self.open_rates()
            if subject is not None:
                self.rates.edit(RateId(subject))
        elif subject is None:
            if self._totals_incomplete():
                self.filter(ExpenseFilter.INCOMPLETE)
        elif self._expenses.line(ExpenseId(subject)) is not None:
            self.go_to(ExpenseId(subject))
            name = field.rpartition(".")[2]
            if name in set(Field):
                self._view.focus_field(self._show.field(ExpenseId(subject), Field(name)))
            elif name:
                self._view.focus_part(name)

    # the list

    def filter(self, show: ExpenseFilter) -> None:
        """Show one of the three segments."""
        self._listed.filter(show)
        self._list()

    def search(self, text: str) -> None:
        """List what holds these words, as they are typed."""
        if self._listed.search(text):
            self._list()

    def sort(self, by: ExpenseSort) -> None:
        """Sort by this, or turn the order round when it is sorted so already."""
        self._listed.sort(by)
        self._list()

    def narrow(self, to: Narrowing) -> None:
        """List what passes these filters."""
        self._listed.narrow(to)
        self._list()

    def widen(self) -> None:
        """List every expense."""
        self._listed.widen()
        self._list()

    def group(self, by: ExpenseGroup) -> None:
        """Have the expenses stand under this."""
        kept(lambda: self._listed.group(by), self._notices)
        self._list()

    def offer_filters(self) -> None:
        """Show what the list may be narrowed to."""
        if self._dossier is not None:
            self._listed.offer(self._dossier, self._show.around(self._dossier))

    def choose(self, expense: ExpenseId) -> None:
        """Show an expense of the list."""
        self._view.flush()  # what is typed belongs to the one shown until now
        if expense != self._draft.expense or self.rates.is_open or self.telephone.is_open:
            self._draft.begin(expense)
            self._close_panels()
            self._show.detail(self._dossier)
            if self._dossier is not None:
                self._capture.look(self._dossier, expense)

    def go_to(self, expense: ExpenseId) -> None:
        """Show an expense the person asked for wherever it is, the list opened as far as needed."""
        self._turn_to(expense, alone=True)
        self._read_on()

    def add(self) -> None:
        """A blank expense, typed without a photograph."""
        if self._dossier is None:
            return
        dossier = self._dossier
        made: list[ExpenseId] = []
        if kept(lambda: made.append(self._expenses.add(dossier).id), self._notices):
            self.go_to(made[0])
            self._view.focus_field(Field.PAYEE)

    def remove(self) -> None:
        """Remove the expense shown; its neighbour takes its place, and the bar offers to undo."""
        gone = self._draft.expense
        if gone is None:
            return
        # turned to before the act, for the list is read again as soon as the removal is told
        self._draft.begin(self._listed.beside(gone))
        if kept(lambda: self._expenses.remove(gone), self._notices):
            self._notices.say(_("Reçu supprimé"), undo=True)
        else:
            self._draft.begin(gone)
            self._show.detail(self._dossier)

    def reopen(self) -> None:
        """Open the expenses that left for the next version, and say what becomes of the one sent."""
        dossier = self._dossier
        if dossier is not None and kept(lambda: self._expenses.reopen(dossier), self._notices):
            self._notices.say(_("Vous pouvez corriger. La version déjà remise reste comme elle est partie."), undo=True)

    # photographs and PDFs

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Make one expense per file, away from the window; one alone goes to the expense that waits for it."""
        if len(files) == 1 and self._view.waits_for_receipt():
            self.attach_files(files)
        elif self._dossier is not None and files:
            self.intake.take(self._dossier, files)

    def _take_watched(self, files: tuple[Offered, ...], ended: Ended) -> bool:
        """Make one expense per file of a folder, as of those dropped; whether there is a dossier to make them in."""
        if self._dossier is None:
            return False
        self.intake.take(self._dossier, files, ended)
        return True

    def attach_files(self, files: tuple[Offered, ...]) -> None:
        """Hang the files on the expense shown."""
        if self._draft.expense is not None and files:
            self.intake.attach(self._draft.expense, files)

    # exchange rates

    def open_rates(self) -> None:
        """Show the rates in the panel's place."""
        if self._dossier is not None:
            self.telephone.close()
            self.rates.open(self._dossier)

    # a telephone

    def open_telephone(self) -> None:
        """Show in the panel's place how to photograph with a telephone."""
        if self._dossier is not None:
            self.rates.close()
            self.telephone.open(self._dossier)

    def close_telephone(self) -> None:
        """Back to the expense; a telephone that may send goes on."""
        self.telephone.close()
        self._show.detail(self._dossier)

    # how it is done

    def _list(self) -> None:
        """Show the list anew; the expense in sight stays as it is, when there is one."""
        key = self._expenses.key(self._draft.expense) if self._draft.expense else None
        if self._dossier is None or key is None:
            self.refresh()
            return
        self._show.rows(self._dossier)
        self._view.select(key)

    def _show_all(self, *, alone: bool = False) -> None:
        """Read again and show; the expense in sight is chosen ``alone`` when the person asked for it."""
        if self._dossier is None:
            return
        self._capture.forget()
        self._show.list(self._dossier)
        action = self._behind.dossiers.action(self._dossier)
        self.several.turn(self._dossier, action.title)
        self.watch.turn(fresh.period(action.starts_on, action.ends_on))
        self.intake.show_outcome()
        key = self._expenses.key(self._draft.expense) if self._draft.expense else None
        if key is None:
            first = self._listed.first()
            self._draft.begin(first)
            key = None if first is None else self._expenses.key(first)
        self._view.select(key, alone=alone)
        self._capture.look(self._dossier, self._draft.expense)
        self._show.detail(self._dossier)
        self.rates.refresh()
        self.telephone.refresh()

    def _turn_to(self, expense: ExpenseId, *, alone: bool) -> None:
        """Show an expense, with the whole list when the present one leaves it out."""
        if expense != self._draft.expense:
            self._view.flush()  # what is typed belongs to the one shown until now
        self._draft.begin(expense)
        self._close_panels()
        if not self._listed.holds(expense):
            self._listed.widen()
        self._show_all(alone=alone)

    def _close_panels(self) -> None:
        self.rates.close()
        self.telephone.close()

    def _totals_incomplete(self) -> int:
        return self._expenses.totals(self._dossier).incomplete if self._dossier is not None else 0

    def _taken(self, added: ExpenseId | None) -> None:
        """Show the first expense the files went to, ready to be typed unless it was typed already; then read."""
        if added is None:
            self.refresh()
            return
        self._turn_to(added, alone=False)
        line = self._expenses.line(added)
        if line is not None and line.expense.amount is None:
            self._view.focus_field(Field.AMOUNT)
        self._read_on()

    def _read_on(self) -> None:
        """Read what waits, once the photographs being taken in are all there and the first one is in sight."""
        if not self.intake.taking:
            self._capture.start()

    def _read(self, expense: ExpenseId) -> None:
        """Show what was read; the field least sure has the focus, unless the person is at work elsewhere."""
        line = self._expenses.line(expense)
        if line is not None and expense == self._draft.expense:
            self._draft.settle(line.expense)
        self.refresh()
        if line is not None and expense == self._draft.expense and not line.expense.reviewed:
            self._view.offer_focus(self._show.first_field(expense))
