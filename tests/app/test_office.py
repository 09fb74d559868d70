"""The office's store moved to a PostgreSQL that its people share, and back: proved, or not chosen."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.memory import NOW
from support.page_desk import Jobs
from support.postgres import cluster
from support.samples import mission, whole_dossier

from lianes_desktop.app import office, opening, upkeep
from lianes_desktop.app.colleagues import Colleagues
from lianes_desktop.app.commands import Commands
from lianes_desktop.app.trouble import TroublePage
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import filling, seat
from lianes_desktop.storage.content_hash import content_hash
from lianes_desktop.storage.database import StoreFile, StoreKey
from lianes_desktop.storage.postgres import copying
from lianes_desktop.storage.postgres.opening import make
from lianes_desktop.storage.postgres.schema import version_of
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.watching import OtherCommits
from lianes_desktop.ui.kit.buttons import Button

PASSPHRASE = "trois bateaux sur la Deûle"  # noqa: S105 - the tests' own


def never(words: str) -> str:
    raise AssertionError(f"asked {words}")


class Place:
    """A data folder of somebody of the office."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.key = opening.make(root, PASSPHRASE).key
        self.profile = Profile(new_id(), name, "Office", "", None, Status.STAFF, Role.OFFICE)
        with self.opened() as workspace:
            workspace.profiles.save(self.profile)

    def opened(self) -> "Opened":
        return Opened(self.root, self.key)

    def move(self, to: str, files: Path | None = None, ask: Callable[[str], str] = never) -> list[str]:
        said: list[str] = []
        moving = office.Moving(self.root, self.key, said.append)
        if to == office.HERE:
            moving.to_sqlite()
        else:
            moving.to_server(office.address_of(to), files, ask)
        return said

    def digest(self) -> str:
        with filling.rows_of(StoreFile(self.root / "lianes.db", self.key)) as rows:
            return content_hash(rows)


class Opened:
    """The workspace of a folder, closed at the end of the block."""

    def __init__(self, root: Path, key: StoreKey) -> None:
        self._workspace = opening.open_workspace(root, key)

    def __enter__(self) -> Workspace:
        return self._workspace

    def __exit__(self, *_error: object) -> None:
        self._workspace.close()


@pytest.fixture
def claire(tmp_path: Path) -> Place:
    """An office with a whole dossier, a chained deed, a number given and taken back, and a bundle taken in."""
    place = Place(tmp_path / "claire", "Claire")
    with place.opened() as workspace:
        workspace.records.keep(None, *whole_dossier().records)
        with workspace.open_unit() as unit:
            unit.chain("Claire", NOW, [Deed("done", new_id())])
            unit.put_thumbnail("ab", b"\x00\xff")
            unit.commit()
        workspace.folders.received.mkdir()
        (workspace.folders.received / "k.asice").write_bytes(b"bundle")
    return place


@pytest.fixture
def empty() -> Iterator[Server]:
    server = cluster().empty()
    yield server
    cluster().drop(server)


def test_a_store_goes_to_the_server_and_comes_back_the_very_same(claire: Place, empty: Server, tmp_path: Path) -> None:
    before = claire.digest()
    said = claire.move(empty.address, tmp_path / "bundles")
    assert any(before in one for one in said)
    with copying.rows_of(empty) as rows:
        assert content_hash(rows) == before
    home = mission("Faite sur le serveur")
    with claire.opened() as workspace:
        assert workspace.server is not None
        assert workspace.profiles.get() == claire.profile
        assert workspace.folders.received == tmp_path / "bundles"
        assert (workspace.folders.received / "k.asice").read_bytes() == b"bundle"
        numbered = workspace.readings.dossiers()[0].action
        with workspace.open_unit() as unit:
            assert unit.next_number(numbered.id) == 3
        workspace.records.keep(None, home)
    assert claire.digest() == before
    back = claire.move(office.HERE)
    with copying.rows_of(empty) as rows:
        after = content_hash(rows)
    assert after != before
    assert claire.digest() == after
    assert any(after in one for one in back)
    with claire.opened() as workspace:
        assert workspace.server is None
        assert home in [one.action for one in workspace.readings.dossiers()]
        (met,) = workspace.readings.contacts(numbered.id)
        assert workspace.readings.contacts(numbered.id, met.family_name[:3]) == (met,)
    assert claire.move(office.HERE) == ["Le bureau travaille déjà sur cet ordinateur."]


def test_a_second_workplace_joins_a_database_already_filled(claire: Place, empty: Server, tmp_path: Path) -> None:
    driss = Place(tmp_path / "driss", "Driss")
    claire.move(empty.address)
    driss.move(empty.address)
    with claire.opened() as hers, driss.opened() as his:
        assert (hers.profiles.get(), his.profiles.get()) == (claire.profile, driss.profile)
        assert [one.action for one in his.readings.dossiers()] == [one.action for one in hers.readings.dossiers()]
        home = mission("De Driss")
        his.records.keep(None, home)
        assert hers.readings.action(home.id) == home


def test_a_database_that_holds_something_else_is_refused(claire: Place, empty: Server, tmp_path: Path) -> None:
    other = Place(tmp_path / "other", "Autre")
    with other.opened() as workspace:
        workspace.records.keep(None, mission())
    claire.move(empty.address)
    with pytest.raises(UnavailableError) as caught:
        other.move(empty.address)
    assert caught.value.why is Cause.TAKEN
    assert seat.read(other.root, other.key) is None
    with pytest.raises(UnavailableError) as twice:
        claire.move(empty.address)
    assert twice.value.why is Cause.SHARED


def test_tables_of_another_program_are_left_alone(claire: Place, empty: Server) -> None:
    with empty.connect(autocommit=True) as connection:
        connection.execute("CREATE TABLE expense (what text)")
    with pytest.raises(UnavailableError) as caught:
        claire.move(empty.address)
    assert caught.value.why is Cause.TAKEN


def test_a_move_stopped_anywhere_leaves_the_store_where_it_was_and_is_done_again(
    claire: Place, empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    before = claire.digest()
    for where in ("make_tables", "content_hash"):
        monkeypatch.setattr(copying, where, stopped)
        with pytest.raises(KeyboardInterrupt):
            claire.move(empty.address)
        monkeypatch.undo()
        assert seat.read(claire.root, claire.key) is None
        assert version_of(empty) == 0
    monkeypatch.setattr(seat, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        claire.move(empty.address)
    monkeypatch.undo()
    with claire.opened() as workspace:
        assert workspace.server is None
    assert any("déjà la même chose" in one for one in claire.move(empty.address))
    for where in ("office.Moving._put_in_place", "seat.leave"):
        module = "app" if where.startswith("office") else "storage"
        monkeypatch.setattr(f"lianes_desktop.{module}.{where}", stopped)
        with pytest.raises(KeyboardInterrupt):
            claire.move(office.HERE)
        monkeypatch.undo()
        with claire.opened() as workspace:
            assert workspace.server is not None
    claire.move(office.HERE)
    assert claire.digest() == before


def test_a_server_that_alters_what_it_is_given_is_not_chosen(
    claire: Place, empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "content_hash", lambda _rows: "0" * 64)
    with pytest.raises(UnavailableError) as caught:
        claire.move(empty.address)
    monkeypatch.undo()
    assert caught.value.why is Cause.DAMAGED
    assert seat.read(claire.root, claire.key) is None
    claire.move(empty.address)


def test_a_folder_of_nobody_is_refused(tmp_path: Path, empty: Server) -> None:
    root = tmp_path / "nobody"
    key = opening.make(root, PASSPHRASE).key
    opening.open_workspace(root, key).close()
    with pytest.raises(RefusedError):
        office.Moving(root, key, print).to_server(office.address_of(empty.address), None, never)


def test_what_only_this_computers_store_does_is_refused_at_the_office(claire: Place, empty: Server) -> None:
    claire.move(empty.address)
    with claire.opened() as workspace:
        made = workspace.backups.make("asked")
        assert made.path.stat().st_size == made.size
        assert not workspace.backups.changed()
        with pytest.raises(UnavailableError) as restored:
            workspace.store_backups.restore(made)
        with pytest.raises(UnavailableError) as erased:
            workspace.eraser.erase([], [])
    assert {restored.value.why, erased.value.why} == {Cause.SHARED}


@pytest.mark.parametrize(
    ("typed", "shown", "password"),
    [
        ("postgresql://claire@db/lianes", "postgresql://claire@db/lianes", ""),
        ("postgres://claire:a%40b@db:5433/lianes", "postgresql://claire@db:5433/lianes", "a@b"),
        ("postgresql:///lianes?host=/tmp&password=x", "postgresql:///lianes?host=/tmp", "x"),
    ],
)
def test_a_password_is_never_in_the_address_shown(typed: str, shown: str, password: str) -> None:
    address = office.address_of(typed)
    assert (address.shown, address.password) == (shown, password)
    assert "password" not in repr(replace(Server(shown, "s3cret"), seat=2))
    assert "s3cret" not in repr(Server(shown, "s3cret"))


def test_the_command_moves_the_folder_it_is_given(claire: Place, empty: Server) -> None:
    said: list[str] = []
    Commands(claire.root, None, lambda _words: PASSPHRASE).move_office(empty.address, None, said.append)
    assert said[-1].startswith("Le bureau travaille maintenant sur")
    Commands(claire.root, None, lambda _words: PASSPHRASE).move_office("sqlite", None, said.append)
    assert said[-1] == "Le bureau travaille maintenant sur cet ordinateur."


def test_what_a_colleague_saves_is_told_a_moment_later(
    claire: Place, empty: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianes_desktop.app.colleagues.EVERY_SECONDS", 0.01)
    driss = Place(tmp_path / "driss", "Driss")
    claire.move(empty.address)
    driss.move(empty.address)
    heard = threading.Event()
    with claire.opened() as hers, driss.opened() as his:
        hers.follow()
        hers.changes.listen(lambda topics: heard.set() if Topic.REVIEW in topics else None)
        while not heard.wait(0.05):
            his.records.keep(None, mission())
    with driss.opened() as his:
        his.profiles.save(replace(driss.profile, family_name="Martin"))
        assert his.profiles.get() == replace(driss.profile, family_name="Martin")


def test_a_look_at_the_others_tells_only_what_is_new_and_not_one_s_own(claire: Place, empty: Server) -> None:
    claire.move(empty.address)
    with claire.opened() as workspace:
        assert workspace.server is not None
        own = OtherCommits(workspace.readers, workspace.server.seat)
        other = OtherCommits(workspace.readers, 1)
        assert [own.changed(), other.changed()] == [False, False]
        workspace.records.keep(None, mission())
        assert [own.changed(), other.changed(), other.changed()] == [False, True, False]


def test_colleagues_are_followed_whatever_happens_to_the_server() -> None:
    looks: Iterator[bool | UnavailableError]
    looks = iter([False, UnavailableError(Resource.SERVER, Cause.SERVER_GONE), True])
    told, heard = Changes(), threading.Event()
    told.listen(lambda topics: heard.set() if Topic.INBOX in topics and Topic.KEYS not in topics else None)

    def look() -> bool:
        found = next(looks, False)
        if isinstance(found, UnavailableError):
            raise found
        return found

    following = Colleagues(look, told, 0.001)
    following.start()
    assert heard.wait(30)
    following.stop()


def test_without_a_shared_store_nobody_is_followed(claire: Place) -> None:
    before = threading.active_count()
    with claire.opened() as workspace:
        workspace.follow()
        assert threading.active_count() == before


def test_a_password_is_asked_for_when_the_server_wants_one(claire: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(server: Server) -> int:
        if server.password != "juste":  # noqa: S105 - the test's own
            raise UnavailableError(Resource.SERVER, Cause.DENIED, server.address)
        raise UnavailableError(Resource.SERVER, Cause.TOO_NEW, server.address)

    monkeypatch.setattr(office, "version_of", denied)
    with pytest.raises(UnavailableError) as caught:
        claire.move("postgresql://a@b/c", ask=lambda _words: "juste")
    assert caught.value.why is Cause.TOO_NEW
    with pytest.raises(UnavailableError) as wrong:
        claire.move("postgresql://a:faux@b/c")
    assert wrong.value.why is Cause.DENIED


def test_empty_tables_left_by_an_earlier_move_are_made_anew_and_many_rows_are_told(
    claire: Place, empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(empty)
    monkeypatch.setattr(copying, "_AT_ONCE", 1)
    monkeypatch.setattr(office, "_STEP", 1)
    assert any(one.startswith("Lignes copiées") for one in claire.move(empty.address))
    with claire.opened() as workspace:
        assert len(workspace.readings.dossiers()) == 1


def test_a_database_filled_by_somebody_else_meanwhile_is_left_alone(claire: Place, empty: Server) -> None:
    claire.move(empty.address)
    with (
        filling.rows_of(StoreFile(claire.root / "lianes.db", claire.key)) as rows,
        pytest.raises(UnavailableError) as caught,
    ):
        copying.fill(empty, rows, "", lambda _rows: None)
    assert caught.value.why is Cause.TAKEN


def test_an_office_whose_server_is_gone_is_told_so_and_offered_to_try_again(claire: Place, qtbot: QtBot) -> None:
    server = cluster().empty()
    claire.move(server.address)
    cluster().drop(server)
    with pytest.raises(UnavailableError) as caught:
        claire.opened()
    assert (caught.value.what, caught.value.why) == (Resource.SERVER, Cause.NOT_FOUND)
    page = TroublePage(claire.root, claire.key, caught.value, Jobs())
    qtbot.addWidget(page)
    page.show()
    restore, retry = (page.findChild(Button, name) for name in ("restore_newest", "retry"))
    assert restore is not None
    assert retry is not None
    assert not restore.isVisible()
    assert retry.isVisible()


def test_a_folder_s_own_store_is_not_needed_at_the_office(claire: Place, empty: Server) -> None:
    claire.move(empty.address)
    (claire.root / "lianes.db").write_bytes(b"damaged")
    with claire.opened() as workspace:
        assert workspace.profiles.get() == claire.profile
    claire.move(office.HERE)
    with claire.opened() as workspace:
        assert workspace.profiles.get() == claire.profile


def test_a_start_clears_no_file_that_the_shared_store_may_name(claire: Place, empty: Server) -> None:
    claire.move(empty.address)
    with claire.opened() as workspace:
        digest = workspace.adapters.vault.store(b"\xff\xd8 a photograph")
        upkeep.begin(workspace)
        assert digest in set(workspace.adapters.vault.digests())
