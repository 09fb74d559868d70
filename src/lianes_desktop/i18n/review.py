"""The office's review in words: what the machine remarks, the checklist, what changed since the version before.

Verdicts, reasons and states are the words both sides read; they are told by ``reviewing`` and ``claim_states``.
"""

from collections.abc import Mapping

from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.review_desk import LineChange, Remarked, Suspicion
from lianes_desktop.domain.review_points import ReviewPoint
from lianes_desktop.i18n import claim_states
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.i18n.claim_states import state as claim_state
from lianes_desktop.i18n.findings import finding
from lianes_desktop.i18n.formats import number
from lianes_desktop.i18n.reviewing import reason, verdict
from lianes_desktop.i18n.sentences import say

__all__ = ["age", "change", "claim_state", "next_step", "point", "reason", "remark", "verdict"]

_SUSPICIONS: Mapping[Suspicion, tuple[str, ...]] = {
    Suspicion.SUMS_DIFFER: (
        N_("Notre calcul donne un autre montant, écart : {cents}."),
        N_("Notre calcul donne un autre montant."),
    ),
    Suspicion.RECEIPT_ELSEWHERE: (
        N_("Même justificatif que le reçu n° {number} de « {title} », {authority}."),
        N_("Même justificatif que le reçu n° {number} de « {title} »."),
        N_("Ce justificatif figure dans une autre demande."),
    ),
    Suspicion.EXPENSE_ELSEWHERE: (
        N_("Même jour, même montant et même bénéficiaire que le reçu n° {number} de « {title} », {authority}."),
        N_("Même jour, même montant et même bénéficiaire que le reçu n° {number} de « {title} »."),
        N_("Même jour, même montant et même bénéficiaire que dans une autre demande."),
    ),
    Suspicion.OUTSIDE_DATES: (N_("La date est en dehors du dossier."),),
    Suspicion.ABOVE_CEILING: (
        N_("Au-dessus du plafond, dépassement : {cents}."),
        N_("Au-dessus du plafond."),
    ),
    Suspicion.RATE_FAR: (
        N_("Taux {currency} : {after}, contre {before} dans notre table, écart : {cents}."),
        N_("Ce taux de change est loin de celui de notre table."),
    ),
    Suspicion.RECEIPT_MISSING: (
        N_("Le justificatif manque, montant demandé : {cents}."),
        N_("Le justificatif manque."),
    ),
    Suspicion.NOT_ELIGIBLE: (
        N_("Cette dépense n'est pas prise en charge, montant demandé : {cents}."),
        N_("Cette dépense n'est pas prise en charge."),
    ),
    Suspicion.MANDATE: (N_("L'acte d'un participant manque ou n'est pas valable."),),
    Suspicion.CONSENT: (
        N_("{name} figure dans le dossier sans accord enregistré."),
        N_("Une personne figure dans le dossier sans accord enregistré."),
    ),
    Suspicion.CHECK: (N_("Un contrôle du dossier n'est pas satisfait."),),
}
_OF_THE_CHECKS = frozenset(Suspicion) - {Suspicion.CONSENT}
"""What a check's own sentence says better than ours; a consent is asked for in the field, and missing at the office."""
_POINTS = {
    ReviewPoint.CONVENTION: N_("La convention est-elle signée, ou la lettre d'intention reçue à temps ?"),
    ReviewPoint.DATES: N_("Les dates sont-elles celles de l'action ?"),
    ReviewPoint.PROGRAMME: N_("Le programme a-t-il été tenu, et les dépenses lui correspondent-elles ?"),
    ReviewPoint.MANDATES: N_("Chaque voyageur a-t-il un ordre de mission ou un mandat daté d'avant le départ ?"),
    ReviewPoint.INVITATION: N_("La délégation a-t-elle été invitée par écrit ?"),
    ReviewPoint.ATTENDANCE: N_("La feuille d'émargement est-elle jointe et signée ?"),
    ReviewPoint.CONSENTS: N_("Les personnes rencontrées ont-elles accepté d'être transmises ?"),
    ReviewPoint.IMAGES: N_("Les photos publiées ont-elles leur autorisation ?"),
    ReviewPoint.ACCORD: N_("L'accord entre les deux collectivités est-il joint ?"),
    ReviewPoint.OWNERS: N_("Les collectivités restent-elles maîtres d'œuvre du projet ?"),
    ReviewPoint.NO_HEAVY: N_("Le projet est-il sans investissement lourd ?"),
    ReviewPoint.REPORT: N_("Le compte rendu dit-il ce que chaque partie en retire ?"),
    ReviewPoint.FUNDING: N_("Les autres financements sont-ils déclarés, sans rien payer deux fois ?"),
    ReviewPoint.BANK: N_("Le RIB est-il bien celui de la collectivité ?"),
}
_CHANGES = {
    LineChange.SAME: N_("Inchangée"),
    LineChange.NEW: N_("Nouvelle"),
    LineChange.CHANGED: N_("Modifiée"),
}


def remark(remarked: Remarked) -> str:
    """What the machine remarks, with its figures."""
    told = remarked.finding
    if told is not None and remarked.what in _OF_THE_CHECKS and not remarked.cents:
        return finding(told)
    values: dict[str, object] = dict(told.values) if told else {}
    if remarked.cents:
        values["cents"] = abs(remarked.cents)
    if remarked.elsewhere is not None:
        other = remarked.elsewhere
        values |= {"number": other.number}
        values |= {name: text for name, text in (("title", other.title), ("authority", other.authority)) if text}
    return say(_SUSPICIONS[remarked.what], values)


def point(code: str) -> str:
    """The question of a point of the checklist; a code of a later version of the application as it is."""
    known = next((one for one in ReviewPoint if one == code), None)
    return code if known is None else _(_POINTS[known])


def change(value: LineChange) -> str:
    """How a line stands to the version before, in one word."""
    return _(_CHANGES[value])


def next_step(value: ClaimState, *, office: bool) -> str:
    """What to do next, on the side that reads it."""
    return claim_states.to_do_at_office(value) if office else claim_states.to_do(value)


def age(days: int) -> str:
    """How long a claim has been waiting."""
    if not days:
        return _("aujourd'hui")
    return ngettext("depuis {count} jour", "depuis {count} jours", days).format(count=number(days))
