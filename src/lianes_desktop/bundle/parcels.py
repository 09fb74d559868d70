"""Small bundles that carry keys or settings instead of claims: what they need of the container."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Signed
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.people import Role


@dataclass(frozen=True, slots=True)
class Parcel:
    """A verified small bundle."""

    signed: Signed
    files: Mapping[str, bytes]
    """Its own files by name, without ``mimetype``, ``bundle.json`` and ``META-INF``."""
    manifest_sha256: str
    """The bundle's identity."""
    audience: tuple[str, ...]


class Parcels(Protocol):
    """Writes and reads small bundles in the same format as claims."""

    def pack(
        self, kind: BundleKind, files: Mapping[str, bytes], key: SigningKey, audience: tuple[str, ...], folder: Path
    ) -> Path:
        """Write a signed bundle into the folder, whole or not at all, and return its path.

        Raises:
            UnavailableError: the medium is full, read-only or gone.
        """
        ...

    def peek(self, path: Path, name: str, most: int) -> bytes:
        """One file of a bundle whose framing is right, nothing verified yet: only to compare it with what is known.

        Raises:
            BundleRefusal: the framing is wrong, or the file is absent or longer than ``most`` bytes.
        """
        ...

    def unpack(self, path: Path, kind: BundleKind, trust: Trust, *, now: datetime, role: Role) -> Parcel:
        """Verify a bundle of that kind and read its files.

        Raises:
            BundleRefusal: any rule is broken, or it is of another kind. A signer not enrolled is no refusal here.
        """
        ...
