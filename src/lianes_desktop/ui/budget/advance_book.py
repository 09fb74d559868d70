"""Advances, as a list of the budget. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.budget import above_usual_advance
from lianes_desktop.domain.funding import Advance, AdvanceFrom
from lianes_desktop.domain.ids import AdvanceId, DossierId, ParticipantId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.funding import BudgetRead
from lianes_desktop.ui.budget.books import Book
from lianes_desktop.ui.budget.entry import people_offered, person_named, read_cents, typed_cents, typed_day
from lianes_desktop.ui.budget.values import AdvanceField, BookField
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.kit.typed import override

_GIVERS = {
    AdvanceFrom.AUTHORITY: N_("La collectivité, à une personne"),
    AdvanceFrom.LIANES: N_("Lianes, à la collectivité"),
}


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
        title = _("Avance de Lianes") if lianes else person_named(record.participant, read)
        day = formats.day(record.paid_on) if record.paid_on else _("Sans date")
        detail = " · ".join(part for part in (day, formats.isolate(record.note)) if part)
        above = above_usual_advance(record, read.edition)
        chip = _("Plus de {share}").format(share=formats.percent(read.edition.advance_share)) if above else ""
        return BookRow(record.id, title, detail, formats.euros(record.cents), chip, "warn")

    @override
    def texts(self, record: Advance) -> dict[BookField, str]:
        """Sums, day, note."""
        return {
            AdvanceField.CENTS: typed_cents(record.cents),
            AdvanceField.PRESUMED: typed_cents(record.presumed_cents),
            AdvanceField.PAID_ON: typed_day(record.paid_on),
            AdvanceField.NOTE: record.note,
        }

    @override
    def choices(self, record: Advance, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """Who gave it, and to whom."""
        return {
            AdvanceField.GIVER: (tuple((one, _(words)) for one, words in _GIVERS.items()), record.giver),
            AdvanceField.PARTICIPANT: (people_offered(read), record.participant),
        }

    @override
    def corrected(self, record: Advance, field: BookField, value: object, today: date) -> Advance:
        """One field of an advance."""
        match field, value:
            case (AdvanceField.CENTS, str() as text):
                return replace(record, cents=read_cents(text, field) or 0)
            case (AdvanceField.PRESUMED, str() as text):
                return replace(record, presumed_cents=read_cents(text, field))
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
