"""Bring the store's tables up to what this program knows; imported only when they are behind."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage.database import APPLICATION_ID, StoreFile
from lianes_desktop.storage.engine import engine_over
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.rows import Row


def scripts() -> ScriptDirectory:
    """Every revision, in order."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return ScriptDirectory.from_config(config)


def migrate(file: StoreFile, *, to: str = "head") -> None:
    """Run the missing revisions in one explicit transaction: after a crash, all of them are there or none.

    Raises:
        UnavailableError: the store cannot be opened, or the result would not hold together (``DAMAGED``).
    """
    raw = file.connect(writing=True, making=True)
    try:
        raw.execute("PRAGMA foreign_keys = OFF")  # a table rebuilt by a batch must not empty its children
        engine = engine_over(raw)
        with telling(Resource.STORE, str(file.path)), engine.begin() as connection:
            _run(connection, to)
            if raw.execute("PRAGMA foreign_key_check").fetchall():
                raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(file.path))
        engine.dispose()
    finally:
        raw.close()


def _run(connection: Connection, to: str) -> None:
    directory = scripts()

    def missing(revision: Any, _context: object) -> Any:  # noqa: ANN401 - Alembic's own steps
        return directory._upgrade_revs(to, revision)  # noqa: SLF001 - as Alembic's own commands do

    with EnvironmentContext(Config(), directory, fn=missing) as environment:
        environment.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
        environment.run_migrations()
    reached = MigrationContext.configure(connection).get_current_revision() or "0"
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {int(reached)}")
