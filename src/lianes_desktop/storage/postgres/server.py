"""Where the office's database is, and how a connection to it is set up."""

from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.adapt import Loader
from psycopg.conninfo import make_conninfo
from typing_extensions import override

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.postgres.failures import telling

OLDEST = 150000
"""PostgreSQL 15."""

WRITING = 0x4C49414E
"""The advisory lock that whoever writes holds: one transaction at a time in the whole office, as on one computer."""

_SETTINGS = {
    "application_name": "lianes-desktop",
    "client_encoding": "UTF8",
    "connect_timeout": "5",
    # a cable pulled out is noticed in half a minute, not in two hours
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "4",
    "tcp_user_timeout": "30000",
}
_DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
"""With off, work already called saved is lost when the server falls."""


@dataclass(frozen=True, slots=True)
class Server:
    """One database of the office, as one workplace reaches it."""

    address: str
    """``postgresql://user@host/database``, without the password: it may be shown."""
    password: str = field(default="", repr=False)
    seat: int = 1
    """The number of this workplace: tells its own last commit from those of the others."""

    def connect(self, *, autocommit: bool) -> psycopg.Connection[Any]:
        """A connection with every setting made.

        Raises:
            UnavailableError: ``SERVER_GONE``, ``DENIED``, ``NOT_FOUND`` (no such database) or ``TOO_OLD_LIBRARY``.
        """
        with telling(self.address):
            secret = {"password": self.password} if self.password else {}
            told = make_conninfo(self.address, **_SETTINGS, **secret)
            connection = psycopg.connect(told, autocommit=True)
        try:
            self._check(connection)
            with telling(self.address):
                connection.execute(_DURABLE)
            connection.adapters.register_loader("numeric", _Whole)
            connection.autocommit = autocommit
        except BaseException:
            connection.close()
            raise
        return connection

    def _check(self, connection: psycopg.Connection[Any]) -> None:
        if connection.info.server_version < OLDEST:
            version = connection.info.parameter_status("server_version") or ""
            raise UnavailableError(Resource.SERVER, Cause.TOO_OLD_LIBRARY, f"PostgreSQL {version}")
        if connection.info.parameter_status("server_encoding") != "UTF8":
            raise UnavailableError(Resource.SERVER, Cause.DAMAGED, self.address)


class _Whole(Loader):
    """Sums of whole numbers: PostgreSQL gives them as decimals, SQLite as whole numbers."""

    @override
    def load(self, data: Any) -> int:
        """The number."""
        return int(bytes(data))
