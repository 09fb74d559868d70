"""What a demonstration left on the disk, for tests of the command line."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.app import opening
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.storage.database import StoreKey


@dataclass(frozen=True)
class Done:
    """What a demonstration left, and what it said."""

    folder: Path
    passphrase: str
    keys: Mapping[str, StoreKey]
    said: tuple[str, ...]

    @property
    def field(self) -> Path:
        """The local authority's data folder."""
        return self.folder / "work" / "field"

    @property
    def office(self) -> Path:
        """Lianes' data folder."""
        return self.folder / "work" / "office"

    def copied(self, to: Path) -> "Done":
        """The same in another place, to be changed."""
        shutil.copytree(self.folder, to)
        return Done(to, self.passphrase, self.keys, self.said)

    def opened(self, name: str) -> closing[Workspace]:
        """The services over one of the two installations."""
        return closing(opening.open_workspace(self.folder / "work" / name, self.keys[name]))
