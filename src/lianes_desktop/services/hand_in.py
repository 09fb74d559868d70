"""The claim: checks, figures, preview, and the signed bundle."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer, SettledQuestion
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.checks import Around, check
from lianes_desktop.domain.claim_states import asked
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding, Level
from lianes_desktop.domain.expenses import Expense, ReceiptPage
from lianes_desktop.domain.freezing import frozen, holding, left_in
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import BundleId, DossierId, new_id
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.leaving import hand_in_leaving, leaving
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.sent_lines import sent_lines
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.services import bundle_sizes, calendars, copies
from lianes_desktop.services.bundle_sizes import BundleSizes
from lianes_desktop.services.failures import Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.light_copies import LightCopies
from lianes_desktop.services.ports.claims import Bundles, Documents, Series
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.ports.trust import Keys
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook

AUDIENCE = ("lianes",)
PRINTED_SIDE = 2000
"""Longest side, in pixels, of a receipt in the claim's PDF."""
LIGHT_SIDE = 1240
"""The same for a photograph of which a light copy travels: 150 dots an inch across the sheet."""


@dataclass(frozen=True, slots=True)
class Review:
    """A claim as it stands: its records, its figures, and what the checks find, errors first."""

    dossier: Dossier
    statement: ExpenseStatement
    findings: tuple[Finding, ...]
    open_questions: int = 0
    """Questions of Lianes about the last version that wait for their tick: the next one leaves once there are none."""

    def claims_the_same(self, other: "Review") -> bool:
        """Whether the same records would leave with the same figures, whatever the checks find."""
        return leaving(self.dossier) == leaving(other.dossier) and self.statement == other.statement


class HandInService:
    """Acts and readings on a dossier's claim; ``RemovedError`` when there is no such dossier."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        series: Series,
        keys: Keys,
        bundles: Bundles,
        documents: Documents,
        vault: Vault,
        pictures: Pictures,
        copies: LightCopies,
        clock: Clock,
    ) -> None:
        """The dossier is read once, at one moment, before anything slow begins."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._series = series
        self._keys = keys
        self._bundles = bundles
        self._documents = documents
        self._vault = vault
        self._pictures = pictures
        self._copies = copies
        self._clock = clock

    def checks(self, dossier: DossierId) -> tuple[Finding, ...]:
        """Everything found, errors first."""
        return self._judged(self._readings.dossier(dossier))[1]

    def statement(self, dossier: DossierId) -> ExpenseStatement:
        """The claim in figures."""
        return self._judged(self._readings.dossier(dossier))[0]

    def review(self, dossier: DossierId) -> Review:
        """The records, the claim in figures and what the checks find, at one moment."""
        records = self._readings.dossier(dossier)
        return Review(records, *self._judged(records), self._open_questions(dossier))

    def ready(self, dossier: DossierId) -> bool:
        """Whether nothing keeps the claim from being signed; the sample dossier never is."""
        records = self._readings.dossier(dossier)
        if records.action.sample or self._open_questions(dossier):
            return False
        return not _errors(self._judged(records)[1])

    def version(self, dossier: DossierId) -> int:
        """The number the next bundle will carry in its series."""
        return self._place(dossier)[0]

    def sizes(self, records: Dossier) -> BundleSizes:
        """How heavy the bundle of those records would be, with the originals and with light copies."""
        return bundle_sizes.sizes(records, self._copies.size)

    def lighten(self, dossier: DossierId, progress: Progress) -> tuple[ReceiptPage, ...]:
        """Make the light copies a bundle will carry; those that could not be made. For a worker thread.

        Raises:
            UnavailableError: an original is missing or damaged.
            CancelledError: the person stopped; the copies made so far stay.
        """
        return self._copies.make(self._readings.dossier(dossier), progress)

    def preview(self, dossier: DossierId, to: Path, progress: Progress) -> Path:
        """Write the claim's PDF, unsigned, to ``to``; for a worker thread.

        Raises:
            UnavailableError: the medium or a receipt's file; nothing half-written stays.
            RefusedError: ``profile`` missing: nobody is there to hand it in.
        """
        hand_in = self._hand_in(self._readings.dossier(dossier), self._profile())
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._draw(hand_in, out, progress)
        return to

    def preview_sheet(self, pdf: Path, sheet: int, longest: int = PRINTED_SIDE) -> tuple[int, bytes]:
        """How many sheets a preview has, and one of them as a JPEG; for a worker thread."""
        jpeg, sheets = self._pictures.sheet_of(pdf, sheet=sheet, longest=longest)
        return sheets, jpeg

    def export(
        self,
        dossier: DossierId,
        passphrase: str,
        folder: Path,
        progress: Progress,
        *,
        seal: bool = True,
        light: bool = False,
        certified: Review | None = None,
    ) -> SentBundle:
        """Sign, seal and write the bundle, and remember that it left; for a worker thread.

        The expenses leave converted for good: later rates change nothing of them (PEERS E2).

        A cut between the two never forks the series: the next bundle then begins another one.

        With ``light``, the copies that ``lighten`` made travel in the place of their photographs; with ``certified``,
        what a person declared true, nothing else is signed.

        ``progress`` tells bytes; nothing of nothing while the claim's pages are drawn.

        Raises:
            RefusedError: ``passphrase`` wrong; on ``dossier``, ``NOT_READY`` when an error stands, with its ``count``,
                ``QUESTIONS_OPEN`` when a question of Lianes waits for its tick, likewise, and ``NOT_AS_CERTIFIED``.
            UnavailableError: the medium or a receipt's file; nothing half-written stays.
            CancelledError: the person stopped; nothing was written or remembered.
        """
        read = self._readings.dossier(dossier)
        records = self._frozen(read)
        hand_in = self._hand_in(records, self._profile())
        errors = _errors(hand_in.findings)
        refusals = []
        if errors or records.action.sample:
            values = {"count": len(errors), "sample": records.action.sample}
            refusals.append(Refusal("dossier", Problem.NOT_READY, values))
        asked_still = self._open_questions(dossier)
        if asked_still:
            refusals.append(Refusal("dossier", Problem.QUESTIONS_OPEN, {"count": asked_still}))
        if certified is not None and not certified.claims_the_same(Review(read, *self._judged(read))):
            refusals.append(Refusal("dossier", Problem.NOT_AS_CERTIFIED))
        if refusals:
            raise RefusedError(refusals)
        key = self._keys.unlock(passphrase)
        if light:
            hand_in = replace(hand_in, dossier=self._copies.lightened(hand_in.dossier))
        written = self._bundles.write(
            hand_in,
            key,
            self._copies.reader(hand_in.dossier),
            # pages are drawn before the first byte is written: told as work whose end is not known
            lambda out: self._draw(hand_in, out, lambda _at, _of: progress(0, 0)),
            folder,
            progress,
            seal=seal,
            naming=lambda: self._series.give_up(dossier),
            earlier=self._series.given_up(dossier),
        )
        sent = SentBundle(
            bundle_id=hand_in.bundle_id,
            dossier=dossier,
            series=hand_in.series,
            sequence=hand_in.sequence,
            manifest_sha256=written.manifest_sha256,
            path=str(written.path),
            size=written.size,
            exported_at=hand_in.created_at,
            lines=len(hand_in.statement.lines),
            eligible_cents=hand_in.statement.eligible_cents,
            asked_cents=hand_in.statement.asked_cents,
            sealed=written.sealed,
            content=_content(records),
        )
        self._remember(sent, read, records, hand_in.statement)
        with suppress(UnavailableError):  # the bundle left and is remembered; another series next time is as safe
            self._series.resume(dossier)
        return sent

    def copy(self, sent: SentBundle, folder: Path, progress: Progress) -> Path:
        """Copy a bundle that left to another folder, a stick most often, and read the copy back; for a worker thread.

        Raises:
            UnavailableError: the bundle is no longer where it was written, or is not the one written; the medium
                is full, gone, or gives back other bytes than it was given. Nothing half-written stays.
            CancelledError: the person stopped; nothing was written.
        """
        return copies.copied(Path(sent.path), sent.size, folder, progress)

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        return self._readings.sent(dossier)

    def changed_since(self, dossier: DossierId) -> bool:
        """Whether the records differ from those of the last bundle: a new version would say something new."""
        sent = self._readings.sent(dossier)
        if not sent:
            return True
        records = self._readings.dossier(dossier)
        figures = statement(leaving(records), self._rules.of(records.action))
        same_figures = (figures.eligible_cents, figures.asked_cents) == (sent[0].eligible_cents, sent[0].asked_cents)
        return sent[0].content != _content(records) or not same_figures

    def _frozen(self, records: Dossier) -> Dossier:
        """The records, what has not left yet converted for good at the rates of now."""
        applied = terms(records.action, self._rules.of(records.action))
        bundle = holding(self._readings.sent(records.action.id))
        return replace(
            records,
            expenses=tuple(
                one if bundle is not None and left_in(one, bundle) else frozen(one, applied, records.rates)
                for one in records.expenses
            ),
        )

    def _remember(self, sent: SentBundle, read: Dossier, left: Dossier, figures: ExpenseStatement) -> None:
        """Keep that the bundle left, its lines, and the rates they left with; one corrected meanwhile stays so."""
        gone: dict[Expense | None, Expense] = dict(zip(read.expenses, left.expenses, strict=True))

        def decide(unit: UnitOfWork) -> Writes:
            now = (unit.get(Expense, one.id) for one in read.expenses)
            lines = sent_lines(sent.bundle_id, left, figures)
            return Writes([sent, lines, *(gone[one] for one in now if one in gone and gone[one] != one)])

        self._records.change(None, decide)

    def _judged(self, records: Dossier) -> tuple[ExpenseStatement, tuple[Finding, ...]]:
        """The figures of what would leave, and what the checks find in all that is here."""
        reference = self._rules.of(records.action)
        figures, applied = statement(leaving(records), reference), terms(records.action, reference)
        around = Around(
            calendars.known_to(records.action),
            () if records.action.sample else self._readings.shared_files(records.action.id),
            self._readings.every(Membership),
            self._readings.every(SteeringMeeting),
        )
        return figures, check(records, figures, applied, reference, self._clock.today(), around)

    def _open_questions(self, dossier: DossierId) -> int:
        """How many questions about the last version that left wait for their tick."""
        sent = self._readings.sent(dossier)
        last = sent[0].manifest_sha256 if sent else ""
        settled = (one.id for one in self._readings.held(SettledQuestion, dossier))
        return len(asked(last, self._readings.held(Answer, dossier), settled))

    def _place(self, dossier: DossierId) -> tuple[int, Previous | None]:
        """The next number of the dossier's series here, and the bundle it follows."""
        series = self._series.series_of(dossier)
        earlier = [one for one in self._readings.sent(dossier) if one.series == series]
        last = max(earlier, key=lambda one: one.sequence, default=None)
        return (1, None) if last is None else (last.sequence + 1, Previous(last.manifest_sha256))

    def _hand_in(self, records: Dossier, profile: Profile) -> HandIn:
        """The claim as it would leave now, without the people who have not agreed to travel."""
        dossier = records.action.id
        sequence, previous = self._place(dossier)
        figures, findings = self._judged(records)
        return hand_in_leaving(
            HandIn(
                bundle_id=BundleId(new_id()),
                series=self._series.series_of(dossier),
                sequence=sequence,
                previous=previous,
                created_at=self._clock.now(),
                audience=AUDIENCE,
                issuer=profile.participant,
                dossier=records,
                statement=figures,
                findings=findings,
            )
        )

    def _draw(self, hand_in: HandIn, out: BinaryIO, progress: Progress) -> None:
        """The claim's PDF, its receipts drawn from their originals."""
        every = (page for receipt in hand_in.dossier.receipts for page in receipt.pages)
        light = {page.digest for page in every if page.light is not None}

        def view(digest: str, media_type: str, sheet: int) -> bytes:
            longest = LIGHT_SIDE if digest in light else PRINTED_SIDE
            return self._pictures.view(self._vault.read(digest), media_type, sheet=sheet, longest=longest)

        self._documents.claim(hand_in, view, out, progress)

    def _profile(self) -> Profile:
        profile = self._readings.profile()
        if profile is None:
            raise RefusedError([Refusal("profile", Problem.MISSING)])
        return profile


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.level is Level.ERROR]


def _content(records: Dossier) -> str:
    """A digest of the records as they leave: equal values write themselves alike."""
    return hashlib.sha256(repr(leaving(records)).encode()).hexdigest()
