"""The networks of this computer: what the system tells, and which of it a telephone could come through."""

import socket
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from PySide6.QtNetwork import QHostAddress, QNetworkInterface

from lianes_desktop.app import interfaces as module
from lianes_desktop.app.interfaces import interfaces
from lianes_desktop.services.networks import Interface, is_loopback, is_private

Flag: TypeAlias = QNetworkInterface.InterfaceFlag
Type: TypeAlias = QNetworkInterface.InterfaceType
UP = Flag.IsUp | Flag.IsRunning


@dataclass(frozen=True)
class Entry:
    """One address of a stand-in."""

    address: str

    def ip(self) -> QHostAddress:
        return QHostAddress(self.address)


@dataclass(frozen=True)
class Card:
    """A stand-in for one interface of the system."""

    name: str
    addresses: tuple[str, ...]
    held: Flag = UP
    kind: Type = Type.Ethernet

    def flags(self) -> Flag:
        return self.held

    def type(self) -> Type:
        return self.kind

    def humanReadableName(self) -> str:  # noqa: N802 - Qt's own
        return self.name

    def addressEntries(self) -> list[Entry]:  # noqa: N802 - Qt's own
        return [Entry(one) for one in self.addresses]


def test_each_address_told_can_be_listened_on_here() -> None:
    found = interfaces()
    assert not any(is_loopback(one.address) for one in found)
    for one in found:
        if is_private(one.address):
            family = socket.AF_INET6 if ":" in one.address else socket.AF_INET
            socket.create_server((one.address, 0), family=family).close()


def test_what_is_down_the_computer_itself_and_tunnels_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        """What the system has."""

        InterfaceType = Type

        @staticmethod
        def allInterfaces() -> list[Card]:  # noqa: N802 - Qt's own
            return [
                Card("lo", ("127.0.0.1",), UP | Flag.IsLoopBack),
                Card("tun0", ("10.8.0.2",), UP | Flag.IsPointToPoint),
                Card("eth1", ("10.1.1.1",), Flag.IsUp),
                Card("eth2", ("10.1.1.2",), Flag.IsRunning),
                Card("Wi-Fi", ("172.20.10.2", "fd00::2"), UP, Type.Wifi),
                Card("Ethernet", ("192.168.1.7", "")),
            ]

    monkeypatch.setattr(module, "QNetworkInterface", System)
    assert interfaces() == (
        Interface("Wi-Fi", "172.20.10.2", wireless=True),
        Interface("Wi-Fi", "fd00::2", wireless=True),
        Interface("Ethernet", "192.168.1.7"),
    )
