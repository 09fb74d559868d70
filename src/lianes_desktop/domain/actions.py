"""The four kinds of action a dossier may be about."""

from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.projects import CooperationProject

Action = Mission | HostingDay | NewPartnership | CooperationProject
"""What a dossier is about."""

ACTIONS: tuple[type[Action], ...] = (Mission, HostingDay, NewPartnership, CooperationProject)
"""The same, in the brochure's order."""
