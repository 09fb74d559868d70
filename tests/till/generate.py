"""Photographs of receipts and their true values, written to a folder."""

import json
from collections.abc import Sequence
from pathlib import Path

from till.camera import shoot
from till.dice import Dice
from till.kinds import KINDS
from till.money import truth as money_truth
from till.printer import Printer, face
from till.roll import Slip
from till.truth import Truth

_BOTTOM_FOR_STAMP = 3
LONG = 4000


def receipt(kind: str, seed: int, at: int) -> tuple[Slip, Dice]:
    """One receipt not yet printed, and the chance that goes on with its photograph."""
    dice = Dice(f"{seed}/{at}/{kind}")
    return KINDS[kind](dice), dice


def photograph(kind: str, seed: int, at: int, long: int = LONG) -> tuple[Truth, bytes]:
    """One receipt's true values and its photograph."""
    slip, dice = receipt(kind, seed, at)
    roll, facts = slip.roll, slip.facts
    level = dice.pick(*["easy"] * 7, *["medium"] * 8, *["hard"] * 5)
    if facts.currency == "MAD" and facts.lang != "en" and dice.chance(0.12) and not roll.stamp:
        name = "CAISSE 1" if facts.lang == "ar" else facts.vendor[:18]
        roll.stamp = (dice.pick("PAYE", "PAYÉ", "ACQUITTÉ"), name)
    for _ in range(_BOTTOM_FOR_STAMP if roll.stamp else 0):
        roll.gap()
    dots = Printer(roll, face(dice, roll.paper)).print()
    shot = shoot(dots, level, dice, long, roll.stamp)
    name = f"till-{seed}-{at:03}"
    true = Truth(
        id=name, template=slip.kind, level=level, total=money_truth(facts.total), currency=facts.currency,
        date=facts.day.isoformat(), vendor=facts.vendor, vat=None if facts.vat is None else money_truth(facts.vat),
        category=facts.category, lang=facts.lang, lines=roll.lines, file=f"{name}.jpg",
        alt_dates=[day.isoformat() for day in facts.other_dates], quad=shot.quad, turned=shot.turned,
        exif_orientation=shot.orientation, jpeg_q=shot.quality,
    )  # fmt: skip
    return true, shot.data


def plan(count: int, seed: int, kinds: Sequence[str] | None = None) -> list[str]:
    """Which kind each receipt is: every kind before any comes again, in an order of the seed's own."""
    names = list(kinds or KINDS)
    order: list[str] = []
    while len(order) < count:
        order += Dice(f"{seed}/plan/{len(order)}").some(names, len(names))
    return order[:count]


def generate(
    folder: Path, count: int, seed: int, kinds: Sequence[str] | None = None, *, long: int = LONG
) -> list[Truth]:  # fmt: skip
    """Write so many photographs and truth.json; what they show."""
    folder.mkdir(parents=True, exist_ok=True)
    truths = []
    for at, kind in enumerate(plan(count, seed, kinds)):
        true, data = photograph(kind, seed, at, long)
        (folder / true.file).write_bytes(data)
        truths.append(true)
    rows = [true.row() for true in truths]
    (folder / "truth.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truths
