"""Credit transfers as banks take them: ISO 20022 pain.001.001.09, in the profile of the European payments council."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

from lianes_desktop.domain.sepa import MOST_REFERENCE
from lianes_desktop.services.ports.transfers import Account, Transfer

_SCHEMA = "pain.001.001.09"
_SPACE = {"p": f"urn:iso:std:iso:20022:tech:xsd:{_SCHEMA}"}
_NOT_TAKEN = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]+")
"""What is not among the letters every bank of the area takes (EPC217-08)."""
_SLASHES = re.compile(r"/{2,}")
MOST_NAME = 70
MOST_WORDS = 140


class SepaFiles:
    """As ``services.ports.transfers`` asks; the library and the schema are read at the first file."""

    def draw(self, message: str, debtor: Account, execute_on: date, transfers: Sequence[Transfer]) -> bytes:
        """The file, valid against the ISO schema, or ``ValueError``."""
        from lianes_desktop.interchange.sepa_order import SepaOrder  # noqa: PLC0415 - the library costs a second

        if not transfers or any(one.cents <= 0 for one in transfers):
            raise ValueError("a transfer file holds sums above nought, and at least one")
        account = {"name": cleaned(debtor.name, MOST_NAME), "IBAN": debtor.iban, "batch": True, "currency": "EUR"}
        order = SepaOrder(message, account | _agent(debtor))
        for one in transfers:
            order.add_payment(
                {
                    "name": cleaned(one.to.name, MOST_NAME),
                    "IBAN": one.to.iban,
                    "amount": one.cents,
                    "execution_date": execute_on,
                    "description": cleaned(one.words, MOST_WORDS),
                    "endtoend_id": cleaned(one.reference, MOST_REFERENCE),
                    **_agent(one.to),
                }
            )
        data = order.drawn()
        expected = (len(transfers), sum(one.cents for one in transfers))
        if self.total(data) != expected:
            raise ValueError("the file does not hold the sums it was asked for")
        return data

    def total(self, data: bytes) -> tuple[int, int]:
        """Count and sum of the credits, whatever the file's own totals say."""
        amounts = ET.fromstring(data).iterfind(".//p:CdtTrfTxInf/p:Amt/p:InstdAmt", _SPACE)  # noqa: S314 - our own file
        cents = [int(Decimal(one.text or "0").scaleb(2)) for one in amounts]
        return len(cents), sum(cents)


def cleaned(text: str, most: int) -> str:
    """A text in the letters every bank takes, never empty; other scripts are written as they sound."""
    from text_unidecode import unidecode  # noqa: PLC0415 - tables, for the first file alone

    latin = _NOT_TAKEN.sub(" ", unidecode(text))
    # a slash neither begins nor ends a text, and never stands twice (EPC130-08)
    plain = " ".join(_SLASHES.sub("/", latin).split()).strip("/ ")
    return plain[:most].rstrip("/ ") or "-"


def _agent(account: Account) -> dict[str, str]:
    return {"BIC": account.bic} if account.bic else {}
