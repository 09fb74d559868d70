"""The office's trail in words: one line a deed, by day. No Qt."""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo

from lianes_desktop.domain.chain import Link
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import deeds, formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.chain import Checked
from lianes_desktop.ui.trail.values import Head, Line, Row, Strip

Titles = Mapping[DossierId, str]
"""What each dossier received is called."""

_ICONS = {
    "judged": "circle-check",
    "unjudged": "undo-2",
    "seconded": "users",
    "ticked": "check",
    "unticked": "x",
    "asked": "circle-alert",
    "unasked": "undo-2",
}


def subject(link: Link, titles: Titles) -> str:
    """What was done, and in which dossier."""
    done, title = deeds.deed(link.deed.act), titles.get(link.deed.dossier, "") if link.deed.dossier else ""
    return _("{record}, {name}").format(record=done, name=formats.isolate(title)) if title else done


def change(link: Link) -> str:
    """The figures of a deed, or the number of its entry."""
    return deeds.details(link.deed) or _("Écriture n° {n}").format(n=formats.number(link.sequence))


def rows(links: Iterable[Link], titles: Titles, zone: tzinfo | None = None) -> tuple[Row, ...]:
    """The lines of those entries, each day under its head; hours are those of the device."""
    found: list[Row] = []
    day: date | None = None
    for link in links:
        at = link.at.astimezone(zone)
        if at.date() != day:
            day = at.date()
            found.append(Head(formats.day_heading(day) + f" {day.year}"))
        who = formats.isolate(link.who) or _("Personne non indiquée")
        icon = _ICONS.get(link.deed.act, "history")
        found.append(Line(icon, subject(link, titles), change(link), who, formats.clock(at)))
    return tuple(found)


def verdict(found: Checked) -> Strip:
    """Whether the trail is whole, and where it is not."""
    if found.broken_at is not None:
        return Strip(
            "bad",
            "shield-x",
            _("Le journal a été modifié à l'écriture n° {n}").format(n=formats.number(found.broken_at)),
            _("Ce qui précède est intact. Restaurez une sauvegarde et prévenez la personne responsable des données."),
        )
    return Strip(
        "ok",
        "shield-check",
        _("Le journal est intact"),
        _("Chaque écriture tient à la précédente. Empreinte de la dernière : {digest}").format(
            digest=formats.ltr(found.head[:16].upper())
        ),
    )
