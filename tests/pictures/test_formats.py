"""Colours, turns and sheets come out right, whatever the format."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pi_heif
import pytest
from PIL import Image, ImageDraw, ImageStat
from support import hostile_files as files
from support import hostile_receipts as hostile

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.ports.receipts import View

Colour = tuple[int, ...]
BRICK = (180, 60, 30)


def colour_at(jpeg: bytes, across: float = 0.5, down: float = 0.5) -> Colour:
    image = Image.open(BytesIO(jpeg)).convert("RGB")
    found = image.getpixel((int(across * (image.width - 1)), int(down * (image.height - 1))))
    assert isinstance(found, tuple)
    return tuple(int(one) for one in found)


def near_to(one: Colour, other: Colour, within: int = 8) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def plain(form: str, mode: str = "RGB", **how: object) -> bytes:
    return hostile.saved(Image.new("RGB", (64, 48), BRICK).convert(mode), form, **how)


@pytest.mark.parametrize(
    ("form", "mode", "how"),
    [
        ("JPEG", "CMYK", {}),
        ("TIFF", "CMYK", {}),
        ("TIFF", "CMYK", {"compression": "tiff_lzw"}),
        ("TIFF", "RGB", {"compression": "jpeg", "quality": 95}),
        ("TIFF", "RGBA", {"compression": "tiff_adobe_deflate"}),
        ("TIFF", "P", {"compression": "packbits"}),
        ("WEBP", "RGB", {"quality": 95}),
        ("WEBP", "RGBA", {"lossless": True}),
        ("PNG", "P", {}),
    ],
)
def test_colours_are_kept(near: PictureOpener, form: str, mode: str, how: dict[str, object]) -> None:
    data = plain(form, mode, **how)
    media_type = near.examine(data, "a").media_type
    assert near_to(colour_at(near.view(data, media_type)), BRICK, 12)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bits_a_colour_keep_their_light(near: PictureOpener, form: str) -> None:
    grey, colour = hostile._deep_grey(form), hostile._deep_rgb(form)
    media_type = near.examine(grey, "a").media_type
    assert near_to(colour_at(near.view(grey, media_type)), (128, 128, 128), 3)
    assert near_to(colour_at(near.view(colour, media_type)), (156, 78, 234), 12)


@pytest.mark.parametrize("order", ["<", ">"])
def test_sixteen_bits_of_grey_in_either_order(near: PictureOpener, order: str) -> None:
    data = struct.pack(f"{order}64H", *[200 * 256] * 64)
    entries = [(256, 4, 1, 8), (257, 4, 1, 8), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 1)]
    entries += [(273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, 8), (279, 4, 1, 128)]
    view = near.view(hostile.tiff(entries, data, order=order), "image/tiff")
    assert near_to(colour_at(view), (200, 200, 200), 3)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_clear_in_a_scan_or_a_webp_is_white(near: PictureOpener, mode: str) -> None:
    image = Image.new(mode, (40, 30), 0)
    for form, media_type in (("TIFF", "image/tiff"), ("WEBP", "image/webp")):
        if (form, mode) != ("WEBP", "LA"):
            assert near_to(colour_at(near.view(hostile.saved(image, form), media_type)), (255, 255, 255), 3)


def test_each_page_of_a_scan_can_be_seen(near: PictureOpener) -> None:
    first, *others = hostile.frames(3)
    data = hostile.saved(first, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")

    assert near.examine(data, "a.tif").sheets == 3
    shades = [colour_at(near.view(data, "image/tiff", sheet=sheet))[0] for sheet in range(3)]
    assert [round(one / 20) for one in shades] == [0, 1, 2]
    with pytest.raises(RefusedError):
        near.view(data, "image/tiff", sheet=3)


def test_a_scan_s_reduced_picture_is_no_page(near: PictureOpener) -> None:
    assert near.examine(hostile.grey_tiff(more=((254, 4, 1, 0),)), "a.tif").sheets == 1
    with pytest.raises(RefusedError):
        near.examine(hostile.grey_tiff(more=((254, 4, 1, 1),)), "a.tif")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("orientation", "dark"), [(1, "left"), (3, "right"), (5, "top"), (6, "top"), (7, "bottom"), (8, "bottom")]
)
def test_a_turned_picture_is_set_upright(near: PictureOpener, form: str, orientation: int, dark: str) -> None:
    if form == "TIFF":
        data = files.picture((64, 48), form=form, tiffinfo={274: orientation})
    else:
        data = files.picture((64, 48), form=form, exif=files.exif(orientation))
    view = near.view(data, f"image/{form.lower()}")

    assert Image.open(BytesIO(view)).size == ((64, 48) if dark in {"left", "right"} else (48, 64))
    places = {"left": (0.1, 0.5), "right": (0.9, 0.5), "top": (0.5, 0.1), "bottom": (0.5, 0.9)}
    assert colour_at(view, *places[dark])[0] < 60
    assert colour_at(view, *(1 - one for one in places[dark]))[0] > 190


def test_a_page_of_a_scan_tells_when_it_was_made(near: PictureOpener) -> None:
    data = files.picture((64, 48), form="TIFF", tiffinfo={306: "2026:10:14 12:41:07"})
    taken = near.examine(data, "a.tif").taken_at
    assert taken is not None
    assert f"{taken:%Y-%m-%d %H:%M:%S}" == "2026-10-14 12:41:07"


@pytest.mark.parametrize("make", [hostile.heic, hostile.heic_turned], ids=["exif alone", "container"])
def test_a_heic_is_turned_by_its_container_or_else_by_exif(
    near: PictureOpener, monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    opened = pi_heif.open_heif

    def with_exif(data: bytes, **how: object) -> object:
        container = opened(data, **how)
        container[container.primary_index].info["exif"] = files.exif(6)
        return container

    before = opened(hostile.heic()).size
    monkeypatch.setattr(pi_heif, "open_heif", with_exif)
    after = Image.open(BytesIO(near.view(make(), "image/heic", longest=300))).size
    assert (before[0] < before[1]) != (after[0] < after[1])  # a quarter turn, once


def test_a_heic_has_one_sheet_and_no_other(near: PictureOpener) -> None:
    near.view(hostile.heic(), "image/heic", sheet=0)
    for sheet in (-1, 1):
        with pytest.raises(RefusedError) as refused:
            near.light(hostile.heic(), "image/heic", sheet=sheet)
        assert refused.value.refusals[0].problem is Problem.NOT_A_PICTURE


def test_animated_pictures_say_what_to_do(near: PictureOpener) -> None:
    for form in ("PNG", "WEBP"):
        with pytest.raises(RefusedError) as caught:
            near.examine(hostile.animated(form), "a")
        assert caught.value.refusals[0].problem is Problem.PICTURE_ANIMATED


def test_a_light_copy_is_small_upright_and_bare(near: PictureOpener) -> None:
    data = files.picture((4032, 3024), exif=files.exif(6), comment=b"secret")
    light = near.light(data, "image/jpeg")
    image = Image.open(BytesIO(light))
    assert (image.format, image.size) == ("WEBP", (1500, 2000))
    assert not {"exif", "icc_profile", "xmp"} & set(image.info)
    assert b"secret" not in light
    assert len(light) < len(data)
    sheet = Image.open(BytesIO(near.light(files.pdf(2), "application/pdf", sheet=1)))
    assert max(sheet.size) == 2000


def test_a_light_copy_of_a_receipt_weighs_little(near: PictureOpener) -> None:
    for path in sorted((Path(hostile.SAMPLE)).glob("*.jpg")):
        assert len(near.light(path.read_bytes(), "image/jpeg")) < 150_000


def test_a_view_may_be_large_but_not_larger(near: PictureOpener) -> None:
    data = files.picture((4000, 3000))
    assert Image.open(BytesIO(near.view(data, "image/jpeg", longest=9000))).size == (3000, 2250)


@pytest.mark.parametrize(
    ("turn", "place"), [(0, (0.1, 0.5)), (1, (0.5, 0.1)), (2, (0.9, 0.5)), (3, (0.5, 0.9)), (-1, (0.5, 0.9))]
)
def test_a_view_is_turned_by_quarters(near: PictureOpener, turn: int, place: tuple[float, float]) -> None:
    data = files.picture((640, 480))
    view = near.view(data, "image/jpeg", how=View(turn=turn))
    assert Image.open(BytesIO(view)).size == ((640, 480) if turn % 2 == 0 else (480, 640))
    assert colour_at(view, *place)[0] < 60


def test_a_sheet_seen_aslant_is_flattened(near: PictureOpener) -> None:
    corners = ((0.3, 0.2), (0.8, 0.3), (0.7, 0.9), (0.2, 0.7))
    image = Image.new("RGB", (1000, 800), (20, 20, 20))
    colours = ((250, 20, 20), (20, 250, 20), (20, 20, 250), (250, 250, 20))
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    pen = ImageDraw.Draw(image)
    for at, colour in enumerate(colours):
        before, here, after = corners[at - 1], corners[at], corners[(at + 1) % 4]
        halves = [((a[0] + here[0]) / 2, (a[1] + here[1]) / 2) for a in (before, after)]
        pen.polygon([(x * 1000, y * 800) for x, y in (halves[0], here, halves[1], middle)], fill=colour)
    view = near.view(hostile.saved(image, "PNG"), "image/png", how=View(corners=corners))

    for place, colour in zip(((0.15, 0.15), (0.85, 0.15), (0.85, 0.85), (0.15, 0.85)), colours, strict=True):
        assert near_to(colour_at(view, *place), colour, 40)


@pytest.mark.parametrize(
    "corners", [((0.5, 0.5),) * 4, ((-3.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)), ((0.0, 0.0), (1.0, 0.0)) * 2]
)
def test_corners_without_sense_still_give_a_picture(
    near: PictureOpener, corners: tuple[tuple[float, float], ...]
) -> None:
    view = near.view(files.picture(), "image/jpeg", how=View(corners=corners))  # type: ignore[arg-type]
    assert max(Image.open(BytesIO(view)).size) <= 2000


def test_the_contrast_of_faded_print_is_raised(near: PictureOpener) -> None:
    image = Image.linear_gradient("L").resize((600, 600)).point(lambda tone: 110 + tone // 3)
    for row in range(40, 560, 40):
        image.paste(
            Image.new("L", (500, 4), 100).point(lambda _tone: 0), (50, row, 550, row + 4), Image.new("L", (500, 4), 60)
        )
    data = hostile.saved(image, "PNG")
    before, after = (
        Image.open(BytesIO(near.view(data, "image/png", how=how))).convert("L") for how in (View(), View(contrast=True))
    )

    def tone(view: Image.Image, row: int) -> float:
        return ImageStat.Stat(view.crop((100, row, 400, row + 3))).mean[0]

    def gap(view: Image.Image, row: int) -> float:
        return tone(view, row + 18) - tone(view, row)

    assert all(gap(after, row) > 2 * gap(before, row) for row in (80, 280, 520))
    papers = [tone(after, row) for row in (60, 300, 540)]
    assert max(papers) - min(papers) < 12
