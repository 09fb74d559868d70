"""What is answered, with the headers that every answer has."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

_ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what goes with it."""

    status: HTTPStatus
    body: bytes = b""
    kind: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """The bytes to send."""
        headers = {
            **_ALWAYS,
            "Content-Type": f"{self.kind}; charset=utf-8",
            "Content-Length": str(len(self.body)),
            **self.headers,
        }
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}", *map(": ".join, headers.items()), "", ""]
        return "\r\n".join(lines).encode("ascii") + self.body


def said(status: HTTPStatus, values: Mapping[str, object]) -> Answer:
    """An answer the page reads."""
    return Answer(status, json.dumps(values, ensure_ascii=False).encode(), "application/json")
