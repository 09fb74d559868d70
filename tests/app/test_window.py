"""The application around the window: who is let in, what it does by itself, and what it says when that fails."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from support.done import Done
from support.hand import Hand

from lianes_desktop.app import opening
from lianes_desktop.app.window import Application
from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.ids import new_id
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.crash_sheet import CrashSheet
from lianes_desktop.ui.shell.window import Window

pytestmark = pytest.mark.slow

Opened = Callable[[str], tuple[Application, Window]]


@pytest.fixture
def there(done: Done, tmp_path: Path) -> Done:
    """Both installations of a demonstration, to be changed."""
    return done.copied(tmp_path / "d")


@pytest.fixture
def begun(qapp: QApplication, there: Done) -> Iterator[Opened]:
    """Starts the window over one of them, not painted yet, and closes it in the end."""
    applications = list[Application]()

    def start(name: str) -> tuple[Application, Window]:
        root = there.folder / "work" / name
        held = opening.lock(root)
        assert held is not None
        application = Application(qapp, root, held)
        applications.append(application)
        application.start(there.keys[name])
        assert application.window is not None
        return application, application.window

    yield start
    for application in applications:
        if application.window is not None:
            application.window.close()
            application.window.deleteLater()
            application.window = None
        application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def opened(qapp: QApplication, begun: Opened) -> Opened:
    """Opens the window over one of them, its page and all."""

    def open_whole(name: str) -> tuple[Application, Window]:
        application, window = begun(name)
        finish(application, qapp)
        return application, window

    return open_whole


def page_of(window: Window) -> str:
    page = window.stack.currentWidget()
    assert page is not None
    return page.objectName()


def finish(application: Application, qapp: QApplication) -> None:
    Hand(qapp).wait(lambda: hasattr(application, "_doorbell"), "the work after the first paint")


def test_the_page_comes_once_the_window_is_there(begun: Opened, qapp: QApplication) -> None:
    application, window = begun("field")
    seen: list[tuple[bool, int]] = []
    application.painted.connect(lambda: seen.append((window.isVisible(), window.stack.count())))
    assert window.stack.count() == 0

    finish(application, qapp)
    assert seen == [(True, 0)]
    assert page_of(window) == "page_overview"


@pytest.mark.parametrize(
    ("room", "maximized"),
    [((1920, 1040), False), ((1456, 948), False), ((1440, 900), True), ((1366, 728), True), ((1600, 870), True)],
)
def test_the_window_is_never_partly_out_of_sight(
    begun: Opened, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], *, maximized: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(*room))
    application, window = begun("field")

    assert window.isMaximized() is maximized
    if not maximized:
        assert window.size() == QSize(1440, 900)
    finish(application, qapp)


def test_a_page_asked_for_meanwhile_is_the_one_that_stays(begun: Opened, qapp: QApplication) -> None:
    application, window = begun("field")
    application.painted.connect(lambda: Hand(qapp).press("Ctrl+3"))

    finish(application, qapp)
    assert page_of(window) == "page_contacts"


def test_each_page_of_the_field_opens(opened: Opened, qapp: QApplication) -> None:
    _application, window = opened("field")
    for place in (
        Place.OVERVIEW,
        Place.PROGRAMME,
        Place.CONTACTS,
        Place.EXPENSES,
        Place.CLAIM,
        Place.EXCHANGES,
        Place.SHARING,
        Place.TRAIL,
        Place.RIGHTS,
        Place.PREFERENCES,
    ):
        window.show_place(place)
        qapp.processEvents()


def test_each_page_of_the_office_opens(opened: Opened, qapp: QApplication) -> None:
    _application, window = opened("office")
    for place in (Place.INBOX, Place.PAYMENTS, Place.MONEY, Place.REGISTER, Place.PREFERENCES):
        window.show_place(place)
        qapp.processEvents()


def test_a_copy_is_made_by_itself_when_something_changed(opened: Opened, qapp: QApplication) -> None:
    application, window = opened("field")
    workspace = application.workspace
    assert workspace is not None
    before = len(workspace.backups.all())
    window.minute_passed.emit()
    assert len(workspace.backups.all()) == before
    workspace.dossiers.create_mission("Nador")
    window.minute_passed.emit()
    Hand(qapp).wait(lambda: len(workspace.backups.all()) > before, "a copy")


def test_files_move_by_themselves_through_a_box_chosen_for_it(
    opened: Opened, qapp: QApplication, tmp_path: Path
) -> None:
    application, window = opened("field")
    workspace = application.workspace
    assert workspace is not None
    window.minute_passed.emit()
    assert not application.looking.busy
    place = tmp_path / "box"
    place.mkdir()
    box = workspace.boxes.keep(Box(new_id(), Way.FOLDER, "Partage", str(place), automatic=True))
    workspace.boxes.adopt(box.id, "")
    (tmp_path / "claim.asice").write_bytes(b"claim")
    workspace.deliveries.send(tmp_path / "claim.asice", box.id)
    (place / "vers-collectivites").mkdir()
    (place / "vers-collectivites" / "odd.asice").write_bytes(b"odd")
    window.minute_passed.emit()
    side = place / "vers-lianes"
    Hand(qapp).wait(lambda: side.exists() and len(list(side.glob("*.asice"))) == 1, "the claim in the box")
    Hand(qapp).wait(lambda: len(workspace.collecting.waiting()) == 1, "what is refused to wait for a person")
    Hand(qapp).wait(lambda: not workspace.deliveries.due(), "the end of the sending")
    Hand(qapp).wait(lambda: not workspace.collecting.due(), "the end of the fetching")
    Hand(qapp).wait(lambda: not application.looking.busy, "the end of both")


def test_a_claim_that_comes_by_itself_is_said(opened: Opened, there: Done, qapp: QApplication, tmp_path: Path) -> None:
    application, window = opened("office")
    workspace = application.workspace
    assert workspace is not None
    side = tmp_path / "box" / "vers-lianes"
    side.mkdir(parents=True)
    claim = next(one for one in there.folder.rglob("*.asice*") if one.is_file() and "work" not in one.parts)
    (side / "claim.asice.age").write_bytes(claim.read_bytes())
    box = workspace.boxes.keep(Box(new_id(), Way.FOLDER, "Partage", str(side.parent), automatic=True))
    workspace.boxes.adopt(box.id, "")
    window.minute_passed.emit()
    Hand(qapp).wait(window.messages.isVisible, "the message")
    assert workspace.collecting.waiting() == ()


def test_what_a_worker_tells_of_a_window_that_has_closed_is_dropped(opened: Opened, qapp: QApplication) -> None:
    application, window = opened("field")
    courier, told = application.courier, list[str]()
    worker = threading.Thread(target=lambda: courier.bring(lambda: told.append("too late")))
    worker.start()
    worker.join()
    window.close()

    Hand(qapp).wait(lambda: True, "the calls on their way")
    assert told == []


def test_a_copy_that_fails_is_said(opened: Opened, qapp: QApplication, tmp_path: Path) -> None:
    application, window = opened("field")
    workspace = application.workspace
    assert workspace is not None
    (tmp_path / "a file").write_text("")
    workspace.preferences.change(backup_folder=str(tmp_path / "a file"))
    workspace.dossiers.create_mission("Nador")
    window.minute_passed.emit()
    Hand(qapp).wait(window.messages.isVisible, "the message")


def test_closing_keeps_a_last_copy_and_leaves_the_folder(opened: Opened, there: Done) -> None:
    application, window = opened("field")
    workspace = application.workspace
    assert workspace is not None
    before = len(workspace.backups.all())
    workspace.dossiers.create_mission("Driouch")
    window.close()
    assert application.workspace is None
    with there.opened("field") as field:
        assert len(field.backups.all()) == before + 1
        assert "Driouch" in {one.action.title for one in field.dossiers.all()}
    held = opening.lock(there.field)
    assert held is not None
    held.release()


def test_a_second_start_brings_the_window_back(opened: Opened, qapp: QApplication) -> None:
    application, window = opened("field")
    window.showMinimized()
    qapp.processEvents()
    application._doorbell.rung.emit(())
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_a_file_given_to_the_office_is_taken_in(opened: Opened, there: Done, qapp: QApplication) -> None:
    application, _window = opened("office")
    workspace = application.workspace
    assert workspace is not None
    application._doorbell.rung.emit((there.folder / "bundle.asice",))
    Hand(qapp).wait(lambda: len(workspace.inbox.all()) == 1, "the bundle, known already")


def test_a_mistake_of_ours_is_shown_as_one(opened: Opened, qapp: QApplication) -> None:
    application, _window = opened("field")
    application.hook.bug.emit("ValueError at a line of ours")
    (sheet,) = (one for one in qapp.allWidgets() if isinstance(one, CrashSheet))
    assert sheet.isVisible()
    assert sheet.report.toPlainText() == "ValueError at a line of ours"
    sheet.reject()
