"""Names of public holidays in Morocco and in France."""

from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.i18n.formats import isolate

_HOLIDAYS = {
    "nouvel_an": N_("Nouvel an"),
    "manifeste": N_("Manifeste de l'indépendance"),
    "nouvel_an_amazigh": N_("Nouvel an amazigh"),
    "aid_al_fitr": N_("Aïd al-Fitr, à un jour près"),
    "aid_al_adha": N_("Aïd al-Adha, à un jour près"),
    "nouvel_an_hegire": N_("Nouvel an de l'hégire, à un jour près"),
    "mawlid": N_("Mawlid, à un jour près"),
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


def holiday(code: str) -> str:
    """A public holiday; a code from a newer program is shown as it is."""
    return _(_HOLIDAYS[code]) if code in _HOLIDAYS else isolate(code)
