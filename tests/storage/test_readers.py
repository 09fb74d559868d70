"""Connections that only read: lent, given back, never in the way of the writer or of a restore."""

import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from support.samples import expense, mission
from support.stores import OpenStore

from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.storage import readers


def test_a_reading_is_of_one_moment(store: OpenStore) -> None:
    store.keep(mission())
    with store.readers.reading() as connection:
        before = connection.execute("SELECT count(*) FROM dossier").fetchone()
        store.keep(mission())
        assert connection.execute("SELECT count(*) FROM dossier").fetchone() == before


def test_connections_are_used_again_and_few_are_kept(store: OpenStore) -> None:
    with store.readers.reading() as first:
        pass
    with store.readers.reading() as again:
        assert again is first
        with store.readers.reading(), store.readers.reading(), store.readers.reading():
            pass
    assert len(store.readers._idle) == 3


def test_a_connection_that_failed_is_thrown_away(store: OpenStore) -> None:
    with pytest.raises(dbapi2.OperationalError, match="nowhere"), store.readers.reading() as connection:
        connection.execute("SELECT * FROM nowhere")
    assert store.readers._idle == []
    assert store.readings.dossiers() == ()


def test_a_pause_waits_for_readings_and_holds_off_new_ones(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_PATIENCE_SECONDS", 0.01)
    with store.readers.reading(), pytest.raises(UnavailableError) as caught, store.readers.paused():
        pass
    assert caught.value.why is Cause.LOCKED
    heard: list[object] = []
    with store.readers.paused():
        reading = threading.Thread(target=lambda: heard.append(store.readings.dossiers()))
        reading.start()
        assert heard == []
    reading.join()
    assert heard == [()]


def test_no_new_reading_begins_while_a_pause_waits(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(store.readers, "_paused", True)
    with pytest.raises(UnavailableError) as caught:
        store.readings.dossiers()
    assert caught.value.why is Cause.LOCKED


def test_a_store_that_cannot_be_opened_leaves_nothing_lent(tmp_path: Path) -> None:
    store = OpenStore(tmp_path)
    store.close()
    store.file.path.unlink()
    with pytest.raises(UnavailableError) as caught:
        store.readings.dossiers()
    assert caught.value.why is Cause.NOT_FOUND
    with store.readers.paused():
        pass


def test_readings_between_saves_never_make_the_log_grow_without_end(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianes_desktop.storage.database._CHECKPOINT_PAGES", 50)
    home = mission()
    store.keep(home)
    log = store.file.path.with_name("store.db-wal")
    largest = 0
    for number in range(1, 101):
        store.keep(expense(home.id, number))
        store.readings.expense_totals(home.id)
        largest = max(largest, log.stat().st_size)
    assert largest < 100 * 4120
    store.close()
    assert not log.exists()
