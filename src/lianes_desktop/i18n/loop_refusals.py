"""Why something of the closed loop is refused: answers, reviews, payments, ways."""

from collections.abc import Mapping

from lianes_desktop.domain.problems import Problem
from lianes_desktop.i18n.catalogue import N_

PROBLEMS: Mapping[Problem, tuple[str, ...]] = {
    Problem.NOT_AN_ANSWER: (N_("Ce fichier n'est pas une réponse de Lianes."),),
    Problem.ANSWER_DAMAGED: (N_("Cette réponse est abîmée ou modifiée : demandez à Lianes de la renvoyer."),),
    Problem.ANSWER_NOT_LIANES: (N_("Cette réponse n'est pas signée par Lianes : elle n'est pas prise en compte."),),
    Problem.ANSWER_FROM_PARTICIPANT: (
        N_("Cette réponse est signée par un participant : seule Lianes peut répondre à une demande."),
    ),
    Problem.ANSWER_REVOKED: (
        N_("La clé qui a signé cette réponse est révoquée : demandez à Lianes de la signer de nouveau."),
    ),
    Problem.ANSWER_EXPIRED: (
        N_(
            "La clé qui a signé cette réponse n'est plus valable : vérifiez la date de cet ordinateur, "
            "puis demandez à Lianes de la signer de nouveau."
        ),
    ),
    Problem.ANSWER_FOR_OTHERS: (N_("Cette réponse est adressée à une autre collectivité."),),
    Problem.ANSWER_FROM_FUTURE: (
        N_("Cette réponse est datée du futur : vérifiez l'heure de cet ordinateur, puis reprenez le fichier."),
    ),
    Problem.ANSWER_TO_NOTHING: (
        N_("Cette réponse concerne une demande partie d'un autre ordinateur : ouvrez-la sur celui qui l'a envoyée."),
    ),
    Problem.ANSWER_FORKED: (
        N_("Lianes a déjà envoyé une autre réponse portant ce numéro : appelez Lianes avant d'aller plus loin."),
    ),
    Problem.ANSWER_OF_OURS: (
        N_("C'est une réponse de Lianes : c'est à la collectivité de l'ouvrir, il n'y a rien à faire ici."),
    ),
    Problem.NEWER_VERSION: (
        N_("La version {version} de cette demande est arrivée depuis : c'est à elle qu'il faut répondre."),
        N_("Une version plus récente de cette demande est arrivée : c'est à elle qu'il faut répondre."),
    ),
    Problem.REASON_MISSING: (N_("Choisissez un motif : la collectivité doit savoir pourquoi."),),
    Problem.MORE_THAN_CLAIMED: (N_("Gardez moins que ce qui est demandé pour cette ligne, ou acceptez-la."),),
    Problem.CHANGED_MEANWHILE: (
        N_("{by} en a décidé entre-temps : relisez sa décision, la vôtre n'est pas enregistrée."),
        N_("Quelqu'un en a décidé entre-temps : relisez sa décision, la vôtre n'est pas enregistrée."),
    ),
    Problem.NOT_REVIEWED: (N_("Lignes encore à voir : {count}."), N_("Des lignes restent à voir.")),
    Problem.LINES_ON_HOLD: (
        N_("Lignes en attente : {count}. Posez les questions, ou décidez."),
        N_("Des lignes sont en attente : posez les questions, ou décidez."),
    ),
    Problem.SECOND_EYES_MISSING: (
        N_("Lignes qui attendent l'accord d'une seconde personne : {count}."),
        N_("Des lignes attendent l'accord d'une seconde personne."),
    ),
    Problem.SAME_PERSON: (N_("La seconde personne ne peut pas être celle qui a décidé."),),
    Problem.NOTHING_TO_ASK: (N_("Aucune question n'est posée : mettez une ligne en attente ou écrivez une question."),),
    Problem.QUESTIONS_OPEN: (
        N_("Questions de Lianes encore à cocher avant une nouvelle version : {count}."),
        N_("Cochez d'abord toutes les questions de Lianes : la nouvelle version pourra alors partir."),
    ),
    Problem.IBAN_MISSING: (N_("L'IBAN de la collectivité manque : ajoutez-le avant de préparer le virement."),),
    Problem.NOTHING_DUE: (N_("Aucun montant n'est dû."),),
    Problem.NOT_A_TRAIL: (N_("Ce fichier n'est pas un journal exporté par cette application."),),
    Problem.NOT_IN_SEPA: (
        N_(
            "Un compte de ce pays ({country}) est hors de l'espace SEPA : "
            "payez-le par un virement international, à la banque."
        ),
        N_("Ce compte est hors de l'espace SEPA : payez-le par un virement international, à la banque."),
    ),
    Problem.ALREADY_ORDERED: (
        N_("{name} : ce montant est déjà dans un ordre de virement. Rien n'est payé deux fois."),
        N_("Ce montant est déjà dans un ordre de virement. Rien n'est payé deux fois."),
    ),
    Problem.TRANSFER_IN_THE_PAST: (N_("Ce jour est passé : choisissez aujourd'hui ou un jour à venir."),),
    Problem.BANKS_CLOSED: (
        N_("Les banques ne travaillent pas ce jour-là : choisissez par exemple le {day}."),
        N_("Les banques ne travaillent pas ce jour-là : choisissez un jour ouvré."),
    ),
    Problem.NOTICE_SENT: (
        N_("L'avis de paiement est déjà parti : le paiement ne se défait plus. Une correction passe par une décision."),
    ),
    Problem.CANNOT_HOLD: (N_("Cette valeur ne convient pas ici : choisissez-en une autre."),),
    Problem.BOX_OTHER: (
        N_("Cet emplacement n'est pas la boîte d'échange connue : rien n'y est déposé. Vérifiez le dossier ou la clé."),
    ),
    Problem.NOT_A_BOX_ADDRESS: (N_("Donnez l'adresse complète de la boîte : elle commence par https://."),),
    Problem.TOO_LARGE_FOR_MAIL: (
        N_("Trop lourd pour un courriel : {size_bytes}, pour {limit_bytes} au plus. Prenez une clé ou une boîte."),
        N_("Trop lourd pour un courriel : prenez une clé ou une boîte d'échange."),
    ),
}

BOXES: Mapping[tuple[str, str], str] = {
    ("box", "disk_full"): N_("Elle n'a plus de place : libérez-en, ou demandez-en à qui la tient."),
    ("box", "read_only"): N_("Elle ne peut qu'être lue : demandez le droit d'y écrire à qui la tient."),
    ("box", "not_found"): N_("Rien à cette adresse : vérifiez-la, sans rien y ajouter ni en retirer."),
    ("box", "denied"): N_("Elle refuse l'identifiant ou le mot de passe : vérifiez-les, puis essayez."),
    ("box", "locked"): N_("Quelqu'un d'autre y écrit ce fichier en ce moment : recommencez un peu plus tard."),
    ("box", "damaged"): N_("Ce qui en est relu n'est pas ce qui y a été mis : recommencez, ou changez d'emplacement."),
    ("box", "gone"): N_("Elle ne peut pas être jointe : vérifiez le réseau, ou remettez la clé."),
    ("box", "taken"): N_("Un autre fichier y porte déjà ce nom : rien n'est remplacé. Parlez-en à qui la tient."),
    ("box", "wrong_key"): N_("Elle ne prouve pas qui elle est : vérifiez l'adresse et la date de cet ordinateur."),
    ("box", "io"): N_("Elle a répondu par une erreur : l'envoi recommencera de lui-même ou à votre demande."),
}
"""Why a box cannot be used, and what to do."""

SERVERS = {
    ("server", "disk_full"): N_("Le disque du serveur est plein : prévenez la personne qui s'en occupe."),
    ("server", "read_only"): N_("Le serveur n'accepte que la lecture : prévenez la personne qui s'en occupe."),
    ("server", "not_found"): N_("Elle n'existe pas sur ce serveur : vérifiez son nom, ou faites-la créer vide."),
    ("server", "denied"): N_("Le serveur refuse ce nom ou ce mot de passe : vérifiez-les."),
    ("server", "locked"): N_("Quelqu'un d'autre y enregistre : recommencez dans un instant."),
    ("server", "damaged"): N_("Son contenu n'est pas celui attendu : prévenez la personne qui s'en occupe."),
    ("server", "too_old_library"): N_("Ce serveur est trop ancien : il faut PostgreSQL 15 ou plus récent."),
    ("server", "taken"): N_("Elle contient déjà autre chose : donnez une base vide."),
    ("server", "in_doubt"): N_(
        "Le serveur s'est arrêté pendant l'enregistrement : rouvrez l'application pour voir ce qui est gardé."
    ),
    ("server", "io"): N_("Le disque du serveur signale une erreur : prévenez la personne qui s'en occupe."),
}
"""Why the office's database cannot be used, and what to do."""
