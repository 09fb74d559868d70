"""What the presenter asks of the page."""

from collections.abc import Callable
from typing import Protocol

from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort
from lianes_desktop.services.ports.receipts import Corners, View
from lianes_desktop.ui.expenses.list_values import Choices, Exported, Filters, Rows, Tools
from lianes_desktop.ui.expenses.telephone import ListeningShown, TelephoneShown
from lianes_desktop.ui.expenses.values import Detail, Field, Heading, Outcome, RatesShown, Sheet, Totals
from lianes_desktop.ui.expenses.watching import WatchedShown


class ExpensesView(Protocol):
    """The page as its presenter sees it."""

    def show_heading(self, heading: Heading) -> None:
        """The title's second line, the segments, and the empty page when there is nothing at all."""
        ...

    def show_order(self, order: Rows, sort: ExpenseSort, *, descending: bool) -> None:
        """The list's rows."""
        ...

    def show_tools(self, tools: Tools) -> None:
        """How the list is narrowed and grouped, and what to give up when nothing is left."""
        ...

    def show_filters(self, filters: Filters) -> None:
        """What the list may be narrowed to, to choose from."""
        ...

    def show_choices(self, choices: Choices) -> None:
        """What several expenses may be given at once."""
        ...

    def show_picked(self, words: str) -> None:
        """How many are chosen together and what they come to; empty when none are."""
        ...

    def show_work(self, words: str, at: int, of: int) -> None:
        """How far work on several expenses is; ``of`` is 0 when nothing is under way."""
        ...

    def ask_file(self, name: str, chosen: Callable[[str], None]) -> None:
        """Ask where to write a file; ``chosen`` gets its path unless the person changes their mind."""
        ...

    def show_exported(self, exported: Exported | None) -> None:
        """Where the list was written."""
        ...

    def show_filter(self, show: ExpenseFilter, search: str) -> None:
        """The segment chosen and the words searched for."""
        ...

    def show_totals(self, totals: Totals) -> None:
        """The bar under the list."""
        ...

    def select(self, key: int | None, *, alone: bool = False) -> None:
        """Show which row is moved to without telling so; those chosen together stay so, unless it is ``alone``."""
        ...

    def flush(self) -> None:
        """Tell what is typed and not told yet: another expense is about to be shown."""
        ...

    def show_detail(self, shown: Detail | None) -> None:
        """The panel beside the list."""
        ...

    def show_lock(self, version: int, *, chosen: bool) -> None:
        """The version that holds expenses as they left, 0 for none, and whether it holds the one chosen."""
        ...

    def show_picture(self, sheet: Sheet, jpeg: bytes, how: View) -> None:
        """The receipt, once it is drawn as ``how`` says; ignored when another sheet is shown by then."""
        ...

    def show_picture_failed(self, sheet: Sheet, reason: str) -> None:
        """Why the receipt cannot be shown."""
        ...

    def show_corners(self, sheet: Sheet, corners: Corners | None) -> None:
        """Where the paper seems to lie on a sheet, ``None`` when nothing stands out."""
        ...

    def show_progress(self, at: int, of: int) -> None:
        """How far the files are; ``of`` is 0 when nothing is under way."""
        ...

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Files that were not taken, or were there already."""
        ...

    def show_slip(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """A sheet of an exchange slip, over the whole screen."""
        ...

    def show_rates(self, rates: RatesShown | None) -> None:
        """The rates editor in the panel's place; ``None`` closes it."""
        ...

    def show_telephone(self, shown: TelephoneShown | None) -> None:
        """How to photograph with a telephone, in the panel's place; ``None`` closes it."""
        ...

    def show_listening(self, shown: ListeningShown | None) -> None:
        """That a telephone may send, wherever the panel is; ``None`` when none may."""
        ...

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> None:
        """Where photographs come from by themselves, above the list."""
        ...

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field of the panel."""
        ...

    def offer_focus(self, field: Field) -> None:
        """Put the cursor in a field of the panel, unless the person is typing, or at work somewhere else."""
        ...

    def focus_part(self, name: str) -> None:
        """Put the focus on the receipt (``receipts``), or on the button that accepts the expense."""
        ...

    def waits_for_receipt(self) -> bool:
        """Whether the person is on the place of a missing receipt: what is pasted belongs there."""
        ...
