"""Short names of keys, bundles and their states, as the exchange pages carry them."""

from lianes_desktop.domain.hand_in import BundleKind, LedgerState, Role, SentState, SignerState
from lianes_desktop.domain.people import EnrolmentState
from lianes_desktop.i18n.catalogue import N_, _

_ENROLMENTS = {
    EnrolmentState.NO_KEY: N_("Pas encore de clé"),
    EnrolmentState.SELF_SIGNED: N_("Clé créée, pas encore connue de Lianes"),
    EnrolmentState.REQUESTED: N_("Demande préparée, réponse de Lianes attendue"),
    EnrolmentState.ENROLLED: N_("Clé reconnue par Lianes"),
    EnrolmentState.EXPIRED: N_("Clé expirée, à renouveler auprès de Lianes"),
}
_SIGNERS = {
    SignerState.KNOWN: N_("Clé connue"),
    SignerState.UNKNOWN: N_("Clé inconnue"),
    SignerState.REVOKED: N_("Clé révoquée"),
    SignerState.EXPIRED: N_("Clé expirée"),
}
_LEDGER = {
    LedgerState.NEXT: N_("À sa place dans la série"),
    LedgerState.REPLAY: N_("Déjà reçu"),
    LedgerState.ROLLBACK: N_("Version plus ancienne"),
    LedgerState.FORK: N_("Deux contenus pour un même numéro"),
    LedgerState.GAP: N_("Version précédente manquante"),
}
_SENT = {
    SentState.EXPORTED: N_("Exporté, à remettre à Lianes"),
    SentState.RECEIVED: N_("Reçu par Lianes"),
}
_ROLES = {
    Role.FIELD: N_("Collectivité"),
    Role.OFFICE: N_("Bureau Lianes"),
}
_BUNDLES = {
    BundleKind.CLAIM: N_("Demande de reversement"),
    BundleKind.DECISION: N_("Décision"),
    BundleKind.RECEIPT: N_("Accusé de réception"),
    BundleKind.ENROLMENT: N_("Réponse de Lianes pour une clé"),
    BundleKind.KEY_REQUEST: N_("Demande de clé"),
}


def enrolment(value: EnrolmentState) -> str:
    """How far this device's key has come."""
    return _(_ENROLMENTS[value])


def signer(value: SignerState) -> str:
    """Whether Lianes vouches for the key that signed."""
    return _(_SIGNERS[value])


def ledger(value: LedgerState) -> str:
    """How a bundle stands to those received before it."""
    return _(_LEDGER[value])


def sent(value: SentState) -> str:
    """What became of an exported bundle."""
    return _(_SENT[value])


def role(value: Role) -> str:
    """Which side of the exchange an installation serves."""
    return _(_ROLES[value])


def bundle_kind(value: BundleKind) -> str:
    """What a bundle carries."""
    return _(_BUNDLES[value])
