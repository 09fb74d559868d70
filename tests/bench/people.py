"""Five thousand people: what a page answers to each letter typed, and who may be the same person."""

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from support.stores import OpenStore

from bench.marks import Mark, interleaved, wall_of
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.same_person import namesakes
from lianes_desktop.ui.contacts import wordings

COUNT = 5_000
_AT_ONCE = 0.1
"""Seconds within which an answer is felt as immediate."""
_ONCE_A_CARD = 0.25
"""Seconds within which a card that is chosen may be looked for among the others."""
_GIVEN = (
    ("Nadia", "نادية"), ("Mohamed", "محمد"), ("Youssef", "يوسف"), ("Fatima-Zahra", "فاطمة الزهراء"), ("Karim", "كريم"),
)  # fmt: skip
_FAMILY = (
    ("El Amrani", "العمراني"), ("Bennani", "البناني"), ("Aït Taleb", "آيت طالب"), ("Müller", ""), ("Chraïbi", "شرايبي"),
)  # fmt: skip
_TYPED = ("n", "na", "nad", "nadia", "nadia el", "العم", "06 61", "+212 6 61 00", "mull")


@contextmanager
def filled(count: int = COUNT) -> Iterator[tuple[OpenStore, DossierId]]:
    """A store with one mission of ``count`` people."""
    with tempfile.TemporaryDirectory() as place:
        store = OpenStore(Path(place))
        mission = Mission(DossierId(new_id()), "Oujda", place="Oujda")
        with store.unit() as unit:
            unit.put(mission)
            for at in range(count):
                unit.put(_person(mission.id, at))
            unit.commit()
        yield store, mission.id
        store.close()


def marks() -> Sequence[Mark]:
    """Each search with the rows it makes, beside looking at every card as a list without an index does."""
    with filled() as (store, dossier):
        readings = store.readings

        everyone = readings.contacts(dossier)
        kept: wordings.Kept = {}

        def searched(typed: str) -> None:
            wanted = readings.people_found(dossier, typed)
            wordings.lines([one for one in everyone if one.id in wanted], kept)

        def looked_through(typed: str) -> None:
            wanted = fold(typed).split()
            found = [one for one in everyone if all(word in _words(one) for word in wanted)]
            wordings.lines(found, kept)

        asked = dict.fromkeys(_TYPED, 0.0)
        for typed in _TYPED:
            asked[typed] = statistics.median(wall_of(partial(searched, typed)) for _round in range(5))
        one, two, ratio = interleaved(lambda: _all_typed(searched), lambda: _all_typed(looked_through), 3)
        told = ", ".join(f"{typed} {took * 1000:.0f} ms" for typed, took in asked.items())
        namesakes(everyone[0], everyone)
        alike = statistics.median(wall_of(partial(namesakes, everyone[at], everyone)) for at in range(1, 6))
    return [
        Mark("search 5 000 people, all typed", f"{one:.2f} s beside {two:.2f} s for looking through", ratio, 0.5),
        Mark("search 5 000 people, slowest letter", told, max(asked.values()), _AT_ONCE, "s"),
        Mark("same person among 5 000", f"{alike * 1000:.0f} ms", alike, _ONCE_A_CARD, "s"),
    ]


def _all_typed(work: Callable[[str], None]) -> float:
    return sum(wall_of(partial(work, typed)) for typed in _TYPED)


def _words(one: Contact) -> str:
    return fold(f"{one.name} {one.name_ar} {one.function} {one.organisation} {one.mobile} {one.email} {one.note}")


def _person(dossier: DossierId, at: int) -> Contact:
    (given, given_ar), (family, family_ar) = _GIVEN[at % len(_GIVEN)], _FAMILY[at // len(_GIVEN) % len(_FAMILY)]
    return Contact(
        ContactId(new_id()),
        dossier,
        given_name=given,
        family_name=f"{family} {at}",
        given_name_ar=given_ar,
        family_name_ar=family_ar,
        function="Chef de service",
        organisation=f"Commune {at % 200}",
        mobile=f"+2126{61_000_000 + at}",
        email=f"p{at}@oujda.example",
    )
