"""Takes receipt files in, one transaction each: what was added stays, whatever happens to the next file."""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.ids import DossierId, ExpenseId, ItemId, ReceiptId, new_id
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.offered import AlreadyKept, Offered, Taken, plain_name, read, single_files
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.profiles import own_payer
from lianes_desktop.services.records import Records, Writes


@dataclass(frozen=True, slots=True)
class _Page:
    """A file that proved to be a receipt page, kept in the vault."""

    page: ReceiptPage
    thumbnail: bytes
    taken_at: datetime | None


@dataclass(slots=True)
class _Progress:
    """What became of the files so far."""

    added: list[ExpenseId] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    already: list[AlreadyKept] = field(default_factory=list)
    failure: UnavailableError | None = None
    left: Sequence[Offered] = ()

    def taken(self) -> Taken:
        left = tuple(plain_name(one.name) for one in self.left)
        return Taken(tuple(self.added), tuple(self.refused), tuple(self.already), self.failure, left)


class ReceiptIntake:
    """Reads, checks and keeps files, then hangs them on expenses; made for a worker thread."""

    def __init__(self, records: Records, readings: Readings, vault: Vault, pictures: Pictures, clock: Clock) -> None:
        """The file reaches the vault before any record names it: a crash leaves a harmless orphan."""
        self._records = records
        self._readings = readings
        self._vault = vault
        self._pictures = pictures
        self._clock = clock

    def take(self, dossier: DossierId, files: Sequence[Offered], progress: Progress) -> Taken:
        """One new expense per file; a file already in the dossier is not taken twice."""

        def add(data: bytes, name: str, so_far: _Progress) -> None:
            holders = self._holders(dossier, data)
            if holders:
                so_far.already.append(AlreadyKept(name, holders[0].id))
            else:
                so_far.added.append(self._add_expense(dossier, self._kept(data, name)))

        return self._each(files, progress, add)

    def attach(self, expense: Expense, files: Sequence[Offered], progress: Progress) -> Taken:
        """The files as pages of the expense's receipt; one that proves another expense of the dossier is shared."""

        def add(data: bytes, name: str, so_far: _Progress) -> None:
            holders = self._holders(expense.dossier, data)
            if any(one.id == expense.id for one in holders):
                so_far.already.append(AlreadyKept(name, expense.id))
                return
            if holders:
                self._share(expense, self._receipt_in(expense.dossier, data))
            else:
                self._add_page(expense, self._kept(data, name))
            so_far.added.append(expense.id)

        return self._each(files, progress, add)

    def _each(
        self, files: Sequence[Offered], progress: Progress, add: Callable[[bytes, str, _Progress], None]
    ) -> Taken:
        found, refused = single_files(files)
        so_far = _Progress(refused=refused)
        for at, file in enumerate(found):
            try:
                progress(at, len(found))
                add(read(file), plain_name(file.name), so_far)
            except RefusedError as error:
                so_far.refused.extend(error.refusals)
            except (UnavailableError, CancelledError) as stopped:
                so_far.failure = stopped if isinstance(stopped, UnavailableError) else None
                so_far.left = found[at:]
                return so_far.taken()
        progress(len(found), len(found))
        return so_far.taken()

    def _kept(self, data: bytes, name: str) -> _Page:
        examined = self._pictures.examine(data, name)
        digest = self._vault.store(data)
        page = ReceiptPage(digest, len(data), zlib.crc32(data), examined.media_type, name, examined.sheets)
        return _Page(page, examined.thumbnail, examined.taken_at)

    def _receipt_in(self, dossier: DossierId, data: bytes) -> Receipt | None:
        found = self._readings.receipts_with(hashlib.sha256(data).hexdigest())
        return next((receipt for receipt in found if receipt.dossier == dossier), None)

    def _holders(self, dossier: DossierId, data: bytes) -> tuple[Expense, ...]:
        receipt = self._receipt_in(dossier, data)
        return () if receipt is None else self._readings.expenses_proved_by(receipt.id)

    def _add_expense(self, dossier: DossierId, kept: _Page) -> ExpenseId:
        receipt = self._receipt(dossier, kept)
        expense_id = ExpenseId(new_id())
        profile = self._readings.profile()

        def decide(unit: UnitOfWork) -> Writes:
            unit.put_thumbnail(kept.page.digest, kept.thumbnail)
            taken_at = kept.taken_at
            expense = Expense(
                id=expense_id,
                dossier=dossier,
                number=unit.next_number(dossier),
                paid_on=taken_at.date() if taken_at else None,
                paid_time=taken_at.time().replace(second=0, microsecond=0) if taken_at else None,
                payer=own_payer(unit, profile, dossier),
                item=_running(unit, dossier, taken_at),
                receipts=(receipt.id,),
                recorded_at=self._clock.now(),
            )
            return Writes([receipt, expense])

        self._records.change(Act.ADD_RECEIPT, decide)
        return expense_id

    def _add_page(self, expense: Expense, kept: _Page) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            present = unit.get(Expense, expense.id)
            if present is None:
                return Writes()
            unit.put_thumbnail(kept.page.digest, kept.thumbnail)
            first = unit.get(Receipt, present.receipts[0]) if present.receipts else None
            if first is not None:
                return Writes([replace(first, pages=(*first.pages, kept.page))])
            receipt = self._receipt(present.dossier, kept)
            return Writes([receipt, replace(present, receipts=(receipt.id,))])

        self._records.change(Act.ADD_RECEIPT, decide)

    def _share(self, expense: Expense, receipt: Receipt | None) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            present = unit.get(Expense, expense.id)
            if present is None or receipt is None or receipt.id in present.receipts:
                return Writes()
            return Writes([replace(present, receipts=(*present.receipts, receipt.id))])

        self._records.change(Act.ADD_RECEIPT, decide)

    def _receipt(self, dossier: DossierId, kept: _Page) -> Receipt:
        return Receipt(ReceiptId(new_id()), dossier, (kept.page,), self._clock.now(), kept.taken_at)


def _running(unit: UnitOfWork, dossier: DossierId, at: datetime | None) -> ItemId | None:
    """The programme line under way when the photograph was taken, by the clock on the wall."""
    if at is None:
        return None
    lines = unit.of_dossier(ProgrammeItem, dossier)
    return next((one.id for one in lines if one.starts_at <= at < one.ends_at), None)
