"""The office's trail page: what was decided, by whom, and whether the trail is whole."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from support.builders import a_profile
from support.fingers import plain
from support.memory import NOW
from support.page_desk import Bar, Jobs, PageDesk
from support.page_hand import PageHand
from support.screens import settle

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId
from lianes_desktop.domain.reviewing import LineVerdict, ReviewReason, Verdict, verdict_id
from lianes_desktop.services.chain import ChainService, check_file
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.trail.listing import LINE
from lianes_desktop.ui.trail.office_presenter import OfficeTrailPresenter
from lianes_desktop.ui.trail.screen import office_trail_screen
from lianes_desktop.ui.trail.values import Line

pytestmark = pytest.mark.usefixtures("theme")

DOSSIER, LINE_ID = DossierId(UUID(int=7)), ExpenseId(UUID(int=8))
RECEIVED = ReceivedBundle(
    BundleId(UUID(int=5)),
    "a" * 64,
    DOSSIER,
    SeriesId(UUID(int=6)),
    1,
    NOW,
    Verification(intact=True, signature_valid=True, signer_known=True, code="OK"),
    "Ville de Lille",
    "Oujda 2026",
    136299,
    "x.asice",
)
VERDICT = LineVerdict(
    verdict_id(DOSSIER, LINE_ID),
    DOSSIER,
    LINE_ID,
    12,
    "a" * 64,
    Verdict.REDUCE,
    4760,
    3570,
    ReviewReason.GUEST_UNKNOWN,
    "Merci de préciser",
    "Inès Carpentier",
    NOW,
)


class Hand(PageHand):
    """The page over an office where Inès reduced a line."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = PageDesk(a_profile(given_name="Inès", family_name="Carpentier"))
        self.desk.put(RECEIVED, VERDICT)
        self.bar = Bar()
        chain = ChainService(self.desk.readings)
        screen = office_trail_screen(chain, self.desk.readings, Jobs(), self.desk.clock, self.bar)
        assert isinstance(screen.presenter, OfficeTrailPresenter)
        self.presenter = screen.presenter
        self.desk.tell(self.presenter)
        super().__init__(qtbot, screen.page)
        screen.presenter.open(None)
        settle()

    @property
    def lines(self) -> list[str]:
        found = self.find("trailList")
        assert isinstance(found, ListView)
        model = found.model()
        rows = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
        return [plain(f"{one.title} | {one.change} | {one.who}") for one in rows if isinstance(one, Line)]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def test_a_verdict_is_told_with_its_figures_and_the_trail_is_said_to_be_whole(hand: Hand) -> None:
    (line,) = hand.lines
    assert line.startswith("Décision sur une ligne, Oujda 2026 | Reçu n° 12, ")
    assert "35,70 € sur 47,60 €" in line
    assert line.endswith("| Inès Carpentier")
    assert "Merci" not in line
    assert hand.find("trailStrip").isVisibleTo(hand.page)
    assert hand.find("trailStrip").accessibleName().startswith("Le journal est intact")


def test_a_trail_written_over_says_where(hand: Hand) -> None:
    kept = hand.desk.store.kept
    kept.links = (replace(kept.links[0], who="Somebody"), *kept.links[1:])
    hand.presenter.refresh()
    settle()

    assert plain(hand.find("trailStrip").accessibleName()).startswith("Le journal a été modifié à l'écriture n° 1")


def test_filters_by_person_deed_day_and_words_work_together(hand: Hand) -> None:
    with hand.desk.store.open_unit() as unit:
        unit.chain("Karim", NOW, [Deed("ticked", None, DOSSIER, (("point", "rib"),)), Deed("from_the_future")])
        unit.commit()
    hand.presenter.refresh()
    settle()
    assert len(hand.lines) == 3

    hand.choose("trailPerson", "Karim")
    assert [one.split(" | ")[0] for one in hand.lines] == ["from_the_future", "Point de contrôle coché, Oujda 2026"]
    hand.choose("trailKind", "Point de contrôle coché")
    assert hand.lines == ["Point de contrôle coché, Oujda 2026 | rib | Karim"]
    hand.choose("trailPerson", "Tout le monde")
    hand.choose("trailKind", "Tout")
    hand.type("searchTrail", "reduite oujda")
    settle()
    assert len(hand.lines) == 1
    hand.line("searchTrail").clear()
    hand.fill("trailDay", "01/02/2020")
    assert hand.lines == []
    hand.fill("trailDay", "hier")
    assert hand.said("trailDayRefused")
    offered = hand.find("trailKind")
    assert isinstance(offered, Choice)
    assert offered.count() == 3


def test_the_journal_is_led_to_by_a_dossier(hand: Hand) -> None:
    hand.presenter.reveal(DOSSIER, "")
    assert hand.line("searchTrail").text() == "Oujda 2026"
    hand.presenter.reveal(UUID(int=99), "")
    assert hand.line("searchTrail").text() == "Oujda 2026"


def test_many_deeds_come_a_page_at_a_time(hand: Hand) -> None:
    with hand.desk.store.open_unit() as unit:
        unit.chain("Karim", NOW, [Deed("ticked", None, DOSSIER)] * 450)
        unit.commit()
    hand.presenter.refresh()
    settle()
    assert len(hand.lines) == 200
    hand.click("moreTrail")
    assert len(hand.lines) == 400
    hand.click("moreTrail")
    assert len(hand.lines) == 451


def test_the_journal_is_written_to_a_file_that_is_checked_again(hand: Hand, tmp_path: Path) -> None:
    hand.click("exportTrail")
    dialog = hand.page.findChild(QFileDialog, "browse")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "t.jsonl"))
    dialog.reject()
    settle()
    assert check_file(tmp_path / "t.jsonl").entries == 1
    assert any("t.jsonl" in one for one, _undo in hand.bar.said)

    hand.presenter.export(str(tmp_path / "nowhere" / "t.jsonl"))
    settle()
    assert hand.bar.warned


def test_an_office_that_decided_nothing_says_what_will_come(qtbot: QtBot) -> None:
    hand = Hand(qtbot)
    hand.desk.store.kept.links = ()
    hand.presenter.refresh()
    settle()
    assert hand.lines == []
    assert not hand.find("exportTrail").isVisibleTo(hand.page)
    assert not hand.find("trailStrip").isVisibleTo(hand.page)
