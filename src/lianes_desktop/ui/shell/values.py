"""What the shell shows, ready to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.i18n.catalogue import N_

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from lianes_desktop.domain.ids import DossierId


KIND_ICONS = {
    ActionType.MISSION: "plane-takeoff",
    ActionType.HOSTING: "handshake",
    ActionType.PARTNERSHIP: "search",
    ActionType.PROJECT: "leaf",
}
"""The icon each kind of action bears everywhere."""
NEW = {
    ActionType.MISSION: N_("Nouvelle mission"),
    ActionType.HOSTING: N_("Nouvelle journée d'accueil"),
    ActionType.PARTNERSHIP: N_("Nouveau partenariat"),
    ActionType.PROJECT: N_("Nouveau projet"),
}
"""What begins a dossier of each kind, and its title until it has one; messages to translate."""


class DossierCard(NamedTuple):
    """A dossier in the switcher: its title, one line about it, an icon."""

    id: DossierId | None
    title: str
    detail: str
    icon: str


class Identity(NamedTuple):
    """Who uses this installation."""

    name: str
    organisation: str
    initials: str


class StartCard(NamedTuple):
    """What a new dossier may start from: a template by its code, or a former dossier."""

    source: DossierId | str
    title: str
    detail: str
    icon: str
