"""Where one goes from an expense in a list of keys."""

from collections.abc import Sequence


def neighbour(keys: Sequence[int], key: int | None) -> int | None:
    """The key after that one, else the one before; ``None`` when it stands alone or is not listed."""
    if key is None or key not in keys:
        return None
    at = keys.index(key)
    near = (*keys[at + 1 : at + 2], *keys[max(0, at - 1) : at])
    return near[0] if near else None


def following(keys: Sequence[int], waiting: Sequence[int], here: int | None) -> int | None:
    """Of the keys waiting, the next further down the list, else the first from its top, else one not listed."""
    places = {key: at for at, key in enumerate(keys)}
    start = places.get(here, -1) if here is not None else -1
    last = len(places)
    return min(
        (key for key in waiting if key != here),
        key=lambda key: (places.get(key, last) <= start, places.get(key, last)),
        default=None,
    )
