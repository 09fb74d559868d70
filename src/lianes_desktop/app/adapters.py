"""The rings that cost imports, joined for one data folder: imported after the first paint, or by a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.folders import Folders
from lianes_desktop.bundle.answer_files import SignedAnswers
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.share_texts import BundleTexts
from lianes_desktop.bundle.shares import SignedShares
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.documents.claim import PdfDocuments
from lianes_desktop.documents.claim_back import PdfClaimBack
from lianes_desktop.documents.erasure_notice import PdfErasureNotice
from lianes_desktop.documents.ministry_report import PdfMinistryReport
from lianes_desktop.documents.press import PdfPress
from lianes_desktop.documents.spreadsheets import Spreadsheets
from lianes_desktop.domain.people import Profile, Role
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.reading.reader import ReceiptReader
from lianes_desktop.services.ledger import Beside
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.storage.database import StoreFile
from lianes_desktop.storage.engine import Writer
from lianes_desktop.storage.installation import Installation
from lianes_desktop.storage.light_copies import FileCopies
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.transactions import Turns
from lianes_desktop.storage.units import SqlUnitOfWork
from lianes_desktop.storage.vault import FileVault
from lianes_desktop.transport.boxes import AllBoxes
from lianes_desktop.transport.mail import MailLetters

if TYPE_CHECKING:
    from lianes_desktop.storage.postgres.server import Server


class Adapters:
    """What fills the services' ports, each made when first asked for."""

    def __init__(
        self,
        folders: Folders,
        file: StoreFile,
        clock: Clock,
        profile: Callable[[], Profile | None],
        received: Beside,
        server: Server | None = None,
    ) -> None:
        """``profile`` tells whose trust a verification rests on, and to whom answers are addressed.

        ``server`` keeps the store when the office shares it.
        """
        self._folders = folders
        self._file = file
        self._clock = clock
        self._profile = profile
        self._received = received
        self.room = Room(folders.root)
        self.writer = Writer(file, when_full=self.room.give_back)
        self.turns: Turns = self.writer if server is None else _server_writer(server)
        self.installation = Installation(folders.root)
        self.documents = PdfDocuments()
        self.press = PdfPress()
        self.erasure_notice = PdfErasureNotice()
        self.claim_back = PdfClaimBack()
        self.ministry_report = PdfMinistryReport()
        self.tables = Spreadsheets()
        self.parcels = SmallParcels(clock)
        self.ways = AllBoxes()
        self.letters = MailLetters()

    def open_unit(self) -> UnitOfWork:
        """Start a transaction of the one writer."""
        return SqlUnitOfWork(self.turns)

    @cached_property
    def vault(self) -> FileVault:
        """Receipt files, encrypted one by one."""
        return FileVault(self._folders.root, self._file.key, self.room)

    @cached_property
    def light_copies(self) -> FileCopies:
        """Light copies of photographs, encrypted one by one."""
        return FileCopies(self._folders.root, self._file.key, self.room)

    @cached_property
    def pictures(self) -> PictureOpener:
        """Photographs and PDFs, with a helper process for what is risky."""
        return PictureOpener()

    @cached_property
    def reader(self) -> ReceiptReader:
        """What reads receipts, in a process of its own."""
        return ReceiptReader()

    @cached_property
    def keys(self) -> DeviceKeys:
        """The device's signing key and what it trusts."""
        return DeviceKeys(self._folders.keys, self._clock, self.parcels)

    @cached_property
    def authority(self) -> OfficeAuthority:
        """The office's certification authority."""
        return OfficeAuthority(self._folders.authority, self._clock, self.parcels)

    @cached_property
    def answer_files(self) -> SignedAnswers:
        """Answers as signed files: written by the office's authority, believed by the device."""
        return SignedAnswers(
            self._clock, self.parcels, office=self.authority, device=self.keys, addressed=self._addressed
        )

    @cached_property
    def bundles(self) -> SignedBundles:
        """Signed bundles, verified against the trust of the role."""
        return SignedBundles(
            self._clock,
            self._folders.scratch,
            role=self._role,
            trust=self._trust,
            identities=self._identities,
            received=self._received,
        )

    @cached_property
    def shares(self) -> SignedShares:
        """Dossiers shared between participants."""
        return SignedShares(self._clock, self._folders.scratch, self.keys, self.bundles)

    @cached_property
    def texts(self) -> BundleTexts:
        """Records as the texts of their versions."""
        return BundleTexts()

    def stop_reading(self) -> None:
        """Give up the receipt being read; never waits."""
        if "reader" in self.__dict__:
            self.reader.abandon()

    def close(self) -> None:
        """Let go of the store, and end the helper."""
        self.turns.close()
        self.writer.close()
        if "pictures" in self.__dict__:
            self.pictures.close()
        if "reader" in self.__dict__:
            self.reader.close()

    def _role(self) -> Role:
        profile = self._profile()
        return Role.FIELD if profile is None else profile.role

    def _addressed(self) -> frozenset[str]:
        """The names an audience may call whoever is here."""
        profile = self._profile()
        if profile is None:
            return frozenset()
        return frozenset((profile.participant.urn, *((profile.organisation,) if profile.organisation else ())))

    def _trust(self) -> Trust:
        return self.authority.trust() if self._role() is Role.OFFICE else self.keys.trust()

    def _identities(self) -> Sequence[str]:
        return self.authority.identities()


def _server_writer(server: Server) -> Turns:
    from lianes_desktop.storage.postgres.writer import ServerWriter  # noqa: PLC0415 - only when one is chosen

    return ServerWriter(server)
