"""Decisions of the inbox: what came, what it is worth, and the claim it carries."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, ArrivalService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.claim_list import ClaimListService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.inbox import listing, verdicts
from lianes_desktop.ui.inbox.alerts import alerts
from lianes_desktop.ui.inbox.desk_presenter import DeskPresenter
from lianes_desktop.ui.inbox.intake import Intake, IntakeView
from lianes_desktop.ui.inbox.values import REGISTER, UNLOCK, Verdict, View, Vouched
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.secret import Secret


class InboxView(IntakeView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show the list, and the verdicts where there is no claim to review."""
        ...

    def ask_identity(self, proposed: str, organisations: Sequence[tuple[str, str]]) -> None:
        """Ask whose key it is, once the fingerprint was compared."""
        ...

    def close_identity(self) -> None:
        """The identity was taken."""
        ...

    def refuse_identity(self, refusals: Sequence[Refusal]) -> bool:
        """Say beside the identity's fields why they are refused; whether it could be said there."""
        ...


class InboxPresenter:
    """Takes bundles in, and shows the claim of the one selected."""

    topics = frozenset({Topic.INBOX, Topic.KEYS, Topic.REVIEW, Topic.ANSWERS, Topic.PAYMENTS, Topic.PREFERENCES})

    def __init__(
        self,
        view: InboxView,
        desk: DeskPresenter,
        claims: ClaimListService,
        inbox: InboxService,
        arrivals: ArrivalService,
        register: RegisterService,
        dossiers: DossierService,
        clock: Clock,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._desk = desk
        self._claims = claims
        self._inbox = inbox
        self._register = register
        self._dossiers = dossiers
        self._clock = clock
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._intake = Intake(view, arrivals, register, jobs, notices, self._arrived)
        self._selected = ""
        self._told: Verification | None = None
        self._refused: tuple[tuple[str, Verification], ...] = ()
        self._looked_for = ""

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office's page belongs to no dossier
        """Show the inbox."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        claims = self._claims.all()
        found = listing.listed(claims, self._clock.now(), self._looked_for)
        if not self._refused and all(one.received.manifest_sha256 != self._selected for one in claims):
            self._selected = found.first
        listed = next((one for one in claims if one.received.manifest_sha256 == self._selected), None)
        chosen = None if listed is None else listed.received
        claim = chosen is not None and not chosen.waiting
        if listed is None or not claim:
            self._desk.close()
        else:
            self._desk.show(listed.received, self._judged(listed.received), replaced=listed.replaced)
        told = (
            () if claim else self._verdicts() if chosen is None else (verdicts.of_kept(chosen, self._judged(chosen)),)
        )
        self._view.show_view(
            View(
                subtitle=found.subtitle,
                rows=found.lines,
                selected=self._selected,
                alerts=alerts(self._register, self._clock.now(), self._intake.locked()),
                title=_("Fichier refusé") if self._refused else _("Expéditeur à vérifier"),
                verdicts=told,
                claim=claim,
                many=len(claims) > listing.MANY,
            )
        )

    def search(self, words: str) -> None:
        """Keep in the list the bundles that bear these words."""
        self._looked_for = words
        self.refresh()

    def reveal(self, subject: UUID | None, field: str) -> None:  # noqa: ARG002 - a claim is shown as a whole
        """Show the last version taken in of a dossier."""
        ours = (one for one in self._claims.all() if not one.replaced and one.received.dossier == subject)
        found = next((one for one in ours if not one.received.waiting), None)
        if found is not None:
            self.select(found.received.manifest_sha256)

    def select(self, key: str) -> None:
        """Show a bundle of the list; what is typed on the one before is kept first, or holds the person there."""
        if not self._desk.flush():
            self.refresh()
            return
        self._refused = ()
        self._told = None
        self._selected = key
        self.refresh()

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Verify and take in files dropped anywhere in the window."""
        self._refused = ()
        self._intake.take(tuple(one.path for one in files if one.path is not None))

    def act(self, what: str) -> None:
        """Do what the button of an alert says."""
        if what == REGISTER:
            self._navigator.go(Place.REGISTER)
        elif what == UNLOCK:
            self._intake.ask_passphrase()

    def unlock(self, answer: tuple[str, Secret]) -> None:
        """Open the sealed files with the authority's passphrase."""
        self._intake.unlock(answer[1].passphrase)

    def put_off(self, _purpose: str) -> None:
        """Sealed files wait; an alert says so."""
        self.refresh()

    # an unknown sender

    def ask_confirm(self) -> None:
        """The fingerprint was compared by phone: ask whose key it is."""
        chosen = self._chosen()
        if chosen is not None and chosen.verification.signer is not None:
            organisations = [(str(one.id), one.name) for one in self._dossiers.organisations()]
            self._view.ask_identity(chosen.verification.signer.name, organisations)

    def confirm(self, vouched: Vouched) -> None:
        """Vouch for the key, and take the bundle in."""
        chosen = self._chosen()
        if chosen is not None and verdicts.may_be_confirmed(chosen):
            organisation = OrganisationId(vouched.organisation) if vouched.organisation else None
            work = partial(self._confirmed, chosen.manifest_sha256, vouched.name, organisation)
            self._view.show_busy(_("Prise en charge du dossier"))
            self._jobs.run(work, self._vouched, self._not_vouched)

    # ---- inside

    def _arrived(self, name: str, arrival: Arrival) -> None:
        """A file was looked at: show what became of it."""
        if arrival.kind is ArrivalKind.KEY_REQUEST:
            self._notices.say(_("Demande de clé reçue : vérifiez l'empreinte par téléphone."))
            path = "" if arrival.request is None else str(arrival.request.path)
            self._navigator.go(Place.REGISTER, field=path)
        elif arrival.received is not None:
            self._received(name, arrival.received)
        self.refresh()

    def _received(self, name: str, received: ReceivedBundle) -> None:
        """Show a bundle that came, unless a decision that is not finished holds the person where they are."""
        held = self._inbox_holds(received.manifest_sha256) and received.verification.intact
        if not self._desk.flush():
            title, sentence = wording.verification(received.verification)
            told = _("{file} : {verdict}").format(file=formats.isolate(name), verdict=title)
            if held:
                self._notices.say(told)
            else:
                self._notices.warn(f"{told}. {sentence}")
        elif held:
            self._refused = ()
            self._selected = received.manifest_sha256
            self._told = received.verification
        else:
            self._refused = (*self._refused, (name, received.verification))
            self._selected = ""

    def _verdicts(self) -> tuple[Verdict, ...]:
        return tuple(verdicts.of_refused(name, found) for name, found in self._refused)

    def _inbox_holds(self, key: str) -> bool:
        return any(one.manifest_sha256 == key for one in self._inbox.all())

    def _judged(self, chosen: ReceivedBundle) -> Verification:
        """What was found when the file last came, else when it was taken in."""
        told = self._told
        return told if told is not None and told.manifest_sha256 == chosen.manifest_sha256 else chosen.verification

    def _confirmed(
        self, key: str, name: str, organisation: OrganisationId | None, _progress: Progress
    ) -> ReceivedBundle:
        return self._inbox.confirm(key, name, organisation)

    def _vouched(self, received: ReceivedBundle) -> None:
        self._view.show_busy("")
        self._view.close_identity()
        self._selected, self._told = received.manifest_sha256, None
        if received.waiting:
            self._notices.warn(" ".join(wording.verification(received.verification)))
        else:
            self._notices.say(_("Clé reconnue, dossier pris en charge."))
        self.refresh()

    def _not_vouched(self, error: Exception) -> None:
        self._view.show_busy("")
        if not (isinstance(error, RefusedError) and self._view.refuse_identity(error.refusals)):
            warn(error, self._notices)

    def _chosen(self) -> ReceivedBundle | None:
        return next((one for one in self._inbox.all() if one.manifest_sha256 == self._selected), None)
