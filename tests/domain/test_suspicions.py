"""What the office's machine remarks of a claim: each suspicion from the facts that make it, worst first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from support.builders import (
    REFERENCE,
    a_contact,
    a_mission,
    a_participant,
    a_rate,
    dirhams,
)
from support.office import a_claim, a_line

from lianes_desktop.domain.checks import Around
from lianes_desktop.domain.consents import answered
from lianes_desktop.domain.contacts import Consent, ConsentState, Purpose, PurposeAnswer
from lianes_desktop.domain.conventions import ConventionOverrides
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.review_desk import Elsewhere, Remarked, Suspicion
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.suspicions import LookAlikes, OfficeRules, Suspected, suspected

TODAY = date(2026, 11, 2)
NOWHERE = LookAlikes({}, {})
ELSEWHERE = Elsewhere("f" * 64, DossierId(UUID(int=2)), 7, "Riad", date(2025, 3, 1), "Ville de Lille", "Fès")
AGREED = answered(Consent(), PurposeAnswer(Purpose.TRANSMIT, ConsentState.GRANTED, date(2026, 10, 1)))


def found(
    claim: HandIn, *, rates: Sequence[ExchangeRate] = (), alike: LookAlikes = NOWHERE, today: date = TODAY
) -> Suspected:
    """What the machine remarks by the rules shipped."""
    dossier = claim.dossier
    rules = OfficeRules(REFERENCE, terms(dossier.action, REFERENCE), tuple(rates), Around(), today)
    return suspected(dossier, claim.statement, statement(dossier, REFERENCE), rules, alike)


def of_line(claim: HandIn, number: int = 1, **given: Any) -> list[Remarked]:  # noqa: ANN401 - keywords of found
    line = next(one for one in claim.statement.lines if one.expense.number == number)
    return list(found(claim, **given).lines[line.expense.id])


def kinds(remarked: Sequence[Remarked]) -> list[Suspicion]:
    return [one.what for one in remarked]


def tampered(claim: HandIn, more: int) -> HandIn:
    """The claim, with so many cents more on its first line and in its sums than the rules give."""
    first, *rest = claim.statement.lines
    judged = replace(first.assessment, eligible_cents=first.assessment.eligible_cents + more)
    figures = replace(
        claim.statement,
        lines=(replace(first, assessment=judged), *rest),
        eligible_cents=claim.statement.eligible_cents + more,
        asked_cents=claim.statement.asked_cents + more,
    )
    return replace(claim, statement=figures)


def test_a_sound_line_says_nothing() -> None:
    assert of_line(a_claim(a_line(1), a_line(2))) == []


def test_sums_that_the_rules_do_not_give_are_the_worst_of_all() -> None:
    claim = tampered(a_claim(a_line(1, kind="CADO")), 700)
    assert of_line(claim)[0] == Remarked(Suspicion.SUMS_DIFFER, cents=700)
    assert found(claim).whole[0] == Remarked(Suspicion.SUMS_DIFFER, cents=700)


def test_an_excluded_kind_that_is_claimed_all_the_same() -> None:
    told = of_line(tampered(a_claim(a_line(1, kind="CADO")), 700))
    assert Remarked(Suspicion.NOT_ELIGIBLE, cents=700) in told
    assert kinds(of_line(a_claim(a_line(1, kind="CADO")))) == []  # recorded, and not claimed


def test_a_line_claimed_without_its_proof() -> None:
    told = of_line(tampered(a_claim(a_line(1, receipts=())), 500))
    assert [one for one in told if one.what is Suspicion.RECEIPT_MISSING] == [
        Remarked(Suspicion.RECEIPT_MISSING, cents=500)
    ]
    (left,) = of_line(a_claim(a_line(1, receipts=())))
    assert (left.what, left.cents) == (Suspicion.RECEIPT_MISSING, 0)
    assert left.finding is not None
    assert left.finding.code is FindingCode.RECEIPT_MISSING


def test_a_line_the_office_does_not_reckon_at_all() -> None:
    claim = a_claim(a_line(1), a_line(2))
    rules = OfficeRules(REFERENCE, terms(claim.dossier.action, REFERENCE), (), Around(), TODAY)
    ours = replace(claim.statement, lines=claim.statement.lines[1:])
    told = suspected(claim.dossier, claim.statement, ours, rules, NOWHERE)
    assert told.lines[a_line(1).id] == (Remarked(Suspicion.SUMS_DIFFER, cents=10000),)


@pytest.mark.parametrize(
    ("paid_on", "today"),
    [
        (date(2026, 10, 20), TODAY),
        (date(2026, 1, 3), TODAY),
        (date(2027, 12, 31), TODAY),
        (date(2026, 10, 15), date(2026, 10, 14)),
    ],
)
def test_a_date_outside_what_is_paid_for(paid_on: date, today: date) -> None:
    (told,) = of_line(a_claim(a_line(1, paid_on=paid_on)), today=today)
    assert told.what is Suspicion.OUTSIDE_DATES


def test_what_exceeds_a_ceiling() -> None:
    mission = a_mission()
    overrides = ConventionOverrides(kind_ceilings_cents=(("TAXI", 8000),))
    capped = replace(mission, convention=replace(mission.convention, overrides=overrides))
    assert of_line(a_claim(a_line(1), action=capped)) == [Remarked(Suspicion.ABOVE_CEILING, cents=2000)]


@pytest.mark.parametrize(("used", "far"), [("10.84", False), ("10.30", False), ("10.29", True), ("11.40", True)])
def test_a_rate_far_from_the_table_s(used: str, *, far: bool) -> None:
    claim = a_claim(a_line(1, dirhams("1084.00")), rates=(a_rate(used),))
    told = of_line(claim, rates=[a_rate("10.84")])
    assert (kinds(told) == [Suspicion.RATE_FAR]) is far
    if far:
        assert told[0].cents == (claim.statement.lines[0].assessment.euro_cents or 0) - 10000
        assert told[0].finding is not None
        assert dict(told[0].finding.values) == {"currency": "MAD", "before": "10.84", "after": used}


def test_a_debit_far_from_the_table_s_rate_is_remarked_too() -> None:
    line = a_line(1, dirhams("1084.00"), debit_cents=12000)
    assert kinds(of_line(a_claim(line), rates=[a_rate("10.84")])) == [Suspicion.RATE_FAR]


def test_a_rate_frozen_far_from_the_table_s_is_compared_with_the_table_s() -> None:
    line = a_line(1, dirhams("1084.00"), frozen_rate=a_rate("9.00"))
    assert Suspicion.RATE_FAR in kinds(of_line(a_claim(line), rates=[a_rate("10.84")]))


def test_nothing_is_said_of_a_rate_when_the_table_has_none() -> None:
    assert of_line(a_claim(a_line(1, dirhams("1084.00")), rates=(a_rate("3.00"),))) == []


def test_a_jump_between_the_claim_s_own_rates_is_told_of_the_whole() -> None:
    claim = a_claim(a_line(1), rates=(a_rate("10.00", "2026-10-01"), a_rate("12.00", "2026-10-02")))
    assert Suspicion.RATE_FAR in kinds(found(claim).whole)


def test_the_same_file_is_told_once_and_before_the_same_purchase() -> None:
    line, other = a_line(1), replace(ELSEWHERE, number=8)
    alike = LookAlikes({line.id: [ELSEWHERE]}, {line.id: [ELSEWHERE, other]})
    assert of_line(a_claim(line), alike=alike) == [
        Remarked(Suspicion.RECEIPT_ELSEWHERE, elsewhere=ELSEWHERE),
        Remarked(Suspicion.EXPENSE_ELSEWHERE, elsewhere=other),
    ]


@pytest.mark.parametrize("mandate", [Mandate(), Mandate("OM 1"), Mandate("OM 1", date(2026, 12, 1))])
def test_an_act_that_is_missing_undated_or_late(mandate: Mandate) -> None:
    told = found(a_claim(a_line(1), participants=(a_participant(mandate=mandate),))).whole
    assert Suspicion.MANDATE in kinds(told)


def test_a_person_met_whose_card_came_without_an_agreement() -> None:
    asked = Consent(state=ConsentState.REFUSED)
    people = (a_contact(consent=AGREED), a_contact(family_name="Alaoui", consent=asked), a_contact(consent=Consent()))
    told = [one for one in found(a_claim(a_line(1), contacts=people)).whole if one.what is Suspicion.CONSENT]
    assert [one.finding.subject for one in told if one.finding] == [people[1].id, people[2].id]


def test_what_the_checks_find_is_told_as_theirs_with_the_day_it_is_looked_at() -> None:
    told = of_line(a_claim(a_line(1, kind="AUTR", reviewed=False)))
    assert {one.finding.code for one in told if one.finding} == {
        FindingCode.NOTE_MISSING,
        FindingCode.EXPENSE_NOT_REVIEWED,
    }
    assert set(kinds(told)) == {Suspicion.CHECK}


def test_remarks_stand_worst_first_then_by_the_sum_at_stake() -> None:
    claim = tampered(a_claim(a_line(1, receipts=(), kind="AUTR", paid_on=date(2026, 10, 30))), 900)
    for remarked in (of_line(claim), found(claim).whole):
        ranks = [list(Suspicion).index(one.what) for one in remarked]
        assert ranks == sorted(ranks)
        assert ranks
