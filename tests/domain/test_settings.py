"""The settings as data: what is typed, what holds together, what one issue changes against another."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import SETTINGS
from support.issues import a_rate_of_lianes, an_issue

from lianes_desktop.domain.allowances import FiscalPower, MealWindow, MileageRate, MileageTable
from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.money import EUR, MAD, Money
from lianes_desktop.domain.phones import spoken_phone
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_changes import How, differences
from lianes_desktop.domain.settings_checks import checked_settings, problems
from lianes_desktop.domain.settings_entry import parsed, unread
from lianes_desktop.domain.settings_fields import SPECS, Form, Part, Spec, spec_of, value_of, with_value
from lianes_desktop.domain.settings_rows import (
    added,
    put_first,
    removed,
    rows,
    typed_first,
    typed_without,
    with_row,
)

TODAY = date(2026, 10, 14)
LISTS = tuple(part for part in Part if part is not Part.ISSUE)
FULL = replace(SETTINGS, rates=(a_rate_of_lianes(),))


def edition(**fields: Any) -> ProgrammeSettings:  # noqa: ANN401 - fields of the edition
    return replace(SETTINGS, editions=(replace(SETTINGS.editions[0], **fields),))


def with_list(settings: ProgrammeSettings, part: Part, records: tuple[Any, ...]) -> ProgrammeSettings:
    changed: dict[str, Any] = {part.value: records}
    return replace(settings, **changed)


def found(settings: ProgrammeSettings) -> list[tuple[str, Problem]]:
    return [(one.field, one.problem) for one in problems(settings)]


# what holds together


def test_the_shipped_settings_hold_together() -> None:
    assert checked_settings(SETTINGS) is SETTINGS
    assert found(FULL) == []


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"mission_rate": Decimal("1.2")}, "mission_rate", Problem.NOT_A_SHARE),
        ({"hosting_direct_rate": Decimal("-0.1")}, "hosting_direct_rate", Problem.NOT_A_SHARE),
        ({"project_rate": Decimal("NaN")}, "project_rate", Problem.NOT_A_SHARE),
        ({"advance_share": Decimal(2)}, "advance_share", Problem.NOT_A_SHARE),
        ({"code": ""}, "code", Problem.MISSING),
        ({"title": ""}, "title", Problem.MISSING),
        ({"budget_per_person_cents": 0}, "budget_per_person_cents", Problem.NOT_POSITIVE),
        ({"budget_per_person_cents": -1}, "budget_per_person_cents", Problem.NOT_POSITIVE),
        ({"lost_receipt_line_cents": -1}, "lost_receipt_line_cents", Problem.NOT_POSITIVE),
        ({"least_authorities": 0}, "least_authorities", Problem.LESS_THAN_ONE),
        ({"proofs_kept_years": 0}, "proofs_kept_years", Problem.LESS_THAN_ONE),
        ({"contacts_kept_years": 101}, "contacts_kept_years", Problem.TOO_LARGE),
        ({"mission_days": (0, 5)}, "mission_days.0", Problem.LESS_THAN_ONE),
        ({"mission_days": (5, 3)}, "mission_days.1", Problem.LESS_THAN_THE_FIRST),
        ({"lost_receipt_person_cents": 10}, "lost_receipt_person_cents", Problem.LESS_THAN_THE_FIRST),
        ({"far_over_budget": Decimal("0.9")}, "far_over_budget", Problem.LESS_THAN_ONE),
        ({"envelope_cents": 0}, "envelope_cents", Problem.NOT_POSITIVE),
        ({"other_funding_cents": 0}, "other_funding_cents", Problem.NOT_POSITIVE),
        ({"small_population": 0}, "small_population", Problem.LESS_THAN_ONE),
        ({"year": 20266}, "year", Problem.DATE_IMPOSSIBLE),
        ({"launch_year": 1066}, "launch_year", Problem.DATE_IMPOSSIBLE),
        ({"launch_year": 2030}, "launch_year", Problem.AFTER_THE_NEXT),
        ({"letter_deadline": (2, 30)}, "letter_deadline", Problem.DATE_IMPOSSIBLE),
        ({"eligibility_end": date(2026, 8, 31)}, "eligibility_end", Problem.END_BEFORE_START),
    ],
)
def test_a_parameter_that_cannot_be_is_refused_beside_it(fields: Any, field: str, problem: Problem) -> None:  # noqa: ANN401 - fields of the edition
    assert found(edition(**fields)) == [(f"editions.0.{field}", problem)]


def test_every_refusal_is_said_at_once() -> None:
    wrong = replace(edition(mission_rate=Decimal(3), year=1), for_authorities=(OrganisationId("nobody"),), kinds=())
    with pytest.raises(RefusedError) as refused:
        checked_settings(wrong)
    assert {one.field for one in refused.value.refusals} == {
        "kinds", "editions.0.mission_rate", "editions.0.year", "issue.0.for_authorities",
    }  # fmt: skip
    assert found(replace(SETTINGS, editions=())) == [("editions", Problem.MISSING)]


@pytest.mark.parametrize("part", LISTS)
def test_a_record_twice_is_refused(part: Part) -> None:
    twice = with_list(FULL, part, (*getattr(FULL, part), getattr(FULL, part)[0]))
    assert [problem for _field, problem in found(twice)] == [Problem.TWICE]


def test_tables_that_contradict_themselves_are_refused() -> None:
    (allowance,), (mileage,) = SETTINGS.allowances, SETTINGS.mileage
    upside_down = MealWindow(time(14), time(12))
    assert found(replace(SETTINGS, allowances=(replace(allowance, daily=Money(0), midday=upside_down),))) == [
        ("allowances.0.daily", Problem.NOT_POSITIVE),
        ("allowances.0.midday.ends", Problem.END_BEFORE_START),
    ]
    assert found(replace(SETTINGS, allowances=(replace(allowance, country="Maroc", night_share=Decimal("0.6")),))) == [
        ("allowances.0.country", Problem.NOT_A_COUNTRY),
        ("allowances.0.evening_share", Problem.SHARES_DO_NOT_ADD_UP),
    ]
    cent, power = Decimal("0.3"), FiscalPower.MOPED
    for tiers, problem in (
        (((None, Decimal(0)),), Problem.NOT_POSITIVE),
        (((2000, cent),), Problem.TIERS_WITHOUT_END),
        ((), Problem.TIERS_WITHOUT_END),
        (((None, cent), (None, cent)), Problem.TIERS_WITHOUT_END),
        (((2000, cent), (1000, cent), (None, cent)), Problem.TIERS_IN_DISORDER),
    ):
        table = replace(mileage, rates=(MileageRate(power, tiers),))
        assert found(replace(SETTINGS, mileage=(table,))) == [("mileage.0.rates.cyclo", problem)]
    twice = replace(mileage, rates=(mileage.rates[0], mileage.rates[0]))
    assert found(replace(SETTINGS, mileage=(twice,))) == [("mileage.0.rates.5", Problem.TWICE)]
    assert found(replace(SETTINGS, mileage=(MileageTable(TODAY, (), "x"),))) == [("mileage.0.rates.5", Problem.MISSING)]


def test_people_and_organisations_are_checked() -> None:
    contact = replace(SETTINGS.contacts[0], email="n.yaiche", phone="12")
    assert found(replace(SETTINGS, contacts=(contact,))) == [
        ("contacts.0.email", Problem.NOT_AN_EMAIL),
        ("contacts.0.phone", Problem.NOT_A_PHONE),
    ]
    assert found(replace(SETTINGS, contacts=(replace(contact, email="", phone=""),))) == []
    body = replace(SETTINGS.organisations[0], siren="123456789", siret="12", name="")
    refused = found(replace(SETTINGS, organisations=(body, *SETTINGS.organisations[1:])))
    assert {field for field, _problem in refused} == {f"organisations.0.{one}" for one in ("siren", "siret", "name")}
    stranger = replace(SETTINGS.partnerships[0], moroccan=OrganisationId("MA-XXX"))
    assert found(replace(SETTINGS, partnerships=(stranger,))) == [("partnerships.0.moroccan", Problem.NOT_IN_THE_LIST)]


def test_exchange_rates_are_checked() -> None:
    rate = a_rate_of_lianes()
    assert found(replace(SETTINGS, rates=(replace(rate, currency=EUR),))) == [
        ("rates.0.currency", Problem.UNKNOWN_CURRENCY)
    ]
    assert found(replace(SETTINGS, rates=(replace(rate, per_euro=Decimal(0)),))) == [
        ("rates.0.per_euro", Problem.NOT_POSITIVE)
    ]


# what is typed


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.SHARE, "45,5 %", Decimal("0.455")),
        (Form.SHARE, "0", Decimal(0)),
        (Form.FACTOR, "1,25", Decimal("1.25")),
        (Form.CENTS, "1 300", 130000),
        (Form.MONEY, "700 MAD", Money(70000, MAD)),
        (Form.MONEY, "70", Money(7000, EUR)),
        (Form.WHOLE, "1 200", 1200),
        (Form.DAY, "1/9/2026", date(2026, 9, 1)),
        (Form.DAY_OF_YEAR, "01/09", (9, 1)),
        (Form.HOUR, "12h30", time(12, 30)),
        (Form.CODE, "AVION-2", "AVION-2"),
        (Form.COUNTRY, "ma", "MA"),
        (Form.CURRENCY, "mad", MAD),
        (Form.ALIASES, "Driouche, Drioueche ; Driouche", ("Driouche", "Drioueche")),
        (Form.TIERS, "2000 = 0,32 ; 0,23", ((2000, Decimal("0.32")), (None, Decimal("0.23")))),
        (Form.EMAIL, "a@b.fr", "a@b.fr"),
        (Form.PHONE, "07 78 59 01 88", "+33778590188"),
        (Form.LINES, "a\nb", "a\nb"),
        (Form.LINE, " un  mot ", "un mot"),
    ],
)
def test_what_is_typed_is_read(form: Form, text: str, value: object) -> None:
    assert parsed(Spec("x", form), text, TODAY, "x") == value


@pytest.mark.parametrize(
    ("form", "text", "problem"),
    [
        (Form.SHARE, "beaucoup", Problem.NOT_A_NUMBER),
        (Form.WHOLE, "3,5", Problem.NOT_A_NUMBER),
        (Form.WHOLE, "999999999", Problem.TOO_LARGE),
        (Form.CODE, "é", Problem.NOT_A_CODE),
        (Form.COUNTRY, "Maroc", Problem.NOT_A_COUNTRY),
        (Form.CURRENCY, "dirham", Problem.UNKNOWN_CURRENCY),
        (Form.DAY, "31/02/2026", Problem.DATE_IMPOSSIBLE),
        (Form.TIERS, "loin = 3", Problem.NOT_A_NUMBER),
        (Form.EMAIL, "nobody", Problem.NOT_AN_EMAIL),
        (Form.PHONE, "12", Problem.NOT_A_PHONE),
        (Form.PHONE, "téléphone", Problem.NOT_A_PHONE),
        (Form.LINE, "", Problem.MISSING),
    ],
)
def test_what_cannot_be_read_is_refused(form: Form, text: str, problem: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        parsed(Spec("x", form), text, TODAY, "here")
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("here", problem)]


def test_an_optional_field_may_be_emptied_and_a_choice_is_taken_as_it_is() -> None:
    assert parsed(Spec("x", Form.SHARE, optional=True), " ", TODAY, "x") is None
    assert parsed(Spec("x", Form.ALIASES, optional=True), "", TODAY, "x") == ()
    assert parsed(Spec("x", Form.CHOICE), Coverage.FULL, TODAY, "x") is Coverage.FULL
    assert parsed(Spec("x", Form.FLAG), True, TODAY, "x") is True


def test_texts_kept_aside_say_why_again() -> None:
    typed = (("editions.0.mission_rate", "beaucoup"), ("mileage.0.rates.5", "0,23"))
    assert [(one.field, one.problem) for one in unread(typed, TODAY)] == [
        ("editions.0.mission_rate", Problem.NOT_A_NUMBER)
    ]


def test_a_number_is_read_aloud_in_groups() -> None:
    assert spoken_phone("+33778590188") == "+33 7 78 59 01 88"
    assert spoken_phone("standard") == "standard"


# fields and lists


@pytest.mark.parametrize("part", list(Part))
def test_each_field_can_be_given_what_it_holds(part: Part) -> None:
    for record in rows(FULL, part):
        for spec in SPECS[part]:
            again = with_value(record, spec.name, value_of(record, spec.name))
            assert value_of(again, spec.name) == value_of(record, spec.name)


def test_a_text_is_set_in_one_language_and_emptied() -> None:
    kind = with_value(SETTINGS.kinds[0], "names.ar", "تذكرة")
    assert kind.names == (("ar", "تذكرة"),)
    assert with_value(kind, "names.ar", "").names == ()
    assert value_of(kind, "names.fr") == ""
    assert spec_of(Part.KINDS, "names.ar").form is Form.ARABIC
    with pytest.raises(KeyError):
        spec_of(Part.KINDS, "colour")


@pytest.mark.parametrize("part", LISTS)
def test_a_line_is_added_and_taken_out(part: Part) -> None:
    more = added(FULL, part, TODAY)
    assert rows(more, part)[:-1] == rows(FULL, part)
    assert removed(more, part, len(rows(FULL, part))) == FULL
    bare = with_list(FULL, part, () if part is not Part.EDITIONS else FULL.editions)
    assert len(rows(added(bare, part, TODAY), part)) == len(rows(bare, part)) + 1


def test_a_new_edition_is_that_of_the_next_year() -> None:
    last = added(edition(eligibility_end=date(2028, 2, 29)), Part.EDITIONS, TODAY).editions[1]
    assert (last.year, last.code, last.eligibility_end) == (2027, "", date(2029, 3, 1))
    assert added(SETTINGS, Part.EDITIONS, TODAY).editions[1].eligibility_end is None


def test_one_field_of_one_line_is_changed() -> None:
    changed = with_row(SETTINGS, Part.KINDS, 2, "receipt_required", False)
    assert [one.receipt_required for one in changed.kinds[:3]] == [True, True, False]
    assert with_row(SETTINGS, Part.ISSUE, 0, "note", "Mieux").note == "Mieux"


def test_texts_kept_aside_follow_their_line() -> None:
    typed = (("kinds.0.code", "a"), ("kinds.1.code", "b"), ("kinds.2.code", "c"), ("rates.2.note", "d"))
    assert typed_without(typed, Part.KINDS, 1) == (("kinds.0.code", "a"), ("kinds.1.code", "c"), ("rates.2.note", "d"))
    assert dict(typed_first(typed, Part.KINDS, 2)) == {
        "kinds.1.code": "a", "kinds.2.code": "b", "kinds.0.code": "c", "rates.2.note": "d",
    }  # fmt: skip


# what changes


def test_nothing_changes_between_an_issue_and_itself() -> None:
    assert differences(FULL, replace(FULL, version=7, note="Rien")) == ()


def test_a_rate_that_changes_is_told_with_both_values() -> None:
    (one,) = differences(SETTINGS, an_issue())
    assert one.spec is not None
    assert (one.part, one.how, one.spec.name) == (Part.EDITIONS, How.CHANGED, "mission_rate")
    assert (one.before, one.after) == (Decimal("0.455"), Decimal("0.5"))


@given(st.sampled_from(LISTS))
def test_a_line_more_is_added_and_a_line_less_removed(part: Part) -> None:
    fewer = removed(FULL, part, len(rows(FULL, part)) - 1)
    assert [(one.part, one.how) for one in differences(fewer, FULL)] == [(part, How.ADDED)]
    assert [(one.part, one.how) for one in differences(FULL, fewer)] == [(part, How.REMOVED)]


def test_another_first_edition_is_told() -> None:
    both = replace(SETTINGS, editions=(*SETTINGS.editions, replace(SETTINGS.editions[0], code="MTF27", year=2027)))
    (one,) = differences(both, put_first(both, Part.EDITIONS, 1))
    assert (one.how, one.record.code) == (How.FIRST, "MTF27")
