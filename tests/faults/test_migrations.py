"""A migration is all there or not at all, whatever statement it stops before, and its second run works."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from support.samples import whole_dossier
from support.stores import KEY, OpenStore

from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.storage import migrations
from lianes_desktop.storage.database import SCHEMA, StoreFile
from lianes_desktop.storage.engine import engine_over
from lianes_desktop.storage.rows import Row

TESTS = Path(__file__).parents[1]
REVISIONS = [one.revision for one in reversed(list(migrations.scripts().walk_revisions()))]

REBUILDING = '''
"""A table rebuilt, as SQLite needs it for most changes."""

import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participant", sa.Column("email", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("dossier") as dossier:
        dossier.drop_column("other_theme")
        dossier.alter_column("title", server_default="sans titre")
    op.drop_index("ix_receipt_dossier", "receipt")
'''


class Planned(Exception):
    """The stop asked for."""


def _tables(file: StoreFile) -> tuple[object, ...]:
    """The whole structure and the versions."""
    if not file.path.exists():
        return ((0,), (0,))
    with closing(dbapi2.connect(str(file.path), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA key = \"x'{file.key.secret.hex()}'\"")
        versions = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")]
        return (*versions, *connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall())


def _before(folder: Path, revision: str) -> Path:
    """A store just before a revision, with records when there are tables for them."""
    folder.mkdir()
    file = StoreFile(folder / "store.db", KEY)
    at = REVISIONS.index(revision)
    if at:
        migrations.migrate(file, to=REVISIONS[at - 1])
    return folder


def _stopped(folder: Path, statement: int, target: str) -> bool:
    """Run a migration that stops before a statement; ``False`` when it has no such statement."""
    seen = [0]

    def count(*_words: object) -> None:
        seen[0] += 1
        if seen[0] == statement:
            raise Planned

    event.listen(Engine, "before_cursor_execute", count)
    try:
        migrations.migrate(StoreFile(folder / "store.db", KEY), to=target)
    except Planned:
        return True
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return False


def _crashes(folder: Path, before: Path, target: str) -> Iterator[StoreFile]:
    """The store after a stop before each statement."""
    statement = 0
    while True:
        statement += 1
        copy = folder / f"stop-{statement}"
        shutil.copytree(before, copy)
        if not _stopped(copy, statement, target):
            return
        yield StoreFile(copy / "store.db", KEY)


def _halves(crashed: Iterator[StoreFile], before: Path, target: str) -> tuple[int, int]:
    """How many stops there were, and how many left neither all of the old nor all of the new."""
    old = _tables(StoreFile(before / "store.db", KEY))
    whole = before.with_name("whole")
    shutil.copytree(before, whole)
    migrations.migrate(StoreFile(whole / "store.db", KEY), to=target)
    new = _tables(StoreFile(whole / "store.db", KEY))
    assert new != old
    stops = half = 0
    for file in crashed:
        stops += 1
        found = _tables(file)
        if found not in (old, new):
            half += 1
            continue
        migrations.migrate(file, to=target)
        assert _tables(file) == new
    return stops, half


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_error_before_any_statement_leaves_all_old_or_all_new(memory: Path, revision: str) -> None:
    before = _before(memory / "before", revision)
    stops, half = _halves(_crashes(memory, before, revision), before, revision)
    assert stops > 3
    assert half == 0


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_crash_before_any_statement_leaves_all_old_or_all_new(memory: Path, revision: str) -> None:
    before = _before(memory / "before", revision)
    copies = memory / "copies"
    told = subprocess.run(
        [sys.executable, "-m", "support.crash_migration", str(before), str(copies), revision],
        cwd=TESTS,
        capture_output=True,
        text=True,
        check=True,
    )
    crashed = (StoreFile(copies / str(number) / "store.db", KEY) for number in range(1, int(told.stdout) + 1))
    stops, half = _halves(crashed, before, revision)
    assert stops == int(told.stdout) > 3
    assert half == 0


@pytest.fixture
def later(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with records, and a revision to come that rebuilds a table which others belong to."""
    scripts = memory / "scripts"
    shutil.copytree(Path(migrations.__file__).parent, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0099_rebuild.py").write_text(REBUILDING.replace("{head}", REVISIONS[-1]))
    monkeypatch.setattr(migrations, "scripts", lambda: ScriptDirectory(str(scripts)))
    before = memory / "before"
    before.mkdir()
    file = StoreFile(before / "store.db", KEY)
    migrations.migrate(file, to=REVISIONS[-1])
    store = OpenStore(before)
    store.keep(*whole_dossier().records)
    store.close()
    monkeypatch.setattr("lianes_desktop.storage.database.SCHEMA", 99)
    return before


def test_rebuilding_a_table_keeps_what_belongs_to_it(memory: Path, later: Path) -> None:
    stops, half = _halves(_crashes(memory, later, "head"), later, "head")
    assert stops > 10
    assert half == 0
    with closing(StoreFile(memory / "whole" / "store.db", KEY).connect(writing=False)) as connection:
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("dossier", "expense")]  # noqa: S608 - two fixed names
    assert counts == [1, 2]


def test_the_search_finds_halves_without_an_explicit_transaction(
    memory: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def driver_default(connection: object) -> Engine:
        return create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)

    monkeypatch.setattr(migrations, "engine_over", driver_default)
    _stops, half = _halves(_crashes(memory, later, "head"), later, "head")
    assert half > 3


def test_a_migration_that_breaks_a_belonging_is_undone(later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = StoreFile(later / "store.db", KEY)
    old = _tables(file)
    real = migrations._run

    def careless(connection: object, to: str) -> None:
        real(connection, to)  # type: ignore[arg-type]  # passed through
        connection.exec_driver_sql("DELETE FROM dossier")  # type: ignore[attr-defined]  # likewise

    monkeypatch.setattr(migrations, "_run", careless)
    with pytest.raises(UnavailableError) as caught:
        migrations.migrate(file)
    assert caught.value.why is Cause.DAMAGED
    assert _tables(file) == old


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text indexes are no rows of ours; SQLite keeps each in tables whose names begin with its own."""
    return not (kind == "table" and (name or "").startswith(("contact_search", "expense_search", "reading_search")))


def test_the_tables_are_those_of_the_rows(memory: Path) -> None:
    file = StoreFile(memory / "store.db", KEY)
    migrations.migrate(file)
    with closing(file.connect(writing=True)) as raw:
        engine = engine_over(raw)
        with engine.begin() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _ours})
            assert compare_metadata(context, Row.metadata) == []
        engine.dispose()


def test_the_last_revision_is_the_version_the_program_knows() -> None:
    assert int(REVISIONS[-1]) == SCHEMA


def test_migrating_again_changes_nothing(memory: Path) -> None:
    file = StoreFile(memory / "store.db", KEY)
    migrations.migrate(file)
    first = _tables(file)
    migrations.migrate(file)
    assert _tables(file) == first
