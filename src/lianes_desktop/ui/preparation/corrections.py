"""From a field's text to a corrected task, meeting, candidate or milestone, and back; refusals bear its name."""

from dataclasses import replace
from datetime import date
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.partnerships import Candidate, Channel, Milestones
from lianes_desktop.domain.preparation import MeetingMode, PreparationMeeting, Task
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.ui.preparation.values import MILESTONES, Field


def task_texts(task: Task) -> dict[Field, str]:
    """What the fields of a task show."""
    return {
        Field.TITLE: task.title,
        Field.OWNER: task.owner,
        Field.DONE_ON: _day(task.done_on),
        Field.NOTE: task.note,
    }


def corrected_task(task: Task, field: Field, given: object, today: date) -> Task:
    """The task with what was given in one field; ``RefusedError`` when the text is no such value."""
    match field:
        case Field.NOT_NEEDED:
            return replace(task, not_needed=given is True)
        case Field.DONE_ON:
            return replace(task, done_on=_parsed(given, today, field), not_needed=False)
        case Field.OWNER:
            return replace(task, owner=_text(given))
        case Field.NOTE:
            return replace(task, note=_text(given))
        case _:
            return replace(task, title=_text(given))


def meeting_texts(meeting: PreparationMeeting) -> dict[Field, str]:
    """What the fields of a meeting show."""
    return {
        Field.HELD_ON: _day(meeting.held_on),
        Field.OTHERS: meeting.others,
        Field.DECISIONS: meeting.decisions,
    }


def corrected_meeting(meeting: PreparationMeeting, field: Field, given: object, today: date) -> PreparationMeeting:
    """The meeting with what was given in one field; ``RefusedError`` when the text is no such value."""
    match field:
        case Field.HELD_ON:
            return replace(meeting, held_on=_parsed(given, today, field))
        case Field.MODE:
            return replace(meeting, mode=cast("MeetingMode", given))
        case Field.PARTICIPANTS:
            return replace(meeting, participants=cast("tuple[ParticipantId, ...]", given))
        case Field.OTHERS:
            return replace(meeting, others=_text(given))
        case _:
            return replace(meeting, decisions=_text(given))


def candidate_texts(candidate: Candidate) -> dict[Field, str]:
    """What the fields of a candidate show."""
    return {
        Field.NAME: candidate.name,
        Field.POPULATION: "" if candidate.population is None else formats.number(candidate.population),
        Field.COMPETENCES: candidate.competences,
        Field.STAKES: candidate.stakes,
        Field.CONTACT: candidate.contact,
        Field.NOTE: candidate.note,
    }


def corrected_candidate(candidate: Candidate, field: Field, given: object) -> Candidate:
    """The candidate with what was given in one field; ``RefusedError`` when the text is no such value."""
    match field:
        case Field.CHANNEL:
            return replace(candidate, channel=cast("Channel", given))
        case Field.POPULATION:
            return replace(candidate, population=people(_text(given)))
        case _:
            worded = {field.value: _text(given)}
            return replace(candidate, **worded)  # type: ignore[arg-type]  # competences, stakes, contact, note or name


def milestone_texts(milestones: Milestones) -> dict[Field, str]:
    """What the three days show."""
    days = (milestones.introduced_on, milestones.first_meeting_on, milestones.integrated_on)
    return dict(zip(MILESTONES, map(_day, days), strict=True))


def corrected_milestones(milestones: Milestones, field: Field, given: object, today: date) -> Milestones:
    """The milestones with one day given; ``RefusedError`` when the text is no day."""
    day = _parsed(given, today, field)
    match field:
        case Field.INTRODUCED_ON:
            return replace(milestones, introduced_on=day)
        case Field.FIRST_MEETING_ON:
            return replace(milestones, first_meeting_on=day)
        case _:
            return replace(milestones, integrated_on=day)


def people(text: str) -> int | None:
    """A number of inhabitants, its thousands parted or not; nothing typed is not known.

    Raises:
        RefusedError: it is no whole number.
    """
    plain = "".join(one for one in text if not one.isspace() and one not in ".,'’\u200e\u200f")
    if not plain:
        return None
    if not plain.isdecimal():
        raise RefusedError([Refusal(Field.POPULATION, Problem.NOT_A_NUMBER)])
    return int(plain[:20])


def _text(given: object) -> str:
    return cast("str", given).strip()


def _parsed(given: object, today: date, field: Field) -> date | None:
    text = _text(given)
    return entry.parse_date(text, today, field) if text else None


def _day(day: date | None) -> str:
    return formats.day(day).removeprefix(formats.RLM) if day else ""
