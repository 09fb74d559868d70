"""The office's store moved to a PostgreSQL that its people share, and back to this computer.

What is moved is read again where it went, and the digest of all of it compared, before anything is chosen: whatever
stops a move, the store stays where it was. Photographs and papers of receipts are never moved: each computer keeps, and
encrypts, those of its own dossiers. Bundles taken in are copied to the folder given, where everybody finds them.
"""

import secrets
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from lianes_desktop import durable
from lianes_desktop.app.folders import Folders
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import filling, seat
from lianes_desktop.storage.content_hash import KEPT, Rows, content_hash
from lianes_desktop.storage.database import StoreFile, StoreKey
from lianes_desktop.storage.directory import SqlDirectory
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.postgres import copying
from lianes_desktop.storage.postgres.readers import ServerReaders
from lianes_desktop.storage.postgres.schema import version_of
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.writer import ServerWriter
from lianes_desktop.storage.readers import Readers
from lianes_desktop.storage.units import SqlUnitOfWork

Tell = Callable[[str], None]

HERE = "sqlite"
"""How this computer's own store is named."""
_STEP = 20_000
_OWN = frozenset({"profile"})
"""What a workplace that joins brings with it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A database as it was typed, its password apart."""

    shown: str
    password: str


def address_of(typed: str) -> Address:
    """The parts of ``postgresql://user:password@host/database?…``."""
    parts = urlsplit(typed)
    who, _at, host = parts.netloc.rpartition("@")
    name, _colon, password = who.partition(":")
    told = parse_qsl(parts.query, keep_blank_values=True)
    secret = dict(told).get("password", unquote(password))
    query = urlencode([(key, value) for key, value in told if key != "password"], safe="/")
    shown = f"postgresql://{f'{name}@' if name else ''}{host}{parts.path}{'?' if query else ''}{query}"
    return Address(shown, secret)


class Moving:
    """Moves the store of one data folder; nobody else uses the folder meanwhile."""

    def __init__(self, root: Path, key: StoreKey, tell: Tell) -> None:
        """``tell`` says each step, in the person's language."""
        self._folders = Folders(root)
        self._key = key
        self._tell = tell
        self._file = StoreFile(self._folders.store, key)
        self._copied = 0

    def to_server(self, address: Address, files: Path | None, ask: Callable[[str], str]) -> None:
        """Copy everything to an empty database, prove it, choose it; a workplace with nothing of its own joins in.

        ``ask`` gives the password, when the server wants one and the address has none.

        Raises:
            RefusedError: nobody has said who they are in this folder.
            UnavailableError: the server; ``TAKEN`` when the database holds something else; this folder is already at a
                server (``SHARED``). The store is where it was.
        """
        if seat.read(self._folders.root, self._key) is not None:
            raise UnavailableError(Resource.STORE, Cause.SHARED, str(self._folders.root))
        profile = self._profile()
        server = self._reached(address, ask)
        with filling.rows_of(self._file) as rows:
            self._tell(_("Lecture de ce que garde cet ordinateur…"))
            digest = content_hash(rows)
            if not version_of(server) or copying.is_empty(server):
                copying.fill(server, rows, digest, self._count)
                self._tell(_("Copie prouvée : empreinte {digest}").format(digest=formats.isolate(digest)))
            elif _only_own(rows):
                _join(server, profile)
                self._tell(_("Ce poste rejoint la base du bureau, déjà remplie."))
            else:
                self._same(server, digest)
        if files is not None:
            self._share(self._folders.received, files)
        chosen = "" if files is None else str(files.absolute())
        taken = seat.Seat(server.address, profile.participant, server.seat, chosen, server.password)
        seat.write(self._folders.root, self._key, taken)
        self._tell(_("Le bureau travaille maintenant sur {place}.").format(place=formats.isolate(address.shown)))

    def to_sqlite(self) -> None:
        """Copy everything back into a fresh encrypted file, prove it, put it in the old one's place.

        The database stays as it is, for the others.

        Raises:
            UnavailableError: the server, or the disk; the store is where it was.
        """
        chosen = seat.read(self._folders.root, self._key)
        if chosen is None:
            self._tell(_("Le bureau travaille déjà sur cet ordinateur."))
            return
        server = Server(chosen.address, chosen.password, chosen.number)
        incoming = StoreFile(self._file.path.with_name(f".{self._file.path.name}{durable.TEMPORARY_SUFFIX}"), self._key)
        self._clear(incoming)
        try:
            with copying.rows_of(server) as rows:
                digest = filling.fill(incoming, rows, self._count)
                filling.refuse_unlike(digest, content_hash(rows), chosen.address)
            self._tell(_("Copie prouvée : empreinte {digest}").format(digest=formats.isolate(digest)))
            if chosen.files:
                self._share(Path(chosen.files), self._folders.received)
            self._put_in_place(incoming)
        finally:
            self._clear(incoming)
        seat.leave(self._folders.root)
        self._tell(_("Le bureau travaille maintenant sur cet ordinateur."))

    @staticmethod
    def _reached(address: Address, ask: Callable[[str], str]) -> Server:
        """The server, with the password it wants."""
        server = Server(address.shown, address.password, secrets.randbits(62))
        try:
            version_of(server)
        except UnavailableError as failure:
            if failure.why is not Cause.DENIED or address.password:
                raise
            return replace(server, password=ask(_("Mot de passe de la base :")))
        return server

    def _profile(self) -> Profile:
        with closing(Readers(self._file)) as readers:
            profile = SqlDirectory(readers).profile()
        if profile is None:
            raise RefusedError([Refusal("profile", Problem.MISSING)])
        return profile

    def _same(self, server: Server, digest: str) -> None:
        """Take a database for a copy already made when it holds the very same."""
        with copying.rows_of(server) as there:
            if content_hash(there) != digest:
                raise UnavailableError(Resource.SERVER, Cause.TAKEN, server.address)
        self._tell(_("La base tient déjà la même chose : empreinte {digest}").format(digest=formats.isolate(digest)))

    def _count(self, rows: int) -> None:
        before, self._copied = self._copied, self._copied + rows
        if before // _STEP != self._copied // _STEP:
            self._tell(_("Lignes copiées : {count}").format(count=formats.number(self._copied)))

    def _share(self, source: Path, folder: Path) -> None:
        """Copy the bundles and answers that are not there yet, each whole or not at all."""
        with telling(Resource.FILE, str(folder)):
            durable.make_folder(folder)
            kept = (one for one in source.glob("*") if one.is_file() and not one.name.startswith("."))
            for one in sorted(kept):
                target = folder / one.name
                if not target.exists() or target.stat().st_size != one.stat().st_size:
                    durable.write_bytes(target, one.read_bytes())

    def _put_in_place(self, incoming: StoreFile) -> None:
        with telling(Resource.STORE, str(self._file.path)):
            with closing(incoming.connect(writing=True)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
            for suffix in ("-wal", "-shm"):  # the log of the old store must never be played on the new one
                self._file.path.with_name(self._file.path.name + suffix).unlink(missing_ok=True)
            durable.sync_folder(self._file.path.parent)
            durable.move(incoming.path, self._file.path)

    @staticmethod
    def _clear(incoming: StoreFile) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                incoming.path.with_name(incoming.path.name + suffix).unlink(missing_ok=True)


def _only_own(rows: Rows) -> bool:
    """Whether the folder holds nothing but who is at this device."""
    return all(next(iter(rows(table)), None) is None for table in KEPT if table.name not in _OWN)


def _join(server: Server, profile: Profile) -> None:
    with closing(ServerWriter(server)) as writer, closing(ServerReaders(server)), SqlUnitOfWork(writer) as unit:
        unit.put(profile)
        unit.commit()
