"""The programme's presenter, which also takes the calendars dropped on the window. No Qt."""

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.calendar_desk import CalendarDesk
from lianes_desktop.ui.programme.presenter import ProgrammePresenter, ProgrammeView


class WithCalendars(ProgrammePresenter):
    """Turns its calendar files to the dossier it shows (a ``TakesFiles``)."""

    def __init__(
        self,
        desk: CalendarDesk,
        view: ProgrammeView,
        programme: ProgrammeService,
        dossiers: DossierService,
        contacts: ContactService,
        expenses: ExpenseService,
        notices: Notices,
        clock: Clock,
    ) -> None:
        """Nothing is read before ``open``."""
        super().__init__(view, programme, dossiers, contacts, expenses, notices, clock)
        self._desk = desk

    @override
    def open(self, dossier: DossierId | None) -> None:
        self._desk.turn(dossier)
        super().open(dossier)

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Look at calendars dropped on the window."""
        self._desk.look(files)
