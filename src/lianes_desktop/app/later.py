"""Ports whose making costs imports are made at the first call, so that the first window need not wait for them."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class _Later(Generic[T]):
    """Stands for a port until it is asked for something."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        # several threads may ask first: the window, the worker, and the one that warms up
        self._lock = Lock()

    def __getattr__(self, name: str) -> object:
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = self._make()
        return getattr(self._made, name)


def later(make: Callable[[], T]) -> T:
    """What ``make`` makes, made when one of its methods is first asked for."""
    return cast("T", _Later(make))


class _EachTime(Generic[T]):
    """Stands for a port that is made anew whenever it is asked for something."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        return getattr(self._make(), name)


def each_time(make: Callable[[], T]) -> T:
    """What ``make`` makes, made at each call: for what follows a choice that may change."""
    return cast("T", _EachTime(make))
