"""Pharmacies, supermarkets, stationers and shops of airports."""

from datetime import timedelta

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_REMEDIES = (
    ("GEL HYDRO 100ML", 2, 6), ("PANSEMENTS X20", 3, 8), ("PARACETAMOL 1G", 2, 4), ("SMECTYL SACHETS", 4, 8),
    ("IMODYL GEL.", 4, 7), ("COLLYRE UNIDOSES", 5, 11), ("VITAMINE C 500", 4, 9), ("SERUM PHYSIO", 2, 6),
    ("CREME SOLAIRE 50", 9, 18), ("ANTI-MOUSTIQUES", 7, 13), ("SIROP TOUX", 5, 9), ("THERMOMETRE", 8, 16),
)  # fmt: skip
_GROCERIES = (
    ("LAIT DEMI ECREME 1L", 1, 2), ("PAIN COMPLET", 1, 3), ("EAU 6X1,5L", 2, 5), ("BANANES VRAC", 1, 4),
    ("TOMATES GRAPPE", 2, 5), ("YAOURT NAT X4", 1, 3), ("BEURRE DOUX 250G", 2, 4), ("RIZ BASMATI 1KG", 2, 5),
    ("HUILE OLIVE 75CL", 5, 11), ("CAFE MOULU 250G", 3, 7), ("SUCRE 1KG", 1, 2), ("FROMAGE TR.", 2, 5),
    ("JAMBON X4", 2, 5), ("POULET FERMIER", 7, 13), ("PATES 500G", 1, 2), ("SAUCE TOMATE", 1, 3),
    ("CHOC. NOIR 70%", 1, 4), ("BISCUITS AVOINE", 1, 4), ("JUS POMME 1L", 1, 4), ("SAVON LIQ.", 2, 5),
    ("PAPIER X6", 2, 6), ("EPONGES X3", 1, 3), ("LESSIVE 2L", 5, 11), ("POMMES GOLDEN", 1, 4), ("OEUFS X10", 2, 4),
    ("THON BOITE X3", 3, 6), ("OLIVES VERTES", 1, 4), ("MIEL FLEURS", 4, 9), ("DENTIFRICE", 1, 4), ("SAC CABAS", 0, 1),
    ("CONCOMBRE", 1, 2), ("ORANGES 2KG", 2, 5), ("CAROTTES 1KG", 1, 2), ("THE VERT 200G", 2, 6), ("AMANDES", 3, 8),
    ("PILES LR6 X4", 3, 7), ("BOUGIES", 1, 3), ("FARINE T55", 1, 2), ("LEVURE", 1, 2), ("SEL FIN", 1, 2),
)  # fmt: skip
_PAPERS = (
    ("Photocopies N/B", 1, 4), ("Photocopies couleur", 2, 9), ("Reliure spirale", 3, 6), ("Ramette A4", 5, 9),
    ("Stylos x10", 3, 7), ("Classeur A4", 2, 5), ("Plastification A4", 1, 3), ("Clé USB 32 Go", 8, 14),
    ("Impression A3", 1, 5), ("Chemises x10", 2, 6), ("Cahier 96p", 1, 3), ("Marqueurs x4", 4, 8),
)  # fmt: skip
_DUTY_FREE = (
    ("Argan oil 50ml", 12, 25), ("Dates box 500g", 9, 18), ("Travel adapter", 14, 29), ("Magazine", 4, 8),
    ("Water 50cl", 2, 3), ("Chocolate bar", 3, 6), ("Neck pillow", 15, 29), ("Headphones", 19, 45),
    ("Tea tin", 8, 16), ("Postcards x5", 3, 6), ("Sandwich", 5, 9), ("USB cable", 9, 19),
)  # fmt: skip


def _scaled(wares: parts.Goods, factor: int) -> parts.Goods:
    return [(name, low * factor, high * factor) for name, low, high in wares]


def _pharmacy(dice: Dice, *, moroccan: bool) -> Slip:
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("58", "80"))
    vendor = names.cased(dice, f"Pharmacie {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    day = calendar.day(dice)
    names.head(roll, vendor, moroccan=moroccan)
    roll.middle(dice.pick("Dr. BENSOUDA Samira", "Mme CARLIER, pharmacien", "Dr A. LAHLOU", ""))
    roll.rule()
    top = dice.chance(0.7)
    if top:
        parts.moment(roll, day, dice.between(500, 1250))
    roll.say(parts.number(dice))
    amounts = parts.goods(roll, _scaled(_REMEDIES, 9 if moroccan else 1), dice.between(1, 6), 10 if moroccan else 5)
    whole = sum(amounts)
    due = whole
    roll.rule()
    if not moroccan and dice.chance(0.3):
        other = whole * 65 // 100
        roll.pair("Total", cash.bare(whole))
        roll.pair(dice.pick("Part AMO", "Part Sécu", "Tiers payant"), cash.bare(-other))
        roll.adds([whole, -other], whole - other)
        due = whole - other
        parts.total(roll, dice.pick("A payer", "RESTE A PAYER", "Part assuré", "NET A PAYER"), due)
        tax = None
    else:
        parts.total(roll, dice.pick("Montant total", "TOTAL TTC", "NET A PAYER", "TOTAL", "Total à payer"), due)
        rates = [(70, due)] if moroccan else [(55, amounts[0]), (200, due - amounts[0])]
        tax = parts.taxes(roll, rates) if dice.chance(0.5) else None
    parts.payment(roll, due)
    if not top:
        parts.moment(roll, day, dice.between(500, 1250))
    parts.farewell(
        roll, "Les médicaments ne sont pas repris", "Prompt rétablissement", "Pharmacie de garde : 05 22 11 22 33"
    )
    return slip("pharmacy_ma" if moroccan else "pharmacy_fr", roll, due, day, vendor, "santé", vat=tax)


def pharmacy_fr(dice: Dice) -> Slip:
    """A French chemist: two rates, sometimes a part that the insurance pays."""
    return _pharmacy(dice, moroccan=False)


def pharmacy_ma(dice: Dice) -> Slip:
    """A Moroccan chemist."""
    return _pharmacy(dice, moroccan=True)


def supermarket(dice: Dice) -> Slip:
    """A long receipt of either country: 18 to 40 articles, discounts between them, points, several taxes."""
    moroccan = dice.chance(0.5)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), "80")
    shop = dice.pick("Supermarché", "Hyper", "Marché", "Epicerie")
    vendor = names.cased(dice, f"{shop} {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    day, minutes = calendar.day(dice), dice.between(480, 1320)
    names.head(roll, vendor, moroccan=moroccan, greeting="BIENVENUE", owner=names.owner(dice))
    top = dice.chance(0.4)
    if top:
        parts.moment(roll, day, minutes)
    roll.rule()
    factor = 8 if moroccan else 1
    wares = _scaled(dice.some(_GROCERIES, dice.between(18, 40)), factor)
    letters = dice.chance(0.5)
    amounts = []
    for name, low, high in wares:
        amount = dice.between(max(30, low * 100), high * 100 - 1)
        amount -= amount % (100 if cash.whole else 5 if moroccan else 1)
        amounts.append(max(amount, 5))
        roll.pair(name, cash.bare(amounts[-1]) + (dice.pick(" A", " B", " T") if letters else ""))
        if dice.chance(0.12):
            grams = dice.between(300, 2400)
            kilo = cash.full(amounts[-1] * 1000 // grams)
            roll.say(f"   {grams // 1000}{cash.decimal}{grams % 1000:03} kg x {kilo}/kg")
        if dice.chance(0.07) and amounts[-1] > 400:
            amounts.append(-(amounts[-1] // 400 * 100))
            roll.pair("  REMISE IMMEDIATE", cash.bare(amounts[-1]))
    due = sum(amounts)
    roll.rule()
    roll.adds(amounts, due)
    sold = sum(amount > 0 for amount in amounts)
    count = dice.pick(f"{sold} ARTICLE(S)", f"Nombre d'articles : {sold}", f"NB ART. {sold}")
    if dice.chance(0.5):
        roll.say(count)
    parts.total(roll, parts.total_label(roll), due)
    parts.payment(roll, due)
    split = due * dice.between(20, 80) // 100
    rates = (
        dice.pick([(200, due)], [(200, split), (100, due - split)]) if moroccan else [(55, split), (200, due - split)]
    )
    tax = parts.taxes(roll, rates, tva=dice.pick("TVA", "T.V.A.")) if dice.chance(0.8) else None
    if dice.chance(0.4):
        roll.say(f"Carte fidélité {dice.digits(13)}")
        roll.pair("Solde cagnotte", cash.full(dice.between(5, 4000)))
    if not top:
        parts.moment(roll, day, minutes)
    roll.say(f"Caisse {dice.between(1, 30)}  Ticket {dice.digits(5)}  {dice.of(names.PEOPLE)}")
    parts.farewell(roll, "Merci de votre visite", "Echange sous 15 jours", "Ouvert 7j/7 de 8h à 22h")
    return slip("supermarket", roll, due, day, vendor, "courses", vat=tax)


def stationery(dice: Dice) -> Slip:
    """A copy shop or a stationer."""
    moroccan = dice.chance(0.6)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("80", "58", "sheet"))
    shop = dice.pick("Papeterie", "Copy Center", "Librairie", "Repro")
    vendor = names.cased(dice, f"{shop} {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    day = calendar.day(dice)
    names.head(roll, vendor, moroccan=moroccan, owner=names.owner(dice))
    roll.rule()
    parts.moment(roll, day, dice.between(520, 1150))
    roll.say(parts.number(dice))
    if dice.chance(0.4):
        roll.say(f"Client : {dice.pick('Commune', 'Mairie', 'Association Passerelles')}")
    step = 100 if cash.whole else 50 if moroccan else 5
    amounts = parts.goods(roll, _scaled(_PAPERS, 7 if moroccan else 1), dice.between(1, 5), step, most=12)
    due = sum(amounts)
    roll.rule()
    tax = parts.taxes(roll, [(200, due)]) if dice.chance(0.7) else None
    roll.adds(amounts, due)
    parts.total(roll, parts.total_label(roll), due)
    parts.payment(roll, due)
    if dice.chance(0.25):
        roll.stamp = (vendor[:16].upper(), dice.pick("PAYE", "Signature"))
    parts.farewell(roll, "Merci de votre visite", "Ni repris ni échangé", "Ouvert le samedi")
    return slip("stationery", roll, due, day, vendor, "papeterie", vat=tax)


def airport_shop(dice: Dice) -> Slip:
    """A shop of an airport, in English: flight, boarding date, what it makes in another currency."""
    moroccan = dice.chance(0.5)
    cash = money.Money(
        *(("MAD", "MAD") if moroccan else ("EUR", dice.pick("EUR", "€"))), ".", ",", before=dice.chance(0.5)
    )
    roll = Roll(dice, cash, calendar.english(dice), "80")
    vendor = names.cased(dice, f"{dice.of(names.ENGLISH_NAMES)} {dice.pick('Duty Free', 'Travel Shop', 'Newsstand')}")
    day, minutes = calendar.day(dice), dice.between(240, 1380)
    roll.middle(vendor, big=dice.pick(0, 1, 2), bold=True)
    roll.middle(
        dice.pick("Mohammed V Airport T1", "Menara Airport") if moroccan else dice.pick("CDG Terminal 2E", "LYS T1")
    )
    roll.rule()
    parts.moment(roll, day, minutes, labels=("Date: ", "", "Sold on "))
    roll.say(f"Store {dice.digits(3)}  Reg {dice.between(1, 9)}  Trans {dice.digits(5)}")
    roll.say(f"Flight {dice.letters(2)}{dice.digits(3)}  Seat {dice.between(1, 38)}{dice.letters(1)}")
    amounts = parts.goods(
        roll, _scaled(_DUTY_FREE, 10 if moroccan else 1), dice.between(1, 5), 100 if moroccan else 10, english=True
    )
    due = sum(amounts)
    roll.rule()
    roll.pair(dice.pick("Subtotal", "SUB-TOTAL", "Items: " + str(len(amounts))), cash.bare(due))
    roll.adds(amounts, due)
    parts.total(roll, dice.of(parts.ENGLISH_TOTALS), due)
    tax = None
    if dice.chance(0.5):
        tax = due - money.net(due, 200)
        roll.pair(dice.pick("Includes VAT 20%", "VAT 20.00% incl."), cash.bare(tax))
    if dice.chance(0.4):
        other = money.Money("", "EUR" if moroccan else "USD", ".", ",")
        roll.pair(f"Equivalent {other.unit}", other.bare(due * 100 // 1075 if moroccan else due * 112 // 100))
    parts.payment(roll, due, english=True)
    others = []
    if dice.chance(0.3):
        until = day + timedelta(days=30)
        roll.say(f"Refund possible until {roll.dates.write(until)}")
        others.append(until)
    parts.farewell(roll, "Thank you", "Have a pleasant flight", "Keep this bag sealed")
    return slip("airport_shop", roll, due, day, vendor, "courses", lang="en", vat=tax, others=others)
