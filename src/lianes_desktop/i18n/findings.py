"""What the checks of a claim found, and what to do about it."""

from collections.abc import Iterable

from lianes_desktop.domain.dossiers import Finding, FindingCode
from lianes_desktop.i18n.catalogue import N_
from lianes_desktop.i18n.holidays import holiday
from lianes_desktop.i18n.sentences import say

_FINDINGS: dict[FindingCode, tuple[str, ...]] = {
    FindingCode.NO_AUTHORITY: (N_("Indiquez votre collectivité."),),
    FindingCode.NO_PARTNER: (N_("Indiquez la collectivité partenaire."),),
    FindingCode.NO_DATES: (N_("Indiquez les dates."),),
    FindingCode.NO_THEME: (N_("Choisissez au moins un thème."),),
    FindingCode.NO_PARTICIPANT: (N_("Ajoutez au moins un participant."),),
    FindingCode.NO_EXPENSE: (N_("Ajoutez au moins une dépense."),),
    FindingCode.EXPENSE_INCOMPLETE: (N_("Reçu n° {number} : complétez la dépense."), N_("Complétez cette dépense.")),
    FindingCode.EXPENSE_NOT_REVIEWED: (
        N_("Reçu n° {number} : relisez la dépense, puis validez-la."),
        N_("Relisez cette dépense, puis validez-la."),
    ),
    FindingCode.RECEIPT_MISSING: (
        N_("Reçu n° {number} : ajoutez le justificatif, ou déclarez-le perdu."),
        N_("Ajoutez le justificatif, ou déclarez-le perdu."),
    ),
    FindingCode.RATE_MISSING: (
        N_("Indiquez le taux de change ({currency})."),
        N_("Indiquez le taux de change."),
    ),
    FindingCode.RATE_JUMP: (
        N_("Taux {currency} : {after}, après {before}. Vérifiez-le."),
        N_("Ce taux s'écarte nettement du précédent : vérifiez-le."),
    ),
    FindingCode.SLIP_UNPROVED: (
        N_("Change du {day} ({currency}) : joignez la photo du bordereau."),
        N_("Joignez la photo du bordereau de change."),
    ),
    FindingCode.CASH_BEYOND: (
        N_(
            "Reçu n° {number} : payé en espèces au-delà de ce qui a été changé, ajoutez un change ou indiquez la carte."
        ),
        N_("Payé en espèces au-delà de ce qui a été changé : ajoutez un change, ou indiquez la carte."),
    ),
    FindingCode.DATE_OUTSIDE: (
        N_("Reçu n° {number} : la date est en dehors du dossier, vérifiez-la."),
        N_("Cette date est en dehors du dossier : vérifiez-la."),
    ),
    FindingCode.DATE_IN_FUTURE: (
        N_("Reçu n° {number} : la date n'est pas encore passée, vérifiez-la."),
        N_("Cette date n'est pas encore passée : vérifiez-la."),
    ),
    FindingCode.BEFORE_ELIGIBILITY: (
        N_("Reçu n° {number} : payée avant la période prise en charge, la dépense ne compte pas."),
        N_("Payée avant la période prise en charge, cette dépense ne compte pas."),
    ),
    FindingCode.AFTER_ELIGIBILITY: (
        N_("Reçu n° {number} : payée après la période prise en charge, la dépense ne compte pas."),
        N_("Payée après la période prise en charge, cette dépense ne compte pas."),
    ),
    FindingCode.BOUGHT_EARLY: (
        N_("Reçu n° {number} : billet acheté avant la période prise en charge, à faire accepter par Lianes."),
        N_("Billet acheté avant la période prise en charge : à faire accepter par Lianes."),
    ),
    FindingCode.HEAVY_INVESTMENT: (
        N_("Reçu n° {number} : l'investissement lourd n'est pas pris en charge, changez la nature ou retirez-le."),
        N_("L'investissement lourd n'est pas pris en charge : changez la nature, ou retirez la dépense."),
    ),
    FindingCode.LOST_RECEIPT_CAP: (
        N_("Reçu n° {number} : une attestation ne suffit pas ici, retrouvez un justificatif."),
        N_("Une attestation ne suffit pas ici : retrouvez un justificatif."),
    ),
    FindingCode.VISA_MISSING: (
        N_("Reçu n° {number} : l'attestation attend le visa de l'ordonnateur."),
        N_("Faites viser cette attestation par l'ordonnateur, et notez son nom."),
    ),
    FindingCode.OVERFUNDED: (
        N_("Reçu n° {number} : la demande et les autres financements dépassent la dépense."),
        N_("La demande et les autres financements dépassent la dépense."),
    ),
    FindingCode.SAME_RECEIPT: (
        N_("Reçu n° {number} : le même fichier accompagne le reçu n° {other}. Retirez l'un des deux."),
        N_("Le même fichier accompagne deux dépenses : retirez l'un des deux."),
    ),
    FindingCode.SAME_EXPENSE: (
        N_("Reçu n° {number} : même jour, même somme et même fournisseur que le n° {other}."),
        N_("Même jour, même somme et même fournisseur qu'une autre dépense."),
    ),
    FindingCode.DURATION: (
        N_("Durée en jours : {days}, au lieu de {fewest} à {most}. Dites pourquoi."),
        N_("Durée inhabituelle : dites pourquoi."),
    ),
    FindingCode.OVER_BUDGET: (
        N_("{spent_cents} dépensés, pour un budget habituel de {budget_cents}."),
        N_("Le budget habituel par personne est dépassé."),
    ),
    FindingCode.FAR_OVER_BUDGET: (
        N_("{spent_cents} dépensés, loin du budget habituel de {budget_cents} : parlez-en à Lianes."),
        N_("Le budget habituel par personne est largement dépassé : parlez-en à Lianes."),
    ),
    FindingCode.NO_MANDATE: (
        N_("{name} : indiquez l'ordre de mission ou le mandat spécial."),
        N_("Indiquez l'ordre de mission ou le mandat spécial."),
    ),
    FindingCode.LATE_MANDATE: (
        N_("{name} : l'ordre de mission ou le mandat est daté après le départ."),
        N_("L'ordre de mission ou le mandat est daté après le départ."),
    ),
    FindingCode.OVERLAP: (
        N_("« {first} » et « {second} » se chevauchent : déplacez l'un des deux."),
        N_("Deux rendez-vous se chevauchent : déplacez l'un des deux."),
    ),
    FindingCode.DAY_WITHOUT_MEETING: (
        N_("Le {day} ne compte aucune rencontre."),
        N_("Un jour ne compte aucune rencontre."),
    ),
    FindingCode.NO_STAKEHOLDER: (N_("Aucun acteur du territoire n'est au programme."),),
    FindingCode.CONSENT_TO_ASK: (
        N_("{name} : demandez l'accord, sinon ce contact reste ici."),
        N_("Demandez l'accord de ce contact, sinon il reste ici."),
    ),
    FindingCode.CONVENTION_PENDING: (N_("La convention n'est pas signée : le reversement en dépend."),),
    FindingCode.LETTER_MISSING: (N_("Indiquez quand Lianes a reçu la lettre d'intention."),),
    FindingCode.LETTER_LATE: (
        N_("La lettre d'intention est arrivée après le {deadline} : parlez-en à Lianes."),
        N_("La lettre d'intention est arrivée après la date limite : parlez-en à Lianes."),
    ),
    FindingCode.DIRECT_WITHOUT_AGREEMENT: (
        N_("Ces deux collectivités ne sont pas partenaires directes : dites pourquoi ce taux s'applique."),
    ),
    FindingCode.DECLARED_LOST: (
        N_("Reçu n° {number} : perdu, une attestation sur l'honneur le remplace."),
        N_("Reçu perdu : une attestation sur l'honneur le remplace."),
    ),
    FindingCode.BAD_SIREN: (N_("Ce SIREN n'existe pas : vérifiez ses neuf chiffres."),),
    FindingCode.BAD_SIRET: (N_("Ce SIRET n'existe pas : vérifiez ses quatorze chiffres."),),
    FindingCode.BAD_IBAN: (N_("Cet IBAN est faux : recopiez-le du relevé d'identité bancaire."),),
    FindingCode.BAD_BIC: (N_("Ce BIC est faux : recopiez-le du relevé d'identité bancaire."),),
    FindingCode.NO_SIRET: (N_("Indiquez le SIRET de la collectivité."),),
    FindingCode.NO_IBAN: (N_("Indiquez l'IBAN sur lequel Lianes reversera."),),
    FindingCode.NOT_AN_AUTHORITY: (
        N_("{name} n'est pas une collectivité : Lianes ne reverse qu'à une collectivité."),
        N_("Lianes ne reverse qu'à une collectivité : vérifiez qui est remboursé."),
    ),
    FindingCode.OTHER_BANK: (N_("Ce compte n'est pas à la Banque de France : vérifiez l'IBAN avec le comptable."),),
    FindingCode.NO_OBJECTIVE: (N_("Cochez au moins un objectif du programme."),),
    FindingCode.NO_SDG: (N_("Cochez au moins un objectif de développement durable (ODD)."),),
    FindingCode.THEME_NOT_ACCEPTED: (
        N_("« {theme} » : ce sujet attend l'accord de Lianes."),
        N_("Ce sujet attend l'accord de Lianes."),
    ),
    FindingCode.OUTSIDE_CONVENTION: (N_("Les dates sortent de la durée de la convention : vérifiez-les."),),
    FindingCode.NEAR_CEILING: (
        N_("{due_cents} demandés, sur un plafond de {ceiling_cents} : il reste peu."),
        N_("La demande approche du plafond."),
    ),
    FindingCode.OVER_CEILING: (
        N_("{due_cents} dus, au-dessus du plafond de {ceiling_cents} : parlez-en à Lianes."),
        N_("La demande dépasse le plafond : parlez-en à Lianes."),
    ),
    FindingCode.FEW_AUTHORITIES: (
        N_("Collectivités engagées dans l'édition : {count}, sur {least} attendues."),
        N_("Trop peu de collectivités sont engagées dans l'édition."),
    ),
    FindingCode.NO_COMMITTEE: (
        N_("Dernier comité de pilotage : {day}. Prévoyez le suivant."),
        N_("Prévoyez le prochain comité de pilotage."),
    ),
    FindingCode.UNDATED_MANDATE: (
        N_("{name} : indiquez la date de l'ordre de mission ou de la délibération."),
        N_("Indiquez la date de l'ordre de mission ou de la délibération."),
    ),
    FindingCode.NO_INVITATION: (
        N_("{name} : indiquez la lettre d'invitation."),
        N_("Indiquez la lettre d'invitation."),
    ),
    FindingCode.PASSPORT_ENDS: (
        N_("{name} : le passeport expire moins de six mois après le retour."),
        N_("Un passeport expire moins de six mois après le retour."),
    ),
    FindingCode.NO_PREPARATION_MEETING: (N_("Notez au moins une réunion de préparation."),),
    FindingCode.PROGRAMME_NOT_AGREED: (N_("Faites valider le programme par les deux côtés."),),
    FindingCode.TASKS_LEFT: (
        N_("Tâches de préparation à faire : {count}."),
        N_("Des tâches de préparation restent à faire."),
    ),
    FindingCode.PLANNED_OVER_BUDGET: (
        N_("{planned_cents} prévus, pour un budget habituel de {budget_cents}."),
        N_("Le budget prévu dépasse le budget habituel par personne."),
    ),
    FindingCode.ACTION_OVERFUNDED: (
        N_("{asked_cents} demandés et {given_cents} reçus par ailleurs, pour {spent_cents} dépensés : réduisez."),
        N_("La demande et les autres financements dépassent les dépenses de l'action."),
    ),
    FindingCode.HIGH_ADVANCE: (
        N_("Avance de {given_cents}, pour {presumed_cents} prévus : c'est plus que d'habitude."),
        N_("Cette avance est plus haute que d'habitude."),
    ),
    FindingCode.RECEIPT_TOO_LARGE: (
        N_("Reçu n° {number} : fichier trop lourd, remplacez-le par une photo plus légère."),
        N_("Fichier trop lourd : remplacez-le par une photo plus légère."),
    ),
    FindingCode.SAME_RECEIPT_ELSEWHERE: (
        N_("Reçu n° {number} : le même fichier est dans « {title} ». Retirez-le de l'un des deux."),
        N_("Le même fichier est dans un autre dossier : retirez-le de l'un des deux."),
    ),
    FindingCode.TOO_MANY_MEALS: (
        N_("Le {day} : {count} repas, plus de deux par personne. Vérifiez."),
        N_("Plus de deux repas par personne en un jour : vérifiez."),
    ),
    FindingCode.TOO_MANY_NIGHTS: (
        N_("Nuitées : {count}, pour {most} possibles sur place. Vérifiez."),
        N_("Plus de nuitées que de nuits sur place : vérifiez."),
    ),
    FindingCode.OFFERED_MEAL: (
        N_("Reçu n° {number} : « {title} » était au programme avec vos hôtes. Ce repas était-il offert ?"),
        N_("Un repas avec vos hôtes était au programme : celui-ci était-il offert ?"),
    ),
    FindingCode.MEALS_TWICE: (
        N_("Reçu n° {number} : déjà couvert par l'indemnité journalière, retirez l'un des deux."),
        N_("Déjà couvert par l'indemnité journalière : retirez l'un des deux."),
    ),
    FindingCode.SHARES_NOT_WHOLE: (
        N_("Reçu n° {number} : les parts des collectivités ne font pas le tout."),
        N_("Les parts des collectivités ne font pas le tout."),
    ),
    FindingCode.NO_OWN_SHARE: (
        N_("Reçu n° {number} : votre collectivité n'a aucune part de cette dépense, rien n'en sera demandé. Vérifiez."),
        N_("Votre collectivité n'a aucune part de cette dépense : rien n'en sera demandé. Vérifiez."),
    ),
    FindingCode.SMALL_EQUIPMENT: (
        N_("Reçu n° {number} : prix élevé pour du petit matériel, dites pourquoi ce n'est pas un investissement."),
        N_("Prix élevé pour du petit matériel : dites pourquoi ce n'est pas un investissement."),
    ),
    FindingCode.GUESTS_MISSING: (
        N_("Reçu n° {number} : nommez les convives du repas offert."),
        N_("Nommez les convives du repas offert."),
    ),
    FindingCode.NOTE_MISSING: (
        N_("Reçu n° {number} : dites ce qu'est cette autre dépense."),
        N_("Dites ce qu'est cette autre dépense."),
    ),
    FindingCode.MILEAGE_MISSING: (
        N_("Reçu n° {number} : indiquez le trajet et les kilomètres."),
        N_("Indiquez le trajet et les kilomètres."),
    ),
    FindingCode.MILEAGE_NOT_AUTHORISED: (
        N_("Reçu n° {number} : indiquez quand ce trajet en voiture a été autorisé."),
        N_("Indiquez quand ce trajet en voiture a été autorisé."),
    ),
    FindingCode.NO_DELIBERATION: (
        N_("Reçu n° {number} : indiquez la délibération qui prévoit l'indemnité journalière."),
        N_("Indiquez la délibération qui prévoit l'indemnité journalière."),
    ),
    FindingCode.OTHER_DAY: (
        N_("« {title} » est le {day} : un accueil tient en une seule journée."),
        N_("Un accueil tient en une seule journée : déplacez ce rendez-vous."),
    ),
    FindingCode.HOLIDAY: (
        N_("« {title} », le {day} : jour férié ({holiday}). Confirmez avec vos hôtes."),
        N_("Ce jour est férié : confirmez avec vos hôtes."),
    ),
    FindingCode.PROTOCOL_DAY: (
        N_("« {title} », le {day} : moment protocolaire un jour férié ({holiday}). Choisissez un autre jour."),
        N_("« {title} », le {day} : moment protocolaire une veille de fête ({eve_of}). Choisissez un autre jour."),
        N_(
            "« {title} », le {day} : moment protocolaire un lendemain de fête ({after_feast})."
            " Choisissez un autre jour."
        ),
        N_("Moment protocolaire un jour de fête, une veille ou un lendemain : choisissez un autre jour."),
    ),
    FindingCode.WEEKEND: (
        N_("« {title} », le {day} : c'est le week-end. Confirmez avec vos hôtes."),
        N_("C'est le week-end : confirmez avec vos hôtes."),
    ),
    FindingCode.OUTSIDE_HOURS: (
        N_("« {title} », le {day} : en dehors des heures d'ouverture des bureaux ({opens} – {closes})."),
        N_("En dehors des heures d'ouverture des bureaux : proposez une autre heure."),
    ),
    FindingCode.FRIDAY_PRAYER: (
        N_("« {title} », le {day} : à l'heure de la prière du vendredi. Proposez une autre heure."),
        N_("À l'heure de la prière du vendredi : proposez une autre heure."),
    ),
    FindingCode.RAMADAN_HOURS: (
        N_("« {title} », le {day} : pendant le ramadan, les bureaux ouvrent de {opens} à {closes}."),
        N_("Pendant le ramadan, les bureaux ferment à 15 h."),
    ),
    FindingCode.RAMADAN_MEAL: (
        N_(
            "« {title} », le {day} : pendant le ramadan, proposez la rupture du jeûne,"
            " après le coucher du soleil (vers {sunset})."
        ),
        N_("Pendant le ramadan, proposez plutôt la rupture du jeûne."),
    ),
    FindingCode.NO_TRAVEL_TIME: (
        N_("De « {first} » à « {second} » : pas le temps d'aller d'un lieu à l'autre."),
        N_("Pas le temps d'aller d'un lieu à l'autre."),
    ),
    FindingCode.NOTHING_EXCHANGED: (N_("Dites ce qui a été échangé : pratiques, méthodes ou outils."),),
    FindingCode.NO_DELEGATE: (N_("Ajoutez les membres de la délégation."),),
    FindingCode.NO_COURTESY: (N_("L'usage est d'offrir un repas ou une collation à la délégation."),),
    FindingCode.OUTSIDE_STAY: (
        N_("Le {day} est en dehors du séjour de la délégation : vérifiez les dates."),
        N_("Cette journée est en dehors du séjour de la délégation : vérifiez les dates."),
    ),
    FindingCode.BAD_PHONE: (
        N_("{name} : « {typed} » n'est pas un numéro que l'on peut appeler."),
        N_("Ce numéro ne peut pas être appelé : vérifiez-le."),
    ),
    FindingCode.BAD_EMAIL: (
        N_("{name} : « {typed} » n'est pas une adresse électronique."),
        N_("Cette adresse électronique est fausse : vérifiez-la."),
    ),
    FindingCode.NO_REPORT: (N_("Commencez le compte rendu : Lianes l'attend avec la demande."),),
    FindingCode.REPORT_ONE_SIDED: (N_("Compte rendu : dites ce que chaque côté en retire."),),
    FindingCode.REPORT_RESULTS: (
        N_("Compte rendu : résultats attendus sans commentaire : {count}."),
        N_("Compte rendu : commentez chacun des cinq résultats attendus."),
    ),
    FindingCode.FOLLOW_UP_OPEN: (
        N_("« {title} » : dites qui s'en charge, et pour quand."),
        N_("Suite à donner : dites qui s'en charge, et pour quand."),
    ),
    FindingCode.IMAGE_RIGHTS: (
        N_("« {title} » : des personnes s'y reconnaissent, obtenez leur accord écrit ou retirez l'image."),
        N_("Des personnes s'y reconnaissent : obtenez leur accord écrit ou retirez l'image."),
    ),
    FindingCode.NO_INTENTION: (N_("Dites ce que vous voulez faire avec un partenaire."),),
    FindingCode.NOTHING_SOUGHT: (N_("Dites quel partenaire vous cherchez : taille, compétences, enjeux."),),
    FindingCode.NO_CANDIDATE: (N_("Ajoutez au moins une collectivité marocaine à comparer."),),
    FindingCode.NONE_RETAINED: (N_("Choisissez la collectivité retenue."),),
    FindingCode.NO_FIRST_EXCHANGE: (N_("Prévoyez le premier échange : envoyez ou recevez une délégation."),),
    FindingCode.NO_ACCORD: (N_("L'accord entre les deux collectivités n'est pas signé."),),
    FindingCode.NO_DESCRIPTION: (N_("Décrivez le projet."),),
    FindingCode.KIND_UNSAID: (N_("Dites de quel type de projet il s'agit."),),
    FindingCode.OWNERS_NOT_CONFIRMED: (N_("Confirmez que les collectivités restent maîtres d'œuvre du projet."),),
    FindingCode.HEAVY_NOT_EXCLUDED: (N_("Confirmez que le projet ne comporte aucun investissement lourd."),),
}


_FEASTS = frozenset({"holiday", "eve_of", "after_feast"})
_USUAL_HOURS = (
    N_("« {title} », le {day} : en dehors des heures habituelles des bureaux ({opens} – {closes}, selon l'usage)."),
    N_("En dehors des heures habituelles des bureaux : proposez une autre heure."),
)


def finding(found: Finding) -> str:
    """What a check found and what to do, with the figures it gives."""
    return said(found.code, found.values)


def said(code: FindingCode, given: Iterable[tuple[str, object]]) -> str:
    """The sentence of a code, with its figures; of hours that are usual, not set, it says so."""
    values = dict(given)
    estimated = values.get("estimated") == 1
    for name in _FEASTS & values.keys():
        values[name] = holiday(str(values[name]), estimated=estimated)
    if code is FindingCode.OUTSIDE_HOURS and values.get("custom") == 1:
        return say(_USUAL_HOURS, values)
    return say(_FINDINGS[code], values)
