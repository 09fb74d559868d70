"""The page of the money driven by hand, on services that keep everything in memory."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.desks import Desk, InMemory
from support.fingers import plain
from support.office_money import EDITION, a_claim, a_decision, a_payment, dossier
from support.page_desk import Bar, Compass, Jobs
from support.page_hand import PageHand
from support.screens import EACH_WINDOW, grab, in_window, settle

from lianes_desktop import durable
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.payments import PaymentState
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.kit.book import BookLine
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.segmented import Segmented
from lianes_desktop.ui.money.page import MoneyPage
from lianes_desktop.ui.money.screen import money_screen
from lianes_desktop.ui.money.values import EnvelopeField

pytestmark = pytest.mark.usefixtures("theme")

LILLE, AMIENS = OrganisationId("FR-LIL"), OrganisationId("FR-AMI")
FIRST, SECOND = a_claim(1, asked=900_000), a_claim(2, asked=50_000, letter="B", year=2027, organisation=AMIENS)
MISSIONS = Envelope(new_id(), EDITION, 1_000_000, letter="A", note="Convention")
HOSTING = Envelope(new_id(), EDITION, 40_000, letter="B")
MINISTRY = FunderShare(new_id(), EDITION, "Ministère", 800_000)
STAFF = FunderShare(new_id(), EDITION, "Agents", 400_000, in_kind=True, cap_parts=2_500)
RECORDS: tuple[Record, ...] = (
    *(FIRST, SECOND, MISSIONS, HOSTING, MINISTRY, STAFF),
    *(a_decision(FIRST, 850_000), a_decision(SECOND, 50_000)),
    a_payment(1, 400_000, state=PaymentState.PAID),
)


class Treasurer(PageHand):
    """A person at the page."""

    def __init__(self, qtbot: QtBot, folder: Path, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass, self.jobs = Desk(InMemory(), folder), Bar(), Compass(), Jobs()
        if records:
            self.desk.records.keep(None, *records)
        screen = money_screen(self.desk.money, self.desk.clock, self.jobs, self.compass, self.bar)
        assert isinstance(screen.page, MoneyPage)
        assert screen.section is Place.MONEY
        self.money_page, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.changes.listen(self._heard)
        self.presenter.open(None)
        settle()

    def _heard(self, topics: frozenset[Topic]) -> None:
        if self.presenter.topics & topics:
            self.presenter.refresh()

    def told(self, key: str) -> str:
        found = self.find(f"line_{key}")
        assert isinstance(found, LinkLine)
        return plain(found.accessibleName())

    def clear(self, name: str) -> None:
        """Empty a field and leave it."""
        self.type(name, "")
        self.key(name, Qt.Key.Key_Backspace)
        self.key(name, Qt.Key.Key_Tab)

    def cut(self, words: str) -> None:
        segments = self.find("moneyCut")
        assert isinstance(segments, Segmented)
        at = [one.text() for one in segments.findChildren(QWidget) if hasattr(one, "text")].index(words)
        self.qtbot.mouseClick(segments.findChildren(QWidget)[at], Qt.MouseButton.LeftButton)
        settle()

    def dossiers(self) -> list[str]:
        card = self.find("moneyDossiers")
        return [plain(one.text()) for one in card.findChildren(LinkLine)] if card.isVisible() else []

    def alerts(self) -> list[str]:
        return [plain(one.title()) for one in self.page.findChildren(Notice, "moneyAlert")]

    def books(self, name: str) -> list[str]:
        return [plain(one.accessibleName()) for one in self.find(f"book_{name}").findChildren(BookLine)]

    def choose_line(self, name: str, at: int) -> None:
        self.qtbot.mouseClick(self.find(f"book_{name}").findChildren(BookLine)[at], Qt.MouseButton.LeftButton)
        settle()

    def envelopes(self) -> list[Envelope]:
        return sorted(self.desk.readings.every(Envelope), key=lambda one: one.id)

    def shares(self) -> list[FunderShare]:
        return sorted(self.desk.readings.every(FunderShare), key=lambda one: one.id)


@pytest.fixture
def treasurer(qtbot: QtBot, tmp_path: Path) -> Treasurer:
    return Treasurer(qtbot, tmp_path, *RECORDS)


def test_each_line_says_its_figures_and_the_worst_alert_comes_first(treasurer: Treasurer) -> None:
    assert treasurer.said("page_subtitle") == "2 dossiers · 9 000,00 € acceptés sur 9 500,00 € demandés"
    assert treasurer.told("line:A") == (
        "A · Mission d'expertise, Enveloppe 10 000,00 €, Demandé 9 000,00 €, Base éligible 12 857,14 €, "
        "Accepté 8 500,00 €, Payé 4 000,00 €, Reste 1 500,00 €"
    )
    assert treasurer.told("total").startswith("Total, Enveloppe 10 400,00 €")
    assert treasurer.alerts() == [
        "Enveloppe dépassée : B · Accueil d'une délégation marocaine",
        "Enveloppe presque épuisée : A · Mission d'expertise",
    ]


def test_the_worst_alerts_leave_the_table_in_sight_and_the_others_are_a_press_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    small = [
        Envelope(new_id(), EDITION, 10_000, letter="A", organisation=LILLE, year=2026),
        Envelope(new_id(), EDITION, 20_000, letter="B", organisation=AMIENS, year=2027),
    ]
    treasurer = Treasurer(qtbot, tmp_path, *RECORDS, *small, size=(1180, 696))
    worst = treasurer.alerts()
    assert len(worst) == 2
    more = treasurer.find("moreAlerts")
    assert isinstance(more, QAbstractButton)
    assert plain(more.text()) == "2 autres alertes"
    assert not treasurer.find("line_line:A").visibleRegion().isEmpty()

    treasurer.key("moreAlerts", Qt.Key.Key_Space)
    assert treasurer.alerts()[:2] == worst
    assert len(treasurer.alerts()) == 4
    treasurer.key("moreAlerts", Qt.Key.Key_Space)
    assert treasurer.alerts() == worst


def test_every_figure_leads_to_its_dossiers_and_to_their_claims(treasurer: Treasurer) -> None:
    assert treasurer.dossiers() == []
    treasurer.click("line_line:B")
    assert treasurer.dossiers() == ["Mission 2"]
    treasurer.key("line_total", Qt.Key.Key_Return)
    assert treasurer.dossiers() == ["Mission 1", "Mission 2"]
    treasurer.click("see_alert:1")
    assert treasurer.dossiers() == ["Mission 1"]

    treasurer.click(f"dossier_{dossier(1)}")
    assert treasurer.compass.gone == [("inbox", dossier(1), "")]
    treasurer.click("see_alert:1")
    assert treasurer.dossiers() == []


def test_the_table_is_cut_by_authority_and_by_year(treasurer: Treasurer) -> None:
    treasurer.click("line_line:B")
    treasurer.cut("Par collectivité")
    assert treasurer.dossiers() == []
    assert treasurer.told("line:FR-LIL").startswith("Ville de Lille, Enveloppe —, Demandé 9 000,00 €")
    treasurer.cut("Par année")
    assert treasurer.told("line:2027").startswith("2027, Enveloppe —")
    treasurer.click("line_total")
    treasurer.cut("Par type")
    assert len(treasurer.dossiers()) == 2


def test_dossiers_without_kind_authority_or_date_are_named_so(qtbot: QtBot, tmp_path: Path) -> None:
    bare = a_claim(1, letter="", year=0, organisation=None, authority="", title="")
    treasurer = Treasurer(qtbot, tmp_path, bare, Envelope(new_id(), EDITION, 5, organisation=AMIENS))

    assert treasurer.told("line:").startswith("Type à préciser")
    treasurer.click("line_line:")
    assert treasurer.dossiers() == ["Sans titre"]
    treasurer.cut("Par année")
    assert treasurer.told("line:0").startswith("Sans date")
    treasurer.cut("Par collectivité")
    assert treasurer.told("line:").startswith("Collectivité à préciser")
    treasurer.click("line_line:FR-AMI")
    assert treasurer.dossiers() == []
    assert any(plain(one.text()) == "Aucun dossier reçu pour l'instant." for one in _seen(treasurer.page))


def test_an_envelope_is_added_once_it_has_a_sum(treasurer: Treasurer) -> None:
    treasurer.click("add_envelopes")
    assert treasurer.find("envelope_cents").hasFocus()
    treasurer.choose("envelope_letter", "D · Projet de coopération décentralisée")
    assert len(treasurer.envelopes()) == 2
    assert treasurer.books("envelopes")[-1].endswith("À chiffrer")
    treasurer.fill("envelope_cents", "zéro")
    assert treasurer.find("envelope_cents").property("state") == "bad"
    treasurer.fill("envelope_cents", "1 500,00")

    kept = treasurer.envelopes()[-1]
    assert (kept.cents, kept.letter, kept.edition) == (150_000, "D", EDITION)
    treasurer.fill("envelope_year", "2027")
    treasurer.fill("envelope_note", "Avenant")
    treasurer.choose("envelope_organisation", "Ville de Lille")
    kept = treasurer.envelopes()[-1]
    assert (kept.year, kept.note, kept.organisation) == (2027, "Avenant", LILLE)
    treasurer.fill("envelope_year", "27")
    assert treasurer.find("envelope_year").property("state") == "bad"
    treasurer.clear("envelope_year")
    treasurer.choose("envelope_organisation", "Toutes les collectivités")
    kept = treasurer.envelopes()[-1]
    assert (kept.year, kept.organisation) == (None, None)


def test_a_funder_is_added_once_named_and_its_cap_is_kept(treasurer: Treasurer) -> None:
    treasurer.click("add_funders")
    treasurer.fill("funder_name", "Région")
    assert len(treasurer.shares()) == 2
    treasurer.fill("funder_cents", "300")
    treasurer.choose("funder_nature", "En nature, valorisé")
    treasurer.fill("funder_cap", "12,5")
    treasurer.fill("funder_note", "Prêt de salles")

    kept = treasurer.shares()[-1]
    assert (kept.funder, kept.cents, kept.in_kind, kept.cap_parts, kept.note) == (
        "Région", 30_000, True, 1_250, "Prêt de salles",
    )  # fmt: skip
    assert treasurer.said("funder_cap") == "12,5"
    treasurer.clear("funder_cap")
    assert treasurer.shares()[-1].cap_parts is None


def test_lines_are_removed_and_the_bar_offers_to_undo(treasurer: Treasurer) -> None:
    treasurer.choose_line("envelopes", 0)
    treasurer.click("remove_envelopes")
    assert treasurer.bar.said == [("Enveloppe supprimée", True)]
    assert treasurer.envelopes() == [HOSTING]
    treasurer.desk.undo.undo()
    assert treasurer.envelopes() == [MISSIONS, HOSTING]

    treasurer.choose_line("funders", 1)
    treasurer.key("remove_funders", Qt.Key.Key_Space)
    assert treasurer.shares() == [MINISTRY]
    treasurer.click("add_funders")
    treasurer.click("remove_funders")  # never kept: nothing to undo
    assert [words for words, _undo in treasurer.bar.said] == ["Enveloppe supprimée", "Financeur supprimé"]


def test_a_line_chosen_again_is_closed(treasurer: Treasurer) -> None:
    treasurer.choose_line("envelopes", 0)
    assert treasurer.find("envelope_cents").isVisible()
    treasurer.choose_line("envelopes", 0)
    assert not treasurer.find("envelope_cents").isVisible()


def test_funders_are_pictured_with_what_counts(treasurer: Treasurer) -> None:
    assert (
        treasurer.said("funders_note") == "8 000,00 € en argent et 3 000,00 € en nature comptent, 11 000,00 € en tout."
    )
    assert treasurer.find("fundersBar").accessibleName().replace("\u202f", " ").replace("\u00a0", " ") == (
        "Ministère 8 000,00 €, Agents 4 000,00 €"
    )
    assert treasurer.books("funders")[1].endswith("4 000,00 €, Plafond dépassé")


def test_the_money_is_exported_as_a_workbook(treasurer: Treasurer, tmp_path: Path) -> None:
    treasurer.click("exportMoney")
    dialog = treasurer.find("browse")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "budget.xlsx"))
    dialog.close()
    settle()

    assert load_workbook(tmp_path / "budget.xlsx").worksheets[0]["A2"].value == "A · Mission d\u2019expertise"
    assert plain(treasurer.bar.said[-1][0]).startswith("Budget écrit : ")


def test_a_medium_or_a_store_that_fails_is_said(
    treasurer: Treasurer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    def down(*_args: object, **_more: object) -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr(durable, "sync_file", fail)
        treasurer.presenter.write(str(tmp_path / "b.xlsx"))  # type: ignore[attr-defined]  # as the dialog does
    treasurer.choose_line("envelopes", 0)
    monkeypatch.setattr(treasurer.desk.records, "change", down)
    treasurer.fill("envelope_note", "Autre")
    treasurer.click("remove_envelopes")

    assert len(treasurer.bar.warned) == 3
    assert treasurer.envelopes() == [MISSIONS, HOSTING]


def test_each_edition_has_its_money(treasurer: Treasurer) -> None:
    shipped = treasurer.desk.rules.current
    later = replace(shipped.editions[0], code="MTFMDD-2027", year=2027)
    issued = replace(shipped, version=1, editions=(*shipped.editions, later))
    treasurer.desk.records.keep(None, IssuedSettings(1, issued, "f" * 64, treasurer.desk.clock.now()))
    settle()
    treasurer.choose("money_edition", "MTFMDD-2027 · 2027")

    assert treasurer.said("page_subtitle") == ""
    assert treasurer.books("envelopes") == []
    assert treasurer.alerts() == []


def test_an_envelope_or_a_funder_is_led_to(treasurer: Treasurer) -> None:
    treasurer.presenter.reveal(STAFF.id, "")
    settle()
    assert treasurer.find("funder_name").hasFocus()
    treasurer.presenter.reveal(HOSTING.id, "envelope_year")
    settle()
    assert treasurer.find("envelope_year").hasFocus()
    treasurer.presenter.reveal(UUID(int=1), "")
    settle()
    assert treasurer.find("envelope_year").hasFocus()


def test_a_field_left_of_a_line_removed_meanwhile_changes_nothing(treasurer: Treasurer) -> None:
    treasurer.choose_line("envelopes", 0)
    treasurer.type("envelope_note", "Trop tard")
    treasurer.desk.money.remove_envelope(MISSIONS.id)
    settle()

    assert treasurer.envelopes() == [HOSTING]
    assert treasurer.bar.warned == []


def test_the_keyboard_goes_from_the_table_to_the_lists(treasurer: Treasurer) -> None:
    assert [one.objectName() for one in treasurer.money_page.areas()] == [
        "moneyTable", "book_envelopes", "book_funders",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_language_at_usual_sizes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        treasurer, empty = Treasurer(qtbot, tmp_path, *RECORDS, size=size), Treasurer(qtbot, tmp_path, size=size)
        treasurer.click("line_total")
        treasurer.choose_line("envelopes", 0)
        assert treasurer.faults() == [], size
        assert empty.faults() == [], size
        grab(treasurer.page, tmp_path / "seen.png", size)
        for page in (treasurer.page, empty.page):
            page.hide()


def _seen(page: QWidget) -> list[QLabel]:
    return [one for one in page.findChildren(QLabel) if one.isVisible()]


def test_the_money_is_read_beside_the_window_and_only_what_was_asked_last_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    treasurer = Treasurer(qtbot, tmp_path, *RECORDS)
    treasurer.jobs.late = True
    shown = treasurer.told("line:A")
    treasurer.cut("Par collectivité")
    treasurer.cut("Par année")
    assert treasurer.told("line:A") == shown
    treasurer.jobs.run_all()
    settle()
    assert treasurer.told("line:2026")

    treasurer.presenter.reveal(MISSIONS.id, "")
    treasurer.presenter.refresh()
    treasurer.presenter.refresh()
    treasurer.jobs.run_all()
    settle()
    assert treasurer.find(EnvelopeField.CENTS.value).isVisible()


def test_an_envelope_asked_for_before_anything_is_read_is_shown_once_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk, jobs = Desk(InMemory(), tmp_path), Jobs(late=True)
    desk.records.keep(None, *RECORDS)
    screen = money_screen(desk.money, desk.clock, jobs, Compass(), Bar())
    hand = PageHand(qtbot, screen.page)
    screen.presenter.open(None)
    screen.presenter.reveal(MINISTRY.id, "")
    screen.presenter.refresh()
    assert not hand.page.findChildren(BookLine)
    jobs.run_all()
    settle()
    chosen = [one.isChecked() for one in hand.find("book_funders").findChildren(BookLine)]
    assert chosen == [True, False]
