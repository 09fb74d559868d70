"""A language nobody speaks, to see on screen what was left out of the catalogues and what has too little room.

Letters get accents, texts grow by two fifths and stand between ``⟦`` and ``⟧``: visible words without
those marks were never translated, and a label that cuts them is too narrow for some language.
"""

import re
from gettext import NullTranslations

from typing_extensions import override

from lianes_desktop.i18n import catalogue

OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceiounyACEIOUNY", "àçéîöüñýÀÇÉÎÖÜÑÝ")
_HELD = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w)")
_MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def stretched(message: str) -> str:
    """The message with accents, its placeholders, tags and accelerators intact, two fifths longer."""
    parts = [part if _HELD.fullmatch(part) else part.translate(_ACCENTS) for part in _HELD.split(message)]
    return f"{OPEN}{''.join(parts)}{'·' * (len(message) * 2 // 5)}{CLOSE}"


def unmarked(text: str) -> bool:
    """Whether a visible text holds words that went through no catalogue; figures and signs alone may stand bare.

    Words may be marked within words, and a label too narrow may have cut the closing mark off.
    """
    cut = text.removesuffix("…") + CLOSE * (text.count(OPEN) - text.count(CLOSE))
    found = 1
    while found:
        cut, found = _MARKED.subn("", cut)
    return _WORD.search(cut) is not None


class _Stretched(NullTranslations):
    """Answers every message with itself, stretched."""

    @override
    def gettext(self, message: str) -> str:
        return stretched(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(msgid1 if n <= 1 else msgid2)

    @override
    def pgettext(self, context: str, message: str) -> str:
        assert context
        return stretched(message)


def activate_pseudo(*, rtl: bool = False) -> None:
    """Speak the pseudo-language everywhere, left to right (qps) or right to left (qpsr).

    ``catalogue.activate("fr")`` ends it. Figures are formatted as in French, or as in Arabic with ``rtl``.
    """
    catalogue.use("ar" if rtl else "fr", _Stretched())
