"""What is typed and not kept yet: tried again with what comes next, nothing lost."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from support.memory import MemoryClock

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.kit.held import Held

ONE, OTHER = UUID(int=1), UUID(int=2)


class Pair:
    """Two numbers, of which the second must not be smaller than the first."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {"low": "3", "high": "5"}

    def take(self, given: Mapping[str, object]) -> None:
        now = {**self.kept, **given}
        for name, value in now.items():
            if isinstance(value, str) and not value.isdecimal():
                raise RefusedError([Refusal(name, Problem.NOT_A_NUMBER)])
        if int(str(now["high"])) < int(str(now["low"])):
            raise RefusedError([Refusal("high", Problem.END_BEFORE_START)])
        self.kept = now


@pytest.fixture
def held() -> Held:
    made = Held(MemoryClock())
    made.begin(ONE)
    return made


def test_a_field_that_contradicts_another_is_held_until_the_other_follows(held: Held) -> None:
    pair = Pair()

    assert not held.keep("low", "8", pair.take)
    assert held.typed == {"low": "8"}
    assert held.refusals == {"low": "La fin vient avant le début."}
    assert pair.kept["low"] == "3"

    assert held.keep("high", "9", pair.take)
    assert (held.typed, held.refusals) == ({}, {})
    assert (pair.kept["low"], pair.kept["high"]) == ("8", "9")


def test_what_stays_wrong_does_not_keep_others_from_being_kept(held: Held) -> None:
    pair = Pair()
    held.keep("low", "trois", pair.take)

    assert held.keep("high", "7", pair.take)
    assert pair.kept == {"low": "3", "high": "7"}
    assert held.typed == {"low": "trois"}
    assert list(held.refusals) == ["low"]

    assert held.keep("low", "6", pair.take)
    assert (held.typed, held.refusals) == ({}, {})


def test_a_reason_is_hung_on_the_field_that_is_held(held: Held) -> None:
    pair = Pair()
    held.keep("high", "cinq", pair.take)

    held.keep("low", "8", pair.take)

    assert set(held.typed) == {"low", "high"}
    assert held.refusals["high"] == "La fin vient avant le début."


def test_a_box_refused_goes_back_to_what_is_kept(held: Held) -> None:
    def refuse(_given: Mapping[str, object]) -> None:
        raise RefusedError([Refusal("held", Problem.MISSING)])

    assert not held.keep("held", given=True, act=refuse)
    assert held.typed == {}
    assert held.refusals == {"held": "À remplir."}


def test_a_store_that_fails_keeps_what_was_typed(held: Held) -> None:
    def fail(_given: Mapping[str, object]) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    with pytest.raises(UnavailableError):
        held.keep("low", "4", fail)
    assert held.typed == {"low": "4"}


def test_another_record_begins_anew_and_the_same_goes_on(held: Held) -> None:
    held.keep("low", "x", Pair().take)
    held.saved()
    assert held.saved_words().startswith("Enregistré à ")

    held.begin(ONE)
    assert held.typed
    held.begin(OTHER)
    assert (held.typed, held.refusals, held.saved_words()) == ({}, {}, "")


def test_fields_that_are_gone_are_forgotten(held: Held) -> None:
    held.keep("low", "x", Pair().take)
    held.keep("high", "y", Pair().take)

    held.drop("lo")

    assert list(held.typed) == ["high"]
