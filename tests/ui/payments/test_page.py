"""The page of payments driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import a_profile
from support.clipping import cut_words, outside
from support.desks import Desk, InMemory
from support.fingers import Fingers, plain
from support.office_money import (
    LIANES_IBAN,
    LILLE_IBAN,
    LYON_IBAN,
    RABAT_IBAN,
    a_claim,
    a_notice,
    a_payment,
)
from support.page_desk import Bar, Jobs
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop.documents.claim_back import PdfClaimBack
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.claim_back_letters import ClaimBackLetters
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.payment_notices import PaymentNotices
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.payments.page import PaymentsPage
from lianes_desktop.ui.payments.screen import payments_screen
from lianes_desktop.ui.payments.values import AccountTyped, Ask

pytestmark = pytest.mark.usefixtures("theme")

AMIENS = OrganisationId("FR-AMI")
PASSPHRASE = "neuf mots de passe"  # noqa: S105 - of a test


class FakeTeller:
    """Signs nothing, and keeps the notice as the office's answers do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.told: list[UUID] = []

    def tell_payment(self, payment: UUID, passphrase: str, folder: Path) -> Answer:
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
        if not folder.is_dir():
            raise UnavailableError(Resource.EXPORT, Cause.NOT_FOUND, str(folder))
        kept = self.desk.records.read(Payment, payment)
        assert kept is not None
        notice = a_notice(a_claim(dossier=kept.dossier), kept, len(self.told) + 1)
        self.desk.records.keep(None, notice)
        self.told.append(payment)
        return notice


class Cashier(Fingers):
    """A person at the page."""

    def __init__(self, folder: Path, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.jobs = Desk(InMemory(), folder), Bar(), Jobs()
        self.desk.profiles.save(a_profile())
        self.desk.records.keep(None, a_claim(title="Eau potable"), *records)
        self.desk.preferences.change(export_folder=str(folder))
        self.teller = FakeTeller(self.desk)
        sender = PaymentNotices(self.desk.payments, self.teller)
        letters = ClaimBackLetters(self.desk.readings, self.desk.rules, PdfClaimBack(), self.desk.clock)
        screen = payments_screen(
            self.desk.payments, sender, letters, self.desk.preferences, self.desk.clock, self.jobs, self.bar
        )
        assert isinstance(screen.page, PaymentsPage)
        assert screen.section is Place.PAYMENTS
        super().__init__(screen.page)
        self.payments_page, self.presenter = screen.page, screen.presenter
        self.folder = folder
        self.page.resize(*size)
        self.presenter.open(None)
        self.page.show()
        settle()

    def kept(self, payment: Payment) -> Payment:
        found = self.desk.records.read(Payment, payment.id)
        assert found is not None
        return found

    def orders(self) -> tuple[TransferOrder, ...]:
        return self.desk.readings.every(TransferOrder)

    def order(self) -> TransferOrder:
        """Prepare the transfer of what is chosen, from Lianes' account."""
        self.click("prepareOrder")
        self.fill("sheet_iban", LIANES_IBAN)
        self.click("accept")
        return self.orders()[-1]

    def pay(self, order: TransferOrder) -> None:
        self.click(f"pay_{order.id}")
        self.click("accept")

    def chips(self, card: str) -> list[str]:
        return [plain(one.text()) for one in self.find(card, QWidget).findChildren(Chip) if one.isVisible()]


@pytest.fixture
def cashier(qtbot: QtBot, tmp_path: Path) -> Iterator[Cashier]:
    made = Cashier(tmp_path, *TWO)
    qtbot.addWidget(made.page)
    yield made
    made.page.close()


TWO = (
    a_payment(1, 800_000),
    a_payment(2, 12_050, name="Amiens Métropole", organisation=AMIENS, iban=LYON_IBAN),
)
LILLE, AMIENS_DUE = TWO


def test_everything_due_is_chosen_and_ordered_in_one_file(cashier: Cashier) -> None:
    assert cashier.text("page_subtitle") == "2 montants dus · 8 120,50 €"
    assert cashier.text("chosen_sum") == "2 montants choisis · 8 120,50 €"

    order = cashier.order()

    assert cashier.sheets() == 0
    assert (order.count, order.cents, order.debtor, order.execute_on.isoformat()) == (
        2, 812_050, "Lianes Coopération", "2026-10-15",
    )  # fmt: skip
    assert Path(order.path).parent == cashier.folder
    assert plain(cashier.bar.said[-1][0]).startswith(f"Fichier de virement écrit : {order.path}")
    assert cashier.chips("orders") == ["À exécuter"]
    assert not cashier.sees("prepareOrder")


def test_a_sum_left_out_is_not_ordered_and_the_account_is_remembered(cashier: Cashier) -> None:
    cashier.tick(f"due_{AMIENS_DUE.id}")
    assert cashier.text("chosen_sum") == "1 montant choisi · 8 000,00 €"
    assert cashier.find(f"due_{AMIENS_DUE.id}", CheckLine).hasFocus()
    assert cashier.order().cents == 800_000

    cashier.tick(f"due_{AMIENS_DUE.id}")
    cashier.click("prepareOrder")
    assert cashier.find("sheet_iban", QLineEdit).text().split() == [
        "FR76",
        "3000",
        "6000",
        "0112",
        "3456",
        "7890",
        "189",
    ]
    cashier.click("accept")
    assert [one.cents for one in cashier.orders()] == [800_000, 12_050]


def test_with_nothing_chosen_no_transfer_can_be_prepared(cashier: Cashier) -> None:
    for one in TWO:
        cashier.tick(f"due_{one.id}")

    assert not cashier.find("prepareOrder", QWidget).isEnabled()
    cashier.presenter.ask_order()  # type: ignore[attr-defined]  # as a shortcut would
    assert cashier.sheets() == 0


def test_what_is_refused_of_an_order_is_said_in_its_sheet(cashier: Cashier) -> None:
    cashier.click("prepareOrder")
    cashier.fill("sheet_iban", RABAT_IBAN)
    cashier.fill("sheet_bic", "X")
    cashier.fill("sheet_execute_on", "17/10/2026")
    cashier.click("accept")

    assert cashier.message("sheet_iban").startswith("Un compte de ce pays (MA) est hors de l'espace SEPA")
    assert cashier.message("sheet_bic").startswith("Ce BIC ne se lit pas")
    assert cashier.message("sheet_execute_on").endswith("choisissez par exemple le 19/10/2026.")
    cashier.fill("sheet_execute_on", "demain")
    cashier.click("accept")
    assert cashier.message("sheet_execute_on").startswith("Ce n'est pas une date")
    cashier.click("reject")
    assert cashier.orders() == ()


def test_another_folder_takes_the_file(cashier: Cashier, tmp_path: Path) -> None:
    stick = tmp_path / "clé"
    stick.mkdir()
    cashier.click("prepareOrder")
    cashier.fill("sheet_iban", LIANES_IBAN)
    cashier.click("sheet_folder")
    cashier.browse(stick)
    cashier.click("accept")

    assert [one.name for one in stick.iterdir()] == [f"{cashier.orders()[0].message}.xml"]


def test_a_medium_that_is_gone_keeps_the_order_and_its_file_is_written_later(cashier: Cashier, tmp_path: Path) -> None:
    gone = tmp_path / "partie"
    gone.mkdir()
    cashier.click("prepareOrder")
    cashier.fill("sheet_iban", LIANES_IBAN)
    cashier.click("sheet_folder")
    cashier.browse(gone)
    gone.rmdir()
    cashier.click("accept")

    assert cashier.sheets() == 0
    assert len(cashier.bar.warned) == 1
    (order,) = cashier.orders()
    cashier.click(f"write_{order.id}")
    assert (cashier.folder / f"{order.message}.xml").read_text() == order.content


def test_somebody_else_ordering_first_is_said_and_nothing_is_ordered_twice(cashier: Cashier) -> None:
    cashier.click("prepareOrder")
    cashier.fill("sheet_iban", LIANES_IBAN)
    before = cashier.kept(LILLE)
    cashier.desk.payments.complete([before], LYON_IBAN)
    cashier.click("accept")

    assert plain(cashier.bar.warned[-1]).startswith("Quelqu'un en a décidé entre-temps")
    assert cashier.orders() == ()


def test_an_order_is_marked_as_paid_then_told(cashier: Cashier) -> None:
    order = cashier.order()
    cashier.click(f"pay_{order.id}")
    cashier.fill("sheet_executed_on", "demain")
    cashier.click("accept")
    assert cashier.message("sheet_executed_on").startswith("Ce n'est pas une date")
    cashier.fill("sheet_executed_on", "14/10/2026")
    cashier.fill("sheet_reference", "VIR 42")
    cashier.click("accept")

    paid = cashier.kept(LILLE)
    assert (paid.state, paid.reference) == (PaymentState.PAID, "VIR 42")
    assert cashier.chips("orders") == ["Payé, avis à envoyer"]

    cashier.click("sendNotices")
    cashier.fill("sheet_passphrase", "fausse")
    cashier.click("accept")
    assert cashier.message("sheet_passphrase").startswith("Phrase de passe incorrecte")
    cashier.fill("sheet_passphrase", "")
    cashier.click("accept")
    assert cashier.message("sheet_passphrase") == "À remplir."
    cashier.fill("sheet_passphrase", PASSPHRASE)
    cashier.click("accept")

    assert sorted(cashier.teller.told) == sorted(one.id for one in TWO)
    assert cashier.bar.said[-1][0] == "2 avis de paiement écrits."
    assert cashier.chips("orders") == ["Payé, avis envoyés"]
    assert not cashier.sees("sendNotices")
    assert not cashier.sees(f"unpay_{order.id}")


def test_a_payment_is_taken_back_while_no_notice_left(cashier: Cashier) -> None:
    order = cashier.order()
    cashier.pay(order)
    cashier.click(f"unpay_{order.id}")
    assert cashier.chips("orders") == ["À exécuter"]

    cashier.click(f"withdraw_{order.id}")
    assert cashier.chips("orders") == ["Annulé"]
    assert cashier.text("page_subtitle") == "2 montants dus · 8 120,50 €"
    assert cashier.kept(LILLE).state is PaymentState.DUE


def test_an_order_half_told_no_longer_offers_to_take_the_payment_back(cashier: Cashier) -> None:
    order = cashier.order()
    cashier.pay(order)
    cashier.teller.tell_payment(LILLE.id, PASSPHRASE, cashier.folder)
    cashier.presenter.refresh()
    settle()

    assert cashier.chips("orders") == ["Payé, avis à envoyer"]
    assert not cashier.sees(f"unpay_{order.id}")


def test_a_missing_account_is_typed_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    lost = a_payment(1, 10_000, iban="")
    cashier = Cashier(tmp_path, lost)
    qtbot.addWidget(cashier.page)
    assert not cashier.find("prepareOrder", QWidget).isEnabled()
    cashier.fill("account_iban_FR-LIL", RABAT_IBAN)
    cashier.click("keep_account_FR-LIL")
    assert cashier.message("account_iban_FR-LIL").startswith("Un compte de ce pays (MA)")

    cashier.fill("account_iban_FR-LIL", LILLE_IBAN)
    cashier.press("account_iban_FR-LIL", Qt.Key.Key_Return)

    assert cashier.kept(lost).iban == LILLE_IBAN
    assert cashier.bar.said[-1] == ("Compte bancaire complété", True)
    assert not cashier.sees("account_iban_FR-LIL")
    assert cashier.find("prepareOrder", QWidget).isEnabled()
    cashier.click("edit_account_FR-LIL")
    assert cashier.find("account_iban_FR-LIL", QWidget).hasFocus()


def test_a_store_that_fails_is_said_and_nothing_changes(cashier: Cashier, monkeypatch: pytest.MonkeyPatch) -> None:
    order = cashier.order()

    def fail(*_args: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    monkeypatch.setattr(cashier.desk.records, "change", fail)
    cashier.click(f"withdraw_{order.id}")
    cashier.pay(order)
    assert len(cashier.bar.warned) == 2
    assert cashier.sheets() == 1
    cashier.click("reject")


def test_an_account_that_cannot_be_kept_is_said(cashier: Cashier, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    cashier.click("edit_account_FR-LIL")
    cashier.fill("account_iban_FR-LIL", LYON_IBAN)
    monkeypatch.setattr(cashier.desk.payments, "complete", fail)
    cashier.click("keep_account_FR-LIL")

    assert len(cashier.bar.warned) == 1
    assert cashier.kept(LILLE).iban == LILLE_IBAN


def test_a_proposed_account_is_to_be_compared_before_it_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    cashier = Cashier(tmp_path, a_payment(1, 500, iban=""), a_payment(2, 700))
    qtbot.addWidget(cashier.page)
    words = [plain(one.text()) for one in cashier.page.findChildren(QLabel) if one.isVisible()]

    assert "Compte proposé d'après ce qui est connu de la collectivité : comparez-le au RIB." in words
    assert cashier.text("chosen_sum") == "1 montant choisi · 7,00 €"
    cashier.click("keep_account_FR-LIL")
    assert cashier.text("chosen_sum") == "2 montants choisis · 12,00 €"


def test_a_line_that_went_meanwhile_only_reads_again(cashier: Cashier) -> None:
    for ask in Ask:
        cashier.presenter.ask((ask, UUID(int=5)))  # type: ignore[attr-defined]  # a stale button
    settle()

    assert cashier.bar.warned == []
    assert cashier.sheets() == 0


def test_a_sum_claimed_back_is_marked_as_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    back = a_payment(1, -3_000)
    cashier = Cashier(tmp_path, back)
    qtbot.addWidget(cashier.page)
    assert cashier.chips("claimsBack") == ["À récupérer"]
    assert not cashier.sees("prepareOrder")
    cashier.click(f"letter_{back.id}")
    (letter,) = tmp_path.glob("LIANES-*.pdf")
    assert plain(cashier.bar.said[-1][0]) == f"Lettre écrite : {letter}"
    cashier.click(f"refund_{back.id}")
    cashier.click("accept")

    assert cashier.chips("claimsBack") == ["Remboursé le 14/10/2026"]
    cashier.click(f"unrefund_{back.id}")
    assert cashier.kept(back).state is PaymentState.DUE
    cashier.click(f"refund_{back.id}")
    cashier.click("accept")
    cashier.teller.tell_payment(back.id, PASSPHRASE, tmp_path)
    cashier.presenter.refresh()
    settle()
    assert not cashier.sees(f"unrefund_{back.id}")


def test_a_payment_that_misses_its_account_is_led_to(qtbot: QtBot, tmp_path: Path) -> None:
    correction = a_payment(1, 500, corrects=UUID(int=8))
    cashier = Cashier(tmp_path, correction, a_payment(1, 100))
    qtbot.addWidget(cashier.page)
    cashier.presenter.reveal(correction.id, "iban")
    settle()

    assert cashier.find("account_iban_FR-LIL", QWidget).hasFocus()
    assert plain(cashier.find(f"due_{correction.id}", CheckLine).text()).endswith("· complément")
    cashier.presenter.reveal(UUID(int=4), "iban")
    cashier.presenter.keep_account(_typed("nobody"))  # type: ignore[attr-defined]  # of an authority paid meanwhile


def test_notices_stopped_by_the_medium_are_said_and_asked_again(cashier: Cashier) -> None:
    cashier.pay(cashier.order())
    cashier.click("sendNotices")
    cashier.click("sheet_folder")
    cashier.browse(cashier.folder / "nulle part")
    cashier.fill("sheet_passphrase", PASSPHRASE)
    cashier.click("accept")

    assert len(cashier.bar.warned) == 1
    assert cashier.sees("sendNotices")
    assert cashier.sheets() == 0
    cashier.presenter._failed(CancelledError())  # type: ignore[attr-defined]
    assert len(cashier.bar.warned) == 1


def test_work_under_way_holds_the_sheet(cashier: Cashier) -> None:
    cashier.jobs.late = True
    cashier.click("prepareOrder")
    cashier.fill("sheet_iban", LIANES_IBAN)
    cashier.click("accept")
    assert not cashier.find("accept", QWidget).isEnabled()
    cashier.press("sheet_iban", Qt.Key.Key_Return)
    cashier.presenter.ask_order()  # type: ignore[attr-defined]  # a second sheet never stands over the first
    assert cashier.sheets() == 1
    cashier.jobs.run_all()
    settle()

    assert len(cashier.orders()) == 1


def test_an_office_without_payments_is_told_what_will_come(qtbot: QtBot, tmp_path: Path) -> None:
    cashier = Cashier(tmp_path)
    qtbot.addWidget(cashier.page)
    words = [plain(one.text()) for one in cashier.page.findChildren(QLabel) if one.isVisible()]

    assert "Rien à payer pour l'instant" in words
    assert cashier.payments_page.areas() == (cashier.page,)
    cashier.presenter.ask_notices()  # type: ignore[attr-defined]  # nothing to tell
    assert cashier.sheets() == 0


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_language_at_usual_sizes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        lost = a_payment(3, 7_000, name="Communauté", organisation=None, iban="")
        cashier = Cashier(tmp_path, *TWO, lost, a_payment(1, -500), size=size)
        qtbot.addWidget(cashier.page)
        cashier.order()
        assert [*cut_words(cashier.page), *outside(cashier.page)] == []
        cashier.page.hide()


def _typed(key: str) -> AccountTyped:
    return AccountTyped(key, "", LILLE_IBAN)


def test_sums_that_go_to_different_accounts_each_say_theirs(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = a_payment(1), a_payment(1, iban=LYON_IBAN)
    cashier = Cashier(tmp_path, first, second)
    qtbot.addWidget(cashier.page)
    words = [plain(cashier.find(f"due_{one.id}", CheckLine).text()).replace(" ", "") for one in (first, second)]
    assert [one.endswith(iban) for one, iban in zip(words, (LILLE_IBAN, LYON_IBAN), strict=True)] == [True, True]

    cashier.click(f"edit_account_{first.organisation}")
    cashier.fill(f"account_iban_{first.organisation}", LYON_IBAN)
    cashier.click(f"keep_account_{first.organisation}")
    assert {cashier.kept(one).iban for one in (first, second)} == {LYON_IBAN}
    assert LYON_IBAN not in plain(cashier.find(f"due_{first.id}", CheckLine).text()).replace(" ", "")


def test_payments_are_read_beside_the_window_and_an_account_asked_for_waits_for_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, jobs, bar = Desk(InMemory(), tmp_path), Jobs(late=True), Bar()
    due = a_payment(iban="")
    desk.records.keep(None, a_claim(), due)
    sender = PaymentNotices(desk.payments, FakeTeller(desk))
    letters = ClaimBackLetters(desk.readings, desk.rules, PdfClaimBack(), desk.clock)
    screen = payments_screen(desk.payments, sender, letters, desk.preferences, desk.clock, jobs, bar)
    hand = Fingers(screen.page)
    qtbot.addWidget(screen.page)
    screen.page.show()
    screen.presenter.open(None)
    screen.presenter.reveal(due.id, "iban")
    settle()
    assert screen.page.findChildren(QLineEdit, f"account_iban_{due.organisation}") == []
    jobs.run_all()
    settle()
    hand.fill(f"account_iban_{due.organisation}", LILLE_IBAN)
    assert not bar.warned


def test_a_store_that_cannot_be_read_is_said(cashier: Cashier, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise UnavailableError(Resource.STORE, Cause.DAMAGED)

    monkeypatch.setattr(cashier.desk.payments, "desk", fail)
    cashier.presenter.refresh()
    assert cashier.bar.warned
