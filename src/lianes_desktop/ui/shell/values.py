"""What the shell shows, ready to paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first painted window does not wait for the records
    from lianes_desktop.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class DossierCard:
    """A dossier in the switcher: its title, one line about it, an icon."""

    id: DossierId | None
    title: str
    detail: str
    icon: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who uses this installation."""

    name: str
    organisation: str
    initials: str
