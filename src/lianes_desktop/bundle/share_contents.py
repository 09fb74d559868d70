"""``data/share.json``: the versions of a dossier's records as they travel between laptops, strictly read."""

from typing import Any

from lianes_desktop.bundle import codecs, records, share_texts, strict_json
from lianes_desktop.bundle.codecs import Codec, Malformed
from lianes_desktop.bundle.header import Header
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.share_texts import DOCUMENT, BundleTexts
from lianes_desktop.bundle.strict_json import Json, NotStrictJson
from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.domain.shares import ACTION, Share
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion

LARGEST = 32 * 2**20
MOST_OF_ONE = 1_000
"""Versions of one record: far more than people write, few enough to compare."""

_texts = BundleTexts()
_kind = codecs.pattern("|".join(share_texts.KINDS))
_series = codecs.identity(SeriesId)
_parents = codecs.many(codecs.digest)
_NEEDED = frozenset(("digest", "record", "kind", "series", "at", "author", "parents"))
_organisations = codecs.many(records.organisation)
_sealed = codecs.many(codecs.uuid)


def write(share: Share) -> bytes:
    """The canonical document."""
    return strict_json.dumps(
        {
            "title": codecs.line.write(share.title),
            "organisations": _organisations.write(share.organisations),
            "sealed": _sealed.write(share.sealed),
            "versions": [_written(one) for one in share.versions],
        }
    )


def read(header: Header, data: bytes) -> Share:
    """The share of a header and its document.

    Raises:
        BundleRefusal: ``DATA_JSON`` with the place.
    """
    try:
        share = _read(header, strict_json.loads(data))
        _check(share)
    except Malformed as error:
        raise BundleRefusal(Code.DATA_JSON, str(error)) from error
    except NotStrictJson as error:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: {error}") from error
    if write(share) != data:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: not in its canonical form")
    return share


def _written(version: RecordVersion) -> Json:
    told: dict[str, Json] = {
        "digest": codecs.digest.write(version.digest),
        "record": codecs.uuid.write(version.record),
        "kind": version.kind,
        "series": _series.write(version.series),
        "at": codecs.instant.write(version.at),
        "author": codecs.line.write(version.author),
        "parents": _parents.write(version.parents),
    }
    if version.content == REMOVED:
        told["content"] = None
    elif version.content != UNKNOWN:
        told["content"] = strict_json.loads(version.content.encode("utf-8"))
    return told


def _read(header: Header, document: Json) -> Share:
    needed = frozenset(("title", "organisations", "sealed", "versions"))
    found = codecs.members(document, DOCUMENT, required=needed)
    versions: Codec[Any] = codecs.many(Codec(_written, lambda value, place: _version(value, place, header.dossier)))
    return Share(
        bundle_id=header.bundle_id,
        dossier=header.dossier,
        series=header.series,
        created_at=header.created_at,
        title=codecs.line.read(found["title"], f"{DOCUMENT}.title"),
        organisations=_organisations.read(found["organisations"], f"{DOCUMENT}.organisations"),
        sealed=_sealed.read(found["sealed"], f"{DOCUMENT}.sealed"),
        versions=versions.read(found["versions"], f"{DOCUMENT}.versions"),
    )


def _version(value: Json, place: str, dossier: DossierId) -> RecordVersion:
    found = codecs.members(value, place, required=_NEEDED, allowed=frozenset({"content"}))
    version = RecordVersion(
        digest=codecs.digest.read(found["digest"], f"{place}.digest"),
        record=codecs.uuid.read(found["record"], f"{place}.record"),
        dossier=dossier,
        kind=_kind.read(found["kind"], f"{place}.kind"),
        series=_series.read(found["series"], f"{place}.series"),
        at=codecs.instant.read(found["at"], f"{place}.at"),
        parents=_parents.read(found["parents"], f"{place}.parents"),
        content=_content(found, place),
        author=codecs.line.read(found["author"], f"{place}.author"),
    )
    if list(version.parents) != sorted(set(version.parents)):
        raise Malformed(f"{place}.parents")
    if version.content != UNKNOWN and not version.sound:
        raise Malformed(f"{place}.digest")
    if version.content not in {REMOVED, UNKNOWN}:
        _check_record(version, place)
    return version


def _content(found: dict[str, Json], place: str) -> str:
    if "content" not in found:
        return UNKNOWN
    if found["content"] is None:
        return REMOVED
    return strict_json.dumps(codecs.as_object(found["content"], f"{place}.content")).decode("utf-8")


def _check_record(version: RecordVersion, place: str) -> None:
    """The content is a record of its kind, of this dossier, and the one it is said to be of."""
    try:
        _texts.read(version.kind, version.dossier, version.content)
    except ValueError as error:
        raise Malformed(f"{place}.content: {error}") from error
    if share_texts.identity(version.kind, version.content) != version.record:
        raise Malformed(f"{place}.record")


def _check(share: Share) -> None:
    """Versions are told once, hold together, and end in contents; the dossier itself is there and not removed."""
    versions = {one.digest: one for one in share.versions}
    if len(versions) < len(share.versions):
        raise Malformed(f"{DOCUMENT}.versions: the same version twice")
    counts: dict[tuple[str, object], int] = {}
    for one in share.versions:
        counts[one.kind, one.record] = counts.get((one.kind, one.record), 0) + 1
        for parent in one.parents:
            other = versions.get(parent)
            if other is not None and (other.kind, other.record) != (one.kind, one.record):
                raise Malformed(f"{DOCUMENT}.versions: a version that follows another record's")
    if max(counts.values(), default=0) > MOST_OF_ONE:
        raise Malformed(f"{DOCUMENT}.versions: too many of one record")
    followed = {parent for one in share.versions for parent in one.parents}
    last = [one for one in share.versions if one.digest not in followed]
    if any(one.content == UNKNOWN for one in last):
        raise Malformed(f"{DOCUMENT}.versions: a last version without its content")
    actions = [one for one in last if one.kind == ACTION]
    whole = {one.record for one in share.versions if one.kind in {ACTION, "report"}}
    if whole - {share.dossier} or not actions or any(one.content == REMOVED for one in actions):
        raise Malformed(f"{DOCUMENT}.versions: not the dossier's own")
    if len(set(share.sealed)) < len(share.sealed):
        raise Malformed(f"{DOCUMENT}.sealed")
