"""The engine itself, in this process: photographs as they lie, and the Arabic it cannot read alone."""

from decimal import Decimal
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps
from support.builders import RESOURCES
from till.generate import photograph

from lianes_desktop.domain.readings import Expected
from lianes_desktop.reading.child import read_picture

pytestmark = pytest.mark.slow
SAMPLE = RESOURCES / "sample"


def jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def sample(name: str) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(SAMPLE / name)).convert("RGB")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_receipt_is_read_whichever_way_it_lies(turned: int) -> None:
    reading = read_picture(jpeg(sample("snack-al-waha.jpg").rotate(turned, expand=True)), Expected())

    assert reading.total is not None
    assert reading.total.value == Decimal("125.00")
    assert reading.turn == turned, "degrees clockwise that set it upright"
    assert reading.total.area is not None
    assert reading.total.area.top > 5_000, "the total stands in the lower half of the upright page"


@pytest.mark.parametrize("tilted", [-14, 14])
def test_a_receipt_held_askew_is_set_level(tilted: int) -> None:
    picture = sample("restaurant-dar-tazi.jpg").rotate(tilted, expand=True, fillcolor=(90, 80, 70))
    reading = read_picture(jpeg(picture), Expected())

    assert reading.total is not None
    assert reading.total.value == Decimal("792.00")
    assert reading.turn == 0


def test_a_picture_without_a_word_gives_nothing() -> None:
    plain = Image.fromarray(np.full((900, 700, 3), 200, np.uint8))
    reading = read_picture(jpeg(plain), Expected())

    assert reading.total is None
    assert reading.words == ""
    assert read_picture(b"no picture", Expected()).words == ""


def test_the_arabic_of_a_bilingual_receipt_is_read_too() -> None:
    truth, data = photograph("restaurant_bilingual", 3, 0, 3000)
    reading = read_picture(jpeg(ImageOps.exif_transpose(Image.open(BytesIO(data))).convert("RGB")), Expected())

    assert reading.total is not None
    assert reading.total.value == Decimal(truth.total)
    assert sum("\u0620" <= letter <= "\u064a" for letter in reading.words) > 5
