"""JSON with one meaning: what RELIABILITY.md §7.2 allows, in the canonical form of BUNDLE.md §2.

UTF-8 without BOM, no duplicate key, whole numbers only, at most 24 levels, text in NFC without control characters,
without characters that reorder what is read and without half surrogates. A line feed may stand inside a text, and
nothing is escaped that need not be.
"""

import json
import re
import unicodedata
from typing import NoReturn

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None

LARGEST_INTEGER = 2**53 - 1
"""Beyond, readers that hold numbers as doubles would disagree (RFC 8259 §6)."""
_DEEPEST = 24
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


_ESCAPE = re.compile(r"\\.", re.DOTALL)
_ESCAPES = frozenset(('\\"', "\\\\", "\\n"))
"""The only ones the canonical form needs."""


class NotStrictJson(ValueError):
    """The bytes are not strict JSON; the message says how."""


def dumps(value: Json) -> bytes:
    """The canonical bytes: sorted keys, no white space, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def loads(data: bytes) -> Json:
    """The value of strict JSON bytes.

    Raises:
        NotStrictJson: any rule is broken.
    """
    try:
        text = data.decode("utf-8")
        _check_text(text)
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_no_float, parse_constant=_no_float, parse_int=_integer
        )
    except NotStrictJson:
        raise
    except (ValueError, RecursionError) as error:
        raise NotStrictJson(type(error).__name__) from error
    _check_depth(value, 1)
    return value  # type: ignore[no-any-return]  # json gives nothing else once floats are refused


def clean(text: str) -> str:
    """The same text as a reader would see it, in a form ``loads`` accepts."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))


def _check_text(text: str) -> None:
    """Characters, on the whole document at once: what is escaped is checked by refusing to escape it."""
    found = _FORBIDDEN.search(text)
    if found:
        raise NotStrictJson(f"forbidden character: {found[0]!a}")
    if not unicodedata.is_normalized("NFC", text):
        raise NotStrictJson("not in NFC")
    odd = next((one[0] for one in _ESCAPE.finditer(text) if one[0] not in _ESCAPES), None)
    if odd:
        raise NotStrictJson(f"needless escape: {odd!a}")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise NotStrictJson("duplicate key")
    return value


def _no_float(text: str) -> NoReturn:
    raise NotStrictJson(f"not a whole number: {text[:20]}")


def _integer(text: str) -> int:
    if len(text) > len(str(LARGEST_INTEGER)) + 1 or abs(int(text)) > LARGEST_INTEGER or text == "-0":
        raise NotStrictJson(f"number out of range: {text[:20]}")
    return int(text)


def _check_depth(value: Json, depth: int) -> None:
    if isinstance(value, dict | list):
        if depth > _DEEPEST:
            raise NotStrictJson("nested too deeply")
        for inner in value.values() if isinstance(value, dict) else value:
            _check_depth(inner, depth + 1)
