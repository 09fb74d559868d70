"""The product's own system calls on files, recorded or made to fail: those of ``durable``, and of files only read."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.power import Create, Operation, Remove, Rename, Sync, SyncFolder, Truncate, Write

Hook = Callable[[str], None]
"""Called before each call with its name; may raise."""


class SystemCalls:
    """Stands in for ``os.open``, ``io.open``, ``mkdir``, ``fsync``, ``replace`` and ``unlink`` under one folder."""

    def __init__(self, patch: pytest.MonkeyPatch, root: Path) -> None:
        self._root = str(root)
        self._written: dict[str, bytes] = {}
        self.before: Hook = lambda _what: None
        self.saw: Callable[[Operation], None] = lambda _operation: None
        self._real_open, self._real_sync = os.open, os.fsync
        self._real_replace, self._real_unlink = os.replace, os.unlink
        self._real_mkdir, self._real_file = os.mkdir, io.open
        patch.setattr(os, "open", self._open)
        patch.setattr(os, "fsync", self._sync)
        patch.setattr(os, "replace", self._replace)
        patch.setattr(os, "unlink", self._unlink)
        patch.setattr(os, "mkdir", self._mkdir)
        patch.setattr(io, "open", self._file)

    def _ours(self, path: object) -> bool:
        return isinstance(path, str | Path) and str(path).startswith(self._root)

    def _open(self, path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        making = bool(flags & os.O_CREAT) and self._ours(path) and not Path(path).exists()
        if self._ours(path):
            self.before("open")
        descriptor = self._real_open(path, flags, mode, dir_fd=dir_fd)
        if making:
            self.saw(Create(str(path)))
        return descriptor

    def _file(self, path: object, mode: str = "r", *others: Any, **more: Any) -> Any:  # noqa: ANN401 - as io.open
        """Python's own files: those of ``Path.open`` and what rests on it."""
        making = "r" not in mode and isinstance(path, str | Path) and self._ours(path) and not Path(path).exists()
        if self._ours(path):
            self.before("read" if "r" in mode else "open")
        file = self._real_file(path, mode, *others, **more)  # type: ignore[call-overload]  # any of its forms
        if making:
            self.saw(Create(str(path)))
        return file

    def _mkdir(self, path: str | Path, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        if self._ours(path) and not Path(path).is_dir():
            self.before("mkdir")
        self._real_mkdir(path, mode, dir_fd=dir_fd)

    def _sync(self, descriptor: int) -> None:
        path = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        if not self._ours(path):
            self._real_sync(descriptor)
        elif stat.S_ISDIR(os.fstat(descriptor).st_mode):
            self.before("sync folder")
            self._real_sync(descriptor)
            self.saw(SyncFolder(path))
        else:
            self._content(path)
            self.before("sync")
            self._real_sync(descriptor)
            self.saw(Sync(path))

    def _replace(self, source: str | Path, target: str | Path) -> None:
        if self._ours(target):
            self._content(str(source))
            self.before("rename")
            self._real_replace(source, target)
            self._written[str(target)] = self._written.pop(str(source))
            self.saw(Rename(str(source), str(target)))
        else:
            self._real_replace(source, target)

    def _unlink(self, path: str | Path, *, dir_fd: int | None = None) -> None:
        if self._ours(path):
            self.before("unlink")
            self._real_unlink(path, dir_fd=dir_fd)
            self._written.pop(str(path), None)
            self.saw(Remove(str(path)))
        else:
            self._real_unlink(path, dir_fd=dir_fd)

    def _content(self, path: str) -> None:
        """Bytes written by Python's own file objects are seen when the file is synced or renamed."""
        with self._real_file(path, "rb") as file:
            content = file.read()
        before = self._written.get(path)
        if content != before:
            self._written[path] = content
            if before is not None and len(content) < len(before):
                self.saw(Truncate(path, len(content)))
            self.saw(Write(path, 0, content))
