"""Key requests, enrolments, settings and answers as bundles: a few small files in the same format as a claim."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lianes_desktop.bundle import packing, policy, signatures, writing
from lianes_desktop.bundle.assembling import Assembled, File, assemble
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.container import Container
from lianes_desktop.bundle.header import HEADER, FileRole, Header, Issuer
from lianes_desktop.bundle.parcels import Parcel
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.device import Clock

_MEDIA_TYPE = "application/octet-stream"
_LARGEST = 4 * 2**20


class SmallParcels:
    """Satisfies ``bundle.parcels.Parcels``."""

    def __init__(self, clock: Clock) -> None:
        """``clock`` dates the parcels and their signatures."""
        self._clock = clock

    def pack(
        self, kind: BundleKind, files: Mapping[str, bytes], key: SigningKey, audience: tuple[str, ...], folder: Path
    ) -> Path:
        """Write a signed bundle of a series of its own into the folder, whole or not at all, and return its path.

        Raises:
            UnavailableError: the medium is full, read-only or gone.
        """
        described = Header(
            kind=kind,
            bundle_id=BundleId(new_id()),
            dossier=DossierId(key.participant),
            series=SeriesId(new_id()),
            sequence=1,
            audience=audience,
            created_at=self._clock.now(),
            issuer=Issuer(key.participant, key.cert_sha256),
            files=(),
        )
        return self._write(described, files, key, folder, f"{_stem(described)}.asice").path

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
        name = f"{_stem(described)}-s{described.sequence}.asice"
        return self._write(
            described, files, key, folder, name, naming, (f"lianes-*-{described.series.hex[-8:]}-s*.asice*",)
        )

    def _write(
        self,
        described: Header,
        files: Mapping[str, bytes],
        key: SigningKey,
        folder: Path,
        name: str,
        naming: Callable[[], None] = lambda: None,
        leftovers: tuple[str, ...] = (),
    ) -> Written:
        carried = [
            File(
                packing.part_of_bytes(one, data),
                _media_type(one),
                policy.role_of(described.kind, one) or FileRole.TRUST,
            )
            for one, data in sorted(files.items())
        ]
        assembled = assemble(described, carried, key, described.created_at)
        return writing.write(
            assembled,
            name,
            folder,
            (),
            _as_assembled(assembled),
            lambda _done, _total: None,
            home=folder,
            naming=naming,
            leftovers=leftovers,
        )

    def peek(self, path: Path, name: str, most: int) -> bytes:
        """One file of a bundle whose framing is right, nothing verified yet: only to compare it with what is known.

        Raises:
            BundleRefusal: the framing is wrong, or the file is absent or longer than ``most`` bytes.
            UnavailableError: the file could not be read.
        """
        with explained(Resource.FILE, path), path.open("rb") as source:
            return Container(source).read(name, most)

    def unpack(self, path: Path, kind: BundleKind | None, trust: Trust, *, now: datetime, role: Role) -> Parcel:
        """Verify a bundle of that kind, of any when it is ``None``, and read its files.

        Raises:
            BundleRefusal: any rule is broken, or it is of another kind. A signer not enrolled is no refusal here.
            UnavailableError: the file could not be read.
        """
        with explained(Resource.FILE, path), path.open("rb") as source:
            container = Container(source)
            found = signatures.check(container, trust, now=now, role=role)
            covered = signatures.check_coverage(container, found)
            signatures.check_digests(container, covered, lambda _count: None)
            if found.reserve is not None:
                raise found.reserve
            header = policy.read_header(container, covered, found.author)
            if kind is not None and header.kind is not kind:
                raise BundleRefusal(Code.KIND, header.kind)
            files = {one.name: container.read(one.name, _LARGEST) for one in covered.references if one.name != HEADER}
        return Parcel(found.author, files, found.manifest_sha256, header)


def _stem(described: Header) -> str:
    return f"lianes-{described.kind}-{described.series.hex[-8:]}"


def _media_type(name: str) -> str:
    return "application/json" if name.endswith(".json") else _MEDIA_TYPE


def _as_assembled(assembled: Assembled) -> writing.ReadBack:
    """What is on the medium, file by file, is what was meant."""

    def check(written: BinaryIO, seen: Callable[[int], None]) -> None:
        container = Container(written)
        for part in assembled.parts:
            if container.digest(container.entry(part.name), seen) != part.sha256:
                raise BundleRefusal(Code.DIGEST, part.name)

    return check
