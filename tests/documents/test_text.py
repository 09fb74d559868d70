"""Lines measured and broken, and Arabic that can be found again in the PDF."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from lianes_desktop.documents.fonts import ARABIC, REGULAR, font
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Align, Style
from lianes_desktop.documents.text import line_of, lines_of

STYLE = Style(10, 14)
SENTENCES = (
    "زيارة محطة معالجة المياه العادمة وورش شبكة التطهير السائل",
    "البريد الإلكتروني للمنسق: السيد يوسف برادة",
    "الاستقبال بمطار الرباط، ثم غداء عمل بمطعم دار نعيمة",
    "توقيع الملحق لاتفاقية الشراكة مع جماعة فاس (المغرب)",
    "بيان المصاريف المؤهلة والوثائق المثبتة وسعر الصرف الرسمي",
)


def page(*lines: tuple[str, bool], width: float = 500) -> bytes:
    out = BytesIO()
    canvas = StreamedCanvas(out, language="fr-FR", made_at=datetime(2026, 10, 18, tzinfo=UTC))
    y = 780.0
    for text, right_to_left in lines:
        for line in lines_of(text, STYLE, width, right_to_left=right_to_left):
            line.draw(canvas, 40, 40 + width, y)
            y -= 30
    canvas.showPage()
    canvas.close()
    return out.getvalue()


def words_in(pdf: bytes, folder: Path) -> str:
    """What a reader of the PDF finds, without the marks of direction it adds."""
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return "".join(char for char in text if not "\u202a" <= char <= "\u202e" and char not in "\u200e\u200f")


def test_arabic_words_are_found_in_the_pdf(tmp_path: Path) -> None:
    text = words_in(page(*((sentence, True) for sentence in SENTENCES)), tmp_path)
    words = [word.strip("(),،:") for sentence in SENTENCES for word in sentence.split()]
    assert [word for word in words if word not in text] == []


def test_figures_and_latin_words_keep_their_order_in_arabic(tmp_path: Path) -> None:
    text = words_in(
        page(("الهاتف \u2066+212 5 37 00 00 00\u2069، \u2068y.berrada@exemple.ma\u2069 3,5 كلم", True)), tmp_path
    )
    assert "+212 5 37 00 00 00" in text
    assert "y.berrada@exemple.ma" in text
    assert "3,5" in text


def test_an_arabic_name_stands_in_a_french_line(tmp_path: Path) -> None:
    text = words_in(page(("Partenaire : \u2068جماعة فاس (المغرب)\u2069, reçu n° 3", False)), tmp_path)
    assert "جماعة فاس (المغرب" in text  # poppler counts the last bracket to the French beside it
    assert "Partenaire :" in text
    assert "reçu n° 3" in text


def test_only_embedded_fonts_are_named(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(page(("Ville", False), (SENTENCES[0], True)))
    listed = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert len(listed) == 2
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_no_line_is_wider_than_its_margins(*, right_to_left: bool) -> None:
    text = f"{'interminable' * 30} {SENTENCES[0]} 1\u202f234\u202f567,00\u00a0€ mot {SENTENCES[1].replace(' ', '')}"
    for width in (30.0, 80.0, 300.0):
        lines = lines_of(text, STYLE, width, right_to_left=right_to_left)
        assert all(line.width <= width for line in lines)
        assert "".join(piece.text for line in lines for piece in line.pieces).count("interminable") > 0


def test_a_sum_is_broken_at_its_spaces_before_anything_else() -> None:
    lines = lines_of("1\u202f234\u202f567,00\u00a0€", STYLE, 45)
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == ["1\u202f234", "567,00\u00a0€"]


def test_paragraphs_and_blank_texts_keep_their_lines() -> None:
    assert len(lines_of("un\n\ndeux", STYLE, 100)) == 3
    assert lines_of("", STYLE, 100)[0].width == 0
    assert len(lines_of("a\tb\x00\u202ec", STYLE, 100)) == 1


def test_lines_start_on_the_side_their_language_reads_from() -> None:
    for right_to_left, expected in ((False, [100, 150, 125]), (True, [150, 100, 125])):
        placed = []
        for align in (Align.START, Align.END, Align.CENTRE):
            line = replace(line_of("mot", Style(10, 14, align=align), right_to_left=right_to_left), width=50)
            placed.append(round(line.left_between(100, 200)))
        assert placed == expected


def test_a_character_of_neither_font_is_a_box_and_no_fault(tmp_path: Path) -> None:
    assert "ab" in words_in(page(("ab \U0001f600 ⵜⴰⵎⴰⵣⵉⵖⵜ 漢", False)), tmp_path)


def test_arabic_digits_in_a_french_line_come_from_the_arabic_font() -> None:
    assert {piece.font_name for piece in line_of("n° ٣", STYLE).pieces} == {REGULAR, ARABIC}
    assert font(REGULAR).covers("\u202f")


def test_latin_the_arabic_font_lacks_comes_from_the_other() -> None:
    names = {piece.font_name for piece in line_of("مقر \u1e00\u0186", STYLE, right_to_left=True).pieces}
    assert ARABIC in names
