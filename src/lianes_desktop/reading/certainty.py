"""How sure a total is: the evidence for it in figures, and the confidence they make.

Calibrated on photographs (``make bench-receipts``): of the totals shown as sure, at most one in a hundred is wrong.
"""

import re
from dataclasses import dataclass

from lianes_desktop.reading.lines import Page

MENDED_AT_MOST = 78.0
"""A total mended by arithmetic is always looked at."""
INDIC_AT_MOST, INDIC_ALONE_AT_MOST = 79.0, 55.0
"""Arabic-Indic figures are always looked at; a total of them that nothing adds up to is not shown."""
_ANEW = 10.0
"""What it is worth to be read the same in every other light."""
_OTHERWISE = (0.0, 0.0, 8.0, 15.0)
"""What it takes off to be read otherwise, by the number of lights."""
_SHARP = 0.95
_WEAK = 0.8
_SLASHED = re.compile(r"\b28\d\d\b|\b\d\d/\d\d/28\d\d\b")
"""A year that cannot be: a font whose noughts are slashed reads as eights."""


@dataclass
class Evidence:
    """What speaks for a total, in figures: what its confidence is made of."""

    score: float
    margin: float
    proofs: int
    again: bool
    rate: bool
    labelled: float
    """1 for a label without doubt, less for a bare one."""
    currency: bool
    clean: bool
    mended: bool
    read: float
    """The engine's own score of the piece."""
    doubt: float
    """What a page that reads badly takes off."""
    indic: bool
    gainsaid: bool
    """Figures that should add up to it do not."""
    slashed: bool
    """Noughts of this page read as eights."""
    agreed: int = 0
    """In how many other lights the same was read…"""
    read_anew: int = 0
    """…of how many."""


def confidence(evidence: Evidence) -> int:
    """How sure, 0 to 99."""
    points = 54.0 + min(12.0, max(0.0, evidence.score) * 1.5) + min(10.0, max(0.0, evidence.margin) * 2.0)
    points += {0: 0.0, 1: 14.0}.get(evidence.proofs, 20.0)
    points += 5.0 * evidence.again + 5.0 * evidence.rate + 8.0 * evidence.labelled + 4.0 * evidence.currency
    points += _ANEW * (evidence.read_anew > 0 and evidence.agreed == evidence.read_anew)
    points = min(99.0, points)  # much evidence for a figure takes nothing off what speaks against it
    points -= 12.0 * (not evidence.clean) + 25.0 * evidence.gainsaid + 8.0 * evidence.slashed
    points -= max(0.0, _SHARP - evidence.read) * 150 + evidence.doubt
    points -= _OTHERWISE[evidence.read_anew - evidence.agreed]
    if evidence.mended:
        points = min(points, MENDED_AT_MOST)
    if evidence.indic:
        points = min(points, INDIC_AT_MOST if evidence.proofs else INDIC_ALONE_AT_MOST)
    return max(0, min(99, round(points)))


def slashed(page: Page) -> bool:
    """Whether noughts of the page were read as eights."""
    return any(_SLASHED.search(row.folded) for row in page.rows)


def doubt_of(page: Page) -> float:
    """What a page that reads badly takes off every confidence."""
    scores = [line.score for line in page.lines]
    if not scores:
        return 40.0
    mean = sum(scores) / len(scores)
    weak = sum(score < _WEAK for score in scores) / len(scores)
    return max(0.0, (0.93 - mean) * 150) + max(0.0, (weak - 0.2) * 60)
