"""Calendar files, as the services ask for them."""

from typing import BinaryIO

from lianes_desktop.services.ports.calendar_files import CalendarFound, CalendarSheet, Days
from lianes_desktop.services.ports.progress import Progress


class ICalendarFiles:
    """Writes and reads iCalendar (a ``CalendarFiles``); the library is imported with the first file."""

    def write(self, sheet: CalendarSheet, out: BinaryIO) -> None:
        """Write one file in the language in force."""
        from lianes_desktop.interchange.calendar_writing import written  # noqa: PLC0415 - it imports the library

        out.write(written(sheet))

    def read(self, data: bytes, name: str, days: Days, progress: Progress) -> CalendarFound:
        """Everything of those days; ``RefusedError`` under ``name`` when it is no calendar."""
        from lianes_desktop.interchange.calendar_reading import CalendarReading  # noqa: PLC0415 - seldom asked for

        return CalendarReading(days, progress).read(data, name)
