"""The lines of a claim are kept as they left, and told apart from those of the next version."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.builders import euros
from support.desks import Desk, InMemory, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.sent_lines import SentLines
from lianes_desktop.domain.version_changes import Turn, VersionChanges
from lianes_desktop.services.version_changes import VersionService


class Room:
    """An installation, and its claim ready to leave."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(InMemory(), folder)
        self.dossier: DossierId = ready_to_leave(self.desk)
        self.folder = folder
        self.versions = VersionService(self.desk.readings)

    def send(self) -> SentBundle:
        return self.desk.hand_in.export(self.dossier, PASSPHRASE, self.folder, no_progress)

    def coming(self) -> VersionChanges | None:
        return self.versions.coming(self.desk.hand_in.review(self.dossier))

    def expense(self) -> Expense:
        return self.desk.readings.held(Expense, self.dossier)[0]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_nothing_is_compared_before_anything_left(room: Room) -> None:
    assert room.coming() is None


def test_a_claim_that_just_left_changes_nothing(room: Room) -> None:
    sent = room.send()

    (kept,) = room.desk.readings.held(SentLines, room.dossier)
    assert kept.bundle == sent.bundle_id
    assert [one.line.expense.id for one in kept.lines] == [room.expense().id]
    assert len(kept.lines[0].proofs) == 1
    assert room.coming() == VersionChanges((), elsewhere=False)


def test_a_correction_and_an_added_line_are_told(room: Room) -> None:
    room.send()
    room.desk.expenses.reopen(room.dossier)
    room.desk.expenses.correct(replace(room.expense(), amount=euros("700.00")))
    room.desk.expenses.take(room.dossier, [photo("taxi")], no_progress)

    found = room.coming()

    assert found is not None
    assert [(one.number, one.turn) for one in found.lines] == [(1, Turn.CHANGED), (2, Turn.ADDED)]


def test_the_last_version_that_left_is_the_one_compared(room: Room) -> None:
    room.send()
    room.desk.expenses.reopen(room.dossier)
    room.desk.expenses.correct(replace(room.expense(), amount=euros("700.00")))
    room.send()

    found = room.coming()
    assert found is not None
    assert not found.any
    assert len(room.desk.readings.held(SentLines, room.dossier)) == 2


def test_what_left_before_lines_were_kept_is_compared_to_nothing(room: Room) -> None:
    room.send()
    room.desk.records.keep(None, removes=room.desk.readings.held(SentLines, room.dossier))

    assert room.coming() is None
