"""Letters that ask an authority to pay back."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from support.builders import a_profile
from support.desks import Desk
from support.office_money import LIANES_IBAN, a_claim, a_payment

from lianes_desktop import durable
from lianes_desktop.documents.claim_back import PdfClaimBack
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.payments import Payment
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.sepa import end_to_end
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.claim_back_letters import ClaimBackLetters
from lianes_desktop.services.failures import Cause, RemovedError, UnavailableError
from lianes_desktop.services.ports.transfers import Account


@pytest.fixture
def letters(desk: Desk) -> ClaimBackLetters:
    desk.profiles.save(a_profile())
    return ClaimBackLetters(desk.readings, desk.rules, PdfClaimBack(), desk.clock)


def read(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.replace("\u2019", "'").split())


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_letter_says_what_was_paid_what_is_due_and_where_to_pay_back(
    desk: Desk, letters: ClaimBackLetters, tmp_path: Path, language: str
) -> None:
    paid = a_payment(1, 700_000)
    desk.records.keep(None, a_claim(title="Eau potable à Oujda"), paid)
    desk.payments.order([paid], Account("Lianes Coopération", LIANES_IBAN, "AGRIFRPP"), date(2026, 10, 15), tmp_path)
    kept = desk.records.read(Payment, paid.id)
    assert kept is not None
    desk.payments.mark_paid([kept], date(2026, 10, 13))
    back = a_payment(1, -120_050, corrects=paid.id)
    desk.records.keep(None, back)
    catalogue.activate(language)
    try:
        written = letters.write(back.id, tmp_path)
    finally:
        catalogue.activate("fr")

    assert written == tmp_path / f"{end_to_end(back)}.pdf"
    text = read(written)
    for words in (
        "Demande de remboursement d'un trop-perçu", "Ville de Lille", "Eau potable à Oujda", "7 000,00 €",
        "13 octobre 2026", "5 799,50 €", "1 200,50 €", "FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP",
        end_to_end(back), "Claire Delattre", "aucun autre paiement",
    ):  # fmt: skip
        assert words in text, words


def test_before_any_order_the_account_is_told_on_request(desk: Desk, letters: ClaimBackLetters, tmp_path: Path) -> None:
    back = a_payment(1, -500, organisation=OrganisationId("?"), name="Commune")
    desk.records.keep(None, back)

    text = read(letters.write(back.id, tmp_path))

    assert "indiqué par Lianes sur demande" in text
    assert "pour le dossier" not in text


def test_only_what_is_claimed_back_has_a_letter(desk: Desk, letters: ClaimBackLetters, tmp_path: Path) -> None:
    due = a_payment(1, 500)
    desk.records.keep(None, due)

    with pytest.raises(RefusedError) as refused:
        letters.write(due.id, tmp_path)
    assert refused.value.refusals[0].problem is Problem.NOTHING_DUE
    with pytest.raises(RemovedError):
        letters.write(new_id(), tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_full_disk_leaves_nothing(
    desk: Desk, letters: ClaimBackLetters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = a_payment(1, -500)
    desk.records.keep(None, back)

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "sync_file", fail)
    with pytest.raises(UnavailableError) as error:
        letters.write(back.id, tmp_path)
    assert error.value.why is Cause.DISK_FULL
    assert list(tmp_path.glob("*.pdf")) == []
