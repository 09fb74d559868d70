"""What a bundle of each kind may be: from whom, for whom, with which files (BUNDLE.md §2 and §7, policy).

Called once a key vouches for the bytes, and never before.
"""

from collections.abc import Mapping

from lianes_desktop.bundle import answers, contents, header, settings
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.cms import Signed
from lianes_desktop.bundle.container import Container
from lianes_desktop.bundle.header import HEADER, FileLine, FileRole, Header
from lianes_desktop.bundle.manifest import Manifest
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.hand_in import HandIn

LIANES = ("lianes",)
CLAIM_PDF = "claim.pdf"
RECEIPTS = "receipts/"
PAPERS = "papers/"
TRUST = "enrolment/"

_ISSUERS: Mapping[BundleKind, frozenset[Issuing | None]] = {
    BundleKind.CLAIM: frozenset((Issuing.MISSIONS, None)),
    BundleKind.ENROLMENT: frozenset((Issuing.DECISIONS,)),
    BundleKind.SETTINGS: frozenset((Issuing.DECISIONS,)),
    BundleKind.KEY_REQUEST: frozenset((None,)),
    **dict.fromkeys(answers.KINDS, frozenset((Issuing.DECISIONS,))),
}
"""Which authority vouches for the author of each kind this program reads; ``None`` is a key not enrolled."""

_TO_DEVICES = frozenset((BundleKind.ENROLMENT, BundleKind.SETTINGS, *answers.KINDS))
"""Kinds that Lianes sends, to those they name."""
_DOCUMENTS: Mapping[BundleKind, str] = {
    BundleKind.SETTINGS: settings.DOCUMENT,
    **dict.fromkeys(answers.KINDS, answers.DOCUMENT),
}
"""The one document of the kinds that carry one."""


class WrongAuthor(BundleRefusal):
    """The bundle is of a kind that its author may not sign."""

    def __init__(self, kind: BundleKind, issuing: Issuing | None) -> None:
        """``issuing`` is the authority that vouches for the author."""
        super().__init__(Code.KIND, kind)
        self.kind = kind
        self.issuing = issuing


def read_header(container: Container, covered: Manifest, signed: Signed) -> Header:
    """Read ``bundle.json`` and hold it against the signature and the manifest.

    Raises:
        BundleRefusal: ``VERSION``, ``BUNDLE_JSON``, ``KIND``, ``AUDIENCE``, ``ISSUER`` or ``BUNDLE_FILES``.
    """
    found = header.read(container.read(HEADER, header.LARGEST_HEADER))
    if signed.issuing not in _ISSUERS.get(found.kind, frozenset()):
        raise WrongAuthor(found.kind, signed.issuing)
    if found.kind not in _TO_DEVICES and found.audience != LIANES:
        raise BundleRefusal(Code.AUDIENCE, ", ".join(found.audience))
    if found.issuer.participant != signed.participant or found.issuer.cert_sha256 != signed.signer.cert_sha256:
        raise BundleRefusal(Code.ISSUER, found.issuer.participant.urn)
    _check_files(container, covered, found)
    return found


def read_hand_in(container: Container, found: Header) -> HandIn:
    """Decode a claim's documents and hold its receipts and papers against its files.

    Raises:
        BundleRefusal: ``DATA_JSON`` or ``BUNDLE_FILES``.
    """
    held = sorted(one.path for one in found.files if one.role is FileRole.DATA)
    documents = {name: container.read(name, contents.LARGEST_DOCUMENT) for name in held}
    hand_in = contents.read(found, documents)
    carried = [page.carried for receipt in hand_in.dossier.receipts for page in receipt.pages]
    lines = _lines(found, FileRole.RECEIPT, {one.digest for one in carried})
    for one in carried:
        line = lines[one.digest]
        told = (line.size, line.media_type, container.entry(line.path).crc32)
        if told != (one.size, one.media_type, one.crc32):
            raise BundleRefusal(Code.BUNDLE_FILES, line.path)
    papers = hand_in.dossier.papers
    lines = _lines(found, FileRole.PAPER, {paper.digest for paper in papers})
    for paper in papers:
        line = lines[paper.digest]
        if (line.size, line.media_type) != (paper.size, paper.media_type):
            raise BundleRefusal(Code.BUNDLE_FILES, line.path)
    return hand_in


def read_answer(container: Container, found: Header) -> answers.Document:
    """Decode an answer and hold it against its header.

    Raises:
        BundleRefusal: ``DATA_JSON``.
    """
    return answers.read(container.read(answers.DOCUMENT, answers.LARGEST), found)


def _lines(found: Header, role: FileRole, named: set[str]) -> dict[str, FileLine]:
    """The files of that role by digest: exactly those the records name."""
    lines = {one.sha256: one for one in found.files if one.role is role}
    strays = lines.keys() ^ named
    if strays:
        raise BundleRefusal(Code.BUNDLE_FILES, min(strays))
    return lines


def role_of(kind: BundleKind, name: str) -> FileRole | None:
    """What a file of that name is for in a bundle of that kind; ``None`` when it has no place there."""
    if name == _DOCUMENTS.get(kind):
        return FileRole.DATA
    if kind is not BundleKind.CLAIM:
        return FileRole.TRUST if name.startswith(TRUST) else None
    if name == CLAIM_PDF:
        return FileRole.CLAIM
    if name in contents.DOCUMENTS:
        return FileRole.DATA
    if name.startswith(PAPERS):
        return FileRole.PAPER
    return FileRole.RECEIPT if name.startswith(RECEIPTS) else None


def kind_of(covered: Manifest) -> BundleKind | None:
    """The kind its file names announce, when nobody vouches for what the files say.

    The names of an answer do not say which it is: the least it may be is told.
    """
    listed = covered.digests()
    if CLAIM_PDF in listed:
        return BundleKind.CLAIM
    if settings.DOCUMENT in listed:
        return BundleKind.SETTINGS
    if answers.DOCUMENT in listed:
        return BundleKind.RECEIPT
    return BundleKind.KEY_REQUEST if any(name.startswith(TRUST) for name in listed) else None


def _check_files(container: Container, covered: Manifest, found: Header) -> None:
    """The list of ``bundle.json`` is that of the manifest, sizes and types included, and each file has its place."""
    listed = {one.path: (one.sha256, one.media_type, one.size) for one in found.files}
    held = {
        one.name: (one.sha256, one.media_type, container.entry(one.name).size)
        for one in covered.references
        if one.name != HEADER
    }
    if len(listed) < len(found.files):
        raise BundleRefusal(Code.BUNDLE_FILES, "a file twice")
    different = {name for name in listed.keys() | held.keys() if listed.get(name) != held.get(name)}
    if different:
        raise BundleRefusal(Code.BUNDLE_FILES, min(different))
    for one in found.files:
        if one.role is not role_of(found.kind, one.path):
            raise BundleRefusal(Code.BUNDLE_FILES, one.path)
    if found.kind is BundleKind.CLAIM:
        _require(contents.REQUIRED | {CLAIM_PDF}, listed)
    elif found.kind in _DOCUMENTS:
        _require(frozenset((_DOCUMENTS[found.kind],)), listed)


def _require(names: frozenset[str], listed: Mapping[str, object]) -> None:
    missing = names - listed.keys()
    if missing:
        raise BundleRefusal(Code.BUNDLE_FILES, min(missing))
