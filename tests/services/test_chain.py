"""The office's trail: nothing of it can be changed unseen, in the store or in the file."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.desks import Desk, InMemory
from support.memory import NOW
from support.stores import OpenStore

from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.chain import BEGINNING, Anchor, Deed, Link, broken_at, digest_of
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.chain import ChainService, check_file
from lianes_desktop.services.failures import UnavailableError

DOSSIER = DossierId(UUID(int=7))
DEEDS = (
    Deed("judged", UUID(int=1), DOSSIER, (("number", "3"), ("verdict", "accept"))),
    Deed("ticked", None, DOSSIER, (("point", "rib"),)),
    Deed("asked", UUID(int=2)),
    Deed("judged", UUID(int=3), DOSSIER, (("words", "hôtel « été »"),)),
)


def answer(trail: str) -> Answer:
    """An answer that left, saying how far the trail went."""
    nobody = UUID(int=9)
    return Answer(
        BundleId(nobody),
        DOSSIER,
        AnswerKind.DECISION,
        BundleId(nobody),
        "a" * 64,
        1,
        SeriesId(nobody),
        1,
        "",
        f"{len(trail):064d}",
        NOW,
        NOW,
        "",
        Said(trail=trail),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(InMemory(), tmp_path)


@pytest.fixture
def chain(desk: Desk) -> ChainService:
    with desk.kept.open_unit() as unit:
        unit.chain("Inès", NOW, DEEDS)
        unit.commit()
    return ChainService(desk.readings)


def test_a_trail_is_whole_and_says_how_far_it_goes(chain: ChainService) -> None:
    found = chain.check()
    assert (found.entries, found.whole, found.head) == (4, True, chain.links()[-1].digest)


def test_a_trail_of_nothing_is_whole(desk: Desk) -> None:
    found = ChainService(desk.readings).check()
    assert (found.entries, found.broken_at, found.head) == (0, None, BEGINNING)


def test_what_an_answer_said_of_the_trail_is_held_against_it(desk: Desk, chain: ChainService) -> None:
    second = chain.links()[1]
    desk.records.keep(None, answer(f"2:{second.digest}"))
    assert chain.check().whole

    desk.records.keep(None, answer(f"0003:{second.digest}"))
    assert chain.check().broken_at == 3


@pytest.mark.parametrize(("said", "broken"), [(f"9:{'a' * 64}", 9), ("nonsense", 1), (f"0:{BEGINNING}", None)])
def test_a_trail_cut_at_its_end_is_known_by_an_answer(
    desk: Desk, chain: ChainService, said: str, broken: int | None
) -> None:
    desk.records.keep(None, answer(said))
    assert chain.check().broken_at == broken


def test_a_file_holds_every_entry_and_is_checked_by_itself(chain: ChainService, tmp_path: Path) -> None:
    written = chain.write(tmp_path / "trail.jsonl")
    assert check_file(tmp_path / "trail.jsonl") == written == chain.check()

    lines = [json.loads(line) for line in (tmp_path / "trail.jsonl").read_text("utf-8").splitlines()]
    assert lines[0] == {"entries": 4, "format": "lianes-trail", "format_version": 1, "head": written.head}
    assert lines[4]["details"] == [["words", "hôtel « été »"]]


def test_any_byte_of_a_file_changed_is_noticed(chain: ChainService, tmp_path: Path) -> None:
    file = tmp_path / "trail.jsonl"
    chain.write(file)
    whole = file.read_bytes()
    for at in range(len(whole)):
        for other in (whole[at] ^ 1, ord("0"), ord(" ")):
            if other != whole[at]:
                file.write_bytes(whole[:at] + bytes((other,)) + whole[at + 1 :])
                assert not holds(file), at


def holds(file: Path) -> bool:
    """Whether a file is a trail, and whole."""
    try:
        return check_file(file).whole
    except RefusedError:
        return False


@settings(max_examples=60)
@given(data=st.data())
def test_lines_taken_out_put_in_or_moved_are_noticed(data: st.DataObject) -> None:
    links = made(data.draw(st.integers(2, 8)))
    at = data.draw(st.integers(0, len(links) - 2))
    wrong = data.draw(
        st.sampled_from([
            links[:at] + links[at + 1 :],
            links[: at + 1] + links[at:],
            (*links[:at], links[at + 1], links[at], *links[at + 2 :]),
        ])
    )  # fmt: skip
    assert broken_at(links) is None
    assert broken_at(wrong) is not None
    assert broken_at(links[: at + 1]) is None
    assert broken_at(links[: at + 1], [Anchor(len(links), links[-1].digest)]) == len(links)


def test_a_trail_written_again_holds_by_itself_and_not_against_an_answer() -> None:
    links = made(5)
    again = (*links[:2], *made(3, previous=links[1].digest, begin=3, who="Somebody"))
    assert broken_at(again) is None
    assert broken_at(again, [Anchor(4, links[3].digest)]) == 4


def made(count: int, *, previous: str = BEGINNING, begin: int = 1, who: str = "Inès") -> tuple[Link, ...]:
    """A chain that holds."""
    links: list[Link] = []
    for at in range(begin, begin + count):
        deed = Deed("judged", UUID(int=at))
        links.append(Link(at, NOW, who, deed, previous, digest_of(at, NOW, who, deed, previous)))
        previous = links[-1].digest
    return tuple(links)


def test_an_instant_is_the_same_in_every_zone() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=2)))
    assert digest_of(1, here, "", DEEDS[0], BEGINNING) == digest_of(1, NOW, "", DEEDS[0], BEGINNING)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"[" * 100_000,
        b'{"format":"lianes-trail"}\n',
        b'{"format":"lianes-trail","format_version":2}\n',
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_no_trail_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(RefusedError) as refused:
        check_file(tmp_path / "x")
    assert refused.value.refusals[0].problem is Problem.NOT_A_TRAIL


@pytest.mark.parametrize("line", ["null", "{}", '{"sequence":1}', '{"at":"x"}', "[" * 10_000])
def test_a_line_that_is_no_entry_is_where_the_trail_breaks(chain: ChainService, tmp_path: Path, line: str) -> None:
    file = tmp_path / "trail.jsonl"
    chain.write(file)
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join((*lines[:2], line, *lines[3:])), "utf-8")
    assert check_file(file).broken_at == 2


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError):
        check_file(tmp_path / "none")


@pytest.mark.parametrize(
    "column", ["sequence", "at", "who", "act", "subject", "dossier", "details", "previous", "digest"]
)
def test_a_change_of_any_column_of_the_store_is_noticed(tmp_path: Path, column: str) -> None:
    store = OpenStore(tmp_path)
    with store.unit() as unit:
        unit.chain("Inès", NOW, DEEDS)
        unit.commit()
    assert store.readings.chain() == tuple(_again(store.readings.chain()))
    for number in range(1, len(DEEDS) + 1):
        raw = store.file.connect(writing=True)
        (value,) = raw.execute(f"SELECT {column} FROM chain_link WHERE sequence = ?", (number,)).fetchone()  # noqa: S608
        for other in _others(column, value):
            raw.execute(f"UPDATE chain_link SET {column} = ? WHERE sequence = ?", (other, number))  # noqa: S608
            assert not ChainService(store.readings).check().whole, (column, number, other)
            moved = other if column == "sequence" else number
            raw.execute(f"UPDATE chain_link SET {column} = ? WHERE sequence = ?", (value, moved))  # noqa: S608
        assert ChainService(store.readings).check().whole
        raw.close()
    store.close()


def _again(links: tuple[Link, ...]) -> list[Link]:
    return [replace(one, digest=digest_of(one.sequence, one.at, one.who, one.deed, one.previous)) for one in links]


def _others(column: str, value: object) -> list[object]:
    """The value of a cell with one of its bytes changed."""
    if isinstance(value, int):
        return [value + 100]
    if value is None:
        return [UUID(int=99).bytes]
    if isinstance(value, bytes):
        return [value[:at] + bytes((value[at] ^ 1,)) + value[at + 1 :] for at in range(len(value))]
    text = str(value)
    if column == "at":
        return [(datetime.fromisoformat(text) + timedelta(microseconds=1)).isoformat()]
    if column == "details":
        letters = [at for at, letter in enumerate(text) if letter.isalpha()]
        return [text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :] for at in letters] or ['[["a","b"]]']
    return [text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :] for at in range(len(text))]


def test_the_end_of_the_trail_is_read_alone(tmp_path: Path, chain: ChainService, desk: Desk) -> None:
    assert desk.readings.chain_end() == Anchor(4, chain.links()[-1].digest)
    (tmp_path / "other").mkdir()
    store = OpenStore(tmp_path / "other")
    assert store.readings.chain_end() == Anchor(0, BEGINNING)
    assert store.readings.chain_end().text == ""
    with store.unit() as unit:
        unit.chain("Inès", NOW, DEEDS)
        unit.commit()
    last = store.readings.chain()[-1]
    assert store.readings.chain_end().text == f"4:{last.digest}"
    store.close()
