"""Every record comes back from the store exactly as it went in, through the writer and through the readings."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.stores import OpenStore, opened
from support.values import any_of

from lianes_desktop import codec
from lianes_desktop.domain.expenses import Receipt, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId, ReceiptId, new_id
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.services.ports.store import DossierRate, Record
from lianes_desktop.storage.queries import find
from lianes_desktop.storage.shapes import all_shapes, shape_of

HOME = Mission(DossierId(new_id()), "Home")


_RECORDS = {
    shape.kind: any_of(shape.kind, **({"dossier": st.just(HOME.id)} if shape.dossier else {})) for shape in all_shapes()
}
_AT_HOME = st.lists(any_of(ReceiptPage, light=st.none()), max_size=3).map(tuple)
"""Light copies are of claims that leave or were received, never of records."""
_RECORDS[Receipt] = any_of(Receipt, dossier=st.just(HOME.id), pages=_AT_HOME)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with opened(request.param, tmp_path_factory.mktemp("store")) as store:
        store.keep(HOME)
        yield store


@pytest.mark.parametrize("kind", [shape.kind for shape in all_shapes()], ids=lambda kind: kind.__name__)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_record_comes_back_as_it_went_in(shared: OpenStore, kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(_RECORDS[kind])
    shape = shape_of(kind)
    with shared.unit() as unit:
        unit.put(record)
        unit.commit()
    with shared.unit() as unit:
        identity = record.rate.id if isinstance(record, DossierRate) else getattr(record, shape.key)
        assert unit.get(kind, identity) == record
    with shared.readers.reading() as connection:
        read = find(connection, shape, f'"{shape.key}" = ?', (shape.identity(record),))
    assert read == (record,)


@settings(max_examples=25)
@given(hand_in=any_of(HandIn))
def test_a_claim_taken_in_comes_back_as_it_was_verified(hand_in: HandIn) -> None:
    assert codec.loads(HandIn, codec.dumps(HandIn, hand_in)) == hand_in


def test_an_instant_without_a_zone_is_refused(tmp_path: Path) -> None:
    store = OpenStore(tmp_path)
    naive = Receipt(ReceiptId(new_id()), HOME.id, (), datetime(2026, 10, 14, 9, 0))  # noqa: DTZ001 - the fault under test
    with store.unit() as unit, pytest.raises(ValueError, match="zone"):
        unit.put(naive)
    store.close()


def test_a_wall_time_with_a_zone_is_refused(tmp_path: Path) -> None:
    store = OpenStore(tmp_path)
    now = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
    with store.unit() as unit, pytest.raises(ValueError, match="wall"):
        unit.put(Receipt(ReceiptId(new_id()), HOME.id, (), now, taken_at=now))
    store.close()


def test_an_unknown_field_of_an_older_or_newer_program_is_left_aside() -> None:
    assert codec.loads(Mandate, '{"number": "12", "color": "red"}') == Mandate("12")


def test_a_type_the_codec_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        codec.codec(float)


def test_the_store_keeps_no_other_kind_of_value() -> None:
    with pytest.raises(KeyError):
        shape_of(str)  # type: ignore[type-var]  # the mistake under test
