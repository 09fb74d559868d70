"""Words that tell what a line of a business card is: a function, an organisation, an address, in French and Arabic."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from lianes_desktop.reading.lines import fold


class Kind(StrEnum):
    """What a line is."""

    FUNCTION = "function"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    SITE = "site"
    NOTHING = "nothing"
    """The kingdom, the republic, a label alone."""


_FUNCTIONS = (
    "DIRECT", "CHEF", "RESPONSABLE", "PRESIDENT", "VICE", "SECRETAIRE", "CONSEILLER", "CHARGE", "INGENIEUR",
    "TECHNICIEN", "PROFESSEUR", "ENSEIGNANT", "MAIRE", "ADJOINT", "WALI", "GOUVERNEUR", "GERANT", "MANAGER",
    "COORDINAT", "COORDONNAT", "ATTACHE", "CONSUL", "TRESORIER", "DELEGUE", "EXPERT", "ARCHITECTE", "AVOCAT",
    "ELU", "ASSISTANT", "CADRE", "AGENT", "URBANISTE", "HEAD", "RECTEUR", "DOYEN", "MEMBRE", "FONDAT", "ANIMAT",
    "INTERPRETE", "SERVICE", "DIVISION", "SENIOR", "CHIEF", "OFFICER", "ENGINEER", "COMMERCIAL", "COMPTABLE",
    "JOURNALISTE",
)  # fmt: skip
_ORGANISATIONS = (
    ("COMMUNE", 2), ("VILLE", 2), ("MAIRIE", 2), ("MUNICIPALITE", 2), ("ASSOCIATION", 2), ("UNIVERSITE", 2),
    ("ECOLE", 2), ("AGENCE", 2), ("SOCIETE", 2), ("SARL", 2), ("S.A", 2), ("SAS", 2), ("INSTITUT", 2),
    ("FONDATION", 2), ("GROUPE", 2), ("COOPERATIVE", 2), ("OFFICE", 2), ("CHAMBRE", 2), ("CENTRE", 2),
    ("BUREAU", 2), ("CONSULAT", 2), ("AMBASSADE", 2), ("CONSEIL", 2), ("METROPOLE", 2), ("AGGLOMERATION", 2),
    ("COMMUNAUTE", 2), ("DEPARTEMENT", 2), ("SYNDICAT", 2), ("FEDERATION", 2), ("RESEAU", 2), ("REGIE", 2),
    ("HOTEL DE VILLE", 1), ("FACULTE", 1), ("PREFECTURE", 1), ("PROVINCE", 1), ("REGION", 1), ("WILAYA", 1),
    ("MINISTERE", 0), ("DIRECTION", 0),
)  # fmt: skip
"""Words and how precise the organisation is that they name: a Moroccan card begins with the ministry above it."""
_ADDRESSES = re.compile(
    r"\b(?:RUE|AVENUE|AV|BD|BLVD|BOULEVARD|BP|B\.P|QUARTIER|QU|HAY|LOT|LOTISSEMENT|IMMEUBLE|IMM|ETAGE|PLACE|ROUTE|KM"
    r"|CEDEX|ALLEE|IMPASSE|RESIDENCE|RES|TEL|FAX)\b|\bN°|\b\d{5}\s+[A-Z]"
)
_SITE = re.compile(r"\bWWW\.|HTTPS?:|^[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.(?:MA|FR|COM|ORG|NET|EU|GOV|INFO)$")
_NOTHING = re.compile(r"^(?:ROYAUME DU MAROC|REPUBLIQUE FRANCAISE|MAROC|MOROCCO|FRANCE|LIBERTE\b.*)$")

_FUNCTIONS_AR = (
    "مدير", "رئيس", "مسؤول", "كاتب", "مستشار", "مكلف", "مهندس", "استاذ", "والي", "عامل", "نائب", "منسق",
    "مندوب", "تقني", "خبير", "مصلحه", "قسم", "امين", "محاسب", "اطار", "عضو", "متصرف", "باشا", "قائد", "المدير",
    "الكاتب", "الرئيس",
)  # fmt: skip
_ORGANISATIONS_AR = (
    ("جماعه", 2), ("بلديه", 2), ("جامعه", 2), ("جمعيه", 2), ("مدرسه", 2), ("وكاله", 2), ("شركه", 2),
    ("غرفه", 2), ("معهد", 2), ("مؤسسه", 2), ("موسسه", 2), ("تعاونيه", 2), ("مجلس", 2), ("مدينه", 2),
    ("مكتب", 2), ("مركز", 2), ("كليه", 1), ("عماله", 1), ("اقليم", 1), ("جهه", 1), ("ولايه", 1), ("وزاره", 0),
    ("مديريه", 0),
)  # fmt: skip
_ADDRESSES_AR = re.compile(r"(?:^|\s)(?:شارع|زنقه|حي|ص\.?ب|عماره|طابق|رقم|طريق|الهاتف|هاتف|فاكس)(?:\s|$|[.:])")
_NOTHING_AR = re.compile(r"^(?:المملكه المغربيه|المغرب)$")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_FEWEST = 2


def is_arabic(text: str) -> bool:
    """Whether a line is in Arabic: it has more Arabic letters than others."""
    found = len(_ARABIC.findall(text))
    return found >= _FEWEST and found > len(_LATIN.findall(text))


@cache
def _functions_ar() -> tuple[str, ...]:
    return tuple(folded_arabic(one) for one in _FUNCTIONS_AR)


def folded_arabic(text: str) -> str:
    """Arabic without hamza seats or ta marbuta, as the words above are written."""
    return fold(text).translate(str.maketrans("أإآٱةى", "ااااهي")).replace("ـ", "")


def kind_of(text: str) -> Kind | None:
    """What a line is by its words; ``None`` when none of them says it."""
    arabic = is_arabic(text)
    said = _signs_in_arabic(text) if arabic else _signs_in_latin(text)
    return next((kind for kind, told in said if told), None)


def precision(text: str) -> int | None:
    """How precise the organisation is that a line names: 2 for itself, 0 for what is above it; ``None`` for none."""
    if is_arabic(text):
        words = [word.removeprefix("ال") for word in folded_arabic(text).split()]
        return next((weight for name, weight in _ORGANISATIONS_AR if folded_arabic(name) in words), None)
    folded = f" {fold(text)}"
    return next((weight for name, weight in _ORGANISATIONS if re.search(rf"[ '(]{re.escape(name)}", folded)), None)


def _signs_in_latin(text: str) -> Iterator[tuple[Kind, object]]:
    """What a line may be, the most telling sign first: "Président du Conseil" is a function by its first word."""
    folded = fold(text)
    words = re.findall(r"[A-Z.']+", folded)
    yield Kind.NOTHING, _NOTHING.match(folded)
    yield Kind.SITE, _SITE.search(folded)
    yield Kind.FUNCTION, words and words[0].startswith(_FUNCTIONS) and not words[0].startswith("DIRECTION")
    yield Kind.ORGANISATION, precision(text) is not None
    yield Kind.ADDRESS, _ADDRESSES.search(folded)
    yield Kind.FUNCTION, any(word.startswith(_FUNCTIONS) for word in words)


def _signs_in_arabic(text: str) -> Iterator[tuple[Kind, object]]:
    folded = folded_arabic(text)
    yield Kind.NOTHING, _NOTHING_AR.match(folded)
    yield Kind.FUNCTION, folded.removeprefix("ال").startswith(_functions_ar())
    yield Kind.ORGANISATION, precision(text) is not None
    yield Kind.ADDRESS, _ADDRESSES_AR.search(folded)
