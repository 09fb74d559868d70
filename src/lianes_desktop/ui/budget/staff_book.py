"""Staff time, as a list of the budget. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.funding import StaffTime
from lianes_desktop.domain.ids import DossierId, ParticipantId, StaffTimeId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.funding import BudgetRead
from lianes_desktop.ui.budget.books import Book
from lianes_desktop.ui.budget.entry import people_offered, person_named, read_cents, read_count, typed_cents, typed_day
from lianes_desktop.ui.budget.values import BookField, StaffField
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.kit.typed import override


class StaffBook(Book[StaffTime]):
    """Staff time valued apart (R98)."""

    removed = Act.REMOVE_STAFF_TIME
    named: Mapping[str, str] = {
        "half_days": StaffField.HALF_DAYS, "daily_cents": StaffField.DAILY, "task": StaffField.TASK,
    }  # fmt: skip
    first = StaffField.HALF_DAYS

    @override
    def records(self, read: BudgetRead) -> tuple[StaffTime, ...]:
        """Every day of work."""
        return read.dossier.staff_times

    @override
    def row(self, record: StaffTime, read: BudgetRead) -> BookRow:
        """Who, when, how long, what for."""
        halves = ngettext("{n} demi-journée", "{n} demi-journées", record.half_days)
        parts = (formats.day(record.worked_on), halves.format(n=record.half_days), formats.isolate(record.task))
        detail = " · ".join(part for part in parts if part)
        return BookRow(record.id, person_named(record.participant, read), detail, formats.euros(record.cents), "", "")

    @override
    def texts(self, record: StaffTime) -> dict[BookField, str]:
        """Day, half-days, cost, task."""
        return {
            StaffField.WORKED_ON: typed_day(record.worked_on),
            StaffField.HALF_DAYS: str(record.half_days),
            StaffField.DAILY: typed_cents(record.daily_cents),
            StaffField.TASK: record.task,
        }

    @override
    def choices(self, record: StaffTime, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """Whose time it was."""
        return {StaffField.PARTICIPANT: (people_offered(read), record.participant)}

    @override
    def corrected(self, record: StaffTime, field: BookField, value: object, today: date) -> StaffTime:
        """One field of staff time."""
        match field, value:
            case (StaffField.WORKED_ON, str() as text):
                return replace(record, worked_on=entry.parse_date(text, today, field))
            case (StaffField.HALF_DAYS, str() as text):
                return replace(record, half_days=read_count(text, field))
            case (StaffField.DAILY, str() as text):
                return replace(record, daily_cents=read_cents(text, field) or 0)
            case (StaffField.TASK, str() as text):
                return replace(record, task=text)
            case (StaffField.PARTICIPANT, UUID() | None as person):
                return replace(record, participant=None if person is None else ParticipantId(person))
            case _:
                raise ValueError(field)

    @override
    def add(self, dossier: DossierId) -> StaffTime:
        """One more day."""
        return self._service.add_staff_time(dossier)

    @override
    def keep(self, record: StaffTime) -> None:
        """Keep staff time."""
        self._service.correct_staff_time(record)

    @override
    def remove(self, key: UUID) -> None:
        """Take staff time out."""
        self._service.remove_staff_time(StaffTimeId(key))
