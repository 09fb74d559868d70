"""Lianes' office: bundles received, verified and taken in."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.bundles import BundleKind, LedgerState, ReceivedBundle, SignerState, Verification
from lianes_desktop.domain.checked import NAME
from lianes_desktop.domain.entry import parse_text
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId, SeriesId, new_id
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.statement import statement
from lianes_desktop.services import ledger, received_lines
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import RemovedError, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.claims import Bundles
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures
from lianes_desktop.services.ports.store import OpenUnit
from lianes_desktop.services.ports.trust import Authority
from lianes_desktop.services.rulebook import Rulebook

_STEPS = 3
_CONFIRMABLE = frozenset({SignerState.UNKNOWN, SignerState.EXPIRED})
"""Keys a person may still vouch for after a telephone call; a revoked one never."""
_NOBODY = UUID(int=0)
NOT_A_CLAIM = "KIND"
"""The refusal's code for a genuine bundle of another kind."""


class InboxService:
    """Acts and readings on the office's inbox."""

    def __init__(
        self,
        open_unit: OpenUnit,
        readings: Readings,
        rules: Rulebook,
        bundles: Bundles,
        authority: Authority,
        pictures: Pictures,
        changes: Changes,
        clock: Clock,
        folder: Path,
    ) -> None:
        """``folder`` is where opened bundles are kept."""
        self._open_unit = open_unit
        self._readings = readings
        self._rules = rules
        self._bundles = bundles
        self._authority = authority
        self._pictures = pictures
        self._changes = changes
        self._clock = clock
        self._folder = folder

    def take_in(self, path: Path, progress: Progress) -> ReceivedBundle:
        """Verify a bundle; keep it when accepted, or waiting when its sender is unknown or one before it is missing.

        Taking the same bundle in again changes nothing. One that is refused is returned with its verification
        and leaves nothing behind. For a worker thread.

        Raises:
            UnavailableError: the medium; nothing was taken in.
            CancelledError: the person stopped; nothing was taken in.
        """
        progress(0, _STEPS)
        verification, hand_in = self._bundles.read(path)
        # an altered file bears the name of the one it was made from, and is not it
        known = self._found(verification.manifest_sha256) if verification.intact else None
        if known is not None and not known.waiting:
            return replace(known, verification=replace(known.verification, ledger=LedgerState.REPLAY))
        if known is not None and (known.verification.accepted or hand_in is None):
            return known
        received = self._judged(verification, hand_in)
        if not received.waiting and not received.verification.accepted:
            return received
        progress(1, _STEPS)
        with explained(Resource.STORE, self._folder):
            durable.make_folder(self._folder)
        opened = self._bundles.open_plain(path, self._folder / received.kept_path)
        try:
            progress(2, _STEPS)
            kept = self._keep(received, hand_in)
        except BaseException:
            if known is None and self._absent(received.manifest_sha256):
                opened.unlink(missing_ok=True)
            raise
        if not kept:
            return self.take_in(path, progress)
        progress(_STEPS, _STEPS)
        self._take_in_followers(received)
        self._changes.announce(Topic.INBOX)
        return received

    def all(self) -> tuple[ReceivedBundle, ...]:
        """Everything received, the latest first."""
        return self._readings.received()

    def hand_in(self, manifest_sha256: str) -> HandIn | None:
        """What a bundle taken in carries; ``None`` while it waits."""
        return self._readings.received_dossier(manifest_sha256)

    def same_figures(self, manifest_sha256: str) -> bool:
        """Whether the office's own calculation gives, line by line, the cents the bundle asks for."""
        hand_in = self._readings.received_dossier(manifest_sha256)
        return (
            hand_in is not None
            and statement(hand_in.dossier, self._rules.of(hand_in.dossier.action)) == hand_in.statement
        )

    def receipt(self, manifest_sha256: str, page: ReceiptPage, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet of a receipt of a bundle kept here, as an upright JPEG; for a worker thread.

        ``RemovedError`` when there is no such bundle.
        """
        kept = self._found(manifest_sha256)
        if kept is None:
            raise RemovedError(manifest_sha256)
        carried = page.carried
        data = self._bundles.extract(self._folder / kept.kept_path, carried.digest)
        return self._pictures.view(data, carried.media_type, sheet=sheet, longest=longest)

    def confirm(self, manifest_sha256: str, name: str, organisation: OrganisationId | None) -> ReceivedBundle:
        """Vouch for the sender of a waiting bundle, whose fingerprint was compared by phone, and take it in.

        ``RemovedError`` when no such bundle waits.

        Raises:
            RefusedError: ``name`` missing.
        """
        waiting = self._found(manifest_sha256)
        if waiting is None or not waiting.waiting:
            raise RemovedError(manifest_sha256)
        signer = waiting.verification.signer
        person = Profile(
            participant=(signer.participant if signer else None) or new_id(),
            given_name=_name(name),
            family_name="",
            email="",
            organisation=organisation,
            status=Status.STAFF,
            role=Role.FIELD,
        )
        self._authority.confirm(waiting.verification, person, self._organisation(organisation))
        verification, hand_in = self._bundles.read(self._folder / waiting.kept_path)
        received = self._judged(verification, hand_in)
        if received.verification.ledger is LedgerState.REPLAY:  # a colleague took it in during the call
            raise RemovedError(manifest_sha256)
        if not received.verification.accepted:
            received = replace(waiting, verification=received.verification)
        if not self._keep(received, hand_in):
            return self.confirm(manifest_sha256, name, organisation)
        self._take_in_followers(received)
        self._changes.announce(Topic.INBOX, Topic.KEYS)
        return received

    def _judged(self, verification: Verification, hand_in: HandIn | None) -> ReceivedBundle:
        """The bundle as it would stand in the inbox: taken in, waiting, or refused."""
        manifest = verification.manifest_sha256
        if hand_in is None:
            return ReceivedBundle(
                bundle_id=verification.bundle_id or BundleId(_stand_in(manifest)),
                manifest_sha256=manifest,
                dossier=verification.dossier or DossierId(_NOBODY),
                series=verification.series or SeriesId(_NOBODY),
                sequence=verification.sequence,
                received_at=self._clock.now(),
                verification=replace(verification, code=NOT_A_CLAIM) if verification.accepted else verification,
                authority="",
                title="",
                asked_cents=0,
                kept_path=f"{manifest}.asice",
                waiting=_confirmable(verification),
            )
        place = self._place(manifest, hand_in)
        code = "OK" if place in {LedgerState.NEXT, LedgerState.GAP} else place.name
        dossier = hand_in.dossier
        received = ReceivedBundle(
            bundle_id=hand_in.bundle_id,
            manifest_sha256=manifest,
            dossier=dossier.action.id,
            series=hand_in.series,
            sequence=hand_in.sequence,
            received_at=self._clock.now(),
            verification=replace(verification, ledger=place, code=code),
            authority=dossier.authority.name if dossier.authority else "",
            title=dossier.action.title,
            asked_cents=hand_in.statement.asked_cents,
            kept_path=f"{manifest}.asice",
            waiting=place is LedgerState.GAP,
        )
        return received if received.waiting else received_lines.told(received, hand_in, self._rules)

    def _keep(self, received: ReceivedBundle, hand_in: HandIn | None) -> bool:
        """Write the bundle and, unless it waits, all it carries, in one transaction.

        ``False``, and nothing is written, when somebody took another one in since its place was told.
        """
        with self._open_unit() as unit:
            if (
                hand_in is not None
                and self._place(received.manifest_sha256, hand_in) is not received.verification.ledger
            ):
                return False
            unit.put(received)
            if hand_in is not None and not received.waiting:
                unit.put_hand_in(received.manifest_sha256, hand_in)
                received_lines.put_lines(unit, received, hand_in)
            unit.commit()
        return True

    def _take_in_followers(self, received: ReceivedBundle) -> None:
        """Take in the bundles of the series that waited for this one, in order."""
        waiting = [one for one in self._readings.received_in(received.series) if one.waiting]
        for one in sorted(waiting, key=lambda one: one.sequence):
            verification, hand_in = self._bundles.read(self._folder / one.kept_path)
            follower = self._judged(verification, hand_in)
            if follower.verification.accepted and not follower.waiting:
                self._keep(replace(follower, received_at=one.received_at), hand_in)

    def _place(self, manifest_sha256: str, hand_in: HandIn) -> LedgerState:
        return ledger.state(manifest_sha256, hand_in, self._readings.received_beside(manifest_sha256, hand_in))

    def _absent(self, manifest_sha256: str) -> bool:
        """Whether the inbox is known not to hold a bundle: its file is then nobody's."""
        try:
            return self._found(manifest_sha256) is None
        except UnavailableError:
            return False

    def _found(self, manifest_sha256: str) -> ReceivedBundle | None:
        return self._readings.received_bundle(manifest_sha256)

    def _organisation(self, organisation: OrganisationId | None) -> Organisation | None:
        known = (*self._readings.organisations(), *self._rules.current.organisations)
        return next((one for one in known if one.id == organisation), None)


def _confirmable(verification: Verification) -> bool:
    """Whether only the sender is in doubt: the claim is whole, and its key may still be vouched for."""
    signer, kind = verification.signer, verification.kind
    sound = verification.intact and verification.signature_valid and kind in {None, BundleKind.CLAIM}
    return sound and signer is not None and signer.state in _CONFIRMABLE


def _name(typed: str) -> str:
    name = parse_text(typed, "name", NAME)
    if not name:
        raise RefusedError([Refusal("name", Problem.MISSING)])
    return name


def _stand_in(manifest_sha256: str) -> UUID:
    """An id for a bundle whose own cannot be read yet: nothing is decoded before a trusted key vouches for it."""
    return UUID(manifest_sha256[:32]) if manifest_sha256 else _NOBODY
