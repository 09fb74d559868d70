"""The networks this computer is on, as the system tells them.

Python's library does not list them: ``getaddrinfo`` of one's own name answers what a file of the system says of it.
Qt, which is here already, asks each system in its own way; it is imported when a telephone is first waited for.
"""

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from lianes_desktop.services.networks import Interface

_Flag = QNetworkInterface.InterfaceFlag


def interfaces() -> tuple[Interface, ...]:
    """Every address of every network that is up: neither the computer itself nor a tunnel to elsewhere."""
    found = []
    for one in QNetworkInterface.allInterfaces():
        flags = one.flags()
        up = bool(flags & _Flag.IsUp) and bool(flags & _Flag.IsRunning)
        if not up or flags & (_Flag.IsLoopBack | _Flag.IsPointToPoint):
            continue
        wireless = one.type() == QNetworkInterface.InterfaceType.Wifi
        found += [
            Interface(one.humanReadableName(), entry.ip().toString(), wireless)
            for entry in one.addressEntries()
            if entry.ip().protocol() in _PROTOCOLS
        ]
    return tuple(found)


_PROTOCOLS = (
    QAbstractSocket.NetworkLayerProtocol.IPv4Protocol,
    QAbstractSocket.NetworkLayerProtocol.IPv6Protocol,
)
