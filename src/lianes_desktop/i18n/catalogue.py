"""Words in the person's language: French in the sources, catalogues for French, Arabic and English.

A compiled catalogue is read when it is at least as recent as its source; otherwise the source is
compiled in memory, so a checkout always speaks the words it holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from lianes_desktop.assets import translations

LANGUAGES = ("fr", "ar", "en")
"""The languages shipped, the source language first."""

NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}
"""Each language as its own speakers write it."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """A language and its words."""

    language: str
    words: NullTranslations


_local: ContextVar[_Speech | None] = ContextVar("_local", default=None)
_shared: list[_Speech] = []


def source_of(language: str) -> Path:
    """The ``.po`` file of a language; the compiled one stands beside it with the suffix ``.mo``."""
    return translations() / language / "LC_MESSAGES" / "lianes.po"


def is_fresh(source: Path) -> bool:
    """Whether the compiled catalogue of ``source`` may be read; an installed one has no source."""
    compiled = source.with_suffix(".mo")
    if not compiled.exists():
        return False
    return not source.exists() or source.stat().st_mtime_ns <= compiled.stat().st_mtime_ns


def read(source: Path) -> GNUTranslations:
    """The words of one catalogue.

    Raises:
        FileNotFoundError: neither the source nor a compiled catalogue is there.
    """
    if is_fresh(source):
        return GNUTranslations(BytesIO(source.with_suffix(".mo").read_bytes()))
    from lianes_desktop.i18n.compiler import compiled  # noqa: PLC0415 - Babel, only in a checkout not yet compiled

    return GNUTranslations(BytesIO(compiled(source)))


@cache
def _speech(language: str) -> _Speech:
    """The language and its words, read once."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return _Speech(language, read(source_of(language)))


def activate(language: str) -> None:
    """Speak ``language`` everywhere from now on; ``ValueError`` when it is not shipped."""
    _shared[:] = [_speech(language)]


def use(language: str, words: NullTranslations) -> None:
    """Speak with other ``words`` than the shipped ones, formatting and direction as in ``language``."""
    _shared[:] = [_Speech(language, words)]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` in this thread or task alone, whatever the window shows: for documents."""
    token = _local.set(_speech(language))
    try:
        yield
    finally:
        _local.reset(token)


def _now() -> _Speech:
    """What is spoken here; French until something else is asked."""
    return _local.get() or (_shared[0] if _shared else _speech(LANGUAGES[0]))


def language() -> str:
    """The code of the language spoken here."""
    return _now().language


def right_to_left() -> bool:
    """Whether the language spoken here is written from right to left."""
    return _now().language == "ar"


def _(message: str) -> str:
    """The message in the person's language."""
    return _now().words.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message in the plural form that ``n`` asks for."""
    return _now().words.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message as it is said in that context."""
    return _now().words.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark a message for extraction and leave it as it is: it is translated where it is shown."""
    return message
