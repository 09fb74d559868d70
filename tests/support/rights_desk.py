"""What a person may ask, over the services of a page in memory; erasing only notes what was asked."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from lianes_desktop.documents.erasure_notice import PdfErasureNotice
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import Contact, Erasure
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.rights import RightsService
from support.page_desk import PageDesk


class PaperEraser:
    """Implements ``ports.erasing.Eraser`` on records in memory: cards alone, which is what a page shows."""

    def __init__(self, desk: PageDesk) -> None:
        self._desk = desk
        self.asked: list[UUID] = []
        self.outcome = Erased(copies=2)

    def erase(self, erasures: Sequence[Erasure], entries: Sequence[AuditEntry]) -> Erased:
        self.asked += [one.id for one in erasures]
        assert len(entries) == len(erasures)
        gone = [card for one in erasures if (card := self._desk.records.read(Contact, one.id)) is not None]
        self._desk.records.keep(None, removes=gone)
        return self.outcome


class PaperDrawer:
    """Draws a document as its name."""

    def write(
        self, dossier: DossierId | None, code: PaperCode, subject: UUID | None, to: Path, progress: Progress
    ) -> Path:
        assert dossier is not None
        progress(1, 1)
        to.write_text(f"{code} {subject}")
        return to


def rights_over(desk: PageDesk, eraser: PaperEraser | None = None) -> RightsService:
    """The service over a desk."""
    return RightsService(
        desk.records,
        desk.readings,
        desk.rules,
        PaperDrawer(),
        PdfErasureNotice(),
        eraser or PaperEraser(desk),
        desk.changes,
        desk.clock,
    )
