"""The computer's fault, not Lianes' and not ours: said with its cause and a remedy."""

from enum import StrEnum


class Resource(StrEnum):
    """What could not be used."""

    STORE = "store"
    VAULT = "vault"
    BACKUP = "backup"
    EXPORT = "export"
    KEYS = "keys"
    PREFERENCES = "preferences"
    FILE = "file"
    NETWORK = "network"
    BOX = "box"
    """Where files are exchanged: a folder, a stick, a WebDAV collection."""
    SERVER = "server"
    """The office's database."""


class Cause(StrEnum):
    """Why; each pair with a resource has a translated sentence and a remedy."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NOT_FOUND = "not_found"
    DENIED = "denied"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_NEW = "too_new"
    TOO_OLD_LIBRARY = "too_old_library"
    WRONG_KEY = "wrong_key"
    GONE = "gone"
    TAKEN = "taken"
    """The place is another installation's."""
    SERVER_GONE = "server_gone"
    """The office's database does not answer."""
    SHARED = "shared"
    """What is asked is only done to a store that is on this computer alone."""
    IN_DOUBT = "in_doubt"
    IO = "io"


class UnavailableError(Exception):
    """The computer is in the way: disk full, file locked, stick removed."""

    def __init__(self, what: Resource, why: Cause, detail: str = "") -> None:
        """Keep what and why; ``detail`` is a path or name a person may need."""
        self.what = what
        self.why = why
        self.detail = detail
        super().__init__(f"{what}: {why}: {detail}")


class CancelledError(Exception):
    """The person asked to stop; nothing was kept of the work under way."""


class RemovedError(KeyError):
    """The dossier or record this was about was removed, perhaps since the work began."""
