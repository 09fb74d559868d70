"""Missions and hosting days: their facts, people, exchange rates and organisations."""

from collections.abc import Sequence
from pathlib import Path

from lianes_desktop.domain.dossiers import Dossier, DossierSummary
from lianes_desktop.domain.editions import HostingCase, ReferenceData
from lianes_desktop.domain.ids import DossierId, OrganisationId, ParticipantId, RateId
from lianes_desktop.domain.missions import Action, HostingDay, Mission, Participant, Status
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.services.ports import Clock, Readings
from lianes_desktop.services.records import Records


class DossierService:
    """Acts and readings on a dossier as a whole; every act is saved at once and can be undone."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        reference: ReferenceData,
        clock: Clock,
    ) -> None: ...

    def all(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the latest first."""
        raise NotImplementedError

    def read(self, dossier: DossierId) -> Dossier:
        """All records of a dossier; ``KeyError`` when there is none."""
        raise NotImplementedError

    def action(self, dossier: DossierId) -> Action:
        """The mission or hosting day; ``KeyError`` when there is none."""
        raise NotImplementedError

    def create_mission(self, title: str) -> Mission:
        """A new mission of the profile's authority, its direct partner proposed, the person taking part."""
        raise NotImplementedError

    def create_hosting_day(self, title: str) -> HostingDay:
        """A new hosting day of the profile's authority, the person taking part."""
        raise NotImplementedError

    def correct(self, action: Action) -> None:
        """Keep the action's facts as now given.

        Raises:
            RefusedError: ``title`` missing, ``ends_on`` before ``starts_on``, negative amounts…
        """
        raise NotImplementedError

    def remove(self, dossier: DossierId) -> None:
        """Remove a dossier with all it holds; undo brings everything back."""
        raise NotImplementedError

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]:
        """Who takes part, in protocol order."""
        raise NotImplementedError

    def add_participant(
        self, dossier: DossierId, given_name: str, family_name: str, status: Status = Status.STAFF
    ) -> Participant:
        """One more person, last in order."""
        raise NotImplementedError

    def correct_participant(self, participant: Participant) -> None:
        """Keep a person's facts as now given."""
        raise NotImplementedError

    def remove_participant(self, participant: ParticipantId) -> None:
        """Take a person out; items and expenses no longer name them."""
        raise NotImplementedError

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]:
        """The dossier's exchange rates."""
        raise NotImplementedError

    def set_rate(self, dossier: DossierId, rate: ExchangeRate) -> None:
        """Add or replace a rate; every expense of its currency is judged again."""
        raise NotImplementedError

    def remove_rate(self, dossier: DossierId, rate: RateId) -> None:
        """Remove a rate; expenses that rested on it become incomplete."""
        raise NotImplementedError

    def organisations(self) -> tuple[Organisation, ...]:
        """Shipped and typed here, by name; one typed here replaces the shipped one of the same id."""
        raise NotImplementedError

    def organisation(self, organisation: OrganisationId | None) -> Organisation | None:
        """One of them, or ``None``."""
        raise NotImplementedError

    def correct_organisation(self, organisation: Organisation) -> None:
        """Add or replace an organisation.

        Raises:
            RefusedError: ``name`` missing, or a SIREN, SIRET, IBAN or BIC whose check fails.
        """
        raise NotImplementedError

    def new_organisation_id(self) -> OrganisationId:
        """An id for an organisation typed in here."""
        raise NotImplementedError

    def suggested_case(self, day: HostingDay) -> HostingCase:
        """What the partnerships of the edition say about the two authorities."""
        raise NotImplementedError

    def add_sample(self, receipts: Sequence[Path] = ()) -> DossierId:
        """A believable dossier for a first look; ``receipts`` are photographs to hang on its expenses."""
        raise NotImplementedError
