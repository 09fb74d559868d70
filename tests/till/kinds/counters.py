"""Card slips, exchange bureaux, telephone credit, museums."""

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_MUSEUMS = ("Jardin des Cyprès", "Musée des Deux Rives", "Palais Essaada", "Tour Bellevue", "Médersa Al Khair")


def card_slip(dice: Dice) -> Slip:
    """What a card terminal prints: numbers of all kinds around one amount, a tip perhaps."""
    moroccan = dice.chance(0.6)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    cash = money.Money(cash.iso, dice.pick(cash.iso, cash.unit or cash.iso), cash.decimal, cash.thousands)
    roll = Roll(dice, cash, calendar.french(dice), "58")
    dates = roll.dates
    name = dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)
    vendor = names.cased(dice, f"{dice.pick('Café', 'Hôtel', 'Boutique', 'Restaurant')} {name}")
    town = dice.of(names.MOROCCAN_TOWNS)[0] if moroccan else dice.of(names.FRENCH_TOWNS)[0]
    day, minutes = calendar.day(dice), dice.between(480, 1400)
    english = dice.chance(0.25)
    when = f"LE {dates.write(day)} A {dates.clock(minutes, dice.between(0, 59))}"
    if english:
        when = f"{dates.write(day)}  {dates.clock(minutes, dice.between(0, 59))}"
    block = [
        f"A00000000{dice.pick('41010', '31010', '42203')}",
        dice.pick("MASTERCARD", "VISA DEBIT", "CB", "CARTE NATIONALE"),
        f"{dice.pick('MERCHANT', 'COMMERCANT', 'N° COMM.')} {dice.digits(7)} {dice.digits(3)}",
        f"{dice.pick('TID', 'TERMINAL', 'TPE')} {dice.digits(8)}",
        f"{dice.pick('############', '**** **** **** ', 'XXXXXXXXXXXX')}{dice.digits(4)}",
        dice.hexes(16),
        f"{dice.digits(3)} {dice.digits(6)} {dice.digits(3)} C @",
        f"{dice.pick('NO AUTO', 'AUTH CODE', 'AUT.')}: {dice.digits(6)}",
    ]
    roll.middle(dice.pick("CARTE BANCAIRE", "REÇU CARTE", "TICKET CARTE") if not english else "CARD RECEIPT")
    roll.middle(dice.pick("SANS CONTACT", "PUCE", ""))
    place = dice.between(0, 2)
    if place == 0:
        roll.middle(vendor, town)
    roll.say(when) if dice.chance(0.5) else block.append(when)
    cut = dice.between(2, len(block) - 1)
    for text in block[:cut]:
        roll.say(text)
    if place:
        roll.say(vendor)
        roll.say(town)
    for text in block[cut:]:
        roll.say(text)
    if dice.chance(0.3):
        roll.say(f"EXP {dice.between(1, 12):02}/{dice.between(27, 31)}")
    bill = dice.between(35, 2400) * 100 if moroccan else dice.between(350, 18000)
    due = bill
    if dice.chance(0.2):
        tip = dice.between(2, 20) * (500 if moroccan else 100)
        due = bill + tip
        roll.pair(dice.pick("AMOUNT", "BASE") if english else "MONTANT ACHAT", cash.full(bill))
        roll.pair("TIP" if english else dice.pick("POURBOIRE", "GRATUITE"), cash.full(tip))
        roll.adds([bill, tip], due)
        parts.total(roll, "TOTAL", due)
    elif dice.chance(0.5):
        roll.say("AMOUNT" if english else dice.pick("MONTANT =", "MONTANT :", "MONTANT REEL"))
        roll.say(cash.full(due), dice.pick("right", "centre"), big=dice.pick(0, 1, 2), bold=dice.chance(0.4))
    else:
        parts.total(roll, "AMOUNT" if english else dice.pick("MONTANT", "MONTANT TTC", "TOTAL"), due)
    roll.say(dice.pick("SALE", "DEBIT") if english else dice.pick("DEBIT", "TRANSACTION ACCEPTEE", "VENTE"))
    if dice.chance(0.15):
        roll.say(f"POUR INFORMATION : {due * 656 // 100000} FF" if not moroccan else "CODE PORTEUR VERIFIE")
    roll.middle("CUSTOMER COPY" if english else dice.pick("TICKET CLIENT", "A CONSERVER", "EXEMPLAIRE CLIENT"))
    return slip("card_slip", roll, due, day, vendor, "carte", lang="en" if english else "fr")


def exchange(dice: Dice) -> Slip:
    """An exchange bureau: foreign money in, dirhams out; the total is what is handed over."""
    cash = money.Money("MAD", dice.pick("MAD", "DH", "DHS"), dice.pick(",", "."), dice.pick("", " "))
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("58", "80", "sheet"))
    vendor = names.cased(dice, f"{dice.of(names.MOROCCAN)} {dice.pick('Change', 'Exchange', 'Bureau de change')}")
    day = calendar.day(dice)
    names.head(roll, vendor, moroccan=True)
    roll.rule()
    roll.middle(dice.pick("BORDEREAU DE CHANGE", "ACHAT DE DEVISES", "Reçu de change"))
    parts.moment(roll, day, dice.between(500, 1260))
    roll.say(f"Bordereau N° {dice.digits(6)}")
    if dice.chance(0.5):
        roll.say(f"Passeport : {dice.digits(2)}{dice.letters(2)}{dice.digits(5)}")
    foreign, low, high = dice.pick(("EUR", 10350, 11050), ("EUR", 10350, 11050), ("USD", 9200, 10050))
    many = dice.pick(50, 100, 150, 200, 300, 500, 1000)
    each = dice.between(low, high)  # thousandths
    written = f"{each // 1000}{cash.decimal}{each % 1000:03}"
    roll.pair(dice.pick("Devise", "Monnaie"), foreign)
    roll.pair(dice.pick("Montant devise", "Reçu", "Montant reçu"), f"{many}{cash.decimal}00 {foreign}")
    roll.pair(dice.pick("Cours", "Taux", "Cours achat"), written)
    due = many * each // 10
    if dice.chance(0.3):
        fee = dice.pick(500, 1000)
        roll.pair("Contre-valeur", cash.bare(due))
        roll.pair("Commission", cash.bare(-fee))
        roll.adds([due, -fee], due - fee)
        due -= fee
    parts.total(roll, dice.pick("Montant MAD", "NET PAYE", "Total remis", "CONTRE VALEUR DH", "Montant payé"), due)
    parts.farewell(roll, "Conservez ce bordereau", "Merci de votre visite", "Signature client :")
    return slip("exchange", roll, due, day, vendor, "change")


def telecom(dice: Dice) -> Slip:
    """Telephone credit: the number refilled, what it adds, the balance before and after."""
    moroccan = dice.chance(0.75)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), "58")
    vendor = dice.pick("ATLAS TELECOM", "Maroc Mobile Plus", "INWA", "Téléboutique Nour") if moroccan else dice.pick(
        "FREEDOM MOBILE", "Tabac Le Cormoran", "ORIANE TEL"
    )  # fmt: skip
    day = calendar.day(dice)
    names.head(roll, vendor, moroccan=moroccan)
    roll.rule()
    roll.middle(dice.pick("RECHARGE", "TICKET DE RECHARGE", "Recharge *6", "Crédit de communication"))
    parts.moment(roll, day, dice.between(420, 1380))
    roll.say(f"N° {dice.pick('06', '07')}{dice.digits(8)}")
    due = dice.pick(10, 20, 30, 50, 100, 200) * 100 if moroccan else dice.pick(5, 10, 15, 20) * 100
    before = dice.between(0, 3000)
    if dice.chance(0.5):
        roll.pair("Solde précédent", cash.bare(before))
    if dice.chance(0.3):
        roll.say(f"Bonus {dice.between(1, 20)} Go valable {dice.between(3, 30)} jours")
    parts.total(roll, dice.pick("Montant", "MONTANT TTC", "TOTAL", "Prix TTC", "Montant payé"), due)
    tax = None
    if dice.chance(0.4):
        tax = due - money.net(due, 200)
        roll.pair("dont TVA 20%", cash.bare(tax))
    if dice.chance(0.4):
        roll.pair("Nouveau solde", cash.bare(before + due))
    roll.say(f"Code : {dice.digits(4)} {dice.digits(4)} {dice.digits(4)} {dice.digits(2)}")
    parts.farewell(roll, "Service client 115", "Ni repris ni échangé", "Merci")
    return slip("telecom", roll, due, day, vendor, "télécom", vat=tax)


def museum(dice: Dice) -> Slip:
    """Entry to a museum or a monument: several fares."""
    moroccan = dice.chance(0.6)
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    english = dice.chance(0.25)
    roll = Roll(dice, cash, calendar.english(dice) if english else calendar.french(dice), dice.pick("58", "80"))
    vendor = names.cased(dice, dice.of(_MUSEUMS))
    day, minutes = calendar.day(dice), dice.between(540, 1070)
    names.head(roll, vendor, moroccan=moroccan)
    if moroccan and dice.chance(0.4):
        roll.middle("تذكرة الدخول")
    roll.middle("ADMISSION" if english else dice.pick("BILLET D'ENTREE", "Ticket d'entrée", "DROIT D'ENTREE"))
    parts.moment(roll, day, minutes)
    fares = [("Adult", 70), ("Child", 30)] if english else [("Plein tarif", 70), ("Tarif réduit", 30)]
    if dice.chance(0.3):
        fares.append(("Audioguide", 40))
    amounts = []
    for name, base in fares[: dice.between(1, len(fares))]:
        many = dice.between(1, 5)
        each = base * (100 if moroccan else 20)
        amounts.append(many * each)
        roll.pair(f"{many} x {name} {cash.bare(each)}", cash.bare(amounts[-1]))
    due = sum(amounts)
    roll.adds(amounts, due)
    parts.total(roll, dice.of(parts.ENGLISH_TOTALS) if english else parts.total_label(roll), due)
    parts.payment(roll, due, english=english)
    parts.farewell(roll, *(("Enjoy your visit", "No refund") if english else ("Bonne visite", "Valable ce jour")))
    roll.draw(dice.pick("bars", "square"))
    arabic = any("تذكرة" in line for line in roll.lines)
    lang = ("en" if english else "fr") + ("+ar" if arabic else "")
    return slip("museum", roll, due, day, vendor, "musée", lang=lang)
