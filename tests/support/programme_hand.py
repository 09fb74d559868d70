"""The programme page with its presenter and services, driven by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lianes_desktop.domain.missions import HostingDay, Mission, ProgrammeAgreement
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.programme.page import ProgrammePage
from lianes_desktop.ui.programme.presenter import ProgrammePresenter
from support.builders import DOSSIER
from support.page_desk import Bar, PageDesk
from support.page_hand import PageHand
from support.programme_page import programme_page
from support.screens import settle


class Player(PageHand):
    """The programme page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar = PageDesk(*records), Bar()
        screen = programme_page(self.desk, self.bar)
        assert isinstance(screen.page, ProgrammePage)
        assert isinstance(screen.presenter, ProgrammePresenter)
        self.programme, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    def kept(self, item: ProgrammeItem) -> ProgrammeItem:
        return next(one for one in self.desk.programmes.items(DOSSIER) if one.id == item.id)

    def agreed(self) -> ProgrammeAgreement:
        action = self.desk.dossiers.action(DOSSIER)
        assert isinstance(action, Mission | HostingDay)
        return action.agreement

    def sees(self, name: str) -> bool:
        return self.find(name).isVisibleTo(self.page)

    def chip(self, words: str) -> QAbstractButton:
        found = next(one for one in self.find("item_exchanged").findChildren(QAbstractButton) if one.text() == words)
        assert isinstance(found, QAbstractButton)
        return found

    def write(self, name: str, text: str) -> None:
        self.type(name, text)
        self.key(name, Qt.Key.Key_Tab)
