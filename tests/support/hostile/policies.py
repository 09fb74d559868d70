"""Bundles of an insider: rightly signed, and saying what they may not."""

import dataclasses
import hashlib
import io
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from lianes_desktop.bundle import claim_pdf, pades
from lianes_desktop.bundle.certificates import SigningKey
from lianes_desktop.bundle.refusals import Code
from support import bundles, pki
from support.forge import RECEIPT, Forge, Json, forge, paul
from support.hostile.case import Case
from support.hostile.signing import officer

HEADER = "bundle.json"
EXPENSES = "data/expenses.json"
MISSION = "data/mission.json"
ZEROS = "0" * 64


def _signed(code: Code, change: Callable[[Forge], Forge]) -> Case:
    """Changed, the list brought up to date, and signed by the author."""
    return Case(code, lambda: change(forge()).relist().sign().zip())


def _header(code: Code, **fields: Json) -> Case:
    return Case(code, lambda: forge().header(**fields).sign().zip())


def _header_bytes(code: Code, change: Callable[[bytes], bytes]) -> Case:
    def make() -> bytes:
        held = forge()
        spoiled = change(held.files[HEADER])
        assert spoiled != held.files[HEADER], "nothing was spoiled"
        return held.put(HEADER, spoiled).sign(references=None).zip()

    return Case(code, make)


def _files(code: Code, change: Callable[[list[Json]], Any]) -> Case:
    def edit(document: Json) -> None:
        change(document["files"])

    return Case(code, lambda: forge().edit(HEADER, edit).sign().zip())


def _data(name: str, change: Callable[[Json], Any]) -> Case:
    def edit(document: Json) -> None:
        change(document)

    return _signed(Code.DATA_JSON, lambda held: held.edit(name, edit))


def _light(change: Callable[[Json], Any], code: Code = Code.DATA_JSON) -> Case:
    """The record of a photograph whose light copy travels, spoiled."""
    return _light_pages(lambda pages: change(pages[0]), code)


def _light_pages(change: Callable[[list[Json]], Any], code: Code = Code.DATA_JSON) -> Case:
    def edit(document: Json) -> None:
        change(document["receipts"][0]["pages"])

    return Case(code, lambda: forge(light=True).edit("data/receipts.json", edit).relist().sign().zip())


def _data_bytes(name: str, change: Callable[[bytes], bytes]) -> Case:
    def spoil(held: Forge) -> Forge:
        spoiled = change(held.files[name])
        assert spoiled != held.files[name], "nothing was spoiled"
        return held.put(name, spoiled)

    return _signed(Code.DATA_JSON, spoil)


def _first(change: Callable[[Json], Any], under: str = "expenses") -> Callable[[Json], Any]:
    return lambda document: change(document[under][0])


def _set(name: str, value: Json) -> Callable[[Json], None]:
    def change(document: Json) -> None:
        document[name] = value

    return change


def _without(name: str) -> Callable[[Json], None]:
    def change(document: Json) -> None:
        del document[name]

    return change


def _swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old, new, 1)


def _pdf(code: Code, data: Callable[[Forge], bytes]) -> Case:
    return _signed(code, lambda held: held.put("claim.pdf", data(held)))


def signed_pdf(*keywords: str, by: SigningKey | None = None) -> bytes:
    """A PDF with those keywords, signed."""
    out = io.BytesIO()
    pades.sign_pdf(io.BytesIO(bundles.a_pdf(*keywords)), out, by or bundles.jeanne(), pki.NOW)
    return out.getvalue()


def facts(**changed: str | int) -> str:
    """What the good claim's PDF says of itself, with changes."""
    return dataclasses.replace(claim_pdf.facts(bundles.a_hand_in()), **changed).text  # type: ignore[arg-type]  # its fields


def _saying(*keywords: str) -> Case:
    return _pdf(Code.CLAIM_PDF, lambda _held: signed_pdf(*keywords))


def _as_paper(document: Json) -> None:
    document["files"][-1]["role"] = "paper"


def _another_size(document: Json) -> None:
    document["communications"][0]["paper"]["size"] += 1


def _receipt_of_other_bytes(held: Forge) -> Forge:
    """The photograph replaced everywhere but in the records."""
    return held.put(RECEIPT, b"another photograph")


def _records_of_another(held: Forge) -> Forge:
    """Photograph and record replaced, the record lying about its size."""
    data = b"another photograph"

    def change(document: Json) -> None:
        page = document["receipts"][0]["pages"][0]
        page |= {"digest": hashlib.sha256(data).hexdigest(), "size": 3}

    return held.put(RECEIPT, data).edit("data/receipts.json", change)


def _deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


CASES = {
    "for somebody else": _header(Code.AUDIENCE, audience=["ailleurs"]),
    "for nobody": _header(Code.AUDIENCE, audience=[]),
    "for two": _header(Code.AUDIENCE, audience=["lianes", "ailleurs"]),
    "for a person": _header(Code.AUDIENCE, audience=[pki.PAUL.participant.urn]),
    "a decision by a participant": _header(Code.KIND, kind="decision"),
    "a receipt by a participant": _header(Code.KIND, kind="receipt"),
    "an enrolment by a participant": _header(Code.KIND, kind="enrolment"),
    "a key request by somebody enrolled": _header(Code.KIND, kind="key-request"),
    "an unknown kind": _header(Code.KIND, kind="invoice"),
    "a kind that is no text": _header(Code.KIND, kind=1),
    "a claim by an officer of Lianes": Case(Code.KIND, lambda: forge().author(officer()).zip()),
    "another issuer": _header(Code.ISSUER, issuer={
        "participant": pki.PAUL.participant.urn, "cert_sha256": bundles.jeanne().cert_sha256}),
    "another issuer's certificate": _header(Code.ISSUER, issuer={
        "participant": pki.JEANNE.participant.urn, "cert_sha256": ZEROS}),
    "signed by a colleague": Case(Code.ISSUER, lambda: forge().author(paul(), issuer=False).zip()),
    "version 2": _header(Code.VERSION, format_version=2),
    "version 0": _header(Code.VERSION, format_version=0),
    "version minus one": _header(Code.VERSION, format_version=-1),
    "version 2 with members of its own": _header(Code.VERSION, format_version=2, novelty=True, audience=None),
    "a version in words": _header(Code.BUNDLE_JSON, format_version="1"),
    "a true version": _header(Code.BUNDLE_JSON, format_version=True),
    "another format": _header(Code.BUNDLE_JSON, format="other-bundle"),
    "no format": _header(Code.BUNDLE_JSON, format=None),
    "no bundle id": _header(Code.BUNDLE_JSON, bundle_id=None),
    "a bundle id that is none": _header(Code.BUNDLE_JSON, bundle_id="900"),
    "a bundle id in capitals": _header(Code.BUNDLE_JSON, bundle_id="ABCDEF00-0000-0000-0000-000000000000"),
    "a bundle id in braces": _header(Code.BUNDLE_JSON, bundle_id="{00000000-0000-0000-0000-000000000384}"),
    "no series": _header(Code.BUNDLE_JSON, series=None),
    "sequence nought": _header(Code.BUNDLE_JSON, sequence=0),
    "a negative sequence": _header(Code.BUNDLE_JSON, sequence=-1),
    "a sequence with decimals": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":1.0')),
    "a sequence in words": _header(Code.BUNDLE_JSON, sequence="1"),
    "a true sequence": _header(Code.BUNDLE_JSON, sequence=True),
    "an endless sequence": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":1' + b"0" * 5000)),
    "a second without a first": _header(Code.BUNDLE_JSON, sequence=2),
    "a first that follows": _header(Code.BUNDLE_JSON, previous={"manifest_sha256": ZEROS}),
    "a previous that is none": _header(Code.BUNDLE_JSON, sequence=2, previous={"manifest_sha256": "x"}),
    "a local time": _header(Code.BUNDLE_JSON, created_at="2026-11-24T09:00:00"),
    "a time with an offset": _header(Code.BUNDLE_JSON, created_at="2026-11-24T10:00:00+01:00"),
    "a day that does not exist": _header(Code.BUNDLE_JSON, created_at="2026-02-30T09:00:00Z"),
    "no list of files": _header(Code.BUNDLE_JSON, files=None),
    "a list of files that is none": _header(Code.BUNDLE_JSON, files={}),
    "a member more": _header(Code.BUNDLE_JSON, extra=1),
    "nothing": _header_bytes(Code.BUNDLE_JSON, lambda _data: b""),
    "null": _header_bytes(Code.BUNDLE_JSON, lambda _data: b"null"),
    "a list": _header_bytes(Code.BUNDLE_JSON, lambda _data: b"[]"),
    "a text": _header_bytes(Code.BUNDLE_JSON, lambda _data: b'"lianes-bundle"'),
    "not json": _header_bytes(Code.BUNDLE_JSON, lambda _data: b"{format:1}"),
    "truncated json": _header_bytes(Code.BUNDLE_JSON, lambda data: data[:-1]),
    "two documents": _header_bytes(Code.BUNDLE_JSON, lambda data: data + data),
    "a byte order mark": _header_bytes(Code.BUNDLE_JSON, lambda data: b"\xef\xbb\xbf" + data),
    "utf-16": _header_bytes(Code.BUNDLE_JSON, lambda data: data.decode().encode("utf-16")),
    "latin-1": _header_bytes(Code.BUNDLE_JSON, lambda data: data.decode().encode("latin-1")),
    "white space": _header_bytes(Code.BUNDLE_JSON, lambda data: data.replace(b",", b", ", 1)),
    "a newline behind": _header_bytes(Code.BUNDLE_JSON, lambda data: data + b"\n"),
    "keys not sorted": _header_bytes(Code.BUNDLE_JSON, lambda data: json.dumps(
        dict(reversed(list(json.loads(data).items()))), separators=(",", ":"), ensure_ascii=False).encode()),
    "a key twice": _header_bytes(
        Code.BUNDLE_JSON, _swap(b'"audience":["lianes"]', b'"audience":["x"],"audience":["lianes"]')),
    "not a number": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":NaN')),
    "infinity": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":Infinity')),
    "minus nought": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":-0')),
    "an exponent": _header_bytes(Code.BUNDLE_JSON, _swap(b'"sequence":1', b'"sequence":1e0')),
    "25 levels": _header_bytes(Code.BUNDLE_JSON, _swap(b'["lianes"]', _deep(25))),
    "100000 levels": _header_bytes(Code.BUNDLE_JSON, lambda _data: _deep(100_000)),
    "half a surrogate": _header_bytes(Code.BUNDLE_JSON, _swap(b'"lianes"', b'"\\ud800"')),
    "an escape": _header_bytes(Code.BUNDLE_JSON, _swap(b'"lianes"', b'"\\u006cianes"')),
    "a zero character": _header_bytes(Code.BUNDLE_JSON, _swap(b'"lianes"', b'"lianes\\u0000"')),
    "an original name that turns": _files(
        Code.BUNDLE_JSON, lambda files: files[0].update(original_name="IMG\u202egpj.exe")),
    "an original name decomposed": _files(Code.BUNDLE_JSON, lambda files: files[0].update(original_name="rec\u0327u")),
    "an original name of two lines": _files(Code.BUNDLE_JSON, lambda files: files[0].update(original_name="a\nb")),
    "a file's size": _files(Code.BUNDLE_FILES, lambda files: files[0].update(size=1)),
    "a file's digest": _files(Code.BUNDLE_FILES, lambda files: files[0].update(sha256=ZEROS)),
    "a file's type": _files(Code.BUNDLE_FILES, lambda files: files[0].update(path="receipts/0001.png")),
    "a file's role": _files(Code.BUNDLE_FILES, lambda files: files[0].update(role="claim")),
    "a file's role unknown": _files(Code.BUNDLE_JSON, lambda files: files[0].update(role="program")),
    "a file of the list that is not there": _files(
        Code.BUNDLE_FILES, lambda files: files.append(dict(files[0], path="receipts/0009.jpg"))),
    "a file not in the list": _files(Code.BUNDLE_FILES, lambda files: files.pop(0)),
    "a file twice in the list": _files(Code.BUNDLE_FILES, lambda files: files.append(dict(files[0]))),
    "a file without digest": _files(Code.BUNDLE_JSON, lambda files: files[0].pop("sha256")),
    "a file that is a text": _files(Code.BUNDLE_JSON, lambda files: files.append("receipts/0009.jpg")),
    "a file with no place": _signed(Code.BUNDLE_FILES, lambda held: held.put("notes.jpg", b"x")),
    "a document more": _signed(Code.BUNDLE_FILES, lambda held: held.put("data/extra.json", b"{}")),
    "a document less": _signed(Code.BUNDLE_FILES, lambda held: held.drop("data/rates.json")),
    "no claim.pdf": _signed(Code.BUNDLE_FILES, lambda held: held.drop("claim.pdf")),
    "a receipt nobody recorded": _signed(Code.BUNDLE_FILES, lambda held: held.put("receipts/0009.jpg", b"x")),
    "a paper nobody recorded": _signed(
        Code.BUNDLE_FILES, lambda held: held.put("papers/0009.pdf", b"x").relist().edit(HEADER, _as_paper)),
    "a paper recorded and absent": _signed(Code.BUNDLE_FILES, lambda held: held.drop("papers/0001.pdf")),
    "a paper whose size lies": _signed(
        Code.BUNDLE_FILES, lambda held: held.edit("data/communications.json", _another_size)),
    "a paper among the receipts": _files(Code.BUNDLE_FILES, lambda files: next(
        one for one in files if one["role"] == "paper").update(role="receipt")),
    "a receipt recorded and absent": _signed(Code.BUNDLE_FILES, lambda held: held.drop(RECEIPT)),
    "a receipt of other bytes": _signed(Code.BUNDLE_FILES, _receipt_of_other_bytes),
    "a receipt whose size lies": _signed(Code.BUNDLE_FILES, _records_of_another),
    "claim.pdf is no PDF": _pdf(Code.CLAIM_PDF, lambda _held: b"not a PDF"),
    "claim.pdf is empty": _pdf(Code.CLAIM_PDF, lambda _held: b""),
    "claim.pdf not signed": _pdf(Code.CLAIM_PDF, lambda _held: bundles.a_pdf(facts())),
    "claim.pdf signed by a colleague": _pdf(Code.CLAIM_PDF, lambda _held: signed_pdf(facts(), by=paul())),
    "claim.pdf changed after signing": _pdf(
        Code.CLAIM_PDF, lambda held: held.files["claim.pdf"].replace(b"(Demande)", b"(Demandf)")),
    "claim.pdf with something behind": _pdf(Code.CLAIM_PDF, lambda held: held.files["claim.pdf"] + b"\n% more"),
    "claim.pdf truncated": _pdf(Code.CLAIM_PDF, lambda held: held.files["claim.pdf"][:-100]),
    "claim.pdf of another bundle": _saying(facts(bundle_code="AAAA-0000-0000-0001")),
    "claim.pdf asking more": _saying(facts(asked_cents=9101)),
    "claim.pdf of other eligible cents": _saying(facts(eligible_cents=1)),
    "claim.pdf saying nothing": _saying(),
    "claim.pdf saying it otherwise": _saying(facts().replace("asked", "wanted")),
    "claim.pdf saying two sums": _saying(
        f"{facts()}) /Older << /Keywords ({facts(asked_cents=9101)}) >> /Other ("),
    "amount with decimals": _data_bytes(EXPENSES, _swap(b'"minor":108400', b'"minor":1084.00')),
    "amount in words": _data(EXPENSES, _first(lambda one: one["amount"].update(minor="108400"))),
    "amount beyond 53 bits": _data(EXPENSES, _first(lambda one: one["amount"].update(minor=2**53))),
    "amount without currency": _data(EXPENSES, _first(lambda one: one["amount"].pop("currency"))),
    "currency in small letters": _data(EXPENSES, _first(lambda one: one["amount"].update(currency="mad"))),
    "currency of four letters": _data(EXPENSES, _first(lambda one: one["amount"].update(currency="MADD"))),
    "a day that never was": _data(EXPENSES, _first(_set("paid_on", "2026-02-30"))),
    "a day the short way": _data(EXPENSES, _first(_set("paid_on", "20261014"))),
    "a week": _data(EXPENSES, _first(_set("paid_on", "2026-W42-3"))),
    "an hour of 25": _data(EXPENSES, _first(_set("paid_time", "25:00:00"))),
    "an hour with an offset": _data(EXPENSES, _first(_set("paid_time", "10:00:00+01:00"))),
    "an expense of another dossier": _data(EXPENSES, _first(_set("dossier", str(UUID(int=1))))),
    "an expense twice": _data(EXPENSES, lambda document: document["expenses"].append(document["expenses"][0])),
    "a number twice": _data(EXPENSES, lambda document: document["expenses"][1].update(number=1)),
    "number nought": _data(EXPENSES, _first(_set("number", 0))),
    "a member unknown": _data(EXPENSES, _first(_set("bonus", 1))),
    "a member missing": _data(EXPENSES, _first(_without("payee"))),
    "null for a text": _data(EXPENSES, _first(_set("payee", None))),
    "a number for a flag": _data(EXPENSES, _first(_set("reviewed", 1))),
    "a control character": _data(EXPENSES, _first(_set("payee", "Hotel\u0085"))),
    "a turned name": _data(EXPENSES, _first(_set("payee", "\u202elatoH"))),
    "an isolate": _data(EXPENSES, _first(_set("payee", "\u2066Hotel\u2069"))),
    "two lines for one": _data(EXPENSES, _first(_set("payee", "Hotel\nBatha"))),
    "expenses null": _data(EXPENSES, _set("expenses", None)),
    "expenses missing": _data(EXPENSES, _without("expenses")),
    "expenses of texts": _data(EXPENSES, _set("expenses", ["x"])),
    "an empty document": _data_bytes(EXPENSES, lambda _data: b""),
    "a list for a document": _data_bytes(EXPENSES, lambda _data: b"[]"),
    "a deep document": _data_bytes(EXPENSES, lambda _data: _deep(50_000)),
    "a document with white space": _data_bytes(EXPENSES, lambda data: data + b" "),
    "a document with a key twice": _data_bytes(
        EXPENSES, _swap(b'"reviewed":true', b'"reviewed":false,"reviewed":true')),
    "a mission that is another's": _data(MISSION, lambda document: document["action"].update(id=str(UUID(int=5)))),
    "an action of no type": _data(MISSION, lambda document: document["action"].pop("type")),
    "an action of type C": _data(MISSION, lambda document: document["action"].update(type="C")),
    "a mission said a hosting day": _data(MISSION, lambda document: document["action"].update(type="B")),
    "a theme unknown": _data(MISSION, lambda document: document["action"].update(themes=["FETE"])),
    "a zone that is a path": _data(MISSION, lambda document: document["action"].update(zone="../../etc/passwd")),
    "a zone that is nowhere": _data(MISSION, lambda document: document["action"].update(zone="Europe/Atlantis")),
    "a rate of nought": _data("data/rates.json", _first(_set("per_euro", "0"), "rates")),
    "a negative rate": _data("data/rates.json", _first(_set("per_euro", "-10.84"), "rates")),
    "a rate that is a number": _data("data/rates.json", _first(_set("per_euro", 10), "rates")),
    "a rate in scientific form": _data("data/rates.json", _first(_set("per_euro", "1e3"), "rates")),
    "a rate that is not": _data("data/rates.json", _first(_set("per_euro", "NaN"), "rates")),
    "a result number 6": _data("data/programme.json", _first(_set("results", [6]), "items")),
    "an item in the year 9999": _data("data/programme.json", _first(_set("ends_at", "9999-12-31T23:59:59"), "items")),
    "an aware wall time": _data("data/programme.json", _first(_set("ends_at", "2026-10-13T11:30:00Z"), "items")),
    "a finding unknown": _data("data/findings.json", _first(_set("code", "bankrupt"), "findings")),
    "a figure with decimals": _data_bytes("data/findings.json", _swap(b'"value":3', b'"value":3.5')),
    "a figure that is a list": _data(
        "data/findings.json", _first(_set("values", [{"code": "a", "value": []}]), "findings")),
    "a list that may be absent, and empty": _data(
        "data/advances.json", lambda document: document["advances"].clear()),
    "a page of another type": _data("data/receipts.json", lambda document: document["receipts"][0]["pages"][0].update(
        media_type="text/html")),
    "a digest in capitals": _data("data/receipts.json", lambda document: document["receipts"][0]["pages"][0].update(
        digest="AB" * 32)),
    "an original's digest in capitals": _light(_set("digest", "AB" * 32)),
    "an original's digest cut short": _light(lambda page: page.update(digest=page["digest"][:63])),
    "an original of negative size": _light(_set("size", -1)),
    "an original larger than an entry may be": _light(_set("size", 512 * 2**20 + 1)),
    "an original no larger than its copy": _light(lambda page: page.update(size=page["light"]["size"])),
    "an original that is its own copy": _light(lambda page: page.update(digest=page["light"]["digest"])),
    "a copy that stands for a PDF": _light(_set("media_type", "application/pdf")),
    "a copy that stands for two sheets": _light(_set("sheets", 2)),
    "a copy of another type": _light(lambda page: page["light"].update(media_type="image/jpeg")),
    "a copy of another digest's form": _light(lambda page: page["light"].update(digest="..")),
    "a copy with one member more": _light(lambda page: page["light"].update(path="../receipts/0001.webp")),
    "a copy that is nothing": _light(_set("light", None)),
    "a copy of another size than the file": _light(lambda page: page["light"].update(size=1), Code.BUNDLE_FILES),
    "a copy of another checksum than the file": _light(
        lambda page: page["light"].update(crc32=1), Code.BUNDLE_FILES),
    "a copy the bundle does not carry": _light(
        lambda page: page["light"].update(digest="0" * 64), Code.BUNDLE_FILES),
    "a copy without its original's record": _light(lambda page: page.pop("light"), Code.BUNDLE_FILES),
    "one original told in two ways": _light_pages(lambda pages: pages.append(pages[0] | {"size": 9_999})),
    "one original with and without its copy": _light_pages(
        lambda pages: pages.append({name: one for name, one in pages[0].items() if name != "light"})),
    "shares that do not add up": _data("data/statement.json", _set("asked_cents", 1)),
    "a line without its expense": _data("data/statement.json", _first(_set("expense", str(UUID(int=5))), "lines")),
    "a line twice": _data("data/statement.json", lambda document: document["lines"].append(document["lines"][0])),
}  # fmt: skip
