"""Other funders, as a list of the budget. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from lianes_desktop.domain.funding import Funding, FundingNature, FundingState
from lianes_desktop.domain.ids import DossierId, ExpenseId, FundingId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.funding import BudgetRead
from lianes_desktop.ui.budget.books import Book
from lianes_desktop.ui.budget.entry import expenses_offered, read_cents, typed_cents
from lianes_desktop.ui.budget.values import BookField, FundingField
from lianes_desktop.ui.kit.book_values import BookRow, Options
from lianes_desktop.ui.kit.typed import override

_STATES = {FundingState.REQUESTED: N_("Demandé"), FundingState.GRANTED: N_("Acquis")}
_NATURES = {FundingNature.CASH: N_("Argent"), FundingNature.IN_KIND: N_("En nature, valorisé")}


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
        labels = dict(expenses_offered(read))
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
            FundingField.CENTS: typed_cents(record.cents),
            FundingField.NOTE: record.note,
        }

    @override
    def choices(self, record: Funding, read: BudgetRead) -> dict[BookField, tuple[Options, object]]:
        """How sure, of what nature, for which expense."""
        return {
            FundingField.STATE: (tuple((one, _(words)) for one, words in _STATES.items()), record.state),
            FundingField.NATURE: (tuple((one, _(words)) for one, words in _NATURES.items()), record.nature),
            FundingField.EXPENSE: (expenses_offered(read), record.expense),
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
                return replace(record, cents=read_cents(text, field) or 0)
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
