"""The product is killed while it takes receipts and exports, over and over on one folder: nothing told is ever lost."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from support.killing import Victim
from support.runs import Desk, Found, Prepared

from lianes_desktop.app import upkeep

PER_FOLDER = 20


def _names(found: Found) -> set[str]:
    return {page.original_name for receipt in found.receipts for page in receipt.pages}


def _judge(there: Prepared, said: list[list[str]], before: Found, judged: set[tuple[str, int]]) -> Found:
    """Start again: what was told is there, what was begun may be, and nothing has half a name."""
    taken, begun = ({name for word, name in said if word == one} for one in ("taken", "taking"))
    sent = {name for word, name in said if word == "sent"}
    with closing(Desk.opened(there)) as desk:
        upkeep.begin(desk.workspace)
        found = desk.found()
        for digest in found.digests:
            desk.workspace.vault.read(digest)
    assert _names(before) | taken <= _names(found) <= _names(before) | begun
    rows = {one.path: one.manifest_sha256 for one in found.sent}
    assert {one.path for one in before.sent} | sent <= rows.keys()
    for path in (there.root / "out").iterdir():
        mark = path.name, path.stat().st_mtime_ns
        if not path.name.startswith(".") and mark not in judged:
            judged.add(mark)
            verdict = there.verified(path)
            assert verdict.accepted, path
            assert rows.get(path.name, verdict.manifest_sha256) == verdict.manifest_sha256
    assert all((there.root / "out" / name).exists() for name in rows)
    assert [path for path in there.data.rglob("*.tmp") if path.parent.name != "scratch"] == []
    return found


def _rounds(memory: Path, prepared: Prepared, rounds: int) -> tuple[int, int]:
    """Kill that many times; how many receipts and bundles were told."""
    moments = random.Random(11)  # noqa: S311 - a reproducible choice of moments
    taken = sent = 0
    for folder in range(0, rounds, PER_FOLDER):
        there = prepared.copied(memory / str(folder))
        victim = Victim("worker", str(there.data), there.key.secret.hex(), str(there.dossier))
        with closing(Desk.opened(there)) as desk:
            found = desk.found()
        judged: set[tuple[str, int]] = set()
        for number in range(PER_FOLDER):
            said = victim.run(number, moments.randrange(9), moments.uniform(0, 0.1))
            found = _judge(there, said, found, judged)
            taken += sum(word == "taken" for word, _name in said)
            sent += sum(word == "sent" for word, _name in said)
        victim.close()
    return taken, sent


@pytest.mark.part
def test_the_product_killed_while_it_takes_and_exports_loses_nothing_it_told(memory: Path, prepared: Prepared) -> None:
    taken, sent = _rounds(memory, prepared, 20)
    assert taken > 20
    assert sent > 3


@pytest.mark.slow
def test_the_product_killed_two_hundred_times_loses_nothing_it_told(memory: Path, prepared: Prepared) -> None:
    taken, sent = _rounds(memory, prepared, 200)
    assert taken > 200
    assert sent > 30
