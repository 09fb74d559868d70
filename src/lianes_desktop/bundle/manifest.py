"""The ASiC manifest: the list of files and digests that a signature covers (ETSI EN 319 162-1, annex A.4).

Written in one byte form and read back by a grammar of exactly that form: no entity, no comment, no attribute order,
no white space to disagree about. Any ASiC verifier reads it as ordinary XML.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lianes_desktop.bundle import names
from lianes_desktop.bundle.refusals import BundleRefusal, Code

_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_SHA256_LENGTH = 32
_SIGNATURE_TYPE = "application/pkcs7-signature"

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
)
_SIGREF = '<asic:SigReference URI="{}" MimeType="{}"/>\n'
_REFERENCE = (
    '<asic:DataObjectReference URI="{}" MimeType="{}"{}>'
    '<ds:DigestMethod Algorithm="{}"/><ds:DigestValue>{}</ds:DigestValue></asic:DataObjectReference>\n'
)
_ROOT = ' Rootfile="true"'
_TAIL = "</asic:ASiCManifest>\n"

_VALUE = r"([^\"<>&'\s]*)"
_SIGREF_FORM = re.compile(re.escape(_SIGREF).replace(re.escape("{}"), _VALUE))
_REFERENCE_FORM = re.compile(
    re.escape(_REFERENCE)
    .replace(re.escape('"{}"{}>'), '"' + _VALUE + '"(' + re.escape(_ROOT) + ")?>")
    .replace(re.escape("{}"), _VALUE)
)
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """One file covered by a signature."""

    name: str
    media_type: str
    sha256: str
    """Lower-case hexadecimal."""
    root: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one signature covers, and the name of the file that holds that signature."""

    signature: str
    references: tuple[Reference, ...]

    def digests(self) -> dict[str, str]:
        """SHA-256 by name."""
        return {one.name: one.sha256 for one in self.references}


def write(signature: str, references: Iterable[Reference]) -> bytes:
    """The one byte form of a manifest."""
    lines = [
        _REFERENCE.format(
            one.name,
            one.media_type,
            _ROOT if one.root else "",
            _SHA256,
            base64.b64encode(bytes.fromhex(one.sha256)).decode("ascii"),
        )
        for one in references
    ]
    return "".join((_HEAD, _SIGREF.format(signature, _SIGNATURE_TYPE), *lines, _TAIL)).encode("ascii")


def parse(data: bytes, name: str) -> Manifest:
    """Read a manifest; ``name`` is its own, for the refusal.

    Raises:
        BundleRefusal: ``MANIFEST_XML`` for any other form, ``DIGEST_ALG``, ``MANIFEST_DUPLICATE``.
    """
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        raise BundleRefusal(Code.MANIFEST_XML, name) from None
    signature = _SIGREF_FORM.match(text, len(_HEAD)) if text.startswith(_HEAD) else None
    if signature is None or signature[2] != _SIGNATURE_TYPE:
        raise BundleRefusal(Code.MANIFEST_XML, name)
    references: dict[str, Reference] = {}
    at = signature.end()
    while not text.startswith(_TAIL, at) or at + len(_TAIL) != len(text):
        form = _REFERENCE_FORM.match(text, at)
        if form is None:
            raise BundleRefusal(Code.MANIFEST_XML, name)
        reference = _reference(form, name)
        if reference.name in references:
            raise BundleRefusal(Code.MANIFEST_DUPLICATE, reference.name)
        references[reference.name] = reference
        at = form.end()
    return Manifest(signature[1], tuple(references.values()))


def _reference(form: re.Match[str], name: str) -> Reference:
    uri, media_type, root, algorithm, value = form.groups()
    if uri not in names.META_NAMES and not names.is_data_name(uri):
        raise BundleRefusal(Code.MANIFEST_XML, name)
    if algorithm != _SHA256:
        raise BundleRefusal(Code.DIGEST_ALG, uri)
    if not _MEDIA_TYPE.fullmatch(media_type):
        raise BundleRefusal(Code.MANIFEST_XML, name)
    try:
        digest = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise BundleRefusal(Code.MANIFEST_XML, name) from None
    if len(digest) != _SHA256_LENGTH or base64.b64encode(digest).decode("ascii") != value:
        raise BundleRefusal(Code.MANIFEST_XML, name)
    return Reference(uri, media_type, digest.hex(), root is not None)
