"""The report to the ministry as a workbook: read back, and opened by LibreOffice, its totals compared to the cent."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.calc import sheets_of
from support.desks import InMemory
from support.fakes import no_progress
from support.fingers import plain
from support.ministry import EDITION, a_told_hosting_day, a_told_mission, decided
from support.office import Office
from xlsxwriter import Workbook

from lianes_desktop.documents.ministry_book import MinistryWorkbooks
from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.envelopes import FunderShare
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.i18n import catalogue, ministry
from lianes_desktop.services.ports.ministry import MinistryReport

TABLE, DETAIL = "Tableau financier", "Détail"
GROUPS = (CHARGES, (Part.PRODUCTS,), (Part.USES,), (Part.RESOURCES,))


@pytest.fixture
def report(tmp_path: Path) -> MinistryReport:
    """Two dossiers, two funders, a text that looks like a formula."""
    office = Office(InMemory(), tmp_path)
    decided(office, a_told_mission())
    decided(office, a_told_hosting_day())
    office.records.keep(
        None,
        FunderShare(new_id(), EDITION, "+Ministère", 800_000),
        FunderShare(new_id(), EDITION, "Région", 333_333),
        FunderShare(new_id(), EDITION, "Agents", 400_000, in_kind=True),
    )
    office.ministry_reports.correct(EDITION, ReportKind.FINAL, "introduction", "=HYPERLINK(1)")
    return office.ministry_reports.read(EDITION, ReportKind.FINAL)


def written(report: MinistryReport, folder: Path) -> Path:
    """The report as a file."""
    to = folder / "rapport.xlsx"
    with to.open("wb") as out:
        MinistryWorkbooks().write(report, out, no_progress)
    return to


def cents(value: object) -> int:
    """A sum of a cell."""
    return int((Decimal(str(value or 0)) * 100).to_integral_value())


def test_libreoffice_reckons_the_same_totals_to_the_cent(report: MinistryReport, tmp_path: Path) -> None:
    sheets = sheets_of(written(report, tmp_path), tmp_path)
    assert list(sheets) == sorted(["Synthèse", TABLE, "Indicateurs", "Actions", DETAIL])

    totals = [row for row in sheets[TABLE] if row[1].startswith(("Total", "Contributions")) and not row[0]]
    expected = [report.table.total(*parts) for parts in GROUPS]
    assert [tuple(map(cents, row[2:5])) for row in totals] == [
        (one.planned_cents, one.done_cents, one.gap_cents) for one in expected
    ]

    added: defaultdict[tuple[str, str], int] = defaultdict(int)
    for part, line, column, *_where, amount in sheets[DETAIL][1:]:
        added[f"{part} / {line}", column] += cents(amount)
    for row in report.table.rows:
        name = f"{ministry.part(row.line.part)} / {ministry.row(row)}"
        for column, figure in (("Prévu", row.planned), ("Réalisé", row.done)):
            assert added.pop((name, column), 0) == (figure.cents if figure else 0), name
    assert not added


def test_libreoffice_reckons_formulas_anew(tmp_path: Path) -> None:
    book = Workbook(str(tmp_path / "wrong.xlsx"))
    sheet = book.add_worksheet("Un")
    sheet.write_number(0, 0, 2)
    sheet.write_formula(1, 0, "=A1+1", None, 99)
    book.close()
    assert sheets_of(tmp_path / "wrong.xlsx", tmp_path) == {"Un": [["2"], ["3"]]}


def test_the_sheets_hold_numbers_and_no_text_is_reckoned(report: MinistryReport, tmp_path: Path) -> None:
    book = load_workbook(written(report, tmp_path))
    assert book.sheetnames == ["Synthèse", TABLE, "Indicateurs", "Actions", DETAIL]
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    assert formulas
    assert {title for title, _place in formulas} == {TABLE}
    texts = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "s"]
    dangerous = [cell for cell in texts if str(cell.value).startswith(("=", "+"))]
    assert dangerous
    assert all(cell.quotePrefix for cell in dangerous)

    values = load_workbook(written(report, tmp_path), data_only=True)
    indicators = {plain(str(row[1])): row[2] for row in values["Indicateurs"].iter_rows(values_only=True)}
    assert indicators["Personnes rencontrées"] == 2
    assert indicators["Temps d'échanges techniques"] == 1
    assert indicators["Durée de ces moments"] == 1.5
    assert indicators["Jours d'agents valorisés"] == 1.5
    assert indicators["ODD 6"] == 2
    actions = list(values["Actions"].iter_rows(values_only=True))
    assert [row[1] for row in actions[1:]] == ["Oujda, efficacité énergétique", "Délégation d’Oujda"]
    assert "Nadia" not in repr([list(sheet.iter_rows(values_only=True)) for sheet in values])


def test_an_empty_report_has_its_sheets_and_nought_for_totals(tmp_path: Path) -> None:
    office = Office(InMemory(), tmp_path)
    report = office.ministry_reports.read(EDITION, ReportKind.INTERIM)
    values = load_workbook(written(report, tmp_path), data_only=True)
    totals = [row for row in values[TABLE].iter_rows(values_only=True) if str(row[1]).startswith("Total")]
    assert [row[2:5] for row in totals] == [(0, 0, 0), (0, 0, 0)]
    assert values[DETAIL].max_row == 1


def test_in_arabic_the_sheets_read_from_the_right(report: MinistryReport, tmp_path: Path) -> None:
    catalogue.activate("ar")
    try:
        to = written(report, tmp_path)
    finally:
        catalogue.activate("fr")
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(to))


def test_a_medium_that_fails_is_told(report: MinistryReport) -> None:
    class Full:
        def write(self, _data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def __getattr__(self, _name: str) -> object:
            return lambda *_given: 0

    with pytest.raises(OSError, match="No space"):
        MinistryWorkbooks().write(report, Full(), no_progress)  # type: ignore[arg-type]  # writes nothing
