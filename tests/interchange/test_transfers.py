"""Transfer files: valid against the ISO schema by two independent readers, right to the cent, in letters banks take."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from support.office_money import BERLIN_IBAN, LIANES_IBAN, LILLE_IBAN, LYON_IBAN

from lianes_desktop.interchange import sepa_order
from lianes_desktop.interchange.transfers import MOST_NAME, MOST_WORDS, SepaFiles, cleaned
from lianes_desktop.services.ports.transfers import Account, Transfer

SCHEMA = Path(str(files("sepaxml"))) / "schemas" / "pain.001.001.09.xsd"
SPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
DEBTOR = Account("Lianes Coopération", LIANES_IBAN, "AGRIFRPP")
DAY = date(2026, 10, 15)
LATIN = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]+")

LINES = st.builds(
    Transfer,
    st.text(min_size=1, max_size=60),
    st.builds(
        Account,
        st.text(min_size=1, max_size=120),
        st.sampled_from([LILLE_IBAN, LYON_IBAN, BERLIN_IBAN]),
        st.sampled_from(["", "BDFEFRPPCCT", "PSSTFRPP"]),
    ),
    st.integers(1, 99_999_999_999),
    st.text(max_size=300),
)


def drawn(*transfers: Transfer, debtor: Account = DEBTOR) -> bytes:
    return SepaFiles().draw("LIANES-20261014-0123456789AB", debtor, DAY, transfers)


def texts(data: bytes, path: str) -> list[str | None]:
    return [one.text for one in etree.fromstring(data).iterfind(path, SPACE)]


def a_transfer(cents: int = 12_345, **fields: str) -> Transfer:
    to = Account(fields.get("name", "Ville de Lille"), fields.get("iban", LILLE_IBAN), fields.get("bic", ""))
    return Transfer(fields.get("reference", "LIANES-1"), to, cents, fields.get("words", "Décision"))


@pytest.fixture(scope="module")
def schemas() -> tuple[xmlschema.XMLSchema, etree.XMLSchema]:
    return xmlschema.XMLSchema(str(SCHEMA)), etree.XMLSchema(etree.parse(str(SCHEMA)))


@settings(max_examples=15)
@given(st.lists(LINES, min_size=1, max_size=6), st.text(min_size=1, max_size=100))
def test_any_order_is_valid_for_two_readers_and_adds_up(
    schemas: tuple[xmlschema.XMLSchema, etree.XMLSchema], lines: list[Transfer], debtor: str
) -> None:
    data = drawn(*lines, debtor=Account(debtor, LIANES_IBAN))

    for_python, for_libxml = schemas
    for_python.validate(data.decode())
    for_libxml.assertValid(etree.fromstring(data))
    cents = sum(one.cents for one in lines)
    written = [f"{one.cents // 100}.{one.cents % 100:02}" for one in lines]
    assert texts(data, ".//p:CdtTrfTxInf/p:Amt/p:InstdAmt") == written
    total = f"{cents // 100}.{cents % 100:02}"
    assert texts(data, ".//p:GrpHdr/p:CtrlSum") == texts(data, ".//p:PmtInf/p:CtrlSum") == [total]
    assert texts(data, ".//p:GrpHdr/p:NbOfTxs") == texts(data, ".//p:PmtInf/p:NbOfTxs") == [str(len(lines))]
    for path in (".//p:Nm", ".//p:Ustrd", ".//p:EndToEndId"):
        assert all(LATIN.fullmatch(one or "") for one in texts(data, path))


def test_an_order_says_who_pays_whom_when_and_as_one_debit() -> None:
    data = drawn(a_transfer(bic="BDFEFRPPCCT"), a_transfer(50, name="Amiens Métropole", iban=LYON_IBAN))

    assert texts(data, ".//p:MsgId") == ["LIANES-20261014-0123456789AB"]
    assert texts(data, ".//p:PmtInfId") == ["LIANES-20261014-0123456789AB-1"]
    assert texts(data, ".//p:BtchBookg") == ["true"]
    assert texts(data, ".//p:ReqdExctnDt/p:Dt") == ["2026-10-15"]
    assert texts(data, ".//p:SvcLvl/p:Cd") == ["SEPA"]
    assert texts(data, ".//p:ChrgBr") == ["SLEV"]
    assert texts(data, ".//p:Dbtr/p:Nm") == ["Lianes Cooperation"]
    assert texts(data, ".//p:DbtrAcct/p:Id/p:IBAN") == [LIANES_IBAN]
    assert texts(data, ".//p:DbtrAgt//p:BICFI") == ["AGRIFRPP"]
    assert texts(data, ".//p:Cdtr/p:Nm") == ["Ville de Lille", "Amiens Metropole"]
    assert texts(data, ".//p:CdtrAcct/p:Id/p:IBAN") == [LILLE_IBAN, LYON_IBAN]
    assert texts(data, ".//p:CdtrAgt//p:BICFI") == ["BDFEFRPPCCT"]
    currencies = [one.get("Ccy") for one in etree.fromstring(data).iterfind(".//p:InstdAmt", SPACE)]
    assert currencies == ["EUR", "EUR"]


def test_a_debtor_without_bic_says_that_it_gives_none() -> None:
    data = drawn(a_transfer(), debtor=Account("Lianes", LIANES_IBAN))

    assert texts(data, ".//p:DbtrAgt/p:FinInstnId/p:Othr/p:Id") == ["NOTPROVIDED"]
    assert texts(data, ".//p:CdtrAgt") == []


@pytest.mark.parametrize("cents", [[], [0], [-1], [100, -100], [100, 0]])
def test_nothing_negative_or_null_is_ever_in_a_file(cents: list[int]) -> None:
    with pytest.raises(ValueError, match="above nought"):
        drawn(*(a_transfer(one) for one in cents))


def test_what_the_schema_refuses_is_not_given() -> None:
    with pytest.raises(ValueError, match="validation errors"):
        drawn(a_transfer(iban="not an account"))


def test_a_library_that_loses_a_credit_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    once = drawn(a_transfer(100))
    monkeypatch.setattr(sepa_order.SepaOrder, "drawn", lambda _self: once)

    with pytest.raises(ValueError, match="sums"):
        drawn(a_transfer(100), a_transfer(100))


def test_sums_are_counted_from_the_credits_whatever_the_totals_say() -> None:
    cents = [1, 99, 100, 123_456_789, 10**9 + 7]
    data = drawn(*(a_transfer(one) for one in cents))

    assert SepaFiles().total(re.sub(rb"<CtrlSum>[^<]*", b"<CtrlSum>0.01", data)) == (5, sum(cents))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Évaluation à Œuvre & Cie", "Evaluation a OEuvre Cie"),
        ("//a///b//", "a/b"),
        ("\u0648\u062c\u062f\u0629", "wjd"),
        ("<x>\n\t", "x"),
        ("€", "EUR"),
        ("///", "-"),
        ("", "-"),
    ],
)
def test_texts_are_written_in_the_letters_every_bank_takes(text: str, clean: str) -> None:
    assert cleaned(text, 70) == clean


@given(st.text(max_size=300), st.sampled_from([MOST_NAME, MOST_WORDS]))
def test_any_text_becomes_one_a_bank_takes(text: str, most: int) -> None:
    clean = cleaned(text, most)

    assert LATIN.fullmatch(clean)
    assert len(clean) <= most
    assert not clean.startswith("/")
    assert not clean.endswith("/")
    assert "//" not in clean
