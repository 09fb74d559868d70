"""Every small change of structure a JSON document may suffer."""

import copy
from collections.abc import Iterator
from typing import Any

from support.forge import places

_OTHER_TYPES: tuple[Any, ...] = (None, True, 7, "text", [], {})


def changes_of_structure(document: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a JSON document
    """Every member removed, an unknown one put beside it, every place of another type: what, and the result."""
    for at, (holder, key) in enumerate(places(document)):
        for other in _OTHER_TYPES:
            if type(other) is not type(holder[key]):
                spoiled, (there, _) = _taken_apart(document, at)
                there[key] = other
                yield f"{key} is {other!r}", spoiled
        if isinstance(holder, dict):
            spoiled, (there, _) = _taken_apart(document, at)
            del there[key]
            yield f"no {key}", spoiled
            spoiled, (there, _) = _taken_apart(document, at)
            there["unknown"] = 1
            yield f"unknown beside {key}", spoiled


def _taken_apart(document: Any, at: int) -> tuple[Any, tuple[Any, Any]]:  # noqa: ANN401 - a JSON document
    """A copy of the document, with the place of that number in it."""
    copied = copy.deepcopy(document)
    return copied, places(copied)[at]
