"""The signature inside ``claim.pdf``: PAdES-B-B with the mission lead's key, for whoever opens the PDF alone.

It adds nothing to what the manifest proves; it must not contradict it, so a bundle whose PDF is not signed
over its whole length by the same key is refused.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from lianes_desktop.bundle import certificates, cms
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.refusals import BundleRefusal, Code

_CHUNK = 1 << 20
_RESERVED = 16 * 1024
"""Hexadecimal digits kept for the signature: 8 KiB, five times what it takes."""

_TAIL = 256 * 1024
"""The signature is in the last thing written to the file; nothing before it is searched."""

_LONGEST = 64 * 1024
_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_HEX = re.compile(rb"<[0-9A-Fa-f]+>")
_FORM = (b"/ETSI.CAdES.detached", b"/Sig")


def sign_pdf(src: BinaryIO, out: BinaryIO, key: SigningKey, when: datetime) -> None:
    """Copy a PDF to ``out`` (open for reading and writing) and sign it there.

    Raises:
        OSError: ``out`` cannot be written.
    """
    from pyhanko.pdf_utils import generic  # noqa: PLC0415 - half a second, paid by the worker that exports
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - the same
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 - the same
    from pyhanko.sign.signers import PdfSignedData  # noqa: PLC0415 - the same
    from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup  # noqa: PLC0415 - the same

    shutil.copyfileobj(src, out, _CHUNK)
    out.seek(0)
    signature = PdfSignedData(
        generic.pdf_name("/Sig"), subfilter=SigSeedSubFilter.PADES, timestamp=when, bytes_reserved=_RESERVED
    )
    signature[generic.pdf_name("/Name")] = generic.pdf_string(certificates.identity(key.certificate).name)
    steps = PdfCMSEmbedder().write_cms(field_name="Signature", writer=IncrementalPdfFileWriter(out))
    next(steps)
    steps.send(SigObjSetup(sig_placeholder=signature))
    prepared, _ = steps.send(SigIOSetup(md_algorithm="sha256", in_place=True, chunk_size=_CHUNK))
    steps.send(cms.sign_digest(prepared.document_digest, key))


def check_pdf(source: BinaryIO, fingerprint: str) -> None:
    """Check that the PDF is signed over its whole length by that key; memory does not grow with the file.

    The bytes are not parsed as a PDF: only the signature's own range and value are read, and together they
    must be the whole file, so nothing a reader may interpret lies outside. The issuer's certificate that travels beside
    the signer's is for other readers and proves nothing here: the manifest's digest of the PDF answers for its bytes.

    Raises:
        BundleRefusal: ``CLAIM_PDF``, with what is wrong.
    """
    before, after, size = _gap(source)
    der = _contents(source, before, after)
    digest = hashlib.sha256()
    for start, end in ((0, before), (after, size)):
        for chunk in _chunks(source, start, end):
            digest.update(chunk)
    try:
        signer = cms.check_digest(der, digest.digest())
    except BundleRefusal as refusal:
        raise BundleRefusal(Code.CLAIM_PDF, str(refusal)) from refusal
    if signer != fingerprint:
        raise BundleRefusal(Code.CLAIM_PDF, "another signer")


def _gap(source: BinaryIO) -> tuple[int, int, int]:
    """Where the signature's value starts and ends, and the file's size; the rest must be what is signed."""
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if source.read(5) != b"%PDF-":
        raise BundleRefusal(Code.CLAIM_PDF, "not a PDF")
    tail = b"".join(_chunks(source, max(0, size - _TAIL), size))
    ranges = list(_RANGE.finditer(tail))
    if not ranges or any(one not in tail for one in _FORM):
        raise BundleRefusal(Code.CLAIM_PDF, "not signed")
    before, after, rest = (int(one) for one in ranges[-1].groups())
    if not 0 < before < after <= size or after + rest != size:
        raise BundleRefusal(Code.CLAIM_PDF, "not signed over its whole length")
    return before, after, size


def _contents(source: BinaryIO, before: int, after: int) -> bytes:
    """The DER in the gap, which holds one hexadecimal string padded with zeros and nothing else."""
    if after - before > _LONGEST:
        raise BundleRefusal(Code.CLAIM_PDF, "signature too long")
    text = b"".join(_chunks(source, before, after))
    if not _HEX.fullmatch(text) or len(text) % 2:
        raise BundleRefusal(Code.CLAIM_PDF, "signature not in hexadecimal")
    data = bytes.fromhex(text[1:-1].decode("ascii"))
    # A sequence longer than 255 bytes and shorter than 64 KiB: two bytes of length after 30 82.
    end = 4 + int.from_bytes(data[2:4], "big")
    if data[:2] != b"\x30\x82" or any(data[end:]):
        raise BundleRefusal(Code.CLAIM_PDF, "signature padded with something")
    return data[:end]


def _chunks(source: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    source.seek(start)
    while start < end:
        chunk = source.read(min(_CHUNK, end - start))
        if not chunk:
            raise BundleRefusal(Code.CLAIM_PDF, "truncated")
        start += len(chunk)
        yield chunk
