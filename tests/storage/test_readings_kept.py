"""What was read on receipts, kept and found again: the same stories over the store in memory and the real one."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desks import InMemory
from support.samples import expense, mission
from support.stores import OpenStore
from support.values import TEXTS, any_of

from lianes_desktop import codec
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import MAD, Currency
from lianes_desktop.domain.readings import Area, Flaw, Read, Reading, Trade
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import OpenUnit, Record

T = TypeVar("T")


class Kept:
    """A store to put records in, and its readings."""

    def __init__(self, open_unit: OpenUnit, readings: Readings) -> None:
        self.open_unit, self.readings = open_unit, readings

    def keep(self, *records: Record) -> None:
        with self.open_unit() as unit:
            for one in records:
                unit.put(one)
            unit.commit()

    def read(self, **readings: Reading) -> None:
        with self.open_unit() as unit:
            for digest, one in readings.items():
                unit.put_reading(digest, one)
            unit.commit()


@pytest.fixture(params=["memory", "store"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "memory":
        memory = InMemory()
        return Kept(memory.open_unit, memory.readings)
    store: OpenStore = request.getfixturevalue("store")
    return Kept(store.unit, store.readings)


@pytest.fixture
def home(kept: Kept) -> Mission:
    dossier = mission()
    kept.keep(dossier)
    return dossier


FULL = Reading(
    total=Read(Decimal("407.00"), 97, Area(1, 2, 3, 4), (Decimal("40.70"),)),
    currency=Read(MAD, 93, None, (Currency("EUR"),)),
    paid_on=Read(date(2026, 6, 28), 91),
    paid_time=Read(time(15, 54), 80),
    payee=Read("مطعم Grillade Imlil", 70),
    vat=Read(Decimal("37.00"), 96),
    trade=Read(Trade.MEAL, 88, None, (Trade.SHOPPING,)),
    covers=Read(4, 85),
    alcohol=Read(Decimal("95.5"), 80),
    words="Grillade Imlil\nتيطرا",
    turn=270,
    flaws=(Flaw.DARK, Flaw.CUT),
    likeness=2**64 - 1,
)


def test_what_was_read_comes_back_whole(kept: Kept) -> None:
    kept.read(ab=FULL, cd=Reading())
    assert kept.readings.reading("ab") == FULL
    assert kept.readings.reading("cd") == Reading()
    assert kept.readings.reading("ef") is None


def test_what_is_read_again_replaces_what_was_read(kept: Kept) -> None:
    kept.read(ab=FULL)
    kept.read(ab=replace(FULL, words="", likeness=None))
    assert kept.readings.reading("ab") == replace(FULL, words="", likeness=None)
    assert kept.readings.likenesses() == ()


def test_a_reading_that_is_not_committed_is_not_kept(kept: Kept) -> None:
    with kept.open_unit() as unit:
        unit.put_reading("ab", FULL)
    assert kept.readings.reading("ab") is None


def test_every_fingerprint_is_given_back_unsigned(kept: Kept) -> None:
    kept.read(ab=FULL, cd=Reading(likeness=0), ef=Reading(), gh=Reading(likeness=1 << 63))
    assert sorted(kept.readings.likenesses()) == [("ab", 2**64 - 1), ("cd", 0), ("gh", 1 << 63)]


def _paid(dossier: DossierId, number: int, payee: str, kind: str = "TAXI", *, reviewed: bool = True) -> Expense:
    return replace(expense(dossier, number, payee), kind=kind, reviewed=reviewed)


def test_payees_are_those_of_accepted_expenses_in_any_dossier_the_most_frequent_first(
    kept: Kept, home: Mission
) -> None:
    other = mission("Ailleurs")
    kept.keep(
        other,
        _paid(home.id, 1, "Taxi"),
        _paid(home.id, 2, "Riad Zitoun"),
        _paid(other.id, 1, "Riad Zitoun"),
        _paid(home.id, 3, "Riad Zitoun"),
        _paid(other.id, 2, "Café"),
        _paid(other.id, 3, "Café"),
        _paid(home.id, 4, ""),
        _paid(home.id, 5, "Jamais acceptée", reviewed=False),
    )
    assert kept.readings.payees(10) == ("Riad Zitoun", "Café", "Taxi")
    assert kept.readings.payees(2) == ("Riad Zitoun", "Café")


def test_the_category_of_a_payee_is_the_last_accepted_however_it_is_written(kept: Kept, home: Mission) -> None:
    kept.keep(
        _paid(home.id, 1, "Café Zitoun", "REMI"),
        _paid(home.id, 2, "CAFE ZITOUN", "RESO"),
        _paid(home.id, 3, "café zitoun", "DIV", reviewed=False),
        _paid(home.id, 4, "Cafe Zitoun", ""),
        _paid(home.id, 5, "Café Zitoun bis", "TAXI"),
    )
    assert kept.readings.kind_paid_to("café ZITOUN") == "RESO"
    assert kept.readings.kind_paid_to("Café") == ""
    assert kept.readings.kind_paid_to("") == ""


def test_an_empty_store_has_read_nothing(kept: Kept) -> None:
    assert (kept.readings.likenesses(), kept.readings.payees(5), kept.readings.kind_paid_to("x")) == ((), (), "")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_words_of_a_receipt_are_indexed_as_last_read(store: OpenStore) -> None:
    kept = Kept(store.unit, store.readings)
    for words in ("Grillade d'Imlil", "Crêpes de Fès"):
        kept.read(ab=Reading(words=words))
    with store.readers.reading() as connection:
        found = [
            connection.execute("SELECT count(*) FROM reading_search WHERE reading_search MATCH ?", (word,)).fetchone()[
                0
            ]
            for word in ("grillade", "crepes", "cre*")
        ]
    assert found == [0, 1, 1]


# ---- as JSON


def _reads(values: st.SearchStrategy[T]) -> st.SearchStrategy[Read[T] | None]:
    areas = st.none() | any_of(Area)
    return st.none() | st.builds(Read, values, st.integers(0, 100), areas, st.lists(values, max_size=3).map(tuple))


_AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**9), places=2)
READINGS = st.builds(
    Reading,
    total=_reads(_AMOUNTS),
    currency=_reads(st.from_regex(r"[A-Z]{3}", fullmatch=True).map(Currency)),
    paid_on=_reads(st.dates()),
    paid_time=_reads(st.times()),
    payee=_reads(TEXTS),
    vat=_reads(_AMOUNTS),
    trade=_reads(st.sampled_from(Trade)),
    covers=_reads(st.integers(1, 200)),
    alcohol=_reads(_AMOUNTS),
    words=TEXTS,
    turn=st.sampled_from([0, 90, 180, 270]),
    flaws=st.lists(st.sampled_from(Flaw)).map(tuple),
    likeness=st.none() | st.integers(0, 2**64 - 1),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(READINGS)
def test_any_reading_comes_back_from_either_store(kept: Kept, reading: Reading) -> None:
    kept.read(ab=reading)
    assert kept.readings.reading("ab") == reading


def test_a_reading_written_before_a_field_was_added_is_read_with_its_default() -> None:
    assert codec.loads(Reading, '{"total":{"value":"1.50","confidence":7},"words":"x","gone":1}') == Reading(
        total=Read(Decimal("1.50"), 7), words="x"
    )


def test_a_generic_value_is_written_by_what_its_parameter_stands_for() -> None:
    read = Read(Decimal("1.50"), 7, None, (Decimal(1),))
    text = codec.dumps(Read[Decimal], read)
    assert text == '{"value":"1.50","confidence":7,"area":null,"others":["1"]}'
    assert codec.loads(Read[Decimal], text) == read
    assert codec.dumps(Read[int], Read(3, 1)) == '{"value":3,"confidence":1,"area":null,"others":[]}'


@pytest.mark.parametrize("hint", [Read, list[int], float, Read[float]], ids=str)
def test_a_type_that_cannot_be_written_whole_is_refused(hint: object) -> None:
    with pytest.raises(TypeError):
        codec.dumps(hint, 1.5)
