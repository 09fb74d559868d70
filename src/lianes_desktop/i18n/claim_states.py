"""Where a claim stands, in the same words on both sides, what to do next, and which answers did not arrive."""

from collections.abc import Sequence
from datetime import datetime

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.i18n import formats, states
from lianes_desktop.i18n.catalogue import N_, _, ngettext

_STATES = {
    ClaimState.DRAFT: N_("Brouillon"),
    ClaimState.EXPORTED: N_("Exportée"),
    ClaimState.RECEIVED: N_("Reçue"),
    ClaimState.UNDER_REVIEW: N_("En instruction"),
    ClaimState.TO_CORRECT: N_("À corriger"),
    ClaimState.DECIDED: N_("Décidée"),
    ClaimState.PAID: N_("Payée"),
}
_FIELD = {
    ClaimState.DRAFT: N_("Réglez les contrôles, puis signez : le fichier sera à remettre à Lianes."),
    ClaimState.EXPORTED: N_("Remettez le fichier à Lianes. Elle répondra par un accusé de réception."),
    ClaimState.RECEIVED: N_("Lianes a reçu la demande. Rien à faire : elle va l'instruire."),
    ClaimState.UNDER_REVIEW: N_("Lianes examine la demande. Rien à faire : attendez sa réponse."),
    ClaimState.TO_CORRECT: N_("Répondez à chaque question de Lianes et cochez-la, puis envoyez une nouvelle version."),
    ClaimState.DECIDED: N_("Lisez la décision. Lianes prépare le virement et vous enverra un avis de paiement."),
    ClaimState.PAID: N_("Vérifiez le virement sur le relevé de votre collectivité. Il n'y a plus rien à faire."),
}
_OFFICE = {
    ClaimState.DRAFT: N_("Rien n'est arrivé."),
    ClaimState.EXPORTED: N_("Envoyez l'accusé de réception."),
    ClaimState.RECEIVED: N_("Commencez l'instruction."),
    ClaimState.UNDER_REVIEW: N_("Décidez chaque ligne, puis signez la décision."),
    ClaimState.TO_CORRECT: N_("La collectivité doit envoyer une nouvelle version."),
    ClaimState.DECIDED: N_("Préparez le virement, puis envoyez l'avis de paiement."),
    ClaimState.PAID: N_("Rien à faire, sauf une correction."),
}


def state(value: ClaimState) -> str:
    """Where a claim stands."""
    return _(_STATES[value])


def to_do(value: ClaimState) -> str:
    """What the authority does next."""
    return _(_FIELD[value])


def to_do_at_office(value: ClaimState) -> str:
    """What the office does next."""
    return _(_OFFICE[value])


def answer(one: Answer) -> str:
    """What an answer is."""
    if one.kind is AnswerKind.RECEIPT and one.said.under_review:
        return _("Avis d'instruction")
    if one.said.payment is not None and one.said.payment.corrects is not None:
        return _("Avis de paiement corrigé")
    return states.bundle_kind(BundleKind(one.kind.value))


def missing(numbers: Sequence[int]) -> str:
    """Which answers of the series did not arrive; nothing when all did."""
    if not numbers:
        return ""
    told = formats.listed(formats.number(one) for one in numbers)
    return ngettext(
        "La réponse n° {numbers} n'est pas arrivée : demandez-la à Lianes.",
        "Les réponses n° {numbers} ne sont pas arrivées : demandez-les à Lianes.",
        len(numbers),
    ).format(numbers=formats.isolate(told))


def lists_ended(since: datetime) -> str:
    """That an answer was accepted although nobody can tell whether its signer's key was taken back since that day."""
    words = _(
        "La liste des clés retirées par Lianes n'est plus à jour depuis le {day} : ses réponses sont acceptées, mais "
        "une clé retirée depuis ne serait pas reconnue. Demandez à Lianes une réponse récente."
    )
    return words.format(day=formats.day(since.astimezone().date()))
