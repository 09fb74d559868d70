"""Laptops of one mission brought together by file, without a server (RELIABILITY §6.3, PEERS pain 17)."""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.bundles import SentBundle, SignerState, Verification
from lianes_desktop.domain.contacts import Erasure
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.freezing import holding, left_in
from lianes_desktop.domain.ids import BundleId, DossierId, new_id
from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE, Clash, Merged, Plain
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.shares import Conflict, Share, ShareSize, TakenShare
from lianes_desktop.domain.travelling import may_travel
from lianes_desktop.domain.versions import REMOVED, RecordVersion
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.lineages import Hand, Joined, Line, Lineages, as_known
from lianes_desktop.services.ports.claims import Series, Written
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.sharing import RecordTexts, Shares
from lianes_desktop.services.ports.store import OpenUnit, Record, UnitOfWork
from lianes_desktop.services.ports.trust import Keys
from lianes_desktop.services.records import Records, Writes

_CONFIRMABLE = frozenset({SignerState.UNKNOWN, SignerState.EXPIRED})


class SharingService:
    """Acts and readings on dossiers shared between participants; ``RemovedError`` when there is no such dossier."""

    def __init__(
        self,
        records: Records,
        open_unit: OpenUnit,
        readings: Readings,
        texts: RecordTexts,
        shares: Shares,
        series: Series,
        keys: Keys,
        vault: Vault,
        pictures: Pictures,
        clock: Clock,
    ) -> None:
        """``open_unit`` is only ever read through; every write is an act of ``records``."""
        self._records = records
        self._open_unit = open_unit
        self._readings = readings
        self._texts = texts
        self._shares = shares
        self._series = series
        self._keys = keys
        self._vault = vault
        self._pictures = pictures
        self._clock = clock

    # ---- what goes

    def size(self, dossier: DossierId) -> ShareSize:
        """What a share would hold now, without making it."""
        whole = self._readings.dossier(dossier)
        files = {page.digest: page.size for one in whole.receipts for page in one.pages}
        files |= {one.digest: one.size for one in whole.papers}
        staying = sum(not may_travel(one) for one in whole.contacts)
        held = (
            *(whole.participants, whole.items, whole.contacts, whole.rates, whole.expenses, whole.receipts),
            *(whole.meetings, whole.fundings, whole.advances, whole.staff_times, whole.follow_ups),
            *(whole.communications, whole.reports),
        )
        return ShareSize(1 + sum(map(len, held)) - staying, len(files), sum(files.values()), staying)

    def share(self, dossier: DossierId, passphrase: str, folder: Path, progress: Progress) -> Written:
        """Give versions to what changed, then sign and write everything into ``folder``; for a worker thread.

        The file is signed and not encrypted: no device of the field has a key to read what is sealed. It goes from
        hand to hand. Receipts travel as they were taken, for either laptop may hand in the claim.

        Raises:
            RefusedError: ``passphrase`` wrong; ``dossier`` is the example; on ``receipts``, ``TOO_LARGE``.
            UnavailableError: the medium, or a file of the vault; nothing half-written stays.
            CancelledError: the person stopped; nothing was written.
        """
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        if action.sample:
            raise RefusedError([Refusal("dossier", Problem.NOT_READY, {"sample": True, "count": 0})])
        key = self._keys.unlock(passphrase)
        self._versioned(dossier)
        with self._open_unit() as unit:
            versions = Lineages(unit, dossier, self._texts).versions()
            sealed = [one.id for one in unit.of_dossier(Expense, dossier) if _frozen(unit, dossier)(one)]
        share = Share(
            bundle_id=BundleId(new_id()),
            dossier=dossier,
            series=self._series.series_of(dossier),
            created_at=self._clock.now(),
            title=action.title,
            organisations=self._named(dossier),
            sealed=tuple(sorted(sealed)),
            versions=versions,
        )
        return self._shares.write(share, key, self._vault.read, folder, progress)

    # ---- what comes

    def announces(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries a shared dossier."""
        return self._shares.announces(path)

    def take_in(self, path: Path, progress: Progress) -> TakenShare:
        """Verify a share and join it to what is here, in one act that can be undone; for a worker thread.

        Nothing is taken in of a share that is refused, or whose sender is to be confirmed; the verification says so.
        Taking it in twice, or after a later one, changes nothing. ``progress`` counts files.

        Raises:
            UnavailableError: the medium, the vault or the store; nothing was taken in.
            CancelledError: the person stopped; nothing was taken in.
        """
        verification, share = self._shares.read(path)
        if share is None:
            return TakenShare(verification)
        erased = {one.id for one in self._readings.every(Erasure)}
        versions = [one for one in share.versions if one.record not in erased]
        pages, papers = self._texts.files(versions)
        thumbnails = self._kept(path, (*pages, *papers), progress)
        created = self._readings.action(share.dossier) is None
        joined = Joined()

        def decide(unit: UnitOfWork) -> Writes:
            nonlocal joined
            lines = Lineages(unit, share.dossier, self._texts)
            now = self._clock.now()
            lines.snapshot(self._hand(share.dossier), now)
            lines.take(versions)
            joined = lines.join(_frozen(unit, share.dossier), share.sealed, now)
            for digest, jpeg in thumbnails.items():
                unit.put_thumbnail(digest, jpeg)
            found = lines.writes()
            return Writes([*self._unknown(unit, share.organisations), *found.puts], found.removes)

        self._records.change(Act.TAKE_SHARE, decide)
        return TakenShare(
            verification,
            share.dossier,
            share.title,
            created,
            joined.joined,
            joined.added,
            joined.changed,
            joined.removed,
            len({(one.kind, one.record) for one in self.conflicts(share.dossier)}),
            joined.held,
            joined.renumbered,
        )

    def confirmable(self, verification: Verification) -> bool:
        """Whether only the sender is in doubt: the file is whole, and its key may still be vouched for by voice."""
        signer = verification.signer
        whole = verification.intact and verification.signature_valid
        return whole and signer is not None and signer.state in _CONFIRMABLE and not verification.accepted

    def confirm(self, path: Path, fingerprint: str, progress: Progress) -> TakenShare:
        """Vouch for the sender, whose ``fingerprint`` was compared by voice, and take the file in.

        A file that holds another key by now is not taken in: it comes back with its verification.

        Raises:
            UnavailableError, CancelledError: as ``take_in``.
        """
        verification, _share = self._shares.read(path)
        signer = verification.signer
        if signer is None or signer.fingerprint != fingerprint or not self.confirmable(verification):
            return TakenShare(verification)
        self._shares.confirm(verification)
        return self.take_in(path, progress)

    # ---- what contradicts

    def conflicts(self, dossier: DossierId) -> tuple[Conflict, ...]:
        """Every field on which a person must decide, record by record; nothing else is blocked meanwhile."""
        doubled = self._readings.several_heads(dossier)
        if not doubled:
            return ()
        with self._open_unit() as unit:
            lines = Lineages(unit, dossier, self._texts, only=frozenset(one for _kind, one in doubled))
            found = [line for place in doubled if (line := lines.find(*place)) is not None]
            return tuple(one for line in found for one in _conflicts(line, lines.merged(line)))

    def clashing(self, dossier: DossierId) -> frozenset[UUID]:
        """The records on which a person must decide, to mark them; cheap enough for a list that is read again."""
        doubled = {record: Line(kind, record) for kind, record in self._readings.several_heads(dossier)}
        for one in self._readings.held(RecordVersion, dossier) if doubled else ():
            if one.record in doubled and one.kind == doubled[one.record].kind:
                doubled[one.record].versions[one.digest] = as_known(one)
        return frozenset(record for record, line in doubled.items() if line.lineage.merged(line.standing, {}).clashes)

    def resolve(self, dossier: DossierId, conflict: Conflict, value: Plain) -> None:
        """Write what a person decided: ``value`` is that of a side, or another of the same form.

        The last field decided is a version that follows all that clash. While others of the record still do, each
        line gets a version that says it.

        Raises:
            RefusedError: on ``value``, ``CANNOT_HOLD``: the record takes no such value; ``EXPORTED``: it left.
        """

        def decide(unit: UnitOfWork) -> Writes:
            lines = Lineages(unit, dossier, self._texts, only=frozenset((conflict.record,)))
            line = lines.find(conflict.kind, conflict.record)
            if line is None:
                return Writes()
            found = lines.merged(line)
            if conflict.clash.field not in {one.field for one in found.clashes}:
                return Writes()
            try:
                lines.decide(line, _decided(line, found, conflict.clash, value), self._hand(dossier), self._clock.now())
            except ValueError as error:
                raise RefusedError([Refusal("value", Problem.CANNOT_HOLD)]) from error
            return lines.writes()

        self._records.change(Act.SETTLE_CONFLICT, decide)

    # ---- inside

    def _versioned(self, dossier: DossierId) -> None:
        hand, now = self._hand(dossier), self._clock.now()

        def decide(unit: UnitOfWork) -> Writes:
            lines = Lineages(unit, dossier, self._texts)
            lines.snapshot(hand, now)
            return lines.writes()

        self._records.change(None, decide)

    def _hand(self, dossier: DossierId) -> Hand:
        profile = self._readings.profile()
        return Hand(self._series.series_of(dossier), profile.name if profile else "")

    def _kept(self, path: Path, files: Sequence[ReceiptPage | Piece], progress: Progress) -> dict[str, bytes]:
        """Put the files that are not here in the vault, before any record names them; the receipts' small pictures."""
        thumbnails: dict[str, bytes] = {}
        for at, one in enumerate(files):
            progress(at, len(files))
            if self._vault.holds(one.digest):
                continue
            data = self._shares.extract(path, one.digest)
            if isinstance(one, ReceiptPage):
                with suppress(RefusedError):  # kept as it came all the same: it proves an expense
                    thumbnails[one.digest] = self._pictures.examine(data, one.original_name).thumbnail
            self._vault.store(data)
        progress(len(files), len(files))
        return thumbnails

    def _named(self, dossier: DossierId) -> tuple[Organisation, ...]:
        """The organisations typed here that the dossier names."""
        whole = self._readings.dossier(dossier)
        named = {whole.action.authority, whole.action.partner, *(one.organisation for one in whole.participants)}
        named |= {share.authority for one in whole.expenses for share in one.shares}
        return tuple(one for one in self._readings.organisations() if one.id in named)

    @staticmethod
    def _unknown(unit: UnitOfWork, organisations: Iterable[Organisation]) -> list[Record]:
        return [one for one in organisations if unit.get(Organisation, one.id) is None]


def _frozen(unit: UnitOfWork, dossier: DossierId) -> Callable[[Record], bool]:
    """Tells what left in a signed claim and was not opened again since."""
    bundle = holding(unit.of_dossier(SentBundle, dossier))

    def left(record: Record) -> bool:
        return bundle is not None and isinstance(record, Expense | Receipt) and left_in(record, bundle)

    return left


def _conflicts(line: Line, found: Merged) -> Iterable[Conflict]:
    number, name = _called(line)
    for clash in found.clashes:
        yield Conflict(line.kind, line.record, number, name, clash, found.fields)


def _called(line: Line) -> tuple[int, str]:
    """The number of an expense, and what a record is called, here or by the last version that says it."""
    contents = [json.loads(one.content) for one in line.versions.values() if one.content.startswith("{")]
    fields = {name: value for content in contents for name, value in content.items()}
    person = " ".join(str(fields[name]) for name in ("given_name", "family_name") if fields.get(name))
    others = (str(fields[name]) for name in ("payee", "what", "source", "task", "title") if fields.get(name))
    number = fields.get("number")
    return (number if isinstance(number, int) else 0), person or next(others, "")


def _decided(line: Line, found: Merged, clash: Clash, value: Plain) -> list[tuple[tuple[str, ...], str]]:
    """The versions that say it: their parents and their content."""
    standing = line.standing
    if clash.field == WHOLE:
        return [(standing, REMOVED if value is GONE else _text(value))]
    if len(found.clashes) == 1:
        return [(standing, _text(_with(dict(found.fields or {}), clash.field, value)))]
    return [
        ((one,), _text(_with(json.loads(line.versions[one].content), clash.field, value)))
        for one in standing
        if line.versions[one].content != REMOVED
    ]


def _with(fields: dict[str, Plain], name: str, value: Plain) -> dict[str, Plain]:
    if value is LEFT_OUT:
        return {key: one for key, one in fields.items() if key != name}
    return {**fields, name: value}


def _text(fields: Plain) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
