"""Decisions of the team page: who is shown, in what order, what is kept of what was typed."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, ParticipantId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.team import TeamService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.team import wordings
from lianes_desktop.ui.team.corrections import corrected
from lianes_desktop.ui.team.values import MANDATE, PEOPLE, Field, Typed, View


class TeamView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list and the card."""
        ...

    def focus_field(self, field: Field | None) -> None:
        """Put the cursor in a field of the form; ``None``: on the way to add someone."""
        ...

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - the one thing said
        """The signed act is being read."""
        ...

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show a sheet of the signed act."""
        ...


class TeamPresenter:
    """Shows the people of one dossier and keeps each change at once."""

    topics = frozenset({Topic.PARTICIPANTS, Topic.DOSSIERS, Topic.ORGANISATIONS})

    def __init__(
        self,
        view: TeamView,
        team: TeamService,
        dossiers: DossierService,
        clock: Clock,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._team = team
        self._dossiers = dossiers
        self._clock = clock
        self._jobs, self._navigator, self._notices = jobs, navigator, notices
        self._draft = Draft(clock, Field)
        self.paper = Leafing(jobs, team.sheet, view.show_sheet, self._say)
        """The sheets of the signed act that is looked at."""
        self._dossier: DossierId | None = None
        self._selected: ParticipantId | None = None

    # the window

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's people."""
        if dossier != self._dossier:
            self.paper.leave()
            self._dossier, self._selected = dossier, None
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        if self._dossier is None:
            return
        people = self._team.all(self._dossier)
        action = self._dossiers.action(self._dossier)
        chosen = next((one for one in people if one.id == self._selected), people[0] if people else None)
        self._selected = chosen.id if chosen else None
        self._draft.begin(self._selected)
        organisations = self._dossiers.organisations()
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(people) if people else "",
                chip=wordings.chip(people, action),
                lines=wordings.lines(people, action),
                selected=self._selected,
                card=wordings.card(chosen, people, action, organisations, self._draft) if chosen else None,
                order_hint=wordings.order_hint(action),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a person and focus a field; the act's first field when the act is named."""
        if subject is not None:
            self._selected = ParticipantId(subject)
        self.refresh()
        name = field.rpartition(".")[2]
        if field == PEOPLE or (field and self._selected is None):
            self._view.focus_field(None)
        elif field == MANDATE:
            person = self._person(self._selected)
            numbered = person is not None and person.mandate.number
            self._view.focus_field(Field.DATED if numbered else Field.NUMBER)
        elif name in set(Field):
            self._view.focus_field(Field(name))

    # the list

    def select(self, person: ParticipantId) -> None:
        """Show a person's card."""
        if person != self._selected:
            self.paper.leave()
            self._selected = person
            self.refresh()

    def add(self) -> None:
        """One more person, to be named at once: a delegate where a delegation is received."""
        if self._dossier is None:
            return
        dossier, made = self._dossier, []
        hosting = isinstance(self._dossiers.action(dossier), HostingDay)
        status = Status.DELEGATE if hosting else Status.STAFF
        words = _("Nouveau participant")
        if self._done(lambda: made.append(self._dossiers.add_participant(dossier, "", words, status))):
            self._selected = made[0].id
            self.refresh()
            self._view.focus_field(Field.FAMILY_NAME)

    def remove(self) -> None:
        """Take the person out; their neighbour takes their place, and the bar offers to undo."""
        person = self._person(self._selected)
        if person is None:
            return
        ids = [one.id for one in self._team.all(person.dossier)]
        at = ids.index(person.id)
        near = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        self._selected = near[0] if near else None
        if self._done(lambda: self._dossiers.remove_participant(person.id)):
            self.refresh()
            self._notices.say(wording.act(Act.REMOVE_PARTICIPANT), undo=True)
        else:
            self._selected = person.id

    def move(self, by: int) -> None:
        """Bring the person chosen up or down."""
        if self._dossier is not None and self._selected is not None:
            dossier, person = self._dossier, self._selected
            self._done(lambda: self._team.move(dossier, person, by))
            self.refresh()

    def place(self, where: tuple[ParticipantId, int]) -> None:
        """Put a person where they were let go."""
        if self._dossier is not None:
            dossier, (person, at) = self._dossier, where
            self._selected = person
            self._done(lambda: self._team.place(dossier, person, at))
            self.refresh()

    # the card

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        person = self._person(typed.person)
        if person is None:
            return
        if typed.person == self._selected:
            self._done(lambda: self._draft.keep(typed.field, typed.value, lambda: self._keep(person, typed)))
        else:  # left when somebody else was shown already
            self._done(lambda: self._keep(person, typed))
        self.refresh()

    def to_document(self, code: str) -> None:
        """Show a document of this person's, ready to print."""
        self._navigator.go(Place.PAPERS, self._selected, code)

    # the signed act

    def attach(self, files: tuple[Offered, ...]) -> None:
        """Keep the file as the signed act of the person chosen."""
        person = self._selected
        if person is None or not files:
            return
        self._view.show_busy(True)

        def done(_nothing: None) -> None:
            self._view.show_busy(False)
            self._draft.saved()
            self.refresh()

        def failed(error: Exception) -> None:
            self._view.show_busy(False)
            self._say(error)

        self._jobs.run(lambda progress: self._team.attach(person, files, progress), done, failed)

    def detach(self) -> None:
        """Let go of the signed act; the bar offers to undo."""
        person = self._person(self._selected)
        if person is not None and self._done(lambda: self._team.detach(person.id)):
            self.refresh()
            self._notices.say(wording.act(Act.DETACH_MANDATE), undo=True)

    def open_paper(self) -> None:
        """Show the signed act over the whole screen."""
        person = self._person(self._selected)
        self.paper.see(person.mandate.paper if person else None)

    # how it is done

    def _done(self, act: Callable[[], object]) -> bool:
        """Do an act that writes; a failing store is said, and so is a refusal no field of the form stands for."""
        return kept(act, self._notices)

    def _say(self, error: Exception) -> None:
        warn(error, self._notices)

    def _keep(self, person: Participant, typed: Typed) -> None:
        changed = corrected(person, typed.field, typed.value, self._clock.today())
        if changed != person:
            self._dossiers.correct_participant(changed)

    def _person(self, wanted: ParticipantId | None) -> Participant | None:
        if self._dossier is None or wanted is None:
            return None
        return next((one for one in self._team.all(self._dossier) if one.id == wanted), None)
