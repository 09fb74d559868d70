"""Short names of keys, bundles and their states, as the exchange pages carry them."""

from lianes_desktop.domain.bundles import BundleKind, SentState
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.i18n.catalogue import N_, _

_ENROLMENTS = {
    EnrolmentState.NO_KEY: N_("Pas encore de clé"),
    EnrolmentState.SELF_SIGNED: N_("Clé créée, pas encore connue de Lianes"),
    EnrolmentState.REQUESTED: N_("Demande préparée, réponse de Lianes attendue"),
    EnrolmentState.ENROLLED: N_("Clé reconnue par Lianes"),
    EnrolmentState.EXPIRED: N_("Clé expirée, à renouveler auprès de Lianes"),
    EnrolmentState.REVOKED: N_("Clé révoquée par Lianes"),
}
_SENT = {
    SentState.EXPORTED: N_("Exporté, à remettre à Lianes"),
    SentState.RECEIVED: N_("Reçu par Lianes"),
}
_BUNDLES = {
    BundleKind.CLAIM: N_("Demande de reversement"),
    BundleKind.DECISION: N_("Décision"),
    BundleKind.RECEIPT: N_("Accusé de réception"),
    BundleKind.QUESTIONS: N_("Demande de corrections"),
    BundleKind.PAYMENT: N_("Avis de paiement"),
    BundleKind.SHARE: N_("Dossier partagé"),
    BundleKind.ENROLMENT: N_("Réponse de Lianes pour une clé"),
    BundleKind.KEY_REQUEST: N_("Demande de clé"),
    BundleKind.SETTINGS: N_("Règles du programme"),
}


def enrolment(value: EnrolmentState) -> str:
    """How far this device's key has come."""
    return _(_ENROLMENTS[value])


def sent(value: SentState) -> str:
    """What became of an exported bundle."""
    return _(_SENT[value])


def bundle_kind(value: BundleKind) -> str:
    """What a bundle carries."""
    return _(_BUNDLES[value])
