"""The program is killed at random moments, over and over on the same folder: each time the next start finds all."""

import random
from pathlib import Path

import pytest
from support.killing import Victim
from support.sessions import Session, found_after, sound

PER_FOLDER = 20


def _rounds(memory: Path, rounds: int) -> int:
    """Kill that many times, a few times on each folder; how many saves were told."""
    moments = random.Random(7)  # noqa: S311 - a reproducible choice of moments
    saves = 0
    for folder in (memory / str(number) for number in range(0, rounds, PER_FOLDER)):
        folder.mkdir()
        session = Session(folder)
        session.begin()
        session.close()
        victim = Victim("victim", str(folder), str(session.home.id))
        present: set[str] = set()
        for number in range(PER_FOLDER):
            said = victim.run(number, moments.randrange(25), moments.uniform(0, 0.02))
            saved = {digest for word, digest in said if word == "saved"}
            begun = {digest for word, digest in said if word == "saving"}
            _expenses, receipts = found_after(folder, session.home)
            found = {one.pages[0].digest for one in receipts}
            assert present | saved <= found <= present | begun, number
            assert sound(folder)
            present = found
            saves += len(saved)
        victim.close()
    return saves


@pytest.mark.part
def test_a_program_killed_at_random_moments_loses_nothing_it_told_as_saved(memory: Path) -> None:
    assert _rounds(memory, 20) > 20


@pytest.mark.slow
def test_a_program_killed_two_hundred_times_loses_nothing_it_told_as_saved(memory: Path) -> None:
    assert _rounds(memory, 200) > 200
