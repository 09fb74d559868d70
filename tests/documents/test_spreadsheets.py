"""The list of expenses as a workbook and as plain text, read back as a spreadsheet reads them."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from support.builders import a_participant, a_rate, an_item, dirhams, euros
from support.desks import Desk, InMemory, photo
from support.fakes import no_progress

from lianes_desktop import durable
from lianes_desktop.documents.csv_table import write_csv
from lianes_desktop.documents.spreadsheets import Spreadsheets
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.expenses import LostReceiptDeclaration
from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.money import Currency, Money
from lianes_desktop.domain.statement import statement
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.services.cells import literal, plain
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, UnavailableError
from lianes_desktop.services.ports.extracts import Extract, ExtractLine, TableKind
from lianes_desktop.ui.kit.typed import override

HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)",
    " =1+1", "\u200e=1+1", "\ufeff=1+1", '=HYPERLINK("https://example.org";"a")', "<r>x</r>", "<r><t>a</t></r>",
    "_x0041_", "http://example.org", "mailto:a@b.example", 'a;b,c"d\ne', "{=1}", "'=1", "مطعم دار البركة", "\x07bell",
    "0123", "1e5", "TRUE",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    activate("fr")
    yield
    activate("fr")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(InMemory(), tmp_path)


def spent(desk: Desk, mission: DossierId, name: str, amount: Money | None, **fields: object) -> None:
    (taken,) = desk.expenses.take(mission, [photo(name)], no_progress).added
    line = desk.expenses.line(taken)
    assert line is not None
    given = replace(line.expense, amount=amount, paid_on=date(2026, 10, 13), kind="TAXI", payee="Taxi", reviewed=True)
    desk.records.keep(None, replace(given, **fields))  # type: ignore[arg-type]  # fields of the value


def written(desk: Desk, mission: DossierId, kind: TableKind, *places: int) -> Path:
    """The whole list, else those that stand at these places of it."""
    to = desk.folder / f"list.{kind}"
    keys = desk.expenses.order(mission, descending=False).keys
    keys = [keys[at] for at in places] or keys
    done = desk.extracts.write(mission, keys, kind, to, no_progress)
    assert (done.path, done.size, done.count) == (to, to.stat().st_size, len(keys))
    return to


def sheet(path: Path, *, values: bool = True) -> Any:  # noqa: ANN401 - the library has no types
    book = load_workbook(path, data_only=values)
    (only,) = book.worksheets
    return only


def workbook(path: Path) -> list[dict[str, Any]]:
    heads, *rows = sheet(path).iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def text(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_each_column_holds_what_the_expense_says(desk: Desk) -> None:
    mission = desk.start()
    claire = desk.dossiers.participants(mission)[0]
    thomas = desk.dossiers.add_participant(mission, "Thomas", "Vasseur")
    item = an_item("2026-10-13 20:00", "2026-10-13 22:00", dossier=mission, title="Dîner")
    untitled = replace(item, id=ItemId(new_id()), title="")
    desk.dossiers.set_rate(mission, a_rate())
    desk.records.keep(None, item, untitled)
    spent(
        desk, mission, "a", dirhams("450"), kind="RESO", payee="Dar Tazi", paid_time=time(21, 5), payer=claire.id,
        item=item.id, beneficiaries=(claire.id, thomas.id), note="Avec la délégation",
    )  # fmt: skip
    spent(desk, mission, "b", None, paid_on=None, kind="", payee="", item=untitled.id, payer=new_id())

    one, two, _total = workbook(written(desk, mission, TableKind.WORKBOOK))
    assert one["N°"] == 1
    assert one["Date"] == datetime(2026, 10, 13)  # noqa: DTZ001 - a day, as the library gives it
    assert one["Heure"] == time(21, 5)
    assert (one["Fournisseur"], one["Catégorie"]) == ("Dar Tazi", "Repas du soir")
    assert (one["Montant"], one["Devise"], one["Taux pour 1 €"]) == (450, "MAD", 10.84)
    assert one["Source du taux"].endswith(", 01/10/2026")
    assert (one["Dépensé en euros"], one["Temps valorisé en euros"]) == (41.51, None)
    assert (one["Base éligible en euros"], one["À convenir en euros"], one["Part Lianes en euros"]) == (41.51, 0, 18.89)
    assert one["Éligibilité"] == "Éligible"
    assert one["Pourquoi"].startswith("Cette nature de dépense est prise en charge")
    assert one["Payé par"] == claire.name
    assert one["Programme"].replace("\u00a0", " ") == "Dîner, 13 octobre à 20:00"
    assert one["Pour qui"] == f"{claire.name}, Thomas Vasseur"
    assert one["Fichiers du reçu"] == photo("a").name
    assert one["Note"] == "Avec la délégation"
    assert two["N°"] == 2
    assert [two[name] for name in ("Date", "Heure", "Fournisseur", "Montant", "Devise", "Payé par")] == [None] * 6
    assert two["Pour qui"] == "Tout le monde"
    assert "13 octobre" in two["Programme"]

    row, *_rest = text(written(desk, mission, TableKind.TEXT))
    assert (row["Date"], row["Heure"], row["Montant"], row["Dépensé en euros"]) == (
        "2026-10-13", "21:05", "450,00", "41,51",
    )  # fmt: skip
    assert row["Pourquoi"] == one["Pourquoi"]


def test_days_are_days_and_sums_are_numbers_with_their_formats(desk: Desk) -> None:
    mission = desk.start()
    spent(desk, mission, "a", euros("1250.50"), paid_time=time(9, 0))
    spent(desk, mission, "b", Money(1500, Currency("XOF")))
    spent(desk, mission, "c", Money(1500, Currency("TND")))
    page = sheet(written(desk, mission, TableKind.WORKBOOK))

    heads = [cell.value for cell in page[1]]
    first = dict(zip(heads, page[2], strict=True))
    assert first["Date"].is_date
    assert first["Date"].number_format == "dd/mm/yyyy"
    assert first["Heure"].number_format == "hh:mm"
    assert (first["Montant"].data_type, first["Montant"].number_format) == ("n", "#,##0.00")
    assert [page.cell(row, heads.index("Montant") + 1).number_format for row in (3, 4)] == ["#,##0", "#,##0.000"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:U4"
    assert not page.sheet_view.rightToLeft


def test_totals_are_those_of_the_list_to_the_cent(desk: Desk) -> None:
    mission = desk.start()
    for at, cents in enumerate((3333, 6667, 1, 99, 100001)):
        spent(desk, mission, f"{at}", Money(cents))
    spent(desk, mission, "gift", euros("10.10"), kind="CADO")
    spent(desk, mission, "hours", euros("70.00"), kind="TEMP")
    totals = desk.expenses.totals(mission)
    wanted = {
        "Dépensé en euros": totals.spent_cents,
        "Temps valorisé en euros": 7000,
        "Base éligible en euros": totals.eligible_cents,
        "À convenir en euros": totals.to_be_agreed_cents,
        "Part Lianes en euros": totals.asked_cents,
    }

    book, plain_text = written(desk, mission, TableKind.WORKBOOK), written(desk, mission, TableKind.TEXT)
    *lines, total = workbook(book)
    *rows, last = text(plain_text)

    assert total["Fournisseur"] == last["Fournisseur"] == "Total"
    assert (total["N°"], last["N°"]) == (None, "")
    for name, cents in wanted.items():
        assert Decimal(str(total[name])) == Decimal(cents).scaleb(-2)
        assert sum(Decimal(str(line[name] or 0)) for line in lines) == Decimal(cents).scaleb(-2)
        assert Decimal(last[name].replace(",", ".")) == Decimal(cents).scaleb(-2)
        assert sum(Decimal((row[name] or "0").replace(",", ".")) for row in rows) == Decimal(cents).scaleb(-2)
    formulas = [cell.value for cell in sheet(book, values=False)[9] if cell.data_type == "f"]
    assert formulas == [f"=SUBTOTAL(109,{letter}2:{letter}8)" for letter in "JKLMN"]


def cents_of(row: dict[str, Any], name: str) -> int:
    """Euros of a workbook, in cents."""
    return int(Decimal(str(row[name] or 0)).scaleb(2))


def test_a_few_taken_out_have_the_parts_they_have_in_the_claim_within_its_ceiling(desk: Desk) -> None:
    mission = desk.start()
    for at, cents in enumerate((3333, 6667, 1, 99, 100001)):
        spent(desk, mission, f"{at}", Money(cents))
    action = desk.dossiers.action(mission)
    convention = Convention(overrides=ConventionOverrides(ceiling_cents=5000))
    desk.records.keep(None, replace(action, convention=convention))
    records = desk.readings.dossier(mission)
    claim = statement(records, desk.rules.of(records.action))
    asked = [line.share_cents for line in sorted(claim.lines, key=lambda line: line.expense.number)]

    *every, total = workbook(written(desk, mission, TableKind.WORKBOOK))
    *few, part = workbook(written(desk, mission, TableKind.WORKBOOK, 3, 0))

    name = "Part Lianes en euros"
    assert claim.asked_cents == sum(asked) == 5000
    assert [cents_of(row, name) for row in every] == asked
    assert cents_of(total, name) == 5000
    assert [(row["N°"], cents_of(row, name)) for row in few] == [(4, asked[3]), (1, asked[0])]
    assert cents_of(part, name) == asked[3] + asked[0]


def test_what_a_person_declares_lost_is_held_within_the_cap_as_in_the_claim(desk: Desk) -> None:
    mission = desk.start()
    claire = desk.dossiers.participants(mission)[0]
    lost = LostReceiptDeclaration("Perdu", date(2026, 10, 14), "Le maire")
    for at in range(4):
        spent(desk, mission, f"{at}", euros("29.00"), payer=claire.id, receipts=(), declaration=lost)
    records = desk.readings.dossier(mission)
    claim = statement(records, desk.rules.of(records.action))
    assert claim.eligible_cents < 4 * 2900

    *every, total = workbook(written(desk, mission, TableKind.WORKBOOK))
    last, _total = workbook(written(desk, mission, TableKind.WORKBOOK, 3))

    assert cents_of(total, "Base éligible en euros") == claim.eligible_cents
    assert cents_of(total, "Part Lianes en euros") == claim.asked_cents
    assert last == every[3]
    assert cents_of(last, "Base éligible en euros") < 2900


def test_an_expense_of_another_dossier_is_left_out(desk: Desk) -> None:
    mission, other = desk.start(), desk.dossiers.create_mission("Fès 2026").id
    spent(desk, mission, "a", euros("1.00"))
    spent(desk, other, "b", euros("2.00"))
    keys = [*desk.expenses.order(other).keys, *desk.expenses.order(mission).keys]
    to = desk.folder / "list.csv"

    assert desk.extracts.write(mission, keys, TableKind.TEXT, to, no_progress).count == 1
    row, _total = text(to)
    assert row["Montant"] == "1,00"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_typed_is_never_a_formula_nor_markup(desk: Desk, hostile: str) -> None:
    mission = desk.start()
    spent(desk, mission, "a", euros("1.00"), payee=hostile, note=hostile)

    book = written(desk, mission, TableKind.WORKBOOK)
    page = sheet(book, values=False)
    cells = dict(zip((cell.value for cell in page[1]), page[2], strict=True))
    for name in ("Fournisseur", "Note"):
        held = cells[name]
        assert (held.data_type, held.hyperlink) == ("s", None)
        assert unescape(held.value).rstrip(" ") == hostile.rstrip(" ")
        assert held.quotePrefix == (plain(hostile) != hostile)
    with zipfile.ZipFile(book) as inside:
        (first_rows, _totals) = inside.read("xl/worksheets/sheet1.xml").decode().split('<row r="3"')
        assert "<f>" not in first_rows
        assert "<hyperlink" not in first_rows
        assert not [name for name in inside.namelist() if "external" in name]

    row, _total = text(written(desk, mission, TableKind.TEXT))
    assert row["Fournisseur"].removeprefix("'").replace("\r\n", "\n") == hostile.removeprefix("'")
    assert row["Fournisseur"].lstrip("\u200e\ufeff \t\r\n")[:1] not in tuple("=+-@＝＋－＠")


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_guarded_text_is_the_text_and_begins_no_formula(words: str) -> None:
    guarded = plain(words)

    assert guarded in (words, f"'{words}")
    assert guarded[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert literal(guarded) == words or words.startswith("'")


def test_a_negative_sum_stays_a_number(desk: Desk) -> None:
    mission = desk.start()
    spent(desk, mission, "a", euros("1.00"))
    (line,) = desk.expenses.lines(desk.expenses.order(mission).keys)
    back = ExtractLine(line, -1234, "", None, (), ())
    out = io.BytesIO()
    write_csv(Extract("Oujda", desk.clock.now(), [back]), out)

    (row, total) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")), delimiter=";")
    assert (row["Part Lianes en euros"], total["Part Lianes en euros"]) == ("-12,34", "-12,34")


def test_an_empty_list_has_its_heads_and_no_sum_of_itself(desk: Desk) -> None:
    mission = desk.start()

    (total,) = workbook(written(desk, mission, TableKind.WORKBOOK))
    (row,) = text(written(desk, mission, TableKind.TEXT))

    assert (total["Fournisseur"], total["Dépensé en euros"]) == ("Total", 0)
    assert row["Dépensé en euros"] == "0,00"


def test_the_language_in_force_is_spoken(desk: Desk) -> None:
    mission = desk.start()
    spent(desk, mission, "a", euros("1250.50"))

    activate("ar")
    assert sheet(written(desk, mission, TableKind.WORKBOOK)).sheet_view.rightToLeft
    activate("en")
    row, _total = text(written(desk, mission, TableKind.TEXT), ",")
    assert "1250.50" in row.values()


def test_a_stop_or_a_full_disk_leaves_what_was_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mission = desk.start()
    spent(desk, mission, "a", euros("1.00"))
    keys = [*desk.expenses.order(mission).keys] * 300
    to = desk.folder / "list.xlsx"
    to.write_bytes(b"before")

    def stop(at: int, of: int) -> None:
        assert of == len(keys)
        if at == 256:
            raise CancelledError

    for kind in TableKind:
        with pytest.raises(CancelledError):
            desk.extracts.write(mission, keys, kind, to, stop)
        with pytest.raises(UnavailableError) as failed:
            desk.extracts.write(mission, keys, kind, desk.folder / "none" / "list", no_progress)
        assert failed.value.why is Cause.NOT_FOUND

    def full(_out: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync_file", full)
    with pytest.raises(UnavailableError) as failed:
        desk.extracts.write(mission, keys, TableKind.WORKBOOK, to, no_progress)
    assert failed.value.why is Cause.DISK_FULL
    assert [one.name for one in desk.folder.iterdir() if "list" in one.name] == ["list.xlsx"]
    assert to.read_bytes() == b"before"


def test_a_disk_that_fills_while_the_file_is_put_together_is_said(desk: Desk) -> None:
    class Full(io.BytesIO):
        @override
        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Spreadsheets().write(Extract("Oujda", desk.clock.now(), ()), TableKind.WORKBOOK, Full())


def test_a_dossier_that_was_removed_has_no_list(desk: Desk) -> None:
    mission = desk.start()
    desk.dossiers.remove(mission)

    with pytest.raises(RemovedError):
        desk.extracts.write(mission, [], TableKind.TEXT, desk.folder / "list.csv", no_progress)


def test_names_in_arabic_alone_are_written(desk: Desk) -> None:
    mission = desk.start()
    fatima = a_participant(dossier=mission, given_name="", family_name="", given_name_ar="فاطمة")
    desk.records.keep(None, fatima)
    spent(desk, mission, "a", euros("1.00"), payer=fatima.id)

    row, _total = workbook(written(desk, mission, TableKind.WORKBOOK))
    assert row["Payé par"] == "فاطمة"
