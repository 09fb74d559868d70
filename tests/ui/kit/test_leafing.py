"""Papers leafed through: what nobody waits for any more is neither shown nor said."""

from support.page_desk import Jobs

from lianes_desktop.domain.pieces import Piece
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.kit.leafing import Leafing

ONE, OTHER = (Piece(digest * 64, 4, "application/pdf", f"{digest}.pdf") for digest in "ab")


class Desk:
    """Papers of three sheets, drawn when the test says so."""

    def __init__(self) -> None:
        self.jobs = Jobs(late=True)
        self.shown: list[tuple[bytes, int, int]] = []
        self.said: list[Exception] = []
        self.damaged = False
        self.leafing = Leafing(self.jobs, self.draw, lambda *sheet: self.shown.append(sheet), self.said.append)

    def draw(self, paper: Piece, number: int) -> tuple[bytes, int]:
        if self.damaged:
            raise UnavailableError(Resource.VAULT, Cause.DAMAGED)
        return f"{paper.original_name} {number}".encode(), 3


def test_a_paper_is_seen_and_its_sheets_turned() -> None:
    desk = Desk()
    desk.leafing.see(ONE)
    desk.jobs.run_all()
    desk.leafing.turn(2)
    desk.jobs.run_all()
    desk.leafing.turn(0)
    desk.jobs.run_all()
    assert desk.shown == [(b"a.pdf 0", 0, 3), (b"a.pdf 2", 2, 3), (b"a.pdf 0", 0, 3)]


def test_a_sheet_that_comes_after_the_paper_was_left_is_not_shown() -> None:
    desk = Desk()
    desk.leafing.see(ONE)
    desk.leafing.leave()
    desk.jobs.run_all()
    assert desk.shown == []
    desk.leafing.see(ONE)
    desk.jobs.run_all()
    assert len(desk.shown) == 1


def test_only_the_last_sheet_asked_for_is_shown() -> None:
    desk = Desk()
    desk.leafing.see(ONE)
    desk.leafing.turn(1)
    desk.leafing.see(OTHER)
    desk.jobs.run_all()
    assert desk.shown == [(b"b.pdf 0", 0, 3)]


def test_no_paper_is_nothing_to_see_and_drops_the_one_before() -> None:
    desk = Desk()
    desk.leafing.see(ONE)
    desk.leafing.see(None)
    desk.leafing.turn(1)
    desk.jobs.run_all()
    assert desk.shown == []


def test_a_failure_is_said_to_whoever_still_looks() -> None:
    desk = Desk()
    desk.damaged = True
    desk.leafing.see(ONE)
    desk.leafing.leave()
    desk.jobs.run_all()
    assert desk.said == []
    desk.leafing.see(ONE)
    desk.jobs.run_all()
    assert len(desk.said) == 1
