"""Civil titles and functions that each language has its own word for (DOMAIN §8.5), in French and in Arabic."""

from types import MappingProxyType
from typing import NamedTuple

_CIVIL = MappingProxyType(
    {
        "m.": "السيد",
        "monsieur": "السيد",
        "mme": "السيدة",
        "madame": "السيدة",
        "mlle": "الآنسة",
        "dr": "الدكتور",
        "docteur": "الدكتور",
        "pr": "الأستاذ",
        "professeur": "الأستاذ",
        "me": "الأستاذ",
        "s.e.": "سعادة",
    }
)
_FUNCTIONS = (
    ("Wali", "والي"),
    ("Gouverneur", "عامل"),
    ("Pacha", "باشا"),
    ("Caïd", "قائد"),
    ("Président du conseil", "رئيس المجلس"),
    ("Président du conseil communal", "رئيس المجلس الجماعي"),
    ("Présidente du conseil communal", "رئيسة المجلس الجماعي"),
    ("Président du conseil provincial", "رئيس المجلس الإقليمي"),
    ("Président du conseil régional", "رئيس المجلس الجهوي"),
    ("Vice-président", "نائب الرئيس"),
    ("Vice-présidente", "نائبة الرئيس"),
    ("Maire", "عمدة"),
    ("Conseiller communal", "مستشار جماعي"),
    ("Conseillère communale", "مستشارة جماعية"),
    ("Secrétaire général", "الكاتب العام"),
    ("Secrétaire générale", "الكاتبة العامة"),
    ("Directeur général des services", "المدير العام للمصالح"),
    ("Directrice générale des services", "المديرة العامة للمصالح"),
    ("Chef de service", "رئيس مصلحة"),
    ("Cheffe de service", "رئيسة مصلحة"),
    ("Interprète", "مترجم"),
)
_IN_ARABIC = {french.casefold(): arabic for french, arabic in _FUNCTIONS}
_IN_FRENCH = {arabic: french for french, arabic in _FUNCTIONS}


class Title(NamedTuple):
    """What somebody is, in French and in Arabic; empty where nothing is known."""

    fr: str
    ar: str


def civil(title: str) -> str:
    """« Mme » or « M. » in Arabic, or nothing when there is no such word."""
    return _CIVIL.get(title.strip().casefold(), "")


def function(french: str, arabic: str) -> Title:
    """A function in both languages: what was typed, else the word the other language has for it."""
    return Title(
        french or _IN_FRENCH.get(arabic.strip(), ""),
        arabic or _IN_ARABIC.get(" ".join(french.casefold().split()), ""),
    )
