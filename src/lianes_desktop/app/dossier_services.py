"""What an authority does of a workspace: its dossiers, from their first day to Lianes' answer."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.expense_services import ExpenseServices
from lianes_desktop.app.later import later
from lianes_desktop.assets import resource

if TYPE_CHECKING:
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.domain.templates import Templates
    from lianes_desktop.services.accords import AccordService
    from lianes_desktop.services.answer_papers import AnswerPapers
    from lianes_desktop.services.beginnings import BeginningService
    from lianes_desktop.services.business_cards import BusinessCardService
    from lianes_desktop.services.calendar_files import CalendarFileService
    from lianes_desktop.services.card_files import CardFileService
    from lianes_desktop.services.carrying import CarryingService
    from lianes_desktop.services.contacts import ContactService
    from lianes_desktop.services.courtesies import CourtesyService
    from lianes_desktop.services.dossiers import DossierService
    from lianes_desktop.services.funding import FundingService
    from lianes_desktop.services.hand_in import HandInService
    from lianes_desktop.services.item_pictures import ItemPictureService
    from lianes_desktop.services.journal import JournalService
    from lianes_desktop.services.overview import OverviewService
    from lianes_desktop.services.papers import PaperService
    from lianes_desktop.services.people import PeopleService
    from lianes_desktop.services.preparation import PreparationService
    from lianes_desktop.services.programmes import ProgrammeService
    from lianes_desktop.services.releases import ReleaseService
    from lianes_desktop.services.replanning import ReplanningService
    from lianes_desktop.services.replies import ReplyService
    from lianes_desktop.services.reports import ReportService
    from lianes_desktop.services.rights import RightsService
    from lianes_desktop.services.sharing import SharingService
    from lianes_desktop.services.team import TeamService
    from lianes_desktop.services.version_changes import VersionService


class DossierServices(ExpenseServices):
    """The services of dossiers; those of both sides are ``workspace.Workspace``'s."""

    @cached_property
    def dossiers(self) -> DossierService:
        """Missions and hosting days."""
        from lianes_desktop.services.dossiers import DossierService  # noqa: PLC0415 - likewise

        return DossierService(self.records, self.readings, self.rules, self._add_sample)

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
    def replies(self) -> ReplyService:
        """Lianes' answers in the field."""
        from lianes_desktop.services.replies import ReplyService  # noqa: PLC0415 - likewise

        return ReplyService(self.records, self.readings, self.answer_files, self.clock, self.folders.answers)

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


@cache
def _templates() -> Templates:
    from lianes_desktop.services.templates import load as load_templates  # noqa: PLC0415 - when they are asked for

    return load_templates(resource("reference", "templates.json").read_text(encoding="utf-8"))
