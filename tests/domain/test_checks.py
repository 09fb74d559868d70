"""What stands between a dossier and its claim."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from support.builders import (
    REFERENCE,
    a_contact,
    a_participant,
    a_rate,
    a_receipt,
    a_slip,
    an_exchange,
    an_expense,
    an_item,
    dirhams,
)
from support.whole import MET, whole, whole_day, whole_mission

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checks import check
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode, Level
from lianes_desktop.domain.expenses import Expense, LostReceiptDeclaration, Means
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import Acceptance, Theme
from lianes_desktop.domain.money import Currency, Money, RateSource
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.summaries import Section

TODAY = date(2026, 11, 24)
LOST = LostReceiptDeclaration("Vent", date(2026, 10, 14), "Le maire")


def found(dossier: Dossier, today: date = TODAY) -> tuple[Finding, ...]:
    applied = terms(dossier.action, REFERENCE)
    return check(dossier, statement(dossier, REFERENCE), applied, REFERENCE, today)


def codes(findings: Iterable[Finding]) -> list[tuple[FindingCode, Level]]:
    return [(one.code, one.level) for one in findings]


def of_expense(*, rates: tuple[Any, ...] = (), today: date = TODAY, **fields: Any) -> list[Finding]:  # noqa: ANN401 - fields of an expense
    expense = an_expense(**fields)
    dossier = whole(expenses=(expense,), items=MET, rates=rates)
    return [one for one in found(dossier, today) if one.section is Section.EXPENSES]


def of_action(action: Action, **records: Any) -> list[tuple[FindingCode, Level]]:  # noqa: ANN401 - fields of a dossier
    given = {"expenses": (an_expense(),), "items": MET} | records
    return codes(found(whole(action, **given)))


def test_a_complete_dossier_has_nothing_to_find() -> None:
    assert found(whole(expenses=(an_expense(),), items=MET)) == ()


def test_an_empty_dossier_lacks_everything() -> None:
    empty = whole_mission(
        authority=None, partner=None, starts_on=None, ends_on=None, themes=(), convention=Convention()
    )
    findings = found(whole(empty, participants=(), expenses=()))

    assert codes(findings) == [
        (FindingCode.NO_AUTHORITY, Level.ERROR),
        (FindingCode.NO_DATES, Level.ERROR),
        (FindingCode.NO_PARTICIPANT, Level.ERROR),
        (FindingCode.NO_EXPENSE, Level.ERROR),
        (FindingCode.NO_PARTNER, Level.WARNING),
        (FindingCode.NO_THEME, Level.WARNING),
        (FindingCode.CONVENTION_PENDING, Level.WARNING),
        (FindingCode.LETTER_MISSING, Level.WARNING),
    ]
    assert [one.field for one in findings][:3] == ["authority", "starts_on", "participants"]


@pytest.mark.parametrize(
    ("action", "field"),
    [(whole_mission(ends_on=None), "ends_on"), (whole_day(held_on=None), "held_on")],
)
def test_the_missing_day_is_pointed_at(action: Action, field: str) -> None:
    findings = found(whole(action, expenses=(an_expense(),)))

    assert [one.field for one in findings if one.code is FindingCode.NO_DATES] == [field]


def test_another_theme_needs_its_words() -> None:
    other = whole_mission(themes=(Theme.OTHER,))

    assert of_action(other) == [(FindingCode.NO_THEME, Level.WARNING)]
    proposed = replace(other, other_theme="Eau potable")
    assert of_action(proposed) == [(FindingCode.THEME_NOT_ACCEPTED, Level.WARNING)]
    assert of_action(replace(proposed, other_theme_accepted=Acceptance(date(2026, 9, 30), "Nizar"))) == []


@pytest.mark.parametrize(
    ("convention", "expected"),
    [
        (Convention("", date(2026, 9, 12), date(2026, 9, 21)), [FindingCode.LETTER_LATE]),
        (Convention("", date(2026, 8, 12), None), [FindingCode.CONVENTION_PENDING]),
        (Convention("", None, date(2026, 9, 21)), [FindingCode.LETTER_MISSING]),
    ],
)
def test_letters_and_conventions_are_asked_for(convention: Convention, expected: list[FindingCode]) -> None:
    found_codes = of_action(whole_mission(convention=convention))
    assert found_codes == [(code, Level.WARNING) for code in expected]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "reason", "expected"),
    [
        (date(2026, 10, 13), date(2026, 10, 14), "", [FindingCode.DURATION]),
        (date(2026, 10, 13), date(2026, 10, 14), "Grève", []),
        (date(2026, 10, 12), date(2026, 10, 16), "", [FindingCode.DAY_WITHOUT_MEETING]),
        (date(2026, 10, 12), date(2026, 10, 18), "Festival", [FindingCode.DAY_WITHOUT_MEETING] * 2),
    ],
)
def test_unusual_lengths_and_empty_days_are_said(
    starts_on: date, ends_on: date, reason: str, expected: list[FindingCode]
) -> None:
    mission = whole_mission(starts_on=starts_on, ends_on=ends_on, duration_reason=reason)

    assert [code for code, _ in of_action(mission)] == expected


@pytest.mark.parametrize(
    ("amount", "people", "expected"),
    [
        ("1300.00", 1, []),
        ("1300.01", 1, [FindingCode.OVER_BUDGET]),
        ("1625.00", 1, [FindingCode.OVER_BUDGET]),
        ("1625.01", 1, [FindingCode.FAR_OVER_BUDGET]),
        ("2600.00", 2, []),
    ],
)
def test_a_mission_costs_about_so_much_a_person(amount: str, people: int, expected: list[FindingCode]) -> None:
    participants = tuple(a_participant() for _ in range(people))
    found_codes = of_action(whole_mission(), participants=participants, expenses=(an_expense(amount),))

    assert found_codes == [(code, Level.WARNING) for code in expected]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("1300.00", None), ("1500.00", FindingCode.OVER_BUDGET), ("2500.00", FindingCode.FAR_OVER_BUDGET)],
)
def test_one_person_above_the_budget_is_found_beside_one_who_spends_nothing(
    amount: str, expected: FindingCode | None
) -> None:
    claire, thomas = a_participant(), a_participant(given_name="Thomas")
    dossier = whole(whole_mission(), participants=(claire, thomas))
    dossier = replace(dossier, expenses=(an_expense(amount, beneficiaries=(thomas.id,)),))
    over = (FindingCode.OVER_BUDGET, FindingCode.FAR_OVER_BUDGET)
    told = [(one.code, one.subject, one.values) for one in found(dossier) if one.code in over]

    sums = ("spent_cents", int(Decimal(amount) * 100)), ("budget_cents", 1300_00)
    assert told == ([] if expected is None else [(expected, thomas.id, sums)])


@pytest.mark.parametrize(
    ("status", "mandate", "expected"),
    [
        (Status.STAFF, Mandate(), [(FindingCode.NO_MANDATE, Level.ERROR)]),
        (Status.ELECTED, Mandate(), [(FindingCode.NO_MANDATE, Level.ERROR)]),
        (Status.EXPERT, Mandate(), [(FindingCode.NO_MANDATE, Level.WARNING)]),
        (Status.DELEGATE, Mandate(), []),
        (Status.ELECTED, Mandate("12", date(2026, 10, 13)), [(FindingCode.LATE_MANDATE, Level.ERROR)]),
        (Status.ELECTED, Mandate("12", date(2026, 10, 12)), []),
        (Status.STAFF, Mandate("12"), [(FindingCode.UNDATED_MANDATE, Level.ERROR)]),
        (Status.EXPERT, Mandate("12"), [(FindingCode.UNDATED_MANDATE, Level.WARNING)]),
        (Status.ELECTED, Mandate("", date(2026, 9, 1)), [(FindingCode.NO_MANDATE, Level.ERROR)]),
    ],
)
def test_whoever_is_sent_abroad_needs_an_act(
    status: Status, mandate: Mandate, expected: list[tuple[FindingCode, Level]]
) -> None:
    person = a_participant(status=status, mandate=mandate)

    assert of_action(whole_mission(), participants=(person,)) == expected


def test_a_hosting_day_asks_for_actors_of_the_territory_not_for_mandates() -> None:
    day = whole_day()
    host = a_participant(mandate=Mandate())
    guest = a_participant(status=Status.DELEGATE)
    expense = an_expense(paid_on=date(2026, 10, 20), kind="REAC", guests="Le maire d’Oujda")
    given: dict[str, Any] = {"participants": (host, guest), "expenses": (expense,), "items": ()}

    assert of_action(day, **given) == [(FindingCode.NO_STAKEHOLDER, Level.WARNING)]
    met = an_item("2026-10-20 09:00", "2026-10-20 10:00", kind=ItemKind.STAKEHOLDERS)
    assert of_action(day, **(given | {"items": (met,)})) == []
    actor = a_participant(status=Status.STAKEHOLDER)
    assert of_action(day, **(given | {"participants": (host, guest, actor)})) == []


def test_a_direct_case_without_an_agreement_is_said() -> None:
    day = whole_day(case=HostingCase.DIRECT, partner=OrganisationId("MA-NAD"))
    people = a_participant(status=Status.STAKEHOLDER), a_participant(status=Status.DELEGATE)
    expense = an_expense(paid_on=date(2026, 10, 20), kind="REAC", guests="Le président")

    expected = [(FindingCode.DIRECT_WITHOUT_AGREEMENT, Level.WARNING)]
    assert of_action(day, participants=people, expenses=(expense,), items=()) == expected


def test_overlaps_and_people_not_asked_are_said_and_lead_there() -> None:
    first = an_item("2026-10-13 09:00", "2026-10-13 10:30", title="Restitution")
    second = an_item("2026-10-13 10:00", "2026-10-13 11:00", title="Énergie")
    waiting, refused = a_contact(), a_contact(consent=Consent(ConsentState.REFUSED))
    dossier = whole(items=(first, second, MET[1]), contacts=(waiting, refused), expenses=(an_expense(),))
    overlap, consent = found(dossier)

    assert (overlap.code, overlap.section, overlap.subject) == (FindingCode.OVERLAP, Section.PROGRAMME, second.id)
    assert dict(overlap.values) == {
        "first": "Restitution",
        "second": "Énergie",
        "day": date(2026, 10, 13),
        "hour": "10:00",
    }
    assert (consent.code, consent.section, consent.subject) == (
        FindingCode.CONSENT_TO_ASK,
        Section.CONTACTS,
        waiting.id,
    )


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"amount": None}, "amount"), ({"paid_on": None, "kind": ""}, "paid_on"), ({"kind": ""}, "kind")],
)
def test_an_unfinished_expense_blocks_and_leads_to_its_field(fields: dict[str, Any], field: str) -> None:
    (finding,) = of_expense(**fields)

    assert (finding.code, finding.level, finding.field) == (FindingCode.EXPENSE_INCOMPLETE, Level.ERROR, field)


def test_an_expense_nobody_looked_at_is_said() -> None:
    assert codes(of_expense(reviewed=False)) == [(FindingCode.EXPENSE_NOT_REVIEWED, Level.WARNING)]


def test_a_missing_receipt_blocks_until_its_owner_accepts_to_leave_it_out() -> None:
    assert codes(of_expense(receipts=(), reviewed=False)) == [(FindingCode.RECEIPT_MISSING, Level.ERROR)]
    assert codes(of_expense(receipts=())) == [(FindingCode.RECEIPT_MISSING, Level.WARNING)]
    assert codes(of_expense(receipts=(), kind="CADO")) == []


def test_currencies_without_a_rate_block_once_each() -> None:
    (finding,) = of_expense(amount=dirhams("100"))

    assert (finding.code, finding.level, finding.field) == (FindingCode.RATE_MISSING, Level.ERROR, "rates")
    assert dict(finding.values) == {"currency": "MAD", "count": 1}


def test_an_exchange_slip_without_its_picture_blocks_where_a_line_rests_on_it() -> None:
    bare = an_exchange()
    proved = an_exchange(a_slip(paper=Piece("ab" * 32, 9, "image/jpeg", "bordereau.jpg")))

    (alone,) = of_expense(rates=(bare,))
    assert (alone.code, alone.level, alone.subject) == (FindingCode.SLIP_UNPROVED, Level.WARNING, bare.id)
    assert alone.field == "rates"
    assert codes(of_expense(rates=(bare,), amount=dirhams("100"))) == [(FindingCode.SLIP_UNPROVED, Level.ERROR)]
    assert of_expense(rates=(proved,), amount=dirhams("100")) == []
    month = a_rate("10.60")
    assert codes(of_expense(rates=(bare, month), amount=dirhams("100"))) == [(FindingCode.SLIP_UNPROVED, Level.WARNING)]


def test_a_slip_without_its_picture_blocks_for_what_rests_on_it_alone() -> None:
    bare, other = an_exchange(), an_exchange(a_slip("20.00", "210.00"))
    dollars = an_exchange(replace(a_slip(), received=Money(20_000, Currency("USD"))))
    taken, left = sorted((bare, other), key=lambda one: one.id.hex)

    found = of_expense(rates=(bare, other, dollars), amount=dirhams("100"))
    assert {one.subject: one.level for one in found} == {
        taken.id: Level.ERROR,
        left.id: Level.WARNING,
        dollars.id: Level.WARNING,
    }


def test_a_slip_without_its_picture_stays_in_sight_once_its_rate_is_frozen() -> None:
    bare = an_exchange()
    fields: dict[str, Any] = {"amount": dirhams("100"), "frozen_rate": replace(bare, slip=None)}
    paper = Piece("ab" * 32, 9, "image/jpeg", "bordereau.jpg")

    moved, gone, typed = replace(bare, valid_from=date(2026, 10, 13)), a_rate("10.60"), an_exchange()
    for rates, subject in (((bare,), bare.id), ((moved,), bare.id), ((typed,), typed.id)):
        (finding,) = of_expense(rates=rates, **fields)
        assert (finding.code, finding.level, finding.subject) == (FindingCode.SLIP_UNPROVED, Level.ERROR, subject)
    by_hand = replace(bare, source=RateSource.MANUAL, slip=None)
    for kept in ([], [gone], [by_hand]):
        (finding,) = of_expense(rates=tuple(kept), **fields)
        assert (finding.code, finding.level, finding.field) == (FindingCode.SLIP_UNPROVED, Level.ERROR, "rates")
        assert dict(finding.values) == {"day": date(2026, 10, 12), "currency": "MAD"}
    for one in (bare, moved, typed):
        assert of_expense(rates=(replace(one, slip=a_slip(paper=paper)),), **fields) == []
    other = an_exchange(a_slip("20.00", "215.00", paper=paper))
    assert codes(of_expense(rates=(other,), **fields)) == [(FindingCode.SLIP_UNPROVED, Level.ERROR)]


def test_more_cash_spent_than_was_changed_is_said() -> None:
    proved = an_exchange(a_slip(paper=Piece("ab" * 32, 9, "image/jpeg", "bordereau.jpg")))

    (finding,) = of_expense(rates=(proved,), amount=dirhams("2113.01"))
    assert (finding.code, finding.level, finding.field) == (FindingCode.CASH_BEYOND, Level.WARNING, "means")
    assert of_expense(rates=(proved,), amount=dirhams("2113.00")) == []
    assert of_expense(rates=(proved,), amount=dirhams("2113.01"), means=Means.CARD) == []


def test_a_rate_that_jumps_is_said() -> None:
    steady, jump = a_rate("10.80", "2026-09-01"), a_rate("11.80", "2026-10-01")

    (finding,) = of_expense(rates=(jump, steady))
    assert (finding.code, finding.subject) == (FindingCode.RATE_JUMP, jump.id)
    assert of_expense(rates=(steady, a_rate("11.30", "2026-10-01"))) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "INVL"}, [(FindingCode.HEAVY_INVESTMENT, Level.ERROR)]),
        (
            {"kind": "TAXI", "amount": "20", "receipts": (), "declaration": LOST},
            [(FindingCode.DECLARED_LOST, Level.WARNING)],
        ),
        (
            {"kind": "TAXI", "amount": "31", "receipts": (), "declaration": LOST},
            [(FindingCode.LOST_RECEIPT_CAP, Level.ERROR)],
        ),
        (
            {"kind": "AVION", "amount": "9", "receipts": (), "declaration": LOST},
            [(FindingCode.LOST_RECEIPT_CAP, Level.ERROR)],
        ),
        ({"other_funding_cents": 10001}, [(FindingCode.OVERFUNDED, Level.ERROR)]),
        ({"other_funding_cents": 10000}, []),
        ({"other_funding_cents": 8001, "borne_cents": 8000}, [(FindingCode.OVERFUNDED, Level.ERROR)]),
        ({"paid_on": date(2026, 10, 9)}, [(FindingCode.DATE_OUTSIDE, Level.WARNING)]),
        ({"paid_on": date(2026, 10, 11)}, []),
        ({"paid_on": date(2026, 10, 16)}, []),
        ({"paid_on": date(2026, 10, 17)}, [(FindingCode.DATE_OUTSIDE, Level.WARNING)]),
        ({"paid_on": date(2026, 9, 2), "kind": "AVION"}, []),
        (
            {"paid_on": date(2026, 8, 28), "kind": "AVION"},
            [(FindingCode.BOUGHT_EARLY, Level.WARNING)],
        ),
        (
            {"paid_on": date(2026, 8, 28)},
            [(FindingCode.BEFORE_ELIGIBILITY, Level.ERROR), (FindingCode.DATE_OUTSIDE, Level.WARNING)],
        ),
    ],
)
def test_each_rule_on_a_line_is_said(fields: dict[str, Any], expected: list[tuple[FindingCode, Level]]) -> None:
    assert codes(of_expense(**fields)) == expected


def test_tomorrow_is_said() -> None:
    assert codes(of_expense(today=date(2026, 10, 12))) == [(FindingCode.DATE_IN_FUTURE, Level.WARNING)]


def test_an_expense_without_amount_is_not_called_overfunded() -> None:
    assert codes(of_expense(amount=None, other_funding_cents=5)) == [(FindingCode.EXPENSE_INCOMPLETE, Level.ERROR)]


def test_dates_are_not_judged_before_the_mission_has_some() -> None:
    findings = found(whole(whole_mission(starts_on=None, ends_on=None), expenses=(an_expense(),)))
    assert FindingCode.DATE_OUTSIDE not in {one.code for one in findings}


def test_what_lies_past_the_edition_blocks() -> None:
    ending = replace(REFERENCE, edition=replace(REFERENCE.edition, eligibility_end=date(2026, 10, 12)))
    dossier = whole(expenses=(an_expense(),), items=MET)
    findings = check(dossier, statement(dossier, ending), terms(dossier.action, ending), ending, TODAY)

    assert codes(findings) == [(FindingCode.AFTER_ELIGIBILITY, Level.ERROR)]


def twins(*expenses: Expense, **records: Any) -> list[tuple[FindingCode, Level]]:  # noqa: ANN401 - fields of a dossier
    return codes(found(whole(expenses=expenses, items=MET, **records)))


def test_the_same_file_in_two_receipts_blocks() -> None:
    first, copy, idle = a_receipt(), a_receipt(), a_receipt()
    one = an_expense("10.00", number=1, receipts=(first.id,), payee="A")
    two = an_expense("11.00", number=2, receipts=(copy.id,), payee="B")

    expected = [(FindingCode.SAME_RECEIPT, Level.ERROR)]
    assert twins(one, two, receipts=(first, copy, idle)) == expected


def test_one_receipt_may_prove_two_expenses() -> None:
    shared = a_receipt()
    one = an_expense("10.00", number=1, receipts=(shared.id,), payee="A")
    two = an_expense("11.00", number=2, receipts=(shared.id,), payee="B")

    assert twins(one, two, receipts=(shared,)) == []


def test_expenses_alike_are_said() -> None:
    one = an_expense("10.00", number=1, payee="Café")
    two = an_expense("10.00", number=2, payee="CAFÉ")
    other = an_expense("10.00", number=3, payee="")

    assert twins(one, two, other) == [(FindingCode.SAME_EXPENSE, Level.WARNING)]
