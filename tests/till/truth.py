"""What a photograph shows, as a careful human would copy it out."""

from dataclasses import asdict, dataclass, field
from datetime import date

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """The true values of one receipt; amounts in cents.

    The total is what the expense cost: a discount is off it, a deposit paid before is within it, a tip paid with
    it too. The date is the day of the purchase or of the invoice; days of travel and stay are in other_dates.
    """

    total: int
    currency: str
    day: date
    vendor: str
    category: str
    lang: str
    vat: int | None = None
    other_dates: tuple[date, ...] = ()
    sums: tuple[tuple[tuple[int, ...], int], ...] = ()  # printed additions: these amounts make that one


@dataclass(frozen=True, slots=True)
class Truth:
    """One line of truth.json."""

    id: str
    template: str
    level: str
    total: str
    currency: str
    date: str
    vendor: str
    vat: str | None
    category: str
    lang: str
    lines: list[str]
    file: str
    alt_dates: list[str] = field(default_factory=list)
    quad: list[Corner] = field(default_factory=list)  # the paper's corners in the picture once its EXIF is applied
    turned: int = 0
    exif_orientation: int = 1
    jpeg_q: int = 0

    def row(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)
