"""``python -m till.figures OUT.npz``: teach Arabic-Indic figures to the small network of ``reading.indic``.

Figures and Arabic words are printed in every font at hand, then blurred, leaned, thinned, thickened and dirtied; each
sign is found by the very code that will find it on a receipt.
"""

import argparse
import random
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from lianes_desktop.reading.indic import FEATURES, NAMES, features, signs
from till.ink import font_path

Numbers = NDArray[np.float32]

FONTS = (
    "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSansCondensed.ttf",
    "NotoSansArabicUI-Regular.ttf", "NotoSansArabicUI-Medium.ttf", "NotoSansArabicUI-SemiBold.ttf",
    "NotoSansArabicUI-Bold.ttf", "Amiri-Regular.ttf", "Amiri-Bold.ttf",
)  # fmt: skip
_INDIC = "٠١٢٣٤٥٦٧٨٩"
_SIGNS = {",": ",", "،": ",", "٫": ",", ".": ".", "/": "/", "-": "-"}
_WORDS = [
    "بقالة",
    "النور",
    "شارع",
    "الحسن",
    "الثاني",
    "المبلغ",
    "الإجمالي",
    "درهم",
    "التاريخ",
    "وصل",
    "رقم",
    "تمر",
    "صابون",
    "زيت",
    "شكرا",
    "على",
    "زيارتكم",
    "نقدا",
    "الباقي",
    "الهاتف",
    "مطعم",
    "المجموع",
    "خبز",
    "بيض",
    "سكر",
    "حليب",
    "قهوة",
    "أكتوبر",
    "فبراير",
    "يوليوز",
    "مقهى",
    "الضريبة",
    "بدون",
    "رسوم",
    "الواجب",
    "أداؤه",
    "فندق",
    "ليلة",
]
_HIDDEN, _ROUNDS, _BATCH = 64, 25, 128


def printed(text: str, font: str, dice: random.Random, *, joined: bool = False) -> NDArray[np.uint8]:
    """A line of print as a photograph of a receipt may show it; ``joined`` for words, whose letters touch."""
    layout = ImageFont.Layout.RAQM if joined else ImageFont.Layout.BASIC
    face = ImageFont.truetype(font_path(font), dice.randint(18, 40), layout_engine=layout)
    left, top, right, foot = (round(one) for one in face.getbbox(text))
    picture = Image.new("L", (right - left + 24, foot - top + 16), 255)
    ImageDraw.Draw(picture).text((12 - left, 8 - top), text, font=face, fill=0)
    if dice.random() < 0.6:  # a thermal head prints dots or nothing
        picture = picture.point([0] * 129 + [255] * 127)
    larger = dice.uniform(2, 4)
    picture = picture.resize((int(picture.width * larger), int(picture.height * larger)), Image.Resampling.BICUBIC)
    picture = picture.rotate(dice.uniform(-4, 4), fillcolor=255, resample=Image.Resampling.BICUBIC)
    tones: Numbers = np.asarray(picture.filter(ImageFilter.GaussianBlur(dice.uniform(0.5, larger * 0.9))), np.float32)
    if dice.random() < 0.5:
        tones = np.asarray(cv2.resize(tones, None, fx=dice.uniform(0.8, 1.25), fy=1), np.float32)
    dark, light = dice.uniform(20, 110), dice.uniform(170, 245)
    tones = np.asarray(dark + (light - dark) * tones / 255, np.float32)
    if dice.random() < 0.5:
        thicken = dice.random() < 0.6
        spread = cv2.erode(tones, np.ones((3, 3))) if thicken else cv2.dilate(tones, np.ones((2, 2)))
        tones = np.asarray(spread, np.float32)
    dirt = np.random.default_rng(dice.randrange(2**32)).normal(0, dice.uniform(1, 10), tones.shape)
    return np.asarray(np.clip(tones + dirt, 0, 255), np.uint8)


def figure(dice: random.Random) -> str:
    """An amount, a day, or a number."""
    text = "".join(dice.choice(_INDIC) for _ in range(dice.randint(2, 8)))
    if dice.random() < 0.6:
        at, sign = dice.randint(1, len(text) - 1), dice.choice(list(_SIGNS))
        text = text[:at] + sign + text[at:]
        if sign in "/-" and len(text) > at + 3:
            text = text[: at + 3] + sign + text[at + 3 :]
    return text


def lessons(count: int, seed: int, fonts: tuple[str, ...] = FONTS) -> tuple[Numbers, NDArray[np.int64]]:
    """So many lines: what the network is told of each sign, and its name's place in ``NAMES``."""
    dice = random.Random(seed)  # noqa: S311 - a lesson, not a secret
    told, names = [], []
    for _ in range(count):
        font = dice.choice(fonts)
        if dice.random() < 0.8:
            text = figure(dice)
            found = signs(printed(text, font, dice))
            named = [str(_INDIC.index(one)) if one in _INDIC else _SIGNS[one] for one in text]
        else:
            found = signs(printed(dice.choice(_WORDS), font, dice, joined=True))
            named = ["x"] * len(found)
        if found and len(found) == len(named):  # signs that ran together teach nothing
            told.append(features(found))
            names += [NAMES.index(one) for one in named]
    return np.concatenate(told), np.array(names)


def taught(told: Numbers, names: NDArray[np.int64], seed: int = 0) -> list[Numbers]:
    """The weights of two layers, by gradient descent (Adam), a fifth of the hidden layer left out at each step."""
    chance = np.random.default_rng(seed)
    shapes = ((FEATURES, _HIDDEN), (_HIDDEN,), (_HIDDEN, len(NAMES)), (len(NAMES),))
    weights = [
        (chance.normal(0, np.sqrt(2 / shape[0]), shape) if len(shape) > 1 else np.zeros(shape)).astype(np.float32)
        for shape in shapes
    ]
    means, squares, step = [np.zeros_like(one) for one in weights], [np.zeros_like(one) for one in weights], 0
    for turn in range(_ROUNDS):
        order = chance.permutation(len(told))
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            given = told[some]
            hidden = np.maximum(given @ weights[0] + weights[1], 0)
            kept = (chance.random(hidden.shape) > 0.2) / 0.8
            said = (hidden * kept) @ weights[2] + weights[3]
            likely = np.exp(said - said.max(axis=1, keepdims=True))
            likely /= likely.sum(axis=1, keepdims=True)
            likely[np.arange(len(some)), names[some]] -= 1
            wrong = likely / len(some)
            back = (wrong @ weights[2].T) * kept * (hidden > 0)
            slopes = (given.T @ back, back.sum(0), (hidden * kept).T @ wrong, wrong.sum(0))
            step += 1
            for at, slope in enumerate(slopes):
                means[at] = 0.9 * means[at] + 0.1 * slope
                squares[at] = 0.999 * squares[at] + 0.001 * slope**2
                pace = 2e-3 * (1 - turn / (_ROUNDS + 1))
                move = (means[at] / (1 - 0.9**step)) / (np.sqrt(squares[at] / (1 - 0.999**step)) + 1e-8)
                weights[at] -= (pace * move).astype(np.float32)
    return weights


def main(words: list[str] | None = None) -> int:
    """Teach, and write the weights."""
    parser = argparse.ArgumentParser(prog="till.figures", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=12_000, help="lines to learn from")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    weights = taught(*lessons(asked.count, asked.seed))
    np.savez_compressed(asked.out, *[one.astype(np.float16) for one in weights])
    return 0


if __name__ == "__main__":
    sys.exit(main())
