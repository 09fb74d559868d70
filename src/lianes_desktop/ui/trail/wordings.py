"""The trail in words: one line a change, by day, and the same as rows of a table. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo

from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.i18n import formats, journal
from lianes_desktop.i18n.catalogue import _, right_to_left
from lianes_desktop.services.journal import Names
from lianes_desktop.ui.trail.values import Head, Line, Row

_ICONS = {
    "expense": "receipt-text",
    "exchange_rate": "arrow-left-right",
    "funding": "hand-coins",
    "advance": "hand-coins",
    "staff_time": "clock",
    "contact": "contact",
    "dossier": "folder",
}


def subject(entry: AuditEntry, names: Names) -> str:
    """What the change was about: ``Dépense n° 3, Hôtel``; only what is still kept has a name."""
    kind = journal.record(entry.record)
    if entry.record == "expense":
        if entry.subject not in names.expenses:
            return _("{record}, supprimé depuis").format(record=kind)
        number, payee = names.expenses[entry.subject]
        numbered = _("Dépense n° {number}").format(number=formats.number(number))
        return _named(numbered, payee) if payee else numbered
    name = names.others.get(entry.subject, "")
    if entry.record in {"contact", "funding"} and not name:
        return _("{record}, supprimé depuis").format(record=kind)
    return _named(kind, name) if name else kind


def _named(what: str, name: str) -> str:
    return _("{record}, {name}").format(record=what, name=formats.isolate(name))


def change(entry: AuditEntry, names: Names) -> str:
    """From what to what: ``Montant : 120,00 € → 130,00 €``."""
    field = journal.field(entry.field)
    before, after = (journal.value(entry.field, text, names.people) for text in (entry.before, entry.after))
    if before and after:
        pattern = _("{field} : {before} ← {after}") if right_to_left() else _("{field} : {before} → {after}")
        return pattern.format(field=field, before=before, after=after)
    if after:
        return _("{field} : {after}").format(field=field, after=after)
    return _("{field} : {before}, effacé").format(field=field, before=before)


def rows(entries: Iterable[AuditEntry], names: Names, zone: tzinfo | None = None) -> tuple[Row, ...]:
    """The lines of those entries, each day under its head; hours are those of the device."""
    found: list[Row] = []
    day: date | None = None
    for entry in entries:
        at = entry.at.astimezone(zone)
        if at.date() != day:
            day = at.date()
            found.append(Head(formats.day_heading(day) + f" {day.year}"))
        icon = _ICONS.get(entry.record, "pencil")
        who = formats.isolate(entry.who) or _("Personne non indiquée")
        found.append(Line(icon, subject(entry, names), change(entry, names), who, formats.clock(at)))
    return tuple(found)


def table(entries: Iterable[AuditEntry], names: Names, zone: tzinfo | None = None) -> Sequence[Sequence[str]]:
    """The same as a table with its head, for a spreadsheet."""
    head = (_("Jour"), _("Heure"), _("Personne"), _("Objet"), _("Champ"), _("Avant"), _("Après"))
    return (
        head,
        *(
            (
                f"{entry.at.astimezone(zone):%Y-%m-%d}",
                f"{entry.at.astimezone(zone):%H:%M:%S}",
                entry.who,
                subject(entry, names),
                journal.field(entry.field),
                journal.value(entry.field, entry.before, names.people),
                journal.value(entry.field, entry.after, names.people),
            )
            for entry in entries
        ),
    )
