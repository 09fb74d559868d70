"""Issues of the settings, for tests: what Lianes changes, and any that holds together."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lianes_desktop.domain.allowances import AllowanceTable, FiscalPower, MealWindow, MileageRate, MileageTable
from lianes_desktop.domain.editions import ExpenseKind, ProgrammeEdition
from lianes_desktop.domain.ids import RateId, new_id
from lianes_desktop.domain.money import MAD, ExchangeRate, RateSource
from lianes_desktop.domain.organisations import LianesContact, Organisation, Partnership
from lianes_desktop.domain.settings import ProgrammeSettings
from support.builders import SETTINGS
from support.values import any_of

HALF = Decimal("0.5")


def a_rate_of_lianes(per_euro: str = "10.84") -> ExchangeRate:
    """The dirham, as Lianes publishes it."""
    return ExchangeRate(RateId(new_id()), MAD, Decimal(per_euro), date(2026, 10, 1), RateSource.CHANCELLERY, "octobre")


def an_issue(version: int = 1, rate: Decimal = HALF, **fields: Any) -> ProgrammeSettings:  # noqa: ANN401 - its fields
    """The shipped settings with another rate of missions, issued."""
    edition = replace(SETTINGS.editions[0], mission_rate=rate)
    given = {"issued_at": datetime(2026, 10, 1, 8, 0, tzinfo=UTC), "in_force_from": date(2026, 10, 1)} | fields
    return replace(SETTINGS, version=version, editions=(edition, *SETTINGS.editions[1:]), **given)


_WORDS = st.text(max_size=12)
_CODES = st.from_regex(r"[A-Z]{1,5}", fullmatch=True)
_COUNTS = st.integers(0, 10**6)
_SHARES = st.decimals(0, 1, places=4)
_COUNTRIES = st.sampled_from(["FR", "MA"])
_TEXTS = st.dictionaries(st.sampled_from(["ar", "en", "fr"]), st.sampled_from(["Un", "deux\nlignes", "نص"])).map(
    lambda words: tuple(sorted(words.items()))
)
_DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
_WINDOWS = any_of(MealWindow, starts=st.just(time(0)), ends=st.just(time(5)))
_TIERS = st.lists(st.tuples(st.none() | _COUNTS, _SHARES), max_size=3).map(tuple)


def _some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def issues(draw: st.DrawFn) -> ProgrammeSettings:
    """Any settings that can be written, whether or not they hold together."""
    editions = any_of(
        ProgrammeEdition,
        **dict.fromkeys(("mission_rate", "hosting_direct_rate", "far_over_budget", "advance_share"), _SHARES),
        **dict.fromkeys(("hosting_ad_hoc_rate", "partnership_rate", "project_rate"), st.none() | _SHARES),
        **dict.fromkeys(
            (
                *("budget_per_person_cents", "year", "lost_receipt_line_cents", "lost_receipt_person_cents"),
                *("least_authorities", "meetings_per_year", "small_equipment_cents", "ticket_window_days"),
                *("proofs_kept_years", "contacts_kept_years", "small_population"),
            ),
            _COUNTS,
        ),
        **dict.fromkeys(("launch_year", "envelope_cents", "other_funding_cents"), st.none() | _COUNTS),
        mission_days=st.tuples(_COUNTS, _COUNTS),
        letter_deadline=st.tuples(st.integers(1, 12), st.integers(1, 31)),
        eligibility_end=st.none() | _DAYS,
        general_objective=_TEXTS,
        sources=st.dictionaries(_CODES, st.just("brochure"), max_size=2).map(lambda one: tuple(sorted(one.items()))),
    )
    allowances = any_of(
        AllowanceTable,
        country=_COUNTRIES,
        valid_from=_DAYS,
        **dict.fromkeys(("night_share", "midday_share", "evening_share"), _SHARES),
        **dict.fromkeys(("night", "midday", "evening"), _WINDOWS),
    )
    rates = any_of(MileageRate, power=st.sampled_from(list(FiscalPower)), tiers=_TIERS)
    exchange_rates = any_of(
        ExchangeRate,
        per_euro=st.decimals(Decimal("0.01"), 100, places=4),
        valid_from=_DAYS,
        source=st.sampled_from([one for one in RateSource if one is not RateSource.SLIP]),
        typed_by=st.just(""),
        slip=st.none(),
    )
    return ProgrammeSettings(
        version=draw(st.integers(1, 10**6)),
        editions=draw(_some(editions)),
        kinds=draw(_some(any_of(ExpenseKind, names=_TEXTS))),
        organisations=draw(_some(any_of(Organisation, population=st.none() | _COUNTS))),
        partnerships=draw(_some(any_of(Partnership))),
        allowances=draw(_some(allowances)),
        mileage=draw(_some(any_of(MileageTable, valid_from=_DAYS, rates=_some(rates)))),
        contacts=draw(_some(any_of(LianesContact))),
        rates=draw(_some(exchange_rates)),
        texts=draw(st.dictionaries(_CODES, _TEXTS, max_size=2).map(lambda one: tuple(sorted(one.items())))),
        issued_at=draw(st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001 - bounds are naive by Hypothesis' own rule
        in_force_from=draw(st.none() | _DAYS),
        note=draw(_WORDS),
        for_authorities=draw(st.lists(_CODES, max_size=2).map(tuple)),
    )
