"""The grid of the financial report, read from the reference data that is shipped."""

import json
from typing import Any

from lianes_desktop.domain.cerfa import CerfaGrid, CerfaLine, LineCode, Part
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.headings import BudgetHeading


def load(text: str) -> CerfaGrid:
    """The grid written in ``cerfa_15059.json``.

    Raises:
        ValueError: not JSON, a part or a heading unknown, or a cost whose line the grid does not have.
        KeyError: a field is missing.
    """
    read = json.loads(text)
    grid = CerfaGrid(
        source=read["source"],
        due_months=read["due_months"],
        lines=tuple(_line(one) for one in read["lines"]),
        headings={BudgetHeading(heading): code for heading, code in read["headings"].items()},
        kinds=dict(read["kinds"]),
    )
    known = {one.code for one in grid.lines}
    lost = {*grid.headings.values(), *grid.kinds.values(), *LineCode} - known
    if lost or set(grid.headings) != set(BudgetHeading):
        raise ValueError(sorted(lost) or sorted(set(BudgetHeading) - set(grid.headings)))
    return grid


def _line(one: dict[str, Any]) -> CerfaLine:
    return CerfaLine(one["code"], Part(one["part"]), one["account"], _texts(one["names"]), _texts(one.get("note", {})))


def _texts(words: dict[str, str]) -> Texts:
    return tuple(words.items())
