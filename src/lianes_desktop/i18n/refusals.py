"""Why something is refused, and what to do: about fields, files, keys, and the computer itself."""

from typing import Protocol

from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.i18n import loop_refusals
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.i18n.formats import isolate
from lianes_desktop.i18n.sentences import say

_PROBLEMS: dict[Problem, tuple[str, ...]] = {
    Problem.MISSING: (N_("À remplir."),),
    Problem.NOT_A_NUMBER: (N_("Ce n'est pas un nombre : écrivez par exemple 1 234,50."),),
    Problem.NOT_POSITIVE: (N_("Le montant doit être plus grand que zéro."),),
    Problem.TOO_PRECISE: (
        N_("Trop de décimales : {digits} au plus."),
        N_("Trop de décimales pour cette monnaie."),
    ),
    Problem.TOO_LARGE: (
        N_("Ce nombre est trop grand : moins de {most}."),
        N_("Ce nombre est trop grand : vérifiez les zéros."),
    ),
    Problem.AMBIGUOUS_SEPARATOR: (
        N_("Milliers ou décimales ? Pour {whole}, n'écrivez pas de séparateur ; sinon, donnez deux décimales."),
        N_("Milliers ou décimales ? Gardez un seul séparateur, devant les décimales."),
    ),
    Problem.UNKNOWN_CURRENCY: (
        N_("Ce montant est écrit en {currency} : changez la monnaie, ou retirez-la du montant."),
        N_("Monnaie inconnue : donnez son code à trois lettres, par exemple EUR ou MAD."),
    ),
    Problem.NOT_A_DATE: (N_("Ce n'est pas une date : écrivez par exemple 14/10/2026."),),
    Problem.DATE_IMPOSSIBLE: (N_("Ce jour n'existe pas dans le calendrier."),),
    Problem.DATE_IN_FUTURE: (N_("Cette date n'est pas encore passée : vérifiez le mois et l'année."),),
    Problem.DATE_OUTSIDE_DOSSIER: (
        N_("En dehors du dossier, qui va du {start} au {end}."),
        N_("Cette date est en dehors de celles du dossier."),
    ),
    Problem.END_BEFORE_START: (N_("La fin vient avant le début."),),
    Problem.DAY_OUTSIDE_STAY: (N_("La journée tombe en dehors du séjour de la délégation."),),
    Problem.FAR_FROM_ESTIMATE: (
        N_("Trop loin de la date estimée, le {day} : deux jours d'écart au plus."),
        N_("Trop loin de la date estimée : deux jours d'écart au plus."),
    ),
    Problem.NOT_A_TIME: (N_("Ce n'est pas une heure : écrivez par exemple 14:30."),),
    Problem.TOO_LONG: (
        N_("Trop long : {most} caractères au plus."),
        N_("Ce texte est trop long : raccourcissez-le."),
    ),
    Problem.FORBIDDEN_CHARACTER: (
        N_("Un caractère invisible ({code}) s'est glissé ici : tapez le texte à nouveau."),
        N_("Un caractère invisible s'est glissé ici : tapez le texte à nouveau."),
    ),
    Problem.SHARES_NOT_WHOLE: (
        N_("Les parts font {percent} pour cent au lieu de 100 : corrigez-les."),
        N_("Les parts doivent faire 100 pour cent : corrigez-les."),
    ),
    Problem.SAME_DAY: (N_("C'est la journée copiée : donnez un autre jour."),),
    Problem.SAME_TWICE: (N_("La même collectivité figure deux fois : retirez l'une des deux."),),
    Problem.NOT_AN_EMAIL: (N_("Cette adresse ne se lit pas : écrivez par exemple nom@ville.fr."),),
    Problem.NOT_A_PHONE: (N_("Ce numéro ne se lit pas : donnez-le avec l'indicatif, par exemple +212."),),
    Problem.NOT_A_SIRET: (N_("Ce numéro SIREN ou SIRET ne tombe pas juste : vérifiez les chiffres."),),
    Problem.NOT_AN_IBAN: (N_("Cet IBAN ne tombe pas juste : recopiez-le depuis le RIB."),),
    Problem.NOT_A_BIC: (N_("Ce BIC ne se lit pas : il compte 8 ou 11 caractères."),),
    Problem.RATE_OUT_OF_RANGE: (N_("Un taux est plus grand que zéro, et de cent pour cent au plus."),),
    Problem.NOT_A_COUNT: (N_("Écrivez un nombre entier, par exemple 4."),),
    Problem.SIGNED_BEFORE_CONTACT: (
        N_("La lettre serait signée avant le premier contact, daté du {day} : vérifiez les deux dates."),
        N_("La lettre serait signée avant le premier contact : vérifiez les deux dates."),
    ),
    Problem.SENT_BEFORE_SIGNED: (
        N_("La lettre serait envoyée avant sa signature, datée du {day} : vérifiez les deux dates."),
        N_("La lettre serait envoyée avant sa signature : vérifiez les deux dates."),
    ),
    Problem.RECEIVED_BEFORE_SENT: (
        N_("La lettre serait reçue avant son envoi, daté du {day} : vérifiez les deux dates."),
        N_("La lettre serait reçue avant son envoi : vérifiez les deux dates."),
    ),
    Problem.RECEIVED_BEFORE_SIGNED: (
        N_("La lettre serait reçue avant sa signature, datée du {day} : vérifiez les deux dates."),
        N_("La lettre serait reçue avant sa signature : vérifiez les deux dates."),
    ),
    Problem.ACCEPTED_BEFORE_RECEIVED: (
        N_("L'accord de Lianes viendrait avant la lettre, reçue le {day} : vérifiez les deux dates."),
        N_("L'accord de Lianes viendrait avant la réception de la lettre : vérifiez les deux dates."),
    ),
    Problem.VERSION_AFTER_SIGNATURE: (
        N_("Cette version serait postérieure à la signature de la convention, le {day} : vérifiez les deux dates."),
        N_("Cette version serait postérieure à la signature de la convention : vérifiez les deux dates."),
    ),
    Problem.VERSIONS_OUT_OF_ORDER: (
        N_("Cette version serait antérieure à la précédente, datée du {day} : vérifiez les deux dates."),
        N_("Cette version serait antérieure à la précédente : vérifiez les deux dates."),
    ),
    Problem.CONVENTION_BEFORE_CONTACT: (
        N_("La convention serait signée avant le premier contact, daté du {day} : vérifiez les deux dates."),
        N_("La convention serait signée avant le premier contact : vérifiez les deux dates."),
    ),
    Problem.SIGNED_AFTER_END: (
        N_("La convention serait signée après sa fin, le {day} : vérifiez les deux dates."),
        N_("La convention serait signée après sa fin : vérifiez les deux dates."),
    ),
    Problem.NOTHING_WOULD_COUNT: (
        N_("Aucune dépense ne compterait : elles ne comptent qu'à partir du {day}."),
        N_("Aucune dépense ne compterait : cette fin vient avant le début de l'édition."),
    ),
    Problem.CLOSED_BEFORE_START: (
        N_("L'adhésion serait close avant le début de la convention, le {day} : vérifiez les deux dates."),
        N_("L'adhésion serait close avant le début de la convention : vérifiez les deux dates."),
    ),
    Problem.CLOSED_BEFORE_SIGNATURE: (
        N_("L'adhésion serait close avant la signature de la convention, le {day} : vérifiez les deux dates."),
        N_("L'adhésion serait close avant la signature de la convention : vérifiez les deux dates."),
    ),
    Problem.CLOSED_AND_ABANDONED: (
        N_("Une adhésion est close ou abandonnée, pas les deux : effacez l'une des dates."),
    ),
    Problem.BEFORE_MEETING: (
        N_("Cette date vient avant la réunion du {day} : vérifiez les deux dates."),
        N_("Cette date vient avant la réunion : vérifiez les deux dates."),
    ),
    Problem.ALREADY_JOINED: (N_("Cette collectivité a déjà une fiche dans cette édition : ouvrez-la."),),
    Problem.FILE_EMPTY: (N_("Ce fichier est vide : copiez-le à nouveau depuis l'appareil."),),
    Problem.FILE_TOO_LARGE: (
        N_("Fichier trop lourd : {size_bytes}, pour {limit_bytes} au plus. Réduisez-le ou photographiez le reçu."),
        N_("Fichier trop lourd : réduisez-le ou photographiez le reçu."),
    ),
    Problem.CALENDAR_TOO_LARGE: (
        N_("Calendrier trop lourd : {size_bytes}, pour {limit_bytes} au plus. Exportez une période plus courte."),
        N_("Calendrier trop lourd : exportez une période plus courte."),
    ),
    Problem.NOT_A_CALENDAR: (
        N_("Ce fichier n'est pas un calendrier : demandez un export au format iCalendar (.ics)."),
    ),
    Problem.FILE_UNREADABLE: (
        N_("Ce fichier ne s'ouvre pas : vérifiez qu'il est encore là et qu'il vous appartient."),
    ),
    Problem.FILE_TOO_HARD: (
        N_("Ce fichier demande trop de temps ou de mémoire : photographiez le reçu, ou enregistrez-le autrement."),
    ),
    Problem.FOLDER_UNREADABLE: (N_("Ce dossier ne s'ouvre pas : choisissez-en un autre."),),
    Problem.NOT_A_PICTURE: (N_("Ni photo ni PDF : choisissez une image JPEG, PNG, HEIC, WebP ou TIFF, ou un PDF."),),
    Problem.NOT_A_PHOTOGRAPH: (N_("Ce n'est pas une photo : choisissez une image JPEG, PNG, HEIC, WebP ou TIFF."),),
    Problem.PICTURE_TRUNCATED: (N_("Photo incomplète : copiez-la à nouveau, ou reprenez-la."),),
    Problem.PICTURE_TOO_LARGE: (
        N_("Photo trop grande : {megapixels} mégapixels, pour {limit} au plus. Enregistrez-la en plus petit."),
        N_("Photo trop grande : enregistrez-la en plus petit."),
    ),
    Problem.PICTURE_TOO_LONG: (
        N_("Trop de pages : {sheets}, pour {limit} au plus. Gardez les pages du reçu."),
        N_("Trop de pages : gardez les pages du reçu."),
    ),
    Problem.PICTURE_ANIMATED: (N_("Image animée : enregistrez-en une image fixe, ou photographiez le reçu."),),
    Problem.PDF_PASSWORD: (N_("Ce PDF est protégé par un mot de passe : enregistrez-en une copie sans protection."),),
    Problem.PDF_UNREADABLE: (N_("Ce PDF est abîmé : demandez-en un autre exemplaire, ou photographiez le reçu."),),
    Problem.PDF_TOO_LONG: (
        N_("PDF trop long : {sheets} pages, pour {limit} au plus. Gardez les pages du reçu."),
        N_("PDF trop long : gardez les pages du reçu."),
    ),
    Problem.ALREADY_ADDED: (
        N_("Déjà dans le dossier, reçu n° {number}."),
        N_("Ce fichier est déjà dans le dossier."),
    ),
    Problem.PASSPHRASE_WRONG: (N_("Phrase de passe incorrecte. Vérifiez la touche Maj."),),
    Problem.PASSPHRASE_TOO_SHORT: (
        N_("Phrase de passe trop courte : {least} caractères au moins."),
        N_("Phrase de passe trop courte : ajoutez quelques mots."),
    ),
    Problem.PASSPHRASES_DIFFER: (N_("Les deux phrases de passe diffèrent : retapez-les."),),
    Problem.RECOVERY_CODE_WRONG: (N_("Ce code ne correspond pas à la feuille de secours : vérifiez chaque groupe."),),
    Problem.NOT_A_KEY_REQUEST: (N_("Ce fichier n'est pas une demande de clé : faites-vous remettre le bon."),),
    Problem.NOT_AN_ENROLMENT: (N_("Ce fichier n'est pas une réponse de Lianes pour une clé : cherchez le bon."),),
    Problem.ENROLMENT_NOT_LIANES: (
        N_("Cette réponse ne vient pas de Lianes : ne l'utilisez pas, appelez son bureau."),
    ),
    Problem.ENROLMENT_OTHER_KEY: (N_("Cette réponse est pour une autre clé : demandez celle de cet ordinateur."),),
    Problem.ENROLMENT_OLDER: (N_("Une réponse plus récente est déjà en place : gardez-la."),),
    Problem.ROOT_UNCONFIRMED: (
        N_("Appelez Lianes et comparez ces groupes : {groups}."),
        N_("Appelez Lianes et comparez les groupes de sa clé."),
    ),
    Problem.ROOT_DIFFERENT: (
        N_("Ces groupes diffèrent de ceux de Lianes : {groups}. Rappelez son bureau avant de continuer."),
        N_("Les groupes diffèrent de ceux de Lianes : rappelez son bureau avant de continuer."),
    ),
    Problem.NOT_A_SHARE: (N_("Un taux va de zéro à cent pour cent."),),
    Problem.NOT_A_CODE: (N_("Un code s'écrit avec des lettres sans accent, des chiffres et des tirets."),),
    Problem.NOT_A_COUNTRY: (N_("Donnez le code du pays en deux lettres, par exemple FR ou MA."),),
    Problem.NOT_IN_THE_LIST: (N_("Choisissez un organisme de la liste."),),
    Problem.TWICE: (N_("Il y en a déjà un pareil dans la liste."),),
    Problem.AFTER_THE_NEXT: (N_("Cette année vient après celle de l'édition."),),
    Problem.LESS_THAN_THE_FIRST: (N_("Le second nombre est plus petit que le premier."),),
    Problem.LESS_THAN_ONE: (N_("Donnez un nombre d'au moins 1."),),
    Problem.SHARES_DO_NOT_ADD_UP: (N_("Les trois parts doivent faire ensemble cent pour cent."),),
    Problem.TIERS_WITHOUT_END: (N_("La dernière tranche n'a pas de limite : écrivez par exemple 2000 = 0,32 ; 0,23."),),
    Problem.TIERS_IN_DISORDER: (N_("Les tranches vont de la plus courte à la plus longue distance."),),
    Problem.NOT_SETTINGS: (N_("Ce fichier ne contient pas les règles du programme : cherchez le bon."),),
    Problem.SETTINGS_DAMAGED: (
        N_("Ce fichier de règles est abîmé ou a été modifié : demandez à Lianes de vous le remettre à nouveau."),
    ),
    Problem.SETTINGS_NOT_LIANES: (
        N_("Ces règles ne viennent pas de Lianes : ne les utilisez pas, appelez son bureau."),
    ),
    Problem.SETTINGS_FROM_PARTICIPANT: (
        N_("Ces règles sont signées par un participant : seule Lianes peut en émettre."),
    ),
    Problem.SETTINGS_OLDER: (
        N_(
            "Ce fichier porte les règles n° {version}, moins récentes que celles d'ici, n° {latest} : gardez celles-ci."
        ),
        N_("Ces règles sont moins récentes que celles d'ici : gardez celles-ci."),
    ),
    Problem.SETTINGS_FORKED: (
        N_("D'autres règles portent déjà le n° {version} ici : appelez le bureau de Lianes avant de continuer."),
        N_("D'autres règles portent déjà ce numéro ici : appelez le bureau de Lianes avant de continuer."),
    ),
    Problem.SETTINGS_FOR_OTHERS: (N_("Ces règles sont destinées à d'autres collectivités que la vôtre."),),
    Problem.SETTINGS_UNSOUND: (
        N_("Ces règles ne se lisent pas toutes : mettez l'application à jour, ou appelez le bureau de Lianes."),
    ),
    Problem.SETTINGS_FROM_FUTURE: (
        N_("Ces règles sont signées à une heure qui n'est pas encore passée ici : réglez la date de cet ordinateur."),
    ),
    Problem.SETTINGS_UNCHANGED: (N_("Rien ne change par rapport aux règles déjà émises."),),
    Problem.SEALED: (N_("Ce fichier est scellé pour Lianes : seul son bureau peut l'ouvrir."),),
    Problem.EXPORTED: (
        N_("Déjà remis dans la version {version} : ouvrez une nouvelle version pour corriger."),
        N_("Déjà remis : ouvrez une nouvelle version pour corriger."),
    ),
    Problem.NOT_READY: (
        N_("Points à corriger avant de signer : {count}."),
        N_("Des points restent à corriger avant de signer."),
    ),
    Problem.NOT_AS_CERTIFIED: (
        N_("Le dossier a changé depuis votre déclaration : relisez les sommes, puis cochez-la à nouveau."),
    ),
    **loop_refusals.PROBLEMS,
}
_IN_BYTES = {Problem.FILE_TOO_LARGE, Problem.CALENDAR_TOO_LARGE, Problem.TOO_LARGE_FOR_MAIL}

_WHAT = {
    "store": N_("Vos dossiers ne peuvent pas être lus ou enregistrés."),
    "vault": N_("Les fichiers des reçus ne peuvent pas être lus ou enregistrés."),
    "backup": N_("La sauvegarde n'a pas pu se faire."),
    "export": N_("Le fichier à remettre n'a pas pu être écrit ; rien d'incomplet n'est resté."),
    "keys": N_("Votre clé ne peut pas être lue ou enregistrée."),
    "preferences": N_("Vos réglages n'ont pas pu être enregistrés."),
    "file": N_("Ce fichier ne peut pas être ouvert ou écrit."),
    "network": N_("L'ordinateur ne peut pas écouter le téléphone."),
    "box": N_("La boîte d'échange ne répond pas comme il faut ; rien d'incomplet n'y est visible."),
    "server": N_("La base du bureau ne peut pas être lue ou écrite."),
}
_WHY = {
    "disk_full": N_("Le disque est plein : libérez de la place, puis recommencez."),
    "read_only": N_("L'emplacement est protégé contre l'écriture : retirez la protection ou choisissez-en un autre."),
    "not_found": N_("L'emplacement est introuvable : vérifiez qu'il n'a pas été déplacé."),
    "denied": N_("L'ordinateur en refuse l'accès : vérifiez vos droits sur cet emplacement."),
    "locked": N_("Un autre programme s'en sert : fermez-le, puis recommencez."),
    "damaged": N_("Le contenu est abîmé : reprenez une sauvegarde."),
    "too_new": N_("Une version plus récente de l'application l'a écrit : mettez celle-ci à jour."),
    "too_old_library": N_("Une partie de l'application est trop ancienne : réinstallez-la."),
    "wrong_key": N_("La clé de cet ordinateur ne l'ouvre pas : prenez votre feuille de secours."),
    "gone": N_("Le support a été retiré : remettez-le, puis recommencez."),
    "taken": N_("Cet emplacement est celui d'une autre installation de Lianes : choisissez-en un autre."),
    "in_doubt": N_("Le disque a failli pendant l'enregistrement : rouvrez l'application pour voir ce qui est gardé."),
    "server_gone": N_("Le serveur ne répond pas : vérifiez le réseau, puis recommencez. Rien n'a été enregistré."),
    "shared": N_("Vos dossiers sont dans la base du bureau : ramenez-les d'abord sur cet ordinateur."),
    "io": N_("Le disque signale une erreur : sauvegardez ailleurs, puis faites-le vérifier."),
}
_PAIRS = {
    ("store", "locked"): N_("L'application est déjà ouverte sur ces dossiers : utilisez l'autre fenêtre ou fermez-la."),
    ("vault", "not_found"): N_("Le fichier d'un reçu manque : reprenez une sauvegarde, ou ajoutez le reçu à nouveau."),
    ("vault", "damaged"): N_("Le fichier d'un reçu est abîmé : reprenez une sauvegarde, ou ajoutez le reçu à nouveau."),
    ("backup", "damaged"): N_("Cette sauvegarde est abîmée : prenez-en une autre."),
    ("backup", "wrong_key"): N_("Cette sauvegarde s'ouvre avec une autre clé : prenez la feuille de secours d'alors."),
    ("export", "damaged"): N_("Le fichier relu n'est pas celui qui a été écrit : changez de support."),
    ("keys", "not_found"): N_("Elle n'est pas sur cet ordinateur : reprenez une sauvegarde, ou créez-en une nouvelle."),
    ("preferences", "damaged"): N_("Leur fichier est illisible : les réglages d'origine s'appliquent."),
    ("network", "denied"): N_(
        "Son système le refuse, souvent par le pare-feu : ajoutez les photos depuis un câble, une clé ou un dossier."
    ),
    ("network", "gone"): N_(
        "Ce réseau n'est plus là : rejoignez le partage de connexion du téléphone, puis recommencez."
    ),
    **loop_refusals.BOXES,
    **loop_refusals.SERVERS,
    ("file", "damaged"): N_("Le fichier est abîmé : demandez qu'on vous le remette à nouveau."),
    ("file", "wrong_key"): N_("Il est scellé pour quelqu'un d'autre : demandez un fichier pour vous."),
}


class Unavailable(Protocol):
    """What stands in the way, as ``services.failures.UnavailableError`` says it."""

    @property
    def what(self) -> str:
        """What could not be used."""
        ...

    @property
    def why(self) -> str:
        """The cause."""
        ...

    @property
    def detail(self) -> str:
        """A path or name, or nothing."""
        ...


def refusal(one: Refusal) -> str:
    """Why a field or a file is refused, and what to do; the field itself is named by the page."""
    values = dict(one.values)
    if one.problem in _IN_BYTES:
        values |= {f"{name}_bytes": value for name, value in one.values.items()}
    return say(_PROBLEMS[one.problem], values)


def failure(error: Unavailable) -> str:
    """What the computer cannot do, why, the remedy, and the place concerned."""
    sentences = [_(_WHAT[error.what]), _(_PAIRS.get((error.what, error.why), _WHY[error.why]))]
    if error.detail:
        sentences.append(_("Emplacement : {place}").format(place=isolate(error.detail)))
    return " ".join(sentences)
