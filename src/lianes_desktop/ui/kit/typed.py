"""``override`` for Qt's methods, without the 5 ms that ``typing_extensions`` takes before the first paint."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    P = ParamSpec("P")
    R = TypeVar("R")

    def override(method: Callable[P, R]) -> Callable[P, R]:
        """Mark a method that replaces one of its base class; the type checker holds it to that."""
        return method


__all__ = ["override"]
