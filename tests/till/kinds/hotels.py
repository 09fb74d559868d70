"""Hotels and guest houses: an invoice, often on office paper."""

from datetime import date, timedelta

from till import calendar, money, names, parts
from till.dice import Dice
from till.roll import Roll, Slip, slip

_GUESTS = ("M. DUPRE", "Mme LEROUX", "M. EL AMRANI", "Mlle FAURE", "Délégation mairie", "M. & Mme ROY")
_MOROCCAN_SIGNS = ("Riad", "Hôtel", "Hotel", "Maison d'hôtes", "Dar")
_FRENCH_SIGNS = ("Hôtel", "HOTEL", "Hostellerie")
_EXTRAS = (("Petit déjeuner", 6, 14), ("Dîner", 15, 32), ("Minibar", 3, 12), ("Blanchisserie", 5, 15))
_LEVIES = ("Taxe de séjour", "Taxe promotion touristique")


def _about(roll: Roll, comes: date, leaves: date, billed: date) -> None:
    """The invoice's number, the guest, the days of the stay and the day of the invoice, in either order."""
    dice, dates = roll.dice, roll.dates
    name = dice.pick("FACTURE N°", "Facture n°", "NOTE N°", "Invoice")
    roll.say(f"{name} {dice.pick('F', '', '2026-')}{dice.digits(4)}", bold=True)
    roll.say(f"Client : {dice.of(_GUESTS)}  {dice.pick('Chambre', 'Ch.', 'CH N°')} {dice.between(1, 420)}")
    issued = f"{dice.pick('Date facture', 'Date', 'Editée le', 'Le')} : {dates.write(billed)}"
    first = dice.chance(0.6)
    if first:
        roll.say(issued)
    if dice.chance(0.5):
        roll.pair(f"Arrivée : {dates.write(comes)}", f"Départ : {dates.write(leaves)}")
    else:
        roll.say(f"Séjour du {dates.write(comes)} au {dates.write(leaves)}")
    if not first:
        roll.say(issued)
    roll.say(f"{dice.between(1, 3)} adulte(s)   Page 1/1")
    roll.rule()


def _stay(roll: Roll, comes: date, nights: int, scale: int) -> tuple[int, int]:
    """The nights, the extras and the levies; what is taxed and what is not."""
    dice, cash = roll.dice, roll.money
    each = dice.between(35, 190) * scale
    amounts = [nights * each]
    room = dice.pick("Nuitée chambre double", "Hébergement", "Chambre single", "Nuit suite")
    if dice.chance(0.25):
        for night in range(nights):
            roll.pair(f"{roll.dates.write(comes + timedelta(days=night))} {room}", cash.bare(each))
    else:
        roll.pair(f"{nights} x {room} ({cash.bare(each)})", cash.bare(amounts[0]))
    for extra, low, high in dice.some(_EXTRAS, dice.between(0, 2)):
        amounts.append(dice.between(low, high) * scale)
        roll.pair(extra, cash.bare(amounts[-1]))
    levies = []
    for levy in dice.some(_LEVIES, dice.pick(1, 1, 2)):
        levies.append(nights * dice.between(8, 30) * (100 if scale > 100 else 10))
        roll.pair(f"{levy} x {nights}", cash.bare(levies[-1]))
    roll.adds([*amounts, *levies], sum(amounts) + sum(levies))
    roll.rule()
    return sum(amounts), sum(levies)


def _settled(roll: Roll, due: int) -> None:
    """A deposit and what was left to pay, or how all of it was paid."""
    dice, cash = roll.dice, roll.money
    if dice.chance(0.4):
        paid = due * dice.pick(20, 30, 50) // 100
        paid -= paid % 100
        roll.pair(dice.pick("Acompte versé", "Arrhes", "ACOMPTE RECU", "Déjà réglé"), cash.bare(paid))
        roll.pair(dice.pick("Reste à payer", "Solde dû", "SOLDE", "Solde réglé"), cash.bare(due - paid))
        roll.adds([paid, due - paid], due)
        return
    roll.pair(dice.pick("Règlement : Virement", "Payé par CB", "Espèces", "Réglé Visa"), cash.bare(due))
    if dice.chance(0.3):
        roll.pair("Solde", cash.bare(0))


def _hotel(dice: Dice, *, moroccan: bool) -> Slip:
    cash = money.dirhams(dice) if moroccan else money.euros(dice)
    roll = Roll(dice, cash, calendar.french(dice), dice.pick("sheet", "sheet", "80"))
    sign = dice.of(_MOROCCAN_SIGNS if moroccan else _FRENCH_SIGNS)
    vendor = names.cased(dice, f"{sign} {dice.of(names.MOROCCAN if moroccan else names.FRENCH_NAMES)}")
    leaves = calendar.day(dice)
    nights = dice.between(1, 6)
    comes = leaves - timedelta(days=nights)
    billed = leaves + timedelta(days=dice.pick(0, 0, 0, 1))
    names.head(roll, vendor, moroccan=moroccan, owner=names.owner(dice))
    _about(roll, comes, leaves, billed)
    taxed, levied = _stay(roll, comes, nights, 1000 if moroccan else 100)
    due = taxed + levied
    tax = None
    if dice.chance(0.85):
        tax = parts.taxes(roll, [(100, taxed)], ht=dice.pick("Total HT", "Montant HT", "BASE HT"))
        if dice.chance(0.5):
            roll.pair("Taxes non soumises", cash.bare(levied))
    parts.total(roll, parts.total_label(roll), due)
    if moroccan and dice.chance(0.4):
        rate = dice.between(1040, 1110)
        value = money.Money("EUR", "EUR", cash.decimal, "").full(due * 100 // rate)
        roll.say(f"Soit en EUR (1 EUR = {rate // 100}{cash.decimal}{rate % 100:02} MAD) : {value}")
    _settled(roll, due)
    parts.farewell(roll, "Merci de votre confiance", "Arrêtée la présente facture", "IBAN sur demande", "A bientôt")
    others = sorted({comes, leaves} - {billed})
    kind = "hotel_ma" if moroccan else "hotel_fr"
    return slip(kind, roll, due, billed, vendor, "hôtel", vat=tax, others=others)


def hotel_fr(dice: Dice) -> Slip:
    """A French hotel: nights, city tax, a deposit perhaps; the total is the whole invoice."""
    return _hotel(dice, moroccan=False)


def hotel_ma(dice: Dice) -> Slip:
    """A Moroccan hotel or riad: city tax, promotion tax, what it makes in euros."""
    return _hotel(dice, moroccan=True)
