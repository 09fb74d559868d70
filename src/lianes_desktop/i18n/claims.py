"""Why each line of a claim counts as it does."""

from lianes_desktop.domain.expenses import Because, Reason
from lianes_desktop.i18n.catalogue import N_
from lianes_desktop.i18n.labels import source
from lianes_desktop.i18n.sentences import say

_REASONS: dict[Reason, tuple[str, ...]] = {
    Reason.KIND_COVERED: (N_("Cette nature de dépense est prise en charge ({source})."),),
    Reason.KIND_TO_BE_AGREED: (N_("Cette nature de dépense se convient avec Lianes ({source})."),),
    Reason.KIND_EXCLUDED: (N_("Cette nature de dépense n'est pas prise en charge ({source})."),),
    Reason.AD_HOC_HOSTING: (N_("Pour un accueil ponctuel, la part de Lianes reste à convenir ({source})."),),
    Reason.HEAVY_INVESTMENT: (N_("L'investissement lourd n'est pas pris en charge ({source})."),),
    Reason.DEDUCTED: (N_("{cents} sont retirés de la base : ce qui n'est pas remboursé."),),
    Reason.PARTLY_BORNE: (N_("{cents} sont retirés de la base : la collectivité ne les a pas supportés."),),
    Reason.OTHER_FUNDING: (N_("{cents} sont retirés de la base : un autre financement les couvre."),),
    Reason.ABOVE_CEILING: (N_("{cents} sont retirés de la base : le plafond est dépassé ({source})."),),
    Reason.BEFORE_ELIGIBILITY: (N_("Payée avant la période prise en charge ({source})."),),
    Reason.BOUGHT_EARLY: (N_("Billet acheté avant la période prise en charge : à convenir avec Lianes ({source})."),),
    Reason.AFTER_ELIGIBILITY: (N_("Payée après la période prise en charge ({source})."),),
    Reason.RECEIPT_MISSING: (N_("Le justificatif manque."),),
    Reason.DECLARED_LOST: (N_("Une attestation sur l'honneur remplace le reçu perdu ({source})."),),
    Reason.LOST_NOT_ALLOWED: (N_("Pour cette nature, une attestation ne peut pas remplacer le reçu ({source})."),),
    Reason.LOST_ABOVE_CAP: (N_("Une attestation ne suffit pas pour cette somme ({source})."),),
    Reason.AMOUNT_MISSING: (N_("Indiquez le montant."),),
    Reason.DATE_MISSING: (N_("Indiquez la date."),),
    Reason.KIND_MISSING: (N_("Choisissez la nature de la dépense."),),
    Reason.RATE_MISSING: (N_("Indiquez le taux de change."),),
}


def because(one: Because) -> str:
    """Why a line counts as it does, the sum taken out and the text that says so."""
    return say(_REASONS[one.reason], {"cents": one.cents, "source": source(one.source)})
