"""Calendar files as they are met: of every age, program and encoding, broken, hostile; each with what is taken of it.

Days asked for: 12 to 15 October 2026, in Morocco, which is UTC+0 then.
"""

import codecs
from dataclasses import dataclass, field

from lianes_desktop.services.ports.calendar_files import Unfit

TIMES = "DTSTART:20261013T090000Z\r\nDTEND:20261013T100000Z\r\n"
ONE = ("13 09:00", "13 10:00")


@dataclass(frozen=True)
class Wild:
    """A file, the local hours taken of it, and why its other parts are left out."""

    name: str
    data: bytes
    taken: tuple[tuple[str, str], ...] = ()
    refused: tuple[Unfit, ...] = ()
    title: str | None = None
    zone: str = "Africa/Casablanca"
    note: str | None = None
    extra: dict[str, object] = field(default_factory=dict)


def calendar(*bodies: str, head: str = "", end: str = "END:VCALENDAR\r\n") -> str:
    """A calendar around some parts."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(bodies)}{end}"


def event(body: str = TIMES, title: str = "Visite", uid: str = "un") -> str:
    """An event around some lines."""
    identity = f"UID:{uid}\r\n" if uid else ""
    return f"BEGIN:VEVENT\r\n{identity}SUMMARY:{title}\r\n{body}END:VEVENT\r\n"


def lines(*texts: str) -> str:
    """Lines as they end in a file."""
    return "".join(f"{one}\r\n" for one in texts)


def at(start: str, end: str = "", *more: str) -> str:
    """When an event happens, as written."""
    return lines(f"DTSTART{start}", *([f"DTEND{end}"] if end else []), *more)


def wild(name: str, text: str, *taken: tuple[str, str], refused: tuple[Unfit, ...] = (), **more: object) -> Wild:
    """A file in UTF-8."""
    known = {key: more.pop(key) for key in ("title", "zone", "note") if key in more}
    return Wild(name, text.encode(), taken, refused, extra=more, **known)  # type: ignore[arg-type]  # told by name


CUSTOM = lines(
    "BEGIN:VTIMEZONE",
    "TZID:Chez nous",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)
"""Central Europe, as Outlook describes it."""
LOCAL = (":20261013T090000", ":20261013T100000")
DAILY = ("12 09:00", "12 10:00"), ("13 09:00", "13 10:00"), ("14 09:00", "14 10:00"), ("15 09:00", "15 10:00")
WHOLE = ("13 09:00", "13 18:00")


def zoned(zone: str) -> str:
    """Nine to ten by the clock of a zone."""
    return at(f";TZID={zone}{LOCAL[0]}", f";TZID={zone}{LOCAL[1]}")


def repeated(rule: str, *more: str, start: str = "20261001T090000Z") -> str:
    """An hour that repeats."""
    return lines(f"DTSTART:{start}", "DURATION:PT1H", f"RRULE:{rule}", *more)


ZONES = (
    wild("utc", calendar(event()), ONE, title="Visite"),
    wild("floating hours are those of the place", calendar(event(at(*LOCAL))), ONE),
    wild("iana", calendar(event(zoned("Europe/Paris"))), ONE, zone="Europe/Paris"),
    wild("iana in other letters", calendar(event(zoned("EUROPE/PARIS"))), ONE, zone="Europe/Paris"),
    wild("iana in quotes", calendar(event(zoned('"Europe/Paris"'))), ONE, zone="Europe/Paris"),
    wild("mozilla's prefix", calendar(event(zoned("/mozilla.org/20050126_1/Europe/Paris"))), ONE, zone="Europe/Paris"),
    wild("evolution's prefix", calendar(event(zoned("/freeassociation.sourceforge.net/Africa/Casablanca"))), ONE),
    wild("windows", calendar(event(zoned("Romance Standard Time"))), ONE, zone="Europe/Paris"),
    wild("windows, Morocco", calendar(event(zoned("Morocco Standard Time"))), ONE),
    wild("an offset", calendar(event(zoned('"UTC+02:00"'))), ("13 07:00", "13 08:00")),
    wild("an offset with cities", calendar(event(zoned('"(UTC+01:00) Bruxelles, Paris"'))), ("13 08:00", "13 09:00")),
    wild("GMT", calendar(event(zoned("GMT"))), ONE, zone="GMT"),
    wild("described in the file", calendar(CUSTOM, event(zoned("Chez nous"))), ("13 07:00", "13 08:00")),
    wild("described after its use", calendar(event(zoned("Chez nous")), CUSTOM), ("13 07:00", "13 08:00")),
    wild(
        "described, but our rules are newer",
        calendar(CUSTOM.replace("Chez nous", "Africa/Casablanca"), event(zoned("Africa/Casablanca"))),
        ONE,
    ),
    wild("unknown", calendar(event(zoned("Lune/Mer de la Tranquillité"))), refused=(Unfit.UNKNOWN_ZONE,)),
    wild("a path for a zone", calendar(event(zoned("../../etc/passwd"))), refused=(Unfit.UNKNOWN_ZONE,)),
    wild(
        "described without rule or reason",
        calendar(lines("BEGIN:VTIMEZONE", "TZID:Chez nous", "END:VTIMEZONE"), event(zoned("Chez nous"))),
        refused=(Unfit.UNKNOWN_ZONE,),
    ),
    wild(
        "google's zone for floating hours",
        calendar(event(at(*LOCAL)), head="X-WR-TIMEZONE:Europe/Paris\r\n"),
        ONE,
        zone="Europe/Paris",
    ),
    wild(
        "an offset after the hour", calendar(event(at(":2026-10-13T11:00:00+02:00", ":2026-10-13T12:00:00+02:00"))), ONE
    ),
    wild("across midnight", calendar(event(at(":20261013T230000Z", ":20261014T010000Z"))), ("13 23:00", "14 01:00")),
    wild(
        "from another day there, on the last here",
        calendar(event(at(";TZID=Pacific/Auckland:20261016T080000", ";TZID=Pacific/Auckland:20261016T090000"))),
        ("16 08:00", "16 09:00"),
        zone="Pacific/Auckland",
    ),
)
LENGTHS = (
    wild("a duration", calendar(event(at(":20261013T090000Z", "", "DURATION:PT1H30M"))), ("13 09:00", "13 10:30")),
    wild("no end", calendar(event(at(":20261013T090000Z"))), ONE),
    wild("an end that is the start", calendar(event(at(":20261013T090000Z", ":20261013T090000Z"))), ONE),
    wild(
        "an end before the start",
        calendar(event(at(":20261013T090000Z", ":20261013T080000Z"))),
        refused=(Unfit.BAD_END,),
    ),
    wild(
        "a duration backwards", calendar(event(at(":20261013T090000Z", "", "DURATION:-PT1H"))), refused=(Unfit.BAD_END,)
    ),
    wild("an end that is no date", calendar(event(at(":20261013T090000Z", ":demain"))), refused=(Unfit.BAD_END,)),
    wild("half a year", calendar(event(at(":20261013T090000Z", ":20270413T090000Z"))), refused=(Unfit.TOO_LONG,)),
    wild("no start", calendar(event("")), refused=(Unfit.NO_START,)),
    wild("a start that is no date", calendar(event(at(":le 13"))), refused=(Unfit.BAD_START,)),
    wild("a day that does not exist", calendar(event(at(":20261032T090000Z"))), refused=(Unfit.BAD_START,)),
    wild("the last year there is", calendar(event(at(":99991231T233000Z"))), refused=(Unfit.BAD_START,)),
    wild("a leap second", calendar(event(at(":20261013T085960Z", ":20261013T100000Z"))), ("13 08:59", "13 10:00")),
    wild("a whole day", calendar(event(at(";VALUE=DATE:20261013", ";VALUE=DATE:20261014"))), WHOLE),
    wild("a whole day without its end", calendar(event(at(";VALUE=DATE:20261013"))), WHOLE),
    wild(
        "whole days, some of them asked for",
        calendar(event(at(";VALUE=DATE:20261014", ";VALUE=DATE:20261020"))),
        ("14 09:00", "14 18:00"),
        ("15 09:00", "15 18:00"),
    ),
    wild("another month", calendar(event(at(":20261113T090000Z"))), refused=(Unfit.OUTSIDE,)),
)
REPEATS = (
    wild("every day", calendar(event(repeated("FREQ=DAILY"))), *DAILY),
    wild("every day from the year 1", calendar(event(repeated("FREQ=DAILY", start="00010101T090000Z"))), *DAILY),
    wild("so many times", calendar(event(repeated("FREQ=DAILY;COUNT=13"))), *DAILY[:2]),
    wild("until a day", calendar(event(repeated("FREQ=DAILY;UNTIL=20261014"))), *DAILY[:3]),
    wild("until an instant", calendar(event(repeated("FREQ=DAILY;UNTIL=20261014T085959Z"))), *DAILY[:2]),
    wild("some days of the week", calendar(event(repeated("FREQ=WEEKLY;BYDAY=TU,TH"))), DAILY[1], DAILY[3]),
    wild("the second Tuesday", calendar(event(repeated("FREQ=MONTHLY;BYDAY=2TU"))), DAILY[1]),
    wild(
        "save one day",
        calendar(event(repeated("FREQ=DAILY", "EXDATE:20261013T090000Z,20261014T090000Z"))),
        DAILY[0],
        DAILY[3],
    ),
    wild("save a date", calendar(event(repeated("FREQ=DAILY", "EXDATE;VALUE=DATE:20261013"))), DAILY[0], *DAILY[2:]),
    wild("and one more", calendar(event(repeated("FREQ=DAILY;COUNT=1", "RDATE:20261013T090000Z"))), DAILY[1]),
    wild(
        "listed as periods",
        calendar(
            event(at(":20261001T090000Z", ":20261001T100000Z", "RDATE;VALUE=PERIOD:20261013T090000Z/20261013T100000Z"))
        ),
        DAILY[1],
    ),
    wild(
        "one of them moved",
        calendar(
            event(repeated("FREQ=DAILY")),
            event(lines("RECURRENCE-ID:20261013T090000Z", "DTSTART:20261013T150000Z", "DTEND:20261013T160000Z")),
        ),
        DAILY[0],
        ("13 15:00", "13 16:00"),
        *DAILY[2:],
    ),
    wild(
        "one of them moved away",
        calendar(
            event(repeated("FREQ=DAILY")), event(lines("RECURRENCE-ID:20261013T090000Z", "DTSTART:20261113T150000Z"))
        ),
        DAILY[0],
        *DAILY[2:],
        refused=(Unfit.OUTSIDE,),
    ),
    wild("a change without its series", calendar(event(lines("RECURRENCE-ID:20261013T090000Z") + TIMES)), ONE),
    wild(
        "by the clock of Paris, after it changed there",
        calendar(event(lines("DTSTART;TZID=Europe/Paris:20260313T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"))),
        ONE,
        zone="Europe/Paris",
    ),
    wild(
        "never on those days", calendar(event(repeated("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))), refused=(Unfit.NEVER,)
    ),
    wild("every second", calendar(event(repeated("FREQ=SECONDLY"))), refused=(Unfit.TOO_OFTEN,)),
    wild(
        "every second, said otherwise",
        calendar(event(repeated("FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,10,20,30,40,50;BYSECOND=0,1"))),
        refused=(Unfit.TOO_OFTEN,),
    ),
    wild(
        "counted from the year 1",
        calendar(
            *(event(repeated("FREQ=DAILY;COUNT=999999999", start="00010101T090000Z"), uid=str(one)) for one in range(6))
        ),
        *(one for one in DAILY for _ in range(4)),
        refused=(Unfit.TOO_OFTEN,) * 2,
    ),
    wild("a rule of nothing", calendar(event(repeated("FREQ=PARFOIS"))), refused=(Unfit.BAD_RULE,)),
    wild("every nought days", calendar(event(repeated("FREQ=DAILY;INTERVAL=0"))), refused=(Unfit.BAD_RULE,)),
    wild(
        "save every Tuesday",
        calendar(event(repeated("FREQ=DAILY", "EXRULE:FREQ=WEEKLY;BYDAY=TU", start="20261006T090000Z"))),
        DAILY[0],
        *DAILY[2:],
    ),
)
SHAPES = (
    wild("no end of the calendar", calendar(event(), end=""), ONE),
    wild(
        "no end of an event before the next",
        calendar(event().replace("END:VEVENT\r\n", ""), event(uid="deux")),
        ONE,
        ONE,
    ),
    wild("cut in the middle", calendar(event(), event(uid="deux"), end="")[:-30], ONE, refused=(Unfit.CUT_SHORT,)),
    wild("no calendar around", event(), ONE),
    wild("several calendars", calendar(event()) + calendar(event(uid="deux")), ONE, ONE),
    wild("the same twice", calendar(event(), event()), ONE, refused=(Unfit.SUPERSEDED,)),
    wild(
        "a later revision first",
        calendar(event("SEQUENCE:2\r\n" + TIMES, "Neuf"), event("SEQUENCE:1\r\n" + TIMES, "Vieux")),
        ONE,
        refused=(Unfit.SUPERSEDED,),
        title="Neuf",
    ),
    wild("no identity", calendar(event(uid="")), ONE),
    wild(
        "tasks and a diary",
        calendar(event(), lines("BEGIN:VTODO", "SUMMARY:Visa", "END:VTODO", "BEGIN:VJOURNAL", "END:VJOURNAL")),
        ONE,
        refused=(Unfit.NOT_AN_EVENT, Unfit.NOT_AN_EVENT),
    ),
    wild(
        "an alarm with hours of its own",
        calendar(
            event(TIMES + lines("BEGIN:VALARM", "TRIGGER:-PT15M", "DTSTART:20270101", "SUMMARY:Sonnerie", "END:VALARM"))
        ),
        ONE,
        title="Visite",
    ),
    wild("unix line ends", calendar(event()).replace("\r\n", "\n"), ONE),
    wild("old mac line ends", calendar(event()).replace("\r\n", "\r"), ONE),
    wild("blank lines", calendar(event()).replace("\r\n", "\r\n\r\n"), ONE),
    wild("small letters", calendar(event()).lower().replace("000000z", "000000Z"), ONE),
    wild("folded", calendar(event(title="Vi\r\n si\r\n\tte")), ONE, title="Visite"),
    wild("folded without the space", calendar(event(TIMES + "DESCRIPTION:Un\r\ndeux\r\n")), ONE, note="Un\ndeux"),
    wild("groups before names", calendar(event().replace("SUMMARY", "item1.SUMMARY")), ONE, title="Visite"),
    wild("ends without beginnings", calendar("END:VEVENT\r\nEND:VALARM\r\n", event()), ONE),
    wild("a thousand beginnings", calendar("BEGIN:X\r\n" * 1000, event()), refused=()),
    wild("noise between lines", calendar("%%%\r\n=====\r\n", event()), ONE),
    wild(
        "old vCalendar",
        lines(
            "BEGIN:VCALENDAR",
            "VERSION:1.0",
            "BEGIN:VEVENT",
            "UID:1",
            "SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:R=E9union =",
            "des =E9lus",
            "DTSTART:20261013T090000Z",
            "DTEND:20261013T100000Z",
            "RRULE:D1 #2",
            "END:VEVENT",
            "END:VCALENDAR",
        ),
        ONE,
        DAILY[2],
        title="Réunion des élus",
    ),
    wild("old vCalendar, weeks without end", calendar(event(repeated("W1 TU TH #0"))), DAILY[1], DAILY[3]),
    wild(
        "old parameters without names",
        calendar(event().replace("SUMMARY:", "SUMMARY;QUOTED-PRINTABLE:=C3=89")),
        ONE,
        title="ÉVisite",
    ),
    wild("called off", calendar(event(TIMES + "STATUS:CANCELLED\r\n")), ONE),
)
PLAIN = calendar(event(title="Réunion à l’école"))
ENCODINGS = (
    Wild("utf-8 with a mark", codecs.BOM_UTF8 + PLAIN.encode(), (ONE,), title="Réunion à l’école"),
    Wild("utf-16 with a mark", PLAIN.encode("utf-16"), (ONE,), title="Réunion à l’école"),
    Wild("utf-16, big end first", codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), (ONE,), title="Réunion à l’école"),
    Wild("utf-16 without a mark", PLAIN.encode("utf-16-le"), (ONE,), title="Réunion à l’école"),
    Wild("utf-16 without a mark, big end first", PLAIN.encode("utf-16-be"), (ONE,), title="Réunion à l’école"),
    Wild("utf-32", PLAIN.encode("utf-32"), (ONE,), title="Réunion à l’école"),
    Wild("windows' letters", PLAIN.encode("cp1252"), (ONE,), title="Réunion à l’école"),
    Wild("latin-1", calendar(event(title="Énergie")).encode("latin-1"), (ONE,), title="Énergie"),
    Wild(
        "two encodings in one file",
        calendar(event(title="Énergie")).encode("latin-1") + calendar(event(title="Énergie", uid="2")).encode(),
        (ONE, ONE),
        title="Énergie",
    ),
    Wild(
        "folded in the middle of a letter",
        calendar(event()).encode().replace(b"Visite", b"Caf\xc3\r\n \xa9"),
        (ONE,),
        title="Café",
    ),
    Wild("null characters", calendar(event()).encode().replace(b"Visite", b"Vis\0ite"), (ONE,), title="Visite"),
    Wild("bytes of no encoding", calendar(event()).encode().replace(b"Visite", b"Vis\x81ite"), (ONE,), title="Visite"),
)
HOSTILE = (
    wild("a formula", calendar(event(title='=HYPERLINK("http://x")')), ONE, title='=HYPERLINK("http://x")'),
    wild("line breaks in a title", calendar(event(title="Un\\nEND:VEVENT\\nDeux")), ONE, title="Un END:VEVENT Deux"),
    wild("letters that turn the text", calendar(event(title="a\u202eb\u2066c")), ONE, title="abc"),
    wild("a very long title", calendar(event(title="é" * 5000)), ONE, title="é" * 199 + "…"),
    wild(
        "a picture in the note",
        calendar(event(TIMES + "ATTACH;ENCODING=BASE64:" + "A" * 500_000 + "\r\n")),
        ONE,
        title="Visite",
    ),
    wild(
        "a page for a note",
        calendar(event(TIMES + "DESCRIPTION:<p>Un</p><script>x</script><a href='http://x'>ici</a>\r\n")),
        ONE,
        note="Un\n<script>x</script>ici",
    ),
    wild("somebody else's identity", calendar(event(uid="pas-un-uuid@lianes-desktop")), ONE),
    wild("a revision that is no number", calendar(event("SEQUENCE:x\r\n" + TIMES)), ONE),
)


def described(*observance: str) -> str:
    """An event by the clock of a zone that the file describes so."""
    said = lines("BEGIN:VTIMEZONE", "TZID:Chez nous", "BEGIN:STANDARD", *observance, "END:STANDARD", "END:VTIMEZONE")
    return calendar(said, event(zoned("Chez nous")))


_SHIFTED = ("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200")
ODD = (
    wild("a zone that begins later", described("DTSTART:20300101T000000", *_SHIFTED), ("13 08:00", "13 09:00")),
    wild(
        "a zone by listed days",
        described("DTSTART:19700101T000000", "RDATE:20260901T000000,20270101T000000", *_SHIFTED),
        ("13 07:00", "13 08:00"),
    ),
    wild("a zone without a beginning", described(*_SHIFTED), refused=(Unfit.UNKNOWN_ZONE,)),
    wild("a zone without an offset", described("DTSTART:19700101T000000"), refused=(Unfit.UNKNOWN_ZONE,)),
    wild("a zone a day ahead", described("DTSTART:19700101T000000", "TZOFFSETTO:+2400"), refused=(Unfit.UNKNOWN_ZONE,)),
    wild("an offset past a day", calendar(event(zoned("UTC+99"))), refused=(Unfit.UNKNOWN_ZONE,)),
    wild("an offset behind", calendar(event(zoned("GMT-3"))), ("13 12:00", "13 13:00")),
    wild(
        "midnight at the end of a day",
        calendar(event(at(":20261013T220000Z", ":20261013T240000Z"))),
        ("13 22:00", "14 00:00"),
    ),
    wild(
        "a described zone in the last year there is",
        calendar(CUSTOM, event(at(";TZID=Chez nous:99991231T233000"))),
        refused=(Unfit.OUTSIDE,),
    ),
    wild(
        "a day of the week that is none", calendar(event(repeated("FREQ=WEEKLY;BYDAY=XX"))), refused=(Unfit.BAD_RULE,)
    ),
    wild("a rule without how often", calendar(event(repeated("COUNT=3"))), refused=(Unfit.BAD_RULE,)),
    wild("an old rule until a moment", calendar(event(repeated("D1 20261013T120000Z"))), *DAILY[:2]),
    wild("a rule until a local hour", calendar(event(repeated("FREQ=DAILY;UNTIL=20261013T120000"))), *DAILY[:2]),
    wild(
        "a described zone, save an instant and until another",
        calendar(
            CUSTOM,
            event(
                lines(
                    "DTSTART;TZID=Chez nous:20261012T110000",
                    "DURATION:PT1H",
                    "RRULE:FREQ=DAILY;UNTIL=20261014T090000Z",
                    "EXDATE:20261013T090000Z",
                )
            ),
        ),
        DAILY[0],
        DAILY[2],
    ),
    wild("a line without a name", calendar(";x=1:y\r\n", event()), ONE),
    wild(
        "an old text in no known letters",
        calendar(event().replace("SUMMARY:", "SUMMARY;CHARSET=X;ENCODING=QUOTED-PRINTABLE:=E9")),
        ONE,
        title="éVisite",
    ),
    wild(
        "a day left out of whole days",
        calendar(event(lines("DTSTART;VALUE=DATE:20261012", "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20261013"))),
        ("12 09:00", "12 18:00"),
        ("14 09:00", "14 18:00"),
        ("15 09:00", "15 18:00"),
    ),
)
FILES = (*ZONES, *LENGTHS, *REPEATS, *SHAPES, *ENCODINGS, *HOSTILE, *ODD)
