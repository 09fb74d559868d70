"""What a new dossier may start from, and the words of the shared tasks: data shipped with the application."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.programmes import ItemKind


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A task that every dossier of a kind has on its list."""

    code: str
    names: Texts
    hints: Texts = ()
    """How, or why: one sentence."""
    paper: str = ""
    """The document that serves it (``D8``)."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A line of a template's programme: the day it falls on, from 1, and its local hours."""

    day: int
    starts: time
    ends: time
    kind: ItemKind
    titles: Texts

    def on(self, first_day: date) -> tuple[datetime, datetime]:
        """Its local hours, the first day being given."""
        day = first_day + timedelta(days=self.day - 1)
        return datetime.combine(day, self.starts), datetime.combine(day, self.ends)


@dataclass(frozen=True, slots=True)
class DossierTemplate:
    """A dossier laid out beforehand."""

    code: str
    action: ActionType
    names: Texts
    details: Texts
    days: int
    items: tuple[PlannedItem, ...]


@dataclass(frozen=True, slots=True)
class Templates:
    """Everything shipped of that kind."""

    tasks: Mapping[ActionType, tuple[TaskKind, ...]]
    dossiers: tuple[DossierTemplate, ...]

    def template(self, code: str) -> DossierTemplate:
        """The template of that code; ``KeyError`` when none is shipped."""
        for one in self.dossiers:
            if one.code == code:
                return one
        raise KeyError(code)


def worded(texts: Texts, language: str) -> str:
    """A text in a language, else in French, else empty."""
    words = dict(texts)
    return words.get(language) or words.get("fr", "")


def checklist(kinds: tuple[TaskKind, ...], kept: tuple[Task, ...]) -> tuple[Task, ...]:
    """The shared tasks in order, as kept or still blank; then those whose code is not shipped here, then one's own."""
    by_code = {one.code: one for one in kept if one.code}
    known = [by_code.pop(kind.code, Task(kind.code)) for kind in kinds]
    return (*known, *by_code.values(), *(one for one in kept if not one.code))


def touched(task: Task) -> bool:
    """Whether anything was said of a task: a blank one needs no keeping."""
    return task != Task(task.code)


def settled(task: Task) -> bool:
    """Done, or not needed."""
    return task.not_needed or task.done_on is not None
