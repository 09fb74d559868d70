"""The claim that leaves: its series, its document, and the signed bundle."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from lianes_desktop.domain.bundles import Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.trust import UnlockedKey


class Series(Protocol):
    """Names the chain of bundles one dossier sends from this installation."""

    def series_of(self, dossier: DossierId) -> SeriesId:
        """The dossier's series here: kept for good, and new after a restore or a reinstall."""
        ...

    def give_up(self, dossier: DossierId) -> None:
        """Go on in another series, unless ``resume`` is called: a bundle takes its name and may not be remembered."""
        ...

    def given_up(self, dossier: DossierId) -> tuple[SeriesId, ...]:
        """The dossier's series given up here and not resumed, the oldest first."""
        ...

    def resume(self, dossier: DossierId) -> None:
        """Go on in the series last given up: its bundle is remembered."""
        ...


class Documents(Protocol):
    """PDF documents: the same values give the same bytes."""

    def claim(
        self, hand_in: HandIn, receipt_view: Callable[[str, str, int], bytes], out: BinaryIO, progress: Progress
    ) -> None:
        """Write ``claim.pdf``; ``receipt_view(digest, media_type, sheet)`` gives a JPEG of one sheet."""
        ...


class Written(NamedTuple):
    """A bundle on its medium, read back and verified."""

    path: Path
    size: int
    manifest_sha256: str
    sealed: bool


class Bundles(Protocol):
    """Writes and verifies the signed bundle of BUNDLE.md."""

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
        """Sign, seal for Lianes when its recipients are known, and write to ``folder``.

        ``piece(digest)`` gives the bytes of a receipt file that is carried, or of a paper. A temporary file is written,
        synced, read back and verified, then ``naming`` is called and the file renamed: no half bundle ever has a final
        name.
        What writes that never ended left in ``folder`` is cleared: of this series, and of the ``earlier`` ones.
        """
        ...

    def verify(self, path: Path) -> Verification:
        """Check a plain or sealed bundle; nothing is decoded before a trusted key vouches for it."""
        ...

    def read(self, path: Path) -> tuple[Verification, HandIn | None]:
        """Verify, then decode; the value is ``None`` unless the verification is accepted."""
        ...

    def open_plain(self, path: Path, to: Path) -> Path:
        """A sealed bundle opened into ``to`` (temporary file, renamed on success); a plain one copied."""
        ...

    def extract(self, path: Path, digest: str) -> bytes:
        """One receipt file of a verified plain bundle, checked again while read."""
        ...
