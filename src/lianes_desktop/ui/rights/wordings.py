"""A person's records in words. No Qt."""

from collections.abc import Sequence

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.services.rights import Known
from lianes_desktop.ui.rights.values import Done, Line, RecordLine, Sheet


def lines(found: Sequence[Known]) -> tuple[Line, ...]:
    """The list, a line for each record."""
    return tuple(
        Line(one.person.id, _name(one), formats.isolate(one.title), formats.initials(_name(one))) for one in found
    )


def sheet(ones: Sequence[Known]) -> Sheet:
    """The person of these records, the first being the one chosen."""
    first = ones[0].person
    left = any(one.left for one in ones)
    told = _("Lianes devra l'effacer aussi : l'avis à lui remettre ne porte aucun nom.") if left else ""
    kept = _(
        "La fiche, la carte de visite et les photos de cette seule personne sont supprimées, ici et dans les "
        "sauvegardes. Son nom devient « personne effacée » dans le programme et les textes. Les dépenses et leurs "
        "reçus restent. Rien de cela ne s'annule."
    )
    return Sheet(
        first.id,
        _name(ones[0]),
        first.name_ar if first.name_ar != first.name else "",
        formats.initials(_name(ones[0])),
        tuple(RecordLine(one.person.id, formats.isolate(one.title), _record(one), _limited(one)) for one in ones),
        " ".join(part for part in (kept, told) if part),
    )


def subtitle(count: int) -> str:
    """How many records there are."""
    return ngettext("{n} fiche, tous dossiers confondus", "{n} fiches, tous dossiers confondus", count).format(
        n=formats.number(count)
    )


def erased(done: Erased) -> Done:
    """What became of the copies."""
    copies = ngettext("{n} sauvegarde réécrite.", "{n} sauvegardes réécrites.", done.copies).format(
        n=formats.number(done.copies)
    )
    if not done.unreached:
        return Done("ok", _("Personne effacée"), copies)
    names = formats.listed(formats.ltr(path.name) for path in done.unreached)
    kept = _("N'ont pas pu être réécrits, et gardent son nom : {names}. Supprimez-les ou rebranchez leur support.")
    return Done("warn", _("Personne effacée, sauf de certaines copies"), kept.format(names=names))


def _name(one: Known) -> str:
    return one.person.name or one.person.name_ar or _("Sans nom")


def _limited(one: Known) -> bool | None:
    return one.person.restricted if isinstance(one.person, Contact) else None


def _record(one: Known) -> str:
    """What kind of record it is, where it is named and whether it left."""
    person = one.person
    kind = wording.consent(person.consent.state) if isinstance(person, Contact) else wording.status(person.status)
    named = ngettext("{n} ligne du programme", "{n} lignes du programme", one.lines).format(n=formats.number(one.lines))
    parts = (kind, named if one.lines else "", _("partie dans un lot") if one.left else "")
    return formats.listed(part for part in parts if part)
