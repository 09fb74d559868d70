"""One demonstration, done once: what the command line's tests look at, copied by those that change it."""

from collections.abc import Iterator

import pytest
from support.done import Done

from lianes_desktop.app import demo
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.i18n import catalogue


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """A demonstration in a folder where an earlier one was; never to be changed."""
    use_shipped_time_zones()
    catalogue.activate("fr")
    folder = tmp_path_factory.mktemp("done") / ".demo"
    (folder / "work" / "field").mkdir(parents=True)
    (folder / "report.json").write_text("an earlier one")
    said = list[str]()
    played = demo.run(folder, said.append)
    return Done(folder, played.passphrase, {root.name: key for root, key in played.keys.items()}, tuple(said))


@pytest.fixture(autouse=True)
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """French whatever the system says, and again afterwards."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    use_shipped_time_zones()
    catalogue.activate("fr")
    yield
    catalogue.activate("fr")
