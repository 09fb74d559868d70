"""The line through real sockets: what a telephone may do, and each thing nobody may."""

import asyncio
import errno
import os
import socket
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from support.telephone import Answer, Desk, Phone, read

from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import MOST_BYTES
from lianes_desktop.services.ports.telephone import Became, Ended, Landed, LineState
from lianes_desktop.telephone.limits import Limits
from lianes_desktop.telephone.reception import Reception

SHORT = Limits(head=0.2, idle=0.2, body=0.4, farewell=0.05)


def waited(phone: Phone, until: Callable[[LineState], object]) -> LineState:
    """The state, once something holds of it."""
    end = time.monotonic() + 10
    while not until(phone.line.state()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return phone.line.state()


def closed(phone: Phone) -> bool:
    """Whether nobody answers any more, in the time a line takes to close."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            socket.create_connection(phone.where, timeout=1).close()
        except OSError:
            return True
        time.sleep(0.02)
    return False


def trickle(call: socket.socket, pause: float) -> None:
    """One byte after the other, until the other side hangs up."""
    end = time.monotonic() + 10
    try:
        while True:
            assert time.monotonic() < end
            call.sendall(b"a")
            time.sleep(pause)
    except ConnectionError:
        return


# ---- what a telephone does


def test_a_photograph_goes_through_whole_and_its_answer_says_so(desk: Desk) -> None:
    phone = desk.phone().join()
    data = os.urandom(300_000)

    answer = phone.send(data, "Reçu du café ☕.jpg")

    assert answer.status == 200
    assert answer.said == {"became": "received", "says": "Bien reçu"}
    (taken,) = desk.taker.taken
    assert (taken.name, taken.data, taken.path) == ("Reçu du café ☕.jpg", data, None)
    assert phone.line.state().landed == (Landed("Reçu du café ☕.jpg", Became.RECEIVED),)
    assert phone.state().said == {"seconds": 600, "files": 1, "most": 30}


def test_nobody_has_joined_before_the_page_runs(desk: Desk) -> None:
    phone = desk.phone()
    assert phone.open().status == 200
    assert not phone.line.state().joined
    assert phone.state().status == 200
    assert phone.line.state().joined


@pytest.mark.parametrize(
    ("landed", "status", "says"),
    [
        (Landed("a", Became.ALREADY), 200, "Déjà enregistré"),
        (
            Landed("a", Became.REFUSED, refusal=Refusal("a", Problem.FILE_EMPTY)),
            422,
            "Refusé\u00a0: Ce fichier est vide",
        ),
        (
            Landed("a", Became.FAILED, failure=UnavailableError(Resource.STORE, Cause.DISK_FULL)),
            503,
            "Pas gardé\u00a0: Vos dossiers",
        ),
        (Landed("a", Became.FAILED), 503, "Pas gardé"),
    ],
)
def test_each_file_is_answered_with_what_became_of_it(desk: Desk, landed: Landed, status: int, says: str) -> None:
    phone = desk.phone().join()
    desk.taker.landed = landed
    answer = phone.send(b"photo")
    assert answer.status == status
    assert answer.said["became"] == landed.became
    told = str(answer.said["says"]).replace(" :", "\u00a0:")
    assert told.startswith(says)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("a\r\nX: y\u202e.jpg", "aX: y.jpg"),
        ("", "Photo du téléphone"),
        ("dossier/", "Photo du téléphone"),
        ("é" * 300, "é" * 200),
    ],
)
def test_a_name_is_only_a_name(desk: Desk, sent: str, kept: str) -> None:
    phone = desk.phone().join()
    assert phone.send(b"photo", sent).status == 200
    assert desk.taker.taken[0].name == kept


def test_a_page_loaded_again_keeps_the_line_it_was_bound_to(desk: Desk) -> None:
    phone = desk.phone().join()
    first = phone.key
    assert phone.open().status == 200
    assert phone.key != first
    phone.key = first  # as its tab remembers
    assert phone.send(b"photo").status == 200


def test_what_fetches_the_address_without_running_it_binds_nothing(desk: Desk) -> None:
    preview, phone = desk.phone(), None
    assert preview.open().status == 200
    phone = Phone(preview.line).join()
    assert phone.send(b"photo").status == 200


def test_what_came_through_is_kept_though_the_telephone_goes_away(desk: Desk) -> None:
    phone = desk.phone().join()
    desk.taker.free.clear()
    head = f"POST {phone.path}/file HTTP/1.1\r\nHost: {phone.host}\r\nOrigin: http://{phone.host}\r\n"
    phone.raw((head + f"X-Lianes-Key: {phone.key}\r\nContent-Length: 5\r\n\r\n").encode() + b"photo", leave=True)
    assert desk.taker.asked.wait(10)
    desk.taker.free.set()
    assert waited(phone, lambda state: state.landed).landed[0].became is Became.RECEIVED


def test_stopping_waits_for_what_came_through(desk: Desk) -> None:
    phone = desk.phone().join()
    desk.taker.free.clear()
    with socket.create_connection(phone.where, timeout=10) as call:
        head = f"POST {phone.path}/file HTTP/1.1\r\nHost: {phone.host}\r\nOrigin: http://{phone.host}\r\n"
        call.sendall((head + f"X-Lianes-Key: {phone.key}\r\nContent-Length: 5\r\n\r\nphoto").encode())
        assert desk.taker.asked.wait(10)
        phone.line.stop()
        assert closed(phone)
        assert desk.taker.taken == []
        desk.taker.free.set()
        assert read(call).said["became"] == "received"
    phone.line.wait()
    assert [one.name for one in desk.taker.taken] == ["Photo du téléphone"]
    assert phone.line.state().ended is Ended.STOPPED


def test_a_bug_over_one_file_is_told_and_the_line_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))
    phone = desk.phone().join()
    desk.taker.breaks = ValueError("a bug")
    assert phone.send(b"photo").status == 503
    assert told == [desk.taker.breaks]
    desk.taker.breaks = None
    assert phone.send(b"photo").status == 200
    assert phone.state().said["files"] == 1


@pytest.mark.parametrize("bug", [OSError("a file of ours"), ValueError("a bug")])
def test_a_bug_over_one_request_is_told_answered_and_the_line_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, bug: Exception
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))

    def broken(*_given: object) -> Answer:
        raise bug

    phone = desk.phone().join()
    with monkeypatch.context() as here:
        here.setattr("lianes_desktop.telephone.reception.page", broken)
        assert phone.ask("GET", phone.path).status == 500
    assert told == [bug]
    assert phone.send(b"photo").status == 200


@pytest.mark.parametrize(("fault", "known"), [(OSError("reset"), True), (ValueError("a bug"), False)])
def test_a_connection_that_cannot_be_used_is_closed_and_the_line_goes_on(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    known: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))

    async def broken(**_given: object) -> None:
        raise fault

    phone = desk.phone().join()
    with monkeypatch.context() as here:
        here.setattr(asyncio, "open_connection", broken)
        assert phone.state().status == 0
    assert told == ([] if known else [fault])
    assert phone.state().status == 200


# ---- the page


def test_the_page_brings_everything_with_it_and_keeps_nothing(desk: Desk) -> None:
    answer = desk.phone().open()
    policy = answer.headers["content-security-policy"]
    nonces = {one for one in answer.body.decode().split('"') if f"'nonce-{one}'" in policy}
    assert len(nonces) == 1
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"http://" not in answer.body
    assert b"https://" not in answer.body
    assert b"$" not in answer.body


def test_two_pages_share_no_secret(desk: Desk) -> None:
    phone = desk.phone()
    one, other = phone.open(), phone.open()
    assert one.headers["content-security-policy"] != other.headers["content-security-policy"]
    assert one.body != other.body


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [
        ("ar-MA,ar;q=0.9,fr;q=0.5", "ar", "rtl"),
        ("en-GB", "en", "ltr"),
        ("es,en;q=0.3,fr;q=0.7", "fr", "ltr"),
        ("tlh", "fr", "ltr"),
        ("ar;q=0,en;q=0.1", "en", "ltr"),
        ("", "fr", "ltr"),
        (";;q=,,\t", "fr", "ltr"),
    ],
)
def test_the_page_speaks_the_telephones_language(desk: Desk, asked: str, language: str, direction: str) -> None:
    body = desk.phone().open(**{"Accept-Language": asked}).body.decode()
    assert f'<html lang="{language}" dir="{direction}">' in body


def test_a_refusal_is_said_in_the_telephones_language(desk: Desk) -> None:
    phone = desk.phone().join()
    desk.taker.landed = Landed("a", Became.REFUSED, refusal=Refusal("a", Problem.FILE_EMPTY))
    assert "This file is empty" in str(phone.send(b"", **{"Accept-Language": "en"}).said["says"])


# ---- each guard


def wrong(phone: Phone, name: str) -> Answer:
    """One request that is not let in, by the name of what is wrong with it."""
    elsewhere = f"http://localhost:{phone.where[1]}"
    given: dict[str, Callable[[], Answer]] = {
        "another host": lambda: phone.open(Host=f"rebound.example:{phone.where[1]}"),
        "host without port": lambda: phone.open(Host=phone.where[0]),
        "no host": lambda: phone.raw(f"GET {phone.path} HTTP/1.1\r\n\r\n".encode()),
        "a wrong secret": lambda: phone.ask("GET", "/" + "a" * 26),
        "half a secret": lambda: phone.ask("GET", phone.path[:14]),
        "the root": lambda: phone.ask("GET", "/"),
        "a folder": lambda: phone.ask("GET", phone.path + "/"),
        "a file above": lambda: phone.ask("GET", phone.path + "/../../etc/passwd"),
        "a query": lambda: phone.ask("GET", phone.path + "?x"),
        "HEAD": lambda: phone.ask("HEAD", phone.path),
        "POST of the page": lambda: phone.post(""),
        "GET of the state": lambda: phone.ask("GET", phone.path + "/state"),
        "PUT of a file": lambda: phone.ask("PUT", phone.path + "/file"),
        "OPTIONS": lambda: phone.ask("OPTIONS", phone.path + "/file", {"Origin": elsewhere}),
        "another origin": lambda: phone.post("/file", b"photo", {"Origin": elsewhere}),
        "the origin null": lambda: phone.post("/file", b"photo", {"Origin": "null"}),
        "no origin": lambda: phone.post("/file", b"photo", {"Origin": None}),
        "no header of ours": lambda: phone.post("/file", b"photo", {"X-Lianes-Key": None}),
        "another key": lambda: phone.post("/file", b"photo", {"X-Lianes-Key": "a" * 22}),
        "no length": lambda: phone.post("/file", b"photo", {"Content-Length": None}),
        "a negative length": lambda: phone.post("/file", b"photo", {"Content-Length": "-5"}),
        "in pieces": lambda: phone.post(
            "/file", b"5\r\nphoto\r\n0\r\n\r\n", {"Content-Length": None, "Transfer-Encoding": "chunked"}
        ),
        "in pieces and with a length": lambda: phone.post("/file", b"photo", {"Transfer-Encoding": "chunked"}),
        "two lengths": lambda: phone.post("/file", b"photo", {"content-length": "6"}),
        "two hosts": lambda: phone.open(host="elsewhere"),
        "a whole address": lambda: phone.ask("GET", f"http://{phone.host}{phone.path}"),
        "bytes that are no letters": lambda: phone.raw(b"\xff\xfe GET\r\n\r\n"),
        "a folded field": lambda: phone.raw(f"GET {phone.path} HTTP/1.1\r\nHost: {phone.host}\r\n x\r\n\r\n".encode()),
        "a bare line feed": lambda: phone.raw(f"GET {phone.path} HTTP/1.1\nHost: {phone.host}\r\n\r\n".encode()),
        "65 fields": lambda: phone.open(**{f"X-{at}": "x" for at in range(65)}),
        "HTTP/2": lambda: phone.raw(b"PRI * HTTP/2.0\r\n\r\n"),
        "a long target": lambda: phone.ask("GET", "/" + "a" * 300),
        "a long head": lambda: phone.open(X="x" * 9000),
        "a head without end": lambda: phone.raw(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 3000),
    }
    return given[name]()


STATUSES = {
    "another host": 421, "host without port": 421, "no host": 421, "a wrong secret": 404, "half a secret": 404,
    "the root": 404, "a folder": 404, "a file above": 404, "a query": 404, "HEAD": 405, "POST of the page": 405,
    "GET of the state": 405, "PUT of a file": 405, "OPTIONS": 405, "another origin": 403, "the origin null": 403,
    "no origin": 403, "no header of ours": 403, "another key": 403, "no length": 411, "a negative length": 411,
    "in pieces": 411, "in pieces and with a length": 411, "two lengths": 400, "two hosts": 400, "a whole address": 400,
    "bytes that are no letters": 400, "a folded field": 400, "a bare line feed": 400, "65 fields": 400, "HTTP/2": 400,
    "a long target": 400, "a long head": 431, "a head without end": 431,
}  # fmt: skip


@pytest.mark.parametrize("name", STATUSES)
def test_whatever_no_page_of_ours_asks_is_refused_and_counted(desk: Desk, name: str) -> None:
    phone = desk.phone(Limits(failures=2)).join()
    answer = wrong(phone, name)
    assert answer.status == STATUSES[name]
    assert answer.body == b""
    assert ("allow" in answer.headers) == (answer.status == 405)
    assert desk.taker.taken == []
    assert phone.line.state().ended is None
    assert wrong(phone, name).status == STATUSES[name]
    assert phone.line.state().ended is Ended.ATTACKED
    assert closed(phone)


def test_twenty_failures_close_the_line(desk: Desk) -> None:
    phone = desk.phone().join()
    for _time in range(19):
        assert phone.ask("GET", "/guess").status == 404
    assert phone.state().status == 200
    assert phone.ask("GET", "/guess").status == 404
    assert phone.line.state() == LineState(phone.line.state().address, 0, joined=True, landed=(), ended=Ended.ATTACKED)


@pytest.mark.parametrize("target", ["/favicon.ico", "/apple-touch-icon.png"])
def test_what_browsers_fetch_by_themselves_is_nobodys_fault(desk: Desk, target: str) -> None:
    phone = desk.phone(Limits(failures=1))
    assert phone.ask("GET", target).status == 404
    assert phone.line.state().ended is None


def test_a_second_telephone_is_refused_and_the_first_goes_on(desk: Desk) -> None:
    first = desk.phone().join()
    second = Phone(first.line)
    assert second.open().status == 200
    assert second.state().status == 403
    assert second.send(b"photo").status == 403
    assert first.send(b"photo").status == 200
    assert len(desk.taker.taken) == 1


def test_the_key_alone_is_not_enough_from_another_address(desk: Desk) -> None:
    phone = desk.phone().join()
    with socket.create_connection(phone.where, timeout=10, source_address=("127.0.0.2", 0)) as call:
        fields = f"Origin: http://{phone.host}\r\nX-Lianes-Key: {phone.key}\r\nContent-Length: 0"
        call.sendall(f"POST {phone.path}/state HTTP/1.1\r\nHost: {phone.host}\r\n{fields}\r\n\r\n".encode())
        assert read(call).status == 403


def test_the_key_of_a_page_long_forgotten_binds_nothing(desk: Desk) -> None:
    phone = desk.phone()
    phone.open()
    forgotten = phone.key
    for _page in range(32):
        phone.open()
    phone.key = forgotten
    assert phone.state().status == 403


def test_a_file_too_large_is_refused_before_it_comes(desk: Desk) -> None:
    phone = desk.phone().join()
    assert phone.post("/file", b"photo", {"Content-Length": str(MOST_BYTES + 1)}).status == 413
    assert phone.send(b"x" * (MOST_BYTES + 1)).status in (413, 0)  # the system may drop an answer to deaf ears
    assert desk.taker.taken == []
    assert phone.send(b"x" * MOST_BYTES).status == 200
    assert phone.line.state().ended is None


def test_the_page_knows_the_largest_file_that_is_taken_in(desk: Desk) -> None:
    assert f'"most": {MOST_BYTES}'.encode() in desk.phone().open().body


def test_the_thirty_first_file_is_refused(desk: Desk) -> None:
    phone = desk.phone().join()
    for at in range(30):
        assert phone.send(f"photo {at}".encode()).status == 200
    assert phone.send(b"one more").status == 429
    assert len(desk.taker.taken) == 30
    assert phone.state().said["files"] == 30


def test_a_file_that_was_not_kept_does_not_count(desk: Desk) -> None:
    phone = desk.phone(Limits(files=1)).join()
    desk.taker.landed = Landed("a", Became.FAILED)
    assert phone.send(b"photo").status == 503
    desk.taker.landed = None
    assert phone.send(b"photo").status == 200
    assert phone.send(b"photo").status == 429


def test_ten_minutes_later_it_is_over(desk: Desk) -> None:
    phone = desk.phone().join()
    desk.clock.seconds += 599
    assert phone.send(b"photo").status == 200
    assert phone.line.state().seconds_left == 1
    desk.clock.seconds += 1
    assert phone.send(b"photo").status == 410
    assert phone.open().status == 410
    assert phone.line.state().ended is Ended.EXPIRED
    assert phone.line.state().seconds_left == 0


def test_a_line_that_expired_closes_by_itself(desk: Desk) -> None:
    phone = desk.phone(SHORT)
    desk.clock.seconds += 600
    assert closed(phone)
    phone.line.wait()


def test_stopping_closes_at_once_and_may_be_said_twice(desk: Desk) -> None:
    phone = desk.phone().join()
    phone.line.stop()
    assert closed(phone)
    phone.line.wait()
    phone.line.stop()
    assert phone.line.state().ended is Ended.STOPPED


# ---- wearing it out


def test_a_head_that_does_not_come_is_not_waited_for(desk: Desk) -> None:
    phone = desk.phone(SHORT)
    with socket.create_connection(phone.where, timeout=10) as call:
        call.sendall(b"GET / HT")
        assert read(call).status == 0


def test_a_head_that_trickles_has_no_more_time_than_another(desk: Desk) -> None:
    phone = desk.phone(SHORT)
    began = time.monotonic()
    with socket.create_connection(phone.where, timeout=10) as call:
        trickle(call, 0.02)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("pause", [0.02, 1.0])
def test_a_body_that_trickles_or_stops_is_given_up(desk: Desk, pause: float) -> None:
    phone = desk.phone(SHORT).join()
    with socket.create_connection(phone.where, timeout=10) as call:
        fields = f"Origin: http://{phone.host}\r\nX-Lianes-Key: {phone.key}\r\nContent-Length: 99999"
        call.sendall(f"POST {phone.path}/file HTTP/1.1\r\nHost: {phone.host}\r\n{fields}\r\n\r\n".encode())
        trickle(call, pause)
    assert phone.send(b"photo").status == 200  # the turn was given back
    assert phone.state().said["files"] == 1


def test_a_field_of_spaces_costs_no_time(desk: Desk) -> None:
    phone = desk.phone()
    began = time.monotonic()
    assert phone.open(X=" " * 8000 + "\x7f").status == 400
    assert phone.open(X=" \t" * 2000 + "x" + "\t " * 2000).status == 200
    assert time.monotonic() - began < 5


def test_a_file_waits_for_its_turn_and_no_longer(desk: Desk) -> None:
    phone = desk.phone(Limits(turn=0.1)).join()
    desk.taker.free.clear()
    with socket.create_connection(phone.where, timeout=10) as call:
        head = f"POST {phone.path}/file HTTP/1.1\r\nHost: {phone.host}\r\nOrigin: http://{phone.host}\r\n"
        call.sendall((head + f"X-Lianes-Key: {phone.key}\r\nContent-Length: 5\r\n\r\nfirst").encode())
        assert desk.taker.asked.wait(10)
        assert phone.send(b"other").status == 503
        assert phone.state().said["files"] == 1
        desk.taker.free.set()
        assert read(call).said["became"] == "received"  # what is taken in is never cut short
    assert phone.send(b"other").status == 200
    assert [one.data for one in desk.taker.taken] == [b"first", b"other"]


def test_more_connections_than_a_browser_opens_are_dropped(desk: Desk) -> None:
    phone = desk.phone(Limits(connections=4)).join()
    held = [socket.create_connection(phone.where, timeout=10) for _at in range(4)]
    try:
        assert phone.state().status == 0
        held.pop().close()
        end = time.monotonic() + 10
        while phone.state().status != 200:
            assert time.monotonic() < end
    finally:
        for call in held:
            call.close()


def test_stopping_does_not_wait_for_those_who_say_nothing(desk: Desk) -> None:
    phone = desk.phone(Limits(head=60)).join()
    with socket.create_connection(phone.where, timeout=10) as call:
        assert phone.state().status == 200  # whoever says nothing was let in by now
        began = time.monotonic()
        phone.line.stop()
        phone.line.wait()
        assert time.monotonic() - began < 5
        assert read(call).status == 0
    assert phone.line.gone()


def test_a_file_cut_anywhere_is_not_taken(desk: Desk) -> None:
    phone = desk.phone(Limits(failures=1)).join()
    fields = f"Origin: http://{phone.host}\r\nX-Lianes-Key: {phone.key}\r\nContent-Length: 5001"
    head = f"POST {phone.path}/file HTTP/1.1\r\nHost: {phone.host}\r\n{fields}\r\n\r\n".encode()

    @settings_of(max_examples=60)
    @given(cut=st.integers(0, len(head) + 5000))
    def sent(cut: int) -> None:
        phone.raw((head + b"x" * 5001)[:cut], leave=True)

    sent()
    assert phone.send(b"photo").status == 200
    assert [one.data for one in desk.taker.taken] == [b"photo"]
    assert phone.state().said["files"] == 1


def test_bytes_of_any_kind_get_a_refusal_or_nothing(desk: Desk) -> None:
    phone = desk.phone(Limits(failures=10_000, head=0.05))
    target = phone.path.encode()
    piece = st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b"GET ", b"POST ", target, b" HTTP/1.1", b"\r\n", b"\r\n\r\n", b"Host: ", b":", b"\n", b" "]),
    )

    @settings_of(max_examples=150)
    @given(st.lists(piece, max_size=12).map(b"".join))
    def sent(data: bytes) -> None:
        assert phone.raw(data + b"\r\n\r\n").status in (0, 400, 404, 405, 421)

    sent()
    assert phone.join().send(b"photo").status == 200


# ---- where it may listen


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "0.0.0.1", "1.1.1.1", "8.8.8.8", "100.64.0.1", "172.32.0.1", "224.0.0.1", "::1", "::", "fe80::1",
     "2001:db8::1", "fc00::1", "localhost", "", "192.168.1.1:80"],
)  # fmt: skip
def test_only_private_addresses_are_listened_on(desk: Desk, address: str) -> None:
    with pytest.raises(ValueError, match=f"^{address}$"):
        Reception().listen(address, desk.taker)


def test_an_address_that_is_not_ours_is_gone(desk: Desk) -> None:
    with pytest.raises(UnavailableError) as raised:
        Reception().listen("192.168.213.77", desk.taker)
    assert (raised.value.what, raised.value.why) == (Resource.NETWORK, Cause.GONE)


def test_a_system_that_lets_nobody_listen_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> socket.socket:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(UnavailableError) as raised:
        Reception().listen("192.168.1.2", desk.taker)
    assert (raised.value.what, raised.value.why) == (Resource.NETWORK, Cause.DENIED)


def test_a_telephone_may_come_by_the_newer_addresses_too(desk: Desk) -> None:
    line = desk.line(address="::1")
    assert line.state().address.startswith("http://[::1]:")
    assert Phone(line).join().send(b"photo").status == 200


def test_two_lines_share_neither_port_nor_secret(desk: Desk) -> None:
    one, other = desk.phone(), desk.phone()
    assert one.where != other.where
    assert one.path != other.path
    assert len(one.path) == 27
