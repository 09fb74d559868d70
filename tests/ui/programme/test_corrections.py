"""What a field left makes of a line, and what its form shows."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    REFERENCE,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    an_item,
)
from support.memory import MemoryClock

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.ids import ContactId, OrganisationId, ParticipantId, new_id
from lianes_desktop.domain.missions import HOME_ZONE, MOROCCO_ZONE
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind, Overlap, ProgrammeItem
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.programme import forms, headline
from lianes_desktop.ui.programme.corrections import corrected
from lianes_desktop.ui.programme.forms import Around
from lianes_desktop.ui.programme.layout import shown_in
from lianes_desktop.ui.programme.values import Field, Form

MEETING = an_item("2026-10-13 10:00", "2026-10-13 11:15")
ELSEWHERE = OrganisationId("MA-NAD-C")


SPACES = str.maketrans("\u00a0\u202f\u2019", "  '")


def plain(words: str) -> str:
    """Words with everyday spaces and apostrophes."""
    return words.translate(SPACES)


def left(field: Field, value: object, zone: str = MOROCCO_ZONE, item: ProgrammeItem = MEETING) -> ProgrammeItem:
    return corrected(item, field, value, zone)


def span(item: ProgrammeItem) -> str:
    return f"{item.starts_at:%d %H:%M} {item.ends_at:%d %H:%M}"


def refused(field: Field, text: str) -> tuple[str, Problem]:
    with pytest.raises(RefusedError) as caught:
        left(field, text)
    (refusal,) = caught.value.refusals
    return refusal.field, refusal.problem


def test_a_new_start_moves_the_line() -> None:
    assert span(left(Field.STARTS, "14h30")) == "13 14:30 13 15:45"


def test_a_new_end_stretches_the_line_past_midnight_when_it_is_earlier() -> None:
    assert span(left(Field.ENDS, "12")) == "13 10:00 13 12:00"
    assert span(left(Field.ENDS, "01:30")) == "13 10:00 14 01:30"


def test_hours_are_read_by_the_clock_shown() -> None:
    hour_there = shown_in(MEETING.starts_at, MOROCCO_ZONE, HOME_ZONE)

    kept = left(Field.STARTS, f"{hour_there:%H:%M}", HOME_ZONE)

    assert kept == MEETING


def test_another_day_keeps_the_hours() -> None:
    assert span(left(Field.DAY, date(2026, 10, 15))) == "15 10:00 15 11:15"


def test_texts_and_choices_are_kept_as_given() -> None:
    person, contact = ParticipantId(new_id()), ContactId(new_id())

    assert left(Field.TITLE, "Visite").title == "Visite"
    assert left(Field.NOTE, "deux\nlignes").note == "deux\nlignes"
    assert left(Field.GROUP, "Élus").group == "Élus"
    assert left(Field.KIND, ItemKind.MEAL).kind is ItemKind.MEAL
    assert left(Field.PARTICIPANTS, (person,)).participants == (person,)
    assert left(Field.CONTACTS, (contact,)).contacts == (contact,)
    assert left(Field.RESULTS, (1, 3)).results == (1, 3)


def test_covers_and_cost_may_be_emptied() -> None:
    assert left(Field.COVERS, " 14 ").covers == 14
    assert left(Field.COVERS, "").covers is None
    assert left(Field.COST, "266 €").planned_cents == 26600
    assert left(Field.COST, " ").planned_cents is None


def test_what_is_not_an_hour_a_count_or_an_amount_is_refused_at_its_field() -> None:
    assert refused(Field.STARTS, "tantôt") == ("starts", Problem.NOT_A_TIME)
    assert refused(Field.ENDS, "") == ("ends", Problem.MISSING)
    assert refused(Field.COVERS, "quatorze") == ("covers", Problem.NOT_A_NUMBER)
    assert refused(Field.COVERS, "0") == ("covers", Problem.NOT_A_NUMBER)
    assert refused(Field.COST, "-3") == ("cost", Problem.NOT_POSITIVE)


def test_a_value_of_no_known_kind_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="title"):
        left(Field.TITLE, 3.5)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)), st.integers(1, 23 * 60))  # noqa: DTZ001 - wall times
def test_typing_the_hours_shown_changes_nothing(start: datetime, lasts: int) -> None:
    start = start.replace(second=0, microsecond=0)
    end = forms.at_minute(start.date(), start.hour * 60 + start.minute + lasts)
    item = an_item(start.isoformat(), end.isoformat())

    assert left(Field.STARTS, f"{start:%H:%M}", item=item) == item
    assert left(Field.ENDS, f"{end:%H:%M}", item=item) == item


@pytest.mark.parametrize(
    ("minute", "expected"), [(0, 0), (7, 0), (8, 15), (22, 15), (23, 30), (-7, 0), (-8, -15), (-15, -15), (-40, -45)]
)
def test_a_drag_snaps_to_the_nearest_quarter_up_and_down_alike(minute: float, expected: int) -> None:
    assert forms.snapped(minute) == expected


def around_them(action: Action, **fields: object) -> Around:
    given: dict[str, object] = {
        "clock": action.zone, "other": HOME_ZONE, "days": (), "participants": (), "contacts": (),
    }  # fmt: skip
    return Around(action, terms(action, REFERENCE), **(given | fields))  # type: ignore[arg-type]  # fields of the value


def shown(item: ProgrammeItem, action: Action, **fields: object) -> Form:
    return forms.form(item, around_them(action, **fields), Draft(MemoryClock(), Field), None)


def test_nobody_named_is_everybody_ticked() -> None:
    claire, thomas = a_participant(), a_participant(given_name="Thomas", family_name="Vermeersch")
    alone = an_item(participants=(thomas.id,))

    everybody = shown(MEETING, a_mission(), participants=(claire, thomas))
    one = shown(alone, a_mission(), participants=(claire, thomas))

    assert [(person.name, person.chosen) for person in everybody.participants] == [("Claire", True), ("Thomas", True)]
    assert [person.chosen for person in one.participants] == [False, True]


def test_two_people_of_the_same_given_name_are_called_by_their_whole_name() -> None:
    first, second = a_participant(), a_participant(family_name="Martin")
    unnamed = a_participant(given_name="", family_name="Idrissi")

    form = shown(MEETING, a_mission(), participants=(first, second, unnamed))

    assert [person.name for person in form.participants] == ["Claire Delattre", "Claire Martin", "Idrissi"]


def test_contacts_without_a_name_yet_are_not_offered() -> None:
    met, blank = a_contact(), a_contact(given_name="", family_name="")

    form = shown(an_item(contacts=(met.id,)), a_mission(), contacts=(met, blank))

    assert [(person.name, person.chosen) for person in form.contacts] == [("Nadia El Amrani", True)]


def test_a_group_no_longer_of_the_day_is_still_offered() -> None:
    day = a_hosting_day(groups=("Élus",))

    assert shown(an_item(group="Agents", zone=HOME_ZONE), day).groups == ("Élus", "Agents")
    assert shown(an_item(group="Élus", zone=HOME_ZONE), day).groups == ("Élus",)


def test_the_hours_by_the_other_clock_are_said() -> None:
    assert shown(MEETING, a_mission()).zone_note.endswith("en France")
    assert plain(shown(MEETING, a_mission(), other=MOROCCO_ZONE).zone_note) == "10:00 – 11:15 au Maroc"


def test_a_meal_offered_to_a_direct_partner_says_what_may_be_paid_back() -> None:
    meal = an_item(kind=ItemKind.MEAL, planned_cents=26600)
    direct = a_hosting_day(case=HostingCase.DIRECT)

    share = shown(meal, direct).share

    assert share is not None
    assert "45,5" in share.sentence
    assert plain(share.equation) == "266,00 € × 45,5 % = 121,03 €"


def test_without_a_planned_cost_the_rate_alone_is_said() -> None:
    share = shown(an_item(kind=ItemKind.MEAL), a_hosting_day(case=HostingCase.DIRECT)).share

    assert share is not None
    assert share.equation == ""


def test_nothing_is_promised_for_an_ad_hoc_hosting_a_mission_or_a_meeting() -> None:
    meal = an_item(kind=ItemKind.MEAL, planned_cents=26600)

    assert shown(meal, a_hosting_day()).share is None
    assert shown(meal, a_hosting_day(case=HostingCase.DIRECT, partner=ELSEWHERE)).share is None
    assert shown(meal, a_mission()).share is None
    assert shown(MEETING, a_hosting_day(case=HostingCase.DIRECT)).share is None


def test_the_notice_of_an_overlap_says_with_what_when_for_whom_and_the_way_out() -> None:
    claire = a_participant()
    samira, thomas = a_participant(given_name="Samira"), a_participant(given_name="Thomas")
    first, nadia = an_item("2026-10-13 08:45", "2026-10-13 10:30", title="Restitution"), a_contact()
    ends = datetime(2026, 10, 13, 10, 30)  # noqa: DTZ001 - a wall time
    around = around_them(a_mission(), participants=(claire, samira, thomas), contacts=(nadia,))

    def said(*who: ParticipantId, contacts: tuple[ContactId, ...] = ()) -> str:
        overlap = Overlap(first.id, MEETING.id, MEETING.starts_at, ends, who, contacts)
        return forms.clash(first, overlap, around, "Décaler à 10:30").sentence

    assert said() == "De 10:00 à 10:30."
    assert said(claire.id) == "De 10:00 à 10:30, pour Claire."
    assert said(claire.id, samira.id, thomas.id) == "De 10:00 à 10:30, pour Claire, Samira et Thomas."
    assert said(contacts=(nadia.id,)) == f"De 10:00 à 10:30, pour {nadia.name}."
    notice = forms.clash(first, Overlap(first.id, MEETING.id, MEETING.starts_at, ends, ()), around, "Décaler à 10:30")
    assert (plain(notice.title), notice.fix) == ("Chevauche « Restitution »", "Décaler à 10:30")


def test_the_heading_says_the_days_and_how_many_lines() -> None:
    assert headline.title(a_mission()) == "Programme"
    assert plain(headline.subtitle(a_mission(), 21)) == "12 – 15 octobre 2026 · 21 rendez-vous"
    assert headline.title(a_hosting_day()) == "Programme de la journée"
    assert plain(headline.subtitle(a_hosting_day(), 1)) == "Mardi 20 octobre · 1 rendez-vous"
    assert headline.subtitle(a_mission(starts_on=None), 0) == "0 rendez-vous"
    assert (headline.conflicts(0), headline.conflicts(1), headline.conflicts(2)) == ("", "1 conflit", "2 conflits")


def test_the_clocks_are_called_after_the_place() -> None:
    assert tuple(map(plain, headline.clocks(a_mission()))) == ("Heure d'Oujda", "Heure de France")
    assert headline.clocks(a_hosting_day()) == ("Heure de Lille", "Heure du Maroc")
    assert headline.clocks(a_mission(place="")) == ("Heure du lieu", "Heure de France")
