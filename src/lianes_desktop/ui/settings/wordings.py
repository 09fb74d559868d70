"""Lines that both pages of the settings show."""

from collections.abc import Iterable
from typing import Any

from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.settings import SHIPPED, ProgrammeSettings
from lianes_desktop.domain.settings_changes import SettingsChange
from lianes_desktop.domain.settings_fields import Part
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n import settings_labels as words
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.settings import HistoryLine
from lianes_desktop.ui.settings.values import IssueLine


def names(*issues: ProgrammeSettings) -> dict[str, str]:
    """Names of the organisations of these issues, the last one's word first."""
    return {one.id: one.name for issue in issues for one in issue.organisations}


def changes(found: Iterable[SettingsChange], *issues: ProgrammeSettings) -> tuple[str, ...]:
    """What changes, a sentence each."""
    known = names(*issues)
    return tuple(said.change(one, known) for one in found)


def number(settings: ProgrammeSettings) -> str:
    """Which issue it is."""
    if settings.version == SHIPPED:
        return _("Règles livrées avec l'application")
    return _("Règles n° {number}").format(number=settings.version)


def dated(settings: ProgrammeSettings) -> str:
    """When an issue was signed, and from when on it is in force."""
    parts: list[str] = []
    if settings.issued_at is not None:
        moment = formats.moment(settings.issued_at.astimezone())
        parts.append(_("signées par Lianes le {moment}").format(moment=moment))
    if settings.in_force_from is not None:
        parts.append(_("en vigueur depuis le {day}").format(day=formats.day(settings.in_force_from)))
    return " · ".join(parts)


def issues(history: tuple[HistoryLine, ...]) -> tuple[IssueLine, ...]:
    """The issues so far, the latest first."""
    every = tuple(one.settings for one in reversed(history))
    return tuple(
        IssueLine(
            title=number(one.settings),
            detail=dated(one.settings),
            changes=changes(one.changes, *every),
            note=formats.isolate(one.settings.note),
            dossiers=_dossiers(one),
            in_force=one.in_force,
        )
        for one in history
    )


def detail(part: Part, record: Any, known: dict[str, str]) -> str:  # noqa: ANN401, PLR0911 - any record; one case a list
    """What a list says of a record beside its name."""
    match part:
        case Part.EDITIONS:
            return formats.isolate(record.title)
        case Part.KINDS:
            return labels.heading(record.heading)
        case Part.RATES:
            return formats.rate(record) if record.per_euro else ""
        case Part.ALLOWANCES | Part.MILEAGE:
            return formats.isolate(record.source)
        case Part.ORGANISATIONS:
            return words.organisation_type(record.type)
        case Part.PARTNERSHIPS:
            return words.choice(record.kind)
        case Part.TEXTS:
            return formats.isolate(said.in_language(record[1]))
        case Part.CONTACTS:
            return formats.isolate(record.role)
        case _:
            return ", ".join(known.get(one, one) for one in record.for_authorities)


def organisation_options(settings: ProgrammeSettings, country: str = "") -> tuple[tuple[str, str], ...]:
    """Organisations to choose from, by name; those of one country when it is given."""
    offered: list[Organisation] = [one for one in settings.organisations if not country or one.country == country]
    return tuple((one.id, one.name) for one in sorted(offered, key=lambda one: one.name))


def _dossiers(line: HistoryLine) -> str:
    if not line.dossiers:
        return ""
    titles = " · ".join(formats.isolate(one.action.title) for one in line.dossiers)
    count = len(line.dossiers)
    return ngettext("{n} dossier : {titles}", "{n} dossiers : {titles}", count).format(n=count, titles=titles)
