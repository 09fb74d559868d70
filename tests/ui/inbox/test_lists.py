from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from support.builders import an_expense

from lianes_desktop.ui.inbox.bundle_list import BundleModel
from lianes_desktop.ui.inbox.desk_values import LineRow
from lianes_desktop.ui.inbox.line_list import LineList, LineModel
from lianes_desktop.ui.inbox.values import InboxLine
from lianes_desktop.ui.kit.rows import LINE

BUNDLE = InboxLine(
    "a", "Ville de Lille", "Oujda", "14 oct.", "Signature vérifiée", "ok", "shield-check", "339,99 €", "À instruire"
)
ROW = LineRow(
    an_expense("1").id, "Pièce 1", "Hôtel", "Hébergement", "747,23 €", "700,00 €", True, "Réduite", "warn",
    "circle-minus", "Au-dessus du plafond.",
)  # fmt: skip
GONE = LineRow(
    an_expense("2").id, "Pièce 2", "Taxi", "Taxi", "12,00 €", "retirée", False, "Retirée", "ink3", "x", removed=True,
    head="Lignes retirées",
)  # fmt: skip


def test_the_list_of_bundles_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = BundleModel()
    qtmodeltester.check(model)
    model.show([BUNDLE])
    qtmodeltester.check(model)

    assert model.data(model.index(0)) == "À instruire"
    assert model.data(model.index(1)) == "Ville de Lille"
    assert model.data(model.index(1), LINE) is BUNDLE


def test_a_head_is_read_but_never_chosen() -> None:
    model = BundleModel()
    model.show([BUNDLE])

    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_line_that_was_removed_is_read_but_never_chosen(qtmodeltester: ModelTester) -> None:
    model = LineModel()
    model.show([ROW, GONE])
    qtmodeltester.check(model)

    chosen = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(3)]
    assert chosen == [True, False, False]
    assert [model.data(model.index(row)) for row in range(3)] == ["Hôtel", "Lignes retirées", "Taxi"]


def test_lines_are_spoken_whole() -> None:
    bundles, lines = BundleModel(), LineModel()

    assert bundles.told(BUNDLE) == "Ville de Lille, Oujda, 14 oct., Signature vérifiée, 339,99 €"
    assert lines.told(ROW) == ("Pièce 1, Hôtel, Hébergement, 747,23 €, Réduite, 700,00 €, Au-dessus du plafond.")


def test_a_list_of_lines_ends_on_the_edge_of_a_row(qtbot: QtBot) -> None:
    lines = LineList()
    qtbot.addWidget(lines)
    lines.resize(300, 54 * 3 + 20)
    lines.show()

    assert lines.viewport().height() == 54 * 3
    lines.resize(300, 54 * 4)
    assert lines.viewport().height() == 54 * 4
