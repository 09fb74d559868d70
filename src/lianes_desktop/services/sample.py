"""The dossier shipped for a first look: believable, invented, marked as a sample."""

from dataclasses import dataclass

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.people import Profile


@dataclass(frozen=True, slots=True)
class SampleDossier:
    """The records, and for each receipt photograph expected, the expense it proves."""

    dossier: Dossier


def sample(reference: ReferenceData, profile: Profile | None, year: int) -> SampleDossier:
    """A four-day mission to Oujda in October of ``year``."""
    raise NotImplementedError
