"""Everything of one data folder joined: its services, each made and imported when it is first asked for."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.later import later
from lianes_desktop.app.rings import Rings
from lianes_desktop.assets import resource
from lianes_desktop.services.changes import Changes

if TYPE_CHECKING:
    from lianes_desktop.domain.cerfa import CerfaGrid
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.domain.people import Role
    from lianes_desktop.domain.templates import Templates
    from lianes_desktop.services.accords import AccordService
    from lianes_desktop.services.answer_papers import AnswerPapers
    from lianes_desktop.services.answering import AnsweringService
    from lianes_desktop.services.arrivals import ArrivalService
    from lianes_desktop.services.backups import BackupService
    from lianes_desktop.services.beginnings import BeginningService
    from lianes_desktop.services.boxes import BoxService
    from lianes_desktop.services.business_cards import BusinessCardService
    from lianes_desktop.services.by_hand import ByHandService
    from lianes_desktop.services.calendar_files import CalendarFileService
    from lianes_desktop.services.card_files import CardFileService
    from lianes_desktop.services.carrying import CarryingService
    from lianes_desktop.services.chain import ChainService
    from lianes_desktop.services.claim_back_letters import ClaimBackLetters
    from lianes_desktop.services.claim_desks import ClaimDesks
    from lianes_desktop.services.claim_list import ClaimListService
    from lianes_desktop.services.collecting import CollectingService
    from lianes_desktop.services.contacts import ContactService
    from lianes_desktop.services.courtesies import CourtesyService
    from lianes_desktop.services.deliveries import DeliveryService
    from lianes_desktop.services.dossiers import DossierService
    from lianes_desktop.services.enrolment import EnrolmentService
    from lianes_desktop.services.expenses import ExpenseService
    from lianes_desktop.services.extracts import ExtractService
    from lianes_desktop.services.funding import FundingService
    from lianes_desktop.services.hand_in import HandInService
    from lianes_desktop.services.inbox import InboxService
    from lianes_desktop.services.issued import IssuedAnswers
    from lianes_desktop.services.item_pictures import ItemPictureService
    from lianes_desktop.services.joining import MembershipService
    from lianes_desktop.services.journal import JournalService
    from lianes_desktop.services.likenesses import LikenessService
    from lianes_desktop.services.ministry_reports import MinistryReportService
    from lianes_desktop.services.money import MoneyService
    from lianes_desktop.services.overview import OverviewService
    from lianes_desktop.services.papers import PaperService
    from lianes_desktop.services.payment_notices import PaymentNotices
    from lianes_desktop.services.payments import PaymentService
    from lianes_desktop.services.people import PeopleService
    from lianes_desktop.services.ports.ministry import MinistryBooks
    from lianes_desktop.services.ports.money import MoneyBooks
    from lianes_desktop.services.ports.office import OfficeReadings
    from lianes_desktop.services.preparation import PreparationService
    from lianes_desktop.services.profiles import ProfileService
    from lianes_desktop.services.programmes import ProgrammeService
    from lianes_desktop.services.rates import RateService
    from lianes_desktop.services.receipt_readings import ReceiptReadings
    from lianes_desktop.services.register import RegisterService
    from lianes_desktop.services.releases import ReleaseService
    from lianes_desktop.services.replanning import ReplanningService
    from lianes_desktop.services.replies import ReplyService
    from lianes_desktop.services.reports import ReportService
    from lianes_desktop.services.reviewing import ReviewingService
    from lianes_desktop.services.rights import RightsService
    from lianes_desktop.services.settings import SettingsService
    from lianes_desktop.services.sharing import SharingService
    from lianes_desktop.services.steering import SteeringService
    from lianes_desktop.services.team import TeamService
    from lianes_desktop.services.telephone import TelephoneService
    from lianes_desktop.services.together import TogetherService
    from lianes_desktop.services.version_changes import VersionService
    from lianes_desktop.services.watch import WatchService


class Workspace(Rings):
    """The services of one installation, over its data folder and its key."""

    # ---- who is here, and the copies of the store

    @cached_property
    def profiles(self) -> ProfileService:
        """Who is here."""
        from lianes_desktop.services.profiles import ProfileService  # noqa: PLC0415 - likewise

        return ProfileService(self.records, self.readings)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the store."""
        from lianes_desktop.services.backups import BackupService  # noqa: PLC0415 - likewise

        # the office's database is copied by whoever looks after its server: here only when somebody asks
        return BackupService(self.store_backups, self.changes if self.server is None else Changes())

    # ---- dossiers, from their first day to the claim

    @cached_property
    def dossiers(self) -> DossierService:
        """Missions and hosting days."""
        from lianes_desktop.services.dossiers import DossierService  # noqa: PLC0415 - likewise

        return DossierService(self.records, self.readings, self.rules, self._add_sample)

    @cached_property
    def rates(self) -> RateService:
        """Exchange slips, and rates frozen or reckoned again."""
        from lianes_desktop.services.rates import RateService  # noqa: PLC0415 - likewise

        return RateService(
            self.records, self.readings, self.rules, self.papers_kept, self.vault, self.pictures, self.clock
        )

    @cached_property
    def team(self) -> TeamService:
        """Who takes part."""
        from lianes_desktop.services.team import TeamService  # noqa: PLC0415 - likewise

        return TeamService(self.records, self.readings, self.papers_kept)

    @cached_property
    def fundings(self) -> FundingService:
        """The budget, and who else pays."""
        from lianes_desktop.services.funding import FundingService  # noqa: PLC0415 - likewise

        return FundingService(self.records, self.readings, self.rules, self.clock)

    @cached_property
    def beginnings(self) -> BeginningService:
        """What a new dossier may start from."""
        from lianes_desktop.services.beginnings import BeginningService  # noqa: PLC0415 - likewise

        return BeginningService(self.records, self.readings, self.dossiers, _templates)

    @cached_property
    def preparation(self) -> PreparationService:
        """What is prepared before an action."""
        from lianes_desktop.services.preparation import PreparationService  # noqa: PLC0415 - likewise

        return PreparationService(self.records, self.readings, _templates, self.clock)

    @cached_property
    def programmes(self) -> ProgrammeService:
        """The programme."""
        from lianes_desktop.services.programmes import ProgrammeService  # noqa: PLC0415 - likewise

        return ProgrammeService(self.records, self.readings)

    @cached_property
    def replanning(self) -> ReplanningService:
        """Programmes filled at once."""
        from lianes_desktop.services.replanning import ReplanningService  # noqa: PLC0415 - likewise

        return ReplanningService(self.records, self.readings, _templates)

    @cached_property
    def releases(self) -> ReleaseService:
        """The versions of the programme."""
        from lianes_desktop.services.releases import ReleaseService  # noqa: PLC0415 - likewise

        return ReleaseService(self.records, self.readings, self.clock)

    @cached_property
    def item_pictures(self) -> ItemPictureService:
        """The pictures taken at the lines of the programme."""
        from lianes_desktop.services.item_pictures import ItemPictureService  # noqa: PLC0415 - likewise

        return ItemPictureService(self.records, self.readings, self.vault, self.pictures)

    @cached_property
    def courtesies(self) -> CourtesyService:
        """What is remarked of a programme."""
        from lianes_desktop.services.courtesies import CourtesyService  # noqa: PLC0415 - likewise

        return CourtesyService(self.records, self.readings, self.clock)

    @cached_property
    def calendar_files(self) -> CalendarFileService:
        """The programme as other calendars write and read it."""
        from lianes_desktop.interchange.calendars import ICalendarFiles  # noqa: PLC0415 - likewise
        from lianes_desktop.services.calendar_files import CalendarFileService  # noqa: PLC0415 - likewise

        return CalendarFileService(self.records, self.readings, ICalendarFiles(), self.clock)

    @cached_property
    def contacts(self) -> ContactService:
        """The people met."""
        from lianes_desktop.services.contacts import ContactService  # noqa: PLC0415 - likewise

        return ContactService(self.records, self.readings)

    @cached_property
    def card_files(self) -> CardFileService:
        """People from files, and to them."""
        from lianes_desktop.services.card_files import CardFileService  # noqa: PLC0415 - likewise

        return CardFileService(self.records, self.readings, self.cards, self.clock)

    @cached_property
    def people(self) -> PeopleService:
        """The same people met again."""
        from lianes_desktop.services.people import PeopleService  # noqa: PLC0415 - likewise

        return PeopleService(self.records, self.readings, self.preferences)

    @cached_property
    def business_cards(self) -> BusinessCardService:
        """Business cards photographed."""
        from lianes_desktop.services.business_cards import BusinessCardService  # noqa: PLC0415 - likewise

        return BusinessCardService(self.records, self.papers_kept, self.vault, self.pictures, self.card_reader)

    @cached_property
    def expenses(self) -> ExpenseService:
        """Expenses and receipts."""
        from lianes_desktop.services.expenses import ExpenseService  # noqa: PLC0415 - likewise

        return ExpenseService(self.records, self.readings, self.rules, self.vault, self.pictures, self.clock)

    @cached_property
    def receipt_readings(self) -> ReceiptReadings:
        """What is read on receipts."""
        from lianes_desktop.services.file_reading import FileReading  # noqa: PLC0415 - likewise
        from lianes_desktop.services.receipt_readings import ReceiptReadings  # noqa: PLC0415 - likewise

        files = FileReading(self.pictures, self.reader)
        return ReceiptReadings(self.records, self.readings, self.rules, self.vault, files, self.clock)

    @cached_property
    def telephone(self) -> TelephoneService:
        """Receipts photographed with a telephone."""
        from lianes_desktop.app.interfaces import interfaces  # noqa: PLC0415 - when a telephone is waited for
        from lianes_desktop.services.telephone import TelephoneService  # noqa: PLC0415 - likewise
        from lianes_desktop.telephone.reception import Reception  # noqa: PLC0415 - likewise

        return TelephoneService(self.expenses, Reception(), interfaces)

    @cached_property
    def watch(self) -> WatchService:
        """Photographs that come by themselves."""
        from lianes_desktop.app.disks import SystemDisks  # noqa: PLC0415 - likewise
        from lianes_desktop.services.watch import WatchService  # noqa: PLC0415 - likewise

        return WatchService(SystemDisks(), self.readings, self.preferences)

    def stop_reading(self) -> None:
        """Give up the receipt being read, at once: it is read when the dossier is opened again."""
        if "adapters" in self.__dict__:
            self.adapters.stop_reading()

    def hang_up(self) -> None:
        """Listen to no telephone any more; what came through is taken in when this returns."""
        if "telephone" in self.__dict__:
            self.telephone.close()

    @cached_property
    def together(self) -> TogetherService:
        """What is done to several expenses at once."""
        from lianes_desktop.services.together import TogetherService  # noqa: PLC0415 - likewise

        return TogetherService(self.records, self.readings, self.expenses)

    @cached_property
    def extracts(self) -> ExtractService:
        """The list of expenses as a table."""
        from lianes_desktop.services.extracts import ExtractService  # noqa: PLC0415 - likewise

        return ExtractService(self.readings, self.rules, self.tables, self.clock)

    @cached_property
    def reports(self) -> ReportService:
        """What came of an action."""
        from lianes_desktop.services.reports import ReportService  # noqa: PLC0415 - likewise

        return ReportService(self.records, self.readings, self.rules, self.papers_kept, self.clock)

    @cached_property
    def carrying(self) -> CarryingService:
        """What an earlier action left to do."""
        from lianes_desktop.services.carrying import CarryingService  # noqa: PLC0415 - likewise

        return CarryingService(self.records, self.readings)

    @cached_property
    def overview(self) -> OverviewService:
        """Where a dossier stands."""
        from lianes_desktop.services.overview import OverviewService  # noqa: PLC0415 - likewise

        return OverviewService(self.readings, self.rules, self.clock)

    @cached_property
    def accords(self) -> AccordService:
        """The signed agreements of new partnerships."""
        from lianes_desktop.services.accords import AccordService  # noqa: PLC0415 - likewise

        return AccordService(self.records, self.papers_kept)

    @cached_property
    def journals(self) -> JournalService:
        """The trail, as a person reads it."""
        from lianes_desktop.services.journal import JournalService  # noqa: PLC0415 - likewise

        return JournalService(self.readings, self.rules)

    @cached_property
    def chain(self) -> ChainService:
        """The office's trail."""
        from lianes_desktop.services.chain import ChainService  # noqa: PLC0415 - likewise

        return ChainService(self.readings)

    @cached_property
    def hand_in(self) -> HandInService:
        """The claim."""
        from lianes_desktop.services.hand_in import HandInService  # noqa: PLC0415 - likewise
        from lianes_desktop.services.light_copies import LightCopies  # noqa: PLC0415 - likewise

        return HandInService(
            self.records,
            self.readings,
            self.rules,
            self.series,
            self.keys,
            self.bundles,
            self.documents,
            self.vault,
            self.pictures,
            LightCopies(self.vault, self.pictures, self.light_copies),
            self.clock,
        )

    @cached_property
    def versions(self) -> VersionService:
        """What the next version of a claim changes."""
        from lianes_desktop.services.version_changes import VersionService  # noqa: PLC0415 - likewise

        return VersionService(self.readings)

    @cached_property
    def answer_papers(self) -> AnswerPapers:
        """Lianes' answers as papers."""
        from lianes_desktop.documents.decision import PdfAnswers  # noqa: PLC0415 - likewise
        from lianes_desktop.services.answer_papers import AnswerPapers  # noqa: PLC0415 - likewise

        return AnswerPapers(PdfAnswers())

    @cached_property
    def sharing(self) -> SharingService:
        """Dossiers shared between the participants of a mission."""
        from lianes_desktop.services.sharing import SharingService  # noqa: PLC0415 - likewise

        return SharingService(
            self.records,
            self.open_unit,
            self.readings,
            self.texts,
            self.shares,
            self.series,
            self.keys,
            self.vault,
            self.pictures,
            self.clock,
        )

    @cached_property
    def papers(self) -> PaperService:
        """The documents of the programme."""
        from lianes_desktop.services.papers import PaperService  # noqa: PLC0415 - likewise

        return PaperService(self.readings, self.rules, self.press, self.hand_in)

    @cached_property
    def rights(self) -> RightsService:
        """What a person may ask of what is kept of them."""
        from lianes_desktop.services.rights import RightsService  # noqa: PLC0415 - likewise

        return RightsService(
            self.records,
            self.readings,
            self.rules,
            self.papers,
            later(lambda: self.adapters.erasure_notice),
            self.eraser,
            self.changes,
            self.clock,
        )

    def _add_sample(self) -> DossierId:
        from lianes_desktop.services.sample import SampleService  # noqa: PLC0415 - seldom asked for

        return SampleService(self.records, self.vault, self.pictures, self.clock, resource("sample")).add()

    # ---- between Lianes and the authorities

    @cached_property
    def memberships(self) -> MembershipService:
        """Who joins the programme."""
        from lianes_desktop.services.joining import MembershipService  # noqa: PLC0415 - likewise

        return MembershipService(self.records, self.readings, self.rules, self.papers_kept, self.clock)

    @cached_property
    def steering(self) -> SteeringService:
        """The steering committee."""
        from lianes_desktop.services.steering import SteeringService  # noqa: PLC0415 - likewise

        return SteeringService(self.records, self.readings, self.rules, self.clock)

    @cached_property
    def enrolment(self) -> EnrolmentService:
        """This device's key."""
        from lianes_desktop.services.enrolment import EnrolmentService  # noqa: PLC0415 - likewise

        return EnrolmentService(self.keys, self.readings, self.rules, self.changes)

    @cached_property
    def register(self) -> RegisterService:
        """The office's authority."""
        from lianes_desktop.services.register import RegisterService  # noqa: PLC0415 - likewise

        return RegisterService(self.authority, self.changes)

    @cached_property
    def office(self) -> OfficeReadings:
        """What the office reads over all the claims taken in."""
        from lianes_desktop.storage.office_queries import SqlOfficeReadings  # noqa: PLC0415 - likewise

        return SqlOfficeReadings(self.readers)

    @cached_property
    def claim_desks(self) -> ClaimDesks:
        """Claims as the office's review shows them."""
        from lianes_desktop.services.claim_desks import ClaimDesks  # noqa: PLC0415 - likewise
        from lianes_desktop.services.received_lines import ReceivedLines  # noqa: PLC0415 - likewise

        lines = ReceivedLines(self.open_unit, self.readings, self.office, self.rules, self.changes)
        return ClaimDesks(self.readings, self.office, lines, self.rules, self.changes, self.clock)

    @cached_property
    def reviewing(self) -> ReviewingService:
        """The office's review of a claim."""
        from lianes_desktop.services.reviewing import ReviewingService  # noqa: PLC0415 - likewise

        return ReviewingService(self.records, self.claim_desks, self.directory, self.clock)

    @cached_property
    def answering(self) -> AnsweringService:
        """The office's answers to claims."""
        from lianes_desktop.services.answering import AnsweringService  # noqa: PLC0415 - likewise

        return AnsweringService(self.records, self.readings, self.claim_desks, self.series, self.answer_files)

    @cached_property
    def payments(self) -> PaymentService:
        """What the office owes, and the transfers that pay it."""
        from lianes_desktop.interchange.transfers import SepaFiles  # noqa: PLC0415 - likewise
        from lianes_desktop.services.payments import PaymentService  # noqa: PLC0415 - likewise

        return PaymentService(self.records, self.readings, self.rules, SepaFiles(), self.clock)

    @cached_property
    def payment_notices(self) -> PaymentNotices:
        """Notices of payments sent back."""
        from lianes_desktop.services.payment_notices import PaymentNotices  # noqa: PLC0415 - likewise

        return PaymentNotices(self.payments, self.answering)

    @cached_property
    def claim_back_letters(self) -> ClaimBackLetters:
        """Letters that ask to pay back."""
        from lianes_desktop.services.claim_back_letters import ClaimBackLetters  # noqa: PLC0415 - likewise

        drawer = later(lambda: self.adapters.claim_back)
        return ClaimBackLetters(self.readings, self.rules, drawer, self.clock)

    @cached_property
    def money(self) -> MoneyService:
        """Where the money of an edition went."""
        from lianes_desktop.services.money import MoneyService  # noqa: PLC0415 - likewise

        return MoneyService(self.records, self.readings, self.rules, later(_money_workbooks), self.clock)

    @cached_property
    def ministry_reports(self) -> MinistryReportService:
        """Reports to the ministry."""
        from lianes_desktop.services.ministry_reports import MinistryReportService  # noqa: PLC0415 - likewise

        books, drawer = later(_ministry_workbooks), later(lambda: self.adapters.ministry_report)
        return MinistryReportService(
            *(self.records, self.readings, self.rules, _cerfa_grid, books, drawer, self.clock),
        )

    @cached_property
    def replies(self) -> ReplyService:
        """Lianes' answers in the field."""
        from lianes_desktop.services.replies import ReplyService  # noqa: PLC0415 - likewise

        return ReplyService(self.records, self.readings, self.answer_files, self.clock, self.folders.answers)

    @cached_property
    def claim_list(self) -> ClaimListService:
        """The claims of the office's inbox, with where each stands."""
        from lianes_desktop.services.claim_list import ClaimListService  # noqa: PLC0415 - likewise

        return ClaimListService(self.readings)

    @cached_property
    def likenesses(self) -> LikenessService:
        """What looks at the pictures of claims taken in."""
        from lianes_desktop.services.likenesses import LikenessService  # noqa: PLC0415 - likewise

        return LikenessService(
            *(self.open_unit, self.readings, self.office, self.bundles, self.pictures, self.changes),
            self.folders.received,
        )

    @cached_property
    def inbox(self) -> InboxService:
        """The office's inbox."""
        from lianes_desktop.services.inbox import InboxService  # noqa: PLC0415 - likewise

        return InboxService(
            self.open_unit,
            self.readings,
            self.rules,
            self.bundles,
            self.authority,
            self.pictures,
            self.changes,
            self.clock,
            self.folders.received,
        )

    @cached_property
    def issued(self) -> IssuedAnswers:
        """The answers the office sent."""
        from lianes_desktop.services.issued import IssuedAnswers  # noqa: PLC0415 - likewise

        return IssuedAnswers(self.readings)

    @cached_property
    def settings(self) -> SettingsService:
        """The settings Lianes issues."""
        from lianes_desktop.services.settings import SettingsService  # noqa: PLC0415 - likewise

        return SettingsService(self.records, self.readings, self.rules, self.keys, self.authority, self.clock)

    @cached_property
    def arrivals(self) -> ArrivalService:
        """Files given to the application."""
        from lianes_desktop.services.arrivals import ArrivalService  # noqa: PLC0415 - likewise

        return ArrivalService(self.enrolment, self.inbox, self.register, self.settings, self.replies, self.sharing)

    # ---- files on their way, both sides alike

    @cached_property
    def boxes(self) -> BoxService:
        """The boxes files travel through."""
        from lianes_desktop.services.boxes import BoxService  # noqa: PLC0415 - likewise

        return BoxService(self.records, self.readings, self.ways)

    @property
    def has_boxes(self) -> bool:
        """Whether any box is known: most installations have none, and import nothing for them."""
        from lianes_desktop.domain.deliveries import Box  # noqa: PLC0415 - not before the first paint

        return bool(self.readings.every(Box))

    @cached_property
    def deliveries(self) -> DeliveryService:
        """Files to be carried."""
        from lianes_desktop.services.deliveries import DeliveryService  # noqa: PLC0415 - likewise

        return DeliveryService(self.records, self.readings, self.ways, self._role, self.clock)

    @cached_property
    def collecting(self) -> CollectingService:
        """Files fetched from boxes."""
        from lianes_desktop.services.collecting import CollectingService  # noqa: PLC0415 - likewise

        return CollectingService(
            self.records, self.readings, self.ways, self.arrivals, self._role, self.clock, self.folders.fetched
        )

    @cached_property
    def by_hand(self) -> ByHandService:
        """Files carried on a stick or by mail."""
        from lianes_desktop.services.by_hand import ByHandService  # noqa: PLC0415 - likewise

        return ByHandService(self.ways, self.letters, self.rules)

    def _role(self) -> Role:
        from lianes_desktop.domain.people import Role  # noqa: PLC0415 - when a box is used

        profile = self.directory.profile()
        return Role.FIELD if profile is None else profile.role


def _ministry_workbooks() -> MinistryBooks:
    from lianes_desktop.documents.ministry_book import MinistryWorkbooks  # noqa: PLC0415 - likewise

    return MinistryWorkbooks()


@cache
def _cerfa_grid() -> CerfaGrid:
    from lianes_desktop.services.cerfa import load as load_grid  # noqa: PLC0415 - when a report is asked for

    return load_grid(resource("reference", "cerfa_15059.json").read_text(encoding="utf-8"))


@cache
def _templates() -> Templates:
    from lianes_desktop.services.templates import load as load_templates  # noqa: PLC0415 - when they are asked for

    return load_templates(resource("reference", "templates.json").read_text(encoding="utf-8"))


def _money_workbooks() -> MoneyBooks:
    from lianes_desktop.documents.money_book import MoneyWorkbooks  # noqa: PLC0415 - its library, when asked for

    return MoneyWorkbooks()
