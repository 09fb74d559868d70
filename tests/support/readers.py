"""A stand-in for what reads receipts, and readings to give it."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.money import MAD
from lianes_desktop.domain.readings import Area, Expected, Read, Reading, Trade
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.receipts import PrintedLine

SURE = Reading(
    total=Read(Decimal("1400.00"), 96, Area(6000, 6000, 9000, 6300)),
    currency=Read(MAD, 99, Area(9000, 6000, 9400, 6300)),
    paid_on=Read(date(2026, 10, 14), 97, Area(6500, 3100, 9600, 3400)),
    paid_time=Read(time(14, 40), 95),
    payee=Read("Oriental Minibus SARL", 98, Area(2000, 1400, 8000, 1800)),
    trade=Read(Trade.TAXI, 91),
    words="ORIENTAL MINIBUS SARL\nTOTAL TTC 1 400,00 DH",
)
"""Everything read, nothing in doubt."""


class FakeReader:
    """Implements ``ports.reading.Reader``: what is read depends on words in the picture's bytes."""

    def __init__(self) -> None:
        self.says: dict[str, Reading] = {}
        self.fails: UnavailableError | None = None
        self.asked: list[Expected] = []
        self.read_so_far: list[bytes] = []
        self.closed = 0
        self.abandoned = False

    def read(self, jpeg: bytes, expected: Expected) -> Reading:
        self.asked.append(expected)
        self.read_so_far.append(jpeg)
        if self.fails is not None:
            raise self.fails
        found = (reading for name, reading in self.says.items() if name.encode() in jpeg)
        return next(found, Reading())

    def read_words(self, lines: Sequence[PrintedLine], expected: Expected) -> Reading:
        return self.read(" ".join(line.text for line in lines).encode(), expected)

    def abandon(self) -> None:
        self.abandoned = True

    def close(self) -> None:
        self.closed += 1


NADIA = BusinessCard(
    given_name=Read("Nadia", 95),
    family_name=Read("EL AMRANI", 95),
    family_name_ar=Read("العمراني", 74),
    function=Read("Cheffe du service Énergie", 87),
    organisation=Read("Commune d'Oujda", 50),
    mobile=Read("+212661000042", 89),
    email=Read("n.elamrani@oujda.example", 96),
)
"""A card of which the organisation was hardly read."""


class FakeCardReader:
    """Implements ``ports.reading.CardReader``: what is read depends on words in the picture's bytes."""

    def __init__(self) -> None:
        self.says: dict[str, BusinessCard] = {}
        self.fails: Exception | None = None

    def read_card(self, jpeg: bytes) -> BusinessCard:
        if self.fails is not None:
            raise self.fails
        return next((card for name, card in self.says.items() if name.encode() in jpeg), BusinessCard())

    def read_card_words(self, lines: Sequence[PrintedLine]) -> BusinessCard:
        return self.read_card(" ".join(line.text for line in lines).encode())
