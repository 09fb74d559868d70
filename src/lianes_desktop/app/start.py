"""What a first start makes, and how a later one is opened: behind the pages before the window."""

from datetime import UTC, datetime
from pathlib import Path

from lianes_desktop.app import opening
from lianes_desktop.app.rings import Dispatch
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.reference import load
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.ui.welcome.values import Answers

_STEPS = 4


class Beginning:
    """Makes a new installation (a ``ui.welcome.presenter.FirstStart``)."""

    def __init__(self, root: Path, dispatch: Dispatch) -> None:
        """In an empty data folder."""
        self._root = root
        self._dispatch = dispatch
        self._answers: Answers | None = None
        self.workspace: Workspace | None = None

    def organisations(self) -> tuple[Organisation, ...]:
        """The authorities shipped, to choose from."""
        return self._shipped().organisations

    def begin(self, answers: Answers, progress: Progress) -> str:
        """Make store, key and profile; returns the recovery code."""
        self._answers = answers
        made = opening.make(self._root, answers.passphrase)
        progress(1, _STEPS)
        workspace = opening.open_workspace(self._root, made.key, self._dispatch)
        if answers.organisation is not None:
            workspace.dossiers.correct_organisation(answers.organisation)
        workspace.profiles.save(answers.profile)
        progress(2, _STEPS)
        workspace.enrolment.create_key(answers.passphrase)
        progress(3, _STEPS)
        if answers.sample:
            workspace.dossiers.add_sample()
        progress(_STEPS, _STEPS)
        self.workspace = workspace
        return made.recovery_code

    def copies_near(self, folder: Path) -> Path | None:
        """The folder of copies meant."""
        from lianes_desktop.app import adopting  # noqa: PLC0415 - seldom

        return adopting.copies_near(folder)

    def write_sheet(self, code: str, to: Path) -> Path:
        """Write the recovery sheet to print."""
        from lianes_desktop import durable  # noqa: PLC0415 - only to print
        from lianes_desktop.documents.recovery_sheet import write_recovery_sheet  # noqa: PLC0415 - ReportLab

        profile = self._profile()
        organisation = self._organisation(profile)
        with telling(Resource.EXPORT, str(to)), durable.atomic_write(to) as out:
            write_recovery_sheet(code, profile.name, organisation, datetime.now(UTC), out)
        return to

    def language_chosen(self, language: str) -> None:
        """Remember the language for later starts."""
        from dataclasses import replace  # noqa: PLC0415 - seldom

        file = TomlPreferences(self._root)
        file.write(replace(file.read(), language=language))

    def _profile(self) -> Profile:
        if self._answers is None:
            raise ValueError("nobody has answered yet")
        return self._answers.profile

    def _organisation(self, profile: Profile) -> str:
        typed = self._answers.organisation if self._answers else None
        known = (*((typed,) if typed else ()), *self._shipped().organisations)
        return next((one.name for one in known if one.id == profile.organisation), "")

    def _shipped(self) -> ProgrammeSettings:
        return load(resource("reference", "reference_data.json").read_text(encoding="utf-8"))


class KeyDoor:
    """Opens the store's key (a ``ui.welcome.unlocking.Door``)."""

    def __init__(self, root: Path) -> None:
        """For a folder whose key the system does not keep."""
        self._root = root
        self.key: StoreKey | None = None

    def unlock(self, passphrase: str) -> None:
        """Open with the passphrase."""
        self.key = opening.unlock(self._root, passphrase)

    def recover(self, code: str, passphrase: str) -> None:
        """Open with the recovery code and set a new passphrase."""
        from lianes_desktop.storage import unlocking  # noqa: PLC0415 - cryptography, only to unlock

        key = opening.unlock(self._root, recovery_code=code)
        unlocking.set_passphrase(self._root, key, passphrase)
        self.key = key


class CopyDoor:
    """Opens a copy of the store and makes a data folder of it (a ``ui.welcome.unlocking.Door``)."""

    def __init__(self, root: Path, folder: Path) -> None:
        """``root`` is the new data folder, ``folder`` holds the copies and their keys."""
        self._root = root
        self._folder = folder
        self.key: StoreKey | None = None

    def unlock(self, passphrase: str) -> None:
        """Open with the passphrase of the copy."""
        self._adopt(opening.unlock(self._folder, passphrase))

    def recover(self, code: str, passphrase: str) -> None:
        """Open with the recovery code and set a new passphrase."""
        self._adopt(opening.unlock(self._folder, recovery_code=code), passphrase)

    def _adopt(self, key: StoreKey, passphrase: str = "") -> None:
        from lianes_desktop.app import adopting  # noqa: PLC0415 - seldom

        adopting.adopt(self._root, self._folder, key, passphrase)
        self.key = key
