"""What a workspace does with expenses: receipts however they come, what is read on them, their rates, their list."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.rings import Rings

if TYPE_CHECKING:
    from lianes_desktop.services.expenses import ExpenseService
    from lianes_desktop.services.extracts import ExtractService
    from lianes_desktop.services.rates import RateService
    from lianes_desktop.services.receipt_readings import ReceiptReadings
    from lianes_desktop.services.telephone import TelephoneService
    from lianes_desktop.services.together import TogetherService
    from lianes_desktop.services.watch import WatchService


class ExpenseServices(Rings):
    """The services of expenses."""

    @cached_property
    def expenses(self) -> ExpenseService:
        """Expenses and receipts."""
        from lianes_desktop.services.expenses import ExpenseService  # noqa: PLC0415 - likewise

        return ExpenseService(self.records, self.readings, self.rules, self.vault, self.pictures, self.clock)

    @cached_property
    def receipt_readings(self) -> ReceiptReadings:
        """What is read on receipts."""
        from lianes_desktop.services.file_reading import FileReading  # noqa: PLC0415 - likewise
        from lianes_desktop.services.receipt_readings import ReceiptReadings  # noqa: PLC0415 - likewise

        files = FileReading(self.pictures, self.reader)
        return ReceiptReadings(self.records, self.readings, self.rules, self.vault, files, self.clock)

    @cached_property
    def rates(self) -> RateService:
        """Exchange slips, and rates frozen or reckoned again."""
        from lianes_desktop.services.rates import RateService  # noqa: PLC0415 - likewise

        return RateService(
            self.records, self.readings, self.rules, self.papers_kept, self.vault, self.pictures, self.clock
        )

    @cached_property
    def telephone(self) -> TelephoneService:
        """Receipts photographed with a telephone."""
        from lianes_desktop.app.interfaces import interfaces  # noqa: PLC0415 - when a telephone is waited for
        from lianes_desktop.services.telephone import TelephoneService  # noqa: PLC0415 - likewise
        from lianes_desktop.telephone.reception import Reception  # noqa: PLC0415 - likewise

        return TelephoneService(self.expenses, Reception(), interfaces)

    @cached_property
    def watch(self) -> WatchService:
        """Photographs that come by themselves."""
        from lianes_desktop.app.disks import SystemDisks  # noqa: PLC0415 - likewise
        from lianes_desktop.services.watch import WatchService  # noqa: PLC0415 - likewise

        return WatchService(SystemDisks(), self.readings, self.preferences)

    def stop_reading(self) -> None:
        """Give up the receipt being read, at once: it is read when the dossier is opened again."""
        if "adapters" in self.__dict__:
            self.adapters.stop_reading()

    def hang_up(self) -> None:
        """Listen to no telephone any more; what came through is taken in when this returns."""
        if "telephone" in self.__dict__:
            self.telephone.close()

    @cached_property
    def together(self) -> TogetherService:
        """What is done to several expenses at once."""
        from lianes_desktop.services.together import TogetherService  # noqa: PLC0415 - likewise

        return TogetherService(self.records, self.readings, self.expenses)

    @cached_property
    def extracts(self) -> ExtractService:
        """The list of expenses as a table."""
        from lianes_desktop.services.extracts import ExtractService  # noqa: PLC0415 - likewise

        return ExtractService(self.readings, self.rules, self.tables, self.clock)
