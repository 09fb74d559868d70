"""What is decided of a line, and why, in plain words; the same at the office and in the field."""

from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n.catalogue import N_, _

_VERDICTS = {
    Verdict.ACCEPT: N_("Acceptée"),
    Verdict.REDUCE: N_("Réduite"),
    Verdict.REFUSE: N_("Refusée"),
    Verdict.HOLD: N_("En attente"),
}
_REASONS = {
    ReviewReason.NOT_ELIGIBLE_KIND: N_("Nature de dépense non éligible"),
    ReviewReason.OUTSIDE_DATES: N_("Hors des dates prises en charge"),
    ReviewReason.RECEIPT_UNREADABLE: N_("Justificatif illisible"),
    ReviewReason.RECEIPT_MISSING: N_("Justificatif manquant"),
    ReviewReason.AMOUNT_DIFFERS: N_("Montant différent du justificatif"),
    ReviewReason.RATE_DIFFERS: N_("Taux de change différent"),
    ReviewReason.ALREADY_CLAIMED: N_("Dépense déjà demandée"),
    ReviewReason.ABOVE_CEILING: N_("Au-dessus du plafond"),
    ReviewReason.ALCOHOL: N_("Boissons alcoolisées"),
    ReviewReason.PERSONAL: N_("Dépense personnelle"),
    ReviewReason.GUEST_UNKNOWN: N_("Convives inconnus"),
    ReviewReason.MANDATE_MISSING: N_("Ordre de mission ou mandat manquant"),
    ReviewReason.OTHER_FUNDING: N_("Déjà financée par ailleurs"),
    ReviewReason.TO_BE_EXPLAINED: N_("À expliquer"),
    ReviewReason.OTHER: N_("Autre motif"),
}


def verdict(value: Verdict) -> str:
    """What is decided."""
    return _(_VERDICTS[value])


def reason(value: ReviewReason) -> str:
    """Why."""
    return _(_REASONS[value])
