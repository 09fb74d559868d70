"""Envelopes, as a list of the page. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.envelopes import Envelope
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.scopes import scope_of
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.money import EditionMoney
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.money import wordings
from lianes_desktop.ui.money.books import Book
from lianes_desktop.ui.money.values import EnvelopeField

_LAST_YEAR = 9999


class EnvelopeBook(Book[Envelope, EnvelopeField]):
    """What is set aside."""

    removed = Act.REMOVE_ENVELOPE
    fields = tuple(EnvelopeField)
    named: Mapping[str, EnvelopeField] = {
        "cents": EnvelopeField.CENTS, "year": EnvelopeField.YEAR, "letter": EnvelopeField.LETTER,
        "note": EnvelopeField.NOTE,
    }  # fmt: skip
    first = EnvelopeField.CENTS

    @override
    def kept(self, money: EditionMoney) -> tuple[Envelope, ...]:
        return money.envelopes

    @override
    def fresh(self, edition: str) -> Envelope:
        return Envelope(new_id(), edition, 0)

    @override
    def is_enough(self, record: Envelope) -> bool:
        return record.cents > 0

    @override
    def add(self, record: Envelope) -> None:
        self._service.add_envelope(record)

    @override
    def correct(self, record: Envelope) -> None:
        self._service.correct_envelope(record)

    @override
    def take_out(self, key: UUID) -> None:
        self._service.remove_envelope(key)

    @override
    def row(self, record: Envelope, money: EditionMoney) -> BookRow:
        scope = wordings.scope(scope_of(record), self._service.name_of)
        amount = formats.euros(record.cents) if record.cents else _("À chiffrer")
        drawn = sum(one.accepted_cents for one in money.spending.total.dossiers if scope_of(record).covers(one))
        detail = _("{sum} acceptés").format(sum=formats.euros(drawn))
        return BookRow(
            record.id, scope, " · ".join((detail, formats.isolate(record.note))).rstrip(" ·"), amount, "", ""
        )

    @override
    def texts(self, record: Envelope) -> dict[EnvelopeField, str]:
        return {
            EnvelopeField.CENTS: typed_cents(record.cents),
            EnvelopeField.YEAR: str(record.year or ""),
            EnvelopeField.NOTE: record.note,
        }

    @override
    def choices(self, record: Envelope) -> dict[EnvelopeField, tuple[Options, object]]:
        kinds = ((one.value, f"{one} · {labels.action(one)}") for one in ActionType)
        bodies = ((one.id, one.name) for one in self._service.organisations())
        return {
            EnvelopeField.LETTER: ((("", _("Tous les types d'action")), *kinds), record.letter),
            EnvelopeField.ORGANISATION: (((None, _("Toutes les collectivités")), *bodies), record.organisation),
        }

    @override
    def corrected(self, record: Envelope, field: EnvelopeField, value: object) -> Envelope:
        text = str(value or "").strip()
        if field is EnvelopeField.CENTS:
            return replace(record, cents=entry.parse_amount(text, EUR, field).minor)
        if field is EnvelopeField.YEAR:
            return replace(record, year=entry.parse_count(text, field, _LAST_YEAR) if text else None)
        if field is EnvelopeField.LETTER:
            return replace(record, letter=text)
        if field is EnvelopeField.ORGANISATION:
            return replace(record, organisation=OrganisationId(text) if text else None)
        return replace(record, note=text)


def typed_cents(cents: int) -> str:
    """A sum as its field offers it; nothing for none."""
    return formats.amount(Money(cents)).removeprefix(formats.RLM) if cents else ""
