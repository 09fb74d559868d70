"""The versions of a programme and what changed between them, in words ready to read. No Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.programmes import ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.releases import ChangeKind, LineChange, changes
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.programme.values import ReleaseLine, ReleasePage

Names = Mapping[UUID, str]
"""How participants and contacts are called."""


def version(release: ProgrammeRelease, zone: str) -> str:
    """A version by its number and the day it was made."""
    made = release.made_at.astimezone(ZoneInfo(zone)).date()
    return _("Version {n} du {day}").format(n=formats.number(release.number), day=formats.day(made))


def count_since(count: int, number: int) -> str:
    """How many changes there are since a version."""
    return ngettext(
        "{n} changement depuis la version {version}", "{n} changements depuis la version {version}", count
    ).format(n=formats.number(count), version=formats.number(number))


def pages(
    releases: Sequence[ProgrammeRelease], items: Sequence[ProgrammeItem], names: Names, zone: str
) -> tuple[ReleasePage, ...]:
    """What changed since the last version, then every version, the latest first (``releases`` are in that order)."""
    there = {one.id for one in items}
    last = releases[0]
    since = changes(last.items, items)
    title = (
        count_since(len(since), last.number)
        if since
        else _("Rien n'a changé depuis la version {n}").format(n=formats.number(last.number))
    )
    found = [ReleasePage(title, "", _changed(since, names, there))]
    for one, former in zip(releases, (*releases[1:], None), strict=True):
        since = changes(former.items, one.items) if former is not None else ()
        parts = _lines(one.items, there)
        if former is not None and since:
            told = [
                (f"{count_since(len(since), former.number)} · {day}", lines)
                for day, lines in _changed(since, names, there)
            ]
            parts = (*told, *parts)
        found.append(ReleasePage(version(one, zone), _under(one), parts))
    return tuple(found)


def change(one: LineChange, names: Names) -> str:
    """One change, in a few words."""
    if one.before is None:
        return _("Ajouté")
    if one.after is None:
        return _("Retiré")
    return _differs(one.kind, one.before, one.after, names)


def _differs(kind: ChangeKind, before: ProgrammeItem, after: ProgrammeItem, names: Names) -> str:
    said: Mapping[ChangeKind, Callable[[], str]] = {
        ChangeKind.RESTORED: lambda: _("De nouveau prévu"),
        ChangeKind.MOVED: lambda: _("Déplacé : avant, {before}").format(before=_when(before, after)),
        ChangeKind.RENAMED: lambda: _renamed(before),
        ChangeKind.PLACED: lambda: _placed(before, after),
        ChangeKind.PEOPLE: lambda: formats.listed(_people(before, after, names)),
        ChangeKind.DETAILS: lambda: _details(before, after),
    }
    return said.get(kind, lambda: wording.item_state(after.state))()


def _renamed(before: ProgrammeItem) -> str:
    if not before.title:
        return _("Intitulé donné")
    return _("S'appelait « {title} »").format(title=formats.isolate(before.title))


def _placed(before: ProgrammeItem, after: ProgrammeItem) -> str:
    if after.place:
        return _("Lieu : {place}").format(place=formats.isolate(after.place))
    return _("Sans lieu : avant, {place}").format(place=formats.isolate(before.place))


def _details(before: ProgrammeItem, after: ProgrammeItem) -> str:
    if before.kind is not after.kind:
        return _("Type : {kind}").format(kind=wording.item_kind(after.kind).lower())
    if before.covers != after.covers and after.covers is not None:
        return _("Couverts : {n}").format(n=formats.number(after.covers))
    return _("Repas modifié")


def _when(before: ProgrammeItem, after: ProgrammeItem) -> str:
    hours = formats.clock_range(before.starts_at, before.ends_at)
    if before.starts_at.date() == after.starts_at.date():
        return hours
    return _("{day}, {hours}").format(day=formats.day_heading(before.starts_at.date()), hours=hours)


def _people(before: ProgrammeItem, after: ProgrammeItem, names: Names) -> Iterable[str]:
    """Who comes now and who no longer does; nobody named among ours is everybody."""
    if before.group != after.group:
        group = formats.isolate(after.group)
        yield _("Groupe : {group}").format(group=group) if group else _("Pour tous les groupes")
    was: list[UUID] = [*before.contacts]
    now: list[UUID] = [*after.contacts]
    if bool(before.participants) != bool(after.participants):
        who = _named(after.participants, names)
        yield _("Pour {people} seulement").format(people=who) if who else _("Pour tous les participants")
    else:
        was, now = [*before.participants, *was], [*after.participants, *now]
    if gained := _named((one for one in now if one not in was), names):
        yield _("Avec {people}").format(people=gained)
    if lost := _named((one for one in was if one not in now), names):
        yield _("Sans {people}").format(people=lost)


def _named(people: Iterable[UUID], names: Names) -> str:
    return formats.listed(formats.isolate(names.get(one) or _("une personne retirée")) for one in people)


def _changed(
    found: Sequence[LineChange], names: Names, there: Set[ItemId]
) -> tuple[tuple[str, tuple[ReleaseLine, ...]], ...]:
    """Changes day by day, those of a line together."""
    return tuple(
        (
            formats.day_heading(day),
            tuple(
                _line(of[0].line, " · ".join(change(one, names) for one in of), there)
                for of in (list(group) for _key, group in groupby(those, key=lambda one: one.line.id))
            ),
        )
        for day, those in groupby(found, key=lambda one: one.day)
    )


def _lines(items: Sequence[ProgrammeItem], there: Set[ItemId]) -> tuple[tuple[str, tuple[ReleaseLine, ...]], ...]:
    return tuple(
        (formats.day_heading(day), tuple(_line(one, _said(one), there) for one in those))
        for day, those in groupby(items, key=lambda one: one.starts_at.date())
    )


def _line(item: ProgrammeItem, words: str, there: Set[ItemId]) -> ReleaseLine:
    return ReleaseLine(
        item=item.id if item.id in there else None,
        hours=formats.clock_range(item.starts_at, item.ends_at),
        title=formats.isolate(item.title) or wording.item_kind(item.kind),
        words=words,
    )


def _said(item: ProgrammeItem) -> str:
    state = "" if item.state is ItemState.PLANNED else wording.item_state(item.state)
    return " · ".join(part for part in (formats.isolate(item.place), state) if part)


def _under(release: ProgrammeRelease) -> str:
    parts = (formats.isolate(release.made_by), formats.isolate(release.note))
    return " · ".join(part for part in parts if part)
