"""Who takes part: their order, and the signed acts that send them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from lianes_desktop.domain.ids import DossierId, ParticipantId
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered, single_files
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes


class TeamService:
    """Acts on the people of a dossier; what concerns a person removed meanwhile changes nothing."""

    def __init__(self, records: Records, readings: Readings, papers: PaperKeeper) -> None:
        """Every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._papers = papers

    def all(self, dossier: DossierId) -> tuple[Participant, ...]:
        """Everyone, in protocol order."""
        return self._readings.participants(dossier)

    def move(self, dossier: DossierId, person: ParticipantId, by: int) -> None:
        """Bring a person up (negative) or down by that many places, as far as the ends."""
        ids = [one.id for one in self.all(dossier)]
        if person in ids:
            self.place(dossier, person, max(0, ids.index(person) + by))

    def place(self, dossier: DossierId, person: ParticipantId, at: int) -> None:
        """Put a person at a place, counted from 0 among the others; beyond the last is the last."""

        def decide(unit: UnitOfWork) -> Writes:
            people = unit.of_dossier(Participant, dossier)
            moved = [one for one in people if one.id == person]
            others = [one for one in people if one.id != person]
            order = [*others[:at], *moved, *others[at:]]
            if not moved or order == list(people):
                return Writes()
            return Writes([replace(one, position=number) for number, one in enumerate(order)])

        self._records.change(Act.MOVE_PARTICIPANT, decide)

    def attach(self, person: ParticipantId, files: Sequence[Offered], progress: Progress) -> None:
        """Keep the signed act, in place of the one before; made for a worker thread.

        Raises:
            RefusedError: not a picture or a PDF, unreadable, empty or too large; ``field`` is the file's name.
            UnavailableError: the vault or the store failed.
        """
        found, refused = single_files(files)
        if refused:
            raise RefusedError(refused)
        progress(0, 1)
        for file in found[:1]:
            self._with_paper(Act.ATTACH_MANDATE, person, self._papers.keep(file))
        progress(1, 1)

    def detach(self, person: ParticipantId) -> None:
        """Let go of the signed act; its file stays as long as undo may bring it back."""
        self._with_paper(Act.DETACH_MANDATE, person, None)

    def sheet(self, paper: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet of a signed act as a JPEG, and how many it has; made for a worker thread.

        Raises:
            UnavailableError: its file is missing or damaged.
            RefusedError: it can no longer be read.
        """
        return self._papers.sheet(paper, number)

    def _with_paper(self, act: Act, person: ParticipantId, paper: Piece | None) -> None:
        def revise(kept: Participant) -> Participant:
            return replace(kept, mandate=replace(kept.mandate, paper=paper))

        self._records.change(act, _revising(person, revise))


def _revising(person: ParticipantId, revise: Callable[[Participant], Participant]) -> Callable[[UnitOfWork], Writes]:
    def decide(unit: UnitOfWork) -> Writes:
        kept = unit.get(Participant, person)
        return Writes([revise(kept)] if kept is not None else [])

    return decide
