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
    """The catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, load(path))
    return out.getvalue()
