"""Decisions of the register page: making the authority, enrolling and revoking, keeping its lists fresh."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.register import KeyRequest, RegisterService
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.register import showing
from lianes_desktop.ui.register.values import RECOVERY, RENEW, REVOKE, Enrolling, Making, PersonLine, View


class RegisterView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way, in the sheet that asked or on the page; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside the fields what is refused, none clearing them; what has no field here is given back."""
        ...

    def clear(self) -> None:
        """Forget the passphrases typed, and close the sheet that asked for one."""
        ...

    def ask_passphrase(self, purpose: str, name: str) -> None:
        """Ask for the authority's passphrase; ``name`` is whose key is to be revoked."""
        ...

    def show_recovery(self, identity: str) -> None:
        """Show the key of recovery, to be saved and locked away."""
        ...


class RegisterPresenter:
    """The office's authority and register."""

    topics = frozenset({Topic.KEYS, Topic.ORGANISATIONS})

    def __init__(
        self,
        view: RegisterView,
        register: RegisterService,
        dossiers: DossierService,
        preferences: PreferencesService,
        clock: Clock,
        documents: Path,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """``documents`` is where answers are written until another folder is chosen."""
        self._view = view
        self._register = register
        self._dossiers = dossiers
        self._preferences = preferences
        self._clock = clock
        self._documents = documents
        self._jobs = jobs
        self._notices = notices
        self._request: KeyRequest | None = None
        self._revoking = ""
        self._written = ""
        self._recovery_due = False

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office's page belongs to no dossier
        """Show the register."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        self._view.show_view(
            showing.shown(
                self._register,
                self._dossiers.organisations(),
                self._request,
                self._clock.now(),
                folder=str(self._folder()),
                written=self._written,
                recovery_due=self._recovery_due,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """A key request came by another page: ``field`` is its path."""
        if subject is None and field:
            self.read_request(Path(field))

    # a key request

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Read the key request dropped or chosen."""
        for one in files[:1]:
            if one.path is not None:
                self.read_request(one.path)

    def read_request(self, path: Path) -> None:
        """Open a key request and show whom it speaks of."""
        try:
            self._request = self._register.read_request(path)
            self._written = ""
        except RefusedError as refused:
            self._notices.warn(f"{formats.isolate(path.name)} : {_sentences(refused.refusals)}")
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.refresh()

    def enrol(self, enrolling: Enrolling) -> None:
        """Issue the certificate, with the identity typed here."""
        if self._request is None:
            return
        organisation = self._dossiers.organisation(OrganisationId(enrolling.organisation))
        missing = [Refusal("organisation", Problem.MISSING)] if organisation is None else []
        missing += [] if enrolling.passphrase else [Refusal("passphrase", Problem.MISSING)]
        if missing or organisation is None:
            self._view.refuse(missing)
            return
        work = partial(self._enrolled, self._request, enrolling, organisation, self._folder())
        self._start(work, self._answer_written, _("Émission du certificat"))

    def forget_request(self) -> None:
        """Put the request aside."""
        self._request = None
        self._view.refuse([])
        self.refresh()

    def choose_folder(self, folder: str) -> None:
        """Keep where answers are written."""
        try:
            self._preferences.change(export_folder=folder)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.refresh()

    # the authority

    def make(self, making: Making) -> None:
        """Make the authority."""
        self._start(partial(self._made, making), self._authority_made, _("Création de l'autorité"))

    def ask(self, purpose: str) -> None:
        """Ask for the passphrase that a task needs."""
        self._view.ask_passphrase(purpose, "")

    def ask_revoke(self, line: PersonLine) -> None:
        """Ask for the passphrase before a key is revoked."""
        self._revoking = line.fingerprint
        self._view.ask_passphrase(REVOKE, line.name)

    def answer(self, given: tuple[str, Secret]) -> None:
        """Do what the passphrase was asked for."""
        purpose, secret = given
        if not secret.passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
        elif purpose == RENEW:
            self._start(partial(self._renewed, secret), self._lists_renewed, _("Renouvellement"))
        elif purpose == RECOVERY:
            self._start(partial(self._recovery, secret), self._recovery_read, _("Ouverture"))
        else:
            self._start(partial(self._revoked, self._revoking, secret), self._key_revoked, _("Révocation"))

    def save_recovery(self, what: tuple[str, str]) -> None:
        """Write the key of recovery to a file: the key, and the path."""
        identity, path = what
        try:
            self._register.write_recovery(identity, showing.recovery_note(), Path(path))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._recovery_due = False
        place = formats.isolate(path)
        self._notices.say(_("Clé de secours écrite : {path}. Imprimez-la, puis effacez ce fichier.").format(path=place))
        self.refresh()

    def write_trust(self, folder: str) -> None:
        """Write the chain and the revocation lists, for checks with OpenSSL."""
        to = Path(folder) / "trust.pem"
        try:
            self._register.write_trust(to)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._notices.say(_("Chaîne de confiance écrite : {name}").format(name=formats.isolate(str(to))))

    # ---- beside the window

    def _made(self, making: Making, _progress: Progress) -> None:
        self._register.create(making.name, making.passphrase, making.again)

    def _enrolled(
        self, request: KeyRequest, enrolling: Enrolling, organisation: Organisation, folder: Path, _progress: Progress
    ) -> Path:
        profile = Profile(
            participant=request.profile.participant,
            given_name=enrolling.given_name,
            family_name=enrolling.family_name,
            email=enrolling.email,
            organisation=organisation.id,
            status=Status.STAFF,
            role=Role.FIELD,
        )
        return self._register.enrol(request, profile, organisation, enrolling.passphrase, folder)

    def _revoked(self, fingerprint: str, secret: Secret, _progress: Progress) -> None:
        self._register.revoke(fingerprint, secret.passphrase)

    def _renewed(self, secret: Secret, _progress: Progress) -> None:
        self._register.renew_crls(secret.passphrase)

    def _recovery(self, secret: Secret, _progress: Progress) -> str:
        return self._register.recovery_identity(secret.passphrase)

    # ---- back in the window

    def _start(self, work: Callable[[Progress], object], done: Callable[[object], None], words: str) -> None:
        self._view.refuse([])
        self._view.show_busy(words)
        self._jobs.run(work, partial(self._done, done), self._failed)

    def _done(self, then: Callable[[object], None], result: object) -> None:
        self._view.show_busy("")
        self._view.clear()
        then(result)
        self.refresh()

    def _authority_made(self, _nothing: object) -> None:
        self._recovery_due = True
        self._notices.say(_("Autorité créée. Gardez sa phrase de passe hors de cet ordinateur."))

    def _answer_written(self, path: object) -> None:
        self._request = None
        self._written = str(path)
        self._notices.say(_("Réponse écrite : {path}").format(path=formats.isolate(str(path))))

    def _lists_renewed(self, _nothing: object) -> None:
        self._notices.say(_("Listes de révocation renouvelées."))

    def _key_revoked(self, _nothing: object) -> None:
        self._notices.say(_("Clé révoquée : ses prochains dossiers seront refusés."))

    def _recovery_read(self, identity: object) -> None:
        self._view.show_recovery(str(identity))

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            elsewhere = self._view.refuse(error.refusals)
            if elsewhere:
                self._notices.warn(_sentences(elsewhere))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))

    def _folder(self) -> Path:
        chosen = self._preferences.current().export_folder
        places = [*([Path(chosen)] if chosen else []), self._documents]
        return next((one for one in places if one.is_dir()), Path.home())


def _sentences(refusals: Sequence[Refusal]) -> str:
    return " ".join(wording.refusal(one) for one in refusals)
