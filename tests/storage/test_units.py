"""One unit of work: all or nothing, upsert, removal of a whole dossier, and what undo needs to know."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import exc, text
from support.samples import expense, judged, mission, receipt, whole_dossier
from support.stores import OpenStore

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.expenses import Eligibility, Expense, Receipt
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Profile
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.services.ports.store import Change, Record
from lianes_desktop.storage.rows import Row


def test_leaving_without_commit_undoes_everything(store: OpenStore) -> None:
    home = mission()
    with store.unit() as unit:
        unit.put(home)
    assert store.readings.action(home.id) is None


def test_an_error_inside_the_block_undoes_everything(store: OpenStore) -> None:
    home = mission()

    def interrupted() -> None:
        with store.unit() as unit:
            unit.put(home)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert store.readings.action(home.id) is None
    assert store.keep(home)


def test_putting_again_replaces_and_says_both_sides(store: OpenStore) -> None:
    home = mission("Avant")
    store.keep(home)
    after = replace(home, title="Après")
    assert store.keep(after) == (Change(home, after),)
    assert store.readings.action(home.id) == after


def test_two_puts_in_one_unit_are_one_change(store: OpenStore) -> None:
    home = mission()
    assert store.keep(home, replace(home, title="Enfin")) == (Change(None, replace(home, title="Enfin")),)


def test_putting_what_is_already_there_changes_nothing(store: OpenStore) -> None:
    home = mission()
    store.keep(home)
    assert store.keep(home) == ()


def test_making_and_removing_in_one_unit_changes_nothing(store: OpenStore) -> None:
    home = mission()
    with store.unit() as unit:
        unit.put(home)
        unit.remove(home)
        assert unit.commit() == ()


def test_a_record_is_read_back_inside_its_own_unit(store: OpenStore) -> None:
    whole = whole_dossier()
    with store.unit() as unit:
        for record in whole.records:
            unit.put(record)
        assert [one.number for one in unit.of_dossier(Expense, whole.mission.id)] == [1, 2]
        assert unit.of_dossier(Receipt, whole.mission.id)[0].pages[0].digest == "ab" * 32


def test_kinds_that_belong_to_no_dossier_are_in_none(store: OpenStore) -> None:
    with store.unit() as unit:
        assert unit.of_dossier(Organisation, DossierId(new_id())) == ()


def test_what_is_not_there_is_none(store: OpenStore) -> None:
    with store.unit() as unit:
        assert unit.get(Expense, new_id()) is None
        assert unit.get(Profile, new_id()) is None


def test_a_mission_is_not_found_as_a_hosting_day(store: OpenStore) -> None:
    home = mission()
    store.keep(home)
    with store.unit() as unit:
        assert unit.get(HostingDay, home.id) is None
        assert unit.get(Mission, home.id) == home


def test_a_dossier_may_become_of_the_other_kind(store: OpenStore) -> None:
    home = mission()
    day = HostingDay(home.id, "Journée", groups=("Élus", "Services"))
    store.keep(home)
    assert store.keep(day) == (Change(home, day),)
    assert store.readings.action(home.id) == day


def test_a_sent_bundle_is_found_by_its_id_and_by_its_manifest(store: OpenStore) -> None:
    whole = whole_dossier()
    store.keep(*whole.records)
    sent = whole.records[-1]
    assert isinstance(sent, SentBundle)
    with store.unit() as unit:
        assert unit.get(SentBundle, sent.bundle_id) == sent
        assert unit.get(SentBundle, sent.manifest_sha256) == sent


def test_removing_a_record_removes_nothing_else(store: OpenStore) -> None:
    whole = whole_dossier()
    store.keep(*whole.records)
    proof = next(one for one in whole.records if isinstance(one, Receipt))
    with store.unit() as unit:
        unit.remove(proof)
        assert unit.commit() == (Change(proof, None),)
    assert store.readings.receipt(proof.id) is None
    assert all(one.receipts == (proof.id,) for one in store.readings.dossier(whole.mission.id).expenses)


def test_removing_what_is_not_there_changes_nothing(store: OpenStore) -> None:
    with store.unit() as unit:
        unit.remove(mission())
        assert unit.commit() == ()


def test_removing_a_dossier_removes_all_it_holds_and_undo_puts_it_all_back(store: OpenStore) -> None:
    whole, other = whole_dossier(), whole_dossier()
    store.keep(*whole.records)
    store.keep(*other.records)
    before = store.readings.dossier(whole.mission.id)
    with store.unit() as unit:
        unit.remove(whole.mission)
        changes = unit.commit()
    assert {change.before for change in changes} == set(whole.records)
    assert all(change.after is None for change in changes)
    assert store.readings.action(whole.mission.id) is None
    assert len(store.readings.dossiers()) == 1
    put_back: list[Record] = [change.before for change in reversed(changes) if change.before is not None]
    store.keep(*put_back)
    assert store.readings.dossier(whole.mission.id) == before
    assert len(store.readings.sent(whole.mission.id)) == 1


def test_nothing_of_a_removed_dossier_stays_in_any_table(store: OpenStore) -> None:
    whole = whole_dossier()
    store.keep(*whole.records)
    with store.unit() as unit:
        unit.remove(whole.mission)
        unit.commit()
    with store.readers.reading() as connection:
        counts = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of our own tables
            for name in Row.metadata.tables
            if name not in {"last_commit", "expense_number"}
        }
    assert {name for name, count in counts.items() if count} == set()


def test_numbers_go_up_and_are_never_given_twice(store: OpenStore) -> None:
    home = mission()
    store.keep(home)
    with store.unit() as unit:
        assert unit.next_number(home.id) == 1
        last = expense(home.id, 7)
        unit.put(last)
        assert unit.next_number(home.id) == 8
        unit.remove(last)
        assert unit.next_number(home.id) == 8
        unit.commit()
    with store.unit() as unit:
        assert unit.next_number(home.id) == 8


def test_a_record_of_no_dossier_is_refused_at_the_commit(store: OpenStore) -> None:
    with store.unit() as unit:
        unit.put(Participant(new_id(), DossierId(new_id()), "A", "B"))  # type: ignore[arg-type]  # any id will do
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            unit.commit()
    assert store.keep(mission())


def test_how_an_expense_counts_survives_its_correction(store: OpenStore) -> None:
    home, one = mission(), None
    one = expense(home.id, 1)
    with store.unit() as unit:
        unit.put(home)
        unit.put(one)
        unit.assess([judged(one)])
        unit.assess([])
        unit.commit()
    store.keep(replace(one, note="corrigée"))
    line = store.readings.expense_line(one.id)
    assert line is not None
    assert line.assessment == judged(one)
    assert line.assessment.eligibility is Eligibility.ELIGIBLE


def test_thumbnails_are_kept_and_replaced(store: OpenStore) -> None:
    with store.unit() as unit:
        unit.put_thumbnail("ab", b"one")
        unit.put_thumbnail("ab", b"two")
        unit.commit()
    assert store.readings.thumbnail("ab") == b"two"
    assert store.readings.thumbnail("cd") is None


def test_pages_of_a_receipt_keep_their_order_when_changed(store: OpenStore) -> None:
    home = mission()
    proof = receipt(home.id, "ab")
    more = replace(proof, pages=(replace(proof.pages[0], digest="cd"), *proof.pages))
    store.keep(home, proof)
    store.keep(more)
    assert store.readings.receipt(proof.id) == more
    assert store.readings.receipts_with("cd") == (more,)


def test_only_one_writes_at_a_time(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianes_desktop.storage.transactions.PATIENCE_SECONDS", 0.01)
    with store.unit() as unit:
        unit.put(mission())
        with pytest.raises(UnavailableError) as caught, store.unit():
            pass
        assert caught.value.why is Cause.LOCKED
        with pytest.raises(UnavailableError), store.writer.held_off():
            pass
        unit.commit()


def test_a_unit_that_has_ended_takes_nothing_more(store: OpenStore) -> None:
    with store.unit() as unit:
        unit.commit()
        with pytest.raises(RuntimeError):
            unit.put(mission())


def test_a_mistake_of_ours_is_no_failure_of_the_computer(store: OpenStore) -> None:
    nameless = Participant(new_id(), mission().id, None, "B")  # type: ignore[arg-type]  # the mistake under test
    with store.unit() as unit, pytest.raises(exc.IntegrityError, match=r"(?i)not.null"):
        unit.put(nameless)
    assert store.keep(mission())


def test_a_connection_that_cannot_undo_is_thrown_away(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_connection: object) -> None:
        raise exc.OperationalError("ROLLBACK", None, Exception("disk I/O error"))

    monkeypatch.setattr("sqlalchemy.Connection.rollback", failing)
    home = mission()
    with store.unit() as unit:
        unit.put(home)
    monkeypatch.undo()
    assert store.readings.action(home.id) is None
    assert store.keep(home)


def test_an_outer_rollback_undoes_a_released_savepoint(store: OpenStore) -> None:
    home = mission()
    transaction = store.writer.begin()
    with transaction.connection.begin_nested():
        transaction.connection.execute(
            text("INSERT INTO thumbnail (digest, jpeg) VALUES (:digest, :jpeg)"), {"digest": "ab", "jpeg": b"x"}
        )
    transaction.abandon()
    transaction.abandon()
    assert store.readings.thumbnail("ab") is None
    assert store.keep(home)


def test_errors_show_no_value_of_a_record(store: OpenStore) -> None:
    transaction = store.writer.begin()
    statement = text("INSERT INTO thumbnail (digest, nowhere) VALUES (:digest, :jpeg)")
    with pytest.raises(Exception, match="nowhere") as caught:
        transaction.connection.execute(statement, {"digest": "Amina Haddad", "jpeg": str(uuid4())})
    assert "Amina" not in str(caught.value)
    transaction.abandon()
