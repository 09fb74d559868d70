"""Arabic-Indic figures, printed and spoilt as a photograph of a receipt shows them."""

import json
import random
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from till import generate
from till.figures import lessons, printed, taught

from lianes_desktop.app.commands import Commands
from lianes_desktop.reading.indic import FEATURES, NAMES, IndicFigures

FONTS = ("NotoSansArabicUI-Regular.ttf", "NotoSansArabicUI-Bold.ttf", "Amiri-Regular.ttf")
"""Those that are everywhere: ours."""
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
FIGURES = IndicFigures()


def piece(text: str, font: str, seed: int = 5, *, joined: bool = False) -> NDArray[np.uint8]:
    grey = printed(text, font, random.Random(seed), joined=joined)  # noqa: S311 - a test's own dice
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


@pytest.mark.parametrize("font", FONTS)
def test_figures_are_read_whatever_the_font(font: str) -> None:
    dice, right = random.Random(4), 0  # noqa: S311 - likewise
    for seed in range(40):
        text = f"{dice.randint(100, 99999)}".translate({48 + at: 0x660 + at for at in range(10)})
        found = FIGURES.read(piece(text, font, seed))
        right += found.runs == (text.translate(WESTERN),) and found.whole
    assert right >= 34, f"{right} of 40"


def test_words_are_no_figures() -> None:
    for word in ("المجموع", "شكرا على زيارتكم", "الضريبة"):
        assert not FIGURES.read(piece(word, "NotoSansArabicUI-Regular.ttf", joined=True)).whole


def test_a_colon_and_a_slash_part_figures() -> None:
    assert FIGURES.read(piece("١٣:٢٤", "NotoSansArabicUI-Bold.ttf")).runs == ("13:24",)
    assert FIGURES.read(piece("٢٠٢٥/٠٢/١٤", "NotoSansArabicUI-Bold.ttf")).runs == ("2025/02/14",)


def test_where_figures_stand_is_told_of_the_whole_piece() -> None:
    tight = piece("١٢٣٤", "NotoSansArabicUI-Bold.ttf")
    wide = tight.shape[1]
    (alone,) = FIGURES.read(tight).parts
    margin = np.full((tight.shape[0], wide, 3), int(np.median(tight)), np.uint8)
    (right,) = FIGURES.read(np.hstack([margin, tight])).parts
    (left,) = FIGURES.read(np.hstack([tight, margin])).parts
    assert [right.left, right.right] == pytest.approx([(1 + alone.left) / 2, (1 + alone.right) / 2], abs=0.02)
    assert [left.left, left.right] == pytest.approx([alone.left / 2, alone.right / 2], abs=0.02)


@pytest.mark.parametrize("tone", [0, 128, 255])
@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (96, 96)])
def test_a_piece_without_a_sign_holds_nothing(tone: int, size: tuple[int, int]) -> None:
    assert FIGURES.read(np.full((*size, 3), tone, np.uint8)).runs == ()


def test_noise_is_read_without_a_fault() -> None:
    dice = np.random.default_rng(1)
    for high, wide in ((2, 90), (40, 5), (60, 700)):
        assert FIGURES.read(dice.integers(0, 255, (high, wide, 3), np.uint8)).score <= 1


def test_what_was_learnt_can_be_learnt_again() -> None:
    told, names = lessons(300, 3, FONTS)
    weights = taught(told, names)
    assert [one.shape for one in weights] == [(FEATURES, 64), (64,), (64, len(NAMES)), (len(NAMES),)]
    said = np.maximum(told @ weights[0] + weights[1], 0) @ weights[2] + weights[3]
    assert (said.argmax(axis=1) == names).mean() > 0.9


@pytest.mark.slow
def test_a_photographed_receipt_says_its_day_and_never_for_sure(tmp_path: Path) -> None:
    generate(tmp_path, 6, 991, ["arabic_only"])
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))[5]
    assert any("٢٠٢٥/٠٢/١٤" in line for line in truth["lines"]), "a receipt in Arabic-Indic figures"
    (read,) = Commands(None, None).read([tmp_path / truth["file"]])
    assert read.reading is not None
    assert read.reading.paid_on is not None
    assert read.reading.paid_on.value == date(2025, 2, 14)
    assert read.reading.paid_on.confidence < 90
    assert read.reading.total is None or not read.reading.total.sure
