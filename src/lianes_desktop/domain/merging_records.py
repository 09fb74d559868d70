"""Versions of one record brought together, field by field, in whatever order they came (RELIABILITY §6.3).

The state is drawn from the set of versions alone: taking the same ones twice, or in another order, changes nothing.
A field changed on one side only is taken, one changed alike on both is agreed; one changed differently is a clash, and
so is a removal against a change. Nobody's value is then passed over: a person decides, by writing a version that
follows them all.

For two versions and the one they both come from this is the three-way merge. In general, what counts is by which
versions a value was last decided: a version that knew of that decision and says otherwise takes its place; one that
did not know of it contradicts it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from graphlib import TopologicalSorter
from typing import Any

from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion

Plain = Any
"""What JSON holds."""
Fields = Mapping[str, Plain]
"""A record by field; one left out has its usual value."""

WHOLE = ""
"""The field of a clash between a removal and a change: all of the record."""

SETTLED: Mapping[tuple[str, str], Callable[[Iterable[Plain]], Plain]] = {
    ("expense", "number"): max,
    ("item", "revision"): max,
}
"""Fields nobody need decide: numbers that only go up."""


class Mark(Enum):
    """What no JSON says."""

    LEFT_OUT = "left_out"
    GONE = "gone"


LEFT_OUT = Mark.LEFT_OUT
"""The value of a field that a version does not write: its usual one."""
GONE = Mark.GONE
"""The value of every field once the record is removed."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one or several versions say of a field."""

    value: Plain
    """``LEFT_OUT``: the usual value; ``GONE``, or the fields that stay: for the whole record."""
    version: RecordVersion
    """The last that says so: by whom, and when."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field of which versions say different things, none knowing of the other."""

    field: str
    sides: tuple[Side, ...]
    """What is shown meanwhile first, then the others, the latest first."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A record as its versions give it."""

    fields: Fields | None
    """``None``: removed. Of what clashes, the side shown meanwhile."""
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class _Value:
    """What a version says of a field, and the versions that decided it, as bits."""

    said: Plain
    decided: int


class Lineage:
    """The versions of one record known here."""

    def __init__(self, versions: Iterable[RecordVersion]) -> None:
        """In any order; a version whose parents are missing stands on its own."""
        self._versions = {one.digest: one for one in versions}
        known = {
            digest: [parent for parent in one.parents if parent in self._versions]
            for digest, one in self._versions.items()
        }
        order = TopologicalSorter(dict(sorted(known.items()))).static_order()
        self._at = {digest: at for at, digest in enumerate(order)}
        self._parents = known
        self._contents = {digest: _fields(one.content) for digest, one in self._versions.items()}
        self._seen = self._all_seen()

    @property
    def heads(self) -> tuple[str, ...]:
        """Digests of the versions that nothing here follows, in order."""
        followed = {parent for parents in self._parents.values() for parent in parents}
        return tuple(sorted(self._versions.keys() - followed))

    def version(self, digest: str) -> RecordVersion:
        """One of them."""
        return self._versions[digest]

    def merged(self, heads: Iterable[str], shown: Fields | None = None) -> Merged:
        """The record as these versions give it together; ``shown`` tells which side of a clash is in sight now."""
        ends = sorted(set(heads))
        if len(ends) == 1:
            return Merged(self._contents[ends[0]])
        names = {name for end in ends for name in (self._contents[end] or {})}
        said = {name: [self._said(end, name) for end in ends] for name in (*sorted(names), WHOLE)}
        agreed = {name: told[0] for name, told in said.items() if all(_same(one, told[0]) for one in told)}
        if agreed.get(WHOLE) is GONE:
            return Merged(None)
        differing = [name for name in said if name not in agreed]  # few, most often: the others need no looking back
        says = self._says(differing)
        found = {name: self._together(name, ends, says) for name in differing}
        gone = {name for name, values in found.items() if any(one.said is GONE for one in values.values())}
        if not gone:
            return self._fieldwise(found, agreed, ends, shown)
        if all(len(values) == 1 and name in gone for name, values in found.items()):
            return Merged(None)
        return self._removal(ends, shown)

    def line_of(self, heads: Iterable[str], shown: Fields | None) -> str:
        """Of versions that clash, the one closest to what is in sight: what is typed now follows it."""

        def likeness(digest: str) -> tuple[int, str, str]:
            content = self._contents[digest]
            if content is None or shown is None:
                alike = 0 if (content is None) == (shown is None) else -1
            else:
                alike = sum(_get(content, name) == _get(shown, name) for name in content.keys() | shown.keys())
            return alike, self._versions[digest].at.isoformat(), digest

        return max(heads, key=likeness)

    # ---- inside

    def _all_seen(self) -> dict[str, int]:
        """For each version, itself and all that came before it, as bits."""
        seen: dict[str, int] = {}
        for digest, at in self._at.items():
            seen[digest] = 1 << at
            for parent in self._parents[digest]:
                seen[digest] |= seen[parent]
        return seen

    def _says(self, names: Iterable[str]) -> dict[str, dict[str, _Value]]:
        """What each version says of these fields, and by which versions that was decided."""
        names = tuple(names)
        says: dict[str, dict[str, _Value]] = {}
        for digest, at in self._at.items():
            own = 1 << at
            says[digest] = {}
            for name in names:
                said = self._said(digest, name)
                agreed = self._together(name, self._parents[digest], says) if self._parents[digest] else {}
                only = next(iter(agreed.values())) if len(agreed) == 1 else None
                same = only is not None and _same(only.said, said)
                says[digest][name] = only if same and only is not None else _Value(said, own)
        return says

    def _said(self, digest: str, name: str) -> Plain:
        content, version = self._contents[digest], self._versions[digest]
        if version.content == UNKNOWN:
            return (UNKNOWN, digest)  # like nothing else
        if content is None:
            return GONE
        return True if name == WHOLE else _get(content, name)

    def _together(self, name: str, ends: Sequence[str], says: Mapping[str, Mapping[str, _Value]]) -> dict[str, _Value]:
        """What versions say of a field once what they knew of is passed over: by one digest for each value left."""
        values = {end: says[end][name] for end in ends}

        def passed_over(end: str) -> bool:
            mine = values[end]
            return any(
                not _same(other.said, mine.said)
                and not mine.decided & ~self._seen[by]
                and other.decided & ~self._seen[end]
                for by, other in values.items()
            )

        left = [end for end in ends if not passed_over(end)] or list(ends)
        kind = self._versions[ends[0]].kind
        settle = SETTLED.get((kind, name))
        if settle is not None:
            numbers = [values[end].said for end in left if isinstance(values[end].said, int)]
            left = [end for end in left if numbers and values[end].said == settle(numbers)] or left
        found: dict[str, _Value] = {}
        for end in left:
            same = next((one for one, value in found.items() if _same(value.said, values[end].said)), None)
            if same is None:
                found[end] = values[end]
            else:
                found[same] = _Value(found[same].said, found[same].decided | values[end].decided)
        return found

    def _fieldwise(
        self, found: Mapping[str, Mapping[str, _Value]], agreed: Fields, ends: Sequence[str], shown: Fields | None
    ) -> Merged:
        fields = {name: said for name, said in agreed.items() if name != WHOLE}
        clashes = []
        for name, values in found.items():
            sides = self._sides(name, values, ends, LEFT_OUT if shown is None else _get(shown, name))
            if len(sides) > 1:
                clashes.append(Clash(name, sides))
            if sides[0].value is not LEFT_OUT:
                fields[name] = sides[0].value
        return Merged(fields, tuple(clashes))

    def _sides(self, name: str, values: Mapping[str, _Value], ends: Sequence[str], in_sight: Plain) -> tuple[Side, ...]:
        def latest(said: Plain) -> RecordVersion:
            alike = [self._versions[end] for end in ends if _same(self._said(end, name), said)]
            return max(alike, key=lambda one: (one.at, one.digest))

        sides = [Side(one.said, latest(one.said)) for one in values.values()]
        sides.sort(key=lambda one: (_same(one.value, in_sight), one.version.at, one.version.digest), reverse=True)
        return tuple(sides)

    def _removal(self, ends: Sequence[str], shown: Fields | None) -> Merged:
        """A removal against a change: the record as those who kept it have it, or nothing."""
        removing = [end for end in ends if self._versions[end].content == REMOVED]
        kept = self.merged([end for end in ends if end not in removing], shown)
        stays = self._versions[self.line_of((end for end in ends if end not in removing), kept.fields)]
        goes = max((self._versions[end] for end in removing), key=lambda one: (one.at, one.digest))
        sides = (Side(kept.fields, stays), Side(GONE, goes))
        if shown is None:
            return Merged(None, (Clash(WHOLE, sides[::-1]),))
        return Merged(kept.fields, (Clash(WHOLE, sides),))


def _get(content: Fields, name: str) -> Plain:
    return content.get(name, LEFT_OUT)


def _same(one: Plain, other: Plain) -> bool:
    return one is other or (one.__class__ is other.__class__ and bool(one == other))


def _fields(content: str) -> Fields | None:
    if content == REMOVED:
        return None
    if content == UNKNOWN:
        return {}
    fields: dict[str, Plain] = json.loads(content)
    return fields
