"""What an earlier mission left to do, taken over on the report page: driven by hand."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_mission
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import PageHand
from support.screens import settle

from lianes_desktop.domain.ids import DossierId, FollowUpId
from lianes_desktop.domain.reports import FollowUp
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.overview.summary import shown
from lianes_desktop.ui.overview.values import Done
from lianes_desktop.ui.report.presenter import ReportPresenter
from lianes_desktop.ui.report.screen import report_screen

pytestmark = pytest.mark.usefixtures("theme")
BEFORE = DossierId(UUID(int=9))
EARLIER = a_mission(id=BEFORE, title="Oujda 2025", starts_on=date(2025, 10, 12), ends_on=date(2025, 10, 15))
GUIDE = FollowUp(FollowUpId(UUID(int=20)), BEFORE, "Envoyer le guide", "Claire", date(2026, 1, 15))
VISIT = FollowUp(FollowUpId(UUID(int=21)), BEFORE, "Revenir")
DONE = FollowUp(FollowUpId(UUID(int=22)), BEFORE, "Remercier", done_on=date(2025, 11, 1))


class Player(PageHand):
    """The report of the second mission, open."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk, self.bar, self.compass = PageDesk(a_mission(), EARLIER, GUIDE, VISIT, DONE), Bar(), Compass()
        desk = self.desk
        screen = report_screen(desk.reports, desk.carrying, desk.programmes, Jobs(), self.compass, self.bar, desk.clock)
        assert isinstance(screen.presenter, ReportPresenter)
        self.presenter = screen.presenter
        super().__init__(qtbot, screen.page)
        desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    def words(self, name: str) -> str:
        labels = self.find(name).findChildren(QLabel)
        return " ".join(one.text() for one in labels).translate({0x2068: None, 0x2069: None, 0xA0: " "})


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot)
    yield made
    made.page.close()


def test_what_is_left_is_offered_and_taken_over_with_its_owner_and_day(player: Player) -> None:
    assert "« Oujda 2025 » laisse 2 suites à faire" in player.words("leftOver_0")
    assert "Envoyer le guide · Claire · 15/01/2026" in player.words("leftOver_0")
    player.click("carry_0")

    taken = player.desk.reports.read(DOSSIER).records.follow_ups
    assert [(one.what, one.owner, one.due_on) for one in taken] == [
        ("Envoyer le guide", "Claire", date(2026, 1, 15)),
        ("Revenir", "", None),
    ]
    assert [one.carried_from for one in taken] == [GUIDE.id, VISIT.id]
    assert player.page.findChild(QWidget, "leftOver_0") is None
    assert player.bar.said == [("Suites reprises", True)]
    player.desk.records.undo.undo()
    settle()
    assert "laisse 2 suites" in player.words("leftOver_0")


def test_the_old_ones_say_where_they_live_on(player: Player) -> None:
    player.click("carry_0")
    player.presenter.open(BEFORE)
    settle()
    labels = [one for one in player.page.findChildren(QLabel, "followCarried") if one.isVisibleTo(player.page)]
    said = {one.text().translate({0x2068: None, 0x2069: None, 0xA0: " "}) for one in labels}

    assert said == {"Reprise dans « Oujda, efficacité énergétique »"}
    assert len(labels) == 2


def test_the_overview_leads_to_what_may_be_taken_over(player: Player) -> None:
    lines = player.desk.overviews.overview(DOSSIER).checklist
    line = lines[0]
    assert (line.count, line.section.value, line.field) == (2, "report", "carry")
    seen = shown(player.desk.overviews.overview(DOSSIER), player.desk.clock.today())
    assert (seen.checks[0].done, seen.checks[0].words) == (Done.OFFERED, "2 suites à reprendre")
    assert seen.checks_left.split()[1] == str(sum(one.done is not Done.DONE for one in seen.checks[1:]))
    player.presenter.reveal(line.subject, line.field)
    settle()
    assert player.find("carry_0").hasFocus()
    player.click("carry_0")
    player.presenter.reveal(None, "carry")  # nothing is left to take over

    assert player.desk.overviews.overview(DOSSIER).checklist[0].field != "carry"


def test_a_store_that_fails_is_said_and_an_offer_that_went_is_nothing(player: Player) -> None:
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    player.click("carry_0")
    assert len(player.bar.warned) == 1
    player.desk.fail(None)
    player.presenter.lines.carry(4)
    player.presenter.open(None)
    player.presenter.lines.turn_to(None)
    player.presenter.lines.carry(0)

    assert player.desk.reports.read(DOSSIER).records.follow_ups == ()
    assert player.presenter.lines.left_over() == ()
