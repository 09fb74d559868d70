"""Texts of a stranger's file made fit for the programme: plain, composed, no longer than is kept."""

import html
import re
import unicodedata

from lianes_desktop.domain.checked.texts import LINE, PAGE

PEOPLE_MARK = "———"
"""Alone on its line: what follows was added for those who read, and is no part of the note."""

_TAGS = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?(?:a|b|br|i|u|p|div|span|ul|ol|li|strong|em|html|body|font|h\d)\b[^<>]*>", re.IGNORECASE)
_TURNS = "\u200b\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that carry no meaning of their own, or make a text read otherwise than it is."""
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *map(ord, _TURNS)]),
    **dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n"),
    ord("\t"): " ",
}
"""What is left of each character that is not shown."""


def one_line(text: str) -> str:
    """A text fit for one line of the programme: shown characters alone, no longer than is kept."""
    return _cut(" ".join(shown(text, joined=" ").split()), LINE)


def note(text: str, *, own: bool) -> str:
    """A text of several lines, what was added for readers and what is only its look left out."""
    if not own and _ANY_TAG.search(text):
        plain = html.unescape(_ANY_TAG.sub("", _TAGS.sub("\n", text)))
        text = re.sub(r"\n\s*\n\s*\n", "\n\n", plain)
    lines = [one.rstrip() for one in shown(text, joined="\n").split("\n")]
    if PEOPLE_MARK in lines:
        lines = lines[: lines.index(PEOPLE_MARK)]
    return _cut("\n".join(lines).strip(), PAGE)


def shown(text: str, *, joined: str) -> str:
    """The letters that are shown, composed; line breaks become ``joined``."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_CLEAN).replace("\n", joined))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
