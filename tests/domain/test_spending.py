"""Sums of an edition: nothing counted twice, whatever came again, was corrected or arrived in another order."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory import NOW
from support.office_money import EDITION, a_claim, a_decision, a_notice, a_payment, dossier

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.envelopes import Envelope
from lianes_desktop.domain.ids import OrganisationId, SeriesId, new_id
from lianes_desktop.domain.payments import PaymentState
from lianes_desktop.domain.scopes import AlertKind, Scope, set_aside, spending
from lianes_desktop.domain.spending import Cut, added, dossiers_money, latest_versions

AMIENS = OrganisationId("FR-AMI")


def envelope(cents: int, **fields: object) -> Envelope:
    return Envelope(new_id(), EDITION, cents, **fields)  # type: ignore[arg-type]  # the narrowing of a case


def test_the_last_version_stands_for_its_dossier() -> None:
    first, second = a_claim(asked=5_000), a_claim(version=2, asked=6_000)
    waiting = a_claim(version=3, asked=9_000, waiting=True)

    assert latest_versions([second, first, waiting]) == (second,)


def test_a_series_begun_anew_takes_the_place_of_the_lost_one() -> None:
    lost = a_claim(version=7)
    anew = a_claim(version=1, series=SeriesId(UUID(int=55)), received_at=NOW + timedelta(days=30))

    assert latest_versions([anew, lost]) == (anew,)
    assert latest_versions([lost, anew]) == (anew,)


def test_a_decision_stands_until_the_later_version_is_answered() -> None:
    first, second = a_claim(asked=5_000), a_claim(version=2, asked=7_000)
    (before,) = dossiers_money([first], [a_decision(first, 4_000)], [])
    (between,) = dossiers_money([first, second], [a_decision(first, 4_000)], [])
    (after,) = dossiers_money([first, second], [a_decision(second, 6_500, 2), a_decision(first, 4_000)], [])

    assert (before.asked_cents, before.accepted_cents, before.pending_cents) == (5_000, 4_000, 0)
    assert (between.asked_cents, between.accepted_cents, between.pending_cents) == (7_000, 4_000, 3_000)
    assert (after.accepted_cents, after.kept_cents, after.pending_cents) == (6_500, 13_000, 0)


def test_a_corrected_decision_counts_alone() -> None:
    claim = a_claim(asked=5_000)
    decisions = [a_decision(claim, 4_000), a_decision(claim, 3_000, 2, NOW + timedelta(days=1))]

    (only,) = dossiers_money([claim], [*decisions, *decisions, a_notice(claim, a_payment(), 3)], [])

    assert only.accepted_cents == 3_000


def test_what_left_counts_less_what_came_back_and_nothing_else() -> None:
    claim, paid = a_claim(), a_payment(cents=7_000, state=PaymentState.PAID)
    payments = [
        *(paid, paid, a_payment(cents=-2_000, state=PaymentState.PAID), a_payment(cents=900)),
        *(a_payment(cents=800, state=PaymentState.CANCELLED), a_payment(cents=700, state=PaymentState.ORDERED)),
    ]

    (only,) = dossiers_money([claim], [a_decision(claim, 6_600)], payments)

    assert only.paid_cents == 5_000
    sums = added([only])
    assert (sums.accepted_cents, sums.paid_cents) == (6_600, 5_000)


CLAIMS = st.builds(
    a_claim,
    number=st.integers(1, 6),
    version=st.integers(1, 3),
    asked=st.integers(0, 10**7),
    letter=st.sampled_from(["", "A", "B", "D"]),
    year=st.sampled_from([0, 2026, 2027]),
    organisation=st.sampled_from([None, OrganisationId("FR-LIL"), AMIENS]),
    authority=st.sampled_from(["Lille", "Amiens"]),
    waiting=st.booleans(),
)


@settings(max_examples=60)
@given(
    st.lists(CLAIMS, max_size=12, unique_by=lambda one: (one.dossier, one.sequence)),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 10**6), st.integers(0, 9)), max_size=12),
    st.lists(st.tuples(st.integers(1, 6), st.integers(-(10**6), 10**6)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_cut_adds_up_and_order_and_repetition_change_nothing(
    claims: Sequence[ReceivedBundle],
    decided: Sequence[tuple[int, int, int]],
    paid: Sequence[tuple[int, int]],
    random: Random,
) -> None:
    answers = [
        a_decision(claims[at % len(claims)], due, 1 + day, NOW + timedelta(days=day))
        for at, due, day in decided
        if claims
    ]
    payments = [a_payment(number, cents, state=PaymentState.PAID) for number, cents in paid]
    money = dossiers_money(claims, answers, payments)

    latest = {one.dossier for one in claims if not one.waiting}
    assert sorted(one.dossier for one in money) == sorted(latest)
    for cut in Cut:
        table = spending(EDITION, cut, money, [])
        assert added(one for line in table.lines for one in line.dossiers) == table.total.sums
        for name in ("asked", "eligible", "kept", "accepted", "paid", "pending"):
            field = f"{name}_cents"
            assert sum(getattr(line.sums, field) for line in table.lines) == getattr(table.total.sums, field)
            assert sum(getattr(one, field) for one in money) == getattr(table.total.sums, field)
    again = [[*ones, *ones] for ones in (claims, answers, payments)]
    for ones in again:
        random.shuffle(ones)
    assert dossiers_money(*again) == money


def test_those_without_a_value_stand_last() -> None:
    money = dossiers_money([a_claim(1, letter=""), a_claim(2, letter="B"), a_claim(3, year=0, letter="A")], [], [])

    assert [line.key for line in spending(EDITION, Cut.KIND, money, []).lines] == ["A", "B", ""]
    assert [line.key for line in spending(EDITION, Cut.YEAR, money, []).lines] == [2026, 0]
    assert spending("2030", Cut.YEAR, money, []).lines == ()


def test_an_authority_without_identity_stands_under_its_name() -> None:
    money = dossiers_money([a_claim(1, organisation=None, authority="Commune inconnue"), a_claim(2)], [], [])

    lines = spending(EDITION, Cut.AUTHORITY, money, [envelope(100, organisation=AMIENS)]).lines

    assert [(line.key, line.name) for line in lines] == [
        ("Commune inconnue", "Commune inconnue"), ("FR-LIL", "Ville de Lille"), ("FR-AMI", ""),
    ]  # fmt: skip
    assert [line.left_cents for line in lines] == [None, None, 100]


@pytest.mark.parametrize(
    ("envelopes", "expected"),
    [
        ([], None),
        ([envelope(100)], 100),
        ([envelope(100), envelope(50)], 150),
        ([envelope(60, letter="A"), envelope(40, letter="B")], 100),
        ([envelope(100), envelope(60, letter="A"), envelope(40, letter="B")], 100),
        ([envelope(60, letter="A"), envelope(20, letter="A", year=2026), envelope(40, letter="B")], 100),
        ([envelope(60, letter="A"), envelope(40, year=2026)], None),
        ([envelope(60, letter="A"), envelope(40, letter="B", year=2026)], 100),
    ],
)
def test_no_euro_set_aside_counts_twice(envelopes: list[Envelope], expected: int | None) -> None:
    assert set_aside(envelopes, Scope()) == expected


def test_a_line_has_its_own_envelope_and_what_is_left_of_it() -> None:
    claim = a_claim(letter="A")
    money = dossiers_money([claim, a_claim(2, letter="B")], [a_decision(claim, 7_000)], [])

    table = spending(EDITION, Cut.KIND, money, [envelope(10_000, letter="A"), envelope(500, letter="C")])

    assert [(line.key, line.envelope_cents, line.left_cents) for line in table.lines] == [
        ("A", 10_000, 3_000), ("B", None, None), ("C", 500, 500),
    ]  # fmt: skip
    assert (table.total.envelope_cents, table.total.left_cents) == (10_500, 3_500)


@pytest.mark.parametrize(
    ("accepted", "pending", "kind"),
    [
        (7_999, 0, None),
        (8_000, 0, AlertKind.NEAR),
        (8_000, 2_000, AlertKind.NEAR),
        (9_999, 0, AlertKind.NEAR),
        (10_000, 0, AlertKind.FULL),
        (10_001, 0, AlertKind.OVERRUN),
        (0, 7_999, None),
        (0, 8_000, AlertKind.WOULD_NEAR),
        (0, 10_000, AlertKind.WOULD_NEAR),
        (0, 10_001, AlertKind.WOULD_OVERRUN),
        (8_500, 2_000, AlertKind.WOULD_OVERRUN),
    ],
)
def test_an_envelope_is_watched_from_80_percent(accepted: int, pending: int, kind: AlertKind | None) -> None:
    decided, waiting = a_claim(1, asked=accepted), a_claim(2, asked=pending)
    money = dossiers_money([decided, waiting], [a_decision(decided, accepted)], [])

    alerts = spending(EDITION, Cut.YEAR, money, [envelope(6_000, letter="A"), envelope(4_000, letter="A")]).alerts

    assert [one.kind for one in alerts] == ([kind] if kind else [])
    for one in alerts:
        assert (one.scope, one.envelope_cents) == (Scope(letter="A"), 10_000)
        assert (one.accepted_cents, one.pending_cents) == (accepted, pending)
        assert [each.dossier for each in one.dossiers] == [dossier(1), dossier(2)]


def test_the_worst_alert_comes_first() -> None:
    one, two = a_claim(1, letter="A"), a_claim(2, letter="B", organisation=AMIENS, year=2027)
    money = dossiers_money([one, two], [a_decision(one, 8_000), a_decision(two, 9_000)], [])
    kept = [
        envelope(10_000, letter="A"),
        envelope(5_000, organisation=AMIENS, year=2027),
        envelope(90_000),
    ]

    alerts = spending(EDITION, Cut.KIND, money, kept).alerts

    assert [one.kind for one in alerts] == [AlertKind.OVERRUN, AlertKind.NEAR]
