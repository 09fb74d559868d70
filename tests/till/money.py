"""How a till writes an amount. Amounts are whole cents everywhere."""

from dataclasses import dataclass

from till.dice import Dice

_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

DIRHAMS = ("DH", "DH", "Dh", "DHS", "Dhs", "dhs", "MAD", "MAD", "Dirhams")
EUROS = ("€", "€", "€", "EUR", "EUR", "E", "euros", "Euro")


@dataclass(frozen=True, slots=True)
class Money:
    """One till's habit: its separators, its currency and where it stands."""

    iso: str
    unit: str
    decimal: str = ","
    thousands: str = ""
    before: bool = False
    glued: bool = False
    whole: bool = False  # leaves the decimals out where there are none to say
    indic: bool = False

    def bare(self, cents: int) -> str:
        """The amount without its currency."""
        sign = "-" if cents < 0 else ""
        units, rest = divmod(abs(cents), 100)
        text = f"{units:,}".replace(",", self.thousands)
        if rest or not self.whole:
            text += f"{self.decimal}{rest:02}"
        return self.numerals(sign + text)

    def full(self, cents: int) -> str:
        """The amount with its currency, if this till writes one."""
        if not self.unit:
            return self.bare(cents)
        gap = "" if self.glued else " "
        return self.unit + gap + self.bare(cents) if self.before else self.bare(cents) + gap + self.unit

    def numerals(self, text: str) -> str:
        """The same text in this till's digits."""
        return text.translate(_INDIC).replace(".", ",") if self.indic else text


def truth(cents: int) -> str:
    """The amount as the truth writes it: a point, two decimals."""
    return f"{cents // 100}.{cents % 100:02}"


def dirhams(dice: Dice) -> Money:
    """A habit of a Moroccan till."""
    decimal = dice.pick(",", ".", ".")
    return Money(
        "MAD",
        "" if dice.chance(0.1) else dice.of(DIRHAMS),
        decimal=decimal,
        thousands=dice.pick("", " ", " ", "," if decimal == "." else "."),
        before=dice.chance(0.12),
        glued=dice.chance(0.15),
        whole=dice.chance(0.15),
    )


def euros(dice: Dice) -> Money:
    """A habit of a French till."""
    decimal = dice.pick(",", ",", ".")
    return Money(
        "EUR",
        "" if dice.chance(0.06) else dice.of(EUROS),
        decimal=decimal,
        thousands=dice.pick("", " ", " ", "." if decimal == "," else ","),
        before=dice.chance(0.08),
        glued=dice.chance(0.3),
    )


def net(gross: int, per_mille: int) -> int:
    """What remains of a price once the tax inside it is taken out, rounded to the cent."""
    return (gross * 2000 + 1000 + per_mille) // (2 * (1000 + per_mille))


def rate(per_mille: int, decimals: str = "") -> str:
    """A tax rate as printed: 10, 5.5 or 20,00 for decimals ',00'."""
    units, rest = divmod(per_mille, 10)
    if decimals:
        return f"{units}{decimals[0]}{rest}0"
    return f"{units}" if rest == 0 else f"{units},{rest}"
