"""Journeys, stays, shares and the sum step by step, typed on the page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, LILLE, a_mission, a_participant
from support.page_desk import Bar, Jobs
from support.page_hand import PageHand
from support.screens import settle
from support.travels import Travel, a_travel

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.conventions import MealsMode
from lianes_desktop.domain.expenses import AuthorityShare
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.money import Money
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.presenter import ExpensesPresenter
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.expenses.values import Field
from lianes_desktop.ui.expenses.why import WhyPanel
from lianes_desktop.ui.kit.fields import LabeledField

pytestmark = pytest.mark.usefixtures("theme")

AMIENS = OrganisationId("FR-AMM")


class Hand(PageHand):
    """The page on a mission under way."""

    def __init__(self, qtbot: QtBot, travel: Travel) -> None:
        self.travel, self.bar = travel, Bar()
        desk = travel.desk
        screen = expenses_screen(desk.behind_expenses, Jobs(), self.bar)
        assert isinstance(screen.page, ExpensesPage)
        assert isinstance(screen.presenter, ExpensesPresenter)
        self.presenter = screen.presenter
        super().__init__(qtbot, screen.page)
        desk.tell(self.presenter)
        self.presenter.open(DOSSIER)
        self.presenter.go_to(travel.taxi)
        settle()

    def shows(self, field: Field) -> bool:
        return self.find(field.value).isVisibleTo(self.page)

    def message(self, name: str) -> str:
        parent: QWidget | None = self.find(name).parentWidget()
        while parent is not None and not isinstance(parent, LabeledField):
            parent = parent.parentWidget()
        assert isinstance(parent, LabeledField)
        return parent.message()

    @property
    def why(self) -> list[tuple[str, str]]:
        panel = self.find("why_panel")
        assert isinstance(panel, WhyPanel)
        plain = str.maketrans("\u00a0\u202f", "  ")
        return [(one.words.translate(plain), one.figure.translate(plain)) for one in panel.words()]


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot, a_travel())
    yield made
    made.page.close()


def test_mileage_is_reckoned_from_the_journey_typed(hand: Hand) -> None:
    hand.presenter.add()
    blank = next(one for one in hand.travel.all() if not one.kind)
    hand.choose("kind", "Indemnité kilométrique")

    assert hand.shows(Field.KILOMETRES)
    assert not hand.shows(Field.AMOUNT)
    assert not hand.shows(Field.ARRIVES_AT)
    hand.fill("paid_on", "12/10/2026")
    hand.fill("origin", "Lille")
    hand.fill("destination", "Roissy")
    hand.fill("kilometres", "230")
    hand.choose("power", "6 ou 7 CV")
    hand.fill("run_before", "1900")
    hand.fill("authorised_on", "01/10/2026")

    kept = hand.travel.kept(blank.id)
    assert kept.amount == Money(10730)
    assert kept.mileage is not None
    assert (kept.mileage.power, kept.mileage.authorised_on) == (FiscalPower.FROM_6_TO_7, date(2026, 10, 1))
    assert hand.why[:3] == [
        ("100 km à 0,41 € le km (arrêté du 14 mars 2022)", "41,00 €"),
        ("130 km à 0,51 € le km (arrêté du 14 mars 2022)", "66,30 €"),
        ("Dû", "107,30 €"),
    ]
    assert hand.why[-2:] == [
        ("Base éligible", "107,30 €"),
        ("Part de Lianes, 45,5 % (règles du programme)", "48,82 €"),
    ]


def test_a_journey_not_described_cannot_be_accepted_and_says_what_is_missing(hand: Hand) -> None:
    hand.presenter.add()
    hand.choose("kind", "Indemnité kilométrique")
    hand.fill("paid_on", "12/10/2026")
    hand.click("accept_expense")

    assert hand.message("kilometres") == "À remplir."
    assert hand.find("kilometres").hasFocus()
    hand.fill("kilometres", "beaucoup")
    assert hand.message("kilometres")
    assert hand.said("kilometres") == "beaucoup"


def test_daily_allowances_are_reckoned_from_the_stay_typed(hand: Hand) -> None:
    hand.travel.desk.dossiers.correct(a_mission(meals_mode=MealsMode.ALLOWANCE))
    hand.choose("kind", "Indemnité journalière versée")
    blank = hand.travel.taxi
    assert hand.shows(Field.DAILY)
    hand.fill("arrives_at", "12/10/2026 13:00")
    hand.fill("leaves_at", "12/10/2026 9:00")
    assert "fin" in hand.message("leaves_at")
    hand.fill("leaves_at", "16/10/2026 11:00")
    hand.fill("daily", "100")
    hand.fill("evenings_offered", "1")
    hand.fill("deliberation", "2026-118")

    assert hand.travel.kept(blank).amount == Money(36500)
    assert ("3 soirs à 17,5 % du jour (arrêté du 3 juillet 2006, art. 2)", "52,50 €") in hand.why
    assert ("3,65 jours à 100,00 € par jour", "") in hand.why


def test_the_sum_is_shown_step_by_step_and_the_expense_again(hand: Hand) -> None:
    hand.click("show_why")

    assert hand.find("why_panel").isVisibleTo(hand.page)
    assert not hand.shows(Field.PAYEE)
    assert hand.why == [
        ("Payé", "44,00 MAD"),
        ("1 € = 10,84 MAD (Taux de chancellerie, 01/10/2026)", "4,06 €"),
        ("Cette nature de dépense est prise en charge (règles du programme).", ""),
        ("Base éligible", "4,06 €"),
        ("Part de Lianes, 45,5 % (règles du programme)", "1,85 €"),
    ]
    hand.find("why_panel").setFocus()
    hand.key("why_panel", Qt.Key.Key_Escape)
    assert hand.shows(Field.PAYEE)
    assert not hand.find("why_panel").isVisibleTo(hand.page)
    hand.click("show_why")
    hand.presenter.go_to(hand.travel.meal)
    settle()
    assert hand.shows(Field.PAYEE)


def test_an_expense_is_shared_equally_then_as_typed(hand: Hand) -> None:
    hand.click("more_fields")
    hand.click("shares")

    shared = hand.travel.kept(hand.travel.taxi).shares
    assert shared[0] == AuthorityShare(LILLE, 5000)
    hand.choose("share_authority_1", "Amiens Métropole")
    hand.fill("share_part_0", "60")
    assert hand.message("share_part_0") == "Les parts font 110 pour cent au lieu de 100\u00a0: corrigez-les."
    assert hand.travel.kept(hand.travel.taxi).shares[0].parts == 5000
    hand.fill("share_part_1", "40")
    assert hand.message("share_part_0") == ""
    assert hand.travel.kept(hand.travel.taxi).shares == (AuthorityShare(LILLE, 6000), AuthorityShare(AMIENS, 4000))
    assert ("Part des autres collectivités", "−1,62 €") in hand.why

    hand.click("shares")
    assert len(hand.travel.kept(hand.travel.taxi).shares) == 3
    hand.click("share_remove_2")
    hand.click("share_remove_1")
    assert hand.travel.kept(hand.travel.taxi).shares == ()


def test_the_people_it_was_for_are_ticked(hand: Hand) -> None:
    assert not hand.shows(Field.BENEFICIARIES)
    yanis = a_participant(given_name="Yanis", family_name="Roussel")
    hand.travel.desk.records.keep(None, yanis)
    settle()
    hand.click("more_fields")
    people = hand.find("beneficiaries")
    assert people.isVisibleTo(hand.page)
    chip = next(one for one in people.findChildren(QWidget) if one.property("text") == "Yanis Roussel")
    hand.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle()

    assert hand.travel.kept(hand.travel.taxi).beneficiaries == (yanis.id,)


def test_a_ticket_has_a_day_of_service_and_equipment_a_unit_price(hand: Hand) -> None:
    hand.choose("kind", "Billet d’avion")
    assert hand.shows(Field.SERVICE_ON)
    hand.fill("service_on", "12/10/2026")
    assert hand.travel.kept(hand.travel.taxi).service_on == date(2026, 10, 12)

    hand.choose("kind", "Petit matériel")
    assert hand.shows(Field.SERVICE_ON), "what was given stays in view"
    hand.fill("unit_cents", "450")
    assert hand.travel.kept(hand.travel.taxi).unit_cents == 45_000

    hand.choose("kind", "Repas d’accueil ou collation")
    hand.fill("guests", "Mme Alaoui")
    assert hand.travel.kept(hand.travel.taxi).guests == "Mme Alaoui"


def test_fields_are_clipped_nowhere(hand: Hand) -> None:
    for kind in ("Indemnité kilométrique", "Indemnité journalière versée"):
        taxi = replace(hand.travel.kept(hand.travel.taxi), amount=None)
        hand.travel.desk.expenses.correct(taxi)
        hand.choose("kind", kind)
        assert not hand.faults()
    assert isinstance(hand.find("origin"), QLineEdit)
