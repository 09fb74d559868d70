"""Decisions of the page between colleagues: sharing, taking in, and settling what differs."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.deciding import form_of, typed
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.keys import EnrolmentState, fingerprint_groups
from lianes_desktop.domain.merging_records import Plain
from lianes_desktop.domain.money import EUR, Currency
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.shares import Conflict, TakenShare
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.journal import JournalService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.sharing import SharingService
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.sharing import wordings
from lianes_desktop.ui.sharing.values import Report, ShareLines, View

_PAGES = {
    **dict.fromkeys(("action",), Section.OVERVIEW),
    "participant": Section.TEAM,
    "item": Section.PROGRAMME,
    "contact": Section.CONTACTS,
    "expense": Section.EXPENSES,
    "meeting": Section.PREPARATION,
    **dict.fromkeys(("funding", "advance", "staff_time", "rate"), Section.BUDGET),
    **dict.fromkeys(("follow_up", "communication", "report"), Section.REPORT),
}
"""Where each kind of record is seen; a receipt is seen with its expense."""
_KEYLESS = frozenset({EnrolmentState.NO_KEY, EnrolmentState.EXPIRED})


class SharingView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def refuse_typed(self, message: str) -> None:
        """Say beside the other value why it is refused."""
        ...

    def ask_passphrase(self, why: str, folder: str) -> None:
        """Ask for the key's passphrase and where to write the share."""
        ...

    def ask_sender(self, name: str, groups: Sequence[str], path: Path) -> None:
        """Ask whether the colleague reads the same groups, before the file is believed."""
        ...

    def show_asking(self, words: str) -> None:
        """Say in the sheet that asks what is under way; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in that sheet what is refused; whether it could be said there."""
        ...

    def close_asking(self) -> None:
        """The passphrase has served."""
        ...


class SharingPresenter:
    """Shows one dossier's questions, and what goes and comes."""

    topics = frozenset(
        {
            *(Topic.DOSSIERS, Topic.PARTICIPANTS, Topic.PROGRAMME, Topic.CONTACTS, Topic.EXPENSES, Topic.RATES),
            *(Topic.PREPARATION, Topic.FUNDING, Topic.RESULTS, Topic.KEYS),
        }
    )

    def __init__(
        self,
        view: SharingView,
        sharing: SharingService,
        enrolment: EnrolmentService,
        journal: JournalService,
        preferences: PreferencesService,
        clock: Clock,
        documents: Path,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """``documents`` is proposed for a share until something was written elsewhere."""
        self._view = view
        self._sharing = sharing
        self._enrolment = enrolment
        self._journal = journal
        self._preferences = preferences
        self._clock = clock
        self._documents = documents
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._dossier: DossierId | None = None
        self._conflicts: tuple[Conflict, ...] = ()
        self._at = 0
        self._written = ""
        self._report: Report | None = None
        self._heard: dict[Path, str] = {}

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's questions."""
        if dossier != self._dossier:
            self._at, self._written = 0, ""
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        self._conflicts = () if self._dossier is None else self._sharing.conflicts(self._dossier)
        count = len(self._conflicts)
        self._at = min(self._at, max(0, count - 1))
        names = self._journal.names(self._dossier).people if self._dossier is not None and count else {}
        self._view.show_view(
            View(
                subtitle=_("Chacun travaille sur son ordinateur, puis vous réunissez vos fichiers, sans réseau."),
                question=wordings.question(self._conflicts[self._at], self._at, count, names) if count else None,
                share=self._share_lines(),
                written=self._written,
                report=self._report,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Take in the file of that path, or show the question about that record."""
        if field:
            self._take(Path(field))
        found = [at for at, one in enumerate(self._conflicts) if one.record == subject]
        if found:
            self._at = found[0]
            self.refresh()

    # ---- what differs

    def choose(self, side: int) -> None:
        """Keep what that side says."""
        if self._conflicts:
            sides = self._conflicts[self._at].clash.sides
            self._settle(sides[min(side, len(sides) - 1)].value)

    def choose_typed(self, text: str) -> None:
        """Keep another value, as it was typed."""
        if not self._conflicts:
            return
        one = self._conflicts[self._at]
        values = [side.value for side in one.clash.sides]
        form = form_of(one.clash.field, values)
        if form is None:
            return
        codes = [value["currency"] for value in values if isinstance(value, dict) and "currency" in value]
        try:
            self._settle(typed(form, text, self._clock.today(), Currency(codes[0]) if codes else EUR))
        except RefusedError as error:
            self._view.refuse_typed(" ".join(map(wording.refusal, error.refusals)))

    def step(self, by: int) -> None:
        """Show the next question, or the one before; the last is followed by the first."""
        if self._conflicts:
            self._at = (self._at + by) % len(self._conflicts)
            self.refresh()

    def open_record(self) -> None:
        """Show the record where it is seen and corrected."""
        if self._conflicts:
            one = self._conflicts[self._at]
            subject = None if one.kind in {"action", "report", "receipt"} else one.record
            self._navigator.go(_PAGES.get(one.kind, Section.EXPENSES), subject)

    # ---- what goes

    def ask_share(self) -> None:
        """Ask for what signing needs."""
        chosen = self._preferences.current().export_folder
        places = [*([Path(chosen)] if chosen else []), self._documents]
        folder = str(next((one for one in places if one.is_dir()), Path.home()))
        lines = self._share_lines()
        sent = "" if lines is None else " ".join(filter(None, (lines.contents + ".", lines.staying)))
        why = _("Le fichier est signé, non chiffré : remettez-le de la main à la main, puis effacez-le du support.")
        self._view.ask_passphrase(f"{sent} {why}".strip(), folder)

    def answer(self, given: tuple[str, Secret]) -> None:
        """Sign and write the share."""
        _purpose, secret = given
        if not secret.passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
            return
        if self._dossier is not None:
            self._view.show_asking(_("Signature du dossier partagé"))
            work = partial(self._made, self._dossier, secret)
            self._jobs.run(work, partial(self._shared, secret), self._not_shared, self._writing)

    # ---- what comes

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take in files that came from colleagues."""
        for one in files:
            if one.path is not None:
                self._take(one.path)

    def confirm_sender(self, path: Path) -> None:
        """The colleague's fingerprint was compared by voice: take the file in."""
        heard = self._heard.pop(path, "")
        self._run(path, lambda progress: self._sharing.confirm(path, heard, progress))

    # ---- inside

    def _share_lines(self) -> ShareLines | None:
        if self._dossier is None:
            return None
        try:
            size = self._sharing.size(self._dossier)
        except RemovedError:  # removed while the page is in sight: another one is opened next
            return None
        lacks = ""
        try:
            if self._enrolment.info().state in _KEYLESS:
                lacks = _("Créez d'abord votre clé, dans les fichiers de ces échanges.")
        except UnavailableError as failure:
            lacks = wording.failure(failure)
        return wordings.share_lines(size, lacks)

    def _settle(self, value: Plain) -> None:
        if self._dossier is None:
            return
        before = len(self._conflicts)
        try:
            self._sharing.resolve(self._dossier, self._conflicts[self._at], value)
        except RefusedError as error:
            self._notices.warn(" ".join(map(wording.refusal, error.refusals)))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        else:
            self.refresh()
            left = len(self._conflicts)
            if before and not left:
                self._notices.say(_("Tout est départagé : partagez le dossier pour que chacun l'ait."), undo=True)

    def _made(self, dossier: DossierId, secret: Secret, progress: Progress) -> Written:
        return self._sharing.share(dossier, secret.passphrase, Path(secret.folder), progress)

    def _writing(self, done: int, total: int) -> None:
        if total:
            share = formats.percent(Decimal(done) / total, 0)
            self._view.show_asking(_("Écriture du fichier : {share}").format(share=share))

    def _shared(self, _secret: Secret, written: Written) -> None:
        self._view.close_asking()
        self._written = str(written.path)
        self._notices.say(_("Dossier partagé : {file}").format(file=formats.isolate(written.path.name)))
        self.refresh()

    def _not_shared(self, error: Exception) -> None:
        self._view.show_asking("")
        if not (isinstance(error, RefusedError) and self._view.refuse(error.refusals)):
            self._warn(error)

    def _take(self, path: Path) -> None:
        self._run(path, lambda progress: self._sharing.take_in(path, progress))

    def _run(self, path: Path, work: Callable[[Progress], TakenShare]) -> None:
        self._view.show_busy(_("Lecture de {name}").format(name=formats.isolate(path.name)))
        self._jobs.run(work, partial(self._taken, path), self._not_taken)

    def _taken(self, path: Path, taken: TakenShare) -> None:
        self._view.show_busy("")
        signer = taken.verification.signer
        if signer is not None and self._sharing.confirmable(taken.verification):
            self._heard[path] = signer.fingerprint
            name = ", ".join(filter(None, (signer.name, signer.organisation)))
            self._view.ask_sender(name, fingerprint_groups(signer.fingerprint), path)
            return
        self._report = wordings.report(taken)
        if taken.dossier is not None and taken.dossier != self._dossier:
            self._navigator.open_dossier(taken.dossier)
        self._at = 0
        self.refresh()

    def _not_taken(self, error: Exception) -> None:
        self._view.show_busy("")
        self._warn(error)

    def _warn(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self._notices.warn(" ".join(map(wording.refusal, error.refusals)))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
