"""A second opinion: the commands anyone can run on a bundle, with OpenSSL and age and nothing of ours."""

import base64
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

_NAMESPACE = "{http://uri.etsi.org/02918/v1.2.1#}"
_DIGEST = "{http://www.w3.org/2000/09/xmldsig#}DigestValue"


class SecondOpinionError(Exception):
    """A command did not agree, or is not there."""


def have(program: str) -> bool:
    """Whether a program can be run."""
    return shutil.which(program) is not None


def open_with_age(sealed: Path, identities: Sequence[str], to: Path) -> None:
    """``age -d -i IDENTITY -o TO SEALED``; the identity only lives in a private file meanwhile."""
    key = to.with_suffix(".identity")
    key.touch(mode=0o600)
    try:
        key.write_text("\n".join(identities) + "\n", encoding="ascii")
        _run("age", "-d", "-i", str(key), "-o", str(to), str(sealed))
    finally:
        key.unlink()


def verify(bundle: Path, trust: Path, folder: Path) -> tuple[str, int]:
    """Extract into ``folder``, check the signature with ``openssl cms``, and each file's digest with ``openssl dgst``.

    Returns:
        The signer as OpenSSL names it, and how many files hold.

    Raises:
        SecondOpinionError: OpenSSL is missing, or disagrees.
    """
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    manifest, signer = folder / "META-INF" / "ASiCManifest001.xml", folder / "signer.pem"
    _run(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER",
        "-in", str(folder / "META-INF" / "signature001.p7s"), "-content", str(manifest),
        "-CAfile", str(trust), "-crl_check_all", "-out", str(folder / "verified.xml"), "-signer", str(signer),
    )  # fmt: skip
    subject = _run("openssl", "x509", "-in", str(signer), "-noout", "-subject", "-nameopt", "utf8")
    listed = _listed(manifest)
    for name, digest in listed.items():
        found = _run("openssl", "dgst", "-sha256", "-binary", str(folder / name))
        if base64.b64encode(found).decode() != digest:
            raise SecondOpinionError(name)
    return subject.decode().strip().removeprefix("subject="), len(listed)


def _listed(manifest: Path) -> dict[str, str]:
    """Files and digests of a manifest whose signature was just checked."""
    tree = ET.parse(manifest)  # noqa: S314 - signed, and without DTD or our verifier had refused it
    found = {}
    for reference in tree.iter(f"{_NAMESPACE}DataObjectReference"):
        digest = reference.find(_DIGEST)
        found[reference.attrib["URI"]] = (digest.text or "") if digest is not None else ""
    return found


def _run(*command: str) -> bytes:
    if not have(command[0]):
        raise SecondOpinionError(command[0])
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed commands, our own files
    if done.returncode:
        raise SecondOpinionError(done.stderr.decode(errors="replace").strip())
    return done.stdout
