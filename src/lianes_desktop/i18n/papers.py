"""Names of the documents, of when they serve, and of what they still wait for."""

from lianes_desktop.domain.papers import Lack, Moment, PaperCode, Tongue
from lianes_desktop.i18n.catalogue import N_, _

_PAPERS = {
    PaperCode.LETTER_OF_INTENT: N_("Lettre d'intention"),
    PaperCode.COMMITMENT: N_("Fiche d'engagement annexée à la convention"),
    PaperCode.MISSION_ORDER: N_("Ordre de mission"),
    PaperCode.SPECIAL_MANDATE: N_("Mandat spécial"),
    PaperCode.MISSION_PROGRAMME: N_("Programme de mission"),
    PaperCode.HOSTING_PROGRAMME: N_("Programme d'accueil"),
    PaperCode.INVITATION: N_("Lettre d'invitation"),
    PaperCode.ATTENDANCE: N_("Feuille d'émargement"),
    PaperCode.EXPENSE_REPORT: N_("État de frais de déplacement"),
    PaperCode.SWORN_STATEMENT: N_("Attestation sur l'honneur"),
    PaperCode.CERTIFICATE: N_("Certificat administratif"),
    PaperCode.CLAIM: N_("Demande de reversement à Lianes"),
    PaperCode.PROOFS: N_("Bordereau des pièces"),
    PaperCode.MISSION_REPORT: N_("Compte rendu de mission"),
    PaperCode.ACCOUNTS: N_("Contribution au compte rendu financier"),
    PaperCode.STAFF_TIME: N_("État de temps valorisé"),
    PaperCode.CONTACT_SHEET: N_("Fiche contact et notice d'information"),
    PaperCode.IMAGE_RIGHTS: N_("Autorisation de droit à l'image"),
    PaperCode.MINUTES: N_("Relevé de décisions du comité de pilotage"),
    PaperCode.PERSONAL_DATA: N_("Données d'une personne (droits)"),
    PaperCode.INTENTION: N_("Fiche d'intention"),
    PaperCode.EXPERTISE: N_("Fiche expertise"),
    PaperCode.EMERGENCY: N_("Fiche d'urgence"),
    PaperCode.PHONE_PROGRAMME: N_("Programme pour le téléphone"),
    PaperCode.BADGES: N_("Badges"),
    PaperCode.TABLE_PLATES: N_("Chevalets de table"),
    PaperCode.DIRECTORY: N_("Annuaire des contacts"),
}
_MOMENTS = {
    Moment.JOINING: N_("Adhésion"),
    Moment.BEFORE: N_("Avant"),
    Moment.DURING: N_("Pendant"),
    Moment.AFTER: N_("Après"),
}
_LACKS = {
    Lack.MEMBERSHIP: N_("Commencez d'abord une adhésion, dans la page Adhésion."),
    Lack.MEETING: N_("Ajoutez d'abord une réunion du comité de pilotage."),
    Lack.SENT_PERSON: N_("Ajoutez d'abord à l'équipe un agent ou une personne extérieure."),
    Lack.ELECTED: N_("Ajoutez d'abord un élu à l'équipe."),
    Lack.DELEGATE: N_("Ajoutez d'abord un délégué marocain à l'équipe."),
    Lack.PARTICIPANT: N_("Ajoutez d'abord quelqu'un à l'équipe."),
    Lack.PERSON: N_("Notez d'abord un participant ou un contact."),
    Lack.DECLARATION: N_("Aucune dépense ne manque de justificatif."),
    Lack.CERTIFIED: N_("Rien à certifier : ni dépense, ni durée inhabituelle."),
    Lack.STAFF_TIME: N_("Notez d'abord du temps passé, dans la page Budget."),
    Lack.EXPERTISE: N_("Personne n'a encore accepté de faire connaître son expertise."),
    Lack.EXPENSE: N_("Aucune dépense pour l'instant."),
}
_TONGUES = {
    Tongue.BOTH: N_("Français et arabe"),
    Tongue.FRENCH: N_("Français"),
    Tongue.ARABIC: N_("Arabe"),
}


def paper(code: PaperCode) -> str:
    """A document's name."""
    return _(_PAPERS[code])


def moment(value: Moment) -> str:
    """When documents serve, over their list."""
    return _(_MOMENTS[value])


def lack(value: Lack) -> str:
    """What a document waits for."""
    return _(_LACKS[value])


def tongue(value: Tongue) -> str:
    """The languages a document is written in."""
    return _(_TONGUES[value])
