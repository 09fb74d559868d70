"""The line a claim's PDF carries for its verifier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.claim_facts import ClaimFacts


@given(st.uuids(), st.integers(0, 10**12), st.integers(0, 10**12))
def test_what_is_written_is_read_back(bundle: object, eligible: int, asked: int) -> None:
    facts = ClaimFacts(bundle_code(bundle), eligible, asked)  # type: ignore[arg-type]  # st.uuids() gives UUIDs
    assert ClaimFacts.read(facts.text) == facts


@pytest.mark.parametrize(
    "keywords",
    [
        "",
        "taxi, Fès",
        "lianes:bundle=8ABC-0123-4567-89AB;eligible=1;asked=1 ",
        "lianes:bundle=8abc-0123-4567-89ab;eligible=1;asked=1",
        "lianes:bundle=8ABC-0123-4567-89AB;eligible=-1;asked=1",
        "lianes:bundle=8ABC-0123-4567-89AB;eligible=1;asked=1\n",
        "lianes:bundle=8ABC-0123-4567-89AB;eligible=٣;asked=1",
        "lianes:bundle=8ABC-0123-4567-89AB;eligible=1;asked=1;asked=2",
    ],
)
def test_anything_else_is_no_such_line(keywords: str) -> None:
    assert ClaimFacts.read(keywords) is None
