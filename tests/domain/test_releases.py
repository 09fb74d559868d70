"""What changed between two versions of a programme, and which version somebody agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import DOSSIER, an_item
from support.values import any_of

from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId, ReleaseId, new_id
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE, ProgrammeAgreement
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemPicture, ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.releases import OF_A_LINE, ChangeKind, LineChange, as_told, changes, in_force, standing

CLAIRE, NADIA = ParticipantId(UUID(int=7)), ContactId(UUID(int=8))
MEETING = an_item("2026-10-13 09:00", "2026-10-13 10:00", title="Réunion")
LUNCH = an_item("2026-10-13 12:00", "2026-10-13 13:00", title="Repas")


def a_release(number: int, made_at: str, *items: ProgrammeItem) -> ProgrammeRelease:
    """A version made at that instant."""
    when = datetime.fromisoformat(made_at).replace(tzinfo=UTC)
    return ProgrammeRelease(ReleaseId(new_id()), DOSSIER, number, when, items=items)


def applied(former: Sequence[ProgrammeItem], found: Sequence[LineChange]) -> dict[ItemId, ProgrammeItem]:
    """The former programme once each change is done to it, and no more than it tells."""
    lines = {one.id: one for one in former}
    for change in found:
        if change.after is None:
            del lines[change.line.id]
        elif change.before is None:
            lines[change.line.id] = change.after
        else:
            fields = OF_A_LINE.get(change.kind, ("state",))
            given_now = {field: getattr(change.after, field) for field in fields}
            lines[change.line.id] = replace(lines[change.line.id], **given_now)
    return lines


def told(item: ProgrammeItem) -> ProgrammeItem:
    """What versions tell of a line, and nothing that no change speaks of."""
    ours, theirs = (tuple(sorted(set(who))) for who in (item.participants, item.contacts))
    plain = replace(as_told(item), results=(), interest_fr="", interest_ma="", revision=0, dossier=DOSSIER)
    return replace(plain, participants=tuple(map(ParticipantId, ours)), contacts=tuple(map(ContactId, theirs)))


IDS = st.sampled_from([ItemId(UUID(int=at)) for at in range(1, 5)])
PROGRAMMES = st.lists(any_of(ProgrammeItem, id=IDS), max_size=4, unique_by=lambda one: one.id)


@settings(max_examples=60)
@given(PROGRAMMES, PROGRAMMES)
def test_doing_the_changes_to_the_former_gives_the_latter(
    former: list[ProgrammeItem], latter: list[ProgrammeItem]
) -> None:
    done = applied(former, changes(former, latter))

    assert {key: told(one) for key, one in done.items()} == {one.id: told(one) for one in latter}


@settings(max_examples=60)
@given(PROGRAMMES)
def test_nothing_changed_between_equal_programmes_whatever_their_order(items: list[ProgrammeItem]) -> None:
    assert changes(items, items[::-1]) == ()
    assert changes([as_told(one) for one in items], items) == ()


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"starts_at": MEETING.starts_at - timedelta(hours=1)}, [ChangeKind.MOVED]),
        ({"zone": "Europe/Paris"}, [ChangeKind.MOVED]),
        ({"title": "Atelier"}, [ChangeKind.RENAMED]),
        ({"place": "Mairie"}, [ChangeKind.PLACED]),
        ({"participants": (CLAIRE,)}, [ChangeKind.PEOPLE]),
        ({"contacts": (NADIA,)}, [ChangeKind.PEOPLE]),
        ({"contacts": (NADIA, NADIA)}, [ChangeKind.PEOPLE]),
        ({"covers": 8}, [ChangeKind.DETAILS]),
        ({"state": ItemState.CANCELLED}, [ChangeKind.CANCELLED]),
        ({"state": ItemState.HELD}, [ChangeKind.HELD]),
        ({"state": ItemState.HELD, "title": "Atelier"}, [ChangeKind.HELD, ChangeKind.RENAMED]),
        ({"outcome": "Un audit", "note": "À nous", "planned_cents": 100, "absent": (CLAIRE,)}, []),
    ],
)
def test_each_thing_told_of_a_line_has_its_change(fields: dict[str, object], kinds: list[ChangeKind]) -> None:
    now = replace(MEETING, **fields)  # type: ignore[arg-type]  # fields of the value

    assert [one.kind for one in changes([MEETING, LUNCH], [LUNCH, now])] == kinds


def test_a_line_cancelled_by_mistake_is_planned_again() -> None:
    (found,) = changes([replace(MEETING, state=ItemState.CANCELLED)], [MEETING])

    assert (found.kind, found.of_the_plan) == (ChangeKind.RESTORED, True)


def test_lines_added_and_removed_stand_on_their_day() -> None:
    other = an_item("2026-10-12 15:00", "2026-10-12 16:00")
    found = changes([MEETING], [other])

    assert [(one.kind, one.day.day) for one in found] == [(ChangeKind.ADDED, 12), (ChangeKind.REMOVED, 13)]


def test_a_version_keeps_to_itself_what_is_not_for_others() -> None:
    paper = Piece("0" * 64, 10, "image/jpeg", "salle.jpg")
    full = replace(
        MEETING,
        note="Rappeler le budget",
        planned_cents=12_000,
        outcome="Un accord",
        also_present="Un voisin",
        absent=(CLAIRE,),
        pictures=(ItemPicture(paper),),
    )

    assert as_told(full) == MEETING


def test_who_answers_has_the_version_of_that_day_in_hand() -> None:
    first = a_release(1, "2026-10-01 08:00")
    late = a_release(2, "2026-10-03 23:30")  # half past one in Lille

    assert in_force([first, late], date(2026, 9, 30), HOME_ZONE) is None
    assert in_force([first, late], date(2026, 10, 3), HOME_ZONE) == first
    assert in_force([first, late], date(2026, 10, 4), HOME_ZONE) == late


def test_what_both_sides_agreed_to_is_the_older_of_their_versions() -> None:
    first, second = a_release(1, "2026-10-01 08:00", MEETING), a_release(2, "2026-10-05 08:00", MEETING, LUNCH)
    agreement = ProgrammeAgreement(date(2026, 10, 1), date(2026, 10, 6), date(2026, 10, 2))
    found = standing(agreement, [first, second], [MEETING, LUNCH], MOROCCO_ZONE)

    assert (found.shared, found.french, found.moroccan, found.agreed) == (first, second, first, first)
    assert [one.kind for one in found.since] == [ChangeKind.ADDED]


def test_holding_what_was_agreed_changes_nothing_of_the_agreement() -> None:
    first = a_release(1, "2026-10-01 08:00", MEETING)
    both = ProgrammeAgreement(None, date(2026, 10, 2), date(2026, 10, 2))
    held = replace(MEETING, state=ItemState.HELD)

    assert standing(both, [first], [held], MOROCCO_ZONE).since == ()
    assert standing(both, [first], [replace(held, place="Mairie")], MOROCCO_ZONE).since != ()
    assert standing(replace(both, french_on=None), [first], [], MOROCCO_ZONE).agreed is None
    assert standing(both, [], [held], MOROCCO_ZONE).agreed is None
