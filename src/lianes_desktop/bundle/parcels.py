"""Small bundles that carry keys, settings or answers instead of claims: what they need of the container."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Signed
from lianes_desktop.bundle.header import Header
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.people import Role
from lianes_desktop.services.ports.claims import Written


@dataclass(frozen=True, slots=True)
class Parcel:
    """A verified small bundle."""

    signed: Signed
    files: Mapping[str, bytes]
    """Its own files by name, without ``mimetype``, ``bundle.json`` and ``META-INF``."""
    manifest_sha256: str
    """The bundle's identity."""
    header: Header

    @property
    def audience(self) -> tuple[str, ...]:
        """For whom it says it is."""
        return self.header.audience


class Parcels(Protocol):
    """Writes and reads small bundles in the same format as claims."""

    def pack(
        self, kind: BundleKind, files: Mapping[str, bytes], key: SigningKey, audience: tuple[str, ...], folder: Path
    ) -> Path:
        """Write a signed bundle of a series of its own into the folder, whole or not at all, and return its path.

        Raises:
            UnavailableError: the medium is full, read-only or gone.
        """
        ...

    def pack_as(
        self,
        described: Header,
        files: Mapping[str, bytes],
        key: SigningKey,
        folder: Path,
        naming: Callable[[], None] = lambda: None,
    ) -> Written:
        """Write a signed bundle under that header, whose list of files is still empty, whole or not at all.

        ``naming`` is called once the file is verified, just before it takes its name, which the series and the number
        give; what writes of the series that never ended left in the folder is cleared.

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

    def unpack(self, path: Path, kind: BundleKind | None, trust: Trust, *, now: datetime, role: Role) -> Parcel:
        """Verify a bundle of that kind, of any when it is ``None``, and read its files.

        Raises:
            BundleRefusal: any rule is broken, or it is of another kind. A signer not enrolled is no refusal here.
        """
        ...
