"""The hash-chained trail in words: each deed with its figures, and nothing raw."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from support.memory import NOW
from support.office_money import EDITION, LILLE_IBAN, a_claim, a_decision, a_notice, a_payment
from support.rules import plain

from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.payments import Payment, PaymentState, TransferOrder
from lianes_desktop.i18n import catalogue, deeds, formats
from lianes_desktop.services.answer_deeds import deed_of
from lianes_desktop.services.deeds import deeds_of
from lianes_desktop.services.ports.store import Change, Record

ONE = UUID(int=1)
DUE = a_payment(cents=412_350)
PAID = replace(
    DUE, state=PaymentState.PAID, order=ONE, executed_on=date(2026, 11, 4), reference="Virement de Mme Alaoui"
)
ORDER = TransferOrder(
    ONE, "LIANES-20261102-1A", NOW, "Inès", date(2026, 11, 4), LILLE_IBAN, "", 2, 412_350, "/x", "ab" * 32, "L", "<x/>"
)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    yield
    catalogue.activate("fr")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, DUE, "4 123,50 €, compte qui se termine par 0185"),
        (None, replace(DUE, cents=-45_000, iban=""), "−450,00 €"),
        (DUE, PAID, "4 123,50 €, compte qui se termine par 0185, exécuté le 04/11/2026"),
        (
            None, ORDER,
            "LIANES-20261102-1A, 2 virements, 4 123,50 €, exécution le 04/11/2026, compte qui se termine par 0185",
        ),
        (None, Envelope(ONE, EDITION, 1_500_000), f"{EDITION}, 15 000,00 €"),
        (
            None, Envelope(ONE, EDITION, 800_000, 2026, "A", OrganisationId("FR-LIL")),
            f"{EDITION}, 8 000,00 €, Mission d'expertise, 2026, FR-LIL",
        ),
        (None, FunderShare(ONE, EDITION, "Agents", 150_000), f"{EDITION}, 1 500,00 €, En argent"),
        (
            None, FunderShare(ONE, EDITION, "Agents", 150_000, in_kind=True, cap_parts=2_550),
            f"{EDITION}, 1 500,00 €, En nature, valorisé, plafond : 25,5 %",
        ),
    ],
)  # fmt: skip
def test_what_moves_money_is_told_in_euros_and_days(before: Record | None, after: Record, words: str) -> None:
    (done,) = deeds_of([Change(before, after)])
    assert plain(deeds.details(done)) == words


def test_an_answer_is_told_by_its_number_and_sums() -> None:
    claim = a_claim()
    assert (
        plain(deeds.details(deed_of(a_decision(claim, 9_000, 3))))
        == "réponse n° 3, 180,00 € sur 0,00 €, 90,00 € à reverser"
    )
    assert plain(deeds.details(deed_of(a_notice(claim, PAID)))) == "réponse n° 2, 4 123,50 €"


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ((("count", "1"),), "1 question"),
        ((("point", "bank"),), "Le RIB est-il bien celui de la collectivité ?"),
        ((("verdict", "quantum"), ("number", "trois"), ("kept_cents", "5")), "quantum, trois, 5"),
        ((("line", "a" * 64), ("payment", str(ONE)), ("orders", "7")), ""),
    ],
)
def test_what_a_later_version_wrote_is_shown_as_it_is_and_identities_are_not(
    details: tuple[tuple[str, str], ...], words: str
) -> None:
    assert plain(deeds.details(Deed(Done.JUDGED, details=details))) == words


def test_the_reference_that_a_person_typed_never_stands_in_the_trail() -> None:
    told = deeds_of([Change(replace(PAID, state=PaymentState.ORDERED, executed_on=None, reference=""), PAID)])
    assert told
    assert not re.search("Alaoui", repr(told))
    assert isinstance(PAID, Payment)


def test_in_arabic_a_deed_that_begins_with_a_code_is_read_from_the_right() -> None:
    (done,) = deeds_of([Change(None, Envelope(ONE, EDITION, 1_500_000))])
    catalogue.activate("ar")
    assert deeds.details(done).startswith(formats.RLM)
    assert deeds.details(Deed(Done.JUDGED)) == ""
