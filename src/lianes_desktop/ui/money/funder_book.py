"""Funders, as a list of the page. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.envelopes import FunderShare
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.money import EUR
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.money import EditionMoney
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.money.books import Book
from lianes_desktop.ui.money.envelope_book import typed_cents
from lianes_desktop.ui.money.values import FunderField

_HUNDREDTHS = -2


class FunderBook(Book[FunderShare, FunderField]):
    """Who brings what."""

    removed = Act.REMOVE_FUNDER
    fields = tuple(FunderField)
    named: Mapping[str, FunderField] = {
        "funder": FunderField.FUNDER, "cents": FunderField.CENTS, "cap_parts": FunderField.CAP,
        "note": FunderField.NOTE,
    }  # fmt: skip
    first = FunderField.FUNDER

    @override
    def kept(self, money: EditionMoney) -> tuple[FunderShare, ...]:
        return tuple(one.share for one in money.funders.brought)

    @override
    def fresh(self, edition: str) -> FunderShare:
        return FunderShare(new_id(), edition, "", 0)

    @override
    def is_enough(self, record: FunderShare) -> bool:
        return record.cents > 0 and bool(record.funder)

    @override
    def add(self, record: FunderShare) -> None:
        self._service.add_share(record)

    @override
    def correct(self, record: FunderShare) -> None:
        self._service.correct_share(record)

    @override
    def take_out(self, key: UUID) -> None:
        self._service.remove_share(key)

    @override
    def row(self, record: FunderShare, money: EditionMoney) -> BookRow:
        detail = _("En nature, valorisé") if record.in_kind else _("En argent")
        amount = formats.euros(record.cents) if record.cents else _("À chiffrer")
        brought = next((one for one in money.funders.brought if one.share.id == record.id), None)
        over = brought is not None and brought.over_cents > 0
        chip = (_("Plafond dépassé"), "warn") if over else ("", "")
        return BookRow(record.id, formats.isolate(record.funder) or _("Financeur à nommer"), detail, amount, *chip)

    @override
    def texts(self, record: FunderShare) -> dict[FunderField, str]:
        cap = record.cap_parts
        return {
            FunderField.FUNDER: record.funder,
            FunderField.CENTS: typed_cents(record.cents),
            FunderField.CAP: "" if cap is None else formats.typed(Decimal(cap).scaleb(_HUNDREDTHS).normalize() + 0),
            FunderField.NOTE: record.note,
        }

    @override
    def choices(self, record: FunderShare) -> dict[FunderField, tuple[Options, object]]:
        natures = ((False, _("En argent")), (True, _("En nature, valorisé")))
        return {FunderField.NATURE: (natures, record.in_kind)}

    @override
    def corrected(self, record: FunderShare, field: FunderField, value: object) -> FunderShare:
        if field is FunderField.NATURE:
            return replace(record, in_kind=value is True)
        text = str(value or "").strip()
        if field is FunderField.CENTS:
            return replace(record, cents=entry.parse_amount(text, EUR, field).minor)
        if field is FunderField.CAP:
            return replace(record, cap_parts=entry.parse_share(text, field) if text else None)
        if field is FunderField.FUNDER:
            return replace(record, funder=text)
        return replace(record, note=text)
