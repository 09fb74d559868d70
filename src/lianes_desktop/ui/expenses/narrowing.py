"""The filters of the list in words: chips in force, and what there is to choose. No Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseGroup, GroupTotal, Narrowing
from lianes_desktop.ui.expenses.detail import Around
from lianes_desktop.ui.expenses.list_values import Choices, FilterChip, Filters, Groups

_MOST_DAYS = 31
"""More days than this are chosen as a period."""


def chips(narrow: Narrowing, around: Around) -> tuple[FilterChip, ...]:
    """One chip for each filter in force."""
    found = [FilterChip(kind(code), replace(narrow, kinds=narrow.kinds - {code})) for code in sorted(narrow.kinds)]
    found += [
        FilterChip(person(one, around), replace(narrow, payers=narrow.payers - {one}))
        for one in sorted(narrow.payers, key=str)
    ]
    found += [
        FilterChip(wording.eligibility(one), replace(narrow, eligibilities=narrow.eligibilities - {one}))
        for one in Eligibility
        if one in narrow.eligibilities
    ]
    if narrow.since is not None or narrow.until is not None:
        found.append(FilterChip(_period(narrow.since, narrow.until), replace(narrow, since=None, until=None)))
    if narrow.receipt is not None:
        words = _("Avec reçu") if narrow.receipt else _("Sans reçu")
        found.append(FilterChip(words, replace(narrow, receipt=None)))
    return tuple(found)


def filters(
    narrow: Narrowing, around: Around, heads: Mapping[ExpenseGroup, Sequence[GroupTotal]], today: date
) -> Filters:
    """What may be chosen: of what there is, with how many."""
    kinds = {head.of or "": head.count for head in heads[ExpenseGroup.KIND]}
    payers = {head.of: head.count for head in heads[ExpenseGroup.PAYER]}
    days = heads[ExpenseGroup.DAY]
    known = [*(one.code for one in around.kinds), *(code for code in kinds if code), ""]
    people = [*(one.id for one in around.participants), *payers, None]
    return Filters(
        narrow=narrow,
        kinds=tuple((code, _many(kind(str(code)), kinds[code])) for code in dict.fromkeys(known) if code in kinds),
        people=tuple(
            (one, _many(person(one, around), payers[one]))
            for one in sorted(dict.fromkeys(people), key=lambda one: one is None)
            if one in payers
        ),
        eligibilities=tuple((one, wording.eligibility(one)) for one in Eligibility),
        days=tuple(
            (head.of, _many(formats.day_heading(head.of), head.count)) for head in days if isinstance(head.of, date)
        )
        if len(days) <= _MOST_DAYS
        else (),
        today=today,
    )


def choices(around: Around) -> Choices:
    """What several expenses may be given at once: kinds by heading, moments by day."""
    headings: dict[str, list[tuple[object, str]]] = {}
    for one in around.kinds:
        headings.setdefault(wording.heading(one.heading), []).append((one.code, wording.expense_kind(one.code)))
    days: dict[date, list[tuple[object, str]]] = {}
    for item in around.items:
        title = formats.isolate(item.title or wording.item_kind(item.kind))
        words = _("{title}, {time}").format(title=title, time=formats.clock(item.starts_at))
        days.setdefault(item.starts_at.date(), []).append((item.id, words))
    return Choices(
        kinds=tuple((heading, tuple(kinds)) for heading, kinds in headings.items()),
        people=_flat((one.id, formats.isolate(one.name or one.name_ar)) for one in around.participants)
        + _flat([(None, _("Non précisé"))]),
        items=tuple((formats.day_heading(day), tuple(items)) for day, items in days.items())
        + _flat([(None, _("Aucun moment"))]),
    )


def counted(count: int, euros: str) -> str:
    """How many expenses there are, and what they come to."""
    words = ngettext("{n} reçu", "{n} reçus", count).format(n=formats.number(count))
    return f"{words} · {euros}"


def kind(code: str) -> str:
    """The name of a kind."""
    return wording.expense_kind(code) if code else _("Sans catégorie")


def person(one: object, around: Around) -> str:
    """The name of who paid."""
    found = next((each for each in around.participants if each.id == one), None)
    if found is None:
        return _("Payeur non précisé") if one is None else _("Payeur retiré de l'équipe")
    return formats.isolate(found.name or found.name_ar)


def segment(show: ExpenseFilter) -> str:
    """One of the segments above the list."""
    return _("À compléter") if show is ExpenseFilter.INCOMPLETE else _("Non éligibles")


def _period(since: date | None, until: date | None) -> str:
    if since is None or until is None:
        day = formats.day_short(since or until or date.min)
        return (_("Depuis le {day}") if until is None else _("Jusqu'au {day}")).format(day=day)
    if since == until:
        return formats.day_short(since)
    return _("{since} au {until}").format(since=formats.day_short(since), until=formats.day_short(until))


def _many(words: str, count: int) -> str:
    return f"{words} · {formats.number(count)}"


def _flat(options: Iterable[tuple[object, str]]) -> Groups:
    return tuple(("", (one,)) for one in options)
