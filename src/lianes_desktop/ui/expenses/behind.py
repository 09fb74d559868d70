"""What stands behind the expenses page."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.extracts import ExtractService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.rates import RateService
from lianes_desktop.services.receipt_readings import ReceiptReadings
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.services.together import TogetherService
from lianes_desktop.services.watch import WatchService


def _none(_dossier: DossierId) -> frozenset[UUID]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Behind:
    """The services the page asks, by what they do."""

    expenses: ExpenseService
    dossiers: DossierService
    programmes: ProgrammeService
    rules: Rulebook
    clock: Clock
    telephone: TelephoneService
    watch: WatchService
    together: TogetherService
    extracts: ExtractService
    preferences: PreferencesService
    readings: ReceiptReadings
    rates: RateService
    clashing: Callable[[DossierId], frozenset[UUID]] = _none
    """The records that colleagues' laptops say differently."""
