"""People read from tables: each row one person, each column what the header or a person says it holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.participants import Gender
from lianes_desktop.interchange import csv_columns, csv_lines
from lianes_desktop.interchange.encodings import UNREADABLE
from lianes_desktop.interchange.names import is_arabic, split_name
from lianes_desktop.services.cells import literal
from lianes_desktop.services.ports.cards import (
    MOST_CARDS,
    CardKind,
    FoundColumn,
    Left,
    Meaning,
    ReadCard,
    ReadCards,
    Why,
)
from lianes_desktop.services.ports.progress import Progress

Columns = Mapping[int, Meaning | None]

_SHOWN = 60
_TRIED_EVERY = 256
_ARABIC_OF = {
    Meaning.GIVEN_NAME: Meaning.GIVEN_NAME_AR, Meaning.FAMILY_NAME: Meaning.FAMILY_NAME_AR,
    Meaning.FUNCTION: Meaning.FUNCTION_AR, Meaning.ORGANISATION: Meaning.ORGANISATION_AR,
    Meaning.FULL_NAME: Meaning.FULL_NAME_AR,
}  # fmt: skip
_LANGUAGES = {
    "fr": "fr", "francais": "fr", "french": "fr", "الفرنسية": "fr", "ar": "ar", "arabe": "ar", "arabic": "ar",
    "العربية": "ar", "zgh": "zgh", "tamazight": "zgh", "amazighe": "zgh", "الامازيغية": "zgh", "en": "en",
    "anglais": "en", "english": "en", "الانجليزية": "en",
}  # fmt: skip
_SEXES = {
    "f": Gender.WOMAN, "femme": Gender.WOMAN, "female": Gender.WOMAN, "woman": Gender.WOMAN, "انثى": Gender.WOMAN,
    "h": Gender.MAN, "m": Gender.MAN, "homme": Gender.MAN, "male": Gender.MAN, "man": Gender.MAN, "ذكر": Gender.MAN,
}  # fmt: skip
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_NUMBER = re.compile(r"\+?[\d\s().-]{8,}")


def read(data: bytes, dossier: DossierId, progress: Progress, columns: Columns | None) -> ReadCards:
    """Everybody of a table; ``progress`` counts rows.

    Raises:
        CancelledError: the person stopped.
    """
    rows = list(csv_lines.rows(data))
    left = [Left(line, Why.UNFINISHED) for line, cells in rows if cells is None]
    whole = [(line, [literal(cell.strip()) for cell in cells]) for line, cells in rows if cells is not None]
    if not whole or (len(whole[0][1]) == 1 and len(whole) == 1):
        return ReadCards(CardKind.TABLE, left=(*left, Left(0, Why.NOT_CARDS)))
    headers, body = _headed(whole)
    found = _columns(headers, body)
    if columns is not None:
        found = tuple(replace(one, meaning=columns.get(at, one.meaning)) for at, one in enumerate(found))
    meanings = [one.meaning for one in found]
    cards: list[ReadCard] = []
    for at, (line, cells) in enumerate(body):
        if at % _TRIED_EVERY == 0:
            progress(at, len(body))
        if len(cards) >= MOST_CARDS:
            left.append(Left(line, Why.TOO_MANY))
            break
        cards.append(_card(line, cells, meanings, dossier))
    return ReadCards(CardKind.TABLE, tuple(cards), tuple(sorted(left, key=lambda one: one.line)), found)


def _headed(rows: Sequence[tuple[int, list[str]]]) -> tuple[list[str], Sequence[tuple[int, list[str]]]]:
    """The headers and the rows under them; a first row that holds an address or a number is no header."""
    first = rows[0][1]
    known = any(csv_columns.meanings(first))
    if not known and any(_ADDRESS.fullmatch(one) or _NUMBER.fullmatch(one) for one in first):
        return [""] * max(len(cells) for _line, cells in rows), rows
    return first, rows[1:]


def _columns(headers: Sequence[str], body: Sequence[tuple[int, list[str]]]) -> tuple[FoundColumn, ...]:
    meant = csv_columns.meanings(headers)
    found: list[FoundColumn] = []
    for at, header in enumerate(headers):
        values = [cells[at] for _line, cells in body[:_TRIED_EVERY] if at < len(cells) and cells[at]]
        meaning = meant[at]
        if meaning is None and not header and values and all(map(_ADDRESS.fullmatch, values)):
            meaning = None if any(one.meaning is Meaning.EMAIL for one in found) else Meaning.EMAIL
        found.append(FoundColumn(header[:_SHOWN], values[0][:_SHOWN] if values else "", meaning))
    return tuple(found)


def _card(line: int, cells: Sequence[str], meanings: Sequence[Meaning | None], dossier: DossierId) -> ReadCard:
    left = [Left(line, Why.EXTRA_CELL, one[:_SHOWN]) for one in cells[len(meanings) :] if one]
    left += [Left(line, Why.GARBLED, one[:_SHOWN]) for one in cells if UNREADABLE in one]
    values: dict[Meaning, str] = {}
    for cell, meaning in zip(cells, meanings, strict=False):
        if meaning is None or not cell:
            continue
        arabic = _ARABIC_OF.get(meaning)
        target = arabic if arabic is not None and is_arabic(cell) else meaning
        if target in values:
            left.append(Left(line, Why.MORE, cell[:_SHOWN]))
        else:
            values[target] = cell
    contact = Contact(ContactId(new_id()), dossier)
    for full, given, family in (
        (Meaning.FULL_NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME),
        (Meaning.FULL_NAME_AR, Meaning.GIVEN_NAME_AR, Meaning.FAMILY_NAME_AR),
    ):
        if full in values:
            title, first, last = split_name(values.pop(full))
            for name, words in ((given, first), (family, last), (Meaning.TITLE, title)):
                if words:
                    values.setdefault(name, words)
    gender = _SEXES.get(csv_columns.key(values.pop(Meaning.GENDER, "")))
    languages = _spoken(line, values.pop(Meaning.LANGUAGES, ""), left)
    texts = {meaning.value: value for meaning, value in values.items()}
    contact = replace(contact, gender=gender, languages=languages, **texts)  # type: ignore[arg-type]  # its texts
    return ReadCard(line, contact, tuple(left))


def _spoken(line: int, cell: str, left: list[Left]) -> tuple[str, ...]:
    found: list[str] = []
    for one in re.split(r"[,;/|،\s]+", cell):
        code = _LANGUAGES.get(csv_columns.key(one))
        if code is None and one:
            left.append(Left(line, Why.NOT_A_LANGUAGE, one[:_SHOWN]))
        elif code is not None and code not in found:
            found.append(code)
    return tuple(found)
