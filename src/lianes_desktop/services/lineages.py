"""A dossier's records and the versions of them known here, in one transaction: told apart, joined, and written back.

Nothing is kept at each edit. When a dossier is shared or taken in, each record is compared with the versions it stands
on; one that was changed since gets a version that follows them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.domain.merging_records import Fields, Lineage, Merged
from lianes_desktop.domain.reports import MissionReport
from lianes_desktop.domain.shares import Renumbered
from lianes_desktop.domain.travelling import People, settled_in, shared
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion, digest_of, first_told
from lianes_desktop.services.ports.sharing import RecordTexts
from lianes_desktop.services.ports.store import DossierRate, Record, UnitOfWork
from lianes_desktop.services.records import Writes, action_of

Place = tuple[str, UUID]
"""A record's kind and identity."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes versions here."""

    series: SeriesId
    author: str


@dataclass(slots=True)
class Line:
    """One record: as it stands here, and its versions."""

    kind: str
    record: UUID
    live: Record | None = None
    versions: dict[str, RecordVersion] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[str, ...]:
        """The versions the record here was made from."""
        return tuple(sorted(digest for digest, one in self.versions.items() if one.head))

    @property
    def lineage(self) -> Lineage:
        """The versions among themselves."""
        return Lineage(self.versions.values())


@dataclass(slots=True)
class Joined:
    """What joining versions did."""

    joined: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    held: int = 0
    renumbered: tuple[Renumbered, ...] = ()


class Lineages:
    """Every record of a dossier with its versions."""

    def __init__(
        self, unit: UnitOfWork, dossier: DossierId, texts: RecordTexts, *, only: frozenset[UUID] | None = None
    ) -> None:
        """Read what the transaction sees, of some records ``only`` where a person decides; ``writes`` tells the rest.

        Contacts are always read: what of other records stays here depends on what they agreed to.
        """
        self._unit, self._dossier, self._texts = unit, dossier, texts
        self._lines: dict[Place, Line] = {}
        self._live: dict[Place, Record] = {}
        self._kept: dict[str, RecordVersion] = {}
        action = action_of(unit, dossier)
        held = (record for kind in texts.kinds for record in unit.of_dossier(kind, dossier))
        for record in (*(() if action is None else (action,)), *held):
            if only is None or isinstance(record, Contact) or _identity(record) in only:
                line = self._line(*self._texts.write(record)[:2])
                line.live = self._live[line.kind, line.record] = record
        versions = unit.of_dossier(RecordVersion, dossier)
        for version in versions if only is None else (one for one in versions if one.record in only):
            self._kept[version.digest] = version
            self._line(version.kind, version.record).versions[version.digest] = as_known(version)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every record, known here or by its versions alone."""
        return tuple(self._lines.values())

    @property
    def people(self) -> People:
        """The contacts as they stand."""
        return {one.live.id: one.live for one in self.lines if isinstance(one.live, Contact)}

    def versions(self) -> tuple[RecordVersion, ...]:
        """Every version, of a person who no longer agrees the last ones alone."""
        return tuple(version for line in self.lines for version in _told(line))

    def snapshot(self, hand: Hand, at: datetime) -> None:
        """Give a version to each record that was changed since the versions it stands on."""
        people = self.people
        for line in self.lines:
            content = self._content(line, people)
            fields = _fields(content)
            standing = line.standing
            if not standing:
                if content != REMOVED:
                    self._add(line, (), content, hand, at)
                continue
            if len(standing) == 1 and line.versions[standing[0]].content == content:
                continue
            lineage = line.lineage
            found = lineage.merged(standing, fields)
            if found.fields == fields:
                continue
            follows = standing if not found.clashes else (lineage.line_of(standing, fields),)
            self._add(line, follows, content, hand, at)

    def take(self, versions: Iterable[RecordVersion]) -> None:
        """Know these versions too; a record does not stand on them yet."""
        for one in versions:
            line = self._line(one.kind, one.record)
            known = line.versions.get(one.digest)
            arrived = replace(one, dossier=self._dossier, head=False)
            line.versions[one.digest] = (
                arrived if known is None else replace(first_told(arrived, known), head=known.head)
            )

    def join(self, frozen: Callable[[Record], bool], stamped: Iterable[UUID], now: datetime) -> Joined:
        """Bring each record to what all its versions say; one that left in a signed claim stays as it left."""
        joined = Joined()
        waiting = [line for line in self.lines if set(line.lineage.heads) != set(line.standing)]
        waiting.sort(key=lambda line: line.kind != "contact")  # who agreed decides what else stays
        for line in waiting:
            self._join(line, frozen, joined, now)
        joined.renumbered = self._renumber(frozen, frozenset(stamped))
        return joined

    def merged(self, line: Line) -> Merged:
        """A record as the versions it stands on give it."""
        return line.lineage.merged(line.standing, _fields(self._content(line, self.people)))

    def decide(self, line: Line, contents: Iterable[tuple[tuple[str, ...], str]], hand: Hand, at: datetime) -> None:
        """Add versions a person wrote, each after its parents, and bring the record to them."""
        for parents, content in contents:
            self._add(line, parents, content, hand, at)
        found = self.merged(line)
        self._set(line, None if found.fields is None else self._read(line, found.fields), at)

    def writes(self) -> Writes:
        """What changed: versions, and records."""
        puts: list[Record] = []
        removes: list[Record] = []
        for place, line in self._lines.items():
            before = self._live.get(place)
            if line.live is not None and line.live is not before:
                puts.append(line.live)
            if line.live is None and before is not None:
                removes.append(before)
            puts.extend(one for digest, one in line.versions.items() if self._differs(digest, one))
        return Writes(puts, removes)

    def find(self, kind: str, record: UUID) -> Line | None:
        """One of them."""
        return self._lines.get((kind, record))

    # ---- inside

    def _line(self, kind: str, record: UUID) -> Line:
        return self._lines.setdefault((kind, record), Line(kind, record))

    def _content(self, line: Line, people: People) -> str:
        travels = None if line.live is None else shared(line.live, people)
        return REMOVED if travels is None else self._texts.write(travels).content

    def _add(self, line: Line, follows: tuple[str, ...], content: str, hand: Hand, at: datetime) -> None:
        parents = tuple(sorted(follows))
        digest = digest_of(line.kind, line.record, parents, content)
        for parent in parents:
            line.versions[parent] = replace(line.versions[parent], head=False)
        known = line.versions.get(digest)
        line.versions[digest] = (
            replace(known, head=True)
            if known is not None
            else RecordVersion(
                digest, line.record, self._dossier, line.kind, hand.series, at, parents, content, author=hand.author
            )
        )

    def _join(self, line: Line, frozen: Callable[[Record], bool], joined: Joined, now: datetime) -> None:
        lineage, fields = line.lineage, _fields(self._content(line, self.people))
        known_here = bool(line.standing) or line.live is not None
        found = lineage.merged(lineage.heads, fields if known_here else {})
        if found.fields != fields:
            if line.live is not None and (frozen(line.live) or (found.fields is None and self._needed(line.live))):
                joined.held += 1
                return
            try:
                arrived = None if found.fields is None else self._read(line, found.fields)
            except ValueError:  # two kinds of action that do not go together: nothing is made up
                joined.held += 1
                return
            self._count(line, arrived, joined)
            self._set(line, arrived, now)
        joined.joined += 1
        heads = frozenset(lineage.heads)
        for digest, one in line.versions.items():
            line.versions[digest] = replace(one, head=digest in heads)

    def _set(self, line: Line, arrived: Record | None, now: datetime) -> None:
        people = self.people
        if arrived is not None:
            line.live = settled_in(arrived, line.live, people, now)
        elif line.live is not None and shared(line.live, people) is not None:
            line.live = None

    @staticmethod
    def _count(line: Line, arrived: Record | None, joined: Joined) -> None:
        if arrived is None:
            joined.removed += line.live is not None
        elif line.live is None:
            joined.added += 1
        else:
            joined.changed += 1

    def _read(self, line: Line, fields: Fields) -> Record:
        content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return self._texts.read(line.kind, self._dossier, content)

    def _needed(self, record: Record) -> bool:
        """Whether an expense still rests on a receipt somebody removed."""
        return isinstance(record, Receipt) and any(
            isinstance(one.live, Expense) and record.id in one.live.receipts for one in self.lines
        )

    def _renumber(self, frozen: Callable[[Record], bool], stamped: frozenset[UUID]) -> tuple[Renumbered, ...]:
        """Give another number to expenses that bear the same: those made later, never one that left (FR-7)."""
        held = [line for line in self.lines if isinstance(line.live, Expense)]
        numbers = Counter(line.live.number for line in held if isinstance(line.live, Expense))
        if not numbers or max(numbers.values()) == 1:
            return ()
        following = max(self._unit.next_number(self._dossier), max(numbers) + 1)

        def order(line: Line) -> tuple[bool, UUID]:
            left = line.record in stamped or (line.live is not None and frozen(line.live))
            return not left, line.record

        made, taken = [], set[int]()
        for line in sorted(held, key=order):
            one = line.live
            if not isinstance(one, Expense):  # pragma: no cover - told apart above
                continue
            if one.number in taken and not frozen(one):
                made.append(Renumbered(one.id, one.number, following))
                line.live = replace(one, number=following)
                following += 1
            taken.add(one.number)
        return tuple(made)

    def _differs(self, digest: str, version: RecordVersion) -> bool:
        kept = self._kept.get(digest)
        if kept is None:
            return True
        unread = version.content == UNKNOWN and not kept.sound
        return version != (replace(kept, content=UNKNOWN) if unread else kept)


def as_known(version: RecordVersion) -> RecordVersion:
    """A version as it can be relied on: erasing somebody leaves texts that are no longer what was written."""
    return version if version.sound else replace(version, content=UNKNOWN)


def _identity(record: Record) -> UUID:
    if isinstance(record, DossierRate):
        return record.rate.id
    held: Any = record
    found: UUID = held.dossier if isinstance(record, MissionReport) else held.id
    return found


def _told(line: Line) -> Iterable[RecordVersion]:
    """The versions as they travel: of a person taken out, nothing that said who it was."""
    heads = line.lineage.heads
    gone = line.kind == "contact" and all(line.versions[one].content == REMOVED for one in heads)
    for digest, one in line.versions.items():
        yield one if digest in heads or not gone else replace(one, content=UNKNOWN)


def _fields(content: str) -> Fields | None:
    if content == REMOVED:
        return None
    fields: dict[str, object] = json.loads(content)
    return fields
