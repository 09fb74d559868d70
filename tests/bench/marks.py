"""One measured figure beside its mark."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, the ratio to what it is held against, and the most that ratio (or figure) may be."""

    name: str
    figure: str
    """What was measured, in words: ``0.21 s beside 0.15 s``."""
    value: float
    """The ratio, or the figure itself where the mark is absolute."""
    limit: float | None
    """``None`` for a figure told beside the marks, to which none is set."""
    unit: str = "×"

    @property
    def passed(self) -> bool:
        """Whether the mark is reached."""
        return self.limit is None or self.value <= self.limit


def table(marks: Sequence[Mark]) -> str:
    """Every figure on a line, those that miss their mark told apart."""
    width = max(len(mark.name) for mark in marks)
    lines = []
    for mark in marks:
        state = "ok  " if mark.passed else "MISS"
        value = f"{mark.value:.2f} {mark.unit}"
        limit = "no mark" if mark.limit is None else f"mark {mark.limit:g} {mark.unit}"
        lines.append(f"{state} {mark.name:<{width}}  {value:>10}  {limit}   {mark.figure}")
    return "\n".join(lines)


def cpu_of(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call, threads included."""
    before = time.process_time()
    work()
    return time.process_time() - before


def wall_of(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def interleaved(first: Callable[[], float], second: Callable[[], float], rounds: int = 5) -> tuple[float, float, float]:
    """Medians of two figures taken in turn, after a warm-up, and the median of their ratios pair by pair."""
    first(), second()
    pairs = [(first(), second()) for _round in range(rounds)]
    one, two = (statistics.median(side) for side in zip(*pairs, strict=True))
    return one, two, statistics.median(a / b for a, b in pairs)


def own_peak() -> float:
    """The most memory this process has held, in MB; what ``getrusage`` tells includes the process it was begun by."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:"))
