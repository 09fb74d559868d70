"""Files from everywhere: what stands in them is taken, and each thing that is not is said with its line."""

import pytest
from support.builders import DOSSIER, a_mission
from support.fakes import no_progress
from support.page_desk import PageDesk
from support.wild_cards import CARDS, TABLES, Wild

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.interchange.cards import CardFiles
from lianes_desktop.services.card_files import CardFileService, Looked
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.cards import CardKind

WILD = (*CARDS, *TABLES)
EACH = [pytest.param(one, id=one.name, marks=[pytest.mark.slow] * one.name.startswith("too many")) for one in WILD]


@pytest.fixture(scope="module")
def service() -> CardFileService:
    desk = PageDesk(a_mission())
    return CardFileService(desk.records, desk.readings, CardFiles(), desk.clock)


def test_the_names_are_those_of_many_files() -> None:
    assert len({one.name for one in WILD}) == len(WILD) >= 60


@pytest.mark.parametrize("wild", EACH)
def test_what_stands_is_taken_and_the_rest_is_said(service: CardFileService, wild: Wild) -> None:
    looked = service.look(DOSSIER, Offered(wild.name, data=wild.data), no_progress)

    assert [row.contact.name for row in looked.rows] == list(wild.people)
    assert said(looked) == sorted(wild.left)
    if looked.rows:
        first = looked.rows[0].contact
        assert {name: getattr(first, name) for name in wild.holds} == wild.holds
        assert first.dossier == DOSSIER
    assert all(row.contact.consent.state is ConsentState.TO_ASK for row in looked.rows)


@pytest.mark.parametrize("wild", TABLES[:-1], ids=lambda one: one.name)
def test_a_table_is_told_from_cards(service: CardFileService, wild: Wild) -> None:
    assert service.look(DOSSIER, Offered(wild.name, data=wild.data), no_progress).kind is CardKind.TABLE


def said(looked: Looked) -> list[tuple[int, str]]:
    every = [*looked.left, *(left for row in looked.rows for left in row.left)]
    return sorted((one.line, one.why) for one in every)
