"""The words over each field of a person's card, and a value of one of them in words. No Qt."""

from collections.abc import Mapping

from lianes_desktop.domain.contacts import ContactRole
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.values import Field


def labels() -> Mapping[str, str]:
    """The label of every field, by the name it has in ``Contact`` and ``Consent``."""
    return {
        Field.TITLE: _("Civilité"),
        Field.GIVEN_NAME: _("Prénom"),
        Field.FAMILY_NAME: _("Nom"),
        Field.GIVEN_NAME_AR: _("Prénom en arabe"),
        Field.FAMILY_NAME_AR: _("Nom en arabe"),
        Field.NAME_ZGH: _("Nom en tifinagh"),
        Field.ROLE: _("Rôle"),
        Field.FUNCTION: _("Fonction"),
        Field.FUNCTION_AR: _("Fonction en arabe"),
        Field.ORGANISATION: _("Organisation"),
        Field.ORGANISATION_AR: _("Organisation en arabe"),
        Field.ORGANISATION_TYPE: _("Type d'organisation"),
        Field.PHONE: _("Fixe"),
        Field.MOBILE: _("Mobile"),
        Field.EMAIL: _("Courriel"),
        Field.NOTE: _("Note"),
        Field.FOLLOW_UP: _("Suites à donner"),
        Field.LANGUAGES: _("Langues"),
        Field.GENDER: _("Genre"),
        Field.STATE: _("Réponse"),
        Field.CHANNEL: _("Recueilli"),
        Field.GIVEN_ON: _("Le"),
        Field.LANGUAGE: _("En quelle langue"),
        "card": _("Carte de visite"),
    }


def value_words(value: object) -> str:
    """A value of a card, as it is read."""
    match value:
        case ContactRole():
            return wording.role(value)
        case OrganisationType():
            return wording.organisation_type(value)
        case Gender():
            return wording.gender(value)
        case Piece():
            return value.original_name
        case _:
            return str(value)
