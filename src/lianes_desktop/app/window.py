"""The window, from the first start to the last backup."""

import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lianes_desktop.app import opening
from lianes_desktop.app.events import Courier, FirstPaint
from lianes_desktop.app.folders import Folders
from lianes_desktop.app.later import later
from lianes_desktop.app.pages import pages_of
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.people import Role
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.installation import InstanceLock
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.ui.kit.jobs import LooseJobs, ThreadJobs
from lianes_desktop.ui.kit.theme import ThemeKeeper
from lianes_desktop.ui.shell.crash import ErrorHook
from lianes_desktop.ui.shell.presenter import ShellPresenter
from lianes_desktop.ui.shell.qt_words import QtWords
from lianes_desktop.ui.shell.window import Window
from lianes_desktop.ui.shell.wires import ChangeRelay, Noticeboard, Wayfinder

if TYPE_CHECKING:  # the pages before the window are imported when they are shown
    from collections.abc import Sequence

    from lianes_desktop.app.start import CopyDoor, KeyDoor
    from lianes_desktop.services.collecting import Fetched

_FRAME = QSize(16, 48)  # what a window manager draws around a window, or more


class Application(QObject):
    """One run of the program over one data folder."""

    shown = Signal()
    """A first page is on the screen, alone or in the window."""
    painted = Signal()
    """The window is on the screen, its page not yet."""

    def __init__(self, app: QApplication, root: Path, held: InstanceLock, files: tuple[Path, ...] = ()) -> None:
        """``held`` is the right to use the folder; ``files`` are to be opened once the window is there."""
        super().__init__()
        self._app, self._root, self._held, self._files = app, root, held, files
        self.courier = Courier()
        self.jobs, self.reading, self.looking = ThreadJobs(self), ThreadJobs(self), LooseJobs(self)
        kept = TomlPreferences(root).read()
        self.keeper = ThemeKeeper(app, kept.theme)
        self.hook = ErrorHook(self)
        self.hook.known.connect(self._known)
        self.hook.bug.connect(self._bug)
        self.workspace: Workspace | None = None
        self.window: Window | None = None
        self._before: QWidget | None = None
        self._kept_alive: list[object] = []
        self._warming: threading.Thread | None = None

    def start(self, key: StoreKey | None = None) -> None:
        """Show the first page: welcome, unlocking, or the window itself."""
        self.hook.install()
        self._begin(key)

    def open(self, workspace: Workspace) -> None:
        """Show the window over a workspace."""
        self.workspace = workspace
        profile = workspace.directory.profile()
        role = Role.FIELD if profile is None else profile.role
        wayfinder, board, relay = Wayfinder(self), Noticeboard(self), ChangeRelay(self)
        workspace.changes.listen(relay.hear)
        pages = pages_of(role)(workspace, self.jobs, self.reading, self.looking, wayfinder, board)
        office = role is Role.OFFICE
        window = Window(pages.factories(), self.keeper, QtWords(self._app), wayfinder, board, relay, office=office)
        presenter = ShellPresenter(
            window,
            workspace.directory,
            workspace.organisations,
            later(lambda: workspace.dossiers),
            workspace.preferences,
            workspace.backups,
            later(lambda: workspace.records.undo),
            workspace.clock,
            later(lambda: workspace.beginnings),
            self._waiting if office else None,
        )
        self.painted.connect(presenter.settle)
        relay.heard.connect(presenter.changed)
        window.undo_asked.connect(presenter.undo)
        window.redo_asked.connect(presenter.redo)
        window.theme_chosen.connect(presenter.choose_theme)
        window.dossier_chosen.connect(presenter.open)
        window.begin_asked.connect(presenter.create)
        window.start_asked.connect(presenter.ask_start)
        window.start_chosen.connect(presenter.start_from)
        window.sample_asked.connect(presenter.add_sample)
        window.removal_asked.connect(presenter.remove_open)
        window.place_shown.connect(presenter.remember_place)
        window.minute_passed.connect(presenter.tick)
        window.minute_passed.connect(self._back_up_when_due)
        window.minute_passed.connect(self._carry_when_due)
        window.closing.connect(self.end)
        self._kept_alive += [presenter, wayfinder, board, relay]
        self.window = window
        window.expect(presenter.start())
        _appear(window)
        if self._before is not None:
            self._before.close()
            self._before.deleteLater()
            self._before = None
        window.activateWindow()
        FirstPaint(window).seen.connect(self._fill)

    def end(self) -> None:
        """The window closes: a last backup, and the folder is left to others."""
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            workspace.stop_reading()
        for jobs in (self.looking, self.reading, self.jobs):
            jobs.close()
        if self._warming is not None:
            self._warming.join()
        if workspace is not None:
            self._leave(workspace)
        self.courier.retire()
        self.hook.remove()
        self._held.release()

    def _leave(self, workspace: Workspace) -> None:
        from lianes_desktop.app import upkeep  # noqa: PLC0415 - nothing before the first paint needs it

        workspace.hang_up()
        # a copy that fails at the last moment is told at the next start, by the state line: the window is gone
        with suppress(UnavailableError):
            if workspace.backups.changed():
                workspace.backups.make("close")
            upkeep.end(workspace)
        workspace.close()

    # ---- before the window

    def _welcome(self) -> None:
        from lianes_desktop.app.start import Beginning  # noqa: PLC0415 - the first start alone
        from lianes_desktop.ui.welcome.screen import welcome  # noqa: PLC0415 - likewise

        beginning = Beginning(self._root, self.courier.bring)
        shown = welcome(beginning, self.jobs)
        self._kept_alive += [beginning, shown]
        self._beginning = beginning
        shown.page.finished.connect(self._begun)
        shown.page.copies_found.connect(self._take_up)
        self._show_before(shown.page)

    def _begun(self) -> None:
        if self._beginning.workspace is not None:
            self.open(self._beginning.workspace)

    def _take_up(self, folder: Path) -> None:
        from lianes_desktop.app.start import CopyDoor  # noqa: PLC0415 - a copy of another computer

        self._ask_at(CopyDoor(self._root, folder), copy=True)

    def _ask(self) -> None:
        from lianes_desktop.app.start import KeyDoor  # noqa: PLC0415 - where the system keeps no key

        self._ask_at(KeyDoor(self._root))

    def _ask_at(self, door: "KeyDoor | CopyDoor", *, copy: bool = False) -> None:
        from lianes_desktop.ui.welcome.screen import unlock  # noqa: PLC0415 - where a passphrase is needed

        def opened() -> None:
            if door.key is not None:
                self._open_with(door.key)

        shown = unlock(door, self.jobs, copy=copy)
        self._kept_alive += [shown]
        shown.page.opened.connect(opened)
        shown.page.back_asked.connect(lambda: self._begin(None))
        self._show_before(shown.page)

    def _begin(self, key: StoreKey | None) -> None:
        """With the key given, the one the system keeps, or the one a passphrase opens."""
        if key is None and Folders(self._root).is_new():
            self._welcome()
            return
        try:
            found = key or opening.key_without_asking(self._root)
        except UnavailableError as failure:
            self._tell_trouble(None, failure)
            return
        if found is None:
            self._ask()
        else:
            self._open_with(found)

    def _open_with(self, key: StoreKey) -> None:
        """Open the store and show the window, or say why it cannot be opened."""
        try:
            workspace = opening.open_workspace(self._root, key, self.courier.bring)
            workspace.directory.profile()
        except UnavailableError as failure:
            self._tell_trouble(key, failure)
            return
        self.open(workspace)

    def _tell_trouble(self, key: StoreKey | None, failure: UnavailableError) -> None:
        from lianes_desktop.app.trouble import TroublePage  # noqa: PLC0415 - when the store does not open

        page = TroublePage(self._root, key, failure, self.jobs)
        self._key = key
        page.retry_asked.connect(self._try_again)
        page.restored.connect(self._try_again)
        self._show_before(page)

    def _try_again(self) -> None:
        self._begin(self._key)

    def _show_before(self, page: QWidget) -> None:
        former, self._before = self._before, page
        page.resize(1100, 760)
        page.show()
        FirstPaint(page).seen.connect(self.shown)
        if former is not None:
            former.close()
            former.deleteLater()

    # ---- while it runs

    def _fill(self) -> None:
        """The window is there, and its page comes."""
        self.painted.emit()
        window = self.window
        if window is not None:
            window.arrive()
            FirstPaint(window).seen.connect(self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Import what the first acts will need, listen for second starts, open the files given."""
        self.shown.emit()
        from lianes_desktop.app.single import Doorbell  # noqa: PLC0415 - QtNetwork, after the first paint

        self._doorbell = Doorbell(self._root, self)
        self._doorbell.rung.connect(self._rung)
        self._warming = threading.Thread(target=self._warm, daemon=True)
        self._warming.start()
        if self.workspace is not None:
            self.looking.run(self.workspace.watch.begin, self._nothing, self._nothing)
        if self._files:
            self._rung(self._files)

    def _warm(self) -> None:
        from lianes_desktop.app import upkeep  # noqa: PLC0415 - nothing before the first paint needs it

        workspace = self.workspace
        if workspace is None:
            return
        workspace.follow()
        try:
            upkeep.begin(workspace)
        except UnavailableError as failure:
            self.courier.bring(partial(self._backup_failed, failure))

    def _rung(self, paths: object) -> None:
        window = self.window
        if window is None:
            return
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if isinstance(paths, tuple) and paths:
            from lianes_desktop.services.offered import Offered  # noqa: PLC0415 - seldom

            window.take_files(tuple(Offered(path.name, path) for path in paths))

    def _back_up_when_due(self) -> None:
        workspace = self.workspace
        if workspace is not None and workspace.backups.due(workspace.clock.now()):
            self.jobs.run(self._backed_up, self._nothing, self._backup_failed)

    def _backed_up(self, _progress: Progress) -> None:
        if self.workspace is not None:
            self.workspace.backups.make("automatic")

    def _carry_when_due(self) -> None:
        """Files leave and come by themselves, through boxes that somebody chose for it and no other."""
        workspace = self.workspace
        if workspace is None or not workspace.has_boxes:
            return
        try:
            if workspace.deliveries.due():
                self.looking.run(partial(workspace.deliveries.push, automatic=True), self._nothing, self._nothing)
            if workspace.collecting.due():
                self.looking.run(partial(workspace.collecting.fetch, automatic=True), self._came, self._nothing)
        except UnavailableError as failure:
            self._backup_failed(failure)

    def _came(self, fetched: "Sequence[Fetched]") -> None:
        """Say what came by itself; what kept something from coming is told on its page."""
        count = sum(one.arrival is not None for one in fetched)
        if count and self.window is not None:
            from lianes_desktop.i18n import formats  # noqa: PLC0415 - seldom
            from lianes_desktop.i18n.catalogue import ngettext  # noqa: PLC0415 - likewise

            words = ngettext("{n} fichier arrivé.", "{n} fichiers arrivés.", count)
            self.window.messages.say(words.format(n=formats.number(count)))

    def _nothing(self, _done: object) -> None:
        """The state line tells the backup; what is plugged in at the start is not told at all."""

    def _backup_failed(self, error: Exception) -> None:
        if isinstance(error, UnavailableError):
            from lianes_desktop.i18n import wording  # noqa: PLC0415 - seldom

            self._known(wording.failure(error))

    def _waiting(self) -> int:
        return 0 if self.workspace is None else self.workspace.claim_list.to_review()

    def _known(self, sentence: object) -> None:
        if self.window is not None:
            self.window.messages.warn(str(sentence))

    def _bug(self, text: object) -> None:
        from lianes_desktop.ui.shell.crash_sheet import CrashSheet  # noqa: PLC0415 - seldom, one hopes

        CrashSheet(self.window or self._before, str(text)).open()


def _appear(window: Window) -> None:
    """At its usual size; over the whole screen where that would leave a part of it out of sight."""
    usual, room = window.sizeHint(), window.screen().availableSize()
    window.resize(usual.boundedTo(room))
    if usual == usual.boundedTo(room - _FRAME):
        window.show()
    else:
        window.showMaximized()
