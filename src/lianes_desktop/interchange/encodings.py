"""Bytes of unknown age as text: what the file says of itself first, then what its bytes can only be."""

import codecs
from collections.abc import Iterable, Sequence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_ARABIC = frozenset(range(0xC1, 0xEE)) - {0xD7}
"""Bytes of windows-1256 that are letters of Arabic words, or of French ones in windows-1252."""
UNREADABLE = "\ufffd"


def as_utf8(data: bytes) -> bytes:
    """The same text without its mark, in UTF-8 where it was in UTF-16 or UTF-32; other bytes as they are."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _converted(data[len(mark) :], name)
    name = _wide(data[:_LOOKED_AT])
    return _converted(data, name) if name else data


def decoded(lines: Sequence[bytes]) -> list[str]:
    """Lines of one file as text, each in UTF-8 where it is, the others in the code page all of them agree with."""
    texts: list[str | None] = []
    doubtful: list[bytes] = []
    for line in lines:
        try:
            texts.append(line.decode())
        except UnicodeDecodeError:
            texts.append(None)
            doubtful.append(line)
    page = code_page(doubtful)
    return [_in_page(line, page) if text is None else text for text, line in zip(texts, lines, strict=True)]


def named(data: bytes, charset: str) -> str | None:
    """Bytes in an encoding named by the file; ``None`` when there is no such one, or they are not in it."""
    try:
        name = codecs.lookup(charset.strip().strip('"')).name
        return data.decode(name) if name not in _NOT_TEXT else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


_NOT_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined"})
"""Codecs that would rewrite what they read."""


def code_page(lines: Iterable[bytes]) -> str:
    """Windows' Western or Arabic page: in Arabic, letters above ASCII follow one another; in French they seldom do."""
    alone = together = 0
    for line in lines:
        run = 0
        for byte in (*line, 0):
            if byte in _ARABIC:
                run += 1
                continue
            if run == 1:
                alone += 1
            elif run:
                together += run
            run = 0
    return "cp1256" if together > alone else "cp1252"


def _in_page(line: bytes, page: str) -> str:
    """Where most of the line is UTF-8 it is damaged UTF-8, and read so."""
    loose = line.decode(errors="replace")
    whole = sum(letter > "\x7f" and letter != UNREADABLE for letter in loose)
    if whole > loose.count(UNREADABLE):
        return loose
    return line.decode(page, errors="replace")


def _converted(data: bytes, name: str) -> bytes:
    return data if name == "utf-8" else data.decode(name, errors="replace").encode()


def _wide(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of what is mostly ASCII is nought."""
    half = len(start) // 2
    if half < len(b"BEGIN"):
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > half * 0.2 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.2 and odd < half * 0.02 else ""
