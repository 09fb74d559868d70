"""Dossiers of the four kinds in which the checks find nothing, to change one thing of."""

from dataclasses import replace
from datetime import date
from typing import Any

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import MeetingId, ParticipantId, new_id
from lianes_desktop.domain.missions import Courtesy, HostingDay, Mission, ProgrammeAgreement, Theme
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.partnerships import Candidate, Milestones, NewPartnership, PartnershipAgreement
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reports import MissionReport
from support.builders import (
    DOSSIER,
    LILLE,
    OUJDA,
    REFERENCE,
    a_dossier,
    a_hosting_day,
    a_mission,
    a_participant,
    an_expense,
    an_item,
)

SIRET = "21590350100017"
TREASURY_IBAN = "FR7630001007941234567890185"
AGREED = ProgrammeAgreement(date(2026, 9, 20), date(2026, 9, 25), date(2026, 9, 28), "Commune d’Oujda")
CONVENTION = Convention("LC-2026-014", date(2026, 8, 28), date(2026, 9, 21))
MET = tuple(
    an_item(f"2026-10-{day} 09:00", f"2026-10-{day} 10:00", exchanged=(ExchangeForm.METHOD,)) for day in (13, 14)
)


def lille(**fields: Any) -> Organisation:  # noqa: ANN401 - fields of the value
    """The city of Lille, as it is to be paid."""
    (city,) = (one for one in REFERENCE.organisations if one.id == LILLE)
    return replace(city, **({"siret": SIRET, "iban": TREASURY_IBAN, "bic": "BDFEFRPPCCT"} | fields))


def whole_mission(**fields: Any) -> Mission:  # noqa: ANN401 - fields of the value
    """Four days in Oujda, agreed by both sides."""
    return a_mission(**({"objectives": (1,), "agreement": AGREED} | fields))


def whole_day(**fields: Any) -> HostingDay:  # noqa: ANN401 - fields of the value
    """A day in Lille, agreed by both sides, with a meal."""
    return a_hosting_day(**({"objectives": (1,), "agreement": AGREED, "courtesy": Courtesy.MEAL} | fields))


def whole_partnership(**fields: Any) -> NewPartnership:  # noqa: ANN401 - fields of the value
    """A partner found, met and agreed with."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Vers Berkane",
        "authority": LILLE,
        "partner": OUJDA,
        "themes": (Theme.WASTE,),
        "objectives": (3,),
        "sdgs": (11,),
        "convention": CONVENTION,
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2026, 12, 1),
        "intention": "Échanger sur le tri",
        "sought": "Une commune de 100 000 habitants",
        "candidates": (Candidate("Berkane", retained=True),),
        "milestones": Milestones(first_meeting_on=date(2026, 10, 1)),
        "accord": PartnershipAgreement(signed_on=date(2026, 11, 1)),
    }
    return NewPartnership(**(given | fields))


def whole_project(**fields: Any) -> CooperationProject:  # noqa: ANN401 - fields of the value
    """A study led by both authorities."""
    given: dict[str, Any] = {
        "id": DOSSIER,
        "title": "Étude d’aménagement",
        "authority": LILLE,
        "partner": OUJDA,
        "themes": (Theme.PLANNING,),
        "objectives": (2,),
        "sdgs": (11,),
        "convention": CONVENTION,
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2026, 12, 1),
        "description": "Un plan pour le quartier",
        "owners_confirmed": True,
        "no_heavy_investment": True,
    }
    return CooperationProject(**(given | fields))


def whole(action: Action | None = None, **fields: Any) -> Dossier:  # noqa: ANN401 - fields of the value
    """A dossier about the action given, a mission unless told, with all it must have."""
    chosen = whole_mission() if action is None else action
    given: dict[str, Any] = {
        "authority": lille() if chosen.authority else None,
        "participants": _people(chosen),
        "items": _items(chosen),
        "expenses": (an_expense(**_spent(chosen)),),
        "meetings": (PreparationMeeting(MeetingId(new_id()), DOSSIER, date(2026, 9, 10)),),
        "reports": (a_report(),),
    }
    return a_dossier(chosen, **(given | fields))


def a_report(**fields: Any) -> MissionReport:  # noqa: ANN401 - fields of the value
    """What both sides bring home, and a word on each result."""
    given: dict[str, Any] = {
        "dossier": DOSSIER,
        "french_side": "Une méthode de suivi",
        "moroccan_side": "Un plan de formation",
        "results": tuple((number, "Atteint") for number in range(1, 6)),
    }
    return MissionReport(**(given | fields))


def _people(action: Action) -> tuple[Any, ...]:
    if isinstance(action, HostingDay):
        delegate = {"status": Status.DELEGATE, "mandate": Mandate("Invitation 3", date(2026, 9, 1))}
        guest = a_participant(id=ParticipantId(new_id()), given_name="Nadia", family_name="El Amrani", **delegate)
        return a_participant(mandate=Mandate()), a_participant(status=Status.STAKEHOLDER), guest
    return (a_participant(),)


def _items(action: Action) -> tuple[ProgrammeItem, ...]:
    if isinstance(action, HostingDay):
        hours = "2026-10-20 09:00", "2026-10-20 10:00"
        return (an_item(*hours, kind=ItemKind.STAKEHOLDERS, zone=action.zone),)
    return MET if isinstance(action, Mission) else ()


def _spent(action: Action) -> dict[str, Any]:
    if isinstance(action, HostingDay):
        return {"paid_on": date(2026, 10, 20), "kind": "REAC", "guests": "Délégation d’Oujda"}
    return {"kind": "ETUD" if isinstance(action, CooperationProject) else "INTE"}
