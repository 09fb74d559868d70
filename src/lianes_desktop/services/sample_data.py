"""What the sample dossier tells: four days in Oujda, invented from end to end.

Addresses end in ``.example`` and numbers belong to nobody. Amounts with a photograph are those printed on it.
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind

TITLE = "Oujda, efficacité énergétique"
PLACE = "Oujda"
AUTHORITY, PARTNER = "FR-LIL", "MA-OUJ-C"
FIRST_DAY = date(2026, 10, 12)
LAST_DAY = date(2026, 10, 15)
CONVENTION = "LC-2026-014"
LETTER_ON, SIGNED_ON = date(2026, 8, 28), date(2026, 9, 21)
SIGNATORY, ASSEMBLY = "Le maire", "Conseil municipal"
RATE, RATE_NOTE = Decimal("10.84"), "Bordereau de change, aéroport d’Oujda"

HELD_DAYS = 2
"""The first days of the programme are told as held; the others are for whoever looks to mark."""
TYPES = {
    "Commune d’Oujda": OrganisationType.MUNICIPALITY,
    "École Al Qods": OrganisationType.SCHOOL,
    "Université d’Oujda": OrganisationType.SCHOOL,
    "Association Oriental Énergie": OrganisationType.ASSOCIATION,
}
OBJECTIVES = (1, 2)

BUDGET = {
    BudgetHeading.AIR: 144_000,
    BudgetHeading.LODGING: 76_500,
    BudgetHeading.MEALS: 60_000,
    BudgetHeading.LOCAL_TRANSPORT: 49_500,
    BudgetHeading.OTHER: 60_000,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part."""

    given_name: str
    family_name: str
    status: Status
    function: str
    act: str


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met."""

    given_name: str
    family_name: str
    given_name_ar: str
    family_name_ar: str
    function: str
    function_ar: str
    organisation: str
    organisation_ar: str
    consent: ConsentState = ConsentState.GRANTED


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the programme; ``day`` counts from 0."""

    day: int
    start: time
    end: time
    kind: ItemKind
    title: str
    place: str = ""
    results: tuple[int, ...] = ()
    met: tuple[str, ...] = ()
    """Family names."""
    exchanged: tuple[ExchangeForm, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """An expense; ``day`` counts from 0, and may be before the first."""

    day: int
    at: time | None
    payee: str
    kind: str
    amount: str
    currency: str = "MAD"
    photograph: str = ""
    deducted: str = ""
    lost: str = ""
    reviewed: bool = True


PEOPLE = (
    Person("Claire", "Delattre", Status.STAFF, "Chargée de mission énergie", "OM-2026-118"),
    Person("Thomas", "Vasseur", Status.ELECTED, "Conseiller municipal", "DEL-2026-74"),
    Person("Samira", "Belkacem", Status.STAFF, "Ingénieure bâtiments", "OM-2026-119"),
)

MET = (
    Met(
        "Nadia",
        "El Amrani",
        "نادية",
        "العمراني",
        "Cheffe du service Énergie et éclairage public",
        "رئيسة مصلحة الطاقة والإنارة العمومية",
        "Commune d’Oujda",
        "جماعة وجدة",
    ),
    Met(
        "Youssef",
        "Bennani",
        "يوسف",
        "بناني",
        "Directeur des services techniques",
        "مدير المصالح التقنية",
        "Commune d’Oujda",
        "جماعة وجدة",
    ),
    Met(
        "Leïla",
        "Chraïbi",
        "ليلى",
        "الشرايبي",
        "Conseillère communale",
        "مستشارة جماعية",
        "Commune d’Oujda",
        "جماعة وجدة",
    ),
    Met("Fatima-Zahra", "Idrissi", "فاطمة الزهراء", "الإدريسي", "Directrice", "مديرة", "École Al Qods", "مدرسة القدس"),
    Met(
        "Rachid", "Ouhaddou", "رشيد", "أوحدو", "Enseignant-chercheur", "أستاذ باحث", "Université d’Oujda", "جامعة وجدة"
    ),
    Met(
        "Hassan",
        "Lahlou",
        "حسن",
        "لحلو",
        "Président",
        "رئيس",
        "Association Oriental Énergie",
        "جمعية الشرق للطاقة",
        ConsentState.TO_ASK,
    ),
    Met(
        "Omar",
        "Sefrioui",
        "عمر",
        "الصفريوي",
        "Animateur",
        "منشط",
        "Maison de l’énergie",
        "دار الطاقة",
        ConsentState.REFUSED,
    ),
)

PROGRAMME = (
    Line(0, time(9, 45), time(12, 30), ItemKind.FLIGHT, "Vol Lille – Oujda", "Lille-Lesquin, 10:45"),
    Line(0, time(13), time(13, 30), ItemKind.TRANSFER, "Transfert hôtel"),
    Line(
        0,
        time(15),
        time(16, 30),
        ItemKind.MEETING,
        "Réunion d’ouverture",
        "Hôtel de ville",
        (1, 2),
        ("El Amrani", "Bennani", "Chraïbi"),
    ),
    Line(0, time(17), time(18, 30), ItemKind.SITE_VISIT, "Éclairage public LED", "Médina", (1,)),
    Line(0, time(20), time(21, 15), ItemKind.MEAL, "Dîner d’accueil", "Restaurant Dar Tazi", (2,)),
    Line(
        1,
        time(9),
        time(10, 30),
        ItemKind.MEETING,
        "Service Énergie : plan d’action",
        "Hôtel de ville",
        (1,),
        ("El Amrani",),
        (ExchangeForm.PRACTICE,),
        "Un plan d’action commun de trois ans sera proposé aux deux conseils.",
    ),
    Line(1, time(10, 45), time(12, 15), ItemKind.SERVICE_VISIT, "Chaufferie de la piscine", "Piscine municipale", (1,)),
    Line(1, time(12, 30), time(13, 45), ItemKind.MEAL, "Déjeuner", "Snack Al Waha"),
    Line(
        1,
        time(14, 30),
        time(17, 30),
        ItemKind.WORKSHOP,
        "Atelier : suivi des consommations",
        "Services techniques",
        (1, 2),
        ("Bennani",),
        (ExchangeForm.METHOD, ExchangeForm.TOOL),
        "Le tableau de suivi de Lille sera traduit et adapté à dix bâtiments d’Oujda.",
    ),
    Line(2, time(8, 30), time(9), ItemKind.TRANSFER, "Minibus"),
    Line(
        2,
        time(9, 15),
        time(11, 30),
        ItemKind.SITE_VISIT,
        "Toiture solaire de l’université",
        "Campus",
        (1, 3),
        ("Ouhaddou",),
    ),
    Line(2, time(12, 30), time(13, 15), ItemKind.MEAL, "Déjeuner"),
    Line(
        2,
        time(14, 30),
        time(16, 30),
        ItemKind.SITE_VISIT,
        "École Al Qods : isolation et LED",
        "Quartier Al Qods",
        (3,),
        ("Idrissi",),
    ),
    Line(2, time(17), time(18), ItemKind.DEBRIEFING, "Point d’étape"),
    Line(2, time(20), time(21, 45), ItemKind.MEAL, "Dîner", "Restaurant Dar Tazi", (2,)),
    Line(
        3, time(8, 45), time(10, 30), ItemKind.MEETING, "Restitution aux élus", "Salle du conseil", (3,), ("Chraïbi",)
    ),
    Line(
        3,
        time(10),
        time(11, 15),
        ItemKind.STAKEHOLDERS,
        "Espace info-énergie",
        "Maison de l’énergie, bd Derfoufi",
        (3,),
        ("El Amrani", "Lahlou", "Sefrioui"),
    ),
    Line(3, time(11, 30), time(12, 15), ItemKind.MEETING, "Feuille de route", "Hôtel de ville", (), ("El Amrani",)),
    Line(3, time(12, 30), time(14), ItemKind.MEAL, "Déjeuner de restitution"),
    Line(3, time(14, 15), time(14, 45), ItemKind.TRANSFER, "Aéroport"),
    Line(3, time(16, 30), time(19, 15), ItemKind.FLIGHT, "Vol Oujda – Lille", "Arrivée à Lille, 20:15"),
)

SPENT = (
    Spent(-20, None, "Voyages du Beffroi", "AVION", "1536.00", "EUR", reviewed=False),
    Spent(-1, time(7, 40), "Taxi parisien 4512", "TAXI", "35.10", "EUR", "taxi-parisien.jpg"),
    Spent(0, time(13, 10), "Petit taxi 2214", "TAXI", "39.00", "MAD", "petit-taxi.jpg"),
    Spent(0, time(21, 5), "Restaurant Dar Tazi", "RESO", "792.00", "MAD", "restaurant-dar-tazi.jpg", deducted="96.00"),
    Spent(1, time(8, 20), "ONFR", "TRAIN", "274.00", "MAD", "train-onfr.jpg"),
    Spent(1, time(13, 19), "Snack Al Waha", "REMI", "125.00", "MAD", "snack-al-waha.jpg"),
    Spent(1, time(18, 40), "ONFR", "TRAIN", "265.00", "MAD", "train-onfr-retour.jpg"),
    Spent(2, time(10, 5), "Train Maghreb", "TRAIN", "28.00", "MAD", "train-maghreb.heic"),
    Spent(2, time(12, 50), "The Medina Coffee Co", "REMI", "49.00", "MAD", "cafe-medina.jpg"),
    Spent(2, time(16, 45), "Petit taxi 318", "TAXI", "44.00", lost="Chauffeur sans carnet de reçus."),
    Spent(2, time(21, 30), "Restaurant Dar Tazi", "RESO", "450.00", "MAD", "restaurant-dar-tazi-diner.jpg"),
    Spent(3, time(8, 10), "Atlas Palace Rabat", "HEBE", "2069.60", "MAD", "hotel-atlas-palace.jpg"),
    Spent(3, time(13, 30), "Snack Al Wahda", "REMI", "240.00", reviewed=False),
    Spent(3, time(14, 20), "Petit taxi 2214", "TAXI", "230.00", "MAD", "petit-taxi-gare.jpg", reviewed=False),
    Spent(3, time(11, 40), "Artisanat de la médina", "CADO", "694.00"),
)
