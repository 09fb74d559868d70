"""The hash-chained trail in words: what each deed did, by its code."""

from lianes_desktop.domain.deeds import Done
from lianes_desktop.i18n.catalogue import N_, _

_DEEDS = {
    Done.JUDGED: N_("Décision sur une ligne"),
    Done.UNJUDGED: N_("Décision reprise"),
    Done.SECONDED: N_("Accord d'une seconde personne"),
    Done.TICKED: N_("Point de contrôle coché"),
    Done.UNTICKED: N_("Point de contrôle décoché"),
    Done.ASKED: N_("Question posée"),
    Done.UNASKED: N_("Question retirée"),
}


def deed(code: str) -> str:
    """What was done; a code of a later version of the application as it is."""
    known = next((one for one in Done if one == code), None)
    return code if known is None else _(_DEEDS[known])
