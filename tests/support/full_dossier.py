"""Dossiers of the four kinds with everything in them, and memberships and meetings beside: for papers and journeys."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.allowances import DailyAllowance, FiscalPower, MileageLeg
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, Coverage, HostingCase
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import LostReceiptDeclaration
from lianes_desktop.domain.funding import Advance, Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    AdvanceId,
    CommunicationId,
    ContactId,
    ExpenseId,
    FollowUpId,
    FundingId,
    ItemId,
    MeetingId,
    MembershipId,
    ParticipantId,
    ReceiptId,
    StaffTimeId,
)
from lianes_desktop.domain.joining import Commitment, LetterOfIntent, Membership, Referent, Support
from lianes_desktop.domain.missions import HOME_ZONE, Courtesy, Delegation, PlannedCost, Theme
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Mandate, Participant, Vehicle
from lianes_desktop.domain.partnerships import Candidate, Channel, NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.reports import CommunicationItem, Criterion, FollowUp, MissionReport
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting
from lianes_desktop.services.ports.store import DossierRate, Record
from support.builders import (
    DOSSIER,
    LILLE,
    OUJDA,
    REFERENCE,
    SETTINGS,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    a_rate,
    a_receipt,
    an_expense,
    an_item,
    dirhams,
    euros,
)

CLAIRE, SALIM, INES, HASSAN = (ParticipantId(UUID(int=number)) for number in (101, 102, 103, 104))
NADIA, DRISS, SILENT = (ContactId(UUID(int=number)) for number in (201, 202, 203))
TAXI, LOST, DRIVE, STAY, BUS = (ExpenseId(UUID(int=number)) for number in (301, 302, 303, 304, 305))
ON_SITE = (datetime.fromisoformat("2026-10-12 13:00"), datetime.fromisoformat("2026-10-15 12:00"))
"""From arrival to departure."""
MEMBERSHIP = MembershipId(UUID(int=401))
COMMITTEE = MeetingId(UUID(int=501))
CITY = Organisation(
    LILLE,
    "FR",
    OrganisationType.MUNICIPALITY,
    "Ville de Lille",
    siret="21590350100017",
    iban="FR7630001007941234567890185",
    bic="BDFEFRPPCCT",
    address="Place Augustin-Laurent, 59033 Lille",
)
PARTNER = next(one for one in REFERENCE.organisations if one.id == OUJDA)


def people() -> tuple[Participant, ...]:
    """An agent, an elected person, somebody from outside and a Moroccan delegate."""
    act = Piece("ab" * 32, 1200, "application/pdf", "ordre de mission signé.pdf")
    return (
        a_participant(
            id=CLAIRE,
            title="Mme",
            function="Chargée de mission énergie",
            service="Direction de la transition écologique, attachée territoriale",
            home="12 rue des Postes, Lille",
            workplace="Hôtel de ville, Lille",
            organisation=LILLE,
            mandate=Mandate(
                "OM-2026-118",
                date(2026, 9, 14),
                "Martine Vasseur, adjointe au maire",
                purpose="Échanger sur l'efficacité énergétique des bâtiments communaux",
                expenses="Visa, taxi, hébergement, repas",
                transport="Avion, classe économique ; train, seconde classe",
                paper=act,
            ),
            expertise="Rénovation énergétique des écoles ; contrats de performance.",
            expertise_shared=True,
            vehicle=Vehicle(FiscalPower.FROM_6_TO_7, 1950),
        ),
        a_participant(
            id=SALIM,
            given_name="Salim",
            family_name="Bençalem",
            title="M.",
            status=Status.ELECTED,
            function="Conseiller municipal délégué à la coopération",
            organisation=LILLE,
            mandate=Mandate(
                "2026/345",
                date(2026, 9, 4),
                "Le maire",
                body="Conseil municipal",
                purpose="Rencontre de la commune d'Oujda",
                expenses="Transport, hébergement et repas aux frais réels",
                transport="Avion, classe économique",
            ),
            position=1,
        ),
        a_participant(
            id=INES,
            given_name="Inès",
            family_name="Lœuillet",
            title="Mme",
            status=Status.STAKEHOLDER,
            function="Directrice",
            employer="Association Énergies du Nord",
            mandate=Mandate("LM-7", date(2026, 9, 14), "Martine Vasseur"),
            position=2,
        ),
        a_participant(
            id=HASSAN,
            given_name="Hassan",
            family_name="El Ouafi",
            given_name_ar="حسن",
            family_name_ar="الوافي",
            title="M.",
            status=Status.DELEGATE,
            function="Président de la commission de l'environnement",
            function_ar="رئيس لجنة البيئة",
            organisation=OUJDA,
            mandate=Mandate("", date(2026, 9, 1), "Le maire de Lille"),
            position=3,
        ),
    )


def contacts() -> tuple[Contact, ...]:
    """Two people who agreed to be named, and one who has not been asked."""
    yes = Consent(ConsentState.GRANTED, date(2026, 10, 13), ConsentChannel.PRINTED, "ar", keep=True, transmit=True)
    return (
        a_contact(
            id=NADIA,
            title="Mme",
            given_name_ar="نادية",
            family_name_ar="العمراني",
            function="Cheffe du service technique",
            function_ar="رئيسة المصلحة التقنية",
            organisation="Commune d'Oujda",
            organisation_ar="جماعة وجدة",
            organisation_type=OrganisationType.MUNICIPALITY,
            phone="+212536601234",
            mobile="+212661234567",
            email="n.elamrani@oujda.example",
            languages=("ar", "fr"),
            note="Pilote le plan énergie de la commune (2025-2030).",
            follow_up="Envoyer le cahier des charges type",
            consent=yes,
        ),
        a_contact(
            id=DRISS,
            given_name="",
            family_name="",
            given_name_ar="إدريس",
            family_name_ar="بنجلون",
            function_ar="المدير العام للمصالح",
            organisation_ar="جماعة وجدة",
            consent=yes,
        ),
        a_contact(id=SILENT, given_name="Fouad", family_name="Tahiri", function="Technicien"),
    )


def programme() -> tuple[ProgrammeItem, ...]:
    """Three days: a flight, meetings, a visit, a meal."""
    return (
        an_item(
            "2026-10-12 08:40", "2026-10-12 12:15", title="Vol Paris – Oujda (AT 781)", kind=ItemKind.FLIGHT,
            place="Aéroport Oujda-Angad", id=_item(1),
        ),
        an_item(
            "2026-10-13 09:00", "2026-10-13 10:30", title="Accueil par le président du conseil communal",
            kind=ItemKind.WELCOME, place="Hôtel de ville d'Oujda", contacts=(NADIA, SILENT), results=(2, 5),
            state=ItemState.HELD, id=_item(2),
        ),
        an_item(
            "2026-10-13 11:00", "2026-10-13 12:30", title="Atelier « bâtiments sobres » : bilan 2025",
            kind=ItemKind.WORKSHOP, place="Maison de l'énergie", contacts=(NADIA, DRISS), results=(1, 4),
            exchanged=(ExchangeForm.METHOD, ExchangeForm.TOOL), state=ItemState.HELD,
            outcome="La commune suit ses factures d'énergie par bâtiment ; tableau partagé.",
            participants=(CLAIRE, INES), id=_item(3),
        ),
        an_item(
            "2026-10-13 13:00", "2026-10-13 14:30", title="غداء عمل", kind=ItemKind.MEAL, place="مطعم «دار نعيمة»",
            covers=12, diets="2 végétariens", id=_item(4),
        ),
        an_item(
            "2026-10-14 09:30", "2026-10-14 11:30", title="Visite de la station d'épuration (tranche 2 : 3,5 km)",
            kind=ItemKind.SITE_VISIT, place="STEP d'Oujda", contacts=(DRISS,), results=(1,), state=ItemState.HELD,
            exchanged=(ExchangeForm.PRACTICE,), outcome="Boues valorisées en biogaz.", id=_item(5),
        ),
        an_item(
            "2026-10-14 15:00", "2026-10-14 16:00", title="Point presse annulé", kind=ItemKind.PRESS,
            state=ItemState.CANCELLED, id=_item(6),
        ),
        an_item(
            "2026-10-15 14:00", "2026-10-15 19:20", title="Vol Oujda – Paris (AT 780)", kind=ItemKind.FLIGHT,
            place="Aéroport Oujda-Angad", id=_item(7),
        ),
    )  # fmt: skip


def a_full_mission(**fields: object) -> Dossier:
    """A mission to Oujda with everything in it."""
    receipts = tuple(a_receipt(name, id=ReceiptId(UUID(int=600 + at))) for at, name in enumerate(("vol", "hotel"), 1))
    action = a_mission(
        themes=(Theme.ENERGY, Theme.SANITATION),
        objectives=(1, 3),
        sdgs=(7, 11),
        membership=MEMBERSHIP,
        budget=(
            PlannedCost(BudgetHeading.AIR, 140_000),
            PlannedCost(BudgetHeading.LODGING, 60_000),
            PlannedCost(BudgetHeading.MEALS, 30_000),
            PlannedCost(BudgetHeading.OTHER, 10_000),
        ),
    )
    full = Dossier(
        action,
        CITY,
        PARTNER,
        participants=people(),
        items=programme(),
        contacts=contacts(),
        rates=(a_rate(),),
        expenses=(
            an_expense("612.40", number=1, kind="AVION", payee="Royal Air Maroc", payer=CLAIRE,
                       paid_on=date(2026, 9, 20), receipts=(receipts[0].id,), id=ExpenseId(UUID(int=300))),
            an_expense(dirhams("1450.00"), number=2, kind="HEBE", payee="فندق الأطلس", payer=CLAIRE,
                       receipts=(receipts[1].id,), id=STAY),
            an_expense(dirhams("120.00"), number=3, kind="TAXI", payee="Petit taxi n° 214", payer=CLAIRE,
                       note="Retour de la STEP, sans transport en commun", id=TAXI, receipts=()),
            an_expense("18.50", number=4, kind="REMI", payee="Café de la Gare", payer=SALIM, receipts=(), id=LOST,
                       declaration=LostReceiptDeclaration("Ticket effacé par la pluie", date(2026, 10, 16), "A. Roux")),
            an_expense("117.40", number=5, kind="INKM", payee="", payer=CLAIRE, receipts=(), id=DRIVE,
                       mileage=MileageLeg("Lille", "Paris-Orly", 240, FiscalPower.FROM_6_TO_7, 1950,
                                          date(2026, 10, 1))),
            an_expense("190.00", number=6, kind="INDJ", payee="Indemnités", payer=CLAIRE, receipts=(), id=BUS,
                       allowance=DailyAllowance(*ON_SITE,
                                                euros("95.00"), evenings_offered=1, deliberation="2026-41")),
            an_expense("9.00", number=7, kind="TELE", payee="Orange Maroc", payer=CLAIRE,
                       receipts=(receipts[1].id,), id=ExpenseId(UUID(int=306))),
        ),
        receipts=receipts,
        fundings=(
            Funding(FundingId(UUID(int=701)), DOSSIER, "Département du Nord", 20_000, FundingState.GRANTED),
            Funding(FundingId(UUID(int=702)), DOSSIER, "Agence de l'eau", 15_000),
            Funding(FundingId(UUID(int=703)), DOSSIER, "Salle prêtée par l'université", 8_000, FundingState.GRANTED,
                    FundingNature.IN_KIND),
        ),
        advances=(Advance(AdvanceId(UUID(int=711)), DOSSIER, 40_000, date(2026, 10, 1), participant=CLAIRE),),
        staff_times=(
            StaffTime(StaffTimeId(UUID(int=721)), DOSSIER, CLAIRE, date(2026, 9, 28), 3, 28_050, "Préparation"),
            StaffTime(StaffTimeId(UUID(int=722)), DOSSIER, CLAIRE, date(2026, 10, 13), 2, 28_050, "Sur place"),
        ),
        follow_ups=(
            FollowUp(FollowUpId(UUID(int=731)), DOSSIER, "Envoyer le cahier des charges type", "Claire Delattre",
                     date(2026, 11, 15)),
            FollowUp(FollowUpId(UUID(int=732)), DOSSIER, "Inviter la délégation à Lille", "Ville de Lille",
                     date(2027, 3, 1), date(2026, 11, 2)),
        ),
        communications=(
            CommunicationItem(CommunicationId(UUID(int=741)), DOSSIER, "Lille et Oujda parlent énergie",
                              published_on=date(2026, 10, 20), link="https://lille.example/oujda", people_shown=True,
                              paper=Piece("cd" * 32, 10, "image/jpeg", "article.jpg")),
        ),
        reports=(
            MissionReport(
                DOSSIER,
                objective="Comparer le suivi des consommations et préparer un accueil en 2027.",
                course="Trois jours pleins, conformes au programme.\nLe point presse a été annulé.",
                french_side="Une méthode de suivi par bâtiment, peu coûteuse.",
                moroccan_side="Un modèle de contrat de performance énergétique.",
                results=((1, "Deux outils échangés."), (5, "Un accueil décidé pour 2027.")),
                criteria=(Criterion("interet_local", "Écoles concernées", 3), Criterion("dialogue", "", 2)),
                staff_impact="Confiance et vocabulaire commun.",
                satisfaction=4,
                lessons="Traduire le programme en arabe avant le départ.",
            ),
        ),
    )  # fmt: skip
    return _changed(full, fields)


def a_full_hosting(**fields: object) -> Dossier:
    """A day in Lille with a delegation from Oujda."""
    action = a_hosting_day(
        case=HostingCase.DIRECT,
        groups=("Énergie", "Eau"),
        delegation=Delegation(
            "Commune d'Oujda", date(2026, 10, 18), date(2026, 10, 22), "Samira Haddad", "Minibus 19 pl."
        ),
        courtesy=Courtesy.MEAL,
    )
    items = (
        an_item("2026-10-20 09:00", "2026-10-20 09:45", title="Accueil à l'hôtel de ville", kind=ItemKind.WELCOME,
                zone=HOME_ZONE, place="Hôtel de ville", id=_item(11)),
        an_item("2026-10-20 10:00", "2026-10-20 12:00", title="Visite de la chaufferie biomasse", group="Énergie",
                kind=ItemKind.SITE_VISIT, zone=HOME_ZONE, place="Lille-Sud", id=_item(12)),
        an_item("2026-10-20 12:15", "2026-10-20 13:45", title="Déjeuner offert", kind=ItemKind.MEAL, covers=14,
                diets="halal, 2 végétariens", zone=HOME_ZONE, place="Maison de l'environnement", id=_item(13)),
    )  # fmt: skip
    return _changed(Dossier(action, CITY, PARTNER, participants=people(), items=items, contacts=contacts()), fields)


def a_full_partnership(**fields: object) -> Dossier:
    """The search for a partner, with two candidates."""
    action = NewPartnership(
        DOSSIER,
        "Un partenaire dans l'Oriental",
        LILLE,
        themes=(Theme.WASTE,),
        intention="Échanger sur le tri à la source et former des agents.",
        sought="Une commune de 100 000 à 300 000 habitants, avec une régie de collecte.",
        intention_on=date(2026, 7, 1),
        population=236_000,
        competences="Propreté, énergie",
        stakes="Tri, quartiers denses",
        candidates=(
            Candidate("Commune de Berkane", None, 109_000, "Propreté", "Décharge à fermer", Channel.DIPLOMATIC),
            Candidate("جماعة تاوريرت", None, 103_000, "", "", Channel.LIANES, retained=True),
        ),
    )
    return _changed(Dossier(action, CITY, None, participants=people()[:2], contacts=contacts()), fields)


def a_full_project(**fields: object) -> Dossier:
    """A study led by the two authorities."""
    action = CooperationProject(
        DOSSIER, "Étude d'un espace info-énergie", LILLE, OUJDA, "Oujda", (Theme.ENERGY,),
        starts_on=date(2026, 10, 1), ends_on=date(2027, 6, 30), description="Étude et plans",
    )  # fmt: skip
    spent = (an_expense("4800.00", kind="ETUD", payee="Bureau d'études Atlas"),)
    return _changed(Dossier(action, CITY, PARTNER, participants=people()[:1], expenses=spent), fields)


def a_membership(**fields: object) -> Membership:
    """The city of Lille, its letter signed and its convention under discussion."""
    given: dict[str, object] = {
        "id": MEMBERSHIP,
        "edition": SETTINGS.editions[0].code,
        "authority": LILLE,
        "ambitions": "Partager nos méthodes de rénovation.",
        "supports": (Support.METHOD, Support.INTRODUCTIONS),
        "referent": Referent("Claire Delattre", "Chargée de mission", "+33320495000", "c.delattre@lille.example"),
        "letter": LetterOfIntent(
            (ActionType.MISSION, ActionType.HOSTING),
            (Theme.ENERGY, Theme.WASTE),
            "Progresser sur l'énergie des bâtiments avec Oujda.",
            signatory="Martine Vasseur",
            signatory_title="adjointe au maire",
            place="Lille",
            signed_on=date(2026, 8, 20),
        ),
        "convention": Convention(
            "LC-2026-014",
            date(2026, 8, 28),
            overrides=ConventionOverrides(
                rate=Decimal("0.40"),
                ceiling_cents=300_000,
                coverage=(("COMM", Coverage.FULL),),
                kind_ceilings_cents=(("HEBE", 12_000),),
                articles=(("rate", "4"), ("HEBE", "5.2")),
            ),
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 12, 31),
        ),
        "commitment": Commitment(20, 2, 1, "Un agent référent à mi-temps"),
        "signatories": "Pour la Ville de Lille : Martine Vasseur",
    }
    return Membership(**(given | fields))  # type: ignore[arg-type]  # any field of the value


def a_committee(**fields: object) -> SteeringMeeting:
    """A meeting of the committee with two decisions."""
    given: dict[str, object] = {
        "id": COMMITTEE,
        "edition": SETTINGS.editions[0].code,
        "held_on": date(2026, 11, 5),
        "place": "Lille, siège de Lianes",
        "agenda": "Bilan des missions ; calendrier 2027",
        "attendance": (
            Attendee("Nizar Yaiche", "Lianes coopération"),
            Attendee("Salim Bençalem", "Ville de Lille"),
            Attendee("محمد أمين", "جماعة وجدة", present=False),
        ),
        "decisions": (
            CommitteeDecision("Accueillir Oujda en mars 2027", "Ville de Lille", date(2027, 3, 1)),
            CommitteeDecision("Diffuser le tableau de suivi", "Lianes", None, date(2026, 11, 12)),
        ),
        "minutes": "Chaque collectivité présente ses actions.",
        "held": True,
    }
    return SteeringMeeting(**(given | fields))  # type: ignore[arg-type]  # any field of the value


def records_of(dossier: Dossier) -> tuple[Record, ...]:
    """Every record of a dossier, to be put in a store."""
    return (
        dossier.action,
        *dossier.participants,
        *dossier.items,
        *dossier.contacts,
        *(DossierRate(dossier.action.id, one) for one in dossier.rates),
        *dossier.receipts,
        *dossier.expenses,
        *dossier.meetings,
        *dossier.fundings,
        *dossier.advances,
        *dossier.staff_times,
        *dossier.follow_ups,
        *dossier.communications,
        *dossier.reports,
    )


def _item(number: int) -> ItemId:
    return ItemId(UUID(int=800 + number))


def _changed(dossier: Dossier, fields: dict[str, object]) -> Dossier:
    return replace(dossier, **fields)  # type: ignore[arg-type]  # any field of the value
