"""Times a program from its start to its first painted window, from outside, on a screen of its own."""

import ctypes
import os
import shutil
import signal
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1600, 1000
_ROWS = (60, 120, 200, 330, 520)
_EDGE = (0, 440)
"""Where one looks, in pixels: the start of these rows, which a splash in the middle of the screen does not reach."""
_PAGE = (320, 1100)
"""Where a page is, beside a sidebar."""
_COLOURS = 8
"""More colours than that on those rows: text has been drawn, not a bare background."""
_Z_PIXMAP = 2
_PLANES = 0xFFFFFFFF


class _Image(ctypes.Structure):
    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_char)),
    )


class Screen:
    """A connection to one X display, able to look at rows of its root window."""

    def __init__(self, display: str) -> None:
        """Connect through libX11; Qt's own platform plug-in needs that library too."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XGetImage.restype = ctypes.POINTER(_Image)
        x11.XGetImage.argtypes = (
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int,
        )  # fmt: skip
        x11.XDestroyImage.argtypes = (ctypes.POINTER(_Image),)
        self._x11 = x11
        self._display = x11.XOpenDisplay(display.encode())
        if not self._display:
            raise RuntimeError(display)
        self._root = x11.XDefaultRootWindow(self._display)

    def colours(self, across: tuple[int, int] = _EDGE) -> int:
        """Distinct pixel values on the rows looked at, between two columns."""
        seen: set[bytes] = set()
        left, width = across[0], across[1] - across[0]
        for row in _ROWS:
            image = self._x11.XGetImage(self._display, self._root, left, row, width, 1, _PLANES, _Z_PIXMAP)
            pixels = ctypes.string_at(image.contents.data, width * 4)
            self._x11.XDestroyImage(image)
            seen.update(pixels[at : at + 4] for at in range(0, len(pixels), 4))
        return len(seen)


@contextmanager
def virtual_screen() -> Iterator[tuple[str, Screen]]:
    """An Xvfb of its own for the length of the block."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield display, Screen(display)
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True, slots=True)
class Painted:
    """One start: seconds to the first painted window, the memory at that moment, and seconds to its page."""

    seconds: float
    megabytes: float
    page: float


def start(
    command: Sequence[str], display: str, screen: Screen, environment: Mapping[str, str], limit: float = 60
) -> Painted:
    """Run ``command`` until its window is painted and its page is there, then end it."""
    blank = time.monotonic()
    while screen.colours() > 1 and time.monotonic() - blank < limit:
        time.sleep(0.02)
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **environment}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        seconds = _seen(process, screen, _EDGE, began, limit)
        megabytes = _resident(process.pid)
        return Painted(seconds, megabytes, _seen(process, screen, _PAGE, began, limit))
    finally:
        # a program started through another one outlives it: the whole group ends
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
            time.sleep(0.1)
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _seen(
    process: subprocess.Popen[bytes], screen: Screen, across: tuple[int, int], began: float, limit: float
) -> float:
    """Seconds from ``began`` until something is drawn there."""
    while screen.colours(across) <= _COLOURS:
        if process.poll() is not None:
            raise RuntimeError(f"ended with {process.returncode} before painting: {process.args!r}")
        if time.perf_counter() - began > limit:
            raise RuntimeError(f"painted nothing in {limit} s: {process.args!r}")
        time.sleep(0.002)
    return time.perf_counter() - began


def _resident(pid: int) -> float:
    """Resident memory of a process and its children, in megabytes."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            own = int(folder.name) == pid or int(fields[1]) == pid
            total += int(fields[21]) * 4096 if own else 0
        except OSError:
            continue
    return total / 1e6


def median(starts: Sequence[Painted]) -> Painted:
    """The middle of each figure."""
    figures = zip(*((one.seconds, one.megabytes, one.page) for one in starts), strict=True)
    return Painted(*(statistics.median(figure) for figure in figures))


def have(*programs: str) -> bool:
    """Whether every program is on the path."""
    return all(shutil.which(program) for program in programs)
