"""Cells of a table that another program opens: a text stays a text."""

import unicodedata

_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet read a cell as a formula when it begins with it (OWASP, CSV injection)."""
_SHIELD = "'"


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before whatever would begin one.

    White space and marks that are not seen are looked through: some programs drop them before they read the cell.
    """
    return f"{_SHIELD}{text}" if _begins_formula(text) else text


def literal(cell: str) -> str:
    """The text that ``plain`` wrote; any other cell is the text it holds."""
    inner = cell.removeprefix(_SHIELD)
    return inner if inner != cell and _begins_formula(inner) else cell


def _begins_formula(text: str) -> bool:
    for letter in text:
        if letter in _DANGEROUS:
            return True
        if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc"):
            break
    return False
