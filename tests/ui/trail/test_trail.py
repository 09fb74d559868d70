"""The trail page: what changed, who did it, and how it is found again."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, a_participant, a_profile, a_rate, an_expense, dirhams, euros
from support.page_desk import Bar, PageDesk
from support.page_hand import PageHand
from support.screens import settle

from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.expenses import Deduction
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.ids import FundingId, new_id
from lianes_desktop.i18n import journal
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.journal import JournalService, Names, plain
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.trail import wordings
from lianes_desktop.ui.trail.asking import PAGE
from lianes_desktop.ui.trail.listing import LINE
from lianes_desktop.ui.trail.presenter import TrailPresenter
from lianes_desktop.ui.trail.screen import trail_screen
from lianes_desktop.ui.trail.values import Head, Line, View

pytestmark = pytest.mark.usefixtures("theme")


class Hand(PageHand):
    """The page over a desk where Claire changed a few things."""

    def __init__(self, qtbot: QtBot, *records: object) -> None:
        self.desk = PageDesk(a_profile())
        self.desk.put(a_mission(), *records)  # type: ignore[arg-type]  # records
        self.bar = Bar()
        self.journals = JournalService(self.desk.readings, self.desk.rules)
        screen = trail_screen(self.journals, self.desk.clock, self.bar)
        assert screen.section is Place.TRAIL
        assert isinstance(screen.presenter, TrailPresenter)
        self.presenter = screen.presenter
        self.desk.tell(self.presenter)
        super().__init__(qtbot, screen.page)
        screen.presenter.open(DOSSIER)
        settle()

    @property
    def rows(self) -> list[Head | Line]:
        model = self.listed.model()
        return [model.index(row, 0).data(LINE) for row in range(model.rowCount())]

    @property
    def lines(self) -> list[str]:
        return [f"{one.title} | {one.change}" for one in self.rows if isinstance(one, Line)]

    @property
    def listed(self) -> ListView:
        found = self.find("trailList")
        assert isinstance(found, ListView)
        return found

    def offered(self, name: str) -> list[str]:
        found = self.find(name)
        assert isinstance(found, Choice)
        return [found.itemText(at) for at in range(found.count())]


EXPENSE = an_expense(number=3, payee="Petit taxi", kind="TAXI", amount=dirhams("44"))
NADIA = a_contact()


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot, EXPENSE, NADIA)


def test_a_change_of_amount_and_of_an_answer_is_told_in_plain_words(hand: Hand) -> None:
    hand.desk.put(replace(EXPENSE, amount=euros("50.00"), deducted=euros("5.00"), deduction=Deduction.ALCOHOL))
    granted = Consent(ConsentState.GRANTED, date(2026, 10, 13), transmit=True)
    hand.desk.put(replace(NADIA, consent=granted))
    settle()

    assert "Dépense n° 3, Petit taxi | Montant\u00a0: 44,00\u00a0MAD → 50,00\u00a0€" in hand.lines
    assert any("Motif du retrait" in one and "lcool" in one for one in hand.lines)
    assert "Consentement, Nadia El Amrani | Accord, transmettre à Lianes\u00a0: non → oui" in hand.lines
    assert isinstance(hand.rows[0], Head)
    line = hand.rows[1]
    assert isinstance(line, Line)
    assert line.who == "Claire Delattre"
    assert "change" in hand.said("page_subtitle")


def test_what_is_gone_has_no_name_any_more(hand: Hand) -> None:
    hand.desk.records.keep(None, removes=[EXPENSE, NADIA])
    settle()

    titles = {one.title for one in hand.rows if isinstance(one, Line)}
    assert titles >= {"Dépense, supprimé depuis", "Consentement, supprimé depuis"}
    assert not any("Nadia" in one or "Petit taxi" in one for one in hand.lines)
    assert any(one.endswith("44,00\u00a0MAD, effacé") for one in hand.lines)


def test_a_dossier_without_a_change_says_what_will_come() -> None:
    desk = PageDesk()
    shown: list[View] = []

    class Screenless:
        def show_view(self, view: View) -> None:
            shown.append(view)

    presenter = TrailPresenter(Screenless(), JournalService(desk.readings, desk.rules), desk.clock, Bar())
    presenter.open(None)
    presenter.refresh()
    assert shown == []
    presenter.open(DOSSIER)
    assert (shown[0].empty, shown[0].rows, shown[0].more) == (True, (), "")


def test_filters_by_person_object_day_and_words_work_together(hand: Hand) -> None:
    hand.desk.put(a_profile(given_name="Karim", family_name="Benali"))
    hand.desk.put(replace(EXPENSE, amount=dirhams("45")))
    settle()
    assert hand.offered("trailPerson") == ["Tout le monde", "Claire Delattre", "Karim Benali"]
    whole = len(hand.lines)

    hand.choose("trailPerson", "Karim Benali")
    assert hand.lines == ["Dépense n° 3, Petit taxi | Montant\u00a0: 44,00\u00a0MAD → 45,00\u00a0MAD"]
    hand.choose("trailPerson", "Tout le monde")
    hand.choose("trailKind", "Consentement")
    assert {one.split(",")[0] for one in hand.lines} == {"Consentement"}
    hand.choose("trailKind", "Tout")
    hand.type("searchTrail", "44,00 taxi")
    settle()
    assert all("44,00" in one for one in hand.lines)
    assert 0 < len(hand.lines) < whole
    hand.type("searchTrail", "introuvable")
    settle()
    assert hand.lines == []
    assert hand.said("trailNothing") == "Aucun changement ne correspond."
    hand.line("searchTrail").clear()
    settle()
    today = hand.desk.clock.now().astimezone().date()
    hand.fill("trailDay", f"{today:%d/%m/%Y}")
    assert len(hand.lines) == whole
    hand.fill("trailDay", "01/02/2020")
    assert hand.lines == []
    hand.fill("trailDay", "hier")
    assert hand.said("trailDayRefused")
    assert len(hand.lines) == whole
    hand.line("trailDay").clear()
    hand.key("trailDay", Qt.Key.Key_Return)
    assert not hand.find("trailDayRefused").isVisible()


def test_thousands_of_changes_come_a_page_at_a_time(qtbot: QtBot) -> None:
    hand = Hand(qtbot, EXPENSE)
    at = datetime(2026, 10, 14, 9, tzinfo=UTC)
    with hand.desk.store.open_unit() as unit:
        unit.audit(
            AuditEntry(at, "Claire", "expense", EXPENSE.id, DOSSIER, "amount", f"{one}.00 EUR", f"{one + 1}.00 EUR")
            for one in range(5000)
        )
        unit.commit()
    hand.presenter.refresh()
    settle()

    assert len(hand.lines) == PAGE
    assert hand.lines[0].endswith("4\u202f999,00\u00a0€ → 5\u202f000,00\u00a0€")
    more = hand.find("moreTrail")
    assert isinstance(more, Button)
    assert more.text() == "Voir 200 changements de plus"
    hand.click("moreTrail")
    assert len(hand.lines) == 2 * PAGE


def test_the_journal_is_written_as_a_table_a_spreadsheet_does_not_reckon(hand: Hand, tmp_path: Path) -> None:
    hand.desk.put(replace(EXPENSE, payee="=HYPERLINK(0)"), a_profile(given_name="=1+1", family_name=""))
    hand.desk.put(replace(EXPENSE, payee="=HYPERLINK(0)", amount=dirhams("45")))
    settle()
    hand.click("exportTrail")
    dialog = hand.page.findChild(QFileDialog, "browse")
    assert dialog is not None
    to = tmp_path / "journal.csv"
    dialog.fileSelected.emit(str(to))
    dialog.reject()

    text = to.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0] == ["Jour", "Heure", "Personne", "Objet", "Champ", "Avant", "Après"]
    assert rows[1][2:] == ["'=1+1", "Dépense n° 3, =HYPERLINK(0)", "Montant", "44,00 MAD", "45,00 MAD"]
    assert hand.bar.said == [("Journal écrit\u00a0: journal.csv", False)]
    hand.presenter.export(str(tmp_path / "nulle-part" / "journal.csv"))
    assert len(hand.bar.warned) == 1


def test_a_failing_medium_is_told(hand: Hand, tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as told:
        hand.journals.write([["a"]], tmp_path / "absent" / "a.csv")
    assert (told.value.what, told.value.why) == (Resource.EXPORT, Cause.NOT_FOUND)


@given(st.text())
def test_no_cell_is_ever_a_formula(text: str) -> None:
    assert plain(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "|"}
    assert "\n" not in plain(text)


def test_it_can_be_revealed_by_expense_or_by_object(hand: Hand) -> None:
    hand.presenter.reveal(EXPENSE.id, "")
    settle()
    assert {one.split(" | ")[0] for one in hand.lines} == {"Dépense n° 3, Petit taxi"}
    hand.presenter.open(None)
    hand.presenter.open(DOSSIER)
    hand.presenter.reveal(None, "contact")
    settle()
    assert {one.split(",")[0] for one in hand.lines} == {"Consentement"}
    hand.presenter.reveal(NADIA.id, "nothing")


def test_keys_go_from_search_to_list(hand: Hand) -> None:
    hand.key("searchTrail", Qt.Key.Key_Down)
    hand.qtbot.keyClick(hand.page, Qt.Key.Key_A)
    hand.find("searchTrail").setFocus()
    hand.key("searchTrail", Qt.Key.Key_Down)

    assert hand.find("trailList").hasFocus()
    hand.qtbot.keyClick(hand.listed, Qt.Key.Key_Slash)
    settle()
    assert hand.find("searchTrail").hasFocus()


def test_rows_say_themselves_to_screen_readers_and_draw(hand: Hand) -> None:
    model = hand.listed.model()
    head, line = model.index(0, 0), model.index(1, 0)

    assert str(head.data()) == hand.rows[0].text  # type: ignore[union-attr]  # a head
    assert "Claire Delattre" in str(line.data(Qt.ItemDataRole.AccessibleTextRole))
    assert line.data(Qt.ItemDataRole.ToolTipRole)
    assert head.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(model.index(-1, 0)) is None
    assert not model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    assert hand.listed.visualRect(line).height() > hand.listed.visualRect(head).height()
    hand.listed.setCurrentIndex(line)
    assert not hand.page.grab().isNull()
    assert hand.listed.indexAt(QPoint(20, 5)) == head
    assert hand.faults() == []


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("amount", "12.50 EUR", "12,50\u00a0€"),
        ("amount", "beaucoup", "beaucoup"),
        ("other_funding_cents", "1250", "12,50\u00a0€"),
        ("paid_on", "2026-10-14", "14/10/2026"),
        ("kind", "TAXI", "Taxi, VTC"),
        ("rate.per_euro", "10.84", "10,84"),
        ("rate.source", "chancellery", "Taux de chancellerie"),
        ("convention.overrides.rate", "0.455", "45,5\u00a0%"),
        ("shares.0.parts", "2500", "25\u00a0%"),
        ("consent.keep", "True", "oui"),
        ("consent.language", "fr", "fr"),
        ("consent.answers.0.state", "withdrawn", "Accord retiré"),
        ("consent.answers.0.on", "2026-10-14", "14/10/2026"),
        ("consent.answers.0.purpose", "ailleurs", "ailleurs"),
        ("state", "acquis", "acquis"),
        ("nature", "valorisation", "en nature"),
        ("giver", "lianes", "Lianes"),
        ("budget.0.heading", "air", "Billets d’avion"),
        ("payer", "1f", "Claire"),
        ("payer", "", ""),
    ],
)
def test_values_are_said_as_people_write_them(path: str, text: str, said: str) -> None:
    assert journal.value(path, text, {"1f": "Claire"}) == said


def test_fields_and_records_nobody_knows_are_shown_as_they_are() -> None:
    assert journal.record("expense") == "Dépense"
    assert journal.record("later") == "later"
    assert journal.field("later.more") == "later"
    assert journal.field("convention.overrides.ceiling_cents") == "Convention, plafond"


def test_rates_and_other_funders_are_named(qtbot: QtBot) -> None:
    funding = Funding(FundingId(new_id()), DOSSIER, "Agence de l’eau", 100, FundingState.REQUESTED)
    hand = Hand(qtbot, a_participant(), DossierRate(DOSSIER, a_rate()), funding)
    hand.desk.put(replace(funding, cents=200), DossierRate(DOSSIER, a_rate(per_euro="10.90")))
    settle()

    assert "Autre financement, Agence de l’eau | Montant\u00a0: 1,00\u00a0€ → 2,00\u00a0€" in hand.lines
    assert any(one.startswith("Taux de change | Taux, unités pour un euro") for one in hand.lines)


def test_arabic_reads_the_change_from_the_right() -> None:
    activate("ar")
    entry = AuditEntry(
        datetime(2026, 10, 14, tzinfo=UTC), "", "expense", EXPENSE.id, DOSSIER, "amount", "1 EUR", "2 EUR"
    )
    names = Names(expenses={EXPENSE.id: (3, "")})
    assert "←" in wordings.change(entry, names)
    (head, line) = wordings.rows([entry], names)
    assert isinstance(head, Head)
    assert isinstance(line, Line)
    assert line.who
