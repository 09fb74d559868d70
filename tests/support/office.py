"""An office that takes claims in, and claims made for it: whose lines, which files, which version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, ReceiptId, SeriesId
from lianes_desktop.domain.money import ExchangeRate, Money
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.statement import statement
from support.builders import REFERENCE, a_dossier, a_mission, a_profile, a_rate, euros
from support.desks import Desk, Kept
from support.fakes import accepted, no_progress

MADE_AT = datetime(2026, 10, 20, 9, tzinfo=UTC)


def a_line(number: int, amount: str | Money = "100.00", *, of: int = 1, file: str = "", **fields: Any) -> Expense:  # noqa: ANN401 - fields of the value
    """A line of a claim, in euros unless ``amount`` is money; it rests on ``file``, else on a receipt of its own."""
    given: dict[str, Any] = {
        "id": ExpenseId(UUID(int=of * 100_000 + number)),
        "dossier": DossierId(UUID(int=of)),
        "number": number,
        "payee": f"Taxi {number}",
        "paid_on": date(2026, 10, 13),
        "amount": amount if isinstance(amount, Money) else euros(amount) if amount else None,
        "kind": "TAXI",
        "receipts": (receipt_of(file or f"{of} {number}", of).id,),
        "reviewed": True,
    }
    return Expense(**(given | fields))


def receipt_of(file: str, of: int = 1) -> Receipt:
    """The receipt of one photograph, known by what it shows."""
    data = f"photo {file}".encode()
    page = ReceiptPage(sha256(data).hexdigest(), len(data), 0, "image/jpeg", f"{file}.jpg")
    identity = UUID(bytes=sha256(f"{of} {file}".encode()).digest()[:16])
    return Receipt(ReceiptId(identity), DossierId(UUID(int=of)), (page,), MADE_AT)


def a_claim(
    *lines: Expense,
    of: int = 1,
    sequence: int = 1,
    previous: str = "",
    files: Sequence[str] = (),
    action: Action | None = None,
    rates: tuple[ExchangeRate, ...] = (),
    series: int = 0,
    **fields: Any,  # noqa: ANN401 - fields of the dossier
) -> HandIn:
    """One version of the claim of dossier ``of``; ``files`` are those the lines rest on besides their own."""
    dossier = _dossier(lines, of, files, action, rates or (a_rate(),), fields)
    return HandIn(
        bundle_id=BundleId(UUID(int=of * 1000 + series * 100 + sequence)),
        series=SeriesId(UUID(int=(of * 10) + series)),
        sequence=sequence,
        previous=Previous(previous) if previous else None,
        created_at=MADE_AT,
        audience=("lianes",),
        issuer=UUID(int=99),
        dossier=dossier,
        statement=statement(dossier, REFERENCE),
        findings=(),
    )


def _dossier(
    lines: Sequence[Expense],
    of: int,
    files: Sequence[str],
    action: Action | None,
    rates: tuple[ExchangeRate, ...],
    fields: dict[str, Any],
) -> Dossier:
    kept = {one.id: one for one in (receipt_of(file, of) for file in files)}
    own = {one.id: one for one in (receipt_of(f"{of} {line.number}", of) for line in lines)}
    resting = [one for line in lines for one in line.receipts]
    chosen = replace(a_mission() if action is None else action, id=DossierId(UUID(int=of)))
    given = {"receipts": tuple((kept | own)[one] for one in dict.fromkeys(resting)), "rates": rates}
    return a_dossier(chosen, expenses=tuple(lines), **(given | fields))


class Office(Desk):
    """The office: Claire is there, until somebody else sits down."""

    def __init__(self, kept: Kept, folder: Path) -> None:
        super().__init__(kept, folder)
        self.sits("Claire")

    def sits(self, name: str) -> None:
        """Somebody else is at the office's computer."""
        profile = a_profile(given_name=name, family_name="Martin", role=Role.OFFICE)
        self.records.keep(None, profile)

    def take(self, claim: HandIn) -> str:
        """Take a claim in; its manifest."""
        return self.received(claim).manifest_sha256

    def received(self, claim: HandIn) -> ReceivedBundle:
        """Take a claim in, as the inbox then lists it."""
        manifest = sha256(claim.bundle_id.bytes).hexdigest()
        self.bundles.contents[manifest] = (accepted(manifest, claim), claim)
        path = self.folder / f"{manifest}.asice"
        path.write_text(manifest)
        for receipt in claim.dossier.receipts:
            self.bundles.pieces.update(
                (page.digest, f"photo {page.original_name.removesuffix('.jpg')}".encode()) for page in receipt.pages
            )
        return self.inbox.take_in(path, no_progress)
