"""Taxis, trains, buses and trams."""

from datetime import timedelta

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_STATIONS = ("CASA VOYAGEURS", "RABAT AGDAL", "RABAT VILLE", "FES", "MARRAKECH", "TANGER VILLE", "KENITRA", "MEKNES")
_FRENCH_STATIONS = ("PARIS GARE LYON", "LYON PART DIEU", "LILLE EUROPE", "NANTES", "MARSEILLE ST CH", "ANGERS ST LAUD")


def taxi_fr(dice: Dice) -> Slip:
    """A French taxi: plate, distance, tariff, extras; the fare is not the distance."""
    roll = Roll(dice, money.euros(dice), calendar.french(dice), dice.pick("58", "58", "80"))
    cash = roll.money
    vendor = dice.pick(
        f"TAXI {dice.of(names.FRENCH_TOWNS)[0].upper()} {dice.digits(3)}",
        names.cased(dice, f"Taxis {dice.of(names.FRENCH_NAMES)}"),
        f"ARTISAN TAXI {dice.pick('LEFORT', 'DIALLO', 'MARTEL', 'NGUYEN')}",
    )
    day, start = calendar.day(dice), dice.between(300, 1390)
    roll.middle(dice.pick("REÇU TAXI", "FACTURE TAXI", "Reçu de course", "*** TAXI ***"), bold=dice.chance(0.4))
    roll.middle(vendor, big=dice.pick(0, 0, 1))
    if dice.chance(0.5):
        roll.middle(*names.identity(dice, moroccan=False)[:1])
    roll.say(f"{dice.pick('N° ADS', 'Licence', 'STATIONNEMENT')} : {dice.digits(4)}")
    roll.say(f"IMMAT : {dice.letters(2)}-{dice.digits(3)}-{dice.letters(2)}")
    length = dice.between(5, 70)
    if dice.chance(0.5):
        roll.pair("DATE", roll.dates.write(day))
        roll.pair("DEPART", roll.dates.clock(start))
        roll.pair(dice.pick("ARRIVEE", "FIN"), roll.dates.clock(start + length))
    else:
        parts.moment(roll, day, start)
    roll.pair("DISTANCE", f"{dice.between(2, 48)}{cash.decimal}{dice.digits(1)} km")
    roll.pair("TARIF", dice.pick("A", "B", "C", "D"))
    fare = dice.between(80, 720) * 10
    extras = [fare]
    roll.pair(dice.pick("COURSE", "Prise en charge + course", "Montant course"), cash.bare(fare))
    if dice.chance(0.45):
        extras.append(dice.pick(200, 400, 700))
        roll.pair(dice.pick("SUPPLEMENT", "Bagages", "RESERVATION", "Péage"), cash.bare(extras[-1]))
        roll.adds(extras, sum(extras))
    due = sum(extras)
    parts.total(roll, dice.pick("TOTAL", "PRIX TTC", "TOTAL TTC", "SOMME A PAYER", "Total à payer"), due)
    tax = None
    if dice.chance(0.7):
        tax = due - money.net(due, 100)
        roll.pair(dice.pick("dont TVA 10%", "TVA 10,00%", "TVA (10%)"), cash.bare(tax))
    if dice.chance(0.3):
        roll.say(f"PAYE PAR {dice.pick('CB', 'ESPECES')}")
    parts.farewell(roll, "MERCI - BONNE ROUTE", "Réclamations : Préfecture", "Taximètre vérifié 11/2025")
    return slip("taxi_fr", roll, due, day, vendor, "taxi", vat=tax)


def taxi_ma(dice: Dice) -> Slip:
    """A Moroccan taxi that prints: short, no tax, often without decimals."""
    cash = money.dirhams(dice)
    if dice.chance(0.4):
        cash = money.Money("MAD", dice.pick("DH", "Dhs", "DHS"), ",", "", whole=True)
    roll = Roll(dice, cash, calendar.french(dice), "58")
    town, _, arabic = dice.of(names.MOROCCAN_TOWNS)
    vendor = dice.pick(f"TAXI {town.upper()}", f"GRAND TAXI {dice.of(names.MOROCCAN).upper()}", f"Taxi {town} Service")
    day, start = calendar.day(dice), dice.between(240, 1430)
    both = dice.chance(0.5)
    if both:
        roll.middle(dice.pick("وصل سيارة الأجرة", f"سيارة أجرة {arabic}"))
    roll.middle(dice.pick("RECU / BON DE COURSE", "BON DE COURSE", "REÇU"))
    roll.middle(vendor, big=dice.pick(0, 1))
    roll.say(f"Agrément N° {dice.digits(4)}")
    if dice.chance(0.6):
        roll.say(f"Immat. {dice.digits(5)} - {dice.pick('A', 'B', 'D')} - {dice.between(1, 80)}")
    parts.moment(roll, day, start)
    if dice.chance(0.7):
        roll.say(f"Trajet : {dice.pick('Aéroport - Centre', 'Gare - Hôtel', 'Centre - Médina', 'Wilaya - Aéroport')}")
    if dice.chance(0.5):
        roll.pair("Distance", f"{dice.between(2, 60)}{cash.decimal}{dice.digits(1)} km")
    due = dice.between(15, 420) * (100 if cash.whole else dice.pick(100, 50))
    if dice.chance(0.25):
        night = 1000 + due // 1000 * 500
        roll.pair("Course", cash.bare(due))
        roll.pair(dice.pick("Majoration nuit", "Bagages"), cash.bare(night))
        roll.adds([due, night], due + night)
        due += night
    label = dice.pick("PRIX", "MONTANT", "TOTAL", "Somme", "NET A PAYER")
    parts.total(roll, f"{label} الثمن" if both and dice.chance(0.6) else label, due)
    parts.farewell(roll, "Bonne journée", *(["رحلة سعيدة"] if both else []), "Merci", "Tél 24h/24 : 05 22 00 11 22")
    return slip("taxi_ma", roll, due, day, vendor, "taxi", lang="fr+ar" if both else "fr")


def train(dice: Dice) -> Slip:
    """A train ticket of either country: travels on one day, is issued on another."""
    moroccan = dice.chance(0.6)
    roll = Roll(dice, money.dirhams(dice) if moroccan else money.euros(dice), calendar.french(dice), "80")
    cash, dates = roll.money, roll.dates
    vendor = dice.pick("ONRF", "ATLAS RAIL", "CHEMINS DU MAGHREB") if moroccan else dice.pick(
        "SNTF VOYAGEURS", "RAIL HEXAGONE", "TER OCCIDENT"
    )  # fmt: skip
    start, end = dice.some(_STATIONS if moroccan else _FRENCH_STATIONS, 2)
    day = calendar.day(dice)
    travel = day + timedelta(days=dice.pick(0, 0, 1, 2, 3, 7, 12))
    leaves = dice.between(330, 1300)
    roll.middle(vendor, big=dice.pick(1, 2), bold=True)
    roll.middle(dice.pick("BILLET - TITRE DE TRANSPORT", "BILLET SIMPLE", "Billet à composter", "Aller simple"))
    issued_first = dice.chance(0.3)
    issued = f"{dice.pick('Emis le', 'Edité le', 'Date d’achat :', 'Vendu le')} {dates.write(day)}"
    if issued_first:
        roll.say(issued)
    roll.rule()
    if dice.chance(0.5):
        roll.pair(f"DE : {start}", f"A : {end}")
    else:
        roll.say(f"{start} > {end}", big=dice.pick(0, 1))
    roll.say(f"{dice.pick('Départ le', 'Départ :', 'Voyage du')} {dates.write(travel)} à {dates.clock(leaves)}")
    if dice.chance(0.6):
        roll.say(f"Arrivée {dates.clock(leaves + dice.between(40, 240))}")
    where = f"Train {dice.digits(3)}  Voiture {dice.between(1, 18)} Place {dice.between(1, 98)}"
    roll.say(where)
    roll.say(f"Classe : {dice.between(1, 2)}  Tarif : {dice.pick('Normal', 'Loisir', 'Carte -30%', 'Plein tarif')}")
    roll.rule()
    many = dice.pick(1, 1, 1, 2)
    each = dice.between(20, 420) * 100 if moroccan else dice.between(90, 1400) * 10
    due = each * many
    if many > 1:
        roll.pair(f"{many} voyageurs x", cash.bare(each))
    if dice.chance(0.2):
        fee = dice.pick(500, 1000)
        roll.pair("Prix billet", cash.bare(due))
        roll.pair("Frais de dossier", cash.bare(fee))
        roll.adds([due, fee], due + fee)
        due += fee
    parts.total(roll, dice.pick("PRIX", "Prix TTC", "TOTAL", "MONTANT TTC", "Prix du billet"), due)
    tax = None
    if dice.chance(0.35):
        tax = due - money.net(due, 100)
        roll.pair("dont TVA 10%", cash.bare(tax))
    if not issued_first:
        roll.say(f"{issued} {dates.clock(dice.between(400, 1200))} Guichet {dice.between(1, 12)}")
    roll.say(f"Réf. dossier {dice.letters(6)}  PNR {dice.digits(9)}")
    parts.farewell(roll, "A conserver jusqu'à la sortie", "Echangeable avant départ", "Bon voyage")
    return slip("train", roll, due, day, vendor, "train", vat=tax, others=[] if travel == day else [travel])


def bus(dice: Dice) -> Slip:
    """A bus or tram ticket, or a card refilled: small amounts, a balance that is not the price."""
    moroccan = dice.chance(0.6)
    roll = Roll(dice, money.dirhams(dice) if moroccan else money.euros(dice), calendar.french(dice), "58")
    cash, dates = roll.money, roll.dates
    vendor = dice.pick("TRAMWAY ATLAS", "CasaBus Plus", "BUS DU BOUREGREG", "CTN Autocars") if moroccan else dice.pick(
        "TRAM DES DEUX RIVES", "Réseau Libellule", "AZUR MOBILITES", "TISSEA"
    )  # fmt: skip
    day = calendar.day(dice)
    roll.middle(vendor, bold=True, big=dice.pick(0, 1))
    roll.middle(dice.pick("TITRE DE TRANSPORT", "Ticket unité", "RECHARGEMENT CARTE", "REÇU D'ACHAT"))
    parts.moment(roll, day, dice.between(330, 1380))
    roll.say(f"Ligne {dice.pick('T', 'L', '')}{dice.between(1, 40)}  Distrib. {dice.digits(4)}")
    many = dice.pick(1, 1, 2, 4, 10)
    each = dice.pick(600, 700, 800, 5000, 9500) if moroccan else dice.pick(170, 180, 190, 250, 1230)
    due = many * each
    roll.pair(f"{many} x {dice.pick('Ticket 1 voyage', 'Titre 24H', 'Carnet', 'Trajet')}", cash.bare(each))
    others = []
    if dice.chance(0.4):
        roll.pair("Solde précédent", cash.bare(dice.between(1, 60) * 50))
    parts.total(roll, dice.pick("TOTAL", "PRIX", "Montant", "TOTAL PAYE", "Prix TTC"), due)
    if dice.chance(0.25):
        until = day + timedelta(days=dice.pick(1, 30, 365))
        roll.say(f"Valable jusqu'au {dates.write(until)}")
        others.append(until)
    parts.payment(roll, due)
    parts.farewell(roll, "A conserver en cas de contrôle", "Bon voyage", "Non remboursable")
    return slip("bus", roll, due, day, vendor, "bus", others=others)
