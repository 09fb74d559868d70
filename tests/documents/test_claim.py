"""The claim as the office prints it: figures, receipts behind, and the same bytes for the same records."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from support import claims
from support.hostile_files import picture

from lianes_desktop.documents.claim import PdfDocuments
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.claim_facts import ClaimFacts
from lianes_desktop.domain.expenses import LightCopy
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import FundingId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError

JPEG = picture((300, 420))
View = Callable[[str, str, int], bytes]


def plain_view(_digest: str, _media_type: str, _sheet: int) -> bytes:
    return JPEG


def nothing(_done: int, _all: int) -> None:
    return


def made(hand_in: HandIn, view: View = plain_view) -> bytes:
    out = BytesIO()
    PdfDocuments().claim(hand_in, view, out, nothing)
    return out.getvalue()


def text_of(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page, one space between words."""
    path = folder / "claim.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    assert done.stderr == b""
    raw = done.stdout.decode()
    bare = (
        "".join(char for char in raw if not "\u202a" <= char <= "\u202e").replace("\u202f", " ").replace("\u00a0", " ")
    )
    return [" ".join(page.split()) for page in bare.split("\f")[:-1]]


def test_the_claim_says_who_asks_how_much_and_why(tmp_path: Path) -> None:
    hand_in = claims.a_claim()
    pages = text_of(made(hand_in), tmp_path)
    whole = " ".join(pages)
    for words in (
        "Ville de Lille",
        "SIRET 215 903 501 00017",
        "IBAN FR76 3000 1007 9412 3456 7890 185",
        "BIC BDFEFRPPCCT",
        "جماعة فاس (المغرب",
        "Claire Delattre",
        "Convention 2026-14",
        "Sous réserve de signature",
        "45,5 %",
        "394,82 €",
        "481,02 €",
        "642,31 €",
        "1 450,00 MAD",
        "10,84 au 01/10/2026",
        "Taux de chancellerie",
        "133,76 €",
        "Écarté : 8,11 €",
        "Service fait",
        "Absence de double financement",
        "Bordereau des pièces",
        "Carnet du chauffeur épuisé",
        "PDF, 2 feuilles",
        "فندق أطلس",
    ):
        assert words in whole, words


def test_the_declaration_tells_other_money_wherever_it_was_told(tmp_path: Path) -> None:
    hand_in = claims.hand_in((replace(claims.expense(1, "Riad"), other_funding_cents=10_00),), (claims.receipt(1),))
    booked = tuple(
        Funding(FundingId(UUID(int=at)), claims.DOSSIER, "Région", cents, state)
        for at, (cents, state) in enumerate([(7_00, FundingState.GRANTED), (9_00, FundingState.REQUESTED)], 1)
    )
    whole = " ".join(text_of(made(replace(hand_in, dossier=replace(hand_in.dossier, fundings=booked))), tmp_path))
    assert "Autres financements de ces dépenses : 17,00 €." in whole
    assert "Autres financements demandés, sans réponse à ce jour : 9,00 €." in whole


def test_every_page_bears_the_bundles_code_and_its_number(tmp_path: Path) -> None:
    pages = text_of(made(claims.a_claim()), tmp_path)
    for number, page in enumerate(pages, 1):
        assert bundle_code(claims.BUNDLE) in page
        assert f"Page {number} / {len(pages)}" in page


def test_each_receipt_is_stamped_and_the_list_leads_to_its_page(tmp_path: Path) -> None:
    hand_in = claims.a_claim()
    pages = text_of(made(hand_in), tmp_path)
    front = len(pages) - 10
    sheets = pages[front:]
    for number, sheet in zip([1, 2, 3, 4], sheets, strict=False):
        assert f"Reçu n° {number}" in sheet or ("Reçu n°" in sheet and f" {number} " in sheet)
    assert "5, 8" in sheets[4]
    assert "Feuille 1 sur 2" in sheets[8]
    assert "Feuille 2 sur 2" in sheets[9]
    digest = hand_in.dossier.receipts[0].pages[0].digest
    row = f"{digest[:8]} {digest[8:16]} {front + 1}"
    assert any(row in page for page in pages[:front])


def test_the_same_records_give_the_same_bytes_whatever_was_drawn_before() -> None:
    first = made(claims.a_claim())
    with speaking("ar"):
        made(claims.hand_in((claims.expense(1, "مقهى الحافة"),), (claims.receipt(1),)))
        assert made(claims.a_claim()) == first


def test_jpegs_pass_untouched_and_nothing_is_written_as_text() -> None:
    pdf = made(claims.a_claim())
    assert pdf.count(JPEG) == 10
    assert b"ASCII85" not in pdf
    assert b"/Lang (fr-FR)" in pdf
    assert b"Helvetica" not in pdf


def test_the_pdf_carries_facts_a_verifier_can_read(tmp_path: Path) -> None:
    hand_in = claims.a_claim()
    path = tmp_path / "claim.pdf"
    path.write_bytes(made(hand_in))
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    (keywords,) = [line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("Keywords:")]
    facts = ClaimFacts.read(keywords)
    assert facts == ClaimFacts(
        bundle_code(hand_in.bundle_id), hand_in.statement.eligible_cents, hand_in.statement.asked_cents
    )
    assert "Sun Oct 18 17:12:00 2026" in info


def test_an_ad_hoc_hosting_day_asks_nothing_firm(tmp_path: Path) -> None:
    hand_in = claims.hand_in(
        (claims.expense(1, "Traiteur", 12000, "RESO"),), (claims.receipt(1),), action=claims.HOSTING, participants=()
    )
    whole = " ".join(text_of(made(hand_in), tmp_path))
    assert "Aucun taux ferme pour cette action" in whole
    assert "À convenir : 11,07 €" in whole
    assert "Aucun participant" in whole


def test_an_empty_dossier_still_prints(tmp_path: Path) -> None:
    hand_in = claims.hand_in((), (), partner=None, action=Mission(claims.DOSSIER, "Sans titre", claims.LILLE.id))
    bare = replace(hand_in, dossier=replace(hand_in.dossier, authority=None))
    for one, missing in ((hand_in, "Partenaire à préciser"), (bare, "Collectivité à préciser")):
        whole = " ".join(text_of(made(one), tmp_path))
        assert missing in whole
        assert "Aucune dépense" in whole
        assert "Aucune pièce" in whole
        assert "Dates à préciser" in whole


def test_a_signed_convention_and_a_direct_debit_are_said(tmp_path: Path) -> None:
    action = replace(claims.MISSION, convention=replace(claims.MISSION.convention, signed_on=date(2026, 9, 1)))
    paid = replace(claims.expense(1), debit_cents=430)
    whole = " ".join(text_of(made(claims.hand_in((paid,), (claims.receipt(1),), action=action)), tmp_path))
    assert "Signée le 01/09/2026" in whole
    assert "Relevé bancaire" in whole


def test_an_expense_still_being_typed_prints_its_gaps(tmp_path: Path) -> None:
    unfinished = replace(claims.expense(1, ""), amount=None, paid_on=None, kind="", receipts=())
    whole = " ".join(text_of(made(claims.hand_in((unfinished,), ())), tmp_path))
    assert "Fournisseur à préciser" in whole
    assert "Nature à préciser" in whole


def test_a_hundred_lines_run_over_pages_with_their_head(tmp_path: Path) -> None:
    expenses = tuple(claims.expense(number, f"Fournisseur {number}") for number in range(1, 101))
    pages = text_of(made(claims.hand_in(expenses, ())), tmp_path)
    holding = [page for page in pages if "Taux et source" in page]
    assert len(holding) > 3
    whole = " ".join(pages)
    assert all(f"Fournisseur {number}" in whole for number in range(1, 101))


def test_a_row_higher_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    endless = claims.expense(1, " ".join(f"mot{at}" for at in range(900)))
    whole = " ".join(text_of(made(claims.hand_in((endless,), ())), tmp_path))
    assert "mot0 " in whole
    assert "mot899" in whole


@pytest.mark.parametrize("broken", [RefusedError([Refusal("", Problem.PDF_UNREADABLE)]), None])
def test_a_sheet_that_cannot_be_drawn_says_so(broken: Exception | None, tmp_path: Path) -> None:
    def view(_digest: str, _media_type: str, _sheet: int) -> bytes:
        if broken:
            raise broken
        return b"not a picture"

    pages = text_of(made(claims.hand_in((claims.expense(1),), (claims.receipt(1),)), view), tmp_path)
    assert "ne peut pas être affichée ici" in pages[-1]
    assert "Le fichier original est dans le lot" in pages[-1]
    light = replace(claims.page(1), light=LightCopy("1" * 64, 100, 1))
    receipt = replace(claims.receipt(1), pages=(light,))
    pages = text_of(made(claims.hand_in((claims.expense(1),), (receipt,)), view), tmp_path)
    assert "Une copie légère est dans le lot" in pages[-1]
    assert "original est dans le lot" not in pages[-1]


def test_a_light_copy_is_said_over_its_sheet_with_the_original_s_digest(tmp_path: Path) -> None:
    photograph = claims.page(1)
    for page, said in ((photograph, False), (replace(photograph, light=LightCopy("1" * 64, 100, 1)), True)):
        receipt = replace(claims.receipt(1), pages=(page,))
        sheet = text_of(made(claims.hand_in((claims.expense(1),), (receipt,))), tmp_path)[-1]
        assert ("Copie légère jointe" in sheet) is said
        assert "SHA-256" in sheet


def test_a_receipt_that_cannot_be_read_stops_the_document() -> None:
    def view(_digest: str, _media_type: str, _sheet: int) -> bytes:
        raise UnavailableError(Resource.VAULT, Cause.DAMAGED)

    with pytest.raises(UnavailableError):
        made(claims.a_claim(), view)


def test_receipts_are_asked_for_one_by_one_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    asked: list[int] = []

    def view(_digest: str, _media_type: str, sheet: int) -> bytes:
        asked.append(len(told))
        return picture((30 + sheet, 40))

    PdfDocuments().claim(claims.a_claim(), view, BytesIO(), lambda done, total: told.append((done, total)))
    assert len(asked) == 10
    assert asked == sorted(set(asked))
    assert [done for done, _ in told] == list(range(len(told)))
    assert told[-1][0] == told[-1][1]


def test_a_receipt_is_in_the_file_before_the_next_is_asked_for() -> None:
    out = BytesIO()
    grown: list[int] = []

    def view(_digest: str, _media_type: str, _sheet: int) -> bytes:
        grown.append(out.tell())
        return JPEG

    PdfDocuments().claim(claims.a_claim(), view, out, nothing)
    assert all(after - before >= len(JPEG) for before, after in pairwise(grown))


def test_a_strict_reader_finds_every_object_and_could_sign(tmp_path: Path) -> None:
    pdf = made(claims.a_claim())
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    assert reader.root["/Pages"]["/Count"] == len(text_of(pdf, tmp_path))
    out = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root["/Test"] = writer.root["/Type"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko ships half its types
    writer.write(out)  # type: ignore[no-untyped-call]  # idem
    assert out.getvalue().startswith(pdf)


def test_a_lost_receipt_found_again_is_shown_as_a_receipt(tmp_path: Path) -> None:
    lost = claims.a_claim().statement.lines[-1].expense
    found = replace(lost, receipts=(claims.receipt(10).id,))
    twice = replace(claims.receipt(10), pages=claims.receipt(10).pages * 2)
    pages = text_of(made(claims.hand_in((found,), (twice,))), tmp_path)
    assert "Déclarations sur l'honneur" not in " ".join(pages).replace("’", "'")
    assert sum("Reçu n°" in page for page in pages) == 1


def test_the_person_can_stop_it() -> None:
    def stop(done: int, _all: int) -> None:
        if done == 4:
            raise CancelledError

    with pytest.raises(CancelledError):
        PdfDocuments().claim(claims.a_claim(), plain_view, BytesIO(), stop)
    assert made(claims.a_claim())


def test_a_very_long_payee_is_shortened_on_the_receipts_page(tmp_path: Path) -> None:
    hand_in = claims.hand_in((claims.expense(1, "Société des transports " * 12),), (claims.receipt(1),))
    assert "Société des …" in text_of(made(hand_in), tmp_path)[-1]
    word = claims.hand_in((claims.expense(1, "Interminable" * 30),), (claims.receipt(1),))
    assert "Interminable" in text_of(made(word), tmp_path)[-1]
