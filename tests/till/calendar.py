"""How a till writes a day and an hour."""

from dataclasses import dataclass
from datetime import date, timedelta

from till.dice import Dice

FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ARABIC = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
_FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = ("JAN", "FEV", "MAR", "AVR", "MAI", "JUN", "JUL", "AOU", "SEP", "OCT", "NOV", "DEC")
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

_FIGURES = (
    "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{s}", "{d:02}/{m:02}/{s}",
    "{d:02}-{m:02}-{y}", "{d:02}-{m:02}-{s}", "{d:02}.{m:02}.{y}", "{d:02}.{m:02}.{s}", "{y}-{m:02}-{d:02}",
    "{d}/{m}/{y}", "{d:02} {m:02} {y}", "{y}/{m:02}/{d:02}",
)  # fmt: skip
_FRENCH_WORDS = (
    "{d} {fr} {y}", "{d:02} {fr} {y}", "{day} {d} {fr} {y}", "{Day} {d} {Fr} {y}", "{d:02} {FR} {y}",
    "{d:02}-{sh}-{s}", "{d:02} {sh} {y}", "{D3} {d:02}/{m:02}/{s}", "{D3}. {d:02}/{m:02}/{y}",
)  # fmt: skip
_ENGLISH_WORDS = (
    "{d:02} {e3} {y}", "{d} {en} {y}", "{en} {d}, {y}", "{E3} {d:02}, {y}", "{d:02}-{E3}-{s}",
    "{d:02}{E3}{s}", "{eday} {d} {en} {y}", "{e3} {d:02} {y}",
)  # fmt: skip
_ARABIC_WORDS = ("{d} {ar} {y}", "{d:02} {ar} {y}")
_HOURS = ("{h:02}:{n:02}", "{h:02}:{n:02}", "{h:02}:{n:02}:{c:02}", "{h:02}h{n:02}", "{h:02}H{n:02}", "{h}:{n:02}")


@dataclass(frozen=True, slots=True)
class Dates:
    """One till's habit of writing days and hours."""

    day: str
    hour: str
    indic: bool = False

    def write(self, when: date) -> str:
        """The day, in this till's words or figures."""
        m = when.month - 1
        text = self.day.format(
            d=when.day, m=when.month, y=when.year, s=f"{when.year % 100:02}", fr=FRENCH[m],
            Fr=FRENCH[m].capitalize(), FR=FRENCH[m].upper(), sh=_SHORT[m], en=ENGLISH[m], e3=ENGLISH[m][:3],
            E3=ENGLISH[m][:3].upper(), ar=ARABIC[m], day=_FRENCH_DAYS[when.weekday()],
            Day=_FRENCH_DAYS[when.weekday()].capitalize(), D3=_FRENCH_DAYS[when.weekday()][:3].capitalize(),
            eday=_ENGLISH_DAYS[when.weekday()],
        )  # fmt: skip
        return text.translate(_INDIC) if self.indic else text

    def clock(self, minutes: int, second: int = 0) -> str:
        """The hour, so many minutes after midnight."""
        h, n = divmod(minutes % 1440, 60)
        if "{p}" in self.hour:
            return self.hour.format(h=(h + 11) % 12 + 1, n=n, c=second, p="AM" if h < 12 else "PM")
        text = self.hour.format(h=h, n=n, c=second)
        return text.translate(_INDIC) if self.indic else text


def french(dice: Dice) -> Dates:
    """Figures mostly, sometimes words."""
    return Dates(dice.of(_FRENCH_WORDS if dice.chance(0.22) else _FIGURES), dice.of(_HOURS))


def english(dice: Dice) -> Dates:
    """Words more often than not, the day always before the month in figures."""
    hour = dice.pick(*_HOURS, "{h}:{n:02} {p}", "{h:02}:{n:02}{p}")
    return Dates(dice.of(_ENGLISH_WORDS if dice.chance(0.55) else _FIGURES), hour)


def arabic(dice: Dice, *, indic: bool) -> Dates:
    """Figures, or the months as they are called in Morocco."""
    figures = ("{d:02}/{m:02}/{y}", "{y}/{m:02}/{d:02}", "{d:02}-{m:02}-{y}")
    return Dates(dice.of(_ARABIC_WORDS if dice.chance(0.4) else figures), "{h:02}:{n:02}", indic=indic)


def day(dice: Dice) -> date:
    """A day of two years."""
    return date(2025, 2, 1) + timedelta(days=dice.between(0, 670))
