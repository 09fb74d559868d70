"""The page of the report to the ministry driven by hand, on services that keep everything in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from support.desks import InMemory
from support.fingers import plain
from support.memory import NOW
from support.ministry import EDITION, a_decision, a_told_hosting_day, a_told_mission, decided, dossier, filled
from support.office import Office, a_claim, a_line
from support.page_desk import Bar, Compass, Jobs
from support.page_hand import PageHand
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop import durable
from lianes_desktop.domain.envelopes import FunderShare
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.segmented import Segmented
from lianes_desktop.ui.ministry.figures import Figure
from lianes_desktop.ui.ministry.page import MinistryPage
from lianes_desktop.ui.ministry.point import Point
from lianes_desktop.ui.ministry.screen import ministry_screen

pytestmark = pytest.mark.usefixtures("theme")

MINISTRY = FunderShare(new_id(), EDITION, "Ministère", 800_000)
Fill = Callable[[Office], object]


def _nothing(_office: Office) -> None:
    """An office that holds nothing yet."""


class Reporter(PageHand):
    """A person at the page."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        fill: Fill = filled,
        *,
        late: bool = False,
        size: tuple[int, int] = (1180, 900),
    ) -> None:
        self.memory = InMemory()
        self.office, self.bar, self.compass = Office(self.memory, folder), Bar(), Compass()
        self.jobs = Jobs(late=late)
        fill(self.office)
        screen = ministry_screen(self.office.ministry_reports, self.office.clock, self.jobs, self.compass, self.bar)
        assert isinstance(screen.page, MinistryPage)
        assert screen.section is Place.MINISTRY
        self.report_page, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.office.changes.listen(self._heard)
        self.presenter.open(None)
        settle()

    def _heard(self, topics: frozenset[Topic]) -> None:
        if self.presenter.topics & topics:
            self.presenter.refresh()

    def figure(self, key: str) -> str:
        found = self.find(f"figure_{key}")
        assert isinstance(found, Figure)
        return plain(found.accessibleName())

    def lines(self) -> list[str]:
        card = self.find("ministryLines")
        return [plain(one.accessibleName()) for one in card.findChildren(LinkLine)] if card.isVisible() else []

    def missing(self) -> list[str]:
        return [plain(one.text()) for one in self.find("ministryMissing").findChildren(Point)]

    def segment(self, words: str) -> None:
        segments = self.find("ministryKind")
        assert isinstance(segments, Segmented)
        at = [one.text() for one in segments.findChildren(QWidget) if hasattr(one, "text")].index(words)
        self.qtbot.mouseClick(segments.findChildren(QWidget)[at], Qt.MouseButton.LeftButton)
        settle()

    def browse(self, button: str, path: Path) -> None:
        """Press a button and name the file."""
        self.click(button)
        (dialog,) = self.page.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.done(0)
        settle()


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path) -> Reporter:
    return Reporter(qtbot, tmp_path)


def test_the_table_tells_planned_realised_and_gap(reporter: Reporter) -> None:
    assert reporter.said("page_subtitle") == "2 dossiers décidés · à remettre avant le 30/06/2027"
    assert reporter.figure("air||planned").endswith("prévu 450,00 €")
    assert reporter.figure("air||done").endswith("réalisé 400,00 €")
    assert reporter.figure("total|purchases|done") == "Total, réalisé 686,98 €"
    assert reporter.figure("total|products|done") == "Total, réalisé 686,98 €"


def test_a_figure_opens_its_lines_and_a_line_its_dossier(reporter: Reporter) -> None:
    assert reporter.lines() == []
    reporter.click("figure_local_transport||done")
    assert reporter.said("lines_title") == "Déplacements, missions : transports sur place, réalisé : 74,38 €"
    assert reporter.lines() == [
        "Dépense 4 · Taxi 4, Oujda, efficacité énergétique · Ville de Lille, 33,33 €",
        "Dépense 2 · Taxi 2, Délégation d'Oujda · Ville de Lille, 41,05 €",
    ]
    reporter.click("line_1")
    assert reporter.compass.gone == [("inbox", dossier(2), "")]

    reporter.key("figure_total|products|done", Qt.Key.Key_Return)
    assert len(reporter.lines()) > 2
    reporter.key("figure_total|products|done", Qt.Key.Key_Space)
    assert reporter.lines() == []


def test_what_funders_bring_leads_to_the_money_of_the_edition(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        filled(office)
        office.records.keep(None, MINISTRY)

    reporter = Reporter(qtbot, tmp_path, fill)
    reporter.click("figure_funder|ministère|planned")
    assert reporter.lines() == ["Apport d'un financeur · Ministère, Édition MTFMDD, 8 000,00 €"]
    reporter.click("line_0")
    assert reporter.compass.gone == [("money", None, "")]

    assert "Les produits prévus dépassent" in " ".join(reporter.missing())
    reporter.click("lack|totals_differ")
    assert reporter.compass.gone[-1] == ("money", None, "")


def test_counts_and_marks_lead_to_their_dossiers(reporter: Reporter) -> None:
    reporter.click("count|met")
    assert reporter.said("lines_title") == "Personnes rencontrées"
    assert reporter.lines() == ["Oujda, efficacité énergétique, Ville de Lille, 2"]
    reporter.click("mark|satisfaction")
    assert [one.rpartition(", ")[2] for one in reporter.lines()] == ["4", "5"]


def test_what_is_missing_leads_where_it_is_settled(reporter: Reporter) -> None:
    assert reporter.missing()[:3] == [
        "1 compte rendu est provisoire.",
        "Le nom ou la qualité du signataire manque.",
        "L'introduction n'est pas écrite.",
    ]
    reporter.key("lack|report_not_final", Qt.Key.Key_Return)
    assert reporter.lines() == ["Oujda, efficacité énergétique, Ville de Lille"]
    reporter.click("lack|signatory")
    assert reporter.find("signatory").hasFocus()
    reporter.click("lack|introduction")
    assert reporter.find("introduction").hasFocus()


def test_texts_are_kept_for_each_report_and_undone(reporter: Reporter) -> None:
    reporter.fill("signatory", "Asma Officier")
    reporter.fill("quality", "Présidente")
    assert "Le nom ou la qualité du signataire manque." not in reporter.missing()
    assert reporter.said("texts_saved").startswith("Enregistré à")

    reporter.segment("Intermédiaire")
    assert reporter.said("signatory") == ""
    reporter.segment("Final")
    assert reporter.said("signatory") == "Asma Officier"
    reporter.office.undo.undo()
    settle()
    assert reporter.said("quality") == ""


def test_a_text_too_long_is_refused_beside_its_field(reporter: Reporter) -> None:
    reporter.fill("signatory", "x" * 100)

    assert reporter.office.ministry_reports.texts(EDITION, ReportKind.FINAL).signatory == ""
    assert reporter.said("signatory") == "x" * 100
    entries = [one for one in reporter.page.findChildren(LabeledField) if one.isAncestorOf(reporter.find("signatory"))]
    assert [bool(one.message()) for one in entries] == [True]


def test_a_text_typed_while_another_report_is_read_is_of_the_one_shown(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = Reporter(qtbot, tmp_path, late=True)
    reporter.report_page.left.emit(("signatory", "Trop tôt"))
    reporter.jobs.run_all()
    settle()
    reporter.segment("Intermédiaire")
    reporter.fill("signatory", "Asma Officier")
    reporter.click("figure_air||done")
    assert reporter.said("signatory") == "Asma Officier"
    reporter.jobs.run_all()
    settle()

    reports = reporter.office.ministry_reports
    assert reports.texts(EDITION, ReportKind.FINAL).signatory == "Asma Officier"
    assert reports.texts(EDITION, ReportKind.INTERIM).signatory == ""
    assert reporter.said("signatory") == ""


def test_a_store_that_fails_is_said(reporter: Reporter) -> None:
    reporter.memory.store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL, "store")
    reporter.fill("signatory", "Asma Officier")

    assert len(reporter.bar.warned) == 1
    assert reporter.said("signatory") == "Asma Officier"
    reporter.memory.store.fails = None
    assert reporter.office.ministry_reports.texts(EDITION, ReportKind.FINAL).signatory == ""


def test_an_interim_report_counts_up_to_its_day(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        decided(office, a_told_hosting_day(), at=NOW)
        decided(office, a_told_mission(), at=NOW + timedelta(days=40))

    reporter = Reporter(qtbot, tmp_path, fill)
    reporter.segment("Intermédiaire")
    assert reporter.said("page_subtitle").startswith("1 dossier décidé")
    reporter.fill("until", "31/12/2030")
    assert reporter.said("page_subtitle").startswith("2 dossiers décidés")
    reporter.fill("until", "40/40/2030")
    assert reporter.said("until") == "40/40/2030"
    assert reporter.said("page_subtitle").startswith("2 dossiers décidés")
    reporter.presenter.reveal(None, "until")
    assert reporter.find("until").hasFocus()
    reporter.type("until", "")
    reporter.key("until", Qt.Key.Key_Backspace)
    reporter.key("until", Qt.Key.Key_Tab)
    assert reporter.said("page_subtitle").startswith("1 dossier décidé")


def test_before_any_decision_the_page_says_where_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = Reporter(qtbot, tmp_path, _nothing)
    assert reporter.find("ministryEmpty").isVisible()
    assert not reporter.find("writePdf").isEnabled()
    reporter.click("ministryInbox")
    reporter.click("lack|nothing")
    assert reporter.compass.gone == [("inbox", None, ""), ("inbox", None, "")]
    reporter.presenter.reveal(None, "")
    assert reporter.find("introduction").hasFocus()


def test_claims_that_wait_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        filled(office)
        office.take(a_claim(a_line(1, of=3), of=3))

    reporter = Reporter(qtbot, tmp_path, fill)
    assert reporter.missing()[0] == "1 dossier n'est pas encore décidé."
    reporter.click("lack|undecided")
    assert reporter.lines() == ["Oujda, efficacité énergétique, Ville de Lille"]


def test_both_files_are_written_away_from_the_window(reporter: Reporter, tmp_path: Path) -> None:
    book, pdf = tmp_path / "r.xlsx", tmp_path / "r.pdf"
    reporter.browse("writeWorkbook", book)
    reporter.browse("writePdf", pdf)

    assert load_workbook(book).sheetnames[1] == "Tableau financier"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert [plain(one) for one, _undo in reporter.bar.said] == [
        f"Rapport écrit : {book}", f"Rapport écrit : {pdf}",
    ]  # fmt: skip
    assert not reporter.find("ministryUnderway").isVisible()


def test_writing_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = Reporter(qtbot, tmp_path, late=True)
    assert reporter.said("page_subtitle") == ""
    reporter.report_page.written.emit(("pdf", str(tmp_path / "too_early.pdf")))
    reporter.jobs.run_all()
    settle()
    reporter.browse("writePdf", tmp_path / "r.pdf")
    assert reporter.said("underway_words") == "Écriture du PDF"
    reporter.report_page.written.emit(("pdf", str(tmp_path / "twice.pdf")))
    reporter.click("cancelReport")
    reporter.jobs.run_all()
    settle()

    assert [plain(one) for one, _undo in reporter.bar.said] == ["Arrêté. Rien n'a été écrit."]
    assert sorted(one.name for one in tmp_path.glob("*.pdf")) == []
    reporter.report_page.cancel_asked.emit()  # nothing is being written


def test_of_two_readings_the_last_one_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = Reporter(qtbot, tmp_path, late=True)
    reporter.segment("Intermédiaire")
    first, last = reporter.jobs.held
    last.start()
    first.start()
    settle()
    assert reporter.find("until").isVisible()


def test_a_full_disk_is_said(reporter: Reporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> object:
        raise UnavailableError(Resource.EXPORT, Cause.DISK_FULL, str(path))

    monkeypatch.setattr(durable, "atomic_write", full)
    reporter.browse("writeWorkbook", tmp_path / "r.xlsx")
    assert reporter.bar.said == []
    assert len(reporter.bar.warned) == 1


def test_other_editions_can_be_told(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        filled(office)
        shipped = office.rules.current
        later = replace(shipped.editions[0], code="2028", year=2028)
        issued = replace(shipped, version=1, editions=(*shipped.editions, later))
        office.records.keep(None, IssuedSettings(1, issued, "f" * 64, NOW))

    reporter = Reporter(qtbot, tmp_path, fill)
    reporter.choose("ministry_edition", "2028 · 2028")
    assert reporter.said("page_subtitle").endswith("à remettre avant le 30/06/2029")
    assert reporter.find("ministryEmpty").isVisible()


def test_a_figure_of_many_lines_shows_the_first_ones(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        decided(office, a_claim(*(a_line(at, "1.00") for at in range(1, 204))))

    reporter = Reporter(qtbot, tmp_path, fill)
    reporter.click("figure_local_transport||done")
    assert len(reporter.lines()) == 200
    assert reporter.said("lines_more") == "3 autres lignes dans le tableur"


def test_the_keyboard_keeps_its_place_when_the_table_changes(reporter: Reporter) -> None:
    reporter.find("figure_air||done").setFocus()
    received = reporter.office.received(a_claim(a_line(1, "500.00", of=4, kind="AVION"), of=4))
    hand_in = reporter.office.readings.received_dossier(received.manifest_sha256)
    assert hand_in is not None
    reporter.office.records.keep(None, a_decision(received, hand_in))
    settle()
    assert reporter.figure("air||done").endswith("900,00 €")
    assert reporter.find("figure_air||done").hasFocus()
    assert len(reporter.report_page.areas()) == 3


def test_a_figure_that_goes_puts_its_lines_away(qtbot: QtBot, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        filled(office)
        office.records.keep(None, MINISTRY)

    reporter = Reporter(qtbot, tmp_path, fill)
    reporter.click("figure_funder|ministère|done")
    assert reporter.lines()
    reporter.office.money.remove_share(MINISTRY.id)
    settle()
    assert reporter.lines() == []
    for key in ("count|?", "mark|?", "lack|?", "total|?|done", "?"):
        reporter.presenter.look(key)  # type: ignore[attr-defined]  # of the report
        settle()
        assert reporter.lines() == []


def test_a_figure_of_nought_says_so(reporter: Reporter) -> None:
    reporter.click("figure_others|agence de l'eau|done")
    assert reporter.lines() == []
    assert reporter.said("lines_more") == "Aucune ligne : ce montant est nul."


def test_a_report_that_lacks_nothing_is_ready(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = Reporter(qtbot, tmp_path, lambda office: decided(office, a_told_hosting_day()))
    reporter.fill("signatory", "Asma Officier")
    reporter.fill("quality", "Présidente")
    assert reporter.missing() == ["L'introduction n'est pas écrite."]
    reporter.key("lack|introduction", Qt.Key.Key_Space)
    assert reporter.find("introduction").hasFocus()
    reporter.fill("introduction", "Une année riche.")
    assert reporter.missing() == []


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_nothing_is_cut_in_any_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        reporter = Reporter(qtbot, tmp_path, size=size)
        reporter.report_page.retranslate()
        reporter.presenter.refresh()
        reporter.click("figure_air||done")
        empty = Reporter(qtbot, tmp_path, _nothing, size=size)
        assert reporter.faults() == [], size
        assert empty.faults() == [], size
        for page in (reporter.page, empty.page):
            page.hide()
