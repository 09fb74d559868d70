"""Programmes filled at once: what comes along, what stays behind, and one undo for all of it."""

from datetime import date, datetime

import pytest
from support.builders import DOSSIER, a_contact, a_hosting_day, a_mission, a_participant, a_partnership, an_item
from support.page_desk import PageDesk

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE, HostingDay, Menu, MenuCount
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ExchangeForm, ItemPicture, ItemState, ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.store import Record

FORMER = DossierId(new_id())
CLAIRE, NADIA = a_participant(), a_contact()
DONE = {
    "state": ItemState.HELD,
    "exchanged": (ExchangeForm.TOOL,),
    "outcome": "Un audit",
    "overruled": ("V14",),
    "absent": (CLAIRE.id,),
    "absent_contacts": (NADIA.id,),
    "also_present": "M. Alaoui",
    "pictures": (ItemPicture(Piece("0" * 64, 3, "image/jpeg", "a.jpg")),),
    "revision": 4,
    "overlap_accepted": True,
}
"""What a line says once it is over."""
PLANNED = {
    "title": "Visite",
    "place": "Campus",
    "note": "Gilets",
    "covers": 12,
    "planned_cents": 26600,
    "results": (1, 3),
    "interest_fr": "a",
    "interest_ma": "b",
}
THEIR = {
    "participants": (CLAIRE.id,), "contacts": (NADIA.id,), "diets": "Sans noix", "menus": (MenuCount(Menu.HALAL, 3),),
}  # fmt: skip


def line(start: str, end: str, **fields: object) -> ProgrammeItem:
    return an_item(start, end, **(PLANNED | fields))


def hours(lines: tuple[ProgrammeItem, ...]) -> list[str]:
    return [f"{one.starts_at:%d %H:%M} {one.ends_at:%d %H:%M}" for one in lines]


def a_desk(*records: Record) -> PageDesk:
    return PageDesk(a_mission(), CLAIRE, NADIA, *records)


def test_a_template_is_laid_on_the_days_of_a_mission_beside_what_is_there() -> None:
    kept = line("2026-10-13 09:00", "2026-10-13 10:00")
    desk = a_desk(kept)
    offered = desk.replanning.templates(DOSSIER)

    made = desk.replanning.lay_template(DOSSIER, offered[0].code, date(2026, 10, 12), "en")

    assert [one.action for one in offered] == [ActionType.MISSION]
    assert (made[0].title, made[0].zone, hours(made)[0]) == ("Outward journey", MOROCCO_ZONE, "12 08:00 12 12:30")
    assert made[-1].starts_at.date() == date(2026, 10, 15)
    assert set(desk.programmes.items(DOSSIER)) == {kept, *made}
    assert desk.records.undo.undo() is Act.LAY_TEMPLATE
    assert desk.programmes.items(DOSSIER) == (kept,)


def test_an_action_without_a_template_of_its_kind_may_take_any() -> None:
    desk = PageDesk(a_partnership())

    assert len(desk.replanning.templates(DOSSIER)) == 2
    with pytest.raises(KeyError):
        desk.replanning.lay_template(DOSSIER, "voyage", date(2026, 10, 12), "fr")


def test_a_former_programme_comes_without_its_people_and_what_came_of_it() -> None:
    day = line("2025-03-04 09:00", "2025-03-04 10:30", dossier=FORMER, **DONE, **THEIR)
    night = line("2025-03-05 22:00", "2025-03-06 01:00", dossier=FORMER, zone=HOME_ZONE)
    desk = a_desk(a_mission(id=FORMER), day, night)

    made = desk.replanning.take_former(DOSSIER, FORMER, date(2026, 10, 12))

    assert hours(made) == ["12 09:00 12 10:30", "13 22:00 14 01:00"]
    assert [one.zone for one in made] == [MOROCCO_ZONE, HOME_ZONE]
    first = made[0]
    assert first == line("2026-10-12 09:00", "2026-10-12 10:30", id=first.id, dossier=DOSSIER, diets="", menus=())
    assert desk.programmes.items(FORMER) == (day, night)
    assert desk.programmes.items(DOSSIER) == made
    assert desk.records.undo.undo() is Act.TAKE_PROGRAMME
    assert desk.programmes.items(DOSSIER) == ()


def test_hours_of_the_other_place_are_hours_of_this_one() -> None:
    there = line("2025-03-04 09:00", "2025-03-04 10:00", dossier=FORMER, zone=HOME_ZONE)
    desk = a_desk(a_hosting_day(id=FORMER, groups=("Élus",)), there)

    (made,) = desk.replanning.take_former(DOSSIER, FORMER, date(2026, 10, 12))

    assert (made.zone, made.starts_at) == (MOROCCO_ZONE, datetime.fromisoformat("2026-10-12 09:00"))


@pytest.mark.parametrize(
    ("own", "groups", "lanes"),
    [
        ((), ("Élus", "Techniciens"), ["Techniciens", ""]),
        (("A", "Techniciens"), ("A", "Techniciens"), ["Techniciens", ""]),
    ],
)
def test_a_hosting_day_takes_the_groups_it_has_not(
    own: tuple[str, ...], groups: tuple[str, ...], lanes: list[str]
) -> None:
    lines = (
        line("2025-03-04 09:00", "2025-03-04 10:00", dossier=FORMER, zone=HOME_ZONE, group="Techniciens"),
        line("2025-03-04 10:00", "2025-03-04 11:00", dossier=FORMER, zone=HOME_ZONE, group="Un autre"),
    )
    desk = PageDesk(a_hosting_day(groups=own), a_hosting_day(id=FORMER, groups=("Élus", "Techniciens")), *lines)

    made = desk.replanning.take_former(DOSSIER, FORMER, date(2026, 10, 20))

    day = desk.dossiers.action(DOSSIER)
    assert isinstance(day, HostingDay)
    assert day.groups == groups
    assert [one.group for one in made] == lanes
    desk.records.undo.undo()
    day = desk.dossiers.action(DOSSIER)
    assert isinstance(day, HostingDay)
    assert day.groups == own


def test_the_former_programmes_are_those_with_lines_the_same_kind_first() -> None:
    hosted, bare = DossierId(new_id()), DossierId(new_id())
    desk = a_desk(
        a_hosting_day(id=hosted),
        a_mission(id=bare),
        a_mission(id=FORMER),
        line("2025-03-04 09:00", "2025-03-04 10:00", dossier=hosted),
        line("2025-03-04 09:00", "2025-03-04 10:00", dossier=FORMER),
    )

    assert [one.id for one in desk.replanning.former(DOSSIER)] == [FORMER, hosted]
    assert desk.replanning.take_former(DOSSIER, bare, date(2026, 10, 12)) == ()
    assert desk.programmes.items(DOSSIER) == ()


def test_a_day_is_copied_for_the_same_people_and_is_still_to_be_held() -> None:
    visit = line("2026-10-13 09:00", "2026-10-13 10:30", **DONE, **THEIR)
    other = line("2026-10-14 09:00", "2026-10-14 10:30")
    desk = a_desk(visit, other)

    (made,) = desk.replanning.copy_day(DOSSIER, date(2026, 10, 13), date(2026, 10, 15))

    assert made == line("2026-10-15 09:00", "2026-10-15 10:30", id=made.id, **THEIR)
    assert desk.programmes.items(DOSSIER) == (visit, other, made)
    assert desk.records.undo.undo() is Act.COPY_DAY


def test_a_day_is_not_copied_on_itself() -> None:
    desk = a_desk(line("2026-10-13 09:00", "2026-10-13 10:30"))

    with pytest.raises(RefusedError) as refused:
        desk.replanning.copy_day(DOSSIER, date(2026, 10, 13), date(2026, 10, 13))

    assert [(one.field, one.problem) for one in refused.value.refusals] == [("to", Problem.SAME_DAY)]


def test_a_line_still_lasts_where_the_clock_jumps_over_its_hours() -> None:
    early = an_item("2026-03-28 02:45", "2026-03-28 03:15", zone=HOME_ZONE)
    desk = a_desk(early)

    (made,) = desk.replanning.copy_day(DOSSIER, date(2026, 3, 28), date(2026, 3, 29))

    assert hours((made,)) == ["29 03:45 29 04:15"]
    assert made.duration == early.duration


def test_nothing_is_filled_in_a_dossier_that_is_gone() -> None:
    desk = PageDesk(a_mission(id=FORMER), line("2025-03-04 09:00", "2025-03-04 10:00", dossier=FORMER))
    day = date(2026, 10, 12)

    for act in (
        lambda: desk.replanning.templates(DOSSIER),
        lambda: desk.replanning.former(DOSSIER),
        lambda: desk.replanning.lay_template(DOSSIER, "mission_quatre_jours", day, "fr"),
        lambda: desk.replanning.take_former(DOSSIER, FORMER, day),
        lambda: desk.replanning.take_former(FORMER, DOSSIER, day),
        lambda: desk.replanning.copy_day(DOSSIER, day, date(2026, 10, 13)),
    ):
        with pytest.raises(RemovedError):
            act()
