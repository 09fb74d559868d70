"""Decisions of the inbox: what came, what it is worth, and the claim it carries."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.domain.spending import latest_versions
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, ArrivalService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.inbox import reading, verdicts
from lianes_desktop.ui.inbox.alerts import alerts
from lianes_desktop.ui.inbox.intake import Intake, IntakeView
from lianes_desktop.ui.inbox.values import REGISTER, UNLOCK, Claim, Head, Row, Verdict, View, Vouched
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.secret import Secret


class InboxView(IntakeView, Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of the line's receipt."""
        ...

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
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

    topics = frozenset({Topic.INBOX, Topic.KEYS})

    def __init__(
        self,
        view: InboxView,
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
        self._wanted: tuple[tuple[ReceiptPage, ...], int] = ((), 0)
        self._drawing: Job | None = None

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office's page belongs to no dossier
        """Show the inbox."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        received = self._inbox.all()
        if not self._refused and all(one.manifest_sha256 != self._selected for one in received):
            self._selected = received[0].manifest_sha256 if received else ""
        chosen = next((one for one in received if one.manifest_sha256 == self._selected), None)
        claim = None if chosen is None or chosen.waiting else self._claim(chosen)
        self._view.show_view(
            View(
                subtitle=_subtitle(received),
                rows=_rows(received),
                selected=self._selected,
                alerts=alerts(self._register, self._clock.now(), self._intake.locked()),
                title=_("Fichier refusé") if self._refused else _("Expéditeur à vérifier"),
                verdicts=self._verdicts() if chosen is None else (verdicts.of_kept(chosen, self._judged(chosen)),),
                claim=claim,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:  # noqa: ARG002 - a claim is shown as a whole
        """Show the last version taken in of a dossier."""
        found = next((one for one in latest_versions(self._inbox.all()) if one.dossier == subject), None)
        if found is not None:
            self.select(found.manifest_sha256)

    def select(self, key: str) -> None:
        """Show a bundle of the list."""
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

    # the receipts

    def show_receipt(self, pages: tuple[ReceiptPage, ...]) -> None:
        """Show a line's receipt; sheets of all its files are counted together."""
        self._wanted = (pages, 0)
        self._draw()

    def turn_to(self, sheet: int) -> None:
        """Show another sheet of the same receipt."""
        self._wanted = (self._wanted[0], sheet)
        self._draw()

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
            received = arrival.received
            if self._inbox_holds(received.manifest_sha256) and received.verification.intact:
                self._refused = ()
                self._selected = received.manifest_sha256
                self._told = received.verification
            else:
                self._refused = (*self._refused, (name, received.verification))
                self._selected = ""
        self.refresh()

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

    def _draw(self) -> None:
        pages, sheet = self._wanted
        if self._drawing is not None:
            self._drawing.cancel()
        if not pages:
            self._view.show_no_picture(_("Aucun justificatif : cette ligne ne compte pas."))
            return
        left = sheet
        for page in pages:
            if left < page.sheets:
                work = partial(self._drawn, self._selected, page, left, self._wanted)
                self._drawing = self._jobs.run(work, self._pictured, partial(self._unseen, self._wanted))
                return
            left -= page.sheets

    def _drawn(
        self, key: str, page: ReceiptPage, sheet: int, wanted: tuple[tuple[ReceiptPage, ...], int], _progress: Progress
    ) -> tuple[tuple[tuple[ReceiptPage, ...], int], bytes]:
        return wanted, self._inbox.receipt(key, page, sheet)

    def _pictured(self, drawn: tuple[tuple[tuple[ReceiptPage, ...], int], bytes]) -> None:
        wanted, jpeg = drawn
        if wanted == self._wanted:
            pages, sheet = wanted
            self._view.show_picture(jpeg, sheet, sum(page.sheets for page in pages))

    def _unseen(self, wanted: tuple[tuple[ReceiptPage, ...], int], error: Exception) -> None:
        if wanted != self._wanted:
            return
        words = (
            wording.failure(error) if isinstance(error, UnavailableError) else _("Cette pièce ne peut être montrée.")
        )
        self._view.show_no_picture(words)

    def _chosen(self) -> ReceivedBundle | None:
        return next((one for one in self._inbox.all() if one.manifest_sha256 == self._selected), None)

    def _claim(self, received: ReceivedBundle) -> Claim | None:
        hand_in = self._inbox.hand_in(received.manifest_sha256)
        if hand_in is None:
            return None
        return reading.claim(received, hand_in, same=self._inbox.same_figures(received.manifest_sha256))


def _subtitle(received: Sequence[ReceivedBundle]) -> str:
    waiting = sum(one.waiting for one in received)
    count = len(received) - waiting
    parts = [ngettext("{n} dossier reçu", "{n} dossiers reçus", count).format(n=formats.number(count))]
    if waiting:
        parts.append(ngettext("{n} à vérifier", "{n} à vérifier", waiting).format(n=formats.number(waiting)))
    return " · ".join(parts)


def _rows(received: Sequence[ReceivedBundle]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for head, some in (
        (_("À vérifier"), [one for one in received if one.waiting]),
        (_("Dossiers reçus"), [one for one in received if not one.waiting]),
    ):
        if some:
            rows += [Head(head), *map(verdicts.line, some)]
    return tuple(rows)
