"""The report to the ministry in words ready to show. No Qt."""

from collections.abc import Iterable

from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.ministry import Lack
from lianes_desktop.domain.ministry_counts import CHAPTERS, Average, Count
from lianes_desktop.domain.ministry_table import FinancialRow, Total, Traced
from lianes_desktop.i18n import formats, ministry
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.ports.ministry import MinistryReport
from lianes_desktop.ui.ministry.values import (
    CountShown,
    CountsShown,
    FigureShown,
    MissingShown,
    PartShown,
    RowShown,
)

PLANNED, DONE = "planned", "done"
COLUMNS = {PLANNED: N_("prévu"), DONE: N_("réalisé")}
"""The columns whose figures lead to their lines."""
_NONE = "–"
FIELDS = {Lack.SIGNATORY: "signatory", Lack.INTRODUCTION: "introduction"}
"""The field that settles what is missing."""
GROUPS = (CHARGES, (Part.PRODUCTS,), (Part.USES,), (Part.RESOURCES,))
"""Parts of the table that are added up together."""


def editions(known: Iterable[ProgrammeEdition]) -> tuple[tuple[object, str], ...]:
    """The editions to choose from."""
    return tuple(
        (one.code, _("{code} · {year}").format(code=formats.isolate(one.code), year=one.year)) for one in known
    )


def subtitle(report: MinistryReport) -> str:
    """How many dossiers are told, and by when the report is due."""
    count = len(report.technical.actions)
    counted = ngettext("{n} dossier décidé", "{n} dossiers décidés", count).format(n=formats.number(count))
    due = _("à remettre avant le {day}").format(day=formats.day(report.due_on))
    return f"{counted} · {due}"


def chip(report: MinistryReport) -> tuple[str, str]:
    """Whether it can be sent, and the tone that says so."""
    held = sum(one.holds for one in report.missing)
    if not held:
        return _("Prêt à signer"), "ok"
    return ngettext("{n} point à régler", "{n} points à régler", held).format(n=formats.number(held)), "warn"


def parts(report: MinistryReport, opened: str) -> tuple[PartShown, ...]:
    """The table, each group with its total."""
    heads = (_("Charges"), *(ministry.part(one[0]) for one in GROUPS[1:]))
    found = []
    for head, group in zip(heads, GROUPS, strict=True):
        rows = [one for one in report.table.rows if one.line.part in group]
        if rows:
            shown = tuple(_row(one, opened) for one in rows)
            found.append(PartShown(head, (*shown, _total(group, report.table.total(*group), opened))))
    return tuple(found)


def row_key(row: FinancialRow, column: str) -> str:
    """What a figure is known by, whatever else changes."""
    return f"{row.line.code}|{row.party.casefold()}|{column}"


def total_key(group: tuple[Part, ...], column: str) -> str:
    """What a total is known by."""
    return f"total|{group[0].value}|{column}"


def missing(report: MinistryReport) -> tuple[MissingShown, ...]:
    """What is missing, what holds the report back first."""
    return tuple(MissingShown(f"lack|{one.lack.value}", ministry.lack(one), one.holds) for one in report.missing)


def counts(report: MinistryReport, opened: str) -> tuple[CountsShown, ...]:
    """What is counted and is not nought, by chapter, then the marks."""
    found = []
    for chapter, measures in CHAPTERS.items():
        shown = tuple(_count(report.technical.count(one), opened) for one in measures if report.technical.count(one).of)
        if shown:
            found.append(CountsShown(ministry.chapter(chapter), shown))
    marks = tuple(_mark(one, opened) for one in report.technical.averages if one.of)
    return (*found, CountsShown(_("Appréciation"), marks)) if marks else tuple(found)


def underway(at: int, of: int) -> str:
    """How far the writing is."""
    return _("{at} sur {of}").format(at=formats.number(at), of=formats.number(of))


# ---- rows


def _row(row: FinancialRow, opened: str) -> RowShown:
    name = ministry.row(row)
    return RowShown(
        name,
        ministry.words_in(row.line.note),
        (
            _figure(name, PLANNED, row_key(row, PLANNED), row.planned, opened),
            _figure(name, DONE, row_key(row, DONE), row.done, opened),
            FigureShown("", _NONE if row.gap_cents is None else formats.euros(row.gap_cents)),
            FigureShown("", ministry.percent(row.gap_part)),
        ),
    )


def _total(group: tuple[Part, ...], total: Total, opened: str) -> RowShown:
    name = _("Total")
    sums = ((PLANNED, total.planned_cents), (DONE, total.done_cents))
    figures = tuple(_led(name, column, total_key(group, column), cents, opened) for column, cents in sums)
    gap = (FigureShown("", formats.euros(total.gap_cents)), FigureShown("", ministry.percent(total.gap_part)))
    return RowShown(name, "", (*figures, *gap), total=True)


def _figure(name: str, column: str, key: str, figure: Traced | None, opened: str) -> FigureShown:
    return FigureShown("", _NONE) if figure is None else _led(name, column, key, figure.cents, opened)


def _led(name: str, column: str, key: str, cents: int, opened: str) -> FigureShown:
    words = formats.euros(cents)
    return FigureShown(key, words, f"{name}, {_(COLUMNS[column])} {words}", chosen=key == opened)


def _count(count: Count, opened: str) -> CountShown:
    key = f"count|{count.measure.value}"
    value = ministry.measured(count.measure, count.total)
    return CountShown(key, ministry.measure(count.measure), value, chosen=key == opened)


def _mark(average: Average, opened: str) -> CountShown:
    key = f"mark|{average.code}"
    return CountShown(key, ministry.average(average), ministry.averaged(average), chosen=key == opened)
