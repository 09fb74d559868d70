"""Where everything is in a data folder."""

from dataclasses import dataclass
from pathlib import Path

APPLICATION = "lianes-desktop"


@dataclass(frozen=True, slots=True)
class Folders:
    """The data folder of one installation."""

    root: Path

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
        return self.root / "received"

    @property
    def scratch(self) -> Path:
        """Files that only live while something is under way."""
        return self.root / "scratch"

    @property
    def preferences(self) -> Path:
        """Choices remembered."""
        return self.root / "preferences.toml"

    def is_new(self) -> bool:
        """Whether nobody has made this installation theirs yet."""
        return not (self.root / "key.json").exists()


def default_folder() -> Path:
    """The folder each system keeps for an application's data."""
    import platformdirs  # noqa: PLC0415 - not needed when --data-dir is given

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))
