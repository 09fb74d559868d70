"""Dossiers shared between laptops: how records are written as versions, and the signed file they travel in."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol
from uuid import UUID

from lianes_desktop.domain.bundles import Verification
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.shares import Share
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.store import Record
from lianes_desktop.services.ports.trust import UnlockedKey


class WrittenRecord(NamedTuple):
    """A record as text."""

    kind: str
    record: UUID
    content: str
    """Canonical JSON: equal records write themselves alike on every laptop."""


class RecordTexts(Protocol):
    """Records as the texts their versions hold."""

    @property
    def kinds(self) -> tuple[type[Record], ...]:
        """Every kind of record that is shared, besides what the dossier is about."""
        ...

    def write(self, record: Record) -> WrittenRecord: ...

    def read(self, kind: str, dossier: DossierId, content: str) -> Record:
        """The record of that text.

        Raises:
            ValueError: it is no such record, or not in its canonical form.
        """
        ...

    def files(self, versions: Iterable[RecordVersion]) -> tuple[tuple[ReceiptPage, ...], tuple[Piece, ...]]:
        """The receipts' files and the papers that versions name, each once: of those nothing among them follows."""
        ...


class Shares(Protocol):
    """Writes and reads shared dossiers as signed files."""

    def write(
        self, share: Share, key: UnlockedKey, piece: Callable[[str], bytes], folder: Path, progress: Progress
    ) -> Written:
        """Sign and write to ``folder``; ``piece(digest)`` gives the bytes of a file.

        Raises:
            RefusedError: ``TOO_LARGE`` on ``receipts``.
            UnavailableError: the medium, or a file of the vault; nothing half-written stays.
            CancelledError: ``progress`` was asked to stop; nothing stays.
        """
        ...

    def announces(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries a shared dossier: to know whose work it is."""
        ...

    def read(self, path: Path) -> tuple[Verification, Share | None]:
        """Verify, then decode; the value is ``None`` unless the verification is accepted."""
        ...

    def extract(self, path: Path, digest: str) -> bytes:
        """One file of a verified share, checked again while read."""
        ...

    def confirm(self, verification: Verification) -> None:
        """Vouch for the key of a share, whose fingerprint was compared by voice; only for a key not enrolled.

        Raises:
            UnavailableError: it could not be kept.
        """
        ...
