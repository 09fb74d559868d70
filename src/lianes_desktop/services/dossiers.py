"""The four kinds of dossier: their facts, people, exchange rates and organisations."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checked import checked_action, checked_organisation, checked_participant, checked_rate
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId, OrganisationId, ParticipantId, RateId, new_id
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reimbursement import between_partners
from lianes_desktop.domain.summaries import DossierSummary
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.following import following, joined
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import DossierRate, Record, UnitOfWork
from lianes_desktop.services.profiles import participant_of
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook

A = TypeVar("A", bound=Action)


class DossierService:
    """Acts and readings on a dossier as a whole; every act is saved at once and can be undone.

    Correcting a record that was removed meanwhile changes nothing.
    """

    def __init__(
        self, records: Records, readings: Readings, rules: Rulebook, add_sample: Callable[[], DossierId]
    ) -> None:
        """``add_sample`` makes the sample dossier (``SampleService.add``)."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._add_sample = add_sample
        self._organisations = Organisations(readings, rules)

    def all(self) -> tuple[DossierSummary, ...]:
        """Every dossier, the latest first."""
        return self._readings.dossiers()

    def read(self, dossier: DossierId) -> Dossier:
        """All records of a dossier; ``RemovedError`` when there is none."""
        return self._readings.dossier(dossier)

    def action(self, dossier: DossierId) -> Action:
        """The mission or hosting day; ``RemovedError`` when there is none."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        return action

    def create_mission(self, title: str) -> Mission:
        """A new mission of the profile's authority, its only direct partner proposed, the person taking part.

        Raises:
            RefusedError: ``title`` missing or unfit.
        """
        return self._create(Act.ADD_MISSION, Mission(DossierId(new_id()), title))

    def create_hosting_day(self, title: str) -> HostingDay:
        """A new hosting day of the profile's authority, the person taking part.

        Raises:
            RefusedError: ``title`` missing or unfit.
        """
        return self._create(Act.ADD_HOSTING_DAY, HostingDay(DossierId(new_id()), title))

    def create_partnership(self, title: str) -> NewPartnership:
        """A new partnership sought by the profile's authority, the person taking part.

        Raises:
            RefusedError: ``title`` missing or unfit.
        """
        return self._create(Act.ADD_PARTNERSHIP, NewPartnership(DossierId(new_id()), title))

    def create_project(self, title: str) -> CooperationProject:
        """A new cooperation project of the profile's authority, the person taking part.

        Raises:
            RefusedError: ``title`` missing or unfit.
        """
        return self._create(Act.ADD_PROJECT, CooperationProject(DossierId(new_id()), title))

    def add_sample(self) -> DossierId:
        """A believable dossier for a first look; slow when it has photographs, for a worker thread."""
        return self._add_sample()

    def correct(self, action: Action) -> None:
        """Keep the action's facts as now given; expenses are judged again when what applies to them changed.

        Raises:
            RefusedError: ``title`` missing, ``ends_on`` before ``starts_on``, negative ``budget``…
        """
        clean = checked_action(action)

        def decide(unit: UnitOfWork) -> Writes:
            return Writes([clean] if action_of(unit, clean.id) is not None else [])

        self._records.change(Act.CORRECT_DOSSIER, decide)

    def remove(self, dossier: DossierId) -> None:
        """Remove a dossier with all it holds; undo brings everything back."""

        def decide(unit: UnitOfWork) -> Writes:
            action = action_of(unit, dossier)
            return Writes(removes=[action] if action is not None else [])

        self._records.change(Act.REMOVE_DOSSIER, decide)

    def participants(self, dossier: DossierId) -> tuple[Participant, ...]:
        """Who takes part, in protocol order."""
        return self._readings.participants(dossier)

    def add_participant(
        self, dossier: DossierId, given_name: str, family_name: str, status: Status = Status.STAFF
    ) -> Participant:
        """One more person, last in order.

        Raises:
            RefusedError: ``family_name`` missing: one of the two names is needed.
        """
        position = max((one.position for one in self.participants(dossier)), default=-1) + 1
        person = checked_participant(
            Participant(ParticipantId(new_id()), dossier, given_name, family_name, status=status, position=position)
        )
        self._records.keep(Act.ADD_PARTICIPANT, person)
        return person

    def correct_participant(self, participant: Participant) -> None:
        """Keep a person's facts as now given.

        Raises:
            RefusedError: ``family_name`` missing, texts unfit.
        """
        clean = checked_participant(participant)

        def decide(unit: UnitOfWork) -> Writes:
            return Writes([clean] if unit.get(Participant, clean.id) is not None else [])

        self._records.change(Act.CORRECT_PARTICIPANT, decide)

    def remove_participant(self, participant: ParticipantId) -> None:
        """Take a person out; programme lines no longer name them."""

        def decide(unit: UnitOfWork) -> Writes:
            person = unit.get(Participant, participant)
            if person is None:
                return Writes()
            without = [
                replace(item, participants=tuple(one for one in item.participants if one != participant))
                for item in unit.of_dossier(ProgrammeItem, person.dossier)
                if participant in item.participants
            ]
            return Writes(without, [person])

        self._records.change(Act.REMOVE_PARTICIPANT, decide)

    def rates(self, dossier: DossierId) -> tuple[ExchangeRate, ...]:
        """The dossier's exchange rates."""
        return self._readings.rates(dossier)

    def set_rate(self, dossier: DossierId, rate: ExchangeRate) -> None:
        """Add or replace a rate; the dossier's expenses are judged again.

        It remembers who typed it. What is known of its exchange slip alone, its paper and the expense its commission
        became, stays as it is.

        Raises:
            RefusedError: ``per_euro`` not positive or too precise, ``note`` missing for a rate typed by hand,
                ``slip.…`` where the slip of an exchange makes no sense.
        """
        profile = self._readings.profile()
        clean = checked_rate(replace(rate, typed_by=profile.name if profile else ""))

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(DossierRate, rate.id)
            slip, before = clean.slip, kept.rate.slip if kept is not None else None
            if slip is not None and before is not None:
                slip = replace(slip, paper=before.paper, claimed=before.claimed)
            return Writes([DossierRate(dossier, replace(clean, slip=slip))])

        self._records.change(Act.SET_RATE, decide)

    def remove_rate(self, dossier: DossierId, rate: RateId) -> None:
        """Remove a rate; expenses that rested on it become incomplete."""
        removed = [DossierRate(dossier, one) for one in self.rates(dossier) if one.id == rate]
        self._records.keep(Act.REMOVE_RATE, removes=removed)

    def organisations(self) -> tuple[Organisation, ...]:
        """Shipped and typed here, by name; one typed here replaces the shipped one of the same id."""
        return self._organisations.all()

    def organisation(self, organisation: OrganisationId | None) -> Organisation | None:
        """One of them, or ``None``."""
        return self._organisations.find(organisation)

    def correct_organisation(self, organisation: Organisation) -> None:
        """Add or replace an organisation.

        Raises:
            RefusedError: ``name`` missing, or ``siren``, ``siret``, ``iban``, ``bic`` whose check fails.
        """
        self._records.keep(Act.CORRECT_ORGANISATION, checked_organisation(organisation))

    def new_organisation_id(self) -> OrganisationId:
        """An id for an organisation typed in here."""
        return OrganisationId(str(new_id()))

    def suggested_case(self, day: HostingDay) -> HostingCase:
        """What the partnerships of the edition say about the two authorities."""
        return HostingCase.DIRECT if between_partners(day, self._rules.of(day)) else HostingCase.AD_HOC

    def fresh(self, blank: A) -> A:
        """A dossier as it starts here, under the rules in force; nothing is kept yet."""
        profile = self._readings.profile()
        authority = profile.organisation if profile else None
        current = self._rules.current
        partner = None if isinstance(blank, NewPartnership) else self._only_partner(authority)
        edition = current.editions[0].code
        action = replace(
            blank,
            authority=authority,
            partner=partner,
            edition=edition,
            settings=current.version,
        )
        membership = joined(self._readings.every(Membership), authority, edition)
        if membership is not None:
            action = following(action, membership)
        return replace(action, case=self.suggested_case(action)) if isinstance(action, HostingDay) else action

    def rates_of_the_day(self, dossier: DossierId) -> list[DossierRate]:
        """Lianes' exchange rates, copied for a new dossier: it keeps those of its day."""
        return [DossierRate(dossier, replace(one, id=RateId(new_id()))) for one in self._rules.current.rates]

    def _create(self, act: Act, blank: A) -> A:
        action = checked_action(self.fresh(blank))
        made: list[Record] = [action]
        made += self.rates_of_the_day(action.id)
        profile = self._readings.profile()
        if profile is not None:
            made.append(participant_of(profile, action.id))
        self._records.keep(act, *made)
        return action

    def _only_partner(self, authority: OrganisationId | None) -> OrganisationId | None:
        partners = [one.moroccan for one in self._rules.current.partnerships if one.direct and one.french == authority]
        return partners[0] if len(partners) == 1 else None
