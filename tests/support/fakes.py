"""Stand-ins for the outer rings: files, keys, bundles, documents, the office's authority."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lianes_desktop.bundle.share_texts import BundleTexts
from lianes_desktop.domain.bundles import BundleKind, Signer, SignerState, Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, SeriesId, new_id
from lianes_desktop.domain.keys import ClockDoubt, EnrolmentState, KeyInfo, Registered
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import Flaw
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.shares import Share
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.device import Backup, Preferences
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, Examined, PrintedLine, View
from lianes_desktop.services.ports.trust import SettingsFile, UnlockedKey
from support.memory import NOW, MemoryClock

PASSPHRASE = "trois bateaux sur la Deûle"  # noqa: S105 - the tests' own


class MemoryVault:
    """Implements ``ports.receipts.Vault``; ``fails`` is raised instead of keeping anything."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.fails: UnavailableError | None = None

    def store(self, data: bytes) -> str:
        if self.fails is not None:
            raise self.fails
        digest = hashlib.sha256(data).hexdigest()
        self.files[digest] = data
        return digest

    def read(self, digest: str) -> bytes:
        if digest not in self.files:
            raise UnavailableError(Resource.VAULT, Cause.NOT_FOUND, digest)
        return self.files[digest]

    def holds(self, digest: str) -> bool:
        return digest in self.files


class MemoryCopies:
    """Implements ``ports.receipts.Copies``."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.fails: UnavailableError | None = None

    def keep(self, original: str, copy: bytes) -> None:
        if self.fails is not None:
            raise self.fails
        self.kept[original] = copy

    def read(self, original: str) -> bytes:
        if original not in self.kept:
            raise UnavailableError(Resource.VAULT, Cause.NOT_FOUND, original)
        return self.kept[original]

    def size(self, original: str) -> int | None:
        copy = self.kept.get(original)
        return None if copy is None else len(copy)


@dataclass
class FakePictures:
    """Implements ``ports.receipts.Pictures``: whatever starts with ``photo`` is a photograph."""

    taken_at: datetime | None = None
    flaws: frozenset[Flaw] = frozenset()
    likeness: dict[bytes, int] = field(default_factory=dict)
    """Fingerprints of pictures, by their bytes."""
    papers: dict[bytes, Corners] = field(default_factory=dict)
    """Where the paper lies on photographs, by their bytes."""
    too_hard: set[bytes] = field(default_factory=set)
    """Photographs of which no light copy can be made."""

    def examine(self, data: bytes, name: str) -> Examined:
        if data.startswith(b"%PDF"):
            return Examined("application/pdf", 2, b"small pdf", None)
        if not data.startswith(b"photo"):
            raise RefusedError([Refusal(name, Problem.NOT_A_PICTURE)])
        return Examined("image/jpeg", 1, b"small " + data, self.taken_at, self.flaws, self.likeness.get(data))

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
        seen = f"{how.turn} " if how != AS_IT_IS else ""
        seen += "flat " if how.corners is not None else ""
        seen += "grey " if how.contrast else ""
        return f"{media_type} {sheet} {longest} {seen}".encode() + data

    def corners(self, data: bytes, media_type: str, *, sheet: int = 0) -> Corners | None:
        return self.papers.get(data) if media_type == "image/jpeg" and sheet == 0 else None

    def light(self, data: bytes, media_type: str, *, sheet: int = 0) -> bytes:
        if data in self.too_hard or sheet or media_type == "application/pdf":
            raise RefusedError([Refusal("", Problem.FILE_TOO_HARD)])
        return b"~" + data.removeprefix(b"photo")[:60_000]

    def words(self, data: bytes, sheet: int = 0, *, longest: int = 2000) -> tuple[PrintedLine, ...]:
        if not data.startswith(b"%PDF"):
            raise RefusedError([Refusal("", Problem.NOT_A_PICTURE)])
        box = (0.0, 0.0), (longest / 2, 0.0), (longest / 2, 20.0), (0.0, 20.0)
        return (PrintedLine(f"FACTURE {sheet}", box, (longest, longest)),)

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        return f"{pdf.name} {sheet} {longest}".encode(), 3


class FixedSeries:
    """Implements ``ports.claims.Series``: one per dossier until ``anew``."""

    def __init__(self) -> None:
        self._known: dict[DossierId, SeriesId] = {}
        self._given_up: list[tuple[DossierId, SeriesId]] = []

    def series_of(self, dossier: DossierId) -> SeriesId:
        return self._known.setdefault(dossier, SeriesId(new_id()))

    def give_up(self, dossier: DossierId) -> None:
        self._given_up.append((dossier, self._known.pop(dossier)))

    def given_up(self, dossier: DossierId) -> tuple[SeriesId, ...]:
        return tuple(series for of, series in self._given_up if of == dossier)

    def resume(self, dossier: DossierId) -> None:
        of, series = self._given_up.pop()
        assert of == dossier
        self._known[dossier] = series

    def anew(self) -> None:
        """As after a restore."""
        self._known.clear()


@dataclass(frozen=True)
class FakeKey:
    """Implements ``ports.trust.UnlockedKey``."""

    fingerprint: str = "a" * 64


@dataclass
class FakeKeys:
    """Implements ``ports.trust.Keys``; the passphrase is ``PASSPHRASE``."""

    state: EnrolmentState = EnrolmentState.NO_KEY
    made_for: tuple[Profile, Organisation | None] | None = None
    settings_files: dict[str, SettingsFile | RefusedError] = field(default_factory=dict)
    """What files of settings carry, by name, or why each is refused."""
    trusted: list[tuple[str, str]] = field(default_factory=list)

    def info(self) -> KeyInfo:
        return KeyInfo(self.state, "a" * 64 if self.made_for else "")

    def create(self, profile: Profile, organisation: Organisation | None, passphrase: str) -> KeyInfo:
        assert passphrase == PASSPHRASE
        self.made_for, self.state = (profile, organisation), EnrolmentState.SELF_SIGNED
        return self.info()

    def unlock(self, passphrase: str) -> UnlockedKey:
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
        return FakeKey()

    def write_request(self, key: UnlockedKey, profile: Profile, organisation: Organisation | None, to: Path) -> Path:
        assert isinstance(key, FakeKey)
        written = to / "request.asice"
        written.write_text(f"{profile.name} {organisation.name if organisation else ''}".strip())
        self.state = EnrolmentState.REQUESTED
        return written

    def take_enrolment(self, path: Path, expected_root: str = "") -> KeyInfo:
        if path.read_text() != "enrolment" or expected_root != "ABCD":
            raise RefusedError([Refusal("root", Problem.ROOT_UNCONFIRMED)])
        self.state = EnrolmentState.ENROLLED
        return self.info()

    def announces_settings(self, path: Path) -> bool:
        return path.name in self.settings_files

    def read_settings(self, path: Path, expected_root: str = "") -> SettingsFile:
        found = self.settings_files.get(path.name)
        if found is None:
            raise RefusedError([Refusal("file", Problem.NOT_SETTINGS)])
        if isinstance(found, RefusedError):
            raise found
        if self.state is not EnrolmentState.ENROLLED and expected_root != "ABCD":
            raise RefusedError([Refusal("root", Problem.ROOT_UNCONFIRMED, {"groups": "ABCD EFGH"})])
        return found

    def take_trust(self, path: Path, expected_root: str = "") -> None:
        self.trusted.append((path.name, expected_root))

    def clock_doubt(self, last_bundle: datetime | None) -> ClockDoubt | None:
        assert last_bundle is None or last_bundle.tzinfo
        return None


class FakeDocuments:
    """Implements ``ports.claims.Documents``: the claim is its first receipt."""

    def claim(
        self, hand_in: HandIn, receipt_view: Callable[[str, str, int], bytes], out: BinaryIO, progress: Progress
    ) -> None:
        progress(0, 1)
        out.write(b"%PDF " + hand_in.dossier.action.title.encode())
        for receipt in hand_in.dossier.receipts:
            out.writelines(receipt_view(page.digest, page.media_type, 0) for page in receipt.pages)
        progress(1, 1)


class FakeBundles:
    """Implements ``ports.claims.Bundles``: a bundle is a file that names a hand-in kept in ``contents``."""

    def __init__(self) -> None:
        self.contents: dict[str, tuple[Verification, HandIn | None]] = {}
        self.pieces: dict[str, bytes] = {}

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
        assert hand_in.series not in earlier
        manifest = hashlib.sha256(f"{hand_in.bundle_id} {key.fingerprint}".encode()).hexdigest()
        path = folder / f"lianes-s{hand_in.sequence}.asice"
        with (folder / "claim.pdf").open("wb") as claim:
            draw_claim(claim)
        for receipt in hand_in.dossier.receipts:
            self.pieces.update((page.carried.digest, piece(page.carried.digest)) for page in receipt.pages)
        progress(1, 1)
        naming()
        path.write_text(manifest)
        self.contents[manifest] = (accepted(manifest, hand_in), hand_in)
        return Written(path, path.stat().st_size, manifest, seal)

    def verify(self, path: Path) -> Verification:
        return self.read(path)[0]

    def read(self, path: Path) -> tuple[Verification, HandIn | None]:
        return self.contents.get(path.read_text(), (ALTERED, None))

    def open_plain(self, path: Path, to: Path) -> Path:
        to.write_text(path.read_text())
        return to

    def extract(self, path: Path, digest: str) -> bytes:
        assert path.exists()
        return self.pieces[digest]


ALTERED = Verification(
    intact=False, signature_valid=False, signer_known=False, code="DIGEST", detail="receipts/0001.jpg"
)


def accepted(manifest_sha256: str, hand_in: HandIn) -> Verification:
    """What the verifier says of a bundle signed by somebody known."""
    return Verification(
        intact=True,
        signature_valid=True,
        signer_known=True,
        code="OK",
        manifest_sha256=manifest_sha256,
        bundle_id=hand_in.bundle_id,
        dossier=hand_in.dossier.action.id,
        series=hand_in.series,
        sequence=hand_in.sequence,
    )


class FakeShares:
    """Implements ``ports.sharing.Shares``: a file names a share kept in ``contents``, which laptops have in common."""

    def __init__(self, author: str, contents: dict[str, tuple[str, Share]], pieces: dict[str, bytes]) -> None:
        self.author = author
        self.contents, self.pieces = contents, pieces
        self.trusted = {author}
        self.prints: dict[str, str] = {}
        """Fingerprints by author; the name itself where none is given."""

    def write(
        self, share: Share, key: UnlockedKey, piece: Callable[[str], bytes], folder: Path, progress: Progress
    ) -> Written:
        manifest = hashlib.sha256(f"{share.bundle_id} {key.fingerprint}".encode()).hexdigest()
        pages, papers = BundleTexts().files(share.versions)
        named = [*(one.digest for one in pages), *(one.digest for one in papers)]
        self.pieces.update((one, piece(one)) for one in named)
        path = folder / f"lianes-partage-{share.bundle_id.hex[-8:]}.asice"
        path.write_text(manifest)
        self.contents[manifest] = (self.author, share)
        progress(1, 1)
        return Written(path, path.stat().st_size, manifest, sealed=False)

    def announces(self, path: Path) -> bool:
        return path.name.startswith("lianes-partage-")

    def read(self, path: Path) -> tuple[Verification, Share | None]:
        manifest = path.read_text()
        if manifest not in self.contents:
            return ALTERED, None
        author, share = self.contents[manifest]
        known = author in self.trusted
        state = SignerState.KNOWN if known else SignerState.UNKNOWN
        signer = Signer(author, "Ville de Lille", None, self.prints.get(author, author), author, state)
        found = Verification(
            intact=True,
            signature_valid=True,
            signer_known=known,
            code="OK" if known else "CERT_UNTRUSTED",
            signer=signer,
            manifest_sha256=manifest,
            kind=BundleKind.SHARE,
        )
        return found, share if known else None

    def extract(self, path: Path, digest: str) -> bytes:
        assert path.exists()
        return self.pieces[digest]

    def confirm(self, verification: Verification) -> None:
        assert verification.signer is not None
        self.trusted.add(verification.signer.name)


@dataclass
class FakeAuthority:
    """Implements ``ports.trust.Authority`` and remembers what was asked."""

    made: tuple[str, str] | None = None
    vouched: list[tuple[Verification, Profile, Organisation | None]] = field(default_factory=list)
    on_confirm: Callable[[], None] = lambda: None
    asked: list[str] = field(default_factory=list)

    def exists(self) -> bool:
        return self.made is not None

    def create(self, name: str, passphrase: str) -> None:
        self.made = (name, passphrase)

    def root_fingerprint(self) -> tuple[str, ...]:
        return ("ABCD", "EFGH")

    def register(self) -> tuple[Registered, ...]:
        return ()

    def read_request(self, path: Path) -> tuple[Profile, str, tuple[str, ...]]:
        text = path.read_text()
        if text == "unreadable":
            raise RefusedError([Refusal("file", Problem.FILE_UNREADABLE)])
        if not text.startswith("request"):
            raise RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)])
        return self.vouched[0][1], "b" * 64, ("WXYZ",)

    def enrol(
        self, path: Path, fingerprint: str, registered: Profile, organisation: Organisation, passphrase: str, to: Path
    ) -> Path:
        self.asked.append(f"enrol {fingerprint[:2]} {registered.name} {organisation.name} {passphrase}")
        return to / path.name

    def issue_settings(self, issued: ProgrammeSettings, passphrase: str, to: Path) -> SettingsFile:
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
        written = to / f"settings-{issued.version}.asice"
        written.write_text(f"settings {issued.version} {issued.issued_at}")
        return SettingsFile(issued, hashlib.sha256(written.read_bytes()).hexdigest(), written)

    def recovery_identity(self, passphrase: str) -> str:
        return f"AGE-SECRET-KEY-1 {passphrase}"

    def confirm(self, verification: Verification, registered: Profile, organisation: Organisation | None) -> None:
        self.vouched.append((verification, registered, organisation))
        self.on_confirm()

    def unlock(self, passphrase: str) -> None:
        self.asked.append(f"unlock {passphrase}")

    def crls_end(self) -> datetime | None:
        return NOW

    def renew_crls(self, passphrase: str) -> None:
        self.asked.append(f"renew {passphrase}")

    def revoke(self, fingerprint: str, passphrase: str) -> None:
        self.asked.append(f"revoke {fingerprint} {passphrase}")

    def write_trust(self, to: Path) -> None:
        to.write_text("trust")


class MemoryBackups:
    """Implements ``ports.device.Backups``."""

    def __init__(self, clock: MemoryClock) -> None:
        self._clock = clock
        self.kept: list[Backup] = []
        self.fails: UnavailableError | None = None
        self.restored: Backup | None = None

    def make(self, reason: str) -> Backup:
        if self.fails is not None:
            raise self.fails
        backup = Backup(Path(reason), self._clock.now(), 1, reason)
        self.kept.insert(0, backup)
        return backup

    def all(self) -> tuple[Backup, ...]:
        return tuple(self.kept)

    def restore(self, backup: Backup) -> None:
        self.restored = backup


class MemoryPreferences:
    """Implements ``ports.device.PreferencesFile``."""

    def __init__(self) -> None:
        self.kept = Preferences()
        self.reads = 0

    def read(self) -> Preferences:
        self.reads += 1
        return self.kept

    def write(self, preferences: Preferences) -> None:
        self.kept = replace(preferences)


def no_progress(_done: int, _total: int) -> None:
    """A progress nobody watches."""
