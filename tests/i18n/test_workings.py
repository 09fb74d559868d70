"""The steps of a sum, in words."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from support.builders import (
    LILLE,
    REFERENCE,
    a_hosting_day,
    a_mission,
    a_participant,
    a_rate,
    an_expense,
    dirhams,
    euros,
)
from support.rules import a_project, agreed, claim, plain, shared

from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.conventions import Convention, HostingCase, MealsMode
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.expenses import Deduction, Expense, LostReceiptDeclaration
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.reimbursement import Terms, terms
from lianes_desktop.domain.working import StepKind, working
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import LANGUAGES, activate

LEG = MileageLeg("Lille", "Roissy", 230, FiscalPower.FROM_6_TO_7, 1900, date(2026, 10, 1))
STAY = DailyAllowance(
    datetime.fromisoformat("2026-10-12 13:00"),
    datetime.fromisoformat("2026-10-14 11:00"),
    euros("100"),
    deliberation="1",
)
BY_DAY = terms(a_mission(meals_mode=MealsMode.ALLOWANCE), REFERENCE)


def steps(expense: Expense, applied: Terms) -> list[tuple[str, str]]:
    judged = assess(expense, applied, (a_rate("10.80"),))
    return [(plain(words), plain(figure)) for words, figure in map(wording.step, working(expense, judged, applied))]


def test_everything_taken_out_is_a_step_and_the_steps_add_up() -> None:
    action = agreed(
        kind_ceilings_cents=(("RESO", 9000),), articles=(("RESO", "5"), ("rate", "4.2")), rate=Decimal("0.455")
    )
    expense = an_expense(
        "300.00",
        kind="RESO",
        borne_cents=14_000,
        deducted=euros("20.00"),
        deduction=Deduction.ALCOHOL,
        other_funding_cents=4000,
        shares=shared((LILLE, 5000), (OrganisationId("FR-AMM"), 5000)),
    )

    assert steps(expense, terms(action, REFERENCE)) == [
        ("Payé", "300,00 €"),
        ("Cette nature de dépense est prise en charge (règles du programme).", ""),
        ("Part des autres collectivités", "−150,00 €"),
        ("Ce que la collectivité n'a pas supporté", "−10,00 €"),
        ("Ce qui n'est pas remboursé", "−10,00 €"),
        ("Autres financements", "−20,00 €"),
        ("Au-dessus du plafond (convention art. 5)", "−20,00 €"),
        ("Base éligible", "90,00 €"),
        ("Part de Lianes, 45,5 % (convention art. 4.2)", "40,95 €"),
    ]


def test_where_the_exchange_rate_comes_from_is_a_step() -> None:
    applied = terms(a_mission(), REFERENCE)
    statement = steps(an_expense(dirhams("100"), debit_cents=950), applied)
    table = steps(an_expense(dirhams("108")), applied)

    assert statement[1] == ("En euros (Relevé bancaire)", "9,50 €")
    assert table[1] == ("1 € = 10,80 MAD (Taux de chancellerie, 01/10/2026)", "10,00 €")


def test_a_stay_and_a_journey_are_counted_out() -> None:
    stay = steps(an_expense(None, kind="INDJ", receipts=(), allowance=STAY), BY_DAY)
    offered = replace(STAY, nights_offered=1, middays_offered=1, evenings_offered=2)
    one_night = steps(an_expense(None, kind="INDJ", receipts=(), allowance=offered), BY_DAY)
    unknown = steps(an_expense(None, kind="INDJ", receipts=(), allowance=replace(STAY, daily=None)), BY_DAY)
    leg = steps(an_expense(None, kind="INKM", receipts=(), mileage=LEG), BY_DAY)

    assert [one for one, _figure in stay[:4]] == [
        "2 nuits à 65 % du jour (arrêté du 3 juillet 2006, art. 2)",
        "1 midi à 17,5 % du jour (arrêté du 3 juillet 2006, art. 2)",
        "2 soirs à 17,5 % du jour (arrêté du 3 juillet 2006, art. 2)",
        "1,825 jours à 100,00 € par jour",
    ]
    assert one_night[0] == ("1 nuit à 65 % du jour (arrêté du 3 juillet 2006, art. 2)", "65,00 €")
    assert unknown == [("Indiquez le montant journalier fixé par la collectivité.", "")]
    assert leg[:3] == [
        ("100 km à 0,41 € le km (arrêté du 14 mars 2022)", "41,00 €"),
        ("130 km à 0,51 € le km (arrêté du 14 mars 2022)", "66,30 €"),
        ("Dû", "107,30 €"),
    ]


def test_a_project_s_part_is_a_maximum_and_what_is_to_be_agreed_waits() -> None:
    project = steps(an_expense("100.00", kind="ETUD"), terms(a_project(), REFERENCE))
    ad_hoc = terms(a_hosting_day(case=HostingCase.AD_HOC), REFERENCE)
    waits = steps(an_expense("100.00", kind="REAC", paid_on=date(2026, 10, 20)), ad_hoc)
    nothing = steps(an_expense("100.00", kind="CADO"), terms(a_mission(), REFERENCE))

    assert project[-1] == ("Part de Lianes, 45,5 % au plus (règles du programme)", "45,50 €")
    assert waits[-1] == ("Base à convenir", "100,00 €")
    assert nothing[-1] == ("Base éligible", "0,00 €")


def test_losses_above_the_cap_come_out_in_the_claim() -> None:
    person = a_participant()
    lost = LostReceiptDeclaration("Perdu", date(2026, 10, 14), "Le maire")
    ones = [an_expense("30.00", kind="TAXI", receipts=(), declaration=lost, payer=person.id) for _ in range(4)]
    last: StatementLine = claim(*ones, participants=(person,)).lines[-1]
    told = map(wording.step, working(last.expense, last.assessment, terms(a_mission(), REFERENCE)))

    assert ("Au-dessus du plafond des attestations (règle par défaut)", "−20,00 €") in [
        (plain(words), plain(figure)) for words, figure in told
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_said_in_every_language(language: str) -> None:
    activate(language)
    applied = terms(a_mission(convention=Convention(), meals_mode=MealsMode.ALLOWANCE), REFERENCE)
    ones = (
        an_expense(None, kind="INDJ", receipts=(), allowance=replace(STAY, daily=dirhams("900"))),
        an_expense(None, kind="INKM", receipts=(), mileage=LEG),
        an_expense("10.00", kind="TAXI", borne_cents=500, fee_cents=20),
        an_expense(dirhams("10.00"), kind="TAXI", frozen_rate=a_rate("10.80")),
    )
    for expense in ones:
        judged = assess(expense, applied, (a_rate("10.80"),))
        said = [wording.step(one) for one in working(expense, judged, applied)]
        assert all(words and "{" not in words for words, _figure in said)
    assert len(StepKind) == 14


def test_a_line_without_reason_or_rate_is_still_named() -> None:
    judged = replace(assess(an_expense("10.00", kind="TAXI"), BY_DAY, ()), because=())
    alone = assess(an_expense("10.00", kind="TAXI"), BY_DAY, ())

    assert plain(wording.line_counts(judged, "taxi", BY_DAY.rate)) == "Éligible : taxi, 45,5 %"
    assert plain(wording.line_counts(alone, "taxi", None)) == "Éligible : taxi, règles du programme"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_vehicle_has_a_name(language: str) -> None:
    activate(language)

    assert len({wording.power(one) for one in FiscalPower}) == len(FiscalPower)
