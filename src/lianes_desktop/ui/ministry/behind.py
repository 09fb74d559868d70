"""What is behind a figure of the report: the lines it adds up, in words ready to show. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.ministry_table import Trace
from lianes_desktop.i18n import formats, ministry
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.ports.ministry import MinistryReport
from lianes_desktop.ui.ministry.values import LineShown
from lianes_desktop.ui.ministry.wordings import COLUMNS, GROUPS, PLANNED, row_key, total_key

MOST = 200
"""Lines shown behind a figure; the workbook has them all."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The lines of one figure."""

    title: str
    lines: tuple[LineShown, ...]

    @property
    def shown(self) -> tuple[LineShown, ...]:
        """As many as a page can show at once."""
        return self.lines[:MOST]

    @property
    def more(self) -> str:
        """What is said of the others."""
        left = len(self.lines) - MOST
        if left <= 0:
            return ""
        words = ngettext("{n} autre ligne dans le tableur", "{n} autres lignes dans le tableur", left)
        return words.format(n=formats.number(left))


NOTHING = Behind("", ())


def behind(report: MinistryReport, key: str) -> Behind:
    """What the figure of that key adds up, or ``NOTHING`` when there is no such figure."""
    kind, _bar, rest = key.partition("|")
    match kind:
        case "count":
            return _count(report, rest)
        case "mark":
            return _mark(report, rest)
        case "lack":
            return _lack(report, rest)
        case "total":
            return _total(report, key)
        case _:
            return _figure(report, key)


def _count(report: MinistryReport, code: str) -> Behind:
    count = next((one for one in report.technical.counts if one.measure.value == code), None)
    if count is None:
        return NOTHING
    measure = count.measure
    return Behind(ministry.measure(measure), _told(report, count.of, lambda n: ministry.measured(measure, n)))


def _mark(report: MinistryReport, code: str) -> Behind:
    average = next((one for one in report.technical.averages if one.code == code), None)
    return NOTHING if average is None else Behind(ministry.average(average), _told(report, average.of, formats.number))


def _lack(report: MinistryReport, code: str) -> Behind:
    found = next((one for one in report.missing if one.lack.value == code), None)
    if found is None:
        return NOTHING
    return Behind(ministry.lack(found), _told(report, [(one, 0) for one in found.dossiers], lambda _n: ""))


def _figure(report: MinistryReport, key: str) -> Behind:
    for row in report.table.rows:
        for column in COLUMNS:
            figure = row.planned if column == PLANNED else row.done
            if figure is not None and row_key(row, column) == key:
                return _summed(report, ministry.row(row), column, [("", one) for one in figure.of])
    return NOTHING


def _total(report: MinistryReport, key: str) -> Behind:
    for group in GROUPS:
        for column in COLUMNS:
            if total_key(group, column) == key:
                rows = [one for one in report.table.rows if one.line.part in group]
                figures = [(ministry.row(one), one.planned if column == PLANNED else one.done) for one in rows]
                traces = [(name, trace) for name, figure in figures if figure is not None for trace in figure.of]
                return _summed(report, _("Total"), column, traces)
    return NOTHING


def _summed(report: MinistryReport, name: str, column: str, traces: Sequence[tuple[str, Trace]]) -> Behind:
    """Lines of the row each is named after, when there are several rows."""
    total = formats.euros(sum(one.cents for _row, one in traces))
    title = _("{name}, {column} : {sum}").format(name=name, column=_(COLUMNS[column]), sum=total)
    lines = (
        LineShown(
            key=f"line_{at}",
            words=ministry.trace(one),
            detail=" · ".join(part for part in (row, _where(report, one.dossier)) if part),
            amount=formats.euros(one.cents),
            dossier=one.dossier,
        )
        for at, (row, one) in enumerate(traces)
    )
    return Behind(title, tuple(lines))


def _told(
    report: MinistryReport, counts: Iterable[tuple[DossierId, int]], said: Callable[[int], str]
) -> tuple[LineShown, ...]:
    return tuple(
        LineShown(f"line_{at}", _title(report, dossier), _authority(report, dossier), said(n), dossier)
        for at, (dossier, n) in enumerate(counts)
    )


def _where(report: MinistryReport, dossier: DossierId | None) -> str:
    if dossier is None:
        return _("Édition {code}").format(code=formats.isolate(report.edition.code))
    return " · ".join(part for part in (_title(report, dossier), _authority(report, dossier)) if part)


def _title(report: MinistryReport, dossier: DossierId) -> str:
    return formats.isolate(report.names[dossier].title) or _("Sans titre")


def _authority(report: MinistryReport, dossier: DossierId) -> str:
    return formats.isolate(report.names[dossier].authority)
