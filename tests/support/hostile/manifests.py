"""Manifests and coverage: what is listed, and how; each signed by the author after it was spoiled."""

import re
from collections.abc import Callable

from lianes_desktop.bundle.refusals import Code
from support.forge import MANIFEST, MANIFEST2, RECEIPT, SIGNATURE, SIGNATURE2, Forge, forge
from support.hostile.case import Case
from support.rawzip import same_crc

SHA256 = b"http://www.w3.org/2001/04/xmlenc#sha256"
SHA1 = b"http://www.w3.org/2000/09/xmldsig#sha1"
BOMB = b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
XXE = b'<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


def _xml(code: Code, edit: Callable[[bytes], bytes]) -> Case:
    return Case(code, lambda: forge().sign(edit=edit).zip())


def _swap(code: Code, old: bytes, new: bytes) -> Case:
    return _xml(code, lambda xml: xml.replace(old, new, 1))


def _before_root(text: bytes) -> Case:
    return _swap(Code.MANIFEST_XML, b"<asic:ASiCManifest", text + b"<asic:ASiCManifest")


def _line(xml: bytes, name: str) -> bytes:
    found = re.search(rb'<asic:DataObjectReference URI="%s".*\n' % re.escape(name.encode()), xml)
    assert found
    return found[0]


def _twice(xml: bytes) -> bytes:
    line = _line(xml, RECEIPT)
    return xml.replace(line, line + line)


def _twice_other_digest(xml: bytes) -> bytes:
    line, other = _line(xml, RECEIPT), _line(xml, "claim.pdf")
    return xml.replace(line, line + other.replace(b"claim.pdf", RECEIPT.encode()))


def _unlisted(xml: bytes) -> bytes:
    return xml.replace(_line(xml, RECEIPT), b"")


def _made(code: Code, change: Callable[[Forge], Forge]) -> Case:
    return Case(code, lambda: change(forge()).zip())


def _exchange(held: Forge, first: str, second: str) -> Forge:
    one, other = held.files[first], held.files[second]
    return held.put(first, other).put(second, one)


def _flip(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


CASES = {
    "an external entity": _before_root(XXE),
    "an entity bomb": _before_root(BOMB),
    "an entity in a value": _swap(Code.MANIFEST_XML, b"image/jpeg", b"&#105;mage/jpeg"),
    "a comment": _before_root(b"<!-- -->"),
    "a comment inside": _swap(Code.MANIFEST_XML, b"<asic:Sig", b"<!-- hidden --><asic:Sig"),
    "a processing instruction": _before_root(b'<?xml-stylesheet href="http://example.org/x.xsl"?>'),
    "cdata": _swap(Code.MANIFEST_XML, b"<ds:DigestValue>", b"<ds:DigestValue><![CDATA[]]>"),
    "utf-16": _xml(Code.MANIFEST_XML, lambda xml: xml.decode().encode("utf-16")),
    "utf-16 that says utf-8": _xml(Code.MANIFEST_XML, lambda xml: xml.decode().encode("utf-16-le")),
    "latin-1 declared": _swap(Code.MANIFEST_XML, b"UTF-8", b"ISO-8859-1"),
    "a byte order mark": _xml(Code.MANIFEST_XML, lambda xml: b"\xef\xbb\xbf" + xml),
    "no declaration": _xml(Code.MANIFEST_XML, lambda xml: xml.split(b"\n", 1)[1]),
    "not xml": _xml(Code.MANIFEST_XML, lambda _xml: b"nothing"),
    "empty": _xml(Code.MANIFEST_XML, lambda _xml: b""),
    "truncated": _xml(Code.MANIFEST_XML, lambda xml: xml[:-30]),
    "something behind the root": _xml(Code.MANIFEST_XML, lambda xml: xml + b"<x/>"),
    "two roots": _xml(Code.MANIFEST_XML, lambda xml: xml + xml),
    "another namespace": _swap(Code.MANIFEST_XML, b"02918/v1.2.1#", b"02918/v9.9.9#"),
    "another root": _xml(Code.MANIFEST_XML, lambda xml: xml.replace(b"ASiCManifest", b"XAdESSignatures")),
    "an attribute more": _swap(Code.MANIFEST_XML, b'" MimeType="image/jpeg"', b'" Id="x" MimeType="image/jpeg"'),
    "an attribute twice": _swap(Code.MANIFEST_XML, b'MimeType="image/jpeg"', b'URI="x" MimeType="image/jpeg"'),
    "other quotes": _swap(Code.MANIFEST_XML, b'"image/jpeg"', b"'image/jpeg'"),
    "white space": _swap(Code.MANIFEST_XML, b"<ds:DigestValue>", b"<ds:DigestValue> "),
    "an extension element": _swap(Code.MANIFEST_XML, b"</asic:ASiC", b"<asic:ASiCManifestExtensions/></asic:ASiC"),
    "no reference at all": _xml(Code.MISSING, lambda xml: re.sub(rb"<asic:DataObj.*\n", b"", xml)),
    "no signature reference": _xml(Code.MANIFEST_XML, lambda xml: re.sub(rb"<asic:SigRef.*\n", b"", xml)),
    "the reference of another signature": _swap(Code.MANIFEST_SIGREF, b"signature001.p7s", b"signature002.p7s"),
    "a signature elsewhere": _swap(Code.MANIFEST_SIGREF, b"META-INF/signature001.p7s", b"http://example.org/s"),
    "another type of signature": _swap(Code.MANIFEST_XML, b"pkcs7-signature", b"xml"),
    "a file twice": _xml(Code.MANIFEST_DUPLICATE, _twice),
    "a file twice with two digests": _xml(Code.MANIFEST_DUPLICATE, _twice_other_digest),
    "a percent-encoded file": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"receipts/%30001.jpg"),
    "a file on the web": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"http://example.org/0001.jpg"),
    "a file of the system": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"file:///etc/passwd"),
    "a file outside": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"../0001.jpg"),
    "a file with a fragment": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"receipts/0001.jpg#page"),
    "a file in capitals": _swap(Code.MANIFEST_XML, b"receipts/0001.jpg", b"receipts/0001.JPG"),
    "a file that is not there": _swap(Code.MISSING, b"receipts/0001.jpg", b"receipts/0009.jpg"),
    "mimetype listed": _xml(Code.MISSING, lambda xml: xml.replace(
        b"</asic:ASiC", _line(xml, RECEIPT).replace(RECEIPT.encode(), b"mimetype") + b"</asic:ASiC")),
    "its own signature listed": _xml(Code.META_COVER, lambda xml: xml.replace(
        b"</asic:ASiC", _line(xml, RECEIPT).replace(RECEIPT.encode(), SIGNATURE.encode()) + b"</asic:ASiC")),
    "sha-1": _swap(Code.DIGEST_ALG, SHA256, SHA1),
    "md5": _swap(Code.DIGEST_ALG, SHA256, b"http://www.w3.org/2001/04/xmldsig-more#md5"),
    "sha-512": _swap(Code.DIGEST_ALG, SHA256, b"http://www.w3.org/2001/04/xmlenc#sha512"),
    "no algorithm": _swap(Code.DIGEST_ALG, SHA256, b""),
    "a digest in hexadecimal": _xml(Code.MANIFEST_XML, lambda xml: re.sub(
        rb"<ds:DigestValue>[^<]*", b"<ds:DigestValue>" + b"ab" * 32, xml, count=1)),
    "a short digest": _xml(Code.MANIFEST_XML, lambda xml: re.sub(
        rb"<ds:DigestValue>[^<]*", b"<ds:DigestValue>AAAA", xml, count=1)),
    "a digest with loose bits": _xml(Code.MANIFEST_XML, lambda xml: re.sub(
        rb"<ds:DigestValue>[^<]*", b"<ds:DigestValue>" + b"A" * 42 + b"B=", xml, count=1)),
    "a digest not in base64": _xml(Code.MANIFEST_XML, lambda xml: re.sub(
        rb"<ds:DigestValue>[^<]*", b"<ds:DigestValue>=A=", xml, count=1)),
    "an odd media type": _swap(Code.MANIFEST_XML, b"image/jpeg", b"image"),
    "no root file": _swap(Code.MANIFEST_XML, b' Rootfile="true"', b""),
    "two root files": _swap(Code.MANIFEST_XML, b'"image/jpeg"', b'"image/jpeg" Rootfile="true"'),
    "another root file": _xml(Code.MANIFEST_XML, lambda xml: xml.replace(b' Rootfile="true"', b"").replace(
        b'"image/jpeg"', b'"image/jpeg" Rootfile="true"')),
    "root file false": _swap(Code.MANIFEST_XML, b'Rootfile="true"', b'Rootfile="false"'),
    "a file not listed": _xml(Code.UNLISTED, _unlisted),
    "a file added": _made(Code.UNLISTED, lambda held: held.put("receipts/0009.jpg", b"new")),
    "an executable added": _made(Code.UNLISTED, lambda held: held.put("run.exe", b"MZ")),
    "a file taken out": _made(Code.MISSING, lambda held: held.drop(RECEIPT)),
    "bundle.json taken out": _made(Code.MISSING, lambda held: held.drop("bundle.json")),
    "bundle.json taken out by the author": _made(Code.MISSING, lambda held: held.drop("bundle.json").sign()),
    "a file changed": _made(Code.DIGEST, lambda held: held.put(RECEIPT, _flip(held.files[RECEIPT]))),
    "the last file changed": _made(Code.DIGEST, lambda held: held.put(
        "bundle.json", held.files["bundle.json"].replace(b"lianes-bundle", b"lianes-bundl3"))),
    "a file changed under the same crc": Case(Code.DIGEST, lambda: forge().raw(
        {RECEIPT: {"stored": same_crc(forge().files[RECEIPT])}})),
    "a file emptied": _made(Code.DIGEST, lambda held: held.put(RECEIPT, b"")),
    "two files exchanged": _made(Code.DIGEST, lambda held: _exchange(held, RECEIPT, "receipts/0002.pdf")),
    "a file changed, its crc kept": Case(Code.CRC, lambda: forge().raw(
        {RECEIPT: {"stored": _flip(forge().files[RECEIPT])}})),
    "the manifest changed": _made(Code.SIG_DIGEST, lambda held: held.put(
        MANIFEST, held.files[MANIFEST].replace(b"image/jpeg", b"image/png"))),
    "the manifest replaced": _made(Code.SIG_DIGEST, lambda held: held.put(MANIFEST, b"")),
    "no signature": _made(Code.SIGNATURE_MISSING, lambda held: held.drop(MANIFEST, SIGNATURE)),
    "no signature file": _made(Code.SIGNATURE_MISSING, lambda held: held.drop(SIGNATURE)),
    "no manifest": _made(Code.SIGNATURE_MISSING, lambda held: held.drop(MANIFEST)),
    "a second manifest without signature": _made(Code.SIGNATURE_MISSING, lambda held: held.approve().drop(SIGNATURE2)),
    "a second signature without manifest": _made(Code.SIGNATURE_MISSING, lambda held: held.approve().drop(MANIFEST2)),
    "the first signature dropped": _made(
        Code.MANIFEST_SIGREF, lambda held: held.approve().drop(MANIFEST, SIGNATURE)),
    "signatures exchanged": _made(
        Code.SIG_DIGEST, lambda held: _exchange(held.approve(), SIGNATURE, SIGNATURE2)),
    "manifests exchanged": _made(
        Code.SIG_DIGEST, lambda held: _exchange(held.approve(), MANIFEST, MANIFEST2)),
    "both pairs exchanged": _made(Code.MANIFEST_SIGREF, lambda held: _exchange(
        _exchange(held.approve(), MANIFEST, MANIFEST2), SIGNATURE, SIGNATURE2)),
    "the second pair in the first's place": _made(Code.MANIFEST_SIGREF, lambda held: _exchange(
        _exchange(held.approve(), MANIFEST, MANIFEST2), SIGNATURE, SIGNATURE2).drop(MANIFEST2, SIGNATURE2)),
}  # fmt: skip
