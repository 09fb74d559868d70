"""Why each line of a claim counts as it does."""

from decimal import Decimal
from typing import Any

from lianes_desktop.domain.editions import Sourced
from lianes_desktop.domain.expenses import Assessment, Because, Eligibility, Reason
from lianes_desktop.domain.reimbursement import strongest
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.i18n.labels import source
from lianes_desktop.i18n.sentences import say

_FIRM = frozenset({Eligibility.ELIGIBLE, Eligibility.PARTIAL})
_LINES = {
    Eligibility.ELIGIBLE: N_("Éligible : {line}"),
    Eligibility.PARTIAL: N_("Éligible en partie : {line}"),
    Eligibility.TO_BE_AGREED: N_("À convenir avec Lianes : {line}"),
    Eligibility.NOT_ELIGIBLE: N_("Non éligible : {line}"),
    Eligibility.RECEIPT_MISSING: N_("Sans justificatif, cette dépense ne compte pas"),
    Eligibility.INCOMPLETE: N_("Cette dépense est à compléter"),
}

_REASONS: dict[Reason, tuple[str, ...]] = {
    Reason.KIND_COVERED: (N_("Cette nature de dépense est prise en charge ({source})."),),
    Reason.KIND_TO_BE_AGREED: (N_("Cette nature de dépense se convient avec Lianes ({source})."),),
    Reason.KIND_EXCLUDED: (N_("Cette nature de dépense n'est pas prise en charge ({source})."),),
    Reason.AD_HOC_HOSTING: (N_("Pour un accueil ponctuel, la part de Lianes reste à convenir ({source})."),),
    Reason.NO_FIRM_RATE: (N_("Aucun taux ferme n'est fixé : la part de Lianes reste à convenir ({source})."),),
    Reason.HEAVY_INVESTMENT: (N_("L'investissement lourd n'est pas pris en charge ({source})."),),
    Reason.DEDUCTED: (N_("{cents} sont retirés de la base : ce qui n'est pas remboursé."),),
    Reason.PARTLY_BORNE: (N_("{cents} sont retirés de la base : la collectivité ne les a pas supportés."),),
    Reason.OTHER_FUNDING: (N_("{cents} sont retirés de la base : un autre financement les couvre."),),
    Reason.FEE_COVERED: (N_("{cents} de frais de carte comptent avec la dépense ({source})."),),
    Reason.FEE_TO_BE_AGREED: (N_("{cents} de frais de carte restent à convenir avec Lianes ({source})."),),
    Reason.FEE_EXCLUDED: (N_("{cents} sont retirés de la base : les frais de carte ne sont pas pris en charge."),),
    Reason.ABOVE_CEILING: (N_("{cents} sont retirés de la base : le plafond est dépassé ({source})."),),
    Reason.BEFORE_ELIGIBILITY: (N_("Payée avant la période prise en charge ({source})."),),
    Reason.BOUGHT_EARLY: (N_("Billet acheté avant la période prise en charge : à convenir avec Lianes ({source})."),),
    Reason.AFTER_ELIGIBILITY: (N_("Payée après la période prise en charge ({source})."),),
    Reason.RECEIPT_MISSING: (N_("Le justificatif manque."),),
    Reason.DECLARED_LOST: (N_("Une attestation sur l'honneur remplace le reçu perdu ({source})."),),
    Reason.LOST_NOT_ALLOWED: (N_("Pour cette nature, une attestation ne peut pas remplacer le reçu ({source})."),),
    Reason.LOST_ABOVE_CAP: (N_("Une attestation ne suffit pas pour cette somme ({source})."),),
    Reason.VISA_MISSING: (N_("L'attestation attend le visa de l'ordonnateur ({source})."),),
    Reason.OTHERS_SHARE: (N_("{cents} sont retirés de la base : d'autres collectivités les supportent."),),
    Reason.ALLOWANCE_MODE: (
        N_("Repas et nuits sont payés par indemnités journalières : ce reçu ne compte pas ({source})."),
    ),
    Reason.RECEIPTS_MODE: (
        N_("Repas et nuits sont payés sur justificatifs : l'indemnité journalière ne compte pas ({source})."),
    ),
    Reason.VALUED_APART: (N_("Le temps des agents est valorisé à part, jamais remboursé ({source})."),),
    Reason.UNIT_PRICE_HIGH: (
        N_("Prix unitaire au-dessus de {cents} : confirmez qu'il s'agit de petit matériel ({source})."),
    ),
    Reason.FUNDING_REQUESTED: (
        N_("{cents} sont demandés à un autre financeur : accordés, ils seront retirés de la base."),
    ),
    Reason.AUTHORISED_LATE: (N_("Le véhicule a été autorisé après le trajet : ce trajet ne compte pas."),),
    Reason.MILEAGE_MISSING: (N_("Décrivez le trajet : kilomètres et puissance du véhicule."),),
    Reason.AUTHORISATION_MISSING: (N_("Indiquez la date de l'autorisation, avant le trajet."),),
    Reason.STAY_MISSING: (N_("Indiquez l'arrivée sur place et le départ."),),
    Reason.DAILY_MISSING: (N_("Indiquez le montant journalier fixé par la collectivité."),),
    Reason.DELIBERATION_MISSING: (N_("Indiquez la délibération qui choisit l'indemnité journalière."),),
    Reason.TABLE_MISSING: (N_("Aucun barème n'était en vigueur ce jour-là."),),
    Reason.AMOUNT_MISSING: (N_("Indiquez le montant."),),
    Reason.DATE_MISSING: (N_("Indiquez la date."),),
    Reason.KIND_MISSING: (N_("Choisissez la nature de la dépense."),),
    Reason.RATE_MISSING: (N_("Indiquez le taux de change."),),
}


def because(one: Because) -> str:
    """Why a line counts as it does, the sum taken out and the text that says so."""
    return say(_REASONS[one.reason], {"cents": one.cents, "source": source(one.source, one.article)})


def line_counts(judged: Assessment, kind: str, rate: Sourced[Decimal] | None, *, maximum: bool = False) -> str:
    """A line in one title: how it counts, its nature, the text that says so, and the rate."""
    first = next(iter(judged.because), None)
    setting: Sourced[Any] | None = Sourced(None, first.source, first.article) if first else None
    firm = judged.eligibility in _FIRM
    if setting is not None and firm:
        setting = strongest(setting, rate)
    line = kind
    if setting is not None:
        line = _("{first}, {second}").format(first=line, second=source(setting.source, setting.article))
    if firm and rate is not None:
        share = formats.percent(rate.value)
        share = _("{rate} au plus").format(rate=share) if maximum else share
        line = _("{first}, {second}").format(first=line, second=share)
    return _(_LINES[judged.eligibility]).format(line=line)
