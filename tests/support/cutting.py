"""A line that breaks: a TCP proxy on loopback that closes after so many bytes, in either direction."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

Cut = Callable[[], int | None]
"""Bytes the next connection carries, both ways together, before it is broken; ``None`` never breaks it."""


def whole() -> int | None:
    """A line that holds."""
    return None


class CuttingProxy:
    """Stands before a server; ``cut`` decides for each connection, at the moment it is made."""

    def __init__(self, port: int, cut: Cut = whole) -> None:
        self.cut = cut
        self.carried = self.sent = self.broken = 0
        """Bytes both ways, bytes towards the server, and connections broken so far."""
        self._server = port
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *exc: object) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listening.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self._server))
            except OSError:
                client.close()
                continue
            line = _Line(self, client, server, self.cut())
            for one in (line.there, line.back):
                thread = threading.Thread(target=one, daemon=True)
                self._threads.append(thread)
                thread.start()

    def count(self, size: int, *, there: bool) -> None:
        with self._lock:
            self.carried += size
            self.sent += size if there else 0


class _Line:
    """One connection through the proxy."""

    def __init__(self, proxy: CuttingProxy, client: socket.socket, server: socket.socket, left: int | None) -> None:
        self._proxy, self._client, self._server, self._left = proxy, client, server, left
        self._lock = threading.Lock()
        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def there(self) -> None:
        self._pump(self._client, self._server, there=True)

    def back(self) -> None:
        self._pump(self._server, self._client, there=False)

    def _pump(self, source: socket.socket, sink: socket.socket, *, there: bool) -> None:
        with suppress(OSError):
            while data := source.recv(2**16):
                with self._lock:
                    part = data if self._left is None else data[: self._left]
                    if self._left is not None:
                        self._left -= len(part)
                self._proxy.count(len(part), there=there)
                sink.sendall(part)
                if len(part) < len(data) or self._left == 0:
                    self._proxy.broken += 1
                    break
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
