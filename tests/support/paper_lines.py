"""Lines to a telephone made of paper: what a test says of them is how they stand."""

from dataclasses import dataclass, field, replace

from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.networks import Interface
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.telephone import Ended, Land, Landed, Line, LineState

HOTSPOT = Interface("Wi-Fi", "172.20.10.2", wireless=True)
HOUSE = Interface("Wi-Fi 2", "192.168.1.7", wireless=True)
CABLE = Interface("Ethernet", "10.3.0.9")


class PaperLine:
    """One line: open until it is stopped or a test ends it."""

    def __init__(self, address: str, land: Land) -> None:
        self.address, self.land = address, land
        self.kept = LineState(
            f"http://{address}:49731/abcdefghijklmnopqrstuvwxyz", 600, joined=False, landed=(), ended=None
        )
        self.waited = 0
        self.left = True

    def state(self) -> LineState:
        return self.kept

    def stop(self) -> None:
        self.kept = replace(self.kept, ended=self.kept.ended or Ended.STOPPED)

    def wait(self) -> None:
        self.waited += 1

    def gone(self) -> bool:
        return not self.left

    def send(self, offered: Offered) -> Landed:
        """What becomes of one file."""
        landed = self.land(offered)
        self.kept = replace(self.kept, joined=True, landed=(*self.kept.landed, landed))
        return landed


@dataclass
class PaperLines:
    """Implements ``ports.telephone.Telephones`` on the networks a test says there are."""

    networks: tuple[Interface, ...] = (HOUSE, HOTSPOT)
    opened: list[PaperLine] = field(default_factory=list)
    fails: UnavailableError | None = None

    def interfaces(self) -> tuple[Interface, ...]:
        return self.networks

    def listen(self, address: str, land: Land) -> Line:
        if self.fails is not None:
            raise self.fails
        self.opened.append(PaperLine(address, land))
        return self.opened[-1]

    @property
    def line(self) -> PaperLine:
        """The one opened last."""
        return self.opened[-1]
