"""A file system between the product's own SQLCipher and the real one: it records every write, or makes a call fail.

The structures by which SQLite reaches files are copied and a few of their functions replaced, through ctypes, inside
the very library the product loads; everything not replaced, locks and shared memory included, stays SQLite's own.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import _sqlite3

from support.power import Create, Operation, Remove, Sync, SyncFolder, Truncate, Write

_POINTER = ctypes.c_void_p
_SIZE_OF_VFS, _SIZE_OF_METHODS = 168, 152
_VFS_NEXT, _VFS_NAME, _VFS_OPEN, _VFS_DELETE = 16, 24, 40, 48
_READ, _WRITE, _TRUNCATE, _SYNC = 16, 24, 32, 40

# the name goes on as the address it came in: SQLite keeps it for as long as the file is open
_OPEN_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_DELETE_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_char_p, ctypes.c_int)
_BYTES_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_SIZE_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_FLAGS_CALL = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)

DISK_FULL = 13
IO_ERROR = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546, "delete": 2570, "open": 14}
"""SQLite's own codes for a call that fails."""

_SYNCED_WITH_FOLDER = ("-wal", "-journal")

Hook = Callable[[str, str], int]
"""Called before each call with its name and the path; 0, or the code the call fails with."""


class SpyFileSystem:
    """What SQLite asks of the system, under a name of its own."""

    def __init__(self, name: str) -> None:
        self.before: Hook = lambda _what, _path: 0
        self.saw: Callable[[Operation], None] = lambda _operation: None
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = _POINTER
        self._real = self._library.sqlite3_vfs_find(None)
        self._vfs = _copied(self._real, _SIZE_OF_VFS)
        self._name = ctypes.create_string_buffer(name.encode())
        self._paths: dict[int, str] = {}
        self._fresh: set[int] = set()
        self._methods: dict[int, ctypes.Array[ctypes.c_char]] = {}
        self._real_open = _OPEN_CALL(_at(self._vfs, _VFS_OPEN).value or 0)
        self._real_delete = _DELETE_CALL(_at(self._vfs, _VFS_DELETE).value or 0)
        self._calls = (_OPEN_CALL(self._open), _DELETE_CALL(self._delete))
        _at(self._vfs, _VFS_NEXT).value = None
        _at(self._vfs, _VFS_NAME).value = ctypes.addressof(self._name)
        _set(self._vfs, _VFS_OPEN, self._calls[0])
        _set(self._vfs, _VFS_DELETE, self._calls[1])
        self._kept: list[object] = []

    def register(self) -> None:
        """Make it known to SQLCipher."""
        if self._library.sqlite3_vfs_register(self._vfs, 0):
            raise RuntimeError("the file system was not taken")

    def unregister(self) -> None:
        """Take it away again; no connection may use it any more."""
        self._library.sqlite3_vfs_unregister(self._vfs)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        path = ctypes.string_at(name).decode() if name else ""
        existed = not path or Path(path).exists()
        failure = self.before("open", path)
        if failure:
            ctypes.cast(file, ctypes.POINTER(_POINTER))[0] = None
            return failure
        code = int(self._real_open(self._real, name, file, flags, out))
        if code or not path:
            return code
        self._paths[file] = path
        self._fresh.discard(file)
        if not existed:
            self._fresh.add(file)
            self.saw(Create(path))
        place = ctypes.cast(file, ctypes.POINTER(_POINTER))
        place[0] = ctypes.addressof(self._spied(place[0] or 0))
        return 0

    def _spied(self, methods: int) -> ctypes.Array[ctypes.c_char]:
        """A table of file functions with ours in place of four of them; one for each of SQLite's own tables."""
        if methods not in self._methods:
            table = _copied(methods, _SIZE_OF_METHODS)
            real_read = _BYTES_CALL(_at(table, _READ).value or 0)
            real_write = _BYTES_CALL(_at(table, _WRITE).value or 0)
            real_truncate = _SIZE_CALL(_at(table, _TRUNCATE).value or 0)
            real_sync = _FLAGS_CALL(_at(table, _SYNC).value or 0)

            def read(file: int, data: int, amount: int, offset: int) -> int:
                return self.before("read", self._paths[file]) or int(real_read(file, data, amount, offset))

            def write(file: int, data: int, amount: int, offset: int) -> int:
                code = self.before("write", self._paths[file]) or int(real_write(file, data, amount, offset))
                if not code:
                    self.saw(Write(self._paths[file], offset, ctypes.string_at(data, amount)))
                return code

            def truncate(file: int, size: int) -> int:
                code = self.before("truncate", self._paths[file]) or int(real_truncate(file, size))
                if not code:
                    self.saw(Truncate(self._paths[file], size))
                return code

            def sync(file: int, flags: int) -> int:
                code = self.before("sync", self._paths[file]) or int(real_sync(file, flags))
                if not code:
                    self._synced(file)
                return code

            for at, call in (
                (_READ, _BYTES_CALL(read)),
                (_WRITE, _BYTES_CALL(write)),
                (_TRUNCATE, _SIZE_CALL(truncate)),
                (_SYNC, _FLAGS_CALL(sync)),
            ):
                self._kept.append(call)
                _set(table, at, call)
            self._methods[methods] = table
        return self._methods[methods]

    def _synced(self, file: int) -> None:
        path = self._paths[file]
        self.saw(Sync(path))
        if file in self._fresh and path.endswith(_SYNCED_WITH_FOLDER):  # SQLite syncs the folder here by itself
            self.saw(SyncFolder(str(Path(path).parent)))
            self._fresh.discard(file)

    def _delete(self, _vfs: int, name: bytes, sync_folder: int) -> int:
        path = name.decode()
        code = self.before("delete", path) or int(self._real_delete(self._real, name, sync_folder))
        if not code:
            self.saw(Remove(path))
            if sync_folder:
                self.saw(SyncFolder(str(Path(path).parent)))
        return code


@contextmanager
def spying(name: str) -> Iterator[SpyFileSystem]:
    """The file system, known to SQLCipher by that name inside the block."""
    spy = SpyFileSystem(name)
    spy.register()
    try:
        yield spy
    finally:
        spy.unregister()


def _copied(address: int, size: int) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(ctypes.string_at(address, size), size)


def _at(structure: ctypes.Array[ctypes.c_char], offset: int) -> ctypes.c_void_p:
    return _POINTER.from_buffer(structure, offset)


def _set(structure: ctypes.Array[ctypes.c_char], offset: int, call: object) -> None:
    _at(structure, offset).value = ctypes.cast(call, _POINTER).value  # type: ignore[arg-type]  # any function pointer
