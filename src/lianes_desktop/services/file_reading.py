"""A file of any kind read as a receipt: its own words when it has them, else what is seen on its pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.domain.readings import Expected, Flaw, Reading
from lianes_desktop.services.offered import Offered, read, single_files
from lianes_desktop.services.ports.reading import Reader
from lianes_desktop.services.ports.receipts import Pictures

_PDF = "application/pdf"
_LONGEST = 3000  # px: small print is lost below
_MOST_SHEETS = 3
_FEWEST_LETTERS = 20
"""A PDF with fewer letters is a picture of paper."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what was read on it, or why it was not."""

    name: str
    reading: Reading | None = None
    refused: Refusal | None = None


class FileReading:
    """Reads files, one at a time."""

    def __init__(self, pictures: Pictures, reader: Reader) -> None:
        """``pictures`` opens the file, ``reader`` reads what it shows."""
        self._pictures = pictures
        self._reader = reader

    def each(self, files: Sequence[Offered], expected: Expected) -> Iterator[ReadFile]:
        """Every file in turn, a folder standing for those right inside it; one that is refused stops no other.

        Raises:
            UnavailableError: the reader cannot start.
        """
        found, refused = single_files(files)
        yield from (ReadFile(one.field, refused=one) for one in refused)
        for file in found:
            name = str(file.path or file.name)
            try:
                yield ReadFile(name, self.read(read(file), file.name, expected))
            except RefusedError as error:
                yield ReadFile(name, refused=error.refusals[0])

    def read(self, data: bytes, name: str, expected: Expected) -> Reading:
        """Read a file's first sheets; slow, for a worker thread. What the first ones say stands when a later one fails.

        Raises:
            RefusedError: the file is not one of those taken, or it cannot be drawn or read before anything is known of
                it; ``field`` is ``name`` or empty.
            UnavailableError: the reader cannot start.
            CancelledError: the reading was given up.
        """
        examined = self._pictures.examine(data, name)
        best, framed = Reading(), frozenset[Flaw]()
        for sheet in range(min(examined.sheets, _MOST_SHEETS)):
            try:
                found = self._read_sheet(data, examined.media_type, sheet, expected)
            except RefusedError:
                if best.total is None and not best.words:
                    raise
                continue
            if sheet:
                found = _unplaced(found)
            elif examined.media_type != _PDF:  # of the picture that is shown; nobody takes a scan again
                framed = frozenset(found.flaws)
            better = found.total is not None and (best.total is None or found.total.confidence > best.total.confidence)
            words = "\n".join(one for one in (best.words, found.words) if one)
            best = replace(found if better or not best.words else best, words=words)
            if best.total is not None and best.total.sure:
                break
        return replace(best, flaws=tuple(sorted({*examined.flaws, *framed})), likeness=examined.likeness)

    def _read_sheet(self, data: bytes, media_type: str, sheet: int, expected: Expected) -> Reading:
        if media_type == _PDF:
            lines = self._pictures.words(data, sheet)
            if sum(len(one.text) for one in lines) >= _FEWEST_LETTERS:
                return self._reader.read_words(lines, expected)
        return self._reader.read(self._pictures.view(data, media_type, sheet=sheet, longest=_LONGEST), expected)


def _unplaced(reading: Reading) -> Reading:
    """What a later sheet says, without its places: the sheet that is shown is the first."""
    bare = {
        name: replace(getattr(reading, name), area=None)
        for name in ("total", "currency", "paid_on", "paid_time", "payee", "vat", "trade", "covers", "alcohol")
        if getattr(reading, name) is not None
    }
    return replace(reading, **bare, turn=0)
