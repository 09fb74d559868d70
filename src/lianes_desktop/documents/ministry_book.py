"""The report to the ministry as a workbook: sums are formulas over the rows of details, texts stay texts."""

import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from lianes_desktop.documents.workbook import Door, held_text
from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.ministry_counts import CHAPTERS, ActionTold
from lianes_desktop.domain.ministry_table import FinancialRow, Total, Trace, Traced
from lianes_desktop.i18n import formats, labels, ministry, results
from lianes_desktop.i18n.catalogue import _, right_to_left
from lianes_desktop.services.cells import plain
from lianes_desktop.services.ports.ministry import MinistryReport, Named
from lianes_desktop.services.ports.progress import Progress

Cell = str | int | Decimal | None

_SHEETS = 5
_WIDE = 46
_NOBODY = Named("", "")


class MinistryWorkbooks:
    """As ``services.ports.ministry.MinistryBooks`` asks."""

    def write(self, report: MinistryReport, out: BinaryIO, progress: Progress) -> None:
        """Write the whole workbook.

        Raises:
            OSError: the medium.
            CancelledError: the person stopped.
        """
        with tempfile.TemporaryDirectory(prefix="lianes-", ignore_cleanup_errors=True) as folder:
            written = _Book(report, out, Path(folder))
            try:
                written.write(progress)
            except FileCreateError as error:
                raise error.args[0] from error
            finally:
                written.let_go()


class _Book:
    def __init__(self, report: MinistryReport, out: BinaryIO, folder: Path) -> None:
        self._report = report
        self._door = Door(out)
        self._file = Workbook(self._door, {"tmpdir": str(folder)})
        self._file.set_properties(
            {
                "title": held_text(f"{ministry.kind(report.kind)} {report.edition.code}"),
                "created": report.read_at.replace(tzinfo=None),
            }
        )
        form = self._file.add_format
        self._head = form({"bold": True, "bottom": 1, "bg_color": "#EAF3F1", "text_wrap": True, "valign": "vcenter"})
        self._title = form({"bold": True, "num_format": "@"})
        self._text = form({"num_format": "@", "valign": "top", "text_wrap": True})
        self._guarded = form({"num_format": "@", "valign": "top", "text_wrap": True, "quote_prefix": True})
        self._count = form({"num_format": "0", "valign": "top"})
        self._money = form({"num_format": "#,##0.00", "valign": "top"})
        self._part = form({"num_format": "0.0%", "valign": "top"})
        self._total = form({"num_format": "#,##0.00", "bold": True, "top": 1})
        self._total_part = form({"num_format": "0.0%", "bold": True, "top": 1})

    def write(self, progress: Progress) -> None:
        sheets = (self._summary, self._table, self._indicators, self._actions, self._details)
        for at, sheet in enumerate(sheets):
            progress(at, _SHEETS)
            sheet()
        self._file.close()
        progress(_SHEETS, _SHEETS)

    def let_go(self) -> None:
        """Nothing is written any more: a workbook given up half-way ends its archive when it is collected."""
        self._door.shut()

    # ---- sheets

    def _summary(self) -> None:
        report, table = self._report, self._report.table
        sheet = self._sheet(_("Synthèse"), (_WIDE, 30, 18, 18, 12))
        texts = report.texts
        until = formats.day(report.until) if report.until is not None else _("Toute l'édition")
        told: list[tuple[str, Cell]] = [
            (_("Programme"), report.edition.title or report.edition.code),
            (_("Financeur"), report.edition.funder),
            (_("Rapport"), ministry.kind(report.kind)),
            (_("Période"), until),
            (_("À remettre au plus tard le"), formats.day(report.due_on)),
            (_("Actions décidées"), len(report.technical.actions)),
            (_("Introduction"), texts.introduction),
            (_("Difficultés rencontrées"), texts.difficulties),
            (_("Perspectives"), texts.outlook),
            (_("Signataire"), texts.signatory),
            (_("Qualité du signataire"), texts.quality),
        ]
        for down, (label, value) in enumerate(told):
            sheet.write_string(down, 0, label, self._title)
            self._put(sheet, down, 1, value)
        down = len(told) + 1
        for at, head in enumerate((_("Totaux"), _("Prévu"), _("Réalisé"), _("Écart"), _("Écart relatif"))):
            sheet.write_string(down, at, head, self._head)
        sums = [(words, table.total(*parts)) for parts, words in _groups()]
        for words, total in sums:
            down += 1
            sheet.write_string(down, 0, words, self._title)
            self._figures(sheet, down, 1, total)
        down += 2
        for lack in report.missing:
            self._put(sheet, down, 0, ministry.lack(lack))
            down += 1

    def _table(self) -> None:
        sheet = self._sheet(_("Tableau financier"), (10, 62, 18, 18, 18, 12, 34))
        heads = (_("Compte"), _("Nature"), _("Prévu"), _("Réalisé"), _("Écart"), _("Écart relatif"), _("Remarque"))
        self._heads(sheet, heads)
        down = 1
        for parts, words in _groups():
            first = down
            for part in parts:
                for row in self._rows(part):
                    self._row(sheet, down, row)
                    down += 1
            self._sum(sheet, first, down, words, self._report.table.total(*parts))
            down += 2
        self._put(sheet, down, 1, self._report.grid_source)

    def _indicators(self) -> None:
        sheet = self._sheet(_("Indicateurs"), (_WIDE, _WIDE, 18, 12))
        self._heads(sheet, (_("Rubrique"), _("Indicateur"), _("Valeur"), _("Unité")))
        technical, down = self._report.technical, 1
        for chapter, measures in CHAPTERS.items():
            for measure in measures:
                figure = ministry.in_unit(measure, technical.count(measure).total)
                words = (ministry.chapter(chapter), ministry.measure(measure))
                down = self._line(sheet, down, (*words, figure, ministry.unit(measure)))
        for average in technical.averages:
            down = self._line(sheet, down, (_("Appréciation"), ministry.average(average), ministry.averaged(average)))
        for number, count_of in technical.objectives:
            words = (_("Objectifs : actions qui les servent"), results.objective(number))
            down = self._line(sheet, down, (*words, count_of))
        for number, count_of in technical.sdgs:
            words = (_("Objectifs de développement durable"), _("ODD {n}").format(n=formats.number(number)))
            down = self._line(sheet, down, (*words, count_of))

    def _actions(self) -> None:
        sheet = self._sheet(_("Actions"), (8, 40, 28, 28, 20, 14, 14, 30, 12, 12, 12, 12, 12, 50, 50))
        heads = (
            *(_("Type"), _("Action"), _("Collectivité"), _("Partenaire"), _("Lieu"), _("Début"), _("Fin")),
            *(_("Thèmes"), _("Objectifs"), _("Résultats"), _("ODD"), _("Participants"), _("Rencontrés")),
            *(_("Apports côté français"), _("Apports côté marocain")),
        )
        self._heads(sheet, heads)
        for down, one in enumerate(self._report.technical.actions, 1):
            self._line(sheet, down, _action(one))

    def _details(self) -> None:
        sheet = self._sheet(_("Détail"), (34, 50, 10, 40, 28, 12, 40, 18))
        heads = (
            *(_("Rubrique"), _("Ligne"), _("Colonne"), _("Dossier"), _("Collectivité")),
            *(_("Dépense n°"), _("Origine"), _("Montant")),
        )
        self._heads(sheet, heads)
        sheet.autofilter(0, 0, 0, len(heads) - 1)
        down = 1
        for row in self._report.table.rows:
            for column, trace in _traces(row):
                named = self._report.names.get(trace.dossier, _NOBODY) if trace.dossier is not None else _NOBODY
                words = (ministry.part(row.line.part), ministry.row(row), column, named.title, named.authority)
                told = (trace.number or None, ministry.trace(trace), _euros(trace.cents))
                down = self._line(sheet, down, (*words, *told))

    # ---- rows

    def _rows(self, part: Part) -> list[FinancialRow]:
        return [one for one in self._report.table.rows if one.line.part is part]

    def _row(self, sheet: Worksheet, down: int, row: FinancialRow) -> None:
        self._put(sheet, down, 0, row.line.account)
        self._put(sheet, down, 1, ministry.row(row))
        gap = row.gap_cents
        for at, cents in ((2, _cents(row.planned)), (3, _cents(row.done)), (4, gap)):
            if cents is not None:
                sheet.write_number(down, at, _euros(cents), self._money)
        if row.gap_part is not None:
            sheet.write_number(down, 5, _ratio(row.gap_part), self._part)
        self._put(sheet, down, 6, ministry.words_in(row.line.note))

    def _sum(self, sheet: Worksheet, first: int, last: int, words: str, total: Total) -> None:
        sheet.write_string(last, 1, words, self._total)
        values = (total.planned_cents, total.done_cents, total.gap_cents)
        for at, (column, cents) in enumerate(zip("CDE", values, strict=True), 2):
            if at == 4:  # noqa: PLR2004 - the gap of the totals, not the sum of the gaps that can be told
                formula = f"=D{last + 1}-C{last + 1}"
            elif last > first:
                formula = f"=SUM({column}{first + 1}:{column}{last})"
            else:
                formula = "=0"
            sheet.write_formula(last, at, formula, self._total, _euros(cents))
        if total.gap_part is not None:
            ratio = f"=IF(C{last + 1}=0,0,E{last + 1}/C{last + 1})"
            sheet.write_formula(last, 5, ratio, self._total_part, _ratio(total.gap_part))

    def _figures(self, sheet: Worksheet, down: int, at: int, total: Total) -> None:
        for beside, cents in enumerate((total.planned_cents, total.done_cents, total.gap_cents)):
            sheet.write_number(down, at + beside, _euros(cents), self._money)
        if total.gap_part is not None:
            sheet.write_number(down, at + 3, _ratio(total.gap_part), self._part)

    def _sheet(self, title: str, widths: Sequence[int]) -> Worksheet:
        sheet: Worksheet = self._file.add_worksheet(title)
        if right_to_left():
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        return sheet

    def _heads(self, sheet: Worksheet, heads: Sequence[str]) -> None:
        sheet.freeze_panes(1, 0)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, self._head)

    def _line(self, sheet: Worksheet, down: int, cells: Sequence[Cell]) -> int:
        """Put a row; the one after it."""
        for at, value in enumerate(cells):
            self._put(sheet, down, at, value)
        return down + 1

    def _put(self, sheet: Worksheet, down: int, at: int, value: Cell) -> None:
        match value:
            case None | "":
                return
            case str():
                sheet.write_string(down, at, held_text(value), self._text if plain(value) == value else self._guarded)
            case Decimal():
                sheet.write_number(down, at, value, self._money)
            case _:
                sheet.write_number(down, at, value, self._count)


def _groups() -> tuple[tuple[tuple[Part, ...], str], ...]:
    """What is added up, and what the sum is called."""
    return (
        (CHARGES, _("Total des charges")),
        ((Part.PRODUCTS,), _("Total des produits")),
        *(((one,), ministry.part(one)) for one in (Part.USES, Part.RESOURCES)),
    )


def _action(one: ActionTold) -> tuple[Cell, ...]:
    themes = formats.listed([*map(labels.theme, one.themes), *filter(None, [one.other_theme])])
    days = tuple(formats.day(day) if day else "" for day in (one.starts_on, one.ends_on))
    served = tuple(ministry.numbers(each) for each in (one.objectives, one.results, one.sdgs))
    return (
        *(one.kind.value, one.title, one.authority, one.partner, one.place, *days, themes, *served),
        *(one.participants, one.met, one.french_side, one.moroccan_side),
    )


def _traces(row: FinancialRow) -> Iterator[tuple[str, Trace]]:
    for words, figure in ((_("Prévu"), row.planned), (_("Réalisé"), row.done)):
        for one in figure.of if figure else ():
            yield words, one


def _cents(figure: Traced | None) -> int | None:
    return None if figure is None else figure.cents


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _ratio(part: Fraction) -> Decimal:
    return Decimal(part.numerator) / part.denominator
