"""The rule table of the programme, line by line: verdict, sums, and the reason as it reads in French."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import (
    REFERENCE,
    a_dossier,
    a_mission,
    a_participant,
    an_expense,
    dirhams,
    euros,
)
from support.rules import (
    AD_HOC,
    COVERED,
    DIRECT,
    IN_FRANCE,
    LOST,
    RATES,
    STAY,
    TABLE,
    a_partnership,
    a_project,
    agreed,
    claim,
    funded,
    line,
    plain,
    said,
)

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.assessment import assess
from lianes_desktop.domain.checks import check
from lianes_desktop.domain.conventions import Convention, Coverage
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.editions import Sourced
from lianes_desktop.domain.expenses import (
    Deduction,
    Eligibility,
)
from lianes_desktop.domain.funding import FundingState
from lianes_desktop.domain.reimbursement import Source, terms
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.stays import Counted, allowance_due, counted, days_due
from lianes_desktop.i18n import wording

# the eight worked examples of the rules, by number


def test_example_1_one_person() -> None:
    found = claim(an_expense("1300.00"))

    assert (found.asked_cents, found.own_share_cents) == (59150, 70850)


def test_example_2_three_persons() -> None:
    assert claim(*(an_expense("1300.00") for _ in range(3))).asked_cents == 177450


def test_example_3_the_rate_is_applied_once_to_the_sum() -> None:
    found = claim(*(an_expense("10.01") for _ in range(3)))

    assert (found.eligible_cents, found.asked_cents) == (3003, 1366)


def test_example_4_dirhams() -> None:
    found = claim(an_expense(dirhams("1450.00")))

    assert (found.eligible_cents, found.asked_cents) == (13426, 6109)


def test_example_5_hosting_a_direct_partner_or_ad_hoc() -> None:
    spent = (an_expense("245.20", kind="BUS", **IN_FRANCE), an_expense("600.00", kind="REAC", **IN_FRANCE))
    direct, ad_hoc = claim(*spent, action=DIRECT), claim(*spent, action=AD_HOC)

    assert direct.asked_cents == 38457
    assert (ad_hoc.asked_cents, ad_hoc.to_be_agreed_cents) == (0, 84520)


def test_example_6_what_the_authority_bore() -> None:
    found = line(an_expense("100.00", borne_cents=9000))

    assert found.assessment.eligible_cents == 9000
    assert "10,00 € sont retirés de la base : la collectivité ne les a pas supportés." in said(found)


def test_example_6_what_stays_with_the_authority() -> None:
    """Of the 90,00 € it bore, less 40,95 € asked; the 10,00 € the agent keeps are nobody's share here."""
    found = claim(an_expense("100.00", borne_cents=9000))
    assert (found.spent_cents, found.asked_cents, found.own_share_cents) == (10_000, 4095, 4905)

    typed = claim(an_expense("100.00", borne_cents=9000, other_funding_cents=2000))
    assert (typed.asked_cents, typed.own_share_cents) == (3185, 9000 - 2000 - 3185)
    hotel = an_expense("100.00", borne_cents=9000, other_funding_cents=2000)
    both = claim(hotel, fundings=(funded(hotel, 1000),))
    assert (both.asked_cents, both.own_share_cents) == (2730, 9000 - 3000 - 2730)
    asked = claim(hotel, fundings=(funded(hotel, 1000, state=FundingState.REQUESTED),))
    assert asked.own_share_cents == typed.own_share_cents
    whole = claim(hotel, fundings=(funded(hotel, 1000, expense=None),))
    assert (whole.asked_cents, whole.own_share_cents) == (3185, 9000 - 3000 - 3185)
    assert claim(hotel, fundings=(funded(hotel, 9000, expense=None),)).own_share_cents == 0


def test_what_the_authority_pays_without_any_right_stays_with_it() -> None:
    gift = an_expense("60.00", kind="CADO")
    wine = an_expense("100.00", deducted=euros("30.00"), deduction=Deduction.ALCOHOL)

    assert claim(gift).own_share_cents == 6000
    assert (claim(wine).asked_cents, claim(wine).own_share_cents) == (3185, 6815)


def test_example_7_a_ticket_bought_before_expenses_count() -> None:
    mission = a_mission(
        starts_on=date(2026, 9, 20),
        ends_on=date(2026, 9, 23),
        convention=Convention(letter_received_on=date(2026, 8, 30)),
    )
    ticket = an_expense("300.00", kind="AVION", paid_on=date(2026, 8, 28))
    dossier = a_dossier(mission, expenses=(ticket,))
    found = statement(dossier, REFERENCE)

    assert (found.asked_cents, found.to_be_agreed_cents) == (0, 30000)
    findings = check(dossier, found, terms(mission, REFERENCE), REFERENCE, date(2026, 9, 24))
    assert FindingCode.BOUGHT_EARLY in {one.code for one in findings}
    assert "Billet acheté avant la période prise en charge : à convenir avec Lianes" in said(found.lines[0])


def test_example_8_daily_allowances() -> None:
    assert counted(STAY, TABLE) == Counted(nights=4, middays=3, evenings=3)
    assert days_due(STAY, TABLE) == Decimal("3.65")
    assert allowance_due(STAY, TABLE) == euros("365.00")


# the table of kinds, action by action

E, N, C = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.TO_BE_AGREED
AGREED = "Cette nature de dépense se convient avec Lianes (règles du programme)."
EXCLUDED = "Cette nature de dépense n'est pas prise en charge (règles du programme)."
PONCTUAL = "Pour un accueil ponctuel, la part de Lianes reste à convenir (règles du programme)."
HEAVY = "L'investissement lourd n'est pas pris en charge (règles du programme)."
VALUED = "Le temps des agents est valorisé à part, jamais remboursé (règles du programme)."
NO_ALLOWANCE = (
    "Repas et nuits sont payés sur justificatifs : l'indemnité journalière ne compte pas (règles du programme)."
)

BY_KIND = [
    # code, A, B direct, B ad hoc, D, and the French of each
    ("AVION", (E, COVERED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("TRAIN", (E, COVERED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("TAXI", (E, COVERED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("HEBE", (E, COVERED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("REMI", (E, COVERED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("REAC", (C, AGREED), (E, COVERED), (C, PONCTUAL), (C, AGREED)),
    ("INDJ", (N, NO_ALLOWANCE), (N, EXCLUDED), (N, EXCLUDED), (N, EXCLUDED)),
    ("VISA", (E, COVERED), (E, COVERED), (C, PONCTUAL), (N, EXCLUDED)),
    ("SANT", (E, COVERED), (N, EXCLUDED), (N, EXCLUDED), (N, EXCLUDED)),
    ("TELE", (E, COVERED), (C, AGREED), (C, AGREED), (C, AGREED)),
    ("BANQ", (E, COVERED), (C, AGREED), (C, AGREED), (C, AGREED)),
    ("INTE", (E, COVERED), (E, COVERED), (C, PONCTUAL), (E, COVERED)),
    ("SALL", (C, AGREED), (E, COVERED), (C, PONCTUAL), (E, COVERED)),
    ("COMM", (C, AGREED), (C, AGREED), (C, AGREED), (C, AGREED)),
    ("ETUD", (N, EXCLUDED), (N, EXCLUDED), (N, EXCLUDED), (E, COVERED)),
    ("PRES", (C, AGREED), (C, AGREED), (C, AGREED), (E, COVERED)),
    ("PETM", (C, AGREED), (C, AGREED), (C, AGREED), (E, COVERED)),
    ("INVL", (N, HEAVY), (N, HEAVY), (N, HEAVY), (N, HEAVY)),
    ("CADO", (N, EXCLUDED), (N, EXCLUDED), (N, EXCLUDED), (N, EXCLUDED)),
    ("TEMP", (N, VALUED), (N, VALUED), (N, VALUED), (N, VALUED)),
    ("AUTR", (C, AGREED), (C, AGREED), (C, AGREED), (C, AGREED)),
]
ACTIONS: dict[str, Action] = {"A": a_mission(), "B direct": DIRECT, "B ponctuel": AD_HOC, "D": a_project()}


@pytest.mark.parametrize(
    ("code", "action", "verdict", "words"),
    [
        pytest.param(code, action, *expected, id=f"{code} {action}")
        for code, *cells in BY_KIND
        for action, expected in zip(ACTIONS, cells, strict=True)
    ],
)
def test_each_kind_counts_as_the_table_says(code: str, action: str, verdict: Eligibility, words: str) -> None:
    found = line(an_expense("80.00", kind=code, **IN_FRANCE), ACTIONS[action])
    judged = found.assessment

    assert judged.eligibility is verdict
    sums = {E: (8000, 0), C: (0, 8000), N: (0, 0)}[verdict]
    assert (judged.eligible_cents, judged.to_be_agreed_cents) == sums
    assert said(found) == words
    assert found.share_cents == (3640 if verdict is E else 0)


# rates, and what sets them


def test_a_new_partnership_is_to_be_agreed_until_a_rate_is() -> None:
    found = claim(an_expense("80.00", kind="TRAIN"), action=a_partnership())

    assert (found.rate, found.asked_cents, found.to_be_agreed_cents) == (None, 0, 8000)
    assert said(found.lines[0]) == (
        "Aucun taux ferme n'est fixé : la part de Lianes reste à convenir (règles du programme)."
    )


def test_a_rate_agreed_for_a_new_partnership_never_passes_the_programme_s() -> None:
    action = agreed(a_partnership(), partnership_rate=Decimal("0.6"))
    found = claim(an_expense("100.00", kind="TRAIN"), action=action)

    assert (found.rate, found.rate_source, found.asked_cents) == (Decimal("0.455"), Source.EDITION, 4550)
    half = agreed(a_partnership(), partnership_rate=Decimal("0.2"), articles=(("partnership_rate", "6"),))
    lower = claim(an_expense("100.00", kind="TRAIN"), action=half)
    assert (lower.rate, lower.rate_source, lower.rate_article) == (Decimal("0.2"), Source.CONVENTION, "6")


def test_a_rate_agreed_for_an_ad_hoc_hosting_never_passes_the_programme_s() -> None:
    spent = an_expense("845.20", kind="REAC", **IN_FRANCE)

    assert claim(spent, action=agreed(AD_HOC, ad_hoc_rate=Decimal("0.2"))).asked_cents == 16904
    assert claim(spent, action=agreed(AD_HOC, ad_hoc_rate=Decimal("0.9"))).asked_cents == 38457


def test_a_rate_agreed_for_a_project_never_passes_the_programme_s() -> None:
    spent = an_expense("1000.00", kind="ETUD")
    found = claim(spent, action=agreed(a_project(), project_rate=Decimal("0.9")))

    assert (found.rate, found.rate_source, found.asked_cents) == (Decimal("0.455"), Source.EDITION, 45500)
    lower = claim(spent, action=agreed(a_project(), project_rate=Decimal("0.4")))
    assert (lower.rate, lower.rate_source, lower.asked_cents) == (Decimal("0.4"), Source.CONVENTION, 40000)
    unset = replace(REFERENCE, edition=replace(REFERENCE.edition, project_rate=None))
    rate = terms(agreed(a_project(), project_rate=Decimal("0.9")), unset).rate
    assert rate is not None
    assert rate.value == REFERENCE.edition.mission_rate


def test_what_a_project_asks_is_a_maximum() -> None:
    applied = terms(a_project(), REFERENCE)
    found = line(an_expense("1000.00", kind="ETUD"), a_project())

    assert applied.maximum
    assert not terms(a_mission(), REFERENCE).maximum
    title = wording.line_counts(found.assessment, "études", applied.rate, maximum=True)
    assert plain(title) == "Éligible : études, règles du programme, 45,5 % au plus"


def test_a_line_names_the_article_of_the_convention() -> None:
    action = agreed(rate=Decimal("0.455"), articles=(("rate", "4.2"),))
    found = claim(an_expense("129.15", kind="TAXI"), action=action)
    rate = Sourced(Decimal("0.455"), found.rate_source, found.rate_article)

    title = plain(wording.line_counts(found.lines[0].assessment, "transport", rate))
    assert title == "Éligible : transport, convention art. 4.2, 45,5 %"


def test_a_kind_that_a_convention_covers_names_its_article() -> None:
    action = agreed(coverage=(("CADO", Coverage.FULL),), articles=(("CADO", "7"),))
    found = line(an_expense("50.00", kind="CADO"), action)

    assert found.assessment.eligibility is E
    assert said(found) == "Cette nature de dépense est prise en charge (convention art. 7)."


def test_a_rule_of_the_edition_names_its_text() -> None:
    known = dict(REFERENCE.edition.sources) | {"rates": "règlement 2027, art. 3"}
    sources = tuple(known.items())
    edition = replace(REFERENCE.edition, sources=sources)
    applied = terms(a_mission(), replace(REFERENCE, edition=edition))
    judged = assess(an_expense("10.00", kind="TAXI"), applied, RATES)

    assert applied.rate == Sourced(Decimal("0.455"), Source.EDITION, "règlement 2027, art. 3")
    assert plain(wording.line_counts(judged, "taxi", applied.rate)).startswith("Éligible : taxi, règles du programme")
    assert wording.source(Source.EDITION, "règlement 2027, art. 3") == "règles du programme, règlement 2027, art. 3"


def test_no_convention_lifts_heavy_investment() -> None:
    action = agreed(a_project(), coverage=(("INVL", Coverage.FULL),))
    found = line(an_expense("9000.00", kind="INVL"), action)

    assert (found.assessment.eligibility, found.share_cents) == (N, 0)
    assert said(found) == HEAVY


# ceilings


def test_a_ceiling_on_a_line_names_its_article() -> None:
    action = agreed(kind_ceilings_cents=(("HEBE", 9000),), articles=(("HEBE", "5"),))
    found = line(an_expense("120.00"), action)

    assert (found.assessment.eligibility, found.assessment.eligible_cents) == (Eligibility.PARTIAL, 9000)
    assert said(found).endswith("30,00 € sont retirés de la base : le plafond est dépassé (convention art. 5).")


def test_a_ceiling_on_the_action_limits_what_is_asked() -> None:
    assert claim(an_expense("2000.00"), action=agreed(ceiling_cents=50_000)).asked_cents == 50_000


# small equipment


def test_small_equipment_above_the_threshold_is_to_be_confirmed() -> None:
    dear, cheap = (an_expense("600.00", kind="PETM", unit_cents=unit) for unit in (60_000, 50_000))

    assert "Prix unitaire au-dessus de 500,00 € : confirmez qu'il s'agit de petit matériel" in said(
        line(dear, a_project())
    )
    assert line(dear, a_project()).assessment.eligibility is E
    assert said(line(cheap, a_project())) == COVERED


# when expenses count


@pytest.mark.parametrize(
    ("paid_on", "verdict", "words"),
    [
        (date(2026, 8, 31), N, "Payée avant la période prise en charge (règles du programme)."),
        (date(2026, 9, 1), E, COVERED),
        (date(2026, 12, 31), E, COVERED),
        (date(2027, 1, 1), N, "Payée après la période prise en charge (convention art. 3)."),
    ],
)
def test_expenses_count_from_a_day_to_another(paid_on: date, verdict: Eligibility, words: str) -> None:
    action = agreed(eligibility_end=date(2026, 12, 31), articles=(("eligibility_end", "3"),))
    found = line(an_expense("10.00", kind="TAXI", paid_on=paid_on), action)

    assert (found.assessment.eligibility, said(found)) == (verdict, words)


@pytest.mark.parametrize(
    ("kind", "paid_on", "service_on", "verdict"),
    [
        ("AVION", date(2026, 8, 20), None, C),
        ("AVION", date(2026, 4, 1), None, N),
        ("AVION", date(2026, 8, 20), date(2026, 8, 25), N),
        ("AVION", date(2026, 8, 20), date(2026, 10, 12), C),
        ("TAXI", date(2026, 8, 20), date(2026, 10, 12), N),
    ],
)
def test_only_a_ticket_for_later_may_be_bought_early(
    kind: str, paid_on: date, service_on: date | None, verdict: Eligibility
) -> None:
    found = line(an_expense("200.00", kind=kind, paid_on=paid_on, service_on=service_on))

    assert found.assessment.eligibility is verdict


# lost receipts


@pytest.mark.parametrize(
    ("kind", "amount", "verdict", "words"),
    [
        ("TAXI", "30.00", E, "Une attestation sur l'honneur remplace le reçu perdu (règle par défaut)."),
        (
            "TAXI",
            "30.01",
            Eligibility.RECEIPT_MISSING,
            "Une attestation ne suffit pas pour cette somme (règle par défaut).",
        ),
        (
            "AVION",
            "10.00",
            Eligibility.RECEIPT_MISSING,
            "Pour cette nature, une attestation ne peut pas remplacer le reçu (règle par défaut).",
        ),
        (
            "HEBE",
            "10.00",
            Eligibility.RECEIPT_MISSING,
            "Pour cette nature, une attestation ne peut pas remplacer le reçu (règle par défaut).",
        ),
    ],
)
def test_a_declaration_stands_in_for_a_small_receipt(kind: str, amount: str, verdict: Eligibility, words: str) -> None:
    found = line(an_expense(amount, kind=kind, receipts=(), declaration=LOST))

    assert found.assessment.eligibility is verdict
    assert said(found).endswith(words)


def test_a_person_declares_so_much_lost_and_no_more() -> None:
    person = a_participant()
    ones = [an_expense("30.00", kind="TAXI", receipts=(), declaration=LOST, payer=person.id) for _ in range(4)]
    action = agreed(lost_receipt_person_cents=7000, articles=(("lost_receipt_person_cents", "9"),))
    found = claim(*ones, action=action, participants=(person,))

    assert found.eligible_cents == 7000
    assert said(found.lines[2]).endswith("Une attestation ne suffit pas pour cette somme (convention art. 9).")
