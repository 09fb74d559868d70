"""Everything of one data folder joined: its services, each made and imported when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.dossier_services import DossierServices
from lianes_desktop.app.office_services import OfficeServices
from lianes_desktop.services.changes import Changes

if TYPE_CHECKING:
    from lianes_desktop.domain.people import Role
    from lianes_desktop.services.arrivals import ArrivalService
    from lianes_desktop.services.backups import BackupService
    from lianes_desktop.services.boxes import BoxService
    from lianes_desktop.services.by_hand import ByHandService
    from lianes_desktop.services.collecting import CollectingService
    from lianes_desktop.services.deliveries import DeliveryService
    from lianes_desktop.services.enrolment import EnrolmentService
    from lianes_desktop.services.joining import MembershipService
    from lianes_desktop.services.profiles import ProfileService
    from lianes_desktop.services.settings import SettingsService
    from lianes_desktop.services.steering import SteeringService


class Workspace(DossierServices, OfficeServices):
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
