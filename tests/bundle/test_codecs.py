"""Translations put together field by field."""

from dataclasses import dataclass

import pytest

from lianes_desktop.bundle import codecs
from lianes_desktop.bundle.codecs import Malformed


@dataclass(frozen=True)
class Pair:
    left: str
    right: str = ""


PAIR = codecs.record(Pair, frozenset(("right",)), left=codecs.line, right=codecs.text)


def test_a_field_that_may_be_absent_is_left_out_when_it_holds_nothing() -> None:
    assert PAIR.write(Pair("a")) == {"left": "a"}
    assert PAIR.read({"left": "a"}, "") == Pair("a")
    assert PAIR.read({"left": "a", "right": "b\nc"}, "") == Pair("a", "b\nc")


def test_a_record_whose_fields_are_not_those_of_its_value_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        codecs.record(Pair, left=codecs.line)
    with pytest.raises(TypeError, match="left"):
        codecs.record(Pair, frozenset(("left",)), left=codecs.line, right=codecs.text)


def test_the_place_of_what_is_wrong_is_told() -> None:
    pairs = codecs.many(PAIR)

    for value, place in (({}, "here"), ([{"left": "a"}, {"left": 1}], "here[1].left"), ([{}], "here[0].left")):
        with pytest.raises(Malformed) as caught:
            pairs.read(value, "here")  # type: ignore[arg-type]  # JSON of any kind
        assert str(caught.value) == place


def test_a_number_out_of_bounds_is_not_written() -> None:
    with pytest.raises(ValueError, match="4"):
        codecs.whole(1, 3).write(4)
