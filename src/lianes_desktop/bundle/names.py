"""Names of files inside a bundle: one narrow grammar instead of a list of tricks to fear (BUNDLE.md §2).

ASCII lower case only, so Unicode forms, letter case, Windows devices and paths that climb out cannot exist.
"""

import re
import unicodedata
from collections.abc import Iterable

from lianes_desktop.bundle.refusals import BundleRefusal, Code

MIMETYPE = "mimetype"
META_FOLDER = "META-INF/"
LONGEST_NAME = 120
_LONGEST_SEGMENT = 64
_MOST_SEGMENTS = 4

_SEGMENT = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_PLAIN_META = re.compile(r"META-INF/[A-Za-z0-9._-]+")
_DRIVE = re.compile(r"[A-Za-z]:")
_PORTS = (f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", "clock$", *_PORTS))


def manifest_name(number: int) -> str:
    """Where the manifest of the first or second signature is kept."""
    return f"{META_FOLDER}ASiCManifest{number:03}.xml"


def signature_name(number: int) -> str:
    """Where the first or second signature is kept."""
    return f"{META_FOLDER}signature{number:03}.p7s"


META_NAMES = frozenset(name(number) for name in (manifest_name, signature_name) for number in (1, 2))
"""The only names allowed under ``META-INF``."""


def check_all(names: Iterable[str]) -> None:
    """Refuse names that break the grammar, or two that some system would take for one file.

    Raises:
        BundleRefusal: one of the ``NAME_…`` codes, or ``UNLISTED`` for a stranger under ``META-INF``.
    """
    names = tuple(names)
    _refuse_twins(names)
    for name in names:
        check(name)


def check(name: str) -> None:
    """Refuse one name that breaks the grammar, with the code that says how."""
    if name in META_NAMES:
        return
    code = _fault(name)
    if code:
        raise BundleRefusal(code, name)


def is_data_name(name: str) -> bool:
    """Whether the name may stand outside ``META-INF``."""
    return _fault(name) is None


def _refuse_twins(names: tuple[str, ...]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        folded = unicodedata.normalize("NFKC", name).casefold()
        if folded in seen:
            raise BundleRefusal(Code.NAME_DUPLICATE, name)
        seen[folded] = name
    for folded, name in seen.items():
        parts = folded.split("/")
        if any("/".join(parts[:depth]) in seen for depth in range(1, len(parts))):
            raise BundleRefusal(Code.NAME_DUPLICATE, name)


def _fault(name: str) -> Code | None:
    if not name.isascii():
        return Code.NAME_NONASCII
    return _fault_of_path(name) or _fault_of_segments(name)


def _fault_of_path(name: str) -> Code | None:
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return Code.NAME_ABSOLUTE
    if ".." in name or "\\" in name or "." in name.split("/"):
        return Code.NAME_TRAVERSAL
    if len(name) > LONGEST_NAME:
        return Code.NAME_LENGTH
    return None


def _fault_of_segments(name: str) -> Code | None:
    if _PLAIN_META.fullmatch(name):
        return Code.UNLISTED
    segments = name.split("/")
    if segments[0].casefold() == "meta-inf" or any(one.split(".")[0].casefold() in _DEVICES for one in segments):
        return Code.NAME_RESERVED
    if len(segments) > _MOST_SEGMENTS or any(len(one) > _LONGEST_SEGMENT for one in segments):
        return Code.NAME_LENGTH
    if not all(_SEGMENT.fullmatch(one) for one in segments):
        return Code.NAME_CHARSET
    return None
