"""Lianes' office: bundles received, verified and taken in."""

from pathlib import Path

from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.hand_in import HandIn, ReceivedBundle
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.ports import (
    Authority,
    Bundles,
    Clock,
    OpenUnit,
    Pictures,
    Progress,
    Readings,
)


class InboxService:
    """Acts and readings on the office's inbox."""

    def __init__(
        self,
        open_unit: OpenUnit,
        readings: Readings,
        reference: ReferenceData,
        bundles: Bundles,
        authority: Authority,
        pictures: Pictures,
        changes: Changes,
        clock: Clock,
        folder: Path,
    ) -> None:
        """``folder`` is where opened bundles are kept."""

    def take_in(self, path: Path, progress: Progress) -> ReceivedBundle:
        """Verify a bundle; keep it when accepted, or waiting when its sender is unknown or one before it is missing.

        Taking the same bundle in again changes nothing. One that is refused is returned with its verification
        and leaves nothing behind. For a worker thread.
        """
        raise NotImplementedError

    def all(self) -> tuple[ReceivedBundle, ...]:
        """Everything received, the latest first."""
        raise NotImplementedError

    def hand_in(self, manifest_sha256: str) -> HandIn | None:
        """What a bundle taken in carries; ``None`` while it waits."""
        raise NotImplementedError

    def same_figures(self, manifest_sha256: str) -> bool:
        """Whether the office's own calculation gives the cents the bundle asks for."""
        raise NotImplementedError

    def receipt(self, manifest_sha256: str, digest: str, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet of a receipt of a bundle taken in, as an upright JPEG; for a worker thread."""
        raise NotImplementedError

    def confirm(self, manifest_sha256: str, name: str, organisation: OrganisationId | None) -> ReceivedBundle:
        """Vouch for the sender of a waiting bundle, whose fingerprint was compared by phone, and take it in."""
        raise NotImplementedError
