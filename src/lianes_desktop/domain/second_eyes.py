"""When a second person of the office has to agree with a verdict (PEERS I3: four eyes above a threshold).

The threshold is data of the edition: what the programme reckons for one person of a mission (V21, the budget per
person). A line that alone gives, or takes away, as much as a whole person's mission is worth a second look; a taxi is
not. A convention may not lower or lift it: it is the office's own safeguard.
"""

from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.reviewing import LineVerdict, Verdict


def threshold_cents(edition: ProgrammeEdition) -> int:
    """From how many euro cents, given or taken away, a second person is asked for."""
    return edition.budget_per_person_cents


def asks_for_second(verdict: LineVerdict | None, threshold: int) -> bool:
    """Whether a second person has to agree with a verdict and has not yet; nothing is decided of what is held."""
    return verdict is not None and needs_second(verdict, threshold) and not verdict.seconded_by


def needs_second(verdict: LineVerdict, threshold: int) -> bool:
    """Whether as much is kept, or as much taken off."""
    taken_off = verdict.eligible_cents - verdict.kept_cents
    return verdict.verdict is not Verdict.HOLD and max(verdict.kept_cents, taken_off) >= threshold


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, however they are written; nobody is never another person."""
    return fold(one) == fold(other) or not fold(one) or not fold(other)
