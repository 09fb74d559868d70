"""PySide's first import, without what it does at each start and a running program seldom needs."""

import builtins
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

_SUPPORT = "shibokensupport/signature/"
_SELDOM = frozenset(
    f"{_SUPPORT}{name}.py" for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")
)
"""What words PySide's errors, tells its signatures and writes its stubs, named as it compiles it.

Not ``mapping``: the library looks into that module itself, past any ``__getattr__``.
"""
_STUB = "from lianes_desktop.app.pyside import when_asked\n__getattr__ = when_asked({name!r}, globals())\n"

_sources: dict[str, Any] = {}
_filling = threading.RLock()


def begin() -> None:
    """Import PySide; in the program, before anything else does.

    Its library carries the source of its own support, and compiles it anew at every import, for a sixth of the time a
    bare window takes to start: what is seldom needed of it is compiled when something first asks for it. It also puts
    itself in the place of the import statement, for a switch that nothing here uses, and would then read the source
    of every module imported afterwards, SQLAlchemy's too: what was there before comes back.
    """
    with _seldom_waiting():
        import PySide6.QtCore  # noqa: F401, PLC0415 - this is its moment
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def _seldom_waiting() -> Iterator[None]:
    """Compile no module of ``_SELDOM``, but a way to it; one that is not found there is compiled as ever."""
    real = builtins.compile

    def waiting(source: Any, filename: Any, *more: Any, **named: Any) -> CodeType:  # noqa: ANN401 - as Python's own
        if filename in _SELDOM:
            _sources[filename], source = source, _STUB.format(name=filename)
        return real(source, filename, *more, **named)  # type: ignore[no-any-return]  # code, as it is not asked for a tree

    builtins.compile = waiting  # type: ignore[assignment]  # for the length of one import
    try:
        yield
    finally:
        builtins.compile = real


def when_asked(name: str, module: dict[str, Any]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a module that waits: the first name asked for fills it."""

    def fill(wanted: str) -> Any:  # noqa: ANN401 - whatever the module has
        if wanted.startswith("__"):  # the import system looks; it asks for nothing
            raise AttributeError(wanted)
        with _filling:
            source = _sources.pop(name, None)
            if source is not None:
                del module["__getattr__"]
                exec(compile(source, name, "exec"), module)  # noqa: S102 - the source PySide would have run
        if wanted not in module:
            raise AttributeError(wanted)
        return module[wanted]

    return fill
