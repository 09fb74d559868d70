"""The signature inside claim.pdf."""

import io
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from support import pki
from typing_extensions import override

from lianes_desktop.bundle import cms, pades
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.refusals import BundleRefusal, Code


@cache
def jeanne() -> SigningKey:
    return pki.pki().person()


@cache
def drawn() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in range(3):
        canvas.drawString(72, 720, f"page {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def sign(data: bytes, key: SigningKey) -> bytes:
    out = io.BytesIO()
    pades.sign_pdf(io.BytesIO(data), out, key, pki.NOW)
    return out.getvalue()


@cache
def signed() -> bytes:
    return sign(drawn(), jeanne())


def refused(data: bytes, fingerprint: str = "") -> str:
    with pytest.raises(BundleRefusal) as caught:
        pades.check_pdf(io.BytesIO(data), fingerprint or jeanne().fingerprint)
    assert caught.value.code is Code.CLAIM_PDF
    return caught.value.detail


def _gap(data: bytes) -> tuple[int, int]:
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", data)
    assert found is not None
    return int(found[1]), int(found[2])


def test_a_signed_pdf_is_found_signed_by_its_key() -> None:
    pades.check_pdf(io.BytesIO(signed()), jeanne().fingerprint)


def test_what_was_drawn_is_untouched_before_the_signature() -> None:
    assert signed().startswith(drawn())


def test_a_key_not_enrolled_signs_too() -> None:
    key = pki.self_signed()
    pades.check_pdf(io.BytesIO(sign(drawn(), key)), key.fingerprint)


def test_another_signer_is_refused() -> None:
    assert refused(signed(), pki.pki().person().fingerprint) == "another signer"


def test_pdfsig_finds_the_signature_valid_and_whole(tmp_path: Path) -> None:
    (tmp_path / "claim.pdf").write_bytes(signed())
    said = _pdfsig(tmp_path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Jeanne Dupont" in said


def test_pdfsig_and_we_see_a_changed_page(tmp_path: Path) -> None:
    changed = signed().replace(b"/MediaBox", b"/CropBoxx", 1)
    (tmp_path / "claim.pdf").write_bytes(changed)
    assert "Digest Mismatch" in _pdfsig(tmp_path)
    assert refused(changed) == "SIG_DIGEST"


def _pdfsig(folder: Path) -> str:
    """Its text, for it exits with 0 whatever it finds."""
    done = subprocess.run(["pdfsig", "-nocert", "claim.pdf"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


def test_a_pdf_without_signature_is_refused() -> None:
    assert refused(drawn()) == "not signed"


def test_something_else_than_a_pdf_is_refused() -> None:
    assert refused(b"") == "not a PDF"
    assert refused(b"MZ" + signed()) == "not a PDF"


def test_whatever_is_added_after_is_refused() -> None:
    assert refused(signed() + b"\n") == "not signed over its whole length"
    _, end = _gap(signed())
    lie = f"/ByteRange [0 10 {end} {len(signed()) - end}]".encode()
    assert refused(signed() + lie) == "not signed over its whole length"


def test_a_shorter_file_is_refused() -> None:
    assert refused(signed()[:-1]) == "not signed over its whole length"


def test_a_range_that_leaves_bytes_out_is_refused() -> None:
    start, end = _gap(signed())
    rest = len(signed()) - end
    text = f"[0 {start} {end} {rest}]".encode()
    for lie in (f"[0 {start - 1} {end} {rest}]", f"[0 {start} {end + 1} {rest - 1}]", f"[0 {end} {start} {rest}]"):
        refused(signed().replace(text, lie.encode()))


def test_the_gap_holds_the_signature_and_nothing_else() -> None:
    start, end = _gap(signed())
    digits = bytearray(signed())
    digits[end - 2] = ord("1")
    assert refused(bytes(digits)) == "signature padded with something"
    digits[start + 1] = ord("g")
    assert refused(bytes(digits)) == "signature not in hexadecimal"
    digits[start + 1] = ord("4")
    assert refused(bytes(digits)) == "signature padded with something"


def test_a_gap_large_enough_to_hide_a_page_is_refused() -> None:
    start, end = _gap(signed())
    wide = signed()[: end - 1] + b"0" * 70_000 + signed()[end - 1 :]
    text = f"[0 {start} {end} ".encode()
    assert refused(wide.replace(text, f"[0 {start} {end + 70_000} ".encode())[: len(wide)]) == "signature too long"


def test_a_signature_that_says_a_time_is_not_the_one_of_a_pdf() -> None:
    start, end = _gap(signed())
    covered = signed()[:start] + signed()[end:]
    other = cms.sign(covered, jeanne(), when=pki.NOW, commitment=cms.Commitment.ORIGIN).hex().encode()
    gap = b"<" + other.ljust(end - start - 2, b"0") + b">"
    assert refused(signed()[:start] + gap + signed()[end:]).startswith("CMS_ATTRS")


class _Shrinking(io.BytesIO):
    """A file cut while it is read."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        return b"" if self.tell() > 10 else super().read(size)


def test_a_file_that_ends_early_is_refused() -> None:
    with pytest.raises(BundleRefusal, match="truncated"):
        pades.check_pdf(_Shrinking(signed()), jeanne().fingerprint)


@cache
def _issuer() -> range:
    """Where the issuer's certificate is: it proves nothing here, and whoever changes it changes the PDF's digest."""
    issuer = jeanne().issuing
    assert issuer is not None
    digits = issuer.public_bytes(Encoding.DER).hex().encode()
    start = signed().lower().index(digits)
    return range(start, start + len(digits))


@given(st.data())
def test_no_change_of_a_byte_passes_or_crashes(data: st.DataObject) -> None:
    changed = bytearray(signed())
    start, end = _gap(signed())
    at = data.draw(st.integers(0, len(changed) - 1) | st.integers(start, start + 3200))
    value = data.draw(st.integers(0, 255))
    same_digit = start < at < end and chr(changed[at]).lower() == chr(value).lower()
    if changed[at] != value and not same_digit and at not in _issuer():
        changed[at] = value
        refused(bytes(changed))


@given(st.binary(max_size=300))
def test_noise_is_refused(noise: bytes) -> None:
    refused(b"%PDF-1.7\n" + noise)
