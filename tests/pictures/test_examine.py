"""What a file offered as a receipt turns out to be, and what is refused."""

import random
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support import hostile_files as files

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures import essence
from lianes_desktop.pictures.exif import CameraFacts, camera_facts
from lianes_desktop.pictures.limits import MAX_BYTES, MAX_SCANS, UnfitError
from lianes_desktop.pictures.opener import PictureOpener

PHOTO = Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture
def opener(near: PictureOpener) -> PictureOpener:
    return near


def refused(opener: PictureOpener, data: bytes, name: str = "reçu.jpg") -> Problem:
    """The one reason a file is refused, said about the file's name."""
    with pytest.raises(RefusedError) as caught:
        opener.examine(data, name)
    (refusal,) = caught.value.refusals
    assert refusal.field == name
    return refusal.problem


def image_of(jpeg: bytes) -> Image.Image:
    image = Image.open(BytesIO(jpeg))
    image.load()
    return image


def grey(image: Image.Image, x: int, y: int) -> int:
    return image.convert("L").tobytes()[y * image.width + x]


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_is_taken(opener: PictureOpener, mode: str) -> None:
    examined = opener.examine(files.picture(mode=mode), "a.jpg")
    small = image_of(examined.thumbnail)
    assert (examined.media_type, examined.sheets, small.size) == ("image/jpeg", 1, (160, 120))
    assert grey(small, 20, 60) < 60
    assert grey(small, 140, 60) > 190


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "RGB"])
def test_every_kind_of_png_is_taken(opener: PictureOpener, mode: str) -> None:
    examined = opener.examine(files.picture(mode=mode, form="PNG"), "a.png")
    assert (examined.media_type, image_of(examined.thumbnail).size) == ("image/png", (160, 120))


def test_sixteen_bits_of_grey_keep_their_light(opener: PictureOpener) -> None:
    image = Image.new("I;16", (100, 100), 128 * 256)
    out = BytesIO()
    image.save(out, "PNG")
    assert abs(grey(image_of(opener.examine(out.getvalue(), "a.png").thumbnail), 50, 50) - 128) <= 2


def test_what_is_transparent_is_white(opener: PictureOpener) -> None:
    out = BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(out, "PNG")
    palette = Image.new("P", (100, 100), 0)
    clear = BytesIO()
    palette.save(clear, "PNG", transparency=0)
    for data in (out.getvalue(), clear.getvalue()):
        assert grey(image_of(opener.examine(data, "a.png").thumbnail), 50, 50) > 250


def test_a_small_picture_is_not_enlarged(opener: PictureOpener) -> None:
    assert image_of(opener.examine(files.picture((50, 20)), "a.jpg").thumbnail).size == (50, 20)


@pytest.mark.parametrize(
    ("orientation", "size", "dark"),
    [
        (1, (160, 120), (10, 60)),
        (2, (160, 120), (150, 60)),
        (3, (160, 120), (150, 60)),
        (4, (160, 120), (10, 60)),
        (5, (120, 160), (60, 10)),
        (6, (120, 160), (60, 10)),
        (7, (120, 160), (60, 150)),
        (8, (120, 160), (60, 150)),
        (9, (160, 120), (10, 60)),
    ],
)
def test_pictures_are_set_upright(
    opener: PictureOpener, orientation: int, size: tuple[int, int], dark: tuple[int, int]
) -> None:
    small = image_of(opener.examine(files.picture(exif=files.exif(orientation)), "a.jpg").thumbnail)
    assert small.size == size
    assert grey(small, *dark) < 60


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_cameras_time_is_read(opener: PictureOpener, order: str) -> None:
    taken = datetime(2026, 10, 14, 12, 41, 7)  # noqa: DTZ001 - a camera writes wall time
    assert opener.examine(files.picture(exif=files.exif(order=order)), "a.jpg").taken_at == taken
    png = files.png(8, 8, before=files.chunk(b"eXIf", files.exif(order=order)), rows=(b"\0" + b"\x80" * 8) * 8)
    assert opener.examine(png, "a.png").taken_at == taken


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "2026:13:41 25:61:07", "    :  :     :  :  ", "1970:01:01 00:00:00"]
)
def test_a_camera_without_a_clock_says_nothing(taken: str) -> None:
    assert camera_facts(files.exif(taken=taken)).taken_at is None


def test_exif_that_loops_or_lies_is_left_out(opener: PictureOpener) -> None:
    assert opener.examine(files.picture(exif=files.looping_exif()), "a.jpg").taken_at is None
    assert camera_facts(b"Exif\0\0II*\0\x08\0\0") == CameraFacts()
    assert camera_facts(b"not exif") == CameraFacts()


@given(st.binary(max_size=200), st.sampled_from([b"", b"Exif\0\0II*\0", b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0"]))
def test_no_exif_breaks_the_reader(tail: bytes, head: bytes) -> None:
    assert camera_facts(head + tail).orientation in range(1, 9)


def test_an_iphone_photograph_is_taken(opener: PictureOpener) -> None:
    (heic,) = PHOTO.glob("*.heic")
    examined = opener.examine(heic.read_bytes(), heic.name)
    assert examined.media_type == "image/heic"
    assert max(image_of(examined.thumbnail).size) == 160
    assert max(image_of(opener.view(heic.read_bytes(), "image/heic", longest=900)).size) == 900


def test_a_damaged_iphone_photograph_is_refused(opener: PictureOpener) -> None:
    (heic,) = PHOTO.glob("*.heic")
    data = heic.read_bytes()
    assert refused(opener, data[: len(data) // 2]) in {Problem.PICTURE_TRUNCATED, Problem.NOT_A_PICTURE}
    assert refused(opener, data[:40]) is Problem.NOT_A_PICTURE


def test_sheets_of_a_pdf_are_counted_and_drawn(opener: PictureOpener) -> None:
    examined = opener.examine(files.pdf(3), "facture.pdf")
    assert (examined.media_type, examined.sheets, examined.taken_at) == ("application/pdf", 3, None)
    assert image_of(examined.thumbnail).size == (113, 160)
    noisy = opener.examine(b"From the scanner\n" + files.pdf(2), "facture.pdf")
    assert noisy.sheets == 2


def test_files_that_are_no_receipts_are_refused(opener: PictureOpener) -> None:
    for name, data in files.not_pictures().items():
        assert refused(opener, data, f"{name}.jpg") is Problem.NOT_A_PICTURE


def test_empty_and_oversized_files_are_refused(opener: PictureOpener) -> None:
    assert refused(opener, b"") is Problem.FILE_EMPTY
    assert refused(opener, files.picture() + b"\0" * MAX_BYTES) is Problem.FILE_TOO_LARGE


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_cut_anywhere_is_refused(opener: PictureOpener, form: str) -> None:
    data = files.picture(form=form)
    for length in (*range(12, 60), len(data) // 2, len(data) - 40, len(data) - 2):
        assert refused(opener, data[:length]) is Problem.PICTURE_TRUNCATED


def test_bombs_are_refused_before_they_are_decoded(opener: PictureOpener) -> None:
    assert refused(opener, files.png(20_000, 10_000)) is Problem.PICTURE_TOO_LARGE
    assert refused(opener, files.png(2**31 - 1, 2**31 - 1)) is Problem.PICTURE_TOO_LARGE
    assert refused(opener, files.png(0, 10)) is Problem.NOT_A_PICTURE
    assert refused(opener, files.png(6000, 10_000)) is Problem.PICTURE_TRUNCATED


def test_the_figures_of_a_refusal_travel_with_it(opener: PictureOpener) -> None:
    with pytest.raises(RefusedError) as caught:
        opener.examine(files.png(20_000, 10_000), "a.png")
    assert dict(caught.value.refusals[0].values) == {"megapixels": 200, "limit": 60}
    with pytest.raises(RefusedError) as caught:
        opener.examine(files.pdf(51), "a.pdf")
    assert dict(caught.value.refusals[0].values) == {"sheets": 51, "limit": 50}


def test_compressed_text_never_reaches_the_decoder(opener: PictureOpener) -> None:
    data = files.with_text_bomb()
    core, _exif = essence.of_png(data)
    assert len(core) < 200 < len(data)
    assert opener.examine(data, "a.png").media_type == "image/png"


def test_metadata_and_second_pictures_never_reach_the_decoder() -> None:
    data = files.picture(exif=files.exif(), comment=b"secret")
    core, exif = essence.of_jpeg(data[:2] + b"\xff\xe1\x00\x0dhttp://ns.a" + b"\xff\xff\xff" + data[3:])
    assert exif == files.exif()
    assert b"secret" not in core
    assert b"http" not in core
    assert image_of(core).size == (640, 480)


def test_a_jpeg_of_a_thousand_passes_is_refused() -> None:
    data = files.picture()
    with pytest.raises(UnfitError):
        essence.of_jpeg(data + b"\xff\xda" * (MAX_SCANS + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xd9\xff\xe0\x00\x10JFIF",
        b"\xff\xd8\xff\xe0\x00\x01\x00\x00\x00",
        b"\xff\xd8\x00\x00\x00\x00\x00",
        b"\xff\xd8\xff\xd0\xff\x01\x00\x00\x00",
    ],
)
def test_a_jpeg_without_sense_is_refused(data: bytes) -> None:
    with pytest.raises(UnfitError):
        essence.of_jpeg(data)


def test_a_png_that_starts_elsewhere_is_refused(opener: PictureOpener) -> None:
    end = files.chunk(b"IEND", b"")
    assert refused(opener, files.PNG_HEAD + files.chunk(b"IDAT", b"") + end) is Problem.NOT_A_PICTURE
    assert refused(opener, files.PNG_HEAD + end) is Problem.NOT_A_PICTURE


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_damaged_pictures_are_opened_or_refused_never_worse(opener: PictureOpener, form: str) -> None:
    dice = random.Random(form)  # noqa: S311 - reproducible damage
    whole = files.picture((320, 200), form=form, exif=files.exif())
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(3, len(data))] = dice.randrange(256)
        with suppress(RefusedError):
            assert opener.examine(bytes(data), "a").thumbnail.startswith(b"\xff\xd8\xff")
