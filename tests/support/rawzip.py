"""Assembles zips byte by byte, right or wrong as asked: every header field can lie."""

import struct
import zlib
from dataclasses import dataclass, field

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")


@dataclass
class Lies:
    """What an entry says otherwise than the truth: central fields by name, local ones with a leading ``l``."""

    fields: dict[str, int | bytes] = field(default_factory=dict)

    def of(self, name: str, truth: int) -> int:
        value = self.fields.get(name, truth)
        assert isinstance(value, int)
        return value

    def bytes_of(self, name: str, truth: bytes) -> bytes:
        value = self.fields.get(name, truth)
        assert isinstance(value, bytes)
        return value


class RawZip:
    """Entries one after the other, then the central directory and the end record."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.central = bytearray()
        self.count = 0

    def add(self, name: str | bytes, data: bytes, **lies: int | bytes) -> int:
        """Add an entry and return its offset.

        ``crc``, ``size``, ``packed``, ``flags``, ``method``, ``version``, ``time``, ``date``, ``name``, ``extra``
        lie in the central record, and in the local header too unless the same with an ``l`` says otherwise;
        ``made_by``, ``comment``, ``disk``, ``internal``, ``mode``, ``offset`` are the central record's alone;
        ``stored`` are the bytes really there; ``gap`` stands before the local header; ``after`` behind the data;
        ``listed=0`` keeps it out of the central directory.
        """
        told = Lies(dict(lies))
        raw = name.encode("ascii") if isinstance(name, str) else name
        stored = told.bytes_of("stored", data)
        self.body += told.bytes_of("gap", b"")
        offset = len(self.body)
        truth = {
            "version": 20,
            "flags": 0,
            "method": 0,
            "time": 0,
            "date": 0x21,
            "crc": zlib.crc32(data),
            "packed": len(stored),
            "size": len(data),
        }
        here = {key: told.of(key, value) for key, value in truth.items()}
        there = {key: told.of(f"l{key}", value) for key, value in here.items()}
        extra = told.bytes_of("extra", b"")
        local_extra = told.bytes_of("lextra", extra)
        local_name = told.bytes_of("lname", raw)
        self.body += LOCAL.pack(b"PK\3\4", *there.values(), len(local_name), len(local_extra))
        self.body += local_name + local_extra + stored + told.bytes_of("after", b"")
        if told.of("listed", 1):
            comment = told.bytes_of("comment", b"")
            self.central += CENTRAL.pack(
                b"PK\1\2",
                told.of("made_by", 0x0314),
                *here.values(),
                len(raw),
                len(extra),
                len(comment),
                told.of("disk", 0),
                told.of("internal", 0),
                told.of("mode", 0o100644 << 16),
                told.of("offset", offset),
            )
            self.central += raw + extra + comment
            self.count += 1
        return offset

    def build(self, **lies: int | bytes) -> bytes:
        """The file; ``prefix``, ``mid`` (before the directory), ``gap`` (behind it), ``suffix``, ``comment``.

        ``count``, ``here``, ``disk``, ``first_disk``, ``length`` and ``offset`` lie in the end record.
        """
        told = Lies(dict(lies))
        prefix, mid = told.bytes_of("prefix", b""), told.bytes_of("mid", b"")
        comment = told.bytes_of("comment", b"")
        end = END.pack(
            b"PK\5\6",
            told.of("disk", 0),
            told.of("first_disk", 0),
            told.of("here", told.of("count", self.count)),
            told.of("count", self.count),
            told.of("length", len(self.central)),
            told.of("offset", len(self.body) + len(mid)),
            told.of("comment_length", len(comment)),
        )
        pieces = (prefix, self.body, mid, self.central, told.bytes_of("gap", b""), end, comment)
        return b"".join(map(bytes, pieces)) + told.bytes_of("suffix", b"")


def zipped(files: dict[str, bytes], **lies: int | bytes) -> bytes:
    """A good zip of those files; ``lies`` are the end record's."""
    made = RawZip()
    for name, data in files.items():
        made.add(name, data)
    return made.build(**lies)


def same_crc(data: bytes, at: int = 0) -> bytes:
    """Other bytes of the same CRC-32: the generator polynomial itself laid over five of them."""
    polynomial = int("100000100110000010001110110110111"[::-1], 2)
    changed = bytearray(data)
    for place, byte in enumerate(polynomial.to_bytes(5, "little")):
        changed[at + place] ^= byte
    assert zlib.crc32(changed) == zlib.crc32(data)
    return bytes(changed)
