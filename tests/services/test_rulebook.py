"""The names of the kinds of expense that Lianes added."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.builders import SETTINGS
from support.desks import Desk

from lianes_desktop.domain.editions import BudgetHeading, Coverage, ExpenseKind, Texts
from lianes_desktop.domain.settings import IssuedSettings
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import activate, lend_names


def issued(version: int, *names: Texts) -> IssuedSettings:
    added = tuple(
        ExpenseKind(f"AJ{at}", BudgetHeading.OTHER, Coverage.FULL, Coverage.FULL, lost_receipt_allowed=False, names=one)
        for at, one in enumerate(names)
    )
    settings = replace(SETTINGS, version=version, kinds=(*SETTINGS.kinds, *added))
    return IssuedSettings(version, settings, f"{version:064x}", datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def lent(desk: Desk) -> Iterator[Desk]:
    lend_names(desk.rules.kind_names)
    activate("fr")
    yield desk
    activate("fr")
    lend_names(None)


def test_a_kind_that_was_added_has_its_own_name_in_each_language(lent: Desk) -> None:
    lent.records.keep(None, issued(1, (("fr", "Vélo loué"), ("ar", "دراجة مكتراة")), (("en", "Boat hire"),)))
    lent.records.keep(None, issued(2, (), (("en", "Hired boat"),)))

    assert wording.expense_kind("AJ0") == "Vélo loué", "named by an earlier issue"
    assert wording.expense_kind("AJ1") == "Hired boat"
    assert wording.expense_kind("TAXI") == "Taxi, VTC"
    assert wording.expense_kind("ZZZ") == "ZZZ"
    activate("ar")
    assert "دراجة مكتراة" in wording.expense_kind("AJ0")


def test_names_are_lent_and_taken_back(lent: Desk) -> None:
    lent.records.keep(None, issued(1, (("fr", "Vélo loué"),)))
    lend_names(None)

    assert wording.expense_kind("AJ0") == "AJ0"
