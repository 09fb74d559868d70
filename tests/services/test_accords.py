"""The signed agreement of a new partnership, kept with its dossier."""

from support.builders import DOSSIER, a_mission, a_partnership
from support.page_desk import PageDesk

from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered

PAPER = Offered("accord.pdf", data=b"%PDF accord")


def test_the_accord_is_kept_shown_and_let_go() -> None:
    desk = PageDesk(a_partnership())
    desk.accords.attach(DOSSIER, PAPER)
    action = desk.dossiers.action(DOSSIER)
    assert isinstance(action, NewPartnership)
    assert action.accord.paper is not None
    assert desk.accords.sheet(action.accord.paper)[1] >= 1
    assert desk.records.undo.can_undo is Act.ADD_PAPER

    desk.accords.detach(DOSSIER)
    assert desk.dossiers.action(DOSSIER) == a_partnership()


def test_a_dossier_of_another_kind_has_none() -> None:
    desk = PageDesk(a_mission())
    desk.accords.attach(DOSSIER, PAPER)

    assert desk.dossiers.action(DOSSIER) == a_mission()
    assert desk.records.undo.can_undo is None
