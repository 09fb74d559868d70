"""Where everything is in a data folder."""

from dataclasses import dataclass
from pathlib import Path

SEAT = "store.toml"
"""The file that tells where the office's database is, as ``storage.seat`` writes it; absent when the store is here."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The data folder of one installation."""

    root: Path
    shared: Path | None = None
    """Where the office keeps bundles taken in for everybody, when it does."""

    @property
    def store(self) -> Path:
        """The encrypted database."""
        return self.root / "lianes.db"

    @property
    def keys(self) -> Path:
        """The device's signing key and what it trusts."""
        return self.root / "keys"

    @property
    def authority(self) -> Path:
        """The office's certification authority."""
        return self.root / "authority"

    @property
    def received(self) -> Path:
        """Opened bundles kept by the office."""
        return self.shared or self.root / "received"

    @property
    def answers(self) -> Path:
        """Lianes' answers, as they were signed."""
        return self.root / "answers"

    @property
    def fetched(self) -> Path:
        """Files that came from boxes, until they are taken in or seen to."""
        return self.root / "fetched"

    @property
    def scratch(self) -> Path:
        """Files that only live while something is under way."""
        return self.root / "scratch"

    @property
    def backups(self) -> Path:
        """Copies of the store, unless another folder was chosen."""
        return self.root / "backups"

    @property
    def adopting(self) -> Path:
        """What is being taken up of another computer's copies, until all of it is there."""
        return self.root / "adopting"

    def is_new(self) -> bool:
        """Whether nobody has made this installation theirs yet; a store whose keys are gone is somebody's."""
        return not (self.root / "key.json").exists() and not self.store.exists()
