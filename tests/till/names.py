"""Invented names, addresses and numbers. Streets and towns exist, the houses do not."""

from till.dice import Dice
from till.roll import Roll

MOROCCAN = (
    "Zellija", "Azrou Blanc", "Bab Essabah", "Tafoukt", "Les Orangers", "Al Waha Verte", "Sidi Yahia", "Oum Rabia",
    "Le Patio d'Argan", "Yasmina", "Ounila", "Amandier", "Nakhil", "El Manzeh", "Tizi", "La Kasbah Rose", "Safran",
    "Atlas Bleu", "Ribat", "Annour", "Bouregreg", "Taghazoute", "Rif Doré", "Al Andalous", "Imlil",
)  # fmt: skip
FRENCH_NAMES = (
    "du Vieux Moulin", "des Trois Ormes", "de la Halle", "Saint-Aubin", "le Cormoran", "du Lavoir", "Bellerive",
    "Chez Odette", "l'Ardoise", "la Treille", "du Port Vieux", "les Glycines", "du Parc", "la Cigogne",
    "de l'Écluse", "Mazarine", "la Fontaine", "du Théâtre", "Beauséjour", "l'Étoile du Nord", "Victor & Fils",
)  # fmt: skip
ENGLISH_NAMES = ("Harbour", "Blue Door", "Copper Pot", "Runway", "Dune", "Gatehouse", "Palm Court", "Skylark", "Medina")
ARABIC_NAMES = ("الواحة", "النخيل", "الياسمين", "الأندلس", "الرياض", "السلام", "النور", "البركة", "الزيتون", "الأطلس")
MOROCCAN_TOWNS = (
    ("CASABLANCA", "20000", "الدار البيضاء"), ("RABAT", "10000", "الرباط"), ("MARRAKECH", "40000", "مراكش"),
    ("FES", "30000", "فاس"), ("AGADIR", "80000", "أكادير"), ("TANGER", "90000", "طنجة"),
    ("OUJDA", "60000", "وجدة"), ("MEKNES", "50000", "مكناس"), ("CHEFCHAOUEN", "91000", "شفشاون"),
    ("OUARZAZATE", "45000", "ورزازات"), ("ESSAOUIRA", "44000", "الصويرة"), ("Azrou", "53100", "أزرو"),
)  # fmt: skip
FRENCH_TOWNS = (
    ("PARIS", "75011"), ("LYON", "69002"), ("MARSEILLE", "13001"), ("NANTES", "44000"), ("LILLE", "59800"),
    ("STRASBOURG", "67000"), ("ROISSY-EN-FRANCE", "95700"), ("BLAGNAC", "31700"), ("Angers", "49100"),
    ("Chambéry", "73000"), ("SAINT-DENIS", "93200"), ("Montreuil", "93100"),
)  # fmt: skip
_MOROCCAN_STREETS = (
    "Av. Mohammed V", "Bd Zerktouni", "Rue Ibn Batouta", "Av. Hassan II", "Place Bab Doukkala", "Rue de la Liberté",
    "Bd Mohammed VI", "Route de l'Aéroport", "Rue Moulay Youssef", "Av. des FAR", "Derb Lalla", "Hay Riad, Secteur",
)  # fmt: skip
_FRENCH_STREETS = (
    "rue de la République", "avenue Jean Jaurès", "quai des Chartrons", "place du Marché", "rue Victor Hugo",
    "boulevard Voltaire", "rue des Lilas", "cours Lafayette", "allée des Peupliers", "rue du 8 Mai 1945",
)  # fmt: skip
PEOPLE = ("Marc", "Sofia", "HASSAN", "Karim", "Julie", "Mme Benali", "NADIA", "Paul", "Youssef", "Inès", "Omar", "LEA")


def cased(dice: Dice, name: str) -> str:
    """The name in the capitals that tills like, or as it is."""
    return name.upper() if dice.chance(0.65) else name


def phone(dice: Dice, *, moroccan: bool) -> str:
    """A telephone number, with its label."""
    head = dice.pick("05 22", "05 24", "05 37", "0528", "06 61", "+212 5 22") if moroccan else dice.pick(
        "01", "02", "04", "05", "09", "+33 1"
    )  # fmt: skip
    count = 3 if moroccan else 4
    gap = dice.pick(" ", " ", ".", "-")
    tail = gap.join(dice.digits(2) for _ in range(count))
    return f"{dice.pick('Tél : ', 'TEL: ', 'Tel. ', 'Tél. : ', 'T. ', '')}{head}{gap}{tail}"


def address(dice: Dice, *, moroccan: bool) -> list[str]:
    """A street and a town, on one line or two."""
    if moroccan:
        town, code, _ = dice.of(MOROCCAN_TOWNS)
        street = f"{dice.between(1, 280)}{dice.pick(',', '')} {dice.of(_MOROCCAN_STREETS)}"
        place = dice.pick(town, f"{code} {town}", f"{town} {code}", f"{town} - MAROC")
    else:
        town, code = dice.of(FRENCH_TOWNS)
        street = f"{dice.between(1, 180)} {dice.of(_FRENCH_STREETS)}"
        place = f"{code} {town}"
    return [f"{street} - {place}"] if dice.chance(0.2) else [street, place]


def identity(dice: Dice, *, moroccan: bool) -> list[str]:
    """What the law makes a shop print about itself."""
    if moroccan:
        numbers = [
            f"ICE {dice.pick(':', '', 'N°')} 00{dice.digits(13)}",
            f"IF : {dice.digits(8)}",
            f"RC : {dice.digits(5)}",
            f"PATENTE : {dice.digits(8)}",
            f"CNSS {dice.digits(7)}",
        ]
        kept = numbers[:1] + dice.some(numbers[1:], dice.between(0, 3))
        return ["  ".join(kept[:2]), "  ".join(kept[2:])] if dice.chance(0.4) else kept
    siren = f"{dice.digits(3)} {dice.digits(3)} {dice.digits(3)}"
    numbers = [
        f"SIRET {siren} 000{dice.digits(2)}",
        f"TVA FR{dice.digits(2)} {siren.replace(' ', '')}",
        f"APE {dice.pick('5610A', '4711D', '5510Z', '4773Z')}",
        f"SAS au capital de {dice.between(1, 90)} 000 €",
    ]
    return numbers[:1] + dice.some(numbers[1:], dice.between(0, 2))


def head(roll: Roll, vendor: str, *, moroccan: bool, greeting: str = "", owner: str = "") -> None:
    """The top of a receipt: a logo perhaps, the vendor, where it is and what numbers it has."""
    dice = roll.dice
    if dice.chance(0.3):
        roll.draw("logo")
    if greeting and dice.chance(0.5):
        roll.middle(greeting)
    fits = len(vendor) <= (15 if roll.paper == "58" else 23)
    roll.middle(vendor, big=dice.pick(0, 1, 2) if fits else dice.pick(0, 1), bold=dice.chance(0.6))
    if owner and dice.chance(0.35):
        roll.middle(owner)
    roll.middle(*address(dice, moroccan=moroccan))
    if dice.chance(0.75):
        roll.middle(phone(dice, moroccan=moroccan))
    if dice.chance(0.65):
        roll.middle(*identity(dice, moroccan=moroccan))


def owner(dice: Dice) -> str:
    """The company behind the sign, a name that is not the vendor's."""
    form = dice.pick("SARL", "SARL AU", "SAS", "EURL", "Sté")
    return f"{form} {dice.letters(2)} {dice.pick('FOOD', 'GESTION', 'INVEST', 'DISTRIB', 'HOLDING')}"
