"""Reads of the bundles that left and of those taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lianes_desktop import codec
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.queries import EVERY, find, in_dossier
from lianes_desktop.storage.shapes import shape_of

if TYPE_CHECKING:
    from lianes_desktop.domain.bundles import ReceivedBundle, SentBundle
    from lianes_desktop.domain.hand_in import HandIn
    from lianes_desktop.domain.ids import DossierId, SeriesId


class SqlExchangeReadings(SqlDirectory):
    """What an authority sent, and what the office took in."""

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        from lianes_desktop.domain.bundles import SentBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return in_dossier(connection, shape_of(SentBundle), dossier)[::-1]

    def has_sent(self, dossier: DossierId) -> bool:
        """Whether a bundle of this dossier has left."""
        with self._readers.reading() as connection:
            found = connection.execute("SELECT 1 FROM sent_bundle WHERE dossier = ? LIMIT 1", (dossier.bytes,))
            return found.fetchone() is not None

    def received(self) -> tuple[ReceivedBundle, ...]:
        """The office's inbox, the latest first."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(connection, shape_of(ReceivedBundle), EVERY, ())[::-1]

    def received_bundle(self, manifest_sha256: str) -> ReceivedBundle | None:
        """One bundle of the inbox."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            found = find(connection, shape_of(ReceivedBundle), "manifest_sha256 = ?", (manifest_sha256,))
        return found[0] if found else None

    def received_beside(self, manifest_sha256: str, hand_in: HandIn) -> tuple[ReceivedBundle, ...]:
        """The bundle of that manifest, those of the claim's id or of its series, by their indexes."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(
                connection,
                shape_of(ReceivedBundle),
                "manifest_sha256 = ? OR bundle_id = ? OR series = ?",
                (manifest_sha256, hand_in.bundle_id.bytes, hand_in.series.bytes),
            )

    def received_in(self, series: SeriesId) -> tuple[ReceivedBundle, ...]:
        """Those of one series, the latest first."""
        from lianes_desktop.domain.bundles import ReceivedBundle  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            return find(connection, shape_of(ReceivedBundle), "series = ?", (series.bytes,))[::-1]

    def received_dossier(self, manifest_sha256: str) -> HandIn | None:
        """What a taken-in bundle carries, as it was verified."""
        from lianes_desktop.domain.hand_in import HandIn  # noqa: PLC0415 - never at the start

        with self._readers.reading() as connection:
            found = connection.execute(
                "SELECT hand_in FROM received_hand_in WHERE manifest_sha256 = ?", (manifest_sha256,)
            ).fetchone()
        return cast("HandIn", codec.loads(HandIn, found[0])) if found else None
