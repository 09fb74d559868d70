"""What a receipt printed in Arabic says, in one line for somebody who does not read it."""

import unicodedata
from collections.abc import Iterator

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _

_KNOWN = (
    (N_("restaurant"), ("مطعم",)),
    (N_("café"), ("مقهي",)),
    (N_("hôtel"), ("فندق", "رياض")),
    (N_("taxi"), ("سيارة اجرة", "سيارة الاجرة", "طاكسي", "تاكسي")),
    (N_("train"), ("قطار", "السكك الحديدية")),
    (N_("autocar"), ("حافلة", "الحافلة")),
    (N_("carburant"), ("وقود", "محروقات", "بنزين", "غازوال", "كازوال")),
    (N_("pharmacie"), ("صيدلية",)),
    (N_("librairie"), ("مكتبة", "وراقة")),
    (N_("péage"), ("الطريق السيار", "الطرق السيارة")),
    (N_("parking"), ("موقف", "مرأب")),
    (N_("total"), ("المجموع", "الاجمالي", "المبلغ", "الواجب اداوه")),
    (N_("TVA"), ("الضريبة",)),
    (N_("remise"), ("تخفيض", "خصم")),
    (N_("en espèces"), ("نقدا", "المبلغ المسلم")),
    (N_("par carte"), ("بطاقة", "البطاقة")),
    (N_("monnaie rendue"), ("الباقي",)),
)
"""What is printed, without hamza seats nor vowels, under what it means; what was bought comes first."""
_SEATS = str.maketrans("أإآٱؤئىگ", "ااااوييك")


def meaning(words: str) -> str:
    """The known words of a receipt that is mostly in Arabic; empty for any other, or when none is known."""
    if not _mostly_arabic(words):
        return ""
    printed = _plain(words)
    said = [_(name) for name, spelt in _KNOWN if any(_plain(one) in printed for one in spelt)]
    return _("Reçu en arabe : {words}").format(words=formats.listed(said)) if said else ""


def _mostly_arabic(words: str) -> bool:
    arabic = sum(unicodedata.bidirectional(letter) == "AL" for letter in words)
    return arabic > sum(letter.isalpha() for letter in words) - arabic


def _plain(words: str) -> str:
    return "".join(_letters(words)).translate(_SEATS)


def _letters(words: str) -> Iterator[str]:
    """The letters alone: vowels and stretching are set by hand, or by a printer."""
    for letter in unicodedata.normalize("NFKC", words):
        if unicodedata.category(letter) != "Mn" and letter != "\N{ARABIC TATWEEL}":
            yield letter
