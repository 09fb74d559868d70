"""The words above the board: which days, how many lines, whose clock."""

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE, HostingDay
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext

_VOWELS = frozenset("aàâeéèêiîïoôuùûyhœ")


def title(action: Action) -> str:
    """What the page is called: a mission has days, a delegation one."""
    return _("Programme de la journée") if isinstance(action, HostingDay) else _("Programme")


def subtitle(action: Action, count: int) -> str:
    """The dossier's days, and how many lines they hold."""
    lines = ngettext("{n} rendez-vous", "{n} rendez-vous", count).format(n=formats.number(count))
    if action.starts_on is None or action.ends_on is None:
        return lines
    if action.starts_on == action.ends_on:
        return _("{day} · {lines}").format(day=formats.day_heading(action.starts_on), lines=lines)
    span = formats.month_range(action.starts_on, action.ends_on)
    return _("{days} · {lines}").format(days=span, lines=lines)


def conflicts(count: int) -> str:
    """How many overlaps there are; empty when there is none."""
    return ngettext("{n} conflit", "{n} conflits", count).format(n=formats.number(count)) if count else ""


def clocks(action: Action) -> tuple[str, str]:
    """The clock of the place, and the other one."""
    place = _("Heure du lieu")
    if action.place:
        # French elides before a vowel; other languages say both the same way
        said = _("Heure d'{place}") if action.place[0].lower() in _VOWELS else _("Heure de {place}")
        place = said.format(place=formats.isolate(action.place))
    return place, _("Heure du Maroc") if action.zone == HOME_ZONE else _("Heure de France")


def other_zone(zone: str) -> str:
    """The zone of the other country."""
    return HOME_ZONE if zone != HOME_ZONE else MOROCCO_ZONE


def no_days(action: Action) -> str:
    """Why nothing can be added yet."""
    if isinstance(action, HostingDay):
        return _("Donnez d'abord la date de l'accueil, dans la vue d'ensemble.")
    return _("Donnez d'abord les dates de la mission, dans la vue d'ensemble.")
