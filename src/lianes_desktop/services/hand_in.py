"""The claim: checks, figures, preview, and the signed bundle."""

from pathlib import Path

from lianes_desktop.domain.dossiers import ExpenseStatement, Finding
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.hand_in import SentBundle
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.ports import (
    Bundles,
    Clock,
    Documents,
    Keys,
    Pictures,
    Progress,
    Readings,
    Series,
    Vault,
)
from lianes_desktop.services.records import Records


class HandInService:
    """Acts and readings on a dossier's claim."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        reference: ReferenceData,
        series: Series,
        keys: Keys,
        bundles: Bundles,
        documents: Documents,
        vault: Vault,
        pictures: Pictures,
        clock: Clock,
    ) -> None: ...

    def checks(self, dossier: DossierId) -> tuple[Finding, ...]:
        """Everything found, errors first."""
        raise NotImplementedError

    def statement(self, dossier: DossierId) -> ExpenseStatement:
        """The claim in figures."""
        raise NotImplementedError

    def ready(self, dossier: DossierId) -> bool:
        """Whether nothing keeps the claim from being signed."""
        raise NotImplementedError

    def version(self, dossier: DossierId) -> int:
        """The number the next bundle will carry in its series."""
        raise NotImplementedError

    def preview(self, dossier: DossierId, to: Path, progress: Progress) -> Path:
        """Write the claim's PDF, unsigned, to ``to``; for a worker thread."""
        raise NotImplementedError

    def export(
        self, dossier: DossierId, passphrase: str, folder: Path, progress: Progress, *, seal: bool = True
    ) -> SentBundle:
        """Sign, seal and write the bundle, and remember that it left; for a worker thread.

        Raises:
            RefusedError: ``passphrase`` wrong; ``NOT_READY`` on ``dossier`` when an error stands.
            UnavailableError: the medium or a receipt's file; nothing half-written stays.
            CancelledError: the person stopped; nothing was written or remembered.
        """
        raise NotImplementedError

    def sent(self, dossier: DossierId) -> tuple[SentBundle, ...]:
        """Bundles that left, the latest first."""
        raise NotImplementedError

    def changed_since(self, dossier: DossierId) -> bool:
        """Whether the records differ from those of the last bundle: a new version would say something new."""
        raise NotImplementedError
