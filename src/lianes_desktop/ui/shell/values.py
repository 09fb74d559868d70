"""What the shell shows, ready to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from lianes_desktop.domain.ids import DossierId


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
