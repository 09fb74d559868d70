"""Whatever is printed and however the page lies: nothing is raised, and what is read does not depend on chance."""

import random
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.printed import page, printed

from lianes_desktop.domain.readings import Expected, Reading
from lianes_desktop.reading.extraction import Printed, extract
from lianes_desktop.reading.lines import Corners, Line

BILL = (
    "CAFE LUCAS\nLe 12/10/2026 14:02\n2 MENUS  40,00\nCAFE  2,50\n"
    "TOTAL HT  38,64\nTVA 10%  3,86\nTOTAL TTC  42,50 €\nEspèces  50,00\nRendu  7,50"
)
READ = extract(page(BILL))
GENEROUS = 20.0
"""Seconds; each takes less than three alone."""
ROW: Corners = ((0.0, 0.0), (900.0, 0.0), (900.0, 24.0), (0.0, 24.0))


def values(reading: Reading) -> list[object]:
    reads = (reading.total, reading.currency, reading.paid_on, reading.paid_time, reading.payee, reading.vat)
    return [read and read.value for read in reads]


FLOATS = st.floats(-1e5, 1e5)
POINTS = st.tuples(FLOATS, FLOATS)
PIECES = st.builds(Line, st.text(max_size=40), st.floats(0, 1), st.tuples(POINTS, POINTS, POINTS, POINTS))
WORDS = st.lists(
    st.sampled_from(
        ["TOTAL", "TVA", "HT", "12,50", "1L", "MARS", "2026", "€", "%", "-", "10", "المجموع", "TTC", ":", "O8"]
    )
)


@given(st.lists(PIECES, max_size=12), st.tuples(st.floats(0, 4000), st.floats(0, 4000)))
def test_nothing_is_raised_and_confidence_stays_in_bounds(lines: list[Line], size: tuple[float, float]) -> None:
    reading = extract(Printed(lines, size), Expected(payees=("Taxi",)))
    for read in (reading.total, reading.currency, reading.paid_on, reading.paid_time, reading.payee, reading.vat):
        assert read is None or 0 <= read.confidence <= 99


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8))
def test_words_of_receipts_in_any_order_raise_nothing(rows: list[str]) -> None:
    assert extract(printed(rows)).currency is not None


@given(
    st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2),
    st.sampled_from([",", "."]),
    st.sampled_from(["", " ", "thousand"]),
    st.sampled_from(["{} €", "{}€", "€ {}", "{} EUR", "{} DH", "{}DHS", "MAD {}", "{}"]),
)
def test_an_amount_is_read_back_however_it_is_written(value: Decimal, point: str, group: str, unit: str) -> None:
    apart = {"thousand": "." if point == "," else ","}.get(group, group)
    written = f"{value:,.2f}".replace(".", "p").replace(",", apart).replace("p", point)
    total = extract(page(f"CAFE\nTOTAL TTC  {unit.format(written)}")).total
    assert total is not None
    assert total.value == value


@given(st.floats(-8, 8), st.floats(-6, 6))
def test_a_page_askew_or_curled_reads_the_same(degrees: float, curl: float) -> None:
    assert values(extract(page(BILL, degrees=degrees, curl=curl))) == values(READ)


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_pieces_come_changes_nothing(chance: random.Random) -> None:
    sheet = page(BILL)
    lines = list(sheet.lines)
    chance.shuffle(lines)
    assert extract(replace(sheet, lines=lines)) == READ


@pytest.mark.parametrize("again", ["41,50 €", "", "x"])
def test_another_light_that_disagrees_never_makes_surer(again: str) -> None:
    anew = extract(page(BILL), again=lambda _line: [again] * 3)
    for before, after in ((READ.total, anew.total), (READ.paid_on, anew.paid_on)):
        assert before is not None
        assert after is not None
        assert after.value == before.value
        assert after.confidence <= before.confidence


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1.", "O", "A", " ", "01 JAN ", "DE", "RECU", "12:", "HT TVA TTC ", "ا", "\x00\u202e", "e\u0301"],
    ids=lambda unit: ascii(unit).strip("'\\"),
)
def test_a_line_of_ten_thousand_letters_takes_no_time(unit: str) -> None:
    started = time.perf_counter()
    extract(Printed([Line((unit * 10_000)[:10_000] + "Z", 0.9, ROW)], (900, 1000)), Expected(payees=("Taxi",) * 300))
    assert time.perf_counter() - started < GENEROUS


@pytest.mark.parametrize("row", ["RESTAURANT ATLAS", "0{a}/0{b}/20{c} 12:{d}", "TVA  {d}{d},{c}"])
def test_five_thousand_lines_take_no_time(row: str) -> None:
    chance = random.Random(7)  # noqa: S311 - any figures do
    rows = [
        row.format(a=chance.randint(1, 9), b=chance.randint(1, 9), c=chance.randint(10, 26), d=chance.randint(10, 59))
        for _ in range(5_000)
    ]
    started = time.perf_counter()
    extract(printed(rows))
    assert time.perf_counter() - started < GENEROUS


def test_five_thousand_pieces_at_one_point_of_a_page_without_size_take_no_time() -> None:
    lines = [Line(f"A{at} 1,{at % 90 + 10}", 0.9, ((0.0, 0.0),) * 4) for at in range(5_000)]
    started = time.perf_counter()
    extract(Printed(lines, (0.0, 0.0)))
    assert time.perf_counter() - started < GENEROUS
