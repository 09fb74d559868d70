"""Servers that lie, answer nonsense, or mean harm: said plainly, and never believed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from support.cutting import CuttingProxy
from support.fakes import no_progress
from support.lying import MULTISTATUS, MemoryDav, Reply, Request, own_certificate, serving
from support.ways import BIG, SIDE, SMALL, Sample, a_pace, a_web_box, failing

from lianes_desktop.domain.deliveries import Box, Way
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Entry
from lianes_desktop.transport import names
from lianes_desktop.transport.line import Patience
from lianes_desktop.transport.server import Pace
from lianes_desktop.transport.webdav import WebDavBox

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<D:multistatus xmlns:D="DAV:"><D:response><D:href>/&b;</D:href></D:response></D:multistatus>'
)


@pytest.fixture
def dav() -> Iterator[MemoryDav]:
    with serving(MemoryDav()) as running:
        yield running


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path, SMALL)


def opened(dav: MemoryDav, pace: Pace | None = None) -> WebDavBox:
    return WebDavBox(a_web_box(dav.port), pace or a_pace())


def slow() -> Pace:
    """Nothing is waited for, however little of an answer came."""
    return Pace(lambda _seconds: None, Patience(silence=5.0, answer=0.0))


def refused(dav: MemoryDav, sample: Sample) -> tuple[Resource, Cause]:
    """Why a file could not be put; its final name shows nothing, or it whole."""
    why = refused_at(dav, sample)
    assert dav.files.get(f"/{SIDE}/{sample.name}", sample.content) == sample.content
    return why


def refused_at(dav: MemoryDav, sample: Sample) -> tuple[Resource, Cause]:
    """Why a file could not be put."""
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        sample.put(box)
    return failing(caught.value)


def test_cut_after_every_single_byte_a_file_arrives_once(dav: MemoryDav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, 40, "a.asice")
    with CuttingProxy(dav.port) as proxy:
        box = a_web_box(proxy.port)
        with WebDavBox(box, a_pace()) as once:
            sample.put(once)
        for after in range(1, proxy.carried):
            dav.files.clear()
            proxy.cut = partial(next, iter([after]), None)
            with WebDavBox(box, a_pace()) as again:
                sample.put(again)
            final = f"/{SIDE}/{sample.name}"
            assert dav.files[final] == sample.content
            assert {name for name in dav.files if not name.endswith(".envoi")} == {final}


def stored_nowhere(dav: MemoryDav) -> None:
    dav.lie = lambda asked: Reply(201) if asked.method == "PUT" else None


def cut_short(dav: MemoryDav) -> None:
    def lie(asked: Request) -> Reply | None:
        if asked.method == "PUT":
            dav.files[asked.path] = asked.body[:-1]
            return Reply(201)
        return None

    dav.lie = lie


def other_bytes(dav: MemoryDav) -> None:
    def lie(asked: Request) -> Reply | None:
        if asked.method == "PUT":
            dav.files[asked.path] = b"\x00" * len(asked.body)
            return Reply(201)
        return None

    dav.lie = lie


def never_moved(dav: MemoryDav) -> None:
    dav.lie = lambda asked: Reply(201) if asked.method == "MOVE" else None


def lost_before_the_move(dav: MemoryDav) -> None:
    dav.lie = lambda asked: Reply(404) if asked.method == "MOVE" else None


def shrunk_when_moved(dav: MemoryDav) -> None:
    def lie(asked: Request) -> Reply | None:
        if asked.method == "HEAD" and asked.path in dav.files:
            return Reply(200, dav.files[asked.path][:-1])
        if asked.method == "GET" and not asked.path.endswith(".envoi"):
            return Reply(200, b"")
        return None

    dav.lie = lie


@pytest.mark.parametrize(
    "lie", [stored_nowhere, cut_short, other_bytes, never_moved, lost_before_the_move, shrunk_when_moved]
)
@pytest.mark.parametrize("size", [SMALL, BIG])
def test_success_that_is_not_there_when_read_back_is_no_success(
    dav: MemoryDav, tmp_path: Path, lie: object, size: int
) -> None:
    assert callable(lie)
    lie(dav)
    if size == SMALL or lie is not shrunk_when_moved:  # of parts, the size alone would call it taken
        assert refused(dav, Sample(tmp_path, size))[1] in {Cause.DAMAGED, Cause.TAKEN}


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (301, Cause.NOT_FOUND),
        (302, Cause.NOT_FOUND),
        (307, Cause.NOT_FOUND),
        (401, Cause.DENIED),
        (403, Cause.DENIED),
        (405, Cause.READ_ONLY),
        (413, Cause.DISK_FULL),
        (418, Cause.IO),
        (423, Cause.LOCKED),
        (500, Cause.IO),
        (503, Cause.IO),
        (507, Cause.DISK_FULL),
    ],
)
def test_what_a_server_refuses_is_said_with_its_cause(
    dav: MemoryDav, sample: Sample, status: int, cause: Cause
) -> None:
    dav.lie = lambda asked: Reply(status) if asked.method == "PUT" else None
    assert refused(dav, sample) == (Resource.BOX, cause)


def test_a_server_that_stumbles_is_asked_again(dav: MemoryDav, sample: Sample) -> None:
    stumbles = [500, 502, 503]
    dav.lie = lambda asked: Reply(stumbles.pop()) if stumbles and asked.method == "PUT" else None
    with opened(dav) as box:
        sample.put(box)
    assert dav.files == {f"/{SIDE}/{sample.name}": sample.content}


def test_a_redirection_is_not_followed_and_no_password_goes_elsewhere(dav: MemoryDav) -> None:
    with serving(MemoryDav()) as elsewhere:
        to = f"http://127.0.0.1:{elsewhere.port}/"
        dav.lie = lambda _asked: Reply(302, headers={"Location": to})
        with opened(dav) as box, pytest.raises(UnavailableError) as caught:
            box.marker()
        assert failing(caught.value) == (Resource.BOX, Cause.NOT_FOUND)
        assert elsewhere.asked == []


def test_a_full_server_may_say_so_before_the_whole_body_came(tmp_path: Path, dav: MemoryDav) -> None:
    dav.lie = lambda asked: (
        Reply(raw=b"HTTP/1.1 507 Full\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        if asked.method == "PUT"
        else None
    )
    assert refused(dav, Sample(tmp_path, BIG)) == (Resource.BOX, Cause.DISK_FULL)


@pytest.mark.parametrize(
    "listing",
    [
        BOMB,
        b"",
        b"not xml at all",
        b"<html><body>Bienvenue</body></html>",
        MULTISTATUS.format("<a>" * 40 + "</a>" * 40).encode(),
        MULTISTATUS.format(f"<D:response><D:href>{'x' * 9000}</D:href></D:response>").encode(),
        MULTISTATUS.format("<D:response><D:href>/a</D:href></D:response>" * 50_001).encode(),
        MULTISTATUS.format("<D:response><D:href>http://[/a</D:href></D:response>").encode(),
    ],
)
def test_a_listing_that_means_harm_is_no_listing(dav: MemoryDav, listing: bytes) -> None:
    dav.lie = lambda asked: Reply(207, listing) if asked.method == "PROPFIND" else None
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        box.list(SIDE)
    assert failing(caught.value) == (Resource.BOX, Cause.IO)


def test_a_listing_tells_only_of_plain_files_right_inside(dav: MemoryDav) -> None:
    dav.folders |= {f"/{SIDE}/", f"/{SIDE}/dossier"}
    names = (
        *("bon.asice", ".cache", "x.envoi", "x.part", "a/b.asice", "../sorti.asice", "lianes-box.json", "a\\b"),
        "faux.asice.parts.json",
    )
    dav.files = {f"/{SIDE}/{name}": b"abc" for name in names} | {"/ailleurs.asice": b"abc"}
    more = "".join(
        f"<D:response><D:href>{href}</D:href><D:prop><D:getcontentlength>{size}</D:getcontentlength></D:prop>"
        "</D:response>"
        for href, size in (
            ("/ailleurs.asice", "3"),
            (f"/{SIDE}/bon.asice", "3"),
            (f"/{SIDE}/..%2Fsorti.asice", "3"),
            (f"/{SIDE}/%2e%2e/sorti.asice", "3"),
            (f"/{SIDE}/immense.asice", "9" * 30),
            (f"/{SIDE}/negatif.asice", "-3"),
            (f"/{SIDE}/arabe.asice", "٣"),
        )
    )
    told = MULTISTATUS.format(f"{more}<D:response><D:status>404</D:status></D:response>").encode()
    with opened(dav) as box:
        assert [one.name for one in box.list(SIDE)] == ["bon.asice"]
        dav.lie = lambda asked: Reply(207, told) if asked.method == "PROPFIND" else None
        assert [one.name for one in box.list(SIDE)] == ["bon.asice"]


def test_an_old_listing_neither_repeats_nor_loses_a_file(dav: MemoryDav, sample: Sample) -> None:
    with opened(dav) as box:
        sample.put(box)
        dav.lie = lambda asked: Reply(207, MULTISTATUS.format("").encode()) if asked.method == "PROPFIND" else None
        sample.put(box)
    assert list(dav.files) == [f"/{SIDE}/{sample.name}"]


def test_bodies_without_end_are_given_up(dav: MemoryDav, sample: Sample) -> None:
    with opened(dav) as box:
        sample.put(box)
    dav.lie = lambda asked: Reply(200, b"x" * 300_000) if asked.method == "GET" else None
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        box.marker()
    assert caught.value.why is Cause.DAMAGED


def test_an_answer_without_a_length_that_trickles_for_ever_is_given_up(dav: MemoryDav, sample: Sample) -> None:
    dav.files[f"/{SIDE}/{sample.name}"] = b"x" * SMALL
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * SMALL + b"0\r\n\r\n"
    dav.lie = lambda asked: Reply(raw=raw) if asked.method == "GET" else None
    with opened(dav, slow()) as box, pytest.raises(UnavailableError) as caught:
        sample.put(box)
    assert caught.value.why is Cause.DAMAGED


def test_an_answer_of_a_known_length_that_trickles_is_gone_on_with(dav: MemoryDav, tmp_path: Path) -> None:
    content, to = bytes(range(250)) * 16_000, tmp_path / "in" / "a.bin"
    dav.folders.add(f"/{SIDE}/")
    dav.files[f"/{SIDE}/a.bin"] = content
    with opened(dav, slow()) as box:
        (entry,) = box.list(SIDE)
        box.get(SIDE, entry, to, no_progress)
    assert to.read_bytes() == content
    begun = [int(one.headers["Range"].removeprefix("bytes=").split("-")[0]) for one in dav.asked if one.method == "GET"]
    assert len(begun) > 1  # each went on where the one before was left
    assert begun == sorted(set(begun))


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 102 Processing\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
        b"",
    ],
)
def test_what_is_no_answer_is_a_broken_line(dav: MemoryDav, raw: bytes) -> None:
    dav.lie = lambda _asked: Reply(raw=raw or b" ")
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        box.marker()
    assert failing(caught.value) == (Resource.BOX, Cause.GONE)


@pytest.mark.parametrize("told", [b"", b"{}", b"[]", b'{"id": 3}', b"\xff", b"[" * 100_000, b'{"id": ' + b"9" * 5000])
def test_a_marker_that_cannot_be_read_is_no_marker_and_no_absence(dav: MemoryDav, told: bytes) -> None:
    dav.files["/lianes-box.json"] = told
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        box.marker()
    assert caught.value.why is Cause.DAMAGED


def test_a_file_taken_away_meanwhile_is_not_there(dav: MemoryDav, tmp_path: Path) -> None:
    dav.folders.add(f"/{SIDE}/")
    with opened(dav) as box, pytest.raises(UnavailableError) as caught:
        box.get(SIDE, Entry("a.bin", 3, "3:1"), tmp_path / "a.bin", no_progress)
    assert failing(caught.value) == (Resource.BOX, Cause.NOT_FOUND)


@pytest.mark.parametrize("honest", ["ranges", "no ranges", "wrong range", "short"])
def test_a_file_is_fetched_whole_or_not_at_all(dav: MemoryDav, tmp_path: Path, honest: str) -> None:
    content = bytes(range(256)) * 30_000
    dav.folders.add(f"/{SIDE}/")
    dav.files[f"/{SIDE}/a.bin"] = content
    lies = {
        "ranges": lambda _asked: None,
        "no ranges": lambda asked: Reply(200, content) if asked.method == "GET" else None,
        "wrong range": lambda asked: (
            Reply(206, content[:9], {"Content-Range": "bytes 7-15/9"}) if asked.method == "GET" else None
        ),
        "short": lambda asked: Reply(200, content[:-1]) if asked.method == "GET" else None,
    }
    to = tmp_path / "in" / "a.bin"
    with opened(dav) as box:
        (entry,) = box.list(SIDE)
        dav.lie = lies[honest]
        if "range" in honest and honest != "wrong range":
            box.get(SIDE, entry, to, no_progress)
            assert to.read_bytes() == content
            return
        with pytest.raises(UnavailableError) as caught:
            box.get(SIDE, entry, to, no_progress)
    assert caught.value.why is Cause.DAMAGED
    assert not to.exists()


def test_parts_that_are_not_those_of_the_list_are_not_taken(dav: MemoryDav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, BIG)
    with opened(dav) as box:
        sample.put(box)
        (entry,) = box.list(SIDE)
        part = next(one for one in dav.files if ".parts/" in one)
        good = dav.files[part]
        to = tmp_path / "in" / "a"
        for bad in (b"\x00" * len(good), good[:-1]):
            dav.files[part] = bad
            with pytest.raises(UnavailableError) as caught:
                box.get(SIDE, entry, to, no_progress)
            assert caught.value.why is Cause.DAMAGED
        del dav.files[part]
        with pytest.raises(UnavailableError):
            box.get(SIDE, entry, to, no_progress)
        dav.files[part] = good
        listed = f"/{SIDE}/{sample.name}.parts.json"
        for gone in (b"{}", None):
            kept = dav.files.pop(listed)
            if gone is not None:
                dav.files[listed] = gone
            with pytest.raises(UnavailableError) as caught:
                box.get(SIDE, entry, to, no_progress)
            assert caught.value.why is Cause.NOT_FOUND
            dav.files[listed] = kept
        other = Entry(entry.name, entry.size + 1, entry.stamp, entry.sha256)
        with pytest.raises(UnavailableError):
            box.get(SIDE, other, to, no_progress)
        assert not to.exists()
        box.get(SIDE, entry, to, no_progress)
    assert to.read_bytes() == sample.content


def test_somebody_faster_with_the_same_bytes_is_as_good(dav: MemoryDav, sample: Sample) -> None:
    final = f"/{SIDE}/{sample.name}"

    def lie(asked: Request) -> Reply | None:
        if asked.method == "MOVE":
            dav.files[final] = sample.content
        return None

    dav.lie = lie
    with opened(dav) as box:
        sample.put(box)
    assert dav.files == {final: sample.content}


def test_somebody_faster_with_other_bytes_keeps_the_name(dav: MemoryDav, sample: Sample) -> None:
    final = f"/{SIDE}/{sample.name}"

    def lie(asked: Request) -> Reply | None:
        if asked.method == "MOVE":
            dav.files[final] = b"theirs"
        return None

    dav.lie = lie
    with opened(dav) as box, pytest.raises(UnavailableError):
        sample.put(box)
    assert dav.files == {final: b"theirs"}


@pytest.mark.parametrize("in_parts", [False, True])
def test_a_name_that_holds_something_else_is_not_hidden_behind_it(
    dav: MemoryDav, tmp_path: Path, *, in_parts: bool
) -> None:
    sample = Sample(tmp_path, BIG)
    final = f"/{SIDE}/{sample.name}"
    theirs = names.Parts(3, names.digest_of(b"abc"), (names.Part(names.digest_of(b"abc"), 3),)).to_bytes()
    taken = f"{final}{names.PARTS_SUFFIX}" if in_parts else final
    dav.folders.add(f"/{SIDE}/")
    dav.files[taken] = theirs
    assert refused_at(dav, sample) == (Resource.BOX, Cause.TAKEN)
    assert dav.files == {taken: theirs}


def test_the_file_here_must_still_be_the_one_whose_parts_are_there(dav: MemoryDav, tmp_path: Path) -> None:
    sample = Sample(tmp_path, BIG)
    with opened(dav) as box:
        sample.put(box)
    before = dict(dav.files)
    sample.path.write_bytes(sample.content[:-1] + b"?")
    assert refused_at(dav, sample) == (Resource.FILE, Cause.DAMAGED)
    assert dav.files == before


def test_the_file_here_must_still_be_the_one_queued(dav: MemoryDav, sample: Sample) -> None:
    sample.path.write_bytes(b"changed since")
    assert refused(dav, sample) == (Resource.FILE, Cause.DAMAGED)
    sample.path.unlink()
    assert refused(dav, sample) == (Resource.FILE, Cause.NOT_FOUND)
    assert dav.files == {}


@pytest.mark.parametrize(
    "address",
    [
        *("", "nextcloud.example", "ftp://example.org/", "http://example.org/", "https://", "https:///a"),
        *("https://user:secret@example.org/", "https://example.org/?a=b", "https://example.org/#a"),
        *("https://example.org:99999/", "https://example.org:0/", "https://exa mple.org/", "https://[::1/"),
        *("https://example.org/\r\nX-Evil: 1", "https://exämple.org/"),
    ],
)
def test_only_addresses_that_keep_a_secret_are_boxes(address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        WebDavBox(Box(uuid4(), Way.WEBDAV, "", address), a_pace())
    assert [(one.field, one.problem) for one in caught.value.refusals] == [("address", Problem.NOT_A_BOX_ADDRESS)]


@pytest.mark.parametrize("address", ["https://cloud.example.org/remote.php/dav/files/a%20b/", "http://[::1]:81/x"])
def test_addresses_with_paths_are_boxes(address: str) -> None:
    WebDavBox(Box(uuid4(), Way.WEBDAV, "", address), a_pace())


def test_nobody_there_is_said_at_once(sample: Sample) -> None:
    with serving(MemoryDav()) as dav:
        port = dav.port
    with WebDavBox(a_web_box(port), a_pace()) as box, pytest.raises(UnavailableError) as caught:
        sample.put(box)
    assert failing(caught.value) == (Resource.BOX, Cause.GONE)


def test_a_server_that_does_not_prove_who_it_is_hears_no_password(tmp_path: Path) -> None:
    with serving(MemoryDav(), certificate=own_certificate(tmp_path)) as dav:
        box = Box(uuid4(), Way.WEBDAV, "", f"https://127.0.0.1:{dav.port}/", "moi", "secret")
        with WebDavBox(box, a_pace()) as stranger, pytest.raises(UnavailableError) as caught:
            Sample(tmp_path, SMALL).put(stranger)
    assert failing(caught.value) == (Resource.BOX, Cause.WRONG_KEY)
    assert dav.asked == []


def test_a_server_that_proves_who_it_is_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, sample = own_certificate(tmp_path), Sample(tmp_path, SMALL)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(MemoryDav(), certificate=certificate) as dav:
        box = Box(uuid4(), Way.WEBDAV, "", f"https://localhost:{dav.port}/", "moi", "secret")
        with WebDavBox(box, a_pace()) as proven:
            sample.put(proven)
    assert dav.files == {f"/{SIDE}/{sample.name}": sample.content}
