"""The words of the settings: their parts, their fields and what a field may hold."""

from enum import Enum

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.money import RateSource
from lianes_desktop.domain.organisations import OrganisationType, PartnershipKind
from lianes_desktop.domain.settings_fields import Part
from lianes_desktop.i18n import labels
from lianes_desktop.i18n.catalogue import N_, _

_PARTS = {
    Part.EDITIONS: N_("Éditions"),
    Part.KINDS: N_("Natures de dépense"),
    Part.RATES: N_("Taux de change"),
    Part.ALLOWANCES: N_("Indemnités journalières"),
    Part.MILEAGE: N_("Barèmes kilométriques"),
    Part.ORGANISATIONS: N_("Organismes"),
    Part.PARTNERSHIPS: N_("Partenariats"),
    Part.TEXTS: N_("Objectifs et résultats"),
    Part.CONTACTS: N_("Contacts à Lianes"),
    Part.ISSUE: N_("Diffusion"),
}
_FRENCH, _ARABIC, _ENGLISH = N_("{field}, en français"), N_("{field}, en arabe"), N_("{field}, en anglais")
_IN = {"fr": _FRENCH, "ar": _ARABIC, "en": _ENGLISH}
_EDITIONS = {
    "code": N_("Code"),
    "title": N_("Intitulé"),
    "tagline": N_("Accroche"),
    "funder": N_("Financeur"),
    "call": N_("Appel à projets"),
    "year": N_("Année de l'édition"),
    "launch_year": N_("Appel lancé en"),
    "mission_rate": N_("Taux des missions"),
    "hosting_direct_rate": N_("Taux des accueils, partenaire direct"),
    "hosting_ad_hoc_rate": N_("Taux des accueils ponctuels"),
    "partnership_rate": N_("Taux des nouveaux partenariats"),
    "project_rate": N_("Taux maximal des projets"),
    "budget_per_person_cents": N_("Budget par personne"),
    "far_over_budget": N_("Alerte forte, en fois le budget"),
    "mission_days.0": N_("Jours de mission, au moins"),
    "mission_days.1": N_("Jours de mission, au plus"),
    "letter_deadline": N_("Lettre d'intention reçue avant le"),
    "eligibility_end": N_("Fin d'éligibilité"),
    "ticket_window_days": N_("Billets, jours avant le départ"),
    "lost_receipt_line_cents": N_("Reçu perdu : plafond par ligne"),
    "lost_receipt_person_cents": N_("Reçu perdu : plafond par personne"),
    "small_equipment_cents": N_("Petit matériel : seuil à confirmer"),
    "advance_share": N_("Avance usuelle, au plus"),
    "envelope_cents": N_("Enveloppe de l'édition"),
    "other_funders": N_("Autres financeurs du programme"),
    "other_funding_cents": N_("Autres cofinancements du programme"),
    "small_population": N_("Petite collectivité, habitants au plus"),
    "meals_mode": N_("Repas et nuits payés"),
    "least_authorities": N_("Collectivités réunies, au moins"),
    "meetings_per_year": N_("Comités de pilotage par an"),
    "proofs_kept_years": N_("Pièces gardées, en années"),
    "contacts_kept_years": N_("Contacts gardés, en années"),
    "general_objective": N_("Objectif général"),
}
_SOURCES = {
    "rates": N_("Source des taux"),
    "budget_per_person_eur": N_("Source du budget par personne"),
    "mission_days": N_("Source de la durée des missions"),
    "letter": N_("Source de la date limite des lettres"),
    "lost_receipt": N_("Source des plafonds de reçus perdus"),
    "small_equipment_eur": N_("Source du seuil de petit matériel"),
    "advance_share": N_("Source de l'avance"),
    "ticket_window_days": N_("Source du délai des billets"),
    "far_over_budget": N_("Source de l'alerte de budget"),
    "small_population": N_("Source du seuil de petite collectivité"),
}
_FIELDS = {
    Part.EDITIONS: _EDITIONS | {f"sources.{name}": words for name, words in _SOURCES.items()},
    Part.KINDS: {
        "code": N_("Code"),
        "heading": N_("Ligne du budget"),
        "mission": N_("Mission (A)"),
        "hosting": N_("Accueil (B)"),
        "project": N_("Projet (D)"),
        "receipt_required": N_("Justificatif demandé"),
        "lost_receipt_allowed": N_("Attestation de perte admise"),
        "names": N_("Nom de la nature"),
        "proof": N_("Pièces à joindre"),
        "traits": N_("Ce qui la distingue"),
    },
    Part.RATES: {
        "currency": N_("Monnaie"),
        "per_euro": N_("Pour un euro"),
        "valid_from": N_("À partir du"),
        "source": N_("Source"),
        "note": N_("Référence"),
    },
    Part.ALLOWANCES: {
        "country": N_("Pays"),
        "valid_from": N_("À partir du"),
        "daily": N_("Indemnité par jour"),
        "night_share": N_("Part de la nuit"),
        "midday_share": N_("Part du midi"),
        "evening_share": N_("Part du soir"),
        "night.starts": N_("Nuit, de"),
        "night.ends": N_("Nuit, à"),
        "midday.starts": N_("Midi, de"),
        "midday.ends": N_("Midi, à"),
        "evening.starts": N_("Soir, de"),
        "evening.ends": N_("Soir, à"),
        "source": N_("Source"),
    },
    Part.MILEAGE: {
        "valid_from": N_("À partir du"),
        f"rates.{FiscalPower.UP_TO_5.value}": N_("5 CV et moins, en euros par kilomètre"),
        f"rates.{FiscalPower.FROM_6_TO_7.value}": N_("6 et 7 CV, en euros par kilomètre"),
        f"rates.{FiscalPower.FROM_8.value}": N_("8 CV et plus, en euros par kilomètre"),
        f"rates.{FiscalPower.MOTORCYCLE.value}": N_("Motocyclette, en euros par kilomètre"),
        f"rates.{FiscalPower.MOPED.value}": N_("Cyclomoteur, en euros par kilomètre"),
        "source": N_("Source"),
    },
    Part.ORGANISATIONS: {
        "id": N_("Code"),
        "name": N_("Dénomination"),
        "name_ar": N_("Dénomination en arabe"),
        "name_zgh": N_("Dénomination en tifinagh"),
        "country": N_("Pays"),
        "type": N_("Type"),
        "aliases": N_("Autres noms, séparés par des virgules"),
        "siren": N_("SIREN"),
        "siret": N_("SIRET"),
        "population": N_("Population"),
        "address": N_("Adresse"),
    },
    Part.PARTNERSHIPS: {
        "french": N_("Côté français"),
        "moroccan": N_("Côté marocain"),
        "kind": N_("Nature du partenariat"),
        "direct": N_("Partenaires directs"),
        "themes": N_("Thèmes"),
        "brings": N_("Ce qu'apporte la collectivité française"),
    },
    Part.TEXTS: {"0": N_("Repère du texte"), "1": N_("Texte")},
    Part.CONTACTS: {
        "name": N_("Prénom et nom"),
        "role": N_("Fonction"),
        "organisation": N_("Organisme"),
        "address": N_("Adresse"),
        "email": N_("Courriel"),
        "phone": N_("Téléphone"),
    },
    Part.ISSUE: {
        "note": N_("Ce qui change, en vos mots"),
        "in_force_from": N_("En vigueur à partir du"),
        "for_authorities": N_("Pour ces collectivités seulement"),
    },
}
_COVERAGES = {
    Coverage.FULL: N_("Au taux"),
    Coverage.DIRECT: N_("Au taux, partenaire direct"),
    Coverage.TO_BE_AGREED: N_("À convenir"),
    Coverage.NONE: N_("Non remboursée"),
}
_TRAITS = {
    KindTrait.TICKET: N_("Billet, achetable avant la période"),
    KindTrait.AHEAD: N_("Souvent payée bien avant le départ"),
    KindTrait.WITHIN_ALLOWANCE: N_("Comprise dans l'indemnité journalière"),
    KindTrait.ALLOWANCE: N_("Calculée d'après le séjour"),
    KindTrait.MILEAGE: N_("Calculée d'après le trajet"),
    KindTrait.GUESTS: N_("Liste des invités demandée"),
    KindTrait.UNIT_PRICE: N_("Prix unitaire contrôlé"),
    KindTrait.HEAVY: N_("Investissement lourd, jamais remboursé"),
    KindTrait.VALUED: N_("Valorisée, jamais remboursée"),
}
_MEALS = {
    MealsMode.RECEIPTS: N_("Sur justificatifs"),
    MealsMode.ALLOWANCE: N_("Par indemnité journalière"),
}
_TYPES = {
    OrganisationType.REGION: N_("Région"),
    OrganisationType.DEPARTMENT: N_("Département"),
    OrganisationType.MUNICIPALITY: N_("Commune"),
    OrganisationType.INTERMUNICIPAL: N_("Intercommunalité"),
    OrganisationType.JOINT_BOARD: N_("Syndicat mixte"),
    OrganisationType.ASSOCIATION: N_("Association"),
    OrganisationType.COMPANY: N_("Entreprise"),
    OrganisationType.SCHOOL: N_("Établissement d'enseignement"),
    OrganisationType.STATE: N_("État"),
    OrganisationType.PUBLIC_OPERATOR: N_("Opérateur public"),
    OrganisationType.PROVINCE: N_("Province"),
    OrganisationType.PREFECTURE: N_("Préfecture"),
    OrganisationType.LOCAL_DEVELOPMENT: N_("Société de développement local"),
    OrganisationType.OTHER: N_("Autre"),
}
_PARTNERSHIPS = {
    PartnershipKind.FOUNDING: N_("Fondateur"),
    PartnershipKind.SUPPORT: N_("En appui"),
    PartnershipKind.OCCASIONAL: N_("Ponctuel"),
    PartnershipKind.TWINNING: N_("Jumelage"),
}
_KNOWN_TEXTS = {
    "about_lianes": N_("Lianes coopération"),
    **{f"objective_{n}": N_("Objectif {n}") for n in (1, 2, 3)},
    **{f"result_{n}": N_("Résultat {n}") for n in (1, 2, 3, 4, 5)},
}


def part(value: Part) -> str:
    """A list of the settings."""
    return _(_PARTS[value])


def field(of: Part, name: str) -> str:
    """A field of the settings, as its label says it."""
    words = _FIELDS[of]
    if name in words:
        return _(words[name])
    head, _dot, language = name.rpartition(".")
    return _(_IN[language]).format(field=_(words[head]))


def text_name(name: str) -> str:
    """A text by its name: one of the objectives or results, another by the name Lianes gave it."""
    return _(_KNOWN_TEXTS[name]).format(n=name.rpartition("_")[2]) if name in _KNOWN_TEXTS else name


def coverage(value: Coverage) -> str:
    """How a kind of expense counts for a type of action."""
    return _(_COVERAGES[value])


def organisation_type(value: OrganisationType) -> str:
    """A kind of organisation."""
    return _(_TYPES[value])


def choice(value: Enum) -> str:  # noqa: PLR0911 - one case a list
    """A value that is chosen in a list."""
    match value:
        case Coverage():
            return coverage(value)
        case KindTrait():
            return _(_TRAITS[value])
        case MealsMode():
            return _(_MEALS[value])
        case OrganisationType():
            return organisation_type(value)
        case PartnershipKind():
            return _(_PARTNERSHIPS[value])
        case BudgetHeading():
            return labels.heading(value)
        case RateSource():
            return labels.rate_source(value)
        case _:
            raise TypeError(value)
