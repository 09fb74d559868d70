"""Networks this computer is on, and which of them a telephone's photographs may come through."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_PRIVATE = tuple(
    map(
        ip_network,
        (
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # RFC 1918
            "169.254.0.0/16",  # RFC 3927: two devices that found no one to give them addresses
            "fd00::/8",  # RFC 4193
        ),
    )
)  # fmt: skip
_HOTSPOTS = tuple(
    map(
        ip_network,
        (
            "172.20.10.0/28",  # an iPhone's
            "192.168.43.0/24",  # Android's until 10; later ones draw theirs at random
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Interface:
    """One way out of this computer: its name as the system shows it, and the address it has there."""

    name: str
    address: str
    wireless: bool = False


def is_private(address: str) -> bool:
    """Whether an address, without zone or port, can only be reached from the network it is on."""
    known = _read(address)
    return known is not None and any(known in one for one in _PRIVATE if one.version == known.version)


def is_loopback(address: str) -> bool:
    """Whether an address never leaves this computer."""
    known = _read(address)
    return known is not None and known.is_loopback


def is_hotspot(address: str) -> bool:
    """Whether the network is one that telephones make; many others are too, and cannot be told."""
    known = _read(address)
    return known is not None and any(known in one for one in _HOTSPOTS if one.version == known.version)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
