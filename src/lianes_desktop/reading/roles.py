"""Each amount of a page with what it is: the label before it, above it, or at the head of its column."""

import re
from dataclasses import dataclass

from lianes_desktop.reading.figures import Amount
from lianes_desktop.reading.lines import Page, Row
from lianes_desktop.reading.vocabulary import Role, role_of

_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_HEADS = re.compile(
    r"(?P<OTHER>T[VU]A ?%|TAUX|VAT ?%|TVA TYPE|%|CODE|TYPE)|(?P<NET>\bHT\b|\bH\.T\.?|\bNET\b|\bBASE\b)"
    r"|(?P<TAX>\bT\.?[VU]\.?A\b|\bVAT\b|\bTAXE?\b)|(?P<SUM>\bTTC\b|\bBRUT\b|\bGROSS\b)"
)
_LETTERS = re.compile(r"[^\W\d_]")
_FEW_LETTERS = 2
_LABEL = 160
"""The longest label, in letters: what stands further before a figure names another."""


@dataclass
class Labelled:
    """An amount, its role, and how the role was told."""

    amount: Amount
    role: Role | None
    label: str
    above: bool = False
    """The label stands on the row before."""
    inherited: bool = False
    """The label belongs to an earlier amount of the row, or to the head of the column."""
    rate: float | None = None
    """The rate of tax written before it, in hundredths."""


def labelled(page: Page, amounts: list[Amount]) -> list[Labelled]:
    """Every amount with its role."""
    by_row: dict[int, list[Amount]] = {}
    for amount in amounts:
        by_row.setdefault(amount.row.number, []).append(amount)
    told: list[Labelled] = []
    heads: dict[Role, float] = {}
    spare: Row | None = None
    for row in page.rows:
        found = by_row.get(row.number, [])
        if not found:
            heads = _heads(row) or heads
            spare = row if _lone_label(row) else None
            continue
        in_table = len(heads) > 1 and len(found) >= len(heads)
        told += _in_columns(found, heads, row) if in_table else _along(row, found, spare)
        spare = None
    return told


def _along(row: Row, found: list[Amount], spare: Row | None) -> list[Labelled]:
    told: list[Labelled] = []
    for position, amount in enumerate(found):
        before = _before(row, amount, found[position - 1] if position else None)
        rate = _rate(before)
        role = role_of(before) if _worded(before) else None
        if role is None and not position and not _worded(before):
            after = _after(row, amount)
            role = role_of(after) if _worded(after) else None
            before = after if role else before
        one = Labelled(amount, role, before, rate=rate)
        if role is None and position and not _worded(before):
            first = told[0]
            counted = first.role is Role.OTHER and amount.currency is not None  # "3 ARTICLES  45,00 DH" are two things
            one.role, one.label, one.inherited = None if counted else first.role, first.label, True
            one.rate = one.rate or first.rate
        elif role is None and not _worded(before) and spare is not None:
            one.role, one.label, one.above = role_of(spare.folded), spare.folded, True
            one.rate = one.rate or _rate(spare.folded)
        told.append(one)
    return told


def _in_columns(found: list[Amount], heads: dict[Role, float], row: Row) -> list[Labelled]:
    """A row of the tax table: its last figures take the heads in their order."""
    told: list[Labelled] = []
    columns = sorted(heads.items(), key=lambda pair: pair[1])
    values = found[-len(columns) :]
    rate = _rate(row.folded)
    told += [Labelled(amount, Role.OTHER, "", inherited=True) for amount in found[: -len(columns)]]
    told += [
        Labelled(amount, role, "", inherited=True, rate=rate if role is Role.TAX else None)
        for amount, (role, _) in zip(values, columns, strict=True)
    ]
    return told


def _heads(row: Row) -> dict[Role, float]:
    """The columns of a tax table, by the middle of each head; empty when the row is no such head."""
    found: dict[Role, float] = {}
    for line in row.lines:
        wide = (line.right - line.left) / max(1, len(line.folded))
        for match in _HEADS.finditer(line.folded):
            role = Role[str(match.lastgroup)]
            if role is Role.OTHER:
                continue
            middle = line.left + wide * (match.start() + match.end()) / 2
            if role is Role.TAX:  # of two, the first heads the rates: "TVA HT TVA TTC"
                found[role] = middle
            found.setdefault(role, middle)
    return found if len(found) > 1 else {}


def _before(row: Row, amount: Amount, previous: Amount | None) -> str:
    parts = []
    for line in row.lines:
        if line is amount.line:
            start = previous.end if previous is not None and previous.line is line else 0
            parts.append(line.folded[start : amount.start])
            break
        if previous is not None and line.left < previous.line.left:
            continue
        parts.append(line.folded[previous.end :] if previous is not None and previous.line is line else line.folded)
    return " ".join(parts)[-_LABEL:].strip()


def _after(row: Row, amount: Amount) -> str:
    at = row.lines.index(amount.line)
    return " ".join([amount.line.folded[amount.end :], *(line.folded for line in row.lines[at + 1 :])]).strip()


def _worded(label: str) -> bool:
    return len(_LETTERS.findall(label)) >= _FEW_LETTERS


def _lone_label(row: Row) -> bool:
    """Whether a row without figures may name what stands on the next."""
    return _worded(row.folded) and role_of(row.folded) is not None


def _rate(label: str) -> float | None:
    found = _RATE.findall(label)
    return float(found[-1].replace(",", ".")) if found else None
