"""The services over memory, and stand-ins for the window, for tests of pages and presenters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from lianes_desktop.documents.spreadsheets import Spreadsheets
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.summaries import Section
from lianes_desktop.interchange.calendars import ICalendarFiles
from lianes_desktop.interchange.cards import CardFiles
from lianes_desktop.services.accords import AccordService
from lianes_desktop.services.beginnings import BeginningService
from lianes_desktop.services.business_cards import BusinessCardService
from lianes_desktop.services.calendar_files import CalendarFileService
from lianes_desktop.services.card_files import CardFileService
from lianes_desktop.services.carrying import CarryingService
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.courtesies import CourtesyService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.extracts import ExtractService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.file_reading import FileReading
from lianes_desktop.services.funding import FundingService
from lianes_desktop.services.item_pictures import ItemPictureService
from lianes_desktop.services.joining import MembershipService
from lianes_desktop.services.overview import OverviewService
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.people import PeopleService
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.store import Record
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.preparation import PreparationService
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.rates import RateService
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.services.records import Records
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.services.replanning import ReplanningService
from lianes_desktop.services.reports import ReportService
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.services.sample import SampleService
from lianes_desktop.services.steering import SteeringService
from lianes_desktop.services.team import TeamService
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.services.together import TogetherService
from lianes_desktop.services.trail import Trail
from lianes_desktop.services.watch import WatchService
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.kit.ports import Place, Presenter
from support.builders import RESOURCES, SETTINGS, shipped_templates
from support.fakes import FakePictures, MemoryPreferences, MemoryVault
from support.memory import MemoryClock, MemoryReadings, MemoryStore
from support.paper_disks import PaperDisks
from support.paper_lines import PaperLines
from support.readers import FakeCardReader, FakeReader

T = TypeVar("T")


class PageDesk:
    """A store in memory with the services a field page asks."""

    def __init__(self, *records: Record) -> None:
        self.store = MemoryStore(SETTINGS)
        self.changes = Changes()
        self.readings = MemoryReadings(self.store)
        self.rules = Rulebook(lambda: SETTINGS, self.readings, self.changes)
        self.clock = MemoryClock()
        self.records = Records(self.store.open_unit, self.rules, self.changes, Trail(self.clock, self.readings))
        self.vault = MemoryVault()
        self.pictures = FakePictures()
        sample = SampleService(self.records, self.vault, self.pictures, self.clock, RESOURCES / "sample")
        papers = PaperKeeper(self.vault, self.pictures)
        self.dossiers = DossierService(self.records, self.readings, self.rules, sample.add)
        self.rates = RateService(self.records, self.readings, self.rules, papers, self.vault, self.pictures, self.clock)
        self.beginnings = BeginningService(self.records, self.readings, self.dossiers, shipped_templates)
        self.preparation = PreparationService(self.records, self.readings, shipped_templates, self.clock)
        self.programmes = ProgrammeService(self.records, self.readings)
        self.replanning = ReplanningService(self.records, self.readings, shipped_templates)
        self.releases = ReleaseService(self.records, self.readings, self.clock)
        self.item_pictures = ItemPictureService(self.records, self.readings, self.vault, self.pictures)
        self.courtesies = CourtesyService(self.records, self.readings, self.clock)
        self.expenses = ExpenseService(self.records, self.readings, self.rules, self.vault, self.pictures, self.clock)
        self.reader = FakeReader()
        files = FileReading(self.pictures, self.reader)
        self.receipt_readings = ReceiptReadings(self.records, self.readings, self.rules, self.vault, files, self.clock)
        self.together = TogetherService(self.records, self.readings, self.expenses)
        self.calendar_files = CalendarFileService(self.records, self.readings, ICalendarFiles(), self.clock)
        self.extracts = ExtractService(self.readings, self.rules, Spreadsheets(), self.clock)
        self.memberships = MembershipService(self.records, self.readings, self.rules, papers, self.clock)
        self.steering = SteeringService(self.records, self.readings, self.rules, self.clock)
        self.accords = AccordService(self.records, papers)
        self.team = TeamService(self.records, self.readings, papers)
        self.fundings = FundingService(self.records, self.readings, self.rules, self.clock)
        self.reports = ReportService(self.records, self.readings, self.rules, papers, self.clock)
        self.carrying = CarryingService(self.records, self.readings)
        self.overviews = OverviewService(self.readings, self.rules, self.clock)
        self.telephones = PaperLines()
        self.telephone = TelephoneService(self.expenses, self.telephones, self.telephones.interfaces)
        self.preferences = PreferencesService(MemoryPreferences(), self.changes)
        self.card_reader = FakeCardReader()
        self.cards = BusinessCardService(self.records, papers, self.vault, self.pictures, self.card_reader)
        self.card_files = CardFileService(self.records, self.readings, CardFiles(), self.clock)
        self.people = PeopleService(self.records, self.readings, self.preferences)
        self.disks = PaperDisks()
        self.watch = WatchService(self.disks, self.readings, self.preferences)
        self.put(*records)

    @property
    def behind_expenses(self) -> Behind:
        """What stands behind the expenses page."""
        return Behind(
            expenses=self.expenses,
            dossiers=self.dossiers,
            programmes=self.programmes,
            rules=self.rules,
            clock=self.clock,
            telephone=self.telephone,
            watch=self.watch,
            together=self.together,
            extracts=self.extracts,
            preferences=self.preferences,
            readings=self.receipt_readings,
            rates=self.rates,
        )

    def tell(self, presenter: Presenter) -> None:
        """Have a page read again when what it shows changed, as the window does."""

        def heard(topics: frozenset[Topic]) -> None:
            if presenter.topics & topics:
                presenter.refresh()

        self.changes.listen(heard)

    def put(self, *records: Record) -> None:
        """Keep these, as if they had been typed long ago."""
        if records:
            self.records.keep(None, *records)

    def fail(self, failure: UnavailableError | None) -> None:
        """Make every write fail from now on, or no longer."""
        self.store.fails = failure


@dataclass
class Held:
    """Work handed to ``LateJobs`` and not done yet."""

    start: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class Jobs:
    """Implements ``Jobs`` on the spot; with ``late`` the work waits for ``run_all``."""

    def __init__(self, *, late: bool = False) -> None:
        self.late = late
        self.held: list[Held] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> Held:
        job = Held(lambda: None)

        def report(at: int, of: int) -> None:
            if job.cancelled:
                raise CancelledError
            if progress is not None:
                progress(at, of)

        def start() -> None:
            try:
                report(0, 1) if job.cancelled else None
                result = work(report)
            except Exception as error:  # noqa: BLE001 - as the real worker does
                failed(error)
            else:
                done(result)

        job.start = start
        if self.late:
            self.held.append(job)
        else:
            start()
        return job

    def run_all(self) -> None:
        """Do what was held."""
        while self.held:
            self.held.pop(0).start()


@dataclass
class Bar:
    """Implements ``Notices`` and remembers."""

    said: list[tuple[str, bool]] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append((text, undo))

    def warn(self, text: str) -> None:
        self.warned.append(text)


@dataclass
class Compass:
    """Implements ``Navigator`` and remembers."""

    gone: list[tuple[str, UUID | None, str]] = field(default_factory=list)
    opened: list[DossierId] = field(default_factory=list)

    def go(self, section: Section | Place, subject: UUID | None = None, field: str = "") -> None:
        self.gone.append((section.value, subject, field))

    def open_dossier(self, dossier: DossierId) -> None:
        self.opened.append(dossier)
