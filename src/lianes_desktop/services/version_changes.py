"""What the next version of a claim would change in the one that left."""

from uuid import UUID

from lianes_desktop.domain.ids import BundleId
from lianes_desktop.domain.sent_lines import SentLines, sent_lines
from lianes_desktop.domain.version_changes import VersionChanges, version_changes
from lianes_desktop.services.hand_in import Review
from lianes_desktop.services.ports.readings import Readings

_COMING = BundleId(UUID(int=0))
"""Stands for the bundle that has not left yet."""


class VersionService:
    """Readings on the versions of a claim."""

    def __init__(self, readings: Readings) -> None:
        """The lines of each bundle were kept when it left."""
        self._readings = readings

    def coming(self, review: Review) -> VersionChanges | None:
        """What would leave now compared with what left last.

        ``None`` when nothing left yet, or before lines were kept beside the bundles.
        """
        dossier = review.dossier.action.id
        last = next(iter(self._readings.sent(dossier)), None)
        held = {one.bundle: one for one in self._readings.held(SentLines, dossier)}
        before = None if last is None else held.get(last.bundle_id)
        if before is None:
            return None
        return version_changes(before, sent_lines(_COMING, review.dossier, review.statement))
