"""A mission that was lived: lines held, people met, what came of it. For tests of the report."""

from datetime import date

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState
from lianes_desktop.domain.funding import StaffTime
from lianes_desktop.domain.ids import CommunicationId, FollowUpId, StaffTimeId, new_id
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState
from lianes_desktop.domain.reports import CommunicationItem, FollowUp
from lianes_desktop.services.ports.store import Record
from support.builders import DOSSIER, a_contact, a_mission, a_participant, an_item

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
REFUSED = Consent(ConsentState.REFUSED, date(2026, 10, 12), ConsentChannel.ORAL, "fr")

MISSION = a_mission(objectives=(1, 3))
CLAIRE = a_participant(gender=Gender.WOMAN)
THOMAS = a_participant(given_name="Thomas", family_name="Vermeersch", status=Status.ELECTED, gender=Gender.MAN)
EXPERT = a_participant(given_name="Inès", family_name="Roux", status=Status.EXPERT)
TIME = StaffTime(StaffTimeId(new_id()), DOSSIER, CLAIRE.id, date(2026, 10, 12), 3, 30000)
NADIA = a_contact(
    title="Mme", function="Cheffe du service Énergie", organisation="Commune d'Oujda", consent=AGREED,
    organisation_type=OrganisationType.MUNICIPALITY, gender=Gender.WOMAN, follow_up="Envoyer le modèle de suivi",
)  # fmt: skip
HASSAN = a_contact(
    given_name="Hassan", family_name="Lahlou", organisation="Coopérative Soleil", consent=REFUSED,
    organisation_type=OrganisationType.COMPANY, follow_up="Rappeler M. Lahlou",
)  # fmt: skip
FATIMA = a_contact(given_name="Fatima", family_name="Zahra", organisation="École Ibn Khaldoun", gender=Gender.WOMAN)
OPENING = an_item(
    "2026-10-12 09:00", "2026-10-12 10:00", title="Accueil officiel", kind=ItemKind.WELCOME, place="Mairie",
    state=ItemState.HELD, results=(2,), contacts=(NADIA.id,),
)  # fmt: skip
AUDIT = an_item(
    "2026-10-12 10:00", "2026-10-12 12:30", title="Audit énergétique des écoles", results=(1, 3),
    state=ItemState.HELD, exchanged=(ExchangeForm.PRACTICE, ExchangeForm.METHOD), contacts=(NADIA.id, HASSAN.id),
    outcome="Un audit commun de trois écoles est décidé, avec Hassan Lahlou.",
    interest_fr="Méthode d'audit à bas coût", interest_ma="Suivi des consommations",
)  # fmt: skip
VISIT = an_item(
    "2026-10-13 09:00", "2026-10-13 13:00", title="Centrale solaire", kind=ItemKind.SITE_VISIT, place="Jerada",
    state=ItemState.ADDED, exchanged=(ExchangeForm.TOOL,), results=(1,),
)  # fmt: skip
CANCELLED = an_item("2026-10-13 15:00", "2026-10-13 16:00", title="Presse", state=ItemState.CANCELLED, results=(5,))
PENDING = an_item("2026-10-14 09:00", "2026-10-14 10:30", title="Débriefing", kind=ItemKind.DEBRIEFING, results=(5,))
LATE = FollowUp(FollowUpId(new_id()), DOSSIER, "Rédiger le protocole", "Claire Delattre", date(2026, 10, 1))
DONE = FollowUp(
    FollowUpId(new_id()), DOSSIER, "Traduire la fiche", "Oujda", date(2026, 11, 1), done_on=date(2026, 10, 14)
)
ARTICLE = CommunicationItem(
    CommunicationId(new_id()), DOSSIER, "Lille et Oujda ensemble", published_on=date(2026, 10, 14),
    link="https://lille.example/oujda", people_shown=True,
)  # fmt: skip
RECORDS: tuple[Record, ...] = (
    MISSION, CLAIRE, THOMAS, NADIA, HASSAN, FATIMA, OPENING, AUDIT, VISIT, CANCELLED, PENDING, LATE, DONE, ARTICLE,
)  # fmt: skip
"""All of it."""
