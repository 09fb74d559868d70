"""The helper process: opens HEIC and PDF files apart, so that a hostile one can only end the helper.

Speaks over standard input and output: one line of JSON, then as many bytes as its ``size`` says.
Run as ``python -m lianes_desktop.pictures.child``; ends with its parent.
"""

import json
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.limits import HEIC, MAX_BYTES, THUMBNAIL, UnfitError

MEMORY = 1_000_000_000
"""The most address space the helper may take, where the system lets us say so."""
_LONGEST_HEAD = 4096

Head = dict[str, object]


def read_message(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next message, or ``None`` when the other side has gone or speaks nonsense."""
    line = stream.readline(_LONGEST_HEAD)
    try:
        head = json.loads(line)
        size = int(head["size"])
    except (ValueError, TypeError, LookupError):
        return None
    body = stream.read(size) if 0 <= size <= MAX_BYTES else b""
    return (head, body) if len(body) == size else None


def write_message(stream: IO[bytes], head: Head, body: bytes) -> None:
    """Write one message and push it out."""
    stream.write(json.dumps({**head, "size": len(body)}).encode() + b"\n")
    stream.write(body)
    stream.flush()


def serve(asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer every request until the parent goes."""
    while (message := read_message(asked)) is not None:
        head, data = message
        try:
            answer, jpeg = _open(head, data)
        except UnfitError as unfit:
            answer, jpeg = {"problem": unfit.problem.value, "values": unfit.values}, b""
        write_message(answered, answer, jpeg)


def _open(head: Head, data: bytes) -> tuple[Head, bytes]:
    """One request: ``media_type``, ``sheet`` and ``longest`` in the head; the file as body, or its path in ``ours``."""
    from lianes_desktop.pictures import foreign  # noqa: PLC0415 - native libraries load once the memory limit stands

    longest = int(str(head.get("longest", THUMBNAIL)))
    if head["media_type"] == HEIC:
        jpeg, taken_at = foreign.heic(data, longest)
        return {"sheets": 1, "taken_at": taken_at and taken_at.isoformat()}, jpeg
    sheet = int(str(head.get("sheet", 0)))
    ours = head.get("ours")
    jpeg, sheets = (
        foreign.own_pdf(Path(ours), sheet, longest) if isinstance(ours, str) else foreign.pdf(data, sheet, longest)
    )
    return {"sheets": sheets, "taken_at": None}, jpeg


def read_answer(head: Head) -> tuple[int, datetime | None]:
    """The sheets of the file, and when it was taken.

    Raises:
        UnfitError: the helper refuses the file.
        ValueError: this is no answer.
    """
    if "problem" in head:
        values = head.get("values")
        given = values if isinstance(values, dict) else {}
        raise UnfitError(Problem(str(head["problem"])), {str(name): int(value) for name, value in given.items()})
    taken = head.get("taken_at")
    return int(str(head.get("sheets"))), datetime.fromisoformat(taken) if isinstance(taken, str) else None


def limit_memory() -> None:
    """Bound this process; systems without ``resource`` keep the time limit alone."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
