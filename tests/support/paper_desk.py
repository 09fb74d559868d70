"""The documents over a store in memory, drawn for real."""

import re
import subprocess
from pathlib import Path

from lianes_desktop.documents.press import PdfPress
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.papers import PaperCode, SubjectId
from lianes_desktop.services.papers import PaperService
from lianes_desktop.services.ports.store import Record
from support.builders import a_profile
from support.desks import Desk, InMemory
from support.fakes import no_progress
from support.full_dossier import CITY, a_committee, a_membership, records_of

_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class PaperDesk(Desk):
    """An installation with the records given and a press that prints."""

    def __init__(self, folder: Path, *records: Record) -> None:
        kept = InMemory()
        super().__init__(kept, folder)
        self.open_unit = kept.open_unit
        self.papers = PaperService(self.readings, self.rules, PdfPress(), self.hand_in)
        if records:
            self.records.keep(None, *records)

    @classmethod
    def full(cls, folder: Path, dossier: Dossier) -> "PaperDesk":
        """With everything: the dossier, a membership, a committee meeting, and who is here."""
        desk = cls(folder, a_profile(), CITY, *records_of(dossier), a_membership(), a_committee())
        for receipt in dossier.receipts:
            for page in receipt.pages:
                desk.vault.store(page.original_name.removesuffix(".jpg").encode())
        return desk

    def pdf(self, dossier: DossierId | None, code: PaperCode, subject: SubjectId = None) -> bytes:
        """One document."""
        name = f"{code}-{subject}.pdf" if subject else f"{code}.pdf"
        return self.papers.write(dossier, code, subject, self.folder / name, no_progress).read_bytes()

    def text(self, dossier: DossierId | None, code: PaperCode, subject: SubjectId = None) -> str:
        """What a reader of the PDF finds in it, in logical order, with everyday spaces and apostrophes."""
        return text_of(self.pdf(dossier, code, subject))


def text_of(pdf: bytes) -> str:
    """The words of a PDF in the order they were written, with everyday spaces and apostrophes."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    assert done.stderr == b""
    bare = _TURNS.sub("", done.stdout.decode()).translate({0x202F: " ", 0xA0: " ", 0x2019: "'"})
    return " ".join(bare.split())
