"""The office: 500 bundles of 40 receipts taken in, lists over 200 000 lines, and a decision up to the next line.

Each beside what the same work costs without us: the bytes hashed and copied and one durable row, the plainest SQL on
the same encrypted file, one row written durably.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import file_digest, sha256
from itertools import count as counted
from itertools import cycle
from pathlib import Path
from uuid import UUID
from zlib import crc32

from support import pki
from support.bundles import Desk as Signing
from support.bundles import drawing, jeanne, silent
from support.claims import expense, hand_in
from support.desks import Desk
from support.fakes import no_progress
from support.office import a_claim, a_line
from support.stores import OpenStore

from bench.marks import Mark, cpu_of, interleaved, wall_of
from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.expenses import Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, ReceiptId, SeriesId
from lianes_desktop.domain.money import MAD, Money
from lianes_desktop.domain.received_lines import ReceivedFile, ReceivedLine
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.ports.office import LinesAsked, LineSort

BUNDLES, RECEIPTS, LINES = 500, 40, 200_000
_PIECE = b"\xff\xd8" + bytes(range(256)) * 234
"""A light copy's usual weight: 60 KB."""
_PAGE = 100


def marks(share: int = 1) -> Sequence[Mark]:
    """Every mark of the office; ``share`` takes only one part in so many of the work."""
    return (*_taking_in(BUNDLES // share), *_lists(LINES // share), *_deciding())


# ---- taking in


def _taking_in(count: int) -> Iterator[Mark]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = _signed(folder, count)
        rounds = counted()

        def take_in() -> float:
            whose = folder / f"office {next(rounds)}"
            whose.mkdir()
            store = OpenStore(whose)
            inbox = _inbox(store, whose)
            took = cpu_of(lambda: [inbox.take_in(one, no_progress) for one in files])
            assert all(one.verification.accepted for one in inbox.all())
            store.close()
            shutil.rmtree(whose)
            return took

        def limit() -> float:
            whose = folder / f"limit {next(rounds)}"
            whose.mkdir()
            store = OpenStore(whose)
            took = cpu_of(lambda: _hash_copy_and_keep(store, files, whose))
            store.close()
            shutil.rmtree(whose)
            return took

        one, two, ratio = interleaved(take_in, limit, 3)
        told = f"{one:.2f} s CPU beside {two:.2f} s of sha256, copy and one durable row each"
        yield Mark(f"{count} bundles of {RECEIPTS} receipts taken in", told, ratio, 10.0)


def _hash_copy_and_keep(store: OpenStore, bundles: Sequence[Path], to: Path) -> None:
    for bundle in bundles:
        with bundle.open("rb") as source:
            digest = file_digest(source, "sha256").hexdigest()
        shutil.copyfile(bundle, to / bundle.name)
        with store.unit() as unit:
            unit.put_thumbnail(digest, b"row")
            unit.commit()


def _signed(folder: Path, count: int) -> list[Path]:
    """Bundles of claims of as many dossiers, signed by Jeanne."""
    signing, out = Signing(folder / "scratch"), folder / "sent"
    out.mkdir()
    return [_sign(signing, of, out) for of in range(1, count + 1)]


def _sign(signing: Signing, of: int, out: Path) -> Path:
    pieces = {sha256(data).hexdigest(): data for data in (f"{of} {at}".encode() + _PIECE for at in range(RECEIPTS))}
    claim = _claim(of, pieces)
    return signing.bundles.write(claim, jeanne(), pieces.__getitem__, drawing(claim), out, silent, seal=False).path


def _claim(of: int, pieces: dict[str, bytes]) -> HandIn:
    base = 100_000 * of
    receipts = tuple(
        Receipt(
            ReceiptId(UUID(int=base + at)),
            DossierId(UUID(int=of)),
            (ReceiptPage(digest, len(data), crc32(data), "image/jpeg", f"{at}.jpg"),),
            datetime(2026, 10, 14, tzinfo=UTC),
        )
        for at, (digest, data) in enumerate(pieces.items(), start=1)
    )
    lines = tuple(
        replace(
            expense(at, f"Taxi {of} {at}", 1000 + at, receipts=(receipt.id,)),
            id=ExpenseId(UUID(int=base + at)),
            dossier=DossierId(UUID(int=of)),
        )
        for at, receipt in enumerate(receipts, start=1)
    )
    made = hand_in(lines, receipts)
    action = replace(made.dossier.action, id=DossierId(UUID(int=of)))
    people = tuple(replace(one, dossier=action.id) for one in made.dossier.participants)
    assert pki.JEANNE.participant is not None
    return replace(
        made,
        bundle_id=BundleId(UUID(int=base)),
        series=SeriesId(UUID(int=of)),
        issuer=pki.JEANNE.participant,
        dossier=replace(made.dossier, action=action, participants=people),
    )


def _inbox(store: OpenStore, folder: Path) -> InboxService:
    desk = Desk(store, folder)
    signing = Signing(folder / "scratch", trust=pki.pki().trust)
    return InboxService(
        *(store.unit, store.readings, store.rules, signing.bundles, desk.authority, desk.pictures),
        *(desk.changes, desk.clock, folder / "received"),
    )


# ---- lists


@contextmanager
def filled(count: int) -> Iterator[OpenStore]:
    """A store of so many lines in claims of 40, one file each; some pay the same thing or rest on the same file."""
    with tempfile.TemporaryDirectory() as place:
        store = OpenStore(Path(place))
        with store.unit() as unit:
            for of in range(1, count // RECEIPTS + 1):
                received = _received(of)
                unit.put(received)
                lines = [_line(received, at) for at in range(RECEIPTS)]
                files = [ReceivedFile(_file(of, one.number), one.expense) for one in lines]
                unit.put_received_lines(received, lines, files, current=True)
            unit.commit()
        yield store
        store.close()


def _file(of: int, at: int) -> str:
    """One claim in fifty shows the files of the next."""
    whose = of + 1 if of % 50 == 1 else of
    return sha256(f"{whose} {at}".encode()).hexdigest()


def _received(of: int) -> ReceivedBundle:
    return ReceivedBundle(
        bundle_id=BundleId(UUID(int=of)),
        manifest_sha256=f"{of:064x}",
        dossier=DossierId(UUID(int=of)),
        series=SeriesId(UUID(int=of)),
        sequence=1,
        received_at=datetime(2026, 11, 2, tzinfo=UTC),
        verification=Verification(intact=True, signature_valid=True, signer_known=True, code="OK"),
        authority="Ville de Lille",
        title=f"Mission {of}",
        asked_cents=0,
        kept_path=f"{of}.asice",
        edition="MTFMDD",
        letter="ABCD"[of % 4],
        year=2022 + of % 5,
    )


def _line(received: ReceivedBundle, at: int) -> ReceivedLine:
    of = received.dossier.int
    cents = 1000 + (of * 41 + at * 37) % 90_000
    return ReceivedLine(
        manifest_sha256=received.manifest_sha256,
        dossier=received.dossier,
        expense=ExpenseId(UUID(int=of * 1000 + at)),
        number=at + 1,
        line_sha256=f"{of * 1000 + at:064x}",
        payee=f"{('Taxi Angads', 'Hôtel Al Massira', 'ONCF', 'Librairie Müller')[at % 4]} {of}",
        paid_on=date(received.year, 1, 1) + timedelta(days=(of * 7 + at) % 360),
        kind=("TAXI", "HEBE", "TRAIN", "REMI")[at % 4],
        amount=Money(cents * 10, MAD),
        euro_cents=cents,
        eligible_cents=cents,
        share_cents=cents * 455 // 1000,
        authority=None,
        edition=received.edition,
        letter=received.letter,
        year=received.year,
    )


def _lists(count: int) -> Iterator[Mark]:
    with filled(count) as store:
        office = store.office

        def raw(sql: str, *values: object) -> Callable[[], object]:
            def work() -> object:
                with store.readers.reading() as connection:
                    return connection.execute(sql, values).fetchall()

            return work

        every, narrowed = LinesAsked(), LinesAsked(year=2024, letter="A", kinds=frozenset({"HEBE"}))
        rows = "SELECT * FROM received_line WHERE current = 1"
        added = "count(*), sum(euro_cents), sum(eligible_cents), sum(share_cents)"
        sums = f"SELECT {added} FROM received_line WHERE current = 1"  # noqa: S608 - words of ours
        where = " AND year = 2024 AND letter = 'A' AND kind = 'HEBE'"
        newest = f"{rows} ORDER BY paid_on DESC, key DESC LIMIT {_PAGE}"
        dearest = f"{rows} ORDER BY euro_cents DESC, key DESC LIMIT {_PAGE}"
        some = f"{rows}{where} ORDER BY paid_on DESC, key DESC LIMIT {_PAGE}"
        named = f"{rows} AND sort_payee LIKE '%muller%' ORDER BY paid_on DESC, key DESC LIMIT {_PAGE}"
        first = f"{1:064x}"
        # a file is only of use with the line in force that rests on it
        twins = (
            "SELECT line.key FROM received_file AS mine JOIN received_file AS theirs ON theirs.digest = mine.digest "
            "AND theirs.dossier <> mine.dossier JOIN received_line AS line "
            "ON line.manifest_sha256 = theirs.manifest_sha256 AND line.expense = theirs.expense AND line.current = 1 "
            "WHERE mine.manifest_sha256 = ?"
        )
        again = (
            "SELECT theirs.key FROM received_line AS mine "
            "JOIN received_line AS theirs ON theirs.paid_on = mine.paid_on "
            "AND theirs.amount_minor = mine.amount_minor AND theirs.amount_currency = mine.amount_currency "
            "AND theirs.sort_payee = mine.sort_payee AND theirs.dossier <> mine.dossier WHERE mine.manifest_sha256 = ?"
        )
        asked: Sequence[tuple[str, Callable[[], object], Callable[[], object], float]] = (
            ("first rows", partial(office.page, every), raw(newest), 6.0),
            ("sort by amount", partial(office.page, every, sort=LineSort.AMOUNT), raw(dearest), 6.0),
            ("filter", partial(office.page, narrowed), raw(some), 2.0),
            ("words", partial(office.page, LinesAsked(words="müller")), raw(named), 6.0),
            ("totals", partial(office.totals, every), raw(sums), 1.5),
            ("totals of a filter", partial(office.totals, narrowed), raw(sums + where), 2.0),
            ("duplicates of a claim's files", partial(office.same_files, first), raw(twins, first), 8.0),
            ("the same purchase elsewhere", partial(office.same_expenses, first), raw(again, first), 4.0),
        )
        for name, ours, plainest, most in asked:
            one, two, ratio = interleaved(partial(cpu_of, ours), partial(cpu_of, plainest), 15)
            told = f"{one * 1000:.1f} ms CPU beside {two * 1000:.1f} ms of the plainest SQL"
            yield Mark(f"{name}, {count} lines of the office", told, ratio, most)


# ---- deciding


def _deciding() -> Iterator[Mark]:
    """A verdict kept, and the desk read again for the next line, beside one row written durably."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store = OpenStore(folder)
        desk = Desk(store, folder)
        claim = a_claim(*(a_line(at) for at in range(1, RECEIPTS + 1)))
        manifest = "a" * 64
        received = replace(_received(1), manifest_sha256=manifest, dossier=claim.dossier.action.id)
        with store.unit() as unit:
            unit.put(received)
            unit.put_hand_in(manifest, claim)
            unit.commit()
        on_screen = [desk.reviewing.desk(manifest)]
        lines = cycle(claim.statement.lines)

        def decide() -> None:
            line = next(lines).expense.id
            seen = on_screen[-1].line_of(line)
            assert seen is not None
            revision = seen.verdict.revision if seen.verdict else 0
            desk.reviewing.judge(manifest, line, Verdict.ACCEPT, revision=revision)
            on_screen[-1] = desk.reviewing.desk(manifest)

        def one_row() -> None:
            with store.unit() as unit:
                unit.put_thumbnail("a", str(next(lines).expense.id).encode())
                unit.commit()

        one, two, ratio = interleaved(partial(wall_of, decide), partial(wall_of, one_row), 25)
        told = f"{one * 1000:.1f} ms beside {two * 1000:.1f} ms of one durable row"
        yield Mark("a decision to the next line, 40 lines", told, ratio, 8.0)
        store.close()
