"""Programs killed at a chosen moment, and what they said until then."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

TESTS = Path(__file__).parents[1]


class Victim:
    """The program that starts children to be killed, and what they said."""

    def __init__(self, program: str, *words: str) -> None:
        """``program`` is a module of ``support``."""
        self._program = subprocess.Popen(
            [sys.executable, "-m", f"support.{program}", *words],
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
