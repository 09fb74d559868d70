"""How an expense counts, as the list, the overview and the claim show it: words, tone and icon. No Qt."""

from typing import NamedTuple

from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import labels
from lianes_desktop.i18n.catalogue import _

HEADING_ICONS = {
    BudgetHeading.AIR: "plane",
    BudgetHeading.LODGING: "bed",
    BudgetHeading.MEALS: "utensils",
    BudgetHeading.LOCAL_TRANSPORT: "bus",
    BudgetHeading.OTHER: "paperclip",
}
"""One icon per line of the budget, the same on every page."""

_LOOKS = {
    Eligibility.ELIGIBLE: ("ok", "check"),
    Eligibility.PARTIAL: ("warn", "circle-slash-2"),
    Eligibility.TO_BE_AGREED: ("warn", "handshake"),
    Eligibility.NOT_ELIGIBLE: ("neutral", "x"),
    Eligibility.RECEIPT_MISSING: ("accent", "image-off"),
    Eligibility.INCOMPLETE: ("warn", "pencil"),
}
_SETTLED = frozenset({Eligibility.ELIGIBLE, Eligibility.PARTIAL, Eligibility.TO_BE_AGREED, Eligibility.NOT_ELIGIBLE})


class Mark(NamedTuple):
    """A state in words, a tone of the palette and an icon: never one without the others."""

    text: str
    tone: str
    icon: str


def judged(line: ExpenseLine) -> Mark:
    """The chip of a line: what it lacks first, then whether someone has looked at it, then how it counts."""
    eligibility = line.assessment.eligibility
    if eligibility in _SETTLED and not line.expense.reviewed:
        return Mark(_("À valider"), "info", "scan-text")
    return counted(eligibility)


def counted(eligibility: Eligibility) -> Mark:
    """How a line counts, whether or not someone has looked at it."""
    tone, icon = _LOOKS[eligibility]
    return Mark(labels.eligibility(eligibility), tone, icon)
