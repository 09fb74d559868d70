"""Decisions of the programme page, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from support.builders import (
    DOSSIER,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    an_item,
)
from support.memory import MemoryClock
from support.page_desk import Bar, Jobs, PageDesk

from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.programme.presenter import ProgrammePresenter
from lianes_desktop.ui.programme.values import Agreed, Field, Form, Grip, Moved, Nudge, ReleasePage, Spot, Typed, View

FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)


@dataclass
class Screen:
    """A page that remembers what it was told to show."""

    views: list[View] = field(default_factory=list)
    focused: list[Field] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    versions: list[tuple[ReleasePage, ...]] = field(default_factory=list)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    closed: int = 0

    def show_versions(self, pages: tuple[ReleasePage, ...]) -> None:
        self.versions.append(pages)

    def close_release(self) -> None:
        self.closed += 1

    def show_picture(self, title: str, jpeg: bytes) -> None:
        self.pictures.append((title, jpeg))

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def focus_field(self, wanted: Field) -> None:
        self.focused.append(wanted)

    def focus_agreement(self, wanted: Agreed) -> None:
        self.agreed.append(wanted)


class NoCalendars:
    """Files of other calendars, of which nothing is asked here."""

    def turn(self, dossier: DossierId | None) -> None: ...

    def look(self, files: Sequence[Offered]) -> None: ...


class Stage:
    """A programme open on a page that remembers."""

    def __init__(self, *records: Record, now: datetime | None = None) -> None:
        self.desk = PageDesk(*(records or (a_mission(),)))
        self.page, self.bar = Screen(), Bar()
        contacts = ContactService(self.desk.records, self.desk.readings)
        clock = self.desk.clock if now is None else MemoryClock(now)
        self.presenter = ProgrammePresenter(
            self.page,
            NoCalendars(),
            self.desk.programmes,
            self.desk.dossiers,
            contacts,
            self.desk.expenses,
            self.desk.courtesies,
            self.desk.releases,
            self.desk.item_pictures,
            Jobs(),
            self.bar,
            clock,
        )
        self.desk.tell(self.presenter)
        self.presenter.open(DOSSIER)

    @property
    def view(self) -> View:
        return self.page.views[-1]

    @property
    def form(self) -> Form:
        assert self.view.form is not None
        return self.view.form

    def clashes(self) -> bool:
        return self.form.clash is not None

    @property
    def items(self) -> tuple[ProgrammeItem, ...]:
        return self.desk.programmes.items(DOSSIER)

    def kept(self, item: ItemId) -> ProgrammeItem:
        return next(one for one in self.items if one.id == item)

    def span(self, item: ItemId) -> str:
        kept = self.kept(item)
        return f"{kept.starts_at:%d %H:%M} {kept.ends_at:%d %H:%M}"

    def undo(self) -> None:
        assert self.desk.records.undo.undo() is not None


FIRST = an_item("2026-10-13 08:45", "2026-10-13 10:30", title="Restitution")
SECOND = an_item("2026-10-13 10:00", "2026-10-13 11:15", title="Espace info-énergie")
LATE = an_item("2026-10-14 18:00", "2026-10-14 20:00", title="Visite")


def a_stage(*more: Record) -> Stage:
    return Stage(a_mission(), FIRST, SECOND, LATE, *more)


def test_the_line_that_comes_next_is_shown_first() -> None:
    assert Stage(a_mission(), FIRST, LATE, now=datetime(2026, 10, 13, 12, tzinfo=UTC)).form.item == LATE.id
    assert Stage(a_mission(), FIRST, LATE, now=datetime(2026, 12, 1, tzinfo=UTC)).form.item == FIRST.id


def test_an_empty_programme_says_so() -> None:
    stage = Stage()

    assert stage.view.empty
    assert stage.view.form is None
    assert [column.day.day for column in stage.view.board.columns] == [12, 13, 14, 15]


def test_nothing_is_done_while_no_dossier_is_open() -> None:
    stage = a_stage()
    stage.presenter.open(None)
    shown = len(stage.page.views)

    stage.presenter.refresh()
    stage.presenter.add()
    stage.presenter.select(FIRST.id)
    stage.presenter.solve()
    stage.presenter.remove()
    stage.presenter.duplicate()
    stage.presenter.keep_both()
    stage.presenter.nudge(Nudge(minutes=15))
    stage.presenter.move(Moved(FIRST.id, FIRST.starts_at, FIRST.ends_at))
    stage.presenter.correct(Typed(FIRST.id, Field.TITLE, "x"))

    assert len(stage.page.views) == shown
    assert len(stage.items) == 3


def test_selecting_the_same_line_reads_nothing_again() -> None:
    stage = a_stage()
    stage.presenter.select(FIRST.id)
    shown = len(stage.page.views)

    stage.presenter.select(FIRST.id)
    assert len(stage.page.views) == shown
    stage.presenter.select(None)
    assert stage.view.form is None


def test_a_finding_leads_to_its_line_and_field() -> None:
    stage = a_stage()

    stage.presenter.reveal(FIRST.id, "ends_at")
    stage.presenter.reveal(None, "place")
    stage.presenter.reveal(None, "nowhere")

    assert stage.form.item == FIRST.id
    assert stage.page.focused == [Field.ENDS, Field.PLACE]


def test_a_new_line_follows_the_selected_one_ready_for_its_title() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.add()

    assert stage.span(stage.form.item) == "14 20:00 14 21:00"
    assert stage.form.saved.startswith("Enregistré à ")
    assert stage.page.focused == [Field.TITLE]
    stage.undo()
    assert len(stage.items) == 3


def test_a_new_line_with_none_selected_is_on_today_or_the_first_day() -> None:
    today = Stage()
    today.presenter.add()
    before = Stage(a_mission(), now=datetime(2026, 9, 1, tzinfo=UTC))
    before.presenter.add()

    assert today.span(today.form.item) == "14 09:00 14 10:00"
    assert before.span(before.form.item) == "12 09:00 12 10:00"


def test_a_line_added_where_the_board_is_clicked_is_one_act() -> None:
    stage = a_stage()

    stage.presenter.add(Spot(datetime(2026, 10, 15, 14, 30)))  # noqa: DTZ001 - a wall time

    assert stage.span(stage.form.item) == "15 14:30 15 15:30"
    stage.undo()
    assert len(stage.items) == 3


def test_a_line_added_by_the_other_clock_stands_where_it_was_clicked() -> None:
    stage = a_stage()
    stage.presenter.choose_clock(True)

    stage.presenter.add(Spot(datetime(2026, 10, 15, 14, 30)))  # noqa: DTZ001 - a wall time

    assert stage.form.texts[Field.STARTS] == "14:30"
    assert stage.view.other_clock


def test_a_line_added_in_a_lane_is_of_its_group() -> None:
    stage = Stage(a_hosting_day(groups=("Élus", "Agents")))

    stage.presenter.add(Spot(datetime(2026, 10, 20, 14, 30), "Agents"))  # noqa: DTZ001 - a wall time

    assert stage.form.group == "Agents"
    assert stage.kept(stage.form.item).zone == HOME_ZONE


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (a_mission(starts_on=None, ends_on=None), "dates de la mission"),
        (a_hosting_day(held_on=None), "date de l"),
    ],
)
def test_without_any_day_the_person_is_told_to_give_one(action: Record, words: str) -> None:
    stage = Stage(action)

    stage.presenter.add()

    assert words in stage.bar.warned[0]
    assert stage.items == ()


def test_a_copy_stands_right_after_and_is_shown() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.duplicate()

    assert stage.span(stage.form.item) == "14 20:00 14 22:00"
    stage.undo()
    assert len(stage.items) == 3


def test_the_neighbour_of_a_line_removed_is_shown_and_the_bar_offers_to_undo() -> None:
    stage = a_stage()
    stage.presenter.select(SECOND.id)

    stage.presenter.remove()
    assert stage.form.item == LATE.id
    stage.presenter.remove()
    assert stage.form.item == FIRST.id
    stage.presenter.remove()
    assert stage.view.form is None

    assert [undo for _words, undo in stage.bar.said] == [True, True, True]
    stage.undo()
    assert [item.id for item in stage.items] == [FIRST.id]


def test_a_line_that_could_not_be_removed_stays_selected() -> None:
    stage = a_stage()
    stage.presenter.select(SECOND.id)
    stage.desk.fail(FULL)

    stage.presenter.remove()
    stage.presenter.refresh()

    assert stage.form.item == SECOND.id
    assert stage.bar.warned
    assert stage.bar.said == []


def test_a_line_removed_elsewhere_is_no_longer_selected() -> None:
    stage = a_stage()
    stage.presenter.select(SECOND.id)

    stage.desk.programmes.remove(SECOND.id)

    assert stage.view.form is None


def test_a_line_dragged_is_moved_and_selected() -> None:
    stage = a_stage()
    stage.presenter.select(FIRST.id)

    stage.presenter.move(Moved(LATE.id, datetime(2026, 10, 15, 9), datetime(2026, 10, 15, 11)))  # noqa: DTZ001 - wall times

    assert stage.span(LATE.id) == "15 09:00 15 11:00"
    assert stage.form.item == LATE.id
    assert stage.form.saved
    stage.undo()
    assert stage.span(LATE.id) == "14 18:00 14 20:00"


def test_a_line_dragged_into_another_lane_joins_its_group_in_one_act() -> None:
    line = an_item("2026-10-20 09:00", "2026-10-20 10:00", zone=HOME_ZONE, group="Élus")
    stage = Stage(a_hosting_day(groups=("Élus", "Agents")), line)

    stage.presenter.move(Moved(line.id, datetime(2026, 10, 20, 11), datetime(2026, 10, 20, 12), "Agents"))  # noqa: DTZ001 - wall times

    assert (stage.kept(line.id).group, stage.span(line.id)) == ("Agents", "20 11:00 20 12:00")
    stage.undo()
    assert stage.kept(line.id) == line


def test_what_is_dragged_by_the_other_clock_lands_where_it_is_let_go() -> None:
    stage = a_stage()
    stage.presenter.choose_clock(True)

    stage.presenter.move(Moved(LATE.id, datetime(2026, 10, 15, 9), datetime(2026, 10, 15, 11)))  # noqa: DTZ001 - wall times

    assert stage.form.texts[Field.STARTS] == "09:00"
    assert stage.form.day == date(2026, 10, 15)


def test_the_keyboard_moves_by_a_quarter_or_a_day_and_stretches() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.nudge(Nudge(minutes=15))
    stage.presenter.nudge(Nudge(days=-1))
    assert stage.span(LATE.id) == "13 18:15 13 20:15"
    stage.presenter.nudge(Nudge(minutes=15, grip=Grip.END))
    assert stage.span(LATE.id) == "13 18:15 13 20:30"
    stage.presenter.nudge(Nudge(minutes=-30, grip=Grip.START))
    assert stage.span(LATE.id) == "13 17:45 13 20:30"


def test_a_line_dragged_over_a_clock_change_keeps_the_hours_or_is_refused_and_stays() -> None:
    night = an_item("2026-03-28 02:45", "2026-03-28 03:15", zone=HOME_ZONE)
    train = an_item("2026-03-28 01:00", "2026-03-28 04:00", zone=HOME_ZONE)
    stage = Stage(a_hosting_day(held_on=date(2026, 3, 28)), night, train)
    for line in (night, train):
        stage.presenter.select(line.id)
        stage.presenter.nudge(Nudge(days=1))

    assert stage.span(train.id) == "29 01:00 29 04:00"
    assert stage.form.duration.replace("\u00a0", " ") == "2 h"
    assert stage.span(night.id) == "28 02:45 28 03:15"
    assert len(stage.bar.warned) == 1


def test_on_a_hosting_day_the_keyboard_moves_a_line_from_lane_to_lane() -> None:
    line = an_item("2026-10-20 09:00", "2026-10-20 10:00", zone=HOME_ZONE)
    gone = an_item("2026-10-20 11:00", "2026-10-20 12:00", zone=HOME_ZONE, group="Un ancien groupe")
    stage = Stage(a_hosting_day(groups=("Élus", "Agents")), line, gone)
    lanes = []
    for item, days in ((line, -1), (line, 1), (line, 1), (line, 1), (line, -1), (gone, 1)):
        stage.presenter.select(item.id)
        stage.presenter.nudge(Nudge(days=days))
        lanes.append(stage.kept(item.id).group)

    assert lanes == ["", "Élus", "Agents", "Agents", "Élus", "Élus"]
    assert stage.span(line.id) == "20 09:00 20 10:00"


def test_a_line_is_never_stretched_to_less_than_a_quarter() -> None:
    short = an_item("2026-10-13 09:00", "2026-10-13 09:15")
    stage = Stage(a_mission(), short)
    stage.presenter.select(short.id)

    stage.presenter.nudge(Nudge(minutes=-15, grip=Grip.END))
    stage.presenter.nudge(Nudge(minutes=15, grip=Grip.START))

    assert stage.span(short.id) == "13 09:00 13 09:15"


def test_an_overlap_is_told_on_the_later_line_with_the_smallest_way_out() -> None:
    stage = a_stage(a_participant())
    assert stage.view.chip == "1 conflit"

    stage.presenter.select(FIRST.id)
    assert not stage.clashes()
    stage.presenter.select(SECOND.id)
    assert stage.clashes()
    stage.presenter.solve()

    assert stage.span(SECOND.id) == "13 10:30 13 11:45"
    assert stage.view.chip == ""
    assert not stage.clashes()
    stage.presenter.solve()
    assert stage.span(SECOND.id) == "13 10:30 13 11:45"


def test_the_notice_speaks_by_the_clock_shown() -> None:
    stage = a_stage()
    stage.presenter.select(SECOND.id)
    here = stage.form.texts[Field.STARTS]

    stage.presenter.choose_clock(True)

    assert stage.form.clash is not None
    assert stage.form.texts[Field.STARTS] in stage.form.clash.sentence
    assert here != stage.form.texts[Field.STARTS]


def test_both_lines_may_be_kept() -> None:
    stage = a_stage()
    stage.presenter.select(SECOND.id)

    stage.presenter.keep_both()

    assert stage.view.chip == ""
    stage.undo()
    assert stage.view.chip == "1 conflit"


def test_a_field_left_is_kept_and_said_to_be() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)
    assert stage.form.saved == ""

    stage.presenter.correct(Typed(LATE.id, Field.TITLE, "Visite du four solaire"))

    assert stage.kept(LATE.id).title == "Visite du four solaire"
    assert stage.form.saved.startswith("Enregistré à ")
    stage.undo()
    assert stage.kept(LATE.id) == LATE


def test_a_field_left_as_it_was_writes_nothing() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.correct(Typed(LATE.id, Field.STARTS, "18h"))

    assert stage.desk.records.undo.can_undo is None
    assert stage.form.texts[Field.STARTS] == "18:00"


def test_a_text_refused_stays_in_its_field_with_the_reason_until_it_is_put_right() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.correct(Typed(LATE.id, Field.STARTS, "tantôt"))
    stage.presenter.correct(Typed(LATE.id, Field.PLACE, "Campus"))

    assert stage.form.texts[Field.STARTS] == "tantôt"
    assert stage.form.refusals[Field.STARTS]
    assert stage.kept(LATE.id).place == "Campus"
    stage.presenter.correct(Typed(LATE.id, Field.STARTS, "17:00"))
    assert (stage.form.texts[Field.STARTS], stage.form.refusals) == ("17:00", {})


def test_a_refusal_of_the_service_stands_at_the_field_too() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)

    stage.presenter.correct(Typed(LATE.id, Field.TITLE, "x" * 500))

    assert set(stage.form.refusals) == {Field.TITLE}
    assert len(stage.form.texts[Field.TITLE]) == 500


def test_a_field_left_late_is_kept_on_its_own_line() -> None:
    stage = a_stage()
    stage.presenter.select(FIRST.id)

    stage.presenter.correct(Typed(LATE.id, Field.PLACE, "Campus"))
    stage.presenter.correct(Typed(LATE.id, Field.STARTS, "tantôt"))

    assert stage.kept(LATE.id).place == "Campus"
    assert stage.form.item == FIRST.id
    assert len(stage.bar.warned) == 1


def test_a_failing_store_is_said_and_the_text_stays() -> None:
    stage = a_stage()
    stage.presenter.select(LATE.id)
    stage.desk.fail(FULL)

    stage.presenter.correct(Typed(LATE.id, Field.TITLE, "Visite du four"))
    stage.presenter.add()
    stage.presenter.duplicate()

    assert stage.form.texts[Field.TITLE] == "Visite du four"
    assert stage.form.saved == ""
    assert len(stage.bar.warned) == 3


def test_a_field_of_a_line_removed_meanwhile_changes_nothing() -> None:
    stage = a_stage()

    stage.presenter.correct(Typed(ItemId(new_id()), Field.TITLE, "x"))
    stage.presenter.move(Moved(ItemId(new_id()), LATE.starts_at, LATE.ends_at))

    assert stage.items == (FIRST, SECOND, LATE)


def test_people_met_and_participants_are_offered() -> None:
    stage = a_stage(a_participant(), a_contact())
    stage.presenter.select(LATE.id)

    assert [person.name for person in stage.form.participants] == ["Claire"]
    assert [person.name for person in stage.form.contacts] == ["Nadia El Amrani"]


def test_a_line_that_crosses_midnight_brings_the_day_after_on_the_board() -> None:
    night = an_item("2026-10-15 23:00", "2026-10-16 02:00", kind=ItemKind.FLIGHT)
    until = an_item("2026-10-15 22:00", "2026-10-16 00:00")

    assert [column.day.day for column in Stage(a_mission(), night).view.board.columns] == [12, 13, 14, 15, 16]
    assert [column.day.day for column in Stage(a_mission(), until).view.board.columns] == [12, 13, 14, 15]


def test_another_dossier_starts_on_the_clock_of_its_place() -> None:
    other = DossierId(new_id())
    stage = Stage(a_mission(), FIRST, a_hosting_day(id=other))
    stage.presenter.choose_clock(True)

    stage.presenter.open(other)

    assert not stage.view.other_clock
    assert stage.view.empty


def test_a_long_mission_is_shown_seven_days_at_a_time() -> None:
    late = an_item("2026-10-28 09:00", "2026-10-28 10:00")
    stage = Stage(a_mission(starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 30)), FIRST, late)

    def days() -> list[int]:
        return [column.day.day for column in stage.view.board.columns]

    assert (days(), stage.view.beyond) == ([26, 27, 28, 29, 30], (True, False))
    stage.presenter.turn_week(-1)
    assert (days(), stage.view.beyond) == ([19, 20, 21, 22, 23, 24, 25], (True, True))
    stage.presenter.refresh()
    assert days()[0] == 19
    for _press in range(3):
        stage.presenter.turn_week(-1)
    assert (days()[0], stage.view.beyond) == (12, (False, True))
    stage.presenter.select(None)
    stage.presenter.select(late.id)
    assert days()[0] == 26
    stage.presenter.nudge(Nudge(days=-4))
    assert days()[0] == 19
