"""Names as other programs write them: in which script, and where the family name begins."""

import re

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_TIFINAGH = re.compile(r"[\u2d30-\u2d7f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_TITLES = frozenset({
    "m", "mr", "mme", "mlle", "mrs", "ms", "miss", "dr", "pr", "prof", "me", "monsieur", "madame", "السيد", "السيدة",
    "الدكتور", "الدكتورة", "الأستاذ", "الأستاذة",
})  # fmt: skip
_ENOUGH_CAPITALS = 2


def is_arabic(text: str) -> bool:
    """Whether more of its letters are Arabic than Latin."""
    arabic = len(_ARABIC.findall(text))
    return bool(arabic) and arabic > len(_LATIN.findall(text))


def is_tifinagh(text: str) -> bool:
    """Whether it is written in Tifinagh."""
    return bool(_TIFINAGH.search(text)) and not is_arabic(text)


def split_name(full: str) -> tuple[str, str, str]:
    """Title, given name and family name of a name in one piece.

    A comma parts the family name from the given one; words in capitals are the family name; else it begins at the
    second word.
    """
    title, words = "", full.split()
    if len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        title, words = words[0], words[1:]
    family, comma, given = " ".join(words).partition(",")
    if comma:
        return title, given.strip(), family.strip()
    loud = [word for word in words if _is_loud(word)]
    if loud and len(loud) < len(words):
        return title, " ".join(word for word in words if not _is_loud(word)), " ".join(loud)
    return title, " ".join(words[:1]), " ".join(words[1:])


def _is_loud(word: str) -> bool:
    return len(word) >= _ENOUGH_CAPITALS and word.isupper() and not word.endswith(".")
