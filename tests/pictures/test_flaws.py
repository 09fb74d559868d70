"""What is wrong with a photograph is told at once, and only when it is there."""

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont
from support import hostile_files as files

from lianes_desktop.assets import resource
from lianes_desktop.domain.readings import Flaw
from lianes_desktop.pictures.opener import PictureOpener

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
PHOTOGRAPHS = sorted(one["file"] for one in json.loads((SAMPLE / "receipts.json").read_text("utf-8"))["receipts"])
Pixels = npt.NDArray[np.uint8]


def as_jpeg(pixels: Pixels, quality: int = 85) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=quality)
    return out.getvalue()


@cache
def photograph() -> Pixels:
    """A receipt of forty lines on a table, in a room's light: lighter on one side, with a little noise."""
    height, width = 2000, 1500
    font = ImageFont.truetype(str(resource("fonts", "NotoSans-Regular.ttf")), 30)
    paper = Image.new("L", (900, 1700), 215)
    pen = ImageDraw.Draw(paper)
    for row in range(40):
        pen.text((40, 30 + row * 41), f"{row:02}  Café crème et croissant   {row * 3},50", font=font, fill=40)
    table = Image.new("L", (width, height), 95)
    table.paste(paper, (300, 150))
    light = np.linspace(1.0, 0.85, width)[None, :]
    noise = np.random.default_rng(7).normal(0, 3, (height, width))
    lit: Pixels = np.clip(np.asarray(table) * light + noise, 0, 255).astype(np.uint8)
    return lit


def flaws(opener: PictureOpener, pixels: Pixels) -> frozenset[Flaw]:
    return opener.examine(as_jpeg(pixels), "reçu.jpg").flaws


def with_reflection(pixels: Pixels, share: float = 0.12) -> Pixels:
    height, width = pixels.shape
    down, across = np.mgrid[0:height, 0:width]
    far = ((down - height / 2) ** 2 + (across - width / 2) ** 2) / (2 * (share * height) ** 2)
    lit: Pixels = np.clip(pixels + 208 * np.exp(-far), 0, 255).astype(np.uint8)
    return lit


def test_a_good_photograph_has_no_flaw(near: PictureOpener) -> None:
    assert flaws(near, photograph()) == frozenset()


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_the_photographs_shipped_have_none(near: PictureOpener, name: str) -> None:
    assert near.examine((SAMPLE / name).read_bytes(), name).flaws == frozenset()


@pytest.mark.parametrize("spread", [4, 6, 9])
def test_a_blurred_one_is_told(near: PictureOpener, spread: int) -> None:
    assert flaws(near, np.asarray(cv2.GaussianBlur(photograph(), (0, 0), spread), np.uint8)) == {Flaw.BLURRED}


def test_a_hand_that_moved_is_told(near: PictureOpener) -> None:
    moved = cv2.blur(cv2.blur(photograph(), (25, 3)), (25, 3))
    assert Flaw.BLURRED in flaws(near, np.asarray(moved, np.uint8))


def test_a_soft_picture_that_can_be_read_is_not(near: PictureOpener) -> None:
    assert flaws(near, np.asarray(cv2.GaussianBlur(photograph(), (0, 0), 1.5), np.uint8)) == frozenset()


def test_a_dark_one_is_told(near: PictureOpener) -> None:
    assert flaws(near, (photograph() * 0.3).astype(np.uint8)) == {Flaw.DARK}


def test_a_reflection_on_the_paper_is_told(near: PictureOpener) -> None:
    assert flaws(near, with_reflection(photograph())) == {Flaw.GLARE}


def test_a_scan_and_a_screen_are_white_without_glare(near: PictureOpener) -> None:
    scan = np.where(photograph() < 120, 0, 255).astype(np.uint8)
    screen = Image.new("L", (1200, 900), 255)
    pen = ImageDraw.Draw(screen)
    for row in range(12):
        pen.text((30, 30 + row * 40), f"Réservation {row}", fill=0, font_size=28)
    assert flaws(near, scan) == frozenset()
    assert flaws(near, np.asarray(screen)) == frozenset()


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (20, 3000), (640, 480)])
def test_nothing_is_said_of_a_picture_without_print(near: PictureOpener, size: tuple[int, int]) -> None:
    assert near.examine(files.picture(size), "a.jpg").flaws <= {Flaw.DARK}


def test_nothing_is_said_of_a_pdf(near: PictureOpener) -> None:
    examined = near.examine(files.pdf(), "a.pdf")
    assert (examined.flaws, examined.likeness) == (frozenset(), None)


def distance(one: int | None, other: int | None) -> int:
    assert one is not None
    assert other is not None
    return (one ^ other).bit_count()


@pytest.mark.parametrize(
    "change",
    [
        lambda pixels: as_jpeg(pixels, 40),
        lambda pixels: as_jpeg(np.asarray(cv2.resize(pixels, (600, 800), interpolation=cv2.INTER_AREA), np.uint8), 60),
        lambda pixels: as_jpeg((pixels * 0.8).astype(np.uint8)),
        lambda pixels: as_jpeg(pixels[20:-20, 15:-15]),
    ],
    ids=["packed", "smaller", "darker", "trimmed"],
)
def test_a_copy_looks_like_its_original(near: PictureOpener, change: Callable[[Pixels], bytes]) -> None:
    original = near.examine(as_jpeg(photograph()), "a.jpg").likeness
    assert distance(original, near.examine(change(photograph()), "b.jpg").likeness) <= 10


def test_a_copy_stored_turned_looks_like_its_original(near: PictureOpener) -> None:
    aside = Image.fromarray(photograph()).transpose(Image.Transpose.ROTATE_90)
    out = BytesIO()
    aside.save(out, "JPEG", exif=files.exif(6))
    original = near.examine(as_jpeg(photograph()), "a.jpg").likeness
    assert distance(original, near.examine(out.getvalue(), "b.jpg").likeness) <= 10


def test_two_receipts_do_not_look_alike(near: PictureOpener) -> None:
    prints = [near.examine((SAMPLE / name).read_bytes(), name).likeness for name in PHOTOGRAPHS]
    nearest = min(distance(one, other) for at, one in enumerate(prints) for other in prints[:at])
    assert nearest > 10
    assert all(one is not None and 0 <= one < 2**64 for one in prints)
