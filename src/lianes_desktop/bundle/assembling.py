"""Puts a bundle together: its files, ``bundle.json``, the manifest and the signature, in the order they are written."""

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lianes_desktop.bundle import cms, header, manifest, names, profile
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Commitment
from lianes_desktop.bundle.header import HEADER, FileLine, FileRole, Header
from lianes_desktop.bundle.manifest import Reference
from lianes_desktop.bundle.packing import Part, part_of_bytes

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """One file to carry."""

    part: Part
    media_type: str
    role: FileRole
    original_name: str = ""

    def line(self) -> FileLine:
        """Its line in ``bundle.json``."""
        part = self.part
        return FileLine(part.name, part.sha256, part.size, self.media_type, self.role, self.original_name)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A signed bundle, ready to stream."""

    parts: tuple[Part, ...]
    manifest: bytes
    signature: bytes

    @property
    def manifest_sha256(self) -> str:
        """The bundle's identity."""
        return hashlib.sha256(self.manifest).hexdigest()


def assemble(described: Header, files: Sequence[File], key: SigningKey, when: datetime) -> Assembled:
    """Sign the files under a header whose own list of files is still empty."""
    full = dataclasses.replace(described, files=tuple(one.line() for one in files))
    root = part_of_bytes(HEADER, header.write(full))
    references = [Reference(one.part.name, one.media_type, one.part.sha256) for one in files]
    references.append(Reference(HEADER, _JSON, root.sha256, root=True))
    covered = manifest.write(names.signature_name(1), references)
    signature = cms.sign(covered, key, when=when, commitment=Commitment.ORIGIN)
    parts = (
        part_of_bytes(names.MIMETYPE, profile.MEDIA_TYPE),
        *(one.part for one in files),
        root,
        part_of_bytes(names.manifest_name(1), covered),
        part_of_bytes(names.signature_name(1), signature),
    )
    return Assembled(parts, covered, signature)
