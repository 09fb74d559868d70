"""The process that reads, and its parent: whatever the one answers, the other says nothing rather than fail."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lianes_desktop import codec
from lianes_desktop.assets import resource
from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.domain.money import EUR, MAD
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.readings import Expected, Read, Reading
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.messages import read_message, write_message
from lianes_desktop.reading.child import serve
from lianes_desktop.reading.reader import ReceiptReader
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.ports.receipts import PrintedLine

KNOWN = Expected(date(2026, 10, 12), currency=MAD, payees=("Café",))
LINE = PrintedLine("TOTAL TTC 12,50 €", ((0.0, 0.0), (90.0, 0.0), (90.0, 9.0), (0.0, 9.0)), (100, 100))


def served(*requests: tuple[str, bytes]) -> Iterator[Reading]:
    asked, answered = BytesIO(), BytesIO()
    known = codec.dumps(Expected, KNOWN).encode()
    for kind, body in requests:
        write_message(asked, {"kind": kind, "known": len(known)}, known + body)
    asked.seek(0)

    def read(jpeg: bytes, expected: Expected) -> Reading:
        assert expected == KNOWN
        return Reading(words=jpeg.decode())

    serve(asked, answered, read, lambda jpeg: BusinessCard(email=Read(jpeg.decode(), 90)))
    answered.seek(0)
    while (message := read_message(answered)) is not None:
        found = codec.loads(Reading, message[1].decode())
        assert isinstance(found, Reading)
        yield found


def test_every_request_is_answered_in_turn_until_the_parent_goes() -> None:
    assert [one.words for one in served(("picture", b"one"), ("picture", b""))] == ["one", ""]
    assert list(served()) == []


def test_words_are_read_without_an_engine() -> None:
    line = {"text": LINE.text, "corners": LINE.corners}
    (found,) = served(("words", json.dumps({"width": 100, "height": 100, "lines": [line]}).encode()))
    assert found.total is not None
    assert found.currency is not None
    assert (found.total.value, found.currency.value) == (Decimal("12.50"), EUR)


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(3)",
        "print('nonsense', flush=True)",
        "import sys; print('{\"size\": 4}'); print('nope', end='', flush=True); sys.stdin.read()",
        "import time; time.sleep(60)",
        *(
            f"import sys; t = {text!r}; print({{}} or '{{\"size\": %d}}' % len(t)); print(t, end='', flush=True); "
            "sys.stdin.read()"
            for text in ("null", "[]", "4", '{"total":7}', '{"total":{"value":"x","confidence":1}}')
        ),
    ],
    ids=["dies", "nonsense", "no_reading", "too_slow", "null", "list", "number", "field", "decimal"],
)
def test_a_process_that_fails_over_a_page_says_so_and_tells_nothing(program: str) -> None:
    with closing(ReceiptReader(Helper((sys.executable, "-c", program), seconds=1.5))) as reader:
        with pytest.raises(RefusedError) as seen:
            reader.read(b"jpeg", KNOWN)
        with pytest.raises(RefusedError) as printed:
            reader.read_words([LINE], KNOWN)
    for refused in (seen, printed):
        assert [one.problem for one in refused.value.refusals] == [Problem.FILE_TOO_HARD]


def test_what_is_being_read_is_given_up_at_once() -> None:
    reader = ReceiptReader(Helper((sys.executable, "-c", "import time; time.sleep(60)"), seconds=50))
    began = time.monotonic()
    threading.Timer(0.5, reader.abandon).start()
    with closing(reader), pytest.raises(CancelledError):
        reader.read(b"jpeg", KNOWN)
    assert time.monotonic() - began < 20, "neither its time nor a second asking was waited for"


def test_a_process_that_cannot_start_is_told() -> None:
    with closing(ReceiptReader(Helper(("/nowhere/at/all",)))) as reader, pytest.raises(UnavailableError):
        reader.read(b"jpeg", KNOWN)


def test_cards_are_answered_among_receipts() -> None:
    asked, answered = BytesIO(), BytesIO()
    known = codec.dumps(Expected, Expected()).encode()
    line = {"text": "n.elamrani@oujda.example", "corners": LINE.corners}
    words = json.dumps({"width": 100, "height": 100, "lines": [line]}).encode()
    for kind, body in (("picture", b"n@oujda.example"), ("words", words)):
        write_message(asked, {"kind": kind, "card": 1, "known": len(known)}, known + body)
    asked.seek(0)

    serve(asked, answered, lambda _jpeg, _expected: Reading(), lambda jpeg: BusinessCard(email=Read(jpeg.decode(), 90)))

    answered.seek(0)
    found = []
    while (message := read_message(answered)) is not None:
        card = codec.loads(BusinessCard, message[1].decode())
        assert isinstance(card, BusinessCard)
        assert card.email is not None
        found.append(card.email.value)
    assert found == ["n@oujda.example", "n.elamrani@oujda.example"]


def test_a_process_that_dies_over_a_card_says_so() -> None:
    with closing(ReceiptReader(Helper((sys.executable, "-c", "raise SystemExit(3)"), seconds=1.5))) as reader:
        with pytest.raises(RefusedError):
            reader.read_card(b"jpeg")
        with pytest.raises(RefusedError):
            reader.read_card_words([LINE])


def test_the_real_process_reads_words_and_what_is_no_picture() -> None:
    with closing(ReceiptReader()) as reader:
        found = reader.read_words([LINE], KNOWN)
        assert found.total is not None
        assert found.total.value == Decimal("12.50")
        assert reader.read_words([], KNOWN).total is None
        assert reader.read(b"no picture", KNOWN) == Reading()
        assert reader.read_card(b"no picture") == BusinessCard()
        said = LINE._replace(text="n.elamrani@oujda.example")
        assert reader.read_card_words([said]).email is not None


WATCHED = """
import os, runpy, sys
OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send", "urllib.Request", "http.client.")
def told(event, _given):
    if event.startswith(OUT):
        os.write(2, f"{event}\\n".encode())
        os._exit(9)
sys.addaudithook(told)
runpy.run_module("lianes_desktop.reading.child", run_name="__main__")
"""
"""The process as it is, which ends at once should anything in it turn to a network or ask for a name there."""
MEMORY = 1024 * 1024
"""The most it may take at work, in kilobytes."""


@pytest.mark.slow
def test_it_reads_large_photographs_without_a_network_and_within_its_memory() -> None:
    helper = Helper((sys.executable, "-P", "-c", WATCHED), seconds=120)
    with closing(ReceiptReader(helper)) as reader:
        for name in ("restaurant-dar-tazi.jpg", "hotel-atlas-palace.jpg", "train-onfr.jpg"):
            with Image.open(resource("sample", name)) as photo:
                large = BytesIO()
                photo.resize((2250, 3000)).save(large, "JPEG", quality=90)
            found = reader.read(large.getvalue(), KNOWN)
            assert found.total is not None, name
        process = Path(f"/proc/{helper.pid}")
        if not process.exists():
            pytest.fail("this system does not tell what a process takes: the test is for Linux, as the gate is")
        links = [str(one.readlink()) for one in (process / "fd").iterdir()]
        assert not [one for one in links if one.startswith("socket:")], "nor a socket that native code opened"
        (peak,) = [line for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM")]
        assert int(peak.split()[1]) < MEMORY


def test_the_watch_itself_ends_a_process_that_turns_to_a_network() -> None:
    """The test above can fail: the same watch over a program that turns to a network."""
    *watch, _the_reader = WATCHED.strip().splitlines()
    program = "\n".join((*watch, "import socket", "socket.getaddrinfo('localhost', 80)"))
    ended = subprocess.run((sys.executable, "-P", "-c", program), check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (9, b"socket.getaddrinfo\n")
