"""What Lianes issues for everybody, ``data/settings.json``, and back: strict, as everything that is signed."""

from decimal import Decimal

from lianes_desktop.bundle import codecs, records, strict_json
from lianes_desktop.bundle.codecs import Codec, Malformed
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.strict_json import Json, NotStrictJson
from lianes_desktop.domain.allowances import AllowanceTable, FiscalPower, MealWindow, MileageRate, MileageTable
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.editions import ExpenseKind, KindTrait, ProgrammeEdition, Texts
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.money import ExchangeRate, RateSource
from lianes_desktop.domain.organisations import LianesContact, Partnership, PartnershipKind
from lianes_desktop.domain.settings import ProgrammeSettings

DOCUMENT = "data/settings.json"
LARGEST = 2**20
EVERYBODY = ("everybody",)
"""The audience of settings that are for nobody in particular."""
_MOST_VERSION = 10**6
_MONTHS, _DAYS = 12, 31
_LANGUAGES = r"fr|ar|en"

_count = codecs.whole(0)
_cents = codecs.whole(0)
_texts: Codec[Texts] = codecs.table(codecs.pattern(_LANGUAGES), codecs.text)
_country = codecs.pattern(r"[A-Z]{2}")
_ratio: Codec[Decimal] = codecs.decimal


_window = codecs.record(MealWindow, starts=codecs.clock, ends=codecs.clock)
_edition = codecs.record(
    ProgrammeEdition,
    code=codecs.line,
    funder=codecs.line,
    call=codecs.line,
    mission_rate=_ratio,
    hosting_direct_rate=_ratio,
    hosting_ad_hoc_rate=codecs.optional(_ratio),
    budget_per_person_cents=_cents,
    mission_days=codecs.pair(_count, _count),
    letter_deadline=codecs.pair(codecs.whole(1, _MONTHS), codecs.whole(1, _DAYS)),
    year=_count,
    lost_receipt_line_cents=_cents,
    lost_receipt_person_cents=_cents,
    eligibility_end=codecs.optional(codecs.day),
    title=codecs.line,
    tagline=codecs.line,
    launch_year=codecs.optional(_count),
    general_objective=_texts,
    partnership_rate=codecs.optional(_ratio),
    project_rate=codecs.optional(_ratio),
    far_over_budget=_ratio,
    least_authorities=_count,
    meetings_per_year=_count,
    small_equipment_cents=_cents,
    advance_share=_ratio,
    ticket_window_days=_count,
    envelope_cents=codecs.optional(_cents),
    other_funders=codecs.line,
    other_funding_cents=codecs.optional(_cents),
    small_population=_count,
    meals_mode=codecs.choice(MealsMode),
    proofs_kept_years=_count,
    contacts_kept_years=_count,
    sources=codecs.table(codecs.line, codecs.line),
)
_coverage = codecs.choice(Coverage)
_kind = codecs.record(
    ExpenseKind,
    code=codecs.line,
    heading=codecs.choice(BudgetHeading),
    mission=_coverage,
    hosting=_coverage,
    lost_receipt_allowed=codecs.flag,
    receipt_required=codecs.flag,
    project=_coverage,
    names=_texts,
    proof=codecs.line,
    traits=codecs.many(codecs.choice(KindTrait)),
)
_partnership = codecs.record(
    Partnership,
    french=records.organisation_id,
    moroccan=records.organisation_id,
    kind=codecs.choice(PartnershipKind),
    direct=codecs.flag,
    themes=codecs.many(codecs.line),
    brings=codecs.text,
)
_allowance = codecs.record(
    AllowanceTable,
    country=_country,
    valid_from=codecs.day,
    daily=codecs.optional(records.money),
    night_share=_ratio,
    midday_share=_ratio,
    evening_share=_ratio,
    night=_window,
    midday=_window,
    evening=_window,
    source=codecs.line,
)
_mileage = codecs.record(
    MileageTable,
    valid_from=codecs.day,
    rates=codecs.many(
        codecs.record(
            MileageRate,
            power=codecs.choice(FiscalPower),
            tiers=codecs.many(codecs.pair(codecs.optional(_count), _ratio)),
        )
    ),
    source=codecs.line,
)
_contact = codecs.record(
    LianesContact,
    name=codecs.line,
    role=codecs.line,
    organisation=codecs.line,
    address=codecs.text,
    email=codecs.line,
    phone=codecs.line,
)


def _published(value: Json, place: str) -> ExchangeRate:
    """A rate for everybody: nobody typed it in for a dossier, and one person's cash is nobody else's rate."""
    rate = records.rate.read(value, place)
    if rate.slip is not None or rate.typed_by or rate.source is RateSource.SLIP:
        raise Malformed(place)
    return rate


_settings = codecs.record(
    ProgrammeSettings,
    version=codecs.whole(1, _MOST_VERSION),
    editions=codecs.many(_edition),
    kinds=codecs.many(_kind),
    organisations=codecs.many(records.organisation),
    partnerships=codecs.many(_partnership),
    allowances=codecs.many(_allowance),
    mileage=codecs.many(_mileage),
    contacts=codecs.many(_contact),
    rates=codecs.many(Codec(records.rate.write, _published)),
    texts=codecs.table(codecs.line, _texts),
    issued_at=codecs.optional(codecs.instant),
    in_force_from=codecs.optional(codecs.day),
    note=codecs.text,
    for_authorities=codecs.many(records.organisation_id),
)


def audience(settings: ProgrammeSettings) -> tuple[str, ...]:
    """For whom the bundle says it is."""
    return settings.for_authorities or EVERYBODY


def write(settings: ProgrammeSettings) -> bytes:
    """The canonical document."""
    return strict_json.dumps(_settings.write(settings))


def read(data: bytes) -> ProgrammeSettings:
    """The settings of a document whose signature was found right.

    Raises:
        BundleRefusal: ``DATA_JSON`` with the place.
    """
    try:
        settings = _settings.read(strict_json.loads(data), DOCUMENT)
    except Malformed as error:
        raise BundleRefusal(Code.DATA_JSON, str(error)) from error
    except NotStrictJson as error:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: {error}") from error
    if write(settings) != data:
        raise BundleRefusal(Code.DATA_JSON, f"{DOCUMENT}: not in its canonical form")
    return settings
