"""The one byte form of our zip (BUNDLE.md §2): stored only, fixed fields, nothing left to interpret.

Offsets and fields are those of PKWARE's APPNOTE: local header 30 bytes, central record 46, end record 22.
"""

import struct
from typing import Final

MEDIA_TYPE: Final = b"application/vnd.etsi.asic-e+zip"
"""Content of the first entry, ``mimetype``: 31 bytes, no newline."""

LARGEST_FILE: Final = 2**31 - 1
"""2 GiB - 1: fits a FAT32 stick and needs no zip64."""
LARGEST_ENTRY: Final = 512 * 2**20
LARGEST_META: Final = 4 * 2**20
MOST_ENTRIES: Final = 900
"""Below the 1000 that EU DSS accepts by default."""
CHUNK: Final = 2**20

LOCAL_MAGIC: Final = b"PK\x03\x04"
CENTRAL_MAGIC: Final = b"PK\x01\x02"
END_MAGIC: Final = b"PK\x05\x06"
ZIP64_LOCATOR_MAGIC: Final = b"PK\x06\x07"

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")

MADE_BY: Final = 0x0314
"""Unix, specification 2.0: the Unix mode below is meant as such."""
NEEDED: Final = 20
DOS_TIME: Final = 0
DOS_DATE: Final = 0x0021
"""1980-01-01: the times of files say nothing about anybody."""
MODE: Final = 0o100644 << 16


def local_header(name: bytes, crc: int, size: int) -> bytes:
    """The only local header an entry of this name, CRC and size may have."""
    return LOCAL.pack(LOCAL_MAGIC, NEEDED, 0, 0, DOS_TIME, DOS_DATE, crc, size, size, len(name), 0) + name


def central_record(name: bytes, crc: int, size: int, offset: int) -> bytes:
    """The only central record an entry may have; ``offset`` is that of its local header."""
    times = (DOS_TIME, DOS_DATE)
    return (
        CENTRAL.pack(CENTRAL_MAGIC, MADE_BY, NEEDED, 0, 0, *times, crc, size, size, len(name), 0, 0, 0, 0, MODE, offset)
        + name
    )


def end_record(count: int, size: int, offset: int) -> bytes:
    """The last 22 bytes: how many entries, and where the central directory is."""
    return END.pack(END_MAGIC, 0, 0, count, count, size, offset, 0)
