"""Zips that are not of the one byte form."""

import struct
from collections.abc import Callable

from lianes_desktop.bundle.refusals import Code
from support import rawzip
from support.forge import MANIFEST, RECEIPT, forge, good
from support.hostile.case import Case

JSON = "bundle.json"


def _entry(code: Code, name: str = RECEIPT, **lies: int | bytes) -> Case:
    return Case(code, lambda: forge().raw({name: lies}))


def _end(code: Code, **lies: int | bytes) -> Case:
    return Case(code, lambda: forge().zip(**lies))


def _bytes(code: Code, change: Callable[[bytes], bytes]) -> Case:
    return Case(code, lambda: change(forge().zip()))


def _cut(at: int) -> Case:
    return _bytes(Code.EOCD, lambda data: data[:at])


def _shared_offset() -> bytes:
    made = rawzip.RawZip()
    first = 0
    for name, data in good().items():
        if name == JSON:
            made.add(name, data, offset=first)
        elif name == RECEIPT:
            first = made.add(name, data)
        else:
            made.add(name, data)
    return made.build()


def _quoted_overlap() -> bytes:
    """One entry's data holds the next one's header, as in the quoted overlap bomb."""
    inner = rawzip.RawZip()
    inner.add("receipts/0009.jpg", b"kernel")
    made = rawzip.RawZip()
    for name, data in good().items():
        if name == RECEIPT:
            offset = made.add(name, bytes(inner.body))
            made.add("receipts/0009.jpg", b"kernel", offset=offset + 30 + len(name), stored=b"", gap=b"")
        else:
            made.add(name, data)
    return made.build()


def _reordered(*first: str) -> bytes:
    files = dict(good())
    ordered = {name: files.pop(name) for name in first} | files
    return rawzip.zipped(ordered)


def _central_order() -> bytes:
    """The directory lists its entries in the other order than they lie in."""
    made = rawzip.RawZip()
    records = []
    for name, data in good().items():
        before = len(made.central)
        made.add(name, data)
        records.append(bytes(made.central[before:]))
    made.central = bytearray(b"".join(reversed(records)))
    return made.build()


def _with_many(count: int) -> bytes:
    made = rawzip.RawZip()
    for name, data in good().items():
        made.add(name, data)
    for number in range(count):
        made.add(f"receipts/x{number:04}.jpg", b"")
    return made.build()


def _zip64_locator(data: bytes) -> bytes:
    end = data[-22:]
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 0x0314, 45, 0, 0, 1, 1, 0, 0)
    return data[:-22] + record + struct.pack("<4sIQI", b"PK\6\7", 0, len(data) - 22, 1) + end


def _appended_zip(data: bytes) -> bytes:
    return data + rawzip.zipped({"mimetype": good()["mimetype"]})


def _hidden_entry() -> bytes:
    made = rawzip.RawZip()
    for name, data in good().items():
        made.add(name, data, listed=0 if name == RECEIPT else 1)
    return made.build()


def _hidden_inside() -> bytes:
    """An entry between two others that only a reader of local headers would find."""
    made = rawzip.RawZip()
    for name, data in good().items():
        made.add(name, data)
        if name == RECEIPT:
            made.add("receipts/0008.jpg", b"unseen", listed=0)
    return made.build()


def _mimetype(data: bytes) -> bytes:
    return rawzip.zipped(dict(good()) | {"mimetype": data})


def _without_mimetype() -> bytes:
    return forge().drop("mimetype").zip()


CASES = {
    "an empty file": Case(Code.NOT_A_ZIP, lambda: b""),
    "a file of a few bytes": Case(Code.NOT_A_ZIP, lambda: b"PK\3\4"),
    "a photograph": Case(Code.EOCD, lambda: b"\xff\xd8\xff\xe0" * 100),
    "a text": Case(Code.EOCD, lambda: b"Bonjour, ceci n'est pas une archive.\n" * 4),
    "zeros": Case(Code.EOCD, lambda: bytes(4096)),
    "cut after the first header": _cut(30),
    "cut in the first file": _cut(50),
    "cut in the middle": _cut(15_000),
    "cut in the directory": _cut(-200),
    "cut before the end record": _cut(-22),
    "cut by one byte": _cut(-1),
    "bytes before": _end(Code.LAYOUT, prefix=b"#!/bin/sh\n"),
    "bytes before, offsets corrected": Case(
        Code.LAYOUT, lambda: forge().raw({"mimetype": {"gap": b"MZ"}}),
    ),
    "bytes behind": _end(Code.EOCD, suffix=b"\n"),
    "another zip behind": _bytes(Code.LAYOUT, _appended_zip),
    "the same zip twice": _bytes(Code.LAYOUT, lambda data: data + data),
    "an archive comment": _end(Code.EOCD, comment=b"bonjour"),
    "an archive comment that holds an end record": _end(Code.LAYOUT, comment=rawzip.END.pack(b"PK\5\6", *[0] * 7)),
    "a comment length that lies": _end(Code.EOCD, comment_length=4),
    "bytes between two files": _entry(Code.LAYOUT, gap=b"\0" * 16),
    "a byte behind a file": _entry(Code.LAYOUT, after=b"\0"),
    "bytes before the directory": _end(Code.LAYOUT, mid=b"\0" * 8),
    "bytes between directory and end record": _end(Code.LAYOUT, gap=b"\0" * 8),
    "a file missing from the directory": Case(Code.LAYOUT, _hidden_entry),
    "a file only local headers know": Case(Code.LAYOUT, _hidden_inside),
    "two entries of one offset": Case(Code.LAYOUT, _shared_offset),
    "an entry quoted in another's data": Case(Code.LAYOUT, _quoted_overlap),
    "a directory in another order": Case(Code.LAYOUT, _central_order),
    "an offset beyond the end": _entry(Code.LAYOUT, offset=0x7FFFFFFF),
    "an offset one too low": _entry(Code.LAYOUT, offset=60),
    "one entry more announced": _end(Code.LAYOUT, count=17),
    "one entry less announced": _end(Code.LAYOUT, count=15),
    "no entry announced": _end(Code.LAYOUT, count=0),
    "two different counts": _end(Code.EOCD, here=15),
    "a directory shorter than it is": _end(Code.LAYOUT, length=100),
    "a directory at another place": _end(Code.LAYOUT, offset=0),
    "a directory that is another file's data": _end(Code.LAYOUT, offset=40),
    "on a second disk": _end(Code.EOCD, disk=1),
    "begun on another disk": _end(Code.EOCD, first_disk=2),
    "an entry on a second disk": _entry(Code.FIELD, disk=1),
    "901 entries": Case(Code.TOO_MANY, lambda: _with_many(885)),
    "65535 entries announced": _end(Code.ZIP64, count=0xFFFF),
    "zip64 offset": _end(Code.ZIP64, offset=0xFFFFFFFF),
    "zip64 length": _end(Code.ZIP64, length=0xFFFFFFFF),
    "zip64 disk": _end(Code.ZIP64, disk=0xFFFF),
    "zip64 records before the end": _bytes(Code.ZIP64, _zip64_locator),
    "zip64 size of an entry": _entry(Code.ZIP64, size=0xFFFFFFFF, packed=0xFFFFFFFF),
    "zip64 offset of an entry": _entry(Code.ZIP64, offset=0xFFFFFFFF),
    "a zip64 extra field": _entry(Code.ZIP64, extra=struct.pack("<2HQ", 1, 8, 5)),
    "an extra field": _entry(Code.EXTRA, extra=struct.pack("<2HI", 0x5455, 4, 0)),
    "an extra field in the directory only": _entry(Code.EXTRA, extra=b"\x55\x54\1\0\0", lextra=b""),
    "an extra field in the local header only": _entry(Code.EXTRA, lextra=b"\x55\x54\1\0\0"),
    "a unicode path extra field": _entry(Code.EXTRA, extra=struct.pack("<2HBI", 0x7075, 5, 1, 0)),
    "a file comment": _entry(Code.EXTRA, comment=b"bonjour"),
    "encrypted": _entry(Code.ENCRYPTED, flags=1),
    "strongly encrypted": _entry(Code.ENCRYPTED, flags=0x41),
    "a data descriptor": _entry(Code.FLAGS, flags=8),
    "utf-8 flag on a plain name": _entry(Code.FLAGS, flags=0x800),
    "masked headers": _entry(Code.FLAGS, flags=0x2000),
    "deflated": _entry(Code.COMPRESSED, method=8),
    "deflate64": _entry(Code.COMPRESSED, method=9),
    "bzip2": _entry(Code.COMPRESSED, method=12),
    "lzma": _entry(Code.COMPRESSED, method=14),
    "aes": _entry(Code.COMPRESSED, method=99),
    "a deflated bundle.json": _entry(Code.COMPRESSED, JSON, method=8),
    "a deflated mimetype": _entry(Code.COMPRESSED, "mimetype", method=8),
    "a deflated manifest": _entry(Code.COMPRESSED, MANIFEST, method=8),
    "a size that lies": _entry(Code.LAYOUT, size=5),
    "a packed size that lies": _entry(Code.LAYOUT, packed=5),
    "both sizes too small": _entry(Code.LAYOUT, size=5, packed=5),
    "both sizes too great": _entry(Code.LAYOUT, size=5000, packed=5000),
    "a claim of 400 megabytes": _entry(Code.LAYOUT, size=400 * 2**20, packed=400 * 2**20),
    "a claim of 600 megabytes": _entry(Code.TOO_LARGE, size=600 * 2**20, packed=600 * 2**20),
    "a manifest of 5 megabytes": _entry(Code.TOO_LARGE, MANIFEST, size=5 * 2**20, packed=5 * 2**20),
    "local name": _entry(Code.LOCAL, lname=b"receipts/0009.jpg"),
    "longer local name": _entry(Code.LOCAL, lname=b"receipts/00001.jpg"),
    "local size": _entry(Code.LOCAL, lsize=5),
    "local packed size": _entry(Code.LOCAL, lpacked=5),
    "local method": _entry(Code.LOCAL, lmethod=8),
    "local flags": _entry(Code.LOCAL, lflags=8),
    "local encryption": _entry(Code.LOCAL, lflags=1),
    "local crc": _entry(Code.LOCAL, lcrc=1),
    "local version": _entry(Code.LOCAL, lversion=45),
    "local time": _entry(Code.LOCAL, ltime=1),
    "local date": _entry(Code.LOCAL, ldate=0x5A21),
    "version needed": _entry(Code.FIELD, version=45),
    "made on Windows": _entry(Code.FIELD, made_by=0x0014),
    "a time": _entry(Code.FIELD, time=0x6000),
    "a date": _entry(Code.FIELD, date=0x5A21),
    "internal attributes": _entry(Code.FIELD, internal=1),
    "a symbolic link": _entry(Code.NOT_A_FILE, mode=0o120777 << 16),
    "a device": _entry(Code.NOT_A_FILE, mode=0o020644 << 16),
    "a pipe": _entry(Code.NOT_A_FILE, mode=0o010644 << 16),
    "a directory by mode": _entry(Code.NOT_A_FILE, mode=0o040755 << 16),
    "a directory by its DOS attribute": _entry(Code.NOT_A_FILE, mode=(0o100644 << 16) | 0x10),
    "an executable": _entry(Code.NOT_A_FILE, mode=0o100755 << 16),
    "set-user-id": _entry(Code.NOT_A_FILE, mode=0o104644 << 16),
    "no mode": _entry(Code.NOT_A_FILE, mode=0),
    "crc wrong in both headers": _entry(Code.CRC, crc=1),
    "no mimetype": Case(Code.MIMETYPE, _without_mimetype),
    "mimetype second": Case(Code.MIMETYPE, lambda: _reordered(RECEIPT, "mimetype")),
    "mimetype last": Case(Code.MIMETYPE, lambda: _reordered(*[one for one in good() if one != "mimetype"])),
    "another mimetype": Case(Code.MIMETYPE, lambda: _mimetype(b"application/vnd.etsi.asic-s+zip")),
    "a mimetype with a newline": Case(Code.MIMETYPE, lambda: _mimetype(good()["mimetype"] + b"\n")),
    "an empty mimetype": Case(Code.MIMETYPE, lambda: _mimetype(b"")),
    "a zip of nothing": Case(Code.MIMETYPE, lambda: rawzip.RawZip().build()),
}  # fmt: skip
