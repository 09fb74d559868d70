"""All claims taken in, read from a store in memory: the same contract tests run on it and on the real one."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import count
from typing import Any

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.received_lines import ReceivedLine, alike
from lianes_desktop.domain.reviewing import LineVerdict, verdict_id
from lianes_desktop.services.ports.office import (
    STATE_OF,
    LineChoices,
    LinePage,
    LineRow,
    LinesAsked,
    LineSort,
    LineState,
    LinesTotal,
    LookAlike,
    Place,
)
from support.memory import Kept, MemoryStore

_BY: dict[LineSort, Callable[[ReceivedLine], Any]] = {
    LineSort.DAY: lambda one: one.paid_on.isoformat() if one.paid_on else "",
    LineSort.AMOUNT: lambda one: one.euro_cents,
    LineSort.PAYEE: lambda one: fold(one.payee),
}


class MemoryOffice:
    """Implements ``ports.office.OfficeReadings`` over a ``MemoryStore``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    @property
    def _kept(self) -> Kept:
        return self._store.kept

    def page(
        self,
        asked: LinesAsked,
        *,
        sort: LineSort = LineSort.DAY,
        descending: bool = True,
        after: Place | None = None,
        most: int = 100,
    ) -> LinePage:
        rows = [one for one in self._rows() if _answers(one, asked)]
        rows.sort(key=lambda one: (_BY[sort](one.line), one.key), reverse=descending)
        if after is not None:
            left = [(_BY[sort](one.line), one.key) for one in rows]
            rows = [
                row for row, place in zip(rows, left, strict=True) if (place < after if descending else place > after)
            ]
        then = Place(_BY[sort](rows[most - 1].line), rows[most - 1].key) if len(rows) > most else None
        return LinePage(tuple(rows[:most]), then)

    def totals(self, asked: LinesAsked) -> LinesTotal:
        lines = [one.line for one in self._rows() if _answers(one, asked)]
        return LinesTotal(
            len(lines),
            sum(one.euro_cents for one in lines),
            sum(one.eligible_cents for one in lines),
            sum(one.share_cents for one in lines),
        )

    def choices(self) -> LineChoices:
        lines = [one.line for one in self._rows()]
        return LineChoices(
            tuple(sorted({one.edition for one in lines})),
            tuple(sorted({one.year for one in lines})),
            tuple(sorted({one.authority for one in lines if one.authority})),
            tuple(sorted({one.letter for one in lines if one.letter})),
            tuple(sorted({one.kind for one in lines if one.kind})),
        )

    def lines_of(self, manifest_sha256: str) -> tuple[LineRow, ...]:
        return tuple(sorted(self._rows(of=manifest_sha256), key=lambda one: (one.line.number, one.key)))

    def same_files(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        mine = self._kept.files.get(manifest_sha256, ())
        return _sorted(
            LookAlike(own.expense, line)
            for own in mine
            for line, digest in self._elsewhere(manifest_sha256)
            if own.expense is not None and own.digest == digest
        )

    def same_expenses(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        return _sorted(
            LookAlike(own.expense, other.line)
            for own in self._kept.lines.get(manifest_sha256, ())
            for other in self._rows()
            if own.dossier != other.line.dossier and _told(own) == _told(other.line) and all(_told(own))
        )

    def same_pictures(self, manifest_sha256: str) -> tuple[LookAlike, ...]:
        known = self._kept.likenesses
        return _sorted(
            LookAlike(own.expense, line)
            for own in self._kept.files.get(manifest_sha256, ())
            for line, digest in self._elsewhere(manifest_sha256)
            if own.expense is not None and own.digest != digest and _near(known.get(own.digest), known.get(digest))
        )

    def without_likeness(self, manifest_sha256: str) -> tuple[str, ...]:
        digests = {one.digest for one in self._kept.files.get(manifest_sha256, ())}
        return tuple(sorted(digests - set(self._kept.likenesses)))

    def kept(self) -> int:
        return len(self._kept.of(ReceivedBundle))

    def unfilled(self) -> tuple[str, ...]:
        claims = [one for one in self._kept.of(ReceivedBundle) if not one.letter and not one.waiting]
        claims.sort(key=lambda one: one.received_at)
        return tuple(one.manifest_sha256 for one in claims if one.manifest_sha256 in self._kept.hand_ins)

    def _rows(self, of: str = "") -> list[LineRow]:
        keys = count(1)
        rows = []
        for manifest, lines in self._kept.lines.items():
            for line in lines:
                key = next(keys)
                if manifest == of or (not of and manifest in self._kept.current):
                    rows.append(LineRow(key, line, *self._judged(line)))
        return rows

    def _judged(self, line: ReceivedLine) -> tuple[LineState, int | None]:
        found = self._kept.records.get((LineVerdict, verdict_id(line.dossier, line.expense)))
        if isinstance(found, LineVerdict) and found.line_sha256 == line.line_sha256:
            return STATE_OF[found.verdict], found.kept_cents
        return LineState.UNSEEN, None

    def _elsewhere(self, manifest_sha256: str) -> Iterable[tuple[ReceivedLine, str]]:
        own = next(iter(self._kept.lines.get(manifest_sha256, ())), None)
        for row in self._rows():
            if own is not None and row.line.dossier != own.dossier:
                for file in self._kept.files[row.line.manifest_sha256]:
                    if file.expense == row.line.expense:
                        yield row.line, file.digest


def _told(line: ReceivedLine) -> tuple[date | None, object, str]:
    return line.paid_on, line.amount, fold(line.payee)


def _near(mine: int | None, theirs: int | None) -> bool:
    return mine is not None and theirs is not None and alike(mine, theirs)


def _sorted(found: Iterable[LookAlike]) -> tuple[LookAlike, ...]:
    return tuple(sorted(set(found), key=lambda one: (one.expense, one.other.manifest_sha256, one.other.number)))


def _answers(row: LineRow, asked: LinesAsked) -> bool:
    line = row.line
    return (
        asked.edition in {None, line.edition}
        and asked.year in {None, line.year}
        and asked.authority in {None, line.authority}
        and (not asked.letter or asked.letter == line.letter)
        and (not asked.kinds or line.kind in asked.kinds)
        and (not asked.states or row.state in asked.states)
        and all(word in fold(line.payee) for word in fold(asked.words).split())
    )
