"""Where the shipped files are: inside the installed package, else beside the sources in a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _folder(name: str) -> Path:
    """The folder of that name, installed or in the checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def resource(*parts: str) -> Path:
    """The path of a shipped resource, such as ``resource("reference", "reference_data.json")``."""
    return _folder("resources").joinpath(*parts)


def translations() -> Path:
    """The folder of the catalogues."""
    return _folder("translations")
