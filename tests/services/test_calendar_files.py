"""A programme given to other calendars, and lines taken from theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.builders import DOSSIER, a_contact, a_mission, a_partnership, an_item
from support.fakes import no_progress
from support.page_desk import PageDesk
from support.wild_calendars import TIMES, calendar, event, lines

from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.ids import DossierId, ReleaseId, new_id
from lianes_desktop.domain.missions import ProgrammeAgreement
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind, ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.interchange.calendars import ICalendarFiles
from lianes_desktop.services.calendar_files import MOST_BYTES, CalendarFileService, Preview
from lianes_desktop.services.calendar_matching import Fate
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.calendar_files import Days, Unfit
from lianes_desktop.services.ports.store import Record

AGREED = ProgrammeAgreement(french_on=date(2026, 9, 1), moroccan_on=date(2026, 9, 2))


class Desk:
    """A dossier, and the files beside it."""

    def __init__(self, *records: Record) -> None:
        self.desk = PageDesk(*(records or (a_mission(),)))
        self.service = CalendarFileService(self.desk.records, self.desk.readings, ICalendarFiles(), self.desk.clock)

    @property
    def items(self) -> tuple[ProgrammeItem, ...]:
        return self.desk.programmes.items(DOSSIER)

    def preview(self, text: str | bytes) -> Preview:
        data = text.encode() if isinstance(text, str) else text
        days = self.service.days(DOSSIER)
        assert days is not None
        return self.service.preview(DOSSIER, Offered("agenda.ics", data=data), days, no_progress)

    def take(self, text: str | bytes) -> int:
        return self.service.take(self.preview(text).proposals)

    def written(self, to: Path) -> dict[str, dict[str, str]]:
        """What was written, by identity: names and values of each event."""
        self.service.write(DOSSIER, to, no_progress)
        blocks = to.read_bytes().decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
        events = [dict(line.split(":", 1) for line in one.split("\r\n") if ":" in line) for one in blocks]
        return {one["UID"].removesuffix("@lianes-desktop"): one for one in events}


def a_release(*items: ProgrammeItem) -> ProgrammeRelease:
    return ProgrammeRelease(ReleaseId(new_id()), DOSSIER, 1, datetime(2026, 9, 1, tzinfo=UTC), items=items)


# ---- out


def test_nothing_is_sure_before_both_sides_agree(tmp_path: Path) -> None:
    planned, held = an_item(), an_item(state=ItemState.HELD)
    called_off = an_item(state=ItemState.CANCELLED)

    draft = Desk(a_mission(), planned, held, called_off).written(tmp_path / "a.ics")
    agreed = Desk(a_mission(agreement=AGREED), planned, held, called_off).written(tmp_path / "b.ics")

    assert [draft[str(one.id)]["STATUS"] for one in (planned, held, called_off)] == [
        "TENTATIVE", "CONFIRMED", "CANCELLED",
    ]  # fmt: skip
    assert agreed[str(planned.id)]["STATUS"] == "CONFIRMED"


def test_a_kind_of_action_that_agrees_on_nothing_is_sure(tmp_path: Path) -> None:
    item = an_item()

    assert Desk(a_partnership(), item).written(tmp_path / "a.ics")[str(item.id)]["STATUS"] == "CONFIRMED"


def test_a_line_removed_since_the_last_release_is_called_off(tmp_path: Path) -> None:
    gone, kept = an_item(revision=2), an_item()
    desk = Desk(a_mission(), kept, a_release(gone, kept))
    events = desk.written(tmp_path / "a.ics")

    assert (events[str(gone.id)]["STATUS"], events[str(gone.id)]["SEQUENCE"]) == ("CANCELLED", "3")
    assert events[str(kept.id)]["SEQUENCE"] == "0"
    assert desk.service.write(DOSSIER, tmp_path / "b.ics", no_progress).called_off == 1


def test_a_line_that_differs_from_the_release_has_a_higher_revision(tmp_path: Path) -> None:
    before = an_item(revision=4)
    after = replace(before, place="Oujda")

    assert Desk(a_mission(), after, a_release(before)).written(tmp_path / "a.ics")[str(before.id)]["SEQUENCE"] == "5"


def test_only_those_who_said_yes_are_named(tmp_path: Path) -> None:
    yes = a_contact(family_name="Alaoui", consent=Consent(state=ConsentState.GRANTED, transmit=True))
    no = a_contact(family_name="Idrissi")
    restricted = replace(yes, id=no.id, family_name="Berrada", restricted=True)
    for other in (no, restricted):
        item = an_item(contacts=(yes.id, other.id))
        told = Desk(a_mission(), yes, other, item).written(tmp_path / "a.ics")[str(item.id)]
        said = next(value for name, value in told.items() if name.startswith("DESCRIPTION"))

        assert "Alaoui" in said
        assert other.family_name not in said


def test_moving_a_line_raises_its_revision_and_marking_it_held_does_not() -> None:
    item = an_item()
    desk = Desk(a_mission(), item)
    programme = desk.desk.programmes

    programme.put(replace(item, state=ItemState.HELD, note="Lu"))
    assert desk.items[0].revision == 0
    programme.move(item.id, item.starts_at.replace(hour=14), item.ends_at.replace(hour=15))
    assert desk.items[0].revision == 1
    assert programme.duplicate(item.id).revision == 0


def test_a_removed_dossier_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(RemovedError):
        Desk().service.write(DossierId(new_id()), tmp_path / "a.ics", no_progress)
    assert not list(tmp_path.iterdir())


# ---- in


def test_what_is_taken_is_one_act_that_can_be_undone() -> None:
    desk = Desk()

    assert desk.take(calendar(event(), event(uid="deux", title="Dîner"))) == 2
    assert {one.title for one in desk.items} == {"Visite", "Dîner"}
    assert {one.kind for one in desk.items} == {ItemKind.MEETING}
    assert desk.desk.records.undo.undo() is not None
    assert desk.items == ()


def test_the_same_file_again_proposes_nothing() -> None:
    desk = Desk()
    text = calendar(event(TIMES + lines("RRULE:FREQ=DAILY")), event("DTSTART;VALUE=DATE:20261013\r\n", uid="jour"))

    assert desk.take(text) == 4
    again = desk.preview(text)
    assert (again.proposals, again.same, again.refused) == ((), 4, ())


def test_our_own_file_proposes_nothing(tmp_path: Path) -> None:
    yes = a_contact(family_name="Alaoui", consent=Consent(state=ConsentState.GRANTED, transmit=True))
    items = an_item(contacts=(yes.id,), note="À lire", group="A"), an_item(title=""), an_item(state=ItemState.CANCELLED)
    desk = Desk(a_mission(), yes, *items)
    desk.service.write(DOSSIER, tmp_path / "a.ics", no_progress)
    read = desk.preview((tmp_path / "a.ics").read_bytes())

    assert (read.proposals, read.same, read.refused) == ((), 3, ())


def test_a_colleague_receives_our_lines_as_they_are(tmp_path: Path) -> None:
    item = an_item(kind=ItemKind.SITE_VISIT, group="Groupe A", note="À lire", place="Oujda")
    Desk(a_mission(), item).service.write(DOSSIER, tmp_path / "a.ics", no_progress)
    other = Desk()
    other.take((tmp_path / "a.ics").read_bytes())

    assert other.items == (item,)


def test_a_later_revision_changes_the_line_it_is_about() -> None:
    desk = Desk()
    desk.take(calendar(event()))
    later = calendar(event("SEQUENCE:1\r\nLOCATION:Salle 2\r\n" + TIMES.replace("T09", "T08")))
    (one,) = desk.preview(later).proposals

    assert one.fate is Fate.CHANGED
    desk.take(later)
    (kept,) = desk.items
    assert (kept.place, kept.starts_at.hour, kept.revision) == ("Salle 2", 8, 1)


def test_an_older_revision_is_said_to_be_older() -> None:
    desk = Desk()
    desk.take(calendar(event("SEQUENCE:3\r\n" + TIMES)))
    (one,) = desk.preview(calendar(event("SEQUENCE:2\r\n" + TIMES, "Vieux"))).proposals

    assert one.fate is Fate.OLDER


@pytest.mark.parametrize("head", ["METHOD:CANCEL\r\n", ""])
def test_a_line_called_off_elsewhere_is_called_off_here(head: str) -> None:
    desk = Desk()
    desk.take(calendar(event()))
    off = calendar(event("SEQUENCE:1\r\n" + TIMES + ("" if head else "STATUS:CANCELLED\r\n")), head=head)
    (one,) = desk.preview(off).proposals

    assert one.fate is Fate.CALLED_OFF
    desk.take(off)
    assert [item.state for item in desk.items] == [ItemState.CANCELLED]
    desk.take(calendar(event("SEQUENCE:2\r\n" + TIMES)))
    assert [item.state for item in desk.items] == [ItemState.PLANNED]


def test_an_unknown_line_that_is_called_off_is_left_out() -> None:
    (one,) = Desk().preview(calendar(event(TIMES + "STATUS:CANCELLED\r\n"))).refused

    assert one.why is Unfit.CANCELLED


def test_the_same_instants_by_another_clock_change_nothing() -> None:
    desk = Desk()
    desk.take(calendar(event()))
    paris = lines("DTSTART;TZID=Europe/Paris:20261013T110000", "DTEND;TZID=Europe/Paris:20261013T120000")

    assert desk.preview(calendar(event(paris))).same == 1


def test_a_line_of_another_dossier_is_never_touched(tmp_path: Path) -> None:
    elsewhere = DossierId(new_id())
    item = an_item(dossier=elsewhere)
    desk = Desk(a_mission(), a_mission(id=elsewhere), item)
    desk.service.write(elsewhere, tmp_path / "a.ics", no_progress)

    assert desk.take((tmp_path / "a.ics").read_bytes()) == 1
    assert desk.desk.programmes.items(elsewhere) == (item,)
    assert [one.id != item.id for one in desk.items] == [True]
    assert desk.preview((tmp_path / "a.ics").read_bytes()).same == 1


def test_a_line_removed_while_the_file_was_looked_at_is_added_again() -> None:
    desk = Desk()
    desk.take(calendar(event()))
    proposals = desk.preview(calendar(event("SEQUENCE:1\r\n" + TIMES, "Autre"))).proposals
    desk.desk.programmes.remove(desk.items[0].id)

    assert desk.service.take(proposals) == 1
    assert [one.title for one in desk.items] == ["Autre"]


def test_what_is_there_already_is_not_taken_twice() -> None:
    desk = Desk()
    desk.take(calendar(event()))
    proposals = desk.preview(calendar(event("SEQUENCE:1\r\n" + TIMES, "Autre"))).proposals

    assert [desk.service.take(proposals) for _time in range(2)] == [1, 0]


def test_what_no_line_can_hold_is_left_out() -> None:
    (one,) = Desk().preview(calendar(event(TIMES + f"X-LIANES-GROUP:{'x' * 100}\r\n"))).refused

    assert one.why is Unfit.REFUSED


def test_a_dossier_without_days_takes_nothing_yet() -> None:
    assert Desk(a_mission(starts_on=None)).service.days(DOSSIER) is None


def test_a_file_too_large_is_refused_with_the_limit() -> None:
    with pytest.raises(RefusedError) as refused:
        Desk().preview(b"x" * (MOST_BYTES + 1))
    (one,) = refused.value.refusals
    assert (one.problem, one.values["limit"]) == (Problem.CALENDAR_TOO_LARGE, MOST_BYTES)


def test_nothing_is_read_for_a_removed_dossier() -> None:
    with pytest.raises(RemovedError):
        Desk().service.preview(
            DossierId(new_id()),
            Offered("a.ics", data=b""),
            Days(date(2026, 10, 12), date(2026, 10, 15), "Africa/Casablanca"),
            no_progress,
        )
