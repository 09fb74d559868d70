"""The head of a request, read strictly: what is not plainly well formed is refused, never repaired."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LINE = re.compile(r"([A-Z]{1,16}) (/[!-~]{0,255}) HTTP/1\.[01]")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):([ -~\t]*)")
_MOST_FIELDS = 64
_LENGTH = re.compile(r"[0-9]{1,12}")


class BadRequest(Exception):
    """Not a request that a browser makes."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request's head; the names of ``fields`` are in lower case."""

    method: str
    target: str
    fields: Mapping[str, str]

    def length(self) -> int | None:
        """How long the body is said to be, in bytes; ``None`` when that is not plainly said.

        A body in pieces (``Transfer-Encoding``) is never read: two lengths for one body are how requests are hidden.
        """
        told = self.fields.get("content-length", "")
        if "transfer-encoding" in self.fields or not _LENGTH.fullmatch(told):
            return None
        return int(told)


def read(head: bytes) -> Request:
    """The request whose head, up to and with its empty line, is given.

    Raises:
        BadRequest: anything else than one request line in origin form and fields each said once, in plain ASCII.
    """
    try:
        lines = head.decode("ascii").split("\r\n")
    except UnicodeDecodeError:
        raise BadRequest from None
    first = _LINE.fullmatch(lines[0])
    if first is None or lines[-2:] != ["", ""] or len(lines) > _MOST_FIELDS + 3:
        raise BadRequest
    fields: dict[str, str] = {}
    for line in lines[1:-2]:
        field = _FIELD.fullmatch(line)
        if field is None or field[1].lower() in fields:
            raise BadRequest
        fields[field[1].lower()] = field[2].strip(" \t")
    return Request(first[1], first[2], fields)
