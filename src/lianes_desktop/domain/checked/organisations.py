"""Organisations and their numbers."""

from collections.abc import Mapping
from types import MappingProxyType

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked.texts import LINE, REMARK, Parse, accepted, cleaned, cleaned_one, require
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.problems import Refusal

_ORGANISATION = {"name": LINE, "name_ar": LINE, "name_zgh": LINE, "address": REMARK}
_NUMBERS: Mapping[str, Parse] = MappingProxyType(
    {"siren": entry.check_siren, "siret": entry.check_siret, "iban": entry.check_iban, "bic": entry.check_bic}
)


def checked_organisation(organisation: Organisation) -> Organisation:
    """An organisation has a name; the numbers given pass their checks."""
    found: list[Refusal] = []
    clean = cleaned(organisation, _ORGANISATION, found)
    for field, parse in _NUMBERS.items():
        clean = cleaned_one(clean, field, found, parse)
    require(found, "name", clean.name, clean.name_ar)
    return accepted(clean, found)
