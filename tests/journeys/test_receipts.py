"""What becomes of receipts in the real window: cash changed once, a lost one, a part that does not count, twins."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QWidget
from support.fingers import plain
from support.journeys import Field, spoken
from support.paper_hand import PaperHand

from lianes_desktop.assets import resource
from lianes_desktop.domain.money import RateSource

pytestmark = pytest.mark.slow


def test_cash_changed_once_pays_for_many_receipts(trip: Field, tmp_path: Path) -> None:
    """200 € changed for 2 113 MAD, 5 € of it commission: 1 € is 10,835897 MAD (195 €), and each receipt takes it."""
    hand = trip.hand
    trip.without_photo("Petit taxi", "07/10/2025", "108,36", "Taxi")
    hand.click("accept_expense")
    trip.without_photo("Café de la Gare", "08/10/2025", "54,18", "Repas")
    hand.click("accept_expense")
    hand.click("open_rates")
    hand.choose("rate_source", "Bordereau de change")
    for name, text in (
        ("rate_valid_from", "06/10/2025"),
        ("rate_received", "2 113,00"),
        ("rate_given", "200,00"),
        ("rate_bureau", "Guichet de la gare"),
        ("rate_commission", "5,00"),
    ):
        hand.type_in(name, text)
    hand.click("keep_rate")
    hand.wait(lambda: trip.workspace.dossiers.rates(trip.dossier), "the slip kept")
    assert "Il reste 1 950,46 MAD" in trip.said("rates_panel")
    (slip,) = trip.workspace.dossiers.rates(trip.dossier)
    assert (str(slip.per_euro), slip.source) == ("10.835897", RateSource.SLIP)
    assert [line.assessment.euro_cents for line in trip.lines()] == [10_00, 5_00]

    hand.click("claim_commission")
    trip.kept(3)
    assert trip.lines()[-1].assessment.euro_cents == 5_00
    hand.click("freeze_rates")
    hand.wait(lambda: all(one.expense.frozen_rate for one in trip.lines()[:2]), "the rates frozen")
    hand.click("remove_rate")
    hand.wait(lambda: not trip.workspace.dossiers.rates(trip.dossier), "the slip gone")
    assert [line.assessment.euro_cents for line in trip.lines()] == [10_00, 5_00, 5_00], "frozen: they keep theirs"
    hand.press("Ctrl+Z")
    hand.wait(lambda: trip.workspace.dossiers.rates(trip.dossier), "the slip back")
    hand.click("close_rates")

    said = paper(trip, tmp_path, "État de frais de déplacement")
    assert "10,835897" in said
    assert "Bordereau de change" in said


def paper(trip: Field, folder: Path, name: str, about: str = "") -> str:
    """The words of a document kept from the page of papers, on plain spaces."""
    papers = PaperHand(trip.hand, folder)
    papers.open()
    return plain(papers.save(name, about))


def test_a_lost_receipt_is_sworn_to_and_capped(trip: Field, tmp_path: Path) -> None:
    hand = trip.hand
    trip.without_photo("Petit taxi", "07/10/2025", "108,40", "Taxi")
    hand.click("open_rates")
    for name, text in (("rate_per_euro", "10,84"), ("rate_valid_from", "01/10/2025")):
        hand.type_in(name, text)
    hand.click("keep_rate")
    hand.click("close_rates")
    assert trip.lines()[0].assessment.eligible_cents == 0
    hand.click("declare_lost")
    hand.type_in("circumstances", "Ticket effacé par la pluie")
    hand.type_in("visa", "Vu, le DGS")
    hand.wait(lambda: trip.lines()[0].expense.declaration is not None, "the declaration")
    hand.click("accept_expense")
    (line,) = trip.lines()
    assert line.assessment.eligible_cents == 10_00, trip.said("eligibility")

    said = paper(trip, tmp_path, "Attestation sur l’honneur")
    assert "Ticket effacé par la pluie" in said
    assert "108,40 MAD" in said


def test_a_part_of_a_receipt_does_not_count_and_says_why(trip: Field) -> None:
    hand = trip.hand
    hand.paste_picture(resource("sample", "taxi-parisien.jpg"))
    trip.kept(1)
    trip.read()
    hand.type_in("payee", "Brasserie du Nord")
    hand.type_in("paid_on", "06/10/2025")
    hand.type_in("amount", "48,00")
    hand.choose("currency", "EUR")
    hand.choose("kind", "Repas")
    hand.type_in("deducted", "12,50")
    hand.choose("deduction", "Alcool")
    hand.click("accept_expense")
    (line,) = trip.lines()
    assert line.expense.deducted is not None
    assert line.expense.deducted.minor == 12_50
    assert line.assessment.eligible_cents <= 48_00 - 12_50
    assert "12,50 €" in trip.said("eligibility")


def test_the_same_receipt_again_is_refused_with_a_way_to_the_first(trip: Field) -> None:
    hand = trip.hand
    hand.drop(trip.window, resource("sample", "petit-taxi.jpg"))
    trip.kept(1)
    hand.drop(trip.window, resource("sample", "cafe-medina.jpg"), resource("sample", "petit-taxi.jpg"))
    trip.kept(2)
    outcome = hand.find("taking_outcome", QWidget)
    hand.wait(lambda: "petit-taxi.jpg" in plain(spoken(outcome)), "the twin told")
    hand.click("show_known")
    hand.wait(lambda: plain(hand.find("expense_title", QLabel).text()) == "Reçu n° 1", "the first expense in sight")
    trip.read()


def every_kind(folder: Path) -> list[Path]:
    """A HEIC, a PDF of two pages and a TIFF of two pages, made of the tour's photographs."""
    sheets = []
    for name in ("restaurant-dar-tazi.jpg", "train-onfr.jpg", "cafe-medina.jpg"):
        with Image.open(resource("sample", name)) as seen:
            seen.thumbnail((1600, 1600))
            sheets.append(seen.convert("RGB"))
    pdf, tiff = folder / "reçus de l'hôtel.pdf", folder / "scan.tiff"
    sheets[2].save(tiff, save_all=True, append_images=sheets[1:2])
    sheets[0].save(pdf, save_all=True, append_images=sheets[1:2])
    return [resource("sample", "train-maghreb.heic"), pdf, tiff]


def test_heic_pdf_and_tiff_are_read_like_a_photograph(trip: Field, tmp_path: Path) -> None:
    files = every_kind(tmp_path)
    trip.hand.drop(trip.window, *files)
    trip.kept(3)
    trip.read()
    kept = trip.workspace.readings.dossier(trip.dossier)
    pages = {page.original_name: page for receipt in kept.receipts for page in receipt.pages}
    assert {name: page.sheets for name, page in pages.items()} == {
        "train-maghreb.heic": 1,
        "reçus de l'hôtel.pdf": 2,
        "scan.tiff": 2,
    }
    assert all(trip.workspace.vault.read(pages[file.name].digest) == file.read_bytes() for file in files)
    sums = {line.expense.amount.minor for line in trip.lines() if line.expense.amount is not None}
    assert {28_00, 792_00} <= sums, sums
