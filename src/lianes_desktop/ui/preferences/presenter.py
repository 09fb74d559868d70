"""What the settings do and say. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop import __version__
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.keys import EnrolmentState, KeyInfo
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.backups import BackupService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.device import Backup, Preferences
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.preferences.values import BackupLine, FolderRisk, KeyCard, Person


class DataFolder(Protocol):
    """Where the records are kept."""

    def path(self) -> Path:
        """The folder."""
        ...

    def risk(self) -> FolderRisk | None:
        """Why it may be a bad place, or ``None``."""
        ...


class PreferencesView(Protocol):
    """What the settings page can show."""

    def show_choices(self, choices: Preferences) -> None:
        """Language, theme and folders in force."""
        ...

    def show_person(self, person: Person) -> None:
        """Who is here."""
        ...

    def show_person_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong about the person, by field name."""
        ...

    def show_backups(self, lines: tuple[BackupLine, ...], *, busy: bool) -> None:
        """The copies there are; ``busy`` while one is made or restored."""
        ...

    def show_key(self, card: KeyCard | None) -> None:
        """The device's key; ``None`` where there is none to speak of."""
        ...

    def ask_root(self, path: Path) -> None:
        """Ask for the fingerprint heard over the phone before Lianes' answer is taken in."""
        ...

    def show_request_refused(self, sentence: str) -> None:
        """Why the key request could not be written; empty when nothing is wrong."""
        ...

    def show_folder(self, path: str, title: str, sentence: str) -> None:
        """Where the records are, and a warning when there is one."""
        ...

    def show_about(self, words: str) -> None:
        """Version and licence."""
        ...

    def focus_field(self, field: str) -> None:
        """Put the focus on the field of that name."""
        ...


class PreferencesPresenter:
    """Every choice is kept at once."""

    def __init__(
        self,
        view: PreferencesView,
        preferences: PreferencesService,
        backups: BackupService,
        enrolment: EnrolmentService,
        profiles: ProfileService,
        folder: DataFolder,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._preferences = preferences
        self._backups = backups
        self._enrolment = enrolment
        self._profiles = profiles
        self._folder = folder
        self._jobs = jobs
        self._notices = notices
        self._busy = False
        self._answer = Path()

    @property
    def topics(self) -> frozenset[Topic]:
        """Kinds of record shown here."""
        return frozenset({Topic.PREFERENCES, Topic.BACKUPS, Topic.KEYS})

    def open(self, dossier: DossierId | None) -> None:
        """The settings are the same in every dossier."""
        del dossier
        self.refresh()

    def refresh(self) -> None:
        """Show everything again."""
        self._view.show_choices(self._preferences.current())
        profile = self._profiles.get()
        if profile is not None:
            self._view.show_person(Person(profile.given_name, profile.family_name, profile.email))
        self._show_backups()
        # the office's own key is its authority's, on the page of keys
        office = profile is not None and profile.role is Role.OFFICE
        self._view.show_key(None if office else key_card(self._enrolment.info()))
        self._show_folder()
        self._view.show_about(_("Lianes {version}, logiciel libre sous licence EUPL 1.2").format(version=__version__))

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Put the focus on a field."""
        del subject
        self._view.focus_field(field)

    def choose(self, choice: tuple[str, str]) -> None:
        """Keep one choice: its name in ``Preferences``, its value."""
        name, value = choice
        try:
            self._preferences.change(**{name: value})
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))

    def correct_person(self, person: Person) -> None:
        """Keep the person's name and address, or say what is wrong with them."""
        profile = self._profiles.get()
        if profile is None:
            return
        try:
            self._profiles.save(
                replace(profile, given_name=person.given_name, family_name=person.family_name, email=person.email)
            )
        except RefusedError as refused:
            self._view.show_person_refusals({one.field: wording.refusal(one) for one in refused.refusals})
            return
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))
            return
        self._view.show_person_refusals({})

    def back_up(self) -> None:
        """Make a copy now."""

        def work(_progress: Progress) -> Backup:
            return self._backups.make("asked")

        self._work_on_backups(True)
        self._jobs.run(work, self._backed_up, self._not_done)

    def restore(self, backup: Backup) -> None:
        """Put a copy in the store's place; the present one is kept aside."""

        def work(_progress: Progress) -> None:
            self._backups.restore(backup)

        self._work_on_backups(True)
        self._jobs.run(work, self._restored, self._not_done)

    def write_request(self, asked: tuple[str, Path]) -> None:
        """Write the key request into a folder, with the passphrase."""
        passphrase, folder = asked
        if not passphrase:
            self._request_refused(RefusedError([Refusal("passphrase", Problem.MISSING)]))
            return

        def work(_progress: Progress) -> Path:
            return self._enrolment.write_request(passphrase, folder)

        self._view.show_request_refused("")
        self._jobs.run(work, self._request_written, self._request_failed)

    def take_in(self, answer: tuple[Path, str]) -> None:
        """Take in Lianes' answer, with the fingerprint heard over the phone where it is needed."""
        path, root = answer
        self._answer = path

        def work(_progress: Progress) -> KeyInfo:
            return self._enrolment.take_in(path, root)

        self._jobs.run(work, self._taken_in, self._not_taken_in)

    def _show_backups(self) -> None:
        lines = tuple(
            BackupLine(
                one,
                _("{when} · {size}").format(when=formats.moment(one.made_at.astimezone()), size=formats.size(one.size)),
            )
            for one in self._backups.all()
        )
        self._view.show_backups(lines, busy=self._busy)

    def _show_folder(self) -> None:
        risk = self._folder.risk()
        title = sentence = ""
        if risk is FolderRisk.SYNCED:
            title = _("Ce dossier est synchronisé avec un service en ligne")
            sentence = _("Deux ordinateurs y écriraient à la fois et l'abîmeraient : déplacez-le hors de ce service.")
        elif risk is FolderRisk.REMOVABLE:
            title = _("Ce dossier est sur un support amovible")
            sentence = _("Retiré pendant une écriture, il serait abîmé : gardez-le sur le disque de l'ordinateur.")
        self._view.show_folder(formats.ltr(str(self._folder.path())), title, sentence)

    def _work_on_backups(self, busy: bool) -> None:  # noqa: FBT001 - the one thing said
        self._busy = busy
        self._show_backups()

    def _backed_up(self, _backup: Backup) -> None:
        self._work_on_backups(False)
        self._notices.say(_("Sauvegarde faite et vérifiée"))

    def _restored(self, _nothing: None) -> None:
        self._work_on_backups(False)
        self._notices.say(_("Sauvegarde restaurée. L'état précédent est gardé à côté."))

    def _not_done(self, error: Exception) -> None:
        self._work_on_backups(False)
        self._warn(error)

    def _request_written(self, path: Path) -> None:
        self._view.show_key(key_card(self._enrolment.info()))
        self._notices.say(_("Demande écrite : {file}").format(file=formats.isolate(path.name)))

    def _request_failed(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self._request_refused(error)
        else:
            self._warn(error)

    def _request_refused(self, refused: RefusedError) -> None:
        self._view.show_request_refused(" ".join(wording.refusal(one) for one in refused.refusals))

    def _taken_in(self, info: KeyInfo) -> None:
        self._view.show_key(key_card(info))
        self._notices.say(_("Clé reconnue par Lianes"))

    def _not_taken_in(self, error: Exception) -> None:
        refusals = error.refusals if isinstance(error, RefusedError) else ()
        if any(one.problem is Problem.ROOT_UNCONFIRMED for one in refusals):
            self._view.ask_root(self._answer)
        else:
            self._warn(error)

    def _warn(self, error: Exception) -> None:
        warn(error, self._notices)


_LOOKS = {
    EnrolmentState.NO_KEY: ("neutral", "key-round"),
    EnrolmentState.SELF_SIGNED: ("warn", "key-round"),
    EnrolmentState.REQUESTED: ("info", "hourglass"),
    EnrolmentState.ENROLLED: ("ok", "shield-check"),
    EnrolmentState.EXPIRED: ("bad", "shield-x"),
    EnrolmentState.REVOKED: ("bad", "shield-off"),
}


def key_card(info: KeyInfo) -> KeyCard:
    """The key in words."""
    tone, icon = _LOOKS[info.state]
    until = info.expires_at
    detail = _("Valable jusqu'au {day}").format(day=formats.day(until.date())) if until is not None else ""
    may_ask = info.state in (EnrolmentState.SELF_SIGNED, EnrolmentState.REQUESTED, EnrolmentState.EXPIRED)
    return KeyCard(wording.enrolment(info.state), tone, icon, formats.ltr("  ".join(info.groups)), detail, may_ask)
