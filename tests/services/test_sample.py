"""The dossier shipped for a first look, and the reference data."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import REFERENCE, RESOURCES
from support.desks import Desk

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services import sample_data
from lianes_desktop.services.acts import Act
from lianes_desktop.services.reference import load

SHIPPED = RESOURCES / "sample"


def photographs(folder: Path) -> None:
    folder.mkdir()
    for one in sample_data.SPENT:
        if one.photograph:
            (folder / one.photograph).write_bytes(f"photo {one.photograph}".encode())


def test_the_sample_is_a_whole_mission_that_can_be_undone(desk: Desk) -> None:
    photographs(desk.photographs)
    dossier = desk.dossiers.add_sample()
    records = desk.dossiers.read(dossier)

    assert records.action.sample
    assert (len(records.participants), len(records.items), len(records.contacts)) == (3, 21, 7)
    assert [one.number for one in records.expenses] == list(range(1, len(sample_data.SPENT) + 1))
    lines = desk.hand_in.statement(dossier).lines
    assert {line.assessment.eligibility for line in lines} == {
        Eligibility.ELIGIBLE,
        Eligibility.PARTIAL,
        Eligibility.NOT_ELIGIBLE,
        Eligibility.RECEIPT_MISSING,
    }
    assert len(desk.programme.overlaps(dossier)) == 1
    assert sum(one.consent.state is ConsentState.TO_ASK for one in records.contacts) == 1
    assert desk.expenses.thumbnail(records.receipts[0].pages[0].digest) is not None
    assert desk.undo.undo() is Act.ADD_SAMPLE
    assert desk.dossiers.all() == ()


def test_the_sample_has_two_receipts_to_complete_and_no_other_error(desk: Desk) -> None:
    photographs(desk.photographs)
    dossier = desk.dossiers.add_sample()
    errors = [one.code for one in desk.hand_in.checks(dossier) if one.level is Level.ERROR]

    assert errors == [FindingCode.RECEIPT_MISSING] * 2
    unproved = [
        one
        for one in desk.hand_in.statement(dossier).lines
        if one.assessment.eligibility is Eligibility.RECEIPT_MISSING
    ]
    assert len(unproved) == 2, "the lost receipt has its declaration and its visa"
    assert not desk.hand_in.ready(dossier)
    totals = desk.expenses.totals(dossier)
    assert 0 < totals.asked_cents < totals.eligible_cents < totals.spent_cents


def test_without_photographs_the_sample_still_opens(desk: Desk) -> None:
    records = desk.dossiers.read(desk.dossiers.add_sample())

    assert records.receipts == ()
    assert all(not one.receipts for one in records.expenses)


def test_lines_and_expenses_meet(desk: Desk) -> None:
    records = desk.dossiers.read(desk.dossiers.add_sample())
    titles: dict[object, ProgrammeItem] = {one.id: one for one in records.items}
    linked = {one.payee: titles[one.item].title for one in records.expenses if one.item}

    assert linked["Restaurant Dar Tazi"].startswith("Dîner")
    assert linked["Petit taxi 2214"] == "Aéroport"


@pytest.mark.parametrize("spent", [one for one in sample_data.SPENT if one.photograph], ids=lambda one: one.photograph)
def test_the_sample_tells_what_is_printed_on_its_photographs(spent: sample_data.Spent) -> None:
    printed = json.loads((SHIPPED / "receipts.json").read_text("utf-8"))["receipts"]
    (found,) = (one for one in printed if one["file"] == spent.photograph)

    assert (SHIPPED / spent.photograph).is_file()
    assert (spent.amount, spent.currency, spent.kind) == (found["amount"], found["currency"], found["kind"])


def test_the_reference_data_is_the_edition_of_the_brochure() -> None:
    edition = REFERENCE.edition

    assert (edition.mission_rate, edition.hosting_direct_rate, edition.hosting_ad_hoc_rate) == (
        Decimal("0.455"),
        Decimal("0.455"),
        None,
    )
    assert (edition.budget_per_person_cents, edition.mission_days, edition.letter_deadline) == (130000, (3, 5), (9, 1))
    assert (edition.lost_receipt_line_cents, edition.lost_receipt_person_cents, edition.year) == (3000, 10000, 2026)
    assert len(REFERENCE.kinds) == 31
    taxi = REFERENCE.kind("TAXI")
    assert (taxi.heading, taxi.mission, taxi.hosting) == (
        BudgetHeading.LOCAL_TRANSPORT,
        Coverage.FULL,
        Coverage.DIRECT,
    )
    assert {one.id for one in REFERENCE.organisations} >= {"FR-LIL", "MA-OUJ-C"}
    assert sum(one.direct for one in REFERENCE.partnerships) == 4


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"edition": {}}', '{"edition": {"rates": {"mission": "x"}}}'])
def test_anything_else_is_not_our_reference_data(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(text)


def test_an_edition_may_set_an_ad_hoc_rate_and_nonsense_is_refused() -> None:
    plain = json.loads((RESOURCES / "reference" / "reference_data.json").read_text("utf-8"))
    plain["edition"]["rates"]["accueil_ponctuel"] = "0.2"
    assert load(json.dumps(plain)).editions[0].hosting_ad_hoc_rate == Decimal("0.2")

    plain["edition"]["rates"]["mission"] = "beaucoup"
    with pytest.raises(ValueError, match="not our reference data"):
        load(json.dumps(plain))
    assert date(2026, 10, 12) == sample_data.FIRST_DAY
