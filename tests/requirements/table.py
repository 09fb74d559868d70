"""Each requirement of the brochure beside the test that shows it: ``python -m requirements.table``.

A test named ``test_r034_…`` shows requirement 34; the first line of its docstring says what is shown and ends with the
screen or document in square brackets. The exit code is 1 when a requirement has no test, or a test fails.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

REQUIREMENTS = range(1, 105)
"""R1 to R104."""

_NAME = re.compile(r"test_r(\d{3})_\w+")
_SHOWN = re.compile(r"(?P<what>.+) \[(?P<where>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Shown:
    """One test: the requirement it shows, where, and whether it passed."""

    number: int
    test: str
    what: str
    where: str
    passed: bool


class Collector:
    """A pytest plug-in that remembers what each requirement's test says of itself, and how it ended."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[int, str, str, str]] = {}
        self._failed: set[str] = set()
        self._ran: set[str] = set()

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Read the names and docstrings."""
        for item in items:
            name = item.name.split("[")[0]
            found = _NAME.fullmatch(name)
            if found is not None:
                first = (getattr(getattr(item, "function", None), "__doc__", "") or "").strip().splitlines()
                shown = _SHOWN.match(first[0].rstrip(".")) if first else None
                what, where = (shown["what"], shown["where"]) if shown else ("", "")
                self._said[item.nodeid] = (int(found[1]), name, what, where)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended; a skipped one shows nothing."""
        if not report.passed:
            self._failed.add(report.nodeid)
        elif report.when == "call":
            self._ran.add(report.nodeid)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every requirement's test, by number; one without a place named counts as failed."""
        return tuple(
            sorted(
                (
                    Shown(*said, passed=node in self._ran - self._failed and bool(said[3]))
                    for node, said in self._said.items()
                ),
                key=lambda one: (one.number, one.test),
            )
        )


def table(shown: Iterable[Shown]) -> tuple[list[str], bool]:
    """The lines to print, and whether every requirement is shown by tests that pass."""
    by_number: dict[int, list[Shown]] = {}
    for one in shown:
        by_number.setdefault(one.number, []).append(one)
    lines, whole = [], True
    for number in REQUIREMENTS:
        tests = by_number.pop(number, [])
        if not tests:
            whole = False
            lines.append(f"R{number:<4} GAP")
        for one in tests:
            whole = whole and one.passed
            lines.append(f"R{number:<4} {'ok  ' if one.passed else 'FAIL'} {one.where:<22} {one.test}")
    if by_number:
        whole = False
        lines += [f"R{number:<4} FAIL no such requirement" for number in sorted(by_number)]
    count, gaps = (sum(line.split()[1] == word for line in lines) for word in ("ok", "GAP"))
    return [*lines, f"{count} tests pass; requirements without one: {gaps}"], whole


def main(arguments: Sequence[str] = ()) -> int:
    """Run the tests beside this file and print the table."""
    collector = Collector()
    options = "-o", "addopts=--import-mode=importlib", "-p", "no:terminal"
    pytest.main([str(Path(__file__).parent), *options, *arguments], plugins=[collector])
    lines, whole = table(collector.shown)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
