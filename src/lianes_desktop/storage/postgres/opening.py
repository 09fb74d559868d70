"""The office's database made ready: its tables made in an empty one, or found as this program knows them."""

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import SCHEMA
from lianes_desktop.storage.postgres.schema import make_tables, version_of
from lianes_desktop.storage.postgres.server import Server
from lianes_desktop.storage.postgres.writer import transaction


def make(server: Server) -> None:
    """Make the tables in an empty database, in one transaction.

    Raises:
        UnavailableError: the server; or tables are there already (``TAKEN``).
    """
    if version_of(server):
        raise UnavailableError(Resource.SERVER, Cause.TAKEN, server.address)
    with transaction(server) as connection:
        make_tables(connection)


def check(server: Server) -> None:
    """Refuse a database that is not as this program knows it.

    Raises:
        UnavailableError: the server; ``TOO_NEW``, ``TAKEN``, or ``DAMAGED`` when our tables are not there.
    """
    if version_of(server) != SCHEMA:
        raise UnavailableError(Resource.SERVER, Cause.DAMAGED, server.address)
