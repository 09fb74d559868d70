"""The real engine, in its own process, on the photographs of the sample."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lianes_desktop.app.commands import Commands
from lianes_desktop.domain.readings import Flaw, Reading

SAMPLE = ROOT / "resources" / "sample"
TRUTH = {one["file"]: one for one in json.loads((SAMPLE / "receipts.json").read_text(encoding="utf-8"))["receipts"]}
SNACK = "snack-al-waha.jpg"
CUT_AT = 0.3


def turned(degrees: float, to: Path) -> Path:
    with Image.open(SAMPLE / SNACK) as photo:
        photo.rotate(degrees, expand=True, fillcolor=(128, 128, 128)).save(to, quality=92)
    return to


def scanned(to: Path) -> Path:
    with Image.open(SAMPLE / SNACK) as photo:
        photo.save(to, "PDF")
    return to


def typed(to: Path) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out)
    rows = ("SNACK AL WAHA", "ICE 003868209197899", "Date : 25/10/2025 13:10", "TOTAL TTC 125,00 DH")
    for at, row in enumerate(rows):
        canvas.drawString(60, 700 - 30 * at, row)
    canvas.save()
    to.write_bytes(out.getvalue())
    return to


def cut(to: Path) -> Path:
    """The photograph without the first letters of its lines."""
    with Image.open(SAMPLE / SNACK) as photo:
        photo.crop((round(photo.width * CUT_AT), 0, photo.width, photo.height)).save(to, quality=92)
    return to


def far(to: Path) -> Path:
    """The photograph as if it were taken from three times as far."""
    with Image.open(SAMPLE / SNACK) as photo:
        whole = Image.new("RGB", photo.size, (128, 128, 128))
        small = photo.resize((photo.width // 3, photo.height // 3))
        whole.paste(small, (photo.width // 3, photo.height // 3))
        whole.save(to, quality=92)
    return to


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading | None]:
    folder = tmp_path_factory.mktemp("receipts")
    files = [SAMPLE / SNACK, SAMPLE / "cafe-medina.jpg", SAMPLE / "train-maghreb.heic"]
    files += [turned(degrees, folder / f"turned {degrees}.jpg") for degrees in (90, 180, 12)]
    files += [cut(folder / "cut.jpg"), far(folder / "far.jpg")]
    files += [scanned(folder / "scan.pdf"), typed(folder / "typed.pdf")]
    return {Path(one.name).name: one.reading for one in Commands(None, None).read(files)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [SNACK, "cafe-medina.jpg", "train-maghreb.heic", "turned 90.jpg", "turned 180.jpg", "turned 12.jpg", "scan.pdf",
     "typed.pdf"],
)  # fmt: skip
def test_total_and_day_are_exact(readings: dict[str, Reading | None], name: str) -> None:
    reading, truth = readings[name], TRUTH.get(name, TRUTH[SNACK])
    assert reading is not None
    assert reading.total is not None
    assert reading.paid_on is not None
    assert (reading.total.value, reading.paid_on.value.isoformat()) == (Decimal(truth["amount"]), truth["paid_on"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "flaws"),
    [
        ("cut.jpg", {Flaw.CUT}),
        ("far.jpg", {Flaw.FAR}),
        (SNACK, set()),
        ("train-maghreb.heic", set()),
        ("scan.pdf", set()),
    ],
)
def test_a_receipt_that_is_not_all_there_is_told(
    readings: dict[str, Reading | None], name: str, flaws: set[Flaw]
) -> None:
    reading = readings[name]
    assert reading is not None
    assert {one for one in reading.flaws if one in {Flaw.CUT, Flaw.FAR}} == flaws
