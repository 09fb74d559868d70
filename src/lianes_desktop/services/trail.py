"""What is remembered of changes to money and consents, in the transaction that makes them (R94)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from lianes_desktop.domain.actions import ACTIONS
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.flattening import flattened
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.ports.store import Change, DossierRate, Record

if TYPE_CHECKING:
    from datetime import datetime

    from lianes_desktop.services.ports.device import Clock
    from lianes_desktop.services.ports.readings import Directory

_Kept = tuple[str, tuple[str, ...]]
"""How the trail names a kind of record, and which of its fields it follows."""

_FOLLOWED: Mapping[type, _Kept] = {
    Expense: (
        "expense",
        (
            *("amount", "paid_on", "kind", "payer", "deducted", "deduction", "debit_cents", "borne_cents"),
            *("other_funding_cents", "declaration", "shares", "mileage", "allowance", "unit_cents"),
            *("means", "fee_cents", "frozen_rate"),
        ),
    ),
    DossierRate: ("exchange_rate", ("rate",)),
    Funding: ("funding", ("source", "cents", "state", "nature", "expense")),
    Advance: ("advance", ("cents", "paid_on", "giver", "participant")),
    StaffTime: ("staff_time", ("participant", "worked_on", "half_days", "daily_cents")),
    Contact: ("contact", ("consent", "restricted", "renewed_on")),
    **dict.fromkeys(ACTIONS, ("dossier", ("convention", "budget", "settings", "edition"))),
}


class Trail:
    """Says what of an act is kept for good."""

    def __init__(self, clock: Clock, directory: Directory) -> None:
        """The clock of the device, and who is at it."""
        self._clock = clock
        self._directory = directory

    def entries(self, changes: Iterable[Change]) -> tuple[AuditEntry, ...]:
        """One entry for each followed field that changed, by field name."""
        followed = [(change, told) for change in changes if (told := _told(change)) is not None]
        if not followed:
            return ()
        who, at = self.here()
        return tuple(
            AuditEntry(at, who, record, subject, dossier, field, before, after)
            for change, (record, subject, dossier) in followed
            for field, before, after in _differences(change)
        )

    def here(self) -> tuple[str, datetime]:
        """Who is at this installation, empty before there is a profile; and now, aware, UTC."""
        profile = self._directory.profile()
        return (profile.name if profile else ""), self._clock.now()


def _told(change: Change) -> tuple[str, UUID, DossierId] | None:
    record = change.after if change.after is not None else change.before
    if record is None or type(record) not in _FOLLOWED:
        return None
    name = _FOLLOWED[type(record)][0]
    if isinstance(record, DossierRate):
        return name, record.rate.id, record.dossier
    if isinstance(record, Expense | Contact | Funding | Advance | StaffTime):
        return name, record.id, record.dossier
    return (name, record.id, record.id) if isinstance(record, ACTIONS) else None


def _differences(change: Change) -> Iterator[tuple[str, str, str]]:
    before, after = _fields(change.before), _fields(change.after)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name, "") != after.get(name, ""):
            yield name, before.get(name, ""), after.get(name, "")


def _fields(record: Record | None) -> dict[str, str]:
    if record is None:
        return {}
    return dict(pair for name in _FOLLOWED[type(record)][1] for pair in flattened(name, getattr(record, name)))
