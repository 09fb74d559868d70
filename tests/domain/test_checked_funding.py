"""Fundings, advances and staff time, cleaned or refused."""

from datetime import date

import pytest
from support.builders import DOSSIER, a_participant

from lianes_desktop.domain.allowances import FiscalPower
from lianes_desktop.domain.checked import checked_participant
from lianes_desktop.domain.checked.funding import checked_advance, checked_funding, checked_staff_time
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.ids import AdvanceId, FundingId, StaffTimeId, new_id
from lianes_desktop.domain.participants import Mandate, Vehicle
from lianes_desktop.domain.problems import Problem, RefusedError


def refusals(error: RefusedError) -> dict[str, Problem]:
    return {one.field: one.problem for one in error.refusals}


def test_texts_are_trimmed() -> None:
    funding = checked_funding(Funding(FundingId(new_id()), DOSSIER, "  Région  ", 5, note=" oui "))
    advance = checked_advance(Advance(AdvanceId(new_id()), DOSSIER, 5, presumed_cents=6, note=" oui "))
    worked = checked_staff_time(StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 1, 2), 1, 5, " Note "))

    assert (funding.source, funding.note, advance.note, worked.task) == ("Région", "oui", "oui", "Note")


def test_presumed_costs_may_be_unknown() -> None:
    assert checked_advance(Advance(AdvanceId(new_id()), DOSSIER, 5)).presumed_cents is None


def test_every_reason_comes_at_once() -> None:
    with pytest.raises(RefusedError) as funding:
        checked_funding(Funding(FundingId(new_id()), DOSSIER, "x" * 201, -1, note="\u202e"))
    with pytest.raises(RefusedError) as advance:
        checked_advance(Advance(AdvanceId(new_id()), DOSSIER, 10**10, presumed_cents=-1))
    with pytest.raises(RefusedError) as worked:
        checked_staff_time(StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 1, 2), -1, -1))
    with pytest.raises(RefusedError) as long:
        checked_staff_time(StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 1, 2), 801, 1))

    assert refusals(funding.value) == {
        "source": Problem.TOO_LONG, "note": Problem.FORBIDDEN_CHARACTER, "cents": Problem.NOT_POSITIVE,
    }  # fmt: skip
    assert refusals(advance.value) == {"cents": Problem.TOO_LARGE, "presumed_cents": Problem.NOT_POSITIVE}
    assert refusals(worked.value) == {"half_days": Problem.NOT_POSITIVE, "daily_cents": Problem.NOT_POSITIVE}
    assert refusals(long.value) == {"half_days": Problem.TOO_LARGE}


def test_a_persons_texts_are_cleaned_to_the_last() -> None:
    person = checked_participant(
        a_participant(home="  Lille ", expertise="Énergie\nEau ", mandate=Mandate(purpose=" Visite "))
    )
    assert (person.home, person.expertise, person.mandate.purpose) == ("Lille", "Énergie\nEau", "Visite")
    with pytest.raises(RefusedError) as refused:
        checked_participant(a_participant(service="x" * 201, vehicle=Vehicle(FiscalPower.UP_TO_5, -1)))
    assert refusals(refused.value) == {"service": Problem.TOO_LONG, "vehicle.run_before": Problem.NOT_POSITIVE}
