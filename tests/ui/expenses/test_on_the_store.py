"""The list on the real store: what is asked in SQL is what is shown."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission, a_profile, a_rate, an_expense, dirhams
from support.fakes import FakePictures, MemoryPreferences, MemoryVault
from support.memory import MemoryClock
from support.page_desk import Bar, Jobs
from support.paper_disks import PaperDisks
from support.paper_lines import PaperLines
from support.readers import FakeReader
from support.screens import settle
from support.stores import OpenStore

from lianes_desktop.documents.spreadsheets import Spreadsheets
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.extracts import ExtractService
from lianes_desktop.services.file_reading import FileReading
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.rates import RateService
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.services.records import Records
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.services.together import TogetherService
from lianes_desktop.services.trail import Trail
from lianes_desktop.services.watch import WatchService
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.expenses.table import ExpenseTable

pytestmark = pytest.mark.usefixtures("theme")

DAYS, EACH = 6, 50
TAXIS = ("Petit taxi", "Grand taxi", "Taxi aéroport")


class Sitting:
    """A page over three hundred expenses."""

    def __init__(self, qtbot: QtBot, store: OpenStore) -> None:
        records = Records(store.unit, store.rules, Changes(), Trail(MemoryClock(), store.readings))
        spent = [
            an_expense(
                dirhams(str(10 + number)),
                number=number,
                payee=TAXIS[number % len(TAXIS)],
                kind="TAXI",
                paid_on=date(2026, 10, 15) - timedelta(days=number % DAYS),
                receipts=(),
            )
            for number in range(1, DAYS * EACH + 1)
        ]
        records.keep(None, a_profile(), a_mission(), DossierRate(DOSSIER, a_rate()), *spent)
        clock, readings = MemoryClock(), store.readings
        service = ExpenseService(records, readings, store.rules, MemoryVault(), FakePictures(), clock)
        lines = PaperLines()
        reading = FileReading(FakePictures(), FakeReader())
        papers = PaperKeeper(MemoryVault(), FakePictures())
        preferences = PreferencesService(MemoryPreferences(), store.changes)
        behind = Behind(
            expenses=service,
            dossiers=DossierService(records, readings, store.rules, lambda: DOSSIER),
            programmes=ProgrammeService(records, readings),
            rules=store.rules,
            clock=clock,
            telephone=TelephoneService(service, lines, lines.interfaces),
            watch=WatchService(PaperDisks(), readings, preferences),
            together=TogetherService(records, readings, service),
            extracts=ExtractService(readings, store.rules, Spreadsheets(), clock),
            preferences=preferences,
            readings=ReceiptReadings(records, readings, store.rules, MemoryVault(), reading, clock),
            rates=RateService(records, readings, store.rules, papers, MemoryVault(), FakePictures(), clock),
        )
        screen = expenses_screen(behind, Jobs(), Bar())
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.page, self.presenter = screen.page, screen.presenter
        qtbot.addWidget(self.page)
        self.page.resize(1180, 860)
        self.page.show()
        self.presenter.open(DOSSIER)
        settle()

    @property
    def table(self) -> ExpenseTable:
        found = self.page.findChild(ExpenseTable)
        assert isinstance(found, ExpenseTable)
        return found

    def rows(self) -> int:
        settle()
        return self.table.model().rowCount()


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    store = OpenStore(tmp_path)
    made = Sitting(qtbot, store)
    yield made
    made.page.close()
    store.close()


def test_every_expense_stands_under_its_day(sitting: Sitting) -> None:
    assert sitting.rows() == DAYS * EACH + DAYS


def test_heads_are_lower_than_rows_whatever_the_order_was_before(sitting: Sitting) -> None:
    def heights() -> list[int]:
        settle()
        return [sitting.table.rowHeight(row) for row in range(EACH + 2)]

    by_day = [34, *[58] * EACH, 34]
    assert heights() == by_day

    sitting.presenter.sort(ExpenseSort.AMOUNT)
    assert heights() == [58] * (EACH + 2)
    sitting.presenter.sort(ExpenseSort.DAY)
    assert heights() == by_day


def test_searching_and_filtering_ask_the_store(sitting: Sitting) -> None:
    sitting.presenter.sort(ExpenseSort.PAYEE)
    sitting.presenter.search("aero")
    assert sitting.rows() == DAYS * EACH // len(TAXIS)

    sitting.presenter.search("")
    sitting.presenter.filter(ExpenseFilter.NOT_ELIGIBLE)
    assert sitting.rows() == 0
    sitting.presenter.filter(ExpenseFilter.INCOMPLETE)
    assert sitting.rows() == DAYS * EACH
