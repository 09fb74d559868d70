"""A programme as a calendar file that other calendars accept, and follow from issue to issue (RFC 5545, 5546)."""

import re
import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from lianes_desktop import __version__
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.i18n import labels
from lianes_desktop.i18n.catalogue import _, language
from lianes_desktop.i18n.formats import listed
from lianes_desktop.interchange.calendar_reading import UID_END
from lianes_desktop.interchange.calendar_texts import PEOPLE_MARK
from lianes_desktop.interchange.zones_written import written_zone, zone_id
from lianes_desktop.services.ports.calendar_files import CalendarEntry, CalendarSheet, Standing

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")


def written(sheet: CalendarSheet) -> bytes:
    """The file, in the language in force; the same values give the same bytes."""
    calendar = Calendar()
    calendar.add("PRODID", f"-//Lianes//lianes-desktop {__version__}//{language().upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    title = _plain(sheet.title, lines=False)
    if title:
        calendar.add("X-WR-CALNAME", title)
        calendar.add("NAME", title, parameters=_spoken(title))
    zones = sorted({one.item.zone for one in sheet.entries})
    years = [moment.year for one in sheet.entries for moment in (one.item.starts_at, one.item.ends_at)]
    for zone in zones:
        calendar.add_component(written_zone(zone, min(years), max(years)))
    for entry in sheet.entries:
        calendar.add_component(_event(entry, sheet.made_at))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: CalendarEntry, made_at: datetime) -> Event:
    item = entry.item
    event = Event()
    event.add("UID", f"{item.id}{UID_END}")
    event.add("DTSTAMP", made_at.astimezone(UTC))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTART", _wall(item.starts_utc, item.zone), parameters={"TZID": zone_id(item.zone)})
    event.add("DTEND", _wall(item.ends_utc, item.zone), parameters={"TZID": zone_id(item.zone)})
    event.add("STATUS", entry.standing.value)
    event.add("TRANSP", "TRANSPARENT" if entry.standing is Standing.CANCELLED else "OPAQUE")
    kind = labels.item_kind(item.kind)
    title = _plain(item.title, lines=False)
    _say(event, "SUMMARY", title or kind)
    if not title:
        event.add("X-LIANES-UNTITLED", "TRUE")
    place, told = _plain(item.place, lines=False), _description(item, entry.people)
    if place:
        _say(event, "LOCATION", place)
    if told:
        _say(event, "DESCRIPTION", told)
    event.add("CATEGORIES", [kind], parameters={"LANGUAGE": language()})
    event.add("X-LIANES-KIND", item.kind.value)
    if item.group:
        event.add("X-LIANES-GROUP", _plain(item.group, lines=False))
    return event


def _description(item: ProgrammeItem, people: tuple[str, ...]) -> str:
    """The note; below a mark, the lane and those met who may be named."""
    added = [_plain(item.group, lines=False)] if item.group else []
    if people:
        added.append(_("Avec {people}").format(people=listed(_plain(one, lines=False) for one in people)))
    note = _plain(item.note, lines=True)
    return "\n".join([*([note] if note else []), *([PEOPLE_MARK, *added] if added else [])])


def _say(event: Event, name: str, text: str) -> None:
    event.add(name, text, parameters=_spoken(text))


def _spoken(text: str) -> dict[str, str]:
    """The language of a text that a person typed: its letters tell Arabic, the language in force the others."""
    ours = language()
    if _ARABIC.search(text):
        return {"LANGUAGE": "ar"}
    return {"LANGUAGE": "fr" if ours == "ar" else ours}


def _wall(moment: datetime, zone: str) -> datetime:
    """The wall time of an instant: never one that the clock skips, which each reader would take its own way."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _plain(text: str, *, lines: bool) -> str:
    """Without the characters that a content line cannot hold."""
    breaks = "\n" if lines else " "
    joined = breaks.join(text.splitlines())
    return "".join(one for one in joined if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs"})
