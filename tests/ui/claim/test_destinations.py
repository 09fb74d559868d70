import os
from pathlib import Path

import pytest
from support.fakes import MemoryPreferences

from lianes_desktop.services.changes import Changes
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.claim.destinations import Destinations
from lianes_desktop.ui.kit import sticks


class Places:
    """A computer: sticks plugged in, the documents folder, and where bundles are proposed to go."""

    def __init__(self, root: Path) -> None:
        self.documents, self.stick, self.other = root / "Documents", root / "LIANES", root / "ailleurs"
        for folder in (self.documents, self.stick, self.other):
            folder.mkdir()
        self.plugged: tuple[Path, ...] = ()
        self.preferences = PreferencesService(MemoryPreferences(), Changes())
        self.proposed = Destinations(self.preferences, self.now, self.documents)

    def now(self) -> tuple[Path, ...]:
        return self.plugged


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_the_documents_come_last(places: Places) -> None:
    assert places.proposed.folder() == places.documents
    assert places.proposed.shown().icon == "folder"


def test_without_a_documents_folder_the_persons_own_is_proposed(places: Places) -> None:
    places.documents.rmdir()

    assert places.proposed.folder() == Path.home()


def test_the_last_folder_comes_before_the_documents(places: Places) -> None:
    places.preferences.change(export_folder=str(places.other))

    assert places.proposed.folder() == places.other
    assert places.proposed.shown().title == "ailleurs"


def test_a_stick_comes_before_the_last_folder(places: Places) -> None:
    places.preferences.change(export_folder=str(places.other))
    places.plugged = (places.stick,)

    assert places.proposed.folder() == places.stick
    assert (places.proposed.shown().title, places.proposed.shown().icon) == ("Clé LIANES", "usb")


def test_what_the_person_chose_comes_before_a_stick(places: Places) -> None:
    places.plugged = (places.stick,)
    places.proposed.choose(places.other)

    assert places.proposed.folder() == places.other
    assert places.preferences.current().export_folder == str(places.other)


def test_a_folder_on_a_stick_is_named_after_the_stick(places: Places) -> None:
    inside = places.stick / "remis"
    inside.mkdir()
    places.plugged = (places.stick,)
    places.proposed.choose(inside)

    assert places.proposed.shown().title == "Clé LIANES"


def test_a_stick_taken_away_leaves_nowhere_to_write(places: Places) -> None:
    places.proposed.choose(places.stick)
    places.stick.rmdir()

    assert places.proposed.folder() is None
    assert places.proposed.shown().path == ""
    assert "LIANES" in places.proposed.shown().title


def test_a_copy_goes_to_a_stick_that_does_not_hold_the_file(places: Places) -> None:
    assert places.proposed.stick(other_than=places.other / "a.asice") is None
    places.plugged = (places.stick,)
    assert places.proposed.stick(other_than=places.other / "a.asice") == places.stick
    assert places.proposed.stick(other_than=places.stick / "a.asice") is None


def test_only_mounted_media_one_may_write_to_are_sticks(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted = {places.stick, places.other}
    monkeypatch.setattr(os.path, "ismount", lambda path: path in mounted)
    monkeypatch.setattr(os, "access", lambda path, _mode: path == places.stick)

    assert sticks.under([places.stick.parent, places.stick / "nowhere"]) == (places.stick,)


def test_where_desktops_mount_sticks_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def looked_at(homes: tuple[Path, ...]) -> tuple[Path, ...]:
        asked.extend(homes)
        return ()

    monkeypatch.setattr(sticks, "under", looked_at)
    monkeypatch.setenv("USER", "claire")

    assert sticks.plugged_in() == ()
    assert Path("/run/media/claire") in asked
