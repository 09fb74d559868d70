"""Restaurants, cafés and bakeries."""

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_FRENCH_DISHES = (
    ("Formule midi", 14, 22), ("Menu du marché", 24, 38), ("Plat du jour", 12, 17), ("Entrecôte frites", 19, 28),
    ("Salade de chèvre", 11, 15), ("Soupe à l'oignon", 7, 11), ("Tarte aux pommes", 6, 9), ("Crème brûlée", 6, 9),
    ("Café gourmand", 7, 11), ("Eau minérale 50cl", 3, 6), ("Expresso", 2, 3), ("Thé vert", 3, 5),
    ("Magret de canard", 18, 26), ("Croque-monsieur", 9, 13), ("Moelleux choc.", 7, 9), ("Pichet d'eau gaz", 3, 5),
)  # fmt: skip
_FRENCH_DRINKS = (("Verre Côtes Rhône", 4, 8), ("Demi pression", 3, 6), ("Kir cassis", 4, 7), ("Btl Bordeaux", 22, 46))
_MOROCCAN_DISHES = (
    ("Tajine poulet", 55, 95), ("Couscous royal", 70, 120), ("Pastilla", 45, 90), ("Harira", 10, 30),
    ("Brochettes mixtes", 60, 110), ("Salade marocaine", 20, 45), ("Thé à la menthe", 10, 25), ("Café noir", 10, 20),
    ("Msemen", 5, 15), ("Jus d'orange", 12, 30), ("Eau Sidi Hamza 1L", 8, 20), ("Sardines grillées", 35, 70),
    ("Zaalouk", 18, 35), ("Panini thon", 25, 45), ("Pizza 4 saisons", 45, 80), ("Crêpe nutella", 20, 40),
    ("Assiette fruits", 25, 50), ("Kefta oeufs", 40, 75), ("Nous-nous", 12, 18), ("Omelette", 18, 35),
)  # fmt: skip
_MOROCCAN_DRINKS = (("Bière 33cl", 35, 60), ("Vin gris 75cl", 180, 320), ("Verre vin rouge", 50, 90))
_BILINGUAL = (
    ("Tajine طاجين", 55, 95), ("Couscous كسكس", 60, 110), ("Harira حريرة", 10, 30), ("Thé أتاي", 10, 25),
    ("Café قهوة", 10, 20), ("Salade سلطة", 20, 45), ("Pastilla بسطيلة", 45, 90), ("Jus عصير", 12, 30),
    ("Eau ماء", 8, 20), ("Poisson سمك", 60, 120),
)  # fmt: skip
_ENGLISH_DISHES = (
    ("Flat white", 3, 5), ("Americano", 3, 4), ("Cappuccino", 3, 5), ("Blueberry muffin", 3, 4), ("Bagel salmon", 6, 9),
    ("Club sandwich", 7, 12), ("Still water 50cl", 2, 4), ("Orange juice", 4, 6), ("Granola bowl", 6, 9),
    ("Cheese toastie", 6, 8), ("Croissant", 2, 4), ("Iced latte", 4, 6),
)  # fmt: skip
_BREAD = (
    ("Baguette tradi", 1, 2), ("Croissant", 1, 2), ("Pain au chocolat", 1, 2), ("Sandwich jambon", 4, 6),
    ("Quiche lorraine", 4, 6), ("Éclair café", 2, 4), ("Eau 50cl", 1, 2), ("Pain complet", 2, 4), ("Flan", 2, 4),
)  # fmt: skip
_MOROCCAN_BREAD = (
    ("Cornes de gazelle", 15, 60), ("Croissant beurre", 3, 7), ("Pain complet", 3, 8), ("Chebakia 250g", 20, 40),
    ("Jus avocat", 15, 28), ("Mille-feuille", 8, 16), ("Batbout farci", 10, 20), ("Café crème", 10, 18),
)  # fmt: skip


def _bill(roll: Roll, amounts: list[int], rates: tuple[int, ...], label: str) -> tuple[int, int | None]:
    """Sub-total, discount, taxes and total, in the order of this till; the total and its tax, if printed."""
    dice, cash = roll.dice, roll.money
    due = sum(amounts)
    if dice.chance(0.15):
        share = dice.pick(5, 10, 15)
        off = due * share // 100
        off -= off % (100 if cash.whole else 5)
        roll.pair(dice.pick("Sous-total", "SOUS TOTAL", "S/Total"), cash.bare(due))
        roll.pair(dice.pick("Remise", "REMISE FIDELITE", "Offert", f"Remise {share}%"), cash.bare(-off))
        roll.adds([due, -off], due - off)
        due -= off
    elif dice.chance(0.2):
        roll.pair(dice.pick("Sous-total", "SOUS-TOTAL", "Articles : " + str(len(amounts))), cash.bare(due))
    shares = [(rates[0], due)]
    if len(rates) > 1 and len(amounts) > 2:
        strong = min(amounts[-1], due // 2)
        shares = [(rates[0], due - strong), (rates[1], strong)]
    tax: int | None = None
    first = dice.chance(0.5)
    taxed = dice.chance(0.8)
    if first and taxed:
        tax = parts.taxes(roll, shares, tva=dice.pick("TVA", "TVA", "T.V.A", "Tva"))
    parts.total(roll, label, due)
    if taxed and not first:
        tax = parts.taxes(roll, shares)
    return due, tax


def restaurant_fr(dice: Dice) -> Slip:
    """A French restaurant: one or two rates of tax, covers, a table, a waiter."""
    roll = Roll(dice, money.euros(dice), calendar.french(dice), dice.pick("80", "80", "58"))
    kind = dice.pick("Restaurant", "Brasserie", "Auberge", "Bistrot", "Crêperie", "Le Relais")
    vendor = names.cased(dice, f"{kind} {dice.of(names.FRENCH_NAMES)}")
    day, minutes = calendar.day(dice), dice.between(11 * 60 + 30, 23 * 60)
    names.head(roll, vendor, moroccan=False, greeting="Bienvenue", owner=names.owner(dice))
    roll.rule()
    top = dice.chance(0.7)
    if top:
        parts.moment(roll, day, minutes)
    roll.pair(parts.number(dice), f"Table {dice.between(1, 60)}")
    if dice.chance(0.6):
        roll.say(f"{dice.between(1, 6)} couvert(s)   Serveur : {dice.of(names.PEOPLE)}")
    roll.rule()
    amounts = parts.goods(roll, _FRENCH_DISHES, dice.between(2, 8), dice.pick(10, 50, 5), spirits=_FRENCH_DRINKS)
    roll.rule()
    rates = dice.pick((100,), (100, 200), (100, 200), (100, 55))
    due, tax = _bill(roll, amounts, rates, parts.total_label(roll))
    parts.payment(roll, due)
    if not top:
        parts.moment(roll, day, minutes)
    if dice.chance(0.2):
        roll.say("Pourboire : ..........")
    parts.farewell(roll, "Merci de votre visite", "A bientôt !", "Prix nets, service compris 15%", "Logiciel NF525")
    return slip("restaurant_fr", roll, due, day, vendor, "repas", vat=tax)


def restaurant_ma(dice: Dice) -> Slip:
    """A Moroccan restaurant or snack, in French."""
    roll = Roll(dice, money.dirhams(dice), calendar.french(dice), dice.pick("80", "80", "58"))
    kind = dice.pick("Restaurant", "Snack", "Café Restaurant", "Riad", "Grillade", "Dar", "Chez")
    vendor = names.cased(dice, f"{kind} {dice.of(names.MOROCCAN)}")
    day, minutes = calendar.day(dice), dice.between(11 * 60 + 30, 23 * 60 + 20)
    names.head(roll, vendor, moroccan=True, greeting="BIENVENUE CHEZ", owner=names.owner(dice))
    roll.rule()
    if dice.chance(0.15):
        roll.middle("*** DUPLICATA ***")
    parts.moment(roll, day, minutes)
    roll.pair(parts.number(dice), f"{dice.pick('Table', 'TBL', 'Tab.')}: {dice.between(1, 40)}")
    if dice.chance(0.4):
        roll.say(f"Caissier: {dice.of(names.PEOPLE)}  Couverts: {dice.between(1, 8)}")
    roll.rule()
    step = 100 if roll.money.whole else dice.pick(100, 100, 50)
    amounts = parts.goods(roll, _MOROCCAN_DISHES, dice.between(1, 8), step, spirits=_MOROCCAN_DRINKS)
    roll.rule()
    if dice.chance(0.12):
        service = sum(amounts) // 1000 * 100
        roll.pair(dice.pick("Service 10%", "SERVICE"), roll.money.bare(service))
        amounts.append(service)
    due, tax = _bill(roll, amounts, dice.pick((100,), (100,), (200,), (100, 200)), parts.total_label(roll))
    if dice.chance(0.07):
        roll.say(f"Soit {money.Money('EUR', 'EUR', roll.money.decimal).full(due * 10 // 107)}")
    parts.payment(roll, due)
    parts.farewell(roll, "MERCI ET A BIENTOT", "Merci de votre visite", "Wifi : atlas2026", "Bonne journée", "Choukran")
    return slip("restaurant_ma", roll, due, day, vendor, "repas", vat=tax)


def restaurant_bilingual(dice: Dice) -> Slip:
    """A Moroccan restaurant that prints French and Arabic side by side."""
    roll = Roll(dice, money.dirhams(dice), calendar.french(dice))
    name = dice.between(0, len(names.ARABIC_NAMES) - 1)
    latin = ("Al Waha", "Nakhil", "Yasmine", "Al Andalous", "Riad", "Salam", "Nour", "Al Baraka", "Zitoun", "Atlas")
    vendor = names.cased(dice, f"{dice.pick('Restaurant', 'Café', 'Snack')} {latin[name]}")
    day = calendar.day(dice)
    arabic = f"مطعم {names.ARABIC_NAMES[name]}"
    if dice.chance(0.5):
        roll.middle(arabic, bold=True)
        names.head(roll, vendor, moroccan=True)
    else:
        names.head(roll, vendor, moroccan=True)
        roll.middle(arabic)
    roll.rule()
    parts.moment(roll, day, dice.between(660, 1400), labels=("Date : ", "التاريخ : ", "Le "))
    roll.pair(parts.number(dice), f"{dice.between(1, 30)} : الطاولة")
    roll.rule()
    amounts = parts.goods(roll, _BILINGUAL, dice.between(2, 6), 100)
    roll.rule()
    label = dice.pick("TOTAL المجموع", "Total TTC المجموع", "NET A PAYER الواجب أداؤه", "المبلغ TOTAL")
    due, tax = _bill(roll, amounts, (100,), label)
    parts.payment(roll, due)
    parts.farewell(roll, "شكرا على زيارتكم", "Merci de votre visite", "مرحبا بكم", "A bientôt")
    return slip("restaurant_bilingual", roll, due, day, vendor, "repas", lang="fr+ar", vat=tax)


def cafe_en(dice: Dice) -> Slip:
    """A café in English: an airport's, or one for travellers."""
    moroccan = dice.chance(0.5)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    cash = money.Money(cash.iso, cash.iso, ".", ",", before=dice.chance(0.4))
    roll = Roll(dice, cash, calendar.english(dice), dice.pick("80", "58"))
    kind = dice.pick("Coffee Co", "Café", "Bakery & Bar", "Kitchen", "Tea Room")
    vendor = names.cased(dice, f"The {dice.of(names.ENGLISH_NAMES)} {kind}")
    day, minutes = calendar.day(dice), dice.between(360, 1300)
    roll.middle(vendor, big=dice.pick(0, 1), bold=True)
    roll.middle(dice.pick("Terminal 2 - Gate B", "Departures Level 2", "Terminal 1", "Airside, Hall A"))
    roll.middle(names.phone(dice, moroccan=moroccan))
    roll.rule()
    parts.moment(roll, day, minutes, labels=("Date: ", "", ""))
    roll.pair(f"Check {dice.digits(4)}", dice.pick(f"Table {dice.between(1, 30)}", f"Guests {dice.between(1, 5)}"))
    roll.say(f"Server: {dice.of(names.PEOPLE)}")
    roll.rule()
    scale = 10 if moroccan else 1
    wares = [(name, low * scale, high * scale) for name, low, high in _ENGLISH_DISHES]
    amounts = parts.goods(roll, wares, dice.between(1, 5), 100 if moroccan else 5, english=True)
    roll.rule()
    due = sum(amounts)
    tax = due - money.net(due, 100)
    printed = dice.chance(0.8)
    if printed:
        roll.pair(dice.pick("Subtotal", "Net", "Net sales"), cash.bare(due - tax))
        roll.pair(dice.pick("VAT 10%", "Tax 10.00%", "VAT @ 10%"), cash.bare(tax))
        roll.adds([due - tax, tax], due)
    parts.total(roll, dice.of(parts.ENGLISH_TOTALS), due)
    parts.payment(roll, due, english=True)
    if dice.chance(0.3):
        roll.say("Tip: ____________")
    parts.farewell(roll, "Thank you for your visit", "Have a safe flight!", "VAT included", "Follow us @skylark")
    return slip("cafe_en", roll, due, day, vendor, "repas", lang="en", vat=tax if printed else None)


def bakery(dice: Dice) -> Slip:
    """A bakery of either country: short, small amounts."""
    moroccan = dice.chance(0.45)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("58", "58", "80"))
    name = dice.of(names.MOROCCAN) if moroccan else dice.of(names.FRENCH_NAMES)
    vendor = names.cased(dice, f"{dice.pick('Boulangerie', 'Pâtisserie', 'Le Fournil')} {name}")
    day = calendar.day(dice)
    names.head(roll, vendor, moroccan=moroccan)
    roll.rule()
    wares = _MOROCCAN_BREAD if moroccan else _BREAD
    amounts = parts.goods(roll, wares, dice.between(1, 4), 100 if cash.whole else 5, most=4)
    roll.rule("-")
    due, tax = _bill(roll, amounts, (200,) if moroccan else (55,), parts.total_label(roll))
    parts.payment(roll, due)
    parts.moment(roll, day, dice.between(390, 1190))
    parts.farewell(roll, "Merci et à bientôt", "Fermé le lundi", "Bonne dégustation")
    return slip("bakery", roll, due, day, vendor, "repas", vat=tax)
