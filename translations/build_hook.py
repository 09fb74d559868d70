# ruff: noqa: INP001 - a script of the build, not a package
"""Put compiled catalogues, and nothing else of this folder, into the wheel.

It stands here because hatchling wants a path and the top of the project is for what every project has.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Compiles each ``.po`` for the time of one build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say where each catalogue goes; an editable install reads the sources themselves."""
        self._folder = TemporaryDirectory()
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from lianes_desktop.i18n.compiler import compiled  # noqa: PLC0415 - found only now that the path is known

        for source in sorted((root / "translations").glob("*/LC_MESSAGES/*.po")):
            inside = source.relative_to(root).with_suffix(".mo")
            target = Path(self._folder.name) / inside
            target.parent.mkdir(parents=True)
            target.write_bytes(compiled(source))
            build_data["force_include"][str(target)] = f"lianes_desktop/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove what was compiled."""
        self._folder.cleanup()
