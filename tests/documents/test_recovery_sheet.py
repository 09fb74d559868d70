"""The printed sheet that opens the data again."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from lianes_desktop.documents.recovery_sheet import write_recovery_sheet
from lianes_desktop.i18n.catalogue import LANGUAGES, _, speaking

CODE = "K7QF-2M9X-AB3D-R8TW-5NHC-PJ4V-9YGS-ZE6L"


def sheet(language: str) -> bytes:
    out = BytesIO()
    with speaking(language):
        write_recovery_sheet(CODE, "Claire Delattre", "Ville de Lille", datetime(2026, 10, 18, tzinfo=UTC), out)
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_one_page_with_the_code_and_its_holder(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(language))
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    assert "Pages:           1" in info
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    assert all(group in text for group in CODE.split("-"))
    assert "Claire Delattre" in text
    assert f"/Lang ({language}".encode() in path.read_bytes()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_names_the_buttons_as_the_screens_do(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(language))
    printed = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    text = " ".join(printed.replace("’", "'").split())
    with speaking(language):
        buttons = [_("Reprendre une sauvegarde"), _("Utiliser le code de secours")]
    assert [button for button in buttons if button not in text] == []


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet("ar") == sheet("ar")
