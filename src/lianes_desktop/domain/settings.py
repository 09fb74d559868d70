"""What Lianes sets for everybody: editions, kinds, organisations, tables and texts, as one numbered issue."""

from dataclasses import dataclass
from datetime import date, datetime

from lianes_desktop.domain.allowances import AllowanceTable, MileageTable
from lianes_desktop.domain.editions import ExpenseKind, ProgrammeEdition, ReferenceData, Texts
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.organisations import LianesContact, Organisation, Partnership

SHIPPED = 0
"""The number of the settings that come with the application."""


@dataclass(frozen=True, slots=True)
class ProgrammeSettings:
    """One issue of the settings; dossiers keep the number of the issue they were made under."""

    version: int
    """0 as shipped, then 1, 2, 3 as Lianes issues them."""
    editions: tuple[ProgrammeEdition, ...]
    """At least one; the first is that of new dossiers."""
    kinds: tuple[ExpenseKind, ...]
    organisations: tuple[Organisation, ...]
    partnerships: tuple[Partnership, ...]
    allowances: tuple[AllowanceTable, ...] = ()
    mileage: tuple[MileageTable, ...] = ()
    contacts: tuple[LianesContact, ...] = ()
    """Whom to ask at Lianes, the first one first."""
    rates: tuple[ExchangeRate, ...] = ()
    texts: tuple[tuple[str, Texts], ...] = ()
    """(name of a text, its words by language): the objective, results, notices."""
    issued_at: datetime | None = None
    """Aware, UTC; ``None`` as shipped."""
    in_force_from: date | None = None
    note: str = ""
    """What changed, in Lianes' words."""
    for_authorities: tuple[str, ...] = ()
    """Ids of the only organisations it is for; empty for everybody."""

    def edition(self, code: str) -> ProgrammeEdition:
        """The edition of that code; the first when the code is empty or not known."""
        return next((one for one in self.editions if one.code == code), self.editions[0])

    def reference(self, edition: str = "") -> ReferenceData:
        """What applies to a dossier of that edition."""
        return ReferenceData(
            edition=self.edition(edition),
            kinds=self.kinds,
            organisations=self.organisations,
            partnerships=self.partnerships,
            allowances=self.allowances,
            mileage=self.mileage,
            contact=self.contacts[0] if self.contacts else None,
            settings=self.version,
        )


@dataclass(frozen=True, slots=True)
class IssuedSettings:
    """An issue of the settings as this device keeps it: issued here, at the office, or taken in."""

    version: int
    settings: ProgrammeSettings
    manifest_sha256: str
    """Of the bundle that carried it."""
    kept_at: datetime
    """Aware, UTC."""


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """The next issue while the office writes it: kept at each field left, nothing typed is lost."""

    slot: int
    """Only one issue is under way: always 0."""
    settings: ProgrammeSettings
    typed: tuple[tuple[str, str], ...] = ()
    """(path of a field, what was typed there and could not be read)."""
