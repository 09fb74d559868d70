"""What is prepared, as a page hands it: cleaned, or refused with every reason at once."""

from dataclasses import replace

from lianes_desktop.domain.checked.kinds import population_refusals
from lianes_desktop.domain.checked.texts import LINE, NAME, PAGE, REMARK, accepted, cleaned
from lianes_desktop.domain.partnerships import Candidate
from lianes_desktop.domain.preparation import PreparationMeeting, Task
from lianes_desktop.domain.problems import Problem, Refusal

_TASK = {"title": LINE, "owner": NAME, "note": REMARK}
_MEETING = {"others": LINE, "decisions": PAGE}
_CANDIDATE = {"name": LINE, "competences": REMARK, "stakes": REMARK, "contact": LINE, "note": REMARK}


def checked_task(task: Task) -> Task:
    """One of ours, or one with words; what is not needed is not done."""
    found: list[Refusal] = []
    clean = cleaned(task, _TASK, found)
    if not (clean.code or clean.title):
        found.append(Refusal("title", Problem.MISSING))
    return accepted(replace(clean, done_on=None if clean.not_needed else clean.done_on), found)


def checked_meeting(meeting: PreparationMeeting) -> PreparationMeeting:
    """A meeting; what is still to be said of it is not refused."""
    found: list[Refusal] = []
    return accepted(cleaned(meeting, _MEETING, found), found)


def checked_candidate(candidate: Candidate) -> Candidate:
    """A candidate has a name; a population is a number of people."""
    found: list[Refusal] = []
    clean = cleaned(candidate, _CANDIDATE, found)
    if not clean.name:
        found.append(Refusal("name", Problem.MISSING))
    found.extend(population_refusals(clean.population))
    return accepted(clean, found)
