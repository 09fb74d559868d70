"""Receipts alike, waiting, and found by the words on them: the same over either store."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from support.builders import dirhams
from support.desks import Desk, photo
from support.fakes import no_progress

from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.money import MAD
from lianes_desktop.domain.readings import Read, Reading

DAY = date(2026, 10, 13)
LIKENESS = 0x0F0F_1234_5678_9ABC


def taken(desk: Desk, dossier: DossierId, name: str, likeness: int | None = None) -> ExpenseId:
    """A photograph taken in and read."""
    offered = photo(name)
    if likeness is not None and offered.data is not None:
        desk.pictures.likeness[offered.data] = likeness
    (expense,) = desk.expenses.take(dossier, [offered], no_progress).added
    desk.receipt_readings.read(expense)
    return expense


def kept(desk: Desk, expense: ExpenseId) -> Expense:
    line = desk.expenses.line(expense)
    assert line is not None
    return line.expense


def twins(desk: Desk, expense: ExpenseId) -> list[tuple[ExpenseId, str]]:
    return [(one.expense.id, one.elsewhere) for one in desk.receipt_readings.alike(kept(desk, expense))]


def test_two_photographs_of_one_paper_are_asked_about_until_accepted(either_desk: Desk) -> None:
    home = either_desk.start()
    first = taken(either_desk, home, "a", LIKENESS)
    near = taken(either_desk, home, "b", LIKENESS ^ 0b11_1111_1111)
    taken(either_desk, home, "c", LIKENESS ^ (0b111_1111_1111 << 20))
    taken(either_desk, home, "d")

    assert twins(either_desk, near) == [(first, "")]
    either_desk.expenses.accept(near)
    assert twins(either_desk, near) == []


def test_a_purchase_entered_in_another_dossier_is_named_with_it(either_desk: Desk) -> None:
    home = either_desk.start()
    away = either_desk.dossiers.create_mission("Nador 2025").id
    made = []
    for dossier, payee in ((away, "Café Médina"), (home, "CAFE MEDINA"), (home, "Café Médina"), (home, "Café")):
        blank = either_desk.expenses.add(dossier)
        either_desk.expenses.correct(replace(blank, payee=payee, amount=dirhams("45"), paid_on=DAY))
        made.append(blank.id)

    assert twins(either_desk, made[2]) == [(made[1], ""), (made[0], "Nador 2025")]
    assert twins(either_desk, made[3]) == []
    blank = kept(either_desk, made[1])
    either_desk.expenses.correct(replace(blank, paid_on=None))
    assert twins(either_desk, made[1]) == []


def test_the_same_file_in_another_dossier_is_asked_about(either_desk: Desk) -> None:
    home = either_desk.start()
    away = either_desk.dossiers.create_mission("Nador 2025").id
    first = taken(either_desk, home, "a")
    again = taken(either_desk, away, "a")

    assert twins(either_desk, again) == [(first, "Oujda 2026")]


def test_the_dossier_of_the_tour_is_left_out(either_desk: Desk) -> None:
    home = either_desk.start()
    tour = either_desk.dossiers.create_mission("Visite")
    either_desk.records.keep(None, replace(tour, sample=True))
    taken(either_desk, tour.id, "a", LIKENESS)

    assert twins(either_desk, taken(either_desk, home, "b", LIKENESS)) == []


def test_what_waits_to_be_read_and_to_be_accepted(either_desk: Desk) -> None:
    home = either_desk.start()
    added = either_desk.expenses.take(home, [photo("a"), photo("b"), photo("c")], no_progress).added
    blank = either_desk.expenses.add(home)
    readings = either_desk.receipt_readings
    assert readings.unread(home) == added
    assert len(readings.unaccepted(home)) == readings.to_accept(home) == 4

    readings.read(added[1])
    either_desk.expenses.accept(added[0])
    assert readings.unread(home) == (added[2],)
    assert list(readings.unaccepted(home)) == [
        either_desk.expenses.key(one) for one in (added[1], added[2], blank.id)
    ]  # fmt: skip


def test_a_copy_of_what_was_read_before_is_filled_too(either_desk: Desk) -> None:
    either_desk.reader.says["photo a"] = Reading(
        total=Read(Decimal(45), 99), currency=Read(MAD, 99), words="TOTAL 45,00 DH"
    )
    home, away = either_desk.start(), either_desk.start()
    taken(either_desk, home, "a")
    copy = either_desk.expenses.take(away, [photo("a")], no_progress).added[0]
    assert either_desk.receipt_readings.unread(away) == (copy,)

    asked = len(either_desk.reader.asked)
    either_desk.receipt_readings.read(copy)
    line = either_desk.expenses.line(copy)
    assert line is not None
    assert line.expense.amount is not None
    assert len(either_desk.reader.asked) == asked, "it is not read twice"
    assert either_desk.receipt_readings.unread(away) == ()


def test_what_was_filled_comes_back_with_redo(either_desk: Desk) -> None:
    either_desk.reader.says["photo a"] = Reading(
        total=Read(Decimal(45), 99), currency=Read(MAD, 99), words="TOTAL 45,00 DH"
    )
    home = either_desk.start()
    added = taken(either_desk, home, "a")
    either_desk.undo.undo()
    either_desk.undo.redo()
    assert either_desk.receipt_readings.unread(home) == ()
    line = either_desk.expenses.line(added)
    assert line is not None
    assert line.expense.amount is not None


def test_the_list_is_searched_by_the_words_on_the_receipts(either_desk: Desk) -> None:
    home = either_desk.start()
    either_desk.reader.says["photo a"] = Reading(
        total=Read(Decimal(45), 99), currency=Read(MAD, 99), words="RESTAURANT Dar Tâzi\nمطعم\nTajine poulet"
    )
    first = taken(either_desk, home, "a")
    taken(either_desk, home, "b")

    for words in ("tajine", "TAZI", "poul", "مطعم"):
        keys = either_desk.expenses.order(home, search=words).keys
        assert [line.expense.id for line in either_desk.expenses.lines(keys)] == [first], words
    assert either_desk.expenses.order(home, search="couscous").keys in ([], ())
