"""What each fact is called, beside its field."""

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.overview.facts_values import BodyFact, Fact


def labels() -> dict[Fact, str]:
    """The label of each field."""
    return {
        Fact.TITLE: _("Titre"),
        Fact.PLACE: _("Lieu"),
        Fact.STARTS_ON: _("Départ"),
        Fact.ENDS_ON: _("Retour"),
        Fact.HELD_ON: _("Date"),
        Fact.EDITION: _("Édition du programme"),
        Fact.OTHER_THEME: _("Sujet proposé"),
        Fact.ACCEPTED_ON: _("Accepté par Lianes le"),
        Fact.ACCEPTED_BY: _("Par qui, chez Lianes"),
        Fact.FIRST_EXCHANGE: _("Premier échange du partenariat"),
        Fact.MEALS_MODE: _("Repas et nuitées"),
        Fact.CASE: _("Cas de l'accueil"),
        Fact.CASE_REASON: _("Pourquoi ce cas"),
        Fact.GROUPS: _("Groupes, séparés par une virgule"),
        Fact.STAY_NAME: _("Nom de la délégation"),
        Fact.ARRIVES_ON: _("Arrive le"),
        Fact.LEAVES_ON: _("Repart le"),
        Fact.INTERPRETER: _("Interprète"),
        Fact.CARRIED_BY: _("Transport entre les lieux"),
        Fact.MENUS: _("Menus, en nombre de couverts"),
        Fact.COURTESY: _("Offert à la délégation"),
        Fact.INTENTION: _("Ce que la collectivité veut faire"),
        Fact.SOUGHT: _("Ce qu'elle cherche chez un partenaire"),
        Fact.INTENTION_ON: _("Intention exprimée le"),
        Fact.POPULATION: _("Population"),
        Fact.COMPETENCES: _("Compétences"),
        Fact.STAKES: _("Enjeux"),
        Fact.ACCORD_KIND: _("Forme de l'accord"),
        Fact.ACCORD_REFERENCE: _("Référence de l'accord"),
        Fact.ACCORD_SIGNED: _("Accord signé le"),
        Fact.ACTIVE_FROM: _("Actif depuis le"),
        Fact.CLOSED_ON: _("Clos le"),
        Fact.PROJECT_KIND: _("Nature du projet"),
        Fact.OTHER_KIND: _("Quel projet"),
        Fact.DESCRIPTION: _("Description"),
        Fact.EXPECTED: _("Ce qu'il doit avoir changé à la fin"),
        Fact.OWNERS: _("Les collectivités partenaires restent maîtres d'œuvre."),
        Fact.NO_HEAVY: _("Le projet ne comporte aucun investissement lourd."),
        Fact.EQUIPMENT_REASON: _("Pourquoi c'est encore du petit matériel"),
        Fact.REFERENCE: _("Référence"),
        Fact.LETTER: _("Lettre d'intention reçue le"),
        Fact.SIGNED: _("Signée le"),
        Fact.RATE: _("Taux, en pour cent"),
        Fact.ELIGIBLE_FROM: _("Éligible dès le"),
        Fact.CEILING: _("Plafond en euros"),
        Fact.AIR: _("Billets d'avion"),
        Fact.LODGING: _("Hébergement"),
        Fact.MEALS: _("Repas"),
        Fact.LOCAL_TRANSPORT: _("Transport local"),
        Fact.OTHER: _("Autres frais"),
    }


def span_labels() -> dict[Fact, str]:
    """How the days of a partnership or a project are called: nobody leaves, nobody comes back."""
    return {Fact.STARTS_ON: _("Début"), Fact.ENDS_ON: _("Fin")}


def body_labels() -> dict[BodyFact, str]:
    """The label of each of the authority's identifiers."""
    return {
        BodyFact.SIREN: _("SIREN"),
        BodyFact.SIRET: _("SIRET"),
        BodyFact.IBAN: _("IBAN"),
        BodyFact.BIC: _("BIC"),
        BodyFact.ADDRESS: _("Adresse"),
    }
