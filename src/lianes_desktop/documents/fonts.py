"""The fonts of our documents, and one of them that draws shaped Arabic and still says its letters.

A PDF names glyphs by code. ReportLab gives each character a code; a shaped letter has no character of
its own, so each glyph with the letters it stands for gets a private one, and the table that tells
readers which letters a code means is written with the real letters.
"""

from functools import cache

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

from lianes_desktop.assets import resource

REGULAR, BOLD = "NotoSans-Regular", "NotoSans-SemiBold"
ARABIC, ARABIC_BOLD = "Amiri-Regular", "Amiri-Bold"
_PRIVATE = 0xF0000
"""First of Unicode's private planes: no real character is displaced."""
_UNITS = 1000
_FEATURES = {"kern": False}
"""Kerning opens gaps inside Arabic words that readers of the PDF take for spaces."""


class DocumentFont(TTFont):
    """A font that is embedded in part, with private characters for shaped glyphs."""

    def __init__(self, name: str) -> None:
        """Load ``resources/fonts/<name>.ttf``."""
        path = resource("fonts", f"{name}.ttf")
        super().__init__(name, str(path))
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes())))
        self._scale = _UNITS / self._shaper.face.upem
        self._private: dict[tuple[int, str], str] = {}
        self._letters: dict[int, str] = {}

    def covers(self, char: str) -> bool:
        """Whether the font draws the character."""
        return ord(char) in self.face.charToGlyph or char == "\u00a0"

    def shape(self, text: str, *, rightward: bool) -> "list[Glyph]":
        """The glyphs of a text of one direction, from left to right."""
        buffer = self._shaped(text, _FEATURES, rightward=rightward)
        if any(buffer.glyph_positions[at].x_advance for at in _silent(buffer)):
            buffer = self._shaped(text, _FEATURES | {"calt": False}, rightward=rightward)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        letters = _letters_of([info.cluster for info in infos], text)
        return [
            Glyph(
                self._code(info.codepoint, said),
                place.x_advance * self._scale,
                place.x_offset * self._scale,
                place.y_offset * self._scale,
            )
            for info, place, said in zip(infos, places, letters, strict=True)
        ]

    def _shaped(self, text: str, features: dict[str, bool], *, rightward: bool) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction = "ltr" if rightward else "rtl"
        buffer.script = "Latn" if rightward else "Arab"
        uharfbuzz.shape(self._shaper, buffer, features)
        return buffer

    def width_of(self, code: str) -> float:
        """The advance written in the PDF for a private character, in thousandths."""
        return float(self.face.charWidths[ord(code)])

    def _code(self, glyph: int, letters: str) -> str:
        """The private character of a glyph that stands for those letters."""
        code = self._private.get((glyph, letters))
        if code is None:
            place = _PRIVATE + len(self._private)
            code = self._private[glyph, letters] = chr(place)
            self._letters[place] = letters
            self.face.charToGlyph[place] = glyph
            self.face.charWidths[place] = round(self._shaper.get_glyph_h_advance(glyph) * self._scale)
        return code

    @override
    def addObjects(self, doc: PDFDocument) -> None:
        """Embed what was used, with the letters each code means."""
        subsets = self.state[doc].subsets
        before = set(doc.idToObject)
        super().addObjects(doc)
        added = [doc.idToObject[name] for name in doc.idToObject if name not in before and name.startswith("toUnicode")]
        tables = [one for one in added if isinstance(one, PDFStream)]
        for table, subset in zip(tables, subsets, strict=True):
            table.content = _meanings([self._letters.get(code, chr(code)) for code in subset])


class Glyph:
    """One glyph as it is drawn: its private character, advance and offsets in thousandths of the size."""

    __slots__ = ("advance", "code", "right", "up")

    def __init__(self, code: str, advance: float, right: float, up: float) -> None:
        """Keep the four figures."""
        self.code = code
        self.advance = advance
        self.right = right
        self.up = up


def _silent(buffer: uharfbuzz.Buffer) -> list[int]:
    """Places of glyphs that stand for no letter of their own: lengthening strokes added for beauty."""
    clusters = [info.cluster for info in buffer.glyph_infos]
    return [at for at, cluster in enumerate(clusters) if cluster in clusters[:at]]


def _letters_of(clusters: list[int], text: str) -> list[str]:
    """The letters each glyph stands for: a cluster's letters go to one of its glyphs, the others say nothing."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said: set[int] = set()
    letters = []
    for cluster in clusters:
        letters.append("" if cluster in said else text[cluster : ends[cluster]])
        said.add(cluster)
    return letters


def _meanings(letters: list[str]) -> str:
    """A ToUnicode table: what each code of a subset means, in UTF-16."""
    rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(letters)]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@cache
def font(name: str) -> DocumentFont:
    """The font of that name, loaded once and known to ReportLab."""
    loaded = DocumentFont(name)
    pdfmetrics.registerFont(loaded)
    return loaded
