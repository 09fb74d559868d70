"""Receipts photographed with a telephone: where to listen, and what becomes of what arrives."""

from collections.abc import Callable, Sequence

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.networks import Interface, is_hotspot, is_private
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.telephone import Became, Landed, Line, Telephones


class TelephoneService:
    """Opens one line at a time; each file that comes through it makes an expense of the dossier."""

    def __init__(
        self,
        expenses: ExpenseService,
        telephones: Telephones,
        interfaces: Callable[[], Sequence[Interface]],
        usable: Callable[[str], bool] = is_private,
    ) -> None:
        """``interfaces`` reads what the system has at that moment; ``usable`` tells the addresses that may be used."""
        self._expenses = expenses
        self._telephones = telephones
        self._interfaces = interfaces
        self._usable = usable
        self._lines: list[Line] = []

    def networks(self) -> tuple[Interface, ...]:
        """The networks a telephone may be on: hotspots that can be told, then wireless ones, short addresses first."""
        found = (one for one in self._interfaces() if self._usable(one.address))
        return tuple(sorted(found, key=_likelihood))

    def listen(self, dossier: DossierId, interface: Interface) -> Line:
        """Open a line for one telephone; the one before is stopped.

        Raises:
            UnavailableError: the network is gone, or the system lets nobody listen.
        """
        self._stop()
        # one that was stopped may still be taking a file in, which closing waits for
        self._lines = [one for one in self._lines if not one.gone()]
        line = self._telephones.listen(interface.address, lambda offered: self._land(dossier, offered))
        self._lines.append(line)
        return line

    def close(self) -> None:
        """Stop listening, and wait until what came through is taken in: nothing of it is lost."""
        self._stop()
        while self._lines:
            self._lines.pop(0).wait()

    def _stop(self) -> None:
        for one in self._lines:
            one.stop()

    def _land(self, dossier: DossierId, offered: Offered) -> Landed:
        try:
            taken = self._expenses.take(dossier, (offered,), _unheard)
        except RemovedError:
            return Landed(offered.name, Became.FAILED)
        if taken.added:
            return Landed(offered.name, Became.RECEIVED)
        if taken.already:
            return Landed(offered.name, Became.ALREADY)
        if taken.refused:
            return Landed(offered.name, Became.REFUSED, refusal=taken.refused[0])
        return Landed(offered.name, Became.FAILED, failure=taken.failure)


def _unheard(_at: int, _of: int) -> None:
    """One file at a time has no progress of its own."""


def _likelihood(network: Interface) -> tuple[bool, bool, bool]:
    return not is_hotspot(network.address), not network.wireless, ":" in network.address
