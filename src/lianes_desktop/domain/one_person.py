"""Whether two records speak of one person: the rights of a person are over all of them."""

from typing import TypeAlias

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.participants import Participant

Person: TypeAlias = Contact | Participant


def same_person(one: Person, other: Person) -> bool:
    """The same name in one of the scripts, and nothing that tells them apart.

    An address or an organisation in common says they are one, others say they are two. Only people met have both;
    somebody who took part goes by the name.
    """
    if one.id == other.id:
        return True
    named = [fold(name) for name in (one.name, one.name_ar) if fold(name)]
    if not any(fold(name) in named for name in (other.name, other.name_ar) if fold(name)):
        return False
    if not (isinstance(one, Contact) and isinstance(other, Contact)):
        return True
    ways = [({fold(a) for a in of(one)} - {""}, {fold(b) for b in of(other)} - {""}) for of in (_reach, _bodies)]
    if any(mine & theirs for mine, theirs in ways):
        return True
    return not any(mine and theirs for mine, theirs in ways)


def answers(person: Person, words: str) -> bool:
    """Whether every word begins one of the person's name, function or body, in either script."""
    told = " ".join(
        (person.name, person.name_ar, person.function, person.function_ar, *_bodies(person), *_reach(person))
    )
    known = fold(told).split()
    return all(any(one.startswith(word) for one in known) for word in fold(words).split())


def _reach(one: Person) -> tuple[str, ...]:
    return (one.email, one.phone, one.mobile) if isinstance(one, Contact) else ()


def _bodies(one: Person) -> tuple[str, ...]:
    return (one.organisation, one.organisation_ar) if isinstance(one, Contact) else (one.employer,)
