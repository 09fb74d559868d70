"""Several officers at once on one store: each act stands after the other, whoever comes second is told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from support.memory import NOW, MemoryClock
from support.office import Office, a_claim, a_line
from support.stores import OpenStore

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.chain import Deed, broken_at
from lianes_desktop.domain.ids import BundleId, DossierId, ExpenseId, SeriesId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reviewing import LineVerdict, Verdict, verdict_id
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes, changed_meanwhile
from lianes_desktop.services.trail import Trail

ROUNDS = 100
VERIFIED = Verification(intact=True, signature_valid=True, signer_known=True, code="OK")
DOSSIER, LINE = DossierId(UUID(int=7)), ExpenseId(UUID(int=8))


class Officer:
    """One workplace over the store of another."""

    def __init__(self, name: str, store: OpenStore) -> None:
        self.name = name
        self.store = OpenStore(store.file.path.parent, server=store.server and replace(store.server, seat=id(self)))
        clock = MemoryClock()
        trail = Trail(clock, self.store.readings)
        self.records = Records(self.store.unit, self.store.rules, self.store.changes, trail)

    def judge(self, seen: int) -> str:
        """Decide of the line as it was seen; who decided meanwhile, or nobody."""
        verdict = LineVerdict(
            verdict_id(DOSSIER, LINE), DOSSIER, LINE, 3, "a" * 64, Verdict.ACCEPT, 5000, 5000, None, "", self.name, NOW
        )

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(LineVerdict, verdict.id)
            if (kept.revision if kept else 0) != seen:
                raise changed_meanwhile(kept)
            return Writes([replace(verdict, revision=seen + 1)])

        try:
            self.records.change(None, decide)
        except RefusedError as refused:
            (why,) = refused.refusals
            assert why.problem is Problem.CHANGED_MEANWHILE
            return str(dict(why.values)["by"])
        return ""


@pytest.fixture
def officers(store: OpenStore) -> Iterator[tuple[Officer, Officer]]:
    both = (Officer("Claire", store), Officer("Driss", store))
    yield both
    for one in both:
        one.store.close()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, all of them begun at the same moment."""
    barrier = Barrier(len(acts))

    def begun(act: Callable[[], object]) -> object:
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result() for one in [pool.submit(begun, act) for act in acts]]


def test_of_two_reviewers_of_a_line_the_second_is_always_told_by_whom(officers: tuple[Officer, Officer]) -> None:
    claire, driss = officers
    for seen in range(ROUNDS):
        told = at_once(lambda seen=seen: claire.judge(seen), lambda seen=seen: driss.judge(seen))  # type: ignore[misc]  # bound at once
        with claire.store.unit() as unit:
            kept = unit.get(LineVerdict, verdict_id(DOSSIER, LINE))
        assert kept is not None
        assert kept.revision == seen + 1
        assert told == (["", "Claire"] if kept.by == "Claire" else ["Driss", ""])


def test_a_claim_taken_in_by_two_at_once_is_one_row(store: OpenStore, officers: tuple[Officer, Officer]) -> None:
    claims = [_claim(number) for number in range(20)]

    def take_in(officer: Officer) -> None:
        for one in claims:
            officer.store.keep(one)

    at_once(*(lambda one=one: take_in(one) for one in officers))
    assert {one.manifest_sha256 for one in store.readings.received()} == {one.manifest_sha256 for one in claims}
    assert len(store.readings.received()) == len(claims)


def _claim(number: int) -> ReceivedBundle:
    key = UUID(int=number)
    return ReceivedBundle(
        *(BundleId(key), f"{number:064x}", DossierId(key), SeriesId(key), 1, NOW, VERIFIED, "Lille", "M", 420),
        f"{number}.asice",
    )


def test_a_trail_written_by_four_at_once_holds_together(store: OpenStore) -> None:
    officers = [Officer(str(number), store) for number in range(4)]

    def write(officer: Officer) -> None:
        for number in range(20):
            with officer.store.unit() as unit:
                unit.chain(officer.name, NOW, [Deed("done", uuid4()), Deed("again", details=(("at", str(number)),))])
                unit.commit()

    at_once(*(lambda one=one: write(one) for one in officers))
    links = store.readings.chain()
    assert [one.sequence for one in links] == list(range(1, 161))
    assert broken_at(links) is None
    for one in officers:
        one.store.close()


def test_of_two_reviewers_at_their_desks_one_decides_and_the_other_is_told(
    store: OpenStore, officers: tuple[Officer, Officer], tmp_path: Path
) -> None:
    for one in officers:
        (tmp_path / one.name).mkdir()
    desks = [Office(one.store, tmp_path / one.name) for one in officers]
    claim = a_claim(a_line(1))
    manifest, line = desks[0].take(claim), claim.statement.lines[0].expense.id

    def judge(desk: Office, words: str, revision: int) -> bool:
        try:
            desk.reviewing.judge(manifest, line, Verdict.ACCEPT, words=words, revision=revision)
        except RefusedError as refused:
            return [one.problem for one in refused.refusals] != [Problem.CHANGED_MEANWHILE]
        return True

    for number in range(ROUNDS):
        seen = desks[0].reviewing.desk(manifest).lines[0].verdict
        revision = seen.revision if seen else 0
        told = at_once(*(partial(judge, desk, f"{number} {at}", revision) for at, desk in enumerate(desks)))
        assert sorted(map(bool, told)) == [False, True]
    with store.readers.reading() as connection:
        assert connection.execute("SELECT count(*) FROM line_verdict").fetchone() == (1,)
