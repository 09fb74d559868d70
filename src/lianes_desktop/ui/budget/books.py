"""The three lists of the budget: what each shows of its lines, and what a field left makes of one. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.budget import above_usual_advance
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.ids import AdvanceId, DossierId, ExpenseId, FundingId, ParticipantId, StaffTimeId
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.funding import BudgetRead, FundingService
from lianes_desktop.ui.budget.values import AdvanceField, BookField, BookRow, FundingField, Options, StaffField
from lianes_desktop.ui.kit.typed import override

M = TypeVar("M", Funding, Advance, StaffTime)

_STATES = {FundingState.REQUESTED: N_("Demandé"), FundingState.GRANTED: N_("Acquis")}
_NATURES = {FundingNature.CASH: N_("Argent"), FundingNature.IN_KIND: N_("En nature, valorisé")}
_GIVERS = {
    AdvanceFrom.AUTHORITY: N_("La collectivité, à une personne"),
    AdvanceFrom.LIANES: N_("Lianes, à la collectivité"),
}


class Book(Generic[M]):
    """One list; ``removed`` is the act that takes a line out, ``named`` where a field of the value stands."""

    removed: Act
    named: Mapping[str, str]
    first: BookField

    def __init__(self, service: FundingService) -> None:
        """Acts go through the service."""
        self._service = service

    def records(self, read: BudgetRead) -> tuple[M, ...]:
        """Every line, in order."""
        raise NotImplementedError

    def row(self, record: M, read: BudgetRead) -> BookRow:
        """A line of the list."""
        raise NotImplementedError

    def texts(self, record: M) -> dict[BookField, str]:
        """What the typed fields show."""
        raise NotImplementedError

    def choices(self, record: M, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """What the lists offer, and the value kept."""
        raise NotImplementedError

    def corrected(self, record: M, field: BookField, value: object, today: date) -> M:
        """The line with one field as typed or chosen; ``RefusedError`` names the form's field."""
        raise NotImplementedError

    def add(self, dossier: DossierId) -> M:
        """One more line."""
        raise NotImplementedError

    def keep(self, record: M) -> None:
        """Keep a line as now given."""
        raise NotImplementedError

    def remove(self, key: UUID) -> None:
        """Take a line out."""
        raise NotImplementedError

    def total(self, read: BudgetRead) -> int:
        """The sum of the list, in euro cents."""
        return sum(one.cents for one in self.records(read))

    def remarks(self, _record: M, _read: BudgetRead) -> dict[BookField, str]:
        """What is said of values that are kept."""
        return {}

    def hidden(self, _record: M) -> frozenset[BookField]:
        """Fields of no use to the line."""
        return frozenset()


class FundingBook(Book[Funding]):
    """Other funders, for one expense or the whole (R59, R67)."""

    removed = Act.REMOVE_FUNDING
    named: Mapping[str, str] = {
        "source": FundingField.SOURCE, "cents": FundingField.CENTS, "note": FundingField.NOTE,
    }  # fmt: skip
    first = FundingField.SOURCE

    @override
    def records(self, read: BudgetRead) -> tuple[Funding, ...]:
        """Every funder."""
        return read.dossier.fundings

    @override
    def row(self, record: Funding, read: BudgetRead) -> BookRow:
        """Who, for what, how sure."""
        labels = dict(_expenses(read))
        whole = labels.get(record.expense, labels[None])
        detail = " · ".join((_(_NATURES[record.nature]), whole))
        granted = record.state is FundingState.GRANTED
        return BookRow(
            record.id,
            formats.isolate(record.source) or _("Financeur à nommer"),
            detail,
            formats.euros(record.cents),
            _(_STATES[record.state]),
            "ok" if granted else "warn",
        )

    @override
    def texts(self, record: Funding) -> dict[BookField, str]:
        """Source, sum, note."""
        return {
            FundingField.SOURCE: record.source,
            FundingField.CENTS: _typed_cents(record.cents),
            FundingField.NOTE: record.note,
        }

    @override
    def choices(self, record: Funding, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """How sure, of what nature, for which expense."""
        return {
            FundingField.STATE: (tuple((one, _(words)) for one, words in _STATES.items()), record.state),
            FundingField.NATURE: (tuple((one, _(words)) for one, words in _NATURES.items()), record.nature),
            FundingField.EXPENSE: (_expenses(read), record.expense),
        }

    @override
    def corrected(self, record: Funding, field: BookField, value: object, today: date) -> Funding:
        """One field of a funding."""
        match field, value:
            case (FundingField.SOURCE, str() as text):
                return replace(record, source=text)
            case (FundingField.NOTE, str() as text):
                return replace(record, note=text)
            case (FundingField.CENTS, str() as text):
                return replace(record, cents=_cents(text, field) or 0)
            case (FundingField.STATE, FundingState() as state):
                return replace(record, state=state)
            case (FundingField.NATURE, FundingNature() as nature):
                return replace(record, nature=nature)
            case (FundingField.EXPENSE, UUID() | None as expense):
                return replace(record, expense=None if expense is None else ExpenseId(expense))
            case _:
                raise ValueError(field, today)

    @override
    def add(self, dossier: DossierId) -> Funding:
        """One more funder."""
        return self._service.add_funding(dossier)

    @override
    def keep(self, record: Funding) -> None:
        """Keep a funding."""
        self._service.correct_funding(record)

    @override
    def remove(self, key: UUID) -> None:
        """Take a funding out."""
        self._service.remove_funding(FundingId(key))


class AdvanceBook(Book[Advance]):
    """Money given beforehand (ADVANCE)."""

    removed = Act.REMOVE_ADVANCE
    named: Mapping[str, str] = {
        "cents": AdvanceField.CENTS, "presumed_cents": AdvanceField.PRESUMED, "note": AdvanceField.NOTE,
    }  # fmt: skip
    first = AdvanceField.CENTS

    @override
    def records(self, read: BudgetRead) -> tuple[Advance, ...]:
        """Every advance."""
        return read.dossier.advances

    @override
    def row(self, record: Advance, read: BudgetRead) -> BookRow:
        """To whom, when, how much."""
        lianes = record.giver is AdvanceFrom.LIANES
        title = _("Avance de Lianes") if lianes else _person(record.participant, read)
        day = formats.day(record.paid_on) if record.paid_on else _("Sans date")
        detail = " · ".join(part for part in (day, formats.isolate(record.note)) if part)
        above = above_usual_advance(record, read.edition)
        chip = _("Plus de {share}").format(share=formats.percent(read.edition.advance_share)) if above else ""
        return BookRow(record.id, title, detail, formats.euros(record.cents), chip, "warn")

    @override
    def texts(self, record: Advance) -> dict[BookField, str]:
        """Sums, day, note."""
        return {
            AdvanceField.CENTS: _typed_cents(record.cents),
            AdvanceField.PRESUMED: _typed_cents(record.presumed_cents),
            AdvanceField.PAID_ON: _day(record.paid_on),
            AdvanceField.NOTE: record.note,
        }

    @override
    def choices(self, record: Advance, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """Who gave it, and to whom."""
        return {
            AdvanceField.GIVER: (tuple((one, _(words)) for one, words in _GIVERS.items()), record.giver),
            AdvanceField.PARTICIPANT: (_people(read), record.participant),
        }

    @override
    def corrected(self, record: Advance, field: BookField, value: object, today: date) -> Advance:
        """One field of an advance."""
        match field, value:
            case (AdvanceField.CENTS, str() as text):
                return replace(record, cents=_cents(text, field) or 0)
            case (AdvanceField.PRESUMED, str() as text):
                return replace(record, presumed_cents=_cents(text, field))
            case (AdvanceField.PAID_ON, str() as text):
                return replace(record, paid_on=entry.parse_date(text, today, field) if text.strip() else None)
            case (AdvanceField.NOTE, str() as text):
                return replace(record, note=text)
            case (AdvanceField.GIVER, AdvanceFrom() as giver):
                whom = None if giver is AdvanceFrom.LIANES else record.participant
                return replace(record, giver=giver, participant=whom)
            case (AdvanceField.PARTICIPANT, UUID() | None as person):
                return replace(record, participant=None if person is None else ParticipantId(person))
            case _:
                raise ValueError(field)

    @override
    def add(self, dossier: DossierId) -> Advance:
        """One more advance."""
        return self._service.add_advance(dossier)

    @override
    def keep(self, record: Advance) -> None:
        """Keep an advance."""
        self._service.correct_advance(record)

    @override
    def remove(self, key: UUID) -> None:
        """Take an advance out."""
        self._service.remove_advance(AdvanceId(key))

    @override
    def remarks(self, record: Advance, read: BudgetRead) -> dict[BookField, str]:
        """More than the usual part of what was presumed is said, never refused."""
        if not above_usual_advance(record, read.edition):
            return {}
        words = _("D'usage, une avance ne dépasse pas {share} des frais présumés.")
        return {AdvanceField.CENTS: words.format(share=formats.percent(read.edition.advance_share))}

    @override
    def hidden(self, record: Advance) -> frozenset[BookField]:
        """Lianes advances to the authority: no person, no presumed costs."""
        if record.giver is AdvanceFrom.LIANES:
            return frozenset({AdvanceField.PARTICIPANT, AdvanceField.PRESUMED})
        return frozenset()


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
        return BookRow(record.id, _person(record.participant, read), detail, formats.euros(record.cents), "", "")

    @override
    def texts(self, record: StaffTime) -> dict[BookField, str]:
        """Day, half-days, cost, task."""
        return {
            StaffField.WORKED_ON: _day(record.worked_on),
            StaffField.HALF_DAYS: str(record.half_days),
            StaffField.DAILY: _typed_cents(record.daily_cents),
            StaffField.TASK: record.task,
        }

    @override
    def choices(self, record: StaffTime, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """Whose time it was."""
        return {StaffField.PARTICIPANT: (_people(read), record.participant)}

    @override
    def corrected(self, record: StaffTime, field: BookField, value: object, today: date) -> StaffTime:
        """One field of staff time."""
        match field, value:
            case (StaffField.WORKED_ON, str() as text):
                return replace(record, worked_on=entry.parse_date(text, today, field))
            case (StaffField.HALF_DAYS, str() as text):
                return replace(record, half_days=_count(text, field))
            case (StaffField.DAILY, str() as text):
                return replace(record, daily_cents=_cents(text, field) or 0)
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


def _person(person: ParticipantId | None, read: BudgetRead) -> str:
    found = next((one for one in read.dossier.participants if one.id == person), None)
    if found is None:
        return _("Personne à préciser") if person is None else _("Personne retirée du dossier")
    return formats.isolate(found.name or found.name_ar)


def _people(read: BudgetRead) -> Options:
    people = ((one.id, one.name or one.name_ar) for one in read.dossier.participants)
    return ((None, _("À choisir")), *people)


def _expenses(read: BudgetRead) -> tuple[tuple[ExpenseId | None, str], ...]:
    words = _("Dépense n° {number}, {payee}")
    ones = (
        (one.id, words.format(number=one.number, payee=formats.isolate(one.payee)).rstrip(", "))
        for one in read.dossier.expenses
    )
    return ((None, _("L'action entière")), *ones)


def _cents(text: str, field: BookField) -> int | None:
    """Euro cents as typed; nothing typed, or zero, is no sum."""
    plain = text.strip()
    if not plain or not plain.strip("0 .,\u00a0\u202f€"):
        return None
    return entry.parse_amount(plain, EUR, field).minor


def _count(text: str, field: BookField) -> int:
    plain = text.strip()
    if not plain.isdecimal():
        raise RefusedError([Refusal(field, Problem.NOT_A_NUMBER)])
    return int(plain)


def _typed_cents(cents: int | None) -> str:
    return formats.amount(Money(cents)).removeprefix(formats.RLM) if cents else ""


def _day(day: date | None) -> str:
    return formats.day(day).removeprefix(formats.RLM) if day else ""


def typed_plan(cents: int) -> str:
    """A planned cost as its field offers it."""
    return _typed_cents(cents)


def read_plan(text: str, name: str) -> int | None:
    """A planned cost as typed; ``RefusedError`` names the field."""
    return entry.parse_amount(text, EUR, name).minor if text.strip() else None


def part_of(cents: int, whole: int) -> Decimal:
    """The share of a sum in another, which is not zero."""
    return Decimal(cents) / whole
