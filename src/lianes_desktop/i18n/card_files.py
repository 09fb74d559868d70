"""Files of people in words: what was not taken and why, and what a column holds."""

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _

_LEFT = {
    "unreadable": N_("Illisible, laissé de côté : {what}"),
    "outside": N_("Hors d'une fiche : {what}"),
    "unfinished": N_("Fiche sans fin : le fichier est coupé ici."),
    "nameless": N_("Ni nom ni organisation."),
    "not_a_person": N_("Une liste de personnes, pas une personne : {what}"),
    "nested": N_("Une fiche dans la fiche, laissée de côté."),
    "garbled": N_("Des lettres n'ont pas pu être lues : {what}"),
    "photo": N_("Photo non prise."),
    "address": N_("Adresse postale non prise."),
    "birthday": N_("Anniversaire non pris."),
    "web": N_("Adresse web non prise."),
    "other": N_("Non pris : {what}"),
    "more": N_("En trop, non pris : {what}"),
    "extra_cell": N_("Cellule sans colonne, non prise : {what}"),
    "not_an_email": N_("Pas une adresse de courriel, non prise : {what}"),
    "not_a_phone": N_("Pas un numéro de téléphone, non pris : {what}"),
    "not_a_language": N_("Langue non prise : {what}"),
    "too_long": N_("Texte trop long, non pris : {what}"),
    "forbidden": N_("Caractère qui en cache d'autres, texte non pris."),
    "too_many": N_("20 000 personnes au plus par fichier : la suite n'est pas prise. Coupez le fichier en deux."),
    "too_large": N_("Fichier trop lourd : 20 Mo au plus. Exportez-le sans les photos, ou coupez-le en deux."),
    "not_cards": N_("Ce fichier n'est ni une vCard (.vcf) ni un tableau (.csv)."),
}
_MEANINGS = {
    "full_name": N_("Nom complet"),
    "full_name_ar": N_("Nom complet en arabe"),
    "title": N_("Civilité"),
    "given_name": N_("Prénom"),
    "family_name": N_("Nom"),
    "given_name_ar": N_("Prénom en arabe"),
    "family_name_ar": N_("Nom en arabe"),
    "function": N_("Fonction"),
    "function_ar": N_("Fonction en arabe"),
    "organisation": N_("Organisation"),
    "organisation_ar": N_("Organisation en arabe"),
    "phone": N_("Téléphone fixe"),
    "mobile": N_("Téléphone mobile"),
    "email": N_("Courriel"),
    "languages": N_("Langues"),
    "gender": N_("Genre"),
    "note": N_("Note"),
}


def card_left(why: str, what: str) -> str:
    """Why something of a file was not taken, by the name of a ``services.ports.cards.Why``."""
    return _(_LEFT[why]).format(what=formats.isolate(what))


def column_meaning(meaning: str) -> str:
    """What a column holds, by the name of a ``services.ports.cards.Meaning``."""
    return _(_MEANINGS[meaning])
