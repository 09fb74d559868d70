"""Who uses this installation."""

from uuid import NAMESPACE_OID, UUID, uuid5

from lianes_desktop.domain.checked import checked_profile
from lianes_desktop.domain.ids import DossierId, ParticipantId
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Profile
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records


class ProfileService:
    """The person at this device."""

    def __init__(self, records: Records, readings: Readings) -> None:
        """One profile per installation."""
        self._records = records
        self._readings = readings

    def get(self) -> Profile | None:
        """The profile typed at first start; ``None`` before."""
        return self._readings.profile()

    def save(self, profile: Profile) -> None:
        """Keep the profile; the first one cannot be undone.

        Raises:
            RefusedError: ``family_name`` missing (one name is needed), ``email`` that cannot be one.
        """
        first = self._readings.profile() is None
        self._records.keep(None if first else Act.CORRECT_PROFILE, checked_profile(profile))


def participant_of(profile: Profile, dossier: DossierId) -> Participant:
    """The person at this device as they take part in a dossier; always under the same id there."""
    return Participant(
        id=own_participant(profile.participant, dossier),
        dossier=dossier,
        given_name=profile.given_name,
        family_name=profile.family_name,
        status=profile.status,
        organisation=profile.organisation,
    )


def own_participant(person: UUID, dossier: DossierId) -> ParticipantId:
    """The id of the person at this device among the participants of a dossier."""
    return ParticipantId(uuid5(NAMESPACE_OID, f"{person}/{dossier}"))


def own_payer(unit: UnitOfWork, profile: Profile | None, dossier: DossierId) -> ParticipantId | None:
    """The person at this device as who paid; nobody when they do not take part, as in the example."""
    own = own_participant(profile.participant, dossier) if profile else None
    return own if own is not None and unit.get(Participant, own) is not None else None
