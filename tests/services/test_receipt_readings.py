"""Receipts read once they were taken in, and files read alone: over each store, with a reader that answers as told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import an_item
from support.desks import Desk
from support.fakes import no_progress

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId, new_id
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import EUR, MAD, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import SURE, Expected, Flaw, Read, Reading, Trade
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.file_reading import FileReading, ReadFile
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, Examined, PrintedLine, View
from lianes_desktop.services.receipt_readings import ReceiptReadings

BILL = Reading(
    total=Read(Decimal("407.00"), SURE),
    currency=Read(MAD, SURE),
    paid_on=Read(date(2026, 10, 13), SURE),
    paid_time=Read(time(20, 15), SURE),
    payee=Read("Grillade Imlil", 70),
    trade=Read(Trade.MEAL, 80),
    words="GRILLADE IMLIL",
)


@dataclass
class ToldReader:
    """Implements ``ports.reading.Reader``: answers in turn, the last one for good."""

    answers: list[Reading] = field(default_factory=lambda: [BILL])
    asked: list[object] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    failure: UnavailableError | RefusedError | None = None
    meanwhile: Callable[[], object] = lambda: None

    def read(self, jpeg: bytes, expected: Expected) -> Reading:
        return self._answer(jpeg, expected)

    def read_words(self, lines: Sequence[PrintedLine], expected: Expected) -> Reading:
        return self._answer([one.text for one in lines], expected)

    def abandon(self) -> None: ...

    def close(self) -> None: ...

    def _answer(self, what: object, expected: Expected) -> Reading:
        self.asked.append(what)
        self.expected.append(expected)
        self.meanwhile()
        if self.failure is not None:
            raise self.failure
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Room:
    """An installation whose receipts can be read, and a mission in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.reader = desk, ToldReader()
        self.readings = ReceiptReadings(
            desk.records, desk.readings, desk.rules, desk.vault, FileReading(desk.pictures, self.reader), desk.clock
        )
        self.dossier = desk.start()

    def take(self, name: str = "hotel", dossier: DossierId | None = None) -> Expense:
        offered = Offered(f"{name}.jpg", data=f"photo {name}".encode())
        (taken,) = self.desk.expenses.take(dossier or self.dossier, [offered], no_progress).added
        return self.now(taken)

    def now(self, expense: ExpenseId) -> Expense:
        line = self.desk.expenses.line(expense)
        assert line is not None
        return line.expense


@pytest.fixture
def room(either_desk: Desk) -> Room:
    return Room(either_desk)


# ---- expenses


def test_what_is_read_fills_the_expense_and_is_kept(room: Room) -> None:
    taken = room.take()
    assert room.readings.waiting(taken)
    assert room.readings.of(taken) is None
    assert room.readings.read(taken.id) == BILL
    found = room.now(taken.id)
    assert (found.payee, found.amount, found.paid_on) == ("Grillade Imlil", Money(40700, MAD), date(2026, 10, 13))
    assert (found.paid_time, found.kind, found.reviewed) == (time(20, 15), "RESO", False)
    assert room.readings.of(found) == BILL
    assert not room.readings.waiting(found)


def test_a_receipt_is_never_read_twice(room: Room) -> None:
    taken = room.take()
    room.readings.read(taken.id)
    assert room.readings.read(taken.id) == BILL
    assert len(room.reader.asked) == 1


def test_undoing_the_taking_in_after_the_reading_takes_the_expense_away(room: Room) -> None:
    taken = room.take()
    room.readings.read(taken.id)
    assert room.desk.undo.undo() is Act.ADD_RECEIPT
    assert room.desk.expenses.line(taken.id) is None


def test_typing_wins_over_what_is_read(room: Room) -> None:
    taken = room.take()
    room.desk.expenses.correct(replace(taken, payee="Chez Ali", amount=Money(100, EUR)))
    room.readings.read(taken.id)
    found = room.now(taken.id)
    assert (found.payee, found.amount, found.paid_on) == ("Chez Ali", Money(100, EUR), date(2026, 10, 13))


def test_an_accepted_expense_is_left_alone(room: Room) -> None:
    taken = room.take()
    room.desk.expenses.accept(taken.id)
    accepted = room.now(taken.id)
    assert accepted.reviewed
    assert room.readings.read(taken.id) == BILL
    assert room.now(taken.id) == accepted


def test_an_expense_removed_while_it_was_read_stays_removed_and_the_reading_is_kept(room: Room) -> None:
    taken = room.take()
    proof = room.desk.readings.receipt(taken.receipts[0])
    assert proof is not None
    room.reader.meanwhile = lambda: room.desk.expenses.remove(taken.id)
    assert room.readings.read(taken.id) == BILL
    assert room.desk.expenses.line(taken.id) is None
    assert room.desk.readings.reading(proof.pages[0].digest) == BILL


def test_nothing_is_read_of_an_expense_without_a_receipt_or_of_none(room: Room) -> None:
    blank = room.desk.expenses.add(room.dossier)
    assert room.readings.read(blank.id) is None
    assert room.readings.read(ExpenseId(new_id())) is None
    assert room.readings.of(blank) is None
    assert not room.readings.waiting(blank)
    assert room.reader.asked == []


def test_a_page_that_cannot_be_drawn_is_read_as_nothing_and_only_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = room.take()

    def refuse(*_args: object, **_given: object) -> bytes:
        raise RefusedError([Refusal("", Problem.NOT_A_PICTURE)])

    monkeypatch.setattr(room.desk.pictures, "view", refuse)
    assert room.readings.read(taken.id) == Reading()
    assert not room.readings.waiting(taken)
    assert replace(room.now(taken.id), recorded_at=None) == replace(taken, recorded_at=None)


def test_a_reader_that_cannot_start_leaves_the_receipt_waiting(room: Room) -> None:
    taken = room.take()
    room.reader.failure = UnavailableError(Resource.FILE, Cause.IO)
    with pytest.raises(UnavailableError):
        room.readings.read(taken.id)
    assert room.readings.waiting(taken)


def test_a_receipt_that_the_reader_died_over_may_be_tried_again(room: Room) -> None:
    taken = room.take()
    room.reader.failure = RefusedError([Refusal("", Problem.FILE_TOO_HARD)])
    with pytest.raises(RefusedError):
        room.readings.read(taken.id)
    assert room.readings.waiting(taken)

    room.reader.failure = None
    assert room.readings.read(taken.id) == BILL


def test_the_category_last_accepted_for_the_payee_is_proposed(room: Room) -> None:
    first = room.take("a")
    room.desk.expenses.correct(replace(first, payee="GRILLADE IMLIL", kind="REMI"))
    room.desk.expenses.accept(first.id)
    second = room.take("b")
    room.readings.read(second.id)
    assert room.now(second.id).kind == "REMI"
    assert room.reader.expected[-1].payees == ("GRILLADE IMLIL",)


def test_without_a_payee_the_words_alone_propose_the_category(room: Room) -> None:
    room.reader.answers = [replace(BILL, payee=None)]
    taken = room.take()
    room.readings.read(taken.id)
    found = room.now(taken.id)
    assert (found.payee, found.kind) == ("", "RESO")


def test_the_line_of_the_programme_under_way_is_chosen(room: Room) -> None:
    line = room.desk.programme.add(room.dossier, date(2026, 10, 13))
    dinner = an_item("2026-10-13 19:00", "2026-10-13 23:00", id=line.id, dossier=room.dossier)
    room.desk.programme.put(dinner)
    taken = room.take()
    room.readings.read(taken.id)
    assert room.now(taken.id).item == line.id


def test_the_cameras_day_gives_way_to_the_printed_one(room: Room) -> None:
    room.desk.pictures.taken_at = datetime(2026, 10, 14, 9, 30)  # noqa: DTZ001 - the camera's wall clock
    taken = room.take()
    assert taken.paid_on == date(2026, 10, 14)
    room.readings.read(taken.id)
    found = room.now(taken.id)
    assert (found.paid_on, found.paid_time) == (date(2026, 10, 13), time(20, 15))


def test_the_reader_knows_the_days_and_the_money_of_the_mission(room: Room) -> None:
    mission = room.desk.dossiers.action(room.dossier)
    assert isinstance(mission, Mission)
    room.desk.dossiers.correct(replace(mission, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15)))
    room.readings.read(room.take().id)
    today = room.desk.clock.today()
    assert room.reader.expected == [Expected(date(2026, 10, 12), date(2026, 10, 15), today, MAD, ())]


def test_the_reader_knows_the_day_it_is_where_the_device_is(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.desk.clock, "today", lambda: date(2026, 10, 15))  # past midnight there, not yet in UTC
    room.readings.read(room.take().id)
    assert room.reader.expected[0].today == date(2026, 10, 15)


def test_a_hosting_day_is_paid_in_euros(room: Room) -> None:
    day = room.desk.dossiers.create_hosting_day("Accueil")
    assert isinstance(day, HostingDay)
    room.readings.read(room.take("x", day.id).id)
    assert room.reader.expected[0].currency == EUR


# ---- files alone


class Sheets:
    """Implements ``ports.receipts.Pictures`` over a file of several sheets, some with words of their own."""

    def __init__(self, media_type: str, *words: str) -> None:
        self._media_type, self._words = media_type, words
        self.drawn: list[tuple[int, int]] = []

    def examine(self, data: bytes, name: str) -> Examined:
        if data == b"bad":
            raise RefusedError([Refusal(name, Problem.NOT_A_PICTURE)])
        return Examined(self._media_type, len(self._words), b"", None, frozenset({Flaw.GLARE, Flaw.CUT}), 77)

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
        assert (data, media_type, how) == (b"file", self._media_type, AS_IT_IS)
        self.drawn.append((sheet, longest))
        return f"sheet {sheet}".encode()

    def corners(self, data: bytes, media_type: str, *, sheet: int = 0) -> Corners | None:
        raise AssertionError((data, media_type, sheet))

    def light(self, data: bytes, media_type: str, *, sheet: int = 0) -> bytes:
        raise AssertionError((data, media_type, sheet))

    def words(self, data: bytes, sheet: int = 0, *, longest: int = 2000) -> tuple[PrintedLine, ...]:
        assert (data, longest, self._media_type) == (b"file", 2000, "application/pdf")
        box = (0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)
        return tuple(PrintedLine(one, box, (10, 10)) for one in self._words[sheet].splitlines())

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        raise AssertionError((pdf, sheet, longest))


def total(value: str, confidence: int, words: str = "") -> Reading:
    return Reading(total=Read(Decimal(value), confidence), words=words)


def test_a_pdf_with_words_is_read_by_them_and_one_without_is_looked_at() -> None:
    pictures, reader = Sheets("application/pdf", "FACTURE N 12\nTOTAL TTC 12,00", "9 letters", ""), ToldReader()
    reader.answers = [total("12", 50), total("13", 50), total("14", 50)]
    FileReading(pictures, reader).read(b"file", "a.pdf", Expected())
    assert reader.asked == [["FACTURE N 12", "TOTAL TTC 12,00"], b"sheet 1", b"sheet 2"]
    assert pictures.drawn == [(1, 3000), (2, 3000)]


def test_a_photograph_is_never_asked_for_words() -> None:
    pictures, reader = Sheets("image/jpeg", "words enough to be a PDF"), ToldReader()
    found = FileReading(pictures, reader).read(b"file", "a.jpg", Expected())
    assert reader.asked == [b"sheet 0"]
    assert found == replace(BILL, flaws=(Flaw.CUT, Flaw.GLARE), likeness=77)


@pytest.mark.parametrize(
    ("sheets", "value", "words", "asked"),
    [
        ([total("1", SURE, "a"), total("2", 99, "b")], "1", "a", 1),
        ([total("1", 70, "a"), total("2", 80, "b"), total("3", 75, "c")], "2", "a\nb\nc", 3),
        ([Reading(words="cover"), total("2", 40, "b")], "2", "cover\nb", 2),
        ([total("1", 70, "a"), Reading(words="terms")], "1", "a\nterms", 2),
        ([total("1", 70), Reading(), total("1", 70), total("9", 99)], "1", "", 3),
    ],
)
def test_the_surest_total_of_the_first_three_sheets_holds(
    sheets: list[Reading], value: str, words: str, asked: int
) -> None:
    pictures, reader = Sheets("image/tiff", *[""] * len(sheets)), ToldReader(list(sheets))
    found = FileReading(pictures, reader).read(b"file", "a.tif", Expected())
    assert found.total is not None
    assert (found.total.value, found.words, len(reader.asked)) == (Decimal(value), words, asked)


def test_what_a_sheet_without_a_total_says_is_kept_when_nothing_says_more() -> None:
    dated = Reading(paid_on=Read(date(2026, 10, 13), 90), words="only a date")
    found = FileReading(Sheets("image/tiff", "", ""), ToldReader([dated, Reading()])).read(b"file", "a", Expected())
    assert found.paid_on == dated.paid_on


@pytest.mark.parametrize(("dying", "words"), [({2}, "a\nc"), ({3}, "a\nb"), ({2, 3}, "a")])
def test_what_the_first_sheet_says_stands_when_the_reader_dies_over_a_later_one(dying: set[int], words: str) -> None:
    sheets = {1: total("1", 70, "a"), 2: total("2", 60, "b"), 3: total("3", 60, "c")}
    reader = ToldReader([one for at, one in sheets.items() if at not in dying])
    reader.meanwhile = lambda: _die(len(reader.asked) in dying)
    found = FileReading(Sheets("image/tiff", "", "", ""), reader).read(b"file", "a.tif", Expected())
    assert found.total is not None
    assert (found.total.value, found.words, len(reader.asked)) == (Decimal(1), words, 3)


@pytest.mark.parametrize("sheets", [1, 3])
def test_a_reader_that_dies_before_anything_is_known_is_told(sheets: int) -> None:
    reader = ToldReader([Reading()])
    reader.meanwhile = lambda: _die(len(reader.asked) == sheets)
    with pytest.raises(RefusedError):
        FileReading(Sheets("image/tiff", *[""] * sheets), reader).read(b"file", "a.tif", Expected())


def _die(dies: bool) -> None:  # noqa: FBT001 - whether it does
    if dies:
        raise RefusedError([Refusal("", Problem.FILE_TOO_HARD)])


def test_a_file_that_is_refused_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "receipts"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"file")
    (folder / "b.jpg").write_bytes(b"bad")
    (folder / "c.jpg").write_bytes(b"")
    reader = ToldReader()
    given = [Offered("receipts", folder), Offered("gone.jpg", tmp_path / "gone.jpg"), Offered("pasted", data=b"file")]
    found = list(FileReading(Sheets("image/jpeg", ""), reader).each(given, Expected(currency=EUR)))
    assert [(one.name, one.refused and one.refused.problem) for one in found] == [
        (str(folder / "a.jpg"), None),
        (str(folder / "b.jpg"), Problem.NOT_A_PICTURE),
        (str(folder / "c.jpg"), Problem.FILE_EMPTY),
        (str(tmp_path / "gone.jpg"), Problem.FILE_UNREADABLE),
        ("pasted", None),
    ]
    assert [one.reading is None for one in found] == [False, True, True, True, False]
    assert reader.expected == [Expected(currency=EUR)] * 2


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_path: Path) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", deny)
    (found,) = FileReading(Sheets("image/jpeg"), ToldReader()).each([Offered("closed", tmp_path)], Expected())
    assert found == ReadFile("closed", refused=Refusal("closed", Problem.FOLDER_UNREADABLE))


def test_a_reader_that_cannot_start_stops_the_whole() -> None:
    reader = ToldReader(failure=UnavailableError(Resource.FILE, Cause.IO))
    files = FileReading(Sheets("image/jpeg", ""), reader)
    with pytest.raises(UnavailableError):
        list(files.each([Offered("a", data=b"file"), Offered("b", data=b"file")], Expected()))
    assert len(reader.asked) == 1
