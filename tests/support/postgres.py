"""A PostgreSQL of Debian's package, thrown away when the tests end: one for each process that asks for it."""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import psycopg

from lianes_desktop.storage.postgres.opening import make
from lianes_desktop.storage.postgres.server import Server

_WANTED = "PostgreSQL is not installed: run `sudo apt-get install -y --no-install-recommends postgresql`"
_PATIENCE_SECONDS = 60.0
_FRESH = "lianes_fresh"
_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made inside
"""Processes end there, never the machine: what a sync costs would tell nothing."""


_ROOM = 4 * 2**30
"""A container may have 64 MB there: the disk then serves."""


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free >= _ROOM


def programs() -> Path:
    """Where the newest server's programs are; the tests fail with what to install when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if not found:
        raise RuntimeError(_WANTED)
    return found[-1].parent


class Cluster:
    """A server of its own, as an ordinary user, on a socket in a folder that is thrown away."""

    def __init__(self, *, durable: bool = False) -> None:
        """``durable``: what is committed outlives a fall of the server, at its usual price."""
        self._durable = durable
        self.folder = Path(tempfile.mkdtemp(prefix="lianes-pg-", dir=_MEMORY if _has_room(_MEMORY) else None))
        self._as_user: tuple[str, ...] = ("setpriv", "--pdeathsig", "INT")
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self._as_user += ("--reuid", "postgres", "--regid", "postgres", "--clear-groups")
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self._like = ""
        made = (
            "--auth=trust",
            "--username=lianes",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        )
        self._run("initdb", "-D", str(self.folder / "data"), *made)
        self.start()
        atexit.register(self.throw_away)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = ["listen_addresses=", f"unix_socket_directories={self.folder}", "max_connections=60"]
        settings += [] if self._durable else ["fsync=off", "full_page_writes=off"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *self._as_user,
                    programs() / "postgres",
                    "-D",
                    self.folder / "data",
                    *(f"--{one}" for one in settings),
                ],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise RuntimeError((self.folder / "log").read_text(encoding="utf-8")) from None
                time.sleep(0.02)
            else:
                return

    def fall(self) -> None:
        """End it as a cut of its power would: every process of it at once, nothing written any more."""
        if self._process is not None:
            children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="ascii")
            self._process.kill()
            self._process.wait()
            for child in map(int, children.split()):
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            self._process = None

    def throw_away(self) -> None:
        """End it and remove its folder."""
        self.fall()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str) -> str:
        """Where a database of it is."""
        return f"postgresql://lianes@/{database}?host={self.folder}"

    def empty(self) -> Server:
        """A new database with nothing in it."""
        return self._database("template1")

    def fresh(self) -> Server:
        """A new database with the store's tables and nothing in them."""
        if not self._like:
            make(self._database("template1", _FRESH))
            self._like = _FRESH
        return self._database(self._like)

    def drop(self, server: Server) -> None:
        """Remove a database, whoever is still connected to it."""
        self._tell(f'DROP DATABASE "{_name(server)}" WITH (FORCE)')

    def cut(self, server: Server) -> int:
        """End every connection to a database, as a server going down does; how many there were."""
        asked = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            (count,) = connection.execute(asked, (_name(server),)).fetchone() or (0,)
        return int(count)

    def _database(self, like: str, name: str = "") -> Server:
        self._made += 1
        named = name or f"store_{self._made}"
        self._tell(f'CREATE DATABASE "{named}" TEMPLATE "{like}"')
        return Server(self.address(named), seat=self._made)

    def _tell(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([*self._as_user, programs() / program, *words], check=True, capture_output=True, cwd=self.folder)


def _name(server: Server) -> str:
    return server.address.partition("@/")[2].partition("?")[0]


@cache
def cluster() -> Cluster:
    """The one of this process."""
    return Cluster()
