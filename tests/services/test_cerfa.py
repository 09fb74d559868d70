"""The grid of the financial report, as it is shipped and as it may not be."""

import json
from typing import Any

import pytest
from support.builders import REFERENCE, RESOURCES

from lianes_desktop.domain.cerfa import CHARGES, LineCode, Part
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.services.cerfa import load

SHIPPED: dict[str, Any] = json.loads((RESOURCES / "reference" / "cerfa_15059.json").read_text(encoding="utf-8"))


def test_what_is_shipped_has_a_line_for_every_cost() -> None:
    grid = load(json.dumps(SHIPPED))

    assert {one.part for one in grid.lines} == set(Part)
    assert {grid.line(grid.headings[one]).part for one in BudgetHeading} == {Part.PURCHASES}
    assert all(grid.line(code).part in CHARGES for code in grid.kinds.values())
    assert set(grid.kinds) <= {one.code for one in REFERENCE.kinds}
    assert grid.line(LineCode.FUNDER).account == "74"
    assert all({"fr", "en", "ar"} == {language for language, _words in one.names} for one in grid.lines)
    assert "15059" in grid.source


def test_a_line_there_is_not_is_no_line() -> None:
    with pytest.raises(KeyError):
        load(json.dumps(SHIPPED)).line("?")


@pytest.mark.parametrize(
    "change",
    [
        {"headings": {**SHIPPED["headings"], "other": "nowhere"}},
        {"headings": {"air": "air"}},
        {"kinds": {"BANQ": "nowhere"}},
        {"lines": [one for one in SHIPPED["lines"] if one["code"] != "own"]},
        {"lines": [{**SHIPPED["lines"][0], "part": "elsewhere"}]},
    ],
)
def test_a_grid_that_loses_a_cost_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        load(json.dumps(SHIPPED | change))
