"""What the services of one data folder stand on: the store, its rules, and the ports that outer rings fill."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.folders import SEAT, Folders
from lianes_desktop.app.later import each_time, later
from lianes_desktop.assets import resource
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.storage.database import StoreFile
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.storage.readers import Readers

if TYPE_CHECKING:  # imported when first asked for
    from lianes_desktop.app.adapters import Adapters
    from lianes_desktop.app.colleagues import Colleagues
    from lianes_desktop.domain.settings import ProgrammeSettings
    from lianes_desktop.services.organisations import Organisations
    from lianes_desktop.services.papers_kept import PaperKeeper
    from lianes_desktop.services.ports.answers import AnswerFiles
    from lianes_desktop.services.ports.boxes import Boxes, Letters
    from lianes_desktop.services.ports.cards import Cards
    from lianes_desktop.services.ports.claims import Bundles, Documents, Series
    from lianes_desktop.services.ports.device import Backups
    from lianes_desktop.services.ports.erasing import Eraser
    from lianes_desktop.services.ports.extracts import Tables
    from lianes_desktop.services.ports.papers import Press
    from lianes_desktop.services.ports.reading import CardReader, Reader
    from lianes_desktop.services.ports.readings import Directory, Readings
    from lianes_desktop.services.ports.receipts import Copies, Pictures, Vault
    from lianes_desktop.services.ports.sharing import RecordTexts, Shares
    from lianes_desktop.services.ports.store import UnitOfWork
    from lianes_desktop.services.ports.trust import Authority, Keys
    from lianes_desktop.services.records import Records
    from lianes_desktop.storage.asking import Lender
    from lianes_desktop.storage.backups import StoreBackups
    from lianes_desktop.storage.database import StoreKey
    from lianes_desktop.storage.postgres.server import Server
    from lianes_desktop.storage.seat import Seat

Dispatch = Callable[[Callable[[], None]], None]


class Rings:
    """The rings behind the services' ports of one data folder, and what every service writes and reads through."""

    def __init__(self, root: Path, key: StoreKey, dispatch: Dispatch | None = None) -> None:
        """``dispatch`` calls listeners where the window is; at once when there is none."""
        self.seat = _seat(root, key)
        self.folders = Folders(root, Path(self.seat.files) if self.seat and self.seat.files else None)
        self.clock = SystemClock()
        self.opened_at = self.clock.now()
        self.changes = Changes() if dispatch is None else Changes(dispatch)
        self.file = StoreFile(self.folders.store, key)
        self.own_readers = Readers(self.file)
        self._colleagues: Colleagues | None = None
        self.readers = self._lender()
        self.preferences = PreferencesService(TomlPreferences(root), self.changes)
        self.directory: Directory = SqlDirectory(self.readers, self.seat.person if self.seat else None)

    def close(self) -> None:
        """Let go of the store, and of the names its settings gave."""
        _name_kinds(())
        if self._colleagues is not None:
            self._colleagues.stop()
        if "adapters" in self.__dict__:
            self.adapters.close()
        self.readers.close()
        self.own_readers.close()

    @cached_property
    def server(self) -> Server | None:
        """The office's database, when this workplace shares it."""
        if self.seat is None:
            return None
        from lianes_desktop.storage.postgres.server import Server  # noqa: PLC0415 - only when one is chosen

        return Server(self.seat.address, self.seat.password, self.seat.number)

    def follow(self) -> None:
        """Tell what the other workplaces change in the store that the office shares; nothing to do without one."""
        if self.server is None:
            return
        from lianes_desktop.app.colleagues import Colleagues  # noqa: PLC0415 - only when one is chosen
        from lianes_desktop.storage.postgres.watching import OtherCommits  # noqa: PLC0415 - likewise

        self._colleagues = Colleagues(OtherCommits(self.readers, self.server.seat).changed, self.changes)
        self._colleagues.start()

    def _lender(self) -> Lender:
        if self.server is None:
            return self.own_readers
        from lianes_desktop.storage.postgres.readers import ServerReaders  # noqa: PLC0415 - likewise

        return ServerReaders(self.server)

    @cached_property
    def rules(self) -> Rulebook:
        """The settings shipped, those issued or taken in, and which of them each dossier is under."""
        return Rulebook(_shipped, self.directory, self.changes, self.clock.today, _name_kinds)

    @cached_property
    def readings(self) -> Readings:
        """What pages read of the store."""
        from lianes_desktop.storage.readings import SqlReadings  # noqa: PLC0415 - with the first page

        return SqlReadings(self.readers, self.rules, self.seat.person if self.seat else None)

    @cached_property
    def records(self) -> Records:
        """The one door for writes, with the undo history."""
        from lianes_desktop.services.records import Records  # noqa: PLC0415 - at its first use
        from lianes_desktop.services.trail import Trail  # noqa: PLC0415 - likewise

        return Records(self.open_unit, self.rules, self.changes, Trail(self.clock, self.directory))

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations known here."""
        from lianes_desktop.services.organisations import Organisations  # noqa: PLC0415 - likewise

        return Organisations(self.directory, self.rules)

    @cached_property
    def adapters(self) -> Adapters:
        """The rings that cost imports: a second of them, so never before the first paint."""
        from lianes_desktop.app.adapters import Adapters  # noqa: PLC0415 - that second

        beside = self.readings.received_beside
        return Adapters(self.folders, self.file, self.clock, self.directory.profile, beside, self.server)

    @cached_property
    def vault(self) -> Vault:
        """Receipt files."""
        return later(lambda: self.adapters.vault)

    @cached_property
    def pictures(self) -> Pictures:
        """Photographs and PDFs of receipts."""
        return later(lambda: self.adapters.pictures)

    @cached_property
    def light_copies(self) -> Copies:
        """Light copies of photographs."""
        return later(lambda: self.adapters.light_copies)

    @cached_property
    def reader(self) -> Reader:
        """What reads receipts."""
        return later(lambda: self.adapters.reader)

    @cached_property
    def card_reader(self) -> CardReader:
        """What reads business cards: in the same process as receipts."""
        return later(lambda: self.adapters.reader)

    @cached_property
    def series(self) -> Series:
        """Names this installation's series."""
        return later(lambda: self.adapters.installation)

    @cached_property
    def documents(self) -> Documents:
        """PDF documents."""
        return later(lambda: self.adapters.documents)

    @cached_property
    def press(self) -> Press:
        """Papers of the programme, as PDF."""
        return later(lambda: self.adapters.press)

    @cached_property
    def tables(self) -> Tables:
        """Lists as tables that other programs open."""
        return later(lambda: self.adapters.tables)

    @cached_property
    def cards(self) -> Cards:
        """People as vCard and tables."""
        from lianes_desktop.interchange.cards import CardFiles  # noqa: PLC0415 - seldom asked for

        return CardFiles()

    @cached_property
    def keys(self) -> Keys:
        """The device's key and what it trusts."""
        return later(lambda: self.adapters.keys)

    @cached_property
    def authority(self) -> Authority:
        """The office's certification authority."""
        return later(lambda: self.adapters.authority)

    @cached_property
    def bundles(self) -> Bundles:
        """Signed bundles."""
        return later(lambda: self.adapters.bundles)

    @cached_property
    def answer_files(self) -> AnswerFiles:
        """Lianes' answers as signed files."""
        return later(lambda: self.adapters.answer_files)

    @cached_property
    def ways(self) -> Boxes:
        """Folders, sticks and servers that files travel through."""
        return later(lambda: self.adapters.ways)

    @cached_property
    def letters(self) -> Letters:
        """Messages for the mail program."""
        return later(lambda: self.adapters.letters)

    @cached_property
    def shares(self) -> Shares:
        """Dossiers shared between participants."""
        return later(lambda: self.adapters.shares)

    @cached_property
    def texts(self) -> RecordTexts:
        """Records as the texts of their versions."""
        return later(lambda: self.adapters.texts)

    @cached_property
    def store_backups(self) -> Backups:
        """Copies of the store, in the folder chosen at that moment; telling them is part of the start."""
        return each_time(lambda: self.copies)

    @property
    def copies(self) -> StoreBackups:
        """The copies in the folder chosen now, which also know the receipt files they name."""
        from lianes_desktop.storage.backups import StoreBackups  # noqa: PLC0415 - when the state line is first shown

        chosen = self.preferences.current().backup_folder
        return StoreBackups(
            self.file,
            Path(chosen) if chosen else self.folders.backups,
            readers=self.own_readers,
            # the adapters only exist once something is written: asked for then, not now
            writing=lambda: self.adapters.writer.held_off(),  # noqa: PLW0108
            renew=lambda: self.adapters.installation.renew(),  # noqa: PLW0108
            now=self.clock.now,
            bring=None if self.server is None else self._bring,
        )

    def _bring(self, target: StoreFile) -> None:
        from lianes_desktop.storage.filling import fill  # noqa: PLC0415 - when somebody asks for a copy
        from lianes_desktop.storage.postgres.copying import rows_of  # noqa: PLC0415 - likewise

        if self.server is not None:
            with rows_of(self.server) as rows:
                fill(target, rows, lambda _rows: None)

    @cached_property
    def eraser(self) -> Eraser:
        """What takes a person out of the store and of its copies, in the folder chosen now and in our own."""
        from lianes_desktop.storage.erasures import StoreErasing  # noqa: PLC0415 - seldom asked for

        if self.server is not None:
            raise UnavailableError(Resource.SERVER, Cause.SHARED, self.server.address)

        def folders() -> tuple[Path, ...]:
            chosen = self.preferences.current().backup_folder
            return (self.folders.backups, *((Path(chosen),) if chosen else ()))

        return StoreErasing(self.file, self.own_readers, self.adapters.writer.held_off, folders, self.folders.scratch)

    @cached_property
    def papers_kept(self) -> PaperKeeper:
        """Signed and scanned papers kept with records."""
        from lianes_desktop.services.papers_kept import PaperKeeper  # noqa: PLC0415 - likewise

        return PaperKeeper(self.vault, self.pictures)

    def open_unit(self) -> UnitOfWork:
        """A transaction on the store."""
        return self.adapters.open_unit()


def _seat(root: Path, key: StoreKey) -> Seat | None:
    """Where the office's database is, when one was chosen: a start without one imports nothing of it."""
    if not (root / SEAT).exists():
        return None
    from lianes_desktop.storage import seat  # noqa: PLC0415 - cryptography, only when one is chosen

    return seat.read(root, key)


def _name_kinds(issues: Iterable[ProgrammeSettings]) -> None:
    """Have every page say the kinds of expense as the settings name them, the latest issue's word first."""
    names = {kind.code: kind.names for one in issues for kind in one.kinds if kind.names}
    if names or "lianes_desktop.i18n.labels" in sys.modules:
        from lianes_desktop.i18n.labels import name_kinds  # noqa: PLC0415 - seldom at the start

        name_kinds(names)


def _shipped() -> ProgrammeSettings:
    from lianes_desktop.services.reference import load  # noqa: PLC0415 - when a name of theirs is shown

    return load(resource("reference", "reference_data.json").read_text(encoding="utf-8"))
