"""Every kind of receipt, by name."""

from collections.abc import Callable

from till.dice import Dice
from till.kinds import meals
from till.roll import Slip

_ALL: tuple[Callable[[Dice], Slip], ...] = (
    meals.restaurant_fr,
    meals.restaurant_ma,
    meals.restaurant_bilingual,
    meals.cafe_en,
    meals.bakery,
)

KINDS: dict[str, Callable[[Dice], Slip]] = {kind.__name__: kind for kind in _ALL}
