"""A workbook opened by LibreOffice, which reckons its formulas anew, and read sheet by sheet."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGE = "libreoffice-calc-nogui"
_EACH_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, double quotes, UTF-8, values as they are kept, every sheet to a file of its own."""
_RECKON = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Formulas of a workbook are reckoned as it opens; else what its writer said they come to would be read."""


def sheets_of(book: Path, folder: Path) -> dict[str, list[list[str]]]:
    """The rows of each sheet of a workbook, by its name; ``folder`` is where LibreOffice may write."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(f"LibreOffice is missing: apt-get install -y --no-install-recommends {PACKAGE}", pytrace=False)
    out = folder / "csv"
    profile = folder / "profile"  # of its own: two of them on one profile refuse to start
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECKON, encoding="utf-8")
    command = [
        *(office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"),
        *("--convert-to", _EACH_SHEET, "--outdir", str(out), str(book)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = {}
    for path in sorted(out.glob(f"{book.stem}-*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found[path.stem.removeprefix(f"{book.stem}-")] = list(csv.reader(lines))
    return found
