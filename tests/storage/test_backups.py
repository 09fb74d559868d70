"""Copies of the store: verified, thinned, restored; and what is done before an update."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from support.builders import a_participant
from support.samples import mission, receipt, whole_dossier
from support.stores import OpenStore

from lianes_desktop.domain.ids import (
    CommunicationId,
    DossierId,
    MembershipId,
    OrganisationId,
    ParticipantId,
    new_id,
)
from lianes_desktop.domain.joining import ConventionVersion, LetterOfIntent, Membership
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.partnerships import NewPartnership, PartnershipAgreement
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.reports import CommunicationItem
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.device import Backup
from lianes_desktop.storage import opening
from lianes_desktop.storage.backups import StoreBackups
from lianes_desktop.storage.database import SCHEMA, StoreFile, StoreKey, is_behind
from lianes_desktop.storage.health import Health
from lianes_desktop.storage.installation import Installation
from lianes_desktop.storage.migrations import migrate
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.thinning import superfluous
from lianes_desktop.storage.vault import FileVault

NOW = datetime(2026, 10, 14, 18, 0, tzinfo=UTC)


class Bench:
    """A store, its vault and its copies in ``folder``, with a clock that moves a minute at each look."""

    def __init__(self, data: Path, folder: Path | None = None) -> None:
        data.mkdir(exist_ok=True)
        self.store = OpenStore(data)
        self.time = NOW
        self.installation = Installation(data)
        self.vault = FileVault(data, self.store.file.key, Room(data, free=lambda _folder: 10**9))
        self.backups = StoreBackups(
            self.store.file,
            folder or data / "backups",
            readers=self.store.readers,
            writing=self.store.writer.held_off,
            renew=self.installation.renew,
            now=self.now,
        )

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "data")


def _why(act: Callable[[], object], what: Resource = Resource.BACKUP) -> Cause:
    with pytest.raises(UnavailableError) as caught:
        act()
    assert caught.value.what is what
    return caught.value.why


def test_a_copy_holds_every_save_even_those_still_in_the_log(bench: Bench) -> None:
    whole = whole_dossier()
    bench.store.keep(*whole.records)
    made = bench.backups.make("half-hour")
    assert bench.backups.all() == (made,)
    assert (made.reason, made.size) == ("half-hour", made.path.stat().st_size)
    assert sorted(path.name for path in made.path.parent.iterdir()) == [made.path.name]
    copy = StoreFile(made.path, bench.store.file.key)
    with closing(copy.connect(writing=False)) as connection:
        assert connection.execute("SELECT count(*) FROM expense").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_restoring_brings_everything_back_keeps_the_present_store_and_starts_new_series(bench: Bench) -> None:
    first, second = whole_dossier(), whole_dossier()
    bench.store.keep(*first.records)
    series = bench.installation.series_of(first.mission.id)
    assert bench.installation.series_of(first.mission.id) == series
    before = bench.store.readings.dossier(first.mission.id)
    made = bench.backups.make("close")
    bench.store.keep(*second.records)
    with bench.store.unit() as unit:
        unit.remove(first.mission)
        unit.commit()
    bench.backups.restore(made)
    assert bench.store.readings.dossier(first.mission.id) == before
    assert bench.store.readings.action(second.mission.id) is None
    assert bench.installation.series_of(first.mission.id) != series
    assert bench.store.keep(mission())
    aside = bench.backups.all()[0]
    assert aside.reason == "before-restore"
    bench.backups.restore(aside)
    assert bench.store.readings.action(second.mission.id) == second.mission


def test_a_damaged_copy_is_refused_and_the_store_stays(bench: Bench) -> None:
    home = mission()
    bench.store.keep(home)
    made = bench.backups.make("close")
    content = bytearray(made.path.read_bytes())
    content[4096 + 99] ^= 1
    made.path.write_bytes(content)
    assert _why(lambda: bench.backups.restore(made)) is Cause.DAMAGED
    assert bench.store.readings.action(home.id) == home
    assert not [path for path in bench.store.file.path.parent.iterdir() if path.name.endswith(".tmp")]


def test_a_copy_that_is_gone_or_of_another_key_is_refused(bench: Bench) -> None:
    made = bench.backups.make("close")
    assert _why(lambda: bench.backups.restore(Backup(made.path.with_name("no.db"), NOW, 0, "x"))) is Cause.NOT_FOUND
    other = OpenStore(bench.store.file.path.parent.parent)
    other.file = StoreFile(other.file.path, StoreKey(bytes(32)))
    foreign = Bench(bench.store.file.path.parent)
    foreign.backups._file = StoreFile(bench.store.file.path, StoreKey(bytes(32)))
    assert _why(lambda: foreign.backups.restore(made)) is Cause.WRONG_KEY
    other.close()


def test_a_damaged_store_is_kept_aside_as_it_is(bench: Bench) -> None:
    bench.store.keep(*whole_dossier().records)
    made = bench.backups.make("close")
    bench.store.close()
    content = bytearray(bench.store.file.path.read_bytes())
    content[5 * 4096 + 7] ^= 1
    bench.store.file.path.write_bytes(content)
    bench.backups.restore(made)
    aside = list((bench.store.file.path.parent / "aside").glob("*/store.db"))
    assert [path.read_bytes() for path in aside] == [bytes(content)]
    assert len(bench.store.readings.dossiers()) == 1


def test_the_old_log_is_never_played_on_the_restored_store(bench: Bench) -> None:
    bench.store.keep(mission("Avant"))
    made = bench.backups.make("close")
    bench.store.keep(mission("Après"))
    wal = bench.store.file.path.with_name("store.db-wal")
    log = wal.read_bytes()
    assert log
    bench.store.close()
    wal.write_bytes(log)
    bench.backups.restore(made)
    assert [one.action.title for one in bench.store.readings.dossiers()] == ["Avant"]


def test_a_store_that_vanished_is_restored(bench: Bench) -> None:
    bench.store.keep(mission())
    made = bench.backups.make("close")
    bench.store.close()
    bench.store.file.path.unlink()
    bench.backups.restore(made)
    assert len(bench.store.readings.dossiers()) == 1


def test_another_medium_gets_the_receipt_files_and_wrapped_keys_once(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    bench = Bench(tmp_path / "data", stick / "lianes")
    (tmp_path / "data" / "key.json").write_text("{}")
    home = mission()
    digest = bench.vault.store(b"receipt")
    bench.store.keep(home, receipt(home.id, digest))
    made = bench.backups.make("export")
    copy = stick / "lianes" / "pieces" / digest[:2] / digest
    first = copy.stat().st_mtime_ns
    bench.backups.make("export")
    assert copy.stat().st_mtime_ns == first
    assert (stick / "lianes" / "key.json").read_text() == "{}"
    shutil.rmtree(bench.vault.folder)
    bench.backups.restore(made)
    assert FileVault(tmp_path / "data", bench.store.file.key, Room(tmp_path)).read(digest) == b"receipt"


def test_a_stick_that_was_pulled_out_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "data", tmp_path / "stick" / "lianes")
    assert _why(lambda: bench.backups.make("close")) is Cause.NOT_FOUND
    assert not (tmp_path / "stick").exists()
    assert bench.backups.all() == ()


def test_a_copy_that_does_not_verify_gets_no_name(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianes_desktop.storage.backups.lasting_damage", lambda _file: ("page 2",))
    assert _why(lambda: bench.backups.make("close")) is Cause.DAMAGED
    assert list(bench.store.file.path.parent.joinpath("backups").iterdir()) == []


def test_what_an_interrupted_copy_left_is_swept(bench: Bench) -> None:
    folder = bench.store.file.path.parent / "backups"
    folder.mkdir()
    (folder / ".lianes-20261014T180100000000Z-close.db.tmp").write_bytes(b"half")
    (folder / "lianes-notes.db").write_bytes(b"somebody's own")
    bench.backups.make("close")
    assert len(bench.backups.all()) == 1
    assert max(path.name for path in folder.iterdir()) == "lianes-notes.db"
    assert not list(folder.glob(".lianes*"))


def test_a_reason_is_one_plain_word(bench: Bench) -> None:
    with pytest.raises(ValueError, match="/etc"):
        bench.backups.make("../etc")


def test_copies_are_thinned_to_recent_days_and_weeks() -> None:
    made = [Backup(Path(f"{hour}.db"), NOW - timedelta(hours=hour), 0, "x") for hour in range(0, 24 * 7 * 12, 6)]
    gone = {one.path for one in superfluous(made, NOW)}
    kept = [one for one in made if one.path not in gone]
    assert kept[:12] == made[:12]
    days = {one.made_at.date() for one in kept if NOW - one.made_at < timedelta(days=14)}
    weeks = {one.made_at.isocalendar()[:2] for one in kept}
    assert len(days) == 14
    assert len(weeks) in {8, 9}
    assert len(kept) < 12 + 14 + 8
    assert superfluous(kept, NOW) == ()


def test_making_a_copy_removes_the_superfluous_ones(bench: Bench) -> None:
    for _ in range(15):
        bench.backups.make("half-hour")
    assert len(bench.backups.all()) == 12


def test_a_fresh_store_is_made_without_a_copy(tmp_path: Path) -> None:
    copies: list[str] = []

    def back_up(reason: str) -> Backup:
        copies.append(reason)
        return Backup(tmp_path, NOW, 0, reason)

    file = StoreFile(tmp_path / "store.db", StoreKey(bytes(32)))
    assert opening.bring_up_to_date(file, back_up)
    assert not opening.bring_up_to_date(file, back_up)
    assert copies == []


@pytest.mark.parametrize("written", [False, True])
def test_a_first_start_that_was_interrupted_is_begun_again(tmp_path: Path, *, written: bool) -> None:
    bench = Bench(tmp_path / "data")
    bench.store.close()
    bench.store.file.path.write_bytes(b"")
    if written:
        with closing(bench.store.file.connect(writing=True)) as connection:
            connection.execute("PRAGMA user_version = 0")
    assert opening.bring_up_to_date(bench.store.file, bench.backups.make)
    assert bench.store.keep(mission())


@pytest.mark.parametrize(("emptied", "why"), [(False, Cause.NOT_FOUND), (True, Cause.DAMAGED)])
def test_a_store_that_was_there_is_never_begun_again_but_put_back(bench: Bench, *, emptied: bool, why: Cause) -> None:
    bench.store.keep(mission())
    made = bench.backups.make("close")
    assert Health(bench.store.file).begin(NOW)
    bench.store.close()
    if emptied:
        bench.store.file.path.write_bytes(b"")
    else:
        bench.store.file.path.unlink()
    assert _why(lambda: opening.bring_up_to_date(bench.store.file, bench.backups.make), Resource.STORE) is why
    bench.backups.restore(made)
    assert not opening.bring_up_to_date(bench.store.file, bench.backups.make)
    assert bench.store.readings.dossiers()


def test_what_an_earlier_run_was_writing_is_swept_and_what_this_one_writes_is_not(bench: Bench) -> None:
    folder = bench.store.file.path.parent
    old, new = folder / ".checked.1a2b3c4d.tmp", folder / ".running.5e6f7a8b.tmp"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    opening.sweep((folder, folder / "absent"), NOW - timedelta(days=3650))
    assert not old.exists()
    assert new.exists()


def test_an_older_store_is_copied_before_it_is_changed_and_left_alone_when_it_cannot_be(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianes_desktop.storage.database.SCHEMA", SCHEMA + 1)
    assert is_behind(bench.store.file)
    ran: list[StoreFile] = []
    monkeypatch.setattr("lianes_desktop.storage.migrations.migrate", ran.append)

    def full(_reason: str) -> Backup:
        raise UnavailableError(Resource.BACKUP, Cause.DISK_FULL)

    with pytest.raises(UnavailableError):
        opening.bring_up_to_date(bench.store.file, full)
    assert ran == []
    assert opening.bring_up_to_date(bench.store.file, bench.backups.make)
    assert [one.reason for one in bench.backups.all()] == ["before-update"]
    assert ran == [bench.store.file]


def test_an_older_copy_is_brought_up_to_date_before_it_takes_the_place(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bench.backups.make("close")
    monkeypatch.setattr("lianes_desktop.storage.backups.SCHEMA", SCHEMA + 1)
    ran: list[str] = []
    monkeypatch.setattr("lianes_desktop.storage.migrations.migrate", lambda file: ran.append(file.path.name))
    bench.backups.restore(made)
    assert ran == [".store.db.tmp"]


def test_tidying_spares_what_a_copy_still_names_and_says_what_the_store_misses(bench: Bench) -> None:
    home = mission()
    one, two = bench.vault.store(b"one"), bench.vault.store(b"two")
    proofs = [receipt(home.id, digest) for digest in (one, two, "ab" * 32)]
    bench.store.keep(home, *proofs)
    bench.backups.make("close")
    with bench.store.unit() as unit:
        unit.remove(proofs[1])
        unit.commit()
    orphan = bench.vault.store(b"orphan")
    for digest in (one, two, orphan):
        os.utime(bench.vault.path_of(digest), (0, 0))
    found = opening.tidy(bench.store.readers, bench.backups, bench.vault)
    assert (found.missing, found.removed) == (("ab" * 32,), 1)
    assert sorted(bench.vault.digests()) == sorted([one, two])


def test_tidying_spares_the_signed_acts_kept_with_people(bench: Bench) -> None:
    home = mission()
    act, orphan = bench.vault.store(b"a signed order"), bench.vault.store(b"orphan")
    paper = Piece(act, 14, "application/pdf", "ordre.pdf")
    bench.store.keep(home, a_participant(dossier=home.id, mandate=Mandate("OM-1", paper=paper)))
    for digest in (act, orphan):
        os.utime(bench.vault.path_of(digest), (0, 0))

    found = opening.tidy(bench.store.readers, bench.backups, bench.vault)

    assert (found.missing, found.removed) == ((), 1)
    assert list(bench.vault.digests()) == [act]


def test_an_unclean_stop_and_a_week_without_a_check_ask_for_one(bench: Bench) -> None:
    health = Health(bench.store.file)
    assert health.begin(NOW)
    assert health.check(NOW) == ()
    health.end()
    assert not health.begin(NOW + timedelta(days=6))
    assert health.begin(NOW + timedelta(days=6))
    health.end()
    assert health.begin(NOW + timedelta(days=7))


def test_a_check_names_the_damage_and_does_not_count(bench: Bench) -> None:
    bench.store.keep(*whole_dossier().records)
    bench.store.close()
    content = bytearray(bench.store.file.path.read_bytes())
    content[3 * 4096 + 7] ^= 1
    bench.store.file.path.write_bytes(content)
    health = Health(bench.store.file)
    assert any("page 4" in line for line in health.check(NOW))
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 9] ^= 1
    bench.store.file.path.write_bytes(content)
    assert any("damaged" in line for line in health.check(NOW))
    bench.store.file.path.unlink()
    assert _why(lambda: health.check(NOW), Resource.STORE) is Cause.NOT_FOUND
    assert health.begin(NOW)


def test_papers_kept_with_records_are_files_the_store_names(bench: Bench) -> None:
    act, accord, article = (bench.vault.store(data) for data in (b"act", b"accord", b"article"))
    letter, draft, signed = (bench.vault.store(data) for data in (b"letter", b"draft", b"signed"))
    sought = NewPartnership(DossierId(new_id()), "Un partenaire", accord=PartnershipAgreement(paper=_paper(accord)))
    bench.store.keep(
        sought,
        Participant(ParticipantId(new_id()), sought.id, "Jeanne", "Dupont", mandate=Mandate(paper=_paper(act))),
        CommunicationItem(CommunicationId(new_id()), sought.id, "Article", paper=_paper(article)),
        Membership(
            MembershipId(new_id()),
            "2026",
            OrganisationId("FR-LIL"),
            letter=LetterOfIntent(paper=_paper(letter)),
            versions=(ConventionVersion(1, date(2026, 9, 1), paper=_paper(draft)),),
            paper=_paper(signed),
        ),
    )
    for digest in bench.vault.digests():
        os.utime(bench.vault.path_of(digest), (0, 0))

    found = opening.tidy(bench.store.readers, bench.backups, bench.vault)

    assert (found.missing, found.removed) == ((), 0)
    assert len(list(bench.vault.digests())) == len({act, accord, article, letter, draft, signed})


def _paper(digest: str) -> Piece:
    return Piece(digest, 3, "application/pdf", "scan.pdf")


@pytest.mark.parametrize("revision", [f"{at:04}" for at in range(1, SCHEMA)])
def test_tidying_reads_the_copies_of_every_older_store(bench: Bench, revision: str) -> None:
    folder = bench.store.file.path.parent / "backups"
    folder.mkdir()
    older = StoreFile(folder / "lianes-20261001T120000000000Z-close.db", bench.store.file.key)
    migrate(older, to=revision)
    orphan = bench.vault.store(b"orphan")
    os.utime(bench.vault.path_of(orphan), (0, 0))

    assert [one.path for one in bench.backups.all()] == [older.path]
    assert opening.tidy(bench.store.readers, bench.backups, bench.vault).removed == 1
