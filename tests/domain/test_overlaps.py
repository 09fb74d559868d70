"""The same people cannot be at two places."""

from dataclasses import replace
from datetime import datetime

import pytest
from support.builders import an_item

from lianes_desktop.domain.ids import ContactId, ParticipantId, new_id
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.overlaps import overlaps
from lianes_desktop.domain.programmes import ItemFamily, ItemKind, Overlap

CLAIRE, THOMAS = ParticipantId(new_id()), ParticipantId(new_id())
RESTITUTION = an_item("2026-10-15 08:45", "2026-10-15 10:30")
ENERGY = an_item("2026-10-15 10:00", "2026-10-15 11:15")


def at(clock: str) -> datetime:
    """A wall time of that day."""
    return datetime.fromisoformat(f"2026-10-15 {clock}")


def test_everybody_cannot_attend_two_lines_at_once() -> None:
    (found,) = overlaps([ENERGY, RESTITUTION])

    assert found == Overlap(RESTITUTION.id, ENERGY.id, at("10:00"), at("10:30"), ())


def test_lines_that_touch_do_not_overlap() -> None:
    assert overlaps([RESTITUTION, replace(ENERGY, starts_at=RESTITUTION.ends_at)]) == ()


def test_a_line_without_length_takes_nobody() -> None:
    assert overlaps([RESTITUTION, replace(ENERGY, ends_at=ENERGY.starts_at)]) == ()


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ((CLAIRE,), (CLAIRE, THOMAS), (CLAIRE,)),
        ((), (THOMAS,), (THOMAS,)),
        ((CLAIRE,), (), (CLAIRE,)),
        ((CLAIRE,), (THOMAS,), None),
    ],
)
def test_only_those_expected_at_both_are_torn(
    first: tuple[ParticipantId, ...], second: tuple[ParticipantId, ...], shared: tuple[ParticipantId, ...] | None
) -> None:
    found = overlaps([replace(RESTITUTION, participants=first), replace(ENERGY, participants=second)])

    assert [one.participants for one in found] == ([] if shared is None else [shared])


@pytest.mark.parametrize(("first", "second", "count"), [("A", "B", 0), ("A", "A", 1), ("A", "", 1), ("", "", 1)])
def test_groups_of_a_delegation_go_their_own_way(first: str, second: str, count: int) -> None:
    assert len(overlaps([replace(RESTITUTION, group=first), replace(ENERGY, group=second)])) == count


def test_a_person_named_in_two_groups_is_torn_all_the_same() -> None:
    lines = [replace(one, group=group, participants=(CLAIRE,)) for one, group in ((RESTITUTION, "A"), (ENERGY, "B"))]

    assert len(overlaps(lines)) == 1


def test_an_overlap_accepted_is_no_longer_told() -> None:
    assert overlaps([RESTITUTION, replace(ENERGY, overlap_accepted=True)]) == ()
    assert overlaps([replace(RESTITUTION, overlap_accepted=True), ENERGY]) == ()


def test_instants_are_compared_not_walls() -> None:
    call = an_item("2026-10-15 11:00", "2026-10-15 12:00", zone=HOME_ZONE)

    (found,) = overlaps([RESTITUTION, call])
    assert (found.first, found.second) == (RESTITUTION.id, call.id)
    assert found.ends_at == at("12:00")


def test_a_person_met_cannot_be_with_two_groups_at_once() -> None:
    nadia = ContactId(new_id())
    lines = [replace(one, group=group, contacts=(nadia,)) for one, group in ((RESTITUTION, "A"), (ENERGY, "B"))]

    (found,) = overlaps(lines)
    assert (found.participants, found.contacts) == ((), (nadia,))
    assert overlaps([lines[0], replace(lines[1], contacts=())]) == ()


def test_every_kind_of_line_belongs_to_a_family() -> None:
    families = {kind: an_item(kind=kind).family for kind in ItemKind}

    assert families[ItemKind.FLIGHT] is ItemFamily.MOVE
    assert families[ItemKind.SITE_VISIT] is ItemFamily.VISIT
    assert families[ItemKind.MEAL] is ItemFamily.MEAL
    assert families[ItemKind.WORKSHOP] is ItemFamily.MEET
