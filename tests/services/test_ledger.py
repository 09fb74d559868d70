"""Bundles of a series in order, and every way of being out of it."""

import dataclasses
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support import bundles, pki

from lianes_desktop.domain.bundles import LedgerState, ReceivedBundle, Verification
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import BundleId, SeriesId, new_id
from lianes_desktop.services import ledger

OURS, OTHERS = SeriesId(UUID(int=1)), SeriesId(UUID(int=2))


@dataclass(frozen=True)
class Entry:
    """One bundle as the ledger looks at it."""

    series: SeriesId
    sequence: int
    manifest: str
    bundle: BundleId

    def received(self) -> ReceivedBundle:
        verdict = Verification(intact=True, signature_valid=True, signer_known=True, code="OK")
        return ReceivedBundle(
            self.bundle, self.manifest, bundles.DOSSIER, self.series, self.sequence, pki.NOW, verdict, "", "", 0, ""
        )

    def hand_in(self, previous: str) -> HandIn:
        return dataclasses.replace(
            bundles.a_hand_in(),
            bundle_id=self.bundle,
            series=self.series,
            sequence=self.sequence,
            previous=Previous(previous) if previous else None,
        )


def state(new: Entry, previous: str, taken_in: Iterable[Entry]) -> LedgerState:
    return ledger.state(new.manifest, new.hand_in(previous), [one.received() for one in taken_in])


def entry(sequence: int, name: str = "", series: SeriesId = OURS, bundle: int = 0) -> Entry:
    """``name`` stands for the manifest's digest; the id is that of the sequence unless told otherwise."""
    return Entry(series, sequence, name or f"m{sequence}", BundleId(UUID(int=bundle or 100 * sequence + series.int)))


@pytest.mark.parametrize(
    ("new", "previous", "taken_in", "expected"),
    [
        (entry(1), "", [], LedgerState.NEXT),
        (entry(2), "m1", [entry(1)], LedgerState.NEXT),
        (entry(3), "m2", [entry(2), entry(1)], LedgerState.NEXT),
        (entry(1, series=OTHERS), "", [entry(1, "x")], LedgerState.NEXT),
        (entry(1), "", [entry(1)], LedgerState.REPLAY),
        (entry(1), "", [entry(2), entry(1)], LedgerState.REPLAY),
        (entry(2, bundle=7), "m1", [entry(1), entry(2)], LedgerState.REPLAY),
        (entry(1, "twin"), "", [entry(1)], LedgerState.FORK),
        (entry(2, "other", bundle=9), "m1", [entry(1), entry(2)], LedgerState.FORK),
        (entry(2), "elsewhere", [entry(1)], LedgerState.FORK),
        (entry(2, "m2", bundle=101), "m1", [entry(1, bundle=101)], LedgerState.FORK),
        (entry(9, "new", OTHERS, bundle=101), "m8", [entry(1, bundle=101)], LedgerState.FORK),
        (entry(2), "m1", [], LedgerState.GAP),
        (entry(3), "m2", [entry(1)], LedgerState.GAP),
        (entry(2), "m1", [entry(3), entry(5)], LedgerState.ROLLBACK),
        (entry(1), "", [entry(4)], LedgerState.ROLLBACK),
    ],
    ids=[
        "a first", "a second", "a third", "another series", "the same", "the same, later", "the same manifest",
        "another first", "another second", "a second after another first", "an id used before",
        "an id used in another series", "a second alone", "a third after a first", "a second after a third",
        "a first after a fourth",
    ],
)  # fmt: skip
def test_a_bundle_is_placed_by_its_manifest_sequence_and_predecessor(
    new: Entry, previous: str, taken_in: list[Entry], expected: LedgerState
) -> None:
    assert state(new, previous, taken_in) is expected
    assert state(new, previous, reversed(taken_in)) is expected


class Exchanges(RuleBasedStateMachine):
    """Devices write, get restored from old copies and lose bundles; the office takes in what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[tuple[Entry, str]] = []
        self.branches: list[list[tuple[Entry, str]]] = [[], []]
        self.taken: list[Entry] = []

    @rule(branch=st.integers(0, 1))
    def write(self, branch: int) -> None:
        chain = self.branches[branch]
        previous = chain[-1][0].manifest if chain else ""
        new = Entry(SeriesId(UUID(int=branch + 1)), len(chain) + 1, new_id().hex, BundleId(new_id()))
        chain.append((new, previous))
        self.written.append((new, previous))

    @rule(branch=st.integers(0, 1), back=st.integers(1, 3))
    def restore_without_a_new_series(self, branch: int, back: int) -> None:
        self.branches[branch] = self.branches[branch][:-back]

    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        if not self.written:
            return
        new, previous = data.draw(st.sampled_from(self.written))
        if state(new, previous, self.taken) is LedgerState.NEXT:
            self.taken.append(new)

    @invariant()
    def every_series_taken_in_is_one_unbroken_chain(self) -> None:
        says = dict(self.written)
        for series in {one.series for one in self.taken}:
            chain = sorted((one for one in self.taken if one.series == series), key=lambda one: one.sequence)
            assert [one.sequence for one in chain] == list(range(1, len(chain) + 1))
            for before, after in itertools.pairwise(chain):
                assert says[after] == before.manifest

    @invariant()
    def what_was_taken_in_is_a_replay_for_ever(self) -> None:
        says = dict(self.written)
        assert all(state(one, says[one], self.taken) is LedgerState.REPLAY for one in self.taken)


TestExchanges = Exchanges.TestCase
