"""Preferences, backups, copies, changes, and the system's errors said with their cause."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.builders import DOSSIER, a_contact, a_participant, a_rate, a_receipt, an_expense, an_item
from support.desks import Desk, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop import durable
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.services.ports.store import Record


def test_choices_are_read_once_and_written_at_each_change(desk: Desk) -> None:
    assert desk.preferences.current() == Preferences()
    assert desk.preferences.change(language="ar", theme="dark").language == "ar"
    desk.preferences.change(language="ar")

    assert desk.choices.kept == Preferences(language="ar", theme="dark")
    assert (desk.choices.reads, desk.heard) == (1, [frozenset({Topic.PREFERENCES})])
    with pytest.raises(TypeError):
        desk.preferences.change(colour="red")


def test_a_backup_is_due_when_something_changed_half_an_hour_ago(desk: Desk) -> None:
    assert not desk.backups.due(desk.clock.now())
    desk.preferences.change(theme="dark")
    assert not desk.backups.changed()
    desk.dossiers.create_mission("Oujda")
    assert desk.backups.due(desk.clock.now())
    assert desk.backups.last() is None
    made = desk.backups.make("auto")

    assert (desk.backups.last(), desk.backups.all()) == (made, (made,))
    assert not desk.backups.changed()
    assert not desk.backups.due(desk.clock.now() + timedelta(hours=1))
    desk.dossiers.create_mission("Nador")
    assert not desk.backups.due(desk.clock.now())
    assert desk.backups.due(desk.clock.now() + timedelta(minutes=31))


def test_a_backup_that_fails_is_still_due(desk: Desk) -> None:
    desk.dossiers.create_mission("Oujda")
    desk.copies.fails = UnavailableError(Resource.BACKUP, Cause.DISK_FULL)
    with pytest.raises(UnavailableError):
        desk.backups.make("auto")

    assert desk.backups.changed()


def test_after_a_restore_every_page_reads_again(desk: Desk) -> None:
    made = desk.backups.make("auto")
    desk.backups.restore(made)

    assert desk.copies.restored == made
    assert desk.heard[-1] == set(Topic)


def test_whoever_stops_listening_hears_nothing_more() -> None:
    heard: list[frozenset[Topic]] = []
    posted: list[Callable[[], None]] = []
    changes = Changes(posted.append)
    stop = changes.listen(heard.append)
    changes.announce(Topic.SENT)
    assert heard == []
    posted[0]()
    stop()
    stop()
    changes.announce(Topic.SENT)
    posted[1]()

    assert heard == [frozenset({Topic.SENT})]


def test_what_changes_before_it_is_told_is_told_at_once_and_once() -> None:
    heard: list[frozenset[Topic]] = []
    posted: list[Callable[[], None]] = []
    changes = Changes(posted.append)
    changes.listen(heard.append)
    changes.announce(Topic.EXPENSES)
    changes.announce(Topic.EXPENSES, Topic.RATES)
    for tell in posted:
        tell()
    changes.announce(Topic.SENT)
    posted[-1]()

    assert heard == [frozenset({Topic.EXPENSES, Topic.RATES}), frozenset({Topic.SENT})]


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.ENOSPC, Cause.DISK_FULL), (errno.EROFS, Cause.READ_ONLY), (errno.EIO, Cause.IO), (None, Cause.IO)],
)
def test_errors_of_the_system_are_said_with_their_cause(number: int | None, cause: Cause) -> None:
    error = OSError() if number is None else OSError(number, "")
    with pytest.raises(UnavailableError) as failed, explained(Resource.EXPORT, Path("clé")):
        raise error

    assert (failed.value.what, failed.value.why, failed.value.detail) == (Resource.EXPORT, cause, "clé")


def test_a_failure_of_the_store_writes_nothing_and_can_be_tried_again(desk: Desk, mission: DossierId) -> None:
    store = desk.readings._store  # type: ignore[attr-defined]  # the store in memory
    store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)
    with pytest.raises(UnavailableError):
        desk.contacts.add(mission)
    with pytest.raises(UnavailableError):
        desk.undo.undo()
    before = desk.undo.can_undo, desk.undo.can_redo
    store.fails = None
    undone = desk.undo.undo(), desk.undo.undo()

    assert before == (Act.ADD_MISSION, None)
    assert undone == (Act.ADD_MISSION, None)
    assert (desk.undo.can_undo, desk.undo.can_redo) == (None, Act.ADD_MISSION)


@pytest.mark.parametrize(
    "made", [a_contact(), a_participant(), an_expense(), an_item(), a_receipt()], ids=lambda one: type(one).__name__
)
def test_nothing_is_written_into_a_dossier_that_is_gone(desk: Desk, made: Record) -> None:
    with pytest.raises(KeyError):
        desk.records.keep(Act.ADD_CONTACT, made)
    with pytest.raises(KeyError):
        desk.dossiers.set_rate(DOSSIER, a_rate())

    assert (desk.heard, desk.undo.can_undo) == ([], None)


def test_bundles_that_left_come_back_with_their_dossier(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    desk.dossiers.remove(dossier)
    assert desk.hand_in.sent(dossier) == ()
    desk.undo.undo()

    assert desk.hand_in.sent(dossier) == (sent,)


def test_a_new_act_forgets_what_was_undone(desk: Desk, mission: DossierId) -> None:
    desk.contacts.add(mission)
    desk.undo.undo()
    desk.contacts.add(mission)

    assert desk.undo.can_redo is None
    assert desk.undo.redo() is None


def test_a_bundle_is_copied_and_read_back(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    out, stick = tmp_path / "out", tmp_path / "stick"
    out.mkdir()
    stick.mkdir()
    sent = desk.hand_in.export(dossier, PASSPHRASE, out, no_progress)
    steps: list[tuple[int, int]] = []
    copy = desk.hand_in.copy(sent, stick, lambda at, of: steps.append((at, of)))

    assert copy.read_bytes() == Path(sent.path).read_bytes()
    assert steps == [(sent.size, 2 * sent.size), (2 * sent.size, 2 * sent.size)]
    assert desk.hand_in.copy(sent, out, no_progress) == Path(sent.path)
    review = desk.hand_in.review(dossier)
    assert (review.statement, review.findings) == (desk.hand_in.statement(dossier), desk.hand_in.checks(dossier))


def test_a_copy_that_is_not_whole_is_no_copy(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = ready_to_leave(desk)
    out, stick = tmp_path / "out", tmp_path / "stick"
    out.mkdir()
    stick.mkdir()
    sent = desk.hand_in.export(dossier, PASSPHRASE, out, no_progress)
    causes = []
    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.copy(sent, tmp_path / "gone", no_progress)
    causes.append((failed.value.what, failed.value.why))
    monkeypatch.setattr(durable, "free_space", lambda _folder: 0)
    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.copy(sent, stick, no_progress)
    causes.append((failed.value.what, failed.value.why))
    monkeypatch.undo()
    monkeypatch.setattr(durable, "sync_file", lambda out: (out.seek(0), out.write(b"?")))
    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.copy(sent, stick, no_progress)
    causes.append((failed.value.what, failed.value.why))
    Path(sent.path).write_text("another")
    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.copy(sent, stick, no_progress)
    causes.append((failed.value.what, failed.value.why))

    assert causes == [
        (Resource.EXPORT, Cause.NOT_FOUND),
        (Resource.EXPORT, Cause.DISK_FULL),
        (Resource.EXPORT, Cause.DAMAGED),
        (Resource.FILE, Cause.DAMAGED),
    ]
    assert list(stick.iterdir()) == []


def test_a_system_that_forgets_nothing_copies_all_the_same(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    dossier = ready_to_leave(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)

    assert desk.hand_in.copy(sent, stick, no_progress).read_bytes() == Path(sent.path).read_bytes()


def test_a_copy_may_be_stopped(desk: Desk, tmp_path: Path) -> None:
    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    dossier = ready_to_leave(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    with pytest.raises(CancelledError):
        desk.hand_in.copy(sent, stick, stop)

    assert list(stick.iterdir()) == []
