"""``make bench``: every mark of the project, each beside what it is held against, from one interleaved run."""

import sys
from collections.abc import Callable, Sequence

from bench import bundles, lateness, lists, office, papers, people, photos, planner, shared, startup
from bench.marks import Mark, table

PARTS: dict[str, Callable[[], Sequence[Mark]]] = {
    "startup": startup.marks,
    "lists": lists.marks,
    "people": people.marks,
    "photos": photos.marks,
    "lateness": lateness.marks,
    "planner": planner.marks,
    "bundles": bundles.marks,
    "papers": papers.marks,
    "office": office.marks,
    "shared": shared.marks,
}


def main(names: Sequence[str]) -> int:
    """Measure the parts named, or all; the figures are printed as they come, the exit code tells a miss."""
    missed = 0
    for name in names or PARTS:
        marks = PARTS[name]()
        missed += sum(not mark.passed for mark in marks)
        print(table(marks), flush=True)  # noqa: T201 - what a command tells
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
