"""Several participants' installations in memory, whose shares go from hand to hand."""

from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.shares import Conflict, Share, TakenShare
from support.builders import a_profile
from support.desks import Desk, InMemory
from support.fakes import PASSPHRASE, no_progress

NAMES = ("Jeanne", "Karim", "Ali")


class Colleagues:
    """Laptops by name; each knows the others' keys."""

    def __init__(self, folder: Path, count: int = 2) -> None:
        self.folder = folder
        contents: dict[str, tuple[str, Share]] = {}
        pieces: dict[str, bytes] = {}
        self.desks = []
        for at, name in enumerate(NAMES[:count]):
            desk = Desk(InMemory(), folder)
            desk.profiles.save(a_profile(participant=UUID(int=90 + at), given_name=name, family_name="Test"))
            desk.shares.author, desk.shares.contents, desk.shares.pieces = name, contents, pieces
            desk.shares.trusted = set(NAMES)
            self.desks.append(desk)

    def begin(self) -> DossierId:
        """A mission of the first one, that all the others have taken in."""
        dossier = self.desks[0].dossiers.create_mission("Oujda 2026").id
        for at in range(1, len(self.desks)):
            self.pass_on(dossier, 0, at)
        return dossier

    def pass_on(self, dossier: DossierId, giver: int, taker: int) -> TakenShare:
        """What one takes in of another's dossier."""
        return self.desks[taker].sharing.take_in(self.file(dossier, giver), no_progress)

    def file(self, dossier: DossierId, giver: int) -> Path:
        """The share one writes."""
        return self.desks[giver].sharing.share(dossier, PASSPHRASE, self.folder, no_progress).path

    def expense(self, at: int, expense: ExpenseId) -> Expense:
        """An expense as one laptop has it."""
        line = self.desks[at].expenses.line(expense)
        assert line is not None
        return line.expense

    def only(self, at: int, dossier: DossierId) -> Conflict:
        """The one conflict of a laptop."""
        (found,) = self.desks[at].sharing.conflicts(dossier)
        return found
