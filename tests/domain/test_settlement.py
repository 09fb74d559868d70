"""What the authority still owes each person, once what it advanced is taken off."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from support.builders import DOSSIER, REFERENCE, a_dossier, a_participant, an_expense

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.funding import Advance, AdvanceFrom
from lianes_desktop.domain.ids import AdvanceId, ParticipantId, new_id
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.settlement import Settlement
from lianes_desktop.domain.settlement import settlements as settled
from lianes_desktop.domain.statement import statement


def settlements(dossier: Dossier) -> tuple[Settlement, ...]:
    return settled(dossier, statement(dossier, REFERENCE).lines)


def advance(cents: int, person: ParticipantId | None, giver: AdvanceFrom = AdvanceFrom.AUTHORITY) -> Advance:
    return Advance(AdvanceId(new_id()), DOSSIER, cents, date(2026, 10, 1), giver, person)


def test_an_advance_comes_off_what_is_owed_and_never_off_the_claim() -> None:
    claire, yanis = a_participant(), a_participant(given_name="Yanis")
    spent = (
        an_expense("100.00", payer=claire.id, borne_cents=9000),
        an_expense("50.01", number=2, payer=yanis.id),
        an_expense("30.00", number=3),
    )
    without = a_dossier(participants=(claire, yanis), expenses=spent)
    lent = (advance(7500, claire.id), advance(9900, None), advance(5000, yanis.id, AdvanceFrom.LIANES))
    given_ = a_dossier(participants=(claire, yanis), expenses=spent, advances=lent)

    first, second = settlements(given_)
    assert first == Settlement(claire.id, paid_cents=9000, advanced_cents=7500, cost_cents=9001)
    assert (first.net_cents, second.net_cents) == (1500, 5001)
    assert statement(given_, REFERENCE) == statement(without, REFERENCE)


def test_an_advance_too_large_is_given_back() -> None:
    person = a_participant()

    (found,) = settlements(a_dossier(participants=(person,), advances=(advance(7500, person.id),)))

    assert found.net_cents == -7500


@given(st.lists(st.integers(1, 10**7), max_size=6), st.integers(1, 5))
def test_each_person_s_part_adds_up_to_what_was_spent(sums: list[int], people: int) -> None:
    there = tuple(a_participant() for _ in range(people))
    spent = tuple(an_expense(Money(cents), number=at) for at, cents in enumerate(sums, start=1))

    found = settlements(a_dossier(participants=there, expenses=spent))

    assert sum(one.cost_cents for one in found) == sum(sums)
