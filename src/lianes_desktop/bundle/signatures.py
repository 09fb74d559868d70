"""The one or two signatures of a bundle, and what they cover (BUNDLE.md §2 and §7, up to the digests).

Only framing, names, CMS and the manifests' XML are read here: nothing of what the files say.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lianes_desktop.bundle import cms, manifest, names, profile
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.cms import Commitment, Signed, SignerRefusal
from lianes_desktop.bundle.container import Container
from lianes_desktop.bundle.header import HEADER
from lianes_desktop.bundle.manifest import Manifest
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import SignerState
from lianes_desktop.domain.people import Role


@dataclass(frozen=True, slots=True)
class Signatures:
    """The author's signature and, when there is one, that of the person who approves."""

    author: Signed
    approver: Signed | None
    manifest_sha256: str
    """Of the author's manifest: the bundle's identity."""
    reserve: SignerRefusal | None
    """Why the author's key no longer counts, while the signature itself is right."""


def check(container: Container, trust: Trust, *, now: datetime, role: Role) -> Signatures:
    """Check the signatures and their certificates.

    Raises:
        BundleRefusal: the first rule broken; an expired or revoked author is told by ``reserve``.
    """
    count = _count(container)
    reserve: SignerRefusal | None = None
    try:
        author = _signed(container, 1, trust, now, role)
    except SignerRefusal as refusal:
        author, reserve = refusal.signed, refusal
    approver = _signed(container, 2, trust, now, role) if count > 1 else None
    digest = hashlib.sha256(container.read(names.manifest_name(1), profile.LARGEST_META)).hexdigest()
    return Signatures(author, approver, digest, reserve)


def check_coverage(container: Container, signatures: Signatures) -> Manifest:
    """Check that the manifests name exactly what the container holds, and who signed as what.

    Raises:
        BundleRefusal: ``MANIFEST_…``, ``META_COVER``, ``MISSING``, ``UNLISTED``, ``COMMITMENT``, ``SAME_SIGNER``…
    """
    first = _manifest(container, 1)
    files = first.digests()
    if names.META_NAMES & set(files):
        raise BundleRefusal(Code.META_COVER, names.manifest_name(1))
    if [one.name for one in first.references if one.root] != [HEADER]:
        raise BundleRefusal(Code.MANIFEST_XML if HEADER in files else Code.MISSING, HEADER)
    _same_names(container, set(files))
    if signatures.author.commitment is not Commitment.ORIGIN:
        raise BundleRefusal(Code.COMMITMENT, names.signature_name(1))
    if signatures.approver is not None:
        _check_approval(container, first, signatures.author, signatures.approver)
    return first


def check_digests(container: Container, covered: Manifest, seen: Callable[[int], None]) -> None:
    """Hash every file again; ``seen`` is told bytes as they go by.

    Raises:
        BundleRefusal: ``DIGEST`` or ``CRC``, with the file.
    """
    for one in covered.references:
        if container.digest(container.entry(one.name), seen) != one.sha256:
            raise BundleRefusal(Code.DIGEST, one.name)


def _count(container: Container) -> int:
    held = {name for name in names.META_NAMES if name in container}
    pairs = [{names.manifest_name(number), names.signature_name(number)} for number in (1, 2)]
    if held == pairs[1]:
        raise BundleRefusal(Code.MANIFEST_SIGREF, names.manifest_name(1))
    if held not in (pairs[0], pairs[0] | pairs[1]):
        missing = pairs[0] - held or pairs[1] - held
        raise BundleRefusal(Code.SIGNATURE_MISSING, min(missing))
    return len(held) // 2


def _signed(container: Container, number: int, trust: Trust, now: datetime, role: Role) -> Signed:
    content = container.read(names.manifest_name(number), profile.LARGEST_META)
    der = container.read(names.signature_name(number), profile.LARGEST_META)
    return cms.check(der, content, trust, now=now, role=role)


def _manifest(container: Container, number: int) -> Manifest:
    name = names.manifest_name(number)
    read = manifest.parse(container.read(name, profile.LARGEST_META), name)
    if read.signature != names.signature_name(number):
        raise BundleRefusal(Code.MANIFEST_SIGREF, name)
    return read


def _same_names(container: Container, listed: set[str]) -> None:
    held = {one.name for one in container.entries} - names.META_NAMES - {names.MIMETYPE}
    if listed - held:
        raise BundleRefusal(Code.MISSING, min(listed - held))
    if held - listed:
        raise BundleRefusal(Code.UNLISTED, min(held - listed))


def _check_approval(container: Container, first: Manifest, author: Signed, approver: Signed) -> None:
    """The second signature: everything and the first one, another person, of the same authority, to approve."""
    covered = first.digests()
    for name in (names.manifest_name(1), names.signature_name(1)):
        covered[name] = hashlib.sha256(container.read(name, profile.LARGEST_META)).hexdigest()
    if _manifest(container, 2).digests() != covered:
        raise BundleRefusal(Code.META_COVER, names.manifest_name(2))
    if approver.commitment is not Commitment.APPROVAL:
        raise BundleRefusal(Code.COMMITMENT, names.signature_name(2))
    same_key = approver.signer.fingerprint == author.signer.fingerprint
    if same_key or approver.participant == author.participant:
        raise BundleRefusal(Code.SAME_SIGNER, approver.signer.name)
    if approver.signer.state is not SignerState.KNOWN:
        raise BundleRefusal(Code.CERT_UNTRUSTED, approver.signer.name)
    if approver.issuing is Issuing.DECISIONS or not author.siren or approver.siren != author.siren:
        raise BundleRefusal(Code.ROLE, approver.signer.name)
