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
    Done.ACKNOWLEDGED: N_("Accusé de réception envoyé"),
    Done.QUESTIONED: N_("Questions envoyées"),
    Done.DECIDED: N_("Décision envoyée"),
    Done.NOTIFIED: N_("Avis de paiement envoyé"),
    Done.OWED: N_("Montant dû, ou à récupérer"),
    Done.ACCOUNT_SET: N_("Compte bancaire complété"),
    Done.CANCELLED: N_("Montant dû remplacé par une décision"),
    Done.ORDERED: N_("Montant mis dans un ordre de virement"),
    Done.WITHDRAWN: N_("Montant retiré de l'ordre de virement"),
    Done.PAID: N_("Paiement exécuté par la banque"),
    Done.UNPAID: N_("Paiement annulé avant tout avis"),
    Done.TRANSFER_MADE: N_("Ordre de virement préparé"),
    Done.ENVELOPE_SET: N_("Enveloppe fixée"),
    Done.ENVELOPE_REMOVED: N_("Enveloppe supprimée"),
    Done.FUNDER_SET: N_("Apport d'un financeur fixé"),
    Done.FUNDER_REMOVED: N_("Financeur supprimé"),
}


def deed(code: str) -> str:
    """What was done; a code of a later version of the application as it is."""
    known = next((one for one in Done if one == code), None)
    return code if known is None else _(_DEEDS[known])
