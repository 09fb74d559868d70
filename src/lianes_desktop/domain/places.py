"""Time zones: the ones shipped, never the system's."""

import zoneinfo


def use_shipped_time_zones() -> None:
    """Read zones from the ``tzdata`` package alone: many systems do not know yet that Morocco left UTC+1."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()


def zone_exists(name: str) -> bool:
    """Whether it is the name of a time zone, such as ``Africa/Casablanca``."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones reads as an OSError
        return False
    return True
