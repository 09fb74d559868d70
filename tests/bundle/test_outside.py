"""Our bundles in other people's hands: OpenSSL, unzip and Debian's age."""

import base64
import dataclasses
import re
import subprocess
from pathlib import Path

import pyrage
import pytest
from support import bundles, pki
from support.bundles import Desk

from lianes_desktop.domain.leaving import hand_in_leaving

REFERENCE = re.compile(r'URI="([^"]+)".*?<ds:DigestValue>([^<]+)<')


@pytest.fixture(params=["originals", "light copies"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A bundle unpacked by ``unzip``, beside ``trust.pem``."""
    pages = bundles.light_pages() if request.param == "light copies" else None
    desk, hand_in = Desk(tmp_path / "scratch"), bundles.a_hand_in(pages=pages)
    written = desk.bundles.write(
        hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), tmp_path, bundles.silent
    )
    run("unzip", "-tqq", written.path)
    run("unzip", "-qq", written.path, "-d", tmp_path / "b")
    (tmp_path / "b" / "trust.pem").write_text(desk.trust.pem())
    return tmp_path / "b"


def run(*command: object, cwd: Path | None = None) -> bytes:
    return subprocess.run([str(one) for one in command], check=True, capture_output=True, cwd=cwd).stdout


def verify(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The command of the specification, at the instant the certificates are made for."""
    command = (
        "openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s"
        " -content META-INF/ASiCManifest001.xml -CAfile trust.pem -crl_check_all -out /dev/null -signer signer.pem"
        f" -attime {int(pki.NOW.timestamp())}"
    )
    return subprocess.run(command.split(), check=False, capture_output=True, cwd=folder)


def test_openssl_verifies_the_manifest_and_names_the_signer(opened: Path) -> None:
    assert verify(opened).returncode == 0
    subject = run("openssl", "x509", "-in", "signer.pem", "-noout", "-subject", "-nameopt", "utf8", cwd=opened)
    assert b"Jeanne Dupont" in subject


def test_openssl_finds_the_digest_of_every_file_in_the_manifest(opened: Path) -> None:
    manifest = (opened / "META-INF/ASiCManifest001.xml").read_text()
    listed = dict(REFERENCE.findall(manifest))

    for name, digest in listed.items():
        assert base64.b64encode(run("openssl", "dgst", "-sha256", "-binary", opened / name)).decode() == digest
    files = {str(one.relative_to(opened)) for one in opened.rglob("*") if one.is_file()}
    assert set(listed) == {
        one for one in files if not one.startswith("META-INF/") and one not in {"mimetype", "trust.pem"}
    }


def test_openssl_refuses_a_changed_manifest(opened: Path) -> None:
    manifest = opened / "META-INF/ASiCManifest001.xml"
    manifest.write_bytes(manifest.read_bytes().replace(b"image/", b"photo/"))

    assert verify(opened).returncode != 0


def test_debian_s_age_opens_what_we_seal(tmp_path: Path) -> None:
    run("age-keygen", "-o", tmp_path / "lianes.key")
    recipient = run("age-keygen", "-y", tmp_path / "lianes.key").decode().strip()
    desk, hand_in = Desk(tmp_path / "scratch"), bundles.a_hand_in()
    other = str(pyrage.x25519.Identity.generate().to_public())
    desk.trust = dataclasses.replace(desk.trust, recipients=(other, recipient))
    written = desk.bundles.write(
        hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), tmp_path, bundles.silent
    )

    run("age", "-d", "-i", tmp_path / "lianes.key", "-o", tmp_path / "b.asice", written.path)

    verification, read = desk.bundles.read(tmp_path / "b.asice")
    assert verification.accepted
    assert read == hand_in_leaving(hand_in)


def test_we_open_what_debian_s_age_seals(tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    desk, hand_in = Desk(tmp_path / "scratch", identities=(str(identity),)), bundles.a_hand_in()
    written = desk.bundles.write(
        hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), tmp_path, bundles.silent
    )

    run("age", "-r", identity.to_public(), "-o", tmp_path / "b.asice.age", written.path)

    assert desk.bundles.verify(tmp_path / "b.asice.age").accepted
    assert desk.bundles.open_plain(tmp_path / "b.asice.age", tmp_path / "b.asice").read_bytes() == (
        written.path.read_bytes()
    )
