"""Which dossiers follow the convention of a membership: the open ones of its authority and edition."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.services.records import action_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.ids import DossierId, OrganisationId
    from lianes_desktop.domain.joining import Membership
    from lianes_desktop.services.ports.store import UnitOfWork


A = TypeVar("A", bound="Action")


class Bond(StrEnum):
    """How a dossier stands to the convention."""

    FOLLOWS = "follows"
    """It has the convention, and takes each change of it."""
    EXPORTED = "exported"
    """It has left: it keeps the convention it left with."""
    APART = "apart"
    """It has a convention typed by hand, which nothing overwrites unasked."""


class Bound(NamedTuple):
    """A dossier of a membership's authority and edition."""

    action: Action
    bond: Bond


def joined(memberships: Iterable[Membership], authority: OrganisationId | None, edition: str) -> Membership | None:
    """The membership a new dossier of the authority belongs to, unless it gave up."""
    return next(
        (
            one
            for one in memberships
            if one.authority == authority and one.edition == edition and one.abandoned_on is None
        ),
        None,
    )


def concerned(action: Action, membership: Membership, first_edition: str) -> bool:
    """Whether a dossier is the membership's, or its authority's in the same edition and nobody else's."""
    if action.membership is not None or action.sample:
        return action.membership == membership.id
    return action.authority == membership.authority and (action.edition or first_edition) == membership.edition


def bond(action: Action, membership: Membership, *, sent: bool) -> Bond:
    """How a dossier concerned stands to the convention."""
    if sent:
        return Bond.EXPORTED
    return Bond.FOLLOWS if action.membership == membership.id or action.convention == Convention() else Bond.APART


def followers(
    unit: UnitOfWork, dossiers: Iterable[DossierId], membership: Membership, first_edition: str
) -> Iterator[Action]:
    """The dossiers to be put again with the membership's convention."""
    for dossier in dossiers:
        action = action_of(unit, dossier)
        if action is None or not concerned(action, membership, first_edition):
            continue
        sent = bool(unit.of_dossier(SentBundle, dossier))
        if bond(action, membership, sent=sent) is Bond.FOLLOWS:
            yield following(action, membership)


def following(action: A, membership: Membership) -> A:
    """The dossier with the membership's convention."""
    return replace(action, membership=membership.id, convention=membership.convention)
