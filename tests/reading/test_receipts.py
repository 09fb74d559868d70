"""Receipts as tills print them, and what must be told of each: one trap a case."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from support.printed import COLUMNS, Piece, page, printed
from support.printed import Row as Printable
from till import KINDS, receipt
from till.roll import Row

from lianes_desktop.domain.money import EUR, MAD
from lianes_desktop.domain.readings import SURE, Expected, Reading, Trade
from lianes_desktop.reading.extraction import Printed, extract

MISSION = Expected(date(2026, 10, 12), date(2026, 10, 16), date(2026, 11, 2), MAD)
RESTAURANT = """
RESTAURANT LE PHARE
12 rue Victor Hugo
59000 LILLE
SIRET 657 082 165 00074
Le 12/10/2026 à 21h14   Table 4   3 couverts
2 PLAT DU JOUR   31,00
1 BTL BORDEAUX   24,00
CAFE   2,50
TOTAL HT   50,00
TVA 10,00%   3,00
TVA 20,00%   4,50
TOTAL TTC   57,50 €
ESPECES   60,00
RENDU   2,50
MERCI DE VOTRE VISITE
"""


def told(reading: Reading) -> dict[str, Any]:
    """Each field's value, by its name."""
    names = ("total", "currency", "paid_on", "paid_time", "payee", "vat", "trade", "covers", "alcohol")
    return {name: read.value for name in names if (read := getattr(reading, name)) is not None}


def test_a_whole_bill_is_read_field_by_field() -> None:
    reading = extract(page(RESTAURANT), MISSION)
    assert told(reading) == {
        "total": Decimal("57.50"),
        "currency": EUR,
        "paid_on": date(2026, 10, 12),
        "paid_time": time(21, 14),
        "payee": "RESTAURANT LE PHARE",
        "vat": Decimal("7.50"),
        "trade": Trade.MEAL,
        "covers": 3,
        "alcohol": Decimal("24.00"),
    }
    assert reading.total is not None
    assert reading.total.sure
    assert reading.words.splitlines()[4] == "Le 12/10/2026 à 21h14  Table 4  3 couverts"


def test_a_field_says_where_it_stands() -> None:
    reading = extract(page(RESTAURANT))
    assert reading.total is not None
    area = reading.total.area
    assert area is not None
    assert (area.left, area.right) == (8400, 9333)
    assert (area.top, area.bottom) == (round(10_000 * 500 / 720), round(10_000 * 524 / 720))


@dataclass(frozen=True)
class Case:
    """A receipt, and the fields that are expected of it."""

    name: str
    text: str
    fields: dict[str, Any]


def case(name: str, text: str, **fields: Any) -> Case:  # noqa: ANN401 - values of fields
    """Amounts may be given as text."""
    amounts = {"total", "vat", "alcohol"}
    return Case(
        name,
        text,
        {key: Decimal(one) if key in amounts and isinstance(one, str) else one for key, one in fields.items()},
    )


CASES = [
    # ---- which amount
    case(
        "before and after tax",
        "CAFE\nTOTAL HT  100,00\nTVA 20%  20,00\nTOTAL TTC  120,00",
        total="120.00", vat="20.00",
    ),
    case("largest is not the total", "SNACK\nTHE  12,00\nTotal  12,00\nEspèces  200,00\nRendu  188,00", total="12.00"),
    case("cash without a word", "TAXI\nMONTANT  43,50\nRECU  50,00\nA RENDRE  6,50", total="43.50"),
    case(
        "a deposit is within the total",
        "RIAD\nTOTAL TTC  900,00 DH\nAcompte  300,00\nReste à payer  600,00",
        total="900.00",
    ),
    case("a discount is off", "SHOP\nSous-total  50,00\nRemise  5,00\nNET A PAYER  45,00", total="45.00"),
    case("service is added", "CAFE\nSous total  200,00\nService 10%  20,00\nTOTAL  220,00", total="220.00"),
    case(
        "an equivalent is no total",
        "HOTEL\nTOTAL TTC  1069,50 DH\nSoit en EUR  98,66 EUR",
        total="1069.50", currency=MAD,
    ),
    case(
        "insurer's share",
        "PHARMACIE\nTotal  62,40\nTiers payant  -40,56\nRESTE A PAYER  21,84 €\nCB  21,84",
        total="21.84", currency=EUR,
    ),
    case(
        "what is left to the patient",
        "PHARMACIE\nTOTAL  62,40\nPART AMO  40,56\nPART PATIENT  21,84",
        total="21.84",
    ),
    case(
        "bureau de change",
        "BUREAU DE CHANGE\nMontant devise  100,00 EUR\nCours  10,820\nContre-valeur  1082,00\nCommission  -5,00\n"
        "Montant MAD  1077,00 DH",
        total="1077.00",
    ),
    case(
        "net total is no sum before tax",
        "HOTEL\n5 nuits  7100,00\nTaxe de séjour  135,00\nTOTAL NET  7235,00 DH",
        total="7235.00",
    ),
    case("a count is no amount", "CAFE\n3 TAJINE  141,00\n12 ARTICLES\nTOTAL  141,00", total="141.00"),
    case("a unit price is none", "STATION\nPRIX UNITAIRE  12,50\nQUANTITE 20,00 L\nMONTANT  250,00 DH", total="250.00"),
    case("a loyalty balance is none", "MARKET\nTOTAL  42,10\nSolde cagnotte  350,00", total="42.10"),
    case("by card alone", "CARTE BANCAIRE\nLE 12/10/26\nMONTANT  35,00 EUR\nDEBIT", total="35.00"),
    case("a rest after the till's sum", "GITE\nTOTAL GENERAL  350,00\nARRHES  100,00\nRESTE  250,00", total="350.00"),
    case("a capital is none", "SARL AU CAPITAL DE 69 000 €\nCAFE  2,50 €\nTOTAL  2,50 €", total="2.50"),
    case("insured without a rest", "PHARMACIE\nMUTUELLE\nTOTAL  12,00", total="12.00"),
    # ---- how it is written
    case("thousands apart", "HOTEL\nTOTAL TTC  12 345,60 MAD", total="12345.60"),
    case("thousands by a dot", "HOTEL\nTOTAL TTC  12.345,60 MAD", total="12345.60"),
    case("thousands by a comma", "HOTEL\nTOTAL TTC  12,345.60 MAD", total="12345.60"),
    case("no cents", "TAXI\nPRIX  43 DH", total="43", currency=MAD),
    case("a nought read as a letter", "CAFE\nTOTAL TTC  1O7,5O €", total="107.50"),
    case("dirhams glued and misread", "TAXI\nTarif  500,000hs", total="500.00", currency=MAD),
    case("a euro sign read as a letter", "TAXI\nA payer  65,30 E", total="65.30", currency=EUR),
    case("a sign before", "CAFE\nTOTAL  €65.30", total="65.30", currency=EUR),
    case("a word glued before", "TRAM\n10 trajets  1,90\nTOTAL  euros19,00", total="19.00", currency=EUR),
    case("glued after", "CAFE\nTOTAL  40,00€", total="40.00", currency=EUR),
    case("spaces round the comma", "CAFE\nTOTAL TTC  40 , 00", total="40.00"),
    case(
        "slashed noughts mended by what adds up",
        "HOTEL ATLAS\nTotal  784.58\nAcompte  140.00\nReste  564.50",
        total="704.50",
    ),
    # ---- where its label is
    case("label on the row above", "TAXI\nNET A PAYER\n43,50 DH", total="43.50"),
    case("label after its figure", "CAFE\n43,50 DH  TOTAL", total="43.50"),
    case("no label at all", "TAXI MAARIF\n35,00 DH", total="35.00", currency=MAD),
    case("label misread by a letter", "CAFE\nT0TAL TTC  43,50", total="43.50"),
    case("label misread", "CAFE\nNET A PAYFR  43,50", total="43.50"),
    case("bare total misread", "CAFE\nTOTRL  43,50", total="43.50"),
    # ---- Arabic
    case("Arabic label", "مطعم الأطلس\nالمجموع  81,00 درهم", total="81.00", currency=MAD, trade=Trade.MEAL),
    case("Arabic label misread by a letter", "مطعم\nالمحموع  81,00", total="81.00"),
    case("Arabic cash and change", "مطعم\nالواجب أداؤه  81,00\nنقدا  100,00\nالباقي  19,00", total="81.00"),
    case("Arabic tax", "مقهى\nالضريبة  10,00\nالمجموع  110,00", total="110.00", vat="10.00"),
    case(
        "an Arabic month",
        "طاكسي\n7 يونيو 2026\nالثمن  20,00",
        total="20.00", paid_on=date(2026, 6, 7), trade=Trade.TAXI,
    ),
    # ---- tax
    case(
        "a table with heads",
        "CAFE\nTOTAL  212,00\nTaux  HT  TVA  TTC\n10,00%  192,73  19,27  212,00",
        total="212.00", vat="19.27",
    ),
    case(
        "rates under TVA",
        "HOTEL\nTotal TTC  393,40€\nTVA  HT  TVA  TTC\n10.00%  354,55  35,45  390,00\nTaxe de séjour  3,40",
        total="393.40", vat="35.45",
    ),
    case(
        "several rates in a table",
        "MARCHE\nTotal TTC  90,87 €\nTaux  HT  T.V.A.  TTC\n5.50%  25,84  1,42  27,26\n20.00%  53,01  10,60  63,61",
        total="90.87", vat="12.02",
    ),
    case("several rates in lines", "CAFE\nDONT TVA 10%  4,46\nDONT TVA 20%  1,82\nTOTAL TTC  60,00", vat="6.28"),
    case("tax told by what is left", "CAFE\nHT : 100,00  TVA\n20,00\nTOTAL  120,00", total="120.00"),
    # ---- which day
    case(
        "arrival and departure",
        "HOTEL\nArrivée : 10/10/2026  Départ : 13/10/2026\nFacture du 14/10/2026\nTOTAL  9,00 €",
        paid_on=date(2026, 10, 14),
    ),
    case(
        "a stay from and to",
        "HOTEL\nSéjour du 10/10/2026 au 13/10/2026\nDate : 14/10/2026",
        paid_on=date(2026, 10, 14),
    ),
    case(
        "a card that expires",
        "CB  EXP 12/10/28\nLE 12/10/26 A 12:01\n9,00 €",
        paid_on=date(2026, 10, 12), paid_time=time(12, 1),
    ),
    case("a ticket valid until", "BUS\nLe 24.01.2026  20:43\nValable jusqu'au 25.01.2026", paid_on=date(2026, 1, 24)),
    case(
        "a day of the week between",
        "PARKING\nArrivée  jeudi 21 août 2025 12:40\nPaiement  vendredi 22 août 2025 18:59",
        paid_on=date(2025, 8, 22),
    ),
    case("spaces", "TAXI\n12 10 2026", paid_on=date(2026, 10, 12)),
    case("year first", "TAXI\n2026-10-12", paid_on=date(2026, 10, 12)),
    case("two figures", "TAXI\n12.10.26", paid_on=date(2026, 10, 12)),
    case("in words", "TAXI\nLundi 12 octobre 2026", paid_on=date(2026, 10, 12)),
    case("in English", "CAFE\nOctober 12th, 2026 3:05 PM", paid_on=date(2026, 10, 12), paid_time=time(15, 5)),
    case("midnight in English", "CAFE\n12 Oct 2026 12:05 AM", paid_time=time(0, 5)),
    case("month first when nothing else makes sense", "CAFE\n10/25/2026", paid_on=date(2026, 10, 25)),
    case("glued to the hour", "TAXI\n12/10/202614:05", paid_on=date(2026, 10, 12), paid_time=time(14, 5)),
    case("a slashed nought in the year", "TAXI\n12/10/2826", paid_on=date(2026, 10, 12)),
    case("a one read as an L", "TAXI\n1L MARS 2026", paid_on=date(2026, 3, 11)),
    case("a day that does not exist", "TAXI\n31/02/2026", paid_on=None),
    case("a version is no date", "CAISSE V1.2.3", paid_on=None),
    # ---- the rest
    case("guests", "CAFE\nCOUVERTS : 4\nTOTAL  9,00", covers=4),
    case("too many guests", "CAFE\n999 COUVERTS", covers=None),
    case("an address is no payee", "12 RUE VICTOR HUGO\nBISTRO LUCAS\nTEL 03 20 11 22 33", payee="BISTRO LUCAS"),
    case("a refund is no expense", "FNAC\nREMBOURSEMENT\nTOTAL TTC  -12,00 €\nCB  -12,00 €", total=None),
    case("a discount without its sign", "MARCHE\nPAIN  2,00\nLAIT  3,00\n-1,00\nTOTAL  4,00", total="4.00"),
    case("a town is no wine", "SNCF\nPARIS BORDEAUX  45,00\nRESERVATION  5,00\nTOTAL  50,00 €", alcohol=None),
    case("a hotel of a wine's name", "HOTEL DE BOURGOGNE\n1 NUIT  90,00\nTAXE  2,00\nTOTAL  92,00 €", alcohol=None),
    case("an avocado is no drink", "CAFE\nCOCKTAIL AVOCAT  25,00\nTHE  10,00\nTOTAL  35,00 DH", alcohol=None),
    case("a glass of it", "RESTAURANT\nVERRE BORDEAUX  6,00\nPLAT  14,00\nTOTAL  20,00 €", alcohol="6.00"),
    case("pounds", "COSTA\nLONDON\nTOTAL  £4.50", total="4.50"),
]  # fmt: skip


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name.replace(" ", "_"))
def test_each_trap(one: Case) -> None:
    found = told(extract(page(one.text)))
    assert {name: found.get(name) for name in one.fields} == one.fields


@pytest.mark.parametrize("text", ["31/02/2026", "V1.2.3", "", "???", "12:30:99"])
def test_no_day_is_made_up(text: str) -> None:
    assert extract(page(f"TAXI\n{text}")).paid_on is None


@pytest.mark.parametrize("text", ["TAXI", "999 COUVERTS", "0 COUVERT", "TEL 0320112233", "TVA 20%"])
def test_nothing_is_made_up_where_nothing_is_printed(text: str) -> None:
    found = told(extract(page(text)))
    assert not {"total", "covers", "vat", "alcohol", "paid_on"} & found.keys()


def test_an_empty_page_says_only_what_is_expected() -> None:
    assert told(extract(Printed([], (10, 10)), MISSION)) == {"currency": MAD}
    assert told(extract(Printed([], (10, 10)))) == {"currency": EUR}


# ---- what is known beforehand


def test_the_days_of_the_mission_decide_between_two_readings() -> None:
    text = "CAFE\n10/12/2026\nTOTAL  9,00"
    alone, known = extract(page(text)), extract(page(text), MISSION)
    assert alone.paid_on is not None
    assert known.paid_on is not None
    assert (alone.paid_on.value, known.paid_on.value) == (date(2026, 12, 10), date(2026, 10, 12))
    assert date(2026, 10, 12) in alone.paid_on.others


def test_a_day_outside_the_mission_is_never_sure() -> None:
    for day in ("12/10/2026", "12/03/2026"):
        read = extract(page(f"CAFE\nDate : {day} 12:00\nTOTAL  9,00"), MISSION).paid_on
        assert read is not None
        assert read.sure == (day == "12/10/2026")


def test_a_known_payee_gives_its_spelling_and_no_other_is_touched() -> None:
    known = Expected(payees=("Restaurant Le Phare (Lille)", "Hôtel Atlas"))
    for text, payee in (
        ("RESTAURANT LE PHARE LILLE\n9,00 €", "Restaurant Le Phare (Lille)"),
        ("ZITOUN\n9,00 €", "ZITOUN"),
    ):
        read = extract(page(text), known).payee
        assert read is not None
        assert (read.value, read.sure) == (payee, False)


def test_the_money_of_the_country_stands_in_for_one_that_is_not_printed() -> None:
    read = extract(page("CAFE\nTOTAL  9,00"), MISSION).currency
    assert read is not None
    assert (read.value, read.sure) == (MAD, False)


def test_what_only_one_country_prints_tells_the_money() -> None:
    for line, money in (("ICE : 003868209197899", MAD), ("SIRET 657 082 165 00074", EUR)):
        read = extract(page(f"CAFE\n{line}\nTOTAL  9,00")).currency
        assert read is not None
        assert read.value == money


# ---- how sure


def test_figures_that_gainsay_the_total_make_it_unsure() -> None:
    right = extract(page("CAFE\nTOTAL TTC  12,00 €\nEspèces  20,00\nRendu  8,00")).total
    wrong = extract(page("CAFE\nTOTAL TTC  12,00 €\nEspèces  20,00\nRendu  5,00")).total
    assert right is not None
    assert wrong is not None
    assert right.sure
    assert not wrong.sure


def test_arabic_indic_figures_are_never_sure() -> None:
    how = printed(["مطعم", ("المجموع", "٨١,٠٠"), "١٢/١٠/٢٠٢٦"], indic=True)
    reading = extract(how, MISSION)
    assert told(reading)["total"] == Decimal("81.00")
    assert reading.total is not None
    assert reading.paid_on is not None
    assert not reading.total.shown, "nothing adds up to it"
    assert reading.paid_on.shown
    assert not reading.paid_on.sure


def test_no_field_told_by_arabic_indic_figures_is_sure() -> None:
    rows: list[Printable] = [
        "RESTAURANT",
        "2 COUVERTS",
        "12/10/2026 20:15",
        ("TOTAL HT", "100,00"),
        ("TVA 20%", "20,00"),
        ("TOTAL TTC", "120,00"),
    ]
    western, indic = extract(printed(rows), MISSION), extract(printed(rows, indic=True), MISSION)
    fields = ("total", "paid_on", "paid_time", "vat", "covers")
    assert [getattr(western, one).sure for one in fields] == [True, True, True, True, False]
    assert [getattr(indic, one).confidence < 80 for one in fields] == [True] * 5
    assert told(indic) == told(western)


def test_a_blurred_page_makes_everything_less_sure() -> None:
    rows: list[Printable] = ["RESTAURANT", ("TOTAL TTC", "12,00 €"), ("CB", "12,00")]
    sharp = extract(printed(rows)).total
    weak = extract(
        printed([(Piece("TOTAL TTC", score=0.6), Piece("12,00 €", COLUMNS, ends=True, score=0.6)), ("CB", "12,00")])
    ).total
    assert sharp is not None
    assert weak is not None
    assert weak.confidence < sharp.confidence


def test_the_largest_print_speaks_for_itself() -> None:
    small = ("Divers", "35,00")
    tall = (Piece("Divers", tall=2), Piece("52,00", COLUMNS, ends=True, tall=2))
    rows: list[Printable] = ["KIOSQUE", *[("Journal", f"{n},10") for n in range(3, 9)], small, tall]
    assert told(extract(printed(rows)))["total"] == Decimal("52.00")


# ---- the receipts of the generator, printed without a flaw


def rows_of(row: Row) -> str | tuple[str, ...]:
    cells = tuple(cell.replace("\u200f", "") for cell in row.cells if cell)
    return cells if len(cells) > 1 else cells[0]


@pytest.mark.parametrize("kind", KINDS)
def test_of_receipts_of_every_kind_nothing_sure_is_wrong_and_nearly_all_is_right(kind: str) -> None:
    right = 0
    for seed in range(12):
        slip, _ = receipt(kind, seed, 0)
        rows = [rows_of(row) for row in slip.roll.rows if not row.mark and row.text.strip()]
        reading, facts = extract(printed(rows)), slip.facts
        true = {"total": Decimal(facts.total) / 100, "paid_on": facts.day}
        true |= {"vat": Decimal(facts.vat) / 100} if facts.vat else {}
        found = told(reading)
        for name, value in true.items():
            read = getattr(reading, name)
            assert read is None or read.confidence < SURE or read.value == value, (seed, name)
        right += all(found.get(name) == value for name, value in true.items())
    assert right >= 11


def test_an_old_receipt_without_a_mission_keeps_its_day() -> None:
    old = RESTAURANT.replace("12/10/2026", "07/04/2017")
    reading = extract(page(old), Expected(today=date(2026, 11, 29)))

    assert reading.paid_on is not None
    assert reading.paid_on.value == date(2017, 4, 7)
    assert reading.paid_on.shown


def test_a_day_that_has_not_come_yet_is_read_month_first_and_never_sure() -> None:
    reading = extract(page(RESTAURANT.replace("12/10/2026", "01/12/2026")), Expected(today=date(2026, 11, 29)))

    assert reading.paid_on is not None
    assert reading.paid_on.value == date(2026, 1, 12)
    assert not reading.paid_on.sure


def test_an_old_receipt_offered_to_a_mission_is_shown_to_be_checked() -> None:
    reading = extract(page(RESTAURANT.replace("12/10/2026", "07/04/2017")), MISSION)

    assert reading.paid_on is not None
    assert reading.paid_on.value == date(2017, 4, 7)
    assert not reading.paid_on.sure
