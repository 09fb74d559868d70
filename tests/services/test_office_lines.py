"""What the office reads over all claims: the same lists, totals and look-alikes from each store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.builders import LILLE, a_hosting_day, a_mission, a_partnership, a_project, dirhams
from support.desks import InMemory
from support.office import Office, a_claim, a_line, receipt_of
from support.stores import OpenStore, opened

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.services.ports.office import LineRow, LinesAsked, LineSort, LineState, LinesTotal, Place

EVERY = LinesAsked()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The same office over each store."""
    if request.param == "memory":
        yield Office(InMemory(), tmp_path)
        return
    with opened(request.param, tmp_path) as store:
        yield Office(store, tmp_path)


def numbers(office: Office, asked: LinesAsked = EVERY, **order: object) -> list[tuple[int, int]]:
    """The dossier and number of each line of the first page."""
    rows = office.office.page(asked, **order).rows  # type: ignore[arg-type]  # any keyword of page
    return [(one.line.dossier.int, one.line.number) for one in rows]


def test_a_claim_taken_in_says_its_money_its_authority_and_its_year(office: Office) -> None:
    received = office.received(a_claim(a_line(1), a_line(2, "50.00")))
    assert (received.eligible_cents, received.organisation, received.letter) == (15000, LILLE, "A")
    assert (received.edition, received.year) == ("MTFMDD", 2026)
    assert office.inbox.all() == (received,)


def test_the_year_is_that_of_the_action_then_of_its_agreement_then_of_the_first_payment(office: Office) -> None:
    signed = a_partnership(starts_on=None, ends_on=None)
    assert office.received(a_claim(a_line(1), action=signed)).year == 2026
    undated = a_project(starts_on=None, ends_on=None)
    assert office.received(a_claim(a_line(1, of=2, paid_on=date(2024, 3, 1)), of=2, action=undated)).year == 2024
    assert office.received(a_claim(a_line(1, of=3, paid_on=None), of=3, action=undated)).year == 0


def test_lines_of_every_claim_stand_in_one_list_in_any_order(office: Office) -> None:
    office.take(a_claim(a_line(1, "10.00", payee="Zaïd"), a_line(2, "30.00", payee="Ânis", paid_on=date(2026, 10, 12))))
    office.take(a_claim(a_line(1, "20.00", of=2, payee="bouchra", paid_on=None), of=2))
    assert numbers(office) == [(1, 1), (1, 2), (2, 1)]
    assert numbers(office, descending=False) == [(2, 1), (1, 2), (1, 1)]
    assert numbers(office, sort=LineSort.AMOUNT) == [(1, 2), (2, 1), (1, 1)]
    assert numbers(office, sort=LineSort.PAYEE, descending=False) == [(1, 2), (2, 1), (1, 1)]


@pytest.mark.parametrize("sort", LineSort)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_go_on_from_where_the_last_one_ended(office: Office, sort: LineSort, *, descending: bool) -> None:
    office.take(a_claim(*(a_line(one, str(one % 3 + 1), payee=f"P{one % 2}") for one in range(1, 8))))
    whole = office.office.page(EVERY, sort=sort, descending=descending)
    assert whole.then is None
    rows: list[LineRow] = []
    then = None
    while True:
        page = office.office.page(EVERY, sort=sort, descending=descending, after=then, most=3)
        rows += page.rows
        if page.then is None:
            break
        then = page.then
        assert isinstance(then, Place)
    assert rows == list(whole.rows)
    assert len(rows) == 7


def test_a_list_is_narrowed_and_added_up_by_each_thing_alike(office: Office) -> None:
    office.take(a_claim(a_line(1, "10.00", payee="Hôtel Atlas"), a_line(2, "20.00", kind="HEBE", payee="Riad Atlas")))
    office.take(a_claim(a_line(1, "40.00", of=2), of=2, action=a_hosting_day(authority=OrganisationId("FR-X"))))
    asked = {
        LinesAsked(edition="MTFMDD"): 3,
        LinesAsked(edition="2099"): 0,
        LinesAsked(year=2026): 3,
        LinesAsked(year=2025): 0,
        LinesAsked(authority=OrganisationId("FR-X")): 1,
        LinesAsked(letter="A"): 2,
        LinesAsked(kinds=frozenset({"HEBE", "AVION"})): 1,
        LinesAsked(words="  atlás HÔTEL"): 1,
        LinesAsked(words="100%_"): 0,
        LinesAsked(states=frozenset({LineState.UNSEEN, LineState.HELD})): 3,
        LinesAsked(states=frozenset({LineState.REFUSED})): 0,
    }
    for one, count in asked.items():
        assert (office.office.totals(one).lines, len(numbers(office, one))) == (count, count), one
    whole = office.office.totals(EVERY)
    assert (whole.euro_cents, whole.eligible_cents) == (7000, 3000)  # the hosting's is to be agreed
    assert whole.share_cents == sum(one.asked_cents for one in office.inbox.all())
    assert office.office.totals(LinesAsked(year=1999)) == LinesTotal()


def test_what_there_is_to_narrow_to_is_what_stands_in_some_line(office: Office) -> None:
    office.take(a_claim(a_line(1), a_line(2, kind="")))
    office.take(a_claim(a_line(1, of=2, kind="HEBE"), of=2, action=a_project(authority=None)))
    choices = office.office.choices()
    assert (choices.editions, choices.years, choices.letters) == (("MTFMDD",), (2026,), ("A", "D"))
    assert (choices.authorities, choices.kinds) == ((LILLE,), ("HEBE", "TAXI"))


def test_a_verdict_shows_in_the_list_while_the_line_claims_the_same(office: Office) -> None:
    first = office.take(a_claim(a_line(1), a_line(2)))
    for number, verdict, reason in ((1, Verdict.REFUSE, ReviewReason.PERSONAL), (2, Verdict.ACCEPT, None)):
        office.reviewing.judge(first, a_line(number).id, verdict, reason=reason)
    rows = office.office.lines_of(first)
    assert [(one.line.number, one.state, one.kept_cents) for one in rows] == [
        (1, LineState.REFUSED, 0),
        (2, LineState.ACCEPTED, 10000),
    ]
    assert numbers(office, LinesAsked(states=frozenset({LineState.ACCEPTED}))) == [(1, 2)]

    second = office.take(a_claim(a_line(1), a_line(2, "90.00"), sequence=2, previous=first))
    assert [one.state for one in office.office.lines_of(second)] == [LineState.REFUSED, LineState.UNSEEN]


def test_only_the_last_version_of_a_dossier_is_in_force(office: Office) -> None:
    first = office.take(a_claim(a_line(1), a_line(2)))
    second = office.take(a_claim(a_line(1), sequence=2, previous=first))
    assert numbers(office) == [(1, 1)]
    assert [one.line.number for one in office.office.lines_of(first)] == [1, 2]
    assert [one.line.manifest_sha256 for one in office.office.lines_of(second)] == [second]
    assert office.office.lines_of("f" * 64) == ()


def test_the_same_file_is_found_in_any_dossier_of_any_year(office: Office) -> None:
    earlier = a_mission(starts_on=date(2025, 10, 12), ends_on=date(2025, 10, 15))
    office.take(a_claim(a_line(7, file="hotel", of=2), of=2, files=["hotel"], action=earlier))
    shared = a_line(1, file="hotel")
    mine = office.take(a_claim(shared, a_line(2), files=["hotel"]))
    (found,) = office.office.same_files(mine)
    assert (found.expense, found.other.dossier.int, found.other.number, found.other.year) == (shared.id, 2, 7, 2025)


def test_a_file_of_an_earlier_version_or_of_the_same_dossier_is_no_look_alike(office: Office) -> None:
    twice = (a_line(1, file="hotel"), a_line(2, file="hotel"))
    first = office.take(a_claim(*twice, files=["hotel"]))
    second = office.take(a_claim(*twice, files=["hotel"], sequence=2, previous=first))
    assert office.office.same_files(second) == ()
    other = office.take(a_claim(a_line(1, file="hotel", of=2), of=2, files=["hotel"]))
    assert {one.other.manifest_sha256 for one in office.office.same_files(other)} == {second}


def test_the_same_purchase_is_found_however_its_payee_is_written(office: Office) -> None:
    same = {"payee": "Hôtel ATLAS", "amount": dirhams("450.00")}
    office.take(a_claim(a_line(5, of=2, payee="hotel atlas", amount=dirhams("450.00")), of=2))
    for change in ({"amount": dirhams("450.01")}, {"paid_on": date(2026, 10, 14)}, {"payee": "Riad"}, {"payee": ""}):
        number = 3 + len(office.inbox.all())
        office.take(a_claim(a_line(1, of=number, **(same | change)), of=number))  # type: ignore[arg-type]  # any fields
    mine = office.take(a_claim(a_line(1, **same), a_line(2, payee=""), a_line(3, "")))  # type: ignore[arg-type]
    assert [(one.expense, one.other.number) for one in office.office.same_expenses(mine)] == [(a_line(1).id, 5)]


def test_near_pictures_are_found_once_they_were_looked_at(office: Office) -> None:
    theirs = office.take(a_claim(a_line(4, of=2), of=2))
    mine = office.take(a_claim(a_line(1), a_line(2)))
    digest, far, other = (receipt_of(one, 1).pages[0].digest for one in ("1 1", "1 2", "2 4"))
    assert set(office.office.without_likeness(mine)) == {digest, far}
    assert office.office.same_pictures(mine) == ()
    with office.kept.open_unit() as unit:
        unit.put_likeness(digest, 0b1111)
        unit.put_likeness(far, (1 << 64) - 1)
        unit.put_likeness(other, 0)
        unit.commit()
    assert office.office.without_likeness(mine) == ()
    (found,) = office.office.same_pictures(mine)
    assert (found.expense, found.other.manifest_sha256, found.other.number) == (a_line(1).id, theirs, 4)
    assert [one.other.number for one in office.office.same_pictures(theirs)] == [1]


def test_a_picture_already_looked_at_is_known_in_the_next_version(office: Office) -> None:
    first = office.take(a_claim(a_line(1)))
    with office.kept.open_unit() as unit:
        unit.put_likeness(receipt_of("1 1").pages[0].digest, None)
        unit.commit()
    second = office.take(a_claim(a_line(1), a_line(2), sequence=2, previous=first))
    assert office.office.without_likeness(second) == (receipt_of("1 2").pages[0].digest,)


LINES = st.lists(
    st.tuples(
        st.integers(1, 4),  # dossier
        st.integers(0, 40_000),  # cents
        st.sampled_from(["Atlas", "âtlas ", "Riad", "", "Hôtel 7", "%"]),
        st.sampled_from([date(2026, 10, 12), date(2026, 10, 14), None]),
        st.sampled_from(["TAXI", "HEBE", "CADO", ""]),
        st.sampled_from(["", "one", "two"]),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(list(LineSort)), st.booleans(), st.sampled_from(["", "atlas", "7"]))
def test_both_stores_tell_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int, str, date | None, str, str]],
    sort: LineSort,
    descending: bool,  # noqa: FBT001 - given by Hypothesis
    words: str,
) -> None:
    folder = tmp_path_factory.mktemp("offices")
    (folder / "disk").mkdir()
    (folder / "memory").mkdir()
    store = OpenStore(folder / "disk")
    both = Office(InMemory(), folder / "memory"), Office(store, folder / "disk")
    told = []
    for office in both:
        manifests = []
        for of in sorted({row[0] for row in rows}):
            lines = [
                a_line(number, f"{cents / 100:.2f}", of=of, payee=payee, paid_on=day, kind=kind, file=file)
                for number, (whose, cents, payee, day, kind, file) in enumerate(rows, start=1)
                if whose == of
            ]
            manifests.append(office.take(a_claim(*lines, of=of, files=["one", "two"])))
        asked = LinesAsked(words=words)
        page = office.office.page(asked, sort=sort, descending=descending, most=5)
        told.append(
            (
                [one.line for one in page.rows],
                page.then is None,
                office.office.totals(asked),
                office.office.choices(),
                [(office.office.same_files(one), office.office.same_expenses(one)) for one in manifests],
            )
        )
    store.close()
    assert told[0] == told[1]
