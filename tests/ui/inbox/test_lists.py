from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lianes_desktop.ui.inbox.lists import LINE, ClaimList, LineModel, bundle_spoken, claim_spoken
from lianes_desktop.ui.inbox.values import ClaimLine, Head, InboxLine, Row

BUNDLE = InboxLine("a", "Ville de Lille", "Oujda", "14 oct.", "Signature vérifiée", "ok", "shield-check", "339,99 €")
LINE_OF_CLAIM = ClaimLine(
    "Pièce 1", "Hôtel", "Nuitée", "747,23 €", "747,23 €", False, "Éligible", "ok", "check", (), ()
)


def test_the_list_of_bundles_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model: LineModel[Row] = LineModel(bundle_spoken)
    qtmodeltester.check(model)
    model.show([Head("À vérifier"), BUNDLE, Head("Dossiers reçus"), BUNDLE])
    qtmodeltester.check(model)

    assert model.rowCount() == 4
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(1), LINE) is BUNDLE
    assert model.data(model.index(1), Qt.ItemDataRole.DecorationRole) is None


def test_a_head_is_read_but_never_chosen() -> None:
    model: LineModel[Row] = LineModel(bundle_spoken)
    model.show([Head("À vérifier"), BUNDLE])

    assert model.data(model.index(0)) == "À vérifier"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_the_same_lines_change_nothing() -> None:
    model: LineModel[Row] = LineModel(bundle_spoken)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show([BUNDLE])
    model.show([BUNDLE])

    assert len(resets) == 1


def test_lines_are_spoken_whole() -> None:
    assert bundle_spoken(BUNDLE) == "Ville de Lille, Oujda, Signature vérifiée, 339,99 €"
    assert claim_spoken(LINE_OF_CLAIM) == "Pièce 1, Hôtel, 747,23 €, Éligible"


def test_a_list_of_lines_ends_on_the_edge_of_a_row(qtbot: QtBot) -> None:
    lines = ClaimList()
    qtbot.addWidget(lines)
    lines.resize(300, 54 * 3 + 20)
    lines.show()

    assert lines.viewport().height() == 54 * 3
    lines.resize(300, 54 * 4)
    assert lines.viewport().height() == 54 * 4
