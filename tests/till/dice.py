"""Chance that comes out the same for the same seed."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """One receipt's chance: every choice about it is drawn here, so that its seed says all."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same receipt for the same seed

    def pick(self, *options: T) -> T:
        """One of the options."""
        return options[self._random.randrange(len(options))]

    def of(self, options: Sequence[T]) -> T:
        """One of a list."""
        return options[self._random.randrange(len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Several of a list, none twice."""
        return self._random.sample(list(options), min(count, len(options)))

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def real(self, low: float, high: float) -> float:
        """A number between the two."""
        return self._random.uniform(low, high)

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self._random.random() < share

    def digits(self, count: int) -> str:
        """A number of so many digits, as machines print them."""
        return "".join(str(self._random.randrange(10)) for _ in range(count))

    def hexes(self, count: int) -> str:
        """So many hexadecimal digits."""
        return "".join("0123456789ABCDEF"[self._random.randrange(16)] for _ in range(count))

    def letters(self, count: int) -> str:
        """So many capital letters, none that a digit could be taken for."""
        return "".join("ABCDEFGHJKLMNPRSTUVWXYZ"[self._random.randrange(23)] for _ in range(count))
