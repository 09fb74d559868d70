"""Everything the domain, the services and the bundle can say has words, in every language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from itertools import product
from uuid import UUID

import pytest

from lianes_desktop.assets import resource
from lianes_desktop.bundle.refusals import Code
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.bundles import BundleKind, LedgerState, SentState, Signer, SignerState, Verification
from lianes_desktop.domain.contacts import ConsentChannel, ConsentState, Purpose
from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Because, Deduction, Eligibility, Reason
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import RateId
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.missions import OBJECTIVES, ProgrammeState, Theme
from lianes_desktop.domain.money import MAD, ExchangeRate, Money, RateSource
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState
from lianes_desktop.domain.reimbursement import Source
from lianes_desktop.domain.reporting import ReportPart
from lianes_desktop.domain.reports import BEST_SCORE, CRITERIA, CommunicationKind
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import catalogue, sentences, verdicts, wording
from lianes_desktop.services import reference
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Cause, Resource, UnavailableError

KINDS = reference.load(resource("reference", "reference_data.json").read_text(encoding="utf-8")).kinds
LABELS: dict[str, type[StrEnum]] = {
    "act": Act,
    "action": ActionType,
    "bundle_kind": BundleKind,
    "communication_kind": CommunicationKind,
    "consent": ConsentState,
    "consent_channel": ConsentChannel,
    "purpose": Purpose,
    "deduction": Deduction,
    "eligibility": Eligibility,
    "enrolment": EnrolmentState,
    "exchange_form": ExchangeForm,
    "gender": Gender,
    "heading": BudgetHeading,
    "hosting_case": HostingCase,
    "item_kind": ItemKind,
    "item_state": ItemState,
    "mandate": Status,
    "organisation_type": OrganisationType,
    "programme_state": ProgrammeState,
    "rate_source": RateSource,
    "report_part": ReportPart,
    "sent": SentState,
    "source": Source,
    "status": Status,
    "theme": Theme,
}
"""Function of ``wording`` and the kind whose members it takes."""

SIGNER = Signer("Claire Delattre", "Ville de Lille", UUID(int=7), "ab" * 32, "cd" * 32, SignerState.KNOWN)
SIGNED_AT = dt.datetime(2026, 10, 18, 17, 12, tzinfo=dt.UTC)


def _accepted(files: int = 16) -> Verification:
    return Verification(
        intact=True, signature_valid=True, signer_known=True, code="OK", signer=SIGNER, signed_at=SIGNED_AT, files=files
    )


def _refused(code: str, detail: str = "", signer: Signer | None = None) -> Verification:
    return Verification(
        intact=False, signature_valid=False, signer_known=False, code=code, detail=detail, signer=signer, signed_at=None
    )


def _said(sentences_: Iterable[str]) -> list[str]:
    """Every sentence, checked: it says something, and no placeholder is left open."""
    said = list(sentences_)
    for sentence in said:
        assert sentence.strip()
        assert "{" not in sentence
        assert "}" not in sentence
    return said


@pytest.fixture(params=catalogue.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn, spoken."""
    spoken = str(request.param)
    catalogue.activate(spoken)
    return spoken


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("name", LABELS)
def test_every_member_has_a_label(name: str) -> None:
    label, members = getattr(wording, name), LABELS[name]
    said = _said(label(member) for member in members)
    assert name == "source" or not set(said) & {str(member) for member in members}, "a label is a word, not a code"


@pytest.mark.usefixtures("language")
def test_the_thirty_one_kinds_of_expense_have_labels() -> None:
    said = _said(wording.expense_kind(kind.code) for kind in KINDS)
    assert len(set(said)) == len(said) == 31


@pytest.mark.usefixtures("language")
def test_marks_criteria_and_objectives_have_words() -> None:
    assert len(set(_said(wording.criterion(one) for one in CRITERIA))) == len(CRITERIA)
    assert len(set(_said(wording.score(one) for one in range(BEST_SCORE + 1)))) == BEST_SCORE + 1
    assert len(set(_said(wording.objective(one) for one in OBJECTIVES))) == len(OBJECTIVES)
    assert wording.report_part(ReportPart.RESULT_2) == wording.result(2)


def test_a_kind_unknown_here_is_shown_by_its_code_and_a_missing_one_is_said() -> None:
    assert wording.expense_kind("HELI") == "HELI"
    assert wording.expense_kind("") == "Nature à préciser"


@pytest.mark.usefixtures("language")
def test_the_five_results_have_labels() -> None:
    assert len(set(_said(map(wording.result, range(1, 6))))) == 5


@pytest.mark.usefixtures("language")
def test_every_problem_has_a_sentence_without_any_figure() -> None:
    assert len(set(_said(wording.refusal(Refusal("amount", problem)) for problem in Problem))) == len(Problem)


@pytest.mark.parametrize(
    ("problem", "values", "said"),
    [
        (Problem.TOO_PRECISE, {"digits": 2}, "Trop de décimales\u00a0: 2 au plus."),
        (Problem.TOO_LONG, {"most": 2000}, "Trop long\u00a0: 2\u202f000 caractères au plus."),
        (
            Problem.AMBIGUOUS_SEPARATOR,
            {"whole": "1234", "decimal": "1.234"},
            "Milliers ou décimales\u00a0? Pour 1\u202f234, n’écrivez pas de séparateur\u00a0; sinon, donnez deux décimales.",  # noqa: E501 - one sentence
        ),
        (
            Problem.FILE_TOO_LARGE,
            {"size": 21_000_000, "limit": 15_728_640},
            "Fichier trop lourd\u00a0: 21 Mo, pour 15,7 Mo au plus. Réduisez-le ou photographiez le reçu.",
        ),
        (
            Problem.PICTURE_TOO_LARGE,
            {"megapixels": 200, "limit": 60},
            "Photo trop grande\u00a0: 200 mégapixels, pour 60 au plus. Enregistrez-la en plus petit.",
        ),
        (Problem.PASSPHRASE_WRONG, {}, "Phrase de passe incorrecte. Vérifiez la touche Maj."),
        (
            Problem.DATE_OUTSIDE_DOSSIER,
            {"start": dt.date(2026, 10, 12), "end": dt.date(2026, 10, 15)},
            "En dehors du dossier, qui va du 12/10/2026 au 15/10/2026.",
        ),
    ],
)
def test_a_refusal_gives_the_figures_it_has(problem: Problem, values: dict[str, object], said: str) -> None:
    assert wording.refusal(Refusal("amount", problem, values)) == said


@pytest.mark.usefixtures("language")
def test_every_failure_says_what_why_and_a_remedy() -> None:
    said = _said(wording.failure(UnavailableError(what, why)) for what, why in product(Resource, Cause))
    assert len(set(said)) == len(Resource) * len(Cause)
    assert all("." in sentence[:-1] for sentence in said)


def test_a_failure_names_the_place_concerned() -> None:
    said = wording.failure(UnavailableError(Resource.EXPORT, Cause.DISK_FULL, "/media/cle"))
    assert said == (
        "Le fichier à remettre n’a pas pu être écrit\u00a0; rien d’incomplet n’est resté. "
        "Le disque est plein\u00a0: libérez de la place, puis recommencez. Emplacement\u00a0: /media/cle"
    )


@pytest.mark.usefixtures("language")
def test_every_finding_has_a_sentence_without_any_figure() -> None:
    _said(wording.finding(Finding(code, Level.WARNING, Section.CLAIM)) for code in FindingCode)


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        (FindingCode.RECEIPT_MISSING, (("number", 7), ("payee", "Snack Al Wahda")), "Reçu n° 7\u00a0: "),
        (
            FindingCode.OVER_BUDGET,
            (("spent_cents", 420_000), ("budget_cents", 390_000)),
            "4\u202f200,00\u00a0€ dépensés",
        ),
        (
            FindingCode.RATE_JUMP,
            (("currency", "MAD"), ("before", "10.84"), ("after", "11.90")),
            "Taux MAD\u00a0: 11,90",
        ),
        (
            FindingCode.LETTER_LATE,
            (("deadline", dt.date(2026, 9, 1)),),
            "La lettre d’intention est arrivée après le 01/09",
        ),
        (
            FindingCode.HOLIDAY,
            (("title", "Mairie"), ("day", dt.date(2026, 11, 6)), ("holiday", "marche_verte")),
            "«\u00a0Mairie\u00a0», le 06/11/2026\u00a0: jour férié (Marche verte).",
        ),
        (FindingCode.OVERLAP, (("first", "2026"), ("second", "Repas"), ("hour", "10:00")), "«\u00a02026\u00a0» et"),
        (FindingCode.OVER_BUDGET, (("spent_cents", "beaucoup"), ("budget_cents", "trop")), "beaucoup dépensés"),
        (
            FindingCode.RATE_JUMP,
            (("currency", "MAD"), ("before", "NaN"), ("after", "1E+9999999")),
            "Taux MAD\u00a0: 1E+9",
        ),
    ],
)
def test_a_finding_gives_the_figures_it_has(
    code: FindingCode, values: tuple[tuple[str, str | int | dt.date], ...], said: str
) -> None:
    assert wording.finding(Finding(code, Level.ERROR, Section.CLAIM, values=values)).startswith(said)


@pytest.mark.usefixtures("language")
def test_every_reason_has_a_sentence() -> None:
    _said(wording.because(Because(reason, Source.EDITION, 886)) for reason in Reason)


def test_a_reason_says_the_sum_and_the_text_it_comes_from() -> None:
    above = wording.because(Because(Reason.ABOVE_CEILING, "convention, art. 5", 886))
    assert above == "8,86\u00a0€ sont retirés de la base\u00a0: le plafond est dépassé (convention, art. 5)."
    assert wording.because(Because(Reason.KIND_COVERED, Source.EDITION)).endswith("(règles du programme).")


def test_values_are_shown_by_what_they_are() -> None:
    rate = ExchangeRate(RateId(UUID(int=1)), MAD, Decimal("10.84"), dt.date(2026, 10, 1), RateSource.MANUAL)
    shown = {
        "sum": Money(1200, MAD),
        "rate": rate,
        "unit": MAD,
        "part": Decimal("0.5"),
        "hour": dt.time(9, 5),
        "length": dt.timedelta(minutes=75),
        "moment": SIGNED_AT,
    }
    assert {name: sentences.shown(name, value) for name, value in shown.items()} == {
        "sum": "12,00\u00a0MAD",
        "rate": "1 € = 10,84 MAD",
        "unit": "MAD",
        "part": "0,5",
        "hour": "09:05",
        "length": "1 h 15",
        "moment": "18 octobre à 17:12",
    }


def test_a_good_bundle_is_said_with_who_signed_and_how_much_was_checked() -> None:
    assert wording.verification(_accepted()) == (
        "Signature vérifiée",
        "Signé par Claire Delattre le 18 octobre à 19:12. Clé connue, 16 pièces intactes.",
    )


@pytest.mark.parametrize(
    ("ledger", "title"), [(LedgerState.REPLAY, "Déjà reçu"), (LedgerState.GAP, "Version précédente manquante")]
)
def test_a_good_bundle_out_of_its_series_is_said_so(ledger: LedgerState, title: str) -> None:
    assert wording.verification(replace(_accepted(), ledger=ledger))[0] == title


def test_an_altered_file_is_named() -> None:
    title, sentence = wording.verification(_refused("DIGEST", "receipts/0001-1.jpg"))
    assert title == "Fichier modifié ou abîmé"
    assert sentence == (
        "Une pièce a été modifiée après la signature. Pièce concernée\u00a0: receipts/0001-1.jpg. "
        "Demandez que le fichier vous soit remis à nouveau."
    )


def test_an_unknown_sender_is_named_and_their_fingerprint_is_to_compare() -> None:
    unknown = Verification(
        intact=True, signature_valid=True, signer_known=False, code="CERT_UNTRUSTED", signer=SIGNER, signed_at=SIGNED_AT
    )
    title, sentence = wording.verification(unknown)
    assert title == "Clé inconnue"
    assert sentence.startswith("Signé par Claire Delattre le 18 octobre à 19:12. ")
    assert "comparez l’empreinte par téléphone" in sentence


def test_a_technical_detail_is_kept_from_the_sentence() -> None:
    title, sentence = wording.verification(_refused("CERT_UNTRUSTED", "not signed by its issuer"))
    assert title == "Fichier refusé"
    assert "issuer" not in sentence


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("CERT_REVOKED", "Clé révoquée"),
        ("CERT_EXPIRED", "Clé expirée"),
        ("REPLAY", "Déjà reçu"),
        ("GAP", "Version précédente manquante"),
        ("SEALED_FOR_OTHERS", "Scellé pour quelqu’un d’autre"),
        ("VERSION", "Version plus récente"),
        ("NAME_TRAVERSAL", "Fichier refusé"),
    ],
)
def test_each_way_of_being_refused_has_its_title(code: str, title: str) -> None:
    assert wording.verification(_refused(code, "x", SIGNER))[0] == title


def test_a_signer_without_a_name_is_said_so() -> None:
    nameless = Signer("", "", None, "", "", SignerState.UNKNOWN)
    assert wording.verification(_refused("CERT_UNTRUSTED", signer=nameless))[1].startswith(
        "Signé par une personne sans nom."
    )


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("signer", [None, SIGNER])
def test_every_code_makes_a_verdict(signer: Signer | None) -> None:
    for code in Code:
        _said(wording.verification(_refused(code, "data/expenses.json", signer)))
    _said(wording.verification(_accepted(0)))


@pytest.mark.usefixtures("language")
def test_every_code_of_the_format_has_a_sentence_of_its_own() -> None:
    assert len(set(_said(map(verdicts.refusal_code, Code)))) == len(Code)


def test_a_code_of_tomorrow_is_shown_as_it_is() -> None:
    assert verdicts.refusal_code("QUANTUM") == "Le fichier est refusé (code QUANTUM)."
