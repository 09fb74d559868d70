"""The signed agreement of a new partnership, kept with its dossier (R8)."""

from dataclasses import replace

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes


class AccordService:
    """Acts on the paper of an agreement; a dossier removed meanwhile is left alone."""

    def __init__(self, records: Records, papers: PaperKeeper) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._papers = papers

    def attach(self, dossier: DossierId, file: Offered) -> None:
        """Keep the signed agreement, in place of the one before; for a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, neither a picture nor a PDF; ``field`` is the file's name.
            UnavailableError: the vault or the store failed; nothing half-written stays.
        """
        self._revise(Act.ADD_PAPER, dossier, self._papers.keep(file))

    def detach(self, dossier: DossierId) -> None:
        """Let it go; its file stays as long as undo may bring it back."""
        self._revise(Act.REMOVE_PAPER, dossier, None)

    def sheet(self, piece: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet as a JPEG, and how many it has; for a worker thread.

        Raises:
            UnavailableError: its file is missing or damaged.
            RefusedError: it cannot be drawn; ``field`` is the file's name.
        """
        return self._papers.sheet(piece, number)

    def _revise(self, act: Act, dossier: DossierId, paper: Piece | None) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(NewPartnership, dossier)
            return Writes([] if kept is None else [replace(kept, accord=replace(kept.accord, paper=paper))])

        self._records.change(act, decide)
