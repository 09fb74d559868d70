"""How to reach the person of a business card: e-mail and telephones, by their shape and what is said of them."""

import re
from typing import NamedTuple

from lianes_desktop.domain.phones import parse_phone
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.reading.lines import fold, plain

_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63} ?@ ?[A-Za-z0-9\-]{1,63}(?: ?\. ?[A-Za-z0-9\-]{1,63}){1,4}")
_NUMBER = re.compile(r"(?:\+|\b00)? ?\(?\+?\d[\d .\-()]{7,22}\d")
_MOBILE = re.compile(r"GSM|MOB|PORT|CELL|WHATSAPP|محمول|نقال|جوال")
_FIXED = re.compile(r"TEL|FIXE|STAND|BUREAU|هاتف")
_FAX = re.compile(r"FAX|TELECOPIE|فاكس")
_MOBILE_MA, _MOBILE_FR = ("+2126", "+2127"), ("+336", "+337")
_CLEAN, _MENDED = 96, 80
_LONGEST = 300


class Number(NamedTuple):
    """A telephone in international form; ``mobile`` as it is said to be, or as its first figures tell."""

    value: str
    mobile: bool
    country: bool
    """Whether the country was written, and not guessed."""


def email_of(text: str) -> tuple[str, int] | None:
    """The e-mail of a line and how sure its shape is, 0 to 100; spaces that the engine saw in it are taken out."""
    found = _EMAIL.search(plain(text[:_LONGEST]))
    if found is None:
        return None
    written = found.group().rstrip(".-")
    mended = written.replace(" ", "")
    return mended, _CLEAN if mended == written else _MENDED


def numbers_of(text: str) -> list[Number]:
    """The telephones of a line, each as what stands before it says; faxes are left out."""
    said = plain(text[:_LONGEST]).replace(" - ", " / ")
    found: list[Number] = []
    before, label = 0, ""
    for match in _NUMBER.finditer(said):
        label = fold(said[before : match.start()]) or label
        before = match.end()
        number = _parsed(match.group())
        if number is None or _FAX.search(label):
            continue
        mobile = number.startswith(_MOBILE_MA + _MOBILE_FR)
        if _MOBILE.search(label) or _FIXED.search(label):
            mobile = mobile if not _MOBILE.search(label) else True
        found.append(Number(number, mobile, match.group().strip().startswith(("+", "00", "(+"))))
    return found


def _parsed(raw: str) -> str | None:
    text = raw.strip().replace("(0)", "").lstrip("(")
    for country in ("MA", "FR"):
        try:
            return parse_phone(text, "phone", country)
        except RefusedError:
            continue
    return None
