"""What is said of calendar files: what they would change, and why parts of them are not taken. No Qt."""

from collections.abc import Callable

from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.calendar_files import Preview
from lianes_desktop.services.calendar_matching import Fate, Proposal
from lianes_desktop.services.ports.calendar_files import NotTaken, Unfit
from lianes_desktop.ui.programme.calendar_values import FileShown, Left, Offer


def shown(preview: Preview) -> FileShown:
    """A file, ready to be chosen from."""
    return FileShown(
        title=_("Importer un calendrier"),
        sentence=_sentence(preview),
        offers=tuple(_offer(one) for one in preview.proposals),
        left=tuple(_left(one) for one in preview.refused),
        left_words=_left_words(len(preview.refused)),
    )


def taken(count: int) -> str:
    """What was taken, said in the bar."""
    return ngettext("{n} rendez-vous importé", "{n} rendez-vous importés", count).format(n=formats.number(count))


def accept(count: int) -> str:
    """What the button says that takes them."""
    words = ngettext("Reprendre {n} rendez-vous", "Reprendre {n} rendez-vous", count)
    return words.format(n=formats.number(count))


def _sentence(preview: Preview) -> str:
    name = formats.isolate(preview.calendar or preview.file)
    fates = [one.fate for one in preview.proposals]
    new = fates.count(Fate.NEW)
    other = len(fates) - new
    parts = []
    if new:
        words = ngettext("{n} rendez-vous à ajouter", "{n} rendez-vous à ajouter", new)
        parts.append(words.format(n=formats.number(new)))
    if other:
        words = ngettext("{n} à modifier", "{n} à modifier", other)
        parts.append(words.format(n=formats.number(other)))
    if preview.same:
        words = ngettext("{n} déjà au programme", "{n} déjà au programme", preview.same)
        parts.append(words.format(n=formats.number(preview.same)))
    what = formats.listed(parts) or _("rien à reprendre aux dates du dossier")
    return _("{calendar} : {what}.").format(calendar=name, what=what)


def _left_words(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "{n} ligne du fichier n'a pas été reprise.", "{n} lignes du fichier n'ont pas été reprises.", count
    )
    return words.format(n=formats.number(count))


def _offer(one: Proposal) -> Offer:
    item = one.item
    title = item.title or labels.item_kind(item.kind)
    if item.starts_at.date() == item.ends_at.date():
        hours = formats.clock_range(item.starts_at, item.ends_at)
    else:
        end = _("{day} {time}").format(day=formats.day_short(item.ends_at.date()), time=formats.clock(item.ends_at))
        hours = f"{formats.clock(item.starts_at)} – {end}"
    when = [formats.day_heading(item.starts_at.date()), hours, *([formats.isolate(item.place)] if item.place else [])]
    if one.event.whole_day:
        when.insert(1, _("toute la journée"))
    tone, does = _fate(one)
    return Offer(formats.isolate(title), " · ".join(when), does, tone, one.fate is not Fate.OLDER)


def _fate(one: Proposal) -> tuple[str, str]:
    if one.fate is Fate.NEW:
        return "ok", _("Ajouter")
    if one.fate is Fate.CALLED_OFF:
        return "warn", _("Annuler le rendez-vous")
    if one.fate is Fate.OLDER:
        return "neutral", _("Plus ancien que le vôtre")
    return "info", _("Modifier")


def _left(one: NotTaken) -> Left:
    line = _("Ligne {n}").format(n=formats.number(one.line))
    title = f"{line} · {formats.isolate(one.title)}" if one.title else line
    return Left(title, _WHY[one.why](formats.isolate(one.detail)))


_WHY: dict[Unfit, Callable[[str], str]] = {
    Unfit.NO_START: lambda _detail: _("Aucune date de début."),
    Unfit.BAD_START: lambda _detail: _("La date ou l'heure ne se lit pas."),
    Unfit.BAD_END: lambda _detail: _("La fin ne se lit pas, ou vient avant le début."),
    Unfit.TOO_LONG: lambda _detail: _("Dure plus de 31 jours."),
    Unfit.UNKNOWN_ZONE: lambda detail: _("Fuseau horaire inconnu : {zone}.").format(zone=detail),
    Unfit.BAD_RULE: lambda _detail: _("La règle de répétition ne se lit pas."),
    Unfit.TOO_OFTEN: lambda _detail: _("Se répète trop souvent."),
    Unfit.NEVER: lambda _detail: _("Ne se répète pas aux dates du dossier."),
    Unfit.OUTSIDE: lambda _detail: _("En dehors des dates du dossier."),
    Unfit.CUT_SHORT: lambda _detail: _("Le fichier s'arrête au milieu."),
    Unfit.NOT_AN_EVENT: lambda _detail: _("Une tâche ou une note, pas un rendez-vous."),
    Unfit.SUPERSEDED: lambda _detail: _("Le fichier en donne une version plus récente."),
    Unfit.CANCELLED: lambda _detail: _("Annulé, et absent du programme."),
    Unfit.TOO_MANY: lambda _detail: _("Plus de 10 000 rendez-vous : la suite n'a pas été lue."),
    Unfit.REFUSED: lambda _detail: _("Ces valeurs ne conviennent pas à un rendez-vous."),
}
"""Why, in a sentence."""
