"""Time zones: the ones shipped, never the system's."""

import zoneinfo
from importlib.util import find_spec
from pathlib import Path


def use_shipped_time_zones() -> None:
    """Read zones from the ``tzdata`` package alone: many systems do not know yet that Morocco left UTC+1."""
    # by their path: the package, asked itself, imports importlib.resources and all it stands on, 8 ms of the start
    package = find_spec("tzdata")
    folders = package.submodule_search_locations if package is not None else None
    zoneinfo.reset_tzpath(to=[str(Path(folder) / "zoneinfo") for folder in folders or ()])
    zoneinfo.ZoneInfo.clear_cache()


def zone_exists(name: str) -> bool:
    """Whether it is the name of a time zone, such as ``Africa/Casablanca``."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones reads as an OSError
        return False
    return True
