"""The words of receipts, read from ``resources/reading/words.toml``."""

import re
import tomllib
from functools import cache

from lianes_desktop.assets import resource


@cache
def _book() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resource("reading", "words.toml").read_text(encoding="utf-8"))


def lists(section: str) -> dict[str, list[str]]:
    """Every list of a section, in the order of the file."""
    return _book()[section]


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """The pattern that finds any word of a list."""
    return re.compile("|".join(lists(section)[name]))
