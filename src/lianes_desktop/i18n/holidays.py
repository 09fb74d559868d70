"""Names of public holidays in Morocco and in France."""

from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.i18n.formats import isolate

_HOLIDAYS = {
    "nouvel_an": N_("Nouvel an"),
    "manifeste": N_("Manifeste de l'indépendance"),
    "nouvel_an_amazigh": N_("Nouvel an amazigh"),
    "aid_al_fitr": N_("Aïd al-Fitr"),
    "aid_al_adha": N_("Aïd al-Adha"),
    "nouvel_an_hegire": N_("Nouvel an de l'hégire"),
    "mawlid": N_("Mawlid"),
    "ramadan_begins": N_("Début du ramadan"),
    "ramadan_ends": N_("Fin du ramadan"),
    "travail": N_("Fête du Travail"),
    "trone": N_("Fête du Trône"),
    "oued_eddahab": N_("Oued Eddahab"),
    "revolution": N_("Révolution du roi et du peuple"),
    "jeunesse": N_("Fête de la Jeunesse"),
    "unite": N_("Fête de l'Unité"),
    "marche_verte": N_("Marche verte"),
    "independance": N_("Fête de l'Indépendance"),
    "paques": N_("Lundi de Pâques"),
    "victoire": N_("Victoire de 1945"),
    "ascension": N_("Ascension"),
    "pentecote": N_("Lundi de Pentecôte"),
    "fete_nationale": N_("Fête nationale"),
    "assomption": N_("Assomption"),
    "toussaint": N_("Toussaint"),
    "armistice": N_("Armistice de 1918"),
    "noel": N_("Noël"),
}


def codes() -> frozenset[str]:
    """Every holiday that has a name."""
    return frozenset(_HOLIDAYS)


def holiday(code: str, *, estimated: bool = False) -> str:
    """A public holiday, or an end of the fast; a code from a newer program is shown as it is.

    ``estimated``: the moon decides, and nobody has announced the day yet.
    """
    name = _(_HOLIDAYS[code]) if code in _HOLIDAYS else isolate(code)
    return _("{holiday}, date estimée à un jour près").format(holiday=name) if estimated else name
