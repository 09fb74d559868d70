"""From a translator's file to the one read at run time, through Babel."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def load(path: Path, language: str | None = None) -> Catalog:
    """One catalogue, or the template when no language is given.

    Raises:
        PoFileError: the file is not a catalogue.
    """
    return read_po(BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def compiled(path: Path) -> bytes:
    """The catalogue as gettext reads it, without what it says as the sources do: gettext then gives those words.

    Plurals stay: it would pick their form by English rules.
    """
    catalogue = load(path)
    for message in [one for one in catalogue if one.id and one.id == one.string and not one.pluralizable]:
        catalogue.delete(message.id, message.context)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
