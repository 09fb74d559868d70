"""Receipts' files opened within strict limits: the ``Pictures`` port."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import Flaw
from lianes_desktop.pictures.helper import Helper, HelperDied
from lianes_desktop.pictures.limits import MAX_BYTES, PDF, UnfitError
from lianes_desktop.pictures.magic import media_type_of
from lianes_desktop.pictures.messages import NONSENSE, Head, check_opened, whole
from lianes_desktop.services.ports.receipts import AS_IT_IS, Corners, Examined, PrintedLine, View


class Asked(Protocol):
    """What opens the files: ``helper.Helper``, in a process apart."""

    def ask(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The answer; raises ``HelperDied`` when there is none, ``UnavailableError`` when none can be had."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


class PictureOpener:
    """Looks at a file's first bytes here; everything else happens in the helper process."""

    def __init__(self, helper: Asked | None = None) -> None:
        """Nothing is started before a file needs it."""
        self._helper: Asked = helper or Helper()

    def examine(self, data: bytes, name: str) -> Examined:
        """Say what the file is, draw its thumbnail and tell its flaws.

        Raises:
            RefusedError: empty, too large, not a picture, animated, truncated, too many pixels or sheets, a PDF with
                a password or unreadable, or too much work; ``field`` is ``name``.
            UnavailableError: the system cannot start the helper process.
        """
        try:
            media_type = _kind(data)
            head, thumbnail = self._ask({"what": "examine", "media_type": media_type}, data)
            with self._sense():
                return _examined(media_type, head, thumbnail)
        except UnfitError as unfit:
            raise RefusedError([Refusal(name, unfit.problem, unfit.values)]) from unfit

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000, how: View = AS_IT_IS) -> bytes:
        """One sheet as an upright JPEG without metadata, at most ``longest`` pixels a side (3000 at most).

        Raises:
            RefusedError: the bytes are not what ``media_type`` says, or cannot be decoded; ``field`` is empty.
            UnavailableError: the system cannot start the helper process.
        """
        asked: Head = {"what": "view", "sheet": sheet, "longest": longest}
        asked |= {"turn": how.turn, "corners": how.corners, "contrast": how.contrast}
        return self._drawn(asked, data, media_type)

    def corners(self, data: bytes, media_type: str, *, sheet: int = 0) -> Corners | None:
        """Where the paper's corners seem to be on one upright sheet, in fractions; ``None`` when nothing stands out.

        Raises:
            RefusedError: as ``view`` does.
            UnavailableError: the system cannot start the helper process.
        """
        body = self._drawn({"what": "corners", "sheet": sheet}, data, media_type)
        try:
            with self._sense():
                told = json.loads(body)
                return None if told is None else _corners(told)
        except UnfitError as unfit:
            raise RefusedError([Refusal("", unfit.problem, unfit.values)]) from unfit

    def light(self, data: bytes, media_type: str, *, sheet: int = 0) -> bytes:
        """One sheet as a light copy: WebP, upright, at most 2000 pixels a side, without metadata (RECEIPTS §4).

        Raises:
            RefusedError: as ``view`` does.
            UnavailableError: the system cannot start the helper process.
        """
        return self._drawn({"what": "light", "sheet": sheet}, data, media_type)

    def words(self, data: bytes, sheet: int = 0, *, longest: int = 2000) -> tuple[PrintedLine, ...]:
        """The text one sheet of a PDF holds, from top to bottom; empty when it is a picture of paper.

        Raises:
            RefusedError: no PDF, or not readable; ``field`` is empty.
            UnavailableError: the system cannot start the helper process.
        """
        body = self._drawn({"what": "words", "sheet": sheet, "longest": longest}, data, PDF)
        try:
            with self._sense():
                return _lines(body)
        except UnfitError as unfit:
            raise RefusedError([Refusal("", unfit.problem, unfit.values)]) from unfit

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        """One sheet of a PDF that we wrote, and how many it has; the helper reads the file where it is.

        Raises:
            RefusedError: it cannot be read, or has no such sheet; ``field`` is the file's name.
            UnavailableError: the system cannot start the helper process.
        """
        asked: Head = {"what": "view", "media_type": PDF, "ours": str(pdf), "sheet": sheet, "longest": longest}
        try:
            head, jpeg = self._ask(asked, b"")
        except UnfitError as unfit:
            raise RefusedError([Refusal(pdf.name, unfit.problem, unfit.values)]) from unfit
        return jpeg, whole(head, "sheets")

    def close(self) -> None:
        """End the helper process, if it runs."""
        self._helper.close()

    def _drawn(self, asked: Head, data: bytes, media_type: str) -> bytes:
        try:
            return self._ask({**asked, "media_type": _kind(data, media_type)}, data)[1]
        except UnfitError as unfit:
            raise RefusedError([Refusal("", unfit.problem, unfit.values)]) from unfit

    def _ask(self, asked: Head, data: bytes) -> tuple[Head, bytes]:
        try:
            with self._sense():
                head, body = self._helper.ask(asked, data)
                check_opened(head)
                whole(head, "sheets")
        except HelperDied as died:
            raise UnfitError(Problem.FILE_TOO_HARD) from died
        return head, body

    @contextmanager
    def _sense(self) -> Iterator[None]:
        """Refuse the file over which the helper speaks nonsense; whatever it has become, the next meets another."""
        try:
            yield
        except NONSENSE as nonsense:
            self._helper.close()
            raise UnfitError(Problem.FILE_TOO_HARD) from nonsense


def _examined(media_type: str, head: Head, thumbnail: bytes) -> Examined:
    """The answer's facts; those it has wrong are left out, the file is what matters."""
    taken, flaws, likeness = head.get("taken_at"), head.get("flaws"), head.get("likeness")
    taken_at = datetime.fromisoformat(taken) if isinstance(taken, str) else None
    told = frozenset(Flaw(one) for one in flaws) if isinstance(flaws, list) else frozenset[Flaw]()
    fingerprint = likeness if isinstance(likeness, int) else None
    return Examined(media_type, whole(head, "sheets"), thumbnail, taken_at, told, fingerprint)


def _lines(body: bytes) -> tuple[PrintedLine, ...]:
    told = json.loads(body)
    page = (int(told["page"][0]), int(told["page"][1]))
    return tuple(PrintedLine(str(text), _corners(corners), page) for text, corners in told["lines"])


def _corners(told: list[list[float]]) -> Corners:
    first, second, third, fourth = ((float(x), float(y)) for x, y in told)
    return first, second, third, fourth


def _kind(data: bytes, expected: str | None = None) -> str:
    """The media type by the first bytes; empty, oversized, foreign and unexpected files are refused."""
    if not data:
        raise UnfitError(Problem.FILE_EMPTY)
    if len(data) > MAX_BYTES:
        raise UnfitError(Problem.FILE_TOO_LARGE, {"size": len(data), "limit": MAX_BYTES})
    media_type = media_type_of(data)
    if media_type is None or media_type != (expected or media_type):
        raise UnfitError(Problem.NOT_A_PICTURE)
    return media_type
