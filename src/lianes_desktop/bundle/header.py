"""``bundle.json``: what the bundle is, whom it is from and for, and every file it carries (BUNDLE.md §2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from lianes_desktop.bundle import codecs, strict_json, upgrades
from lianes_desktop.bundle.codecs import Malformed
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.strict_json import Json, NotStrictJson
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.hand_in import Previous
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId

HEADER = "bundle.json"
LARGEST_HEADER = 4 * 2**20
_MOST_SEQUENCE = 10**9


class FileRole(StrEnum):
    """What a file of the bundle is for."""

    RECEIPT = "receipt"
    PAPER = "paper"
    """A signed or scanned paper that a record names: a mission order, an agreement, an article."""
    CLAIM = "claim"
    DATA = "data"
    TRUST = "trust"
    """Certificates, revocation lists and recipients, in an enrolment."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the bundle; ``original_name`` is data, never a path."""

    path: str
    sha256: str
    size: int
    media_type: str
    role: FileRole
    original_name: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The one version of another bundle that this one answers."""

    bundle_id: BundleId
    manifest_sha256: str


class ClockSource(StrEnum):
    """What the author's clock was last held against."""

    CRL = "crl"
    DECISION = "decision"
    USER = "user"


@dataclass(frozen=True, slots=True)
class ClockNote:
    """The last instant the author could trust, and why."""

    last_trusted: datetime
    source: ClockSource


@dataclass(frozen=True, slots=True)
class Issuer:
    """The participant who signs and the certificate used, to hold against the signature."""

    participant: UUID
    cert_sha256: str


@dataclass(frozen=True, slots=True)
class Header:
    """The signed description of a bundle."""

    kind: BundleKind
    bundle_id: BundleId
    dossier: DossierId
    series: SeriesId
    sequence: int
    audience: tuple[str, ...]
    created_at: datetime
    issuer: Issuer
    files: tuple[FileLine, ...]
    previous: Previous | None = None
    in_reply_to: Answered | None = None
    clock: ClockNote | None = None
    seen: tuple[tuple[str, int], ...] = ()
    """What the author had received: series and its highest sequence."""


_bundle_id = codecs.identity(BundleId)
_sequence = codecs.whole(1, _MOST_SEQUENCE)
_codec = codecs.record(
    Header,
    frozenset(("previous", "in_reply_to", "clock", "seen")),
    kind=codecs.choice(BundleKind),
    bundle_id=_bundle_id,
    dossier=codecs.identity(DossierId),
    series=codecs.identity(SeriesId),
    sequence=_sequence,
    audience=codecs.many(codecs.line),
    created_at=codecs.instant,
    issuer=codecs.record(Issuer, participant=codecs.participant, cert_sha256=codecs.digest),
    files=codecs.many(
        codecs.record(
            FileLine,
            path=codecs.line,
            sha256=codecs.digest,
            size=codecs.whole(0),
            media_type=codecs.line,
            role=codecs.choice(FileRole),
            original_name=codecs.line,
        )
    ),
    previous=codecs.record(Previous, manifest_sha256=codecs.digest),
    in_reply_to=codecs.record(Answered, bundle_id=_bundle_id, manifest_sha256=codecs.digest),
    clock=codecs.record(ClockNote, last_trusted=codecs.instant, source=codecs.choice(ClockSource)),
    seen=codecs.table(codecs.uuid_text, _sequence),
)


def write(header: Header) -> bytes:
    """The canonical ``bundle.json``."""
    form: Json = {"format": upgrades.FORMAT, "format_version": upgrades.VERSION}
    return strict_json.dumps(codecs.as_object(form) | codecs.as_object(_codec.write(header)))


def read(data: bytes) -> Header:
    """Read ``bundle.json``.

    Raises:
        BundleRefusal: ``VERSION``, ``KIND`` or ``BUNDLE_JSON`` with the place.
    """
    try:
        document = strict_json.loads(data)
        upgrades.require_known(document)
        form = codecs.as_object(document)
        fields: Json = {name: one for name, one in form.items() if name not in {"format", "format_version"}}
        header = _codec.read(fields, HEADER)
        _check_chain(header)
    except Malformed as error:
        code = Code.KIND if str(error) == f"{HEADER}.kind" else Code.BUNDLE_JSON
        raise BundleRefusal(code, str(error)) from error
    except NotStrictJson as error:
        raise BundleRefusal(Code.BUNDLE_JSON, str(error)) from error
    if write(header) != data:
        raise BundleRefusal(Code.BUNDLE_JSON, "not in its canonical form")
    return header


def _check_chain(header: Header) -> None:
    """The first of a series follows nothing, every other one follows one."""
    if (header.sequence == 1) is not (header.previous is None):
        raise Malformed(f"{HEADER}.previous")
