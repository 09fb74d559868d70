"""From the lines of a page to the fields of a receipt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lianes_desktop.domain.readings import Expected, Read, Reading, Trade
from lianes_desktop.reading.certainty import INDIC_AT_MOST
from lianes_desktop.reading.currencies import currency_of
from lianes_desktop.reading.dates import date_of
from lianes_desktop.reading.figures import amounts_of
from lianes_desktop.reading.lines import Line, Page, page_of
from lianes_desktop.reading.payees import payee_of
from lianes_desktop.reading.roles import labelled
from lianes_desktop.reading.taxes import vat_of
from lianes_desktop.reading.totals import total_of, weigh
from lianes_desktop.reading.trades import alcohol_of, covers_of, trade_of

T = TypeVar("T")
Again = Callable[[Line], Sequence[str]]
"""The same piece of text read anew in other lights; empty when it cannot be."""

ALONE = Expected()
_MOST_AMOUNTS = 400
"""A receipt has fewer; of a page that has more, the last are looked at: the total stands at the foot."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The pieces of text of a page and its size, in pixels of the upright page."""

    lines: Sequence[Line]
    size: tuple[float, float]
    indic: bool = False
    """Whether its figures are Arabic-Indic, which no engine reads for certain."""


def extract(printed: Printed, expected: Expected = ALONE, again: Again = lambda _line: ()) -> Reading:
    """Every field that can be told."""
    page = page_of(printed.lines, printed.size)
    page.indic = printed.indic
    amounts = amounts_of(page)
    told = labelled(page, amounts[-_MOST_AMOUNTS:])
    weighed = weigh(page, told)
    total = total_of(page, told, weighed, again)
    value = total.value if total is not None else None
    paid_on, paid_time = date_of(page, expected, again)
    trade = trade_of(page)
    return Reading(
        total=total,
        currency=currency_of(page, told, weighed.best if total is not None else None, expected),
        paid_on=_looked_at(paid_on, page),
        paid_time=_looked_at(paid_time, page),
        payee=payee_of(page, amounts, expected),
        vat=_looked_at(vat_of(page, told, value), page),
        trade=trade,
        covers=_looked_at(covers_of(page), page),
        alcohol=_looked_at(
            alcohol_of(page, told, value) if trade is not None and trade.value is Trade.MEAL else None, page
        ),
        words="\n".join(row.text for row in page.rows),
    )


def _looked_at(read: Read[T] | None, page: Page) -> Read[T] | None:
    """What is told by figures; of Arabic-Indic ones it is never sure."""
    if read is None or not page.indic:
        return read
    return replace(read, confidence=min(read.confidence, round(INDIC_AT_MOST)))
