"""The office's server falls at any moment: it is said plainly, nothing told as saved is lost, work goes on after."""

import random
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy
from sqlalchemy import exc
from support.fingers import plain
from support.postgres import Cluster
from support.samples import mission
from support.stores import OpenStore

from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import wording
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import transactions


@pytest.fixture(scope="module")
def durable() -> Iterator[Cluster]:
    """A server that keeps what it committed, whatever happens to it."""
    cluster = Cluster(durable=True)
    yield cluster
    cluster.throw_away()


@pytest.fixture
def shared(durable: Cluster, tmp_path: Path) -> Iterator[OpenStore]:
    store = OpenStore(tmp_path, server=durable.fresh())
    yield store
    store.close()


def database(store: OpenStore) -> str:
    assert store.server is not None
    return store.server.address


def found(store: OpenStore) -> set[DossierId]:
    return {one.action.id for one in store.readings.dossiers()}


def test_a_server_that_falls_in_the_middle_of_a_decision_is_said_and_keeps_nothing_of_it(
    durable: Cluster, shared: OpenStore
) -> None:
    before, during, after = mission("Avant"), mission("Pendant"), mission("Après")
    shared.keep(before)
    with shared.unit() as unit:
        unit.put(during)
        durable.fall()
        with pytest.raises(UnavailableError) as caught:
            unit.put(after)
    assert (caught.value.what, caught.value.why) == (Resource.SERVER, Cause.SERVER_GONE)
    assert "Le serveur ne répond pas" in plain(wording.failure(caught.value))
    with pytest.raises(UnavailableError) as read:
        shared.readings.dossiers()
    with pytest.raises(UnavailableError) as written:
        shared.keep(after)
    assert {read.value.why, written.value.why} == {Cause.SERVER_GONE}
    durable.start()
    assert found(shared) == {before.id}
    shared.keep(during, after)
    assert found(shared) == {before.id, during.id, after.id}


def test_connections_kept_from_before_a_cut_are_thrown_away(durable: Cluster, shared: OpenStore) -> None:
    first, second = mission("Un"), mission("Deux")
    shared.keep(first)
    assert found(shared) == {first.id}
    assert shared.server is not None
    assert durable.cut(shared.server) >= 1
    assert found(shared) == {first.id}
    shared.keep(second)
    assert found(shared) == {first.id, second.id}


def test_a_reading_cut_short_is_said(durable: Cluster, shared: OpenStore) -> None:
    def cut() -> None:
        assert shared.server is not None
        with shared.readers.reading() as connection:
            durable.cut(shared.server)
            connection.execute("SELECT count(*) FROM dossier")

    with pytest.raises(UnavailableError) as caught:
        cut()
    assert caught.value.why is Cause.SERVER_GONE
    assert found(shared) == set()


def test_a_cut_before_the_commit_reached_the_server_keeps_nothing(
    durable: Cluster, shared: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = sqlalchemy.Connection.commit

    def cut_first(connection: sqlalchemy.Connection) -> None:
        assert shared.server is not None
        durable.cut(shared.server)
        commit(connection)

    monkeypatch.setattr(sqlalchemy.Connection, "commit", cut_first)
    home = mission()
    with pytest.raises(UnavailableError) as caught:
        shared.keep(home)
    monkeypatch.undo()
    assert caught.value.why is Cause.SERVER_GONE
    assert found(shared) == set()
    shared.keep(home)


def lost_after(connection: sqlalchemy.Connection) -> None:
    """The server commits, and its answer never comes."""
    connection.get_transaction().commit()  # type: ignore[union-attr]  # one is open
    raise exc.OperationalError("COMMIT", None, psycopg.OperationalError("server closed the connection unexpectedly"))


def test_a_commit_whose_answer_is_lost_is_found_to_be_kept(shared: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    home = mission()
    monkeypatch.setattr(sqlalchemy.Connection, "commit", lost_after)
    changes = shared.keep(home)
    monkeypatch.undo()
    assert [one.after for one in changes] == [home]
    assert found(shared) == {home.id}


def test_a_server_that_does_not_come_back_leaves_the_commit_in_doubt(
    durable: Cluster, shared: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost_for_good(_connection: sqlalchemy.Connection) -> None:
        durable.fall()
        raise exc.OperationalError("COMMIT", None, psycopg.OperationalError("server closed the connection"))

    home = mission()
    monkeypatch.setattr(transactions, "PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(sqlalchemy.Connection, "commit", lost_for_good)
    with pytest.raises(UnavailableError) as caught:
        shared.keep(home)
    monkeypatch.undo()
    durable.start()
    assert caught.value.why is Cause.IN_DOUBT
    assert "rouvrez l'application" in plain(wording.failure(caught.value))
    assert found(shared) == set()


def _falls(durable: Cluster, shared: OpenStore, rounds: int) -> int:
    """Fall that many times while somebody decides; how many decisions were told as saved."""
    moments = random.Random(7)  # noqa: S311 - a reproducible choice of moments
    told, doubtful, said = set[DossierId](), set[DossierId](), set[Cause]()
    over = threading.Event()

    def decide() -> None:
        while not over.is_set():
            home = mission()
            try:
                shared.keep(home)
                told.add(home.id)
            except UnavailableError as failure:
                said.add(failure.why)
                if failure.why is Cause.IN_DOUBT:
                    doubtful.add(home.id)

    deciding = threading.Thread(target=decide)
    deciding.start()
    for _ in range(rounds):
        time.sleep(moments.uniform(0.05, 0.3))
        durable.fall()
        durable.start()
    over.set()
    deciding.join()
    assert said <= {Cause.SERVER_GONE, Cause.IN_DOUBT}
    assert told <= found(shared) <= told | doubtful
    return len(told)


@pytest.mark.part
def test_decisions_told_as_saved_outlive_falls_of_the_server(durable: Cluster, shared: OpenStore) -> None:
    assert _falls(durable, shared, 3) > 3


@pytest.mark.slow
def test_decisions_told_as_saved_outlive_fifty_falls_of_the_server(durable: Cluster, shared: OpenStore) -> None:
    assert _falls(durable, shared, 50) > 50


def test_no_word_of_a_record_is_in_what_an_error_tells(shared: OpenStore) -> None:
    nameless = Participant(new_id(), mission().id, None, "Haddad-Amina")  # type: ignore[arg-type]  # the mistake under test
    with shared.unit() as unit, pytest.raises(exc.IntegrityError) as caught:
        unit.put(nameless)
    assert "given_name" in str(caught.value)
    assert "Amina" not in "".join(traceback.format_exception(caught.value))
