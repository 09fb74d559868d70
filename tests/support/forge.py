"""Re-makes a good bundle with one thing wrong, signed again as its author or anybody else could."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lianes_desktop.bundle import cms, manifest, names
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.cms import Commitment
from lianes_desktop.bundle.manifest import Reference
from support import bundles, pki, rawzip

MANIFEST, SIGNATURE = names.manifest_name(1), names.signature_name(1)
MANIFEST2, SIGNATURE2 = names.manifest_name(2), names.signature_name(2)
RECEIPT = "receipts/0001.jpg"

Json = Any
"""A JSON document taken apart, to be spoiled."""


@cache
def good(*, light: bool = False) -> Mapping[str, bytes]:
    """The files of a bundle the office accepts, in order; with ``light``, a copy stands for its photograph."""
    hand_in = bundles.a_hand_in(pages=bundles.light_pages() if light else None)
    with tempfile.TemporaryDirectory() as folder:
        desk = bundles.Desk(Path(folder))
        written = desk.bundles.write(
            hand_in, bundles.jeanne(), bundles.pieces, bundles.drawing(hand_in), Path(folder), bundles.silent
        )
        with ZipFile(written.path) as opened:
            return {name: opened.read(name) for name in opened.namelist()}


@dataclass
class Forge:
    """The files of a bundle under way; each step returns the same forge."""

    files: dict[str, bytes]

    def put(self, name: str, data: bytes) -> "Forge":
        """Replace or append a file."""
        self.files[name] = data
        return self

    def drop(self, *dropped: str) -> "Forge":
        """Take files out."""
        for name in dropped:
            del self.files[name]
        return self

    def edit(self, name: str, change: Callable[[Json], Json | None]) -> "Forge":
        """Change a JSON document in place, or replace it by what ``change`` returns."""
        document = json.loads(self.files[name])
        changed = change(document)
        self.files[name] = canonical(document if changed is None else changed)
        return self

    def header(self, **fields: Json) -> "Forge":
        """Set members of ``bundle.json``; ``None`` takes one out."""

        def change(document: Json) -> None:
            for name, value in fields.items():
                document[name] = value
                if value is None:
                    del document[name]

        return self.edit("bundle.json", change)

    def relist(self) -> "Forge":
        """Bring the list of ``bundle.json`` up to date with the files, as an insider would."""
        known = {one["path"]: one for one in json.loads(self.files["bundle.json"])["files"]}
        lines = []
        for name, data in self.contents().items():
            if name == "bundle.json":
                continue
            line = known.get(name) or {"path": name, "media_type": "image/jpeg", "role": "receipt", "original_name": ""}
            lines.append(line | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)})
        return self.header(files=lines)

    def contents(self) -> dict[str, bytes]:
        """Everything a signature covers."""
        return {name: data for name, data in self.files.items() if name != "mimetype" and not name.startswith("META-")}

    def references(self, number: int = 1) -> list[Reference]:
        """What a manifest should say."""
        types = {one["path"]: one["media_type"] for one in listed(self.files)}
        found = [
            Reference(
                name, types.get(name, "application/json"), hashlib.sha256(data).hexdigest(), name == "bundle.json"
            )
            for name, data in self.contents().items()
        ]
        if number > 1:
            for name, kind in ((MANIFEST, "text/xml"), (SIGNATURE, "application/pkcs7-signature")):
                found.append(Reference(name, kind, hashlib.sha256(self.files[name]).hexdigest()))
        return found

    def sign(
        self,
        key: SigningKey | None = None,
        *,
        edit: Callable[[bytes], bytes] | None = None,
        when: datetime = pki.NOW,
        commitment: Commitment = Commitment.ORIGIN,
        signature: Callable[[bytes, SigningKey], bytes] | None = None,
        references: list[Reference] | None = None,
        number: int = 1,
    ) -> "Forge":
        """Manifest and signature again; ``edit`` spoils the manifest's bytes before they are signed."""
        key = key or bundles.jeanne()
        xml = manifest.write(names.signature_name(number), references or self.references(number))
        if edit is not None:
            spoiled = edit(xml)
            assert spoiled != xml, "nothing was spoiled"
            xml = spoiled
        made = signature(xml, key) if signature else cms.sign(xml, key, when=when, commitment=commitment)
        self.files.pop(names.manifest_name(number), None)
        self.files.pop(names.signature_name(number), None)
        return self.put(names.manifest_name(number), xml).put(names.signature_name(number), made)

    def approve(self, key: SigningKey | None = None, **how: Any) -> "Forge":  # noqa: ANN401 - passed on to ``sign``
        """The second signature."""
        commitment = how.pop("commitment", Commitment.APPROVAL)
        return self.sign(key or paul(), number=2, commitment=commitment, **how)

    def author(self, key: SigningKey, *, issuer: bool = True, **how: Any) -> "Forge":  # noqa: ANN401 - passed to ``sign``
        """Signed by somebody else, ``bundle.json`` saying so unless told otherwise."""
        if issuer:
            self.header(issuer={"participant": key.participant.urn, "cert_sha256": key.cert_sha256})
        return self.sign(key, **how)

    def zip(self, **lies: int | bytes) -> bytes:
        """The bundle."""
        return rawzip.zipped(self.files, **lies)

    def raw(self, spoil: Mapping[str, Mapping[str, int | bytes]], **lies: int | bytes) -> bytes:
        """The bundle with lies in the headers of some entries."""
        made = rawzip.RawZip()
        for name, data in self.files.items():
            made.add(name, data, **spoil.get(name, {}))
        return made.build(**lies)


def forge(*, light: bool = False) -> Forge:
    """A fresh copy of the good bundle."""
    return Forge(dict(good(light=light)))


def listed(files: Mapping[str, bytes]) -> list[Json]:
    """The files of ``bundle.json``, as far as it can be read."""
    try:
        document = json.loads(files["bundle.json"])
        return [one for one in document["files"] if isinstance(one, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def canonical(document: Json) -> bytes:
    """Canonical JSON of anything, even of what may not be written."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


@cache
def paul() -> SigningKey:
    """The ordonnateur of the same authority."""
    return pki.pki().person(pki.PAUL)


def places(document: Json) -> list[tuple[Any, Any]]:
    """Every place of a document: what holds it, and its key there."""
    found = []
    pairs = list(document.items()) if isinstance(document, dict) else list(enumerate(document))
    for key, value in pairs:
        found.append((document, key))
        if isinstance(value, dict | list):
            found += places(value)
    return found
