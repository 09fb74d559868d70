"""Receipts read from photographs: ``make bench-receipts``, on a folder with its ``truth.json`` or on invented ones.

Told beside the fields: calibration, times, memory, and what a peer engine and a peer extractor make of the same files.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from till import generate

from bench import lateness, receipt_peers
from bench.marks import table
from lianes_desktop.domain.readings import SHOWN, SURE, Expected, Reading
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.reading.reader import COMMAND, ReceiptReader
from lianes_desktop.services.file_reading import FileReading
from lianes_desktop.ui.kit.typed import override

FIELDS = ("total", "date", "currency", "vendor", "vat", "category")
_BANDS = ((SURE, 100), (80, SURE), (70, 80), (SHOWN, 70), (0, SHOWN))
_INVENTED = 54
_SEED = 2026
_READ_TOGETHER = 30
"""Photographs dropped at once while the window's timer is watched."""

Read = dict[str, tuple[str, int] | None]
"""Each field's value as text and its confidence."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A photograph and what is printed on it, by field."""

    path: Path
    kind: str
    level: str
    values: dict[str, str | None]


@dataclass
class Tally:
    """How many were right of how many."""

    right: int = 0
    of: int = 0

    def count(self, *, right: bool) -> None:
        """One more."""
        self.of += 1
        self.right += right

    @override
    def __str__(self) -> str:
        """As a share."""
        return f"{100 * self.right / self.of:5.1f} % ({self.right}/{self.of})" if self.of else "–"


@dataclass
class Measured:
    """What one reader made of every photograph."""

    name: str
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    levels: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    kinds: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    bands: dict[tuple[str, int], Tally] = field(default_factory=lambda: defaultdict(Tally))
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def judge(self, truth: Truth, read: Read) -> None:
        """Hold what was read against what is printed."""
        for name in FIELDS:
            wanted, found = truth.values.get(name), read.get(name)
            if wanted is None:
                continue
            right = found is not None and _same(name, wanted, found[0])
            self.fields[name].count(right=right)
            self.levels[truth.level, name].count(right=right)
            self.kinds[truth.kind, name].count(right=right)
            if found is not None:
                band = next(low for low, high in _BANDS if low <= found[1] <= high)
                self.bands[name, band].count(right=right)
            if not right and name in {"total", "date"}:
                self.wrong.append(f"{truth.path.name} {name}: {wanted} read as {found and found[0]}")


def truths(folder: Path) -> list[Truth]:
    """The photographs of a folder, as its ``truth.json`` tells them."""
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return [
        Truth(
            folder / one["file"],
            str(one.get("template", "real")),
            str(one.get("level", "real")),
            {name: one.get(name) for name in FIELDS},
        )
        for one in told
    ]


def as_read(reading: Reading) -> Read:
    """The fields of a reading as text."""
    total, currency, paid_on = reading.total, reading.currency, reading.paid_on
    payee, vat, trade = reading.payee, reading.vat, reading.trade
    return {
        "total": None if total is None else (str(total.value), total.confidence),
        "currency": None if currency is None else (currency.value.code, currency.confidence),
        "date": None if paid_on is None else (paid_on.value.isoformat(), paid_on.confidence),
        "vendor": None if payee is None else (payee.value, payee.confidence),
        "vat": None if vat is None else (str(vat.value), vat.confidence),
        "category": None if trade is None else (trade.value.value, trade.confidence),
    }


def ours(found: Sequence[Truth]) -> tuple[Measured, str]:
    """Our reader on every photograph, one after another, and its memory in words."""
    told = Measured("Lianes")
    helper = Helper(COMMAND, 120)
    with closing(PictureOpener()) as pictures, closing(ReceiptReader(helper)) as reader:
        files, expected = FileReading(pictures, reader), Expected(today=date.today())  # noqa: DTZ011 - the day here
        for truth in found:
            data = truth.path.read_bytes()
            start = time.perf_counter()
            reading = files.read(data, truth.path.name, expected)
            told.seconds.append(time.perf_counter() - start)
            told.judge(truth, as_read(reading))
        return told, receipt_peers.peak(helper)


def _same(name: str, wanted: str, found: str) -> bool:
    if name in {"total", "vat"}:
        return Decimal(wanted) == Decimal(found)
    return _bare(wanted) == _bare(found)


def _bare(text: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return "".join(one for one in plain if one.isalnum())


def tell(all_: Sequence[Measured], memory: str) -> Iterable[str]:
    """Every table, line by line."""
    first = all_[0]
    yield "FIELDS      " + "".join(f"{one.name:>24}" for one in all_)
    for name in FIELDS:
        yield f"{name:<12}" + "".join(f"{one.fields[name]!s:>24}" for one in all_)
    for title, tallies in (("LEVEL", first.levels), ("KIND", first.kinds)):
        yield f"\n{title:<24}{'total':>20}{'date':>20}{'vendor':>20}"
        for key in sorted({key for key, _name in tallies}):
            yield f"{key:<24}" + "".join(f"{tallies[key, name]!s:>20}" for name in ("total", "date", "vendor"))
    yield f"\n{'CONFIDENCE':<14}" + "".join(f"{name:>20}" for name in FIELDS)
    for low, high in _BANDS:
        yield f"{low:>3} to {high:<7}" + "".join(f"{first.bands[name, low]!s:>20}" for name in FIELDS)
    sure = first.bands["total", SURE]
    share = 100 * sure.of / max(1, first.fields["total"].of)
    yield f"\ntotals shown as sure: {share:.0f} %, wrong: {sure.of - sure.right}"
    for one in all_:
        if len(one.seconds) > 1:
            warm = statistics.median(one.seconds[1:])
            cold = f"{one.name}: first {one.seconds[0]:.1f} s"
            yield f"{cold}, then {warm:.2f} s a photograph (median, {os.cpu_count()} CPU)"
    yield memory
    yield from first.wrong


def main(words: Sequence[str]) -> int:
    """Measure the folders named, else invented receipts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--still", action="store_true", help="without the window")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as made:
        folders = asked.folders or [Path(made)]
        if not asked.folders:
            generate(Path(made), _INVENTED, _SEED)
        found = [truth for folder in folders for truth in truths(folder)]
        measured, memory = ours(found)
        peers = [] if asked.alone else receipt_peers.measured(found, Measured)
        for line in tell([measured, *peers], memory):
            print(line)  # noqa: T201 - what a command tells
        if not asked.still:
            print(table(lateness.while_reading([one.path for one in found][:_READ_TOGETHER])))  # noqa: T201 - likewise
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
