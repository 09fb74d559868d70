"""How heavy the bundle is said to be, light copies proposed and chosen, and which photographs stay as they are."""

from dataclasses import replace

import pytest
from support import claims
from support.fakes import MemoryPreferences
from support.fingers import plain

from lianes_desktop.services.bundle_sizes import BundleSizes
from lianes_desktop.services.changes import Changes
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.claim import weighing
from lianes_desktop.ui.claim.values import Package, Photographs
from lianes_desktop.ui.claim.weighing import Choice, Load

MEGABYTE = 1_000_000


def load(
    originals: int, light: int, chosen: Photographs = Photographs.ORIGINALS, *, count: int = 3, left: int | None = None
) -> Load:
    return Load(BundleSizes(originals, light, count), chosen, left)


def package(given: Load) -> Package:
    found = weighing.package(given)
    return replace(found, size=plain(found.size), originals=plain(found.originals), light=plain(found.light))


def said(given: Load) -> list[tuple[str, str, str, bool]]:
    return [(one.tone, plain(one.title), one.action, one.photographs) for one in weighing.remarks(given)]


def test_both_sizes_stand_beside_their_choice_and_the_one_in_force_is_the_bundle_s() -> None:
    assert package(load(8_400_000, 1_200_000)) == Package(
        "Paquet : 8,4 Mo", "Photos telles quelles · 8,4 Mo", "Copies légères · 1,2 Mo", Photographs.ORIGINALS
    )
    assert package(load(8_400_000, 1_200_000, Photographs.LIGHT)).size == "Paquet : 1,2 Mo"


def test_there_is_no_choice_without_a_photograph_that_may_be_lighter() -> None:
    found = load(8_400_000, 8_400_000, Photographs.LIGHT, count=0)

    assert package(found).photographs is None
    assert not found.light


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (10 * MEGABYTE - 1, []),
        (10 * MEGABYTE, [("info", "Paquet de 10 Mo", "Prendre les copies légères", True)]),
        (20 * MEGABYTE - 1, [("info", "Paquet de 20 Mo", "Prendre les copies légères", True)]),
        (
            20 * MEGABYTE,
            [("warn", "Paquet de 20 Mo : trop lourd pour un message", "Prendre les copies légères", True)],
        ),
    ],
)
def test_a_heavy_bundle_is_said_and_copies_are_proposed(size: int, expected: list[tuple[str, str, str, bool]]) -> None:
    assert said(load(size, 2 * MEGABYTE)) == expected


def test_nothing_is_proposed_twice_nor_without_effect() -> None:
    for found in (
        load(90 * MEGABYTE, 12 * MEGABYTE, Photographs.LIGHT),
        load(12 * MEGABYTE, 12 * MEGABYTE, count=0),
    ):
        assert said(found) == [("info", "Paquet de 12 Mo", "", False)]
    (remark,) = weighing.remarks(load(30 * MEGABYTE, 25 * MEGABYTE, Photographs.LIGHT))
    assert "copies" not in remark.sentence
    assert "clé" in remark.sentence


def test_once_the_bundle_left_its_real_weight_is_judged() -> None:
    assert said(load(9 * MEGABYTE, MEGABYTE, left=10 * MEGABYTE))[0][1] == "Paquet de 10 Mo"
    assert said(load(11 * MEGABYTE, MEGABYTE, left=9 * MEGABYTE)) == []


def test_photographs_that_leave_as_they_are_are_named_the_first_of_them() -> None:
    pages = tuple(claims.page(at) for at in range(1, 6))

    assert weighing.unmade(()) == ""
    assert plain(weighing.unmade(pages[:1])) == (
        "1 photo est partie telle quelle, faute de copie légère : IMG_0001.JPG"
    )
    many = plain(weighing.unmade(pages))
    assert many.startswith("5 photos sont parties telles quelles, faute de copie légère : IMG_0001.JPG")
    assert "IMG_0003.JPG" in many
    assert "IMG_0004.JPG" not in many
    assert many.endswith("…")


def test_photographs_are_counted_from_the_first() -> None:
    assert [plain(weighing.copied(at, 2)) for at in range(3)] == ["Photo 1 sur 2", "Photo 2 sur 2", "Photo 2 sur 2"]


def test_the_choice_is_remembered_and_nonsense_is_no_choice() -> None:
    file = MemoryPreferences()
    choice = Choice(PreferencesService(file, Changes()))
    assert choice.current() is Photographs.ORIGINALS

    choice.choose(Photographs.LIGHT)
    assert Choice(PreferencesService(file, Changes())).current() is Photographs.LIGHT
    preferences = PreferencesService(file, Changes())
    preferences.change(photographs="tout petit")
    assert Choice(preferences).current() is Photographs.ORIGINALS
