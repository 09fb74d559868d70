"""Receipts' files opened within strict limits: the ``Pictures`` port."""

from pathlib import Path

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.pictures import child, photographs
from lianes_desktop.pictures.helper import Helper, HelperDied
from lianes_desktop.pictures.limits import JPEG, MAX_BYTES, PDF, PNG, THUMBNAIL, UnfitError
from lianes_desktop.pictures.magic import media_type_of
from lianes_desktop.services.ports.receipts import Examined


class PictureOpener:
    """JPEG and PNG are opened here, decoded small; HEIC and PDF in a helper process apart."""

    def __init__(self, helper: Helper | None = None) -> None:
        """Nothing is started before a file needs it."""
        self._helper = helper or Helper()

    def examine(self, data: bytes, name: str) -> Examined:
        """Say what the file is and draw its thumbnail.

        Raises:
            RefusedError: empty, too large, not a picture, truncated, too many pixels, a PDF with a password,
                unreadable or too long; ``field`` is ``name``.
            UnavailableError: the system cannot start the helper process.
        """
        try:
            media_type = _kind(data)
            return self._open(data, media_type, 0, THUMBNAIL)
        except UnfitError as unfit:
            raise RefusedError([Refusal(name, unfit.problem, unfit.values)]) from unfit

    def view(self, data: bytes, media_type: str, *, sheet: int = 0, longest: int = 2000) -> bytes:
        """One sheet as an upright JPEG without metadata, at most ``longest`` pixels a side.

        Raises:
            RefusedError: the bytes are not what ``media_type`` says, or cannot be decoded; ``field`` is empty.
            UnavailableError: the system cannot start the helper process.
        """
        try:
            return self._open(data, _kind(data, media_type), sheet, longest).thumbnail
        except UnfitError as unfit:
            raise RefusedError([Refusal("", unfit.problem, unfit.values)]) from unfit

    def sheet_of(self, pdf: Path, *, sheet: int = 0, longest: int = 2000) -> tuple[bytes, int]:
        """One sheet of a PDF that we wrote, and how many it has; the helper reads the file where it is.

        Raises:
            RefusedError: it cannot be read, or has no such sheet; ``field`` is the file's name.
            UnavailableError: the system cannot start the helper process.
        """
        asked: child.Head = {"media_type": PDF, "ours": str(pdf), "sheet": sheet, "longest": longest}
        try:
            drawn = self._ask(asked, b"")
        except UnfitError as unfit:
            raise RefusedError([Refusal(pdf.name, unfit.problem, unfit.values)]) from unfit
        return drawn.thumbnail, drawn.sheets

    def close(self) -> None:
        """End the helper process, if it runs."""
        self._helper.close()

    def _open(self, data: bytes, media_type: str, sheet: int, longest: int) -> Examined:
        if media_type in {JPEG, PNG}:
            jpeg, taken_at = photographs.reduced(data, media_type, longest)
            return Examined(media_type, 1, jpeg, taken_at)
        return self._ask({"media_type": media_type, "sheet": sheet, "longest": longest}, data)

    def _ask(self, asked: child.Head, data: bytes) -> Examined:
        media_type = str(asked["media_type"])
        try:
            head, jpeg = self._helper.ask(asked, data)
            sheets, taken_at = child.read_answer(head)
        except (HelperDied, ValueError) as died:
            unreadable = Problem.PDF_UNREADABLE if media_type == PDF else Problem.NOT_A_PICTURE
            raise UnfitError(unreadable) from died
        return Examined(media_type, sheets, jpeg, taken_at)


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
