"""The lists of the editor: their records by name, and how one more begins."""

from lianes_desktop.domain.settings_fields import Part
from lianes_desktop.i18n import formats
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.settings import fields, wordings
from lianes_desktop.ui.settings.values import RowLine


def first_field(part: Part) -> str:
    """The field a new record begins with."""
    return {Part.ALLOWANCES: "valid_from", Part.ORGANISATIONS: "name", Part.TEXTS: "0"}.get(part) or fields.first(part)


def rows(part: Part, held: tuple[object, ...], wrong: dict[str, str], known: dict[str, str]) -> tuple[RowLine, ...]:
    """The records of a list, each by its name, and whether something of it is refused."""
    return tuple(
        RowLine(
            at,
            formats.capital(said.record_name(part, one, known)) or _("Sans nom"),
            wordings.detail(part, one, known),
            any(path.startswith(f"{part}.{at}.") for path in wrong),
        )
        for at, one in enumerate(held)
    )


def add_words(part: Part | None) -> str:
    """What the button that adds a record says; empty where none can be added."""
    return (
        {
            Part.EDITIONS: _("Nouvelle édition"),
            Part.KINDS: _("Nature"),
            Part.RATES: _("Taux de change"),
            Part.ALLOWANCES: _("Indemnité"),
            Part.MILEAGE: _("Barème"),
            Part.ORGANISATIONS: _("Organisme"),
            Part.PARTNERSHIPS: _("Partenariat"),
            Part.TEXTS: _("Texte"),
            Part.CONTACTS: _("Contact"),
        }.get(part, "")
        if part is not None
        else ""
    )
