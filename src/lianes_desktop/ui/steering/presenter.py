"""Decisions of the steering page: which meeting is shown, what is kept of what was typed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, MeetingId
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.i18n import wording
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.steering import SteeringService
from lianes_desktop.ui.kit.held import Held
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.steering import fields, wordings
from lianes_desktop.ui.steering.values import Typed, View

MINUTES_PAPER = "D19"


class SteeringView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list, the rhythm and the meeting."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the meeting."""
        ...


class SteeringPresenter:
    """Shows the meetings of one edition and keeps each change at once."""

    topics = frozenset({Topic.STEERING, Topic.SETTINGS})

    def __init__(
        self, view: SteeringView, steering: SteeringService, clock: Clock, navigator: Navigator, notices: Notices
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._steering = steering
        self._clock = clock
        self._navigator = navigator
        self._notices = notices
        self._held = Held(clock)
        self._edition = ""
        self._selected: MeetingId | None = None

    # the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the committee is of no dossier
        """Show the committee, whatever dossier is open."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        editions = self._steering.editions()
        if all(one.code != self._edition for one in editions):
            self._edition = editions[0].code
        meetings = self._steering.all(self._edition)
        if all(one.id != self._selected for one in meetings):
            self._selected = meetings[0].id if meetings else None
        self._held.begin(self._selected)
        today = self._clock.today()
        chosen = next((one for one in meetings if one.id == self._selected), None)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(meetings),
                editions=wordings.editions(editions),
                edition=self._edition,
                lines=tuple(wordings.line(one, today) for one in meetings),
                selected=self._selected,
                sheet=None if chosen is None else wordings.sheet(chosen, self._held, today),
                rhythm=wordings.rhythm(self._steering.rhythm(self._edition)),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a meeting and focus a field of it."""
        meeting = None if subject is None else self._steering.find(MeetingId(subject))
        if meeting is not None:
            self._edition, self._selected = meeting.edition, meeting.id
        self.refresh()
        if field and self._selected is not None:
            self._view.focus_field(field)

    # the list

    def turn(self, edition: str) -> None:
        """Show another edition's committee."""
        self._edition, self._selected = edition, None
        self.refresh()

    def select(self, meeting: MeetingId) -> None:
        """Show a meeting."""
        if meeting != self._selected:
            self._selected = meeting
            self.refresh()

    def add(self) -> None:
        """A meeting to plan, ready for its day."""
        made: list[SteeringMeeting] = []
        if self._done(lambda: made.append(self._steering.add(self._edition))):
            self._selected = made[0].id
            self.refresh()
            self._view.focus_field("held_on")

    def remove(self) -> None:
        """Remove the meeting shown; its neighbour takes its place, and the bar offers to undo."""
        chosen = self._selected
        if chosen is None:
            return
        ids = [one.id for one in self._steering.all(self._edition)]
        at = ids.index(chosen)
        near = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        if self._done(lambda: self._steering.remove(chosen)):
            self._selected = near[0] if near else None
            self.refresh()
            self._notices.say(wording.act(Act.REMOVE_COMMITTEE), undo=True)

    # the meeting

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        meeting = self._steering.find(typed.meeting)
        if meeting is None or (typed.field in _NEW and not str(typed.value).strip()):
            return
        keep = partial(self._keep, meeting)
        if typed.meeting == self._selected:
            self._done(lambda: self._held.keep(typed.field, typed.value, keep))
        else:  # left when another one was shown already
            self._done(lambda: keep({typed.field: typed.value}))
        self.refresh()

    def take_out(self, row: tuple[str, int]) -> None:
        """Take out one of the people or decisions; ``row`` says which."""
        kind, at = row
        meeting = self._steering.find(self._selected)
        if meeting is None:
            return
        self._held.drop(f"{kind}.")
        if self._done(lambda: self._steering.correct(fields.without(meeting, kind, at))):
            self._held.saved()
        self.refresh()

    def draw_minutes(self) -> None:
        """Show the decisions as a document."""
        self._navigator.go(Place.PAPERS, self._selected, MINUTES_PAPER)

    # how it is done

    def _keep(self, meeting: SteeringMeeting, given: Mapping[str, object]) -> None:
        self._steering.correct(fields.corrected(meeting, given, self._clock.today()))

    def _done(self, act: Callable[[], object]) -> bool:
        """Do an act that writes; a failing store is said, and so is a refusal no field stands for."""
        return kept(act, self._notices)


_NEW = (fields.NEW_PERSON, fields.NEW_DECISION)
