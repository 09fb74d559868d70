"""The authority at its window: a mission, its claim, and what Lianes answers, by mouse and keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from lianes_desktop.assets import resource
from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.progress import Stepper
from support.fingers import plain
from support.journeys import PASSPHRASE
from support.seats import Side

_SIGNING = 60.0
"""Seconds: keys are derived slowly on purpose, and the machine may be busy."""


class Town(Side):
    """The authority."""

    def state(self) -> str:
        """Where the claim stands, as the overview and the claim's own page both say."""
        self.hand.click("nav_overview")
        short = plain(self.hand.find("claimStateChip", Chip).text())
        self.hand.click("nav_claim")
        steps = plain(self.hand.find("claimSteps", Stepper).accessibleName())
        assert f"{short} :" in steps
        self.whole("claimToDo")
        return short

    def export(self, sequence: int) -> Path:
        """Sign and export the claim; the file."""
        hand, before = self.hand, set(self.out.iterdir())
        hand.click("nav_claim")
        if sequence == 1:
            hand.click("changeFolder")
            hand.browse(self.out)
        hand.click_start("certified")
        hand.type_in("passphrase", PASSPHRASE)
        hand.click("signAndExport")
        hand.wait(lambda: hand.sees("leftNotice"), "the signed bundle", _SIGNING)
        hand.wait(lambda: self.last_sent().sequence == sequence, f"version {sequence}", _SIGNING)
        return self.written(before)

    def follow_to(self, field: str, text: str) -> None:
        """Follow the first question to its very field, type there, and come back to the claim."""
        hand = self.hand
        hand.click("followQuestion")
        edit = hand.find(field, QLineEdit)
        hand.wait(lambda: edit.window().focusWidget() is edit, "the very field asked about")
        hand.type_in(field, text)
        hand.click("nav_claim")
        hand.find("changesCard", QWidget)

    def tick_all(self) -> None:
        """Say of every question that it is done, by keyboard."""
        for tick in self.hand.find("questionsCard", QWidget).findChildren(QWidget, "questionDone"):
            tick.setFocus()
            QTest.keyClick(tick, Qt.Key.Key_Space)
        self.hand.wait(lambda: "Tout est coché" in self.said("claimSteps"), "all ticked")

    def last_sent(self) -> SentBundle:
        """What left last."""
        (mission,) = self.workspace.dossiers.all()
        return self.workspace.hand_in.sent(mission.action.id)[0]

    def one_receipt(self, photo: str, *fields: tuple[str, str], kind: str) -> None:
        """A picture pasted, its fields typed, and accepted."""
        count = self._count()
        self.hand.paste_picture(resource("sample", photo))
        self.hand.wait(lambda: self._count() == count + 1, f"{photo} kept")
        self.hand.wait(
            lambda: plain(self.hand.find("expense_title", QLabel).text()) == f"Reçu n° {count + 1}",
            f"{photo} in sight",
        )
        for name, text in fields:
            self.hand.type_in(name, text)
        self.hand.choose("kind", kind)
        self.hand.click("accept_expense")

    def ready(self) -> None:
        """A mission with its convention, its traveller's order and three receipts, by hand."""
        hand = self.hand
        hand.press("Ctrl+K")
        hand.click("new_mission")
        for name, text in (
            ("title", "Oujda, efficacité énergétique"),
            ("place", "Oujda"),
            ("starts_on", "06/10/2025"),
            ("ends_on", "10/10/2025"),
            ("reference", "LC-2025-014"),
            ("signed_on", "15/09/2025"),
            ("eligibility_start", "01/09/2025"),
        ):
            hand.type_in(name, text)
        hand.click("person")
        hand.type_in("number", "OM-118")
        hand.type_in("dated", "22/09/2025")
        hand.click("close_facts")
        hand.click("nav_expenses")
        hand.paste_picture(resource("sample", "restaurant-dar-tazi.jpg"))
        hand.find("expense_form", QWidget)
        hand.click("open_rates")
        hand.type_in("rate_currency", "MAD")
        hand.type_in("rate_per_euro", "10,84")
        hand.type_in("rate_valid_from", "01/10/2025")
        hand.click("keep_rate")
        hand.click("close_rates")
        for name, text in (("payee", "Restaurant Dar Tazi"), ("paid_on", "06/10/2025"), ("amount", "792,00")):
            hand.type_in(name, text)
        hand.choose("kind", "Repas du soir")
        hand.click("accept_expense")
        fields = ("payee", "ONFR"), ("paid_on", "09/10/2025"), ("amount", "265")
        self.one_receipt("train-onfr-retour.jpg", *fields, kind="Train")
        fields = ("payee", "Royal Air"), ("paid_on", "06/10/2025"), ("amount", "16260")
        self.one_receipt("taxi-parisien.jpg", *fields, kind="Billet d’avion")

    def _count(self) -> int:
        (mission,) = self.workspace.dossiers.all()
        return len(self.workspace.expenses.latest(mission.action.id, 40))
