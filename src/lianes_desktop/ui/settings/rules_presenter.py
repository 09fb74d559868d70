"""Decisions of the field's page of the settings: the rules in force to read, and a file of them to take in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.settings import SettingsService, TakenSettings
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.settings import reading, wordings
from lianes_desktop.ui.settings.values import RulesView


class SettingsRulesView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: RulesView) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def show_refusal(self, title: str, sentence: str) -> None:
        """Say why a file is refused, until another is taken in; empty words say nothing."""
        ...

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone, before its file is believed."""
        ...


class SettingsRulesPresenter:
    """Shows the rules in force, and takes in what Lianes issues."""

    topics = frozenset({Topic.SETTINGS, Topic.DOSSIERS})

    def __init__(self, view: SettingsRulesView, settings: SettingsService, jobs: Jobs, notices: Notices) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._settings = settings
        self._jobs = jobs
        self._notices = notices
        self._groups: dict[Path, str] = {}
        self._taken: TakenSettings | None = None

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the settings belong to no dossier
        """Show the rules in force."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        history = self._settings.history()
        settings = self._settings.current()
        issues = wordings.issues(history)
        news: tuple[str, ...] = ()
        title = ""
        if self._taken is not None:
            every = tuple(one.settings for one in reversed(history))
            news = wordings.changes(self._taken.changes, *every)
            title = _("Ce que changent les règles n° {number}").format(number=self._taken.settings.version)
            issues = (replace(issues[0], changes=()), *issues[1:])  # told above them
        self._view.show_view(reading.rules(settings, issues, news, title))

    def reveal(self, subject: UUID | None, field: str) -> None:
        """A file of settings came by another page: ``field`` is its path."""
        if subject is None and field:
            self._take(Path(field), "")

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take in the file dropped or chosen."""
        for one in files[:1]:
            if one.path is not None:
                self._take(one.path, "")

    def confirm_root(self, path: Path) -> None:
        """Lianes' fingerprint was compared by phone: take its file in."""
        self._take(path, self._groups.pop(path, ""))

    def copied(self) -> None:
        """Something of the contact is on the clipboard."""
        self._notices.say(_("Copié"))

    # ---- beside the window

    def _read(self, path: Path, heard: str, _progress: Progress) -> TakenSettings:
        return self._settings.take_in(path, heard)

    # ---- back in the window

    def _take(self, path: Path, heard: str) -> None:
        self._view.show_refusal("", "")
        self._view.show_busy(_("Lecture de {name}").format(name=formats.isolate(path.name)))
        self._jobs.run(partial(self._read, path, heard), self._arrived, partial(self._not_taken, path))

    def _arrived(self, taken: TakenSettings) -> None:
        self._view.show_busy("")
        number = taken.settings.version
        if taken.already:
            self._notices.say(_("Les règles n° {number} sont déjà là.").format(number=number))
        else:
            self._taken = taken
            self._notices.say(_("Règles n° {number} prises : les nouveaux dossiers en relèvent.").format(number=number))
        self.refresh()

    def _not_taken(self, path: Path, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            asked = next((one for one in error.refusals if one.problem is Problem.ROOT_UNCONFIRMED), None)
            if asked is not None:
                self._groups[path] = str(asked.values.get("groups", ""))
                self._view.ask_root(self._groups[path].split(), path)
                return
            title = _("{name} n'a pas été pris").format(name=formats.isolate(path.name))
            self._view.show_refusal(title, " ".join(wording.refusal(one) for one in error.refusals))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
