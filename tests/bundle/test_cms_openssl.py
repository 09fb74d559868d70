"""OpenSSL accepts what we sign and refuses what we refuse."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from support import pki
from support.signing import CONTENT, jeanne, refused, signed

from lianes_desktop.bundle import certificates
from lianes_desktop.bundle.refusals import Code
from lianes_desktop.bundle.trust import Trust


def _openssl(*arguments: str | Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["openssl", *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False)


def _openssl_verify(
    folder: Path, der: bytes, trust: Trust, now: datetime = pki.NOW
) -> "subprocess.CompletedProcess[str]":
    (folder / "s.p7s").write_bytes(der)
    (folder / "content").write_bytes(CONTENT)
    (folder / "trust.pem").write_text(trust.pem())
    at = ["-attime", str(int(now.timestamp()))]
    asked = ["-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "content"]
    return _openssl(
        "cms",
        *asked,
        "-CAfile",
        "trust.pem",
        "-crl_check_all",
        *at,
        "-out",
        "/dev/null",
        "-signer",
        "signer.pem",
        folder=folder,
    )


@pytest.mark.parametrize("rsa_bits", [0, 3072])
def test_openssl_accepts_what_we_sign_and_names_the_signer(tmp_path: Path, rsa_bits: int) -> None:
    key = pki.pki().person(rsa_bits=rsa_bits)
    done = _openssl_verify(tmp_path, signed(key), pki.pki().trust)
    assert done.returncode == 0, done.stderr
    shown = _openssl("x509", "-in", "signer.pem", "-noout", "-subject", "-issuer", "-nameopt", "utf8", folder=tmp_path)
    assert "CN=Jeanne Dupont" in shown.stdout
    assert "organizationIdentifier=NTRFR-215903501" in shown.stdout
    assert "CN=AC Missions" in shown.stdout


def test_openssl_refuses_what_we_refuse(tmp_path: Path) -> None:
    revoked = pki.pki().person()
    late = pki.NOW + timedelta(hours=1)
    cases = {
        "certificate revoked": (signed(revoked), pki.pki().trusting(revoked)),
        "unable to get certificate CRL": (signed(jeanne()), pki.pki().without_crls()),
        "CRL has expired": (signed(jeanne()), pki.pki().stale()),
        "certificate has expired": (signed(pki.pki().expired()), pki.pki().trust),
        "unsuitable certificate purpose": (signed(pki.pki().tls_only()), pki.pki().trust),
        "unable to get local issuer": (signed(pki.stranger().person()), pki.pki().trust),
    }
    for message, (der, trust) in cases.items():
        done = _openssl_verify(tmp_path, der, trust, late)
        assert done.returncode != 0
        assert message in done.stderr, done.stderr


def _openssl_sign(folder: Path, *options: str) -> bytes:
    key = jeanne()
    plain = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(plain)
    (folder / "cert.pem").write_text(certificates.to_pem(key.certificate))
    (folder / "chain.pem").write_text(certificates.to_pem(pki.pki().missions.certificate))
    (folder / "content").write_bytes(CONTENT)
    done = _openssl(
        "cms", "-sign", "-binary", "-in", "content", "-signer", "cert.pem", "-inkey", "key.pem",
        "-certfile", "chain.pem", "-outform", "DER", "-out", "s.p7s", *options,
        folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return (folder / "s.p7s").read_bytes()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("-md", "sha256", "-indef"), Code.CMS_SYNTAX),
        (("-md", "sha256", "-nodetach"), Code.CMS_ATTACHED),
        (("-md", "sha1"), Code.CMS_DIGEST),
        (("-md", "sha256", "-noattr"), Code.CMS_ATTRS),
        (("-md", "sha256", "-cades"), Code.CMS_ATTRS),
        (("-md", "sha256", "-nocerts"), Code.CMS_ATTRS),
        (("-md", "sha256", "-keyid"), Code.CMS_SYNTAX),
    ],
)
def test_signatures_made_by_openssl_without_our_attributes_are_refused(
    tmp_path: Path, options: tuple[str, ...], code: Code
) -> None:
    assert refused(_openssl_sign(tmp_path, *options)) is code
