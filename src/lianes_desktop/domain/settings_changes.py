"""What one issue of the settings changes against another, as facts; ``i18n.settings`` says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_fields import SPECS, Part, Spec, value_of


class How(StrEnum):
    """What became of a record of the settings."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    FIRST = "first"
    """It now comes before all others: new dossiers take that edition, that person is asked first."""


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """One record added, removed, or one of its fields that changed."""

    part: Part
    how: How
    record: Any
    """As it is now; as it was when it is removed."""
    spec: Spec | None = None
    before: Any = None
    after: Any = None


_LISTS = tuple(one for one in Part if one is not Part.ISSUE)
_ORDERED = (Part.EDITIONS, Part.CONTACTS)
"""Lists whose first record counts before the others."""


def differences(before: ProgrammeSettings, after: ProgrammeSettings) -> tuple[SettingsChange, ...]:
    """Everything that changes from one issue to another, list by list; their number and note are no change."""
    return tuple(one for part in _LISTS for one in _of_part(part, getattr(before, part), getattr(after, part)))


def key_of(part: Part, record: Any) -> object:  # noqa: ANN401, PLR0911 - any record; one case a list
    """What tells a record of a list from the others."""
    match part:
        case Part.EDITIONS | Part.KINDS:
            return record.code
        case Part.ORGANISATIONS | Part.RATES:
            return record.id
        case Part.PARTNERSHIPS:
            return record.french, record.moroccan
        case Part.ALLOWANCES:
            return record.country, record.valid_from
        case Part.MILEAGE:
            return record.valid_from
        case Part.TEXTS:
            return record[0]
        case _:
            return record.name


def _of_part(part: Part, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[SettingsChange]:
    old = {key_of(part, one): one for one in before}
    new = {key_of(part, one): one for one in after}
    if part in _ORDERED and before and after and key_of(part, before[0]) != key_of(part, after[0]):
        yield SettingsChange(part, How.FIRST, after[0])
    for key, record in new.items():
        if key not in old:
            yield SettingsChange(part, How.ADDED, record)
        elif record != old[key]:
            yield from _of_record(part, old[key], record)
    for key, record in old.items():
        if key not in new:
            yield SettingsChange(part, How.REMOVED, record)


def _of_record(part: Part, before: object, after: object) -> Iterator[SettingsChange]:
    for spec in SPECS[part]:
        was, now = value_of(before, spec.name), value_of(after, spec.name)
        if was != now:
            yield SettingsChange(part, How.CHANGED, after, spec, was, now)
