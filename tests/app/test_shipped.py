"""What the wheel carries: every file the program reads, and nothing of the workshop."""

import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from hatchling.build import build_wheel

from lianes_desktop import __version__
from lianes_desktop.i18n.catalogue import LANGUAGES

WORKSHOP = {"readme"}
"""Folders of ``resources/`` that the program does not read."""


@pytest.fixture(scope="session")
def inside(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names in a wheel built from this checkout."""
    place = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = build_wheel(str(place))
    with zipfile.ZipFile(place / name) as wheel:
        return frozenset(wheel.namelist())


def files(folder: Path, *skipped: str) -> set[str]:
    """Every file below a folder, by its path there."""
    return {
        one.relative_to(folder).as_posix()
        for one in folder.rglob("*")
        if one.is_file() and not {"__pycache__", *skipped} & set(one.relative_to(folder).parts)
    }


def test_every_resource_is_there_but_the_readmes_pictures(inside: frozenset[str]) -> None:
    wanted = {f"lianes_desktop/resources/{name}" for name in files(ROOT / "resources", *WORKSHOP)}
    assert {name for name in inside if "/resources/" in name} == wanted


def test_every_module_is_there(inside: frozenset[str]) -> None:
    wanted = {f"lianes_desktop/{name}" for name in files(ROOT / "src" / "lianes_desktop")}
    assert {name for name in inside if name.endswith((".py", "py.typed"))} == wanted


def test_every_language_is_there(inside: frozenset[str]) -> None:
    wanted = {f"lianes_desktop/translations/{language}/LC_MESSAGES/lianes.mo" for language in LANGUAGES}
    assert {name for name in inside if "/translations/" in name} == wanted


def test_nothing_else_is_there(inside: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in inside}
    assert tops == {"lianes_desktop", f"lianes_desktop-{__version__}.dist-info"}
    assert {name for name in inside if "LICENSE" in name or "OFL" in name} >= {
        f"lianes_desktop-{__version__}.dist-info/licenses/LICENSE",
        "lianes_desktop/resources/fonts/OFL.txt",
        "lianes_desktop/resources/fonts/OFL-Amiri.txt",
        "lianes_desktop/resources/icons/LICENSE",
    }
