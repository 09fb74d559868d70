"""Versions of a record joined: what is taken, what is agreed, what contradicts, in any order."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE, Fields, Lineage, Merged
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion, digest_of, first_told

RECORD, DOSSIER = UUID(int=1), DossierId(UUID(int=2))
NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
FIRST = {"amount": 10, "payee": "Taxi", "note": ""}


def version(
    content: Fields | None, *parents: RecordVersion, by: str = "Jeanne", at: int = 0, kind: str = "expense"
) -> RecordVersion:
    """A version by somebody, so many minutes later."""
    text = REMOVED if content is None else json.dumps(content, sort_keys=True, separators=(",", ":"))
    follows = tuple(sorted(one.digest for one in parents))
    digest = digest_of(kind, RECORD, follows, text)
    series = SeriesId(UUID(int=sum(by.encode())))
    return RecordVersion(digest, RECORD, DOSSIER, kind, series, NOW + timedelta(minutes=at), follows, text, author=by)


def joined(*versions: RecordVersion, shown: Fields | None = FIRST) -> Merged:
    """All of them together, in whatever order."""
    there = Lineage(versions)
    found = there.merged(there.heads, shown)
    back = Lineage(versions[::-1])
    assert back.merged(back.heads, shown) == found
    return found


def said(found: Merged) -> dict[str, list[object]]:
    """The clashes by field: what is shown first."""
    return {one.field: [side.value for side in one.sides] for one in found.clashes}


def test_one_version_is_the_record() -> None:
    assert joined(version(FIRST)) == Merged(FIRST)


def test_what_one_side_changed_is_taken_and_the_other_side_keeps_its_own_change() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "note": "de nuit"}, first, by="Karim")

    assert joined(first, ours, theirs) == Merged({"amount": 12, "payee": "Taxi", "note": "de nuit"})


def test_what_both_changed_alike_is_agreed() -> None:
    first = version(FIRST)
    ours = version({**FIRST, "amount": 12, "note": "a"}, first)
    theirs = version({**FIRST, "amount": 12}, first, by="Karim")

    assert joined(first, ours, theirs) == Merged({**FIRST, "amount": 12, "note": "a"})


def test_what_both_changed_differently_shows_ours_and_keeps_theirs() -> None:
    first = version(FIRST)
    ours = version({**FIRST, "amount": 12}, first)
    theirs = version({**FIRST, "amount": 15}, first, by="Karim", at=5)

    here = joined(first, ours, theirs, shown={**FIRST, "amount": 12})
    there = joined(first, ours, theirs, shown={**FIRST, "amount": 15})

    assert said(here) == {"amount": [12, 15]}
    assert said(there) == {"amount": [15, 12]}
    assert here.fields == {**FIRST, "amount": 12}
    assert [side.version.author for side in here.clashes[0].sides] == ["Jeanne", "Karim"]


def test_a_newcomer_sees_the_latest_of_what_clashes() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "amount": 15}, first, by="Karim", at=5)

    assert joined(first, ours, theirs, shown={}).fields == {**FIRST, "amount": 15}


def test_the_version_that_follows_both_ends_the_clash_for_everybody() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "amount": 15}, first, by="Karim")
    decided = version({**FIRST, "amount": 15}, ours, theirs)
    later = version({**FIRST, "amount": 12, "note": "x"}, ours, at=9)

    assert joined(first, ours, theirs, decided) == Merged({**FIRST, "amount": 15})
    assert joined(first, ours, theirs, decided, later) == Merged({**FIRST, "amount": 15, "note": "x"})


def test_a_change_made_without_knowing_the_decision_clashes_with_it() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "amount": 15}, first, by="Karim")
    decided, other = version({**FIRST, "amount": 15}, ours, theirs), version({**FIRST, "amount": 20}, ours, at=9)

    assert set(said(joined(first, ours, theirs, decided, other))["amount"]) == {15, 20}


def test_a_field_left_out_is_a_value_like_another() -> None:
    first = version({"payee": "Taxi"})
    ours, theirs = version({"payee": "Taxi", "means": "cash"}, first), version({"payee": "Taxi"}, first, by="Karim")
    cash = version({"payee": "Taxi", "means": "card"}, first, by="Ali")

    assert joined(first, ours, theirs).fields == {"payee": "Taxi", "means": "cash"}
    assert joined(first, ours, version({"payee": "Bus"}, ours)).fields == {"payee": "Bus"}
    assert said(joined(first, cash, version({"payee": "Taxi"}, ours), shown={"payee": "Taxi"})) == {
        "means": [LEFT_OUT, "card"]
    }


def test_numbers_that_only_go_up_need_nobody() -> None:
    first = version({"number": 7})
    found = joined(first, version({"number": 8}, first), version({"number": 9}, first, by="Karim"))

    assert found == Merged({"number": 9})


class TestRemoval:
    first = version(FIRST)
    gone = version(None, first, by="Karim", at=3)

    def test_of_what_nobody_else_changed(self) -> None:
        assert joined(self.first, self.gone) == Merged(None)
        again = version(FIRST, self.first, by="Ali")
        assert joined(self.first, self.gone, again).fields is None

    def test_against_a_change_takes_nothing_away_from_who_changed_it(self) -> None:
        ours = version({**FIRST, "amount": 12}, self.first)

        found = joined(self.first, self.gone, ours, shown={**FIRST, "amount": 12})

        assert found.fields == {**FIRST, "amount": 12}
        assert said(found) == {WHOLE: [found.fields, GONE]}

    def test_against_a_change_gives_nothing_back_to_who_removed_it(self) -> None:
        ours = version({**FIRST, "amount": 12}, self.first)

        found = joined(self.first, self.gone, ours, shown=None)

        assert found.fields is None
        assert said(found) == {WHOLE: [GONE, {**FIRST, "amount": 12}]}

    @pytest.mark.parametrize("decided", [FIRST, None])
    def test_decided_holds(self, decided: Fields | None) -> None:
        ours = version({**FIRST, "amount": 12}, self.first)

        assert joined(self.first, self.gone, ours, version(decided, ours, self.gone)) == Merged(decided)

    def test_twice_is_once(self) -> None:
        assert joined(self.first, self.gone, version(None, self.first, by="Ali")) == Merged(None)


def test_of_one_version_written_twice_everybody_keeps_the_first_account_or_the_blank_one() -> None:
    one, again = version(FIRST, by="Karim", at=1), version(FIRST, by="Ali", at=2)
    blank = replace(again, content=UNKNOWN)

    assert one.digest == again.digest
    assert first_told(one, again) == first_told(again, one) == one
    assert first_told(one, blank) == first_told(blank, one) == blank


def test_an_old_version_whose_content_is_gone_lets_nothing_be_passed_over() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "note": "b"}, first, by="Karim")

    found = joined(replace(first, content=UNKNOWN), ours, theirs, shown={**FIRST, "amount": 12})

    assert said(found) == {"amount": [12, 10], "note": ["", "b"]}
    assert not replace(first, content=UNKNOWN).sound
    assert first.sound


def test_what_is_typed_meanwhile_follows_the_side_in_sight() -> None:
    first = version(FIRST)
    ours, theirs = version({**FIRST, "amount": 12}, first), version({**FIRST, "amount": 15}, first, by="Karim")
    gone = version(None, first, by="Ali")
    there = Lineage((first, ours, theirs, gone))

    assert there.line_of((ours.digest, theirs.digest), {**FIRST, "amount": 15}) == theirs.digest
    assert there.line_of((ours.digest, gone.digest), None) == gone.digest
    assert there.line_of((ours.digest, gone.digest), {}) == ours.digest
    assert there.version(ours.digest) == ours


@dataclass
class Laptop:
    """A device of the model: the versions it knows, and the record as it stands there."""

    name: str
    versions: dict[str, RecordVersion] = field(default_factory=dict)
    shown: Fields | None = None
    standing: tuple[str, ...] = ()

    def keep(self, content: Fields | None, at: int) -> None:
        there = Lineage(self.versions.values())
        if self.standing and there.merged(self.standing, self.shown).fields == content:
            return
        clashes = bool(self.standing) and bool(there.merged(self.standing, self.shown).clashes)
        follows = (there.line_of(self.standing, content),) if clashes else self.standing
        made = version(content, *(self.versions[one] for one in follows), by=self.name, at=at)
        self.versions[made.digest] = made
        self.standing = tuple(sorted({*self.standing, made.digest} - set(follows)))
        self.shown = content

    def take(self, other: "Laptop") -> None:
        for digest, one in other.versions.items():
            self.versions[digest] = first_told(one, self.versions.get(digest, one))
        there = Lineage(self.versions.values())
        if self.versions:
            self.standing = there.heads
            self.shown = there.merged(there.heads, self.shown if self.standing else {}).fields


ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("change"), st.integers(0, 2), st.sampled_from(("amount", "payee", "note")), st.integers(0, 2)
        ),
        st.tuples(st.just("remove"), st.integers(0, 2)),
        st.tuples(st.just("share"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(ACTS, st.permutations([(a, b) for a in range(3) for b in range(3) if a != b]))
def test_three_laptops_end_alike_whatever_the_order(
    acts: list[tuple[object, ...]], order: list[tuple[int, int]]
) -> None:
    laptops = [Laptop("Jeanne"), Laptop("Karim"), Laptop("Ali")]
    laptops[0].keep(FIRST, 0)
    for other in laptops[1:]:
        other.take(laptops[0])
    for at, (act, who, *what) in enumerate(acts, start=1):
        laptop = laptops[who]  # type: ignore[call-overload]
        if act == "share":
            laptops[what[0]].take(laptop)  # type: ignore[call-overload]
        elif act == "remove":
            laptop.keep(None, at)
        elif laptop.shown is not None:
            laptop.keep({**laptop.shown, what[0]: what[1]}, at)

    for _round in range(2):
        for giver, taker in order:
            laptops[taker].take(laptops[giver])

    first, *others = laptops
    there = Lineage(first.versions.values())
    assert all(one.versions.keys() == first.versions.keys() and one.standing == first.standing for one in others)
    assert all(
        Lineage(one.versions.values()).merged(one.standing, {}) == there.merged(there.heads, {}) for one in others
    )
    assert len(there.heads) == 1 or _nothing_lost(there)


def _nothing_lost(there: Lineage) -> bool:
    """What several last versions say is all in sight: shown, or on a side of a clash."""
    found = there.merged(there.heads, {})
    if found.fields is None or any(one.field == WHOLE for one in found.clashes):
        return True
    told = {(one.field, side.value) for one in found.clashes for side in one.sides}
    told |= set(found.fields.items())
    ends = [there.merged((head,)).fields or {} for head in there.heads]
    return all(
        (name, value) in told or any((name, other.get(name)) in told and other.get(name) != value for other in ends)
        for one in ends
        for name, value in one.items()
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 2), st.booleans()), max_size=10), st.data()
)
def test_the_set_decides_and_nothing_else(made: list[tuple[int, int, int, bool]], data: st.DataObject) -> None:
    versions = [version(FIRST)]
    for at, (one, other, amount, alone) in enumerate(made):
        parents = {versions[one % len(versions)], *(() if alone else (versions[other % len(versions)],))}
        found = version({**FIRST, "amount": amount}, *parents, at=at)
        versions += [] if found.digest in {one.digest for one in versions} else [found]
    shuffled = data.draw(st.permutations(versions * 2))

    there, again = Lineage(versions), Lineage(shuffled)

    assert there.heads == again.heads
    assert there.merged(there.heads, FIRST) == again.merged(again.heads, FIRST)
    followed = {parent for one in versions for parent in one.parents}
    last = {json.loads(one.content)["amount"] for one in versions if one.digest not in followed}
    clashes = there.merged(there.heads, FIRST).clashes
    assert {side.value for clash in clashes for side in clash.sides} <= last
