"""The programme's settings: written and issued at the office, taken in elsewhere, each issue kept for good."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import IssuedSettings, ProgrammeSettings, SettingsDraft
from lianes_desktop.domain.settings_changes import SettingsChange, differences
from lianes_desktop.domain.settings_checks import problems
from lianes_desktop.domain.settings_entry import unread
from lianes_desktop.domain.summaries import DossierSummary
from lianes_desktop.services.acts import Act
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.ports.trust import Authority, Keys, SettingsFile
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook

_SLOT = 0


class TakenSettings(NamedTuple):
    """A file of settings taken in, and what it changes."""

    settings: ProgrammeSettings
    changes: tuple[SettingsChange, ...]
    already: bool
    """It was in force already: nothing was done."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One issue: what it changed against the one before it here, and the dossiers under it."""

    settings: ProgrammeSettings
    taken: IssuedSettings | None
    """``None`` for the settings shipped with the application."""
    changes: tuple[SettingsChange, ...]
    dossiers: tuple[DossierSummary, ...]
    in_force: bool


class SettingsService:
    """Acts and readings on the settings; those with a passphrase or a file are for a worker thread."""

    def __init__(
        self, records: Records, readings: Readings, rules: Rulebook, keys: Keys, authority: Authority, clock: Clock
    ) -> None:
        """The device's keys believe what comes; the office's authority signs what leaves."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._keys = keys
        self._authority = authority
        self._clock = clock

    def current(self) -> ProgrammeSettings:
        """The issue in force."""
        return self._rules.current

    def history(self) -> tuple[HistoryLine, ...]:
        """Every issue here, the latest first, the shipped one last."""
        kept = {one.version: one for one in self._rules.issued()}
        dossiers = self._readings.dossiers()
        in_force = self._rules.current.version
        before: ProgrammeSettings | None = None
        lines: list[HistoryLine] = []
        for settings in self._rules.all():
            lines.append(
                HistoryLine(
                    settings,
                    kept.get(settings.version),
                    () if before is None else differences(before, settings),
                    tuple(one for one in dossiers if one.action.settings == settings.version),
                    settings.version == in_force,
                )
            )
            before = settings
        return tuple(reversed(lines))

    # the office

    def draft(self) -> SettingsDraft:
        """The next issue as it stands; the latest one, under the next number, when nothing was written yet."""
        kept = self._readings.every(SettingsDraft)
        latest = self._rules.latest
        draft = kept[0] if kept else SettingsDraft(_SLOT, self._blank(latest))
        return replace(draft, settings=replace(draft.settings, version=latest.version + 1))

    def begun(self) -> bool:
        """Whether something of the next issue was written."""
        return bool(self._readings.every(SettingsDraft))

    def keep(self, draft: SettingsDraft) -> None:
        """Keep the next issue as it is now written, right or not yet."""
        self._records.keep(Act.CORRECT_SETTINGS, draft)

    def forget(self) -> None:
        """Begin the next issue again from the latest; undo brings it back."""
        self._records.keep(Act.FORGET_SETTINGS, removes=self._readings.every(SettingsDraft))

    def changes(self) -> tuple[SettingsChange, ...]:
        """What the next issue changes against the latest."""
        return differences(self._rules.latest, self.draft().settings)

    def refusals(self, draft: SettingsDraft) -> tuple[Refusal, ...]:
        """Everything that keeps the next issue from being signed, each under the path of its field."""
        typed = {one.field: one for one in unread(draft.typed, self._clock.today())}
        others = (one for one in problems(draft.settings) if one.field not in typed)
        return (*typed.values(), *others)

    def issue(self, passphrase: str, folder: Path) -> SettingsFile:
        """Sign the next issue, write its file into the folder, and put it in force here.

        Raises:
            RefusedError: everything that does not hold, by the path of its field; ``settings`` when nothing changes;
                ``passphrase`` wrong.
            UnavailableError: the medium or the store; no file stays, and nothing was issued.
        """
        draft = self.draft()
        found = list(self.refusals(draft))
        if not self.changes():
            found.append(Refusal("settings", Problem.SETTINGS_UNCHANGED))
        if found:
            raise RefusedError(found)
        now = self._clock.now().replace(microsecond=0)
        in_force = draft.settings.in_force_from or self._clock.today()
        issued = replace(draft.settings, issued_at=now, in_force_from=in_force)
        written = self._authority.issue_settings(issued, passphrase, folder)
        kept = IssuedSettings(issued.version, written.settings, written.manifest_sha256, now)
        try:
            self._records.keep(None, kept, removes=self._readings.every(SettingsDraft))
        except BaseException:
            # a file that left while its number is free here would one day meet its double
            written.path.unlink(missing_ok=True)
            raise
        return written

    # elsewhere

    def announces(self, path: Path) -> bool:
        """Whether a file says by its names that it carries settings."""
        return self._keys.announces_settings(path)

    def take_in(self, path: Path, expected_root: str = "") -> TakenSettings:
        """Take a file of settings in: dossiers made from now on are under it, those made before keep theirs.

        ``expected_root`` is what the person heard over the phone, when Lianes is not known here yet.

        Raises:
            RefusedError: on ``file``: ``SETTINGS_OLDER``, ``SETTINGS_FORKED``, ``SETTINGS_FOR_OTHERS``, and as
                ``ports.trust.Keys.read_settings`` says; nothing changed.
            UnavailableError: the file or the store.
        """
        read = self._keys.read_settings(path, expected_root)
        before = self._rules.latest
        changes = differences(before, read.settings)
        done = self._records.change(None, self._kept(read))
        self._keys.take_trust(path, expected_root)
        return TakenSettings(read.settings, changes, already=not done)

    def _kept(self, read: SettingsFile) -> Callable[[UnitOfWork], Writes]:
        settings, latest = read.settings, self._rules.latest.version

        def decide(unit: UnitOfWork) -> Writes:
            held = unit.get(IssuedSettings, settings.version)
            numbers = {"version": settings.version, "latest": latest}
            if held is not None and held.manifest_sha256 != read.manifest_sha256:
                raise RefusedError([Refusal("file", Problem.SETTINGS_FORKED, numbers)])
            if settings.version < latest:
                raise RefusedError([Refusal("file", Problem.SETTINGS_OLDER, numbers)])
            self._check_audience(settings)
            if held is not None:
                return Writes()
            return Writes([IssuedSettings(settings.version, settings, read.manifest_sha256, self._clock.now())])

        return decide

    def _check_audience(self, settings: ProgrammeSettings) -> None:
        if not settings.for_authorities:
            return
        profile = self._readings.profile()
        if profile is None or profile.organisation not in settings.for_authorities:
            raise RefusedError([Refusal("file", Problem.SETTINGS_FOR_OTHERS)])

    @staticmethod
    def _blank(latest: ProgrammeSettings) -> ProgrammeSettings:
        """The latest issue without what was said of it alone."""
        return replace(latest, issued_at=None, in_force_from=None, note="", for_authorities=())
