"""All the services of one installation, joined over a store in memory (or a real one) and stand-ins for the rest."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from lianes_desktop.bundle.share_texts import BundleTexts
from lianes_desktop.documents.ministry_book import MinistryWorkbooks
from lianes_desktop.documents.ministry_report import PdfMinistryReport
from lianes_desktop.documents.money_book import MoneyWorkbooks
from lianes_desktop.documents.spreadsheets import Spreadsheets
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.people import Profile
from lianes_desktop.interchange.transfers import SepaFiles
from lianes_desktop.services.answering import AnsweringService
from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.backups import BackupService
from lianes_desktop.services.beginnings import BeginningService
from lianes_desktop.services.carrying import CarryingService
from lianes_desktop.services.cerfa import load as load_grid
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.claim_desks import ClaimDesks
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.courtesies import CourtesyService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.expenses import ExpenseService, Offered
from lianes_desktop.services.extracts import ExtractService
from lianes_desktop.services.file_reading import FileReading
from lianes_desktop.services.funding import FundingService
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.item_pictures import ItemPictureService
from lianes_desktop.services.joining import MembershipService
from lianes_desktop.services.light_copies import LightCopies
from lianes_desktop.services.likenesses import LikenessService
from lianes_desktop.services.ministry_reports import MinistryReportService
from lianes_desktop.services.money import MoneyService
from lianes_desktop.services.overview import OverviewService
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.payments import PaymentService
from lianes_desktop.services.people import PeopleService
from lianes_desktop.services.ports.answers import AnswerFiles
from lianes_desktop.services.ports.office import OfficeReadings
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import OpenUnit
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.preparation import PreparationService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.rates import RateService
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.services.received_lines import ReceivedLines
from lianes_desktop.services.records import Records
from lianes_desktop.services.register import RegisterService
from lianes_desktop.services.releases import ReleaseService
from lianes_desktop.services.replanning import ReplanningService
from lianes_desktop.services.replies import ReplyService
from lianes_desktop.services.reports import ReportService
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.services.sample import SampleService
from lianes_desktop.services.settings import SettingsService
from lianes_desktop.services.sharing import SharingService
from lianes_desktop.services.steering import SteeringService
from lianes_desktop.services.team import TeamService
from lianes_desktop.services.together import TogetherService
from lianes_desktop.services.trail import Trail
from support.answer_box import MemoryAnswers
from support.builders import RESOURCES, SETTINGS, a_participant, a_profile, euros, shipped_templates
from support.fakes import (
    FakeAuthority,
    FakeBundles,
    FakeDocuments,
    FakeKeys,
    FakePictures,
    FakeShares,
    FixedSeries,
    MemoryBackups,
    MemoryCopies,
    MemoryPreferences,
    MemoryVault,
    no_progress,
)
from support.memory import MemoryClock, MemoryReadings, MemoryStore
from support.memory_office import MemoryOffice
from support.readers import FakeReader


class Kept(Protocol):
    """A store: transactions and readings."""

    @property
    def open_unit(self) -> OpenUnit: ...

    @property
    def readings(self) -> Readings: ...

    @property
    def office(self) -> OfficeReadings: ...


class InMemory:
    """A store in memory."""

    def __init__(self) -> None:
        self.store = MemoryStore(SETTINGS)
        self.open_unit: OpenUnit = self.store.open_unit
        self.readings: Readings = MemoryReadings(self.store)
        self.office: OfficeReadings = MemoryOffice(self.store)


class Desk:
    """One installation, its services by name."""

    def __init__(
        self,
        kept: Kept,
        folder: Path,
        bundles: FakeBundles | None = None,
        answer_files: AnswerFiles | None = None,
    ) -> None:
        self.kept, self.folder = kept, folder
        self.clock = MemoryClock()
        self.vault, self.pictures, self.lights = MemoryVault(), FakePictures(), MemoryCopies()
        self.light_copies = LightCopies(self.vault, self.pictures, self.lights)
        self.keys, self.bundles, self.series = FakeKeys(), bundles or FakeBundles(), FixedSeries()
        self.authority, self.copies, self.choices = FakeAuthority(), MemoryBackups(self.clock), MemoryPreferences()
        self.readings, self.open_unit = kept.readings, kept.open_unit
        self.shares = FakeShares("Jeanne", {}, {})
        self.heard: list[frozenset[Topic]] = []
        self.changes = Changes()
        self.changes.listen(self.heard.append)
        self.rules = Rulebook(lambda: SETTINGS, self.readings, self.changes)
        self.records = Records(kept.open_unit, self.rules, self.changes, Trail(self.clock, self.readings))
        self.undo = self.records.undo
        self.photographs = folder / "sample"
        sample = SampleService(self.records, self.vault, self.pictures, self.clock, self.photographs)
        self.profiles = ProfileService(self.records, self.readings)
        papers = PaperKeeper(self.vault, self.pictures)
        self.dossiers = DossierService(self.records, self.readings, self.rules, sample.add)
        self.rates = RateService(self.records, self.readings, self.rules, papers, self.vault, self.pictures, self.clock)
        self.beginnings = BeginningService(self.records, self.readings, self.dossiers, shipped_templates)
        self.preparation = PreparationService(self.records, self.readings, shipped_templates, self.clock)
        self.programme = ProgrammeService(self.records, self.readings)
        self.replanning = ReplanningService(self.records, self.readings, shipped_templates)
        self.releases = ReleaseService(self.records, self.readings, self.clock)
        self.item_pictures = ItemPictureService(self.records, self.readings, self.vault, self.pictures)
        self.courtesies = CourtesyService(self.records, self.readings, self.clock)
        self.contacts = ContactService(self.records, self.readings)
        self.expenses = ExpenseService(self.records, self.readings, self.rules, self.vault, self.pictures, self.clock)
        self.reader = FakeReader()
        files = FileReading(self.pictures, self.reader)
        self.receipt_readings = ReceiptReadings(self.records, self.readings, self.rules, self.vault, files, self.clock)
        self.together = TogetherService(self.records, self.readings, self.expenses)
        self.extracts = ExtractService(self.readings, self.rules, Spreadsheets(), self.clock)
        self.team = TeamService(self.records, self.readings, papers)
        self.fundings = FundingService(self.records, self.readings, self.rules, self.clock)
        self.reports = ReportService(self.records, self.readings, self.rules, papers, self.clock)
        self.carrying = CarryingService(self.records, self.readings)
        self.overview = OverviewService(self.readings, self.rules, self.clock)
        self.memberships = MembershipService(self.records, self.readings, self.rules, papers, self.clock)
        self.steering = SteeringService(self.records, self.readings, self.rules, self.clock)
        self.hand_in = HandInService(
            self.records,
            self.readings,
            self.rules,
            self.series,
            self.keys,
            self.bundles,
            FakeDocuments(),
            self.vault,
            self.pictures,
            self.light_copies,
            self.clock,
        )
        self.enrolment = EnrolmentService(self.keys, self.readings, self.rules, self.changes)
        self.inbox = InboxService(
            kept.open_unit,
            self.readings,
            self.rules,
            self.bundles,
            self.authority,
            self.pictures,
            self.changes,
            self.clock,
            folder / "received",
        )
        self.register = RegisterService(self.authority, self.changes)
        self.settings = SettingsService(self.records, self.readings, self.rules, self.keys, self.authority, self.clock)
        self._answer_files = answer_files
        self.arrivals = ArrivalService(
            self.enrolment, self.inbox, self.register, self.settings, self.replies, self.sharing
        )
        self.preferences = PreferencesService(self.choices, self.changes)
        self.backups = BackupService(self.copies, self.changes)

    @cached_property
    def payments(self) -> PaymentService:
        """What the office owes."""
        return PaymentService(self.records, self.readings, self.rules, SepaFiles(), self.clock)

    @cached_property
    def money(self) -> MoneyService:
        """The money of an edition."""
        return MoneyService(self.records, self.readings, self.rules, MoneyWorkbooks(), self.clock)

    @cached_property
    def ministry_reports(self) -> MinistryReportService:
        """Reports to the ministry."""
        grid = load_grid((RESOURCES / "reference" / "cerfa_15059.json").read_text(encoding="utf-8"))
        books, drawer = MinistryWorkbooks(), PdfMinistryReport()
        return MinistryReportService(
            *(self.records, self.readings, self.rules, lambda: grid, books, drawer, self.clock),
        )

    @cached_property
    def people(self) -> PeopleService:
        return PeopleService(self.records, self.readings, self.preferences)

    @cached_property
    def office(self) -> OfficeReadings:
        return self.kept.office

    @cached_property
    def received_lines(self) -> ReceivedLines:
        return ReceivedLines(self.kept.open_unit, self.readings, self.office, self.rules, self.changes)

    @cached_property
    def answer_files(self) -> AnswerFiles:
        return self._answer_files or MemoryAnswers(self.clock)

    @cached_property
    def replies(self) -> ReplyService:
        folder = self.folder / "answers"
        return ReplyService(self.records, self.readings, self.answer_files, self.clock, folder)

    @cached_property
    def claim_desks(self) -> ClaimDesks:
        return ClaimDesks(self.readings, self.office, self.received_lines, self.rules, self.changes, self.clock)

    @cached_property
    def likenesses(self) -> LikenessService:
        kept, changes, folder = self.kept, self.changes, self.folder / "received"
        return LikenessService(kept.open_unit, self.readings, self.office, self.bundles, self.pictures, changes, folder)

    @cached_property
    def reviewing(self) -> ReviewingService:
        return ReviewingService(self.records, self.claim_desks, self.readings, self.clock)

    @cached_property
    def answering(self) -> AnsweringService:
        return AnsweringService(self.records, self.readings, self.claim_desks, self.series, self.answer_files)

    @cached_property
    def sharing(self) -> SharingService:
        """Dossiers shared with other desks, once ``shares`` have their files in common."""
        return SharingService(
            self.records,
            self.open_unit,
            self.readings,
            BundleTexts(),
            self.shares,
            self.series,
            self.keys,
            self.vault,
            self.pictures,
            self.clock,
        )

    def start(self, profile: Profile | None = None) -> DossierId:
        """A profile and a first mission."""
        self.profiles.save(profile or a_profile())
        return self.dossiers.create_mission("Oujda 2026").id


def photo(name: str, content: str = "") -> Offered:
    """A photograph offered by its bytes."""
    return Offered(f"{name}.jpg", data=f"photo {content or name}".encode())


def ready_to_leave(desk: Desk) -> DossierId:
    """A mission nothing keeps from being signed."""
    dossier = desk.start()
    mission = desk.dossiers.action(dossier)
    assert isinstance(mission, Mission)
    desk.dossiers.correct(replace(mission, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15)))
    (person,) = desk.dossiers.participants(dossier)
    desk.dossiers.correct_participant(replace(person, mandate=a_participant().mandate))
    (taken,) = desk.expenses.take(dossier, [photo("hotel")], no_progress).added
    line = desk.expenses.line(taken)
    assert line is not None
    given = replace(line.expense, amount=euros("747.23"), kind="HEBE", paid_on=date(2026, 10, 13), payee="Hôtel")
    desk.expenses.correct(given)
    desk.expenses.accept(taken)
    return dossier
