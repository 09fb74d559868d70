"""Both sides of the exchange in memory: a claim ready to leave in the field, and the office that receives it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from typing_extensions import override

from lianes_desktop.documents.decision import PdfAnswers
from lianes_desktop.domain.bundles import Signer, SignerState, Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, SeriesId, new_id
from lianes_desktop.domain.keys import ClockDoubt, EnrolmentState, KeyInfo, Registered, fingerprint_groups
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.answer_papers import AnswerPapers
from lianes_desktop.services.arrivals import ArrivalService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.trust import UnlockedKey
from lianes_desktop.services.register import RegisterService
from lianes_desktop.services.version_changes import VersionService
from lianes_desktop.ui.replies.desk import ReplyDesk
from lianes_desktop.ui.replies.papers import PaperDesk
from support.builders import a_profile
from support.desks import Desk, InMemory, ready_to_leave
from support.fakes import PASSPHRASE, FakeAuthority, FakeBundles, FakeDocuments, FakeKeys, no_progress
from support.page_desk import Bar, Compass, Jobs

FINGERPRINT = hashlib.sha256(b"a key").hexdigest()
OTHER = hashlib.sha256(b"another key").hexdigest()


@dataclass
class OwnKeys(FakeKeys):
    """Keys with a fingerprint to read, a clock to doubt, and a file that may be damaged."""

    doubt: ClockDoubt | None = None
    fails: UnavailableError | None = None
    lists_ended: datetime | None = None
    """When Lianes' revocation lists passed their date."""

    @override
    def info(self) -> KeyInfo:
        if self.fails is not None:
            raise self.fails
        if self.state is EnrolmentState.NO_KEY:
            return KeyInfo(self.state)
        return KeyInfo(self.state, FINGERPRINT, fingerprint_groups(FINGERPRINT), lists_ended=self.lists_ended)

    @override
    def take_enrolment(self, path: Path, expected_root: str = "") -> KeyInfo:
        if path.read_text() != "enrolment":
            raise RefusedError([Refusal("file", Problem.NOT_AN_ENROLMENT)])
        if expected_root != "ABCD EFGH":
            raise RefusedError([Refusal("root", Problem.ROOT_UNCONFIRMED, {"groups": "ABCD EFGH"})])
        self.state = EnrolmentState.ENROLLED
        return self.info()

    @override
    def clock_doubt(self, last_bundle: datetime | None) -> ClockDoubt | None:
        return self.doubt


class Drafts(FakeDocuments):
    """Documents on a medium that may fail."""

    def __init__(self) -> None:
        self.fails: UnavailableError | None = None

    @override
    def claim(
        self, hand_in: HandIn, receipt_view: Callable[[str, str, int], bytes], out: BinaryIO, progress: Progress
    ) -> None:
        if self.fails is not None:
            raise self.fails
        super().claim(hand_in, receipt_view, out, progress)


class Medium(FakeBundles):
    """Bundles on a medium that may fail; those that say ``sealed`` open once ``opened``."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: UnavailableError | None = None
        self.opened = True

    @override
    def write(
        self,
        hand_in: HandIn,
        key: UnlockedKey,
        piece: Callable[[str], bytes],
        draw_claim: Callable[[BinaryIO], None],
        folder: Path,
        progress: Progress,
        *,
        seal: bool = True,
        naming: Callable[[], None] = lambda: None,
        earlier: Sequence[SeriesId] = (),
    ) -> Written:
        progress(2048, 4096)
        if self.fails is not None:
            raise self.fails
        return super().write(
            hand_in, key, piece, draw_claim, folder, progress, seal=seal, naming=naming, earlier=earlier
        )

    @override
    def read(self, path: Path) -> tuple[Verification, HandIn | None]:
        text = path.read_text().removeprefix("sealed ")
        if text != path.read_text() and not self.opened:
            return Verification(False, False, False, "SEALED_FOR_OTHERS"), None
        return self.contents.get(text, (ALTERED, None))

    @override
    def open_plain(self, path: Path, to: Path) -> Path:
        to.write_text(path.read_text().removeprefix("sealed "))
        return to


ALTERED = Verification(False, False, False, "DIGEST", "receipts/0001.jpg")


@dataclass
class StrictAuthority(FakeAuthority):
    """An authority that knows its passphrase, keeps a register, and opens ``medium`` when unlocked."""

    medium: Medium | None = None
    people: list[Registered] = field(default_factory=list)
    ends: datetime | None = None
    fails: UnavailableError | None = None

    @override
    def register(self) -> tuple[Registered, ...]:
        return tuple(self.people)

    @override
    def crls_end(self) -> datetime | None:
        return self.ends

    @override
    def read_request(self, path: Path) -> tuple[Profile, str, tuple[str, ...]]:
        if self.fails is not None:
            raise self.fails
        if path.read_text() != "request":
            raise RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)])
        return a_profile(), OTHER, fingerprint_groups(OTHER)

    @override
    def enrol(
        self, path: Path, fingerprint: str, registered: Profile, organisation: Organisation, passphrase: str, to: Path
    ) -> Path:
        self._check(passphrase)
        self.people.append(a_person(registered.name, organisation.name))
        answer = to / "answer.asice"
        answer.write_text("enrolment")
        return answer

    @override
    def unlock(self, passphrase: str) -> None:
        self._check(passphrase)
        if self.medium is not None:
            self.medium.opened = True

    @override
    def recovery_identity(self, passphrase: str) -> str:
        self._check(passphrase)
        return "AGE-SECRET-KEY-1QQQ"

    @override
    def revoke(self, fingerprint: str, passphrase: str) -> None:
        self._check(passphrase)
        self.people = [replace(one, revoked_at=one.issued_at) for one in self.people]

    @override
    def renew_crls(self, passphrase: str) -> None:
        self._check(passphrase)
        self.ends = None

    @override
    def write_trust(self, to: Path) -> None:
        if self.fails is not None:
            raise self.fails
        super().write_trust(to)

    def _check(self, passphrase: str) -> None:
        if self.fails is not None:
            raise self.fails
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])


def a_person(name: str = "Claire Delattre", organisation: str = "Ville de Lille") -> Registered:
    """Somebody in the register."""
    issued = datetime.fromisoformat("2026-10-01T08:00:00+00:00")
    return Registered(new_id(), name, "claire@lille.example", organisation, "", OTHER, "01", issued)


class FieldCounter:
    """A local authority's installation, with a claim that nothing keeps from being signed."""

    def __init__(self, folder: Path, *, late: bool = False) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.bundles, self.keys = Medium(), OwnKeys(EnrolmentState.ENROLLED)
        self.desk = Desk(InMemory(), folder, self.bundles)
        self.dossier: DossierId = ready_to_leave(self.desk)
        desk = self.desk
        self.documents = Drafts()
        self.hand_in = HandInService(
            desk.records, desk.readings, desk.rules, desk.series, self.keys, self.bundles,
            self.documents, desk.vault, desk.pictures, desk.light_copies, desk.clock,
        )  # fmt: skip
        self.enrolment = EnrolmentService(self.keys, desk.readings, desk.rules, desk.changes)
        self.arrivals = ArrivalService(
            self.enrolment, desk.inbox, desk.register, desk.settings, desk.replies, desk.sharing
        )
        self.jobs, self.bar, self.compass = Jobs(late=late), Bar(), Compass()
        self.papers = PaperDesk(AnswerPapers(PdfAnswers()), self.drafts, self.jobs, self.bar)
        self.replies = ReplyDesk(
            desk.replies, VersionService(desk.readings), desk.expenses, self.papers, self.compass, self.bar
        )
        self.sticks: tuple[Path, ...] = ()

    def plugged_in(self) -> tuple[Path, ...]:
        """The sticks of the moment."""
        return self.sticks

    def drafts(self) -> Path:
        """Where previews are drawn."""
        return self.folder


class OfficeCounter:
    """Lianes' installation, its authority made unless ``bare``, and bundles to receive."""

    def __init__(self, folder: Path, *, late: bool = False, bare: bool = False) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.medium = Medium()
        self.authority = StrictAuthority(made=None if bare else ("Lianes", PASSPHRASE), medium=self.medium)
        kept = InMemory()
        self.desk = Desk(kept, folder, self.medium)
        desk = self.desk
        self.register = RegisterService(self.authority, desk.changes)
        self.inbox = InboxService(
            kept.open_unit, desk.readings, desk.rules, self.medium, self.authority, desk.pictures, desk.changes,
            desk.clock, folder / "received",
        )  # fmt: skip
        self.arrivals = ArrivalService(
            desk.enrolment, self.inbox, self.register, desk.settings, desk.replies, desk.sharing
        )
        self.jobs, self.bar, self.compass = Jobs(late=late), Bar(), Compass()

    def bundle(self, *, known: bool = True, sealed: bool = False, name: str = "demande.asice") -> Path:
        """A claim as it comes from the field; ``known`` tells whether its sender is."""
        return self.carry(FieldCounter(self.folder / f"field-{name}"), known=known, sealed=sealed, name=name)

    def carry(
        self, field_side: "FieldCounter", *, known: bool = True, sealed: bool = False, name: str = "demande.asice"
    ) -> Path:
        """The claim of an authority as it stands now, signed and carried here."""
        sent = field_side.hand_in.export(field_side.dossier, PASSPHRASE, field_side.folder, no_progress)
        key = sent.manifest_sha256
        found, hand_in = field_side.bundles.contents[key]
        state = SignerState.KNOWN if known else SignerState.UNKNOWN
        found = replace(found, signer=Signer("Claire Delattre", "", new_id(), FINGERPRINT, "", state), files=3)
        vouched = (found, hand_in)
        unknown = replace(found, signer_known=False, code="CERT_UNTRUSTED")
        self.medium.contents[key] = vouched if known else (unknown, None)
        self.medium.pieces |= field_side.bundles.pieces
        self.authority.on_confirm = _Vouched(self.medium, key, vouched)
        path = self.folder / name
        path.write_text(f"sealed {key}" if sealed else key)
        if sealed:
            self.medium.opened = False
        return path


@dataclass
class _Vouched:
    """What the verifier says of a bundle once its sender was confirmed."""

    medium: Medium
    key: str
    verdict: tuple[Verification, HandIn | None]

    def __call__(self) -> None:
        self.medium.contents[self.key] = self.verdict
