"""Which photographs of a folder are new."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.services.fresh import AROUND, Period, new, parted, period, still, worth_reading
from lianes_desktop.services.ports.disks import Seen

FILES = st.lists(
    st.builds(
        Seen,
        st.sampled_from([Path(name) for name in ("a.jpg", "b.jpg", "c.heic", "d.pdf")]),
        st.integers(0, 3),
        st.integers(-(2**70), 2**70),
    ),
    unique_by=lambda one: one.path,
)
DAYS = st.dates(date(1971, 1, 1), date(2200, 1, 1))


@given(FILES, FILES)
def test_a_file_is_told_once_two_looks_in_a_row_found_it_the_same(before: list[Seen], now: list[Seen]) -> None:
    told = still(frozenset(before), now)
    assert set(told) == {one for one in now if one.size > 0} & set(before)
    assert [one.modified for one in told] == sorted(one.modified for one in told)


def test_what_grows_waits_until_it_stands() -> None:
    looks = [[Seen(Path("a.jpg"), size, when)] for size, when in ((0, 1), (0, 1), (10, 2), (20, 3), (20, 4), (20, 4))]
    told = [still(frozenset(one), other) for one, other in pairwise(looks)]
    assert [len(one) for one in told] == [0, 0, 0, 0, 1]


@given(FILES, st.dictionaries(st.integers(0, 3), st.sets(st.sampled_from("xyz"))), st.data())
def test_what_a_dossier_holds_is_never_new_and_everything_else_is(
    files: list[Seen], kept: dict[int, set[str]], data: st.DataObject
) -> None:
    really = {one: data.draw(st.sampled_from("xyz")) for one in files}
    read = {one: really[one] for one in worth_reading(files, kept)}  # nothing else needs to be read
    assert new(files, read, kept) == tuple(one for one in files if really[one] not in kept.get(one.size, set()))


def test_a_file_that_cannot_be_read_is_offered_all_the_same() -> None:
    file = Seen(Path("a.jpg"), 3, 0)
    assert new([file], {file: None}, {3: {"x"}}) == (file,)


@given(st.none() | DAYS, st.none() | DAYS)
def test_the_days_of_an_action_are_those_known_in_their_order(start: date | None, end: date | None) -> None:
    days = period(start, end)
    known = {one for one in (start, end) if one is not None}
    assert days == (Period(min(known), max(known)) if known else None)


@given(FILES, st.none() | st.tuples(DAYS, DAYS).map(sorted))
def test_every_file_is_of_the_action_or_of_the_others(files: list[Seen], days: list[date] | None) -> None:
    whole = None if days is None else Period(*days)
    during, others = parted(files, whole)
    assert set(during) | set(others) == set(files)
    assert not set(during) & set(others)
    assert others == () or whole is not None


@given(DAYS, st.integers(0, 30), st.integers(-10, 40), st.integers(0, 86_399))
def test_two_days_before_and_after_count_as_during(first: date, length: int, day: int, second: int) -> None:
    moment = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(days=day, seconds=second)
    file = Seen(Path("a.jpg"), 1, int(moment.timestamp()) * 10**9)
    told = parted([file], Period(first, first + timedelta(days=length)))
    assert told == (((file,), ()) if -AROUND <= day <= length + AROUND else ((), (file,)))


@given(st.integers())
def test_whatever_a_disk_tells_of_its_time_is_a_number(modified: int) -> None:
    file = Seen(Path("a.jpg"), 1, modified)
    assert sum(parted([file], Period(date.min, date.max)), ()) == (file,)
