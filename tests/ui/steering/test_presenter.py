"""Decisions of the steering page, without Qt."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from support.page_desk import Bar, Compass, PageDesk

from lianes_desktop.domain.ids import MeetingId, new_id
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.steering.presenter import SteeringPresenter
from lianes_desktop.ui.steering.values import Sheet, Typed, View

EDITION = "MTFMDD"


def plain(words: str) -> str:
    """With everyday spaces and apostrophes."""
    return words.replace("\u00a0", " ").replace("\u2019", "'")


HELD = SteeringMeeting(
    MeetingId(new_id()),
    EDITION,
    date(2026, 6, 12),
    "Amiens",
    attendance=(Attendee("Nizar", "Lianes"), Attendee("Claire", "Lille", present=False)),
    decisions=(CommitteeDecision("Écrire aux préfectures", "Nizar", date(2026, 7, 1)),),
    held=True,
)


@dataclass
class Page:
    """A page that remembers what it was told to show."""

    views: list[View] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def focus_field(self, name: str) -> None:
        self.focused.append(name)


class Stage:
    """The committee on a page that remembers."""

    def __init__(self, *records: Record) -> None:
        self.desk = PageDesk(*records)
        self.page, self.bar, self.compass = Page(), Bar(), Compass()
        self.steering = self.desk.steering
        self.presenter = SteeringPresenter(self.page, self.steering, self.desk.clock, self.compass, self.bar)
        self.desk.tell(self.presenter)
        self.presenter.open(None)

    @property
    def view(self) -> View:
        return self.page.views[-1]

    @property
    def sheet(self) -> Sheet:
        assert self.view.sheet is not None
        return self.view.sheet

    @property
    def kept(self) -> SteeringMeeting:
        found = self.steering.find(self.view.selected)
        assert found is not None
        return found

    def left(self, name: str, value: object) -> None:
        assert self.view.selected is not None
        self.presenter.correct(Typed(self.view.selected, name, value))


def test_without_meeting_the_page_says_that_one_is_due() -> None:
    stage = Stage()

    assert (stage.view.sheet, stage.view.lines, stage.view.subtitle) == (None, (), "")
    assert stage.view.rhythm.title == "0 réunion cette année"
    assert stage.view.rhythm.due
    assert plain(stage.view.rhythm.sentence) == (
        "Le comité se réunit environ 2 fois par an. Aucune réunion n'est prévue dans les 7 mois : proposez une date."
    )


def test_a_meeting_planned_quiets_the_reminder() -> None:
    stage = Stage(HELD, replace(HELD, id=MeetingId(new_id()), held_on=date(2026, 12, 3), held=False))

    assert not stage.view.rhythm.due
    assert stage.view.rhythm.sentence.endswith("Prochaine réunion le 3 décembre 2026.")
    assert [line.chip for line in stage.view.lines] == ["Prévue", "Tenue"]


@pytest.mark.parametrize(
    ("day", "chip"), [(None, "À fixer"), (date(2026, 10, 13), "À confirmer"), (date(2026, 10, 14), "Prévue")]
)
def test_a_chip_says_where_a_meeting_stands(day: date | None, chip: str) -> None:
    stage = Stage(replace(HELD, held_on=day, held=False))

    assert (stage.sheet.chip, stage.view.lines[0].chip) == (chip, chip)


def test_a_meeting_is_added_for_its_day_to_be_typed() -> None:
    stage = Stage()
    stage.presenter.add()
    assert (stage.page.focused, stage.sheet.title) == (["held_on"], "Date à fixer")

    stage.left("held_on", "03/12/2026")
    stage.left("place", "Lille")
    stage.left("agenda", "Bilan")
    stage.left("minutes", "Rien à signaler")

    assert (stage.kept.held_on, stage.kept.place, stage.kept.agenda, stage.kept.minutes) == (
        date(2026, 12, 3), "Lille", "Bilan", "Rien à signaler",
    )  # fmt: skip
    assert stage.sheet.title == "3 décembre 2026"
    assert stage.sheet.saved.startswith("Enregistré à ")


def test_people_and_decisions_are_added_corrected_and_taken_out() -> None:
    stage = Stage(HELD)
    stage.left("attendance.new", "Samira")
    stage.left("attendance.new", "  ")
    stage.left("attendance.2.organisation", "Amiens")
    stage.left("attendance.1.present", value=True)
    assert stage.kept.attendance[1:] == (Attendee("Claire", "Lille"), Attendee("Samira", "Amiens"))
    assert stage.sheet.present == "3 présents sur 3"

    stage.left("decisions.new", "Former deux agents")
    stage.left("decisions.1.owner", "Samira")
    stage.left("decisions.1.due_on", "01/12/2026")
    stage.left("decisions.1.done_on", "10/10/2026")
    assert stage.kept.decisions[1] == CommitteeDecision(
        "Former deux agents", "Samira", date(2026, 12, 1), date(2026, 10, 10)
    )
    stage.presenter.take_out(("decisions", 0))
    stage.presenter.take_out(("attendance", 0))
    assert [one.text for one in stage.kept.decisions] == ["Former deux agents"]
    assert [one.name for one in stage.kept.attendance] == ["Claire", "Samira"]
    assert (stage.sheet.people, stage.sheet.decisions) == (2, 1)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("held_on", "demain", "Ce n'est pas une date"),
        ("held_on", "", "À remplir"),
        ("attendance.0.name", " ", "À remplir"),
        ("decisions.0.due_on", "01/06/2026", "Cette date vient avant la réunion du 12/06/2026"),
    ],
)
def test_what_is_refused_stands_as_typed_with_its_reason(name: str, value: str, words: str) -> None:
    stage = Stage(HELD)
    stage.left(name, value)

    assert stage.sheet.form.texts[name] == value
    assert plain(stage.sheet.form.refusals[name]).startswith(words)
    assert stage.kept == HELD


def test_a_meeting_still_to_come_was_not_held() -> None:
    stage = Stage(replace(HELD, held_on=date(2026, 12, 3), held=False))
    stage.left("held", value=True)

    assert not stage.sheet.form.ticks["held"]
    assert stage.sheet.form.refusals["held"].startswith("Cette date")


def test_a_field_left_when_another_meeting_is_shown_is_still_kept() -> None:
    other = replace(HELD, id=MeetingId(new_id()), held_on=date(2026, 2, 1))
    stage = Stage(HELD, other)
    stage.presenter.select(other.id)
    stage.presenter.correct(Typed(HELD.id, "place", "Lille"))
    stage.presenter.correct(Typed(HELD.id, "held_on", "x"))
    stage.presenter.correct(Typed(MeetingId(new_id()), "place", "Nulle part"))

    found = stage.steering.find(HELD.id)
    assert found is not None
    assert found.place == "Lille"
    assert len(stage.bar.warned) == 1


def test_a_store_that_fails_is_said() -> None:
    stage = Stage(HELD)
    stage.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    stage.left("place", "Lille")
    stage.presenter.add()
    stage.presenter.take_out(("decisions", 0))

    assert len(stage.bar.warned) == 3
    assert stage.sheet.form.texts["place"] == "Lille"


def test_a_meeting_removed_gives_place_to_its_neighbour() -> None:
    other = replace(HELD, id=MeetingId(new_id()), held_on=date(2026, 2, 1))
    stage = Stage(HELD, other)
    stage.presenter.remove()
    assert stage.view.selected == other.id
    assert stage.bar.said == [("Réunion du comité supprimée", True)]

    stage.presenter.remove()
    stage.presenter.remove()
    stage.presenter.take_out(("decisions", 0))
    assert stage.view.sheet is None


def test_the_decisions_are_asked_of_the_papers_page() -> None:
    stage = Stage(HELD)
    stage.presenter.draw_minutes()

    assert stage.compass.gone == [("papers", HELD.id, "D19")]


def test_a_meeting_is_revealed_and_editions_turned() -> None:
    stage = Stage(HELD)
    stage.presenter.reveal(HELD.id, "minutes")
    stage.presenter.reveal(MeetingId(new_id()), "")
    stage.presenter.reveal(None, "")
    assert stage.page.focused == ["minutes"]

    stage.presenter.turn(EDITION)
    assert (stage.view.edition, stage.view.selected) == (EDITION, HELD.id)
    assert [code for code, _words in stage.view.editions] == [EDITION]
