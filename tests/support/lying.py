"""A WebDAV server in memory that can be told to lie: each lie is asked first, and answers or lets the truth be told."""

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from typing_extensions import override

MULTISTATUS = '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">{}</D:multistatus>'


@dataclass
class Request:
    """What was asked."""

    method: str
    path: str
    headers: Message
    body: bytes


@dataclass
class Reply:
    """What is answered; ``raw`` goes out as it is instead, and the line is closed."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""


Lie = Callable[[Request], Reply | None]


class MemoryDav:
    """Honest while no lie is told."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.folders = {"/"}
        self.asked: list[Request] = []
        self.lie: Lie = lambda _request: None
        self.port = 0

    def answer(self, request: Request) -> Reply:
        self.asked.append(request)
        return self.lie(request) or self.truth(request)

    def truth(self, request: Request) -> Reply:
        path = request.path
        match request.method:
            case "PUT":
                self.files[path] = request.body
                reply = Reply(201)
            case "MKCOL":
                reply = Reply(405 if path in self.folders else 201)
                self.folders.add(path)
            case "DELETE":
                reply = Reply(204 if self.files.pop(path, None) is not None else 404)
            case "MOVE":
                reply = self._moved(path, unquote(urlsplit(request.headers["Destination"]).path))
            case "PROPFIND":
                reply = self._listing(path)
            case _:
                reply = self._file(request)
        return reply

    def _moved(self, path: str, to: str) -> Reply:
        if to in self.files or path not in self.files:
            return Reply(412 if to in self.files else 404)
        self.files[to] = self.files.pop(path)
        return Reply(201)

    def _file(self, request: Request) -> Reply:
        data = self.files.get(request.path)
        if data is None:
            return Reply(404)
        asked = request.headers.get("Range", "")
        if asked.startswith("bytes="):
            first, last = map(int, asked.removeprefix("bytes=").split("-"))
            told = {"Content-Range": f"bytes {first}-{last}/{len(data)}"}
            return Reply(206, data[first : last + 1], told)
        return Reply(200, data)

    def _listing(self, path: str) -> Reply:
        if path not in self.folders:
            return Reply(404)
        inside = [one for one in (*self.files, *self.folders) if one.startswith(path) and one != path]
        inside = [one for one in inside if "/" not in one.removeprefix(path).rstrip("/")]
        told = (
            f"<D:response><D:href>{escape(one)}</D:href><D:propstat><D:prop>"
            + (
                "<D:resourcetype><D:collection/></D:resourcetype>"
                if one in self.folders
                else f"<D:getcontentlength>{len(self.files[one])}</D:getcontentlength><D:getetag>1</D:getetag>"
            )
            + "</D:prop></D:propstat></D:response>"
            for one in [path, *inside]
        )
        return Reply(207, MULTISTATUS.format("".join(told)).encode())


@contextmanager
def serving(dav: MemoryDav, certificate: Path | None = None) -> Iterator[MemoryDav]:
    """Put it on a loopback port, over TLS when it has a certificate."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def handle_any(self) -> None:
            if "Content-Length" not in self.headers:  # it comes last: the head of the question was cut
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reply = dav.answer(Request(self.command, unquote(self.path), self.headers, body))
            if reply.raw:
                self.wfile.write(reply.raw)
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)

        @override
        def log_message(self, *_said: object) -> None:
            """Nobody reads it."""

    for method in ("GET", "HEAD", "PUT", "MOVE", "MKCOL", "DELETE", "PROPFIND"):
        setattr(Handler, f"do_{method}", Handler.handle_any)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    dav.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield dav
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def own_certificate(folder: Path) -> Path:
    """A key and a certificate for localhost that nobody vouches for."""
    path = folder / "localhost.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(path), "-out", str(folder / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    with path.open("ab") as out:
        out.write((folder / "cert.pem").read_bytes())
    return path
