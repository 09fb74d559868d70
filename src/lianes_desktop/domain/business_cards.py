"""What was read on a business card: proposals for a new contact, none of them kept before the person says so."""

from dataclasses import dataclass, fields

from lianes_desktop.domain.readings import Read

Proposal = Read[str]


@dataclass(frozen=True, slots=True)
class BusinessCard:
    """The fields found, called as in ``Contact``; what was not found is ``None``."""

    title: Proposal | None = None
    given_name: Proposal | None = None
    family_name: Proposal | None = None
    given_name_ar: Proposal | None = None
    family_name_ar: Proposal | None = None
    function: Proposal | None = None
    function_ar: Proposal | None = None
    organisation: Proposal | None = None
    organisation_ar: Proposal | None = None
    phone: Proposal | None = None
    mobile: Proposal | None = None
    email: Proposal | None = None

    def proposals(self) -> dict[str, Proposal]:
        """Those worth showing, by field."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: read for name, read in found.items() if read is not None and read.shown and read.value}
