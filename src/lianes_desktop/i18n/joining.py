"""How far a membership is, what comes next, and the words of letters and conventions."""

from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.joining import MembershipRole, MembershipState, Support
from lianes_desktop.domain.memberships import EligibilityStart, NextStep, StartReason, ToDo
from lianes_desktop.domain.organisations import PartnershipKind
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _

_STATES = {
    MembershipState.CONTACT: N_("Prise de contact"),
    MembershipState.LETTER_SIGNED: N_("Lettre signée"),
    MembershipState.LETTER_SENT: N_("Lettre envoyée"),
    MembershipState.LETTER_RECEIVED: N_("Lettre reçue"),
    MembershipState.LETTER_LATE: N_("Lettre tardive"),
    MembershipState.CONVENTION_DISCUSSED: N_("Convention en discussion"),
    MembershipState.CONVENTION_SIGNED: N_("Convention signée"),
    MembershipState.CLOSED: N_("Close"),
    MembershipState.ABANDONED: N_("Abandon"),
}
_ROLES = {
    MembershipRole.FOUNDER: N_("Collectivité initiatrice"),
    MembershipRole.SUPPORT: N_("En appui"),
    MembershipRole.MEMBER: N_("Membre"),
}
_SUPPORTS = {
    Support.FUNDING: N_("Facilité de financement"),
    Support.METHOD: N_("Appui méthodologique"),
    Support.INTRODUCTIONS: N_("Mise en relation avec de nouveaux partenaires"),
}
_PARTNERSHIPS = {
    PartnershipKind.FOUNDING: N_("Collectivité initiatrice"),
    PartnershipKind.SUPPORT: N_("En appui"),
    PartnershipKind.OCCASIONAL: N_("Coopération ponctuelle"),
    PartnershipKind.TWINNING: N_("Jumelage"),
}
_COVERAGES = {
    Coverage.FULL: N_("Prise en charge"),
    Coverage.DIRECT: N_("Prise en charge avec le partenaire direct"),
    Coverage.TO_BE_AGREED: N_("À convenir avec Lianes"),
    Coverage.NONE: N_("Non prise en charge"),
}
_MEALS = {
    MealsMode.RECEIPTS: N_("Frais réels, sur reçus"),
    MealsMode.ALLOWANCE: N_("Indemnité journalière"),
}
_STEPS = {
    NextStep.GET_IN_TOUCH: N_("Prendre contact avec Lianes pour parler du projet et des ambitions"),
    NextStep.SIGN_LETTER: N_("Rédiger et signer la lettre d'intention"),
    NextStep.SEND_LETTER: N_("Envoyer la lettre signée à Lianes"),
    NextStep.AWAIT_RECEIPT: N_("Noter le jour où Lianes reçoit la lettre"),
    NextStep.AGREE_LATE: N_("Lettre reçue après la date limite : obtenir l'accord de Lianes"),
    NextStep.DISCUSS: N_("Discuter la convention proposée par Lianes"),
    NextStep.SIGN_CONVENTION: N_("Signer la convention ; les dépenses comptent déjà"),
    NextStep.CARRY_OUT: N_("Mener les actions prévues par la convention"),
    NextStep.NOTHING: N_("Plus rien à faire"),
}
_STARTS = {
    StartReason.CONVENTION: N_("Dépenses éligibles dès le {day} : la convention le fixe."),
    StartReason.ON_TIME: N_("Dépenses éligibles dès le {day}, même si la convention est signée plus tard."),
    StartReason.LATE: N_("Dépenses éligibles dès le {day}, jour où la lettre a été reçue."),
    StartReason.EXPECTED: N_("Dépenses éligibles dès le {day} si la lettre est reçue à temps."),
}


def membership_state(value: MembershipState) -> str:
    """How far an authority has come."""
    return _(_STATES[value])


def membership_role(value: MembershipRole) -> str:
    """How an authority stands in the consortium."""
    return _(_ROLES[value])


def support(value: Support) -> str:
    """What an authority asks of Lianes."""
    return _(_SUPPORTS[value])


def partnership_kind(value: PartnershipKind) -> str:
    """How two authorities came together."""
    return _(_PARTNERSHIPS[value])


def coverage(value: Coverage) -> str:
    """How a nature of expense counts."""
    return _(_COVERAGES[value])


def meals_mode(value: MealsMode) -> str:
    """How meals and nights are paid."""
    return _(_MEALS[value])


def to_do(value: ToDo) -> str:
    """What comes next, and until when."""
    words = _(_STEPS[value.step])
    if value.until is None:
        return words
    return _("{step}, avant le {day}").format(step=words, day=formats.day(value.until))


def eligibility(value: EligibilityStart) -> str:
    """From when expenses count, and why."""
    return _(_STARTS[value.reason]).format(day=formats.day(value.day))
