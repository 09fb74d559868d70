"""What a person typed in a search, as a query of the index of folded words."""

import re

from lianes_desktop.domain.folding import fold

_NUMBER = re.compile(r"\+?[\d\s().\-/]{2,}")
_COUNTRIES = ("212", "33")
"""Where the people met are called (DOMAIN §8.4): a number typed as one dials it at home is one of these."""


def match_expression(search: str) -> str:
    """What a person typed, as an FTS5 query: every word must begin a word of the record; empty when none was typed."""
    return " AND ".join(f'"{word}"*' for word in fold(search).split())


def people_expression(search: str) -> str:
    """The same for people, whose telephone is found however it is typed: with spaces, a 0, ``00`` or ``+`` before."""
    words = match_expression(search)
    return " OR ".join((f"({words})", *(f'"{one}"*' for one in _dialled(search)))) if words else ""


def phrase_expression(text: str) -> str:
    """The same for words that follow each other, as the parts of a figure do."""
    return f'"{fold(text)}"*'


def _dialled(search: str) -> tuple[str, ...]:
    """How numbers that begin as typed are kept: ``0661`` is ``212661`` or ``33661``, or ``0661`` kept as typed."""
    typed = search.strip().replace("(0)", "")
    digits = fold(typed).replace(" ", "")
    if _NUMBER.fullmatch(typed) is None or not digits:
        return ()
    if typed.startswith("+") or digits.startswith("00"):
        return (_untrunked(digits.removeprefix("00")),)
    home = digits.removeprefix("0")
    return (digits, _untrunked(digits), *(f"{country}{home}" for country in _COUNTRIES))


def _untrunked(digits: str) -> str:
    """``2120661`` is written by mistake for ``212661``."""
    return next((f"{one}{digits[len(one) + 1 :]}" for one in _COUNTRIES if digits.startswith(f"{one}0")), digits)
