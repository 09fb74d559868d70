"""The peers of the reader: Tesseract with our rules, and invoice2data on our engine's words."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lianes_desktop.domain.readings import Expected
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.reading.extraction import Printed, extract
from lianes_desktop.reading.lines import Line
from lianes_desktop.reading.reader import ReceiptReader
from lianes_desktop.services.file_reading import FileReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.receipts import Measured, Truth

_VENV = Path(".peers")
_EXTRACTOR = "invoice2data==1.0.1"
_LONGEST = 2000
_TEMPLATE = r"""issuer: any till
keywords: ['\d']
fields:
  amount:
    parser: regex
    regex: '(?i)(?:net\s+[aà]\s+payer|total|montant|prix)[^\d\n]{0,20}(\d[\d ]*[.,]?\d{0,2})'
    type: float
    group: max
  date:
    parser: regex
    regex: '(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})'
    type: date
    group: first
  invoice_number:
    parser: static
    value: '1'
options:
  decimal_separator: ','
  date_formats: ['%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%d/%m/%y', '%Y-%m-%d']
"""
_SCRIPT = """
import json, sys
from pathlib import Path
from invoice2data.extract.loader import read_templates
template = read_templates(sys.argv[1])[0]
for line in sys.stdin:
    text = json.loads(line)
    try:
        found = template.extract(template.prepare_input(text), '', None) or {}
    except Exception:
        found = {}
    day = found.get('date')
    print(json.dumps({'total': found.get('amount'), 'date': day and day.date().isoformat()}), flush=True)
"""


def peak(helper: Helper) -> str:
    """The most memory the reader's process took so far, in words."""
    pid = helper.pid
    status = Path(f"/proc/{pid}/status") if pid else None
    if status is None or not status.exists():
        return "memory: not told by this system"
    found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return f"memory of the reader at its peak: {int(found.split()[1]) / 1024:.0f} MB (mark 1024)"


def measured(found: Sequence[Truth], kind: type[Measured]) -> list[Measured]:
    """The peers on the same photographs."""
    return [_tesseract(found, kind("Tesseract, our rules")), _extractor(found, kind("invoice2data, our words"))]


def _tesseract(found: Sequence[Truth], told: Measured) -> Measured:
    from bench.receipts import as_read  # noqa: PLC0415 - it asks for us

    with closing(PictureOpener()) as pictures, tempfile.TemporaryDirectory() as place:
        for truth in found:
            start = time.perf_counter()
            data = truth.path.read_bytes()
            examined = pictures.examine(data, truth.path.name)
            picture = Path(place) / "page.jpg"
            picture.write_bytes(pictures.view(data, examined.media_type, longest=_LONGEST))
            printed = _words(picture)
            told.seconds.append(time.perf_counter() - start)
            told.judge(truth, as_read(extract(printed, Expected(today=date.today()))))  # noqa: DTZ011 - the day here
    return told


def _words(picture: Path) -> Printed:
    """What Tesseract reads, line by line, with its own page segmentation."""
    command = ["tesseract", str(picture), "-", "-l", "fra", "--psm", "6", "tsv"]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    size = (1.0, 1.0)
    for row in (one.split("\t") for one in rows):
        if row[0] == "1":
            size = float(row[8]), float(row[9])
        elif row[0] == "5" and row[11].strip():
            lines.setdefault(tuple(row[1:5]), []).append(row)
    return Printed([_line(words) for words in lines.values()], size)


def _line(words: list[list[str]]) -> Line:
    left, top = min(int(word[6]) for word in words), min(int(word[7]) for word in words)
    right = max(int(word[6]) + int(word[8]) for word in words)
    bottom = max(int(word[7]) + int(word[9]) for word in words)
    score = sum(float(word[10]) for word in words) / len(words) / 100
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(" ".join(word[11] for word in words), score, corners)


def _extractor(found: Sequence[Truth], told: Measured) -> Measured:
    """A generic template on the words that our engine read: the rules alone are held against ours."""
    python = _VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(_VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", _EXTRACTOR], check=True)
    with (
        closing(PictureOpener()) as pictures,
        closing(ReceiptReader()) as reader,
        tempfile.TemporaryDirectory() as place,
    ):
        (Path(place) / "till.yml").write_text(_TEMPLATE)
        files = FileReading(pictures, reader)
        texts = [files.read(one.path.read_bytes(), one.path.name, Expected()).words for one in found]
        asked = "".join(json.dumps(text) + "\n" for text in texts)
        answer = subprocess.run(
            [str(python), "-c", _SCRIPT, place], input=asked, capture_output=True, text=True, check=True
        ).stdout
    for truth, line in zip(found, answer.splitlines(), strict=True):
        read = json.loads(line)
        total = None if read["total"] is None else (f"{float(read['total']):.2f}", 0)
        told.judge(truth, {"total": total, "date": None if read["date"] is None else (read["date"], 0)})
    return told
