"""Records as JSON: what is written is read back the same, and nothing else is read at all."""

import json
from collections.abc import Callable
from datetime import UTC
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import bundles, hand_ins, pki
from support.forge import canonical, places

from lianes_desktop.bundle import contents, header
from lianes_desktop.bundle.header import ClockNote, ClockSource, FileLine, FileRole, Header, Issuer
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.leaving import hand_in_leaving

T = TypeVar("T")
SLOWLY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def header_of(hand_in: HandIn) -> Header:
    return Header(
        kind=BundleKind.CLAIM,
        bundle_id=hand_in.bundle_id,
        dossier=hand_in.dossier.action.id,
        series=hand_in.series,
        sequence=hand_in.sequence,
        audience=hand_in.audience,
        created_at=hand_in.created_at.astimezone(UTC),
        issuer=Issuer(hand_in.issuer, "0" * 64),
        files=(FileLine("receipts/0001.jpg", "1" * 64, 3, "image/jpeg", FileRole.RECEIPT, "reçu.jpg"),),
        previous=hand_in.previous,
        clock=ClockNote(pki.NOW, ClockSource.CRL),
        seen=(("00000000-0000-0000-0000-000000000001", 3),),
    )


@pytest.mark.slow
@SLOWLY
@given(hand_ins.hand_ins())
def test_any_hand_in_comes_back_less_what_may_not_leave(hand_in: HandIn) -> None:
    described = header_of(hand_in)

    read_header = header.read(header.write(described))
    read = contents.read(read_header, contents.write(hand_in))

    assert read_header == described
    assert read == hand_ins.cleaned(hand_in_leaving(hand_in))


@SLOWLY
@given(st.data())
def test_any_spoiled_document_is_refused_and_nothing_else_happens(data: st.DataObject) -> None:
    """One place of one document replaced, taken out or added to: refused, or the same values again."""
    described = header_of(bundles.a_hand_in())
    documents = contents.write(bundles.a_hand_in())
    name = data.draw(st.sampled_from(sorted(documents)))
    document = json.loads(documents[name])
    holder, key = data.draw(st.sampled_from(places(document)))
    match data.draw(st.sampled_from(["replace", "remove", "add"])):
        case "replace":
            holder[key] = data.draw(JSON)
        case "remove":
            del holder[key]
        case _ if isinstance(holder, dict):
            holder[data.draw(st.text(max_size=8))] = data.draw(JSON)
        case _:
            holder.append(data.draw(JSON))
    spoiled = canonical_or_none(document)
    if spoiled is None:
        return

    read = outcome(lambda: contents.read(described, documents | {name: spoiled}))
    if isinstance(read, BundleRefusal):
        assert read.code is Code.DATA_JSON
        assert read.detail.startswith("data/")
    else:
        assert contents.write(read)[name] == spoiled


@SLOWLY
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_refused_as_a_header_or_a_document(data: bytes) -> None:
    with pytest.raises(BundleRefusal):
        header.read(data)
    with pytest.raises(BundleRefusal):
        contents.read(header_of(bundles.a_hand_in()), dict.fromkeys(contents.DOCUMENTS, data))


@SLOWLY
@given(st.data())
def test_any_spoiled_header_is_refused_or_read_the_same(data: st.DataObject) -> None:
    document = json.loads(header.write(header_of(bundles.a_hand_in())))
    holder, key = data.draw(st.sampled_from(places(document)))
    holder[key] = data.draw(JSON)
    spoiled = canonical_or_none(document)
    if spoiled is None:
        return

    read = outcome(lambda: header.read(spoiled))
    if isinstance(read, BundleRefusal):
        assert read.code in {Code.BUNDLE_JSON, Code.VERSION, Code.KIND}
    else:
        assert header.write(read) == spoiled


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (lambda one: one["expenses"][1].update(number="2"), "data/expenses.json.expenses[1].number"),
        (lambda one: one["expenses"][0]["amount"].update(minor=None), "data/expenses.json.expenses[0].amount.minor"),
        (lambda one: one["expenses"][0].pop("payee"), "data/expenses.json.expenses[0].payee"),
        (lambda one: one["expenses"][0].update(zest=1), "data/expenses.json.expenses[0].zest"),
    ],
    ids=["type", "deep", "missing", "unknown"],
)
def test_a_refusal_names_the_place(change: Callable[[Any], None], detail: str) -> None:
    documents = contents.write(bundles.a_hand_in())
    document = json.loads(documents["data/expenses.json"])
    change(document)

    with pytest.raises(BundleRefusal) as caught:
        contents.read(header_of(bundles.a_hand_in()), documents | {"data/expenses.json": canonical(document)})

    assert (caught.value.code, caught.value.detail) == (Code.DATA_JSON, detail)


def test_who_may_not_leave_stays_with_every_trace() -> None:
    documents = contents.write(bundles.a_hand_in())
    silent = "00000000-0000-0000-0000-00000000012d"

    assert all(silent.encode() not in data for data in documents.values())
    assert b"El Alaoui" in documents["data/contacts.json"]


def outcome(read: Callable[[], T]) -> T | BundleRefusal:
    """What is read, or why it is refused; any other error is one."""
    try:
        return read()
    except BundleRefusal as refusal:
        return refusal


def canonical_or_none(document: Any) -> bytes | None:  # noqa: ANN401 - a document taken apart
    """Its bytes, when UTF-8 can hold them."""
    try:
        return canonical(document)
    except UnicodeEncodeError:
        return None
