"""Programme lines that the same people cannot both attend."""

from collections.abc import Sequence
from datetime import datetime

from lianes_desktop.domain.programmes import Overlap, ProgrammeItem


def overlaps(items: Sequence[ProgrammeItem]) -> tuple[Overlap, ...]:
    """Every pair that shares time and somebody, in order of time; pairs accepted are left out."""
    raise NotImplementedError


def smallest_fix(items: Sequence[ProgrammeItem], overlap: Overlap) -> datetime:
    """The local start of the second line that ends the overlap by moving it least."""
    raise NotImplementedError
