"""The text a PDF holds, whatever the way it was drawn."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from support import hostile_files as files

from lianes_desktop.assets import resource
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures.helper import HelperDied
from lianes_desktop.pictures.limits import MAX_LETTERS
from lianes_desktop.pictures.messages import Head
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.ports.receipts import PrintedLine

LONG = 1000


def drawn(draw: Callable[[Canvas], None], cropBox: tuple[int, int, int, int] | None = None) -> bytes:  # noqa: N803
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 500), cropBox=cropBox)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def texts(lines: tuple[PrintedLine, ...]) -> list[str]:
    return [one.text for one in lines]


def on_ink(opener: PictureOpener, data: bytes, line: PrintedLine) -> bool:
    """Whether the sheet, drawn, has ink inside the corners and none in a margin around them."""
    sheet = Image.open(BytesIO(opener.view(data, "application/pdf", longest=LONG))).convert("L")
    assert sheet.size == line.page
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    box = (round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys)))
    inside = sheet.crop(box).getextrema()[0]
    sheet.paste(255, box)
    around = sheet.crop((box[0] - 8, box[1] - 8, box[2] + 8, box[3] + 8)).getextrema()[0]
    return bool(inside < 120 < around)  # type: ignore[operator]  # one band


def test_labels_and_amounts_are_pieces_of_one_row(near: PictureOpener) -> None:
    def rows(canvas: Canvas) -> None:
        for at, (label, amount) in enumerate(
            {"Total HT": "110,00 €", "TVA 10 %": "11,00 €", "NET": "121,00 €"}.items()
        ):
            canvas.drawString(40, 400 - 20 * at, label)
            canvas.drawRightString(300, 400 - 20 * at, amount)

    data = drawn(rows)
    lines = near.words(data, longest=LONG)

    assert texts(lines) == ["Total HT", "110,00 €", "TVA 10 %", "11,00 €", "NET", "121,00 €"]
    assert all(on_ink(near, data, one) for one in lines)


def test_a_line_drawn_letter_by_letter_from_its_end_is_put_together(near: PictureOpener) -> None:
    text = "FACTURE DU 12/03/2026"

    def letters(canvas: Canvas) -> None:
        at = [40 + canvas.stringWidth(text[:end], "Helvetica", 12) for end in range(len(text))]
        for x, letter in reversed([*zip(at, text, strict=True)]):
            if letter != " ":
                canvas.drawString(x, 400, letter)

    assert texts(near.words(drawn(letters))) == [text]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_drawn(near: PictureOpener, turn: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.drawString(100, 300, "TOTAL 45,00 MAD")

    data = drawn(turned)
    (line,) = near.words(data, longest=LONG)

    assert line.text == "TOTAL 45,00 MAD"
    assert on_ink(near, data, line)
    (ax, ay), (bx, by) = line.corners[:2]
    direction = {0: bx - ax, 90: by - ay, 180: ax - bx, 270: ay - by}[turn]
    assert direction > 100


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_along_a_side_is_read_in_its_own_direction(near: PictureOpener, angle: int) -> None:
    def aside(canvas: Canvas) -> None:
        canvas.drawString(40, 450, "Taxi Oujda")
        canvas.translate(200, 250)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "ICE 001234567000089")

    data = drawn(aside)
    lines = near.words(data, longest=LONG)

    assert sorted(texts(lines)) == ["ICE 001234567000089", "Taxi Oujda"]
    assert all(on_ink(near, data, one) for one in lines)


def test_arabic_keeps_the_order_it_is_read_in(near: PictureOpener) -> None:
    pdfmetrics.registerFont(TTFont("Amiri", str(resource("fonts", "Amiri-Regular.ttf"))))

    def bill(canvas: Canvas) -> None:
        canvas.setFont("Amiri", 14)
        canvas.drawRightString(380, 400, "مهرد 121,00 عومجملا")  # a program that shapes nothing draws from the left

    assert texts(near.words(drawn(bill))) == ["المجموع 121,00 درهم"]


def test_a_margin_cut_away_is_left_out(near: PictureOpener) -> None:
    def inside_and_out(canvas: Canvas) -> None:
        canvas.drawString(10, 20, "dehors")
        canvas.drawString(150, 300, "dedans")

    data = drawn(inside_and_out, cropBox=(100, 100, 380, 450))
    (line,) = near.words(data, longest=LONG)

    assert line.text == "dedans"
    assert on_ink(near, data, line)


def test_each_sheet_has_its_own_words(near: PictureOpener) -> None:
    assert [texts(near.words(files.pdf(2), sheet)) for sheet in (0, 1)] == [["FACTURE 1"], ["FACTURE 2"]]


def test_a_scanned_sheet_has_none(near: PictureOpener) -> None:
    assert near.words(drawn(lambda canvas: canvas.rect(20, 20, 200, 200))) == ()


def test_a_page_black_with_letters_is_read_up_to_a_limit(opener: PictureOpener) -> None:
    def crowded(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 1)
        for row in range(300):
            canvas.drawString(2, 498 - 1.6 * row, f"{row:03}" + "abcdefghij" * 60)

    lines = opener.words(drawn(crowded))
    assert MAX_LETTERS / 2 < sum(map(len, texts(lines))) <= MAX_LETTERS


@given(st.lists(st.text("ABCDEFGH0123456789,.%", min_size=1, max_size=12), min_size=1, max_size=8))
def test_every_row_drawn_is_read(near: PictureOpener, rows: list[str]) -> None:
    def each(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            canvas.drawString(40, 450 - 30 * at, row)

    assert texts(near.words(drawn(each))) == rows


def refused(opener: PictureOpener, data: bytes, sheet: int = 0) -> Problem:
    with pytest.raises(RefusedError) as caught:
        opener.words(data, sheet)
    assert caught.value.refusals[0].field == ""
    return caught.value.refusals[0].problem


def test_what_has_no_words_to_give_is_refused(near: PictureOpener) -> None:
    assert refused(near, files.picture()) is Problem.NOT_A_PICTURE
    assert refused(near, files.pdf(), 3) is Problem.PDF_UNREADABLE
    assert refused(near, files.pdf(locked=True)) is Problem.PDF_PASSWORD


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"no",
        b"[]",
        b'{"page": [1, 1], "lines": [["a", [[1]]]]}',
        b'{"page": "x"}',
        b'{"page": [Infinity, 1], "lines": []}',
        b"[" * 100_000,
    ],
)
def test_words_that_make_no_sense_are_refused(said: bytes) -> None:
    class Mad:
        closed = 0

        def ask(self, _head: Head, _body: bytes) -> tuple[Head, bytes]:
            if self.closed:
                raise HelperDied
            return {"sheets": 1}, said

        def close(self) -> None:
            self.closed += 1

    mad = Mad()
    assert refused(PictureOpener(mad), files.pdf()) is Problem.FILE_TOO_HARD
    assert mad.closed == 1
