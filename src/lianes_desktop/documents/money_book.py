"""An edition's money as a workbook: one sheet a cut, its dossiers, its funders; sums are formulas over the rows."""

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lianes_desktop.documents.workbook import Door, held_text
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.scopes import Spending, SpendingLine
from lianes_desktop.domain.spending import Cut
from lianes_desktop.i18n import labels
from lianes_desktop.i18n.catalogue import N_, _, right_to_left
from lianes_desktop.services.cells import plain
from lianes_desktop.services.ports.money import MoneyBook

_MONEY = "#,##0.00"
_PERCENT = "0.00%"
_TITLES = {Cut.KIND: N_("Par type d'action"), Cut.AUTHORITY: N_("Par collectivité"), Cut.YEAR: N_("Par année")}

Cell = str | int | Decimal | None


class MoneyWorkbooks:
    """As ``services.ports.money.MoneyBooks`` asks."""

    def write(self, book: MoneyBook, out: BinaryIO) -> None:
        """Write the whole workbook.

        Raises:
            OSError: the medium.
        """
        with tempfile.TemporaryDirectory(prefix="lianes-", ignore_cleanup_errors=True) as folder:
            written = _Book(book, out, Path(folder))
            try:
                written.write()
            except FileCreateError as error:
                raise error.args[0] from error
            finally:
                written.let_go()


class _Book:
    def __init__(self, book: MoneyBook, out: BinaryIO, folder: Path) -> None:
        self._book = book
        self._door = Door(out)
        self._file = Workbook(self._door, {"tmpdir": str(folder)})
        title = _("Suivi du budget {edition}").format(edition=book.edition)
        self._file.set_properties({"title": held_text(title), "created": book.made_at.replace(tzinfo=None)})
        self._head = self._file.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EAF3F1", "text_wrap": True, "valign": "vcenter"}
        )
        self._text = self._file.add_format({"num_format": "@", "valign": "top"})
        self._guarded = self._file.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
        self._money = self._file.add_format({"num_format": _MONEY})
        self._percent = self._file.add_format({"num_format": _PERCENT})
        self._total = self._file.add_format({"num_format": _MONEY, "bold": True, "top": 1})

    def write(self) -> None:
        for table in self._book.tables:
            self._cut(table)
        self._dossiers(self._book.tables[0])
        self._funders()
        self._file.close()

    def let_go(self) -> None:
        """Nothing is written any more: a workbook given up half-way ends its archive when it is collected."""
        self._door.shut()

    # ---- sheets

    def _cut(self, table: Spending) -> None:
        heads = [
            *(
                _(_TITLES[table.cut]),
                _("Dossiers"),
                _("Enveloppe"),
                _("Demandé"),
                _("Base éligible"),
                _("Base retenue"),
            ),
            *(_("Accepté"), _("Payé"), _("En attente"), _("Reste")),
        ]
        rows = [
            [
                self._name(line, table.cut),
                len(line.dossiers),
                _euros(line.envelope_cents),
                *(_euros(cents) for cents in _figures(line)),
                _euros(line.left_cents),
            ]
            for line in table.lines
        ]
        # envelopes of several lines may stand within one another: their sum is the edition's own, not a formula
        total = {2: table.total.envelope_cents, 9: table.total.left_cents}
        self._sheet(_(_TITLES[table.cut]), heads, rows, range(1, 10), total)

    def _dossiers(self, table: Spending) -> None:
        heads = [
            *(_("Collectivité"), _("Dossier"), _("Type"), _("Année"), _("Demandé"), _("Base éligible")),
            *(_("Base retenue"), _("Accepté"), _("Payé"), _("En attente")),
        ]
        rows: list[list[Cell]] = [
            [
                *(one.authority, one.title, one.letter, one.year or None, _euros(one.asked_cents)),
                *(_euros(one.eligible_cents), _euros(one.kept_cents), _euros(one.accepted_cents)),
                *(_euros(one.paid_cents), _euros(one.pending_cents)),
            ]
            for one in table.total.dossiers
        ]
        self._sheet(_("Dossiers"), heads, rows, range(4, 10), {})

    def _funders(self) -> None:
        funders = self._book.funders
        heads = [
            *(_("Financeur"), _("Nature"), _("Apport"), _("Part"), _("Plafond"), _("Retenu"), _("Au-delà du plafond")),
            _("Part de l'accepté"),
        ]
        rows: list[list[Cell]] = []
        for one in funders.brought:
            part = funders.part(one)
            rows.append(
                [
                    one.share.funder,
                    _("En nature") if one.share.in_kind else _("En argent"),
                    _euros(one.share.cents),
                    Decimal(part.numerator) / Decimal(part.denominator),
                    None if one.share.cap_parts is None else Decimal(one.share.cap_parts).scaleb(-4),
                    _euros(one.counted_cents),
                    _euros(one.over_cents),
                    _euros(one.borne_cents),
                ]
            )
        self._sheet(_("Financeurs"), heads, rows, (2, 5, 6, 7), {}, percents=(3, 4))

    # ---- rows

    def _sheet(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        added: Sequence[int],
        given: dict[int, int | None],
        percents: Sequence[int] = (),
    ) -> None:
        """A sheet whose last row adds up the columns ``added``, but for those whose total is ``given`` in cents."""
        sheet: Worksheet = self._file.add_worksheet(title)
        if right_to_left():
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for at, head in enumerate(heads):
            sheet.set_column(at, at, 34 if at == 0 else 16)
            sheet.write_string(0, at, head, self._head)
        for down, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                self._put(sheet, down, at, value, percent=at in percents)
        last = len(rows) + 1
        sheet.write_string(last, 0, _("Total"), self._total)
        for at in added:
            if at in given:
                cents = given[at]
                if cents is not None:
                    sheet.write_number(last, at, _euros(cents), self._total)
            elif rows:
                self._sum(sheet, last, at, [row[at] for row in rows])

    def _sum(self, sheet: Worksheet, last: int, at: int, values: Sequence[Cell]) -> None:
        whole = all(isinstance(one, int) for one in values)
        known = sum(one for one in values if isinstance(one, int | Decimal))
        form = self._file.add_format({"num_format": "0" if whole else _MONEY, "bold": True, "top": 1})
        area = f"{xl_rowcol_to_cell(1, at)}:{xl_rowcol_to_cell(last - 1, at)}"
        sheet.write_formula(last, at, f"=SUM({area})", form, known)

    def _put(self, sheet: Worksheet, down: int, at: int, value: Cell, *, percent: bool) -> None:
        match value:
            case None | "":
                return
            case str():
                sheet.write_string(down, at, held_text(value), self._text if plain(value) == value else self._guarded)
            case Decimal():
                sheet.write_number(down, at, value, self._percent if percent else self._money)
            case _:
                sheet.write_number(down, at, value)

    def _name(self, line: SpendingLine, cut: Cut) -> str:
        if not line.key:
            return _("Non précisé")
        if cut is Cut.KIND:
            return f"{line.key} · {labels.action(ActionType(str(line.key)))}"
        if cut is Cut.YEAR:
            return str(line.key)
        return line.name or self._book.names.get(OrganisationId(str(line.key)), str(line.key))


def _figures(line: SpendingLine) -> tuple[int, ...]:
    sums = line.sums
    return (
        *(sums.asked_cents, sums.eligible_cents, sums.kept_cents),
        *(sums.accepted_cents, sums.paid_cents, sums.pending_cents),
    )


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)
