"""Everything of one data folder joined: the rings behind the services' ports, made when they are first needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.folders import Folders
from lianes_desktop.app.later import each_time, later
from lianes_desktop.assets import resource
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.reference import load
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.storage.database import StoreFile
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.storage.readers import Readers

if TYPE_CHECKING:  # each service is imported when it is first asked for: the first page needs five of them
    from lianes_desktop.app.adapters import Adapters
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.domain.people import Role
    from lianes_desktop.domain.settings import ProgrammeSettings
    from lianes_desktop.domain.templates import Templates
    from lianes_desktop.services.accords import AccordService
    from lianes_desktop.services.arrivals import ArrivalService
    from lianes_desktop.services.backups import BackupService
    from lianes_desktop.services.beginnings import BeginningService
    from lianes_desktop.services.contacts import ContactService
    from lianes_desktop.services.dossiers import DossierService
    from lianes_desktop.services.enrolment import EnrolmentService
    from lianes_desktop.services.expenses import ExpenseService
    from lianes_desktop.services.funding import FundingService
    from lianes_desktop.services.hand_in import HandInService
    from lianes_desktop.services.inbox import InboxService
    from lianes_desktop.services.joining import MembershipService
    from lianes_desktop.services.journal import JournalService
    from lianes_desktop.services.organisations import Organisations
    from lianes_desktop.services.overview import OverviewService
    from lianes_desktop.services.papers import PaperService
    from lianes_desktop.services.papers_kept import PaperKeeper
    from lianes_desktop.services.ports.claims import Bundles, Documents, Series
    from lianes_desktop.services.ports.device import Backups
    from lianes_desktop.services.ports.papers import Press
    from lianes_desktop.services.ports.readings import Directory, Readings
    from lianes_desktop.services.ports.receipts import Pictures, Vault
    from lianes_desktop.services.ports.store import UnitOfWork
    from lianes_desktop.services.ports.trust import Authority, Keys
    from lianes_desktop.services.preparation import PreparationService
    from lianes_desktop.services.profiles import ProfileService
    from lianes_desktop.services.programmes import ProgrammeService
    from lianes_desktop.services.records import Records
    from lianes_desktop.services.register import RegisterService
    from lianes_desktop.services.reports import ReportService
    from lianes_desktop.services.settings import SettingsService
    from lianes_desktop.services.steering import SteeringService
    from lianes_desktop.services.team import TeamService
    from lianes_desktop.storage.backups import StoreBackups
    from lianes_desktop.storage.database import StoreKey

Dispatch = Callable[[Callable[[], None]], None]


class Workspace:
    """The services of one installation, over its data folder and its key."""

    def __init__(self, root: Path, key: StoreKey, dispatch: Dispatch | None = None) -> None:
        """``dispatch`` calls listeners where the window is; at once when there is none."""
        self.folders = Folders(root)
        self.clock = SystemClock()
        self.opened_at = self.clock.now()
        self.changes = Changes() if dispatch is None else Changes(dispatch)
        self.file = StoreFile(self.folders.store, key)
        self.readers = Readers(self.file)
        self.preferences = PreferencesService(TomlPreferences(root), self.changes)
        self.directory: Directory = SqlDirectory(self.readers)

    def close(self) -> None:
        """Let go of the store, and of the names its settings gave."""
        _name_kinds(())
        if "adapters" in self.__dict__:
            self.adapters.close()
        self.readers.close()

    # ---- services, each made when first asked for

    @cached_property
    def rules(self) -> Rulebook:
        """The settings shipped, those issued or taken in, and which of them each dossier is under."""
        return Rulebook(_shipped, self.directory, self.changes, self.clock.today, _name_kinds)

    @cached_property
    def readings(self) -> Readings:
        """What pages read of the store."""
        from lianes_desktop.storage.readings import SqlReadings  # noqa: PLC0415 - with the first page

        return SqlReadings(self.readers, self.rules)

    @cached_property
    def records(self) -> Records:
        """The one door for writes, with the undo history."""
        from lianes_desktop.services.records import Records  # noqa: PLC0415 - at its first use
        from lianes_desktop.services.trail import Trail  # noqa: PLC0415 - likewise

        return Records(self._open_unit, self.rules, self.changes, Trail(self.clock, self.directory))

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations known here."""
        from lianes_desktop.services.organisations import Organisations  # noqa: PLC0415 - likewise

        return Organisations(self.directory, self.rules)

    @cached_property
    def profiles(self) -> ProfileService:
        """Who is here."""
        from lianes_desktop.services.profiles import ProfileService  # noqa: PLC0415 - likewise

        return ProfileService(self.records, self.readings)

    @cached_property
    def dossiers(self) -> DossierService:
        """Missions and hosting days."""
        from lianes_desktop.services.dossiers import DossierService  # noqa: PLC0415 - likewise

        return DossierService(self.records, self.readings, self.rules, self._add_sample)

    @cached_property
    def team(self) -> TeamService:
        """Who takes part."""
        from lianes_desktop.services.team import TeamService  # noqa: PLC0415 - likewise

        return TeamService(self.records, self.readings, self._papers_kept)

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
    def contacts(self) -> ContactService:
        """The people met."""
        from lianes_desktop.services.contacts import ContactService  # noqa: PLC0415 - likewise

        return ContactService(self.records, self.readings)

    @cached_property
    def expenses(self) -> ExpenseService:
        """Expenses and receipts."""
        from lianes_desktop.services.expenses import ExpenseService  # noqa: PLC0415 - likewise

        return ExpenseService(self.records, self.readings, self.rules, self.vault, self.pictures, self.clock)

    @cached_property
    def reports(self) -> ReportService:
        """What came of an action."""
        from lianes_desktop.services.reports import ReportService  # noqa: PLC0415 - likewise

        return ReportService(self.records, self.readings, self.rules, self._papers_kept, self.clock)

    @cached_property
    def overview(self) -> OverviewService:
        """Where a dossier stands."""
        from lianes_desktop.services.overview import OverviewService  # noqa: PLC0415 - likewise

        return OverviewService(self.readings, self.rules, self.clock)

    @cached_property
    def memberships(self) -> MembershipService:
        """Who joins the programme."""
        from lianes_desktop.services.joining import MembershipService  # noqa: PLC0415 - likewise

        return MembershipService(self.records, self.readings, self.rules, self._papers_kept, self.clock)

    @cached_property
    def accords(self) -> AccordService:
        """The signed agreements of new partnerships."""
        from lianes_desktop.services.accords import AccordService  # noqa: PLC0415 - likewise

        return AccordService(self.records, self._papers_kept)

    @cached_property
    def steering(self) -> SteeringService:
        """The steering committee."""
        from lianes_desktop.services.steering import SteeringService  # noqa: PLC0415 - likewise

        return SteeringService(self.records, self.readings, self.rules, self.clock)

    @cached_property
    def journals(self) -> JournalService:
        """The trail, as a person reads it."""
        from lianes_desktop.services.journal import JournalService  # noqa: PLC0415 - likewise

        return JournalService(self.readings, self.rules)

    @cached_property
    def hand_in(self) -> HandInService:
        """The claim."""
        from lianes_desktop.services.hand_in import HandInService  # noqa: PLC0415 - likewise

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
            self.clock,
        )

    @cached_property
    def papers(self) -> PaperService:
        """The documents of the programme."""
        from lianes_desktop.services.papers import PaperService  # noqa: PLC0415 - likewise

        return PaperService(self.readings, self.rules, self.press, self.hand_in)

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
    def inbox(self) -> InboxService:
        """The office's inbox."""
        from lianes_desktop.services.inbox import InboxService  # noqa: PLC0415 - likewise

        return InboxService(
            self._open_unit,
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
    def settings(self) -> SettingsService:
        """The settings Lianes issues."""
        from lianes_desktop.services.settings import SettingsService  # noqa: PLC0415 - likewise

        return SettingsService(self.records, self.readings, self.rules, self.keys, self.authority, self.clock)

    @cached_property
    def arrivals(self) -> ArrivalService:
        """Files given to the application."""
        from lianes_desktop.services.arrivals import ArrivalService  # noqa: PLC0415 - likewise

        return ArrivalService(self.enrolment, self.inbox, self.register, self.settings)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the store."""
        from lianes_desktop.services.backups import BackupService  # noqa: PLC0415 - likewise

        return BackupService(self.store_backups, self.changes)

    # ---- ports, whose imports wait for the first call

    @cached_property
    def adapters(self) -> Adapters:
        """The rings that cost imports: a second of them, so never before the first paint."""
        from lianes_desktop.app.adapters import Adapters  # noqa: PLC0415 - that second

        return Adapters(self.folders, self.file, self.clock, self._role, self.readings.received)

    @cached_property
    def vault(self) -> Vault:
        """Receipt files."""
        return later(lambda: self.adapters.vault)

    @cached_property
    def pictures(self) -> Pictures:
        """Photographs and PDFs of receipts."""
        return later(lambda: self.adapters.pictures)

    @cached_property
    def series(self) -> Series:
        """Names this installation's series."""
        return later(lambda: self.adapters.installation)

    @cached_property
    def documents(self) -> Documents:
        """PDF documents."""
        return later(lambda: self.adapters.documents)

    @cached_property
    def press(self) -> Press:
        """Papers of the programme, as PDF."""
        return later(lambda: self.adapters.press)

    @cached_property
    def keys(self) -> Keys:
        """The device's key and what it trusts."""
        return later(lambda: self.adapters.keys)

    @cached_property
    def authority(self) -> Authority:
        """The office's certification authority."""
        return later(lambda: self.adapters.authority)

    @cached_property
    def bundles(self) -> Bundles:
        """Signed bundles."""
        return later(lambda: self.adapters.bundles)

    @cached_property
    def store_backups(self) -> Backups:
        """Copies of the store, in the folder chosen at that moment; telling them is part of the start."""
        return each_time(lambda: self.copies)

    @property
    def copies(self) -> StoreBackups:
        """The copies in the folder chosen now, which also know the receipt files they name."""
        from lianes_desktop.storage.backups import StoreBackups  # noqa: PLC0415 - when the state line is first shown

        chosen = self.preferences.current().backup_folder
        return StoreBackups(
            self.file,
            Path(chosen) if chosen else self.folders.backups,
            readers=self.readers,
            # the adapters only exist once something is written: asked for then, not now
            writing=lambda: self.adapters.writer.held_off(),  # noqa: PLW0108
            renew=lambda: self.adapters.installation.renew(),  # noqa: PLW0108
            now=self.clock.now,
        )

    # ---- inside

    @cached_property
    def _papers_kept(self) -> PaperKeeper:
        from lianes_desktop.services.papers_kept import PaperKeeper  # noqa: PLC0415 - likewise

        return PaperKeeper(self.vault, self.pictures)

    def _add_sample(self) -> DossierId:
        from lianes_desktop.services.sample import SampleService  # noqa: PLC0415 - seldom asked for

        return SampleService(self.records, self.vault, self.pictures, self.clock, resource("sample")).add()

    def _role(self) -> Role:
        from lianes_desktop.domain.people import Role  # noqa: PLC0415 - when a bundle is verified

        profile = self.directory.profile()
        return Role.FIELD if profile is None else profile.role

    def _open_unit(self) -> UnitOfWork:
        return self.adapters.open_unit()


def _name_kinds(issues: Iterable[ProgrammeSettings]) -> None:
    """Have every page say the kinds of expense as the settings name them, the latest issue's word first."""
    names = {kind.code: kind.names for one in issues for kind in one.kinds if kind.names}
    if names or "lianes_desktop.i18n.labels" in sys.modules:
        from lianes_desktop.i18n.labels import name_kinds  # noqa: PLC0415 - seldom at the start

        name_kinds(names)


def _shipped() -> ProgrammeSettings:
    return load(resource("reference", "reference_data.json").read_text(encoding="utf-8"))


@cache
def _templates() -> Templates:
    from lianes_desktop.services.templates import load as load_templates  # noqa: PLC0415 - when they are asked for

    return load_templates(resource("reference", "templates.json").read_text(encoding="utf-8"))
