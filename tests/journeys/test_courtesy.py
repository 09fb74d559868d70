"""A programme that asks too much of people: mended with the mouse, kept with the keyboard, undone."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from support.journeys import Field

from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.hand_in import HandInService

pytestmark = pytest.mark.slow


def test_a_conflict_is_mended_by_its_fix_another_kept_with_the_keyboard_then_undone(trip: Field) -> None:
    hand, programmes = trip.hand, trip.workspace.programmes
    day = date(2025, 10, 7)
    first = programmes.add(trip.dossier, day, at=time(9))
    second = programmes.add(trip.dossier, day, at=time(9, 30))
    hand.click("nav_programme")
    for item, title in ((first, "Restitution"), (second, "Usine")):
        programmes.put(replace(item, title=title))

    def line(item: ProgrammeItem) -> ProgrammeItem:
        return next(one for one in programmes.items(trip.dossier) if one.id == item.id)

    def remarks() -> str:
        return hand.find("remark_0", QWidget).accessibleName()

    # 1. the overlap, with the mouse
    assert "Restitution" in remarks()
    hand.click("fixRemark_0")
    hand.wait(lambda: hand.sees("remarks") is None, "nothing more to remark")
    assert f"{line(second).starts_at:%H:%M}" == "10:00"

    # 2. a meeting late in the evening, kept with the keyboard alone
    hand.type_in("item_starts", "17:00")
    hand.wait(lambda: hand.sees("keepRemark_0") is not None, "a remark on the hours")
    assert "en dehors des heures d’ouverture" in remarks().replace("'", "’")
    keep = hand.find("keepRemark_0", QWidget)
    for _tab in range(60):
        if QApplication.focusWidget() is keep:
            break
        hand.press("Shift+Tab")
    assert QApplication.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Return)
    hand.wait(lambda: line(second).overruled == ("outside_hours",), "the remark set aside")
    assert codes(trip.workspace.hand_in, trip) == set()

    # 3. and made again by undoing
    hand.press("Ctrl+Z")
    hand.wait(lambda: line(second).overruled == (), "the remark made again")
    hand.wait(lambda: hand.sees("keepRemark_0") is not None, "the remark in sight")
    assert codes(trip.workspace.hand_in, trip) == {"outside_hours"}


def codes(hand_in: HandInService, trip: Field) -> set[str]:
    """What the claim finds of the hours of the programme."""
    found = {one.code.value for one in hand_in.review(trip.dossier).findings}
    return found & {"outside_hours", "overlap"}
