"""The program is killed at random moments, over and over on the same folder: each time the next start finds all."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.sessions import Session, found_after, sound

TESTS = Path(__file__).parents[1]
PER_FOLDER = 20


class Victim:
    """The program that starts children to be killed, and what they said."""

    def __init__(self, folder: Path, dossier: str) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "support.victim", str(folder), dossier],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=TESTS,
        )

    def run(self, seed: int, words: int, then: float) -> list[list[str]]:
        """Start a child, kill it ``then`` seconds after so many words of it, and return all it said."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{seed}\n")
        self._program.stdin.flush()
        _alive, child = self._program.stdout.readline().split()
        said = [self._program.stdout.readline().split() for _ in range(words)]
        killer = threading.Timer(then, os.kill, (int(child), signal.SIGKILL))
        killer.start()
        for line in self._program.stdout:
            if line == "dead \n":
                break
            said.append(line.split())
        killer.join()
        return said

    def close(self) -> None:
        """End the program."""
        self._program.communicate()


def _rounds(memory: Path, rounds: int) -> int:
    """Kill that many times, a few times on each folder; how many saves were told."""
    moments = random.Random(7)  # noqa: S311 - a reproducible choice of moments
    saves = 0
    for folder in (memory / str(number) for number in range(0, rounds, PER_FOLDER)):
        folder.mkdir()
        session = Session(folder)
        session.begin()
        session.close()
        victim = Victim(folder, str(session.home.id))
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


def test_a_program_killed_at_random_moments_loses_nothing_it_told_as_saved(memory: Path) -> None:
    assert _rounds(memory, 20) > 20


@pytest.mark.slow
def test_a_program_killed_two_hundred_times_loses_nothing_it_told_as_saved(memory: Path) -> None:
    assert _rounds(memory, 200) > 200
