"""Decisions of the claim page: may it be signed, where it goes, what became of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.dossiers import ExpenseStatement, Finding, Level, Section
from lianes_desktop.domain.hand_in import SentBundle, bundle_code
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.people import EnrolmentState
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.ports import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.claim import wordings
from lianes_desktop.ui.claim.values import Left, SignerLine, View
from lianes_desktop.ui.kit.ports import Job, Jobs, Navigator, Notices


class ClaimView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_progress(self, words: str, at: int, of: int) -> None:
        """Show work under way; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused."""
        ...

    def forget_passphrase(self) -> None:
        """Empty the field once it has served."""
        ...

    def show_preview(self, pdf: Path) -> None:
        """Show the claim's pages."""
        ...

    def focus_field(self, field: str) -> None:
        """Put the cursor in ``passphrase`` or ``certified``."""
        ...


class ClaimPresenter:
    """Shows one dossier's claim; signing and drawing run beside the window."""

    topics = frozenset({
        Topic.EXPENSES, Topic.RATES, Topic.DOSSIERS, Topic.PARTICIPANTS, Topic.PROGRAMME, Topic.CONTACTS,
        Topic.SENT, Topic.KEYS, Topic.PREFERENCES, Topic.ORGANISATIONS,
    })  # fmt: skip

    def __init__(
        self,
        view: ClaimView,
        hand_in: HandInService,
        dossiers: DossierService,
        enrolment: EnrolmentService,
        profiles: ProfileService,
        preferences: PreferencesService,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
        drafts: Callable[[], Path],
    ) -> None:
        """``drafts`` gives a folder for the preview's file, inside the data folder."""
        self._view = view
        self._hand_in = hand_in
        self._dossiers = dossiers
        self._enrolment = enrolment
        self._profiles = profiles
        self._preferences = preferences
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._drafts = drafts
        self._dossier: DossierId | None = None
        self._certified = False
        self._job: Job | None = None
        self._left: SentBundle | None = None
        self._findings: tuple[Finding, ...] = ()

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's claim."""
        if dossier != self._dossier:
            self._certified = False
            self._left = None
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Check and reckon again, and show."""
        if self._dossier is None:
            return
        self._findings = self._hand_in.checks(self._dossier)
        statement = self._hand_in.statement(self._dossier)
        self._view.show_view(self._shown(self._dossier, statement))

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Focus a field of the page."""
        if field and subject is None:
            self._view.focus_field(field)

    def certify(self, certified: object) -> None:
        """The statement above the passphrase was ticked or not."""
        self._certified = certified is True
        self.refresh()

    def solve(self, line: object) -> None:
        """Go where a check is put right."""
        section = getattr(line, "section", None)
        if section is not None:
            self._navigator.go(section, getattr(line, "subject", None), getattr(line, "field", ""))

    def to_expenses(self) -> None:
        """Go to the expenses."""
        self._navigator.go(Section.EXPENSES)

    def choose_folder(self, folder: object) -> None:
        """Keep where the bundle is to be written."""
        if isinstance(folder, str) and folder:
            self._preferences.change(export_folder=folder)
            self.refresh()

    def preview(self) -> None:
        """Draw the claim's PDF and show it."""
        if self._dossier is None or self._job is not None:
            return
        to = self._drafts() / "apercu.pdf"
        work = partial(self._hand_in.preview, self._dossier, to)
        self._start(work, self._previewed, _("Préparation de l'aperçu"))

    def export(self, passphrase: object) -> None:
        """Sign, seal and write the bundle."""
        if self._dossier is None or self._job is not None or not isinstance(passphrase, str):
            return
        why_not = self._why_not()
        if why_not:
            self._notices.warn(why_not)
            return
        if not passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
            self._view.focus_field("passphrase")
            return
        folder = self._folder()
        work = partial(self._signed, self._dossier, passphrase, folder)
        self._start(work, self._exported, _("Signature et écriture du dossier"))

    def cancel(self) -> None:
        """Stop the work under way."""
        if self._job is not None:
            self._job.cancel()

    # ---- inside

    def _signed(self, dossier: DossierId, passphrase: str, folder: Path, progress: Progress) -> SentBundle:
        return self._hand_in.export(dossier, passphrase, folder, progress)

    def _start(self, work: Callable[[Progress], object], done: Callable[[object], None], words: str) -> None:
        self._words = words
        self._view.show_progress(words, 0, 0)
        self._job = self._jobs.run(work, done, self._failed, self._progressed)

    def _progressed(self, at: int, of: int) -> None:
        if self._job is not None:
            self._view.show_progress(self._words, at, of)

    def _ended(self) -> None:
        self._job = None
        self._view.show_progress("", 0, 0)

    def _previewed(self, pdf: object) -> None:
        self._ended()
        if isinstance(pdf, Path):
            self._view.show_preview(pdf)

    def _exported(self, sent: object) -> None:
        self._ended()
        self._view.forget_passphrase()
        if isinstance(sent, SentBundle):
            self._left = sent
            self._notices.say(_("Dossier signé et relu : il est prêt à remettre à Lianes."))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, RefusedError):
            self._view.refuse(error.refusals)
            others = [one for one in error.refusals if one.field != "passphrase"]
            if others:
                self._notices.warn(" ".join(wording.refusal(one) for one in others))
            else:
                self._view.focus_field("passphrase")
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        elif isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été écrit."))

    def _folder(self) -> Path:
        chosen = self._preferences.current().export_folder
        return Path(chosen) if chosen else Path.home()

    def _why_not(self) -> str:
        """Why the claim cannot be signed now, or nothing."""
        errors = [finding for finding in self._findings if finding.level is Level.ERROR]
        if errors:
            return ngettext(
                "Signer : {n} point à régler", "Signer : {n} points à régler", len(errors)
            ).format(n=len(errors))  # fmt: skip
        if self._enrolment.info().state is EnrolmentState.NO_KEY:
            return _("Créez d'abord votre clé, dans les réglages.")
        if not self._certified:
            return _("Cochez d'abord la déclaration.")
        return ""

    def _shown(self, dossier: DossierId, statement: ExpenseStatement) -> View:
        action = self._dossiers.action(dossier)
        authority = self._dossiers.organisation(action.authority)
        errors = sum(finding.level is Level.ERROR for finding in self._findings)
        remarks = len(self._findings) - errors
        version = self._hand_in.version(dossier)
        sent = self._hand_in.sent(dossier)
        changed = bool(sent) and self._hand_in.changed_since(dossier)
        rows, total = wordings.recap(statement)
        rate = "" if statement.rate is None else formats.percent(statement.rate)
        return View(
            subtitle=self._subtitle(action.title, version),
            steps=self._steps(errors, remarks, statement, sent=bool(sent) and not changed),
            checks=wordings.checks(self._findings),
            findings=wordings.found(self._findings),
            recap=rows,
            total=total,
            share_title=_("Part Lianes {rate}").format(rate=rate).strip(),
            taken_out=wordings.taken_out(statement),
            to_be_agreed=formats.euros(statement.to_be_agreed_cents) if statement.to_be_agreed_cents else "",
            hero=(
                _("Montant à reverser par Lianes"),
                formats.euros(statement.asked_cents),
                _("{rate} de {base} éligibles").format(
                    rate=formats.isolate(rate), base=formats.isolate(formats.euros(statement.eligible_cents))
                )
                if rate
                else _("Aucun taux ferme : tout est à convenir avec Lianes"),
            ),
            split=(
                "Lianes",
                formats.euros(statement.asked_cents),
                authority.name if authority is not None else _("Votre collectivité"),
                formats.euros(statement.own_share_cents),
            ),
            ratio=statement.asked_cents / statement.spent_cents if statement.spent_cents else 0.0,
            signer=self._signer(),
            why_not=self._why_not(),
            folder=str(self._folder()),
            version_note=_("Modifié depuis la version {n} : la signature fera une nouvelle version.").format(
                n=sent[0].sequence
            )
            if changed
            else "",
            seal_note=""
            if self._enrolment.info().state is EnrolmentState.ENROLLED
            else _(
                "Lianes ne connaît pas encore votre clé : le fichier sera signé mais non chiffré. "
                "Remettez-le en main propre, et faites comparer votre empreinte par téléphone."
            ),
            left=self._left_lines(sent[0] if sent and not changed else None),
        )

    def _subtitle(self, title: str, version: int) -> str:
        return _("{title} · version {n}").format(title=formats.isolate(title), n=version)

    def _steps(
        self, errors: int, remarks: int, statement: ExpenseStatement, *, sent: bool
    ) -> tuple[tuple[str, str, str], ...]:
        if errors:
            checked = ngettext("{n} point à régler", "{n} points à régler", errors).format(n=errors)
        elif remarks:
            checked = ngettext("{n} remarque", "{n} remarques", remarks).format(n=remarks)
        else:
            checked = _("Tout est en ordre")
        lines = len(statement.lines)
        count = ngettext("{n} dépense", "{n} dépenses", lines).format(n=formats.number(lines))
        signing = _("Faite") if sent else _("À faire")
        return (
            (_("Contrôles"), checked, "blocked" if errors else "done"),
            (_("Récapitulatif"), count, "later" if errors else "done"),
            (_("Signature"), signing, "later" if errors else "done" if sent else "now"),
            (_("Export"), _("Fichier écrit") if sent else _("Clé USB ou dossier"), "done" if sent else "later"),
        )

    def _signer(self) -> SignerLine | None:
        profile, key = self._profiles.get(), self._enrolment.info()
        if profile is None:
            return None
        known = key.state is EnrolmentState.ENROLLED
        return SignerLine(
            name=profile.name,
            initials=formats.initials(profile.name),
            groups=" ".join(key.groups),
            known=known,
            chip=_("Clé reconnue") if known else wording.enrolment(key.state),
        )

    def _left_lines(self, sent: SentBundle | None) -> Left | None:
        if sent is None:
            return None
        path = Path(sent.path)
        return Left(
            title=_("{name} · {size}").format(
                name=formats.isolate(path.name), size=formats.isolate(formats.size(sent.size))
            ),
            path=str(path.parent),
            code=_("Code du dossier : {code}").format(code=formats.isolate(bundle_code(sent.bundle_id))),
            folder=path.parent,
        )
