"""The dossier's exchange rates as text, and a rate typed made into a value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import DossierId, RateId, new_id
from lianes_desktop.domain.money import Currency, ExchangeRate, RateSource
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports import Clock
from lianes_desktop.ui.expenses.values import RateDraft, RateRow, RatesShown

_NOTE_LENGTH = 200


class RatesEditor:
    """What is shown and typed while the rates are open; saving goes through the dossier's service."""

    def __init__(self, dossiers: DossierService, clock: Clock) -> None:
        """Start with nothing typed."""
        self._dossiers = dossiers
        self._clock = clock
        self._edited: RateId | None = None
        self._draft: RateDraft | None = None
        self._refusals: dict[str, str] = {}

    def begin(self, dossier: DossierId, currency: Currency, rate: RateId | None = None) -> None:
        """Offer a rate to correct, or a new one in ``currency`` from the dossier's first day."""
        self._edited = rate
        self._refusals = {}
        for kept in self._dossiers.rates(dossier):
            if kept.id == rate:
                self._draft = RateDraft(
                    kept.currency.code,
                    formats.typed(kept.per_euro),
                    formats.day(kept.valid_from).removeprefix(formats.RLM),
                    kept.source,
                    kept.note,
                )
                return
        starts = self._dossiers.action(dossier).starts_on or self._clock.today()
        first = formats.day(starts.replace(day=1)).removeprefix(formats.RLM)
        self._draft = RateDraft(currency.code, "", first, RateSource.CHANCELLERY)

    def shown(self, dossier: DossierId) -> RatesShown:
        """The rates kept and the one being typed."""
        rows = tuple(
            RateRow(
                kept.id,
                formats.rate(kept),
                _("{source}, à partir du {day}").format(
                    source=wording.rate_source(kept.source), day=formats.day(kept.valid_from)
                ),
            )
            for kept in self._dossiers.rates(dossier)
        )
        sources = tuple((source, wording.rate_source(source)) for source in RateSource)
        draft = self._draft or RateDraft("", "", "", RateSource.CHANCELLERY)
        return RatesShown(rows, sources, draft, self._refusals, correcting=self._edited is not None)

    def keep(self, dossier: DossierId, draft: RateDraft) -> bool:
        """Save the rate as typed; ``False`` when a field is refused, what was typed stays."""
        self._draft = draft
        try:
            rate = self._read(draft)
            self._dossiers.set_rate(dossier, rate)
        except RefusedError as refused:
            self._refusals = {one.field: wording.refusal(one) for one in refused.refusals}
            return False
        self.begin(dossier, rate.currency)
        return True

    def remove(self, dossier: DossierId, rate: RateId) -> None:
        """Take a rate away."""
        self._dossiers.remove_rate(dossier, rate)
        if self._edited == rate:
            self._edited = None

    def _read(self, draft: RateDraft) -> ExchangeRate:
        refusals: list[Refusal] = []
        currency, per_euro, starts = None, Decimal(1), date.min
        try:
            currency = Currency(draft.currency.strip().upper())
        except ValueError:
            refusals.append(Refusal("currency", Problem.UNKNOWN_CURRENCY))
        try:
            per_euro = entry.parse_rate(draft.per_euro, "per_euro")
        except RefusedError as refused:
            refusals += refused.refusals
        try:
            starts = entry.parse_date(draft.valid_from, self._clock.today(), "valid_from")
        except RefusedError as refused:
            refusals += refused.refusals
        if refusals or currency is None:
            raise RefusedError(refusals)
        rate = ExchangeRate(
            self._edited or RateId(new_id()), currency, per_euro, starts, cast("RateSource", draft.source)
        )
        return replace(rate, note=entry.parse_text(draft.note, "note", _NOTE_LENGTH))
