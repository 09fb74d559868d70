"""A person erased leaves no trace in any file of the data folder, and the accounts stay."""

import errno
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import an_item
from support.raw_pages import holding
from support.samples import mission
from support.stores import KEY, OpenStore

from lianes_desktop.bundle.share_texts import BundleTexts
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.chain import Deed, broken_at
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Erasure
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import (
    ContactId,
    ExpenseId,
    FollowUpId,
    ItemId,
    ParticipantId,
    ReceiptId,
    ReleaseId,
    SeriesId,
    new_id,
)
from lianes_desktop.domain.money import Currency, Money
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemPicture, ProgrammeRelease
from lianes_desktop.domain.readings import Reading
from lianes_desktop.domain.reports import FollowUp, MissionReport
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion, digest_of
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.services.ports.erasing import Erased
from lianes_desktop.storage import erasures
from lianes_desktop.storage.backups import StoreBackups
from lianes_desktop.storage.database import Connection, StoreFile
from lianes_desktop.storage.erasures import StoreErasing
from lianes_desktop.storage.installation import Installation
from lianes_desktop.storage.migrations import migrate
from lianes_desktop.storage.names import ERASED, ERASED_AR
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import FileVault

NOW = datetime(2026, 10, 14, 18, 0, tzinfo=UTC)
NAMES = (
    *("Zineb", "Oulad Haddou", "Haddou", "زينب", "أولاد حدو", "ⵣⵉⵏⴱ"),
    *("z.ouladhaddou@oujda.example", "661998877", "06 61 99 88 77"),
)
CARD, ALONE, GROUP = (b"card of Zineb Oulad Haddou", b"portrait of Zineb Oulad Haddou", b"a group")


def piece(data: bytes) -> Piece:
    return Piece(hashlib.sha256(data).hexdigest(), len(data), "image/jpeg", "Zineb Oulad Haddou.jpg")


class Folder:
    """A data folder where one person stands in everything that can name somebody."""

    def __init__(self, root: Path, stick: Path) -> None:
        root.mkdir()
        stick.mkdir()
        self.root, self.stick = root, stick
        self.store = OpenStore(root)
        self.time = NOW
        self.vault = FileVault(root, self.store.file.key, Room(root, free=lambda _folder: 10**9))
        self.here, self.there = self.copies(root / "backups"), self.copies(stick / "copies")
        self.scratch = root / "scratch"
        self.scratch.mkdir()
        self.erasing = StoreErasing(
            self.store.file,
            self.store.readers,
            self.store.writer.held_off,
            lambda: (root / "backups", stick / "copies"),
            self.scratch,
        )
        self.action = mission()
        self.person = Contact(
            ContactId(new_id()),
            self.action.id,
            given_name="Zineb",
            family_name="Oulad Haddou",
            given_name_ar="زينب",
            family_name_ar="أولاد حدو",
            name_zgh="ⵣⵉⵏⴱ",
            email="z.ouladhaddou@oujda.example",
            mobile="+212661998877",
            consent=Consent(ConsentState.GRANTED, date(2026, 10, 12), transmit=True),
            card=piece(CARD),
        )
        self.other = Contact(ContactId(new_id()), self.action.id, given_name="Youssef", family_name="Bennani")
        self.item = an_item(
            id=ItemId(new_id()),
            dossier=self.action.id,
            title="Visite avec Zineb Oulad Haddou",
            note="rappeler Mme Oulad Haddou au 06 61 99 88 77",
            contacts=(self.other.id, self.person.id),
            participants=(),
            pictures=(
                ItemPicture(piece(ALONE), "Zineb Oulad Haddou", (self.person.id,)),
                ItemPicture(piece(GROUP), "", (self.person.id, self.other.id)),
            ),
        )
        self.receipt = Receipt(
            ReceiptId(new_id()),
            self.action.id,
            (ReceiptPage(self.vault.store(b"receipt"), 7, 0, "image/jpeg", "recu-zineb-oulad-haddou.jpg"),),
            NOW,
        )
        self.expense = Expense(
            ExpenseId(new_id()),
            self.action.id,
            4,
            payee="Restaurant Oulad Haddou",
            paid_on=date(2026, 10, 13),
            amount=Money.of(Decimal(320), Currency("MAD")),
            kind="REPA",
            note="déjeuner avec زينب أولاد حدو",
            guests="Zineb OULAD HADDOU, Youssef Bennani",
            receipts=(self.receipt.id,),
        )

    def copies(self, folder: Path) -> StoreBackups:
        return StoreBackups(
            self.store.file,
            folder,
            readers=self.store.readers,
            writing=self.store.writer.held_off,
            renew=Installation(self.root).renew,
            now=self.now,
        )

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def fill(self) -> None:
        for data in (CARD, ALONE, GROUP):
            self.vault.store(data)
        self.store.keep(
            self.action,
            self.other,
            self.person,
            self.item,
            self.receipt,
            self.expense,
            ProgrammeRelease(ReleaseId(new_id()), self.action.id, 1, NOW, note="relu par Zineb", items=(self.item,)),
            MissionReport(self.action.id, course="Mme Zineb et OULAD HADDOU Zineb ont présenté le plan."),
            FollowUp(FollowUpId(new_id()), self.action.id, "Écrire à Zineb Oulad Haddou", owner="Oulad-Haddou"),
        )
        with self.store.unit() as unit:
            unit.put_thumbnail(piece(CARD).digest, b"small Zineb Oulad Haddou")
            unit.put_reading(piece(CARD).digest, Reading(words="Zineb Oulad Haddou"))
            unit.put_reading(self.receipt.pages[0].digest, Reading(words="Table 3 Oulad Haddou"))
            unit.commit()

    def erase(self, *people: Contact | Participant) -> Erased:
        marks = [Erasure(ContactId(one.id), one.dossier, self.now(), left_in_bundles=True) for one in people]
        lines = [AuditEntry(self.now(), "Claire", "contact", one.id, one.dossier, "erased", "", "") for one in marks]
        return self.erasing.erase(marks, lines)

    def traces(self) -> tuple[tuple[str, str], ...]:
        return (*holding(self.root, NAMES, KEY), *holding(self.stick, NAMES, KEY))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    made = Folder(tmp_path / "data", tmp_path / "stick")
    yield made
    made.store.close()


def test_no_file_keeps_the_name_and_the_accounts_stay(folder: Folder) -> None:
    folder.fill()
    folder.here.make("work")
    folder.there.make("work")
    (folder.scratch / "draft.pdf").write_bytes(b"Zineb Oulad Haddou")
    found = {name for name, _word in folder.traces()}
    assert {"store.db-wal", "draft.pdf", piece(CARD).digest} <= found  # the search sees what is there
    assert sum(name.startswith("lianes-") for name in found) == 2

    done = folder.erase(folder.person)

    assert folder.traces() == ()
    assert done == Erased(copies=2)
    assert not folder.vault.holds(piece(CARD).digest)
    assert not folder.vault.holds(piece(ALONE).digest)
    assert folder.vault.holds(piece(GROUP).digest)
    (spent,) = folder.store.readings.dossier(folder.action.id).expenses
    assert replace(spent, payee="", note="", guests="") == replace(folder.expense, payee="", note="", guests="")
    assert (spent.guests, spent.note) == (f"{ERASED}, Youssef Bennani", f"déjeuner avec {ERASED_AR}")
    assert folder.vault.read(folder.receipt.pages[0].digest) == b"receipt"


def test_versions_shared_with_colleagues_keep_their_places_alone(folder: Folder) -> None:
    folder.fill()
    texts = BundleTexts()
    shared = (replace(folder.person, card=None), folder.item, folder.expense, folder.other)
    versions = []
    for record in shared:
        kind, identity, content = texts.write(record)
        digest = digest_of(kind, identity, (), content)
        series = SeriesId(new_id())
        versions.append(RecordVersion(digest, identity, folder.action.id, kind, series, NOW, (), content))
    gone = replace(versions[0], digest="f" * 64, content=REMOVED, parents=(versions[0].digest,))
    folder.store.keep(*versions, gone)

    folder.erase(folder.person)

    assert folder.traces() == ()
    held = {one.digest: one for one in folder.store.readings.held(RecordVersion, folder.action.id)}
    person, item, expense, other = (held[one.digest] for one in versions)
    assert (person.content, item.content) == (UNKNOWN, UNKNOWN)
    assert not expense.sound
    assert other == versions[3]
    assert held["f" * 64] == gone
    assert not folder.vault.holds(piece(ALONE).digest)
    assert folder.store.readings.several_heads(folder.action.id) == (("contact", folder.person.id),)


def test_what_is_left_still_reads_as_it_did(folder: Folder) -> None:
    folder.fill()
    folder.erase(folder.person)

    kept = folder.store.readings.dossier(folder.action.id)
    assert kept.contacts == (folder.other,)
    (item,) = kept.items
    assert item.contacts == (folder.other.id,)
    assert (item.title, item.also_present) == (f"Visite avec {ERASED}", ERASED)
    assert item.note == f"rappeler Mme {ERASED} au {ERASED}"
    assert [one.paper.digest for one in item.pictures] == [piece(GROUP).digest]
    assert folder.person.id in item.pictures[0].shows  # nobody knows who it is, but the picture never leaves
    (report,) = folder.store.readings.held(MissionReport, folder.action.id)
    assert report.course == f"Mme {ERASED} et {ERASED} ont présenté le plan."
    (release,) = folder.store.readings.held(ProgrammeRelease, folder.action.id)
    assert (release.items[0].contacts, release.items[0].also_present) == ((folder.other.id,), ERASED)
    (mark,) = folder.store.readings.every(Erasure)
    assert (mark.id, mark.left_in_bundles) == (folder.person.id, True)
    assert folder.store.readings.trail(folder.action.id)[0].field == "erased"
    assert folder.store.readings.contacts(folder.action.id, "oulad") == ()
    assert folder.store.readings.contacts(folder.action.id, "youss") == (folder.other,)


def test_an_older_copy_that_could_not_be_reached_is_cleared_when_it_is_restored(folder: Folder) -> None:
    folder.fill()
    copy = folder.there.make("work")
    away = folder.stick / "away"
    (folder.stick / "copies").rename(away)
    folder.erase(folder.person)
    assert folder.traces()  # only there

    away.rename(folder.stick / "copies")
    folder.there.restore(copy)
    shutil.rmtree(folder.stick / "copies")

    assert folder.traces() == ()
    assert folder.store.readings.contacts(folder.action.id) == (folder.other,)
    (mark,) = folder.store.readings.every(Erasure)
    assert mark.id == folder.person.id


def test_a_copy_that_cannot_be_rewritten_is_told(folder: Folder) -> None:
    folder.fill()
    good, torn = folder.here.make("work"), folder.here.make("work")
    torn.path.write_bytes(torn.path.read_bytes()[:5000])
    assert folder.erase(folder.person) == Erased(copies=1, unreached=(torn.path,))
    folder.here.restore(Backup(good.path, good.made_at, good.size, good.reason))
    assert folder.store.readings.contacts(folder.action.id) == (folder.other,)


def test_a_delegate_leaves_an_empty_place_so_that_sums_stay(folder: Folder) -> None:
    folder.fill()
    delegate = Participant(
        ParticipantId(new_id()),
        folder.action.id,
        "Zineb",
        "Oulad Haddou",
        "زينب",
        "أولاد حدو",
        status=Status.DELEGATE,
        function="Zineb",
        mandate=Mandate("12", signatory="Zineb Oulad Haddou"),
        passport_expires_on=date(2030, 1, 1),
    )
    folder.store.keep(delegate, replace(folder.expense, payer=delegate.id, beneficiaries=(delegate.id,)))

    folder.erase(delegate, folder.person)

    assert folder.traces() == ()
    kept = folder.store.readings.dossier(folder.action.id)
    assert kept.participants == (
        Participant(delegate.id, folder.action.id, ERASED, "", ERASED_AR, status=Status.DELEGATE),
    )
    assert (kept.expenses[0].payer, kept.expenses[0].beneficiaries) == (delegate.id, (delegate.id,))


def test_somebody_of_the_same_name_keeps_it(folder: Folder) -> None:
    folder.fill()
    cousin = Contact(
        ContactId(new_id()), folder.action.id, given_name="Hassan", family_name="Oulad Haddou", note="M. Oulad Haddou"
    )
    folder.store.keep(cousin)
    folder.erase(folder.person)
    assert cousin in folder.store.readings.contacts(folder.action.id)
    assert "Zineb" not in {word for _name, word in folder.traces()}


def test_a_file_that_cannot_be_rewritten_is_told_and_done_with_the_next(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    folder.fill()
    with monkeypatch.context() as patched:
        patched.setattr(erasures, "scour", full)
        assert folder.erase(folder.person).unreached == (folder.store.file.path,)
    assert folder.store.readings.contacts(folder.action.id) == (folder.other,)
    assert folder.erase(folder.other).unreached == ()
    assert folder.traces() == ()


def test_a_store_that_fails_erases_nobody(folder: Folder) -> None:
    folder.fill()
    with folder.store.unit(), pytest.raises(UnavailableError) as caught:  # another act is writing
        folder.erase(folder.person)
    assert caught.value.why is Cause.LOCKED
    assert folder.person in folder.store.readings.contacts(folder.action.id)


@pytest.mark.parametrize("revision", [f"000{at}" for at in range(1, 8)])
def test_a_copy_of_any_age_loses_the_person(folder: Folder, revision: str) -> None:
    folder.fill()
    copies = folder.root / "backups"
    copies.mkdir()
    old = StoreFile(copies / "lianes-20261001T180000000000Z-work.db", KEY)
    migrate(old, to=revision)
    with closing(old.connect(writing=True)) as connection:
        _fill_old(connection, folder.person)
    assert folder.erase(folder.person) == Erased(copies=1)
    assert folder.traces() == ()
    with closing(old.connect(writing=False)) as connection:
        assert connection.execute("SELECT note, search FROM contact").fetchall() == [
            (f"vu avec {ERASED}", f"hassan lahlou {fold(ERASED)}")
        ]
        found = connection.execute("SELECT rowid FROM contact_search WHERE contact_search MATCH 'oulad'").fetchall()
    assert found == []


def _fill_old(connection: Connection, person: Contact) -> None:
    """Two cards, one of them hers, in whatever columns there are."""
    connection.execute("PRAGMA foreign_keys = OFF")
    columns = [str(row[1]) for row in connection.execute("PRAGMA table_info(contact)").fetchall()]
    hers = {"given_name": "Zineb", "family_name": "Oulad Haddou", "search": "zineb oulad haddou", "id": person.id.bytes}
    his = {"given_name": "Hassan", "note": "vu avec Zineb Oulad Haddou", "search": "hassan lahlou zineb oulad haddou"}
    for key, values in enumerate((hers, {**his, "id": new_id().bytes}), 1):
        plain: dict[str, object] = {**dict.fromkeys(columns, ""), "restricted": 0, "affiliations": "[]", "card": None}
        row = {**plain, "dossier": person.dossier.bytes, **values, "key": key, "languages": "[]", "consent": "{}"}
        given = [row[one] for one in columns]
        places = ", ".join("?" for _column in columns)
        connection.execute(f"INSERT INTO contact ({', '.join(columns)}) VALUES ({places})", given)  # noqa: S608 - names of ours


def test_the_office_s_trail_stays_whole_when_somebody_who_decided_is_erased(folder: Folder) -> None:
    with folder.store.unit() as unit:
        made = unit.chain("Zineb Oulad Haddou", NOW, [Deed("judged"), Deed("seconded")])
        unit.commit()
    folder.fill()
    folder.erase(folder.person)
    with folder.store.readers.reading() as connection:
        kept = connection.execute("SELECT sequence, who, act, previous, digest FROM chain_link ORDER BY 1").fetchall()
    assert kept == [(one.sequence, one.who, one.deed.act, one.previous, one.digest) for one in made]
    with folder.store.unit() as unit:
        assert unit.chained() == 2
        assert broken_at([*made, *unit.chain("Marc", NOW, [Deed("judged")])]) is None
