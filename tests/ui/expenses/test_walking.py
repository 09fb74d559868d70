import pytest

from lianes_desktop.ui.expenses.walking import following, neighbour


@pytest.mark.parametrize(
    ("key", "near"), [(1, 2), (2, 3), (3, 2), (9, None), (None, None)], ids=["first", "middle", "last", "other", "none"]
)
def test_the_neighbour_is_the_one_below_else_the_one_above(key: int | None, near: int | None) -> None:
    assert neighbour([1, 2, 3], key) == near


def test_one_alone_has_no_neighbour() -> None:
    assert neighbour([1], 1) is None


@pytest.mark.parametrize(
    ("waiting", "here", "found"),
    [
        ([1, 4], 2, 4),
        ([1, 2], 2, 1),
        ([3], None, 3),
        ([9, 1], 3, 9),
        ([2], 2, None),
        ([], 2, None),
    ],
    ids=["further down", "from the top", "from nowhere", "not listed", "itself alone", "none"],
)
def test_the_next_one_waiting_is_looked_for_down_the_list_then_from_its_top(
    waiting: list[int], here: int | None, found: int | None
) -> None:
    assert following([1, 2, 3, 4], waiting, here) == found
