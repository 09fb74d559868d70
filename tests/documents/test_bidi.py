"""The order of letters on mixed lines, held against an independent reading of UAX #9."""

import random
import re

import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

from lianes_desktop.documents import bidi

ISOLATES = "\u2066\u2067\u2068\u2069"
MARK = "\u064e"
LETTERS = f"ab AB12,.:+-/%€()[]«»é {MARK}\u0627\u0628\u062f\u0644\u0645\u0661\u0662{ISOLATES}\u200f\u202e"


def drawn(text: str, base: int) -> str:
    """The characters from left to right as they are drawn, without mirroring."""
    levels = bidi.levels_of(text, base)
    runs = bidi.visual_runs(text, levels, 0, len(text), base)
    return "".join(text[run.start : run.end][:: -1 if run.level % 2 else 1] for run in runs)


def bare(text: str) -> str:
    """Without what is not drawn; brackets of a pair alike, since the peer mirrors them and we let the font do it."""
    pairs = str.maketrans("([«", ")]»")
    return re.sub(f"[{ISOLATES}{MARK}\u200f\u202a-\u202e]", "", text).translate(pairs)


@pytest.mark.parametrize("base", [0, 1])
def test_random_lines_come_out_as_the_peer_has_them(base: int) -> None:
    dice = random.Random(base)  # noqa: S311 - reproducible lines
    direction = TextDirection.RTL if base else TextDirection.LTR
    for _ in range(2500):
        text = "".join(dice.choice(LETTERS.replace("\u202e", "")) for _ in range(dice.randint(1, 14)))
        peer = "".join(one.character for one in BidiParagraph(text, direction).get_reordered_characters())
        assert bare(drawn(text, base)) == bare(peer)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("Ville", 0, "Ville"),
        ("ab \u0627\u0628 (c)", 0, "ab \u0628\u0627 (c)"),
        ("\u0627 +212 5 37 \u0628", 1, "\u0628 37 5 212+ \u0627"),
        ("\u0627 \u2066+212 5 37\u2069 \u0628", 1, "\u0628 +212 5 37 \u0627"),
        ("\u0627 book(s)", 1, "book(s) \u0627"),
        ("\u0627\u0628 3,5", 1, "3,5 \u0628\u0627"),
        ("a\u202e\u0627b", 0, "a\u0627b"),
    ],
)
def test_brackets_figures_and_telephone_numbers_stay_in_order(text: str, base: int, expected: str) -> None:
    assert re.sub(f"[{ISOLATES}\u202e]", "", drawn(text, base)) == expected


@pytest.mark.parametrize(
    ("text", "level"), [("", 0), ("12 a", 0), ("12 \u0627", 1), ("\u2067\u0627\u2069 a", 0), ("\u2069\u0627", 1)]
)
def test_the_first_letter_outside_isolates_decides(text: str, level: int) -> None:
    assert bidi.first_strong(text) == level


def test_isolates_nested_without_end_and_brackets_without_number_are_harmless() -> None:
    deep = "\u2067" * 300 + "\u0627" + "\u2069" * 300 + "a"
    assert len(bidi.levels_of(deep, 0)) == len(deep)
    many = "(" * 100 + "\u0627" + ")" * 100
    assert len(bidi.levels_of(many, 0)) == len(many)
    assert bidi.levels_of("\u2068\u0627", 0)[1] % 2 == 1
    assert not bidi.is_right_to_left("Fès, 12 octobre")
    assert bidi.visual_runs("", [], 0, 0, 1) == []
