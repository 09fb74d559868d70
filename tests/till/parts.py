"""Pieces that many kinds of receipt share: goods, taxes, payment, farewell."""

from collections.abc import Sequence
from datetime import date

from till.dice import Dice
from till.money import net, rate
from till.roll import Roll

Goods = Sequence[tuple[str, int, int]]  # a name, and the lowest and highest price in units

FRENCH_TOTALS = (
    "TOTAL TTC", "TOTAL A PAYER", "NET A PAYER", "Total", "TOTAL", "Total TTC", "A PAYER", "MONTANT TTC", "TOTAL DÛ",
    "Net à payer TTC", "Montant dû", "TOTAL EUR", "Total général", "MONTANT TOTAL",
)  # fmt: skip
MOROCCAN_TOTALS = (
    "TOTAL TTC", "TOTAL A PAYER", "NET A PAYER", "Total", "TOTAL", "Total TTC", "NET A PAYER TTC", "MONTANT TTC",
    "TOTAL GENERAL", "Total à payer", "TOTAL DH", "MT TTC", "Montant à payer", "TOTAL NET",
)  # fmt: skip
ENGLISH_TOTALS = ("TOTAL", "Total", "GRAND TOTAL", "Total due", "AMOUNT DUE", "Balance due", "TOTAL TO PAY")


def total_label(roll: Roll) -> str:
    """What this till calls what is to be paid."""
    if roll.money.iso == "MAD":
        return roll.dice.of([name for name in MOROCCAN_TOTALS if name != "TOTAL DH" or roll.money.unit])
    return roll.dice.of(FRENCH_TOTALS)


def goods(
    roll: Roll, wares: Goods, count: int, step: int, most: int = 3, *, spirits: Goods = (), english: bool = False
) -> list[int]:
    """Print lines of goods in one of the usual layouts; the amounts of the lines, in order."""
    dice, money = roll.dice, roll.money
    chosen = dice.some(wares, count)
    if spirits and dice.chance(0.4):
        chosen.append(dice.of(spirits))
    layout = dice.pick("plain", "plain", "count", "count", "times", "columns", "below", "x")
    if layout == "columns":
        names = (
            ("Qty", "Item", "Each", "Amount")
            if english
            else dice.pick(("Qté", "Désignation", "P.U", "Montant"), ("QTE", "ARTICLE", "PRIX", "TOTAL"))
        )
        roll.columns((f"{names[0]} {names[1]}", names[2], names[3]), (0.5, 0.76, 1.0), bold=dice.chance(0.5))
    unit_shown = dice.chance(0.25)
    amounts = []
    for name, low, high in chosen:
        many = 1 if dice.chance(0.65) else dice.between(2, most)
        each = dice.between(low * 100 // step, high * 100 // step) * step
        amount = many * each
        amounts.append(amount)
        shown = money.full(amount) if unit_shown and layout != "columns" else money.bare(amount)
        shorter = name[: 16 if roll.paper == "58" else 24]
        if layout == "plain":
            roll.pair(shorter if many == 1 else f"{many} {shorter}", shown)
        elif layout == "count":
            roll.pair(f"{many:>2} {shorter}", shown)
        elif layout == "x":
            roll.pair(f"{many} x {shorter}", shown)
        elif layout == "times":
            roll.pair(shorter if many == 1 else f"{shorter} x{many}", shown)
        elif layout == "columns":
            narrow = name[: 11 if roll.paper == "58" else 19]
            roll.columns((f"{many:>2}  {narrow}", money.bare(each), money.bare(amount)), (0.5, 0.76, 1.0))
        else:
            roll.say(name)
            roll.pair(f"   {many} x {money.bare(each)}", shown)
    return amounts


def taxes(roll: Roll, groups: Sequence[tuple[int, int]], *, ht: str = "Total HT", tva: str = "TVA") -> int:
    """Print the tax inside gross amounts, by rate in per mille; all of the tax."""
    dice, money = roll.dice, roll.money
    shares = [(per, gross, net(gross, per)) for per, gross in groups if gross]
    whole = sum(gross - without for _, gross, without in shares)
    style = dice.pick("lines", "lines", "table", "inside", "short")
    mark = dice.pick("", ",00", ".00")
    if style == "lines":
        without = sum(part for _, _, part in shares)
        roll.pair(ht, money.bare(without))
        for per, gross, part in shares:
            roll.pair(f"{tva} {rate(per, mark)}{dice.pick('%', ' %')}", money.bare(gross - part))
        roll.adds([without, *(gross - part for _, gross, part in shares)], sum(gross for _, gross, _ in shares))
    elif style == "table":
        ends = (0.3, 0.55, 0.76, 1.0)
        roll.columns((dice.pick("Taux", f"Tx {tva}", tva), "HT", tva, "TTC"), ends)
        for per, gross, part in shares:
            cells = (f"{rate(per, mark)}%", money.bare(part), money.bare(gross - part), money.bare(gross))
            roll.columns(cells, ends)
            roll.adds([part, gross - part], gross)
    elif style == "inside":
        for per, gross, part in shares:
            roll.pair(f"{dice.pick('dont', 'Dont', 'DONT')} {tva} {rate(per, mark)}%", money.bare(gross - part))
    else:
        for per, gross, part in shares:
            roll.say(f"{tva} {rate(per)}% : {money.bare(gross - part)}  HT : {money.bare(part)}")
            roll.adds([part, gross - part], gross)
    return whole


def total(roll: Roll, label: str, cents: int) -> None:
    """Print what is to be paid, mostly larger than the rest."""
    dice = roll.dice
    shown = roll.money.full(cents)
    colon = dice.pick("", "", " :", ":")
    room = 24 if roll.paper == "80" else 16
    if dice.chance(0.08):
        roll.say(label + colon, big=dice.pick(0, 1), bold=True)
        roll.say(shown, dice.pick("right", "centre"), big=dice.pick(1, 2), bold=True)
        return
    fits = roll.paper == "sheet" or len(label + colon + shown) + 1 < room
    roll.pair(label + colon, shown, big=dice.pick(0, 1, 2, 2) if fits else dice.pick(0, 1), bold=dice.chance(0.6))


def payment(roll: Roll, cents: int, *, english: bool = False) -> None:
    """Print how it was paid: cash and change, or a card and its number."""
    dice, money = roll.dice, roll.money
    if dice.chance(0.45):
        step = dice.pick(500, 1000, 2000, 5000, 10000)
        given = (cents // step + 1) * step
        labels = ("Cash", "Change") if english else dice.pick(
            ("Espèces", "Rendu"), ("ESPECES", "A RENDRE"), ("Reçu", "Rendu monnaie"), ("Espèces reçues", "Monnaie"),
            ("Cash", "Rendu"), ("Versé", "Reste à rendre"), ("REGLEMENT ESPECES", "RENDU"),
        )  # fmt: skip
        roll.pair(labels[0], money.bare(given))
        roll.pair(labels[1], money.bare(given - cents))
        roll.adds([given, cents - given], cents)
    elif dice.chance(0.75):
        way = dice.pick("Visa", "VISA CARD", "Card") if english else dice.pick(
            "CB", "Carte bancaire", "CARTE", "CB EMV", "Payé par CB", "TPE", "Règlement CB"
        )  # fmt: skip
        roll.pair(way, money.full(cents) if dice.chance(0.4) else money.bare(cents))
        if dice.chance(0.5):
            roll.say(dice.pick("************", "XXXX XXXX XXXX ", "**** ", "N° carte ....") + dice.digits(4))
        if dice.chance(0.2):
            roll.say(f"EXP {dice.between(1, 12):02}/{dice.between(27, 30)}  AUTO {dice.digits(6)}")


def moment(roll: Roll, day: date, minutes: int, *, labels: Sequence[str] = ("Date : ", "Le ", "DATE ", "", "")) -> None:
    """Print the day and the hour, together or apart, with or without a label."""
    dice, dates = roll.dice, roll.dates
    written, clock = dates.write(day), dates.clock(minutes, dice.between(0, 59))
    label = dice.of(labels)
    style = dice.between(0, 3)
    if style == 0:
        roll.pair(label + written, clock)
    elif style == 1:
        roll.say(f"{label}{written}{dice.pick(' ', '  ', ' - ', ' à ')}{clock}")
    elif style == 2:
        roll.middle(f"{label}{written} {clock}")
    else:
        roll.pair(label + written, f"{dice.pick('Heure : ', 'H: ', '')}{clock}")


def number(dice: Dice) -> str:
    """The number of a ticket, under one of its names."""
    name = dice.pick("Ticket N° ", "TICKET ", "Facture N°: ", "FACT. ", "N° ", "Note n° ", "Ticket #", "Bon N°")
    return name + dice.digits(dice.between(3, 8))


def farewell(roll: Roll, *texts: str) -> None:
    """Print one or two parting words."""
    dice = roll.dice
    if dice.chance(0.3):
        roll.gap()
    roll.middle(*dice.some(texts, dice.between(1, 2)))
    if dice.chance(0.15):
        roll.draw(dice.pick("bars", "square"))
