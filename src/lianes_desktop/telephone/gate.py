"""Who may come in, and for how long: every decision about a request, without a socket."""

import base64
import hmac
import secrets
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock

from lianes_desktop.services.ports.telephone import Became, Ended, Landed, LineState
from lianes_desktop.telephone.limits import Limits
from lianes_desktop.telephone.requests import Request

KEY = "x-lianes-key"
"""The field that bears a page's own secret: one that no form and no picture can send."""
PAGE, STATE, FILE = "", "/state", "/file"
"""What there is behind the secret of the address."""
_METHODS = {PAGE: "GET", STATE: "POST", FILE: "POST"}
_UNASKED = frozenset({"/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"})
"""What browsers fetch by themselves: not there, and nobody's fault."""
_MOST_PAGES = 32
_HOSTILE = frozenset({
    HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.LENGTH_REQUIRED, HTTPStatus.MISDIRECTED_REQUEST, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
})  # fmt: skip


class Turned(Exception):
    """A request that is not let in; ``allow`` is the method that would have been."""

    def __init__(self, status: HTTPStatus, allow: str = "", *, counts: bool = True) -> None:
        """``counts`` unless browsers do it by themselves."""
        super().__init__(status)
        self.status = status
        self.allow = allow
        self.counts = counts and status in _HOSTILE


class Gate:
    """Decides from one thread; ``state`` may be asked from any."""

    def __init__(self, host: str, limits: Limits, now: Callable[[], float]) -> None:
        """``host`` is address and port as a browser says them; ``now`` counts seconds and never goes back."""
        self._host = host
        self._limits = limits
        self._now = now
        self._closes = now() + limits.open_for
        self._secret = base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()
        self._pages: deque[str] = deque(maxlen=_MOST_PAGES)
        self._bound: tuple[str, str] | None = None
        self._failures = 0
        self._files = 0
        self._lock = Lock()
        self._landed: tuple[Landed, ...] = ()
        self._ended: Ended | None = None

    # what the window asks

    def state(self) -> LineState:
        """How the line stands."""
        self.tick()
        with self._lock:
            left = 0 if self._ended else max(0, round(self._closes - self._now()))
            return LineState(
                f"http://{self._host}/{self._secret}", left, self._bound is not None, self._landed, self._ended
            )

    def end(self, why: Ended) -> None:
        """Let nobody in any more; the first reason stays."""
        with self._lock:
            self._ended = self._ended or why

    def tick(self) -> Ended | None:
        """End when the time is over; why it ended, if it did."""
        if self._now() >= self._closes:
            self.end(Ended.EXPIRED)
        return self._ended

    # what a request asks

    def admit(self, request: Request, peer: str) -> str:
        """Where the request goes: ``PAGE``, ``STATE`` or ``FILE``.

        Raises:
            Turned: it goes nowhere.
        """
        if self.tick() is not None:
            raise Turned(HTTPStatus.GONE)
        if request.fields.get("host") != self._host:
            raise Turned(HTTPStatus.MISDIRECTED_REQUEST)
        _root, secret, *rest = request.target.split("/", 2)
        known = hmac.compare_digest(secret.encode(), self._secret.encode())
        place = "".join(f"/{one}" for one in rest)
        if not known or place not in _METHODS:
            raise Turned(HTTPStatus.NOT_FOUND, counts=request.target not in _UNASKED)
        if request.method != _METHODS[place]:
            raise Turned(HTTPStatus.METHOD_NOT_ALLOWED, _METHODS[place])
        if place != PAGE:
            self._know(request, peer)
        return place

    def new_page(self) -> str:
        """The secret of one more page; the oldest of too many is forgotten."""
        self._pages.append(secrets.token_urlsafe(16))
        return self._pages[-1]

    def reserve(self, length: int | None) -> int:
        """Let one file of that many bytes come.

        Raises:
            Turned: its length is not told, it is too large, or there were too many.
        """
        if length is None:
            raise Turned(HTTPStatus.LENGTH_REQUIRED)
        if length > self._limits.file_bytes:
            raise Turned(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if self._files >= self._limits.files:
            raise Turned(HTTPStatus.TOO_MANY_REQUESTS)
        self._files += 1
        return length

    def give_back(self) -> None:
        """The file that was let come did not, or nothing was kept of it: it may come again."""
        self._files -= 1

    def tell(self, landed: Landed) -> None:
        """Remember what became of a file."""
        if landed.became is Became.FAILED:
            self.give_back()
        with self._lock:
            self._landed = (*self._landed, landed)[-2 * self._limits.files :]

    def failed(self) -> None:
        """Count a request that no page of ours makes."""
        self._failures += 1
        if self._failures >= self._limits.failures:
            self.end(Ended.ATTACKED)

    def left(self) -> dict[str, object]:
        """What the page shows of the line."""
        return {"seconds": self.state().seconds_left, "files": self._files, "most": self._limits.files}

    def _know(self, request: Request, peer: str) -> None:
        """Bind the line to the first page that runs, and refuse every other."""
        key = request.fields.get(KEY, "")
        if request.fields.get("origin") != f"http://{self._host}" or not key:
            raise Turned(HTTPStatus.FORBIDDEN)
        if self._bound is None:
            if not any(hmac.compare_digest(key.encode(), page.encode()) for page in self._pages):
                raise Turned(HTTPStatus.FORBIDDEN)
            with self._lock:
                self._bound = (key, peer)
        bound, there = self._bound
        if not hmac.compare_digest(key.encode(), bound.encode()) or peer != there:
            raise Turned(HTTPStatus.FORBIDDEN)
