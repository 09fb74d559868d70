"""Decisions of the office's page of the settings: the next issue, field by field, then signed and issued."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings, SettingsDraft
from lianes_desktop.domain.settings_entry import parsed
from lianes_desktop.domain.settings_fields import Part, spec_of
from lianes_desktop.domain.settings_rows import (
    added,
    put_first,
    removed,
    rows,
    typed_first,
    typed_without,
    with_row,
)
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n import settings_labels as words
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.trust import SettingsFile
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.register import RegisterService
from lianes_desktop.services.settings import SettingsService
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.settings import editing, fields, wordings
from lianes_desktop.ui.settings.editor_view import SettingsEditorView
from lianes_desktop.ui.settings.values import CHANGES, HISTORY, ISSUE, EditorView, PartLine

_ORDERED = (Part.EDITIONS, Part.CONTACTS)


class SettingsEditorPresenter:
    """Keeps each field of the next issue as it is left, and issues the whole."""

    topics = frozenset({Topic.SETTINGS, Topic.KEYS, Topic.DOSSIERS})

    def __init__(
        self,
        view: SettingsEditorView,
        settings: SettingsService,
        register: RegisterService,
        preferences: PreferencesService,
        clock: Clock,
        documents: Path,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """``documents`` is proposed for the file until another folder was chosen."""
        self._view = view
        self._settings = settings
        self._register = register
        self._preferences = preferences
        self._clock = clock
        self._documents = documents
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._part: str = Part.EDITIONS
        self._row = 0
        self._tried = False
        self._written = ""

    # the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the settings belong to no dossier
        """Show the next issue as it stands."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show; what is being typed stays."""
        draft = self._settings.draft()
        wrong = self._wrong(draft)
        part = self._list()
        held = () if part is None else rows(draft.settings, part)
        self._row = min(self._row, max(0, len(held) - 1))
        known = wordings.names(self._settings.current(), draft.settings)
        chosen = held[self._row] if part is not None and held else None
        self._view.show_view(
            EditorView(
                subtitle=self._subtitle(draft.settings),
                chip=_("En préparation") if self._settings.begun() else "",
                authority=self._register.exists(),
                parts=self._parts(draft.settings, wrong),
                part=self._part,
                rows=() if part is None else editing.rows(part, held, wrong, known),
                row=self._row,
                title="" if part is None or chosen is None else said.record_name(part, chosen, known),
                fields=()
                if part is None or chosen is None
                else fields.lines(part, chosen, self._row, draft.settings, dict(draft.typed), wrong),
                add=editing.add_words(part),
                removable=part not in (None, Part.ISSUE) and bool(held),
                may_be_first=part in _ORDERED and self._row > 0,
                changes=wordings.changes(self._settings.changes(), self._settings.current(), draft.settings),
                issues=wordings.issues(self._settings.history()),
                begun=self._settings.begun(),
                written=self._written,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show the field of that path: ``editions.0.mission_rate``; a list alone is its name."""
        part, _dot, rest = field.partition(".")
        if subject is not None or part not in {*Part, CHANGES, HISTORY}:
            return
        place, _dot, name = rest.partition(".")
        self._part, self._row = part, int(place or 0)
        self.refresh()
        if name:
            self._view.focus_field(name)

    # the lists

    def show_part(self, key: str) -> None:
        """Show a list of the settings, what changes, or the issues so far."""
        self._part, self._row = key, 0
        self.refresh()

    def select(self, row: int) -> None:
        """Show another record of the list."""
        if row != self._row:
            self._row = row
            self.refresh()

    def add(self) -> None:
        """One more record, ready to be typed."""
        part = self._list()
        if part is None or part is Part.ISSUE:
            return
        draft = self._settings.draft()
        changed = added(draft.settings, part, self._clock.today())
        if self._kept(SettingsDraft(0, changed, draft.typed)):
            self._row = len(rows(changed, part)) - 1
            self.refresh()
            self._view.focus_field(editing.first_field(part))

    def remove(self) -> None:
        """Take the chosen record out; the bar offers to undo."""
        part = self._list()
        draft = self._settings.draft()
        if part is None or part is Part.ISSUE or not rows(draft.settings, part):
            return
        changed = removed(draft.settings, part, self._row)
        if self._kept(SettingsDraft(0, changed, typed_without(draft.typed, part, self._row))):
            self._notices.say(wording.act(Act.CORRECT_SETTINGS), undo=True)

    def put_first(self) -> None:
        """Put the chosen record before all others."""
        part = self._list()
        if part is None or part not in _ORDERED:
            return
        draft = self._settings.draft()
        changed = put_first(draft.settings, part, self._row)
        at, self._row = self._row, 0
        self._kept(SettingsDraft(0, changed, typed_first(draft.typed, part, at)))

    # the form

    def correct(self, left: tuple[str, object]) -> None:
        """Keep a field as it is left; what cannot be read is kept as typed, with the reason beside it."""
        name, given = left
        part = self._list()
        draft = self._settings.draft()
        if part is None or self._row >= len(rows(draft.settings, part)):
            return
        path = f"{part}.{self._row}.{name}"
        typed = {key: text for key, text in draft.typed if key != path}
        settings = draft.settings
        try:
            value = parsed(spec_of(part, name), given, self._clock.today(), path)
            settings = with_row(settings, part, self._row, name, value)
        except RefusedError:
            typed[path] = str(given)
        changed = SettingsDraft(0, settings, tuple(typed.items()))
        if changed != draft:
            self._kept(changed)

    def begin_again(self) -> None:
        """Forget what was written of the next issue; the bar offers to undo."""
        self._tried = False
        if self._done(self._settings.forget):
            self._notices.say(wording.act(Act.FORGET_SETTINGS), undo=True)
            self.refresh()

    # signing

    def to_authority(self) -> None:
        """Go where the authority is made."""
        self._navigator.go(Place.REGISTER)

    def ask_issue(self) -> None:
        """Ask for the passphrase when everything holds, else show the first thing that does not."""
        draft = self._settings.draft()
        found = self._settings.refusals(draft)
        if found:
            self._tried = True
            self._notices.warn(_("Points à corriger avant de signer : {count}.").format(count=len(found)))
            self.reveal(None, found[0].field)
            return
        changes = self._settings.changes()
        if not changes:
            self._notices.warn(wording.refusal(Refusal("settings", Problem.SETTINGS_UNCHANGED)))
            return
        told = wordings.changes(changes, self._settings.current(), draft.settings)
        self._view.ask_issue(draft.settings.version, told, str(self._folder()))

    def answer(self, given: tuple[str, Secret]) -> None:
        """Sign and issue with the passphrase given."""
        purpose, secret = given
        if purpose != ISSUE:
            return
        if not secret.passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
            return
        self._view.show_asking(_("Signature des règles"))
        self._jobs.run(partial(self._issued, secret), self._done_issuing, self._not_issued)

    # ---- beside the window

    def _issued(self, secret: Secret, _progress: Progress) -> SettingsFile:
        return self._settings.issue(secret.passphrase, Path(secret.folder))

    # ---- back in the window

    def _done_issuing(self, written: SettingsFile) -> None:
        self._view.close_asking()
        self._tried = False
        self._written = str(written.path)
        self._part, self._row = HISTORY, 0
        number = written.settings.version
        self._notices.say(_("Règles n° {number} émises. Remettez ce fichier aux collectivités.").format(number=number))
        self.refresh()

    def _not_issued(self, error: Exception) -> None:
        self._view.show_asking("")
        if not (isinstance(error, RefusedError) and self._view.refuse(error.refusals)):
            warn(error, self._notices)

    # ---- how it is done

    def _kept(self, draft: SettingsDraft) -> bool:
        done = self._done(lambda: self._settings.keep(draft))
        self.refresh()
        return done

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return False
        return True

    def _list(self) -> Part | None:
        return Part(self._part) if self._part in set(Part) else None

    def _wrong(self, draft: SettingsDraft) -> dict[str, str]:
        """Why each field is refused; an empty one is only asked for once the office wanted to sign."""
        return {
            one.field: wording.refusal(one)
            for one in self._settings.refusals(draft)
            if self._tried or one.problem is not Problem.MISSING
        }

    def _parts(self, settings: ProgrammeSettings, wrong: dict[str, str]) -> tuple[PartLine, ...]:
        lists = [
            PartLine(
                part,
                words.part(part),
                "" if part is Part.ISSUE else formats.number(len(rows(settings, part))),
                any(path == part or path.startswith(f"{part}.") for path in wrong),
            )
            for part in Part
        ]
        changed = len(self._settings.changes())
        return (
            *lists,
            PartLine(CHANGES, _("Ce qui change"), formats.number(changed)),
            PartLine(HISTORY, _("Règles émises"), formats.number(len(self._settings.history()))),
        )

    def _subtitle(self, settings: ProgrammeSettings) -> str:
        current = wordings.number(self._settings.current())
        return _("{current} en vigueur · n° {next} en préparation").format(current=current, next=settings.version)

    def _folder(self) -> Path:
        chosen = self._preferences.current().export_folder
        places = [*([Path(chosen)] if chosen else []), self._documents]
        return next((one for one in places if one.is_dir()), Path.home())
