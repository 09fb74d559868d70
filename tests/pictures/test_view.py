"""Receipts drawn for the screen and for the claim."""

from io import BytesIO

import pytest
from PIL import Image
from support import hostile_files as files

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures.opener import PictureOpener


@pytest.fixture
def opener(near: PictureOpener) -> PictureOpener:
    return near


def test_a_view_is_small_upright_and_bare(opener: PictureOpener) -> None:
    data = files.picture((4032, 3024), exif=files.exif(6), comment=b"secret")
    view = opener.view(data, "image/jpeg")
    image = Image.open(BytesIO(view))
    assert image.size == (1500, 2000)
    assert "exif" not in image.info
    assert b"secret" not in view
    assert image.format == "JPEG"


def test_a_very_long_receipt_keeps_its_shape(opener: PictureOpener) -> None:
    view = opener.view(files.picture((40, 6000)), "image/jpeg", longest=300)
    assert Image.open(BytesIO(view)).size == (2, 300)


def test_each_sheet_of_a_pdf_can_be_seen(opener: PictureOpener) -> None:
    data = files.pdf(2)
    first, second = (opener.view(data, "application/pdf", sheet=number, longest=1000) for number in (0, 1))
    assert first != second
    assert Image.open(BytesIO(first)).size == (706, 1000)


@pytest.mark.parametrize("sheet", [-1, 2])
def test_a_sheet_that_is_not_there_is_refused(opener: PictureOpener, sheet: int) -> None:
    with pytest.raises(RefusedError) as caught:
        opener.view(files.pdf(2), "application/pdf", sheet=sheet)
    assert caught.value.refusals[0].problem is Problem.PDF_UNREADABLE


def test_bytes_that_are_not_what_they_were_are_refused(opener: PictureOpener) -> None:
    with pytest.raises(RefusedError) as caught:
        opener.view(files.pdf(), "image/jpeg")
    assert caught.value.refusals[0].problem is Problem.NOT_A_PICTURE


def test_a_large_transparent_picture_is_laid_on_white_in_strips(opener: PictureOpener) -> None:
    clear = Image.new("RGBA", (1700, 1300), (200, 30, 30, 255))
    clear.paste((0, 0, 0, 0), (0, 650, 1700, 1300))
    out = BytesIO()
    clear.save(out, "PNG")
    image = Image.open(BytesIO(opener.view(out.getvalue(), "image/png", longest=170)))
    assert image.size == (170, 130)
    colours = image.convert("RGB").tobytes()
    assert abs(colours[3 * (20 * 170 + 80)] - 200) < 8
    assert colours[3 * (100 * 170 + 80) : 3 * (100 * 170 + 81)] >= b"\xfb\xfb\xfb"
