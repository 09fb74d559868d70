"""Places where a live store is not safe: synchronised, network and removable folders."""

import sys
from enum import StrEnum
from pathlib import Path

_SYNCED = (
    *("onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "googledrive", "my drive", "mon drive"),
    *("icloud drive", "icloudrive", "mobile documents", "com~apple~clouddocs", "pcloud", "kdrive", "seafile"),
)
_SYNC_MARKS = (
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".csync_journal.db",
)
_NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs"),
    )
)
_REMOVABLE = frozenset(("vfat", "msdos", "exfat", "fuseblk", "fuse.exfat", "iso9660", "udf"))
_REMOVABLE_UNDER = ("/media/", "/run/media/", "/Volumes/")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


class Risk(StrEnum):
    """Why a folder is no place for a live store."""

    SYNCED = "synced"
    """A program copies its files elsewhere while they are written, and puts older ones back."""
    NETWORK = "network"
    REMOVABLE = "removable"


def risky_place(folder: Path, *, mounts: Path = Path("/proc/mounts")) -> Risk | None:
    """What is wrong with a folder, or ``None``."""
    place = folder.expanduser().resolve()
    if any(part.casefold().startswith(_SYNCED) for part in place.parts) or _marked(place):
        return Risk.SYNCED
    if sys.platform == "win32":  # pragma: no cover - there only
        import ctypes  # noqa: PLC0415 - there only

        drive = ctypes.windll.kernel32.GetDriveTypeW(place.anchor)
        return {_WINDOWS_REMOVABLE: Risk.REMOVABLE, _WINDOWS_REMOTE: Risk.NETWORK}.get(drive)
    if str(place).startswith(_REMOVABLE_UNDER):
        return Risk.REMOVABLE
    kind = _file_system(place, mounts)
    if kind in _NETWORK:
        return Risk.NETWORK
    return Risk.REMOVABLE if kind in _REMOVABLE else None


def _marked(place: Path) -> bool:
    """Whether a folder above holds a synchronising program's own files."""
    return any(
        (above / mark).exists() for above in (place, *place.parents) if above != above.parent for mark in _SYNC_MARKS
    ) or any(next(above.glob(".sync_*.db"), None) for above in (place, *place.parents) if above.is_dir())


def _file_system(place: Path, mounts: Path) -> str:
    """The kind of file system that holds a folder: of the longest mount point above it, the last mounted."""
    best, kind = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        _device, at, found, *_rest = line.split()
        point = Path(at.replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), found
    return kind
