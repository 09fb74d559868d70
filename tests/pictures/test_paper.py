"""Where the paper lies on a photograph, and what is cut out of it by its corners."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageStat
from support import hostile_files as files
from support import hostile_receipts as hostile

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures import paper
from lianes_desktop.pictures.messages import Head
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.ports.receipts import Corners, View

TABLE, PAPER, INK = (70, 60, 50), (235, 232, 225), (30, 30, 30)
ASLANT: Corners = ((0.22, 0.14), (0.81, 0.2), (0.74, 0.9), (0.16, 0.8))


def a_photograph(corners: Corners, size: tuple[int, int] = (900, 1200), table: tuple[int, int, int] = TABLE) -> bytes:
    """A receipt with print on a table, as PNG."""
    image = Image.new("RGB", size, table)
    pen = ImageDraw.Draw(image)
    first, second, third, fourth = places = [(x * size[0], y * size[1]) for x, y in corners]
    pen.polygon(places, fill=PAPER)
    for row in range(2, 18):
        down = row / 20
        left = [first[at] + (fourth[at] - first[at]) * down for at in (0, 1)]
        right = [second[at] + (third[at] - second[at]) * down for at in (0, 1)]
        ends = [tuple(left[at] + (right[at] - left[at]) * across for at in (0, 1)) for across in (0.15, 0.8)]
        pen.line(ends, fill=INK, width=8)
    return hostile.saved(image, "PNG")


def apart(found: Corners | None, drawn: Corners) -> float:
    """How far the farthest corner is from where it was drawn, in fractions of the picture."""
    assert found is not None
    return max(abs(one - other) for a, b in zip(found, drawn, strict=True) for one, other in zip(a, b, strict=True))


def moved(by: float) -> st.SearchStrategy[float]:
    return st.floats(-by, by)


@given(
    st.tuples(*(st.tuples(moved(0.1), moved(0.1)) for _corner in range(4))), st.sampled_from(((800, 600), (600, 800)))
)
def test_the_corners_of_a_light_paper_are_found(
    near: PictureOpener, shifts: list[tuple[float, float]], size: tuple[int, int]
) -> None:
    straight = (0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)
    first, second, third, fourth = ((x + dx, y + dy) for (x, y), (dx, dy) in zip(straight, shifts, strict=True))
    drawn: Corners = first, second, third, fourth
    data = a_photograph(drawn, size)

    assert apart(near.corners(data, "image/png"), drawn) < 0.03


def test_corners_are_those_of_the_upright_sheet(near: PictureOpener) -> None:
    image = Image.open(BytesIO(a_photograph(ASLANT))).transpose(Image.Transpose.ROTATE_90)
    out = BytesIO()
    image.save(out, "JPEG", exif=files.exif(6), quality=95)

    assert apart(near.corners(out.getvalue(), "image/jpeg"), ASLANT) < 0.02


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(hostile.saved(Image.new("RGB", (600, 800), PAPER), "PNG"), id="paper alone"),
        pytest.param(hostile.saved(Image.new("L", (60, 80), 0), "PNG"), id="black"),
        pytest.param(hostile.saved(Image.new("L", (1, 1), 9), "PNG"), id="one pixel"),
        pytest.param(hostile.saved(Image.new("L", (4000, 2), 9), "PNG"), id="a line"),
        pytest.param(hostile.saved(Image.effect_noise((600, 800), 80), "PNG"), id="noise"),
        pytest.param(a_photograph(ASLANT, table=(228, 226, 220)), id="a table as light"),
        pytest.param(a_photograph(((0.0, 0.1), (0.8, 0.1), (0.8, 0.9), (0.0, 0.9))), id="cut by the edge"),
        pytest.param(a_photograph(((0.45, 0.45), (0.55, 0.45), (0.55, 0.55), (0.45, 0.55))), id="a scrap"),
    ],
)
def test_nothing_is_proposed_where_nothing_stands_out(near: PictureOpener, data: bytes) -> None:
    assert near.corners(data, "image/png") is None


def test_a_round_thing_is_no_paper() -> None:
    image = Image.new("L", (600, 600), 40)
    ImageDraw.Draw(image).ellipse((100, 100, 500, 500), fill=230)

    assert paper.corners(image) is None


def test_the_photographs_of_the_sample_are_framed_well_or_not_at_all(near: PictureOpener) -> None:
    found = {path.stem: near.corners(path.read_bytes(), "image/jpeg") for path in Path(hostile.SAMPLE).glob("*.jpg")}

    assert len([one for one in found.values() if one is not None]) >= 5
    # measured by hand on the picture
    assert apart(found["restaurant-dar-tazi"], ((0.24, 0.06), (0.76, 0.04), (0.82, 0.87), (0.29, 0.89))) < 0.02
    assert all(found[name] is None for name in ("snack-al-waha", "hotel-atlas-palace"))  # on stone, as light


def test_a_sheet_of_a_pdf_is_looked_at_too(near: PictureOpener) -> None:
    assert near.corners(files.pdf(2), "application/pdf", sheet=1) is None


def test_what_is_no_picture_is_refused(near: PictureOpener) -> None:
    with pytest.raises(RefusedError) as caught:
        near.corners(files.pdf(), "image/jpeg")
    assert caught.value.refusals[0].problem is Problem.NOT_A_PICTURE


@pytest.mark.parametrize("body", [b"", b"7", b"[[0, 0]]", b"[[0, 0], [1, 0], [1, 1], [null, 1]]", b"{}"])
def test_a_helper_that_speaks_nonsense_of_corners_is_not_believed(body: bytes) -> None:
    class Mad:
        def ask(self, _head: Head, _body: bytes) -> tuple[Head, bytes]:
            return {"sheets": 1}, body

        def close(self) -> None: ...

    with pytest.raises(RefusedError) as caught:
        PictureOpener(Mad()).corners(a_photograph(ASLANT), "image/png")
    assert caught.value.refusals[0].problem is Problem.FILE_TOO_HARD


def test_the_helper_finds_the_paper_and_flattens_it(opener: PictureOpener) -> None:
    data = a_photograph(ASLANT)
    corners = opener.corners(data, "image/png")
    assert apart(corners, ASLANT) < 0.02

    image = Image.open(BytesIO(opener.view(data, "image/png", how=View(corners=corners)))).convert("L")

    width, height = image.size
    strips = (20, 20, width - 20, 35), (20, height - 35, width - 20, height - 20)
    sides = (20, 20, 35, height - 20), (width - 35, 20, width - 20, height - 20)
    assert all(ImageStat.Stat(image.crop(box)).extrema[0][0] > 200 for box in strips + sides)  # no table is left
    assert ImageStat.Stat(image).extrema[0][0] < 60  # and its print is
