"""One HTTP connection to one host, over Python's own client: it follows no redirect and adds no header of its own.

Bodies are whole in memory, for nothing sent or asked for is larger than a part.
"""

import http.client
import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError

_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
_CHUNK = 2**16


class BrokenError(Exception):
    """The line broke, or what came over it is no answer; whether the server did it is not known."""


class CutError(BrokenError):
    """The line broke, or fell asleep, within the body of an answer; what came of it may be of use."""

    def __init__(self, answer: "Answer") -> None:
        """Its body is what came."""
        super().__init__("an answer cut short")
        self.answer = answer


class EndlessError(Exception):
    """The server gives more than there is, or never comes to an end."""


class UnreachableError(Exception):
    """Nobody is there to be asked: no network, no such name, nobody listening."""


class StrangerError(Exception):
    """The server does not prove who it is."""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds."""

    silence: float = 20.0
    """For the next byte."""
    answer: float = 120.0
    """For the whole of an answer, however it trickles: what came by then may be of use, once its length was told."""


class Line:
    """Asks one server; connects when first asked, and again after a break."""

    def __init__(
        self, address: str, user: str, secret: str, beat: Callable[[], None], patience: Patience | None = None
    ) -> None:
        """``beat`` is called at every stretch of a body, and may raise to stop.

        Raises:
            RefusedError: ``address`` is not HTTPS (HTTP is for this very computer), or names a user or a query.
        """
        self._at = _split(address)
        self.root = quote(unquote(self._at.path).rstrip("/"))
        self._beat = beat
        self._patience = patience or Patience()
        self._headers = {"User-Agent": "lianes-desktop", "Accept-Encoding": "identity"}
        if user or secret:
            self._headers["Authorization"] = "Basic " + b64encode(f"{user}:{secret}".encode()).decode()
        self._connection: http.client.HTTPConnection | None = None

    def url(self, path: str) -> str:
        """A path of this server as a whole address."""
        return f"{self._at.scheme}://{self._at.netloc}{path}"

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"", most: int = 2**20
    ) -> Answer:
        """Ask, and hear at most ``most`` bytes.

        Raises:
            BrokenError: the line broke, or the answer is none; ``CutError`` once a part of its body came.
            EndlessError: the answer is too long, or too slow.
            UnreachableError: nobody is there.
            StrangerError: the server's certificate is not its own.
        """
        try:
            connection = self._connect()
            whole = self._send(connection, method, path, {**self._headers, **(headers or {})}, body)
            answer, kept = self._hear(connection, method, most)
            if not (whole and kept):
                self.close()
            return answer  # noqa: TRY300 - what is caught below belongs to every line above
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise StrangerError(str(error)) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            raise BrokenError(f"{type(error).__name__}: {error}") from error
        except BaseException:
            self.close()  # stopped in the middle: what is left of the answer is nobody's
            raise

    def _connect(self) -> http.client.HTTPConnection:
        if self._connection is not None:
            return self._connection
        host, wait = self._at.hostname or "", self._patience.silence
        if self._at.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, self._at.port, timeout=wait, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(host, self._at.port, timeout=wait)
        try:
            connection.connect()
        except ssl.SSLError:
            raise
        except ConnectionResetError as error:
            raise BrokenError(str(error)) from error
        except OSError as error:
            raise UnreachableError(str(error)) from error
        self._connection = connection
        return connection

    def _send(
        self, connection: http.client.HTTPConnection, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> bool:
        """Whether the whole body left: a server may have said why not, and hung up."""
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        # always told: a server that cannot tell a cut body from a whole one keeps half of it
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        try:
            for at in range(0, len(body), _CHUNK):
                self._beat()
                connection.send(body[at : at + _CHUNK])
        except OSError:
            return False
        return True

    def _hear(self, connection: http.client.HTTPConnection, method: str, most: int) -> tuple[Answer, bool]:
        """The answer, and whether the line may serve again."""
        until = monotonic() + self._patience.answer
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if response.status < http.client.OK:
            raise BrokenError("an answer before the answer")
        body = bytearray()
        told = None if response.chunked else response.length
        broke: OSError | None = None
        try:
            while len(body) != told and (chunk := response.read1(_CHUNK if told is None else told - len(body))):
                self._beat()
                body += chunk
                late = monotonic() > until
                if len(body) > most or (late and told is None):
                    raise EndlessError(method)
                if late:
                    break
        except OSError as error:
            broke = error
        if broke is not None or (told is not None and len(body) != told):
            if not body:
                raise BrokenError("an answer without its body") from broke
            raise CutError(Answer(response.status, headers, bytes(body))) from broke
        response.length = 0  # ``read1`` does not count in every Python
        response.read(1)  # nothing is left: the connection may serve again
        return Answer(response.status, headers, bytes(body)), not response.will_close


def _split(address: str) -> SplitResult:
    at: SplitResult | None
    sound = False
    try:
        at = urlsplit(address.strip())
        sound = bool(at.hostname) and (at.scheme == "https" or (at.scheme == "http" and at.hostname in _LOOPBACK))
        sound = sound and (at.port is None or at.port > 0)
        sound = sound and not (at.username or at.password or at.query or at.fragment)
        sound = sound and address.isprintable() and " " not in address.strip()
        at.netloc.encode("ascii")
    except ValueError:
        at = None
    if at is None or not sound:
        raise RefusedError([Refusal("address", Problem.NOT_A_BOX_ADDRESS)])
    return at
