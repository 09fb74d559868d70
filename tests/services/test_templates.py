"""Reading what is shipped to start from."""

import json

import pytest
from support.builders import RESOURCES

from lianes_desktop.services.templates import load


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"tasks": {"A": [{}]}, "dossiers": []}',
        '{"tasks": {"A": 1}, "dossiers": []}',
        '{"tasks": {"Z": []}, "dossiers": []}',
        '{"tasks": {"A": [{"code": "a", "names": []}]}, "dossiers": []}',
        "nothing",
    ],
)
def test_what_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        load(text)


def test_what_is_shipped_is_read() -> None:
    text = (RESOURCES / "reference" / "templates.json").read_text(encoding="utf-8")

    assert [one.code for one in load(text).dossiers] == [one["code"] for one in json.loads(text)["dossiers"]]
