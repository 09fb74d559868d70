"""What a programme asks too much of people, and what somebody has set aside."""

from dataclasses import replace
from datetime import date, time

import pytest
from support.builders import a_contact, an_expense, an_item

from lianes_desktop.domain.announced import corrected
from lianes_desktop.domain.conflicts import Conflict, Programme, after_sunset, conflicts, made_again, set_aside
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.missions import HOME_ZONE, ConfirmedDay
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem
from lianes_desktop.services.calendars import shipped

F = FindingCode


def found(*items: ProgrammeItem, place: str = "Oujda", expenses: tuple[Expense, ...] = ()) -> list[Conflict]:
    return list(conflicts(Programme(items, shipped(), place, expenses=expenses)))


def codes(*items: ProgrammeItem) -> list[FindingCode]:
    return [one.code for one in found(*items)]


@pytest.mark.parametrize(
    ("day", "hours", "kind", "expected"),
    [
        ("2026-10-14", "08:30 16:30", ItemKind.MEETING, []),
        ("2026-10-14", "08:29 16:30", ItemKind.MEETING, [F.OUTSIDE_HOURS]),
        ("2026-10-14", "08:30 16:31", ItemKind.SITE_VISIT, [F.OUTSIDE_HOURS]),
        ("2026-10-14", "19:00 20:00", ItemKind.STAKEHOLDERS, []),
        ("2026-10-14", "19:00 22:00", ItemKind.MEAL, []),
        ("2026-10-17", "19:00 20:00", ItemKind.MEETING, [F.WEEKEND]),
        ("2027-02-09", "09:00 15:00", ItemKind.MEETING, []),
        ("2027-02-09", "08:59 10:00", ItemKind.MEETING, [F.RAMADAN_HOURS]),
        ("2027-02-09", "15:00 15:30", ItemKind.DEBRIEFING, [F.RAMADAN_HOURS]),
        ("2027-02-09", "17:30 18:30", ItemKind.MEAL, [F.RAMADAN_MEAL]),
        ("2027-02-09", "17:45 18:30", ItemKind.MEAL, []),
        ("2026-10-16", "11:30 12:01", ItemKind.MEETING, [F.FRIDAY_PRAYER]),
    ],
)
def test_each_day_has_its_hours(day: str, hours: str, kind: ItemKind, expected: list[FindingCode]) -> None:
    start, end = hours.split()

    assert codes(an_item(f"{day} {start}", f"{day} {end}", kind=kind)) == expected


def test_hours_in_france_are_said_to_be_a_custom() -> None:
    (late,) = found(an_item("2026-10-20 17:30", "2026-10-20 18:30", zone=HOME_ZONE))

    assert (late.code, dict(late.values)["custom"], dict(late.values)["closes"]) == (F.OUTSIDE_HOURS, 1, "18:00")


@pytest.mark.parametrize(
    ("day", "feast"),
    [
        ("2026-11-06", ("holiday", "marche_verte", 0)),
        ("2026-11-05", ("eve_of", "marche_verte", 0)),
        ("2027-03-08", ("eve_of", "aid_al_fitr", 1)),
        ("2027-03-09", ("holiday", "aid_al_fitr", 1)),
        ("2027-03-11", ("after_feast", "aid_al_fitr", 1)),
        ("2027-03-12", ("after_feast", "aid_al_fitr", 1)),
        ("2026-11-09", None),
        ("2027-03-15", None),
    ],
)
def test_protocol_keeps_off_feasts_their_eve_and_the_days_after_an_aid(
    day: str, feast: tuple[str, str, int] | None
) -> None:
    hours = f"{day} 10:00", f"{day} 10:30"
    said = [one for one in found(an_item(*hours, kind=ItemKind.SIGNATURE)) if one.code is F.PROTOCOL_DAY]

    assert [
        (name, *(dict(one.values)[key] for key in (name, "estimated"))) for one in said for name in _names(one)
    ] == ([] if feast is None else [feast])
    assert F.PROTOCOL_DAY not in codes(an_item(*hours))


def _names(one: Conflict) -> set[str]:
    return {name for name, _value in one.values} & {"holiday", "eve_of", "after_feast"}


def test_a_delegation_received_has_its_feasts_too() -> None:
    (welcome,) = found(an_item("2026-03-23 10:00", "2026-03-23 10:30", kind=ItemKind.WELCOME, zone=HOME_ZONE))

    assert dict(welcome.values)["after_feast"] == "aid_al_fitr"


def test_what_was_announced_counts_and_is_no_longer_an_estimate() -> None:
    later = tuple(corrected(one, (ConfirmedDay("aid_al_fitr", date(2027, 3, 10)),)) for one in shipped())
    line = an_item("2027-03-11 10:00", "2027-03-11 11:00")
    (feast,) = conflicts(Programme((line,), later, "Oujda"))

    assert (feast.code, dict(feast.values)["estimated"]) == (F.HOLIDAY, 0)
    assert codes(line) == []
    # the fast lasts a day more: so do its hours
    assert [one.code for one in conflicts(Programme((an_item("2027-03-09 15:00", "2027-03-09 16:00"),), later))] == [
        F.RAMADAN_HOURS
    ]


def test_what_is_over_is_no_longer_discourteous_and_what_is_cancelled_is_not_there() -> None:
    sunday = an_item("2026-10-18 09:00", "2026-10-18 10:00")

    assert codes(sunday) == [F.WEEKEND]
    assert codes(replace(sunday, state=ItemState.HELD)) == []
    assert codes(replace(sunday, state=ItemState.CANCELLED), sunday) == [F.WEEKEND]


def test_a_meal_offered_and_claimed_is_told_once_and_may_stay() -> None:
    dinner = an_item("2026-10-13 20:00", "2026-10-13 22:00", kind=ItemKind.MEAL, contacts=(a_contact().id,))
    claimed = an_expense(kind="RESO", paid_on=date(2026, 10, 13))

    (meal,) = found(dinner, expenses=(claimed,))
    assert (meal.code, meal.item, meal.expense, meal.overruled) == (F.OFFERED_MEAL, dinner.id, claimed.id, False)
    (kept,) = found(set_aside(dinner, F.OFFERED_MEAL), expenses=(claimed,))
    assert kept.overruled
    assert found(dinner, expenses=(replace(claimed, item=dinner.id),)) == []


def test_each_remark_is_set_aside_by_itself_and_made_again() -> None:
    friday = an_item("2026-11-06 12:00", "2026-11-06 13:00")
    aside = set_aside(friday, F.HOLIDAY)

    assert [(one.code, one.overruled) for one in found(aside)] == [(F.HOLIDAY, True), (F.FRIDAY_PRAYER, False)]
    assert made_again(aside, F.HOLIDAY) == friday
    first, second = an_item(), an_item("2026-10-13 09:30", "2026-10-13 10:30")
    (overlap,) = found(first, set_aside(second, F.OVERLAP))
    assert overlap.overruled


def test_the_fast_ends_at_the_quarter_after_sunset() -> None:
    assert [after_sunset(time(17, minute)) for minute in (45, 46, 59)] == [time(17, 45), time(18), time(18)]
