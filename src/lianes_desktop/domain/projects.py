"""A decentralised-cooperation project, and who pays for it (action D)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.missions import MOROCCO_ZONE, DossierFacts


class ProjectKind(StrEnum):
    """What the project does (R57)."""

    STUDY = "etude"
    ENERGY_ADVICE = "espace_info_energie"
    AWARENESS = "campagne_sensibilisation"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class CooperationProject(DossierFacts):
    """A longer project that the partner authorities lead themselves (action D, R57–R63)."""

    zone: str = MOROCCO_ZONE
    starts_on: date | None = None
    ends_on: date | None = None
    kind: ProjectKind = ProjectKind.STUDY
    other_kind: str = ""
    description: str = ""
    expected: str = ""
    """What it should have changed at its end."""
    owners_confirmed: bool = False
    """The authorities stay in charge of it (« maîtres d'œuvre », R58)."""
    no_heavy_investment: bool = False
    """The person confirmed that it holds no heavy investment (R63)."""
    equipment_reason: str = ""
    """Why equipment above the threshold is still small equipment (R62)."""

    @property
    def action(self) -> ActionType:
        """Action D of the brochure."""
        return ActionType.PROJECT
