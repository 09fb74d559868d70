"""Every document, moment and lack has its words in each language."""

import pytest

from lianes_desktop.domain.papers import Lack, Moment, PaperCode, Tongue
from lianes_desktop.i18n import papers
from lianes_desktop.i18n.catalogue import LANGUAGES, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_said(language: str) -> None:
    with speaking(language):
        said = [*map(papers.paper, PaperCode), *map(papers.moment, Moment), *map(papers.lack, Lack)]
        assert len(set(map(papers.tongue, Tongue))) == len(Tongue)
    assert all(said)
    assert len(set(said)) == len(said)
    assert any("\u0600" <= char <= "\u06ff" for char in said[0]) == (language == "ar")
