"""Steering the money: envelopes, funders, and the figures of an edition."""

import errno
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.desks import Desk, InMemory
from support.fakes import no_progress
from support.fingers import plain
from support.office_money import EDITION, a_claim, a_decision, a_payment

from lianes_desktop import durable
from lianes_desktop.documents.money_book import MoneyWorkbooks
from lianes_desktop.domain.chain import broken_at
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.payments import PaymentState
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.scopes import AlertKind
from lianes_desktop.domain.spending import Cut
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, Cause, UnavailableError
from lianes_desktop.services.ports.money import MoneyBook
from lianes_desktop.ui.kit.typed import override

LILLE = OrganisationId("FR-LIL")


def fill(desk: Desk) -> None:
    """An edition whose money is nearly gone."""
    first, second = a_claim(1, asked=900_000), a_claim(2, asked=50_000, letter="B", year=2027, title="=1+1")
    desk.records.keep(
        None,
        first,
        second,
        a_decision(first, 850_000),
        a_payment(1, 400_000, state=PaymentState.PAID),
        Envelope(new_id(), EDITION, 1_000_000, letter="A"),
        Envelope(new_id(), EDITION, 300_000, organisation=LILLE),
        FunderShare(new_id(), EDITION, "Ministère", 800_000),
        FunderShare(new_id(), EDITION, "+Agents", 400_000, in_kind=True, cap_parts=2_500),
    )


def test_an_edition_is_read_from_claims_decisions_and_payments(either_desk: Desk) -> None:
    fill(either_desk)

    money = either_desk.money.read(EDITION, Cut.KIND)

    assert [(line.key, line.sums.asked_cents, line.left_cents) for line in money.spending.lines] == [
        ("A", 900_000, 150_000), ("B", 50_000, None),
    ]  # fmt: skip
    total = money.spending.total
    assert (total.sums.accepted_cents, total.sums.paid_cents, total.sums.pending_cents) == (850_000, 400_000, 50_000)
    assert total.envelope_cents is None  # by kind and by authority: nobody can tell their sum
    assert [one.kind for one in money.spending.alerts] == [AlertKind.OVERRUN, AlertKind.NEAR]
    assert [one.counted_cents for one in money.funders.brought] == [800_000, 300_000]
    assert len(money.envelopes) == 2
    assert either_desk.money.read("2030", Cut.YEAR).envelopes == ()


def test_envelopes_are_added_corrected_removed_and_undone(either_desk: Desk) -> None:
    kept = Envelope(new_id(), EDITION, 100)
    either_desk.money.add_envelope(kept)
    either_desk.money.correct_envelope(replace(kept, cents=200, note=" Avenant "))
    assert either_desk.money.envelope(kept.id) == replace(kept, cents=200, note="Avenant")
    assert either_desk.heard[-1] == frozenset({Topic.ENVELOPES})
    with pytest.raises(RefusedError):
        either_desk.money.correct_envelope(replace(kept, cents=0))
    either_desk.money.remove_envelope(kept.id)
    either_desk.money.remove_envelope(kept.id)
    either_desk.money.correct_envelope(kept)

    assert either_desk.money.envelope(kept.id) is None
    acts = [either_desk.undo.undo() for _one in range(3)]
    assert acts == [Act.REMOVE_ENVELOPE, Act.CORRECT_ENVELOPE, Act.ADD_ENVELOPE]


def test_funders_are_added_corrected_removed_and_undone(either_desk: Desk) -> None:
    kept = FunderShare(new_id(), EDITION, "Région", 100)
    either_desk.money.add_share(kept)
    either_desk.money.correct_share(replace(kept, in_kind=True, cap_parts=5_000))
    found = either_desk.money.share(kept.id)
    assert found is not None
    assert (found.in_kind, found.cap_parts) == (True, 5_000)
    either_desk.money.remove_share(kept.id)

    assert either_desk.money.share(kept.id) is None
    acts = [either_desk.undo.undo() for _one in range(3)]
    assert acts == [Act.REMOVE_FUNDER, Act.CORRECT_FUNDER, Act.ADD_FUNDER]


def test_authorities_and_editions_are_those_known_here(desk: Desk) -> None:
    assert [one.code for one in desk.money.editions()] == [EDITION]
    assert desk.money.name_of(LILLE) == "Ville de Lille"
    assert desk.money.name_of(OrganisationId("?")) == desk.money.name_of(None) == ""


def test_every_change_stands_in_the_trail(tmp_path: Path) -> None:
    memory = InMemory()
    money = Desk(memory, tmp_path).money
    envelope, share = Envelope(new_id(), EDITION, 100), FunderShare(new_id(), EDITION, "Région", 100)
    money.add_envelope(envelope)
    money.correct_envelope(replace(envelope, cents=5))
    money.remove_envelope(envelope.id)
    money.add_share(share)
    money.correct_share(replace(share, cap_parts=10))
    money.remove_share(share.id)

    links = memory.store.kept.links
    assert [one.deed.act for one in links] == [
        *(Done.ENVELOPE_SET, Done.ENVELOPE_SET, Done.ENVELOPE_REMOVED),
        *(Done.FUNDER_SET, Done.FUNDER_SET, Done.FUNDER_REMOVED),
    ]
    assert broken_at(links) is None


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_workbook_adds_up_to_the_cent_and_reckons_no_text(desk: Desk, tmp_path: Path, language: str) -> None:
    fill(desk)
    desk.records.keep(None, a_claim(3, asked=1, organisation=None, authority="", letter="", year=0))
    to = tmp_path / "budget.xlsx"
    seen: list[tuple[int, int]] = []
    catalogue.activate(language)
    try:
        assert desk.money.write(EDITION, to, lambda at, of: seen.append((at, of))) == to
    finally:
        catalogue.activate("fr")

    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    values, formulas = load_workbook(to, data_only=True), load_workbook(to)
    assert len(values.sheetnames) == 5
    for name in values.sheetnames[:3]:
        sheet = values[name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        *lines, total = rows
        asked = [round(100 * (row[3] or 0)) for row in lines]
        assert sum(asked) == round(100 * total[3]) == 950_001
        assert formulas[name].cell(len(rows) + 1, 4).value == f"=SUM(D2:D{len(rows)})"
        assert sheet.sheet_view.rightToLeft is (language == "ar" or None)
    dossiers = values[values.sheetnames[3]]
    assert dossiers.cell(3, 2).value == "=1+1"
    assert formulas[values.sheetnames[3]].cell(3, 2).data_type == "s"
    funders = values[values.sheetnames[4]]
    assert [cell.value for cell in funders["A"]][1:3] == ["Ministère", "+Agents"]
    assert [funders.cell(3, at).value for at in (3, 5, 6, 7)] == [4_000, 0.25, 3_000, 1_000]


def test_a_workbook_without_anything_opens(desk: Desk, tmp_path: Path) -> None:
    desk.money.write(EDITION, tmp_path / "vide.xlsx", no_progress)

    sheet = load_workbook(tmp_path / "vide.xlsx").worksheets[0]
    assert [plain(cell.value) for cell in sheet["A"]] == ["Par type d'action", "Total"]


def test_an_authority_with_money_and_no_dossier_stands_under_its_name(desk: Desk, tmp_path: Path) -> None:
    desk.money.add_envelope(Envelope(new_id(), EDITION, 100, organisation=LILLE))
    desk.money.write(EDITION, tmp_path / "b.xlsx", no_progress)

    sheet = load_workbook(tmp_path / "b.xlsx").worksheets[1]
    assert sheet["A2"].value == "Ville de Lille"


def test_a_workbook_given_up_or_refused_by_the_medium_leaves_what_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "budget.xlsx"
    to.write_text("before")

    def stop(at: int, _of: int) -> None:
        if at:
            raise CancelledError

    with pytest.raises(CancelledError):
        desk.money.write(EDITION, to, stop)

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync_file", fail)
    with pytest.raises(UnavailableError) as error:
        desk.money.write(EDITION, to, no_progress)
    assert error.value.why is Cause.DISK_FULL
    assert to.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir() if one.name != "sample"] == ["budget.xlsx"]


def test_a_disk_that_fills_while_the_workbook_is_put_together_is_said(desk: Desk) -> None:
    class Full(io.BytesIO):
        @override
        def write(self, _data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    table = desk.money.read(EDITION, Cut.KIND)
    book = MoneyBook(EDITION, desk.clock.now(), (table.spending,), table.funders, {})
    with pytest.raises(OSError, match="No space"):
        MoneyWorkbooks().write(book, Full())
