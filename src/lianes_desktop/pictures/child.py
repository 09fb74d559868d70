"""The helper process: every receipt's file is opened here, so that a hostile one can only end the helper.

Speaks ``messages`` over standard input and output, one request at a time.
Run as ``python -m lianes_desktop.pictures.child``; ends with its parent.
"""

import os
import sys
from contextlib import suppress
from typing import IO

from lianes_desktop.domain.problems import Problem
from lianes_desktop.pictures.limits import UnfitError
from lianes_desktop.pictures.messages import Head, read_message, refusal, write_message

MEMORY = 1_000_000_000
"""The most address space the helper may take, where the system lets us say so."""


def serve(asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer every request until the parent goes, or until the memory is spent: what was mapped is then let go."""
    while (message := read_message(asked)) is not None:
        spent = False
        try:
            answer, body = _answer(*message)
        except UnfitError as unfit:
            answer, body = refusal(unfit), b""
        except MemoryError:
            spent = True
            answer, body = refusal(UnfitError(Problem.FILE_TOO_HARD)), b""
        write_message(answered, answer, body)
        if spent:
            return


def _answer(head: Head, data: bytes) -> tuple[Head, bytes]:
    from lianes_desktop.pictures import answers  # noqa: PLC0415 - native libraries load once the memory limit stands

    return answers.answer(head, data)


def limit_memory() -> None:
    """Bound this process; systems without ``resource`` keep the time limit alone."""
    # each thread of the arithmetic libraries would reserve address space of its own, and none is waited for
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
