"""A whole field installation on disk: one mission, its people and programme, and as many expenses as asked."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image

from lianes_desktop.app import opening
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.ids import DossierId, ExpenseId, OrganisationId, RateId, ReceiptId, new_id
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import MAD, ExchangeRate, Money, RateSource
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.ports.store import DossierRate
from lianes_desktop.storage.database import StoreKey

PASSPHRASE = "un taxi jaune attend la gare"  # noqa: S105 - of an installation thrown away
_PHOTOGRAPHS = 5
_KINDS = ("TAXI", "HEBE", "REMI", "TRAIN")


def installed(root: Path, count: int) -> StoreKey:
    """Make the installation in an empty folder, its last expenses with photographs; the key of its store."""
    key = opening.make(root, PASSPHRASE).key
    workspace = opening.open_workspace(root, key)
    lille = OrganisationId("FR-LIL")
    workspace.profiles.save(
        Profile(new_id(), "Claire", "Delattre", "claire@lille.example", lille, Status.STAFF, Role.FIELD)
    )
    made, today = workspace.dossiers.create_mission("Oujda, efficacité énergétique"), workspace.clock.today()
    mission = replace(made, place="Oujda", starts_on=today - timedelta(days=1), ends_on=today + timedelta(days=2))
    workspace.dossiers.correct(mission)
    for _meeting in range(_PHOTOGRAPHS):
        workspace.programmes.add(mission.id, today)
    rate = ExchangeRate(RateId(new_id()), MAD, Decimal("10.84"), date(2026, 1, 1), RateSource.MANUAL)
    applied, jpeg = terms(mission, workspace.rules.of(mission)), _jpeg()
    receipts = [_receipt(mission.id, at) for at in range(_PHOTOGRAPHS)]
    with workspace.adapters.open_unit() as unit:  # one transaction: through the acts, 100 000 take half a minute
        unit.put(DossierRate(mission.id, rate))
        for receipt in receipts:
            unit.put(receipt)
            unit.put_thumbnail(receipt.pages[0].digest, jpeg)
        expenses = list(_expenses(mission, count, receipts))
        for expense in expenses:
            unit.put(expense)
        unit.assess(assess(expense, applied, (rate,)) for expense in expenses)
        unit.commit()
    workspace.close()
    return key


def _expenses(mission: Mission, count: int, receipts: list[Receipt]) -> Iterator[Expense]:
    for at in range(count):
        left = count - at - 1
        yield Expense(
            ExpenseId(new_id()),
            mission.id,
            at + 1,
            payee=f"Taxi Angads {at}",
            paid_on=(mission.starts_on or date(2026, 10, 12)) + timedelta(days=at % 4),
            amount=Money(1000 + at * 37 % 90_000, MAD),
            kind=_KINDS[at % len(_KINDS)],
            reviewed=at % 3 == 0,
            receipts=(receipts[left].id,) if left < len(receipts) else (),
            recorded_at=datetime(2026, 11, 1, tzinfo=UTC),
        )


def _receipt(dossier: DossierId, at: int) -> Receipt:
    digest = hashlib.sha256(str(at).encode()).hexdigest()
    page = ReceiptPage(digest, 3, 0, "image/jpeg", f"IMG_{at:04}.jpg")
    return Receipt(ReceiptId(new_id()), dossier, (page,), datetime(2026, 11, 1, tzinfo=UTC))


def _jpeg() -> bytes:
    """A thumbnail as the application keeps one."""
    kept = BytesIO()
    Image.effect_noise((120, 160), 40).convert("RGB").save(kept, "JPEG", quality=80)
    return kept.getvalue()
