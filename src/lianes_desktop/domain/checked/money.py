"""An envelope or a funder's part as a page hands it: cleaned, or refused with every reason at once."""

from typing import TypeVar

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.checked.texts import LINE, REMARK, cleaned
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funders import WHOLE_PARTS
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

T = TypeVar("T", Envelope, FunderShare)

LETTERS = frozenset(one.value for one in ActionType)
YEARS = range(2000, 2101)


def checked_envelope(envelope: Envelope) -> Envelope:
    """An envelope above nought, narrowed to what there is.

    Raises:
        RefusedError: every reason at once, each under its field.
    """
    refusals: list[Refusal] = []
    clean = cleaned(envelope, {"note": REMARK}, refusals)
    if clean.cents <= 0:
        refusals.append(Refusal("cents", Problem.NOT_POSITIVE))
    if clean.letter and clean.letter not in LETTERS:
        refusals.append(Refusal("letter", Problem.NOT_IN_THE_LIST))
    if clean.year is not None and clean.year not in YEARS:
        refusals.append(Refusal("year", Problem.NOT_A_NUMBER))
    return _accepted(clean, refusals)


def checked_share(share: FunderShare) -> FunderShare:
    """A funder with a name who brings something; its cap is a part of the whole.

    Raises:
        RefusedError: every reason at once, each under its field.
    """
    refusals: list[Refusal] = []
    clean = cleaned(share, {"funder": LINE, "note": REMARK}, refusals)
    if not clean.funder:
        refusals.append(Refusal("funder", Problem.MISSING))
    if clean.cents <= 0:
        refusals.append(Refusal("cents", Problem.NOT_POSITIVE))
    if clean.cap_parts is not None and not 0 < clean.cap_parts <= WHOLE_PARTS:
        refusals.append(Refusal("cap_parts", Problem.NOT_A_SHARE))
    return _accepted(clean, refusals)


def _accepted(clean: T, refusals: list[Refusal]) -> T:
    if refusals:
        raise RefusedError(refusals)
    return clean
