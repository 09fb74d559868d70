"""The dossier's exchange rates as text, and a rate typed made into a value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Protocol, cast

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import DossierId, ExpenseId, RateId, new_id
from lianes_desktop.domain.money import EUR, MAD, Currency, ExchangeRate, ExchangeSlip, Money, RateSource
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.acts import Act
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.rates import RateService
from lianes_desktop.ui.expenses.rate_rows import proposal, rate_row
from lianes_desktop.ui.expenses.values import RateDraft, RatesShown
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.leafing import Leafing
from lianes_desktop.ui.kit.ports import Jobs, Notices

_NOTE_LENGTH = 200
_FIELDS = {
    "slip.given_cents": "given",
    "slip.received": "received",
    "slip.commission_cents": "commission",
    "slip.bureau": "bureau",
}
"""Where the panel shows what is refused of a slip."""


class RatesView(Protocol):
    """The page as this presenter sees it."""

    def show_rates(self, rates: RatesShown | None) -> None:
        """The rates editor in the panel's place; ``None`` closes it."""
        ...

    def show_slip(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """A sheet of an exchange slip, over the whole screen."""
        ...


class RatesPresenter:
    """The rates editor: closed until ``open``."""

    def __init__(
        self,
        view: RatesView,
        dossiers: DossierService,
        rates: RateService,
        clock: Clock,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """Start with nothing typed."""
        self._view = view
        self._dossiers = dossiers
        self._slips = rates
        self._jobs = jobs
        self._proposing = False
        self.slip = Leafing(jobs, rates.sheet, view.show_slip, self._failed)
        """The sheets of the exchange slip that is looked at."""
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
        self._dossier, self._proposing = dossier, False
        self._begin(dossier, MAD)
        self.refresh()

    def edit(self, rate: RateId) -> None:
        """Offer one of the rates to correct."""
        found = [one for one in self._rates() if one.id == rate]
        for kept_rate in found:
            self._edited, self._refusals = rate, {}
            per_euro = formats.typed(kept_rate.per_euro)
            day = formats.day(kept_rate.valid_from).removeprefix(formats.RLM)
            self._draft = _with_slip(
                RateDraft(kept_rate.currency.code, per_euro, day, kept_rate.source, kept_rate.note), kept_rate.slip
            )
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
            self._refusals = {_FIELDS.get(one.field, one.field): wording.refusal(one) for one in refused.refusals}
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

    # the picture and the commission of an exchange slip

    def attach(self, given: tuple[RateId, Offered]) -> None:
        """Keep the picture of a slip, away from the window."""
        rate, file = given

        def done(_kept: None) -> None:
            self._notices.say(wording.act(Act.ADD_PAPER), undo=True)

        self._jobs.run(lambda _progress: self._slips.attach(rate, file), done, self._failed)

    def detach(self, rate: RateId) -> None:
        """Let the picture go; the bar offers to undo."""
        if kept(lambda: self._slips.detach(rate), self._notices):
            self._notices.say(wording.act(Act.REMOVE_PAPER), undo=True)

    def see(self, rate: RateId) -> None:
        """Show the first sheet of a slip."""
        self.slip.see(next((one.slip.paper for one in self._rates() if one.id == rate and one.slip is not None), None))

    def claim_commission(self, rate: RateId) -> None:
        """Make the commission an expense of its own, away from the window."""

        def done(made: ExpenseId | None) -> None:
            if made is not None:
                self._notices.say(wording.act(Act.CLAIM_COMMISSION), undo=True)

        self._jobs.run(lambda _progress: self._slips.claim_commission(rate), done, self._failed)

    # freezing and reckoning again

    def freeze(self) -> None:
        """Convert every expense for good at the rates shown."""
        dossier = self._dossier
        if dossier is None:
            return
        changed: list[int] = []
        if kept(lambda: changed.append(self._slips.freeze(dossier)), self._notices):
            count = changed[0]
            words = ngettext("{n} dépense garde désormais son taux", "{n} dépenses gardent désormais leur taux", count)
            nothing = _("Aucune dépense n'attendait d'être figée")
            self._notices.say(words.format(n=formats.number(count)) if count else nothing, undo=bool(count))

    def propose(self) -> None:
        """Show what reckoning again would change; nothing is written yet."""
        self._proposing = True
        self.refresh()

    def drop_proposal(self) -> None:
        """Leave everything as it is."""
        self._proposing = False
        self.refresh()

    def recalculate(self) -> None:
        """Reckon again, as was shown; the bar offers to undo. When nothing would change any more, that is shown."""
        dossier = self._dossier
        if dossier is None:
            return
        if not self._slips.recalculation(dossier).possible:
            self.refresh()
        elif kept(lambda: self._slips.recalculate(dossier), self._notices):
            self._notices.say(wording.act(Act.RECALCULATE_RATES), undo=True)
            self.drop_proposal()

    def close(self) -> None:
        """Back to the expense."""
        self.slip.leave()
        if self._dossier is not None:
            self._dossier = None
            self._view.show_rates(None)

    def refresh(self) -> None:
        """Show the rates kept and the one being typed."""
        if self._dossier is None:
            return
        purses = {purse.rate.id: purse for purse in self._slips.cash(self._dossier).purses}
        rows = tuple(rate_row(rate, purses.get(rate.id)) for rate in self._rates())
        sources = tuple((source, wording.rate_source(source)) for source in RateSource)
        self._view.show_rates(
            RatesShown(
                rows,
                sources,
                self._draft,
                self._refusals,
                correcting=self._edited is not None,
                proposal=proposal(self._slips.recalculation(self._dossier)) if self._proposing else None,
            )
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
        slip: ExchangeSlip | None = None
        try:
            if draft.source is RateSource.SLIP:
                slip = _slip(draft, currency or MAD, refusals)
            else:
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
            self._edited or RateId(new_id()), currency, per_euro, starts, cast("RateSource", draft.source), slip=slip
        )
        return replace(rate, note=entry.parse_text(draft.note, "note", _NOTE_LENGTH))

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)


def _with_slip(draft: RateDraft, slip: ExchangeSlip | None) -> RateDraft:
    if slip is None:
        return draft
    commission = _plain(Money(slip.commission_cents)) if slip.commission_cents else ""
    given, received = _plain(Money(slip.given_cents)), _plain(slip.received)
    return replace(draft, given=given, received=received, commission=commission, bureau=slip.bureau)


def _plain(money: Money) -> str:
    return formats.amount(money).removeprefix(formats.RLM)


def _slip(draft: RateDraft, currency: Currency, refusals: list[Refusal]) -> ExchangeSlip:
    """The exchange as typed; what is no sum is refused beside its field."""

    def parsed(text: str, of: Currency, field: str, *, optional: bool = False) -> Money:
        try:
            return Money(0, of) if optional and not text.strip() else entry.parse_amount(text, of, field)
        except RefusedError as refused:
            refusals.extend(refused.refusals)
            return Money(0, of)

    given, received = parsed(draft.given, EUR, "given"), parsed(draft.received, currency, "received")
    commission = parsed(draft.commission, EUR, "commission", optional=True)
    return ExchangeSlip(given.minor, received, commission.minor, draft.bureau)
