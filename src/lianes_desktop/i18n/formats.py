"""Money, numbers, dates and durations as the person's language writes them, in every script.

Figures alone carry no direction: in Arabic they start with U+200F, so that a label reads from the right.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from lianes_desktop.domain.money import EUR, Currency, ExchangeRate, Money
from lianes_desktop.i18n.catalogue import N_, _, language, ngettext, pgettext, right_to_left
from lianes_desktop.i18n.cldr import CLDR, Cldr

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = f"{NBSP}– "
LRM, RLM = "\u200e", "\u200f"
_LRI, _FSI, _PDI = "\u2066", "\u2068", "\u2069"

_KILO = 1000
_UNITS = (N_("{n} o"), N_("{n} ko"), N_("{n} Mo"), N_("{n} Go"))
_MINUTES_A_DAY = 24 * 60


def _cldr() -> Cldr:
    """How the language spoken here writes figures and days."""
    return CLDR[language()]


def _figure(value: Decimal | int, least: int, most: int) -> str:
    """Digits with a real minus sign that stays before them, in a right-to-left line too."""
    text = _cldr().decimal(Decimal(value).copy_abs(), least, most)
    if value >= 0:
        return text
    return f"{LRM}{MINUS}{text}" if right_to_left() else MINUS + text


def _line(text: str) -> str:
    """A text that may stand alone in a label: read from the right in Arabic."""
    return RLM + text.removeprefix(RLM) if right_to_left() else text


def _turns(text: str) -> bool:
    """Whether some of the text is written from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def isolate(text: str) -> str:
    """Someone's words (name, place, file) set apart, so that neither they nor what follows is scrambled."""
    return f"{_FSI}{text}{_PDI}" if text and (right_to_left() or _turns(text)) else text


def ltr(text: str) -> str:
    """A telephone number, code, address or equation, which read from the left in every language."""
    return f"{_LRI}{text}{_PDI}" if text and right_to_left() else text


def listed(words: Iterable[str]) -> str:
    """Words one after the other, with the comma of the language."""
    return ("، " if right_to_left() else ", ").join(words)


def capital(text: str) -> str:
    """The text with its first letter raised, to open a line."""
    return text[:1].upper() + text[1:]


def initials(name: str) -> str:
    """First letters of the first and last word of a name, for a badge; Arabic ones do not join."""
    words = name.split()
    letters = [word[0].upper() for word in (words[:1] + words[1:][-1:])]
    return ("\u200c" if _turns(name) else "").join(letters)


def number(value: Decimal | int) -> str:
    """A number, thousands grouped, with the decimals it has."""
    decimals = max(0, -int(Decimal(value).as_tuple().exponent))
    return _figure(value, decimals, decimals)


def percent(ratio: Decimal, most: int = 2) -> str:
    """A ratio (``0.455``) in hundredths, with at most ``most`` decimals."""
    hundredths = (ratio * 100).quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    text = _figure(hundredths, 0, most)
    return {"fr": f"{text}{NBSP}%", "ar": f"{text}{LRM}%{LRM}"}.get(language(), f"{text}%")


def currency(unit: Currency) -> str:
    """The currency as a price carries it: a sign, a word or its code."""
    if unit == EUR:
        return "€"
    return pgettext("currency", "MAD") if unit.code == "MAD" else unit.code


def _priced(figure: str, unit: Currency) -> str:
    """A figure and its currency, side by side as the language has it."""
    sign = currency(unit)
    if language() != "en":
        return f"{figure}{NBSP}{sign}"
    minus, digits = (MINUS, figure[1:]) if figure.startswith(MINUS) else ("", figure)
    return f"{minus}{sign}{'' if unit == EUR else NBSP}{digits}"


def _sum(value: Money, *, whole: bool = False) -> str:
    """A sum as it stands inside a line or an equation."""
    digits = value.currency.digits
    least = 0 if whole and value.minor % 10**digits == 0 else digits
    return _priced(_figure(value.amount, least, digits), value.currency)


def money(value: Money) -> str:
    """A sum with its currency: ``1 234,50 €``."""
    return _line(_sum(value))


def euros(cents: int, *, whole: bool = False) -> str:
    """Euro cents as a sum; ``whole`` leaves out decimals that are all zero."""
    return _line(_sum(Money(cents), whole=whole))


def amount(value: Money) -> str:
    """A sum without its currency, with all its decimals."""
    digits = value.currency.digits
    return _line(_figure(value.amount, digits, digits))


def typed(value: Decimal) -> str:
    """A number as a field offers it for typing: no grouping, no mark, the language's decimal sign."""
    return f"{value:f}".replace(".", _cldr().point).replace("-", MINUS)


def share(base_cents: int, ratio: Decimal, part_cents: int) -> str:
    """How a part was reckoned: ``129,15 € × 45,5 % = 58,76 €``, read from the left in every language."""
    return ltr(f"{_sum(Money(base_cents))} × {percent(ratio)} = {_sum(Money(part_cents))}")


def rate(value: ExchangeRate) -> str:
    """An exchange rate with at least two decimals: ``1 € = 10,84 MAD``."""
    decimals = max(2, -int(value.per_euro.normalize().as_tuple().exponent))
    units = _figure(value.per_euro, 2, decimals)
    return _("1 € = {units} {currency}").format(units=units, currency=isolate(currency(value.currency)))


def size(octets: int) -> str:
    """The size of a file, in the unit that reads best: ``3,2 Mo``."""
    unit, value = 0, Decimal(octets)
    while value >= _KILO and unit < len(_UNITS) - 1:
        unit, value = unit + 1, value / _KILO
    shown = value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return _line(_(_UNITS[unit]).format(n=_figure(shown, 0, 1)))


def day(value: dt.date) -> str:
    """A date in figures, the day first: ``14/10/2026``."""
    return _line(f"{value:%d/%m/}{value.year:04}")


def day_long(value: dt.date) -> str:
    """A date with its month and year in words: ``14 octobre 2026``."""
    return _line(_cldr().day_long(value))


def day_short(value: dt.date) -> str:
    """A day and its month: ``14 oct.``."""
    return _line(_cldr().day_short(value))


def weekday(value: dt.date) -> str:
    """The day of the week: ``mercredi``."""
    return _cldr().weekday(value)


def day_heading(value: dt.date) -> str:
    """A day over what happened on it: ``Mercredi 14 octobre``."""
    return capital(f"{weekday(value)} {_cldr().day_month(value)}")


def month_range(start: dt.date, end: dt.date) -> str:
    """From a day to another, as short as the months allow: ``12 – 15 octobre 2026``."""
    if start == end:
        return day_long(end)
    if start.year != end.year:
        first = _cldr().day_long(start)
    elif start.month != end.month:
        first = _cldr().day_month(start)
    else:
        first = _cldr().day_number(start)
    return _line(f"{first}{DASH}{_cldr().day_long(end)}")


def clock(value: dt.time | dt.datetime) -> str:
    """Hours and minutes: ``14:30``."""
    return _line(f"{value:%H:%M}")


def clock_range(start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
    """From an hour to another: ``08:45 – 10:30``, read from the right in Arabic."""
    return _line(f"{start:%H:%M}{DASH}{end:%H:%M}")


def moment(value: dt.datetime) -> str:
    """A day and an hour inside a sentence: ``18 octobre à 19:12``."""
    return _("{day} à {time}").format(day=_cldr().day_month(value), time=f"{value:%H:%M}")


def duration(value: dt.timedelta) -> str:
    """How long, to the minute: ``1 h 15``."""
    hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
    if not hours:
        return _line(_("{minutes} min").format(minutes=minutes))
    if not minutes:
        return _line(_("{hours} h").format(hours=hours))
    return _line(_("{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02}"))


def ago(value: dt.timedelta) -> str:
    """How long ago, in the one unit that matters: ``il y a 3 jours``."""
    minutes = int(value.total_seconds()) // 60
    if minutes < 1:
        return _("à l'instant")
    if minutes < 60:  # noqa: PLR2004 - an hour
        return ngettext("il y a {n} minute", "il y a {n} minutes", minutes).format(n=minutes)
    if minutes < _MINUTES_A_DAY:
        return ngettext("il y a {n} heure", "il y a {n} heures", minutes // 60).format(n=minutes // 60)
    days = minutes // _MINUTES_A_DAY
    return ngettext("il y a {n} jour", "il y a {n} jours", days).format(n=number(days))
