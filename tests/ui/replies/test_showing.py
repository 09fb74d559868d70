"""Lianes' answers as values ready to show."""

from dataclasses import replace
from uuid import UUID

import pytest
from support.fingers import plain
from support.lianes_answers import a_decided, a_question, an_answer, asked, decided, paid

from lianes_desktop.domain.answers import AnswerKind, Said
from lianes_desktop.domain.asking import FIELDS
from lianes_desktop.domain.claim_states import ClaimState, Standing
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.reviewing import Question, ReviewReason, Verdict
from lianes_desktop.domain.summaries import Section
from lianes_desktop.domain.version_changes import FieldTurn, LineTurn, Turn, VersionChanges
from lianes_desktop.i18n import line_fields
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.ui.expenses.values import Field
from lianes_desktop.ui.replies import showing
from lianes_desktop.ui.replies.values import QuestionLine

ONE = ExpenseId(UUID(int=1))


@pytest.mark.parametrize("state", ClaimState)
def test_each_state_has_its_place_among_the_steps(state: ClaimState) -> None:
    told = showing.state(Standing(state), 2)
    present = [step for step in told.steps if step[2] in {"now", "blocked"}]

    assert told.to_do
    assert len(told.steps) == (7 if state is ClaimState.TO_CORRECT else 6)
    if state is ClaimState.PAID:
        assert {step[2] for step in told.steps} == {"done"}
    else:
        assert len(present) == 1
        assert showing.short(Standing(state), 2).state == present[0][0]


def test_the_state_to_correct_blocks_until_all_is_ticked() -> None:
    asking = Standing(ClaimState.TO_CORRECT, an_answer(AnswerKind.QUESTIONS, asked(a_question())))

    assert [step[1] for step in showing.state(asking, 1).steps if step[2] == "blocked"] == ["1 question"]
    assert [step[1] for step in showing.state(asking, 0).steps if step[2] == "blocked"] == ["Tout est coché"]


def line_of(question: Question) -> QuestionLine:
    answer = an_answer(AnswerKind.QUESTIONS, asked(question))
    return showing.questions(answer, (), {ONE: "Hôtel"}).lines[0]


@pytest.mark.parametrize(
    ("question", "about", "link", "section"),
    [
        (a_question(4, subject=ONE, field="payee"), "Reçu n° 4, Hôtel", "Corriger : Fournisseur", "expenses"),
        (a_question(4, subject=ONE), "Reçu n° 4, Hôtel", "Ouvrir la dépense", "expenses"),
        (a_question(4, subject=UUID(int=9), field="receipts"), "Reçu n° 4", "Corriger : Justificatif", "expenses"),
        (a_question(section="team"), "Dossier", "Ouvrir l'équipe", "team"),
        (a_question(), "Dossier", "Ouvrir la vue d'ensemble", "overview"),
        (a_question(section="of a later version"), "Dossier", "Ouvrir la vue d'ensemble", "overview"),
    ],
)
def test_a_question_says_what_it_is_about_and_where_it_leads(
    question: Question, about: str, link: str, section: str
) -> None:
    line = line_of(question)

    assert (plain(line.about), plain(line.link), line.section) == (about, link, section)


@pytest.mark.parametrize("section", Section)
def test_every_page_a_question_may_lead_to_is_named(section: Section) -> None:
    assert line_of(a_question(section=section.value)).link


def test_questions_tell_what_is_left_and_what_holds_the_lines() -> None:
    answer = an_answer(AnswerKind.QUESTIONS, asked(a_question(), a_question(3), words="Presque."))
    told = showing.questions(answer, {a_question().id}, {}, locked=2)

    assert (told.left, told.done, told.words) == ("1 question à cocher", 1, "Presque.")
    assert [one.done for one in told.lines] == [True, False]
    assert "version 2" in told.locked
    assert showing.questions(answer, {a_question().id, a_question(3).id}, {}).left == "Tout est coché"


def test_a_decided_line_says_why_and_whether_it_changed_since() -> None:
    lines = (
        a_decided(ONE, 1, 5000, 5000),
        a_decided(ExpenseId(UUID(int=2)), 2, 5000, 0, words=""),
        a_decided(ExpenseId(UUID(int=3)), 3, 5000, 0, verdict=Verdict.HOLD, reason=ReviewReason.OTHER, words="Voir."),
    )
    answer = an_answer(AnswerKind.DECISION, decided(*lines))
    digests = {one.expense: one.line_sha256 for one in lines[:2]}
    told = showing.decision(answer, {ONE: "Hôtel"}, digests, 1)

    assert [plain(row.title) for row in told.rows] == ["Reçu n° 1, Hôtel", "Reçu n° 2", "Reçu n° 3"]
    assert [row.changed for row in told.rows] == [False, False, True]
    assert [row.reduced for row in told.rows] == [False, True, True]
    assert told.rows[0].because == ""
    assert told.rows[1].because == "Boissons alcoolisées"
    assert plain(told.rows[2].because).endswith("Autre motif : Voir.")
    assert told.earlier == ""
    assert "version 2" in showing.decision(answer, {}, digests, 2).earlier


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (paid(), "Lianes a payé"),
        (paid(-500), "À rendre à Lianes"),
        (paid(500, corrects=UUID(int=3)), "Paiement corrigé par Lianes"),
        (paid(-500, corrects=UUID(int=3)), "Paiement corrigé : à rendre à Lianes"),
    ],
)
def test_a_payment_says_who_pays_whom(said: Said, title: str) -> None:
    (told,) = showing.payments([an_answer(AnswerKind.PAYMENT, said)])

    assert plain(told.title) == title
    assert dict(told.facts)["Référence sur le relevé"]


def test_answers_in_a_list_bear_their_sum_where_they_have_one() -> None:
    decision = an_answer(AnswerKind.DECISION, decided(a_decided(ONE, 1, 1000, 1000)))

    assert plain(showing.line(decision).sum) == "7,00 €"
    assert plain(showing.line(an_answer(AnswerKind.PAYMENT, paid(900))).sum) == "9,00 €"
    assert showing.line(an_answer(AnswerKind.RECEIPT)).sum == ""
    corrected = showing.line(an_answer(AnswerKind.PAYMENT, paid(900, corrects=UUID(int=1))))
    assert corrected.title == "Avis de paiement corrigé"
    nobody = showing.detail(replace(an_answer(AnswerKind.RECEIPT, Said()), claim_sequence=2))
    assert plain(nobody) == "version 2 · 26 octobre à 09:30"


def turned(*fields: FieldTurn) -> tuple[str, ...]:
    line = LineTurn(Turn.CHANGED, ONE, 1, "Hôtel", 100, fields)
    (told,) = showing.changes(VersionChanges((line,), elsewhere=False), 2, {"a": "Claire Delattre"}).lines
    return tuple(plain(one) for one in told.details)


def test_what_changed_is_told_in_the_words_of_the_form() -> None:
    assert turned(
        FieldTurn("payee", "Ibis", "Ibis Oujda"),
        FieldTurn("amount", "45.00 MAD", ""),
        FieldTurn("payer", "", "a"),
        FieldTurn("kind", "TAXI", "BUS"),
        FieldTurn("paid_on", "2026-10-12", "2026-10-13"),
        FieldTurn("proofs", "a", "a b"),
        FieldTurn("proofs", "a", "b"),
        FieldTurn("rate_text", "10.84", "10.9"),
        FieldTurn("rate_text", "10.84", "?"),
        FieldTurn("eligible_cents", "4500", "0"),
        FieldTurn("declaration.circumstances", "", "Perdu"),
    ) == (
        "Fournisseur : Ibis → Ibis Oujda",
        "Montant : 45,00 MAD → rien",
        "Payé par : rien → Claire Delattre",
        "Catégorie : Taxi, VTC → Car, transports en commun",
        "Date : 12/10/2026 → 13/10/2026",
        "Justificatif : 1 fichier → 2 fichiers",
        "Justificatif : remplacé",
        "Taux de change : 10,84 → 10,9",
        "Taux de change : 10,84 → ?",
        "Base éligible : 45,00 € → 0,00 €",
        "Attestation sur l'honneur, circonstances : rien → Perdu",
    )


def test_what_changed_outside_the_lines_is_told_last() -> None:
    added = LineTurn(Turn.ADDED, ONE, 3, "", 100)
    told = showing.changes(VersionChanges((added,), elsewhere=True), 2, {})

    assert [plain(one.title) for one in told.lines] == [
        "Reçu n° 3 : ajoutée, 1,00 €",
        "Le reste du dossier a changé aussi : programme, équipe, compte rendu ou informations.",
    ]


def test_a_field_nobody_named_is_said_by_its_name() -> None:
    activate("fr")

    assert plain(line_fields.field("of_a_later_version")) == "of_a_later_version"


@pytest.mark.parametrize("field", sorted(set(FIELDS.values())))
def test_every_field_lianes_may_ask_about_is_one_the_expense_form_knows(field: str) -> None:
    line = line_of(a_question(4, subject=ONE, field=field))

    assert field in set(Field) | {"rates", "receipts"}
    assert plain(line.link).startswith("Corriger : ")
    assert plain(line.link) != f"Corriger : {field}"
    assert (line.subject is None) is (field == "rates"), "rates are the dossier's"


def test_a_remark_on_a_line_may_lead_to_the_team() -> None:
    line = line_of(a_question(4, subject=ONE, section="team"))

    assert (plain(line.link), line.section, line.subject) == ("Ouvrir l'équipe", "team", None)
