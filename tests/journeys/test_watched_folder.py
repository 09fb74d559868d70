"""A telephone's folder beside the real window: photographs that come, grow, are pulled out and come back."""

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from support.fingers import plain
from support.hand import Hand
from support.journeys import closed, started, welcome, window_of

from lianes_desktop.app.disks import Mounts, SystemDisks
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.watch import WatchService
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel

pytestmark = pytest.mark.slow

SAMPLES = [resource("sample", name) for name in ("petit-taxi.jpg", "cafe-medina.jpg", "train-onfr-retour.jpg")]
DURING = datetime(2025, 10, 7, 12, tzinfo=UTC).timestamp()
BEFORE = datetime(2025, 3, 7, 12, tzinfo=UTC).timestamp()
_LOOKS = 9.0  # seconds: more than two looks


def photograph(folder: Path, name: str, source: Path, when: float = DURING) -> Path:
    shutil.copyfile(source, folder / name)
    os.utime(folder / name, (when, when))
    return folder / name


def lines(hand: Hand) -> str:
    """What the lines above the list say, whole."""
    found = hand.sees("watched")
    if found is None:
        return ""
    said = [one.whole() for one in found.findChildren(ElidedLabel)] + [one.text() for one in found.findChildren(Chip)]
    return plain(" | ".join(said))


def wait_for(hand: Hand, words: str) -> None:
    try:
        hand.wait(lambda: words in lines(hand), words, 30)
    except AssertionError as error:
        raise AssertionError(f"{error}; there is {lines(hand)!r}") from None


def kept(workspace: Workspace, dossier: DossierId) -> set[str]:
    """The files that were taken in."""
    pages = (page for receipt in workspace.readings.dossier(dossier).receipts for page in receipt.pages)
    return {page.original_name for page in pages}


def begin(hand: Hand, workspace: Workspace, media: Path) -> DossierId:
    """A mission in October, its expenses in sight; what is plugged in appears in ``media``."""
    # the stick of this journey is a folder: the only thing that is not as in the field
    disks = SystemDisks(lambda: [Mounts(media, 2)])
    workspace.watch = WatchService(disks, workspace.readings, workspace.preferences)
    hand.press("Ctrl+K")
    hand.click("new_mission")
    for name, text in (("title", "Oujda"), ("starts_on", "06/10/2025"), ("ends_on", "10/10/2025")):
        hand.type_in(name, text)
    hand.click("close_facts")
    hand.click("nav_expenses")
    (mission,) = workspace.dossiers.all()
    return mission.action.id


def fill(folder: Path) -> None:
    """A telephone's folder: a receipt of the mission, one of before, and what is no receipt."""
    (folder / ".thumbnails").mkdir(parents=True)
    photograph(folder / ".thumbnails", "small.jpg", SAMPLES[0])
    photograph(folder, "old.jpg", SAMPLES[0], BEFORE)
    photograph(folder, "a.jpg", SAMPLES[0])
    (folder / "film.mov").write_bytes(b"a film")
    (folder / "b.jpg").write_bytes(b"no photograph")
    os.utime(folder / "b.jpg", (DURING, DURING))


def plug_in(album: Path) -> None:
    """A stick with a photograph that is known and one that is not."""
    album.mkdir(parents=True)
    photograph(album, "known.jpg", SAMPLES[0])
    photograph(album, "e.heic", resource("sample", "train-maghreb.heic"))


def grow(photo: Path, source: Path) -> None:
    """Write a photograph as slowly as a cable does, over several looks."""
    data = source.read_bytes()
    began, written = time.monotonic(), 0
    with photo.open("wb") as file:
        while (passed := time.monotonic() - began) < _LOOKS:
            upto = int(len(data) * 0.9 * passed / _LOOKS)
            file.write(data[written:upto])
            file.flush()
            written = max(written, upto)
            QApplication.processEvents()
            time.sleep(0.02)
        file.write(data[written:])
    os.utime(photo, (DURING, DURING))


def test_photographs_of_a_folder_and_of_a_stick(qapp: QApplication, tmp_path: Path) -> None:
    hand = Hand(qapp)
    application = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window_of(application, hand)
    workspace = application.workspace
    assert workspace is not None
    media, folder = tmp_path / "media", tmp_path / "phone" / "DCIM"
    media.mkdir()
    fill(folder)
    dossier = begin(hand, workspace, media)

    # followed from now on: what is there is offered, that of the mission first
    hand.click("follow_first")
    hand.browse(folder)
    wait_for(hand, "2 photos nouvelles dans DCIM · 1 autre hors des dates")

    # one that is being written waits, however long that takes
    grow(folder / "c.jpg", SAMPLES[1])
    assert "2 photos nouvelles" in lines(hand)
    wait_for(hand, "3 photos nouvelles dans DCIM")
    assert kept(workspace, dossier) == set()

    before = {one.name: (one.stat().st_mtime_ns, one.stat().st_size) for one in folder.iterdir()}
    hand.click("take_watched")
    hand.wait(lambda: kept(workspace, dossier) == {"a.jpg", "c.jpg"}, "two photographs taken in", 60)
    hand.wait(lambda: "b.jpg" in hand.find("taking_outcome", Notice).sentence(), "the other refused")
    # the same photograph, of another day by its own date, is in a dossier already: nothing is left to offer
    wait_for(hand, "DCIM · Rien de nouveau")
    assert {one.name: (one.stat().st_mtime_ns, one.stat().st_size) for one in folder.iterdir()} == before

    # the cable is pulled out, and put back with another photograph
    folder.parent.rename(tmp_path / "elsewhere")
    wait_for(hand, "DCIM n'est plus là")
    photograph(tmp_path / "elsewhere" / "DCIM", "d.jpg", SAMPLES[2])
    (tmp_path / "elsewhere").rename(folder.parent)
    wait_for(hand, "1 photo nouvelle dans DCIM")
    hand.click("take_watched")
    hand.wait(lambda: kept(workspace, dossier) == {"a.jpg", "c.jpg", "d.jpg"}, "the third taken in", 60)

    # a stick is plugged in with one that is known and one that is not
    plug_in(media / "claire" / "KEY" / "DCIM" / "100CANON")
    wait_for(hand, "Une clé ou un téléphone est branché")
    assert "1 photo" in lines(hand).split(" | ")
    hand.click("unfollow_folder")
    wait_for(hand, "Une clé ou un téléphone est branché")
    hand.click("take_watched")
    hand.wait(lambda: "e.heic" in kept(workspace, dossier), "the stick's photograph taken in", 60)
    hand.wait(lambda: hand.sees("watched") is None, "nothing left to say")
    assert workspace.preferences.current().followed_folder == ""
    closed(application, qapp)
