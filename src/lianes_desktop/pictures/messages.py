"""How the application and its helper process speak: a line of JSON, then as many bytes as its ``size`` says."""

import json
from typing import IO

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.limits import MAX_BYTES, UnfitError

_LONGEST_HEAD = 4096

NONSENSE = (ValueError, TypeError, LookupError, OverflowError, RecursionError)
"""What comes of reading what is no message: JSON has infinities, and nests deeper than we go."""

Head = dict[str, object]


def read_message(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next message, or ``None`` when the other side has gone or speaks nonsense."""
    line = stream.readline(_LONGEST_HEAD)
    try:
        head = json.loads(line)
        size = int(head["size"])
    except NONSENSE:
        return None
    body = stream.read(size) if 0 <= size <= MAX_BYTES else b""
    return (head, body) if len(body) == size else None


def write_message(stream: IO[bytes], head: Head, body: bytes) -> None:
    """Write one message and push it out."""
    stream.write(json.dumps({**head, "size": len(body)}).encode() + b"\n")
    stream.write(body)
    stream.flush()


def refusal(unfit: UnfitError) -> Head:
    """The head that says why a file is not opened."""
    return {"problem": unfit.problem.value, "values": unfit.values}


def check_opened(head: Head) -> None:
    """Let an answer through, unless it says that the file is not opened.

    Raises:
        UnfitError: the helper refuses the file.
        NONSENSE: this is no answer.
    """
    if "problem" in head:
        values = head.get("values")
        given = values if isinstance(values, dict) else {}
        raise UnfitError(Problem(str(head["problem"])), {str(name): int(value) for name, value in given.items()})


def whole(head: Head, name: str, otherwise: int | None = None) -> int:
    """A whole number of a message's head.

    Raises:
        ValueError: it is none.
    """
    return int(str(head.get(name, otherwise)))
