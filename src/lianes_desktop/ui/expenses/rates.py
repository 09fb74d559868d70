"""The dossier's exchange rates as text, and a rate typed made into a value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Protocol, cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import DossierId, RateId, new_id
from lianes_desktop.domain.money import MAD, Currency, ExchangeRate, RateSource
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.expenses.values import RateDraft, RateRow, RatesShown
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices

_NOTE_LENGTH = 200


class RatesView(Protocol):
    """The page as this presenter sees it."""

    def show_rates(self, rates: RatesShown | None) -> None:
        """The rates editor in the panel's place; ``None`` closes it."""
        ...


class RatesPresenter:
    """The rates editor: closed until ``open``."""

    def __init__(self, view: RatesView, dossiers: DossierService, clock: Clock, notices: Notices) -> None:
        """Start with nothing typed."""
        self._view = view
        self._dossiers = dossiers
        self._clock = clock
        self._notices = notices
        self._dossier: DossierId | None = None
        self._edited: RateId | None = None
        self._draft = RateDraft("", "", "", RateSource.CHANCELLERY)
        self._refusals: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether the rates are shown."""
        return self._dossier is not None

    def open(self, dossier: DossierId) -> None:
        """Show the rates, with a new one to type: dirhams, from the first day of the month it starts in."""
        self._dossier = dossier
        self._begin(dossier, MAD)
        self.refresh()

    def edit(self, rate: RateId) -> None:
        """Offer one of the rates to correct."""
        found = [one for one in self._rates() if one.id == rate]
        for kept_rate in found:
            self._edited, self._refusals = rate, {}
            per_euro = formats.typed(kept_rate.per_euro)
            day = formats.day(kept_rate.valid_from).removeprefix(formats.RLM)
            self._draft = RateDraft(kept_rate.currency.code, per_euro, day, kept_rate.source, kept_rate.note)
        self.refresh()

    def keep(self, draft: RateDraft) -> None:
        """Keep the rate as typed, or say beside its fields why not."""
        dossier = self._dossier
        if dossier is None:
            return
        self._draft = draft
        try:
            rate = self._read(draft)
            if kept(lambda: self._dossiers.set_rate(dossier, rate), self._notices):
                self._begin(dossier, rate.currency)
        except RefusedError as refused:
            self._refusals = {one.field: wording.refusal(one) for one in refused.refusals}
        self.refresh()

    def remove(self, rate: RateId) -> None:
        """Take a rate away; the bar offers to undo."""
        dossier = self._dossier
        if dossier is None:
            return
        if self._edited == rate:
            self._edited = None
        if kept(lambda: self._dossiers.remove_rate(dossier, rate), self._notices):
            self._notices.say(_("Taux supprimé"), undo=True)

    def close(self) -> None:
        """Back to the expense."""
        if self._dossier is not None:
            self._dossier = None
            self._view.show_rates(None)

    def refresh(self) -> None:
        """Show the rates kept and the one being typed."""
        if self._dossier is None:
            return
        rows = tuple(RateRow(rate.id, formats.rate(rate), _origin(rate)) for rate in self._rates())
        sources = tuple((source, wording.rate_source(source)) for source in RateSource)
        self._view.show_rates(
            RatesShown(rows, sources, self._draft, self._refusals, correcting=self._edited is not None)
        )

    def _begin(self, dossier: DossierId, currency: Currency) -> None:
        starts = self._dossiers.action(dossier).starts_on or self._clock.today()
        first = formats.day(starts.replace(day=1)).removeprefix(formats.RLM)
        self._edited, self._refusals = None, {}
        self._draft = RateDraft(currency.code, "", first, RateSource.CHANCELLERY)

    def _rates(self) -> tuple[ExchangeRate, ...]:
        return self._dossiers.rates(self._dossier) if self._dossier is not None else ()

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


def _origin(rate: ExchangeRate) -> str:
    source, day = wording.rate_source(rate.source), formats.day(rate.valid_from)
    return _("{source}, à partir du {day}").format(source=source, day=day)
