"""A mission under way on a ``PageDesk``: three expenses over three days, and ways to look at them."""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from lianes_desktop.domain.expenses import Expense, ReceiptPage
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.services.expenses import Offered
from lianes_desktop.services.ports.store import DossierRate
from support.builders import (
    DOSSIER,
    a_mission,
    a_page,
    a_participant,
    a_profile,
    a_rate,
    a_receipt,
    an_expense,
    an_item,
    dirhams,
)
from support.page_desk import PageDesk


@dataclass(frozen=True)
class Travel:
    """The desk, and the records a test names."""

    desk: PageDesk
    claire: Participant
    dinner: ProgrammeItem
    taxi: ExpenseId
    meal: ExpenseId
    snack: ExpenseId
    meal_page: ReceiptPage

    def kept(self, expense: ExpenseId) -> Expense:
        """The expense as it is now."""
        return self.line(expense).expense

    def line(self, expense: ExpenseId) -> ExpenseLine:
        """The row of the expense as it is now."""
        line = self.desk.expenses.line(expense)
        assert line is not None
        return line

    def all(self) -> list[Expense]:
        """Every expense of the mission, the last day first."""
        keys = self.desk.expenses.order(DOSSIER).keys
        return [line.expense for line in self.desk.expenses.lines(keys)]


def a_travel() -> Travel:
    """A taxi accepted, a meal not looked at yet, a snack without its receipt."""
    claire, dinner = a_participant(), an_item("2026-10-14 20:00", "2026-10-14 22:00", title="Dîner")
    page = a_page("photo dar tazi")
    receipts = (a_receipt("photo taxi"), a_receipt(pages=(page,)))
    taxi = an_expense(
        dirhams("44"), number=1, payee="Petit taxi", kind="TAXI", receipts=(receipts[0].id,), payer=claire.id
    )
    meal = an_expense(
        dirhams("450"),
        number=2,
        payee="Dar Tazi",
        kind="RESO",
        receipts=(receipts[1].id,),
        paid_on=date(2026, 10, 14),
        paid_time=time(21, 5),
        reviewed=False,
    )
    snack = an_expense(
        dirhams("240"), number=3, payee="Snack Al Wahda", kind="REMI", receipts=(), paid_on=date(2026, 10, 15)
    )
    rate = DossierRate(DOSSIER, a_rate())
    desk = PageDesk(a_profile(), a_mission(), claire, dinner, rate, *receipts, taxi, meal, snack)
    for content in ("photo taxi", "photo dar tazi"):
        desk.vault.store(content.encode())
    return Travel(desk, claire, dinner, taxi.id, meal.id, snack.id, page)


def a_photo(name: str, content: str = "photo") -> Offered:
    """A file the stand-in takes for a photograph."""
    return Offered(name, data=f"{content} {name}".encode())


def a_photo_file(folder: Path, name: str) -> Path:
    """The same, on a disk."""
    path = folder / name
    path.write_bytes(f"photo {name}".encode())
    return path
