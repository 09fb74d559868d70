"""Receipts in Arabic alone, in Western or in Indic figures."""

from till import calendar, money, names, parts
from till.dice import Dice
from till.ink import LEFTWARD
from till.roll import Roll, Slip, slip

_DISHES = (
    ("طاجين", 45, 90), ("كسكس", 50, 100), ("حريرة", 8, 20), ("أتاي", 8, 20), ("قهوة", 10, 18), ("عصير برتقال", 12, 25),
    ("سلطة", 15, 35), ("سمك مشوي", 50, 110), ("دجاج محمر", 50, 95), ("بسطيلة", 40, 85), ("ماء معدني", 6, 15),
)  # fmt: skip
_GOODS = (
    ("حليب", 7, 9), ("خبز", 2, 6), ("سكر", 12, 16), ("زيت", 18, 30), ("شاي", 15, 40), ("تمر", 30, 80), ("أرز", 12, 25),
    ("بيض", 15, 30), ("ورق", 10, 50), ("صابون", 8, 20), ("جبن", 10, 30),
)  # fmt: skip
_UNITS = ("درهم", "د.م.", "د.م.", "DH", "درهم")
_TOTALS = ("المجموع", "المبلغ الإجمالي", "الواجب أداؤه", "المجموع الكلي", "المبلغ المؤدى", "الثمن الإجمالي")


def arabic_only(dice: Dice) -> Slip:
    """A restaurant or a grocer that prints Arabic alone: labels at the right, amounts at the left."""
    indic = dice.chance(0.35)
    unit = dice.of(_UNITS[:3] if indic else _UNITS)
    cash = money.Money("MAD", unit, dice.pick(",", "."), "", whole=dice.chance(0.25), indic=indic)
    roll = Roll(dice, cash, calendar.arabic(dice, indic=indic), dice.pick("80", "58"))
    meal = dice.chance(0.6)
    vendor = f"{dice.pick('مطعم', 'مقهى') if meal else dice.pick('بقالة', 'متجر')} {dice.of(names.ARABIC_NAMES)}"
    town = dice.of(names.MOROCCAN_TOWNS)[2]
    day, minutes = calendar.day(dice), dice.between(480, 1380)
    roll.middle(vendor, big=dice.pick(0, 1, 2), bold=True)
    roll.middle(f"شارع {dice.pick('محمد الخامس', 'الحسن الثاني', 'الجيش الملكي')}", town)
    if dice.chance(0.6):
        roll.middle(cash.numerals(f"05{dice.digits(8)}") + " : الهاتف")
    roll.rule()
    roll.pair(f"{roll.dates.clock(minutes)}", f"التاريخ : {roll.dates.write(day)}")
    roll.say(f"وصل رقم : {cash.numerals(dice.digits(5))}", "right")
    roll.rule()
    amounts = []
    for name, low, high in dice.some(_DISHES if meal else _GOODS, dice.between(2, 6)):
        many = dice.pick(1, 1, 1, 2, 3)
        each = dice.between(low, high) * 100
        amounts.append(many * each)
        roll.pair(cash.bare(amounts[-1]), name if many == 1 else f"{name} x {cash.numerals(str(many))}")
    due = sum(amounts)
    roll.adds(amounts, due)
    roll.rule()
    tax = None
    if dice.chance(0.4):
        without = money.net(due, 100)
        tax = due - without
        roll.pair(cash.bare(without), "المجموع بدون رسوم")
        roll.pair(cash.bare(tax), cash.numerals("الضريبة 10%"))
        roll.adds([without, tax], due)
    shown = LEFTWARD + cash.full(due) if not unit.isascii() and dice.chance(0.5) else cash.full(due)
    roll.pair(shown, dice.of(_TOTALS), big=dice.pick(0, 1, 2), bold=True)
    if dice.chance(0.5):
        given = (due // 5000 + 1) * 5000
        roll.pair(cash.bare(given), "نقدا")
        roll.pair(cash.bare(given - due), "الباقي")
        roll.adds([given, due - given], due)
    parts.farewell(roll, "شكرا على زيارتكم", "مرحبا بكم", "الله يخلف")
    return slip("arabic_only", roll, due, day, vendor, "repas" if meal else "courses", lang="ar", vat=tax)
