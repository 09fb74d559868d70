"""Fuel, motorway tolls, car parks and car hire."""

from datetime import timedelta

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_GATES = ("BOUZNIKA", "SIDI ALLAL", "TIT MELLIL", "BERRECHID", "SETTAT NORD", "KENITRA CENTRE", "TEMARA", "SIDI RAHAL")
_FRENCH_GATES = ("ST ARNOULT", "VILLEFRANCHE", "FLEURY", "LANCON", "BUCHELAY", "TOURNUS", "LE BOULOU", "CHIGNIN")


def _fuel(dice: Dice, *, moroccan: bool) -> Slip:
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("58", "80"))
    brand = dice.pick("Station", "Relais", "Station-service", "Energies")
    vendor = names.cased(dice, f"{brand} {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    day, minutes = calendar.day(dice), dice.between(300, 1400)
    both = moroccan and dice.chance(0.35)
    if both:
        roll.middle("محطة الوقود")
    names.head(roll, vendor, moroccan=moroccan, owner=names.owner(dice))
    roll.rule()
    parts.moment(roll, day, minutes)
    roll.say(f"TICKET {dice.digits(6)}  POMPE {dice.between(1, 12)}")
    if dice.chance(0.3):
        roll.say(f"Km : {dice.between(9000, 240000)}  Véh. {dice.digits(5)}-A-{dice.between(1, 70)}")
    each = dice.between(1080, 1560) if moroccan else dice.between(1599, 2099)  # cents, or tenths of a cent
    litres = dice.between(800, 6200)  # hundredths
    due = (each * litres + 50) // 100 if moroccan else (each * litres + 500) // 1000
    decimals = (
        f"{each // 100}{cash.decimal}{each % 100:02}" if moroccan else f"{each // 1000}{cash.decimal}{each % 1000:03}"
    )
    amount = f"{litres // 100}{cash.decimal}{litres % 100:02}"
    fuels = (
        ("GASOIL 10 PPM", "GASOIL", "SUPER SANS PLOMB", "SUPER") if moroccan else ("SP95-E10", "SP98", "GAZOLE", "E85")
    )
    unit = cash.unit or cash.iso
    roll.pair(dice.pick("PRODUIT", "Carburant", "Prod."), dice.of(fuels))
    roll.pair(dice.pick("QUANTITE", "VOLUME", "Qté", "LITRES"), f"{amount} {dice.pick('L', 'Litres', 'l')}")
    roll.pair(dice.pick("PRIX UNITAIRE", "P.U.", "Prix/L", "PRIX U. TTC"), f"{decimals} {unit}/L")
    if dice.chance(0.12):
        wash = dice.between(2, 8) * 500
        roll.pair("Montant carburant", cash.bare(due))
        roll.pair(dice.pick("LAVAGE", "Boisson", "HUILE 1L"), cash.bare(wash))
        roll.adds([due, wash], due + wash)
        due += wash
    parts.total(roll, dice.pick("MONTANT", "TOTAL TTC", "TOTAL", "A PAYER", "MONTANT TTC", "Total"), due)
    tax = None
    if dice.chance(0.65):
        tax = parts.taxes(roll, [(100 if moroccan and dice.chance(0.5) else 200, due)])
    parts.payment(roll, due)
    parts.farewell(
        roll, "BONNE ROUTE", *(["طريق السلامة"] if both else []), "Merci de votre visite", "TVA sur encaissement"
    )
    kind = "fuel_ma" if moroccan else "fuel_fr"
    return slip(kind, roll, due, day, vendor, "carburant", lang="fr+ar" if both else "fr", vat=tax)


def fuel_fr(dice: Dice) -> Slip:
    """A French pump: prices with three decimals."""
    return _fuel(dice, moroccan=False)


def fuel_ma(dice: Dice) -> Slip:
    """A Moroccan pump."""
    return _fuel(dice, moroccan=True)


def _toll(dice: Dice, *, moroccan: bool) -> Slip:
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), "58")
    vendor = dice.pick("AUTOROUTES DU MAGHREB", "ADMAR", "Autoroutes Atlas") if moroccan else dice.pick(
        "AUTOROUTES DU PONANT", "COFIRAUT", "APRL", "Sanefa"
    )  # fmt: skip
    start, end = dice.some(_GATES if moroccan else _FRENCH_GATES, 2)
    day, minutes = calendar.day(dice), dice.between(0, 1430)
    roll.middle(vendor, bold=dice.chance(0.5))
    roll.middle(dice.pick("REÇU DE PEAGE", "RECU", "Justificatif de passage", "TICKET PEAGE"))
    if dice.chance(0.5):
        roll.middle(*names.identity(dice, moroccan=moroccan)[:1])
    roll.say(f"Gare : {end}  Voie {dice.between(1, 24):02}")
    roll.pair(f"Entrée : {start}", roll.dates.clock(minutes - dice.between(10, 120)))
    if dice.chance(0.7):
        roll.pair(f"Sortie : {end}", roll.dates.clock(minutes))
    parts.moment(roll, day, minutes)
    roll.say(f"Classe {dice.between(1, 3)}   N° {dice.digits(7)}")
    due = dice.between(5, 160) * 100 if moroccan else dice.between(14, 480) * 10
    parts.total(roll, dice.pick("MONTANT TTC", "PEAGE", "Prix TTC", "TOTAL", "Montant payé", "Tarif"), due)
    tax = None
    if dice.chance(0.6):
        without = money.net(due, 200)
        tax = due - without
        if dice.chance(0.5):
            roll.pair("HT", cash.bare(without))
            roll.adds([without, tax], due)
        roll.pair(dice.pick("TVA 20%", "dont TVA 20,00%", "TVA"), cash.bare(tax))
    roll.say(dice.pick("Paiement : Espèces", "CB ****" + dice.digits(4), "ESPECES", "Badge N° " + dice.digits(8)))
    parts.farewell(roll, "Bonne route", "Au revoir", "Info trafic 107.7 FM")
    return slip("toll_ma" if moroccan else "toll_fr", roll, due, day, vendor, "péage", vat=tax)


def toll_fr(dice: Dice) -> Slip:
    """A French motorway toll."""
    return _toll(dice, moroccan=False)


def toll_ma(dice: Dice) -> Slip:
    """A Moroccan motorway toll."""
    return _toll(dice, moroccan=True)


def parking(dice: Dice) -> Slip:
    """A car park: comes in one day, goes out the same or another."""
    moroccan = dice.chance(0.45)
    roll = Roll(dice, money.dirhams(dice) if moroccan else money.euros(dice), calendar.french(dice), "58")
    dates = roll.dates
    vendor = names.cased(dice, f"Parking {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    day = calendar.day(dice)
    nights = dice.pick(0, 0, 0, 1, 2)
    came = day - timedelta(days=nights)
    hour = dice.between(500, 900)
    stay = dice.between(25, 500)
    names.head(roll, vendor, moroccan=moroccan)
    roll.rule()
    roll.pair(dice.pick("Entrée", "ENTREE", "Arrivée"), f"{dates.write(came)} {dates.clock(hour)}")
    roll.pair(dice.pick("Sortie", "SORTIE", "Paiement"), f"{dates.write(day)} {dates.clock(hour + stay)}")
    hours = nights * 24 + stay // 60
    roll.pair("Durée", f"{hours}h{stay % 60:02}" if hours < 24 else f"{hours // 24}j {hours % 24}h{stay % 60:02}")
    due = (hours + 1) * (500 if moroccan else dice.pick(180, 240, 300))
    parts.total(roll, dice.pick("MONTANT", "Total TTC", "A PAYER", "TOTAL", "Montant dû", "TARIF"), due)
    tax = None
    if dice.chance(0.6):
        tax = parts.taxes(roll, [(200, due)], ht=dice.pick("Montant HT", "H.T."))
    parts.payment(roll, due)
    parts.farewell(roll, "Merci de votre visite", "15 minutes pour sortir", "Conservez votre ticket")
    return slip("parking", roll, due, day, vendor, "parking", vat=tax, others=[came] if nights else [])


def car_hire(dice: Dice) -> Slip:
    """A hired car: days, insurance, a deposit held that is not paid."""
    moroccan = dice.chance(0.6)
    paper = dice.pick("sheet", "80")
    roll = Roll(dice, money.dirhams(dice) if moroccan else money.euros(dice), calendar.french(dice), paper)
    cash, dates = roll.money, roll.dates
    name = dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)
    vendor = names.cased(dice, f"{name} {dice.pick('Location', 'Rent a Car', 'Cars', 'Auto Location')}")
    day = calendar.day(dice)
    days = dice.between(1, 8)
    start = day - timedelta(days=days)
    names.head(roll, vendor, moroccan=moroccan, owner=names.owner(dice))
    roll.rule()
    roll.say(f"{dice.pick('Facture N°', 'FACTURE', 'Contrat N°')} {dice.digits(5)}")
    roll.say(f"Date : {dates.write(day)}")
    roll.say(f"Du {dates.write(start)} au {dates.write(day)}")
    roll.say(f"{dice.pick('Dacia', 'Clio', 'Hyundai', 'Peugeot')} {dice.digits(5)}-B-{dice.between(1, 80)}")
    roll.say(f"Km départ {dice.between(9000, 50000)}  Km retour {dice.between(51000, 99000)}")
    each = dice.between(25, 60) * (1000 if moroccan else 100)
    amounts = [days * each]
    roll.pair(f"{days} {dice.pick('jours', 'J')} x {cash.bare(each)}", cash.bare(amounts[0]))
    for extra in dice.some(
        ("Assurance complémentaire", "Siège enfant", "Livraison aéroport", "Carburant"), dice.between(0, 2)
    ):
        amounts.append(dice.between(5, 40) * (1000 if moroccan else 100))
        roll.pair(extra, cash.bare(amounts[-1]))
    due = sum(amounts)
    roll.rule()
    tax = None
    if dice.chance(0.75):
        tax = parts.taxes(roll, [(200, due)], ht=dice.pick("Total HT", "MONTANT HT"))
    roll.adds(amounts, due)
    parts.total(roll, parts.total_label(roll), due)
    if dice.chance(0.6):
        held = dice.between(2, 10) * (100000 if moroccan else 10000)
        roll.pair(dice.pick("Caution (non débitée)", "Dépôt de garantie", "Caution CB"), cash.full(held))
    parts.payment(roll, due)
    parts.farewell(roll, "Merci de votre confiance", "Franchise : voir contrat")
    return slip("car_hire", roll, due, day, vendor, "location", vat=tax, others=[start])
