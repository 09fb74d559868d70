"""An answer of Lianes as a paper: from the answer alone, the same bytes for the same answer."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from support.fingers import plain
from support.lianes_answers import a_decided, a_question, an_answer, asked, decided, paid

from lianes_desktop.documents.decision import PdfAnswers
from lianes_desktop.domain.answers import Answer, AnswerKind, Said
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.answer_papers import AnswerPapers
from lianes_desktop.services.failures import Resource, UnavailableError


def drawn(answer: Answer, title: str = "Oujda 2026") -> bytes:
    out = BytesIO()
    PdfAnswers().draw(answer, title, out)
    return out.getvalue()


def words(answer: Answer, title: str = "Oujda 2026") -> str:
    document = pypdfium2.PdfDocument(drawn(answer, title))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(plain(text).split())


def lines(count: int) -> Said:
    """A decision of so many lines, the third of each three reduced or refused."""
    kept = (4500, 2000, 0)
    return decided(*(a_decided(ExpenseId(UUID(int=n)), n, 4500, kept[n % 3]) for n in range(1, count + 1)))


def test_a_decision_tells_which_claim_it_answers_every_line_and_the_sums() -> None:
    answer = an_answer(AnswerKind.DECISION, replace(lines(3), words="Merci pour ce dossier."))
    told = words(answer)

    for expected in (
        "Décision",
        "Oujda 2026",
        bundle_code(answer.claim),
        bundle_code(answer.id),
        answer.claim_manifest,
        answer.manifest_sha256,
        "26 octobre 2026",
        "Amina Saïdi",
        "Merci pour ce dossier.",
        "Réduite",
        "Boissons alcoolisées",
        "Vin du dîner retiré.",
        "135,00 €",
        "65,00 €",
        "70 %",
        "45,50 €",
    ):
        assert expected in told, expected


def test_questions_are_told_with_the_receipt_and_the_field() -> None:
    told = words(an_answer(AnswerKind.QUESTIONS, asked(a_question(12, field="amount"), a_question(words="Et après ?"))))

    assert "Demande de corrections" in told
    assert "Reçu n° 12, Montant" in told
    assert "Dossier Et après ?" in told


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (paid(), "LIANES 2026 OUJDA 1"),
        (paid(-1200, corrects=UUID(int=3)), "Corrige un paiement précédent"),
    ],
)
def test_a_payment_is_told_with_its_reference_and_the_end_of_the_account(said: Said, expected: str) -> None:
    told = words(an_answer(AnswerKind.PAYMENT, said))

    assert expected in told
    assert "se termine par 0185" in told
    assert "3 novembre 2026" in told


def test_a_receipt_says_no_more_than_it_knows() -> None:
    told = words(an_answer(AnswerKind.RECEIPT, Said()), "")

    assert "Accusé de réception" in told
    assert "Décision ligne par ligne" not in told
    assert "Par " not in told


def test_a_long_decision_goes_on_over_pages_whose_foot_names_it() -> None:
    answer = an_answer(AnswerKind.DECISION, lines(120))
    document = pypdfium2.PdfDocument(drawn(answer))

    assert len(document) > 3
    for page in document:
        assert bundle_code(answer.id) in page.get_textpage().get_text_range()


def test_the_same_answer_gives_the_same_bytes_whatever_the_window_speaks() -> None:
    answer = an_answer(AnswerKind.DECISION, lines(5))
    french = drawn(answer)
    with speaking("ar"):
        assert drawn(answer) == french


def test_a_paper_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    papers = AnswerPapers(PdfAnswers())
    answer = an_answer(AnswerKind.RECEIPT)

    assert papers.write(answer, "Oujda", tmp_path / "accuse.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UnavailableError) as failed:
        papers.write(answer, "Oujda", tmp_path / "nulle part" / "accuse.pdf")
    assert failed.value.what is Resource.EXPORT
    assert not list(tmp_path.rglob("*.tmp"))
