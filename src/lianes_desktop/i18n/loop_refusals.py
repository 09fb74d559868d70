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
    Problem.BOX_OTHER: (
        N_("Cet emplacement n'est pas la boîte d'échange connue : rien n'y est déposé. Vérifiez le dossier ou la clé."),
    ),
}
