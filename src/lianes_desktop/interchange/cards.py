"""What fills the port of people in files (``services.ports.cards``)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.interchange import csv_reading, csv_writing, encodings, vcard_reading, vcard_writing
from lianes_desktop.services.ports.cards import CardKind, Left, Meaning, ReadCards, Why
from lianes_desktop.services.ports.progress import Progress

_BINARY = (b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ")
"""What no text begins with: a workbook, a picture, a program."""
_LOOKED_AT = 65_536


class CardFiles:
    """Tells vCards from tables by what they hold, whatever the file is called."""

    def read(
        self, data: bytes, dossier: DossierId, progress: Progress, columns: Mapping[int, Meaning | None] | None = None
    ) -> ReadCards:
        """As the port says."""
        text = encodings.as_utf8(data[:_LOOKED_AT])
        if b"BEGIN:VCARD" in text.upper().replace(b" ", b""):
            return vcard_reading.read(data, dossier, progress)
        if data.startswith(_BINARY) or b"\0" in text or not text.strip() or b"BEGIN:V" in text.upper():
            return ReadCards(CardKind.VCARD, left=(Left(0, Why.NOT_CARDS),))
        return csv_reading.read(data, dossier, progress, columns)

    def write(
        self, contacts: Iterable[Contact], kind: CardKind, out: BinaryIO, made_at: datetime, *, notes: bool
    ) -> None:
        """As the port says."""
        if kind is CardKind.TABLE:
            csv_writing.write(contacts, out, notes=notes)
            return
        out.writelines(vcard_writing.card(one, made_at, notes=notes).encode(errors="replace") for one in contacts)

    def codes(self, contact: Contact) -> Sequence[str]:
        """As the port says."""
        return vcard_writing.codes(contact)
