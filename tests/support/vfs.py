"""An SQLite file system in Python under the product's own SQLCipher: it records every write, or makes one fail.

The apsw library lets a file system be written in Python, but brings its own SQLite. So the structure it registers is
copied and registered with the SQLite inside ``sqlcipher3`` too, which then calls the same Python code.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from sqlcipher3 import _sqlite3
from typing_extensions import override

from support.power import Create, Operation, Remove, Sync, SyncFolder, Truncate, Write

_VFS_BYTES = 168
_NEXT_AT = 16
_SYNCED_WITH_FOLDER = ("-wal", "-journal")

Hook = Callable[[str, str], None]
"""Called before each operation with its name and the path; may raise."""


class _File(apsw.VFSFile):
    def __init__(self, spy: "SpyFileSystem", name: Any, flags: list[int]) -> None:  # noqa: ANN401 - apsw's own name object
        path = name.filename() if hasattr(name, "filename") else name
        existed = Path(path).exists()
        spy.before("open", path)
        super().__init__(spy.base, name, flags)
        self._spy = spy
        self._path = path
        self._fresh = not existed
        if self._fresh:
            spy.saw(Create(path))

    @override
    def excepthook(self, *_error: object) -> bool:
        """A planted error is no surprise."""
        return True

    @override
    def xRead(self, amount: int, offset: int) -> bytes:
        self._spy.before("read", self._path)
        return bytes(super().xRead(amount, offset))

    @override
    def xWrite(self, data: bytes, offset: int) -> None:
        self._spy.before("write", self._path)
        super().xWrite(data, offset)
        self._spy.saw(Write(self._path, offset, bytes(data)))

    @override
    def xTruncate(self, size: int) -> None:
        self._spy.before("truncate", self._path)
        super().xTruncate(size)
        self._spy.saw(Truncate(self._path, size))

    @override
    def xSync(self, flags: int) -> None:
        self._spy.before("sync", self._path)
        super().xSync(flags)
        self._spy.saw(Sync(self._path))
        if self._fresh and self._path.endswith(_SYNCED_WITH_FOLDER):  # as SQLite's own unix file system does
            self._spy.saw(SyncFolder(str(Path(self._path).parent)))
            self._fresh = False


class SpyFileSystem(apsw.VFS):
    """Stands between SQLite and the real file system, under a name of its own."""

    def __init__(self, name: str) -> None:
        self.base = ""
        self.before: Hook = lambda _what, _path: None
        self.saw: Callable[[Operation], None] = lambda _operation: None
        super().__init__(name, self.base)

    @override
    def excepthook(self, *_error: object) -> bool:
        """A planted error is no surprise."""
        return True

    @override
    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(self, name, flags)

    @override
    def xDelete(self, path: str, sync_folder: bool) -> None:
        self.before("delete", path)
        super().xDelete(path, sync_folder)
        self.saw(Remove(path))
        if sync_folder:
            self.saw(SyncFolder(str(Path(path).parent)))


@contextmanager
def spying(name: str, scratch: Path) -> Iterator[SpyFileSystem]:
    """The file system, known to SQLCipher by that name inside the block."""
    spy = SpyFileSystem(name)
    connection = apsw.Connection(str(scratch / f"{name}.db"), vfs=name)
    pointer = ctypes.c_void_p()
    connection.file_control("main", apsw.SQLITE_FCNTL_VFS_POINTER, ctypes.addressof(pointer))
    copy = ctypes.create_string_buffer(ctypes.string_at(pointer.value or 0, _VFS_BYTES), _VFS_BYTES)
    ctypes.c_void_p.from_buffer(copy, _NEXT_AT).value = None
    library = ctypes.CDLL(_sqlite3.__file__)
    if library.sqlite3_vfs_register(ctypes.byref(copy), 0):
        raise RuntimeError("the file system was not taken")
    try:
        yield spy
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(copy))
        connection.close()
        spy.unregister()
