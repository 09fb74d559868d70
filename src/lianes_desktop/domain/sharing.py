"""Sums cut in parts that add up to the cent: between authorities, and between people (R68)."""

from collections.abc import Sequence

from lianes_desktop.domain.expenses import WHOLE_SHARE, AuthorityShare, Expense
from lianes_desktop.domain.ids import OrganisationId, ParticipantId


def split(cents: int, parts: Sequence[int]) -> tuple[int, ...]:
    """``cents`` cut in these parts of their own sum; the cents left over go to the first ones (MULTI_PARTICIPANT)."""
    whole = sum(parts)
    if not whole:
        return (0,) * len(parts)
    found = [cents * part // whole for part in parts]
    left = cents - sum(found)
    for at, part in enumerate(parts):
        if left and part:
            found[at] += 1
            left -= 1
    return tuple(found)


def equal_shares(authorities: Sequence[OrganisationId]) -> tuple[AuthorityShare, ...]:
    """The same part for each, what is left over to the first."""
    cut = split(WHOLE_SHARE, (1,) * len(authorities))
    return tuple(AuthorityShare(one, parts) for one, parts in zip(authorities, cut, strict=True))


def own_part(expense: Expense, cents: int, authority: OrganisationId | None) -> int:
    """What one authority bears of a sum of the expense; all of it when it is not shared."""
    if not expense.shares:
        return cents
    cut = split(cents, [one.parts for one in expense.shares])
    return sum(part for one, part in zip(expense.shares, cut, strict=True) if one.authority == authority)


def by_beneficiary(expense: Expense, cents: int, everybody: Sequence[ParticipantId]) -> dict[ParticipantId, int]:
    """A sum of the expense by whom it was for, in equal parts; nobody named means everybody."""
    named = [one for one in expense.beneficiaries if one in everybody] or list(everybody)
    return dict(zip(named, split(cents, (1,) * len(named)), strict=True))
