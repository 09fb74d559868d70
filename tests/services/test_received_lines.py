"""Claims taken in before their lines were kept are filled once, in order, and the last version stays in force."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.desks import InMemory
from support.memory import NOW
from support.office import Office, a_claim, a_line
from support.stores import opened

from lianes_desktop.domain.bundles import LedgerState, ReceivedBundle
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.ports.office import LinesAsked
from lianes_desktop.services.received_lines import ReceivedLines, last_taken_in


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The same office over each store."""
    if request.param == "memory":
        yield Office(InMemory(), tmp_path)
        return
    with opened(request.param, tmp_path) as store:
        yield Office(store, tmp_path)


def forget(office: Office, manifest: str) -> None:
    """A claim as it stood in the store before its lines were kept."""
    kept = next(one for one in office.inbox.all() if one.manifest_sha256 == manifest)
    with office.kept.open_unit() as unit:
        bare = replace(kept, eligible_cents=0, organisation=None, edition="", letter="", year=0)
        unit.put(bare)
        unit.put_received_lines(bare, (), (), current=False)
        unit.commit()


def anew(office: Office) -> ReceivedLines:
    return ReceivedLines(office.kept.open_unit, office.readings, office.office, office.rules, office.changes)


def test_lines_are_filled_once_and_the_last_version_is_in_force(office: Office) -> None:
    first = office.take(a_claim(a_line(1), a_line(2)))
    second = office.take(a_claim(a_line(1), sequence=2, previous=first))
    other = office.take(a_claim(a_line(1, of=2), of=2))
    whole, before = office.office.totals(LinesAsked()), office.inbox.all()
    for one in (second, first, other):
        forget(office, one)
    assert office.office.totals(LinesAsked()).lines == 0
    assert set(office.office.unfilled()) == {first, second, other}

    office.heard.clear()
    lines = anew(office)
    assert lines.fill() == 3
    assert office.heard == [{Topic.INBOX}]
    assert office.office.totals(LinesAsked()) == whole
    assert office.inbox.all() == before
    assert len(office.office.lines_of(first)) == 2
    assert (lines.fill(), anew(office).fill()) == (0, 0)


def test_the_desk_of_an_old_claim_fills_it_first(office: Office) -> None:
    manifest = office.take(a_claim(a_line(1)))
    forget(office, manifest)
    desk = office.reviewing.desk(manifest)
    assert (desk.received.letter, desk.received.year) == ("A", 2026)


def test_a_claim_that_waits_has_no_lines_and_no_year_yet(office: Office) -> None:
    first = a_claim(a_line(1))
    waiting = office.received(a_claim(a_line(1), a_line(2), sequence=2, previous="a" * 64))
    assert (waiting.waiting, waiting.verification.ledger, waiting.letter) == (True, LedgerState.GAP, "")
    assert office.office.unfilled() == ()
    assert office.office.totals(LinesAsked()).lines == 0
    office.take(first)
    assert office.office.totals(LinesAsked()).lines == 1


def test_the_number_tells_the_last_of_a_series_and_time_the_last_of_several() -> None:
    office_claim = a_claim(a_line(1))

    def received(manifest: str, series: int, sequence: int, hours: int, *, waiting: bool = False) -> ReceivedBundle:
        claim = replace(office_claim, series=a_claim(series=series).series, sequence=sequence)
        return ReceivedBundle(
            claim.bundle_id,
            manifest,
            claim.dossier.action.id,
            claim.series,
            sequence,
            NOW + timedelta(hours=hours),
            None,  # type: ignore[arg-type]  # never looked at
            "",
            "",
            0,
            "",
            waiting=waiting,
        )

    # the third of the series waited for the second, which was received after it
    one = [received("a", 0, 1, 0), received("c", 0, 3, 1), received("b", 0, 2, 2)]
    assert last_taken_in(one) == {"c"}
    assert last_taken_in([*one, received("d", 1, 1, 3)]) == {"d"}
    assert last_taken_in([*one, received("d", 1, 1, 3, waiting=True)]) == {"c"}
    assert last_taken_in([]) == frozenset()
