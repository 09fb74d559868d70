"""Names inside a bundle: what the grammar takes is harmless on every system."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lianes_desktop.bundle import names
from lianes_desktop.bundle.refusals import BundleRefusal, Code

GRAMMAR = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?){0,3}")
NAMES = st.text(max_size=130) | st.text("abz09._-/ABC\\:%", max_size=130) | st.from_regex(GRAMMAR, fullmatch=True)


def taken(name: str) -> bool:
    try:
        names.check(name)
    except BundleRefusal as refusal:
        return refusal.code not in set(Code)
    return True


@given(NAMES)
@example("com1.jpg")
@example("a" * 64)
@example("a" * 65)
@example("lpt0/x")
@example("communes/nulle.jpg")
def test_a_name_that_is_taken_is_one_plain_file_everywhere(name: str) -> None:
    if not taken(name):
        return

    assert GRAMMAR.fullmatch(name) or name in names.META_NAMES
    assert ".." not in name
    assert not PurePosixPath(name).is_absolute()
    windows = PureWindowsPath(name)
    assert (windows.drive, windows.root) == ("", "")
    assert not any(part.split(".")[0] in {"con", "nul", "aux", "prn", "com1", "lpt1"} for part in windows.parts)
    assert windows.as_posix() == name
    assert all(0 < len(part) <= 64 for part in name.split("/"))
    assert len(name) <= 120


@pytest.mark.parametrize(
    "name", ["receipts/0001.jpg", "claim.pdf", "bundle.json", "a/b/c/d", "0", "a" * 64, "nulle.jpg", "com/port.txt"]
)
def test_ordinary_names_are_taken(name: str) -> None:
    assert names.is_data_name(name)
    assert taken(name)


def test_the_four_names_of_signatures_are_taken_and_no_others_beside_them() -> None:
    assert all(map(taken, names.META_NAMES))
    assert len(names.META_NAMES) == 4
    assert not taken("META-INF/ASiCManifest000.xml")


@given(st.lists(NAMES, max_size=4))
def test_a_set_of_names_is_taken_only_when_each_is_and_none_is_another(several: list[str]) -> None:
    try:
        names.check_all(several)
    except BundleRefusal:
        return

    assert all(map(taken, several))
    assert len({one.casefold() for one in several}) == len(several)
