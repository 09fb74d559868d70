"""Memberships: an authority joins an edition, from the first contact to the signed convention (R73–R81)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.checked import checked_organisation
from lianes_desktop.domain.checked.network import checked_membership
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ids import DossierId, MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import ConventionVersion, Membership, MembershipRole
from lianes_desktop.domain.memberships import Consortium, Contribution, consortium, contributions, has_few_means
from lianes_desktop.domain.organisations import Organisation, OrganisationType, PartnershipKind
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.following import Bound, bond, concerned, followers, following
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.papers_kept import PaperKeeper
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import Record, UnitOfWork
from lianes_desktop.services.records import Records, Writes, action_of
from lianes_desktop.services.rulebook import Rulebook

LETTER, CONVENTION = "letter", "convention"
"""The papers of a membership; a version's goes by its number."""
FRANCE = "FR"


class MembershipService:
    """Acts and readings on memberships; every act is saved at once and can be undone.

    Correcting a membership removed meanwhile changes nothing.
    """

    def __init__(
        self, records: Records, readings: Readings, rules: Rulebook, papers: PaperKeeper, clock: Clock
    ) -> None:
        """The settings in force say which editions there are, and who is in them."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._clock = clock
        self._papers = papers
        self._organisations = Organisations(readings, rules)

    # readings

    def all(self) -> tuple[Membership, ...]:
        """Every membership, the latest edition first, then by the authority's name."""
        codes = [one.code for one in self.editions()]

        def place(one: Membership) -> tuple[int, str, str]:
            at = codes.index(one.edition) if one.edition in codes else len(codes)
            return at, one.edition, self.name_of(one.authority).casefold()

        return tuple(sorted(self._readings.every(Membership), key=place))

    def find(self, membership: MembershipId | None) -> Membership | None:
        """One of them, or ``None``."""
        return None if membership is None else self._records.read(Membership, membership)

    def editions(self) -> tuple[ProgrammeEdition, ...]:
        """Those of the settings in force, that of new dossiers first."""
        return self._rules.current.editions

    def edition(self, code: str) -> ProgrammeEdition:
        """One of them; the first when the settings no longer have it."""
        return self._rules.current.reference(code).edition

    def kinds(self) -> tuple[str, ...]:
        """Codes of the natures of expense a convention may rule otherwise."""
        return tuple(one.code for one in self._rules.current.kinds)

    def name_of(self, organisation: OrganisationId) -> str:
        """An organisation by name; its code when nobody knows it."""
        found = self._organisations.find(organisation)
        return organisation if found is None else found.name

    def few_means(self, membership: Membership) -> bool:
        """Whether its authority is a small one (R6, R64)."""
        return has_few_means(self._organisations.find(membership.authority), self.edition(membership.edition))

    def authorities(self) -> tuple[Organisation, ...]:
        """The French organisations that may join, by name."""
        return tuple(one for one in self._organisations.all() if one.country == FRANCE)

    def own_authority(self) -> OrganisationId | None:
        """That of the person at this device."""
        profile = self._readings.profile()
        return None if profile is None else profile.organisation

    def consortium(self, edition: str) -> Consortium:
        """Who counts in an edition (R5)."""
        return consortium(self._readings.every(Membership), self._rules.current.partnerships, self.edition(edition))

    def contributions(self) -> tuple[Contribution, ...]:
        """What each authority named by the settings brings (R21, R22)."""
        return contributions(self._rules.current.partnerships)

    def founders_left(self, edition: str) -> tuple[OrganisationId, ...]:
        """The founders of the settings that have no membership in an edition yet."""
        known = {one.authority for one in self._readings.every(Membership) if one.edition == edition}
        founders = (one.authority for one in self.contributions() if one.kind is PartnershipKind.FOUNDING)
        return tuple(one for one in founders if one not in known)

    def dossiers(self, membership: Membership) -> tuple[Bound, ...]:
        """The dossiers of its authority and edition, and how each stands to the convention."""
        first = self.editions()[0].code
        return tuple(
            Bound(one.action, bond(one.action, membership, sent=self._readings.has_sent(one.action.id)))
            for one in self._readings.dossiers()
            if concerned(one.action, membership, first)
        )

    # acts

    def begin(
        self, edition: str, authority: OrganisationId, role: MembershipRole = MembershipRole.MEMBER
    ) -> Membership:
        """A membership to fill in.

        Raises:
            RefusedError: ``authority`` has one in this edition already.
        """
        made = Membership(MembershipId(new_id()), edition, authority, role)
        if any(self._same(one, made) for one in self._readings.every(Membership)):
            raise RefusedError([Refusal("authority", Problem.ALREADY_JOINED)])
        self._records.keep(Act.ADD_MEMBERSHIP, made)
        return made

    def begin_new(self, edition: str, name: str, role: MembershipRole = MembershipRole.MEMBER) -> Membership:
        """A membership of an authority nobody has named yet, made known in the same act.

        Raises:
            RefusedError: ``name`` missing or unfit.
        """
        authority = checked_organisation(
            Organisation(OrganisationId(str(new_id())), FRANCE, OrganisationType.OTHER, name)
        )
        made = Membership(MembershipId(new_id()), edition, authority.id, role)
        self._records.keep(Act.ADD_MEMBERSHIP, authority, made)
        return made

    def begin_founders(self, edition: str) -> tuple[Membership, ...]:
        """One membership for each founder that has none yet, in one act."""
        made = tuple(
            Membership(MembershipId(new_id()), edition, one, MembershipRole.FOUNDER)
            for one in self.founders_left(edition)
        )
        self._records.keep(Act.ADD_MEMBERSHIP, *made)
        return made

    def correct(self, membership: Membership) -> None:
        """Keep a membership as now given; its convention, when it changed, goes to the dossiers that follow it.

        Raises:
            RefusedError: days that contradict one another, rates, sums, phone, address, texts that cannot be.
        """
        clean = self._checked(membership)
        self._revise(Act.CORRECT_MEMBERSHIP, clean.id, lambda _kept: clean)

    def remove(self, membership: MembershipId) -> None:
        """Remove a membership; its dossiers keep the convention they have, as their own."""
        known = self._known()

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Membership, membership)
            if kept is None:
                return Writes()
            actions = (action_of(unit, one) for one in known)
            freed: list[Record] = [
                replace(one, membership=None)
                for one in actions
                if one is not None and one.membership == membership and not unit.of_dossier(SentBundle, one.id)
            ]
            return Writes(freed, [kept])

        self._records.change(Act.REMOVE_MEMBERSHIP, decide)

    def add_version(self, membership: MembershipId, dated: date) -> None:
        """One more version of the convention on the way to signature.

        Raises:
            RefusedError: ``dated`` before the version before, after the signature, or still to come.
        """

        def revise(kept: Membership) -> Membership:
            number = max((one.number for one in kept.versions), default=0) + 1
            added = replace(kept, versions=(*kept.versions, ConventionVersion(number, dated)))
            return self._checked(added)

        self._revise(Act.ADD_VERSION, membership, revise)

    def remove_version(self, membership: MembershipId, number: int) -> None:
        """Take a version out; the others keep their numbers."""
        self._revise(
            Act.REMOVE_VERSION,
            membership,
            lambda kept: replace(kept, versions=tuple(one for one in kept.versions if one.number != number)),
        )

    def follow(self, membership: MembershipId, dossier: DossierId) -> None:
        """Put the convention into a dossier that had one typed by hand; one that has left keeps its own."""

        def decide(unit: UnitOfWork) -> Writes:
            kept, action = unit.get(Membership, membership), action_of(unit, dossier)
            if kept is None or action is None or unit.of_dossier(SentBundle, dossier):
                return Writes()
            return Writes([following(action, kept)])

        self._records.change(Act.FOLLOW_CONVENTION, decide)

    # papers

    def attach(self, membership: MembershipId, slot: str, file: Offered) -> None:
        """Keep the signed letter, a version of the convention, or the signed one; for a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, neither a picture nor a PDF; ``field`` is the file's name.
            UnavailableError: the vault or the store failed; nothing half-written stays.
        """
        piece = self._papers.keep(file)
        self._revise(Act.ADD_PAPER, membership, lambda kept: with_paper(kept, slot, piece))

    def detach(self, membership: MembershipId, slot: str) -> None:
        """Take a paper out; undo brings it back."""
        self._revise(Act.REMOVE_PAPER, membership, lambda kept: with_paper(kept, slot, None))

    def sheet(self, piece: Piece, number: int = 0) -> tuple[bytes, int]:
        """One sheet of a paper as a JPEG, and how many it has; for a worker thread.

        Raises:
            UnavailableError: its file is missing or damaged.
            RefusedError: it cannot be drawn; ``field`` is the file's name.
        """
        return self._papers.sheet(piece, number)

    # inside

    def _revise(self, act: Act, membership: MembershipId, revise: Callable[[Membership], Membership]) -> None:
        known, first = self._known(), self.editions()[0].code

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Membership, membership)
            if kept is None:
                return Writes()
            given = revise(kept)
            if given == kept:
                return Writes()
            changed = given.convention != kept.convention
            return Writes([given, *(followers(unit, known, given, first) if changed else ())])

        self._records.change(act, decide)

    def _checked(self, membership: Membership) -> Membership:
        """As it may be kept; an edition the settings no longer have is not judged by another's days."""
        edition = next((one for one in self.editions() if one.code == membership.edition), None)
        return checked_membership(membership, self._clock.today(), edition)

    def _known(self) -> tuple[DossierId, ...]:
        return tuple(one.action.id for one in self._readings.dossiers())

    @staticmethod
    def _same(one: Membership, other: Membership) -> bool:
        return (one.edition, one.authority) == (other.edition, other.authority)


def paper_of(membership: Membership, slot: str) -> Piece | None:
    """The letter (``LETTER``), the signed convention (``CONVENTION``), or the version of that number."""
    if slot == LETTER:
        return membership.letter.paper
    if slot == CONVENTION:
        return membership.paper
    return next((one.paper for one in membership.versions if str(one.number) == slot), None)


def with_paper(membership: Membership, slot: str, paper: Piece | None) -> Membership:
    """The membership with that paper, or without it."""
    if slot == LETTER:
        return replace(membership, letter=replace(membership.letter, paper=paper))
    if slot == CONVENTION:
        return replace(membership, paper=paper)
    return replace(
        membership,
        versions=tuple(replace(one, paper=paper) if str(one.number) == slot else one for one in membership.versions),
    )
