"""Every kind of receipt, by name."""

from collections.abc import Callable

from till.dice import Dice
from till.kinds import arabic, counters, hotels, meals, rides, roads, shops
from till.roll import Slip

_ALL: tuple[Callable[[Dice], Slip], ...] = (
    meals.restaurant_fr,
    meals.restaurant_ma,
    meals.restaurant_bilingual,
    meals.cafe_en,
    meals.bakery,
    rides.taxi_fr,
    rides.taxi_ma,
    rides.train,
    rides.bus,
    hotels.hotel_fr,
    hotels.hotel_ma,
    shops.pharmacy_fr,
    shops.pharmacy_ma,
    shops.supermarket,
    shops.stationery,
    shops.airport_shop,
    roads.fuel_fr,
    roads.fuel_ma,
    roads.toll_fr,
    roads.toll_ma,
    roads.parking,
    roads.car_hire,
    counters.card_slip,
    counters.exchange,
    counters.telecom,
    counters.museum,
    arabic.arabic_only,
)

KINDS: dict[str, Callable[[Dice], Slip]] = {kind.__name__: kind for kind in _ALL}
