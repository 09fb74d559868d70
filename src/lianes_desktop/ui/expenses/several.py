"""What is done to the expenses chosen together, and to the list as a whole: changed at once, or exported. No Qt."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.extracts import Written
from lianes_desktop.services.ports.extracts import TableKind
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.together import Done
from lianes_desktop.ui.expenses.behind import Behind
from lianes_desktop.ui.expenses.list_values import Exported, Together, TogetherAsked
from lianes_desktop.ui.expenses.listed import Listed
from lianes_desktop.ui.expenses.view import ExpensesView
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices

T = TypeVar("T")

_Act = Callable[[Sequence[int], Progress], Done]
_Say = Callable[[int], str]
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 80


class Several:
    """Acts on several expenses, one at a time, away from the window."""

    def __init__(self, view: ExpensesView, behind: Behind, listed: Listed, jobs: Jobs, notices: Notices) -> None:
        """Nothing chosen."""
        self._view = view
        self._expenses = behind.expenses
        self._together = behind.together
        self._extracts = behind.extracts
        self._listed = listed
        self._jobs = jobs
        self._notices = notices
        self._dossier: DossierId | None = None
        self._title = ""
        self._keys: Sequence[int] = ()
        self._exported: Written | None = None
        self._job: Job | None = None
        self._busy = False

    def turn(self, dossier: DossierId | None, title: str) -> None:
        """Turn to another dossier."""
        self._title = title
        if dossier != self._dossier:
            self._dossier = dossier
            self._keys = ()
            self._exported = None
        self.refresh()

    def refresh(self) -> None:
        """Say again how many are chosen, and what was exported."""
        self.pick(self._keys)
        self._show_exported()

    def pick(self, keys: Sequence[int]) -> None:
        """These are chosen together; none when one alone is."""
        self._keys = keys
        if not keys:
            self._view.show_picked("")
            return
        total = self._expenses.summed(keys)
        words = ngettext("{n} reçu sélectionné", "{n} reçus sélectionnés", total.count)
        self._view.show_picked(
            f"{words.format(n=formats.number(total.count))} · {formats.euros(total.euro_cents)}" if total.count else ""
        )

    def act(self, asked: TogetherAsked) -> None:
        """Do it to those chosen together, what is typed of the one shown being kept before."""
        self._view.flush()
        given: Any = asked.given
        acts: Mapping[Together, tuple[_Act, _Say, _Say]] = {
            Together.KIND: (lambda keys, told: self._together.set_kind(keys, given, told), _changed, _refused),
            Together.PAYER: (lambda keys, told: self._together.set_payer(keys, given, told), _changed, _refused),
            Together.ITEM: (lambda keys, told: self._together.set_item(keys, given, told), _changed, _refused),
            Together.ACCEPT: (self._together.accept, _accepted, _incomplete),
            Together.REMOVE: (self._together.remove, _removed, _refused),
        }
        self._do(*acts[asked.act])

    def ask_export(self, kind: TableKind) -> None:
        """Ask where to write those chosen together, else all those listed, as they are when it is asked."""
        dossier, keys = self._dossier, tuple(self._keys or self._listed.keys)
        if dossier is not None:
            self._view.ask_file(self._file_name(kind), lambda path: self._export(dossier, keys, kind, Path(path)))

    def close_exported(self) -> None:
        """The person has read where the file is."""
        self._exported = None
        self._show_exported()

    def cancel(self) -> None:
        """Stop what is under way; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _export(self, dossier: DossierId, keys: Sequence[int], kind: TableKind, to: Path) -> None:
        if self._busy:
            return
        self._exported = None
        self._show_exported()

        def done(written: Written) -> None:
            self._end()
            self._exported = written
            self._show_exported()

        self._start(
            _("Écriture du fichier"),
            lambda progress: self._extracts.write(dossier, keys, kind, to, progress),
            done,
        )

    def _file_name(self, kind: TableKind) -> str:
        """The name proposed for an export."""
        words = _("Dépenses {title}").format(title=self._title)
        plain = " ".join(_FORBIDDEN.sub(" ", words).split())
        return f"{plain[:_LONGEST_NAME].rstrip(' .')}.{kind.value}"

    def _do(self, act: _Act, say: _Say, unfit: _Say) -> None:
        keys = tuple(self._keys)
        if not keys or self._busy:
            return

        def done(what: Done) -> None:
            self._end()
            self._notices.say(_told(what, say, unfit), undo=what.changed > 0)

        self._start(_("Modification des reçus"), lambda progress: act(keys, progress), done)

    def _start(self, words: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        def failed(error: Exception) -> None:
            self._end()
            warn(error, self._notices)

        self._busy = True
        self._view.show_work(words, 0, 1)
        job = self._jobs.run(work, done, failed, lambda at, of: self._view.show_work(words, at, of))
        if self._busy:  # it may have ended at once
            self._job = job

    def _end(self) -> None:
        self._busy, self._job = False, None
        self._view.show_work("", 0, 0)

    def _show_exported(self) -> None:
        written = self._exported
        if written is None:
            self._view.show_exported(None)
            return
        words = ngettext("{n} reçu exporté : {file}, {size}", "{n} reçus exportés : {file}, {size}", written.count)
        said = words.format(
            n=formats.number(written.count),
            file=formats.isolate(written.path.name),
            size=formats.size(written.size),
        )
        self._view.show_exported(Exported(said, written.path))


def _told(done: Done, say: _Say, unfit: _Say) -> str:
    """What became of them, what was left as it is included: ``unfit`` says why the act did not suit some."""
    parts = [say(done.changed)] if done.changed else []
    if done.locked:
        words = ngettext("{n} déjà remis, laissé tel quel", "{n} déjà remis, laissés tels quels", done.locked)
        parts.append(words.format(n=formats.number(done.locked)))
    if done.unfit:
        parts.append(unfit(done.unfit))
    return " · ".join(parts) or _("Rien à changer : ces reçus sont déjà ainsi")


def _changed(count: int) -> str:
    return ngettext("{n} reçu modifié", "{n} reçus modifiés", count).format(n=formats.number(count))


def _accepted(count: int) -> str:
    return ngettext("{n} reçu validé", "{n} reçus validés", count).format(n=formats.number(count))


def _removed(count: int) -> str:
    return ngettext("{n} reçu supprimé", "{n} reçus supprimés", count).format(n=formats.number(count))


def _incomplete(count: int) -> str:
    return ngettext("{n} à compléter d'abord", "{n} à compléter d'abord", count).format(n=formats.number(count))


def _refused(count: int) -> str:
    words = ngettext(
        "{n} laissé tel quel : une règle s'y oppose", "{n} laissés tels quels : une règle s'y oppose", count
    )
    return words.format(n=formats.number(count))
