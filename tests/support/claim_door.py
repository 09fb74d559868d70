"""A whole dossier on the real claim page: what it says, what it keeps from being signed, what it asks for."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, FindingCode, Level
from lianes_desktop.services.ports.store import DossierRate, Record
from lianes_desktop.ui.claim.checklist import CheckRow
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.claim.screen import claim_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.meter import Meter
from support.builders import DOSSIER, a_profile
from support.counter import FieldCounter
from support.fakes import PASSPHRASE
from support.fingers import Fingers, plain
from support.screens import PAGE_SIZES, settle


class ClaimDoor(Fingers):
    """The claim page over a store that holds ``dossier`` and what stands around it."""

    def __init__(self, qtbot: QtBot, folder: Path, dossier: Dossier, *around: Record) -> None:
        self.counter = FieldCounter(folder / "field")
        self.out = folder / "remis"
        self.out.mkdir()
        desk = self.counter.desk
        desk.preferences.change(export_folder=str(self.out))
        records: list[Record] = [dossier.action, *(one for one in (dossier.authority,) if one is not None)]
        for kept in (dossier.participants, dossier.items, dossier.contacts, dossier.expenses, dossier.receipts):
            records.extend(kept)
        for kept_after in (dossier.meetings, dossier.fundings, dossier.advances, dossier.staff_times):
            records.extend(kept_after)
        for told in (dossier.follow_ups, dossier.communications, dossier.reports):
            records.extend(told)
        rates = [DossierRate(DOSSIER, rate) for rate in dossier.rates]
        desk.records.keep(None, a_profile(), *records, *rates, *around)
        counter = self.counter
        self.screen = claim_screen(
            counter.hand_in, counter.enrolment, desk.profiles, desk.preferences, counter.jobs,
            counter.compass, counter.bar, counter.drafts, counter.replies, counter.plugged_in,
        )  # fmt: skip
        page = self.screen.page
        assert isinstance(page, ClaimPage)
        super().__init__(page)
        qtbot.addWidget(page)
        self.screen.presenter.open(DOSSIER)
        page.resize(*PAGE_SIZES[0])
        page.show()
        settle()
        for name in ("moreFindings", "foldRemarks"):
            if self.sees(name):
                self.click(name)

    @property
    def statement(self) -> ExpenseStatement:
        """The claim in figures."""
        return self.counter.hand_in.statement(DOSSIER)

    @property
    def words(self) -> str:
        """Every label in sight."""
        return "\n".join(plain(one.text()) for one in self.page.findChildren(Label) if one.isVisible())

    def says(self, text: str) -> bool:
        """Whether some words in sight hold these."""
        return text in self.words

    def level(self, code: FindingCode) -> Level | None:
        """How firm a finding is; ``None`` when it is not there."""
        return next((one.level for one in self.counter.hand_in.checks(DOSSIER) if one.code is code), None)

    def leads(self, text: str) -> tuple[str, str]:
        """Press the button beside those words: where it leads, and to which field."""
        row = next(
            one
            for one in self.page.findChildren(CheckRow)
            if one.isVisible() and any(text in plain(label.text()) for label in one.findChildren(Label))
        )
        button = row.findChild(Button, "solve")
        assert isinstance(button, QWidget)
        button.click()
        settle()
        place, _subject, field = self.counter.compass.gone[-1]
        return place, field

    def may_sign(self) -> bool:
        """Tick and sign by hand; whether a bundle was written."""
        self.tick("certified")
        self.fill("passphrase", PASSPHRASE)
        if self.find("signAndExport", Button).isEnabled():
            self.click("signAndExport")
        return bool(self.counter.hand_in.sent(DOSSIER))

    def complete(self) -> str:
        """What the bar of completeness says."""
        return plain(self.find("meter", Meter).text())
