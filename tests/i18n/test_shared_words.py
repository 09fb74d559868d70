"""What two laptops say differently, in words a person reads."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from support.fingers import plain

from lianes_desktop.domain.ids import DossierId, SeriesId
from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE, Clash, Plain, Side
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.shares import Conflict
from lianes_desktop.domain.versions import RecordVersion
from lianes_desktop.i18n import catalogue, shared_words

SOMEBODY = str(UUID(int=7))


@pytest.fixture(autouse=True)
def french() -> None:
    catalogue.activate("fr")


def conflict(field: str, kind: str = "expense", number: int = 3, name: str = "Taxi") -> Conflict:
    at = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
    version = RecordVersion("a", UUID(int=1), DossierId(UUID(int=2)), kind, SeriesId(UUID(int=3)), at, (), "{}")
    return Conflict(kind, version.record, number, name, Clash(field, (Side(None, version),)), None)


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("amount", {"currency": "MAD", "minor": 1250}, "12,50 MAD"),
        ("debit_cents", 1250, "12,50 €"),
        ("paid_on", "2026-10-13", "13/10/2026"),
        ("kind", "TAXI", "Taxi, VTC"),
        ("note", "de nuit", "de nuit"),
        ("note", "", "Rien"),
        ("paid_on", None, "Rien"),
        ("guests", LEFT_OUT, "Rien"),
        ("reviewed", True, "oui"),
        ("reviewed", False, "non"),
        ("payer", SOMEBODY, "Claire Delattre"),
        ("beneficiaries", [SOMEBODY, "x"], "Claire Delattre, x"),
        ("beneficiaries", [], "Rien"),
        ("beneficiaries", ["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e, f, …"),
        ("mandate", {"number": "OM-1", "dated": None, "signatory": "Le maire"}, "OM-1 · Le maire"),
        (WHOLE, GONE, "Supprimer"),
        (WHOLE, {"payee": "Taxi"}, "Garder, avec ce qui a changé"),
    ],
)
def test_a_value(field: str, said: Plain, words: str) -> None:
    names: dict[str, Any] = {SOMEBODY: "Claire Delattre"}

    assert plain(shared_words.value(conflict(field), said, names)) == words


def test_hours_and_codes_of_a_visit() -> None:
    visit = conflict("starts_at", "item", 0, "Visite")

    assert plain(shared_words.value(visit, "2026-10-13T09:30:00", {})) == "13 octobre à 09:30"
    assert (
        plain(shared_words.value(conflict("kind", "item", 0), ItemKind.SITE_VISIT.value, {})) == "Visite d'équipement"
    )
    assert plain(shared_words.value(conflict("status", "participant", 0), Status.ELECTED.value, {})) == "Élu"
    consent = {"state": "granted", "keep": True, "given_on": None}
    assert plain(shared_words.value(conflict("consent", "contact", 0), consent, {})) == "Accord · oui"


def test_records_and_fields() -> None:
    assert plain(shared_words.record(conflict("amount"))) == "Dépense n° 3 · Taxi"
    assert plain(shared_words.record(conflict("title", "item", 0, ""))) == "Rendez-vous"
    assert plain(shared_words.field("payee")) == "Fournisseur"
    assert plain(shared_words.field("amount")) == "Montant"
    assert plain(shared_words.field(WHOLE)) == "Supprimer ou garder"
