"""Words as one compares them: without accents, marks or capitals, in Latin and Arabic script."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ـ": None,  # tatweel only stretches a word
        "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Lower-case letters and digits without accents, Arabic vowel signs or hamza seats; words parted by one space."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    plain = bare.translate(_LETTERS)
    return " ".join("".join(_letter(one) for one in plain).split())


def _letter(one: str) -> str:
    if one.isdigit():
        return str(unicodedata.digit(one, one))
    return one if one.isalnum() else " "
