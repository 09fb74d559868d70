"""Amounts, dates and times as tills print them, found in the rows of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from lianes_desktop.reading.lines import Line, Page, Row

_CURRENCIES = {
    "EUR": r"€|EUROS?(?![A-Z])|EUR(?![A-Z])|(?<=\d\d)\s?E(?![A-Z0-9])",
    "MAD": r"(?:MAD|DIRHAMS?|DHS?)(?![A-Z])|د\.?\s?م\.?|درهم",
    "GBP": r"£|GBP\b",
    "USD": r"\$|USD\b",
}
_SIGN = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES.items())
_ANY_SIGN = "|".join(_CURRENCIES.values())
MONEY_SIGN = re.compile(_SIGN, re.IGNORECASE)
_DIGIT = r"[0-9OI|SB]"
_NUMBER = re.compile(
    rf"""
    (?<![\w°#*])(?<!\d[.,:/\-])(?<!\d[ ][-])
    (?P<before>(?:{_ANY_SIGN})\s?)?
    (?P<minus>[-]\s?)?
    (?P<number>
        {_DIGIT}{{1,3}}(?:[ .,']{_DIGIT}{{3}})+(?:\s?[.,]\s?{_DIGIT}{{2}})?(?!{_DIGIT})
      | {_DIGIT}{{1,7}}\s?[.,]\s?{_DIGIT}{{1,3}}(?!{_DIGIT})
      | {_DIGIT}{{1,7}}
    )
    (?P<after>\s?(?:{_ANY_SIGN}))?
    (?P<tail>\s?(?:%|KM\b|KG\b|CL\b|ML\b|MG\b|M\b|L\b|LITRES?\b|H\d|H\b|MIN\b|[:/]\s?\d|°|/|-\d))?
    (?P<word>\s?[A-Z]{{3,}})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MISREAD = str.maketrans("OI|SB", "01158")
_DIRHAMS = re.compile(r"(?<=\d)[0O](?=HS?\b)")
"""The D of "DHS" glued to a figure and read as a nought."""
_FILLED = re.compile(r"[0-9]")
_LEAST_KNOWN = 0.6
"""At least this share of an amount's figures must have been read as figures."""
_MOST = Decimal(10_000_000)


@dataclass(frozen=True)
class Amount:
    """A number that may be money: where it stands, what is written before it on its row, what it is worth."""

    value: Decimal
    row: Row
    line: Line
    start: int
    """Where it begins in the text of its piece."""
    end: int
    cents: bool
    """Whether its decimals are printed."""
    currency: str | None
    clean: bool
    """Whether every figure was read as a figure."""
    negative: bool = False
    """Whether a minus is glued to it: money taken off, or given back."""

    @property
    def score(self) -> float:
        """The engine's own confidence in the piece."""
        return self.line.score


def amounts_of(page: Page) -> list[Amount]:
    """Every number of the page that may be money, in reading order."""
    return [found for row in page.rows for line in row.lines for found in amounts_in(row, line)]


def amounts_in(row: Row, line: Line) -> Iterator[Amount]:
    """The numbers of one piece that may be money."""
    text = _DIRHAMS.sub("D", line.folded)
    days = [match.span() for pattern in (_NUMERIC, _SPACED, _WORDED) for match in pattern.finditer(text)]
    for match in _NUMBER.finditer(text):
        if match["tail"] or any(start < match.end() and match.start() < end for start, end in days):
            continue
        read = match["number"]
        figures = sum(one.isdigit() for one in read)
        letters = sum(one.isalpha() for one in read)
        if not figures or figures / (figures + letters) < _LEAST_KNOWN:
            continue
        worth = _value(read.translate(_MISREAD))
        if worth is None:
            continue
        value, cents = worth
        sign = match["before"] or match["after"]
        if match["word"] and not cents and not sign:
            continue  # "3 TAJINE" is a count
        if not 0 < value < _MOST:
            continue
        yield Amount(
            value,
            row,
            line,
            match.start(),
            match.end(),
            cents,
            _code(sign or ""),
            letters == 0,
            negative=match["minus"] == "-",
        )


def _value(written: str) -> tuple[Decimal, bool] | None:
    """What a figure is worth, and whether its cents are printed: the last sign before two figures is decimal."""
    bare = re.sub(r"\s?([.,])\s?", r"\1", written.strip())
    tail = re.search(r"[.,](\d{1,3})$", bare)
    if tail is None:
        whole = re.sub(r"[ .,']", "", bare)
        return (Decimal(whole), False) if whole.isdigit() else None
    decimals = tail[1]
    whole = re.sub(r"[ .,']", "", bare[: tail.start()])
    if not whole.isdigit():
        return None
    if len(decimals) == 3:  # noqa: PLR2004 - "1.250" is a thousand, "12.345" litres or a rate: told apart by what is around
        return Decimal(f"{whole}{decimals}"), False
    return Decimal(f"{whole}.{decimals}"), len(decimals) == 2  # noqa: PLR2004 - cents


def _code(sign: str) -> str | None:
    if sign.strip().upper() == "E":  # a euro sign read as a letter, after two decimals
        return "EUR"
    found = MONEY_SIGN.search(sign)
    return found.lastgroup if found else None


# -- dates and times --------------------------------------------------------------------------------------------------

_MONTHS = {
    1: "JANV(?:IER)?|JAN(?:UARY)?|يناير|جانفي",
    2: "FEVR(?:IER)?|FEV|FEB(?:RUARY)?|فبراير",
    3: "MARS|MAR(?:CH)?|مارس",
    4: "AVR(?:IL)?|APR(?:IL)?|أبريل|ابريل",
    5: "MAI|MAY|ماي|مايو",
    6: "JUIN|JUN(?:E)?|يونيو",
    7: "JUIL(?:LET)?|JUL(?:Y)?|يوليوز|يوليو",
    8: "AOUT|AOU|AUG(?:UST)?|غشت|أغسطس",
    9: "SEPT(?:EMBRE|EMBER)?|SEP|شتنبر|سبتمبر",
    10: "[O0]CT(?:[O0]BRE|[O0]BER)?|أكتوبر|اكتوبر",
    11: "NOV(?:EMBRE|EMBER)?|نونبر|نوفمبر",
    12: "DEC(?:EMBRE|EMBER)?|دجنبر|ديسمبر",
}
_MONTH = "|".join(f"(?P<m{number}>{names})" for number, names in _MONTHS.items())
_D = r"[0-9OoIl|]"
_NUMERIC = re.compile(
    rf"(?<![\d.,/])(?P<a>{_D}{{1,2}}|(?:19|20){_D}{{2}})\s?(?P<sep>[-/.])\s?(?P<b>{_D}{{1,2}})\s?(?P=sep)\s?"
    rf"(?P<c>(?:19|2[0O8]){_D}{{2}}|{_D}{{1,2}}(?=\D|$|{_D}{{2}}:))(?![/.]?\d(?!\d?[:H]))",
)
_SPACED = re.compile(rf"(?<![\d.,/:-])(?P<a>{_D}{{2}}) (?P<b>{_D}{{2}}) (?P<c>20{_D}{{2}})(?!\d)")
_WORDED = re.compile(
    rf"(?<!\d)(?P<day>{_D}{{1,2}})(?:ER|ST|ND|RD|TH)?[ .\-/]{{0,2}}(?:{_MONTH})[ .,\-/]{{0,3}}"
    rf"(?P<year>2[08]{_D}{{2}}|{_D}{{2}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?:{_MONTH})[ .\-/]{{1,2}}(?P<day>{_D}{{1,2}})(?:ST|ND|RD|TH)?[ .,\-/]{{1,3}}(?P<year>20{_D}{{2}})(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d.,])(?P<h>[01]?\d|2[0-3])\s?(?P<sep>[:Hh])\s?(?P<m>[0-5]\d)(?:\s?[:.]\s?(?P<s>[0-5]\d))?(?![\d/])"
)
_AFTERNOON = re.compile(r"^\s?(?P<half>[AP])\.?M\b", re.IGNORECASE)
_LETTERS = str.maketrans("OoIil|L", "0011111")
_NOON = 12


@dataclass(frozen=True)
class Day:
    """A date found: as printed day first, and as it would be month first when both make sense."""

    value: date
    row: Row
    line: Line
    start: int
    end: int
    year_first: bool = False
    worded: bool = False
    short: bool = False
    """The year has two figures."""
    clean: bool = True
    """Every figure was read as one."""
    swapped: date | None = None


@dataclass(frozen=True)
class Hour:
    """A time of day found."""

    value: time
    row: Row
    line: Line
    start: int


def days_of(page: Page) -> list[Day]:
    """Every date of the page, in reading order."""
    return [day for row in page.rows for line in row.lines for day in days_in(row, line)]


def days_in(row: Row, line: Line) -> list[Day]:
    """The dates of one piece."""
    found: list[Day] = []
    for pattern in (_NUMERIC, _SPACED):
        found += [day for match in pattern.finditer(line.folded) if (day := _numeric(match, row, line))]
    for pattern in (_WORDED, _MONTH_FIRST):
        found += [day for match in pattern.finditer(line.folded) if (day := _worded(match, row, line))]
    return found


def hours_of(page: Page) -> list[Hour]:
    """Every time of day of the page, in reading order."""
    found: list[Hour] = []
    for row in page.rows:
        for line in row.lines:
            text = _without_days(line.folded)
            for match in _TIME.finditer(text):
                hour = int(match["h"])
                half = _AFTERNOON.match(text[match.end() :])
                if half and half["half"].upper() == "P" and hour < _NOON:
                    hour += _NOON
                elif half and half["half"].upper() == "A" and hour == _NOON:
                    hour = 0
                found.append(Hour(time(hour, int(match["m"])), row, line, match.start()))
    return found


def _without_days(text: str) -> str:
    """The text with its dates blanked, so that a time glued to one stands free."""
    for pattern in (_NUMERIC, _SPACED):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _numeric(match: re.Match[str], row: Row, line: Line) -> Day | None:
    parts = [match[name].translate(_LETTERS) for name in ("a", "b", "c")]
    clean = all(match[name].isdigit() for name in ("a", "b", "c"))
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:  # noqa: PLR2004 - a year
        value, swapped = _day(first, second, third), None
    elif match.groupdict().get("sep") == "." and len(parts[2]) < 2:  # noqa: PLR2004 - a version, not a date
        return None
    else:
        year = third if len(parts[2]) == 4 else 2000 + third  # noqa: PLR2004
        value, swapped = _day(year, second, first), _day(year, first, second)
        if value is None:
            value, swapped = swapped, None
        elif swapped == value:
            swapped = None
    if value is None:
        return None
    return Day(
        value,
        row,
        line,
        match.start(),
        match.end(),
        year_first=len(parts[0]) == 4,  # noqa: PLR2004
        short=len(parts[2]) < 4 and len(parts[0]) < 4,  # noqa: PLR2004
        clean=clean,
        swapped=swapped,
    )


def _worded(match: re.Match[str], row: Row, line: Line) -> Day | None:
    month = next(int(name[1:]) for name, text in match.groupdict().items() if name[0] == "m" and text)
    year = int(match["year"].translate(_LETTERS))
    value = _day(year if year > 99 else 2000 + year, month, int(match["day"].translate(_LETTERS)))  # noqa: PLR2004
    if value is None:
        return None
    short = len(match["year"]) < 4  # noqa: PLR2004
    return Day(value, row, line, match.start(), match.end(), worded=True, short=short)


_LAST_YEAR = 2099


def _day(year: int, month: int, day: int) -> date | None:
    if year > _LAST_YEAR:  # a slashed nought reads as an eight: "2825"
        year = int(f"20{year % 100:02d}")
    try:
        return date(year, month, day)
    except ValueError:
        return None
