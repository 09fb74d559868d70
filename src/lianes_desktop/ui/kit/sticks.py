"""Sticks and cards plugged in: where a bundle is most often taken away on. No Qt."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

_WINDOWS_REMOVABLE = 2


def plugged_in() -> tuple[Path, ...]:
    """The removable media one may write to, by name."""
    if sys.platform == "win32":  # pragma: no cover - there only
        import ctypes  # noqa: PLC0415 - there only

        kernel = ctypes.windll.kernel32
        mounted = kernel.GetLogicalDrives()
        roots = [f"{chr(ord('A') + at)}:\\" for at in range(26) if mounted >> at & 1]
        return tuple(Path(root) for root in roots if kernel.GetDriveTypeW(root) == _WINDOWS_REMOVABLE)
    return under(_homes())


def under(homes: Iterable[Path]) -> tuple[Path, ...]:
    """The media mounted right inside these folders; no other mount is looked at, for a distant one may not answer."""
    found = []
    for home in homes:
        try:
            places = sorted(home.iterdir())
        except OSError:
            continue
        found += [place for place in places if os.path.ismount(place) and os.access(place, os.W_OK)]
    return tuple(found)


def _homes() -> tuple[Path, ...]:
    """Where desktops mount what is plugged in."""
    user = os.environ.get("USER", ".")
    return (Path("/run/media") / user, Path("/media") / user, Path("/media"), Path("/Volumes"))
