"""The published JSON Schemas say what the decoders do."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from support import forge, hand_ins
from support.forge import canonical, places
from support.structure import changes_of_structure

from lianes_desktop.assets import resource
from lianes_desktop.bundle import contents, header
from lianes_desktop.bundle.refusals import BundleRefusal
from lianes_desktop.domain.hand_in import HandIn

SLOWLY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
DOCUMENTS = ("bundle.json", *sorted(contents.DOCUMENTS))


@cache
def schema(name: str) -> Draft202012Validator:
    stem = name.removeprefix("data/").removesuffix(".json")
    published = json.loads(resource("schemas", f"{stem}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(published, format_checker=FormatChecker(["date"]))


def decoded(name: str, data: bytes) -> bool:
    """Whether the decoder takes the document, in a bundle that is otherwise good."""
    good = forge.good()
    try:
        if name == "bundle.json":
            header.read(data)
        else:
            documents = {one: good[one] for one in contents.DOCUMENTS} | {name: data}
            contents.read(header.read(good["bundle.json"]), documents)
    except BundleRefusal:
        return False
    return True


def accepts(name: str, document: Any) -> bool:  # noqa: ANN401 - a JSON document
    return bool(schema(name).is_valid(document))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_schema_is_itself_right_and_takes_what_we_write(name: str) -> None:
    Draft202012Validator.check_schema(schema(name).schema)

    document = json.loads(forge.good()[name])

    assert [error.message for error in schema(name).iter_errors(document)] == []


@SLOWLY
@given(hand_ins.hand_ins())
def test_schemas_take_every_hand_in(hand_in: HandIn) -> None:
    for name, data in contents.write(hand_in).items():
        assert [error.message for error in schema(name).iter_errors(json.loads(data))] == [], name


@pytest.mark.parametrize("light", [False, True], ids=["originals", "light copies"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_schema_and_decoder_agree_on_every_change_of_structure(name: str, *, light: bool) -> None:
    document = json.loads(forge.good(light=light)[name])

    disagreements = [
        what
        for what, spoiled in changes_of_structure(document)
        if accepts(name, spoiled) is not decoded(name, canonical(spoiled))
    ]

    assert decoded(name, canonical(document))
    assert disagreements == []


@SLOWLY
@given(st.data())
def test_what_a_decoder_takes_its_schema_takes(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(DOCUMENTS))
    document = json.loads(forge.good()[name])
    holder, key = data.draw(st.sampled_from(places(document)))
    holder[key] = data.draw(
        st.none() | st.booleans() | st.integers(-3, 10**17) | st.text(max_size=6) | st.sampled_from(["", "MAD", "EUR"])
    )
    try:
        spoiled = canonical(document)
    except UnicodeEncodeError:
        return

    assert not decoded(name, spoiled) or accepts(name, document)


@pytest.mark.parametrize("change", [{"media_type": "application/pdf"}, {"sheets": 2}])
def test_the_schema_knows_what_a_light_copy_may_stand_for(change: dict[str, Any]) -> None:
    document = json.loads(forge.good(light=True)["data/receipts.json"])
    assert accepts("data/receipts.json", document)

    document["receipts"][0]["pages"][0].update(change)

    assert not accepts("data/receipts.json", document)


def test_every_document_has_its_schema() -> None:
    published = {one.name for one in resource("schemas").iterdir()}

    named = {f"{name.removeprefix('data/').removesuffix('.json')}.schema.json" for name in DOCUMENTS}
    apart = {"settings.schema.json", "answer.schema.json"}  # these have their own tests, with their codecs
    assert published == named | apart
