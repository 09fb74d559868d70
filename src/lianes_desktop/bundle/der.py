"""Strict DER: the one encoding of a value, so that nobody can append, reorder or hide anything in it."""

_CONSTRUCTED = 0x20
_CLASS = 0xC0
_LONG_TAG = 0x1F
_END, _BOOLEAN, _INTEGER, _BITS, _NULL, _OID, _SEQUENCE, _SET = 0, 1, 2, 3, 5, 6, 16, 17
_DEEPEST = 24


def require(data: bytes) -> None:
    """Refuse anything but exactly one DER value.

    Raises:
        ValueError: indefinite or padded lengths, constructed strings, unordered sets, trailing bytes…
    """
    _value(memoryview(data), 0, len(data), 0, exact=True)


def _value(data: memoryview, at: int, end: int, depth: int, *, exact: bool = False) -> int:
    """Check the value that starts at ``at`` and return where it ends."""
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    start, stop = _header(data, at, end)
    if exact and stop != end:
        raise ValueError("trailing bytes")
    tag = data[at]
    number, universal = tag & _LONG_TAG, tag & _CLASS == 0
    if tag & _CONSTRUCTED:
        if universal and number not in {_SEQUENCE, _SET}:
            raise ValueError("constructed string")
        _members(data, start, stop, depth, ordered=universal and number == _SET)
    elif universal:
        _primitive(number, data[start:stop])
    return stop


def _members(data: memoryview, start: int, stop: int, depth: int, *, ordered: bool) -> None:
    previous = b""
    while start < stop:
        after = _value(data, start, stop, depth + 1)
        member = bytes(data[start:after])
        if ordered and member < previous:
            raise ValueError("unordered set")
        previous, start = member, after


def _header(data: memoryview, at: int, end: int) -> tuple[int, int]:
    """Where the contents start and stop."""
    if end - at < 2:  # noqa: PLR2004 - a tag and a length at least
        raise ValueError("truncated")
    if data[at] & _LONG_TAG == _LONG_TAG:
        raise ValueError("tag not used here")
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        digits = bytes(data[start : start + count])
        if not 1 <= count <= 4 or len(digits) != count or digits[0] == 0:  # noqa: PLR2004 - 32-bit lengths suffice
            raise ValueError("length not in its shortest form")
        length, start = int.from_bytes(digits, "big"), start + count
        if length < 0x80:  # noqa: PLR2004 - below, one byte must be used
            raise ValueError("length not in its shortest form")
    if length > end - start:
        raise ValueError("truncated")
    return start, start + length


def _primitive(number: int, contents: memoryview) -> None:
    size = len(contents)
    if number == _END:
        raise ValueError("end of contents where lengths are told")
    if number in {_SEQUENCE, _SET}:
        raise ValueError("primitive sequence")
    if number == _BOOLEAN and bytes(contents) not in {b"\x00", b"\xff"}:
        raise ValueError("boolean")
    if number == _NULL and size:
        raise ValueError("null with contents")
    if number == _BITS and not (size and contents[0] < 8 and (size > 1 or contents[0] == 0)):  # noqa: PLR2004 - bits
        raise ValueError("bit string")
    if number == _INTEGER and not _shortest(contents):
        raise ValueError("integer not in its shortest form")
    if number == _OID and (not size or contents[-1] & 0x80 or contents[0] == 0x80):  # noqa: PLR2004 - padded arc
        raise ValueError("object identifier")


def _shortest(contents: memoryview) -> bool:
    if len(contents) < 2:  # noqa: PLR2004 - one byte cannot be shortened
        return len(contents) == 1
    return not (contents[0] == 0 and contents[1] < 0x80) and not (contents[0] == 0xFF and contents[1] >= 0x80)  # noqa: PLR2004 - sign bit
