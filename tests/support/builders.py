"""Values for tests, complete unless told otherwise: ``an_expense(kind="TAXI")``."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.ids import (
    ContactId,
    DossierId,
    ExpenseId,
    ItemId,
    OrganisationId,
    ParticipantId,
    RateId,
    ReceiptId,
    new_id,
)
from lianes_desktop.domain.missions import MOROCCO_ZONE, HostingDay, Mission, Theme
from lianes_desktop.domain.money import EUR, MAD, ExchangeRate, ExchangeSlip, Money, RateSource
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject, ProjectKind
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.templates import Templates
from lianes_desktop.services.reference import load
from lianes_desktop.services.templates import load as load_templates

DOSSIER = DossierId(UUID(int=1))
LILLE = OrganisationId("FR-LIL")
OUJDA = OrganisationId("MA-OUJ-C")
RESOURCES = Path(__file__).parents[2] / "resources"


def shipped_settings() -> ProgrammeSettings:
    """What is shipped."""
    return load((RESOURCES / "reference" / "reference_data.json").read_text(encoding="utf-8"))


def shipped_templates() -> Templates:
    """The templates and shared tasks shipped."""
    return load_templates((RESOURCES / "reference" / "templates.json").read_text(encoding="utf-8"))


SETTINGS = shipped_settings()
REFERENCE = SETTINGS.reference()


def euros(text: str) -> Money:
    """A sum in euros."""
    return Money.of(Decimal(text), EUR)


def dirhams(text: str) -> Money:
    """A sum in dirhams."""
    return Money.of(Decimal(text), MAD)


def a_mission(**fields: Any) -> Mission:  # noqa: ANN401 - fields of the value
    """Four days in Oujda, nothing missing."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Oujda, efficacité énergétique",
        "authority": LILLE,
        "partner": OUJDA,
        "place": "Oujda",
        "themes": (Theme.ENERGY,),
        "starts_on": date(2026, 10, 12),
        "ends_on": date(2026, 10, 15),
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return Mission(**(given | fields))


def a_hosting_day(**fields: Any) -> HostingDay:  # noqa: ANN401 - fields of the value
    """A day in Lille with a delegation from Oujda, nothing missing."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Délégation d’Oujda",
        "authority": LILLE,
        "partner": OUJDA,
        "place": "Lille",
        "themes": (Theme.ENERGY,),
        "held_on": date(2026, 10, 20),
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return HostingDay(**(given | fields))


def a_partnership(**fields: Any) -> NewPartnership:  # noqa: ANN401 - fields of the value
    """A partner sought by Lille, the intention said."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Un partenaire pour l’eau",
        "authority": LILLE,
        "themes": (Theme.SANITATION,),
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2026, 12, 15),
        "intention": "Échanger sur l’eau potable",
        "intention_on": date(2026, 9, 10),
        "population": 230_000,
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return NewPartnership(**(given | fields))


def a_project(**fields: Any) -> CooperationProject:  # noqa: ANN401 - fields of the value
    """A study with Oujda, nothing missing."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Espace info-énergie",
        "authority": LILLE,
        "partner": OUJDA,
        "themes": (Theme.ENERGY,),
        "starts_on": date(2026, 9, 15),
        "ends_on": date(2026, 12, 31),
        "kind": ProjectKind.ENERGY_ADVICE,
        "description": "Un lieu de conseil aux habitants",
        "owners_confirmed": True,
        "no_heavy_investment": True,
        "convention": Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21)),
    }
    return CooperationProject(**(given | fields))


def a_participant(**fields: Any) -> Participant:  # noqa: ANN401 - fields of the value
    """A member of staff with a mission order."""
    given: dict[str, Any] = {
        "id": ParticipantId(new_id()),
        "dossier": DOSSIER,
        "given_name": "Claire",
        "family_name": "Delattre",
        "status": Status.STAFF,
        "mandate": Mandate("OM-1", date(2026, 9, 1)),
    }
    return Participant(**(given | fields))


def an_item(start: str = "2026-10-13 09:00", end: str = "2026-10-13 10:00", **fields: Any) -> ProgrammeItem:  # noqa: ANN401 - fields of the value
    """A meeting in Oujda."""
    given: dict[str, Any] = {
        "id": ItemId(new_id()),
        "dossier": DOSSIER,
        "title": "Réunion",
        "kind": ItemKind.MEETING,
        "starts_at": datetime.fromisoformat(start),
        "ends_at": datetime.fromisoformat(end),
        "zone": MOROCCO_ZONE,
    }
    return ProgrammeItem(**(given | fields))


def a_contact(**fields: Any) -> Contact:  # noqa: ANN401 - fields of the value
    """Somebody met, not asked yet."""
    given: dict[str, Any] = {
        "id": ContactId(new_id()),
        "dossier": DOSSIER,
        "given_name": "Nadia",
        "family_name": "El Amrani",
    }
    return Contact(**(given | fields))


def a_page(content: str = "photo") -> ReceiptPage:
    """A page whose file holds ``content``."""
    data = content.encode()
    return ReceiptPage(sha256(data).hexdigest(), len(data), 0, "image/jpeg", f"{content}.jpg")


def a_receipt(content: str = "photo", **fields: Any) -> Receipt:  # noqa: ANN401 - fields of the value
    """A receipt of one page."""
    given: dict[str, Any] = {
        "id": ReceiptId(new_id()),
        "dossier": DOSSIER,
        "pages": (a_page(content),),
        "added_at": datetime(2026, 10, 14, 20, tzinfo=UTC),
    }
    return Receipt(**(given | fields))


def an_expense(amount: str | Money | None = "100.00", **fields: Any) -> Expense:  # noqa: ANN401 - fields of the value
    """A complete, reviewed expense with its receipt; ``amount`` in euros unless it is money."""
    given: dict[str, Any] = {
        "id": ExpenseId(new_id()),
        "dossier": DOSSIER,
        "number": 1,
        "payee": "Hôtel Al Massira",
        "paid_on": date(2026, 10, 13),
        "amount": euros(amount) if isinstance(amount, str) else amount,
        "kind": "HEBE",
        "receipts": (ReceiptId(new_id()),),
        "reviewed": True,
    }
    return Expense(**(given | fields))


def a_rate(per_euro: str = "10.84", valid_from: str = "2026-10-01", **fields: Any) -> ExchangeRate:  # noqa: ANN401 - fields of the value
    """Dirhams for one euro."""
    given: dict[str, Any] = {
        "id": RateId(new_id()),
        "currency": MAD,
        "per_euro": Decimal(per_euro),
        "valid_from": date.fromisoformat(valid_from),
        "source": RateSource.CHANCELLERY,
    }
    return ExchangeRate(**(given | fields))


def a_slip(given: str = "200.00", received: str = "2113.00", **fields: Any) -> ExchangeSlip:  # noqa: ANN401 - fields of the value
    """Euros changed for dirhams."""
    return ExchangeSlip(euros(given).minor, dirhams(received), **fields)


def an_exchange(slip: ExchangeSlip | None = None, day: str = "2026-10-12", **fields: Any) -> ExchangeRate:  # noqa: ANN401 - fields of the value
    """The rate that follows from an exchange slip."""
    kept = slip or a_slip()
    given: dict[str, Any] = {"source": RateSource.SLIP, "slip": kept, "currency": kept.received.currency}
    return a_rate(str(kept.per_euro), day, **(given | fields))


def a_dossier(action: Action | None = None, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of the value
    """A mission with one participant and nothing else."""
    chosen = a_mission() if action is None else action
    organisations = {one.id: one for one in REFERENCE.organisations}
    given: dict[str, Any] = {
        "action": chosen,
        "authority": organisations.get(chosen.authority) if chosen.authority else None,
        "partner": organisations.get(chosen.partner) if chosen.partner else None,
        "participants": (a_participant(),),
    }
    return Dossier(**(given | fields))


def a_profile(**fields: Any) -> Profile:  # noqa: ANN401 - fields of the value
    """Claire, of the city of Lille."""
    given: dict[str, Any] = {
        "participant": UUID(int=99),
        "given_name": "Claire",
        "family_name": "Delattre",
        "email": "claire@lille.example",
        "organisation": LILLE,
        "status": Status.STAFF,
        "role": Role.FIELD,
    }
    return Profile(**(given | fields))
