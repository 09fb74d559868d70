"""People as a table that spreadsheets open without a question, and without running what it holds."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.i18n.catalogue import language
from lianes_desktop.interchange.csv_columns import OURS
from lianes_desktop.interchange.vcard_words import SEXES
from lianes_desktop.services.cells import plain
from lianes_desktop.services.ports.cards import Meaning

_MARK = "\ufeff"
"""Tells a spreadsheet that the text is UTF-8."""
_SIGNS = {"en": ","}
"""The sign between cells where it is not the semicolon, which goes with a decimal comma."""


def write(contacts: Iterable[Contact], out: BinaryIO, *, notes: bool) -> None:
    """One row a person under headers in the language in force."""
    columns = [one for one in OURS if notes or one is not Meaning.NOTE]
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    text.write(_MARK)
    table = csv.writer(text, delimiter=_SIGNS.get(language(), ";"), lineterminator="\r\n")
    table.writerow([OURS[one].get(language(), OURS[one]["fr"]) for one in columns])
    for contact in contacts:
        table.writerow([plain(_cell(contact, one).replace("\0", "")) for one in columns])
    text.flush()
    text.detach()


def _cell(contact: Contact, column: Meaning) -> str:
    if column is Meaning.LANGUAGES:
        return " ".join(contact.languages)
    if column is Meaning.GENDER:
        return SEXES[contact.gender] if contact.gender is not None else ""
    return str(getattr(contact, column.value))
