"""The organisations known here: those shipped, and those typed on this device."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window does not wait for what only the pages read
    from lianes_desktop.domain.ids import OrganisationId
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.services.ports.readings import Directory
    from lianes_desktop.services.rulebook import Rulebook


class Organisations:
    """One typed here replaces the shipped one of the same id."""

    def __init__(self, directory: Directory, rules: Rulebook) -> None:
        """Read anew each time they are asked for."""
        self._directory = directory
        self._rules = rules

    def all(self) -> tuple[Organisation, ...]:
        """Every one, by name."""
        return tuple(sorted(self._known().values(), key=lambda one: one.name.casefold()))

    def find(self, organisation: OrganisationId | None) -> Organisation | None:
        """One of them, or ``None``."""
        return None if organisation is None else self._known().get(organisation)

    def _known(self) -> dict[OrganisationId, Organisation]:
        return {one.id: one for one in (*self._rules.current.organisations, *self._directory.organisations())}
