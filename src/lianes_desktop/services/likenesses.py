"""Looks at the pictures of claims taken in, so that one sent twice is found again, whoever sends it."""

from pathlib import Path

from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.ports.claims import Bundles
from lianes_desktop.services.ports.office import OfficeReadings
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures
from lianes_desktop.services.ports.store import OpenUnit


class LikenessService:
    """Takes the fingerprints of received pictures: a second after taking a claim in, never in its place."""

    def __init__(
        self,
        open_unit: OpenUnit,
        readings: Readings,
        office: OfficeReadings,
        bundles: Bundles,
        pictures: Pictures,
        changes: Changes,
        folder: Path,
    ) -> None:
        """``folder`` is where opened bundles are kept."""
        self._open_unit = open_unit
        self._readings = readings
        self._office = office
        self._bundles = bundles
        self._pictures = pictures
        self._changes = changes
        self._folder = folder

    def look(self, manifest_sha256: str, progress: Progress) -> int:
        """Look at the pictures of a claim that nobody looked at yet; how many. For a worker thread.

        One that cannot be opened has no fingerprint, and is not looked at again.

        Raises:
            RemovedError: no such claim was taken in.
            UnavailableError: the store, or the bundle kept; what was looked at stays.
            CancelledError: the person stopped; likewise.
        """
        hand_in = self._readings.received_dossier(manifest_sha256)
        kept = self._readings.received_bundle(manifest_sha256)
        if hand_in is None or kept is None:
            raise RemovedError(manifest_sha256)
        waiting = frozenset(self._office.without_likeness(manifest_sha256))
        pages = {page.digest: page for one in hand_in.dossier.receipts for page in one.pages if page.digest in waiting}
        for at, (digest, page) in enumerate(pages.items()):
            progress(at, len(pages))
            likeness = self._likeness(self._folder / kept.kept_path, page)
            with self._open_unit() as unit:
                unit.put_likeness(digest, likeness)
                unit.commit()
        progress(len(pages), len(pages))
        if pages:
            self._changes.announce(Topic.INBOX)
        return len(pages)

    def _likeness(self, bundle: Path, page: ReceiptPage) -> int | None:
        if not page.is_photograph:
            return None
        try:
            return self._pictures.examine(
                self._bundles.extract(bundle, page.carried.digest), page.original_name
            ).likeness
        except RefusedError:
            return None
