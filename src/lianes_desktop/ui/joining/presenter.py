"""Decisions of the joining page: which membership is shown, what is kept of what was typed, its papers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, MembershipId
from lianes_desktop.domain.joining import Membership, MembershipRole
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.joining import MembershipService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.joining import fields, wordings
from lianes_desktop.ui.joining.scans import Scans, ScanView
from lianes_desktop.ui.joining.values import Begun, Offer, Part, Typed, View
from lianes_desktop.ui.kit.held import Held
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place

LETTER_PAPER, ENGAGEMENT_PAPER = "D1", "D2"


class JoiningView(ScanView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list, the counter and the sheet."""
        ...

    def ask_begin(self, offer: Offer) -> None:
        """Ask which authority joins which edition."""
        ...

    def refuse_begin(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields why it cannot."""
        ...

    def begun(self) -> None:
        """The answer has served."""
        ...

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the part shown."""
        ...


class JoiningPresenter:
    """Shows the memberships of every edition and keeps each change at once."""

    topics = frozenset(
        {Topic.JOINING, Topic.DOSSIERS, Topic.ORGANISATIONS, Topic.SETTINGS, Topic.SENT, Topic.PREFERENCES}
    )

    def __init__(
        self,
        view: JoiningView,
        memberships: MembershipService,
        clock: Clock,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._memberships = memberships
        self._clock = clock
        self._navigator = navigator
        self._notices = notices
        self._held = Held(clock)
        self._scans = Scans(view, memberships, jobs, notices, self.refresh, self._saved)
        self._selected: MembershipId | None = None
        self._part = Part.CONTACT
        self._opened: list[str] = []

    # the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - memberships are of no dossier
        """Show the memberships, whatever dossier is open."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        service, known = self._memberships, self._memberships.all()
        if all(one.id != self._selected for one in known):
            self._turn_to(known[0].id if known else None)
        self._held.begin(self._selected)
        chosen = next((one for one in known if one.id == self._selected), None)
        edition = service.edition("" if chosen is None else chosen.edition)
        mine = [one for one in known if one.edition == edition.code]
        own = service.own_authority()
        begun = own is None or any(one.authority == own for one in mine)
        brought = wordings.brought(service.contributions(), mine, service)
        sheet = None
        if chosen is not None:
            sheet = wordings.sheet(chosen, service, self._held, self._opened, service.dossiers(chosen), brought)
        self._view.show_view(
            View(
                subtitle=wordings.subtitle(known),
                lines=wordings.lines(known, service),
                selected=self._selected,
                sheet=sheet,
                counter=wordings.counter(
                    service.consortium(edition.code),
                    edition,
                    self._clock.today(),
                    arrived=chosen is not None and chosen.convention.letter_received_on is not None,
                ),
                part=self._part,
                own="" if begun else _("Ma collectivité"),
                founders=_("Collectivités initiatrices") if service.founders_left(edition.code) else "",
                brought=brought,
                busy=self._scans.busy,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show a membership and focus a field of its sheet."""
        if subject is not None:
            self._turn_to(MembershipId(subject))
        if field:
            self._part = part_of(field)
        self.refresh()
        if field and self._selected is not None:
            self._view.focus_field(field)

    # the list

    def select(self, membership: MembershipId) -> None:
        """Show a membership."""
        if membership != self._selected:
            self._turn_to(membership)
            self.refresh()

    def turn(self, part: Part) -> None:
        """Show another leaf of the sheet."""
        self._part = part
        self.refresh()

    def ask_begin(self) -> None:
        """Ask which authority joins which edition."""
        self._view.ask_begin(wordings.offer(self._memberships))

    def begin(self, begun: Begun) -> None:
        """Open a membership; refused, the question stays with what was typed."""
        try:
            if begun.authority is not None:
                made = self._memberships.begin(begun.edition, begun.authority, begun.role)
            else:
                made = self._memberships.begin_new(begun.edition, begun.name, begun.role)
        except RefusedError as refused:
            self._view.refuse_begin(refused.refusals)
            return
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._view.begun()
        self._show_first(made)

    def begin_own(self) -> None:
        """Open the membership of the person's own authority in the edition of new dossiers."""
        own = self._memberships.own_authority()
        if own is not None:
            edition, made = self._memberships.editions()[0].code, list[Membership]()
            founder = own in self._memberships.founders_left(edition)
            role = MembershipRole.FOUNDER if founder else MembershipRole.MEMBER
            if self._done(lambda: made.append(self._memberships.begin(edition, own, role))):
                self._show_first(made[0])

    def begin_founders(self) -> None:
        """Open those of the authorities that began the programme."""
        chosen = self._memberships.find(self._selected)
        edition = self._memberships.edition("" if chosen is None else chosen.edition).code
        made: list[Membership] = []
        if self._done(lambda: made.extend(self._memberships.begin_founders(edition))):
            self.refresh()
            self._notices.say(wording.act(Act.ADD_MEMBERSHIP), undo=True)

    def remove(self) -> None:
        """Remove the membership shown; its neighbour takes its place, and the bar offers to undo."""
        chosen = self._selected
        if chosen is None:
            return
        ids = [one.id for one in self._memberships.all()]
        at = ids.index(chosen)
        near = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        if self._done(lambda: self._memberships.remove(chosen)):
            self._turn_to(near[0] if near else None)
            self.refresh()
            self._notices.say(wording.act(Act.REMOVE_MEMBERSHIP), undo=True)

    # the sheet

    def correct(self, typed: Typed) -> None:
        """Keep a field as it is left, or say beside it why not."""
        membership = self._memberships.find(typed.membership)
        if membership is None:
            return
        keep = partial(self._keep, membership)
        if typed.membership == self._selected:
            self._done(lambda: self._held.keep(typed.field, typed.value, keep))
        else:  # left when another one was shown already
            self._done(lambda: keep({typed.field: typed.value}))
        self.refresh()

    def add_version(self) -> None:
        """One more version of the convention, of today until it is said otherwise."""
        self._acted(lambda chosen: self._memberships.add_version(chosen, self._clock.today()))

    def remove_version(self, number: int) -> None:
        """Take a version out."""
        self._held.drop(f"versions.{number}.")
        self._acted(lambda chosen: self._memberships.remove_version(chosen, number))

    def add_kind(self, code: str) -> None:
        """A nature of expense the convention rules otherwise."""
        if code not in self._opened:
            self._opened.append(code)
        self.refresh()
        self._view.focus_field(f"kinds.{code}.coverage")

    def remove_kind(self, code: str) -> None:
        """Leave a nature of expense to the programme's rule."""
        membership = self._memberships.find(self._selected)
        self._opened = [one for one in self._opened if one != code]
        self._held.drop(f"kinds.{code}.")
        if membership is not None:
            self._acted(lambda _chosen: self._memberships.correct(fields.without_kind(membership, code)))

    def follow(self, dossier: DossierId) -> None:
        """Put the convention into a dossier that had one typed by hand."""
        self._acted(lambda chosen: self._memberships.follow(chosen, dossier))

    def draw_letter(self) -> None:
        """Show the letter of intent as a document."""
        self._navigator.go(Place.PAPERS, self._selected, LETTER_PAPER)

    def draw_engagement(self) -> None:
        """Show the engagement sheet as a document."""
        self._navigator.go(Place.PAPERS, self._selected, ENGAGEMENT_PAPER)

    # papers

    def attach(self, given: tuple[str, Offered]) -> None:
        """Keep a paper with the membership; ``given`` says where it goes, and the file."""
        if self._selected is not None:
            self._scans.attach(self._selected, *given)

    def detach(self, slot: str) -> None:
        """Take a paper out; the bar offers to undo."""
        if self._acted(lambda chosen: self._memberships.detach(chosen, slot)):
            self._notices.say(wording.act(Act.REMOVE_PAPER), undo=True)

    @property
    def sheets(self) -> Leafing:
        """Those of the paper that is looked at."""
        return self._scans.sheets

    def see(self, slot: str) -> None:
        """Show a paper over the whole screen."""
        self._scans.see(self._selected, slot)

    # how it is done

    def _turn_to(self, membership: MembershipId | None) -> None:
        self.sheets.leave()
        self._selected = membership
        self._opened = []

    def _show_first(self, made: Membership) -> None:
        self._turn_to(made.id)
        self._part = Part.CONTACT
        self.refresh()
        self._view.focus_field("contacted_on")

    def _keep(self, membership: Membership, given: Mapping[str, object]) -> None:
        changed = fields.corrected(membership, given, self._clock.today())
        self._memberships.correct(changed)

    def _acted(self, act: Callable[[MembershipId], object]) -> bool:
        """Do something to the membership shown, and show it again."""
        chosen = self._selected
        done = chosen is not None and self._done(lambda: act(chosen))
        if done:
            self._held.saved()
        self.refresh()
        return done

    def _done(self, act: Callable[[], object]) -> bool:
        """Do an act that writes; a failing store is said, and so is a refusal no field stands for."""
        return kept(act, self._notices)

    def _saved(self) -> None:
        self._held.saved()
        self.refresh()


def part_of(field: str) -> Part:
    """The leaf a field stands on."""
    if field.startswith((fields.RULES, "articles.", "kinds.")):
        return Part.RULES
    if field in fields.LETTER or field.startswith("letter"):
        return Part.LETTER
    if field in fields.CONVENTION or field.startswith(("versions.", "convention")):
        return Part.CONVENTION
    return Part.NETWORK if field in fields.NETWORK else Part.CONTACT
