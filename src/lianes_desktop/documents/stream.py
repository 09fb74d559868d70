"""A PDF written as it is drawn: each picture leaves for the file at once, so memory does not grow with them.

ReportLab keeps every object until the end and joins them into one string; a claim with two hundred
photographs would hold them three times over. Objects may stand in any order in a PDF: the pictures go
first, in the order they are drawn, and everything else follows when the document is closed.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFFile,
    PDFImageXObject,
    PDFIndirectObject,
    PDFObject,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from lianes_desktop.documents.fonts import REGULAR, DocumentFont, Glyph, font
from lianes_desktop.documents.style import A4

rl_config.useA85 = 0  # the default writes pictures as text: 37 times slower and a quarter larger


class NotAJpegError(ValueError):
    """The bytes given for a sheet are no JPEG."""


class _Out(PDFFile):
    """ReportLab's list of strings, gone straight to the file."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.offset = 0
        self.add(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @override
    def write(self, data: bytes) -> None:
        """Where ReportLab would append."""
        self._out.write(data)


class StreamedCanvas(Canvas):
    """A canvas on an open binary file, A4; the same drawing gives the same bytes."""

    _doc: Any  # half of what a document is to its canvas is missing from ReportLab's stubs
    _code: list[str]
    _formsinuse: list[str]
    _setXObjects: Callable[[PDFObject], None]  # noqa: N815 - ReportLab's own name

    def __init__(self, out: BinaryIO, *, language: str, made_at: datetime) -> None:
        """``language`` is that of the text, such as ``fr-FR``; ``made_at`` is the date the document bears."""
        font(REGULAR)  # the initial font: Helvetica would be named without being embedded
        super().__init__(
            out,
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stub says float; it is a name
            lang=language,
            pdfVersion=(1, 7),
        )
        self._out = _Out(out)
        self._pictures = 0
        self._doc._timeStamp = _stamp(made_at)  # noqa: SLF001 - ReportLab offers no date but now and never
        self._doc.info.producer = "lianes-desktop"
        self.setCreator("lianes-desktop")
        self.setViewerPreference("DisplayDocTitle", "true")

    def draw_jpeg(self, jpeg: bytes, left: float, bottom: float, width: float, height: float) -> None:
        """Place a JPEG, its bytes untouched, as large as it goes in the middle top of a box.

        Raises:
            NotAJpegError: the bytes are no JPEG.
        """
        self._pictures += 1
        name = f"sheet{self._pictures}"
        picture = PDFImageXObject(name)
        if not picture.loadImageFromJPEG(BytesIO(jpeg)):
            raise NotAJpegError(name)
        scale = min(width / picture.width, height / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        self._doc.addForm(name, picture)
        self._setXObjects(picture)
        registered = self._doc.getXObjectName(name)
        self._write(registered, picture)
        self._doc.idToObject[registered] = PDFObject()
        self.saveState()
        self.translate(left + (width - wide) / 2, bottom + height - high)
        self.scale(wide, high)
        self._code.append(f"/{registered} Do")
        self.restoreState()
        self._formsinuse.append(name)
        self._currentPageHasImages = 1

    def draw_shaped(self, shaped: DocumentFont, size: float, glyphs: Sequence[Glyph], x: float, y: float) -> None:
        """Draw glyphs from left to right, each moved as the font says, and say the letters they stand for."""
        operators = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        named = ""
        for glyph in glyphs:
            ((subset, code),) = shaped.splitString(glyph.code, self._doc)
            name = shaped.getSubsetInternalName(subset, self._doc)
            if name != named:
                operators.append(f"{name} {size:g} Tf")
                named = name
            back = glyph.right + shaped.width_of(glyph.code) - glyph.advance
            shown = f"[{-glyph.right:g} <{code.hex()}> {back:g}] TJ"
            operators.append(f"{glyph.up * size / 1000:.3f} Ts {shown} 0 Ts" if glyph.up else shown)
        self._code.append(" ".join([*operators, "ET"]))

    def close(self) -> None:
        """Write all that is left: pages, fonts, and where each object stands."""
        document = self._doc
        for one in document.delayedFonts:
            one.addObjects(document)
        document.info.invariant = 1
        document.info.digest(document.signature)
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        document.encrypt.prepare(document)
        number = 1
        while number in document.numberToId:  # writing an object may register others
            name = document.numberToId[number]
            if name not in document.idToOffset:
                self._write(name, document.idToObject[name])
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, [document.numberToId[at] for at in range(1, number)])
        start = self._out.add(table.format(document))
        self._out.add(PDFTrailer(start, Size=number, Root=root, Info=info, ID=document.ID()).format(document))

    def _write(self, name: str, content: PDFObject) -> None:
        document = self._doc
        document.idToOffset[name] = self._out.add(PDFIndirectObject(name, content).format(document))


def _stamp(moment: datetime) -> TimeStamp:
    """ReportLab's notion of a date, at the moment given instead of now."""
    stamp = TimeStamp(invariant=1)
    when = moment.astimezone(UTC)
    stamp.t, stamp.lt, stamp.YMDhms = when.timestamp(), when.timetuple(), tuple(when.timetuple())[:6]
    return stamp
