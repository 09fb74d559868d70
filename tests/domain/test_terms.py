"""Which text sets what: convention, edition, default."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import REFERENCE, a_hosting_day, a_mission

from lianes_desktop.domain.conventions import Convention, ConventionOverrides, Coverage, HostingCase
from lianes_desktop.domain.editions import Sourced
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.reimbursement import Source, applied_case, terms


def test_a_mission_has_the_rate_of_the_edition() -> None:
    applied = terms(a_mission(), REFERENCE)

    assert applied.rate == Sourced(Decimal("0.455"), Source.EDITION)
    assert applied.case is None
    assert applied.kinds["HEBE"].coverage == Sourced(Coverage.FULL, Source.EDITION)
    assert applied.kinds["CADO"].coverage.value is Coverage.NONE
    assert applied.lost_receipt_line_cents == Sourced(3000, Source.DEFAULT)
    assert applied.ceiling_cents is None


def test_the_convention_comes_first() -> None:
    overrides = ConventionOverrides(
        rate=Decimal("0.3"),
        ceiling_cents=100_000,
        coverage=(("CADO", Coverage.FULL),),
        kind_ceilings_cents=(("HEBE", 12_000),),
        lost_receipt_line_cents=5000,
        lost_receipt_person_cents=0,
        eligibility_start=date(2026, 7, 1),
    )
    applied = terms(a_mission(convention=Convention(overrides=overrides)), REFERENCE)

    assert applied.rate == Sourced(Decimal("0.3"), Source.CONVENTION)
    assert applied.ceiling_cents == Sourced(100_000, Source.CONVENTION)
    assert applied.kinds["CADO"].coverage == Sourced(Coverage.FULL, Source.CONVENTION)
    assert applied.kinds["HEBE"].ceiling_cents == Sourced(12_000, Source.CONVENTION)
    assert applied.lost_receipt_line_cents == Sourced(5000, Source.CONVENTION)
    assert applied.lost_receipt_person_cents == Sourced(0, Source.CONVENTION)
    assert applied.eligibility_start == Sourced(date(2026, 7, 1), Source.CONVENTION)


@pytest.mark.parametrize(
    ("received", "start"),
    [(None, date(2026, 9, 1)), (date(2026, 8, 30), date(2026, 9, 1)), (date(2026, 9, 12), date(2026, 9, 12))],
)
def test_expenses_count_from_the_deadline_or_from_a_late_letter(received: date | None, start: date) -> None:
    applied = terms(a_mission(convention=Convention(letter_received_on=received)), REFERENCE)

    assert applied.eligibility_start == Sourced(start, Source.EDITION)


def test_an_edition_may_end() -> None:
    ending = replace(REFERENCE, edition=replace(REFERENCE.edition, eligibility_end=date(2027, 6, 30)))

    assert terms(a_mission(), ending).eligibility_end == Sourced(date(2027, 6, 30), Source.EDITION)
    assert terms(a_mission(), REFERENCE).eligibility_end is None


def test_direct_partners_have_a_rate_and_ad_hoc_hosts_an_agreement_to_make() -> None:
    direct = terms(a_hosting_day(case=HostingCase.DIRECT), REFERENCE)
    ad_hoc = terms(a_hosting_day(case=HostingCase.AD_HOC), REFERENCE)

    assert direct.rate == Sourced(Decimal("0.455"), Source.EDITION)
    assert direct.kinds["REAC"].coverage.value is Coverage.FULL
    assert ad_hoc.rate is None
    assert ad_hoc.kinds["REAC"].coverage.value is Coverage.TO_BE_AGREED
    assert ad_hoc.kinds["REAC"].direct_only
    assert ad_hoc.kinds["COMM"].coverage.value is Coverage.TO_BE_AGREED
    assert not ad_hoc.kinds["COMM"].direct_only


def test_a_convention_may_set_a_rate_for_an_ad_hoc_hosting() -> None:
    convention = Convention(overrides=ConventionOverrides(ad_hoc_rate=Decimal("0.2")))
    applied = terms(a_hosting_day(convention=convention), REFERENCE)

    assert applied.rate == Sourced(Decimal("0.2"), Source.CONVENTION)
    assert applied.kinds["REAC"].coverage.value is Coverage.FULL


def test_a_direct_case_chosen_by_hand_needs_a_reason() -> None:
    stranger = a_hosting_day(case=HostingCase.DIRECT, partner=OrganisationId("MA-NAD"))

    assert applied_case(stranger, REFERENCE) is HostingCase.AD_HOC
    assert applied_case(replace(stranger, case_reason="Accord signé le 3 mai"), REFERENCE) is HostingCase.DIRECT
    assert applied_case(replace(stranger, partner=None), REFERENCE) is HostingCase.AD_HOC
