"""Where a claim stands, in the words of both sides."""

import pytest
from support.fingers import plain
from support.lianes_answers import an_answer, paid

from lianes_desktop.domain.answers import AnswerKind, Said
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.i18n import claim_states


def test_the_seven_states_bear_the_words_people_use() -> None:
    assert [claim_states.state(one) for one in ClaimState] == [
        "Brouillon", "Exportée", "Reçue", "En instruction", "À corriger", "Décidée", "Payée",
    ]  # fmt: skip


@pytest.mark.parametrize("state", ClaimState)
def test_each_side_is_told_something_else_to_do(state: ClaimState) -> None:
    assert claim_states.to_do(state)
    assert claim_states.to_do_at_office(state)
    assert claim_states.to_do(state) != claim_states.to_do_at_office(state)


def test_each_answer_is_named() -> None:
    assert [claim_states.answer(an_answer(kind)) for kind in AnswerKind] == [
        "Accusé de réception", "Demande de corrections", "Décision", "Avis de paiement",
    ]  # fmt: skip
    assert claim_states.answer(an_answer(AnswerKind.RECEIPT, Said(under_review=True))) == "Avis d'instruction"
    corrected = paid(corrects=an_answer(AnswerKind.PAYMENT).id)
    assert claim_states.answer(an_answer(AnswerKind.PAYMENT, corrected)) == "Avis de paiement corrigé"


def test_what_did_not_arrive_is_asked_for() -> None:
    assert claim_states.missing(()) == ""
    assert plain(claim_states.missing((2,))) == "La réponse n° 2 n'est pas arrivée : demandez-la à Lianes."
    assert plain(claim_states.missing((2, 4))).startswith("Les réponses n° 2, 4 ne sont pas arrivées")
