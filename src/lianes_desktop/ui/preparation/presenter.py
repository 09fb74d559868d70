"""Decisions of the preparation page: what is open, what is kept of what was typed."""

from collections.abc import Callable
from typing import Protocol, TypeVar
from uuid import UUID

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, MeetingId
from lianes_desktop.domain.partnerships import Candidate
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.beginnings import BeginningService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preparation import Preparation, PreparationService, Search
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.preparation import corrections, wordings
from lianes_desktop.ui.preparation.values import About, Field, Form, Part, Typed, View

_ADD_TASK, _ADD_CANDIDATE = About(Part.TASK), About(Part.CANDIDATE)
_FOUND = frozenset({"meetings", "candidates", "milestones", "exchanges"})
T = TypeVar("T")


class PreparationView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def focus_field(self, about: About, field: Field) -> None:
        """Put the cursor in a field of a record."""
        ...

    def focus_part(self, name: str) -> None:
        """Bring a part of the page into view, and put the focus where it begins."""
        ...


class PreparationPresenter:
    """Shows the preparation of one dossier and keeps each change at once."""

    topics = frozenset({Topic.DOSSIERS, Topic.PREPARATION, Topic.PARTICIPANTS, Topic.ORGANISATIONS})

    def __init__(
        self,
        view: PreparationView,
        preparation: PreparationService,
        beginnings: BeginningService,
        dossiers: DossierService,
        clock: Clock,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._preparation = preparation
        self._beginnings = beginnings
        self._dossiers = dossiers
        self._clock = clock
        self._navigator = navigator
        self._notices = notices
        self._dossier: DossierId | None = None
        self._task: int | None = None
        self._meeting: MeetingId | None = None
        self._typed: dict[tuple[About, Field], str] = {}
        self._refusals: dict[tuple[About, Field], str] = {}

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's preparation."""
        if dossier != self._dossier:
            self._dossier, self._task, self._meeting = dossier, None, None
            self._forget(None)
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what was refused stays as typed."""
        if self._dossier is None:
            return
        found = self._preparation.preparation(self._dossier)
        if self._task is not None and self._task >= len(found.tasks):
            self._task = None
        chosen = next((one for one in found.meetings if one.id == self._meeting), None)
        of = len(found.tasks)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(found.action),
                chip=wordings.left(found),
                tone="warn" if found.left else "ok",
                done=of - found.left,
                of=of,
                left=wordings.left(found),
                tasks=tuple(wordings.task(one) for one in found.tasks),
                task=None
                if self._task is None
                else wordings.task_form(self._task, found.tasks[self._task], self._form),
                meetings=tuple(wordings.meeting(one) for one in found.meetings),
                meeting=None if chosen is None else wordings.meeting_form(chosen, found.participants, self._form),
                search=None
                if found.search is None
                else wordings.search(
                    found.search,
                    self._own_name(found.action),
                    self._form,
                    self._refusals.get((_ADD_CANDIDATE, Field.NAME), ""),
                ),
                adding=self._refusals.get((_ADD_TASK, Field.TITLE), ""),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a meeting, a task by its code, or a part of the page by its name."""
        if self._dossier is None:
            return
        if subject is not None:
            self._meeting = MeetingId(subject)
            self.refresh()
            self._view.focus_field(About(Part.MEETING, self._meeting), Field.HELD_ON)
            return
        codes = [one.task.code for one in self._read().tasks]
        if field in codes:
            self._task = codes.index(field)
            self.refresh()
            self._view.focus_field(About(Part.TASK, self._task), Field.OWNER)
        else:
            part, _dot, name = field.partition(".")
            if part == Part.MILESTONES and name in set(Field):
                self._view.focus_field(About(Part.MILESTONES), Field(name))
            else:
                self._view.focus_part(part if part in _FOUND else "tasks")

    # tasks

    def tick(self, ticked: tuple[int, bool]) -> None:
        """Say a task is done today, or not yet."""
        at, done = ticked
        self._act(lambda dossier: self._preparation.finish_task(dossier, at, done=done))

    def open_task(self, at: int) -> None:
        """Edit a task, or close it when it is open already."""
        self._task = None if at == self._task else at
        self.refresh()

    def add_task(self, words: str) -> None:
        """A task of one's own."""
        self._keep(_ADD_TASK, Field.TITLE, words, lambda dossier: self._preparation.add_task(dossier, words))

    def remove_task(self) -> None:
        """Take the task of one's own that is open out; the bar offers to undo."""
        at, self._task = self._task, None
        if at is not None:
            self._forget(Part.TASK)
            if self._act(lambda dossier: self._preparation.remove_task(dossier, at)):
                self._notices.say(wording.act(Act.REMOVE_TASK), undo=True)

    def to_paper(self, code: str) -> None:
        """Show the document that serves a task."""
        self._navigator.go(Place.PAPERS, None, code)

    # meetings

    def add_meeting(self) -> None:
        """A meeting, ready for its day."""
        made = self._made(self._preparation.add_meeting)
        if made is not None:
            self._meeting = made.id
            self.refresh()
            self._view.focus_field(About(Part.MEETING, made.id), Field.HELD_ON)

    def open_meeting(self, meeting: MeetingId) -> None:
        """Edit a meeting, or close it when it is open already."""
        self._meeting = None if meeting == self._meeting else meeting
        self.refresh()

    def remove_meeting(self) -> None:
        """Take the meeting that is open out; the bar offers to undo."""
        meeting, self._meeting = self._meeting, None
        if meeting is not None and self._act(lambda _dossier: self._preparation.remove_meeting(meeting)):
            self._notices.say(wording.act(Act.REMOVE_MEETING), undo=True)

    # the search for a partner

    def add_candidate(self, name: str) -> None:
        """One more authority to compare, with what is known of it here."""
        known = self._known(name)
        self._keep(_ADD_CANDIDATE, Field.NAME, name, lambda dossier: self._preparation.add_candidate(dossier, known))

    def retain(self, retained: tuple[int, bool]) -> None:
        """Take a candidate as the partner, or let it go."""
        at, taken = retained
        self._act(lambda dossier: self._preparation.retain_candidate(dossier, at, retained=taken))

    def remove_candidate(self, at: int) -> None:
        """Compare one fewer; the bar offers to undo."""
        self._forget(Part.CANDIDATE)
        if self._act(lambda dossier: self._preparation.remove_candidate(dossier, at)):
            self._notices.say(wording.act(Act.REMOVE_CANDIDATE), undo=True)

    def send_delegation(self) -> None:
        """Make the mission that is the first exchange, and open it."""
        self._exchange(ActionType.MISSION)

    def host_delegation(self) -> None:
        """Make the hosting day that is the first exchange, and open it."""
        self._exchange(ActionType.HOSTING)

    def open_exchange(self, dossier: DossierId) -> None:
        """Open the dossier of a first exchange."""
        self._navigator.open_dossier(dossier)

    def edit_own(self) -> None:
        """Say what the own authority is like, among its dossier's facts."""
        self._navigator.go(Place.OVERVIEW, None, "population")

    # fields

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        about, field, value = typed.about, typed.field, typed.value
        self._keep(about, field, value, lambda dossier: self._correct(dossier, typed))

    # how it is done

    def _correct(self, dossier: DossierId, typed: Typed) -> None:
        found, field, today = self._read(), typed.field, self._clock.today()
        match typed.about:
            case About(Part.TASK, int(at)) if at < len(found.tasks):
                task = corrections.corrected_task(found.tasks[at].task, field, typed.value, today)
                if task != found.tasks[at].task:
                    self._preparation.correct_task(dossier, at, task)
            case About(Part.MEETING, key):
                for one in found.meetings:
                    if one.id == key:
                        meeting = corrections.corrected_meeting(one, field, typed.value, today)
                        if meeting != one:
                            self._preparation.correct_meeting(meeting)
            case _:
                if found.search is not None:
                    self._correct_search(dossier, found.search, typed)

    def _correct_search(self, dossier: DossierId, search: Search, typed: Typed) -> None:
        kept = search.partnership
        match typed.about:
            case About(Part.CANDIDATE, int(at)):
                if at >= len(kept.candidates):
                    return
                candidate = corrections.corrected_candidate(kept.candidates[at], typed.field, typed.value)
                if candidate != kept.candidates[at]:
                    self._preparation.correct_candidate(dossier, at, candidate)
            case _:
                days = corrections.corrected_milestones(kept.milestones, typed.field, typed.value, self._clock.today())
                if days != kept.milestones:
                    self._preparation.set_milestones(dossier, days)

    def _exchange(self, kind: ActionType) -> None:
        found = self._read()
        partner = self._dossiers.organisation(found.action.partner)
        title = (
            _("Premier échange avec {partner}").format(partner=partner.name)
            if partner is not None
            else _("Premier échange")
        )
        made = self._made(lambda dossier: self._beginnings.exchange(dossier, kind, title))
        if made is not None:
            self._navigator.open_dossier(made.id)
            self._navigator.go(Place.OVERVIEW, None, "title")

    def _keep(self, about: About, field: Field, value: object, act: Callable[[DossierId], object]) -> None:
        """Do an act for a field; refused, its text is held with the reason."""
        if self._dossier is None:
            return
        key = (about, field)
        if isinstance(value, str):
            self._typed[key] = value
        try:
            act(self._dossier)
        except RefusedError as refused:
            for one in refused.refusals:
                name = one.field.rpartition(".")[2]
                named = Field(name) if name in set(Field) else field
                self._refusals[about, named] = wording.refusal(one)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        else:
            self._typed.pop(key, None)
            self._refusals.pop(key, None)
        self.refresh()

    def _act(self, act: Callable[[DossierId], object]) -> bool:
        """Do an act that no field stands for; a failing store is said."""
        if self._dossier is None:
            return False
        try:
            act(self._dossier)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return False
        finally:
            self.refresh()
        return True

    def _made(self, make: Callable[[DossierId], T]) -> T | None:
        made: list[T] = []
        self._act(lambda dossier: made.append(make(dossier)))
        return made[0] if made else None

    def _read(self) -> Preparation:
        if self._dossier is None:
            raise KeyError(self._dossier)
        return self._preparation.preparation(self._dossier)

    def _known(self, name: str) -> Candidate:
        """The organisation of that name, in any of its spellings; else the name alone."""
        wanted = name.strip().casefold()
        for one in self._dossiers.organisations():
            if wanted in {spelt.casefold() for spelt in (one.name, one.name_ar, *one.aliases) if spelt}:
                return Candidate(one.name, one.id, one.population)
        return Candidate(name)

    def _own_name(self, action: Action) -> str:
        own = self._dossiers.organisation(action.authority)
        return own.name if own is not None else ""

    def _form(self, about: About, texts: dict[Field, str]) -> Form:
        typed = {field: text for (of, field), text in self._typed.items() if of == about}
        refusals = {field: words for (of, field), words in self._refusals.items() if of == about}
        return Form(about, texts | typed, refusals)

    def _forget(self, part: Part | None) -> None:
        """What was refused of a part whose places change; of everything without one."""
        for held in (self._typed, self._refusals):
            for key in [one for one in held if part is None or one[0].part is part]:
                del held[key]
